/* pseudo.h: languages nobody speaks, for trying layouts before translators are paid
 *
 * en-XA: accents, brackets, longer by IBM's table; ar-XB: Arabic letters, right to left; xx-tall:
 * marks above and below; xx-short: six tenths of the length; xx-max: twice the length. What people
 * dial, type or read as a number stays as it is.
 */
#pragma once

#include "lang/language.h"

/* @tag "en-XA" …; NULL: none of these. They are not among dalil_languages(). */
const DalilLanguage *dalil_pseudo_language(const char *tag);
gboolean dalil_pseudo_is(const DalilLanguage *language);

/* @text as @language would say it. The same text gives the same. (transfer full) */
char *dalil_pseudo_text(const DalilLanguage *language, const char *text);
