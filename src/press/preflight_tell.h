/* preflight_tell.h: the rules a file breaks, told like mistakes of the layout it was made from */
#pragma once

#include "base/diag.h"
#include "press/preflight.h"

/* @name: of the edition; @at: where what the print shop wants was written. Returns FALSE when the
 * file breaks a rule that it must not: it is not to be published. */
gboolean dalil_preflight_tell(const GByteArray *pdf, const DalilPreflightWish *wish,
                              const char *name, DalilSpan at, DalilDiags *diags);
