/* keys.c: every text of a network, under the key translators know it by */
#include "content/keys.h"

#include <string.h>

#include "base/nearest.h"

typedef struct {
    const char *field;
    gsize offset;     /* of the DalilText in its struct */
    const char *what; /* for translators: what the text is */
} Row;

#define ROW(s, member, what)                                                                       \
    {                                                                                              \
#member, offsetof(s, member), what                                                         \
    }
#define PLACE_ROW(member, what)                                                                    \
    {                                                                                              \
#member, offsetof(DalilService, place.member), what                                        \
    }
#define END                                                                                        \
    {                                                                                              \
        NULL, 0, NULL                                                                              \
    }

static const Row network_rows[] = {
    ROW(DalilNetwork, name, "the name of the network"),
    ROW(DalilNetwork, title, "the title on the cover"),
    ROW(DalilNetwork, subtitle, "under the title on the cover"),
    ROW(DalilNetwork, imprint, "who publishes this, in small print"),
    ROW(DalilNetwork, update_title, "heading beside the QR code"),
    ROW(DalilNetwork, update_text, "text beside the QR code"),
    ROW(DalilNetwork, correction_title, "heading of the request to report mistakes"),
    ROW(DalilNetwork, correction_text, "how to report a mistake"),
    ROW(DalilNetwork, notices_title, "heading above the notices"),
    END,
};
static const Row category_rows[] = {ROW(DalilCategory, name, "heading of a category"), END};
static const Row emergency_rows[] = {
    ROW(DalilEmergency, name, "who comes when this emergency number is called"), END};
static const Row notice_rows[] = {ROW(DalilNotice, title, "heading of a notice"),
                                  ROW(DalilNotice, text, "short advice under its heading"), END};
static const Row agency_rows[] = {
    ROW(DalilAgency, name, "the full name of an organisation"),
    ROW(DalilAgency, description, "what the organisation does"),
    ROW(DalilAgency, address, "its address: people compare it with street signs"), END};
static const Row service_rows[] = {
    ROW(DalilService, name, "the heading of an entry"),
    ROW(DalilService, summary, "what one gets there, the short form"),
    ROW(DalilService, description, "what one gets there"),
    ROW(DalilService, eligibility, "who may come: behind the label \"Who it is for\""),
    ROW(DalilService, bring, "papers and things: behind the label \"Bring\""),
    ROW(DalilService, fees, "what it costs: behind the label \"Cost\""),
    ROW(DalilService, apply, "how to get in: behind the label \"How to apply\""),
    ROW(DalilService, alert, "a warning that must not be overlooked"),
    PLACE_ROW(address, "the address: people compare it with street signs"),
    PLACE_ROW(area, "the quarter of the town"),
    PLACE_ROW(entrance, "how to find the door: behind the label \"Entrance\""),
    PLACE_ROW(accessibility, "steps, ramp, lift: behind the label \"Accessibility\""),
    ROW(DalilService, hours_text, "what opening hours cannot say"),
    END,
};
#define LABEL "what a telephone number is for"

enum { NONE = -1 };

/* Things that have texts. The order is the reading order. */
typedef struct {
    const char *kind;
    const char *prefix; /* in keys: "category:" */
    const Row *rows;
    gssize items;  /* offset of the DalilItems in DalilContent; NONE: the content itself */
    gsize size;    /* of one item */
    gssize id;     /* offset of its DalilString */
    gssize phones; /* offset of its DalilItems of DalilPhone */
} Kind;

static const Kind kinds[] = {
    {"network", "", network_rows, NONE, 0, NONE, offsetof(DalilNetwork, phones)},
    {"category", "category:", category_rows, offsetof(DalilContent, network.categories),
     sizeof(DalilCategory), offsetof(DalilCategory, id), NONE},
    {"emergency number", "emergency:", emergency_rows, offsetof(DalilContent, network.emergency),
     sizeof(DalilEmergency), offsetof(DalilEmergency, number), NONE},
    {"notice", "notice:", notice_rows, offsetof(DalilContent, network.notices), sizeof(DalilNotice),
     offsetof(DalilNotice, id), NONE},
    {"agency", "agency:", agency_rows, offsetof(DalilContent, agencies), sizeof(DalilAgency),
     offsetof(DalilAgency, id), offsetof(DalilAgency, phones)},
    {"service", "", service_rows, offsetof(DalilContent, services), sizeof(DalilService),
     offsetof(DalilService, id), offsetof(DalilService, phones)},
};

