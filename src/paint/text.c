/* text.c: glyphs on a surface, with the letters behind them
 *
 * Runs are shown in logical order, whatever their place on the line, and every glyph is tied
 * to its letters: that is the order in which programs for copying, searching and reading aloud
 * should find them. Two things keep such programs from it in Arabic:
 *
 * - A ligature (lam-alef) stands for two letters; readers that put a line together from
 *   left to right hand them back swapped. So the ligature's glyph stands for the first letter
 *   only, and an empty glyph of the same font, set at the ligature's end, for the second.
 * - A vowel mark has no width, and readers see a gap between it and the next letter. So the
 *   mark goes together with an empty glyph that fills the gap.
 */
#include "paint/text.h"

#include <string.h>

struct DalilPen {
    DalilPenShow show;
    gpointer user;
    DalilFaces *faces;
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int n_glyphs, n_clusters, glyph_room, cluster_room;
    GString *text;
    const DalilFace *face; /* of what is collected */
    double size;
    int ink;
    double y;
    gboolean rtl;   /* the line's base direction */
    gunichar last;  /* letter shown */
    gboolean begun; /* something stands on this line already */
};

enum { ROOM = 256 }; /* glyphs at first: arrays of our own, for this is done for every letter */

/* An empty glyph that stands for a swallowed letter begins this far before the ligature's end. */
#define SWALLOWED_EM 0.167
/* One that carries a mark begins this far before its letter's end. */
#define MARK_EM 0.025
/* A mark further from it than this needs a second empty glyph: readers take what overlaps its
 * neighbour by half an em for another word. */
#define MARK_WIDE_EM 0.4

/* Second letters of Arabic ligatures, most frequent first: each has an empty glyph of its own. */
static const gunichar swallowed[] = {0x0627, 0x0623, 0x0625, 0x0649, 0x0622};

DalilPen *
dalil_pen_new(DalilFaces *faces, DalilPenShow show, gpointer user)
{
    DalilPen *pen = g_new0(DalilPen, 1);

    pen->show = show;
    pen->user = user;
    pen->faces = faces;
    pen->text = g_string_new(NULL);
    return pen;
}

void
dalil_pen_free(DalilPen *pen)
{
    if (!pen)
        return;
    g_free(pen->glyphs);
    g_free(pen->clusters);
    g_string_free(pen->text, TRUE);
    g_free(pen);
}

void
dalil_pen_flush(DalilPen *pen)
{
    const DalilPenRun run = {.face = pen->face,
                             .size = pen->size,
                             .ink = pen->ink,
                             .glyphs = pen->glyphs,
                             .n_glyphs = pen->n_glyphs,
                             .clusters = pen->clusters,
                             .n_clusters = pen->n_clusters,
                             .text = pen->text->str};

    if (run.n_glyphs > 0)
        pen->show(pen->user, &run);
    pen->n_glyphs = pen->n_clusters = 0;
    g_string_truncate(pen->text, 0);
}

static void
add_glyph(DalilPen *pen, unsigned long glyph, double x, double y)
{
    if (pen->n_glyphs == pen->glyph_room) {
        pen->glyph_room = MAX(2 * pen->glyph_room, ROOM);
        pen->glyphs = g_renew(cairo_glyph_t, pen->glyphs, pen->glyph_room);
    }
    pen->glyphs[pen->n_glyphs++] = (cairo_glyph_t){glyph, x, y};
}

/* What a space says. Behind a digit, a Latin letter or a stop of a right-to-left line, readers that
 * reorder for themselves count it to what stands before it, and glue the next word to the one
 * before: a right-to-left mark keeps it on this side. */
static const char *
space_text(const DalilPen *pen, gboolean rtl)
{
    gboolean letter = g_unichar_isalpha(pen->last) || g_unichar_ismark(pen->last);

    return !rtl || (letter && pen->last >= 0x0590) ? " " : " \xE2\x80\x8F";
}

/* Ties the last @glyphs glyphs to @bytes bytes of @text. No-break spaces come back as typed;
 * @rtl: the run they stand in goes right to left. */
static void
add_cluster(DalilPen *pen, const char *text, int bytes, int glyphs, gboolean rtl)
{
    cairo_text_cluster_t cluster = {bytes, glyphs};
    gunichar first = (guchar)*text < 0x80 ? (gunichar)*text : g_utf8_get_char(text);

    if (first == ' ' || first == 0x00A0 || first == 0x202F) {
        text = space_text(pen, rtl);
        cluster.num_bytes = (int)strlen(text);
        first = ' ';
    }
    for (int i = 0; i < cluster.num_bytes; i++)
        g_string_append_c(pen->text, text[i]);
    if (pen->n_clusters == pen->cluster_room) {
        pen->cluster_room = MAX(2 * pen->cluster_room, ROOM);
        pen->clusters = g_renew(cairo_text_cluster_t, pen->clusters, pen->cluster_room);
    }
    pen->clusters[pen->n_clusters++] = cluster;
    pen->last = first;
}

