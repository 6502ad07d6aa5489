/* room.c: how much room a text has on paper, measured with the real fonts */
#include "cli/room.h"

#include <string.h>

#include "layout/lines.h"

#define MM (72 / 25.4)

/* One text in one layout. */
typedef struct {
    int lines;
    double measure, size; /* points */
    gboolean over;        /* it stands there once more: the first time counts */
} Place;

typedef struct {
    char *name;
    GHashTable *places; /* key -> Place */
} Sheet;

struct DalilRoom {
    GPtrArray *sheets; /* Sheet, in the order of network.yaml */
};

static void
sheet_free(gpointer data)
{
    Sheet *sheet = data;

    g_hash_table_unref(sheet->places);
    g_free(sheet->name);
    g_free(sheet);
}

/* A line of text: one more for its key, unless the text begins anew (a heading that is repeated).
 */
static void
note_line(Sheet *sheet, const DalilItem *item)
{
    Place *place = g_hash_table_lookup(sheet->places, item->key);

    if (place == NULL) {
        place = g_new0(Place, 1);
        g_hash_table_insert(sheet->places, g_strdup(item->key), place);
    }
    place->over |= item->from == 0 && place->lines > 0;
    if (place->over)
        return;
    place->lines++;
    place->measure = item->measure;
    place->size = item->size;
}

static void
note_layout(Sheet *sheet, const DalilLayout *layout)
{
    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++) {
            const DalilItem *item = &layout->pages[p].items[i];

            if (item->kind == DALIL_ITEM_TEXT && item->key != NULL)
                note_line(sheet, item);
        }
}

/* The source's edition of a layout; NULL: there is none. */
static const DalilEditionName *
source_edition(const DalilNetworkRun *run, const GArray *listed)
{
    for (guint i = 0; i < listed->len; i++) {
        const DalilEditionName *name = &g_array_index(listed, DalilEditionName, i);

        if (name->second == NULL && name->layout != NULL &&
            strcmp(name->language->tag, run->content->network.source.text) == 0)
            return name;
    }
    return NULL;
}

static void
measure_layout(DalilNetworkRun *run, DalilRoom *room, const char *name)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) unheard = dalil_diags_new();
    g_autoptr(GArray) listed = dalil_network_listed(run, name);
    const DalilEditionName *edition_name = source_edition(run, listed);
    DalilEdition *edition = NULL;
    DalilLayout *layout = NULL;
    Sheet *sheet;

    if (edition_name != NULL)
        layout = dalil_network_layout(run, unheard, arena, edition_name, &edition);
    if (layout == NULL)
        return;
    sheet = g_new0(Sheet, 1);
    sheet->name = g_strdup(name);
    sheet->places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    note_layout(sheet, layout);
    g_ptr_array_add(room->sheets, sheet);
}

DalilRoom *
dalil_room_measure(DalilNetworkRun *run)
{
    DalilRoom *room = g_new0(DalilRoom, 1);
    const DalilStrings *editions = &run->content->network.editions;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    room->sheets = g_ptr_array_new_with_free_func(sheet_free);
    for (int i = 0; i < editions->n; i++) {
        const char *dot = strrchr(editions->items[i].text, '.');
        g_autofree char *name = dot == NULL ? NULL
                                            : g_strndup(editions->items[i].text,
                                                        (gsize)(dot - editions->items[i].text));

        if (name != NULL && !g_hash_table_contains(seen, name)) {
            measure_layout(run, room, name);
            g_hash_table_add(seen, g_steal_pointer(&name));
        }
    }
    return room;
}

void
dalil_room_free(DalilRoom *room)
{
    if (room == NULL)
        return;
    g_ptr_array_unref(room->sheets);
    g_free(room);
}

static DalilMeasured *
measure_text(DalilNetworkRun *run, DalilArena *arena, DalilDiags *diags,
             const DalilLanguage *language, const char *text, const char *key, DalilSpan at)
{
    DalilRichBuilder builder;
    DalilRich *rich;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, text, FALSE, 0, 1);
    rich = dalil_rich_end(&builder, arena, language, language->direction == DALIL_RTL, key, at);
    return rich == NULL ? NULL : dalil_measure(arena, run->shaper, diags, rich);
}

