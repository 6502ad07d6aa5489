/* readback_proof.h: what the parts of the proof share, and what is said of a text, found or not */
#pragma once

#include "layout/layout.h"
#include "press/readback_expect.h"

typedef struct {
    DalilArena *arena;
    const DalilEdition *edition;
    const DalilLayout *layout;
    DalilDiags *diags;
    const DalilPdfText *pdf;
    DalilFold *fold;
    int pages, faults;
    GArray *entries; /* DalilEntry, found so far */
} DalilProof;

/* The right letters in the right places? @expected has been found at @at. */
void dalil_proof_see(DalilProof *proof, const DalilExpected *expected, gsize at, const char *whose);
void dalil_proof_fault(DalilProof *proof, DalilSpan at, int page, const char *format, ...)
    G_GNUC_PRINTF(4, 5);
/* The letters of [from, to), spaces as they stood. (transfer full) */
char *dalil_proof_quote(const DalilProof *proof, gsize from, gsize to);
/* Digits nothing has explained within [from, to), at least @least in a row; -1: none. @end: behind
 * them. */
gssize dalil_proof_unexplained(const DalilProof *proof, gsize from, gsize to, int least,
                               gsize *end);
