/* spoken.c: the tags of languages people speak; their names stand in the language files */
#include "lang/language.h"

#include <string.h>

/* ISO 639, two letters where there are two. */
static const char *const tags[DALIL_SPOKEN_COUNT + 1] = {
    [DALIL_SPOKEN_AR] = "ar",   [DALIL_SPOKEN_ARY] = "ary", [DALIL_SPOKEN_ZGH] = "zgh",
    [DALIL_SPOKEN_SHI] = "shi", [DALIL_SPOKEN_RIF] = "rif", [DALIL_SPOKEN_FR] = "fr",
    [DALIL_SPOKEN_EN] = "en",   [DALIL_SPOKEN_ES] = "es",   [DALIL_SPOKEN_PT] = "pt",
    [DALIL_SPOKEN_DE] = "de",   [DALIL_SPOKEN_IT] = "it",   [DALIL_SPOKEN_WO] = "wo",
    [DALIL_SPOKEN_FF] = "ff",   [DALIL_SPOKEN_BM] = "bm",   [DALIL_SPOKEN_DYU] = "dyu",
    [DALIL_SPOKEN_MNK] = "mnk", [DALIL_SPOKEN_NQO] = "nqo", [DALIL_SPOKEN_SNK] = "snk",
    [DALIL_SPOKEN_SUS] = "sus", [DALIL_SPOKEN_LN] = "ln",   [DALIL_SPOKEN_SG] = "sg",
    [DALIL_SPOKEN_SW] = "sw",   [DALIL_SPOKEN_HA] = "ha",   [DALIL_SPOKEN_YO] = "yo",
    [DALIL_SPOKEN_IG] = "ig",   [DALIL_SPOKEN_SO] = "so",   [DALIL_SPOKEN_AM] = "am",
    [DALIL_SPOKEN_TI] = "ti",   [DALIL_SPOKEN_OM] = "om",   [DALIL_SPOKEN_FA] = "fa",
    [DALIL_SPOKEN_PRS] = "prs", [DALIL_SPOKEN_PS] = "ps",   [DALIL_SPOKEN_CKB] = "ckb",
    [DALIL_SPOKEN_KMR] = "kmr", [DALIL_SPOKEN_UR] = "ur",   [DALIL_SPOKEN_TR] = "tr",
    [DALIL_SPOKEN_RU] = "ru",   [DALIL_SPOKEN_UK] = "uk",   [DALIL_SPOKEN_ZH] = "zh",
    [DALIL_SPOKEN_SGN] = "sgn", [DALIL_SPOKEN_XMS] = "xms",
};

const char *
dalil_language_name_in(const DalilLanguage *in, const char *spoken)
{
    gsize length = spoken ? strcspn(spoken, "-") : 0;

    for (int i = 0; length > 0 && i < DALIL_SPOKEN_COUNT; i++) {
        if (strlen(tags[i]) == length && strncmp(tags[i], spoken, length) == 0)
            return in->spoken[i];
    }
    return NULL;
}

const char *const *
dalil_language_spoken_tags(void)
{
    return tags;
}
