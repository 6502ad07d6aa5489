/* preflight_page.c: one page: boxes, links, letters */
#include "press/preflight_parts.h"

#include <math.h>

#include "base/length.h"

#define CLOSE 0.1 /* points: boxes that are the same */
#define SAME_SIZE 0.5
#define BLEED DALIL_MM(3)
#define SAFE (DALIL_MM(3) - 0.25)
#define SMALLEST 4.95 /* points; 5 is allowed */
#define ASCENT 0.7    /* of the size: letters above their line */

static gboolean
holds(const DalilPfBox *outer, const DalilPfBox *inner)
{
    return outer->at[0] <= inner->at[0] + CLOSE && outer->at[1] <= inner->at[1] + CLOSE &&
           outer->at[2] >= inner->at[2] - CLOSE && outer->at[3] >= inner->at[3] - CLOSE;
}

static double
bleed_of(const DalilPfSheet *sheet)
{
    double least = INFINITY; /* less than none is for another rule */

    for (int i = 0; i < 4; i++)
        least = fmin(least, (sheet->trim.at[i] - sheet->bleed.at[i]) * (i < 2 ? 1 : -1));
    return fmax(least, 0);
}

static void
remember_first(DalilPf *pf, const DalilPfSheet *sheet)
{
    pf->first_trim = sheet->trim;
    pf->result->facts.width = sheet->trim.at[2] - sheet->trim.at[0];
    pf->result->facts.height = sheet->trim.at[3] - sheet->trim.at[1];
    pf->result->facts.bleed = sheet->boxed ? bleed_of(sheet) : 0;
}

static void
look_at_boxes(DalilPf *pf, qpdf_oh page, DalilPfSheet *sheet)
{
    const double *one = pf->first_trim.at, *trim = sheet->trim.at;
    gboolean has_trim = dalil_unpack_box(pf->pdf, page, "/TrimBox", sheet->trim.at);
    gboolean has_bleed = dalil_unpack_box(pf->pdf, page, "/BleedBox", sheet->bleed.at);

    if (!dalil_unpack_box(pf->pdf, page, "/MediaBox", sheet->media.at))
        dalil_pf_found(pf, DALIL_RULE_DAMAGED, "a page has no size");
    sheet->boxed = has_trim && has_bleed;
    if (!has_trim)
        sheet->trim = has_bleed ? sheet->bleed : sheet->media;
    if (!has_bleed)
        sheet->bleed = sheet->trim;
    if (!sheet->boxed)
        dalil_pf_found(pf, DALIL_RULE_BOX_MISSING, "%s", has_trim ? "BleedBox" : "TrimBox");
    else if (bleed_of(sheet) < BLEED - CLOSE)
        dalil_pf_found(pf, DALIL_RULE_BLEED_SMALL, "%.1f mm", bleed_of(sheet) / DALIL_MM(1));
    if (has_trim && qpdf_oh_has_key(pf->pdf, page, "/ArtBox"))
        dalil_pf_found(pf, DALIL_RULE_BOX_BOTH, NULL);
    if (!holds(&sheet->media, &sheet->bleed) || !holds(&sheet->bleed, &sheet->trim))
        dalil_pf_found(pf, DALIL_RULE_BOX_NESTED, NULL);
    if (pf->page == 1)
        remember_first(pf, sheet);
    else if (fabs(trim[2] - trim[0] - one[2] + one[0]) > SAME_SIZE ||
             fabs(trim[3] - trim[1] - one[3] + one[1]) > SAME_SIZE)
        dalil_pf_found(pf, DALIL_RULE_BOX_EQUAL, "%.1f x %.1f mm",
                       (trim[2] - trim[0]) / DALIL_MM(1), (trim[3] - trim[1]) / DALIL_MM(1));
}

static void
look_at_annotations(DalilPf *pf, qpdf_oh page)
{
    qpdf_oh list = dalil_pf_get(pf, page, "/Annots");

    if (!qpdf_oh_is_array(pf->pdf, list) || qpdf_oh_get_array_n_items(pf->pdf, list) == 0)
        return;
    dalil_pf_found(pf, DALIL_RULE_ANNOTATION, NULL);
    if (!dalil_pf_is(pf, page, "/Tabs", "/S"))
        dalil_pf_found(pf, DALIL_RULE_TABS, NULL);
}

/* What a glyph says, when it is something to see. */
static gboolean
is_visible(const DalilPdfPage *page, const DalilPdfGlyph *glyph)
{
    gunichar c = glyph->length > 0 ? g_utf8_get_char(page->text->str + glyph->said) : glyph->seen;

    return c == 0 ? glyph->length > 0 : g_unichar_isgraph(c);
}

static void
look_at_glyph(DalilPf *pf, const DalilPdfPage *page, const DalilPdfGlyph *glyph,
              const DalilPfSheet *sheet)
{
    const double *trim = sheet->trim.at;
    double left = glyph->x - trim[0], right = left + glyph->width, foot = trim[3] - glyph->y;
    double top = foot - ASCENT * glyph->size, width = trim[2] - trim[0], height = trim[3] - trim[1];
    const char *said = page->text->str + glyph->said;

    if (right < 0 || left > width || foot < 0 || top > height || !is_visible(page, glyph))
        return;
    if (glyph->size < SMALLEST)
        dalil_pf_found(pf, DALIL_RULE_SMALL_TEXT, "%.1f pt at \"%.*s\"", glyph->size,
                       (int)glyph->length, said);
    if (sheet->boxed && (left < SAFE || right > width - SAFE || top < SAFE || foot > height - SAFE))
        dalil_pf_found(pf, DALIL_RULE_SAFE_ZONE,
                       "at \"%.*s\", %.1f mm from the left, %.1f from above", (int)glyph->length,
                       said, left / DALIL_MM(1), foot / DALIL_MM(1));
}

static void
look_at_content(DalilPf *pf, const DalilPfSheet *sheet, qpdf_oh page)
{
    g_autoptr(GByteArray) content = dalil_unpack_content(&pf->unpack, page);
    DalilPdfPage letters = {.text = g_string_new(NULL),
                            .glyphs = g_array_new(FALSE, FALSE, sizeof(DalilPdfGlyph))};

    dalil_pf_paint(pf, sheet, content, dalil_pf_get(pf, page, "/Resources"), &letters);
    for (guint i = 0; i < letters.glyphs->len; i++)
        look_at_glyph(pf, &letters, &g_array_index(letters.glyphs, DalilPdfGlyph, i), sheet);
    g_array_unref(letters.glyphs);
    g_string_free(letters.text, TRUE);
    dalil_pf_tell_unpack(pf);
}

void
dalil_pf_page(DalilPf *pf, int number)
{
    qpdf_oh page = qpdf_get_page_n(pf->pdf, (size_t)number - 1);
    DalilPfSheet sheet = {.boxed = FALSE};

    if (!qpdf_oh_is_dictionary(pf->pdf, page))
        return;
    look_at_boxes(pf, page, &sheet);
    look_at_annotations(pf, page);
    if (!pf->wish->quick || pf->wish->purpose == DALIL_FOR_PRINT) /* the read-back reads the rest */
        look_at_content(pf, &sheet, page);
}
