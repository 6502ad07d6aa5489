/* read.c: the folder of a network becomes structs
 *
 * First all files become trees; the services' nodes are put in printing order; then each
 * is read through its table straight into its place in the list. A service that cannot be
 * kept (no id, unknown agency, written twice) is read all the same, for its mistakes.
 */
#include "content/content.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "content/joins.h"
#include "content/keys.h"
#include "content/po.h"
#include "content/tables.h"
#include "load/yaml.h"

#define NETWORK_FILE "content/network.yaml"
#define AGENCIES_FILE "content/agencies.yaml"
#define SERVICES_FOLDER "content/services"
#define DEFAULT_SOURCE "fr" /* only to read on when the network does not say */

typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    const char *folder;
    gboolean *unreadable;
    gboolean listings_only;
    DalilReading reading;
    DalilReader reader; /* its user is the reading */
    DalilContent *content;
    DalilJoins joins;
    GArray *entries;      /* Entry */
    GHashTable *seen;     /* every service id met -> its DalilNode */
    GHashTable *services; /* id or alias -> DalilService that is kept */
} Run;

/* A service as found, before it is read. */
typedef struct {
    const DalilNode *node;
    int category; /* G_MAXINT: unknown */
    int priority;
    int ordinal;
    gboolean repeated;
} Entry;

static DalilSpan
whole_file(const char *shown)
{
    return (DalilSpan){g_intern_string(shown), 0, 0};
}

static DalilNode *
read_tree(Run *run, const char *shown)
{
    g_autofree char *path = g_build_filename(run->folder, shown, NULL);
    gboolean unreadable = FALSE;
    DalilNode *root = dalil_yaml_read(run->arena, run->diags, path, shown, &unreadable);

    *run->unreadable |= unreadable;
    return root;
}

static const char *
scalar_at(const DalilNode *map, const char *key)
{
    const DalilNode *node = dalil_node_get(map, key);

    return node != NULL && node->kind == DALIL_SCALAR ? node->text : NULL;
}

/* The source language and the country decide how everything else is read, so they are
 * looked up before the tables run. Mistakes in them are the tables' to report. */
static void
look_ahead(Run *run, const DalilNode *root)
{
    const char *source = scalar_at(root, "source");
    const char *country = scalar_at(root, "country");

    if (source == NULL || dalil_language_lookup(source) == NULL)
        source = DEFAULT_SOURCE;
    run->reading.source = g_intern_string(source);
    run->reading.country = country;
}

static gboolean
read_network(Run *run)
{
    DalilNetwork *network = &run->content->network;
    DalilNode *root = read_tree(run, NETWORK_FILE);

    if (root == NULL)
        return FALSE;
    if (root->kind != DALIL_MAP) {
        dalil_diags_error(run->diags, root->span,
                          "this file should describe the network in lines like \"name: …\"");
        return FALSE;
    }
    look_ahead(run, root);
    network->circulation = (DalilCopies){
        .stickers_max = 6, .sticker_percent = 10, .months_max = 12, .slip_copies = 200};
    network->press = dalil_press_wish();
    dalil_fields_read(&run->reader, dalil_tables_network, "network", root, network);
    if (network->source.text == NULL)
        network->source = (DalilString){run->reading.source, root->span};
    network->source_language = dalil_language_lookup(run->reading.source);
    if (network->languages.n == 0) {
        network->languages.items = dalil_arena_new0(run->arena, DalilString);
        network->languages.items[0] = network->source;
        network->languages.n = 1;
    }
    run->joins.categories = dalil_node_get(root, "categories");
    dalil_joins_network(&run->joins, network);
    return TRUE;
}

static void
read_agencies(Run *run)
{
    static const DalilField field = {.key = "agencies",
                                     .kind = DALIL_FIELD_MAPS,
                                     .fields = dalil_tables_agency,
                                     .size = sizeof(DalilAgency),
                                     .span_offset = offsetof(DalilAgency, span) + 1};
    DalilNode *root = read_tree(run, AGENCIES_FILE);

    if (root == NULL)
        return;
    run->joins.agencies = root;
    dalil_fields_read_list(&run->reader, &field, "agency", root, &run->content->agencies);
    dalil_joins_agencies(&run->joins);
}

