/* qr.h: a QR code (ISO/IEC 18004) as one filled path */
#pragma once

#include <cairo.h>
#include <glib.h>

/* Fills the modules of @text with the current source inside the square at (x, y). The quiet zone
 * of four modules around it is the layout's business: dalil_qr_quiet() says how wide it is. FALSE:
 * @text is too long for a code. */
gboolean dalil_qr_draw(cairo_t *cr, const char *text, double x, double y, double size);
double dalil_qr_quiet(const char *text, double size);
