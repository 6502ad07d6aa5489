/* proof.h: what `dalil diff` makes beside its words: a page, a marked proof, pictures */
#pragma once

#include "cli/network.h"
#include "record/marked.h"
#include "record/tell_html.h"

typedef struct {
    char *html, *pdf, *pictures; /* as asked for; NULL: not wanted */
    DalilTellHtml *page;
    DalilMarked *marked;
    GPtrArray *kept; /* DalilNetworkRun opened for it, closed at the end */
} DalilProof;

#define DALIL_PROOF_OPTIONS(proof)                                                                 \
    {"html", 0, 0, G_OPTION_ARG_FILENAME, &(proof)->html, "the same as one page for a browser",    \
     "FILE"},                                                                                      \
        {"pdf",                                                                                    \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME,                                                                    \
         &(proof)->pdf,                                                                            \
         "a marked proof: the new pages with what changed shown on them",                          \
         "FILE"},                                                                                  \
    {                                                                                              \
        "pictures", 0, 0, G_OPTION_ARG_FILENAME, &(proof)->pictures,                               \
            "old page, new page and their difference as pictures", "DIR"                           \
    }

/* What @answer compares, both sides. Lent. */
typedef struct {
    DalilNetworkRun *network; /* that makes the new pages */
    const DalilAnswer *answer;
    const DalilCanon *now;
    const char *date; /* ISO, of the proof */
} DalilProofOf;

/* The network as it was printed in @run, to make its pages again. Closed by dalil_proof_clear(). */
DalilNetworkRun *dalil_proof_kept(DalilProof *proof, const DalilNetworkRun *network,
                                  const DalilRun *run);
/* Adds one edition to all that is wanted. Returns the exit code. */
int dalil_proof_add(DalilProof *proof, const DalilProofOf *of);
/* Writes the files. Returns the exit code. */
int dalil_proof_write(DalilProof *proof);
void dalil_proof_clear(DalilProof *proof);
