/* impose.c: finished pages set on larger or smaller sheets */
#include "press/impose_parts.h"

#include <math.h>

#define CLOSE 0.5       /* points by which pages of one size may differ */
#define LINE_WIDTH 0.25 /* points */

enum { SIDES_MAX = 20000 };

static gboolean
make_forms(const DalilImposeJob *job)
{
    for (int i = 0; i < job->n; i++) {
        gboolean good = dalil_impose_form(job, i);
        qpdf_oh_release_all(job->pdf);
        if (!good)
            return FALSE;
        if (qpdf_has_error(job->pdf))
            return dalil_impose_fail(job, DALIL_IMPOSE_UNREADABLE, "page %d cannot be read", i + 1);
    }
    return TRUE;
}

/* A booklet and cells need pages of one size. */
static gboolean
are_equal(const DalilImposeJob *job)
{
    const DalilEdges *first = &job->pages[0].trim;

    for (int i = 1; i < job->n; i++) {
        const DalilEdges *t = &job->pages[i].trim;
        if (fabs(t->right - t->left - first->right + first->left) > CLOSE ||
            fabs(t->high - t->low - first->high + first->low) > CLOSE)
            return dalil_impose_fail(
                job, DALIL_IMPOSE_WRONG,
                "page %d is %.1f x %.1f mm and page 1 is %.1f x %.1f mm; on one sheet all "
                "are of one size",
                i + 1, (t->right - t->left) / DALIL_MM(1), (t->high - t->low) / DALIL_MM(1),
                (first->right - first->left) / DALIL_MM(1),
                (first->high - first->low) / DALIL_MM(1));
    }
    return TRUE;
}

static DalilImposed *
plan_cells(const DalilImposeJob *job)
{
    const DalilImposeWish *w = job->wish;
    DalilCells cells = {w->columns, w->rows, w->width, w->height, w->rtl, w->repeat};
    DalilImposed *plan = NULL;
    int upright[2], across[2];

    if (!(plan = dalil_impose_cells(job->pages, job->n, &cells, upright))) {
        cells.width = w->height;
        cells.height = w->width;
        plan = dalil_impose_cells(job->pages, job->n, &cells, across);
    }
    if (!plan)
        dalil_impose_fail(
            job, DALIL_IMPOSE_WRONG,
            "%dx%d pages do not fit on the paper; %dx%d do on upright paper, %dx%d on paper that "
            "lies",
            w->columns, w->rows, upright[0], upright[1], across[0], across[1]);
    return plan;
}

/* On upright or on lying paper, whichever takes fewer sheets. */
static DalilImposed *
plan_tiles(const DalilImposeJob *job)
{
    const DalilImposeWish *w = job->wish;
    DalilTiles tiles = {w->width, w->height, w->margin, w->overlap, w->rtl};
    DalilTiles lying = {w->height, w->width, w->margin, w->overlap, w->rtl};
    DalilImposed *plan = dalil_impose_tiles(job->pages, job->n, &tiles);
    DalilImposed *other = dalil_impose_tiles(job->pages, job->n, &lying);

    if (plan && other && plan->len > other->len) {
        g_ptr_array_unref(plan);
        return other;
    }
    if (!plan && !other)
        dalil_impose_fail(
            job, DALIL_IMPOSE_WRONG,
            "with this margin and overlap nothing is left of a sheet, or a page takes more than "
            "%d",
            DALIL_TILES_MAX);
    if (plan && other)
        g_ptr_array_unref(other);
    return plan ? plan : other;
}

static DalilImposed *
make_plan(const DalilImposeJob *job)
{
    switch (job->wish->kind) {
    case DALIL_IMPOSE_CELLS:
        return are_equal(job) ? plan_cells(job) : NULL;
    case DALIL_IMPOSE_TILES:
        return plan_tiles(job);
    default:
        return are_equal(job)
                   ? dalil_impose_booklet(job->pages, job->n, job->wish->rtl, job->wish->creep)
                   : NULL;
    }
}

static void
draw_marks(GString *to, const DalilSide *side)
{
    const double width = LINE_WIDTH;

    g_string_append(to, "q /DalilAll CS 1 SCN /DalilAll cs 1 scn ");
    dalil_impose_numbers(to, &width, 1);
    g_string_append(to, "w\n");
    for (guint i = 0; i < side->lines->len; i++) {
        const DalilMarkLine *l = &g_array_index(side->lines, DalilMarkLine, i);
        g_string_append(to, l->dashed ? "[3 2] 0 d " : "[] 0 d ");
        dalil_impose_numbers(to, (const double[]){l->x0, l->y0}, 2);
        g_string_append(to, "m ");
        dalil_impose_numbers(to, (const double[]){l->x1, l->y1}, 2);
        g_string_append(to, "l S\n");
    }
    for (guint i = 0; i < side->fills->len; i++) {
        const DalilEdges *e = &g_array_index(side->fills, DalilEdges, i);
        dalil_impose_numbers(
            to, (const double[]){e->left, e->low, e->right - e->left, e->high - e->low}, 4);
        g_string_append(to, "re f\n");
    }
    g_string_append(to, "Q\n");
}

static void
draw_puts(GString *to, const DalilSide *side)
{
    for (guint i = 0; i < side->puts->len; i++) {
        const DalilPut *p = &g_array_index(side->puts, DalilPut, i);
        const DalilEdges *c = &p->clip;
        if (c->right <= c->left || c->high <= c->low)
            continue;
        g_string_append(to, "q ");
        dalil_impose_numbers(
            to, (const double[]){c->left, c->low, c->right - c->left, c->high - c->low}, 4);
        g_string_append(to, "re W n 1 0 0 1 ");
        dalil_impose_numbers(to, (const double[]){p->dx, p->dy}, 2);
        g_string_append_printf(to, "cm /DalilP%d Do Q\n", p->page);
    }
}

