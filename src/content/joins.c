/* joins.c: what must be true between listings: ids unique, agencies and categories known */
#include "content/joins.h"

#include <string.h>

#include "base/nearest.h"

/* The DalilString at @offset of item @i. */
static const DalilString *
string_at(const DalilItems *items, gsize size, gsize offset, int i)
{
    return (const DalilString *)(gconstpointer)((const char *)items->items + size * (gsize)i +
                                                offset);
}

static int
index_of(const DalilItems *items, gsize size, gsize offset, const char *id)
{
    for (int i = 0; i < items->n; i++)
        if (strcmp(string_at(items, size, offset, i)->text, id) == 0)
            return i;
    return -1;
}

/* Each list is short; a table of ids would not pay. */
static void
check_unique(DalilDiags *diags, const char *what, const DalilItems *items, gsize size, gsize offset)
{
    for (int i = 0; i < items->n; i++) {
        const DalilString *id = string_at(items, size, offset, i);
        int first = index_of(items, size, offset, id->text);
        const DalilSpan *at = &string_at(items, size, offset, first)->span;

        if (first < i)
            dalil_diags_error(diags, id->span,
                              "%s \"%s\" is written twice: it already stands at %s:%d; rename or "
                              "remove one",
                              what, id->text, at->file, at->line);
    }
}

/* A list that lost entries to a mistake may have had it. */
static gboolean
may_be_written_in(const DalilNode *list, const char *id)
{
    if (list->broken)
        return TRUE;
    for (int i = 0; list->kind == DALIL_LIST && i < list->n; i++) {
        const DalilNode *node = dalil_node_get(list->items[i], "id");

        if (node != NULL && node->kind == DALIL_SCALAR && strcmp(node->text, id) == 0)
            return TRUE;
    }
    return FALSE;
}

/* One way of pointing at things by id. */
typedef struct {
    const char *what;  /* "agency" */
    const char *where; /* the file that lists them */
    const DalilItems *items;
    gsize size, offset; /* of an item, and of its id inside */
    const DalilNode *written;
} Target;

/* The index of @id; -1 with an error that suggests the nearest. */
static int
join(DalilDiags *diags, const Target *target, const DalilString *id)
{
    int found = index_of(target->items, target->size, target->offset, id->text);
    g_autofree const char **ids = NULL;
    const char *near;

    if (found >= 0 || target->written == NULL || may_be_written_in(target->written, id->text))
        return found;
    ids = g_new0(const char *, target->items->n + 1);
    for (int i = 0; i < target->items->n; i++)
        ids[i] = string_at(target->items, target->size, target->offset, i)->text;
    near = dalil_nearest(id->text, ids);
    if (near != NULL)
        dalil_diags_error(diags, id->span, "%s \"%s\" is not in %s; did you mean \"%s\"?",
                          target->what, id->text, target->where, near);
    else
        dalil_diags_error(diags, id->span, "%s \"%s\" is not in %s: add it there or use another",
                          target->what, id->text, target->where);
    return -1;
}

static int
join_category(const DalilJoins *joins, const DalilString *id)
{
    Target target = {"category",
                     "content/network.yaml",
                     &joins->content->network.categories,
                     sizeof(DalilCategory),
                     offsetof(DalilCategory, id),
                     joins->categories};

    return join(joins->diags, &target, id);
}

static int
join_agency(const DalilJoins *joins, const DalilString *id)
{
    Target target = {"agency",
                     "content/agencies.yaml",
                     &joins->content->agencies,
                     sizeof(DalilAgency),
                     offsetof(DalilAgency, id),
                     joins->agencies};

    return join(joins->diags, &target, id);
}

int
dalil_joins_category(const DalilContent *content, const char *id)
{
    return index_of(&content->network.categories, sizeof(DalilCategory),
                    offsetof(DalilCategory, id), id);
}

