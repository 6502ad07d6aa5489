/* order.c: sorting by name, in the language of the edition */
#include "compose/order.h"

#include <string.h>

#include "lang/collate.h"

typedef struct {
    int index;
    int category, priority; /* equal for all agencies */
    const char *text;       /* what it is sorted under */
    char *key;              /* owned; NULL: as listed */
} Entry;

/* Services are listed by category and priority already, so that both only have to be kept. */
static int
compare(gconstpointer left, gconstpointer right, gpointer unused)
{
    const Entry *a = left, *b = right;
    int by_name = 0;
    (void)unused;

    if (a->category == b->category && a->priority == b->priority && a->key && b->key)
        by_name = strcmp(a->key, b->key);
    return by_name != 0 ? by_name : a->index - b->index;
}

static DalilCollator *
collator_of(DalilMaker *maker)
{
    g_autoptr(GError) error = NULL;
    DalilCollator *collator = NULL;

    if (maker->content->network.order != DALIL_ORDER_NAME)
        return NULL;
    collator = dalil_collator_new(maker->edition->language, &error);
    if (!collator)
        dalil_diags_error(maker->diags, (DalilSpan){NULL, 0, 0}, "cannot sort by name: %s",
                          error->message);
    return collator;
}

/* The names of places in @entries, sorted; @entries are cleared. */
static const int *
sorted(DalilMaker *maker, GArray *entries)
{
    int *indices = dalil_arena_newn(maker->arena, int, entries->len + 1);
    DalilCollator *collator = collator_of(maker);

    for (guint i = 0; collator && i < entries->len; i++) {
        Entry *entry = &g_array_index(entries, Entry, i);
        entry->key = dalil_collator_key(collator, entry->text);
    }
    if (collator)
        g_array_sort_with_data(entries, compare, NULL);
    for (guint i = 0; i < entries->len; i++) {
        indices[i] = g_array_index(entries, Entry, i).index;
        g_free(g_array_index(entries, Entry, i).key);
    }
    dalil_collator_free(collator);
    g_array_unref(entries);
    return indices;
}

static const char *
text_of(const DalilMaker *maker, const DalilString *sort, const DalilText *name)
{
    const DalilTextIn *sentence = dalil_maker_sentence(maker, name);

    return sort->text ? sort->text : sentence ? sentence->text : "";
}

const int *
dalil_order_services(DalilMaker *maker)
{
    const DalilService *services = maker->content->services.items;
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(Entry));

    for (int i = 0; i < maker->content->services.n; i++) {
        const DalilService *service = &services[i];
        Entry entry = {i, service->category, service->priority,
                       text_of(maker, &service->sort, &service->name), NULL};
        g_array_append_val(entries, entry);
    }
    return sorted(maker, entries);
}

const int *
dalil_order_agencies(DalilMaker *maker)
{
    const DalilAgency *agencies = maker->content->agencies.items;
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(Entry));

    for (int i = 0; i < maker->content->agencies.n; i++) {
        Entry entry = {i, 0, 0, text_of(maker, &agencies[i].sort, &agencies[i].name), NULL};
        g_array_append_val(entries, entry);
    }
    return sorted(maker, entries);
}
