/* parity.c: what the finished editions say of every service, laid side by side */
#include "press/parity.h"

#include <stdlib.h>
#include <string.h>

#include "press/parity_field.h"

/* Of the type size: farther apart, two glyphs have a space between them; nearer to its baseline,
 * a glyph belongs to a line. */
#define GAP 0.12
#define NEAR 0.6

enum { PARTS = 8 }; /* of a packed row */

static void
row_clear(gpointer data)
{
    DalilParityRow *row = data;

    g_free(row->service);
    g_free(row->field);
    g_free(row->said);
    g_free(row->wanted);
}

static DalilParity *
parity_new(const char *edition, const char *layout, gboolean dense)
{
    DalilParity *parity = g_new0(DalilParity, 1);

    parity->edition = g_strdup(edition);
    parity->layout = g_strdup(layout);
    parity->dense = dense;
    parity->rows = g_array_new(FALSE, TRUE, sizeof(DalilParityRow));
    g_array_set_clear_func(parity->rows, row_clear);
    return parity;
}

void
dalil_parity_free(DalilParity *parity)
{
    if (parity == NULL)
        return;
    g_free(parity->edition);
    g_free(parity->layout);
    if (parity->by_key)
        g_hash_table_unref(parity->by_key);
    g_array_unref(parity->rows);
    g_free(parity);
}

/* The texts of one edition, by key, in the order in which keys are met. */
typedef struct {
    GHashTable *texts; /* key -> GString */
    GPtrArray *keys;
} Heard;

static GString *
heard_text(Heard *heard, const char *key)
{
    GString *text = g_hash_table_lookup(heard->texts, key);

    if (text == NULL) {
        text = g_string_new(NULL);
        g_hash_table_insert(heard->texts, (gpointer)key, text);
        g_ptr_array_add(heard->keys, (gpointer)key);
    }
    return text;
}

static gboolean
stands_on(const DalilItem *item, const DalilPdfGlyph *glyph)
{
    double x = glyph->x + glyph->width / 2, away = item->baseline - glyph->y;

    return item->kind == DALIL_ITEM_TEXT && x >= item->rect.x &&
           x <= item->rect.x + item->rect.width && MAX(away, -away) < NEAR * item->size;
}

/* The line of text that @glyph stands on, by where it was placed; most stand on that of the one
 * before, @from, or soon behind it. -1: on none. */
static int
line_of(const DalilPage *page, int from, const DalilPdfGlyph *glyph)
{
    for (int i = 0; i < page->n; i++) {
        int at = (MAX(from, 0) + i) % page->n;
        if (stands_on(&page->items[at], glyph))
            return at;
    }
    return -1;
}

/* A word ends where the next glyph does not touch the one before, whichever way they run. */
static gboolean
is_apart(const DalilPdfGlyph *last, const DalilPdfGlyph *glyph)
{
    double right = MIN(last->x + last->width, glyph->x + glyph->width);
    double left = MAX(last->x, glyph->x);

    return left - right > GAP * glyph->size;
}

static void
hear_page(Heard *heard, const DalilPage *page, const DalilPdfPage *pdf)
{
    const DalilPdfGlyph *last = NULL;
    GString *text = NULL;
    int line = -1;

    for (guint i = 0; i < pdf->glyphs->len; i++) {
        const DalilPdfGlyph *glyph = &g_array_index(pdf->glyphs, DalilPdfGlyph, i);
        int item = line_of(page, line, glyph);

        if (item != line) {
            const char *key = item >= 0 ? page->items[item].key : NULL;
            text = key ? heard_text(heard, key) : NULL;
            if (text)
                g_string_append_c(text, '\n');
        } else if (text && last && is_apart(last, glyph)) {
            g_string_append_c(text, ' ');
        }
        for (guint32 k = 0; text && k < glyph->length; k++)
            g_string_append_c(text, pdf->text->str[glyph->said + k]);
        line = item;
        last = glyph;
    }
}

/* An address may be printed more than once: each time the same. */
static char *
said_of(const DalilParityField *wanted, const char *text)
{
    char *said = dalil_parity_data(wanted->kind, text);
    gsize length = strlen(wanted->data);
    const char *at = said;

    if (wanted->kind != DALIL_DATA_ADDRESS || length == 0)
        return said;
    while (g_str_has_prefix(at, wanted->data))
        at += length;
    if (at == said || *at != '\0')
        return said;
    g_free(said);
    return g_strdup(wanted->data);
}

