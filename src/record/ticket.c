/* ticket.c: a page for the print shop */
#include "record/ticket.h"

#include <math.h>

#include "base/sum.h"
#include "paint/sheets.h"
#include "press/impose.h"

#define WIDTH DALIL_MM(210)
#define HEIGHT DALIL_MM(297)
#define EDGE DALIL_MM(15)
#define LABEL DALIL_MM(38) /* where values begin */
#define GAP DALIL_MM(1.2)
#define TYPE 9.5 /* points */
#define BETWEEN DALIL_MM(6)
#define CAPTION DALIL_MM(9) /* above a picture: words, then an arrow */
#define UNDER DALIL_MM(4)   /* under one */

enum { SHOWN = 8, ACROSS = 4 };

typedef struct {
    const DalilTicket *ticket;
    DalilSetter *setter;
    double y;
} Writer;

static char *
size_of(const DalilPdfFacts *f)
{
    return g_strdup_printf("%.1f × %.1f mm trimmed, bleed %.1f mm", f->width / DALIL_MM(1),
                           f->height / DALIL_MM(1), f->bleed / DALIL_MM(1));
}

static char *
joined(const GPtrArray *names)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new();

    for (guint i = 0; i < names->len; i++)
        g_ptr_array_add(list, names->pdata[i]);
    g_ptr_array_add(list, NULL);
    return g_strjoinv(", ", (char **)list->pdata);
}

static char *
inks_of(const DalilPdfFacts *f)
{
    static const char *const names[4] = {"cyan", "magenta", "yellow", "black"};
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    g_autofree char *all = NULL;

    for (int i = 0; i < 4; i++)
        if (f->process[i])
            g_ptr_array_add(list, (gpointer)names[i]);
    for (guint i = 0; i < f->spots->len; i++)
        g_ptr_array_add(list, f->spots->pdata[i]);
    all = joined(list);
    return g_strdup_printf("%d: %s; at most %.0f %% in one colour", (int)list->len, all,
                           f->ink * 100);
}

