/* readback_entry.h: the entries of one flow, proved */
#pragma once

#include "press/readback_found.h"

/* An entry that has been found: bytes, its column, its first line. */
typedef struct {
    const DalilService *service;
    gsize from, to;
    DalilColumn column;
    double y;
} DalilEntry;

/* Finds all entries of @flow, and in them what their services have to say. */
void dalil_entries_prove(DalilProof *proof, int flow);
/* Once everything has been found that is printed: no entry has a digit more. */
void dalil_entries_prove_rest(DalilProof *proof);
