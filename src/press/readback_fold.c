/* readback_fold.c: letters and digits in a row, and where each of them stands */
#define _GNU_SOURCE /* memmem() */
#include "press/readback_fold.h"

#include <math.h>
#include <string.h>

#include "lang/letters.h"

/* In multiples of the type size: a line begins so much lower or higher, a text beside another so
 * far off; two sizes differ by so much. */
#define LINE_EM 0.2
#define BESIDE_EM 0.6
#define LOOK 0.02

/* Points outside the trimmed page that may be a rounding. */
#define CUT 1.0

typedef enum { KEEP, DROP, SPACE, HYPHEN } Fate;

static Fate
fate_of(gunichar c)
{
    if (c < 0x80)
        return c == '-' ? HYPHEN : g_ascii_isspace((char)c) ? SPACE : KEEP;
    if (c == 0x2010 || c == 0x2011)
        return HYPHEN;
    switch (g_unichar_type(c)) {
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return SPACE;
    case G_UNICODE_FORMAT:
        return DROP;
    default:
        return c == 0xFFFC ? DROP : KEEP;
    }
}

static gboolean
is_elsewhere(const DalilPdfGlyph *last, const DalilPdfGlyph *glyph)
{
    double size = MAX(glyph->size, last->size);
    double beside = MAX(glyph->x - (last->x + last->width), last->x - (glyph->x + glyph->width));

    return last->bold != glyph->bold || fabs(last->size - glyph->size) > LOOK * size ||
           fabs(last->y - glyph->y) > LINE_EM * size || beside > BESIDE_EM * size;
}

/* Room for @more bytes behind what is there: byte by byte the library's arrays are slow. */
static void
make_room(DalilFold *fold, gsize more)
{
    gsize length = fold->text->len;

    g_string_set_size(fold->text, length + more);
    g_string_truncate(fold->text, length);
    g_byte_array_set_size(fold->marks, (guint)(length + more));
    g_array_set_size(fold->owner, (guint)(length + more));
}

static void
add_glyph(DalilFold *fold, const DalilPdfPage *page, const DalilPdfGlyph *glyph, guint32 cell,
          guint8 *pending)
{
    const char *p = page->text->str + glyph->said, *end = p + glyph->length;

    while (p < end) {
        const char *next = g_utf8_next_char(p);
        Fate fate = fate_of(g_utf8_get_char(p));

        *pending |= fate == SPACE ? DALIL_FOLD_GAP : fate == HYPHEN ? DALIL_FOLD_HYPHEN : 0;
        for (; fate == KEEP && p < next; p++) {
            gsize at = fold->text->len;
            g_array_index(fold->owner, guint32, at) = cell;
            fold->marks->data[at] = *pending;
            *pending = 0;
            g_string_append_c(fold->text, *p);
        }
        p = next;
    }
}

/* Vowel marks stand above their letters, or below. */
static gboolean
is_mark(const char *text)
{
    enum { FIRST = 0xCC }; /* the first byte of U+0300, below which there is none */

    return (guchar)*text >= FIRST &&
           g_unichar_type(g_utf8_get_char(text)) == G_UNICODE_NON_SPACING_MARK;
}

/* What will be cut off (the lines that tell the printer what this is) is no part of the page. */
static gboolean
is_cut_off(const DalilPdfPage *page, const DalilPdfGlyph *glyph)
{
    return glyph->x < -CUT || glyph->y < -CUT || glyph->x > page->width + CUT ||
           glyph->y > page->height + CUT;
}

static gsize
said_on(const DalilPdfPage *page)
{
    gsize bytes = 0;

    for (guint g = 0; g < page->glyphs->len; g++)
        bytes += g_array_index(page->glyphs, DalilPdfGlyph, g).length;
    return bytes;
}

static void
add_page(DalilFold *fold, const DalilPdfPage *page, int number)
{
    const DalilPdfGlyph *glyphs = (const DalilPdfGlyph *)(gpointer)page->glyphs->data, *last = NULL;
    guint8 pending = DALIL_FOLD_GAP | DALIL_FOLD_BREAK;

    make_room(fold, said_on(page));
    for (guint g = 0; g < page->glyphs->len; g++) {
        DalilFoldCell cell = {number, &glyphs[g]};
        gboolean mark = glyphs[g].length > 0 && is_mark(page->text->str + glyphs[g].said);

        if (glyphs[g].length == 0 || is_cut_off(page, &glyphs[g]))
            continue;
        if (last && !mark && is_elsewhere(last, &glyphs[g]))
            pending |= DALIL_FOLD_GAP | DALIL_FOLD_BREAK;
        add_glyph(fold, page, &glyphs[g], fold->cells->len, &pending);
        g_array_append_val(fold->cells, cell);
        if (!mark)
            last = &glyphs[g];
    }
}

DalilFold *
dalil_fold_new(const DalilPdfText *pdf)
{
    DalilFold *fold = g_new0(DalilFold, 1);

    fold->text = g_string_new(NULL);
    fold->marks = g_byte_array_new();
    fold->owner = g_array_new(FALSE, FALSE, sizeof(guint32));
    fold->cells = g_array_new(FALSE, FALSE, sizeof(DalilFoldCell));
    for (int p = 0; p < pdf->n; p++)
        add_page(fold, &pdf->pages[p], p);
    g_byte_array_set_size(fold->marks, (guint)fold->text->len);
    g_array_set_size(fold->owner, (guint)fold->text->len);
    return fold;
}