/* Over the language's own phrases: a fair mixture of letters and spaces. */
double
dalil_room_letter(DalilNetworkRun *run, const DalilLanguage *language)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) unheard = dalil_diags_new();
    g_autoptr(GString) text = g_string_new(NULL);
    const DalilMeasured *measured;

    for (int i = 0; i < DALIL_PHRASE_COUNT; i++)
        if (language->phrase[i] != NULL && strchr(language->phrase[i], '%') == NULL)
            g_string_append_printf(text, "%s ", language->phrase[i]);
    measured =
        measure_text(run, arena, unheard, language, text->str, NULL, (DalilSpan){NULL, 0, 0});
    if (measured == NULL || text->len == 0)
        return 0;
    return (double)measured->natural / 1024 / 100 / (double)g_utf8_strlen(text->str, -1);
}

/* Texts that are printed in the line of another value. */
static const struct {
    const char *field; /* begins so */
    const char *with;  /* the field whose line it is */
    const char *words;
} shared[] = {
    {"hours_text", "hours", "the opening hours"},
    {"area", "address", "the address"},
    {"phone", "phones", "the telephone number"},
};

/* Where a text stands on @sheet; @with is set when the line is that of another value. */
static const Place *
find_place(const Sheet *sheet, const DalilTranslation *entry, const char **with)
{
    const Place *place = g_hash_table_lookup(sheet->places, entry->key);
    gsize thing = strlen(entry->key) - strlen(entry->field);

    *with = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(shared) && place == NULL; i++) {
        g_autofree char *key = g_strdup_printf("%.*s%s", (int)thing, entry->key, shared[i].with);

        if (g_str_has_prefix(entry->field, shared[i].field)) {
            place = g_hash_table_lookup(sheet->places, key);
            *with = shared[i].words;
        }
    }
    return place;
}

char *
dalil_room_lines(const DalilTranslation *entry, gpointer user)
{
    const DalilRoomFor *wanted = user;
    GString *lines = g_string_new(NULL);

    for (guint i = 0; i < wanted->room->sheets->len; i++) {
        const Sheet *sheet = wanted->room->sheets->pdata[i];
        const char *with = NULL;
        const Place *place = find_place(sheet, entry, &with);
        double letters;

        if (place == NULL)
            continue;
        letters =
            wanted->letter > 0 ? place->lines * place->measure / (wanted->letter * place->size) : 0;
        g_string_append_printf(lines, "Room on %s: %d line%s of %.0f mm", sheet->name, place->lines,
                               place->lines == 1 ? "" : "s", place->measure / MM);
        if (with != NULL)
            g_string_append_printf(lines, ", shared with %s", with);
        else if (letters >= 1)
            g_string_append_printf(lines, ", about %.0f letters", letters);
        g_string_append(lines, "\n");
    }
    if (lines->len == 0)
        g_string_append(lines, "Room is not needed now: no layout prints this\n");
    return g_string_free(lines, FALSE);
}

int
dalil_room_excess(const DalilRoom *room, DalilNetworkRun *run, DalilDiags *diags,
                  const DalilTranslation *entry, const DalilLanguage *language, int *wanted,
                  int *has, const char **layout)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    const DalilMeasured *measured =
        measure_text(run, arena, diags, language, entry->translation, entry->key, entry->at);
    int worst = 0;

    for (guint i = 0; measured != NULL && room != NULL && i < room->sheets->len; i++) {
        const Sheet *sheet = room->sheets->pdata[i];
        const Place *place = g_hash_table_lookup(sheet->places, entry->key);
        int lines;

        if (place == NULL)
            continue;
        lines = dalil_lines_count(measured, dalil_lines_limit(place->measure, place->size));
        if (lines - place->lines <= worst)
            continue;
        worst = lines - place->lines;
        *wanted = lines;
        *has = place->lines;
        *layout = sheet->name;
    }
    return worst;
}

void
dalil_room_check(const DalilRoom *room, DalilNetworkRun *run, const DalilTranslations *translations,
                 DalilCheckFound found, gpointer user)
{
    for (guint i = 0; i < translations->entries->len; i++) {
        const DalilTranslation *entry = &g_array_index(translations->entries, DalilTranslation, i);
        g_autoptr(DalilDiags) own = dalil_diags_new();
        g_autofree char *text = NULL;
        const char *layout = NULL;
        int wanted = 0, has = 0, excess, n = 0;

        if (entry->translation == NULL)
            continue;
        excess = dalil_room_excess(room, run, own, entry, translations->language, &wanted, &has,
                                   &layout);
        if (dalil_diags_errors(own) > 0)
            dalil_checks_tell("T07", entry, dalil_diags_list(own, &n)[0].text, found, user);
        if (excess == 0)
            continue;
        text = g_strdup_printf("on %s it takes %d lines where the source takes %d", layout, wanted,
                               has);
        dalil_checks_tell("T06", entry, text, found, user);
    }
}
