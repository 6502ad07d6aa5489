/* document.c: the reference page of a table of fields */
#include "load/fields.h"

#include <string.h>

static const char *const kinds[] = {
    [DALIL_FIELD_STRING] = "text",
    [DALIL_FIELD_SPANNED] = "text",
    [DALIL_FIELD_ID] = "id",
    [DALIL_FIELD_INT] = "whole number",
    [DALIL_FIELD_NUMBER] = "number",
    [DALIL_FIELD_LENGTH] = "length",
    [DALIL_FIELD_BOOL] = "yes or no",
    [DALIL_FIELD_DATE] = "date",
    [DALIL_FIELD_COLOUR] = "colour",
    [DALIL_FIELD_STRINGS] = "list of texts",
    [DALIL_FIELD_MAP] = "keys of its own",
    [DALIL_FIELD_MAPS] = "list of entries",
};

/* A bar would end the cell. */
static void
append_cell(const char *text, GString *to)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            g_string_append_c(to, '\\');
        g_string_append_c(to, *text == '\n' ? ' ' : *text);
    }
}

static void
append_kind(const DalilField *field, GString *to)
{
    if (field->kind == DALIL_FIELD_CUSTOM) {
        append_cell(field->kind_name != NULL ? field->kind_name : "", to);
        return;
    }
    if (field->kind != DALIL_FIELD_WORD) {
        g_string_append(to, kinds[field->kind]);
        return;
    }
    for (int i = 0; field->words[i] != NULL; i++)
        g_string_append_printf(to, "%s`%s`", i > 0 ? ", " : "", field->words[i]);
}

static gboolean
has_table(const DalilField *field)
{
    return (field->kind == DALIL_FIELD_MAP || field->kind == DALIL_FIELD_MAPS) &&
           field->fields != NULL;
}

/* @depth guards against a table that contains itself. */
static void
document(const DalilField *fields, const char *title, int depth, GString *to)
{
    g_string_append_printf(to, "%s %s\n\n", depth == 0 ? "##" : "###", title);
    g_string_append(to, "| key | kind | required | meaning |\n|---|---|---|---|\n");
    for (const DalilField *field = fields; field->key != NULL; field++) {
        g_string_append_printf(to, "| `%s` | ", field->key);
        append_kind(field, to);
        g_string_append_printf(to, " | %s | ", field->required ? "yes" : "");
        append_cell(field->help != NULL ? field->help : "", to);
        g_string_append(to, " |\n");
    }
    g_string_append_c(to, '\n');
    for (const DalilField *field = fields; field->key != NULL && depth < 4; field++) {
        if (has_table(field)) {
            g_autofree char *below = g_strdup_printf("%s: `%s`", title, field->key);

            document(field->fields, below, depth + 1, to);
        }
    }
}

void
dalil_fields_document(const DalilField *fields, const char *title, GString *to)
{
    document(fields, title, 0, to);
}
