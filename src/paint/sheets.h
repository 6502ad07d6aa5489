/* sheets.h: pages of different editions, and pictures, in one PDF */
#pragma once

#include "layout/layout.h"

/* A PNG scaled into a rectangle, under the items. */
typedef struct {
    const void *bytes;
    gsize length;
    DalilRect rect;
} DalilPicture;

typedef struct {
    DalilPage page;
    const DalilEdition *edition; /* whose inks the items mean */
    const DalilPicture *pictures;
    int n_pictures;
} DalilSheet;

/* @date: ISO 8601 day. At least one sheet. Returns: (transfer full): the file; NULL with @error
 * set. */
GByteArray *dalil_paint_sheets(const DalilSheet *sheets, int n, const DalilFonts *fonts,
                               const char *title, const char *date, GError **error);
