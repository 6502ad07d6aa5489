/* press.c: from a layout to a file for a print shop */
#include "press/press.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "press/pass.h"
#include "press/sheet.h"

/* Within reason: what no print shop asks for is a slip of the pen. */
static const struct {
    const char *key;
    gsize offset;
    double least, most; /* points, or percent */
    const char *range;
} limits[] = {
    {"bleed", G_STRUCT_OFFSET(DalilPressWish, bleed), 0, DALIL_MM(20), "0 to 20 mm"},
    {"slug", G_STRUCT_OFFSET(DalilPressWish, slug), 0, DALIL_MM(50), "0 to 50 mm"},
    {"ink_limit", G_STRUCT_OFFSET(DalilPressWish, ink_limit), 100, 400, "100 to 400 percent"},
};

static double
total_of(const DalilPlates *plates)
{
    double total = 0;

    for (int i = 0; i < DALIL_CMYK; i++)
        total += plates->cmyk[i] * 100;
    return plates->spot >= 0 ? plates->tint * 100 : total;
}

static DalilInkMap *
map_of(const DalilPressJob *job)
{
    const DalilEdition *edition = job->edition;
    DalilInkMap *map = dalil_inkmap_new(job->profile);

    for (int i = 0; i < edition->n_inks; i++)
        dalil_inkmap_add(map, edition->inks[i].colour, &edition->inks[i].press, i == edition->text);
    return map;
}

static void
check_inks(const DalilPressJob *job, DalilDiags *diags)
{
    g_autoptr(DalilInkMap) map = map_of(job);
    const DalilEditionInk *inks = job->edition->inks;

    for (int i = 0; i < job->edition->n_inks; i++) {
        double total = total_of(dalil_inkmap_plates(map, i));
        if (total > job->wish.ink_limit + 0.5)
            dalil_diags_error(diags, inks[i].at,
                              "ink \"%s\" puts %.0f %% of colour on one spot; the print shop's "
                              "limit is %.0f %%: give it a `cmyk` with less",
                              inks[i].id, total, job->wish.ink_limit);
        if (inks[i].press.tint < 0 || inks[i].press.tint > 100)
            dalil_diags_error(diags, inks[i].at, "ink \"%s\": tint goes from 0 to 100 percent",
                              inks[i].id);
        if (inks[i].press.tint > 0 && !inks[i].press.spot.text)
            dalil_diags_error(diags, inks[i].at,
                              "ink \"%s\" has a tint but no spot; for less of a process colour "
                              "give smaller numbers in `cmyk`",
                              inks[i].id);
    }
}

gboolean
dalil_press_check(const DalilPressJob *job, DalilDiags *diags)
{
    int before = dalil_diags_errors(diags);

    for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
        double value = *(const double *)(const void *)((const char *)&job->wish + limits[i].offset);
        if (value < limits[i].least - 1e-6 || value > limits[i].most + 1e-6)
            dalil_diags_error(diags, job->wish.span, "press: `%s` can be %s", limits[i].key,
                              limits[i].range);
    }
    check_inks(job, diags);
    return dalil_diags_errors(diags) == before;
}

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* The inks of the edition, and of the marks behind them, in their tags. (transfer full) */
static DalilEditionInk *
tagged_inks(const DalilPressJob *job, const DalilInkMap *map, int marks)
{
    int n = job->edition->n_inks;
    DalilEditionInk *inks = g_new0(DalilEditionInk, n + marks);

    memcpy(inks, job->edition->inks, sizeof *inks * (gsize)n);
    for (int i = 0; i < n + marks; i++)
        inks[i].colour = dalil_inkmap_tag(map, i);
    return inks;
}

/* "trifold-a4.fr.print.pdf · 297 × 210 mm · FR 2026-11 r003 7f3a · 2026-11-15 · FOGRA39" */
static char *
foot_of(const DalilPressJob *job, const DalilSheet *sheet)
{
    static const char *const turns[] = {"short edge", "long edge"};
    const char *code = job->edition->content->print.code;
    GString *to = g_string_new(NULL);

    g_string_append_printf(to, "%s · %.0f × %.0f mm · %s · %s · %s", job->file,
                           sheet->width / DALIL_MM(1), sheet->height / DALIL_MM(1),
                           code ? code : job->edition->name, job->date,
                           dalil_profile_condition(job->profile));
    if (sheet->n_pages > 1)
        g_string_append_printf(to, " · duplex: %s", turns[job->wish.duplex]);
    return g_string_free(to, FALSE);
}

typedef struct {
    const DalilPressJob *job;
    DalilArena *arena;
    cairo_t *cr;
    DalilPainter *painter;
    const DalilEditionInk *inks;
    int n_marks;
} Draw;