static char *
thing_at(const DalilContent *content, const Kind *kind, int i)
{
    const DalilItems *items;

    if (kind->items == NONE)
        return (char *)(gpointer)&content->network;
    items = (const DalilItems *)(gconstpointer)((const char *)content + kind->items);
    return (char *)items->items + kind->size * (gsize)i;
}

static int
things(const DalilContent *content, const Kind *kind)
{
    if (kind->items == NONE)
        return 1;
    return ((const DalilItems *)(gconstpointer)((const char *)content + kind->items))->n;
}

static const char *
id_of(const Kind *kind, const char *thing)
{
    if (kind->id == NONE)
        return NULL;
    return ((const DalilString *)(gconstpointer)(thing + kind->id))->text;
}

static const DalilItems *
phones_of(const Kind *kind, const char *thing)
{
    if (kind->phones == NONE)
        return NULL;
    return (const DalilItems *)(gconstpointer)(thing + kind->phones);
}

static void
walk_thing(const Kind *kind, char *thing, DalilKeysVisit visit, gpointer user)
{
    const DalilItems *phones = phones_of(kind, thing);
    DalilKeyed keyed = {kind->kind, id_of(kind, thing), NULL, NULL, NULL, thing};

    for (const Row *row = kind->rows; row->field != NULL; row++) {
        keyed.field = row->field;
        keyed.what = row->what;
        keyed.text = (DalilText *)(gpointer)(thing + row->offset);
        if (keyed.text->n > 0)
            visit(&keyed, user);
    }
    for (int i = 0; phones != NULL && i < phones->n; i++) {
        DalilPhone *phone = (DalilPhone *)phones->items + i;
        char field[32];

        if (phone->label.n == 0)
            continue;
        g_snprintf(field, sizeof field, "phone%d", i + 1);
        keyed.field = field;
        keyed.what = LABEL;
        keyed.text = &phone->label;
        visit(&keyed, user);
    }
}

void
dalil_keys_walk(const DalilContent *content, DalilKeysVisit visit, gpointer user)
{
    for (guint k = 0; k < G_N_ELEMENTS(kinds); k++)
        for (int i = 0; i < things(content, &kinds[k]); i++)
            walk_thing(&kinds[k], thing_at(content, &kinds[k], i), visit, user);
}

static const char *
prefix_of(const char *kind)
{
    for (guint k = 0; k < G_N_ELEMENTS(kinds); k++)
        if (strcmp(kinds[k].kind, kind) == 0)
            return kinds[k].prefix;
    return "";
}

static void
assign(const DalilKeyed *keyed, gpointer user)
{
    const char *prefix = prefix_of(keyed->kind);
    const char *id = keyed->id == NULL ? "network" : keyed->id;
    gsize size = strlen(prefix) + strlen(id) + strlen(keyed->field) + 2;
    char *key = dalil_arena_alloc(user, size);

    g_strlcpy(key, prefix, size);
    g_strlcat(key, id, size);
    g_strlcat(key, "/", size);
    g_strlcat(key, keyed->field, size);
    keyed->text->key = key;
}

void
dalil_keys_assign(DalilArena *arena, DalilContent *content)
{
    dalil_keys_walk(content, assign, arena);
}

/* "phone3" of a thing with three telephone numbers. */
static DalilText *
find_label(const Kind *kind, char *thing, const char *field)
{
    const DalilItems *phones = phones_of(kind, thing);
    guint64 i;

    if (phones == NULL || !g_str_has_prefix(field, "phone") ||
        !g_ascii_string_to_unsigned(field + strlen("phone"), 10, 1, G_MAXINT, &i, NULL) ||
        i > (guint64)phones->n)
        return NULL;
    return &((DalilPhone *)phones->items)[i - 1].label;
}

