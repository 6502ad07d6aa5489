/* test_load_yaml.c: what a tree holds, the limits, and the time hostile files may take */
#include "load/yaml.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    DalilNode *root;
    GString *dump;
} Parsed;

static Parsed
parse_bytes(const char *text, gsize length)
{
    Parsed parsed = {dalil_arena_new(), dalil_diags_new(), NULL, g_string_new(NULL)};

    parsed.root = dalil_yaml_parse(parsed.arena, parsed.diags, "t.yaml", text, length);
    dalil_node_dump(parsed.root, parsed.dump);
    return parsed;
}

static Parsed
parse(const char *text)
{
    return parse_bytes(text, strlen(text));
}

static void
clear(Parsed *parsed)
{
    dalil_arena_free(parsed->arena);
    dalil_diags_free(parsed->diags);
    g_string_free(parsed->dump, TRUE);
}

/* The only problem, as "line:column text". */
static void
assert_one_error(const Parsed *parsed, const char *expected)
{
    g_autofree char *told = NULL;
    int n;
    const DalilDiag *list = dalil_diags_list(parsed->diags, &n);

    g_assert_cmpint(n, ==, 1);
    g_assert_cmpint(list[0].level, ==, DALIL_ERROR);
    told = g_strdup_printf("%d:%d %s", list[0].at.line, list[0].at.column, list[0].text);
    g_assert_cmpstr(told, ==, expected);
    g_assert_true(list[0].at.file == g_intern_string("t.yaml"));
}

static const struct {
    const char *text;
    const char *dump;
} good[] = {
    {"a: b\n", "1:1 a\n  1:4 = b\n"},
    {"\xEF\xBB\xBF"
     "a: b",
     "1:1 a\n  1:4 = b\n"},                            /* byte order mark */
    {"# one\n---\na: b\n...\n", "3:1 a\n  3:4 = b\n"}, /* marks around one listing */
    {"é: ü\n", "1:1 é\n  1:4 = ü\n"},                  /* columns count characters */
    {"\"مركز\": x\r\n\rb: y", "1:1 مركز\n  1:9 = x\n3:1 b\n  3:4 = y\n"},
    {"no: no\non: 012\n", "1:1 no\n  1:5 = no\n2:1 on\n  2:5 = 012\n"}, /* text stays text */
    {"a: ~\nb: null\n", "1:1 a\n  1:4 = ~\n2:1 b\n  2:4 = null\n"},
    {"a: |\n  one\n  two\nb: >\n  three\n  four\n",
     "1:1 a\n  1:4 = one\\ntwo\\n\n4:1 b\n  4:4 = three four\\n\n"},
    {"a: one\n  two\n", "1:1 a\n  1:4 = one two\n"},
    {"a: 'it''s'\nb: \"\\u00e9\\t\"\n", "1:1 a\n  1:4 = it's\n2:1 b\n  2:4 = é\t\n"},
    {"a: ! \"x\"\n", "1:1 a\n  1:4 = x\n"},
    {"a: x # said aside\n", "1:1 a\n  1:4 = x\n"},
    {"? a\n: b\n", "1:3 a\n  2:3 = b\n"},
    {"- \n- ''\n", "1:2 -\n  1:2 =\n2:3 -\n  2:3 = \"\"\n"},
    {"just text\n", "1:1 = just text\n"},
    {"[]", "1:1 []\n"},
    {"{}", "1:1 {}\n"},
    {"e: e\xCC\x81\n", "1:1 e\n  1:4 = \xC3\xA9\n"}, /* becomes NFC */
    {"e\xCC\x81: x\n", "1:1 \xC3\xA9\n  1:5 = x\n"},
    {"m: \xD9\x85\xD9\x91\xD9\x8F\n", /* shadda, damma: order of marks */
     "1:1 m\n  1:4 = \xD9\x85\xD9\x8F\xD9\x91\n"},
    {"k: \xE2\x84\xAB\n", "1:1 k\n  1:4 = \xC3\x85\n"}, /* the Ångström sign */
};

static void
test_good_files(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
        Parsed parsed = parse(good[i].text);

        g_assert_cmpint(dalil_diags_errors(parsed.diags), ==, 0);
        g_assert_cmpint(dalil_diags_warnings(parsed.diags), ==, 0);
        g_assert_cmpstr(parsed.dump->str, ==, good[i].dump);
        clear(&parsed);
    }
}