/* The letters a ligature has swallowed, each on an empty glyph at the ligature's left end.
 * Returns: the left edge of the last one. */
static double
add_swallowed(DalilPen *pen, const char *text, const char *end, double x)
{
    for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
        unsigned long blank = 0;
        for (gsize i = 0; i < G_N_ELEMENTS(swallowed) && !blank; i++)
            if (swallowed[i] == g_utf8_get_char(p))
                blank = dalil_faces_blank(pen->faces, pen->face, (int)i);
        x -= SWALLOWED_EM * pen->size;
        add_glyph(pen, blank ? blank : dalil_faces_carrier(pen->faces, pen->face), x, pen->y);
        add_cluster(pen, p, (int)(g_utf8_next_char(p) - p), 1, TRUE);
    }
    return x;
}

/* What is being walked: one run from its first letter to its last. */
typedef struct {
    const DalilShaped *shaped;
    double scale;  /* points per unit */
    double base_x; /* left edge of the last letter that is no mark */
    int marks;     /* on it, so far */
} Walk;

/* The end of the letters of the cluster that glyph @at (in logical step @step) begins. */
static int
cluster_end(const DalilShaped *s, int at, int step, int *glyphs)
{
    guint32 cluster = s->glyphs[at].cluster;

    *glyphs = 0;
    for (int i = at; i >= 0 && i < s->n; i += step) {
        if (s->glyphs[i].cluster > cluster)
            return (int)s->glyphs[i].cluster;
        ++*glyphs;
    }
    return s->length;
}

static gboolean
is_mark(const char *text)
{
    return g_unichar_type(g_utf8_get_char(text)) == G_UNICODE_NON_SPACING_MARK;
}

/* An empty glyph that ends at @end. */
static void
add_end(DalilPen *pen, const Walk *walk, double end)
{
    unsigned long carrier = dalil_faces_carrier(pen->faces, pen->face);

    add_glyph(pen, carrier, end - dalil_faces_advance(pen->face, carrier) * walk->scale, pen->y);
}

/* A single glyph of a right-to-left run. */
static void
add_rtl(DalilPen *pen, Walk *walk, const DalilGlyph *glyph, double x, double y, const char *text,
        int bytes)
{
    unsigned long carrier = dalil_faces_carrier(pen->faces, pen->face);
    int first = (int)(g_utf8_next_char(text) - text);

    if (is_mark(text) && walk->base_x > 0 && carrier && first == bytes) {
        double from =
            MIN(walk->base_x - (MARK_EM + 0.008 * walk->marks++) * pen->size, x - 0.02 * pen->size);
        /* The letters' box begins where the first glyph does and ends where the last one does: it
         * must touch its letter (readers see a gap of 0.03 em), and not reach far over it. */
        gboolean off = x - from > MARK_WIDE_EM * pen->size || x < walk->base_x - 0.02 * pen->size;

        add_glyph(pen, carrier, from, pen->y);
        add_glyph(pen, glyph->glyph, x, y);
        if (off)
            add_end(pen, walk, MAX(from + 0.3 * pen->size, walk->base_x));
        add_cluster(pen, text, bytes, off ? 3 : 2, TRUE);
        return;
    }
    walk->base_x = x;
    walk->marks = 0;
    add_glyph(pen, glyph->glyph, x, y);
    if (first < bytes && carrier) {
        add_cluster(pen, text, first, 1, TRUE);
        walk->base_x = add_swallowed(pen, text + first, text + bytes, x);
    } else {
        add_cluster(pen, text, bytes, 1, TRUE);
    }
}

static gboolean
is_space(const char *text)
{
    gunichar c = g_utf8_get_char(text);

    return c == 0x00A0 || c == 0x202F;
}

/* Several glyphs of a right-to-left run that stand for the letters [start, end): a letter whose
 * dots or hamza are a glyph of their own, or a ligature with a vowel mark on it. @x: the right edge
 * before them. Returns: the left edge behind them. */
