/* qr.c: modules of libqrencode, joined into rows so that no viewer shows hairlines */
#include "paint/qr.h"

#include <qrencode.h>

enum { QUIET = 4 }; /* modules of white around the code, clause 9.1 */

static QRcode *
encode(const char *text)
{
    return QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
}

double
dalil_qr_quiet(const char *text, double size)
{
    QRcode *code = encode(text);
    double quiet = code ? QUIET * size / code->width : 0;

    QRcode_free(code);
    return quiet;
}

gboolean
dalil_qr_draw(cairo_t *cr, const char *text, double x, double y, double size)
{
    QRcode *code = encode(text);
    double module = 0;

    if (!code)
        return FALSE;
    module = size / code->width;
    for (int row = 0; row < code->width; row++)
        for (int from = 0; from < code->width;) {
            int to = from;
            while (to < code->width && (code->data[row * code->width + to] & 1))
                to++;
            if (to > from)
                cairo_rectangle(cr, x + from * module, y + row * module, (to - from) * module,
                                module);
            from = MAX(to, from + 1);
        }
    cairo_fill(cr);
    QRcode_free(code);
    return TRUE;
}
