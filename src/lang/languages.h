/* languages.h: the languages there are
 *
 * A new language is one file beside this one and one row here: the name of its constant
 * (dalil_language_<name>) and its tag. Lists shown to people keep this order.
 */
#pragma once

#include "lang/language.h"

#define DALIL_EACH_LANGUAGE(row)                                                                   \
    row(fr, "fr") row(ar, "ar") row(ary, "ary") row(en, "en") row(es, "es") row(pt, "pt")          \
        row(zgh, "zgh") row(ff, "ff") row(ff_adlm, "ff-Adlm") row(bm, "bm") row(nqo, "nqo")        \
            row(wo, "wo") row(ha, "ha") row(sw, "sw") row(ln, "ln") row(am, "am") row(ti, "ti")    \
                row(so, "so") row(fa, "fa") row(ps, "ps") row(ckb, "ckb") row(ur, "ur")

#define DALIL_DECLARE_LANGUAGE(name, tag) extern const DalilLanguage dalil_language_##name;
DALIL_EACH_LANGUAGE(DALIL_DECLARE_LANGUAGE)
#undef DALIL_DECLARE_LANGUAGE
