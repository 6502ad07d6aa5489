/* fuzz_hours.c: any text as opening hours: what is read prints and reads back the same
 *
 * Built with -fsanitize=fuzzer, or with -DDALIL_FUZZ_REPLAY to run over the files named.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lang/hours.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* abort(), for the fuzzer keeps what led to it */
static void G_GNUC_PRINTF(1, 2) stop(const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list list;

    va_start(list, format);
    text = g_strdup_vprintf(format, list);
    va_end(list);
    g_printerr("%s\n", text);
    abort();
}

static void
check_hours(const DalilHours *hours)
{
    g_autofree char *canonical = dalil_hours_canonical(hours);
    g_autofree char *message = NULL;
    g_autofree char *twice = NULL;
    DalilHours again;
    int column = 0, n = 0;
    const DalilLanguage *const *languages = dalil_languages(&n);

    if (!dalil_hours_parse(canonical, &again, &column, &message))
        stop("canonical \"%s\" is refused at column %d: %s", canonical, column, message);
    twice = dalil_hours_canonical(&again);
    if (strcmp(canonical, twice) != 0 || memcmp(hours, &again, sizeof again) != 0)
        stop("canonical \"%s\" became \"%s\"", canonical, twice);
    for (int i = 0; i < n; i++) {
        g_autofree char *phrase = dalil_hours_phrase(hours, languages[i]);

        if (*phrase == '\0' || !g_utf8_validate(phrase, -1, NULL))
            stop("no words for \"%s\" in %s", canonical, languages[i]->tag);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autofree char *message = NULL;
    DalilHours hours;
    int column = 0;

    if (dalil_hours_parse(text, &hours, &column, &message))
        check_hours(&hours);
    else if (column < 1 || column > (int)strlen(text) + 1 || !g_utf8_validate(message, -1, NULL))
        stop("column %d in \"%s\": %s", column, text, message);
    return 0;
}

#include "replay.h"
