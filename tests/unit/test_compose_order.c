/* test_compose_order.c: services and agencies as they are listed, or by name in each language */
#define _XOPEN_SOURCE 700
#include "edition.h"

/* The Latin names of the Arabic edition do not exist: each has a name of its own. */
#define SERVICES                                                                                   \
    "- {id: zone, agency: maison, category: health, name: {fr: Zone calme, ar: إسكان}}\n"     \
    "- {id: ecoute, agency: maison, category: health, name: {fr: Écoute, ar: ملجأ}}\n"        \
    "- {id: ecole, agency: maison, category: health, name: {fr: École, ar: العيادة}}\n"    \
    "- {id: abri, agency: maison, category: health, name: {fr: Abri, ar: عيادة}}\n"           \
    "- {id: urgent, agency: maison, category: health, priority: 5,\n"                              \
    "   name: {fr: Urgences, ar: مستعجلات}}\n"                                             \
    "- {id: repas, agency: maison, category: food, name: {fr: Repas, ar: طعام}}\n"             \
    "- {id: aide, agency: maison, category: food, name: {fr: Aide, ar: مساعدة}}\n"
#define LAYOUT                                                                                     \
    "name: test\nsheet: {paper: a4}\nfold: none\nmargin: {top: 10mm, bottom: 10mm, start: 10mm, "  \
    "end: 10mm}\n"                                                                                 \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}]\n"                  \
    "styles: [{id: name}, {id: body}, {id: data}, {id: heading}, {id: phone}]\n"                   \
    "flows: [{id: all, size: 9pt, entry: [name], blocks: [{kind: services}, {kind: agencies}]}]\n" \
    "panels: [{id: p, frames: [{id: f, flow: all, top: 0mm, start: 0mm, end: 0mm, "                \
    "bottom: 0mm}]}]\n"

/* Keys of the entries and of the agencies in the order of the story. (transfer full) */
static char *
order_of(Studio *studio, const char *tag)
{
    DalilTemplate *layout = studio_template(studio, "test", LAYOUT);
    DalilEdition *edition = NULL;
    GString *to = g_string_new(NULL);

    studio_assert_clean(studio->diags);
    edition = dalil_compose(studio->arena, studio->diags, studio->content, layout,
                            dalil_language_lookup(tag), NULL, dalil_icon_names());
    studio_assert_clean(studio->diags);
    for (int i = 0; i < edition->flows[0].n; i++) {
        const DalilBlock *block = edition->flows[0].blocks[i];
        const DalilRich *rich = block->rich;
        const char *key = block->is_service ? block->key : rich ? rich->key : NULL;
        if (key)
            g_string_append_printf(to, "%s%.*s", to->len > 0 ? " " : "", (int)strcspn(key, "/"),
                                   key);
    }
    return g_string_free(to, FALSE);
}

static const struct {
    const char *name, *network, *services, *tag, *order;
} cases[] = {
    {"listed-fr", "", SERVICES, "fr", "urgent zone ecoute ecole abri repas aide"},
    {"listed-ar", "order: listed\n", SERVICES, "ar", "urgent zone ecoute ecole abri repas aide"},
    /* Priority stands above the name, accents below the letters. */
    {"name-fr", "order: name\n", SERVICES, "fr", "urgent abri ecole ecoute zone aide repas"},
    /* "العيادة" is found under alef, "عيادة" under ain. */
    {"name-ar", "order: name\n", SERVICES, "ar", "urgent zone ecole abri ecoute repas aide"},
    {"sort-wins-fr", "order: name\n",
     SERVICES "- {id: zz, agency: maison, category: food, name: {fr: Zz, ar: ي}, sort: Bb}\n", "fr",
     "urgent abri ecole ecoute zone aide zz repas"},
    {"sort-wins-ar", "order: name\n",
     SERVICES "- {id: zz, agency: maison, category: food, name: {fr: Zz, ar: ي}, sort: ا}\n", "ar",
     "urgent zone ecole abri ecoute zz repas aide"},
    {"sort-sleeps", "",
     SERVICES "- {id: zz, agency: maison, category: food, name: {fr: Zz, ar: ي}, sort: Aa}\n", "fr",
     "urgent zone ecoute ecole abri repas aide zz"},
    /* What has the same name stays as it is listed. */
    {"equal", "order: name\n",
     "- {id: b, agency: maison, category: food, name: {fr: Aide, ar: ا}}\n"
     "- {id: a, agency: maison, category: food, name: {fr: Aide, ar: ا}}\n",
     "fr", "b a"},
};

static void
test_services(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);
    g_autofree char *network = g_strconcat(STUDIO_NETWORK, cases[i].network, NULL);
    g_autoptr(Studio) studio = studio_new(network, cases[i].services);
    g_autofree char *order = order_of(studio, cases[i].tag);

    g_assert_true(g_str_has_prefix(order, cases[i].order));
    if (!g_str_has_prefix(order, cases[i].order))
        g_test_message("%s: %s", cases[i].name, order);
}

/* Agencies too, and their `sort`. */
static void
test_agencies(void)
{
    static const char *const agencies =
        "- {id: maison, name: {fr: Maison, ar: دار}}\n"
        "- {id: ecole, name: {fr: École, ar: مدرسة}}\n"
        "- {id: zone, name: {fr: Zone, ar: منطقة}, sort: Anonyme}\n";
    static const char *const orders[] = {"soins agency:maison agency:ecole agency:zone",
                                         "soins agency:zone agency:ecole agency:maison"};

    for (int sorted = 0; sorted < 2; sorted++) {
        g_autoptr(Studio) studio = studio_new(NULL, NULL);
        g_autofree char *order = NULL;
        DalilArena *before = studio->arena;

        studio_write(studio, "content/agencies.yaml", agencies);
        dalil_diags_free(studio->diags);
        studio->diags = dalil_diags_new();
        studio->content = dalil_content_read(before, studio->diags, studio->folder, NULL);
        studio->content->network.order = sorted ? DALIL_ORDER_NAME : DALIL_ORDER_LISTED;
        order = order_of(studio, "fr");
        g_assert_cmpstr(order, ==, orders[sorted]);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/compose/order/%s", cases[i].name);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_services);
    }
    g_test_add_func("/compose/order/agencies", test_agencies);
    return g_test_run();
}
