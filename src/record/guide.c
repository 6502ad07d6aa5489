/* guide.c: where the labels go, shown and said */
#include "record/guide.h"

#include <string.h>

#include "base/file.h"
#include "lang/isolate.h"
#include "layout/place.h"
#include "record/fieldkey.h"
#include "record/alone.h"

#define SHEET_WIDTH DALIL_MM(210)
#define SHEET_HEIGHT DALIL_MM(297)
#define EDGE DALIL_MM(12)
#define WIDTH (SHEET_WIDTH - 2 * EDGE)
#define SIZE 9.0 /* points: of the text */
#define DISC 9.5 /* points across */
#define FRAME 0.9

typedef struct {
    DalilAlone setter;
    const DalilErrata *errata;
    int mark, white, line; /* inks */
    GArray *sheets;        /* DalilSheet */
    GArray *items, *pictures;
    double y;
} Writer;

static void
end_sheet(Writer *w)
{
    DalilSheet sheet = {.edition = w->setter.edition};
    DalilArena *arena = w->setter.arena;

    sheet.page =
        (DalilPage){SHEET_WIDTH, SHEET_HEIGHT,
                    dalil_arena_memdup(arena, w->items->data, sizeof(DalilItem) * w->items->len),
                    (int)w->items->len, "guide"};
    sheet.pictures =
        dalil_arena_memdup(arena, w->pictures->data, sizeof(DalilPicture) * w->pictures->len);
    sheet.n_pictures = (int)w->pictures->len;
    g_array_append_val(w->sheets, sheet);
    g_array_set_size(w->items, 0);
    g_array_set_size(w->pictures, 0);
    w->y = EDGE;
}

static void
need(Writer *w, double height)
{
    if (w->y > EDGE && w->y + height > SHEET_HEIGHT - EDGE)
        end_sheet(w);
}

/* English words with their left top corner at (x, y). Returns their height. */
static double
set_words(Writer *w, const char *words, double size, gboolean bold, int ink, double x, double y,
          double width)
{
    const DalilBlock *block =
        dalil_alone_words(&w->setter, dalil_language_lookup("en"), words, ink, bold);
    g_autoptr(GArray) set = g_array_new(FALSE, TRUE, sizeof(DalilItem));
    double height = dalil_alone_add(&w->setter, dalil_alone_box(&w->setter, block),
                                    dalil_alone_at(&w->setter, block, size, 1), x, y, width, set);

    dalil_place((DalilItem *)(gpointer)set->data, (int)set->len, SHEET_WIDTH, FALSE);
    g_array_append_vals(w->items, set->data, set->len);
    return height;
}

static void
say(Writer *w, const char *words, double size, gboolean bold, double indent)
{
    need(w, 3 * size);
    w->y += set_words(w, words, size, bold, w->setter.edition->text, EDGE + indent, w->y,
                      WIDTH - indent);
}

static void
set_disc(Writer *w, int number, double x, double y)
{
    g_autofree char *words = g_strdup_printf("%d", number);
    DalilItem disc = {.kind = DALIL_ITEM_FILL,
                      .rect = {x, y, DISC, DISC},
                      .ink = w->mark,
                      .radius = DISC / 2,
                      .icon = -1};
    double size = number < 10 ? 7 : number < 100 ? 5.5 : 4;
    double wide = size * 0.572 * (double)strlen(words); /* digits of the Latin face */

    g_array_append_val(w->items, disc);
    w->setter.ground = w->mark;
    set_words(w, words, size, TRUE, w->white, x + (DISC - wide) / 2, y + DISC / 2 - size * 0.625,
              DISC * 2);
    w->setter.ground = w->setter.edition->paper;
}

static void
set_frame(Writer *w, DalilRect r, int ink, double line)
{
    dalil_alone_fill(w->items, (DalilRect){r.x, r.y, r.width, line}, ink);
    dalil_alone_fill(w->items, (DalilRect){r.x, r.y + r.height - line, r.width, line}, ink);
    dalil_alone_fill(w->items, (DalilRect){r.x, r.y, line, r.height}, ink);
    dalil_alone_fill(w->items, (DalilRect){r.x + r.width - line, r.y, line, r.height}, ink);
}

static char *
isolated(const char *text, gboolean isolate)
{
    return isolate ? g_strconcat(DALIL_FSI, text, DALIL_PDI, NULL) : g_strdup(text);
}

