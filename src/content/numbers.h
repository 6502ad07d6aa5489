/* numbers.h: the digits inside sentences */
#pragma once

#include <glib.h>

/* The numbers of @text: "12:30, 9 or ٢٠٠٠" gives "9, 12, 30, 2000": folded to Western digits,
 * without leading zeros and without the ":00" of a full hour, thousands joined, sorted.
 * Two sentences say the same numbers when these are equal. (transfer full) */
char *dalil_numbers_in(const char *text);

/* TRUE: both hold the same numbers. */
gboolean dalil_numbers_agree(const char *a, const char *b);

/* Any decimal digit of the world as 0..9, -1 for the rest. */
int dalil_numbers_digit(gunichar c);

/* Western digits among the first @length bytes. */
int dalil_numbers_western(const char *text, gsize length);

/* Where something that looks like a telephone number stands: +, or a leading 0, and nine to
 * fifteen digits with single spaces, dots or hyphens between. No dates, no hours.
 * Returns: (transfer none): inside @text, @length bytes; NULL when there is none. */
const char *dalil_numbers_find_phone(const char *text, gsize *length);
