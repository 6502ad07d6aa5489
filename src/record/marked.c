/* marked.c: bars, tints and numbers over the new pages */
#include "record/marked.h"

#include <cairo-pdf.h>
#include <string.h>

#include "paint/page.h"
#include "paint/pdf.h"
#include "record/fieldkey.h"
#include "record/marked_list.h"

#define TINT_BLEED 1.2 /* points around the words */
#define PAPER_TYPE 9.0 /* of the list */
#define FAR 40.0       /* points: no two lines of an entry are that far apart */

struct DalilMarked {
    GByteArray *out;
    cairo_surface_t *surface;
    cairo_t *cr;
    GPtrArray *painters; /* DalilPainter: their faces must outlive the surface */
    int pages;
};

/* The part of a service that stands in one column. */
typedef struct {
    const char *id; /* not ended: as long as `length` */
    gsize length;
    int page;
    double x, y, right, bottom;
} Entry;

/* A number that waits for its place. */
typedef struct {
    int number, page;
    double x, y; /* logical */
} Callout;

typedef struct {
    DalilMarked *marked;
    const DalilLayout *layout;
    const GArray *geometry;
    const DalilAnswer *answer;
    DalilSetter *set;
    GArray *entries;  /* Entry */
    GArray *tints;    /* DalilPrinted, lent keys */
    GArray *callouts; /* Callout */
    double unit;      /* breadth of a number's disc, points */
} Proof;

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