char *
dalil_guide_about(const DalilPrintChange *change, gboolean isolate)
{
    g_autofree char *name = isolated(change->name ? change->name : change->id, isolate);

    if (change->field < 0)
        return g_strdup_printf("\"%s\"", name);
    return g_strdup_printf("%s of \"%s\"",
                           dalil_canon_field_name((DalilCanonFieldName)change->field), name);
}

char *
dalil_guide_line(const DalilErrata *errata, const DalilSticker *sticker, gboolean isolate)
{
    g_autofree char *where = dalil_printed_where(&errata->pages, sticker->index);
    g_autofree char *about = dalil_guide_about(sticker->change, isolate);

    return g_strdup_printf("%s: %s", where, about);
}

char *
dalil_guide_value(const DalilSticker *sticker, gboolean isolate)
{
    const char *after = sticker->change->after;
    const char *before = dalil_fieldkey_is_secret(sticker->change) ? NULL : sticker->change->before;
    g_autofree char *now = isolated(after ? after : "", isolate);
    g_autofree char *was = isolated(before ? before : "not told here", isolate);

    if (sticker->size == 0)
        return g_strdup_printf("covered, nothing in its place (was %s)", was);
    return g_strdup_printf("now %s (was %s)", now, was);
}

/* The picture the run kept of a page; NULL bytes: none. */
static DalilPicture
preview_of(const Writer *w, int page, DalilRect at)
{
    g_autofree char *file = g_strdup_printf("preview-%d.png", page + 1);
    g_autofree char *path = g_build_filename(w->errata->run->folder, "data", file, NULL);
    g_autofree char *bytes = NULL;
    DalilPicture picture = {.rect = at};

    if ((bytes = dalil_file_read(path, &picture.length, NULL)))
        picture.bytes = dalil_arena_memdup(w->setter.arena, bytes, picture.length);
    return picture;
}

/* A frame around each place, its number beside it: numbers that would touch step aside. */
static void
set_targets(Writer *w, int page, DalilRect at, double scale)
{
    gboolean rtl = w->errata->pages.rtl;
    DalilRect last = {0};

    for (int i = 0; i < (int)w->errata->stickers->len; i++) {
        const DalilSticker *s = &g_array_index(w->errata->stickers, DalilSticker, i);
        DalilRect r = {at.x + s->label.x * scale, at.y + s->label.y * scale, s->label.width * scale,
                       s->label.height * scale};
        double x = rtl ? r.x + r.width + 1.5 : r.x - DISC - 1.5;
        double y = r.y + r.height / 2 - DISC / 2, step = rtl ? DISC + 1 : -DISC - 1;
        if (s->page != page)
            continue;
        if (last.width > 0 && ABS(y - last.y) < DISC && ABS(x - last.x) < DISC)
            x = last.x + step;
        set_frame(w, r, w->mark, FRAME);
        set_disc(w, i + 1, x, y);
        last = (DalilRect){x, y, DISC, DISC};
    }
}

static gboolean
has_targets(const DalilErrata *errata, int page)
{
    for (guint i = 0; i < errata->stickers->len; i++)
        if (g_array_index(errata->stickers, DalilSticker, i).page == page)
            return TRUE;
    return FALSE;
}

static void
show_page(Writer *w, int page)
{
    const DalilTemplate *layout = w->errata->pages.layout;
    double room = SHEET_HEIGHT - 2 * EDGE - 3 * SIZE;
    double scale = MIN(WIDTH / layout->sheet.width, room / layout->sheet.height);
    DalilRect at = {EDGE, 0, layout->sheet.width * scale, layout->sheet.height * scale};
    g_autofree char *words = g_strdup_printf("Page %d", page + 1);
    DalilPicture picture;

    need(w, at.height + 3 * SIZE);
    say(w, words, SIZE, TRUE, 0);
    at.y = w->y + 2;
    picture = preview_of(w, page, at);
    if (picture.bytes)
        g_array_append_val(w->pictures, picture);
    set_frame(w, at, w->line, 0.4);
    set_targets(w, page, at, scale);
    w->y = at.y + at.height + 1.5 * SIZE;
}

/* Telephone numbers are read from the left, whatever is said of them; other values as their first
 * letter is. (transfer full) */
