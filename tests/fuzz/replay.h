/* replay.h: with -DDALIL_FUZZ_REPLAY a target is an ordinary program over the files it is given
 *
 * Include it last, after LLVMFuzzerTestOneInput.
 */
#pragma once

#ifdef DALIL_FUZZ_REPLAY
#include <glib.h>
#include <stdint.h>

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        g_autofree char *text = NULL;
        gsize length = 0;

        if (!g_file_get_contents(argv[i], &text, &length, NULL)) {
            g_printerr("cannot read %s\n", argv[i]);
            return 3;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)text, length);
    }
    return 0;
}
#endif
