/* slip.c: changes set like entries: what went is struck through, what came stands below it */
#include "record/slip.h"

#include <string.h>

#include "lang/isolate.h"
#include "layout/place.h"
#include "record/fieldkey.h"
#include "record/alone.h"

#define SHEET_WIDTH DALIL_MM(210)
#define SHEET_HEIGHT DALIL_MM(297)
#define EDGE DALIL_MM(10)
#define TOP DALIL_MM(7)
#define GUTTER DALIL_MM(8)
#define HAIR 0.25
#define STRIKE 0.26  /* em above the baseline: through the middle of small letters */
#define LARGEST 12.0 /* points */
#define SMALLEST 7.5
#define STEP 0.5
#define BETWEEN 0.7 /* em between two entries */
#define HEAD 1.35   /* times the size: the title */

typedef enum { WORD_TITLE, WORD_CAME, WORD_WENT, WORDS } Word;

/* What the slip says itself. A language that is not here does without: strokes and signs say it. */
static const struct {
    const char *tag, *words[WORDS];
} all_words[] = {
    {"ar", {"ما الذي تغيّر", "جديد", "لم يعد متاحًا"}},
    {"en", {"What has changed", "New", "No longer offered"}},
    {"es", {"Lo que ha cambiado", "Nuevo", "Ya no existe"}},
    {"fr", {"Ce qui a changé", "Nouveau", "N’existe plus"}},
    {"pt", {"O que mudou", "Novo", "Já não existe"}},
};

static const char struck[] = "struck"; /* key of text that is crossed out, by its address */

typedef struct {
    const DalilBox *box;
    double scale; /* of the slip's size; 0: a block of the leaflet, which brings its own */
} Row;

typedef struct {
    DalilAlone setter;
    const DalilErrata *errata;
    const DalilLanguage *language;
    GPtrArray *entries; /* GArray of Row, kept whole */
    GArray *head;       /* Row */
} Slip;

static const char *
word_for(const DalilLanguage *language, Word word)
{
    for (gsize i = 0; language && i < G_N_ELEMENTS(all_words); i++)
        if (strcmp(all_words[i].tag, language->tag) == 0)
            return all_words[i].words[word];
    return NULL;
}

static void
add_row(const Slip *slip, GArray *rows, const DalilBlock *block, double scale)
{
    Row row = {dalil_alone_box(&slip->setter, block), scale};

    g_array_append_val(rows, row);
}

/* A copy of @block that will be crossed out, in light type. */
static const DalilBlock *
as_struck(const Slip *slip, const DalilBlock *block)
{
    DalilArena *arena = slip->setter.arena;
    DalilBlock *copy = dalil_arena_memdup(arena, block, sizeof *block);
    DalilRich *rich = dalil_arena_memdup(arena, block->rich, sizeof *rich);

    rich->key = struck;
    rich->runs = dalil_arena_memdup(arena, rich->runs, sizeof *rich->runs * (gsize)rich->n_runs);
    for (int i = 0; i < rich->n_runs; i++)
        rich->runs[i].bold = FALSE;
    copy->rich = rich;
    return copy;
}

static void
add_words(const Slip *slip, GArray *rows, const char *words, gboolean bold, gboolean crossed)
{
    const DalilBlock *block =
        dalil_alone_words(&slip->setter, slip->language, words, slip->setter.edition->text, bold);

    add_row(slip, rows, crossed ? as_struck(slip, block) : block, 1);
}

/* A word of the slip's own in each language of the leaflet, the second at its own edge.
 * @otherwise: the sign for a language that has none; NULL: nothing. */
static void
add_own(const Slip *slip, GArray *rows, Word word, const char *otherwise, gboolean bold,
        double scale)
{
    const DalilLanguage *const languages[] = {slip->language, slip->setter.edition->second};

    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        const char *words = word_for(languages[i], word);
        DalilBlock *block = NULL;
        if (!words && i == 0)
            words = otherwise;
        if (!words)
            continue;
        block = dalil_arena_memdup(
            slip->setter.arena,
            dalil_alone_words(&slip->setter, languages[i], words, slip->setter.edition->text, bold),
            sizeof *block);
        if (languages[i]->direction != slip->language->direction)
            block->align = DALIL_ALIGN_END;
        add_row(slip, rows, block, scale);
    }
}

