/* test_layout_promises.c: what single layouts promise: large print is large and black, a card has
 * every language, a booklet comes in fours and closes with the emergency numbers
 */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "lang/isolate.h"

static const char *const tags[] = {"fr", "ar", "en", "es"};

/* As a reader sees it, in one line. (transfer full) */
static char *
page_text(const DalilPage *page)
{
    GString *to = g_string_new(NULL);

    for (int i = 0; i < page->n; i++) {
        const DalilItem *item = &page->items[i];
        g_autofree char *text = item->kind == DALIL_ITEM_TEXT
                                    ? dalil_measured_text(item->measured, item->from, item->to)
                                    : NULL;

        for (const char *p = text; p && *p; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);

            if (!dalil_is_invisible(c))
                g_string_append_unichar(to, c == 0x00A0 || c == 0x202F ? ' ' : c);
        }
        g_string_append_c(to, ' ');
    }
    return g_string_free(to, FALSE);
}

static void
check_black(const DalilEdition *edition, int ink)
{
    DalilColour c = edition->inks[ink].colour;

    g_assert_cmpfloat(c.red, ==, c.green);
    g_assert_cmpfloat(c.green, ==, c.blue);
    g_assert_true(c.red <= 0 || c.red >= 1);
}

static void
test_large(gconstpointer data)
{
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilEdition *edition = NULL;
    const DalilLayout *layout = studio_edition(studio, "large-print-a4", data, &edition);
    const DalilStyle *styles = edition->layout->styles.items;

    for (int i = 0; i < edition->layout->styles.n; i++)
        g_assert_false(styles[i].hyphens);
    g_assert_cmpfloat(layout->smallest, >=, 18);
    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++) {
            const DalilItem *item = &layout->pages[p].items[i];

            if (item->kind != DALIL_ITEM_TEXT)
                check_black(edition, item->ink);
            for (int r = 0; item->kind == DALIL_ITEM_TEXT && r < item->n_runs; r++)
                check_black(edition, item->runs[r].ink);
        }
}

/* Whoever it is shown to reads who comes, whatever language the card was printed in. */
static void
test_card(gconstpointer data)
{
    static const char *const cards[] = {"card", "card-bw"};

    for (gsize k = 0; k < G_N_ELEMENTS(cards); k++) {
        g_autoptr(Studio) studio = studio_open(NULL);
        DalilEdition *edition = NULL;
        const DalilLayout *layout = studio_edition(studio, cards[k], data, &edition);
        const DalilNetwork *network = &studio->content->network;
        const DalilEmergency *numbers = network->emergency.items;
        g_autofree char *text = page_text(&layout->pages[1]); /* inside */

        for (int i = 0; i < network->emergency.n; i++)
            for (gsize t = 0; t < G_N_ELEMENTS(tags); t++)
                g_assert_nonnull(strstr(text, dalil_text_in(&numbers[i].name, tags[t])->text));
        g_assert_cmpint(network->emergency.n, ==, 3);
        g_assert_cmpfloat(layout->smallest, >=, 7);
    }
}

static void
test_booklet(gconstpointer data)
{
    static const struct {
        const char *layout, *second;
    } booklets[] = {{"booklet-a5", NULL}, {"booklet-a5-bw", NULL}, {"booklet-a5-two", "ar"}};

    for (gsize k = 0; k < G_N_ELEMENTS(booklets); k++) {
        g_autoptr(Studio) studio = studio_open(NULL);
        const char *second = g_strcmp0(booklets[k].second, data) == 0 ? "fr" : booklets[k].second;
        DalilEdition *edition =
            dalil_compose(studio->arena, studio->diags, studio->content,
                          studio_shipped(studio, booklets[k].layout), dalil_language_lookup(data),
                          second ? dalil_language_lookup(second) : NULL, dalil_icon_names());
        const DalilLayout *layout =
            dalil_layout(studio->arena, studio->shaper, studio->diags, edition);
        g_autofree char *back = NULL;

        studio_assert_clean(studio->diags);
        g_assert_cmpint(layout->n_pages % 4, ==, 0);
        back = page_text(&layout->pages[layout->n_pages - 1]);
        g_assert_nonnull(strstr(back, "177"));
        /* pages that fill it up have their number, too */
        for (int p = 2; p < layout->n_pages - 2; p++) {
            g_autofree char *text = page_text(&layout->pages[p]);
            g_autofree char *folio = g_strdup_printf(" %d ", p + 1);

            g_assert_nonnull(strstr(text, folio));
        }
    }
}

static const struct {
    const char *name;
    GTestDataFunc run;
} tests[] = {{"large-print", test_large}, {"card", test_card}, {"booklet", test_booklet}};

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
        for (gsize t = 0; t < G_N_ELEMENTS(tags); t++) {
            g_autofree char *path =
                g_strdup_printf("/layout/promises/%s/%s", tests[i].name, tags[t]);

            g_test_add_data_func(path, tags[t], tests[i].run);
        }
    return g_test_run();
}
