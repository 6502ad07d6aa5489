/* ua_text.h: objects of a PDF as the text they are (ISO 32000-1, 7.3)
 *
 * The structure of a directory has many thousands of small objects. Made one by one by a library
 * they cost more than drawing its pages; as text they cost next to nothing.
 */
#pragma once

#include <glib.h>

/* A piece of a file, lent. */
typedef struct {
    const char *at; /* NULL: there is none */
    gsize length;
} DalilUaText;

/* The object that @text begins with: a dictionary, a list, a reference. */
DalilUaText dalil_ua_text_first(DalilUaText text);
/* What stands under @key, "/K", in a dictionary; nothing when it is none. */
DalilUaText dalil_ua_text_get(DalilUaText dict, const char *key);
gboolean dalil_ua_text_is(DalilUaText text, const char *word);
/* The object that "12 0 R" leads to; 0: it is no reference. */
int dalil_ua_text_reference(DalilUaText text);
/* Adds all that @text refers to, to @to (int). */
void dalil_ua_text_references(DalilUaText text, GArray *to);
/* All numbers in a list of them, up to @max. Returns: how many. */
int dalil_ua_text_numbers(DalilUaText list, double *numbers, int max);

void dalil_ua_put_int(GString *to, int number);
/* " 12 0 R" */
void dalil_ua_put_reference(GString *to, int number);
/* What may be read aloud: letters as they are, or in UTF-16. */
void dalil_ua_put_string(GString *to, const char *text);
/* An address, or a language's tag: its bytes. */
void dalil_ua_put_bytes(GString *to, const char *text);
/* " 12.50 3.00" */
void dalil_ua_put_numbers(GString *to, const double *numbers, gsize n);
