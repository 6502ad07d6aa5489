/* proposals.h: what every reader of proposals must hold to, whatever bytes it was given */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "content/door.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes in a block of their own, which ends with them: reading beyond it is seen. */
static char *
own_block(const uint8_t *data, size_t size)
{
    char *text = g_malloc(size + 1);

    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

/* All are text; none at all only with a reason. */
static void
check_proposals(const GArray *proposals, const DalilDiags *diags)
{
    g_assert(proposals != NULL || dalil_diags_errors(diags) > 0);
    for (guint i = 0; proposals != NULL && i < proposals->len; i++) {
        const DalilProposal *p = &g_array_index(proposals, DalilProposal, i);
        const char *const texts[] = {p->key,     p->source, p->translation,
                                     p->comment, p->state,  p->stamp};

        for (gsize k = 0; k < G_N_ELEMENTS(texts); k++)
            g_assert(texts[k] == NULL || g_utf8_validate(texts[k], -1, NULL));
        g_assert(p->key && p->translation && p->at.line > 0);
    }
}
