/* screen.h: from a layout to a file for screens, which can be read without seeing it: PDF/UA-1
 *
 * ISO 14289-1 on ISO 32000-1. Everything either belongs to an element of the structure or is marked
 * as an artifact; elements stand in reading order and say their language, pictures what they mean,
 * links where they lead. Text is written glyph by glyph with its letters (screen_canvas.h),
 * pictures are drawn by Cairo (screen_form.h). Links only where the layout has `links: yes`. Memory
 * to memory; the same input gives the same bytes.
 */
#pragma once

#include "layout/layout.h"
#include "press/inkmap.h"

/* @title: for the document's properties. @date: ISO 8601 day. Returns: (transfer full): the file;
 * NULL with @error set. */
GByteArray *dalil_screen_pdf(const DalilLayout *layout, const DalilEdition *edition,
                             const DalilFonts *fonts, const char *title, const char *date,
                             GError **error);
