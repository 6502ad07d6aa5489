/* test_load_source.c: finding lines, characters and the beginnings of entries */
#include "load/source.h"

#include <string.h>

static DalilSource
source_of(const char *text)
{
    return (DalilSource){text, strlen(text), NULL};
}

static void
test_lines(void)
{
    DalilSource source = source_of("one\r\n\r  two\nlast");
    static const char *const lines[] = {"one", "", "  two", "last", ""};

    g_assert_cmpint(dalil_source_lines(&source), ==, 4);
    for (int i = 0; i < 5; i++) {
        gsize length;
        const char *line = dalil_source_line(&source, i + 1, &length);

        g_assert_cmpmem(line, length, lines[i], strlen(lines[i]));
    }
    g_assert_cmpuint(dalil_source_offset(&source, 3), ==, 6);
    g_assert_cmpuint(dalil_source_offset(&source, 99), ==, source.length);
    g_assert_cmpint(dalil_source_indent(&source, 3), ==, 3);
    g_assert_cmpint(dalil_source_indent(&source, 2), ==, 0);
    dalil_source_clear(&source);
}

static void
test_characters(void)
{
    DalilSource source = source_of("é🎉x\n\ny");

    g_assert_cmpuint(dalil_source_char(&source, 1, 1), ==, 0xE9);
    g_assert_cmpuint(dalil_source_char(&source, 1, 2), ==, 0x1F389);
    g_assert_cmpuint(dalil_source_char(&source, 1, 3), ==, 'x');
    g_assert_cmpuint(dalil_source_char(&source, 1, 4), ==, 0);
    g_assert_cmpuint(dalil_source_char(&source, 1, 99), ==, 0);
    g_assert_cmpuint(dalil_source_char(&source, 2, 1), ==, 0);
    g_assert_cmpuint(dalil_source_char(&source, 3, 1), ==, 'y');
    g_assert_cmpuint(dalil_source_char(&source, 0, 0), ==, 0xE9); /* no place: the beginning */
    dalil_source_clear(&source);
}

static const struct {
    const char *line;
    gboolean item, key;
} beginnings[] = {
    {"- id: a", TRUE, FALSE},
    {"-", TRUE, FALSE},
    {"-id: a", FALSE, FALSE},
    {"--- ", FALSE, FALSE},
    {"--- a: b", FALSE, FALSE},
    {" - a", FALSE, FALSE},
    {"id: a", FALSE, TRUE},
    {"id:", FALSE, TRUE},
    {"id:a", FALSE, FALSE},
    {"# id: a", FALSE, FALSE},
    {"\"id\": a", FALSE, TRUE},
    {"أ: ب", FALSE, TRUE},
    {"", FALSE, FALSE},
    {"\tid: a", FALSE, FALSE},
    {"@id: a", FALSE, FALSE},
    {": a", FALSE, FALSE},
    {"two words: a", FALSE, TRUE},
};

static void
test_beginnings(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        g_autofree char *text = g_strdup_printf("x\n%s\nx", beginnings[i].line);
        g_autofree char *inner = g_strdup_printf("x\n  %s\nx", beginnings[i].line);
        DalilSource source = source_of(text);
        DalilSource indented = source_of(inner);

        g_test_message("%s", beginnings[i].line);
        g_assert_cmpint(dalil_source_next_item(&source, 0, 1), ==, beginnings[i].item ? 2 : 0);
        g_assert_cmpint(dalil_source_next_key(&source, 0, 1), ==, beginnings[i].key ? 2 : 0);
        g_assert_cmpint(dalil_source_next_item(&source, 2, 1), ==, 0);
        g_assert_cmpint(dalil_source_next_item(&indented, 0, 3), ==, beginnings[i].item ? 2 : 0);
        g_assert_cmpint(dalil_source_next_item(&indented, 0, 1), ==, 0);
        g_assert_cmpint(dalil_source_next_key(&indented, 0, 3), ==, beginnings[i].key ? 2 : 0);
        dalil_source_clear(&source);
        dalil_source_clear(&indented);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/load/source/lines", test_lines);
    g_test_add_func("/load/source/characters", test_characters);
    g_test_add_func("/load/source/beginnings", test_beginnings);
    return g_test_run();
}
