/* fuzz_xliff.c: any bytes are read as an XLIFF file without a crash, and every proposal is text
 *
 * With -DDALIL_FUZZ_REPLAY it is an ordinary program that runs over the files it is given.
 */
#include "content/xliff.h"

#include "proposals.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *text = own_block(data, size);
    g_autoptr(GArray) proposals = NULL;
    const char *language = NULL;

    proposals = dalil_xliff_read(arena, diags, text, size, "ar.xlf", &language);
    check_proposals(proposals, diags);
    return 0;
}

#include "replay.h"
