/* screen_form.h: what is no text on a screen file's pages, drawn once and used wherever it is equal
 *
 * Cairo draws each on a page of its own; the page's content becomes a form (ISO 32000-1, 8.10).
 */
#pragma once

#include "paint/page.h"
#include "press/ua_file.h"

typedef struct DalilForms DalilForms;

/* Where a form goes, for dalil_canvas_form(). */
typedef struct {
    int index;
    double scale, x, y;
} DalilFormPlace;

/* Borrows both. (transfer full) */
DalilForms *dalil_forms_new(const DalilEdition *edition, const DalilFonts *fonts);
void dalil_forms_free(DalilForms *forms); /* NULL is fine */

/* The form of @item, which is no text and lives as long as @forms, and its place. */
DalilFormPlace dalil_forms_of(DalilForms *forms, const DalilItem *item);
/* The pictogram of a run within a line. */
DalilFormPlace dalil_forms_icon(DalilForms *forms, int icon, int ink, DalilRect rect);

/* Draws them all, once all are known. (transfer full): NULL with @error set. */
GByteArray *dalil_forms_draw(DalilForms *forms, GError **error);
/* Puts them into @file, which was opened from that drawing, and their names and numbers to
 * @resources. FALSE: the drawing is not what was drawn. */
gboolean dalil_forms_put(DalilForms *forms, DalilUaFile *file, GString *resources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilForms, dalil_forms_free)