static void
add_row(DalilParity *parity, const DalilEdition *edition, const DalilService *service,
        const char *field, const char *text)
{
    DalilParityField wanted;
    DalilParityRow row = {.service = NULL};

    if (!dalil_parity_field(&wanted, edition, service, field))
        return;
    row.service = g_strdup(service->id.text);
    row.field = g_strdup(field);
    row.said = said_of(&wanted, text);
    row.worded = wanted.translated != NULL && strcmp(row.said, wanted.translated) == 0 &&
                 strcmp(row.said, wanted.data) != 0;
    row.at = row.worded && wanted.translated_at.file != NULL ? wanted.translated_at : wanted.at;
    row.wanted = g_steal_pointer(&wanted.data);
    g_array_append_val(parity->rows, row);
    dalil_parity_field_clear(&wanted);
}

static void
add_rows(DalilParity *parity, const DalilEdition *edition, const Heard *heard)
{
    const DalilService *services = edition->content->services.items;
    g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < edition->content->services.n; i++)
        g_hash_table_insert(by_id, (gpointer)services[i].id.text, (gpointer)&services[i]);
    for (guint i = 0; i < heard->keys->len; i++) {
        const char *key = heard->keys->pdata[i];
        const char *slash = strrchr(key, '/');
        g_autofree char *id = slash == NULL ? NULL : g_strndup(key, (gsize)(slash - key));
        const DalilService *service = id == NULL ? NULL : g_hash_table_lookup(by_id, id);

        if (service != NULL)
            add_row(parity, edition, service, slash + 1,
                    ((const GString *)g_hash_table_lookup(heard->texts, key))->str);
    }
}

static void
free_text(gpointer text)
{
    g_string_free(text, TRUE);
}

DalilParity *
dalil_parity_read(const DalilPdfText *pdf, const DalilEdition *edition, const DalilLayout *layout)
{
    g_autofree char *name = g_strndup(edition->name, strcspn(edition->name, "."));
    DalilParity *parity = NULL;
    gboolean dense = FALSE;
    Heard heard;

    for (int i = 0; i < layout->n_fits; i++)
        dense |= layout->fits[i].dense;
    parity = parity_new(edition->name, name, dense);
    heard.texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_text);
    heard.keys = g_ptr_array_new();
    for (int p = 0; p < MIN(pdf->n, layout->n_pages); p++)
        hear_page(&heard, &layout->pages[p], &pdf->pages[p]);
    add_rows(parity, edition, &heard);
    g_hash_table_unref(heard.texts);
    g_ptr_array_unref(heard.keys);
    return parity;
}

/* All of @part stands in @whole, lists of dalil_parity_data(). */
static gboolean
is_within(const char *part, const char *whole)
{
    g_auto(GStrv) parts = g_strsplit(part, ", ", -1);
    g_auto(GStrv) all = g_strsplit(whole, ", ", -1);

    for (int i = 0; parts[i] != NULL; i++)
        if (!g_strv_contains((const char *const *)all, parts[i]))
            return FALSE;
    return TRUE;
}

/* Where one language says a number in words ("ثلاثة" for 3) nobody is led astray, and reading the
 * listing has warned of it; 25 for 20 is another matter. */
static gboolean
is_true(const DalilParityRow *row)
{
    return strcmp(row->said, row->wanted) == 0 ||
           (row->worded &&
            (is_within(row->said, row->wanted) || is_within(row->wanted, row->said)));
}

gboolean
dalil_parity_holds(const DalilParity *parity)
{
    for (guint i = 0; i < parity->rows->len; i++)
        if (!is_true(&g_array_index(parity->rows, DalilParityRow, i)))
            return FALSE;
    return TRUE;
}

static char *
key_of(const DalilParityRow *row)
{
    return g_strconcat(row->service, "/", row->field, NULL);
}

static void
sort_keys(DalilParity *parity)
{
    parity->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = parity->rows->len; i-- > 0;) { /* the first of equal ones stays */
        DalilParityRow *row = &g_array_index(parity->rows, DalilParityRow, i);
        g_hash_table_replace(parity->by_key, key_of(row), row);
    }
}

static const DalilParityRow *
find(DalilParity *parity, const DalilParityRow *like)
{
    g_autofree char *key = key_of(like);

    if (!parity->by_key)
        sort_keys(parity);
    return g_hash_table_lookup(parity->by_key, key);
}