static double
add_rtl_cluster(DalilPen *pen, Walk *walk, int at, int glyphs, double x, int start, int end)
{
    const DalilShaped *s = walk->shaped;
    const char *text = s->text + start;
    int first = (int)(g_utf8_next_char(text) - text), shown = 0;
    double right = x, left = 0;
    gboolean marked = start + first < end && is_mark(text + first);

    for (int k = 0; k < glyphs; k++)
        x -= s->glyphs[at - k].advance * walk->scale;
    left = right;
    for (int k = 0; k < glyphs; k++) {
        const DalilGlyph *g = &s->glyphs[at - k];
        left -= g->advance * walk->scale;
        if (marked && shown > 0 && g->advance == 0)
            break;
        add_glyph(pen, g->glyph, left + g->dx * walk->scale, pen->y - g->dy * walk->scale);
        shown++;
    }
    walk->base_x = x;
    walk->marks = 0;
    if (shown > 1)
        add_end(pen, walk, right);
    add_cluster(pen, text, first, shown > 1 ? shown + 1 : shown, TRUE);
    if (shown < glyphs) { /* the mark, on all glyphs that are left */
        int bytes = (int)(g_utf8_next_char(text + first) - (text + first));
        double from = x - MARK_EM * pen->size;
        add_glyph(pen, dalil_faces_carrier(pen->faces, pen->face), from, pen->y);
        for (int k = shown; k < glyphs; k++) {
            const DalilGlyph *g = &s->glyphs[at - k];
            add_glyph(pen, g->glyph, x + g->dx * walk->scale, pen->y - g->dy * walk->scale);
        }
        add_end(pen, walk, from + 0.3 * pen->size);
        add_cluster(pen, text + first, bytes, glyphs - shown + 2, TRUE);
        first += bytes;
    }
    if (start + first < end)
        walk->base_x = add_swallowed(pen, text + first, s->text + end, x);
    return x;
}

static void
add_run(DalilPen *pen, const DalilPlaced *run)
{
    const DalilShaped *s = run->shaped;
    Walk walk = {.shaped = s, .scale = run->size / DALIL_EM};
    int step = s->rtl ? -1 : 1, at = s->rtl ? s->n - 1 : 0;
    double x = s->rtl ? run->x + s->width * walk.scale : run->x;

    while (at >= 0 && at < s->n) {
        int glyphs = 0, start = (int)s->glyphs[at].cluster, end = cluster_end(s, at, step, &glyphs);
        if (s->rtl && glyphs > 1) {
            x = add_rtl_cluster(pen, &walk, at, glyphs, x, start, end);
            at -= glyphs;
            continue;
        }
        for (int k = 0; k < glyphs; k++, at += step) {
            const DalilGlyph *g = &s->glyphs[at];
            double gx = 0, gy = pen->y - g->dy * walk.scale;
            if (s->rtl)
                x -= g->advance * walk.scale;
            gx = x + g->dx * walk.scale;
            if (glyphs == 1 && s->rtl)
                add_rtl(pen, &walk, g, gx, gy, s->text + start, end - start);
            else /* one glyph for spaces of every kind: with two Cairo splits the font */
                add_glyph(pen,
                          is_space(s->text + start) && s->face->space ? s->face->space : g->glyph,
                          gx, gy);
            if (!s->rtl)
                x += g->advance * walk.scale;
        }
        if (!s->rtl)
            add_cluster(pen, s->text + start, end - start, glyphs, s->rtl);
    }
}

static void
begin(DalilPen *pen, const DalilFace *face, double size, int ink)
{
    if (pen->face == face && pen->size == size && pen->ink == ink)
        return;
    dalil_pen_flush(pen);
    pen->face = face;
    pen->size = size;
    pen->ink = ink;
}

static void
add_space(DalilPen *pen, double x, gboolean rtl)
{
    if (!pen->begun || !pen->face->space)
        return;
    add_glyph(pen, pen->face->space, x, pen->y);
    add_cluster(pen, " ", 1, 1, rtl);
}

/* The paragraph goes on in the next line, behind a space: who reads the letters one after the other
 * must find it. */
static gboolean
goes_on(const DalilItem *line)
{
    return line->to < line->measured->n && line->to > 0 &&
           line->measured->pieces[line->to - 1].space > 0;
}

void
dalil_pen_line(DalilPen *pen, const DalilItem *line)
{
    pen->y = line->baseline;
    pen->begun = FALSE;
    pen->rtl = line->measured->base_level & 1;
    pen->last = 0;
    for (int i = 0; i < line->n_runs; i++) {
        const DalilPlaced *run = &line->runs[i];
        if (run->shaped && run->shaped->n > 0) {
            begin(pen, run->shaped->face, run->size, run->ink);
            add_run(pen, run);
            pen->begun = TRUE;
        } else if (!run->shaped && run->icon < 0) {
            add_space(pen, run->x, pen->rtl);
        }
    }
    if (line->more || goes_on(line)) /* at a line's end nothing comes that could be glued to it */
        add_space(pen,
                  pen->rtl ? line->rect.x - 0.26 * line->size : line->rect.x + line->rect.width,
                  pen->rtl && line->more);
}
