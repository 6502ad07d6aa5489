/* test_base_diag.c: problems in reading order, each once, in words that cannot lie */
#define _XOPEN_SOURCE 700
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

static DalilSpan
at(const char *file, int line, int column)
{
    return (DalilSpan){g_intern_string(file), line, column};
}

typedef enum { PLAIN, COLOUR, JSON } Style;

/* Returns: (transfer full): what is printed. */
static char *
printed(DalilDiags *diags, Style style)
{
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    char *copy;

    if (style == JSON)
        dalil_diags_print_json(diags, to);
    else
        dalil_diags_print(diags, to, style == COLOUR);
    fclose(to);
    copy = g_strdup(text);
    free(text);
    return copy;
}

static void
assert_printed(DalilDiags *diags, Style style, const char *expected)
{
    g_autofree char *text = printed(diags, style);

    g_assert_cmpstr(text, ==, expected);
}

static void
test_nothing_to_say(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    int n = -1;

    dalil_diags_list(diags, &n);
    g_assert_cmpint(n, ==, 0);
    assert_printed(diags, PLAIN, "");
    assert_printed(diags, JSON, "");
    dalil_diags_free(NULL);
}

static void
test_sorted_by_place(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();

    dalil_diags_error(diags, at("b.yaml", 1, 1), "five");
    dalil_diags_error(diags, at("a.yaml", 10, 1), "four");
    dalil_diags_warning(diags, at("a.yaml", 9, 12), "three");
    dalil_diags_error(diags, at("a.yaml", 9, 3), "two");
    dalil_diags_error(diags, at("a.yaml", 0, 0), "one");
    dalil_diags_error(diags, (DalilSpan){NULL, 0, 0}, "zero");
    assert_printed(diags, PLAIN,
                   "error: zero\n"
                   "a.yaml: error: one\n"
                   "a.yaml:9:3: error: two\n"
                   "a.yaml:9:12: warning: three\n"
                   "a.yaml:10:1: error: four\n"
                   "b.yaml:1:1: error: five\n"
                   "5 errors, 1 warning\n");
}

static void
test_same_place_keeps_order(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    const DalilDiag *list;
    int n;

    for (int i = 0; i < 100; i++)
        dalil_diags_error(diags, at("a", 1, 1), "%d", i);
    list = dalil_diags_list(diags, &n);
    dalil_diags_error(diags, at("a", 1, 1), "100");
    list = dalil_diags_list(diags, &n);
    g_assert_cmpint(n, ==, 101);
    for (int i = 0; i < n; i++)
        g_assert_cmpint(atoi(list[i].text), ==, i);
}

static void
test_kept_once(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();

    for (int i = 0; i < 3; i++) {
        dalil_diags_error(diags, at("a", 1, 1), "same");
        dalil_diags_warning(diags, at("a", 1, 1), "same");
        dalil_diags_error(diags, at("a", 1, 2), "same");
        dalil_diags_error(diags, at("a", 2, 1), "same");
        dalil_diags_error(diags, at("b", 1, 1), "same");
        dalil_diags_error(diags, (DalilSpan){NULL, 1, 1}, "same");
    }
    g_assert_cmpint(dalil_diags_errors(diags), ==, 5);
    g_assert_cmpint(dalil_diags_warnings(diags), ==, 1);
}