static const char *
or_none(const char *data)
{
    return data[0] == '\0' ? "nothing" : data;
}

/* The first other edition that says otherwise: "; trifold-a4.fr prints 11". (transfer full) */
static char *
elsewhere(DalilParity *const *editions, guint n, const DalilParityRow *like)
{
    for (guint i = 0; i < n; i++) {
        const DalilParityRow *row = editions[i] == NULL ? NULL : find(editions[i], like);

        if (row != NULL && strcmp(row->said, like->said) != 0)
            return g_strdup_printf("; %s prints %s", editions[i]->edition, or_none(row->said));
    }
    return g_strdup("");
}

static void
tell(DalilDiags *diags, DalilParity *const *editions, guint n, const DalilParity *parity,
     const DalilParityRow *row)
{
    g_autofree char *other = elsewhere(editions, n, row);

    dalil_diags_error(diags, row->at,
                      "\"%s\", %s: %s prints %s, and the listing says %s%s; %s was not written%s",
                      row->service, row->field, parity->edition, or_none(row->said),
                      or_none(row->wanted), other, parity->edition,
                      row->worded ? ": correct the text that is wrong"
                                  : ". This is a fault of dalil's, not of the listings: please "
                                    "report it");
}

/* A number that one edition has and another of the same design has not. */
static void
tell_missing(DalilDiags *diags, DalilParity *const *editions, guint n, const DalilParity *parity,
             const DalilParityRow *row)
{
    static const char *const always[] = {"phones",        "email",        "url", "hours",
                                         "hours_ramadan", "hours_summer", NULL};

    if (!g_strv_contains(always, row->field))
        return;
    for (guint i = 0; i < n; i++)
        if (editions[i] != NULL && strcmp(editions[i]->layout, parity->layout) == 0 &&
            editions[i]->dense == parity->dense && find(editions[i], row) == NULL)
            dalil_diags_error(diags, row->at,
                              "\"%s\", %s: %s prints %s, and %s prints nothing there. This is a "
                              "fault of dalil's, not of the listings: please report it",
                              row->service, row->field, parity->edition, or_none(row->said),
                              editions[i]->edition);
}

void
dalil_parity_gate(DalilDiags *diags, DalilParity *const *editions, guint n)
{
    for (guint i = 0; i < n; i++)
        for (guint k = 0; editions[i] != NULL && k < editions[i]->rows->len; k++) {
            const DalilParityRow *row = &g_array_index(editions[i]->rows, DalilParityRow, k);

            if (!is_true(row))
                tell(diags, editions, n, editions[i], row);
            tell_missing(diags, editions, n, editions[i], row);
        }
}

char *
dalil_parity_pack(const DalilParity *parity)
{
    GString *to = g_string_new(NULL);

    g_string_append_printf(to, "%s\x02%s\x02%d", parity->edition, parity->layout, parity->dense);
    for (guint i = 0; i < parity->rows->len; i++) {
        const DalilParityRow *row = &g_array_index(parity->rows, DalilParityRow, i);

        g_string_append_printf(to, "\x02%s\x01%s\x01%s\x01%s\x01%s\x01%d\x01%d\x01%d", row->service,
                               row->field, row->said, row->wanted, row->at.file ? row->at.file : "",
                               row->at.line, row->at.column, row->worded);
    }
    return g_string_free(to, FALSE);
}

static void
unpack_row(DalilParity *parity, const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, "\x01", PARTS);
    DalilParityRow row = {.worded = FALSE};

    if (g_strv_length(parts) != PARTS)
        return;
    row.service = g_strdup(parts[0]);
    row.field = g_strdup(parts[1]);
    row.said = g_strdup(parts[2]);
    row.wanted = g_strdup(parts[3]);
    row.at =
        (DalilSpan){*parts[4] ? g_intern_string(parts[4]) : NULL, atoi(parts[5]), atoi(parts[6])};
    row.worded = atoi(parts[7]);
    g_array_append_val(parity->rows, row);
}

DalilParity *
dalil_parity_unpack(const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, "\x02", -1);
    DalilParity *parity;

    if (g_strv_length(parts) < 3)
        return NULL;
    parity = parity_new(parts[0], parts[1], atoi(parts[2]));
    for (int i = 3; parts[i] != NULL; i++)
        unpack_row(parity, parts[i]);
    return parity;
}
