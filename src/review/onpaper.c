/* onpaper.c: facsimiles with numbers; onpaper_table.c sets the rows */
#include "review/onpaper.h"

#include <cairo-pdf.h>

#include "lang/isolate.h"
#include "paint/page.h"
#include "paint/pdf.h"
#include "review/onpaper_table.h"
#include "review/words.h"

#define SHORT 595.28 /* A4, points */
#define LONG 841.89
#define EDGE 28.0 /* what printers at home leave white, and the line at the foot */
#define CALLOUT_WIDTH 11.5
#define CALLOUT_HEIGHT 7.5
#define CALLOUT_TYPE 6.6
#define TABLE_TYPE 9.0
#define DASH 3.0 /* of a frame, and between two */
#define THICK 0.9
#define RIM 0.5 /* of paper white round a number: in grey it stands out from a coloured bar */
#define LTR DALIL_LRI "%s" DALIL_PDI

typedef struct {
    const DalilCards *cards;
    DalilShaper *shaper;
    DalilDiags *diags;
    DalilArena *arena;
    GByteArray *out;
    cairo_surface_t *surface;
    cairo_t *cr;
    GPtrArray *painters;  /* DalilPainter: their faces must outlive the surface */
    GHashTable *numbers;  /* DalilCard -> its number */
    int pages;            /* written so far */
    double width, height; /* of the sheets of this edition */
} Paper;

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void
set_facts(Paper *paper)
{
    g_autofree char *stamp = g_strconcat(paper->cards->date, "T00:00:00Z", NULL);

    cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_TITLE,
                                   dalil_review_say(paper->cards->interface, DALIL_SAY_PROOF));
    cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATOR,
                                   "dalil " DALIL_VERSION);
    cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
    cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
}

static DalilPainter *
painter_of(Paper *paper, const DalilEdition *edition)
{
    DalilPainter *painter = dalil_painter_new(paper->cr, edition, paper->cards->fonts);

    g_ptr_array_add(paper->painters, painter);
    return painter;
}

/* What every page says at its foot, on setter page @page. */
static void
put_foot(Paper *paper, DalilSetter *set, int page, const char *edition)
{
    const DalilLanguage *before = set->language;
    g_autofree char *words =
        g_strdup_printf("%s · " LTR " · " LTR " · " LTR " · %d",
                        dalil_review_say(paper->cards->interface, DALIL_SAY_PROOF), edition,
                        paper->cards->edition, paper->cards->date, paper->pages + 1);

    set->language = paper->cards->interface;
    dalil_setter_put(set, dalil_setter_value(set, words, DALIL_PROOF_SMALL, DALIL_PROOF_INK, FALSE),
                     page, EDGE, paper->height - EDGE + 6, paper->width - 2 * EDGE,
                     DALIL_PROOF_PAPER);
    set->language = before;
}

/* Over what is drawn already. The size is set before, for setting it clears the page. */
static void
show_page(Paper *paper, DalilSetter *set, int page)
{
    DalilPage sheet = dalil_setter_page(set, page, paper->width, paper->height);

    dalil_painter_page(painter_of(paper, set->edition), &sheet);
    cairo_show_page(paper->cr);
    paper->pages++;
}

/* The number of @card; 0: none yet, and one is given and the card listed when there is a list. */
static int
number_of(Paper *paper, const DalilCard *card, GPtrArray *list)
{
    int number = GPOINTER_TO_INT(g_hash_table_lookup(paper->numbers, card));

    if (number == 0) {
        number = (int)g_hash_table_size(paper->numbers) + 1;
        g_hash_table_insert(paper->numbers, (gpointer)card, GINT_TO_POINTER(number));
        g_ptr_array_add(list, (gpointer)card);
    }
    return number;
}

/* Where the scaled page stands on the sheet. */
typedef struct {
    double x, y, scale;
} Fit;

static Fit
fit_of(const Paper *paper, const DalilPage *page)
{
    double room_x = paper->width - 2 * EDGE, room_y = paper->height - 2 * EDGE;
    Fit fit = {0, 0, MIN(room_x / page->width, room_y / page->height)};

    fit.x = (paper->width - fit.scale * page->width) / 2;
    fit.y = (paper->height - fit.scale * page->height) / 2;
    return fit;
}

/* Beside the start of the words, over pictograms rather than over letters; with others there
 * (@before), behind the end, where a line mostly has room. */
