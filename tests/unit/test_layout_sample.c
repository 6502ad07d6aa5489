/* test_layout_sample.c: what must stand on the pages of the shipped network, in every layout and
 * language
 *
 * The items are what is painted: a wrong digit here is a wrong digit on paper.
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "lang/isolate.h"

typedef struct {
    char *layout;
    const char *tag;
} Case;

/* As a reader sees it: no invisible characters, every space plain. (transfer full) */
static char *
plain(const char *text)
{
    GString *to = g_string_new(NULL);

    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (!dalil_is_invisible(c))
            g_string_append_unichar(to, c == 0x00A0 || c == 0x202F || c == 0x2007 ? ' ' : c);
    }
    return g_string_free(to, FALSE);
}

static char *
text_of(const DalilItem *item)
{
    g_autofree char *text = dalil_measured_text(item->measured, item->from, item->to);

    return plain(text);
}

static gboolean
is_text(const DalilItem *item)
{
    return item->kind == DALIL_ITEM_TEXT;
}

/* Whether @page says @words, broken into lines or not. */
static gboolean
page_says(const DalilPage *page, const char *words)
{
    for (int i = 0; i < page->n; i++) {
        g_autoptr(GString) said = g_string_new(NULL);

        if (!is_text(&page->items[i]) || page->items[i].from > 0)
            continue;
        for (int k = i; k < page->n && is_text(&page->items[k]) &&
                        page->items[k].measured == page->items[i].measured;
             k++) {
            g_autofree char *text = text_of(&page->items[k]);
            g_string_append_printf(said, "%s%s", said->len > 0 ? " " : "", text);
        }
        if (g_str_equal(said->str, words))
            return TRUE;
    }
    return FALSE;
}

static void
test_sample_mark(gconstpointer data)
{
    const Case *c = data;

    for (int sample = 0; sample < 2; sample++) {
        g_autoptr(Studio) studio = studio_open(NULL);
        g_autofree char *mark = plain(dalil_language_lookup(c->tag)->phrase[DALIL_PHRASE_SAMPLE]);
        DalilEdition *edition = NULL;
        DalilLayout *layout = NULL;

        g_assert_true(studio->content->network.sample);
        studio->content->network.sample = sample;
        layout = studio_edition(studio, c->layout, c->tag, &edition);
        for (int p = 0; p < layout->n_pages; p++)
            g_assert_cmpint(page_says(&layout->pages[p], mark), ==, sample);
    }
}

/* Lines of @key anywhere that hold @value whole: a number is never broken. */
static int
lines_with(const DalilLayout *layout, const char *key, const char *value)
{
    int found = 0;

    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++) {
            const DalilItem *item = &layout->pages[p].items[i];
            g_autofree char *text =
                is_text(item) && g_strcmp0(item->key, key) == 0 ? text_of(item) : NULL;
            found += text && strstr(text, value) != NULL;
        }
    return found;
}

/* How often a service stands there: a card has none. */
static int
times(const DalilEdition *edition)
{
    return edition->layout->flows.n > 0;
}

static void
test_phones(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilEdition *edition = NULL;
    const DalilLayout *layout = studio_edition(studio, c->layout, c->tag, &edition);
    const DalilService *services = studio->content->services.items;
    int numbers = 0;

    for (int s = 0; s < studio->content->services.n; s++)
        for (int i = 0; i < services[s].phones.n; i++, numbers++) {
            const DalilPhone *phone = (const DalilPhone *)services[s].phones.items + i;
            g_autofree char *key = g_strdup_printf("%s/phones", services[s].id.text);
            int lines = lines_with(layout, key, phone->number.text);

            if (lines != times(edition))
                g_test_message("%s: %s stands on %d lines", services[s].id.text, phone->number.text,
                               lines);
            g_assert_cmpint(lines, ==, times(edition));
        }
    g_assert_cmpint(numbers, >=, 24);
}

/* Whether the layout's entries have this part. */
static gboolean
prints(const DalilEdition *edition, int part)
{
    const DalilFlow *flows = edition->layout->flows.items;

    for (int f = 0; f < edition->layout->flows.n; f++)
        for (int i = 0; i < flows[f].entry.n; i++)
            for (gsize k = 0; k < G_N_ELEMENTS(flows[f].entry.lines[i].fields); k++)
                if (flows[f].entry.lines[i].fields[k] == part)
                    return TRUE;
    return FALSE;
}

/* Other typed values: as in the YAML, less what is never printed of an address on the web. */
static void
test_addresses(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilEdition *edition = NULL;
    const DalilLayout *layout = studio_edition(studio, c->layout, c->tag, &edition);
    const DalilService *services = studio->content->services.items;
    const DalilNetwork *network = &studio->content->network;
    gboolean urls = prints(edition, DALIL_ENTRY_URL), emails = prints(edition, DALIL_ENTRY_EMAIL);

    for (int s = 0; s < studio->content->services.n; s++) {
        g_autofree char *url = g_strdup_printf("%s/url", services[s].id.text);
        g_autofree char *email = g_strdup_printf("%s/email", services[s].id.text);

        if (services[s].url.text && urls)
            g_assert_cmpint(lines_with(layout, url, services[s].url.text + strlen("https://")), ==,
                            1);
        if (services[s].email.text && emails)
            g_assert_cmpint(lines_with(layout, email, services[s].email.text), ==, 1);
    }
    g_assert_cmpint(lines_with(layout, "network/url", network->url.text + strlen("https://")), ==,
                    1);
    g_assert_cmpint(lines_with(layout, "network/contact", network->email.text), >=, 1);
}

