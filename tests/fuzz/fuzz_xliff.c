/* fuzz_xliff.c: any bytes are read as an XLIFF file without a crash, and every proposal is text
 *
 * With -DDALIL_FUZZ_REPLAY it is an ordinary program that runs over the files it is given.
 */
#include "content/xliff.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_proposal(const DalilProposal *proposal)
{
    const char *const texts[] = {proposal->key,     proposal->source, proposal->translation,
                                 proposal->comment, proposal->state,  proposal->stamp};

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_assert(texts[i] == NULL || g_utf8_validate(texts[i], -1, NULL));
    g_assert(proposal->key && proposal->translation && proposal->at.line > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(GArray) proposals = NULL;
    g_autofree char *text = g_malloc(size + 1); /* its own block: reading beyond it is seen */
    const char *language = NULL;

    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    proposals = dalil_xliff_read(arena, diags, text, size, "ar.xlf", &language);
    g_assert(proposals != NULL || dalil_diags_errors(diags) > 0);
    for (guint i = 0; proposals != NULL && i < proposals->len; i++)
        check_proposal(&g_array_index(proposals, DalilProposal, i));
    return 0;
}

#include "replay.h"
