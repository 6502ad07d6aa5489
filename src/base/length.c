/* length.c: lengths as people write them */
#include "base/length.h"

#include <string.h>

#define LONGEST 32 /* characters; no true length needs more */

static const struct {
    const char *name;
    double points;
} units[] = {
    {"mm", 72.0 / 25.4},
    {"cm", 72.0 / 2.54},
    {"pt", 1.0},
    {"in", 72.0},
};

/* Only digits with at most one point between them: no exponents, no "inf", no hexadecimal.
 * Returns: where the number ends; NULL when there is none. */
static const char *
number_end(const char *text)
{
    const char *at = text;

    if (*at == '-')
        at++;
    if (!g_ascii_isdigit(*at))
        return NULL;
    while (g_ascii_isdigit(*at))
        at++;
    if (*at == '.') {
        if (!g_ascii_isdigit(at[1]))
            return NULL;
        for (at++; g_ascii_isdigit(*at);)
            at++;
    }
    return at;
}

gboolean
dalil_length_parse(const char *text, double *points)
{
    const char *end = number_end(text);
    double number;

    if (end == NULL || strlen(text) > LONGEST)
        return FALSE;
    number = g_ascii_strtod(text, NULL);
    while (*end == ' ')
        end++;
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        if (g_str_equal(end, units[i].name)) {
            *points = number * units[i].points;
            return TRUE;
        }
    }
    if (*end != '\0' || number != 0.0)
        return FALSE;
    *points = 0.0;
    return TRUE;
}
