/* glossary.c: how a network says what it says often */
#include "content/glossary.h"

#include <string.h>

#include "base/file.h"
#include "lang/language.h"

#define SHOWN "content/glossary.tsv"

struct DalilGlossary {
    GArray *terms; /* DalilTerm, its strings its own */
};

static void
term_clear(gpointer data)
{
    DalilTerm *term = data;

    g_free((char *)term->term);
    g_free((char *)term->language);
    g_strfreev(term->preferred);
    g_strfreev(term->forbidden);
}

/* "a | b" in small letters; empty words are left out. (transfer full) */
static char **
words_of(const char *cell)
{
    g_auto(GStrv) parts = g_strsplit(cell == NULL ? "" : cell, "|", -1);
    GPtrArray *words = g_ptr_array_new();

    for (int i = 0; parts[i] != NULL; i++)
        if (g_strstrip(parts[i])[0] != '\0')
            g_ptr_array_add(words, g_utf8_casefold(parts[i], -1));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

static void
read_line(DalilGlossary *glossary, DalilDiags *diags, char *text, DalilSpan at)
{
    g_auto(GStrv) cells = NULL;
    DalilTerm term = {.line = at.line};

    if (g_str_has_suffix(text, "\r"))
        text[strlen(text) - 1] = '\0';
    if (text[0] == '\0' || text[0] == '#' || g_str_has_prefix(text, "term\t"))
        return;
    cells = g_strsplit(text, "\t", -1);
    if (g_strv_length(cells) < 3 || g_strv_length(cells) > 5) {
        dalil_diags_error(diags, at,
                          "this line of the glossary is not understood: write term, "
                          "language, preferred and forbidden words with tabs between");
        return;
    }
    if (dalil_language_lookup(g_strstrip(cells[1])) == NULL) {
        dalil_diags_error(diags, at, "\"%s\" is no language dalil knows", cells[1]);
        return;
    }
    term.term = g_utf8_casefold(g_strstrip(cells[0]), -1);
    term.language = g_strdup(cells[1]);
    term.preferred = words_of(cells[2]);
    term.forbidden = words_of(cells[3]);
    g_array_append_val(glossary->terms, term);
}

DalilGlossary *
dalil_glossary_read(DalilDiags *diags, const char *folder)
{
    DalilGlossary *glossary = g_new0(DalilGlossary, 1);
    g_autofree char *path = g_build_filename(folder, SHOWN, NULL);
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    DalilSpan at = {g_intern_static_string(SHOWN), 0, 1};
    gsize length;

    glossary->terms = g_array_new(FALSE, TRUE, sizeof(DalilTerm));
    g_array_set_clear_func(glossary->terms, term_clear);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return glossary;
    text = dalil_file_read(path, &length, &error);
    if (text == NULL || !g_utf8_validate_len(text, length, NULL)) {
        dalil_diags_error(diags, (DalilSpan){at.file, 0, 0}, "%s",
                          error != NULL ? error->message : "this glossary is not UTF-8");
        return glossary;
    }
    for (char *line = text; line != NULL;) {
        char *end = strchr(line, '\n');

        if (end != NULL)
            *end++ = '\0';
        at.line++;
        read_line(glossary, diags, line, at);
        line = end;
    }
    return glossary;
}

void
dalil_glossary_free(DalilGlossary *glossary)
{
    if (glossary == NULL)
        return;
    g_array_unref(glossary->terms);
    g_free(glossary);
}

static gboolean
is_letter_at(const char *at)
{
    gunichar c = g_utf8_get_char(at);

    return c != 0 && (g_unichar_isalpha(c) || g_unichar_ismark(c));
}

/* @word as a word of its own in @text, both in small letters. */
static gboolean
has_word(const char *text, const char *word)
{
    for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word)) {
        gboolean begins = at == text || !is_letter_at(g_utf8_find_prev_char(text, at));

        if (begins && !is_letter_at(at + strlen(word)))
            return TRUE;
    }
    return FALSE;
}

/* Preferred words may have endings and, in Arabic, something grown on in front. */
static gboolean
has_any(const char *text, char *const *words)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strstr(text, words[i]) != NULL)
            return TRUE;
    return FALSE;
}

char *
dalil_glossary_check(const DalilGlossary *glossary, const char *language, const char *source,
                     const char *translation)
{
    g_autofree char *from = g_utf8_casefold(source, -1);
    g_autofree char *to = g_utf8_casefold(translation, -1);

    for (guint i = 0; i < glossary->terms->len; i++) {
        const DalilTerm *term = &g_array_index(glossary->terms, DalilTerm, i);

        if (strcmp(term->language, language) != 0 || !has_word(from, term->term))
            continue;
        for (int k = 0; term->forbidden[k] != NULL; k++)
            if (has_word(to, term->forbidden[k]))
                return g_strdup_printf("for \"%s\" the glossary forbids \"%s\" (" SHOWN ":%d)",
                                       term->term, term->forbidden[k], term->line);
        if (term->preferred[0] != NULL && !has_any(to, term->preferred))
            return g_strdup_printf("for \"%s\" the glossary wants \"%s\" (" SHOWN ":%d)",
                                   term->term, term->preferred[0], term->line);
    }
    return NULL;
}

gboolean
dalil_glossary_keeps(const DalilGlossary *glossary, const char *language, const char *text)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);

    for (guint i = 0; i < glossary->terms->len; i++) {
        const DalilTerm *term = &g_array_index(glossary->terms, DalilTerm, i);

        if (strcmp(term->language, language) == 0 && strcmp(term->term, folded) == 0 &&
            has_any(folded, term->preferred))
            return TRUE;
    }
    return FALSE;
}