static DalilText *
find_field(const Kind *kind, char *thing, const char *field)
{
    for (const Row *row = kind->rows; row->field != NULL; row++)
        if (strcmp(row->field, field) == 0)
            return (DalilText *)(gpointer)(thing + row->offset);
    return find_label(kind, thing, field);
}

static const Kind *
kind_of(const char *thing)
{
    const Kind *service = NULL;

    for (guint k = 0; k < G_N_ELEMENTS(kinds); k++) {
        if (kinds[k].id == NONE && strcmp(thing, kinds[k].kind) == 0)
            return &kinds[k];
        if (kinds[k].prefix[0] != '\0' && g_str_has_prefix(thing, kinds[k].prefix))
            return &kinds[k];
        if (kinds[k].id != NONE && kinds[k].prefix[0] == '\0')
            service = &kinds[k];
    }
    return service;
}

static char *
find_thing(DalilContent *content, GHashTable *services, const Kind *kind, const char *name)
{
    const char *id = name + strlen(kind->prefix);

    if (kind->id == NONE)
        return thing_at(content, kind, 0);
    if (kind->prefix[0] == '\0')
        return g_hash_table_lookup(services, name);
    for (int i = 0; i < things(content, kind); i++)
        if (strcmp(id_of(kind, thing_at(content, kind, i)), id) == 0)
            return thing_at(content, kind, i);
    return NULL;
}

static char *
nearest_thing(const DalilContent *content, const Kind *kind, const char *name, const char *field)
{
    g_autofree const char **ids = g_new0(const char *, things(content, kind) + 1);
    const char *near;

    for (int i = 0; i < things(content, kind); i++)
        ids[i] = id_of(kind, thing_at(content, kind, i));
    near = dalil_nearest(name + strlen(kind->prefix), ids);
    return near == NULL ? NULL : g_strconcat(kind->prefix, near, "/", field, NULL);
}

static char *
nearest_field(const Kind *kind, const char *name, const char *field)
{
    const char *fields[G_N_ELEMENTS(service_rows) + 1] = {NULL};
    const char *near;
    int n = 0;

    for (const Row *row = kind->rows; row->field != NULL; row++)
        fields[n++] = row->field;
    near = dalil_nearest(field, fields);
    return near == NULL ? NULL : g_strconcat(name, "/", near, NULL);
}

DalilKeyState
dalil_keys_find(DalilContent *content, GHashTable *services, const char *key, DalilKeyFound *found)
{
    const char *slash = strrchr(key, '/');
    gsize length = slash == NULL ? strlen(key) : (gsize)(slash - key);
    const Kind *kind;
    char *thing;

    g_assert(content != NULL);
    *found =
        (DalilKeyFound){.thing = g_strndup(key, length), .field = slash == NULL ? "" : slash + 1};
    kind = kind_of(found->thing);
    thing = find_thing(content, services, kind, found->thing);
    if (thing == NULL) {
        found->nearest = nearest_thing(content, kind, found->thing, found->field);
        return DALIL_KEY_UNKNOWN_THING;
    }
    found->text = find_field(kind, thing, found->field);
    if (found->text == NULL) {
        found->nearest = nearest_field(kind, found->thing, found->field);
        return DALIL_KEY_UNKNOWN_FIELD;
    }
    return DALIL_KEY_FOUND;
}

void
dalil_keys_clear(DalilKeyFound *found)
{
    g_free(found->thing);
    g_free(found->nearest);
    *found = (DalilKeyFound){.text = NULL};
}

void
dalil_keys_document(GString *to)
{
    for (guint k = 0; k < G_N_ELEMENTS(kinds); k++) {
        const Kind *kind = &kinds[k];
        const char *id = kind->id == NONE ? "network" : "ID";

        g_string_append_printf(to, "- %s: ", kind->kind);
        for (const Row *row = kind->rows; row->field != NULL; row++)
            g_string_append_printf(to, "%s`%s%s/%s`", row == kind->rows ? "" : ", ", kind->prefix,
                                   id, row->field);
        if (kind->phones != NONE)
            g_string_append_printf(to, ", `%s%s/phone1` for the label of the first number",
                                   kind->prefix, id);
        g_string_append_c(to, '\n');
    }
}