static gboolean
has_language(const DalilNetwork *network, const char *tag)
{
    for (int i = 0; i < network->languages.n; i++)
        if (strcmp(network->languages.items[i].text, tag) == 0)
            return TRUE;
    return FALSE;
}

static void
check_edition(DalilDiags *diags, const DalilNetwork *network, const DalilString *edition)
{
    const char *dot = strrchr(edition->text, '.');
    g_auto(GStrv) tags = dot != NULL ? g_strsplit(dot + 1, "+", -1) : NULL;

    if (dot == NULL || dot == edition->text || dot[1] == '\0') {
        dalil_diags_error(diags, edition->span,
                          "edition \"%s\" should be a layout, a dot and a language, like "
                          "trifold-a4.%s",
                          edition->text, network->source.text);
        return;
    }
    for (char **tag = tags; *tag != NULL; tag++)
        if (dalil_language_lookup(*tag) != NULL && !has_language(network, *tag))
            dalil_diags_error(diags, edition->span,
                              "edition \"%s\" is in \"%s\", which is not in the list of languages",
                              edition->text, *tag);
}

/* Layouts and tags nobody knows are told where editions are made. */
static void
check_editions(DalilDiags *diags, const DalilNetwork *network)
{
    for (int i = 0; i < network->editions.n; i++)
        check_edition(diags, network, &network->editions.items[i]);
}

void
dalil_joins_network(const DalilJoins *joins, DalilNetwork *network)
{
    DalilNotice *notices = network->notices.items;

    check_unique(joins->diags, "category", &network->categories, sizeof(DalilCategory),
                 offsetof(DalilCategory, id));
    check_unique(joins->diags, "emergency number", &network->emergency, sizeof(DalilEmergency),
                 offsetof(DalilEmergency, number));
    check_unique(joins->diags, "notice", &network->notices, sizeof(DalilNotice),
                 offsetof(DalilNotice, id));
    check_editions(joins->diags, network);
    for (int i = 0; i < network->notices.n; i++)
        notices[i].category = notices[i].category_id.text == NULL
                                  ? -1
                                  : join_category(joins, &notices[i].category_id);
}

void
dalil_joins_agencies(const DalilJoins *joins)
{
    check_unique(joins->diags, "agency", &joins->content->agencies, sizeof(DalilAgency),
                 offsetof(DalilAgency, id));
}

static void
check_dates(DalilDiags *diags, const DalilService *service)
{
    if (service->valid_from.year == 0 || service->valid_to.year == 0 ||
        dalil_date_compare(service->valid_from, service->valid_to) <= 0)
        return;
    dalil_diags_error(diags, service->valid_to.span,
                      "service \"%s\" ends (valid_to) before it begins (valid_from): check the two "
                      "dates",
                      service->id.text);
}

gboolean
dalil_joins_service(const DalilJoins *joins, DalilService *service)
{
    service->agency = service->category = -1;
    if (service->agency_id.text != NULL)
        service->agency = join_agency(joins, &service->agency_id);
    if (service->category_id.text != NULL)
        service->category = join_category(joins, &service->category_id);
    check_dates(joins->diags, service);
    return service->agency >= 0 && service->category >= 0;
}

/* The quarter of a hidden place can be enough to find it. */
void
dalil_joins_hide(DalilPlace *place)
{
    if (place->visibility == DALIL_VISIBLE_PUBLIC)
        return;
    place->address = (DalilText){.n = 0};
    place->entrance = (DalilText){.n = 0};
    place->latitude = place->longitude = 0;
    place->has_coordinates = FALSE;
    if (place->visibility == DALIL_VISIBLE_HIDDEN)
        place->area = (DalilText){.n = 0};
}

DalilDate
dalil_joins_newest(const DalilContent *content)
{
    const DalilService *services = content->services.items;
    DalilDate newest = content->network.date;

    for (int i = 0; i < content->services.n; i++)
        if (dalil_date_compare(services[i].verified.on, newest) > 0)
            newest = services[i].verified.on;
    return newest;
}
