/* readback.h: the proof of an edition: its finished PDF, read by another, says what the listings
 * say
 *
 * Every telephone number, opening time, address of the web and of e-mail, price, address and name
 * of every service the layout prints is looked for in the PDF, digit by digit, three times over:
 * in the order in which it is copied and read aloud, in the order in which the eye meets it, and
 * below the name of the service it belongs to and the heading of its category. What stands on
 * the pages beyond that must be known, too: no digit without a listing behind it.
 */
#pragma once

#include "layout/layout.h"
#include "press/pdftext.h"

/* @pdf: what the finished file says. @layout: only for which of its designs a flow has taken. TRUE:
 * it may be published. FALSE: @diags has gained errors, each with the place in the listings, that
 * name service, field, language and page. */
gboolean dalil_readback(const DalilPdfText *pdf, const DalilEdition *edition,
                        const DalilLayout *layout, DalilDiags *diags);
