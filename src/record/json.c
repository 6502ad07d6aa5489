/* json.c: jansson's values written out */
#include "record/json.h"

char *
dalil_json_text(json_t *json, size_t flags)
{
    char *text = json_dumps(json, flags);
    char *copy = NULL;

    g_assert(text); /* all strings are UTF-8 */
    copy = g_strconcat(text, "\n", NULL);
    free(text);
    json_decref(json);
    return copy;
}

void
dalil_json_line(GString *to, json_t *json)
{
    g_autofree char *line = dalil_json_text(json, JSON_SORT_KEYS | JSON_COMPACT);

    g_string_append(to, line);
}