static void
test_quoted_flag(void)
{
    static const struct {
        const char *text;
        gboolean quoted;
    } cases[] = {{"a:", FALSE},     {"a: x", FALSE},       {"a: ''", TRUE},
                 {"a: \"\"", TRUE}, {"a: |\n  x\n", TRUE}, {"a: >\n  x\n", TRUE}};

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        Parsed parsed = parse(cases[i].text);

        g_assert_cmpint(dalil_node_get(parsed.root, "a")->quoted, ==, cases[i].quoted);
        clear(&parsed);
    }
}

/* Every script's letters must come out as GLib's own NFC would have them. */
static void
test_nfc_of_every_letter(void)
{
    for (gunichar c = 0x80; c < 0x30000; c++) {
        g_autoptr(GString) text = g_string_new("a: ");
        g_autofree char *nfc = NULL;
        DalilArena *arena;
        DalilDiags *diags;
        const DalilNode *value;

        if (!g_unichar_isalpha(c) && !g_unichar_ismark(c) && !g_unichar_ispunct(c))
            continue;
        g_string_append_c(text, 'x');
        g_string_append_unichar(text, c);
        nfc = g_utf8_normalize(text->str + 3, -1, G_NORMALIZE_NFC);
        arena = dalil_arena_new();
        diags = dalil_diags_new();
        value = dalil_node_get(dalil_yaml_parse(arena, diags, "t", text->str, text->len), "a");
        g_assert_cmpstr(value->text, ==, nfc);
        dalil_diags_free(diags);
        dalil_arena_free(arena);
        if (c > 0x3100 && c < 0xF900)
            c += 50; /* the many alike */
    }
}

static void
test_empty_files(void)
{
    static const struct {
        const char *text;
        const char *told;
    } cases[] = {
        {"", "0:0 the file is empty"},
        {" \n\r\n\n", "0:0 the file is empty"},
        {"\xEF\xBB\xBF", "0:0 the file is empty"},
        {"# only\n  # words\n", "0:0 the file says nothing: it has only comments"},
        {"---\n", "0:0 the file says nothing: it has only comments"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        Parsed parsed = parse(cases[i].text);

        g_assert_null(parsed.root);
        assert_one_error(&parsed, cases[i].told);
        clear(&parsed);
    }
}

/* Returns: (transfer full): @n lists in one another. */
static char *
nested(int n)
{
    g_autofree char *open = g_strnfill((gsize)n, '[');
    g_autofree char *close = g_strnfill((gsize)n, ']');

    return g_strconcat(open, close, NULL);
}

static void
test_depth_limit(void)
{
    g_autofree char *most = nested(DALIL_YAML_DEPTH);
    g_autofree char *too_many = nested(DALIL_YAML_DEPTH + 1);
    Parsed parsed = parse(most);

    g_assert_nonnull(parsed.root);
    g_assert_cmpint(dalil_diags_errors(parsed.diags), ==, 0);
    clear(&parsed);
    parsed = parse(too_many);
    g_assert_null(parsed.root);
    assert_one_error(&parsed, "1:33 lists and keys are nested more than 32 deep here");
    clear(&parsed);
}

static void
test_depth_costs_one_entry(void)
{
    g_autofree char *deep = nested(DALIL_YAML_DEPTH);
    g_autofree char *text = g_strdup_printf("- a\n- %s\n- b\n", deep);
    Parsed parsed = parse(text);

    assert_one_error(&parsed, "2:34 lists and keys are nested more than 32 deep here");
    g_assert_cmpstr(parsed.dump->str, ==, "1:3 -\n  1:3 = a\n3:3 -\n  3:3 = b\n");
    g_assert_true(parsed.root->broken);
    clear(&parsed);
}

static void
test_scalar_limit(void)
{
    g_autofree char *most = g_strnfill(DALIL_YAML_SCALAR, 'x');
    g_autofree char *text = g_strdup_printf("a: %s\nb: %sx\nc: d\n", most, most);
    Parsed parsed = parse(text);

    assert_one_error(&parsed, "2:4 this text is longer than 64 KiB: shorten it");
    g_assert_cmpint(parsed.root->n, ==, 2);
    g_assert_cmpuint(strlen(dalil_node_get(parsed.root, "a")->text), ==, DALIL_YAML_SCALAR);
    g_assert_nonnull(dalil_node_get(parsed.root, "c"));
    g_assert_true(parsed.root->broken);
    clear(&parsed);
}

static void
test_node_limit(void)
{
    g_autoptr(GString) text = g_string_new("[");
    Parsed parsed;

    for (int i = 0; i < DALIL_YAML_NODES - 1; i++)
        g_string_append(text, "a,");
    g_string_append_c(text, ']');
    parsed = parse(text->str);
    g_assert_cmpint(dalil_diags_errors(parsed.diags), ==, 0);
    g_assert_cmpint(parsed.root->n, ==, DALIL_YAML_NODES - 1);
    clear(&parsed);
    g_string_truncate(text, text->len - 1);
    g_string_append(text, "a]");
    parsed = parse(text->str);
    assert_one_error(&parsed, "1:2000000 the file has more than 1000000 keys and values: split it");
    clear(&parsed);
}

static void
test_mistake_limit(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Parsed parsed;
    int n;

    for (int i = 0; i < 1000; i++)
        g_string_append(text, "- a: b: c\n");
    parsed = parse(text->str);
    g_assert_null(parsed.root);
    g_assert_cmpstr(dalil_diags_list(parsed.diags, &n)[50].text, ==,
                    "the file has more than 50 mistakes and was read only to here: correct these "
                    "first");
    g_assert_cmpint(n, ==, 51);
    clear(&parsed);
}

static void
test_many_keys_twice(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Parsed parsed;

    for (int i = 0; i < 1000; i++)
        g_string_append_printf(text, "key%d: x\n", i);
    g_string_append(text, "key900: y\n");
    parsed = parse(text->str);
    assert_one_error(&parsed, "1001:1 the key `key900` stands here a second time (first at 901:1): "
                              "delete one of them");
    g_assert_cmpstr(dalil_node_get(parsed.root, "key900")->text, ==, "x");
    clear(&parsed);
}

/* Escapes can ask for what the bytes of a file may not contain. */
static void
test_forbidden_escapes(void)
{
    static const struct {
        const char *text;
        const char *code;
    } cases[] = {{"\\0", "0000"},     {"a\\x04", "0004"},  {"\\e", "001B"},   {"\\N", "0085"},
                 {"\\uFEFF", "FEFF"}, {"\\uFFFF", "FFFF"}, {"\\x7f", "007F"}, {"\\L", "2028"}};

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup_printf("a: \"%s\"\nb: c\n", cases[i].text);
        g_autofree char *told =
            g_strdup_printf("1:4 a backslash in this text stands for the invisible character "
                            "U+%s: delete it",
                            cases[i].code);
        Parsed parsed = parse(text);

        assert_one_error(&parsed, told);
        g_assert_cmpint(parsed.root->n, ==, 1);
        clear(&parsed);
    }
}

