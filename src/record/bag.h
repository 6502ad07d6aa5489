/* bag.h: folders that can be trusted in fifty years (BagIt, RFC 8493)
 *
 * A bag is filled aside, in a hidden folder of the same parent, flushed, and renamed: it is there
 * whole or not at all. After that nobody may write in it.
 */
#pragma once

#include <glib.h>

typedef struct DalilBag DalilBag;

/* Begins PARENT/.new (what an earlier attempt left there goes). One at a time: a second bag in
 * @parent waits for the first. NULL with @error set. */
DalilBag *dalil_bag_new(const char *parent, const char *name, GError **error);

/* @path: inside the bag's data/, with "/" between, "layout/trifold-a4.yaml". */
gboolean dalil_bag_add(DalilBag *bag, const char *path, const void *bytes, gsize length,
                       GError **error);

/* The same; @sum: SHA-256 of the bytes, which the caller knows. */
gboolean dalil_bag_add_summed(DalilBag *bag, const char *path, const void *bytes, gsize length,
                              const char *sum, GError **error);

/* Writes the manifests, takes the right to write from everything, renames to PARENT/NAME.
 * @info: lines for bag-info.txt ("Bagging-Date: 2026-11-15\n…"). FALSE: nothing stands there. */
gboolean dalil_bag_seal(DalilBag *bag, const char *info, GError **error);

/* Throws away what was not sealed. NULL is fine. */
void dalil_bag_free(DalilBag *bag);

/* Hashes everything in @folder again. Returns: (transfer full): one sentence a problem, naming the
 * file ("data/services.jsonl was altered"); empty: all is as it was sealed. */
GPtrArray *dalil_bag_verify(const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilBag, dalil_bag_free)
