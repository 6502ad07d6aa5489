/* fuzz_uri.c: any text as a telephone number, an address of the web or of e-mail: no link, or one
 * that cannot do harm
 *
 * Built with -fsanitize=fuzzer, or with -DDALIL_FUZZ_REPLAY to run over the files named.
 */
#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lang/uri.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SAFE "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$&*+,;=%"

/* Takes @uri. */
static void
check(char *uri, const char *scheme, const char *other)
{
    gboolean good = !uri || (strspn(uri, SAFE) == strlen(uri) &&
                             (g_str_has_prefix(uri, scheme) || g_str_has_prefix(uri, other)));

    if (!good) {
        g_printerr("%s\n", uri);
        abort(); /* the fuzzer keeps what led to it */
    }
    g_free(uri);
}

/* What is a link already is the same link again. */
static void
check_twice(const char *text)
{
    g_autofree char *once = dalil_uri_web(text);
    g_autofree char *twice = once ? dalil_uri_web(once) : NULL;

    if (g_strcmp0(once, twice) != 0) {
        g_printerr("%s became %s\n", once, twice ? twice : "nothing");
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);

    check(dalil_uri_phone(text, text), "tel:", "tel:");
    check(dalil_uri_web(text), "https://", "http://");
    check(dalil_uri_email(text), "mailto:", "mailto:");
    check_twice(text);
    return 0;
}

#include "replay.h"
