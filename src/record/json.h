/* json.h: JSON as it is kept and told: sorted keys, ended by a line break */
#pragma once

#include <glib.h>
#include <jansson.h>

/* One line, without spaces. Takes @json. */
void dalil_json_line(GString *to, json_t *json);
/* A whole file; @flags of jansson for indents and numbers. Takes @json. (transfer full) */
char *dalil_json_text(json_t *json, size_t flags);
