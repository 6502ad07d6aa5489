/* lint.h: what is wrong with a sentence before anybody sets it
 *
 * Pre-shaped Arabic, direction controls left open, tags of web pages, text that was
 * never translated. Errors are what would be printed wrong; warnings are worth a look.
 */
#pragma once

#include "content/reading.h"

typedef struct {
    DalilDiags *diags;
    DalilSpan at;
    const char *name;     /* the field as written: "name", or a key of a PO file */
    const char *language; /* tag of the sentence */
    gboolean source;      /* translators will see it: no telephone number may stand inside */
    int soft_max;         /* characters; 0: any length */
} DalilLint;

void dalil_lint_text(const DalilLint *lint, const char *text);