static gboolean
says(const GPtrArray *group, const DalilBlock *block)
{
    g_autofree char *wanted = dalil_said_words(block);

    for (guint i = 0; group && i < group->len; i++) {
        g_autofree char *words = dalil_said_words(group->pdata[i]);
        if (strcmp(words, wanted) == 0)
            return TRUE;
    }
    return FALSE;
}

static const GPtrArray *
group_of(const DalilSaid *said, const char *key)
{
    return key && dalil_said_count(said, key) > 0 ? dalil_said_nth(said, key, 0) : NULL;
}

/* What only then was said, crossed out; then what only now is. */
static void
add_field(const Slip *slip, GArray *rows, const DalilPrintChange *change)
{
    g_autofree char *old_key = dalil_fieldkey_of(change->was, change->field);
    g_autofree char *new_key = dalil_fieldkey_of(change->is, change->field);
    const GPtrArray *was = group_of(slip->errata->said_before, old_key);
    const GPtrArray *is = group_of(slip->errata->said_after, new_key);

    for (guint i = 0; was && i < was->len && !dalil_fieldkey_is_secret(change); i++)
        if (!says(is, was->pdata[i]))
            add_row(slip, rows, as_struck(slip, was->pdata[i]), 0);
    for (guint i = 0; is && i < is->len && change->field != DALIL_CANON_NAME; i++)
        if (!says(was, is->pdata[i]))
            add_row(slip, rows, is->pdata[i], 0);
}

/* The name as the leaflet sets it. */
static void
add_name(const Slip *slip, GArray *rows, const DalilSaid *said, const DalilCanonRecord *record,
         gboolean crossed)
{
    g_autofree char *key = dalil_fieldkey_of(record, DALIL_CANON_NAME);
    const GPtrArray *group = group_of(said, key);
    const char *name = record->fields[DALIL_CANON_NAME].value;

    for (guint i = 0; group && i < group->len; i++)
        add_row(slip, rows, crossed ? as_struck(slip, group->pdata[i]) : group->pdata[i], 0);
    if (!group)
        add_words(slip, rows, name ? name : record->id, TRUE, crossed);
}

static void
add_number(const Slip *slip, GArray *rows, const DalilCanonRecord *record, gboolean crossed)
{
    const char *number = record->fields[DALIL_CANON_PHONES].value;
    g_autofree char *words = number ? g_strconcat(DALIL_LRI, number, DALIL_PDI, NULL) : NULL;

    if (words && g_str_has_prefix(record->id, "emergency:"))
        add_words(slip, rows, words, TRUE, crossed);
}

static void
add_whole(const Slip *slip, GArray *rows, const DalilPrintChange *change)
{
    const DalilCanonRecord *record = change->is ? change->is : change->was;
    g_autoptr(GPtrArray) entry =
        change->is ? dalil_said_entry(slip->errata->said_after, record->id) : g_ptr_array_new();

    if (change->is)
        add_own(slip, rows, WORD_CAME, "+", TRUE, 1);
    for (guint i = 0; i < entry->len; i++)
        add_row(slip, rows, entry->pdata[i], 0);
    if (entry->len == 0) {
        add_name(slip, rows, change->is ? slip->errata->said_after : slip->errata->said_before,
                 record, !change->is);
        add_number(slip, rows, record, !change->is);
    }
    if (!change->is)
        add_own(slip, rows, WORD_WENT, NULL, FALSE, 1);
}

static gboolean
is_told(const DalilPrintChange *change)
{
    return change->severity <= DALIL_OPPORTUNITY;
}

/* TRUE: of one record; a second language has records of its own for it. */
static gboolean
is_of_same(const DalilPrintChange *a, const DalilPrintChange *b)
{
    return strcmp(a->id, b->id) == 0 && !a->is == !b->is && !a->was == !b->was;
}

/* TRUE: an earlier change of the same record prints the same lines. */
static gboolean
is_said(const GArray *changes, guint at)
{
    const DalilPrintChange *change = &g_array_index(changes, DalilPrintChange, at);
    g_autofree char *key = dalil_fieldkey_of(change->is, change->field);

    for (guint i = 0; i < at; i++) {
        const DalilPrintChange *other = &g_array_index(changes, DalilPrintChange, i);
        g_autofree char *same = is_of_same(other, change) && other->field >= 0 && is_told(other)
                                    ? dalil_fieldkey_of(other->is, other->field)
                                    : NULL;
        if (key && g_strcmp0(key, same) == 0)
            return TRUE;
    }
    return FALSE;
}

