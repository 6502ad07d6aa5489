/* worse.h: of two exit codes the graver; a function, since MAX() would do its arguments twice */
#pragma once

static inline int
dalil_worse(int a, int b)
{
    return a > b ? a : b;
}
