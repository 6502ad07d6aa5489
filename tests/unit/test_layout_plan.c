/* test_layout_plan.c: editions of several languages with every entry on the same panel */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "layout/plan.h"
#include "layout/slots.h"

enum { LANGUAGES_MOST = 4, LONG = 48 };

/* Editions composed and laid out together. */
typedef struct {
    const DalilTemplate *layout;
    DalilEdition *editions[LANGUAGES_MOST];
    DalilLayout *pages[LANGUAGES_MOST];
    DalilPlan *plan;
    int n;
} Together;

/* As if the edition did not print this service. */
static void
leave_out(DalilEdition *edition, int service)
{
    DalilStory *story = &edition->flows[0];
    int n = 0;

    for (int i = 0; i < story->n; i++)
        if (story->blocks[i]->service != service)
            story->blocks[n++] = story->blocks[i];
    story->n = n;
}

/* @missing: the service that the second edition leaves out; -1: none. */
static Together
lay_out_together(Studio *studio, const DalilTemplate *layout, const char *tags, int missing)
{
    g_auto(GStrv) list = g_strsplit(tags, " ", -1);
    Together together = {.layout = layout};

    for (char **tag = list; *tag; tag++)
        together.editions[together.n++] =
            dalil_compose(studio->arena, studio->diags, studio->content, layout,
                          dalil_language_lookup(*tag), NULL, dalil_icon_names());
    studio_assert_clean(studio->diags);
    if (missing >= 0)
        leave_out(together.editions[1], missing);
    together.plan =
        dalil_plan_new(studio->arena, studio->shaper, studio->diags, together.editions, together.n);
    for (int e = 0; e < together.n && dalil_diags_errors(studio->diags) == 0; e++)
        together.pages[e] = dalil_layout_planned(studio->arena, studio->shaper, studio->diags,
                                                 together.editions[e], together.plan);
    return together;
}

/* Where the line of @key stands: the frame of the flow's chain, told from what is painted. -1:
 * nowhere. */
static int
frame_of(Studio *studio, const Together *together, int e, const char *key)
{
    DalilSlots chain = dalil_slots_new(studio->arena, together->layout, 0);
    const DalilLayout *pages = together->pages[e];

    for (int p = 0; p < pages->n_pages; p++)
        for (int i = 0; i < pages->pages[p].n; i++) {
            const DalilItem *item = &pages->pages[p].items[i];
            double x =
                pages->rtl ? pages->pages[p].width - item->rect.x - item->rect.width : item->rect.x;
            if (item->kind != DALIL_ITEM_TEXT || g_strcmp0(item->key, key) != 0)
                continue;
            for (int k = 0; k < chain.n_once; k++) {
                const DalilRect *r = &chain.once[k].rect;
                if (chain.once[k].page == p && x >= r->x - 0.1 && x <= r->x + r->width &&
                    item->rect.y >= r->y - 0.1 && item->rect.y <= r->y + r->height)
                    return k;
            }
        }
    return -1;
}

/* The sample: every service on the same panel in all languages, in Arabic on its mirror image. */
static void
test_sample(void)
{
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilTemplate *layout = studio_shipped(studio, "trifold-a4");
    Together together = lay_out_together(studio, layout, "fr ar en es", -1);
    const DalilService *services = studio->content->services.items;
    int last = 0;

    studio_assert_clean(studio->diags);
    g_assert_cmpint(layout->align, ==, DALIL_ALIGN_EDITIONS);
    for (int s = 0; s < studio->content->services.n; s++) {
        g_autofree char *key = g_strconcat(services[s].id.text, "/name", NULL);
        int frame = frame_of(studio, &together, 0, key);

        g_assert_cmpint(frame, >=, last);
        for (int e = 1; e < together.n; e++)
            g_assert_cmpint(frame_of(studio, &together, e, key), ==, frame);
        last = frame;
    }
    g_assert_cmpint(last, ==, 3);
    for (int e = 0; e < together.n; e++) {
        const DalilFit *fit = &together.pages[e]->fits[0];
        g_assert_true(fit->planned);
        g_assert_cmpint(fit->services, ==, studio->content->services.n);
        g_assert_cmpfloat(fit->size, >=, 8);
        for (int i = 0; i < fit->services; i++) {
            g_assert_cmpstr(fit->places[i].service, ==, services[i].id.text);
            g_assert_cmpint(fit->places[i].frame, ==, together.pages[0]->fits[0].places[i].frame);
        }
    }
}

