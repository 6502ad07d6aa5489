/* screen.h: the file for reading on a screen, by eye or by ear */
#pragma once

#include "layout/layout.h"

/* As dalil_paint_pdf(), and tagged: PDF/UA-1. Links only where the layout has `links: yes`. */
GByteArray *dalil_screen_pdf(const DalilLayout *layout, const DalilEdition *edition,
                             const DalilFonts *fonts, const char *title, const char *date,
                             GError **error);