static void
see_id(Run *run, Entry *entry)
{
    const DalilNode *id = dalil_node_get(entry->node, "id");
    const DalilNode *first;

    if (id == NULL || id->kind != DALIL_SCALAR || id->text[0] == '\0')
        return;
    first = g_hash_table_lookup(run->seen, id->text);
    entry->repeated = first != NULL;
    if (first != NULL)
        dalil_diags_error(run->diags, id->span,
                          "service \"%s\" is written twice: it already stands at %s:%d; rename or "
                          "remove one",
                          id->text, first->span.file, first->span.line);
    else
        g_hash_table_insert(run->seen, (gpointer)id->text, (gpointer)id);
}

static void
add_entry(Run *run, const DalilNode *node)
{
    const char *category = scalar_at(node, "category");
    const char *priority = scalar_at(node, "priority");
    int found = category == NULL ? -1 : dalil_joins_category(run->content, category);
    Entry entry = {.node = node, .ordinal = (int)run->entries->len};

    entry.category = found < 0 ? G_MAXINT : found;
    entry.priority = priority == NULL ? 0 : (int)CLAMP(strtol(priority, NULL, 10), -100000, 100000);
    see_id(run, &entry);
    g_array_append_val(run->entries, entry);
}

static void
add_file(Run *run, const char *name)
{
    g_autofree char *shown = g_strconcat(SERVICES_FOLDER "/", name, NULL);
    DalilNode *root = read_tree(run, shown);

    if (root == NULL)
        return;
    if (root->kind == DALIL_MAP)
        add_entry(run, root);
    else if (root->kind == DALIL_LIST)
        for (int i = 0; i < root->n; i++)
            add_entry(run, root->items[i]);
    else
        dalil_diags_error(
            run->diags, root->span,
            "this file should be a list of services, each beginning with \"- id: …\"");
}

static void
find_services(Run *run)
{
    g_autofree char *folder = g_build_filename(run->folder, SERVICES_FOLDER, NULL);
    g_auto(GStrv) names = dalil_file_list(folder, ".yaml");
    g_auto(GStrv) others = dalil_file_list(folder, ".yml");

    for (int i = 0; names[i] != NULL; i++)
        add_file(run, names[i]);
    for (int i = 0; others[i] != NULL; i++) {
        g_autofree char *shown = g_strconcat(SERVICES_FOLDER "/", others[i], NULL);

        dalil_diags_error(run->diags, whole_file(shown),
                          "this file is not read: its name should end in .yaml");
    }
    if (run->entries->len == 0 && names[0] == NULL)
        dalil_diags_error(run->diags, whole_file(SERVICES_FOLDER),
                          "there are no services: put files whose names end in .yaml here");
}

static int
compare_entries(gconstpointer left, gconstpointer right)
{
    const Entry *a = left, *b = right;

    if (a->category != b->category)
        return a->category < b->category ? -1 : 1;
    if (a->priority != b->priority)
        return a->priority > b->priority ? -1 : 1;
    return a->ordinal < b->ordinal ? -1 : a->ordinal > b->ordinal;
}

/* A visibility that could not be understood must not lay a refuge open. */
static void
settle_visibility(const DalilNode *node, DalilPlace *place)
{
    const DalilNode *written = dalil_node_get(dalil_node_get(node, "place"), "visibility");

    if (written != NULL && place->visibility == DALIL_VISIBLE_PUBLIC &&
        (written->kind != DALIL_SCALAR || strcmp(written->text, "public") != 0))
        place->visibility = DALIL_VISIBLE_HIDDEN;
    dalil_joins_hide(place);
}

/* TRUE: it is to be printed. */
static gboolean
read_service(Run *run, const Entry *entry, DalilService *service)
{
    gboolean usable;

    service->span = entry->node->span;
    usable = dalil_fields_read(&run->reader, dalil_tables_service, "service", entry->node, service);
    if (entry->node->kind != DALIL_MAP)
        return FALSE;
    settle_visibility(entry->node, &service->place);
    if (service->id.text != NULL && strcmp(service->id.text, "network") == 0) {
        dalil_diags_error(run->diags, service->id.span,
                          "a service cannot be called \"network\", which is the network itself in "
                          "translations: choose another id");
        usable = FALSE;
    }
    usable &= dalil_joins_service(&run->joins, service);
    return usable && !entry->repeated && service->status == DALIL_STATUS_ACTIVE;
}

