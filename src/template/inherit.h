/* inherit.h: a layout that is another one changed
 *
 * A file with `base: NAME` is laid over the tree of that layout before anything is read, so that
 * every key and value still knows the file it was written in. Maps (sheet, margin) are merged key
 * by key; lists whose records all have an `id` record by record; everything else is replaced. A
 * key with nothing behind it takes the base's away.
 */
#pragma once

#include "load/fields.h"
#include "template/template.h"

#define DALIL_INHERIT_DEPTH 4 /* bases above a layout */

/* Where files are looked for: FOLDER/layouts, then INSTALLED/layouts. */
typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    const char *folder, *installed; /* NULL: not there */
    GArray *files;                  /* DalilLayoutFile: what was read is added; NULL: not asked */
} DalilShelf;

/* A layout or a theme: what messages call it, and where it is kept. */
typedef struct {
    const char *what, *folder;
} DalilShelfKind;
extern const DalilShelfKind dalil_shelf_layouts, dalil_shelf_themes;

/* Reads NAME.yaml. An absent file is an error at @name, with the nearest name there is.
 * Returns: (transfer none, owned by the arena): NULL when it cannot be read. */
const DalilNode *dalil_shelf_read(const DalilShelf *shelf, const DalilShelfKind *kind,
                                  DalilString name);

/* Whether @text can be the name of a file here: small letters, digits and hyphens. */
gboolean dalil_shelf_is_name(const char *text);

/* @root, the file of layout @name, laid over its base and all above it, the base scaled when
 * `scale: yes` asks for it; @root itself when it has none. NULL: problems were recorded. */
const DalilNode *dalil_inherit(const DalilShelf *shelf, const DalilNode *root, const char *name);

/* @over laid over @base, both left as they are. */
const DalilNode *dalil_inherit_merge(DalilArena *arena, const DalilNode *base,
                                     const DalilNode *over);