DalilMarked *
dalil_marked_new(const char *date)
{
    DalilMarked *marked = g_new0(DalilMarked, 1);
    g_autofree char *stamp = g_strconcat(date, "T00:00:00Z", NULL);

    marked->out = g_byte_array_new();
    marked->surface = cairo_pdf_surface_create_for_stream(collect, marked->out, DALIL_LIST_WIDTH,
                                                          DALIL_LIST_HEIGHT);
    marked->cr = cairo_create(marked->surface);
    marked->painters = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_painter_free);
    cairo_pdf_surface_set_metadata(marked->surface, CAIRO_PDF_METADATA_TITLE, "Marked proof");
    cairo_pdf_surface_set_metadata(marked->surface, CAIRO_PDF_METADATA_CREATOR,
                                   "dalil " DALIL_VERSION);
    cairo_pdf_surface_set_metadata(marked->surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
    cairo_pdf_surface_set_metadata(marked->surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
    return marked;
}

void
dalil_marked_free(DalilMarked *marked)
{
    if (!marked)
        return;
    g_clear_pointer(&marked->cr, cairo_destroy);
    g_clear_pointer(&marked->surface, cairo_surface_destroy);
    g_clear_pointer(&marked->out, g_byte_array_unref);
    g_ptr_array_unref(marked->painters);
    g_free(marked);
}

/* Marks every place where @field of @record is printed. */
static void
tint_field(Proof *proof, const DalilCanonRecord *record, int field)
{
    g_autofree char *key = dalil_fieldkey_of(record, field);

    for (guint i = 0; key && i < proof->geometry->len; i++) {
        const DalilPrinted *printed = &g_array_index(proof->geometry, DalilPrinted, i);
        if (strcmp(printed->key, key) == 0)
            g_array_append_val(proof->tints, *printed);
    }
}

/* TRUE: @entry is more of @last; of two languages side by side one may begin a little higher. */
static gboolean
goes_on(const Entry *last, const Entry *entry)
{
    return last->page == entry->page && last->length == entry->length &&
           strncmp(last->id, entry->id, entry->length) == 0 && entry->y < last->bottom + FAR &&
           entry->bottom > last->y - FAR;
}

static void
find_entries(Proof *proof)
{
    for (guint i = 0; i < proof->geometry->len; i++) {
        const DalilPrinted *p = &g_array_index(proof->geometry, DalilPrinted, i);
        const char *slash = strrchr(p->key, '/');
        Entry *last = proof->entries->len > 0
                          ? &g_array_index(proof->entries, Entry, proof->entries->len - 1)
                          : NULL;
        Entry entry = {p->key,
                       slash ? (gsize)(slash - p->key) : strlen(p->key),
                       p->page,
                       p->x,
                       p->y,
                       p->x + p->width,
                       p->y + p->height};
        if (last && goes_on(last, &entry)) {
            last->x = MIN(last->x, entry.x);
            last->y = MIN(last->y, entry.y);
            last->right = MAX(last->right, entry.right);
            last->bottom = MAX(last->bottom, entry.bottom);
        } else {
            g_array_append_val(proof->entries, entry);
        }
    }
}

/* Distance of a rectangle from the page's start edge. */
static double
from_start(const Proof *proof, int page, double x, double right)
{
    return proof->layout->rtl ? proof->layout->pages[page].width - right : x;
}

static void
add_callout(Proof *proof, int number, const Entry *entry, double y)
{
    Callout callout = {number, entry->page, 0, MAX(y, entry->y)};

    callout.x =
        MAX(from_start(proof, entry->page, entry->x, entry->right) - 1.25 * proof->unit, 0.5);
    for (guint i = 0; i < proof->callouts->len; i++) { /* one under the other, never upon */
        const Callout *other = &g_array_index(proof->callouts, Callout, i);
        if (other->page == callout.page && ABS(other->x - callout.x) < proof->unit &&
            ABS(other->y - callout.y) < proof->unit) {
            callout.y = other->y + proof->unit + 0.5;
            i = (guint)-1; /* from the first again */
        }
    }
    g_array_append_val(proof->callouts, callout);
}

static double
tint_top(const Proof *proof, guint from, const Entry *entry)
{
    for (guint i = from; i < proof->tints->len; i++) {
        const DalilPrinted *p = &g_array_index(proof->tints, DalilPrinted, i);
        if (p->page == entry->page && p->y >= entry->y - 1 && p->y <= entry->bottom &&
            p->x <= entry->right && p->x + p->width >= entry->x)
            return p->y;
    }
    return entry->y;
}

static void
put_bar(Proof *proof, const Entry *entry)
{
    double x = from_start(proof, entry->page, entry->x, entry->right) - 0.5 * proof->unit;

    dalil_setter_fill(
        proof->set, entry->page,
        (DalilRect){MAX(x, 0.5), entry->y, 0.2 * proof->unit, entry->bottom - entry->y},
        DALIL_PROOF_MARK, 0);
}

static void
mark_change(Proof *proof, int number, const DalilPrintChange *change)
{
    guint tints = proof->tints->len;
    gsize length = strlen(change->id);

    if (change->kind == DALIL_CHANGE_REMOVED)
        return;
    if (change->kind == DALIL_CHANGE_ADDED)
        tint_field(proof, change->is, DALIL_CANON_NAME);
    else
        tint_field(proof, change->is, change->field);
    for (guint i = 0; i < proof->entries->len; i++) {
        const Entry *entry = &g_array_index(proof->entries, Entry, i);
        if (entry->length != length || strncmp(entry->id, change->id, length) != 0)
            continue;
        put_bar(proof, entry);
        add_callout(proof, number, entry, tint_top(proof, tints, entry));
    }
}

static void
mark_all(Proof *proof)
{
    const GArray *changes = proof->answer->comparison->changes;
    int number = 0;

    for (guint i = 0; i < changes->len; i++)
        if (dalil_marked_counts(&g_array_index(changes, DalilPrintChange, i)))
            mark_change(proof, ++number, &g_array_index(changes, DalilPrintChange, i));
    for (guint i = 0; i < proof->callouts->len; i++) {
        const Callout *c = &g_array_index(proof->callouts, Callout, i);
        DalilBox *digits = dalil_setter_number(proof->set, c->number);
        double height = dalil_setter_height(proof->set, digits, proof->unit);
        dalil_setter_fill(proof->set, c->page, (DalilRect){c->x, c->y, proof->unit, proof->unit},
                          DALIL_PROOF_MARK, proof->unit / 2);
        dalil_setter_put(proof->set, digits, c->page, c->x, c->y + (proof->unit - height) / 2,
                         proof->unit, DALIL_PROOF_MARK);
    }
}

/* Yellow as of a felt pen: what is dark below stays dark; and an outline, for dark grounds. */
static void
paint_tints(const Proof *proof, int page)
{
    cairo_t *cr = proof->marked->cr;

    for (guint i = 0; i < proof->tints->len; i++) {
        const DalilPrinted *p = &g_array_index(proof->tints, DalilPrinted, i);
        if (p->page != page)
            continue;
        cairo_save(cr);
        cairo_rectangle(cr, p->x - TINT_BLEED, p->y, p->width + 2 * TINT_BLEED, p->height);
        cairo_set_operator(cr, CAIRO_OPERATOR_MULTIPLY);
        cairo_set_source_rgb(cr, 1, 0.93, 0.35);
        cairo_fill_preserve(cr);
        cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
        cairo_set_source_rgb(cr, 0.72, 0, 0.45);
        cairo_set_line_width(cr, 0.05 * proof->unit);
        cairo_stroke(cr);
        cairo_restore(cr);
    }
}

static void
paint_page(DalilMarked *marked, DalilPainter *painter, const DalilPage *page)
{
    cairo_pdf_surface_set_size(marked->surface, page->width, page->height);
    dalil_painter_page(painter, page);
    marked->pages++;
}

static DalilPainter *
painter_of(DalilMarked *marked, const DalilEdition *edition, const DalilFonts *fonts)
{
    DalilPainter *painter = dalil_painter_new(marked->cr, edition, fonts);

    g_ptr_array_add(marked->painters, painter);
    return painter;
}

static void
paint_all(Proof *proof, const DalilEdition *edition, const DalilFonts *fonts, DalilSetter *list,
          int n_list)
{
    DalilMarked *marked = proof->marked;
    DalilPainter *below = painter_of(marked, edition, fonts),
                 *above = painter_of(marked, proof->set->edition, fonts);

    for (int p = 0; p < proof->layout->n_pages; p++) {
        const DalilPage *page = &proof->layout->pages[p];
        DalilPage marks = dalil_setter_page(proof->set, p, page->width, page->height);
        paint_page(marked, below, page);
        paint_tints(proof, p);
        dalil_painter_page(above, &marks);
        cairo_show_page(marked->cr);
    }
    for (int p = 0; p < n_list; p++) {
        DalilPage page = dalil_setter_page(list, p, DALIL_LIST_WIDTH, DALIL_LIST_HEIGHT);
        paint_page(marked, above, &page);
        cairo_show_page(marked->cr);
    }
}

/* Numbers that can be read beside the type of the edition, on a leaflet or a poster. */
static double
unit_of(const GArray *geometry)
{
    double size = 0;

    for (guint i = 0; i < geometry->len; i++) {
        const DalilPrinted *p = &g_array_index(geometry, DalilPrinted, i);
        if (g_str_has_suffix(p->key, "/name"))
            size = size > 0 ? MIN(size, p->size) : p->size;
    }
    return CLAMP(size, 8, 40);
}

void
dalil_marked_add(DalilMarked *marked, const DalilLayout *layout, const DalilEdition *edition,
                 const DalilFonts *fonts, DalilShaper *shaper, DalilDiags *diags,
                 const DalilAnswer *answer, const GArray *moves)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(GArray) geometry = dalil_geometry_of(layout, edition);
    g_autoptr(GArray) entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    g_autoptr(GArray) tints = g_array_new(FALSE, TRUE, sizeof(DalilPrinted));
    g_autoptr(GArray) callouts = g_array_new(FALSE, TRUE, sizeof(Callout));
    double unit = unit_of(geometry);
    Proof proof = {marked, layout, geometry, answer, NULL, entries, tints, callouts, unit};
    DalilSetter *list = dalil_setter_new(arena, shaper, diags, edition, PAPER_TYPE);

    proof.set = dalil_setter_new(arena, shaper, diags, edition, 0.75 * unit);
    find_entries(&proof);
    mark_all(&proof);
    paint_all(&proof, edition, fonts, list, dalil_marked_list(list, answer, moves));
    dalil_setter_clear(proof.set);
    dalil_setter_clear(list);
}

GByteArray *
dalil_marked_write(DalilMarked *marked, GError **error)
{
    cairo_status_t status = cairo_status(marked->cr);

    g_clear_pointer(&marked->cr, cairo_destroy);
    cairo_surface_finish(marked->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(marked->surface);
    g_clear_pointer(&marked->surface, cairo_surface_destroy);
    g_ptr_array_set_size(marked->painters, 0);
    if (status == CAIRO_STATUS_SUCCESS)
        return g_steal_pointer(&marked->out);
    g_set_error(error, DALIL_PAINT_ERROR, 0, "cannot draw the marked proof: %s",
                cairo_status_to_string(status));
    return NULL;
}
