/* readback_proof.c: what is said of a text that has been found, or not */
#include "press/readback_proof.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

/* Glyphs of one line differ in height by less, in multiples of their size. */
#define LINE_EM 0.3

enum { FAULTS_MAX = 40 }; /* told; all are counted */

void
dalil_proof_fault(DalilProof *proof, DalilSpan at, int page, const char *format, ...)
{
    va_list list;
    g_autofree char *text = NULL, *where = NULL;

    proof->faults++;
    if (proof->faults > FAULTS_MAX)
        return;
    va_start(list, format);
    text = g_strdup_vprintf(format, list);
    va_end(list);
    where = page >= 0 ? g_strdup_printf(", page %d", page + 1) : g_strdup("");
    dalil_diags_error(proof->diags, at, "%s%s: %s", proof->edition->name, where, text);
}

char *
dalil_proof_quote(const DalilProof *proof, gsize from, gsize to)
{
    GString *text = g_string_new(NULL);

    for (gsize i = from; i < to; i++) {
        if (i > from && dalil_fold_has(proof->fold, i, DALIL_FOLD_GAP))
            g_string_append_c(text, ' ');
        else if (i > from && dalil_fold_has(proof->fold, i, DALIL_FOLD_HYPHEN))
            g_string_append_c(text, '-');
        g_string_append_c(text, proof->fold->text->str[i]);
    }
    return g_string_free(text, FALSE);
}

static gboolean
is_part_of_number(const DalilFold *fold, gsize at)
{
    return g_ascii_isdigit(fold->text->str[at]) && !dalil_fold_has(fold, at, DALIL_FOLD_TAKEN);
}

gssize
dalil_proof_unexplained(const DalilProof *proof, gsize from, gsize to, int least, gsize *end)
{
    for (gsize i = from; i < to; i++) {
        gsize last = i;
        if (!is_part_of_number(proof->fold, i))
            continue;
        while (last < to && is_part_of_number(proof->fold, last) &&
               (last == i || !dalil_fold_has(proof->fold, last, DALIL_FOLD_BREAK)))
            last++;
        *end = last;
        if (last - i >= (gsize)least)
            return (gssize)i;
        i = last - 1; /* what stands behind may begin a number of its own */
    }
    return -1;
}

/* Digits of one group as they stand on the paper, from left to right. */
typedef struct {
    double x, y, size;
    char digit;
} Seen;

static int
by_place(gconstpointer a, gconstpointer b)
{
    const Seen *s = a, *t = b;

    if (fabs(s->y - t->y) > LINE_EM * MAX(s->size, t->size))
        return s->y < t->y ? -1 : 1;
    return s->x < t->x ? -1 : s->x > t->x;
}

/* The letters are in the order of copying; are they in that of the eye? */
static gboolean
is_in_order(const DalilFold *fold, const DalilPattern *pattern, gsize at)
{
    const DalilPdfGlyph *last = NULL;
    guint8 group = 0;

    for (gsize i = 0; i < pattern->text->len; i++) {
        const DalilPdfGlyph *glyph = dalil_fold_cell(fold, at + i)->glyph;
        guint8 here = pattern->group->data[i];
        if (last && here && here == group && glyph != last &&
            fabs(glyph->y - last->y) <= LINE_EM * glyph->size && glyph->x <= last->x)
            return FALSE;
        last = glyph;
        group = here;
    }
    return TRUE;
}

static gboolean
is_one_line(const DalilFold *fold, gsize at, gsize length)
{
    const DalilPdfGlyph *first = dalil_fold_cell(fold, at)->glyph;

    for (gsize i = 1; i < length; i++) {
        const DalilPdfGlyph *glyph = dalil_fold_cell(fold, at + i)->glyph;
        if (fabs(glyph->y - first->y) > LINE_EM * first->size)
            return FALSE;
    }
    return TRUE;
}

/* The glyph's digit on the paper; 0: it shows none. */
static char
digit_of(const DalilPdfPage *page, const DalilPdfGlyph *glyph)
{
    char said = glyph->length == 1 ? page->text->str[glyph->said] : 0;
    char shown = glyph->seen > 0 && glyph->seen < 0x80 ? (char)glyph->seen : said;

    return g_ascii_isdigit(shown) ? shown : 0;
}

/* The digits that the glyphs of [at, at + length) show, whatever is said of them: in the order of
 * the stream or, @placed, of the eye. (transfer full) */
static char *
digits_on_paper(const DalilProof *proof, gsize at, gsize length, gboolean placed)
{
    const DalilFoldCell *first = dalil_fold_cell(proof->fold, at);
    const DalilFoldCell *last = dalil_fold_cell(proof->fold, at + length - 1);
    const DalilPdfPage *page = &proof->pdf->pages[first->page];
    const DalilPdfGlyph *end = &g_array_index(page->glyphs, DalilPdfGlyph, page->glyphs->len);
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(Seen));
    GString *text = g_string_new(NULL);

    for (const DalilPdfGlyph *glyph = first->glyph;
         first->page == last->page && glyph < end && (glyph <= last->glyph || glyph->length == 0);
         glyph++) {
        Seen s = {glyph->x, glyph->y, glyph->size, digit_of(page, glyph)};
        if (s.digit)
            g_array_append_val(seen, s);
    }
    if (placed)
        g_array_sort(seen, by_place);
    for (guint i = 0; i < seen->len; i++)
        g_string_append_c(text, g_array_index(seen, Seen, i).digit);
    return g_string_free(text, FALSE);
}

static char *
digits_in(const GString *text)
{
    GString *digits = g_string_new(NULL);

    for (const char *p = text->str; *p; p++)
        if (g_ascii_isdigit(*p))
            g_string_append_c(digits, *p);
    return g_string_free(digits, FALSE);
}

void
dalil_proof_see(DalilProof *proof, const DalilExpected *expected, gsize at, const char *whose)
{
    gsize length = expected->pattern->text->len;
    int page = dalil_fold_cell(proof->fold, at)->page;
    g_autofree char *wanted = digits_in(expected->pattern->text);
    g_autofree char *shown = digits_on_paper(proof, at, length, FALSE);
    g_autofree char *placed = digits_on_paper(proof, at, length, TRUE);
    const char *fault = NULL;

    if (strcmp(wanted, shown) != 0)
        fault = "is copied rightly, but the paper shows the digits";
    else if (!is_in_order(proof->fold, expected->pattern, at) ||
             (expected->whole && strcmp(wanted, placed) != 0))
        fault = "is not in its order on the paper, where from left to right it is the digits";
    else if (expected->whole && !is_one_line(proof->fold, at, length))
        fault = "does not stand on one line; its digits are";
    if (fault)
        dalil_proof_fault(proof, expected->at, page, "%s, %s (%s): \"%s\" %s %s", whose,
                          expected->field, expected->language, expected->shown, fault, placed);
}
