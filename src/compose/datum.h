/* datum.h: what each part of a listing prints, in the language spoken now
 *
 * A list is a GArray of DalilDatum. In the second language of a bilingual edition a telephone
 * number gives only what is said of it: the number itself is printed once.
 */
#pragma once

#include "compose/maker.h"

/* One value of a data line: a pictogram and a text that is safe to print. */
typedef struct {
    const char *icon;
    char *text;      /* owned */
    gboolean strong; /* in the style "phone" */
    const char *key;
    DalilSpan at;
    const DalilLanguage *language;
    gboolean bare; /* digits and Latin letters alone */
    char *link;    /* owned; NULL: leads nowhere */
} DalilDatum;

/* (transfer full): empty. */
GArray *dalil_datum_list(void);
/* @part: a DalilEntryField that is neither a name nor running text. */
void dalil_datum_add(DalilMaker *maker, GArray *values, int part, const DalilService *service);
void dalil_datum_phones(DalilMaker *maker, GArray *values, const DalilItems *phones,
                        const char *key);
void dalil_datum_email(DalilMaker *maker, GArray *values, const DalilString *email,
                       const char *key);
void dalil_datum_url(DalilMaker *maker, GArray *values, const DalilString *url, const char *key);
