/* kinds.c: one value read as the kind its row asks for */
#include "load/kinds.h"

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "base/length.h"
#include "base/nearest.h"

#define LONGEST_ID 64
#define LONGEST_SHOWN 60 /* bytes of a value that a message repeats */

const char *
dalil_kinds_found(const DalilNode *node)
{
    if (node->kind == DALIL_LIST)
        return "a list";
    if (node->kind == DALIL_MAP)
        return "a group of keys";
    return node->text[0] == '\0' ? "nothing" : "a single text";
}

/* Returns: (transfer full): the text as messages show it, shortened. */
static char *
shown(const char *text)
{
    gsize length = strlen(text);

    if (length <= LONGEST_SHOWN)
        return g_strdup(text);
    while (length > LONGEST_SHOWN || (text[length] & 0xC0) == 0x80)
        length--;
    return g_strdup_printf("%.*s…", (int)length, text);
}

static gboolean
is_space(gunichar c)
{
    return c == '\t' || g_unichar_isspace(c);
}

/* Without white space around, no-break spaces included. */
static const char *
trimmed(DalilArena *arena, const char *text)
{
    const char *end = text + strlen(text);
    const char *start = text;

    while (*start != '\0' && is_space(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    while (end > start && is_space(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    if (start == text && *end == '\0')
        return text;
    return dalil_arena_strndup(arena, start, (gsize)(end - start));
}

/* The scalar's text, trimmed and not empty; NULL with an error recorded. @wanted reads on
 * from "must be …". */
static const char *
read_text(DalilReader *reader, const DalilField *field, const DalilNode *node, const char *wanted)
{
    const char *text;

    if (node->kind != DALIL_SCALAR) {
        dalil_diags_error(reader->diags, node->span, "`%s` must be %s, but %s stands here",
                          field->key, wanted, dalil_kinds_found(node));
        return NULL;
    }
    text = trimmed(reader->arena, node->text);
    if (text[0] == '\0') {
        dalil_diags_error(reader->diags, node->span, "`%s` is empty: write %s after it%s",
                          field->key, wanted, field->required ? "" : ", or delete the line");
        return NULL;
    }
    return text;
}

/* Complains of a value, and says what is wanted. */
static gboolean
refuse(DalilReader *reader, const char *key, const DalilNode *node, const char *wanted)
{
    g_autofree char *value = shown(node->text);

    dalil_diags_error(reader->diags, node->span, "`%s` must be %s, but \"%s\" stands here", key,
                      wanted, value);
    return FALSE;
}

static gboolean
read_string(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    const char *text = read_text(reader, field, node, "a text");

    if (text != NULL)
        *(const char **)into = text;
    return text != NULL;
}

static gboolean
read_spanned(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    const char *text = read_text(reader, field, node, "a text");

    if (text != NULL)
        *(DalilString *)into = (DalilString){text, node->span};
    return text != NULL;
}

/* Returns: (transfer full): an id made from what was written; NULL when nothing is left of it. */
static char *
repaired_id(const char *text)
{
    g_autofree char *plain = g_str_to_ascii(text, "C");
    GString *id = g_string_new(NULL);

    for (const char *at = plain; *at != '\0' && id->len < LONGEST_ID; at++) {
        if (g_ascii_isalnum(*at))
            g_string_append_c(id, g_ascii_tolower(*at));
        else if (*at != '?' && id->len > 0 && id->str[id->len - 1] != '-')
            g_string_append_c(id, '-');
    }
    while (id->len > 0 && id->str[id->len - 1] == '-')
        g_string_truncate(id, id->len - 1);
    return g_string_free(id, id->len == 0);
}

static gboolean
is_id(const char *text)
{
    gsize length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length <= LONGEST_ID && text[length] == '\0' && text[0] != '-';
}

static gboolean
read_id(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    const char *text = read_text(reader, field, node, "an id");
    g_autofree char *value = NULL;
    g_autofree char *better = NULL;

    if (text == NULL)
        return FALSE;
    if (is_id(text)) {
        *(DalilString *)into = (DalilString){text, node->span};
        return TRUE;
    }
    value = shown(text);
    better = repaired_id(text);
    dalil_diags_error(reader->diags, node->span,
                      "\"%s\" cannot be an id: use small letters a-z, digits and hyphens, at most "
                      "%d%s%s%s",
                      value, LONGEST_ID, better != NULL ? ", as in \"" : "",
                      better != NULL ? better : "", better != NULL ? "\"" : "");
    return FALSE;
}

/* A decimal number from end to end: no "inf", no hexadecimal, no exponent. */
static gboolean
parse_number(const char *text, double *number)
{
    const char *unsign = text[0] == '-' || text[0] == '+' ? text + 1 : text;
    gsize digits = strspn(unsign, "0123456789.");
    char *end = NULL;

    if (digits == 0 || digits > 32 || unsign[digits] != '\0')
        return FALSE;
    *number = g_ascii_strtod(text, &end);
    return *end == '\0' && g_ascii_isdigit(end[-1]) && isfinite(*number);
}

static gboolean
read_int(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    const char *wanted = "a whole number";
    const char *text = read_text(reader, field, node, wanted);
    double number;

    if (text == NULL)
        return FALSE;
    if (!parse_number(text, &number) || strchr(text, '.') != NULL || fabs(number) > 1e9)
        return refuse(reader, field->key, node, wanted);
    *(int *)into = (int)number;
    return TRUE;
}

static gboolean
read_number(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    const char *wanted = "a number such as 12 or 1.5";
    const char *text = read_text(reader, field, node, wanted);
    double number;

    if (text == NULL)
        return FALSE;
    if (!parse_number(text, &number))
        return refuse(reader, field->key, node, wanted);
    *(double *)into = number;
    return TRUE;
}

static gboolean
read_length(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    const char *wanted = "a length with its unit, such as 12mm, 1.2cm, 8.5pt or 0.5in";
    const char *text = read_text(reader, field, node, wanted);

    double points = 0;

    if (text == NULL)
        return FALSE;
    if (!dalil_length_parse(text, &points) || points < 0)
        return refuse(reader, field->key, node, wanted);
    *(double *)into = points;
    return TRUE;
}

static gboolean
read_bool(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    static const struct {
        const char *word;
        gboolean value;
    } words[] = {{"true", TRUE}, {"false", FALSE}, {"yes", TRUE}, {"no", FALSE}};
    const char *wanted = "yes or no";
    const char *text = read_text(reader, field, node, wanted);

    if (text == NULL)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(text, words[i].word) == 0) {
            *(gboolean *)into = words[i].value;
            return TRUE;
        }
    }
    return refuse(reader, field->key, node, wanted);
}

static gboolean
read_date(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    const char *wanted = "a date written year-month-day, such as 2026-11-23";
    const char *text = read_text(reader, field, node, wanted);
    DalilDate date = {0, 0, 0, node->span};

    if (text == NULL)
        return FALSE;
    if (!dalil_day_parse(text, &date.year, &date.month, &date.day))
        return refuse(reader, field->key, node, wanted);
    if (!g_date_valid_dmy((GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year)) {
        dalil_diags_error(reader->diags, node->span, "`%s`: there is no day %s in the calendar",
                          field->key, text);
        return FALSE;
    }
    *(DalilDate *)into = date;
    return TRUE;
}

static double
channel(const char *text)
{
    return (g_ascii_xdigit_value(text[0]) * 16 + g_ascii_xdigit_value(text[1])) / 255.0;
}

static gboolean
read_colour(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    const char *wanted = "a colour in quotes, such as \"#1a6b5c\"";
    const char *text = read_text(reader, field, node, wanted);

    if (text == NULL)
        return FALSE;
    if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
        return refuse(reader, field->key, node, wanted);
    *(DalilColour *)into =
        (DalilColour){channel(text + 1), channel(text + 3), channel(text + 5), TRUE};
    return TRUE;
}

static gboolean
read_word(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    g_autofree char *list = g_strjoinv(", ", (char **)field->words);
    g_autofree char *wanted = g_strdup_printf("one of %s", list);
    const char *text = read_text(reader, field, node, wanted);
    const char *near;
    g_autofree char *value = NULL;

    if (text == NULL)
        return FALSE;
    for (int i = 0; field->words[i] != NULL; i++) {
        if (g_str_equal(text, field->words[i])) {
            *(int *)into = i;
            return TRUE;
        }
    }
    near = dalil_nearest(text, field->words);
    value = shown(text);
    if (near != NULL)
        dalil_diags_error(reader->diags, node->span, "`%s` cannot be \"%s\": did you mean %s? (%s)",
                          field->key, value, near, list);
    else
        dalil_diags_error(reader->diags, node->span, "`%s` cannot be \"%s\": write %s", field->key,
                          value, wanted);
    return FALSE;
}

static gboolean
read_strings(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    const char *wanted = "a list of texts";
    const DalilNode *const *nodes = (const DalilNode *const *)node->items;
    int n = node->n;
    DalilStrings strings = {NULL, 0};

    if (node->kind == DALIL_MAP) {
        dalil_diags_error(reader->diags, node->span, "`%s` must be %s, but %s stands here",
                          field->key, wanted, dalil_kinds_found(node));
        return FALSE;
    }
    if (node->kind == DALIL_SCALAR) {
        nodes = &node;
        n = 1;
    }
    strings.items = dalil_arena_newn(reader->arena, DalilString, n);
    for (int i = 0; i < n; i++) {
        const char *text = read_text(reader, field, nodes[i],
                                     node->kind == DALIL_LIST ? "a list of single texts" : wanted);

        if (text != NULL)
            strings.items[strings.n++] = (DalilString){text, nodes[i]->span};
    }
    if (strings.n == 0 && n > 0)
        return FALSE;
    *(DalilStrings *)into = strings;
    return TRUE;
}

gboolean
dalil_kinds_read(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    static const DalilFieldRead reads[] = {
        [DALIL_FIELD_STRING] = read_string,   [DALIL_FIELD_SPANNED] = read_spanned,
        [DALIL_FIELD_ID] = read_id,           [DALIL_FIELD_INT] = read_int,
        [DALIL_FIELD_NUMBER] = read_number,   [DALIL_FIELD_LENGTH] = read_length,
        [DALIL_FIELD_BOOL] = read_bool,       [DALIL_FIELD_DATE] = read_date,
        [DALIL_FIELD_COLOUR] = read_colour,   [DALIL_FIELD_WORD] = read_word,
        [DALIL_FIELD_STRINGS] = read_strings,
    };

    g_assert((gsize)field->kind < G_N_ELEMENTS(reads) && reads[field->kind] != NULL);
    return reads[field->kind](reader, field, node, into);
}
