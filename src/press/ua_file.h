/* ua_file.h: a drawn file, from which another is written, object by object
 *
 * What is written under a number takes the place of the object that had it; what nobody writes, and
 * the document still needs, is copied as it is. Objects that only Cairo's structure needs are left
 * behind, and their numbers are given to new ones. Streams are never unpacked without being asked.
 */
#pragma once

#include "press/ua_text.h"

typedef struct DalilUaFile DalilUaFile;

/* Borrows @pdf. (transfer full): NULL: it has no table of objects that can be read plainly. */
DalilUaFile *dalil_ua_file_open(const guint8 *pdf, gsize length);
void dalil_ua_file_free(DalilUaFile *file); /* NULL is fine */

/* Numbers of the catalog and of the document's description. */
int dalil_ua_file_root(const DalilUaFile *file);
int dalil_ua_file_info(DalilUaFile *file);
/* Object @number as it was drawn, of a stream its dictionary. (transfer none) */
DalilUaText dalil_ua_file_object(const DalilUaFile *file, int number);
/* What stands under @key, be it behind a reference. (transfer none) */
DalilUaText dalil_ua_file_get(const DalilUaFile *file, DalilUaText dict, const char *key);
/* Unpacked. (transfer full): NULL: it is no stream, or packed in another way than Cairo's. */
GString *dalil_ua_file_unpack(const DalilUaFile *file, int number);
/* The next object behind @number that the document needs and nobody has written; 0: none. */
int dalil_ua_file_next(const DalilUaFile *file, int number);

int dalil_ua_file_new_number(DalilUaFile *file);
/* The text between the two is the object: append to what you are given, and nothing else. */
GString *dalil_ua_file_begin(DalilUaFile *file, int number);
void dalil_ua_file_end(DalilUaFile *file);
/* @entries: of its dictionary. FALSE: it cannot be packed. */
gboolean dalil_ua_file_put_stream(DalilUaFile *file, int number, const char *entries,
                                  const char *data, gsize length, gboolean packed);
/* Once: what is left is copied. (transfer full) */
GByteArray *dalil_ua_file_finish(DalilUaFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilUaFile, dalil_ua_file_free)
