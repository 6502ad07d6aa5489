/* impose_parts.h: what the parts of imposition share: one file open in qpdf */
#pragma once

#include <qpdf/qpdf-c.h>

#include "base/length.h"
#include "press/impose.h"

/* One file being imposed. */
typedef struct {
    qpdf_data pdf;
    const DalilImposeWish *wish;
    DalilImposedPage *pages;
    int *forms; /* object number of each page as a form */
    int n;
    int marks; /* object number of the ink of marks */
    GError **error;
} DalilImposeJob;

/* Keeps the first error. Returns FALSE. */
gboolean dalil_impose_fail(const DalilImposeJob *job, DalilImposeError code, const char *format,
                           ...) G_GNUC_PRINTF(3, 4);
/* FALSE: it cannot be read, or has too many pages. Sets @job->n. */
gboolean dalil_impose_read(DalilImposeJob *job, const guint8 *pdf, gsize length);
GByteArray *dalil_impose_write(const DalilImposeJob *job);
/* Page @i as a form: what it draws, with its resources; its boxes go to @job->pages. */
gboolean dalil_impose_form(const DalilImposeJob *job, int i);
/* An object from its text, as in a file; a box. */
void dalil_impose_set(const DalilImposeJob *job, qpdf_oh dict, const char *key, const char *text);
void dalil_impose_box(const DalilImposeJob *job, qpdf_oh dict, const char *key,
                      const DalilEdges *edges);
/* Each with a space behind it. */
void dalil_impose_numbers(GString *to, const double *v, int n);
