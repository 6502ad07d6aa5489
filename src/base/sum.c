/* sum.c: SHA-256 by nettle, which uses what the processor has for it */
#include "base/sum.h"

#include <string.h>

void
dalil_sum_begin(DalilSum *sum)
{
    sha256_init(&sum->state);
}

void
dalil_sum_add(DalilSum *sum, const void *bytes, gsize length)
{
    sha256_update(&sum->state, length, bytes);
}

void
dalil_sum_end(DalilSum *sum, guint8 hash[DALIL_SUM_SIZE])
{
    sha256_digest(&sum->state, DALIL_SUM_SIZE, hash);
}

char *
dalil_sum_end_hex(DalilSum *sum)
{
    guint8 hash[DALIL_SUM_SIZE];
    char *hex = g_malloc(DALIL_SUM_HEX);

    dalil_sum_end(sum, hash);
    dalil_sum_hex(hash, hex);
    return hex;
}

char *
dalil_sum_of(const void *bytes, gsize length)
{
    DalilSum sum;

    dalil_sum_begin(&sum);
    dalil_sum_add(&sum, bytes, length);
    return dalil_sum_end_hex(&sum);
}

char *
dalil_sum_of_text(const char *text)
{
    return dalil_sum_of(text, strlen(text));
}

void
dalil_sum_hex(const guint8 hash[DALIL_SUM_SIZE], char hex[DALIL_SUM_HEX])
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 0; i < DALIL_SUM_SIZE; i++) {
        hex[2 * i] = digits[hash[i] >> 4];
        hex[2 * i + 1] = digits[hash[i] & 15];
    }
    hex[DALIL_SUM_HEX - 1] = '\0';
}
