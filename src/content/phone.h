/* phone.h: telephone numbers: one wrong digit is the worst thing dalil can print */
#pragma once

#include "content/reading.h"

/* What is wrong with @text as a telephone number or short code, in one sentence with the value
 * and what to do; NULL when it is a number, or has no digit at all and is text.
 * @country: of the network, or NULL. (transfer full) */
char *dalil_phone_problem(const char *text, const char *country);

/* @text in the form all its spellings share: "+212524000011" (E.164) where the country can be
 * told, else its digits and signs without separators; @extension behind ";ext=" (RFC 3966).
 * Words without a digit stay as they are. (transfer full) */
char *dalil_phone_canonical(const char *text, const char *extension, const char *country);

/* DalilFieldRead for a DalilString: one number. */
gboolean dalil_phone_read_number(DalilReader *reader, const DalilField *field,
                                 const DalilNode *node, void *into);
/* DalilFieldRead for DalilItems of DalilPhone: a number, or a list of numbers and mappings. */
gboolean dalil_phone_read_list(DalilReader *reader, const DalilField *field, const DalilNode *node,
                               void *into);

/* The rows of one mapping {number, kind, label, extension}. */
extern const DalilField dalil_phone_fields[];