/* What must not be found stands nowhere on paper. */
static void
test_hidden(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilEdition *edition = NULL;
    const DalilLayout *layout = studio_edition(studio, c->layout, c->tag, &edition);

    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++) {
            const DalilItem *item = &layout->pages[p].items[i];
            g_autofree char *text = is_text(item) ? text_of(item) : NULL;

            g_assert_true(text == NULL || (!strstr(text, "Secret") && !strstr(text, "Caché") &&
                                           !strstr(text, "السر")));
        }
}

/* Every piece of every paragraph stands on paper once (what stands on every page: once a page),
 * and inside its page. */
static void
test_everything_once(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(Studio) studio = studio_open(NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    DalilEdition *edition = NULL;
    const DalilLayout *layout = studio_edition(studio, c->layout, c->tag, &edition);
    GHashTableIter iter;
    gpointer measured = NULL, to = NULL;

    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++) {
            const DalilItem *item = &layout->pages[p].items[i];

            g_assert_cmpfloat(item->rect.x, >=, -0.01);
            g_assert_cmpfloat(item->rect.y, >=, -0.01);
            g_assert_cmpfloat(item->rect.x + item->rect.width, <=, layout->pages[p].width + 0.01);
            g_assert_cmpfloat(item->rect.y + item->rect.height, <=, layout->pages[p].height + 0.01);
            if (!is_text(item))
                continue;
            if (item->from > 0) /* the line before ended where this one begins */
                g_assert_cmpint(GPOINTER_TO_INT(g_hash_table_lookup(seen, item->measured)), ==,
                                item->from);
            g_assert_cmpint(item->to, >, item->from);
            g_hash_table_insert(seen, (gpointer)item->measured, GINT_TO_POINTER(item->to));
        }
    g_hash_table_iter_init(&iter, seen);
    while (g_hash_table_iter_next(&iter, &measured, &to))
        g_assert_cmpint(GPOINTER_TO_INT(to), ==, ((const DalilMeasured *)measured)->n);
    g_assert_cmpuint(g_hash_table_size(seen), >, times(edition) ? 100 : 15);
}

/* Lines of text never stand on each other: what was measured is what is set. */
static void
test_apart(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilEdition *edition = NULL;
    const DalilLayout *layout = studio_edition(studio, c->layout, c->tag, &edition);

    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++)
            for (int k = 0; k < i; k++) {
                const DalilItem *a = &layout->pages[p].items[i], *b = &layout->pages[p].items[k];
                double across = MIN(a->rect.x + a->rect.width, b->rect.x + b->rect.width) -
                                MAX(a->rect.x, b->rect.x);
                double down = MIN(a->rect.y + a->rect.height, b->rect.y + b->rect.height) -
                              MAX(a->rect.y, b->rect.y);

                if (is_text(a) && is_text(b) && across > 0.1 && down > 0.1)
                    g_error("page %d: %s and %s stand on each other by %.1f pt", p + 1, a->key,
                            b->key, down);
            }
}

/* Every service's own name stands there, in reading order within its flow. */
static void
test_names(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilEdition *edition = NULL;
    const DalilLayout *layout = studio_edition(studio, c->layout, c->tag, &edition);
    const DalilService *services = studio->content->services.items;
    int of_services = 0;

    for (int s = 0; s < studio->content->services.n; s++) {
        const DalilTextIn *name = dalil_text_in(&services[s].name, c->tag);
        g_autofree char *words = plain(name->text);
        int pages = 0;

        for (int p = 0; p < layout->n_pages; p++)
            pages += page_says(&layout->pages[p], words);
        g_assert_cmpint(pages, ==, times(edition));
    }
    for (int i = 0; i < layout->n_fits; i++)
        of_services += layout->fits[i].services;
    g_assert_cmpint(of_services, ==, times(edition) * studio->content->services.n);
    g_assert_cmpint(layout->rtl, ==, g_str_equal(c->tag, "ar"));
}

static const struct {
    const char *name;
    GTestDataFunc run;
} tests[] = {
    {"sample-mark", test_sample_mark},
    {"phones", test_phones},
    {"addresses", test_addresses},
    {"hidden", test_hidden},
    {"everything-once", test_everything_once},
    {"names", test_names},
    {"apart", test_apart},
};

int
main(int argc, char **argv)
{
    static const char *const tags[] = {"fr", "ar", "en", "es"};
    g_auto(GStrv) layouts = studio_layouts();
    g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(g_free);

    g_test_init(&argc, &argv, NULL);
    for (char **layout = layouts; *layout; layout++)
        for (gsize t = 0; t < G_N_ELEMENTS(tags); t++)
            for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
                g_autofree char *path =
                    g_strdup_printf("/layout/sample/%s/%s/%s", tests[i].name, *layout, tags[t]);
                Case *c = g_new(Case, 1);

                *c = (Case){*layout, tags[t]};
                g_ptr_array_add(cases, c);
                g_test_add_data_func(path, c, tests[i].run);
            }
    return g_test_run();
}
