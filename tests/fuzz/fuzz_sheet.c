/* fuzz_sheet.c: any bytes are read as a table of translations without a crash, and every proposal
 * is text
 *
 * With -DDALIL_FUZZ_REPLAY it is an ordinary program that runs over the files it is given.
 */
#include "content/sheet.h"

#include "proposals.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *text = own_block(data, size);
    g_autoptr(GArray) proposals = NULL;

    proposals = dalil_sheet_read(arena, diags, text, size, "ar.csv");
    check_proposals(proposals, diags);
    return 0;
}

#include "replay.h"
