/* screen_canvas.c: the content of one page of a screen file */
#include "press/screen_canvas.h"

#include <math.h>
#include <stdlib.h>

/* The curve nearest to a quarter of a circle: how far its handles reach, for a radius of 1. */
#define QUARTER 0.5522847498
#define CLOSE 3   /* 1/1000 em: glyphs stand no nearer than that to where they should (text.md) */
#define FAR 10000 /* the same: further away a line begins anew */

struct DalilCanvas {
    GString *out;
    double height;
    DalilScreenFonts *fonts;
    const DalilEditionInk *inks;
    const char *name; /* of the stretch; NULL: an artifact */
    const char *kind; /* of the artifact, or NULL */
    int next;         /* number of pieces of elements */
    gboolean marked;  /* a piece, or an artifact, is open */
    gboolean text;    /* a text object */
    gboolean array;   /* a list of strings and moves */
    gboolean string;  /* a string in it */
    int ink;          /* set last; -1: none */
    DalilScreenFont *font;
    double size;
    gint64 line_x, line_y; /* where the line began, 1/1000 pt from the lower left corner */
    double x;              /* where the next glyph would stand by itself, points */
};

DalilCanvas *
dalil_canvas_new(DalilScreenFonts *fonts, const DalilEditionInk *inks, double height)
{
    DalilCanvas *c = g_new0(DalilCanvas, 1);

    c->out = g_string_sized_new(1 << 16);
    c->fonts = fonts;
    c->inks = inks;
    c->height = height;
    c->ink = -1;
    return c;
}

void
dalil_canvas_free(DalilCanvas *c)
{
    if (!c)
        return;
    g_string_free(c->out, TRUE);
    g_free(c);
}

int
dalil_canvas_next(const DalilCanvas *c)
{
    return c->next;
}

static void
word(DalilCanvas *c, const char *text)
{
    g_string_append(c->out, text);
}

/* "12.345 ", from thousandths. */
static void
put_milli(DalilCanvas *c, gint64 milli)
{
    char digits[32], *at = digits + sizeof digits;
    gint64 rest = ABS(milli), part = rest % 1000;

    *--at = ' ';
    if (part > 0) {
        for (int i = 0; i < 3; i++, part /= 10)
            if (part % 10 > 0 || *at != ' ')
                *--at = (char)('0' + part % 10);
        *--at = '.';
    }
    rest /= 1000;
    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (milli < 0)
        *--at = '-';
    g_string_append_len(c->out, at, digits + sizeof digits - at);
}

static gint64
milli(double points)
{
    return llround(points * 1000);
}

static void
put_number(DalilCanvas *c, double points)
{
    put_milli(c, milli(points));
}

static void
end_array(DalilCanvas *c)
{
    if (c->string)
        word(c, ")");
    if (c->array)
        word(c, "]TJ\n");
    c->string = c->array = FALSE;
}

static void
end_text(DalilCanvas *c)
{
    end_array(c);
    if (c->text)
        word(c, "ET\n");
    c->text = FALSE;
}

static void
end_marked(DalilCanvas *c)
{
    end_text(c);
    if (c->marked)
        word(c, "EMC\n");
    c->marked = FALSE;
}

void
dalil_canvas_stretch(DalilCanvas *c, const char *name)
{
    end_marked(c);
    c->name = name;
    c->kind = NULL;
}

void
dalil_canvas_artifact(DalilCanvas *c, const char *kind)
{
    dalil_canvas_stretch(c, NULL);
    c->kind = kind;
}

static void
begin_artifact(DalilCanvas *c)
{
    if (!c->kind) {
        word(c, "/Artifact BMC\n");
        return;
    }
    word(c, "/Artifact <<");
    word(c, c->kind);
    word(c, ">> BDC\n");
}

static void
begin_marked(DalilCanvas *c)
{
    if (c->marked)
        return;
    c->marked = TRUE;
    if (!c->name) {
        begin_artifact(c);
        return;
    }
    word(c, c->name);
    word(c, " <</MCID ");
    dalil_ua_put_int(c->out, c->next++);
    word(c, ">> BDC\n");
}

/* A span of its own, for @bytes bytes of @text; the caller ends it. */
static void
begin_span(DalilCanvas *c, const char *text, int bytes)
{
    g_autofree char *letters = g_strndup(text, (gsize)bytes);

    end_marked(c);
    word(c, "/Span <</ActualText ");
    dalil_ua_put_string(c->out, letters);
    if (c->name) {
        word(c, " /MCID ");
        dalil_ua_put_int(c->out, c->next++);
    }
    word(c, ">> BDC\n");
    c->marked = TRUE;
}

static void
set_ink(DalilCanvas *c, int ink)
{
    const DalilColour *colour = &c->inks[ink].colour;

    if (c->ink == ink)
        return;
    end_array(c);
    put_number(c, colour->red);
    put_number(c, colour->green);
    put_number(c, colour->blue);
    word(c, "rg\n");
    c->ink = ink;
}

static void
set_font(DalilCanvas *c, const DalilPenRun *run)
{
    DalilScreenFont *font = dalil_screen_fonts_of(c->fonts, run->face);

    if (font == c->font && run->size == c->size)
        return;
    end_array(c);
    word(c, "/F");
    dalil_ua_put_int(c->out, dalil_screen_font_index(font));
    word(c, " ");
    put_number(c, run->size);
    word(c, "Tf\n");
    c->font = font;
    c->size = run->size;
}

