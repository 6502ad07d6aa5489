/* test_compose_hyphens.c: which words of an edition may be divided, and how lines end in a hyphen
 */
#define _XOPEN_SOURCE 700
#include "lang/hyphenate.h"
#include "edition.h"

#define SERVICES                                                                                   \
    "- id: soins\n  agency: maison\n  category: health\n"                                          \
    "  name: {fr: hébergement accompagnement, ar: المساعدات القانونية}\n"       \
    "  description:\n    fr: accompagnement administratif hébergement établissements "           \
    "https://example.org/accompagnement information permanente accompagnement Accompagnement\n"    \
    "    ar: المساعدات القانونية\n"                                              \
    "  bring: {fr: hébergement, ar: المساعدات}\n"
#define LAYOUT                                                                                     \
    "name: test\nsheet: {paper: a6}\nfold: none\n"                                                 \
    "margin: {top: 10mm, bottom: 10mm, start: 10mm, end: 10mm}\n"                                  \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"                  \
    "styles: [{id: name}, {id: body, hyphens: yes}, {id: data}, {id: heading, ink: paper}, {id: "  \
    "phone},\n"                                                                                    \
    "  {id: loud, hyphens: yes, display: yes}]\n"                                                  \
    "flows: [{id: all, size: 9pt, entry: [name, description, bring],\n"                            \
    "  blocks: [{kind: services}, {kind: text, of: name, style: loud}]}]\n"                        \
    "panels: [{id: p, frames: [{id: f, flow: all, top: 0mm, start: 0mm, width: 36mm, "             \
    "bottom: 0mm}]}]\n"

/* Everything the story says, soft hyphens shown as "|". (transfer full) */
static char *
said(const DalilEdition *edition)
{
    GString *to = g_string_new(NULL);
    const DalilStory *story = &edition->flows[0];

    for (int i = 0; i < story->n; i++)
        if (story->blocks[i]->rich)
            g_string_append_printf(to, "[%s]", story->blocks[i]->rich->text);
    g_string_replace(to, DALIL_SOFT_HYPHEN, "|", 0);
    return g_string_free(to, FALSE);
}

static DalilEdition *
compose(Studio *studio, const char *tag, DalilLayout **pages)
{
    DalilTemplate *layout = studio_template(studio, "test", LAYOUT);
    DalilEdition *edition = NULL;

    studio_assert_clean(studio->diags);
    *pages = studio_lay_out(studio, layout, dalil_language_lookup(tag), &edition);
    studio_assert_clean(studio->diags);
    return edition;
}

static void
test_said(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, SERVICES);
    DalilLayout *pages = NULL;
    g_autofree char *french = said(compose(studio, "fr", &pages));
    g_autofree char *arabic = said(compose(studio, "ar", &pages));

    g_test_message("%s\n%s", french, arabic);
    /* the description, in its style; not the name, the data, nor what is set for display */
    g_assert_nonnull(strstr(french, "héber|ge|ment"));
    g_assert_nonnull(strstr(french, "[hébergement accompagnement]"));
    g_assert_null(strstr(french, "example.org/accom|"));
    g_assert_nonnull(strstr(french, "Accompagnement]"));
    g_assert_null(strstr(arabic, "|"));
}

static gboolean
ends_in_hyphen(const DalilItem *item)
{
    const DalilShaped *last = item->n_runs > 0 ? item->runs[item->n_runs - 1].shaped : NULL;

    return last && item->to < item->measured->n && strcmp(last->text, DALIL_SOFT_HYPHEN) == 0;
}

/* In a narrow column lines do end in hyphens, none behind another, and the column holds them. */
static void
test_lines(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, SERVICES);
    DalilLayout *pages = NULL;
    const DalilPage *page = NULL;
    int hyphens = 0;
    gboolean before = FALSE;

    compose(studio, "fr", &pages);
    page = &pages->pages[0];
    for (int i = 0; i < page->n; i++) {
        const DalilItem *item = &page->items[i];
        gboolean ends = item->kind == DALIL_ITEM_TEXT && ends_in_hyphen(item);

        g_assert_false(ends && before);
        hyphens += ends;
        before = ends;
        if (ends) {
            const DalilPlaced *last = &item->runs[item->n_runs - 1];
            g_assert_cmpfloat(last->width, >, 1);
            g_assert_cmpfloat_with_epsilon(last->x + last->width, item->rect.x + item->rect.width,
                                           0.01);
            g_assert_cmpfloat(item->rect.x + item->rect.width, <=, 36 / 25.4 * 72 + 0.01);
        }
    }
    g_assert_cmpint(hyphens, >, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/compose/hyphens/said", test_said);
    g_test_add_func("/compose/hyphens/lines", test_lines);
    return g_test_run();
}
