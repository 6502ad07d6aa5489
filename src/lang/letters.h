/* letters.h: what a character is to the writing direction, and small steps over digits and spaces
 *
 * All take UTF-8 that ends in NUL and stay on it.
 */
#pragma once

#include <glib.h>

gboolean dalil_letters_is_rtl(gunichar c);  /* letters, and digits of N'Ko and Adlam */
gboolean dalil_letters_is_ltr(gunichar c);  /* letters */
gboolean dalil_letters_is_mark(gunichar c); /* what continues a word: marks, joiners, tatweel */

/* Bytes of what stands at @p, 0 for anything else. */
gsize dalil_letters_digit(const char *p); /* Western, Arabic-Indic, Persian */
gsize dalil_letters_space(const char *p); /* any space within a line */
gsize dalil_letters_dash(const char *p);  /* hyphens, en dash, minus */

/* Behind at most @max digits. */
const char *dalil_letters_after_digits(const char *p, int max);

/* The character before @p, 0 at @start. */
gunichar dalil_letters_before(const char *start, const char *p);
