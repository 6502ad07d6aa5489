/* printed.h: questions about an old page: where a field stands, what lies around it, how to find it
 *
 * All rectangles are physical: points from the page's left and top.
 */
#pragma once

#include "record/geometry.h"

typedef struct {
    const GArray *geometry; /* DalilPrinted */
    const DalilTemplate *layout;
    gboolean rtl;
} DalilPrintedPages;

/* Rectangles of one field that were printed one after the other. */
typedef struct {
    int from, to; /* indices into the geometry */
} DalilPrintedGroup;

/* Every place where @key is printed, in order. (transfer full): of DalilPrintedGroup */
GArray *dalil_printed_find(const DalilPrintedPages *pages, const char *key);

/* What a label over @core may take beside it: @margin on every side, less where something else is
 * printed, the paper ends or is folded. @hang: points before a text that belong to its pictogram.
 */
DalilRect dalil_printed_label(const DalilPrintedPages *pages, int page, DalilRect core,
                              DalilPrintedGroup own, double hang, double margin);
/* How far the text in @core may run on towards its end without touching anything: not over the end
 * of its column. At least its own width. */
double dalil_printed_room(const DalilPrintedPages *pages, int page, DalilRect core,
                          DalilPrintedGroup own, double hang);
/* TRUE: something else is printed inside @core. */
gboolean dalil_printed_is_shared(const DalilPrintedPages *pages, int page, DalilRect core,
                                 DalilPrintedGroup own);
gboolean dalil_printed_on_fold(const DalilPrintedPages *pages, int page, DalilRect rect);

/* "page 2, right column, fourth entry". (transfer full) */
char *dalil_printed_where(const DalilPrintedPages *pages, int index);