static void
put_callout(Paper *paper, DalilSetter *set, Fit fit, const DalilPrinted *at, int number,
            guint before)
{
    gboolean rtl = set->edition->rtl;
    double left = fit.x + fit.scale * at->x, right = left + fit.scale * at->width;
    double start = rtl ? paper->width - right : left, step = CALLOUT_WIDTH + 0.5;
    double x = before == 0 ? start - step : start + right - left + 2 + (before - 1) * step;
    double line = MIN(at->height, 1.5 * at->size) * fit.scale;
    double y = fit.y + fit.scale * at->y + (line - CALLOUT_HEIGHT) / 2;
    DalilBox *digits = dalil_setter_number(set, number);

    dalil_setter_fill(
        set, 0,
        (DalilRect){MAX(x, 1) - RIM, y - RIM, CALLOUT_WIDTH + 2 * RIM, CALLOUT_HEIGHT + 2 * RIM},
        DALIL_PROOF_PAPER, CALLOUT_HEIGHT / 2 + RIM);
    dalil_setter_fill(set, 0, (DalilRect){MAX(x, 1), y, CALLOUT_WIDTH, CALLOUT_HEIGHT},
                      DALIL_PROOF_MARK, CALLOUT_HEIGHT / 2);
    dalil_setter_put(set, digits, 0, MAX(x, 1),
                     y + (CALLOUT_HEIGHT - dalil_setter_height(set, digits, CALLOUT_WIDTH)) / 2,
                     CALLOUT_WIDTH, DALIL_PROOF_MARK);
}

/* Along one side, from the start: dashes on paper white, to be seen on any ground. */
static void
put_dashes(DalilSetter *set, double x, double y, double length, gboolean upright)
{
    DalilRect whole = {x, y, upright ? THICK : length, upright ? length : THICK};

    dalil_setter_fill(set, 0, whole, DALIL_PROOF_PAPER, 0);
    for (double at = 0; at < length; at += 2 * DASH) {
        double dash = MIN(DASH, length - at);
        dalil_setter_fill(set, 0,
                          upright ? (DalilRect){x, y + at, THICK, dash}
                                  : (DalilRect){x + at, y, dash, THICK},
                          DALIL_PROOF_MARK, 0);
    }
}

/* Around a text that stands in the language of the source. */
static void
put_frame(const Paper *paper, DalilSetter *set, Fit fit, const DalilPrinted *at)
{
    double left = fit.x + fit.scale * at->x, width = fit.scale * at->width + 3;
    double x = (set->edition->rtl ? paper->width - left - fit.scale * at->width : left) - 1.5;
    double y = fit.y + fit.scale * at->y, height = fit.scale * at->height;

    put_dashes(set, x, y, width, FALSE);
    put_dashes(set, x, y + height - THICK, width, FALSE);
    put_dashes(set, x, y, height, TRUE);
    put_dashes(set, x + width - THICK, y, height, TRUE);
}

static void
put_marks(Paper *paper, DalilSetter *set, Fit fit, const DalilPrinted *at, GPtrArray *list)
{
    const GPtrArray *cards = dalil_cards_at(paper->cards, at->key);
    gboolean fallback = FALSE;

    for (guint i = 0; cards && i < cards->len; i++) {
        const DalilCard *card = cards->pdata[i];
        put_callout(paper, set, fit, at, number_of(paper, card, list), i);
        fallback = fallback || card->fallback;
    }
    if (fallback)
        put_frame(paper, set, fit, at);
}

static void
paint_facsimile(Paper *paper, const DalilCardPages *pages, int page, Fit fit, DalilSetter *set)
{
    const DalilPage *sheet = &pages->layout->pages[page];

    cairo_pdf_surface_set_size(paper->surface, paper->width, paper->height);
    cairo_save(paper->cr);
    cairo_translate(paper->cr, fit.x, fit.y);
    cairo_scale(paper->cr, fit.scale, fit.scale);
    cairo_rectangle(paper->cr, 0, 0, sheet->width, sheet->height);
    cairo_clip(paper->cr);
    dalil_painter_page(painter_of(paper, pages->edition), sheet);
    cairo_rectangle(paper->cr, 0, 0, sheet->width, sheet->height);
    cairo_set_source_rgb(paper->cr, 0.5, 0.5, 0.5);
    cairo_set_line_width(paper->cr, 0.8 / fit.scale);
    cairo_stroke(paper->cr);
    cairo_restore(paper->cr);
    show_page(paper, set, 0);
}

static void
add_facsimile(Paper *paper, const DalilCardPages *pages, int page, GPtrArray *list)
{
    DalilSetter *set =
        dalil_setter_new(paper->arena, paper->shaper, paper->diags, pages->edition, CALLOUT_TYPE);
    Fit fit = fit_of(paper, &pages->layout->pages[page]);

    for (guint i = 0; i < pages->geometry->len; i++) {
        const DalilPrinted *at = &g_array_index(pages->geometry, DalilPrinted, i);
        if (at->page == page)
            put_marks(paper, set, fit, at, list);
    }
    put_foot(paper, set, 0, pages->name);
    paint_facsimile(paper, pages, page, fit, set);
    dalil_setter_clear(set);
}