static char *
shown(const DalilPrintChange *change, const char *value)
{
    GString *safe = g_string_new(NULL);
    g_auto(GStrv) words = NULL;

    if (!value || change->field != DALIL_CANON_PHONES) {
        g_string_free(safe, TRUE);
        return isolated(value ? value : "nothing", TRUE);
    }
    g_string_append(safe, DALIL_LRI);
    dalil_isolate_text(safe, value, FALSE);
    g_string_append(safe, DALIL_PDI);
    words = g_strsplit(safe->str, " ", -1);
    g_string_free(safe, TRUE);
    return g_strjoinv(DALIL_NBSP, words);
}

/* "now: +212 5 …": no value stands in a line with another. */
static void
say_value(Writer *w, const char *label, const DalilPrintChange *change, const char *value)
{
    g_autofree char *safe = shown(change, value);
    g_autofree char *line = g_strdup_printf("%s: %s", label, safe);

    say(w, line, SIZE, FALSE, DISC + 5);
}

static void
list_stickers(Writer *w)
{
    for (int i = 0; i < (int)w->errata->stickers->len; i++) {
        const DalilSticker *s = &g_array_index(w->errata->stickers, DalilSticker, i);
        g_autofree char *line = dalil_guide_line(w->errata, s, TRUE);
        need(w, 5 * SIZE);
        set_disc(w, i + 1, EDGE, w->y + 1);
        say(w, line, SIZE, TRUE, DISC + 5);
        say_value(w, "now", s->change, s->size > 0 ? s->change->after : NULL);
        if (!dalil_fieldkey_is_secret(s->change))
            say_value(w, "was", s->change, s->change->before);
        if (s->on_fold)
            say(w, "The sheet is folded through this label: fold it again once it sticks.", SIZE,
                TRUE, DISC + 5);
        w->y += 2.5;
    }
}

static void
list_unmended(Writer *w)
{
    if (w->errata->unmended->len > 0)
        say(w, "No label carries these; put the slip into the leaflet:", SIZE, TRUE, 0);
    for (guint i = 0; i < w->errata->unmended->len; i++) {
        const DalilUnmended *left = &g_array_index(w->errata->unmended, DalilUnmended, i);
        g_autofree char *about = dalil_guide_about(left->change, TRUE);
        g_autofree char *line = g_strdup_printf("– %s: %s", about, left->why);
        say(w, line, SIZE, FALSE, DISC + 5);
    }
}

static void
write_head(Writer *w, int copies, const char *labels)
{
    const DalilErrata *errata = w->errata;
    g_autofree char *title = g_strdup_printf("How to correct the leaflet %s", errata->run->code);
    g_autofree char *what =
        g_strdup_printf("%s, printed on %s. The code stands on every copy: labels for another code "
                        "do not fit. %d label%s for each of %d leaflets, on %s.",
                        errata->run->edition, errata->run->date, (int)errata->stickers->len,
                        errata->stickers->len == 1 ? "" : "s", copies, labels);

    say(w, title, 16, TRUE, 0);
    w->y += 4;
    say(w, what, SIZE, FALSE, 0);
    say(w,
        "Use opaque labels: what is printed underneath shows through others. Print at 100 %, not "
        "\"fit to page\", and try one on plain paper first. Cut along the short lines; one strip "
        "is "
        "for one leaflet.",
        SIZE, FALSE, 0);
    w->y += 8;
}

GArray *
dalil_guide_sheets(DalilArena *arena, DalilShaper *shaper, const DalilErrata *errata, int copies,
                   const char *labels)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(DalilItem));
    g_autoptr(GArray) pictures = g_array_new(FALSE, TRUE, sizeof(DalilPicture));
    Writer w = {.errata = errata, .items = items, .pictures = pictures, .y = EDGE};
    DalilEdition *edition = dalil_alone_ink(arena, errata->after, "#b3123e", &w.mark);

    edition = dalil_alone_ink(arena, edition, "#ffffff", &w.white);
    edition = dalil_alone_ink(arena, edition, "#8a8a8a", &w.line);
    w.setter = (DalilAlone){arena, shaper, diags, edition, edition->paper};
    w.sheets = g_array_new(FALSE, TRUE, sizeof(DalilSheet));
    write_head(&w, copies, labels);
    list_stickers(&w);
    list_unmended(&w);
    w.y += 8;
    for (int page = 0;
         page <
         1 + (int)g_array_index(errata->geometry, DalilPrinted, errata->geometry->len - 1).page;
         page++)
        if (has_targets(errata, page))
            show_page(&w, page);
    end_sheet(&w);
    return w.sheets;
}