/* One entry: all that changed of the record of change @at; none when it was told before. */
static void
add_entry(Slip *slip, const GArray *changes, guint at)
{
    const DalilPrintChange *first = &g_array_index(changes, DalilPrintChange, at);
    GArray *rows = NULL;

    for (guint i = 0; i < at; i++) {
        const DalilPrintChange *other = &g_array_index(changes, DalilPrintChange, i);
        if (is_of_same(other, first) && is_told(other))
            return;
    }
    rows = g_array_new(FALSE, FALSE, sizeof(Row));
    if (first->field < 0)
        add_whole(slip, rows, first);
    for (guint i = at; first->field >= 0 && i < changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(changes, DalilPrintChange, i);
        if (is_of_same(change, first) && is_told(change) && change->field >= 0 &&
            !is_said(changes, i))
            add_field(slip, rows, change);
    }
    if (rows->len > 0 && first->field >= 0) {
        g_autoptr(GArray) fields = rows;
        rows = g_array_new(FALSE, FALSE, sizeof(Row));
        add_name(slip, rows, slip->errata->said_after, first->is, FALSE);
        g_array_append_vals(rows, fields->data, fields->len);
    }
    if (rows->len > 0)
        g_ptr_array_add(slip->entries, rows);
    else
        g_array_unref(rows);
}

static void
add_head(Slip *slip)
{
    const DalilNetwork *network = &slip->setter.edition->content->network;
    const DalilTextIn *name =
        dalil_text_or_source(&network->name, slip->language->tag, network->source.text);
    g_autofree char *about =
        g_strconcat(name ? DALIL_FSI : "", name ? name->text : "", name ? DALIL_PDI " · " : "",
                    DALIL_LRI, slip->errata->run->code, DALIL_PDI, NULL);

    add_own(slip, slip->head, WORD_TITLE, NULL, TRUE, HEAD);
    add_words(slip, slip->head, about, FALSE, FALSE);
}

static DalilSetting
setting_of(const Slip *slip, const Row *row, double size)
{
    if (row->scale == 0)
        return (DalilSetting){size, 1, 1};
    return dalil_alone_at(&slip->setter, row->box->block, size * row->scale, 1);
}

static double
rows_height(const Slip *slip, const GArray *rows, double size, double width)
{
    double height = 0;

    for (guint i = 0; i < rows->len; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        double one =
            dalil_alone_height(&slip->setter, row->box, setting_of(slip, row, size), width);
        if (one < 0)
            return -1;
        height += one;
    }
    return height;
}

static double
rows_add(const Slip *slip, const GArray *rows, double size, double x, double y, double width,
         GArray *items)
{
    double from = y;

    for (guint i = 0; i < rows->len; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        y += dalil_alone_add(&slip->setter, row->box, setting_of(slip, row, size), x, y, width,
                             items);
    }
    return y - from;
}

/* A line through each line of text that is crossed out; after placing. */
static void
strike(const Slip *slip, GArray *items)
{
    guint n = items->len;

    for (guint i = 0; i < n; i++) {
        DalilItem item = g_array_index(items, DalilItem, i);
        if (item.kind == DALIL_ITEM_TEXT && item.key == struck)
            dalil_alone_fill(items,
                             (DalilRect){item.rect.x, item.baseline - STRIKE * item.size - 0.35,
                                         item.rect.width, 0.7},
                             slip->setter.edition->text);
    }
}

/* One slip's face, @height high, in two columns. @next: the first entry on it; afterwards the first
 * that did not fit. (transfer full): items from its left and top; NULL: a word is too wide. */
