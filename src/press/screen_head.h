/* screen_head.h: what a screen file says of itself: catalog, description, metadata */
#pragma once

#include "press/ua_file.h"

typedef struct {
    const char *language; /* its tag */
    gboolean rtl;
    const char *title;
    const char *date;     /* "2026-11-15" */
    const char *keywords; /* NULL: none */
} DalilScreenHead;

/* Both return the number of what they write. */
int dalil_screen_put_info(const DalilScreenHead *head, DalilUaFile *file);
/* @pages, @structure, @outline (0: none): numbers of what it holds. */
int dalil_screen_put_catalog(const DalilScreenHead *head, DalilUaFile *file, int pages,
                             int structure, int outline);
