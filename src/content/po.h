/* po.h: translations from content/translations/<lang>.po */
#pragma once

#include "content/reading.h"

typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    DalilContent *content; /* its texts have their keys */
    GHashTable *services;  /* id or alias -> DalilService */
    GHashTable *seen;      /* every service id that is written somewhere, printed or not */
    gboolean whole;        /* the listings have no mistake behind which a text may be hidden */
} DalilPo;

/* Reads every file of the folder's content/translations/ and adds its sentences. */
void dalil_po_read_all(const DalilPo *po, const char *folder, gboolean *unreadable);