static void
test_counts(void)
{
    static const struct {
        int errors, warnings;
        const char *line;
    } cases[] = {
        {1, 0, "1 error\n"},    {3, 1, "3 errors, 1 warning\n"},
        {0, 2, "2 warnings\n"}, {1, 2, "1 error, 2 warnings\n"},
        {0, 1, "1 warning\n"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        g_autofree char *text = NULL;

        for (int j = 0; j < cases[i].errors; j++)
            dalil_diags_error(diags, at("a", j + 1, 1), "x");
        for (int j = 0; j < cases[i].warnings; j++)
            dalil_diags_warning(diags, at("a", j + 1, 1), "x");
        text = printed(diags, PLAIN);
        g_assert_true(g_str_has_suffix(text, cases[i].line));
        g_assert_cmpint(text[strlen(text) - strlen(cases[i].line) - 1], ==, '\n');
    }
}

static void
test_colour(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();

    dalil_diags_error(diags, at("a", 1, 2), "x");
    dalil_diags_warning(diags, at("a", 1, 3), "y");
    assert_printed(diags, COLOUR,
                   "a:1:2: \033[1;31merror:\033[0m x\n"
                   "a:1:3: \033[33mwarning:\033[0m y\n"
                   "1 error, 1 warning\n");
}

static void
test_dangerous_characters_are_shown(void)
{
    static const struct {
        const char *text;
        const char *kept;
    } cases[] = {
        {"a\nb\tc\x1b[31m", "a<U+000A>b<U+0009>c<U+001B>[31m"},
        {"\xE2\x80\xAE"
         "evil\xE2\x81\xA9",
         "<U+202E>evil<U+2069>"},
        {"\xE2\x80\x8F\xD8\x9C\xC2\x85\x7F", "<U+200F><U+061C><U+0085><U+007F>"},
        {"\xEF\xBB\xBFx\xE2\x80\xA8", "<U+FEFF>x<U+2028>"},
        {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
        {"مركز é ok", "مركز é ok"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        int n;

        dalil_diags_error(diags, at("a", 1, 1), "%s", cases[i].text);
        g_assert_cmpstr(dalil_diags_list(diags, &n)->text, ==, cases[i].kept);
    }
}

static void
test_file_name_is_made_safe(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();

    dalil_diags_error(diags, at("a\nb\033", 1, 1), "x");
    assert_printed(diags, PLAIN, "a<U+000A>b<U+001B>:1:1: error: x\n1 error\n");
}

static void
test_json(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();

    dalil_diags_error(diags, at("d\\ir/\"a\"\t\xFF.yaml", 3, 4), "say \"مرحبا\" \\ \n");
    dalil_diags_warning(diags, (DalilSpan){NULL, 0, 0}, "none");
    assert_printed(diags, JSON,
                   "{\"schema_version\":1,\"level\":\"warning\",\"file\":null,\"line\":0,"
                   "\"column\":0,\"text\":\"none\"}\n"
                   "{\"schema_version\":1,\"level\":\"error\",\"file\":"
                   "\"d\\\\ir/\\\"a\\\"\\u0009\xEF\xBF\xBD.yaml\",\"line\":3,\"column\":4,"
                   "\"text\":\"say \\\"مرحبا\\\" \\\\ <U+000A>\"}\n");
}

/* A list compared with every earlier entry would take minutes here. */
static void
test_many(void)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    gint64 begin = g_get_monotonic_time();
    int n;

    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 100000; i++)
            dalil_diags_error(diags, at("a", 1 + (i * 7919) % 1000, 1), "entry %d", i);
    }
    dalil_diags_list(diags, &n);
    g_assert_cmpint(n, ==, 100000);
    g_assert_cmpint(g_get_monotonic_time() - begin, <, 20 * G_USEC_PER_SEC);
}

static void
test_append(void)
{
    g_autoptr(DalilDiags) all = dalil_diags_new();
    g_autoptr(DalilDiags) some = dalil_diags_new();
    const DalilSpan at = {g_intern_string("a.yaml"), 3, 1};

    dalil_diags_error(all, at, "told before");
    dalil_diags_error(some, at, "told before");
    dalil_diags_warning(some, at, "new");
    g_assert_cmpint(dalil_diags_errors(some), ==, 1);
    dalil_diags_append(all, some);
    g_assert_cmpint(dalil_diags_errors(all), ==, 1);
    g_assert_cmpint(dalil_diags_warnings(all), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/diag/nothing_to_say", test_nothing_to_say);
    g_test_add_func("/base/diag/sorted_by_place", test_sorted_by_place);
    g_test_add_func("/base/diag/same_place_keeps_order", test_same_place_keeps_order);
    g_test_add_func("/base/diag/kept_once", test_kept_once);
    g_test_add_func("/base/diag/counts", test_counts);
    g_test_add_func("/base/diag/colour", test_colour);
    g_test_add_func("/base/diag/dangerous_characters", test_dangerous_characters_are_shown);
    g_test_add_func("/base/diag/file_name_is_made_safe", test_file_name_is_made_safe);
    g_test_add_func("/base/diag/json", test_json);
    g_test_add_func("/base/diag/many", test_many);
    g_test_add_func("/base/diag/append", test_append);
    return g_test_run();
}