/* Rows for the cards of @list. @opening: what stands above them, or NULL. */
static void
add_table(Paper *paper, const DalilCardPages *pages, const GPtrArray *list, const char *opening)
{
    DalilSetter *set =
        dalil_setter_new(paper->arena, paper->shaper, paper->diags, pages->edition, TABLE_TYPE);
    DalilOnpaperTable table = {set,          paper->cards,  paper->numbers,
                               paper->width, paper->height, EDGE};
    int n = dalil_onpaper_table(&table, list, opening);

    for (int p = 0; p < n; p++) {
        put_foot(paper, set, p, pages->name);
        cairo_pdf_surface_set_size(paper->surface, paper->width, paper->height);
        show_page(paper, set, p);
    }
    dalil_setter_clear(set);
}

static gboolean
has_fallback(const DalilCards *cards)
{
    for (guint i = 0; i < cards->cards->len; i++)
        if (((const DalilCard *)cards->cards->pdata[i])->fallback)
            return TRUE;
    return FALSE;
}

/* How to read the proof, on its first page. (transfer full) */
static char *
how_of(const DalilCards *cards)
{
    const DalilLanguage *said = cards->interface;

    return g_strdup_printf(
        "%s%s%s", dalil_review_say(said, DALIL_SAY_PROOF_HOW), has_fallback(cards) ? " " : "",
        has_fallback(cards) ? dalil_review_say(said, DALIL_SAY_PROOF_FALLBACK) : "");
}

static void
add_edition(Paper *paper, const DalilCardPages *pages)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    g_autofree char *how = how_of(paper->cards);

    for (int p = 0; p < pages->layout->n_pages; p++) {
        const DalilPage *sheet = &pages->layout->pages[p];
        g_autoptr(GPtrArray) list = g_ptr_array_new();
        gboolean wide = sheet->width > sheet->height;
        paper->width = wide ? LONG : SHORT;
        paper->height = wide ? SHORT : LONG;
        if (paper->pages == 0)
            add_table(paper, pages, none, how);
        else if (paper->pages % 2 == 0)
            add_table(paper, pages, none,
                      dalil_review_say(paper->cards->interface, DALIL_SAY_NOTES));
        add_facsimile(paper, pages, p, list);
        if (list->len > 0)
            add_table(paper, pages, list, NULL);
    }
}

/* Texts that are on none of the pages. */
static void
add_rest(Paper *paper)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new();

    for (guint i = 0; i < paper->cards->cards->len; i++)
        number_of(paper, paper->cards->cards->pdata[i], list);
    if (list->len > 0)
        add_table(paper, &g_array_index(paper->cards->pages, DalilCardPages, 0), list,
                  dalil_review_say(paper->cards->interface, DALIL_SAY_NOWHERE));
}

/* NULL with @error set. Frees what draws. */
static GByteArray *
finish(Paper *paper, GError **error)
{
    cairo_status_t status = cairo_status(paper->cr);

    cairo_destroy(paper->cr);
    cairo_surface_finish(paper->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(paper->surface);
    cairo_surface_destroy(paper->surface);
    g_ptr_array_unref(paper->painters);
    g_hash_table_unref(paper->numbers);
    dalil_arena_free(paper->arena);
    if (status == CAIRO_STATUS_SUCCESS)
        return paper->out;
    g_byte_array_unref(paper->out);
    g_set_error(error, DALIL_PAINT_ERROR, 0, "cannot draw the proof: %s",
                cairo_status_to_string(status));
    return NULL;
}

GByteArray *
dalil_onpaper_write(const DalilCards *cards, DalilShaper *shaper, DalilDiags *diags, gboolean rest,
                    GError **error)
{
    Paper paper = {.cards = cards, .shaper = shaper, .diags = diags};

    paper.arena = dalil_arena_new();
    paper.out = g_byte_array_new();
    paper.surface = cairo_pdf_surface_create_for_stream(collect, paper.out, SHORT, LONG);
    paper.cr = cairo_create(paper.surface);
    paper.painters = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_painter_free);
    paper.numbers = g_hash_table_new(NULL, NULL);
    set_facts(&paper);
    for (guint i = 0; i < cards->pages->len; i++)
        add_edition(&paper, &g_array_index(cards->pages, DalilCardPages, i));
    if (rest && cards->pages->len > 0)
        add_rest(&paper);
    return finish(&paper, error);
}
