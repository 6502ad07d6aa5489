/* test_base_nearest.c: slips of the finger find their word, other words find none */
#include "base/nearest.h"

#include <glib.h>
#include <string.h>

static const char *const words[] = {"id",       "name",   "phones",  "email", "summary", "hours",
                                    "category", "agency", "adresse", "جمعية", NULL};

static const struct {
    const char *word;
    const char *nearest;
} cases[] = {
    {"phones", "phones"},  /* itself */
    {"phone", "phones"},   /* a letter less */
    {"phoness", "phones"}, /* a letter more */
    {"phomes", "phones"},  /* another letter */
    {"phnoes", "phones"},  /* two changed places: one slip */
    {"Phones", "phones"},  /* capitals */
    {"EMAIL", "email"},    {"catgory", "category"}, {"categroy", "category"},
    {"sumary", "summary"}, {"ids", "id"},           {"i", "id"},
    {"nme", "name"},       {"جمعيه", "جمعية"},      {"adreşse", "adresse"},
    {"telephone", NULL},   {"xyz", NULL},           {"", NULL},
    {"completely", NULL},  {"nnmmee", NULL},
};

static void
test_table(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].word);
        g_assert_cmpstr(dalil_nearest(cases[i].word, words), ==, cases[i].nearest);
    }
}

static void
test_ties_go_to_the_first(void)
{
    static const char *const pair[] = {"bat", "cat", NULL};

    g_assert_cmpstr(dalil_nearest("hat", pair), ==, "bat");
}

static void
test_odd_input(void)
{
    static const char *const none[] = {NULL};
    g_autofree char *word = g_strnfill(100000, 'a');

    g_assert_null(dalil_nearest("name", none));
    g_assert_null(dalil_nearest("name", NULL));
    g_assert_null(dalil_nearest(word, words));
    g_assert_null(dalil_nearest("\xFF\xFE", words));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/nearest/table", test_table);
    g_test_add_func("/base/nearest/ties_go_to_the_first", test_ties_go_to_the_first);
    g_test_add_func("/base/nearest/odd_input", test_odd_input);
    return g_test_run();
}
