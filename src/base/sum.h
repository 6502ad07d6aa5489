/* sum.h: SHA-256, of bytes as they come */
#pragma once

#include <glib.h>
#include <nettle/sha2.h>

enum { DALIL_SUM_SIZE = 32, DALIL_SUM_HEX = 65 }; /* bytes; digits and the NUL behind them */

typedef struct {
    struct sha256_ctx state;
} DalilSum;

void dalil_sum_begin(DalilSum *sum);
void dalil_sum_add(DalilSum *sum, const void *bytes, gsize length);
/* Afterwards @sum is begun anew. */
void dalil_sum_end(DalilSum *sum, guint8 hash[DALIL_SUM_SIZE]);
char *dalil_sum_end_hex(DalilSum *sum); /* (transfer full) */

/* Of @length bytes, in hex (transfer full) */
char *dalil_sum_of(const void *bytes, gsize length);
char *dalil_sum_of_text(const char *text); /* (transfer full) */

/* As people and files write it: small letters. */
void dalil_sum_hex(const guint8 hash[DALIL_SUM_SIZE], char hex[DALIL_SUM_HEX]);