static void
read_services(Run *run)
{
    DalilItems *services = &run->content->services;
    int n;

    find_services(run);
    g_array_sort(run->entries, compare_entries);
    n = (int)run->entries->len;
    /* One more: what is read only for its mistakes needs a place as well. */
    services->items = dalil_arena_newn(run->arena, DalilService, n + 1);
    for (int i = 0; i < n; i++) {
        const Entry *entry = &g_array_index(run->entries, Entry, i);

        DalilService *service = (DalilService *)services->items + services->n;

        /* A service is large, mostly unused hours; the arena's fresh memory is zero already. */
        if (read_service(run, entry, service))
            services->n++;
        else
            *service = (DalilService){.priority = 0};
    }
    if (services->n == 0 && dalil_diags_errors(run->diags) == 0)
        dalil_diags_error(run->diags, whole_file(SERVICES_FOLDER),
                          "no service here is to be printed: write one, or make one active again");
}

static void
add_alias(Run *run, DalilService *service, const DalilString *alias)
{
    const DalilNode *id = g_hash_table_lookup(run->seen, alias->text);
    DalilService *other = g_hash_table_lookup(run->services, alias->text);
    DalilSpan at = id != NULL ? id->span : other != NULL ? other->span : alias->span;

    if (id == NULL && other == NULL)
        g_hash_table_insert(run->services, (gpointer)alias->text, service);
    else
        dalil_diags_error(
            run->diags, alias->span,
            "\"%s\" cannot be an alias of service \"%s\": the service at %s:%d has it", alias->text,
            service->id.text, at.file, at.line);
}

static void
list_ids(Run *run)
{
    DalilService *services = run->content->services.items;
    int n = run->content->services.n;

    for (int i = 0; i < n; i++)
        g_hash_table_insert(run->services, (gpointer)services[i].id.text, &services[i]);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < services[i].aliases.n; k++)
            add_alias(run, &services[i], &services[i].aliases.items[k]);
}

/* There is no clock here: the edition's own date is today. */
static void
warn_ended(const Run *run)
{
    const DalilService *services = run->content->services.items;

    for (int i = 0; i < run->content->services.n; i++)
        if (services[i].valid_to.year > 0 &&
            dalil_date_compare(services[i].valid_to, run->content->newest) < 0)
            dalil_diags_warning(run->diags, services[i].valid_to.span,
                                "\"%s\" ended before the date of this edition; set `status: "
                                "inactive`, or correct `valid_to`",
                                services[i].id.text);
}

static DalilContent *
read_all(Run *run)
{
    DalilPo po = {run->arena, run->diags, run->content, run->services, run->seen, FALSE};

    if (!read_network(run))
        return NULL;
    read_agencies(run);
    read_services(run);
    list_ids(run);
    dalil_keys_assign(run->arena, run->content);
    po.whole = dalil_diags_errors(run->diags) == 0;
    if (!run->listings_only)
        dalil_po_read_all(&po, run->folder, run->unreadable);
    run->content->newest = dalil_joins_newest(run->content);
    warn_ended(run);
    return run->content;
}

static DalilContent *
read_folder(DalilArena *arena, DalilDiags *diags, const char *folder, gboolean listings_only,
            gboolean *unreadable)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) services = g_hash_table_new(g_str_hash, g_str_equal);
    gboolean ignored = FALSE;
    Run run = {.arena = arena,
               .diags = diags,
               .folder = folder,
               .unreadable = unreadable == NULL ? &ignored : unreadable,
               .listings_only = listings_only,
               .content = dalil_arena_new0(arena, DalilContent),
               .entries = entries,
               .seen = seen,
               .services = services};

    *run.unreadable = FALSE;
    run.reader = (DalilReader){arena, diags, &run.reading};
    run.joins = (DalilJoins){diags, run.content, NULL, NULL};
    return read_all(&run);
}

DalilContent *
dalil_content_read(DalilArena *arena, DalilDiags *diags, const char *folder, gboolean *unreadable)
{
    return read_folder(arena, diags, folder, FALSE, unreadable);
}

DalilContent *
dalil_content_read_listings(DalilArena *arena, DalilDiags *diags, const char *folder,
                            gboolean *unreadable)
{
    return read_folder(arena, diags, folder, TRUE, unreadable);
}