static qpdf_oh
resources_of(const DalilImposeJob *job, const DalilSide *side)
{
    qpdf_oh resources = qpdf_oh_parse(job->pdf, "<</XObject <<>> /ColorSpace <<>>>>");
    qpdf_oh forms = qpdf_oh_get_key(job->pdf, resources, "/XObject");

    qpdf_oh_replace_key(job->pdf, qpdf_oh_get_key(job->pdf, resources, "/ColorSpace"), "/DalilAll",
                        qpdf_get_object_by_id(job->pdf, job->marks, 0));
    for (guint i = 0; i < side->puts->len; i++) {
        int page = g_array_index(side->puts, DalilPut, i).page;
        char name[32];
        g_snprintf(name, sizeof name, "/DalilP%d", page);
        qpdf_oh_replace_key(job->pdf, forms, name,
                            qpdf_get_object_by_id(job->pdf, job->forms[page], 0));
    }
    return resources;
}

static void
add_side(const DalilImposeJob *job, const DalilSide *side)
{
    qpdf_data pdf = job->pdf;
    qpdf_oh page = qpdf_oh_parse(pdf, "<</Type /Page>>"), content = qpdf_oh_new_stream(pdf);
    qpdf_oh none = qpdf_oh_new_null(pdf), group = 0;
    const DalilEdges media = {0, 0, side->width, side->height};
    g_autoptr(GString) text = g_string_new(NULL);

    draw_puts(text, side);
    draw_marks(text, side);
    qpdf_oh_replace_stream_data(pdf, content, (const unsigned char *)text->str, text->len, none,
                                none);
    dalil_impose_box(job, page, "/MediaBox", &media);
    dalil_impose_box(job, page, "/BleedBox", &side->bleed);
    dalil_impose_box(job, page, "/TrimBox", &side->trim);
    qpdf_oh_replace_key(pdf, page, "/Contents", content);
    qpdf_oh_replace_key(pdf, page, "/Resources", resources_of(job, side));
    group = qpdf_oh_get_key(
        pdf, qpdf_oh_get_dict(pdf, qpdf_get_object_by_id(pdf, job->forms[0], 0)), "/Group");
    if (qpdf_oh_is_dictionary(pdf, group))
        qpdf_oh_replace_key(pdf, page, "/Group", group);
    qpdf_add_page(pdf, pdf, qpdf_make_indirect_object(pdf, page), FALSE);
    qpdf_oh_release_all(pdf);
}

/* What reading on a screen needs, and what belonged to the pages as they were. */
static void
strip(const DalilImposeJob *job)
{
    static const char *const keys[] = {"/StructTreeRoot", "/MarkInfo",   "/Outlines",  "/Dests",
                                       "/Names",          "/OpenAction", "/AA",        "/AcroForm",
                                       "/PageLabels",     "/PageMode",   "/PageLayout"};
    qpdf_oh root = qpdf_get_root(job->pdf);

    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        qpdf_oh_remove_key(job->pdf, root, keys[i]);
    /* A file for the screen says in it what is no longer so: that it can be read aloud. */
    if (!qpdf_oh_has_key(job->pdf, root, "/OutputIntents"))
        qpdf_oh_remove_key(job->pdf, root, "/Metadata");
    for (int i = 0; i < job->n; i++)
        qpdf_remove_page(job->pdf, qpdf_get_page_n(job->pdf, 0));
    qpdf_oh_release_all(job->pdf);
}

/* An ink on every plate: marks lie outside of what is kept. */
static int
make_ink(const DalilImposeJob *job)
{
    qpdf_oh ink = qpdf_oh_parse(job->pdf, "[/Separation /All /DeviceCMYK <</FunctionType 2 /Domain "
                                          "[0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1>>]");
    int id = qpdf_oh_get_object_id(job->pdf, qpdf_make_indirect_object(job->pdf, ink));

    qpdf_oh_release_all(job->pdf);
    return id;
}

static GByteArray *
impose(DalilImposeJob *job, DalilImposeReport *report)
{
    g_autoptr(GPtrArray) plan = NULL;

    qpdf_push_inherited_attributes_to_page(job->pdf);
    if (!make_forms(job) || !(plan = make_plan(job)))
        return NULL;
    if (plan->len > SIDES_MAX) {
        dalil_impose_fail(job, DALIL_IMPOSE_WRONG, "it would take %d sheets", (int)plan->len);
        return NULL;
    }
    job->marks = make_ink(job);
    for (guint i = 0; i < plan->len; i++)
        add_side(job, plan->pdata[i]);
    strip(job);
    report->pages = job->n;
    report->sides = (int)plan->len;
    report->blank =
        job->wish->kind == DALIL_IMPOSE_BOOKLET ? dalil_impose_round(job->n) - job->n : 0;
    return dalil_impose_write(job);
}

GByteArray *
dalil_impose(const DalilImposeWish *wish, const guint8 *pdf, gsize length,
             DalilImposeReport *report, GError **error)
{
    g_autoptr(GError) own = NULL;
    DalilImposeJob job = {.pdf = qpdf_init(), .wish = wish, .error = &own};
    GByteArray *out = NULL;

    if (dalil_impose_read(&job, pdf, length)) {
        job.pages = g_new0(DalilImposedPage, job.n);
        job.forms = g_new0(int, job.n);
        out = impose(&job, report);
    }
    g_free(job.pages);
    g_free(job.forms);
    qpdf_cleanup(&job.pdf);
    if (own)
        g_propagate_error(error, g_steal_pointer(&own));
    return out;
}
