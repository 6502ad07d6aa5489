/* ua_file.h: a PDF written object by object, some of them taken from a drawn one
 *
 * What of the drawn file is needed is copied as it is, under its own number, unless something is
 * written in its place; the rest is left behind. Streams are never unpacked without being asked.
 */
#pragma once

#include "press/ua_text.h"

typedef struct DalilUaFile DalilUaFile;

/* (transfer full): empty. */
DalilUaFile *dalil_ua_file_new(void);
/* Borrows @pdf, the drawn file. (transfer full): NULL: it has no table of objects that can be read
 * plainly. */
DalilUaFile *dalil_ua_file_open(const guint8 *pdf, gsize length);
void dalil_ua_file_free(DalilUaFile *file); /* NULL is fine */

/* The drawn file's catalog. (transfer none) */
DalilUaText dalil_ua_file_root(const DalilUaFile *file);
/* Object @number as it was drawn, of a stream its dictionary. (transfer none) */
DalilUaText dalil_ua_file_object(const DalilUaFile *file, int number);
/* What stands under @key, be it behind a reference. (transfer none) */
DalilUaText dalil_ua_file_get(const DalilUaFile *file, DalilUaText dict, const char *key);
/* Unpacked. (transfer full): NULL: it is no stream, or packed in a way nobody packs here. */
GString *dalil_ua_file_unpack(const DalilUaFile *file, int number);
/* What @text, of the drawn file, leads to, near and far, goes into the new one. */
void dalil_ua_file_need(DalilUaFile *file, DalilUaText text);

int dalil_ua_file_new_number(DalilUaFile *file);
/* The text between the two is the object: append to what you are given, and nothing else. Objects
 * are packed many at a time. */
GString *dalil_ua_file_begin(DalilUaFile *file, int number);
void dalil_ua_file_end(DalilUaFile *file);
/* What follows is packed apart from what came before: who opens one object opens all its pack. */
void dalil_ua_file_part(DalilUaFile *file);
/* @entries: of its dictionary. FALSE: it cannot be packed, and so there will be no file. */
gboolean dalil_ua_file_put_stream(DalilUaFile *file, int number, const char *entries,
                                  const char *data, gsize length, gboolean packed);
/* Once, with the numbers of the catalog and of the document's description: what is needed is
 * copied. (transfer full): NULL: not all of it could be packed. */
GByteArray *dalil_ua_file_finish(DalilUaFile *file, int root, int info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilUaFile, dalil_ua_file_free)