/* After bad bytes the rest is still read, and what they stood in keeps its place. */
static void
test_reads_on_after_bad_bytes(void)
{
    Parsed parsed = parse("- a: x\x04y\n- b: \xE9t\xE9 \n  c: z\n");

    g_assert_cmpint(dalil_diags_errors(parsed.diags), ==, 3);
    g_assert_cmpstr(parsed.dump->str, ==,
                    "1:3 -\n  1:3 a\n    1:6 = x y\n"
                    "2:3 -\n  2:3 b\n    2:6 = \xEF\xBF\xBDt\xEF\xBF\xBD\n"
                    "  3:3 c\n    3:6 = z\n");
    clear(&parsed);
}

static void
append_many(GString *text, const char *piece, gsize size)
{
    while (text->len < size)
        g_string_append(text, piece);
}

/* Each is quick when reading is linear, and takes minutes or more when it is not. */
static void
test_hostile_files_end_soon(void)
{
    static const struct {
        const char *piece;
        gsize size;
    } files[] = {
        {"[", 200000},
        {"{a: ", 200000},
        {"- ", 200000},
        {"? ", 200000},
        {"[{", 200000},
        {"- a: \"b\n", 2000000},
        {"- a: b: c\n", 2000000},
        {"a: &a [*a]\n", 200000},
        {"x ", 4000000},
        {"\n", 4000000},
        {"#\n", 4000000},
        {"\"", 1000000},
        {"'", 1000000},
        {"- !!x a\n", 200000},
        {"\t", 1000000},
        {"a: |\n", 1000000},
        {"%", 1000000},
        {"\x01", 1000000},
        {"\xFF", 1000000},
        {",", 1000000},
        {":", 1000000},
        {"a:\n ", 200000},
        {"-\n ", 200000},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        gint64 begin = g_get_monotonic_time();
        Parsed parsed;

        append_many(text, files[i].piece, files[i].size);
        parsed = parse(text->str);
        g_assert_true(parsed.root != NULL || dalil_diags_errors(parsed.diags) > 0);
        clear(&parsed);
        g_test_message("file %d: %d ms", (int)i, (int)((g_get_monotonic_time() - begin) / 1000));
        g_assert_cmpint(g_get_monotonic_time() - begin, <, 10 * G_USEC_PER_SEC);
    }
}

