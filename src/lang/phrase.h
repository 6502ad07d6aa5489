/* phrase.h: putting the words of a language together */
#pragma once

#include "lang/language.h"

/* @pattern with each "%s" replaced by the next of the words that follow; "%2$s" takes the
 * second one wherever it stands. End the words with NULL. (transfer full) */
char *dalil_phrase_fill(const char *pattern, ...) G_GNUC_NULL_TERMINATED;

/* "12 mars 2026"; with @day 0 "mars 2026". @month from 1. Isolated as a name, for the month
 * brings the direction. (transfer full) */
char *dalil_phrase_date(const DalilLanguage *language, int year, int month, int day);

/* "15 juil.", "1er août"; with @day 0 only the month. As hours write it. (transfer full) */
char *dalil_phrase_day_of_year(const DalilLanguage *language, int month, int day);
