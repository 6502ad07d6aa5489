/* picture.c: pictures of a layout, and what they show */
#include "compose/picture.h"

#include <string.h>

#include "content/reading.h"

static const DalilPictureAlt *
alt_in(const DalilLayoutPicture *picture, const char *language)
{
    const DalilPictureAlt *list = picture->alt.items;

    for (int i = 0; i < picture->alt.n; i++)
        if (strcmp(list[i].language, language) == 0)
            return &list[i];
    return NULL;
}

/* In the network's own language: said so, or without saying which. */
static const DalilPictureAlt *
source_alt(const DalilEdition *edition, const DalilLayoutPicture *picture)
{
    const DalilPictureAlt *alt = alt_in(picture, edition->content->network.source.text);

    return alt ? alt : alt_in(picture, "");
}

const DalilPictureAlt *
dalil_picture_alt(const DalilEdition *edition, const DalilLayoutPicture *picture)
{
    const DalilPictureAlt *alt = alt_in(picture, edition->language->tag);

    return alt ? alt : source_alt(edition, picture);
}

const DalilLanguage *
dalil_picture_language(const DalilEdition *edition, const DalilPictureAlt *alt)
{
    return dalil_language_lookup(*alt->language ? alt->language
                                                : edition->content->network.source.text);
}

static void
check(DalilMaker *maker, const DalilLayoutPicture *picture)
{
    const DalilEdition *edition = maker->edition;
    const char *source = edition->content->network.source.text;
    const DalilPictureAlt *alt = dalil_picture_alt(edition, picture);

    if (!picture->image || picture->decorative)
        return;
    if (!alt)
        dalil_diags_error(maker->diags, picture->span,
                          "`alt` of the picture \"%s\" has no %s text, and the network is written "
                          "in %s: add `%s: …`",
                          picture->file.text, dalil_reading_language(source),
                          dalil_reading_language(source), source);
    else if (dalil_picture_language(edition, alt) != edition->language)
        dalil_diags_warning(maker->diags, alt->span,
                            "%s: `alt` of the picture \"%s\" has no %s text, so the %s one is read "
                            "aloud; add `%s: …`",
                            edition->name, picture->file.text,
                            dalil_reading_language(edition->language->tag),
                            dalil_reading_language(source), edition->language->tag);
}

static void
check_blocks(DalilMaker *maker, const DalilItems *blocks)
{
    const DalilLayoutBlock *list = blocks->items;

    for (int i = 0; i < blocks->n; i++) {
        check(maker, &list[i].picture);
        check_blocks(maker, &list[i].blocks);
    }
}

void
dalil_picture_check(DalilMaker *maker)
{
    const DalilPanel *panels = maker->layout->panels.items;
    const DalilFlow *flows = maker->layout->flows.items;

    if (maker->layout->n_images == 0)
        return;
    for (int p = 0; p < maker->layout->panels.n; p++) {
        const DalilFrame *frames = panels[p].frames.items;
        check(maker, &panels[p].picture);
        for (int f = 0; f < panels[p].frames.n; f++) {
            check(maker, &frames[f].picture);
            check_blocks(maker, &frames[f].blocks);
        }
    }
    for (int i = 0; i < maker->layout->flows.n; i++)
        check_blocks(maker, &flows[i].blocks);
}

DalilBlock *
dalil_picture_block(DalilMaker *maker, const DalilLayoutBlock *b)
{
    DalilBlock *block = NULL;

    if (!b->picture.image)
        return NULL;
    block = dalil_maker_block(maker, DALIL_BOX_PICTURE);
    block->picture = &b->picture;
    block->radius = b->radius;
    block->at = b->span;
    return block;
}