/* Ten aliases of ten aliases of … would be 10^9 values. */
static void
test_alias_bomb(void)
{
    g_autoptr(GString) text = g_string_new("a0: &a0 x\n");
    Parsed parsed;
    int n;
    const DalilDiag *list;

    for (int i = 1; i < 10; i++)
        g_string_append_printf(text, "a%d: &a%d [*a%d,*a%d,*a%d]\n", i, i, i - 1, i - 1, i - 1);
    parsed = parse(text->str);
    list = dalil_diags_list(parsed.diags, &n);
    g_assert_cmpint(n, ==, 10 + 27);
    g_assert_cmpint(list[0].at.line, ==, 1);
    g_assert_cmpint(list[0].at.column, ==, 5);
    g_assert_cmpuint(dalil_arena_size(parsed.arena), <, 20000);
    clear(&parsed);
}

static void
test_ten_megabytes(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gint64 begin = g_get_monotonic_time();
    Parsed parsed;
    int n = 0;

    for (; text->len < 10 * 1000 * 1000; n++)
        g_string_append(text, "- id: a-service-of-some-length\n"
                              "  name: \"Accueil de jour: écoute, soins, douche et repas chaud\"\n"
                              "  ar: \"مُرَافَقَة قانونية واجتماعية للجميع في المدينة\"\n"
                              "  phones: [+212 5 24 00 00 11, +212 5 24 00 00 12]\n");
    parsed = parse(text->str);
    g_assert_cmpint(dalil_diags_errors(parsed.diags), ==, 0);
    g_assert_cmpint(parsed.root->n, ==, n);
    g_assert_cmpint(parsed.root->items[n - 1]->span.line, ==, n * 4 - 3);
    clear(&parsed);
    g_assert_cmpint(g_get_monotonic_time() - begin, <, 30 * G_USEC_PER_SEC);
}

static void
test_files_that_cannot_be_read(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    Parsed parsed = {NULL, dalil_diags_new(), NULL, NULL};
    gboolean unreadable = FALSE;

    g_assert_null(
        dalil_yaml_read(arena, parsed.diags, "/nonexistent/x.yaml", "t.yaml", &unreadable));
    g_assert_true(unreadable);
    assert_one_error(&parsed, "0:0 cannot open: there is no such file");
    g_assert_null(dalil_yaml_read(arena, parsed.diags, "/", "t.yaml", NULL));
    dalil_diags_free(parsed.diags);
}

static void
test_read_from_disk(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *path = NULL;
    gboolean unreadable = TRUE;
    const DalilNode *root;
    int fd = g_file_open_tmp("dalil-yaml-XXXXXX", &path, NULL);

    g_assert_cmpint(fd, >=, 0);
    g_assert_true(g_close(fd, NULL));
    g_assert_true(g_file_set_contents(path, "a: b\n", -1, NULL));
    root = dalil_yaml_read(arena, diags, path, "shown.yaml", &unreadable);
    g_assert_false(unreadable);
    g_assert_cmpstr(root->span.file, ==, "shown.yaml");
    g_unlink(path);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/load/yaml/good_files", test_good_files);
    g_test_add_func("/load/yaml/quoted_flag", test_quoted_flag);
    g_test_add_func("/load/yaml/nfc_of_every_letter", test_nfc_of_every_letter);
    g_test_add_func("/load/yaml/empty_files", test_empty_files);
    g_test_add_func("/load/yaml/depth_limit", test_depth_limit);
    g_test_add_func("/load/yaml/depth_costs_one_entry", test_depth_costs_one_entry);
    g_test_add_func("/load/yaml/scalar_limit", test_scalar_limit);
    g_test_add_func("/load/yaml/node_limit", test_node_limit);
    g_test_add_func("/load/yaml/mistake_limit", test_mistake_limit);
    g_test_add_func("/load/yaml/many_keys_twice", test_many_keys_twice);
    g_test_add_func("/load/yaml/forbidden_escapes", test_forbidden_escapes);
    g_test_add_func("/load/yaml/reads_on_after_bad_bytes", test_reads_on_after_bad_bytes);
    g_test_add_func("/load/yaml/hostile_files_end_soon", test_hostile_files_end_soon);
    g_test_add_func("/load/yaml/alias_bomb", test_alias_bomb);
    g_test_add_func("/load/yaml/ten_megabytes", test_ten_megabytes);
    g_test_add_func("/load/yaml/files_that_cannot_be_read", test_files_that_cannot_be_read);
    g_test_add_func("/load/yaml/read_from_disk", test_read_from_disk);
    return g_test_run();
}
