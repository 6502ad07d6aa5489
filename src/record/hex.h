/* hex.h: SHA-256 as people and files write it */
#pragma once

#include <glib.h>

enum { DALIL_HEX_SIZE = 65 };

static inline void
dalil_hex(const guint8 hash[32], char hex[DALIL_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 0; i < 32; i++) {
        hex[2 * i] = digits[hash[i] >> 4];
        hex[2 * i + 1] = digits[hash[i] & 15];
    }
    hex[64] = '\0';
}
