/* geometry.h: where on the paper every field was printed */
#pragma once

#include "layout/layout.h"

typedef struct {
    char *key;                  /* "clinic/phones" */
    int page;                   /* from 0 */
    double x, y, width, height; /* points, from the page's left and top */
    double size;                /* of the type, points */
    char ground[8]; /* colour behind it, "#rrggbb": what a label over it is printed on */
} DalilPrinted;

/* One rectangle a field and column: lines that follow one another are joined.
 * (transfer full): of DalilPrinted, cleared with the array */
GArray *dalil_geometry_of(const DalilLayout *layout, const DalilEdition *edition);
char *dalil_geometry_write(const GArray *geometry); /* JSON (transfer full) */
/* NULL with @error set. */
GArray *dalil_geometry_read(const char *text, gsize length, GError **error);
