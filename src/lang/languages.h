/* languages.h: the languages there are
 *
 * A new language is one file beside this one and one row here: the name of its constant
 * (dalil_language_<name>) and its tag. Lists shown to people keep this order.
 */
#pragma once

#include "lang/language.h"

#define DALIL_EACH_LANGUAGE(row)                                                                   \
    row(fr, "fr") row(ar, "ar") row(en, "en") row(es, "es") row(am, "am")

#define DALIL_DECLARE_LANGUAGE(name, tag) extern const DalilLanguage dalil_language_##name;
DALIL_EACH_LANGUAGE(DALIL_DECLARE_LANGUAGE)
#undef DALIL_DECLARE_LANGUAGE
