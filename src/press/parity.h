/* parity.h: the last gate: the data of a service are the same in all editions and in the listing
 *
 * The read-back looks in each PDF for what composing should have made of the listings, in the
 * words of its language. Here nothing is worded: telephone numbers, times, prices, addresses are
 * taken out of the finished file, from where a field was placed, and out of the listing as it was
 * written; both lists must be equal, and those of all editions. So a mistake in the words for
 * hours or in the shape of numbers, which composing and the read-back would share, is seen here.
 */
#pragma once

#include "layout/layout.h"
#include "press/pdftext.h"

/* One field, as one edition prints it. */
typedef struct {
    char *service, *field; /* ids: "clinic", "phones" */
    char *said, *wanted;   /* by the finished PDF, by the listing: "09:00, 12:30" */
    DalilSpan at;          /* in the listing; of the translation when @worded */
    gboolean worded;       /* the translation itself says so */
} DalilParityRow;

typedef struct {
    char *edition, *layout;
    gboolean dense;     /* entries in another design, which may leave fields out */
    GArray *rows;       /* DalilParityRow, in the order of the pages */
    GHashTable *by_key; /* "service/field" -> its row, once the gate has looked; or NULL */
} DalilParity;

/* What the finished file, of which @pdf is the text, says of the services. (transfer full) */
DalilParity *dalil_parity_read(const DalilPdfText *pdf, const DalilEdition *edition,
                               const DalilLayout *layout);
void dalil_parity_free(DalilParity *parity); /* NULL is fine */

/* TRUE: it says what the listings say. Nothing is told: that is for the gate. */
gboolean dalil_parity_holds(const DalilParity *parity);

/* All editions of one render, @n of them; NULLs are passed over. Every difference becomes an error
 * that names service, field and the editions. */
void dalil_parity_gate(DalilDiags *diags, DalilParity *const *editions, guint n);

/* From one process to another: one line of text, and back. */
char *dalil_parity_pack(const DalilParity *parity); /* (transfer full) */
DalilParity *dalil_parity_unpack(const char *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilParity, dalil_parity_free)