/* The same breaks whoever of the languages is laid out later, and again. */
static void
test_again(void)
{
    g_autoptr(Studio) studio = studio_open(NULL);
    DalilTemplate *layout = studio_shipped(studio, "trifold-a4");
    Together one = lay_out_together(studio, layout, "fr ar en es", -1);
    Together two = lay_out_together(studio, layout, "fr ar en es", -1);

    studio_assert_clean(studio->diags);
    for (int e = 0; e < one.n; e++)
        for (int k = 0; k < one.pages[e]->fits[0].n_frames; k++)
            g_assert_cmpfloat(one.pages[e]->fits[0].filled[k], ==, two.pages[e]->fits[0].filled[k]);
}

#define LAYOUT(flow, panels)                                                                       \
    "sheet: {paper: a6}\nalign: editions\nmargin: {top: 5mm, bottom: 5mm, start: 5mm, end: 5mm}\n" \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"                  \
    "styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone}, {id: heading, ink: "     \
    "paper}]\n"                                                                                    \
    "flows: [{id: services, " flow ", blocks: [{kind: services}]}]\npanels: [" panels "]\n"
#define HALVES                                                                                     \
    "{frames: [{id: one, flow: services, height: 56mm}, {id: two, flow: services, top: 65mm, "     \
    "height: 56mm}]}"

/* @pattern: by service the length of its name in French, then in Arabic: l long, s short. (transfer
 * full) */
static char *
services_of(const char *pattern)
{
    static const char *const letters[] = {"أ", "ب", "ت", "ث"};
    GString *to = g_string_new(NULL);
    g_auto(GStrv) words = g_strsplit(pattern, " ", -1);

    for (int i = 0; words[i]; i++) {
        g_string_append_printf(to, "- {id: s%d, agency: maison, category: %s, name: {fr: \"%c Nom",
                               i, i < 2 ? "health" : "food", 'D' - i);
        for (int k = 0; words[i][0] == 'l' && k < LONG; k++)
            g_string_append(to, " long");
        g_string_append_printf(to, "\", ar: \"%s اسم", letters[i]);
        for (int k = 0; words[i][1] == 'l' && k < LONG; k++)
            g_string_append(to, " طويل");
        g_string_append(to, "\"}}\n");
    }
    return g_string_free(to, FALSE);
}

static const struct {
    const char *name, *pattern;
    int missing;        /* in Arabic; -1: none */
    const char *order;  /* of the network, more keys */
    const char *places; /* French, then Arabic: frame by service; NULL: not possible */
    const char *problem;
} cases[] = {
    {"alike", "ss ss ss ss", -1, "", "0011 0011", NULL},
    {"one-leaves-an-entry-out", "ss ss ss ss", 1, "", "0011 0-11", NULL},
    {"one-leaves-the-first-of-a-category-out", "ss ss ss ss", 2, "", "0011 00-1", NULL},
    {"nothing-suits-both", "ls ss ss sl", -1, "", NULL,
     "cannot keep \"services\" on the same panels: no breaks suit all languages even at their "
     "tightest. Ways out: align: none, with which each fits by itself (fr at "},
    {"another-order", "ss ss ss ss", -1, "order: name\n", NULL,
     "test.ar: the entries of \"services\" come in another order than in the other languages"},
};

static void
show_places(GString *to, const DalilLayout *pages, int n)
{
    const DalilFit *fit = &pages->fits[0];

    for (int s = 0; s < n; s++) {
        g_autofree char *id = g_strdup_printf("s%d", s);
        char frame = '-';
        for (int i = 0; i < fit->services; i++)
            if (g_str_equal(fit->places[i].service, id))
                frame = (char)('0' + fit->places[i].frame);
        g_string_append_c(to, frame);
    }
}

static void
test_case(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autofree char *services = services_of(cases[row].pattern), *problems = NULL;
    g_autofree char *network = g_strconcat(STUDIO_NETWORK, cases[row].order, NULL);
    g_autoptr(Studio) studio = studio_new(network, services);
    DalilTemplate *layout =
        studio_template(studio, "test", LAYOUT("size: 12pt, entry: [name]", HALVES));
    g_autoptr(GString) places = g_string_new(NULL);
    Together together;

    studio_assert_clean(studio->diags);
    together = lay_out_together(studio, layout, "fr ar", cases[row].missing);
    problems = studio_problems(studio->diags);
    for (int e = 0; e < together.n && together.pages[e]; e++) {
        g_string_append(places, e > 0 ? " " : "");
        show_places(places, together.pages[e], studio->content->services.n);
    }
    if (cases[row].problem) {
        g_test_message("%s %s", places->str, problems);
        g_assert_nonnull(strstr(problems, "layouts/test.yaml:6:"));
        g_assert_nonnull(strstr(problems, cases[row].problem));
    } else {
        g_assert_cmpint(dalil_diags_errors(studio->diags), ==, 0);
        g_assert_cmpstr(places->str, ==, cases[row].places);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/plan/sample", test_sample);
    g_test_add_func("/layout/plan/again", test_again);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/layout/plan/case/%s", cases[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_case);
    }
    return g_test_run();
}
