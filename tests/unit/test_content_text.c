/* test_content_text.c: sentences by language, cleaned and found again */
#include "content/text.h"

static const struct {
    const char *text, *clean, *lines;
} rows[] = {
    {"un mot", "un mot", "un mot"},
    {"  un   mot  ", "un mot", "un mot"},
    {"un\tmot\n", "un mot", "un mot"},
    {"un\nmot", "un mot", "un, mot"},
    {"un,\nmot", "un, mot", "un, mot"},
    {"un،\nmot", "un، mot", "un، mot"},
    {"un \n\n mot", "un mot", "un, mot"},
    {"un\u00A0 mot", "un\u00A0 mot", "un\u00A0 mot"},
    {"\n \t", "", ""},
    {"", "", ""},
};

static void
test_clean(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_assert_cmpstr(dalil_text_clean(arena, rows[i].text, " "), ==, rows[i].clean);
        g_assert_cmpstr(dalil_text_clean(arena, rows[i].text, ", "), ==, rows[i].lines);
    }
    g_assert_true(dalil_text_clean(arena, rows[0].text, " ") == rows[0].text);
}

static DalilTextIn
sentence(const char *language, const char *text)
{
    return (DalilTextIn){g_intern_string(language), text, DALIL_TEXT_INLINE, {NULL, 0, 0}};
}

static void
test_put_and_find(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    DalilText text = {.n = 0};

    g_assert_null(dalil_text_in(&text, "fr"));
    g_assert_null(dalil_text_or_source(&text, "ar", "fr"));
    dalil_text_put(arena, &text, sentence("fr", "un"));
    dalil_text_put(arena, &text, sentence("ar", "واحد"));
    dalil_text_put(arena, &text, sentence("fr", "deux"));
    g_assert_cmpint(text.n, ==, 2);
    g_assert_cmpstr(dalil_text_in(&text, "fr")->text, ==, "deux");
    g_assert_cmpstr(dalil_text_in(&text, "ar")->text, ==, "واحد");
    g_assert_null(dalil_text_in(&text, "en"));
    g_assert_cmpstr(dalil_text_or_source(&text, "ar", "fr")->text, ==, "واحد");
    g_assert_cmpstr(dalil_text_or_source(&text, "en", "fr")->text, ==, "deux");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/text/clean", test_clean);
    g_test_add_func("/content/text/put_and_find", test_put_and_find);
    return g_test_run();
}
