/* picture.h: what a picture shows, in words of the edition's language */
#pragma once

#include "compose/maker.h"

/* NULL: the picture is decoration. */
const DalilPictureAlt *dalil_picture_alt(const DalilEdition *edition,
                                         const DalilLayoutPicture *picture);
/* The language the words of @alt are in. */
const DalilLanguage *dalil_picture_language(const DalilEdition *edition,
                                            const DalilPictureAlt *alt);

/* Every picture of the layout has its words; where it has not, @maker->diags is told. */
void dalil_picture_check(DalilMaker *maker);
/* The block of a layout's `kind: picture`; NULL: it has no picture. */
DalilBlock *dalil_picture_block(DalilMaker *maker, const DalilLayoutBlock *b);
