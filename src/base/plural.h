/* plural.h: the s of English messages */
#pragma once

static inline const char *
dalil_plural(int n)
{
    return n == 1 ? "" : "s";
}
