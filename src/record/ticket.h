/* ticket.h: a page for the print shop: what is sent, how it is folded and bound, in which inks */
#pragma once

#include "press/preflight.h"
#include "record/setter.h"

typedef struct {
    const char *file;  /* its name */
    const char *fold;  /* "letter fold, at 97 and 197 mm"; NULL: not known */
    const char *bound; /* "on the right"; NULL: not bound, or not known */
    int quantity;      /* 0: not known */
    const char *date;  /* "2026-11-15" */
    const DalilPreflight *preflight;
    const guint8 *pdf;
    gsize length;
} DalilTicket;

/* Returns: (transfer full): a PDF of one page; NULL with @error set. */
GByteArray *dalil_ticket_pdf(const DalilTicket *ticket, const DalilFonts *fonts,
                             DalilShaper *shaper, DalilDiags *diags, GError **error);
