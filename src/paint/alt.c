/* alt.c: a page as plain text, in reading order
 *
 * Lines of one paragraph are joined again, for the reader's screen has a width of its own. Isolates
 * stay, so that a telephone number keeps its order in any app; joiners and break marks, which
 * would be dialled or searched for, go. A paragraph that begins with letters of the other
 * direction begins with a mark, for apps take the direction of a line from its first letter.
 */
#include <string.h>

#include "lang/isolate.h"
#include "lang/letters.h"
#include "paint/png.h"

#define LRM "\xE2\x80\x8E"
#define RLM "\xE2\x80\x8F"
/* Between two texts on one line. */
#define BESIDE " \xC2\xB7 "
/* White above a paragraph that makes it a new block, in multiples of its line. */
#define APART 0.45

typedef struct {
    const DalilPage *page;
    GString *to;
    DalilRect last;  /* what was written last */
    gboolean begun;  /* the line has something on it */
    gboolean beside; /* the next text stands on the same line */
    gboolean tile;   /* so was what was written last */
} Writer;

/* TRUE when the first letter outside isolates runs against @rtl (UAX 9, P2 and P3). */
static gboolean
begins_against(const char *text, gboolean rtl)
{
    int depth = 0;

    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0x2066 && c <= 0x2068)
            depth++;
        else if (c == 0x2069 && depth > 0)
            depth--;
        else if (depth == 0 && (dalil_letters_is_rtl(c) || dalil_letters_is_ltr(c)))
            return dalil_letters_is_rtl(c) != rtl;
    }
    return rtl; /* nothing says it: an app takes it for left to right */
}

static void
append_plain(GString *to, const char *text, gsize length)
{
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean isolate = c >= 0x2066 && c <= 0x2069;

        if (g_unichar_isspace(c) || c == 0x00A0 || c == 0x202F)
            g_string_append_c(to, ' ');
        else if (isolate || (!dalil_is_invisible(c) && c != 0xFFFC))
            g_string_append_unichar(to, c);
    }
}

/* The paragraph, or as much of it as pieces [from, to) hold. (transfer full) */
static char *
paragraph(const DalilMeasured *measured, int from, int to)
{
    const DalilRich *rich = measured->rich;
    GString *plain = g_string_new(NULL);

    if (from == 0 && to == measured->n) {
        append_plain(plain, rich->text, (gsize)rich->length);
    } else { /* isolates went with the letters' places: they are found anew */
        g_autofree char *part = dalil_measured_text(measured, from, to);
        g_autoptr(GString) safe = g_string_new(NULL);
        dalil_isolate_text(safe, part, rich->rtl);
        append_plain(plain, safe->str, safe->len);
    }
    g_strstrip(plain->str);
    return g_string_free(plain, FALSE);
}

/* Ends the line before, and leaves one empty where the eye sees a gap or goes elsewhere. */
static void
begin_line(Writer *writer, const DalilRect *rect)
{
    double gap = rect->y - (writer->last.y + writer->last.height);

    if (!writer->begun)
        return;
    g_string_append_c(writer->to, '\n');
    if (gap > APART * rect->height || gap < -rect->height)
        g_string_append_c(writer->to, '\n');
}

static void
write_words(Writer *writer, const char *words, gboolean rtl, const DalilRect *rect)
{
    if (*words == '\0')
        return;
    if (writer->beside && writer->begun) {
        g_string_append(writer->to, BESIDE);
    } else {
        begin_line(writer, rect);
        if (begins_against(words, rtl))
            g_string_append(writer->to, rtl ? RLM : LRM);
    }
    g_string_append(writer->to, words);
    writer->begun = TRUE;
    writer->last = *rect;
}

/* Writes the paragraph that item @i begins. Returns: the last item of it. */
static int
write_text(Writer *writer, int i)
{
    const DalilItem *first = &writer->page->items[i], *last = first;
    g_autofree char *words = NULL;

    for (int next = i + 1; next < writer->page->n; next++) {
        const DalilItem *item = &writer->page->items[next];
        if (item->kind == DALIL_ITEM_RULE || item->kind == DALIL_ITEM_FILL)
            continue;
        if (item->kind != DALIL_ITEM_TEXT || item->measured != first->measured ||
            item->from != last->to)
            break;
        last = item;
        i = next;
    }
    words = paragraph(first->measured, first->from, last->to);
    write_words(writer, words, first->measured->rich->rtl, &first->rect);
    writer->last = last->rect;
    writer->beside = last->more;
    writer->tile = FALSE;
    return i;
}

/* A pictogram alone; beside its own name it says nothing new. */
static void
write_tile(Writer *writer, const DalilItem *item, gboolean rtl)
{
    writer->beside = writer->tile;
    write_words(writer, item->text, rtl, &item->rect);
    writer->beside = FALSE;
    writer->tile = TRUE;
}

static void
write_code(Writer *writer, const DalilItem *item, gboolean rtl)
{
    g_autofree char *words = g_strconcat(DALIL_LRI, item->text, DALIL_PDI, NULL);

    writer->beside = FALSE;
    write_words(writer, words, rtl, &item->rect);
    writer->tile = FALSE;
}

void
dalil_paint_alt(const DalilPage *page, gboolean rtl, GString *to)
{
    Writer writer = {.page = page, .to = to};

    for (int i = 0; i < page->n; i++) {
        const DalilItem *item = &page->items[i];
        if (item->kind == DALIL_ITEM_TEXT)
            i = write_text(&writer, i);
        else if ((item->kind == DALIL_ITEM_ICON || item->kind == DALIL_ITEM_PICTURE) && item->text)
            write_tile(&writer, item, rtl);
        else if (item->kind == DALIL_ITEM_QR)
            write_code(&writer, item, rtl);
    }
    if (writer.begun)
        g_string_append_c(to, '\n');
}
