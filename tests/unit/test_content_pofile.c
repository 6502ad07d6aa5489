/* test_content_pofile.c: files of translations, read and written without loss */
#include "content/pofile.h"

#include <gettext-po.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEADER                                                                                     \
    "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"Content-Type: text/plain; "                   \
    "charset=UTF-8\\n\"\n"

/* What is read and written again is the same bytes: gettext's layout. */
static const char *const kept[] = {
    HEADER,
    "# Notes\n#\n# more notes\n" HEADER,
    HEADER "\nmsgctxt \"a/name\"\nmsgid \"Médecin\"\nmsgstr \"\"\n",
    HEADER "\n# by hand\n#. by dalil\n#: a.yaml:3\n#, fuzzy, no-wrap\n#| msgctxt \"b/name\"\n"
           "#| msgid \"Docteur\"\nmsgctxt \"a/name\"\nmsgid \"Médecin\"\nmsgstr \"طبيب\"\n",
    HEADER "\nmsgid \"%d repas\"\nmsgid_plural \"%d repas\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n",
    HEADER "\nmsgid \"%d repas\"\nmsgid_plural \"%d repas\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n"
           "\nmsgctxt \"c\"\nmsgid \"d\"\nmsgstr \"e\"\n",
    HEADER "\nmsgctxt \"a\"\nmsgid \"a\\\"b\\\\c\\td\"\nmsgstr \"\"\n\"one\\n\"\n\"two\"\n",
    HEADER "\nmsgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\n\n# gone\n#, fuzzy\n#~| msgid \"w\"\n"
           "#~ msgctxt \"b\"\n#~ msgid \"v\"\n#~ msgstr \"u\"\n",
    HEADER "\nmsgctxt \"a\"\nmsgid \"\"\n\"a sentence that is long enough to be divided over two "
           "lines of the "
           "whole \"\n\"file that is written\"\nmsgstr \"\"\n",
};

static char *
rewrite(const char *text, DalilDiags *diags, gboolean *broken)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilPoFile) file =
        dalil_pofile_parse(arena, diags, text, strlen(text), "ar.po", broken);
    GString *to = g_string_new(NULL);

    if (file != NULL)
        dalil_pofile_write(file, to);
    return g_string_free(to, FALSE);
}

static void
test_kept(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        gboolean broken = TRUE;
        g_autofree char *found = rewrite(kept[i], diags, &broken);

        g_assert_cmpstr(found, ==, kept[i]);
        g_assert_false(broken);
        g_assert_cmpint(dalil_diags_errors(diags) + dalil_diags_warnings(diags), ==, 0);
    }
}

static void
test_ends_of_lines_stay(void)
{
    g_autoptr(GString) text = g_string_new(kept[3]);
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *found = NULL;

    g_string_replace(text, "\n", "\r\n", 0);
    found = rewrite(text->str, diags, NULL);
    g_assert_cmpstr(found, ==, text->str);
}

/* A mistake has its line, and the file counts as broken. */
static const struct {
    const char *text;
    int line;
    const char *says;
} bad[] = {
    {"rubbish\n", 1, "no keyword"},
    {HEADER "\nmsgctxt \"a\n", 6, "at its end is missing"},
    {HEADER "\nmsgctxt \"a\"\nmsgid \"\\q\"\nmsgstr \"\"\n", 7, "a \\ before a sign"},
    {HEADER "\nmsgctxt \"a\"\nmsgid \"b\"\n", 6, "no msgstr"},
    {HEADER "\nmsgctxt \"a\"\nmsgstr \"b\"\n", 6, "no msgid"},
    {HEADER "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\" d\n", 8, "after the closing"},
    {HEADER "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr c\n", 8, "no \" after"},
    {"\"lost\"\n" HEADER, 1, "no keyword"},
    {HEADER "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\\351\"\n", 6, "makes no letter"},
    {HEADER "\n#| msgid \"\\351\"\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\"\n", 7,
     "makes no letter"},
    {HEADER "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"c\"\nmsgstr[0] \"\\351\"\n", 6,
     "makes no letter"},
    {HEADER
     "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\"\n\nmsgctxt \"a\"\nmsgid \"c\"\nmsgstr \"\"\n",
     10, "already stands in line 6"},
    {HEADER "\n" HEADER, 6, "the header"},
    {"\xEF\xBB\xBF" HEADER, 1, "BOM"},
    {HEADER "\n# caf\xE9\n", 6, "not UTF-8 here"},
    {"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n", 2, "not UTF-8"},
    {HEADER "\ndomain \"x\"\n", 6, "no keyword"},
};