static char *
state_of(const DalilPreflight *p)
{
    int errors = dalil_preflight_count(p, DALIL_RULE_ERROR);
    int warnings = dalil_preflight_count(p, DALIL_RULE_WARNS);

    return g_strdup_printf("%s, checked by dalil's preflight: %d error%s, %d warning%s",
                           p->facts.version ? p->facts.version : "not PDF/X", errors,
                           errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
}

static void
row(Writer *w, const char *label, const char *value)
{
    DalilSetter *s = w->setter;
    double wide = WIDTH - 2 * EDGE - LABEL;
    DalilBox *left = dalil_setter_words(s, label, DALIL_PROOF_BODY, DALIL_PROOF_GREY);
    DalilBox *right = dalil_setter_value(s, value, DALIL_PROOF_BODY, DALIL_PROOF_INK, FALSE);

    dalil_setter_put(s, left, 0, EDGE, w->y, LABEL - GAP, DALIL_PROOF_PAPER);
    dalil_setter_put(s, right, 0, EDGE + LABEL, w->y, wide, DALIL_PROOF_PAPER);
    w->y += fmax(dalil_setter_height(s, left, LABEL - GAP), dalil_setter_height(s, right, wide));
    w->y += GAP;
    dalil_setter_fill(s, 0, (DalilRect){EDGE, w->y - GAP / 2, WIDTH - 2 * EDGE, 0.3},
                      DALIL_PROOF_LINE, 0);
}

/* A row only when something is known. */
static void
row_if(Writer *w, const char *label, const char *value)
{
    if (value && *value)
        row(w, label, value);
}

static void
title(Writer *w)
{
    DalilBox *box = dalil_setter_words(w->setter, "Print job", DALIL_PROOF_TITLE, DALIL_PROOF_INK);

    w->y = EDGE;
    dalil_setter_put(w->setter, box, 0, EDGE, w->y, WIDTH - 2 * EDGE, DALIL_PROOF_PAPER);
    w->y += dalil_setter_height(w->setter, box, WIDTH - 2 * EDGE) + DALIL_MM(3);
}

/* In fours, so that it can be compared by eye. */
static char *
digest_of(const DalilTicket *t)
{
    g_autofree char *sum = dalil_sum_of(t->pdf, t->length);
    GString *text = g_string_new(NULL);

    for (int i = 0; sum[i]; i++)
        g_string_append_printf(text, "%s%c", i > 0 && i % 8 == 0 ? " " : "", sum[i]);
    return g_string_free(text, FALSE);
}

static void
rows(Writer *w)
{
    const DalilTicket *t = w->ticket;
    const DalilPdfFacts *f = &t->preflight->facts;
    g_autofree char *size = size_of(f), *inks = inks_of(f), *state = state_of(t->preflight);
    g_autofree char *fonts = joined(f->fonts), *digest = digest_of(t);
    g_autofree char *pages = g_strdup_printf("%d", f->pages);
    g_autofree char *quantity = t->quantity > 0 ? g_strdup_printf("%d", t->quantity) : NULL;
    g_autofree char *ppi =
        f->min_ppi > 0 ? g_strdup_printf("%d pixels an inch or more", f->min_ppi) : NULL;

    row(w, "File", t->file);
    row_if(w, "Title", f->title);
    row_if(w, "Quantity", quantity);
    row(w, "Size", size);
    row(w, "Pages", pages);
    row_if(w, "Fold", t->fold);
    row_if(w, "Bound", t->bound);
    row(w, "Inks", inks);
    row_if(w, "Printing condition", f->condition);
    row_if(w, "Pictures", ppi);
    row(w, "Fonts", fonts);
    row(w, "Checked", state);
    row(w, "SHA-256", digest);
}

/* Where pictures of the pages stand, from the lower left corner; what is said above each. Returns
 * how many there is room for. */
static int
place(Writer *w, DalilEdges *places)
{
    const DalilPdfFacts *f = &w->ticket->preflight->facts;
    int n = MIN(f->pages, SHOWN), across = MIN(n, ACROSS), down = (n + across - 1) / across;
    double wide = (WIDTH - 2 * EDGE - (across - 1) * BETWEEN) / across;
    double room = HEIGHT - EDGE - w->y - DALIL_MM(4);
    double high = fmin(wide * f->height / f->width, room / down - CAPTION - UNDER);

    w->y += DALIL_MM(4);
    for (int i = 0; i < n && high > DALIL_MM(10); i++) {
        double x = EDGE + i % across * (wide + BETWEEN);
        double y = w->y + i / across * (high + CAPTION + UNDER);
        g_autofree char *words = g_strdup_printf("Page %d, this side up", i + 1);
        DalilBox *box = dalil_setter_words(w->setter, words, DALIL_PROOF_SMALL, DALIL_PROOF_GREY);
        dalil_setter_put(w->setter, box, 0, x, y, wide, DALIL_PROOF_PAPER);
        places[i] = (DalilEdges){x, HEIGHT - y - CAPTION - high, x + wide, HEIGHT - y - CAPTION};
    }
    return high > DALIL_MM(10) ? n : 0;
}

/* A proof of no layout at all: English, read from the left. */
static DalilEdition *
no_edition(DalilArena *arena)
{
    DalilEdition *edition = dalil_arena_new0(arena, DalilEdition);

    edition->layout = dalil_arena_new0(arena, DalilTemplate);
    edition->language = dalil_language_lookup("en");
    return edition;
}

GByteArray *
dalil_ticket_pdf(const DalilTicket *ticket, const DalilFonts *fonts, DalilShaper *shaper,
                 DalilDiags *diags, GError **error)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    Writer w = {.ticket = ticket,
                .setter = dalil_setter_new(arena, shaper, diags, no_edition(arena), TYPE)};
    DalilEdges places[SHOWN];
    DalilSheet sheet = {.edition = w.setter->edition};
    g_autoptr(GByteArray) base = NULL;
    GByteArray *out = NULL;
    int n = 0;

    title(&w);
    rows(&w);
    n = place(&w, places);
    sheet.page = dalil_setter_page(w.setter, 0, WIDTH, HEIGHT);
    base = dalil_paint_sheets(&sheet, 1, fonts, ticket->file, ticket->date, error);
    if (base)
        out = dalil_impose_stamp(base, ticket->pdf, ticket->length, places, n, error);
    dalil_setter_clear(w.setter);
    return out;
}