static void
draw_page(const Draw *draw, int number)
{
    const DalilPressJob *job = draw->job;
    const DalilPage *page = &job->layout->pages[number];
    const DalilSheet sheet = dalil_sheet_of(job->layout, job->edition, &job->wish, number);
    double margin = sheet.bleed + sheet.slug;
    g_autofree char *foot = foot_of(job, &sheet);
    const DalilSlug slug = {draw->arena, job->shaper, &sheet,
                            job->edition->n_inks + DALIL_MARK_BLACK, foot};
    cairo_t *cr = draw->cr;

    cairo_save(cr);
    cairo_translate(cr, margin, margin);
    cairo_save(cr);
    cairo_rectangle(cr, -sheet.bleed, -sheet.bleed, sheet.width + 2 * sheet.bleed,
                    sheet.height + 2 * sheet.bleed);
    cairo_clip(cr);
    dalil_bleed_page(cr, draw->painter, page, sheet.bleed);
    cairo_restore(cr);
    dalil_marks_draw(cr, &sheet, draw->inks + job->edition->n_inks, draw->n_marks);
    dalil_slug_draw(cr, draw->painter, &slug);
    cairo_restore(cr);
}

static GByteArray *
draw_all(const DalilPressJob *job, const DalilInkMap *map, int n_marks, GError **error)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autofree DalilEditionInk *inks = tagged_inks(job, map, n_marks);
    g_autofree char *stamp = g_strconcat(job->date, "T00:00:00Z", NULL);
    double around = 2 * (job->wish.bleed + job->wish.slug);
    const DalilPage *pages = job->layout->pages;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        collect, out, pages[0].width + around, pages[0].height + around);
    Draw draw = {job, arena, cairo_create(surface), NULL, inks, n_marks};
    cairo_status_t status = CAIRO_STATUS_SUCCESS;

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
    draw.painter = dalil_painter_new(draw.cr, job->edition, job->fonts);
    dalil_painter_inks(draw.painter, inks);
    for (int p = 0; p < job->layout->n_pages; p++) {
        cairo_pdf_surface_set_size(surface, pages[p].width + around, pages[p].height + around);
        draw_page(&draw, p);
        cairo_show_page(draw.cr);
    }
    status = cairo_status(draw.cr);
    cairo_destroy(draw.cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    dalil_painter_free(draw.painter);
    if (status == CAIRO_STATUS_SUCCESS)
        return g_steal_pointer(&out);
    g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED, "cannot draw %s for print: %s",
                job->edition->name, cairo_status_to_string(status));
    return NULL;
}

/* FALSE: they are errors. */
static gboolean
report_strays(const DalilPressJob *job, const DalilInkMap *map, DalilDiags *diags)
{
    const DalilSpan nowhere = {job->edition->layout->file, 0, 0};
    int n = 0;
    const DalilStray *strays = dalil_inkmap_strays(map, &n);

    for (int i = 0; i < n; i++) {
        g_autofree char *words = g_strdup_printf(
            "%s: the colour %s (%d times) belongs to no ink and was converted by the profile; give "
            "the layout an ink for it, with `cmyk`",
            job->edition->name, strays[i].hex, strays[i].times);
        if (job->strict)
            dalil_diags_error(diags, nowhere, "%s", words);
        else
            dalil_diags_warning(diags, nowhere, "%s", words);
    }
    return n == 0 || !job->strict;
}

GByteArray *
dalil_press_pdf(const DalilPressJob *job, DalilDiags *diags, GError **error)
{
    const char *run = job->edition->content->print.hash;
    g_autofree char *keywords = run ? g_strconcat("dalil-run:", run, NULL) : NULL;
    g_autoptr(DalilInkMap) map = map_of(job);
    int marks = dalil_marks_inks(map);
    g_autoptr(GByteArray) drawn = draw_all(job, map, marks, error);
    g_autoptr(GByteArray) made = NULL;
    DalilPassReport report = {0};
    const DalilPassJob pass = {.map = map,
                               .profile = job->profile,
                               .flavour = (DalilPressFlavour)job->wish.flavour,
                               .bleed = job->wish.bleed,
                               .slug = job->wish.slug,
                               .title = job->title,
                               .date = job->date,
                               .keywords = keywords,
                               .language = job->edition->language->tag,
                               .min_ppi = job->wish.min_ppi};

    if (!drawn)
        return NULL;
    made = dalil_pass(&pass, drawn->data, drawn->len, &report, error);
    if (!made || !report_strays(job, map, diags))
        return NULL;
    if (report.mixed > 0)
        dalil_diags_warning(diags, (DalilSpan){job->edition->layout->file, 0, 0},
                            "%s: a gradient runs from a spot colour into another one; it is "
                            "printed in process colours",
                            job->edition->name);
    return g_steal_pointer(&made);
}
