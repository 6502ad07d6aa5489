/* readback_entry.h: the entries of one flow, found again on the pages */
#pragma once

#include "layout/layout.h"
#include "layout/slots.h"
#include "press/readback_expect.h"

/* A column of the flow, as the eye sees it. */
typedef struct {
    int page;
    DalilRect rect;
} DalilColumn;

/* The name of a service where its entry begins. */
typedef struct {
    int service;              /* index; -1: nobody's */
    gsize from, name_end, to; /* bytes: the entry, up to the next one */
    int column;
    double y;
    gboolean is_category; /* a category's bar: @service is the category */
} DalilAnchor;

/* An entry that has been found: bytes, its column, its first line. */
typedef struct {
    const DalilService *service;
    gsize from, to;
    DalilColumn column;
    double y;
} DalilEntry;

/* What the parts of the proof share. */
typedef struct {
    DalilArena *arena;
    const DalilEdition *edition;
    const DalilLayout *layout;
    DalilDiags *diags;
    DalilFold *fold;
    int pages, faults;
    GArray *entries; /* DalilEntry, found so far */
} DalilProof;

/* Finds all entries of @flow, and in them what their services have to say. */
void dalil_entries_prove(DalilProof *proof, int flow);
/* Once everything has been found that is printed: no entry has a digit more. */
void dalil_entries_prove_rest(DalilProof *proof);

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
