/* text.c: sentences in several languages, read from YAML */
#include "content/text.h"

#include <string.h>

#include "base/nearest.h"
#include "content/lint.h"
#include "content/numbers.h"

enum { DESCRIPTION_SOFT_MAX = 2000 }; /* characters: longer ones fit no panel */

const DalilTextIn *
dalil_text_in(const DalilText *text, const char *language)
{
    for (int i = 0; i < text->n; i++)
        if (strcmp(text->in[i].language, language) == 0)
            return &text->in[i];
    return NULL;
}

const DalilTextIn *
dalil_text_or_source(const DalilText *text, const char *language, const char *source)
{
    const DalilTextIn *in = dalil_text_in(text, language);

    return in != NULL ? in : dalil_text_in(text, source);
}

static gboolean
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean
is_clean(const char *text)
{
    if (is_space(text[0]))
        return FALSE;
    for (const char *at = text; *at != '\0'; at++)
        if (is_space(*at) && (*at != ' ' || is_space(at[1]) || at[1] == '\0'))
            return FALSE;
    return TRUE;
}

static gboolean
ends_in_comma(const GString *text)
{
    return text->str[text->len - 1] == ',' || g_str_has_suffix(text->str, "،");
}

const char *
dalil_text_clean(DalilArena *arena, const char *text, const char *line_break)
{
    g_autoptr(GString) clean = NULL;

    if (is_clean(text))
        return text;
    clean = g_string_sized_new(strlen(text));
    for (const char *at = text; *at != '\0';) {
        gboolean broken = FALSE;

        if (!is_space(*at)) {
            g_string_append_c(clean, *at++);
            continue;
        }
        for (; is_space(*at); at++)
            broken |= *at == '\n' || *at == '\r';
        if (clean->len > 0 && *at != '\0')
            g_string_append(clean, broken && !ends_in_comma(clean) ? line_break : " ");
    }
    return dalil_arena_strndup(arena, clean->str, clean->len);
}

void
dalil_text_put(DalilArena *arena, DalilText *text, DalilTextIn sentence)
{
    DalilTextIn *in;

    for (int i = 0; i < text->n; i++)
        if (strcmp(text->in[i].language, sentence.language) == 0) {
            text->in[i] = sentence;
            return;
        }
    in = dalil_arena_newn(arena, DalilTextIn, text->n + 1);
    if (text->n > 0)
        memcpy(in, text->in, sizeof *in * (gsize)text->n);
    in[text->n++] = sentence;
    text->in = in;
}

/* What one call of a reader knows. */
typedef struct {
    DalilReader *reader;
    const DalilReading *reading;
    const char *key;
    const char *line_break;
} Reading;

static gboolean
read_sentence(const Reading *reading, const DalilNode *node, const char *language, DalilTextIn *in)
{
    DalilDiags *diags = reading->reader->diags;
    gboolean is_source = strcmp(language, reading->reading->source) == 0;
    gboolean describes = strcmp(reading->key, "description") == 0;
    DalilLint lint = {diags,
                      node->span,
                      reading->key,
                      language,
                      is_source && !describes,
                      describes ? DESCRIPTION_SOFT_MAX : 0};

    if (node->kind != DALIL_SCALAR) {
        dalil_diags_error(diags, node->span,
                          "`%s` should be one text in %s, not a list: write it in one line after "
                          "the colon",
                          reading->key, dalil_reading_language(language));
        return FALSE;
    }
    in->text = dalil_text_clean(reading->reader->arena, node->text, reading->line_break);
    if (in->text[0] == '\0') {
        dalil_diags_error(diags, node->span, "`%s` is empty: write a text or remove the line",
                          reading->key);
        return FALSE;
    }
    dalil_lint_text(&lint, in->text);
    in->language = language;
    in->state = is_source ? DALIL_TEXT_SOURCE : DALIL_TEXT_INLINE;
    in->span = node->span;
    return TRUE;
}

static const DalilLanguage *
read_tag(DalilDiags *diags, const DalilNode *key)
{
    const DalilLanguage *language = dalil_language_lookup(key->text);
    const char *near;

    if (language != NULL)
        return language;
    near = dalil_nearest(key->text, dalil_language_tags());
    if (near != NULL)
        dalil_diags_error(diags, key->span,
                          "\"%s\" is no language dalil knows; did you mean \"%s\"?", key->text,
                          near);
    else
        dalil_diags_error(diags, key->span, "\"%s\" is no language dalil knows", key->text);
    return NULL;
}

/* The source's sentence comes first: it is asked for most. */
static void
read_map(const Reading *reading, const DalilNode *node, DalilText *text)
{
    const char *source = reading->reading->source;
    gboolean has_source = FALSE;

    text->in = dalil_arena_newn(reading->reader->arena, DalilTextIn, MAX(node->n, 1));
    for (int i = 0; i < node->n; i++) {
        const DalilLanguage *language = read_tag(reading->reader->diags, node->keys[i]);
        DalilTextIn in;
        gboolean is_source;

        if (language == NULL)
            continue;
        is_source = strcmp(language->tag, source) == 0;
        has_source |= is_source;
        if (!read_sentence(reading, node->items[i], g_intern_string(language->tag), &in))
            continue;
        text->in[text->n++] = in;
        if (is_source && text->n > 1) {
            memmove(text->in + 1, text->in, sizeof in * (gsize)(text->n - 1));
            text->in[0] = in;
        }
    }
    if (!has_source && !node->broken) {
        const char *name = dalil_reading_language(source);

        dalil_diags_error(reading->reader->diags, node->span,
                          "`%s` has no %s text, and the network is written in %s: add a line "
                          "`%s: …`",
                          reading->key, name, name, source);
    }
}

/* A warning only: nobody knows which of the two was changed last. */
static void
check_numbers(const Reading *reading, const DalilText *text)
{
    const DalilTextIn *source = dalil_text_in(text, reading->reading->source);

    for (int i = 0; source != NULL && i < text->n; i++) {
        g_autofree char *wanted = NULL;
        g_autofree char *found = NULL;

        if (&text->in[i] == source || dalil_numbers_agree(source->text, text->in[i].text))
            continue;
        wanted = dalil_numbers_in(source->text);
        found = dalil_numbers_in(text->in[i].text);
        dalil_diags_warning(
            reading->reader->diags, text->in[i].span,
            "`%s`: the %s text has the numbers %s, but the %s text has %s", reading->key,
            dalil_reading_language(text->in[i].language), found[0] == '\0' ? "none" : found,
            dalil_reading_language(source->language), wanted[0] == '\0' ? "none" : wanted);
    }
}

static gboolean
read_text(const Reading *reading, const DalilNode *node, DalilText *text)
{
    DalilText read = {NULL, node->span, NULL, 0};
    DalilTextIn in;

    if (node->kind == DALIL_MAP) {
        read_map(reading, node, &read);
        check_numbers(reading, &read);
    } else if (read_sentence(reading, node, reading->reading->source, &in)) {
        read.in = dalil_arena_memdup(reading->reader->arena, &in, sizeof in);
        read.n = 1;
    }
    if (read.n == 0)
        return FALSE;
    *text = read;
    return TRUE;
}

gboolean
dalil_text_read(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    Reading reading = {reader, reader->user, field->key, " "};

    return read_text(&reading, node, into);
}

gboolean
dalil_text_read_lines(DalilReader *reader, const DalilField *field, const DalilNode *node,
                      void *into)
{
    Reading reading = {reader, reader->user, field->key, ", "};

    return read_text(&reading, node, into);
}
