/* test_load_bytes.c: what is no text is told with its place, and taken out */
#include "load/bytes.h"

#include <string.h>

/* The report: "line:column text" each, joined by "; ". */
static char *
report(DalilDiags *diags)
{
    GString *text = g_string_new(NULL);
    int n;
    const DalilDiag *list = dalil_diags_list(diags, &n);

    for (int i = 0; i < n; i++)
        g_string_append_printf(text, "%s%d:%d %s%s", i > 0 ? "; " : "", list[i].at.line,
                               list[i].at.column, list[i].level == DALIL_WARNING ? "? " : "",
                               list[i].text);
    return g_string_free(text, FALSE);
}

#define CONTROL(code) "an invisible control character (U+" code ") stands here: delete it"
#define BREAK(code)                                                                                \
    "? an invisible line break (U+" code ") stands here and is read as a space: type a space "     \
    "instead"
#define BYTE(code) "the byte " code " is not UTF-8: save the file as UTF-8"

static const struct {
    const char *text;
    const char *clean;
    const char *report;
} cases[] = {
    {"plain\ttext\r\n", "plain\ttext\r\n", ""},
    {"é مركز ⵣ 🎉\n", "é مركز ⵣ 🎉\n", ""},
    {"", "", ""},
    {"\xEF\xBB\xBF"
     "a",
     "a", ""},
    {"a\x04"
     "b",
     "a b", "1:2 " CONTROL("0004")},
    {"é\x7F", "é ", "1:2 " CONTROL("007F")},
    {"\xC2\x80\xC2\x9F", "  ", "1:1 " CONTROL("0080") "; 1:2 " CONTROL("009F")},
    {"a\xC2\x85"
     "b",
     "a b", "1:2 " BREAK("0085")},
    {"a\xE2\x80\xA8\xE2\x80\xA9"
     "b",
     "a  b", "1:2 " BREAK("2028") "; 1:3 " BREAK("2029")},
    {"a\n b\xEF\xBB\xBF"
     "c",
     "a\n b\xE2\x81\xA0"
     "c",
     "2:3 an invisible byte order mark (U+FEFF) stands here: delete it"},
    {"\xEF\xBF\xBE\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD",
     "1:1 the character U+FFFE has no meaning in a text: delete it; "
     "1:2 the character U+FFFF has no meaning in a text: delete it"},
    {"a\r\rb\r\nc\x01", "a\r\rb\r\nc ", "4:2 " CONTROL("0001")}, /* a lone CR ends a line */
    {"Acc\xE8s", "Acc\xEF\xBF\xBDs",
     "1:4 the byte E8 is not UTF-8 (it may have been \"è\"): save the file as UTF-8"},
    {"\x80", "\xEF\xBF\xBD", "1:1 " BYTE("80")},
    {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", /* too long a form of "/" */
     "1:1 the byte C0 is not UTF-8 (it may have been \"À\"): save the file as UTF-8; "
     "1:2 the byte AF is not UTF-8 (it may have been \"¯\"): save the file as UTF-8"},
    {"a\xE2\x80", "a\xEF\xBF\xBD\xEF\xBF\xBD", /* cut off at the end */
     "1:2 the byte E2 is not UTF-8 (it may have been \"â\"): save the file as UTF-8; "
     "1:3 " BYTE("80")},
    {"\x01\nx\x02\ny\x03", " \nx \ny ",
     "1:1 " CONTROL("0001") "; 2:2 " CONTROL("0002") "; 3:2 " CONTROL("0003")},
};

static void
test_table(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        gsize length = strlen(cases[i].text);
        const char *clean = dalil_bytes_check(arena, diags, "t", cases[i].text, &length);
        g_autofree char *told = report(diags);

        g_assert_cmpstr(told, ==, cases[i].report);
        g_assert_cmpmem(clean, length, cases[i].clean, strlen(cases[i].clean));
    }
}

static void
test_reported(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    gsize length = 2;

    dalil_bytes_check(arena, diags, "control", "a\x04", &length);
    dalil_bytes_check(arena, diags, "latin", "a\xE8", &length);
    g_assert_false(dalil_bytes_reported(diags, "control"));
    g_assert_true(dalil_bytes_reported(diags, "latin"));
}

static void
test_surrogates_are_no_characters(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    gsize length = 3;

    dalil_bytes_check(arena, diags, "t", "\xED\xA0\x80", &length);
    g_assert_cmpint(dalil_diags_errors(diags), ==, 3);
}

static void
test_good_text_is_not_copied(void)
{
    static const char text[] = "- id: é\n";
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    gsize length = strlen(text);

    g_assert_true(dalil_bytes_check(arena, diags, "t", text, &length) == text);
    g_assert_cmpuint(dalil_arena_size(arena), ==, 0);
}

static void
test_zero_byte(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *told = NULL;
    gsize length = 5;
    const char *clean = dalil_bytes_check(arena, diags, "t", "abc\0d", &length);

    told = report(diags);
    g_assert_cmpstr(told, ==, "1:4 " CONTROL("0000"));
    g_assert_cmpmem(clean, length, "abc d", 5);
}

static void
test_utf16(void)
{
    static const struct {
        const char *text;
        gsize length;
    } files[] = {
        {"\xFF\xFE"
         "a\0",
         4},
        {"\xFE\xFF\0a", 4},
        {"-\0 \0", 4},
        {"\0-\0 ", 4},
        {"\xFF\xFE\0\0-\0\0\0", 8},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(DalilArena) arena = dalil_arena_new();
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        g_autofree char *told = NULL;
        gsize length = files[i].length;

        g_assert_null(dalil_bytes_check(arena, diags, "t", files[i].text, &length));
        told = report(diags);
        g_assert_cmpstr(told, ==, "0:0 the file is saved as UTF-16: save it as UTF-8");
    }
}

static void
test_only_the_first_are_told(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *text = g_strnfill(25, '\x01');
    gsize length = 25;
    int n;

    dalil_bytes_check(arena, diags, "t", text, &length);
    g_assert_cmpint(dalil_diags_errors(diags), ==, DALIL_BYTES_REPORTS + 1);
    g_assert_cmpstr(dalil_diags_list(diags, &n)[DALIL_BYTES_REPORTS].text, ==,
                    "and 5 more such places before here");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/load/bytes/table", test_table);
    g_test_add_func("/load/bytes/reported", test_reported);
    g_test_add_func("/load/bytes/surrogates", test_surrogates_are_no_characters);
    g_test_add_func("/load/bytes/good_text_is_not_copied", test_good_text_is_not_copied);
    g_test_add_func("/load/bytes/zero_byte", test_zero_byte);
    g_test_add_func("/load/bytes/utf16", test_utf16);
    g_test_add_func("/load/bytes/only_the_first_are_told", test_only_the_first_are_told);
    return g_test_run();
}