static void
begin_text(DalilCanvas *c)
{
    begin_marked(c);
    if (c->text)
        return;
    word(c, "BT\n");
    c->text = TRUE;
    c->line_x = c->line_y = 0;
}

/* A line that begins where the glyph stands. */
static void
begin_line(DalilCanvas *c, gint64 x, gint64 y)
{
    end_array(c);
    put_milli(c, x - c->line_x);
    put_milli(c, y - c->line_y);
    word(c, "Td[(");
    c->array = c->string = TRUE;
    c->line_x = x;
    c->line_y = y;
    c->x = (double)x / 1000;
}

/* Moves on, by less than a line; moves in a list count backwards. */
static void
move(DalilCanvas *c, int thousandths)
{
    if (c->string)
        word(c, ")");
    dalil_ua_put_int(c->out, -thousandths);
    word(c, "(");
    c->string = TRUE;
    c->x += thousandths * c->size / 1000;
}

/* A byte of a string (7.3.4.2). */
static void
put_byte(DalilCanvas *c, int byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        g_string_append_c(c->out, '\\');
    if (byte == '\r')
        word(c, "\\r");
    else
        g_string_append_c(c->out, (char)byte);
}

static void
put_glyph(DalilCanvas *c, int code, const cairo_glyph_t *glyph)
{
    gint64 y = milli(c->height - glyph->y);
    double off = (glyph->x - c->x) * 1000 / c->size;

    if (!c->array || y != c->line_y || fabs(off) > FAR)
        begin_line(c, milli(glyph->x), y);
    else if (fabs(off) >= CLOSE)
        move(c, (int)lround(off));
    put_byte(c, code >> 8);
    put_byte(c, code & 0xFF);
    c->x += dalil_screen_font_width(c->font, code) * c->size / 1000;
}

/* Glyphs that only together say @bytes bytes of @text. */
static void
show_span(DalilCanvas *c, const cairo_glyph_t *glyphs, int n, const char *text, int bytes)
{
    begin_span(c, text, bytes);
    begin_text(c);
    for (int i = 0; i < n; i++)
        put_glyph(c, dalil_screen_font_code(c->font, (guint32)glyphs[i].index, "", 0), &glyphs[i]);
    end_marked(c);
}

void
dalil_canvas_show(gpointer canvas, const DalilPenRun *run)
{
    DalilCanvas *c = canvas;
    const cairo_glyph_t *glyphs = run->glyphs;
    const char *text = run->text;

    end_array(c);
    set_ink(c, run->ink);
    set_font(c, run);
    for (int i = 0; i < run->n_clusters; i++) {
        const cairo_text_cluster_t *cluster = &run->clusters[i];
        int code = 0;
        if (cluster->num_glyphs == 1)
            code =
                dalil_screen_font_code(c->font, (guint32)glyphs->index, text, cluster->num_bytes);
        if (code > 0) {
            begin_text(c);
            put_glyph(c, code, glyphs);
        } else {
            show_span(c, glyphs, cluster->num_glyphs, text, cluster->num_bytes);
        }
        glyphs += cluster->num_glyphs;
        text += cluster->num_bytes;
    }
}

static void
point(DalilCanvas *c, double x, double y)
{
    put_number(c, x);
    put_number(c, c->height - y);
}

static void
curve(DalilCanvas *c, double ax, double ay, double bx, double by, double x, double y)
{
    point(c, ax, ay);
    point(c, bx, by);
    point(c, x, y);
    word(c, "c\n");
}

static void
line(DalilCanvas *c, double x, double y, const char *operator)
{
    point(c, x, y);
    word(c, operator);
}

static void
rounded(DalilCanvas *c, DalilRect r, double k)
{
    double right = r.x + r.width, foot = r.y + r.height, h = k * (1 - QUARTER);

    line(c, r.x + k, r.y, "m\n");
    line(c, right - k, r.y, "l\n");
    curve(c, right - h, r.y, right, r.y + h, right, r.y + k);
    line(c, right, foot - k, "l\n");
    curve(c, right, foot - h, right - h, foot, right - k, foot);
    line(c, r.x + k, foot, "l\n");
    curve(c, r.x + h, foot, r.x, foot - h, r.x, foot - k);
    line(c, r.x, r.y + k, "l\n");
    curve(c, r.x, r.y + h, r.x + h, r.y, r.x + k, r.y);
    word(c, "h ");
}

void
dalil_canvas_fill(DalilCanvas *c, int ink, DalilRect r, double radius)
{
    double k = MIN(radius, MIN(r.width, r.height) / 2);

    end_text(c);
    begin_marked(c);
    set_ink(c, ink);
    if (k > 0) {
        rounded(c, r, k);
    } else {
        point(c, r.x, r.y + r.height);
        put_number(c, r.width);
        put_number(c, r.height);
        word(c, "re ");
    }
    word(c, "f\n");
}

void
dalil_canvas_form(DalilCanvas *c, int index, double scale, double x, double y)
{
    end_text(c);
    begin_marked(c);
    word(c, "q ");
    put_number(c, scale);
    word(c, "0 0 ");
    put_number(c, scale);
    point(c, x, y);
    word(c, "cm /X");
    dalil_ua_put_int(c->out, index);
    word(c, " Do Q\n");
}

const GString *
dalil_canvas_finish(DalilCanvas *c)
{
    end_marked(c);
    return c->out;
}