static void
test_bad(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        gboolean broken = FALSE;
        g_autofree char *found = rewrite(bad[i].text, diags, &broken);
        int n = 0;
        const DalilDiag *list = dalil_diags_list(diags, &n);

        g_test_message("%s", bad[i].text);
        g_assert_true(broken);
        g_assert_cmpint(n, >, 0);
        g_assert_cmpint(list[0].level, ==, DALIL_ERROR);
        g_assert_cmpint(list[0].at.line, ==, bad[i].line);
        g_assert_nonnull(strstr(list[0].text, bad[i].says));
    }
}

static void
refuse(int severity, po_message_t message, const char *file, size_t line, size_t column,
       int multiline, const char *text)
{
    (void)message, (void)file, (void)line, (void)column, (void)multiline;
    g_error("libgettextpo (%d): %s", severity, text);
}

static void
refuse_two(int severity, po_message_t m, const char *f, size_t l, size_t c, int p, const char *text,
           po_message_t m2, const char *f2, size_t l2, size_t c2, int p2, const char *text2)
{
    (void)m, (void)f, (void)l, (void)c, (void)p, (void)m2, (void)f2, (void)l2, (void)c2, (void)p2;
    g_error("libgettextpo (%d): %s, %s", severity, text, text2);
}

static void
assert_same_text(const char *ours, const char *theirs)
{
    g_assert_cmpstr(ours == NULL ? "" : ours, ==, theirs == NULL ? "" : theirs);
}

/* The reference reader sees the same in the sample's files, entry by entry. */
static void
compare_with_library(const char *path)
{
    static const struct po_xerror_handler handler = {refuse, refuse_two};
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *text = NULL;
    gsize length;
    g_autoptr(DalilPoFile) file = NULL;
    po_file_t theirs = po_file_read(path, &handler);
    po_message_iterator_t all = po_message_iterator(theirs, NULL);
    po_message_t message = po_next_message(all);

    g_assert_true(g_file_get_contents(path, &text, &length, NULL));
    file = dalil_pofile_parse(arena, diags, text, length, path, NULL);
    assert_same_text(file->header, po_message_msgstr(message));
    for (guint i = 0; i < file->items->len; i++) {
        const DalilPoItem *item = &g_array_index(file->items, DalilPoItem, i);

        message = po_next_message(all);
        g_assert_nonnull(message);
        assert_same_text(item->key, po_message_msgctxt(message));
        assert_same_text(item->source, po_message_msgid(message));
        assert_same_text(item->translation, po_message_msgstr(message));
        assert_same_text(item->notes, po_message_comments(message));
        assert_same_text(item->extracted, po_message_extracted_comments(message));
        assert_same_text(item->old_source, po_message_prev_msgid(message));
        g_assert_cmpint(item->fuzzy, ==, po_message_is_fuzzy(message));
        g_assert_cmpint(item->obsolete, ==, po_message_is_obsolete(message));
    }
    g_assert_null(po_next_message(all));
    po_message_iterator_free(all);
    po_file_free(theirs);
}

static void
test_library(void)
{
    const char *root = g_getenv("DALIL_ROOT");
    const char *const names[] = {"ar", "en", "es"};

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path =
            g_strdup_printf("%s/content/translations/%s.po", root == NULL ? "." : root, names[i]);

        compare_with_library(path);
    }
}

static void
test_library_on_made_up(void)
{
    g_autofree char *path = g_strdup("/tmp/dalil-pofile-XXXXXX");
    int handle = g_mkstemp(path);

    g_assert_cmpint(handle, >=, 0);
    g_assert_true(g_close(handle, NULL));
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_assert_true(g_file_set_contents(path, kept[i], -1, NULL));
        compare_with_library(path);
    }
    g_remove(path);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/pofile/kept", test_kept);
    g_test_add_func("/content/pofile/ends_of_lines_stay", test_ends_of_lines_stay);
    g_test_add_func("/content/pofile/bad", test_bad);
    g_test_add_func("/content/pofile/library", test_library);
    g_test_add_func("/content/pofile/library_on_made_up", test_library_on_made_up);
    return g_test_run();
}
