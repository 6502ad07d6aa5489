/* yaml.h: strict YAML through libyaml's events
 *
 * Bytes are checked first (UTF-8, no BOM but the UTF-8 one, no control characters; each with
 * line and column). No anchors, aliases, tags, merge keys, duplicate keys, complex keys,
 * second documents. Scalars stay text; text becomes NFC.
 *
 * A syntax error costs only the list item it stands in: what was complete before it is
 * kept, and reading goes on at the next "- " in the first column.
 */
#pragma once

#include "base/diag.h"
#include "load/tree.h"

/* The limits (each has a message and a test). */
enum {
    DALIL_YAML_DEPTH = 32,
    DALIL_YAML_SCALAR = 64 * 1024, /* bytes */
    DALIL_YAML_NODES = 1000000,
};

/* @file: the name to show, interned by this call. @text: @length bytes.
 * Returns: (transfer none, owned by @arena): the root; NULL when nothing could be read
 * (empty file included), with at least one error in @diags. */
DalilNode *dalil_yaml_parse(DalilArena *arena, DalilDiags *diags, const char *file,
                            const char *text, gsize length);

/* Reads the file at @path and parses it; @shown is the name for messages. Trouble with the
 * file becomes an error in @diags at line 0 and sets @unreadable (may be NULL). */
DalilNode *dalil_yaml_read(DalilArena *arena, DalilDiags *diags, const char *path,
                           const char *shown, gboolean *unreadable);
