/* fonts.c: the font of a script that is not the language's own */
#include "lang/fonts.h"

#include <string.h>

#include "lang/language.h"

static const DalilFontRow rows[] = {
    DALIL_FONT_LATIN,    DALIL_FONT_ARABIC, DALIL_FONT_ETHIOPIC,
    DALIL_FONT_TIFINAGH, DALIL_FONT_ADLAM,  DALIL_FONT_NKO,
};

const DalilFontRow *
dalil_font_row_lookup(const char *script)
{
    for (gsize i = 0; script && i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i].script, script) == 0)
            return &rows[i];
    }
    return NULL;
}

const DalilFontRow *
dalil_font_row_latin(void)
{
    return &rows[0];
}