static GArray *
set_face(const Slip *slip, double size, double height, guint *next)
{
    GArray *items = g_array_new(FALSE, TRUE, sizeof(DalilItem));
    double width = (SHEET_WIDTH - 2 * EDGE - GUTTER) / 2, y = TOP, top = 0;
    int column = 0;
    guint first = *next;

    top = TOP + rows_add(slip, slip->head, size, EDGE, TOP, SHEET_WIDTH - 2 * EDGE, items) +
          0.3 * size;
    dalil_alone_fill(items, (DalilRect){EDGE, top, SHEET_WIDTH - 2 * EDGE, 0.6},
                     slip->setter.edition->text);
    top += 0.6 * size;
    for (y = top; *next < slip->entries->len && column < 2; ++*next) {
        const GArray *rows = slip->entries->pdata[*next];
        double high = rows_height(slip, rows, size, width);
        if (high >= 0 && y > top && y + high > height - TOP) {
            column++;
            y = top;
        }
        if (column == 2 || (high >= 0 && y + high > height - TOP && *next > first))
            break;
        if (high < 0 || y + high > height - TOP) {
            g_array_unref(items);
            return NULL;
        }
        y += rows_add(slip, rows, size, EDGE + column * (width + GUTTER), y, width, items) +
             BETWEEN * size;
    }
    dalil_place((DalilItem *)(gpointer)items->data, (int)items->len, SHEET_WIDTH,
                slip->setter.edition->rtl);
    strike(slip, items);
    return items;
}

static void
add_sheet(const Slip *slip, GArray *sheets, const GArray *face, int on_sheet)
{
    DalilArena *arena = slip->setter.arena;
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(DalilItem));
    DalilSheet sheet = {.edition = slip->setter.edition};
    double height = SHEET_HEIGHT / on_sheet;

    for (int i = 0; i < on_sheet; i++)
        for (guint k = 0; k < face->len; k++) {
            DalilItem moved =
                dalil_alone_moved(arena, &g_array_index(face, DalilItem, k), 0, i * height);
            g_array_append_val(items, moved);
        }
    for (int i = 1; i < on_sheet; i++) { /* at the edges, where the knife is laid */
        dalil_alone_fill(items, (DalilRect){0, i * height - HAIR / 2, DALIL_MM(8), HAIR},
                         sheet.edition->text);
        dalil_alone_fill(
            items, (DalilRect){SHEET_WIDTH - DALIL_MM(8), i * height - HAIR / 2, DALIL_MM(8), HAIR},
            sheet.edition->text);
    }
    sheet.page = (DalilPage){SHEET_WIDTH, SHEET_HEIGHT,
                             dalil_arena_memdup(arena, items->data, sizeof(DalilItem) * items->len),
                             (int)items->len, "slip"};
    g_array_append_val(sheets, sheet);
}

/* Three to a sheet, else two, else one, in the largest type that holds all; a whole sheet may be
 * followed by others. */
static int
set_slip(const Slip *slip, GArray *sheets)
{
    guint first = sheets->len;

    for (int on_sheet = 3; on_sheet >= 1; on_sheet--)
        for (double size = LARGEST; size >= SMALLEST; size -= STEP) {
            guint next = 0;
            g_autoptr(GArray) face = set_face(slip, size, SHEET_HEIGHT / on_sheet, &next);
            if (!face || (next < slip->entries->len && (on_sheet > 1 || size > SMALLEST)))
                continue;
            add_sheet(slip, sheets, face, on_sheet);
            while (next < slip->entries->len) {
                g_autoptr(GArray) more = set_face(slip, size, SHEET_HEIGHT, &next);
                if (!more) {
                    g_array_set_size(sheets, first);
                    return 0;
                }
                add_sheet(slip, sheets, more, on_sheet);
            }
            return on_sheet;
        }
    return 0;
}

DalilSlip
dalil_slip_new(DalilArena *arena, DalilShaper *shaper, const DalilErrata *errata)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GArray) head = g_array_new(FALSE, FALSE, sizeof(Row));
    const GArray *changes = errata->comparison->changes;
    Slip slip = {.setter = {arena, shaper, diags, errata->after, errata->after->paper},
                 .errata = errata,
                 .language = errata->after->language,
                 .entries = entries,
                 .head = head};
    DalilSlip made = {.sheets = g_array_new(FALSE, TRUE, sizeof(DalilSheet))};

    add_head(&slip);
    for (guint i = 0; i < changes->len; i++)
        if (is_told(&g_array_index(changes, DalilPrintChange, i)))
            add_entry(&slip, changes, i);
    if (entries->len > 0)
        made.on_sheet = set_slip(&slip, made.sheets);
    made.changes = (int)entries->len;
    return made;
}