void
dalil_fold_free(DalilFold *fold)
{
    if (!fold)
        return;
    g_string_free(fold->text, TRUE);
    g_byte_array_unref(fold->marks);
    g_array_unref(fold->owner);
    g_array_unref(fold->cells);
    g_free(fold);
}

const DalilFoldCell *
dalil_fold_cell(const DalilFold *fold, gsize byte)
{
    return &g_array_index(fold->cells, DalilFoldCell, g_array_index(fold->owner, guint32, byte));
}

gboolean
dalil_fold_has(const DalilFold *fold, gsize byte, int mark)
{
    return byte >= fold->text->len || (fold->marks->data[byte] & mark) != 0;
}

/* A group in which something runs from right to left is not read in one direction. */
static void
free_mixed(DalilPattern *pattern)
{
    gboolean mixed[256] = {FALSE};

    for (const char *p = pattern->text->str; *p; p = g_utf8_next_char(p))
        if (dalil_letters_is_rtl(g_utf8_get_char(p)))
            mixed[pattern->group->data[p - pattern->text->str]] = TRUE;
    for (guint i = 0; i < pattern->group->len; i++)
        if (mixed[pattern->group->data[i]])
            pattern->group->data[i] = 0;
}

DalilPattern *
dalil_pattern_new(const char *text)
{
    DalilPattern *pattern = g_new0(DalilPattern, 1);
    guint8 groups = 0, hyphen = 0;
    gsize room = strlen(text);
    int depth = 0;

    pattern->text = g_string_sized_new(room);
    pattern->hyphens = g_byte_array_sized_new((guint)room);
    pattern->group = g_byte_array_sized_new((guint)room);
    g_byte_array_set_size(pattern->hyphens, (guint)room);
    g_byte_array_set_size(pattern->group, (guint)room);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gsize length = (gsize)(g_utf8_next_char(p) - p);
        Fate fate = fate_of(c);
        guint8 group = 0;

        if (c >= 0x2066 && c <= 0x2068 && (depth > 0 || c == 0x2066))
            groups = depth++ == 0 && groups < G_MAXUINT8 ? groups + 1 : groups;
        else if (c == 0x2069 && depth > 0)
            depth--;
        hyphen |= fate == HYPHEN;
        if (fate != KEEP)
            continue;
        group = depth > 0 ? groups : 0;
        for (gsize i = 0; i < length; i++) {
            pattern->hyphens->data[pattern->text->len] = hyphen;
            pattern->group->data[pattern->text->len] = group;
            g_string_append_c(pattern->text, p[i]);
            hyphen = 0;
        }
    }
    g_byte_array_set_size(pattern->hyphens, (guint)pattern->text->len);
    g_byte_array_set_size(pattern->group, (guint)pattern->text->len);
    free_mixed(pattern);
    return pattern;
}

void
dalil_pattern_free(DalilPattern *pattern)
{
    if (!pattern)
        return;
    g_string_free(pattern->text, TRUE);
    g_byte_array_unref(pattern->hyphens);
    g_byte_array_unref(pattern->group);
    g_free(pattern);
}

static gboolean
is_word(const char *p)
{
    return g_unichar_isalnum(g_utf8_get_char(p));
}

/* Whether a word or a number goes on across byte @at. */
static gboolean
goes_on(const DalilFold *fold, gsize at)
{
    const char *here = fold->text->str + at;

    return at > 0 && !dalil_fold_has(fold, at, DALIL_FOLD_GAP) && is_word(here) &&
           is_word(g_utf8_prev_char(here));
}

gboolean
dalil_fold_match(const DalilFold *fold, const DalilPattern *pattern, gsize at, DalilMatchKind kind)
{
    gsize length = pattern->text->len;

    if (length == 0 || at + length > fold->text->len ||
        memcmp(fold->text->str + at, pattern->text->str, length) != 0)
        return FALSE;
    for (gsize i = 0; i < length; i++)
        if (fold->marks->data[at + i] & DALIL_FOLD_TAKEN)
            return FALSE;
    if (kind == DALIL_MATCH_TEXT)
        return TRUE;
    if (kind == DALIL_MATCH_ALONE)
        return dalil_fold_has(fold, at, DALIL_FOLD_BREAK) &&
               dalil_fold_has(fold, at + length, DALIL_FOLD_BREAK);
    for (gsize i = 1; i < length; i++)
        if (pattern->hyphens->data[i] != !!(fold->marks->data[at + i] & DALIL_FOLD_HYPHEN))
            return FALSE;
    return !goes_on(fold, at) && !goes_on(fold, at + length);
}

gssize
dalil_fold_find(const DalilFold *fold, const DalilPattern *pattern, gsize from, gsize to,
                DalilMatchKind kind)
{
    const char *text = fold->text->str;

    while (from < to && pattern->text->len > 0) {
        const char *found = memmem(text + from, to - from, pattern->text->str, pattern->text->len);
        if (!found)
            return -1;
        if (dalil_fold_match(fold, pattern, (gsize)(found - text), kind))
            return found - text;
        from = (gsize)(found - text) + 1;
    }
    return -1;
}

void
dalil_fold_take(DalilFold *fold, gsize at, gsize length)
{
    for (gsize i = 0; i < length; i++)
        fold->marks->data[at + i] |= DALIL_FOLD_TAKEN;
}
