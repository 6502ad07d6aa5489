/* press.c: drawing with Cairo, and the press pass over what was drawn */
#include "press.h"

#include "clock.h"
#include "paint/icons.h"
#include "paint/pdf.h"
#include "press/pass.h"
#include "press/preflight.h"
#include "press/readback.h"
#include "press/screen.h"

#define DATE "2026-11-15"
#define PROFILE "press/FOGRA39L_coated.icc"

struct BenchPress {
    Stages *stages;
    DalilArena *arena;
    DalilShaper *shaper;
    DalilEdition *edition;
    DalilLayout *layout;
    GByteArray *drawn, *screen, *print; /* as made last; NULL: not yet */
};

/* Takes @made in the place of what was there. */
static void
keep(GByteArray **place, GByteArray *made)
{
    if (*place)
        g_byte_array_unref(*place);
    *place = made;
}

BenchPress *
bench_press_new(Stages *stages)
{
    BenchPress *press = g_new0(BenchPress, 1);

    press->stages = stages;
    press->arena = dalil_arena_new();
    press->shaper = dalil_shaper_new(stages->fonts);
    press->edition = dalil_compose(press->arena, stages->diags, stages->content, stages->layout,
                                   stages->languages[0], NULL, dalil_icon_names());
    press->layout = dalil_layout(press->arena, press->shaper, stages->diags, press->edition);
    if (press->layout)
        return press;
    fprintf(stderr, "bench: the edition for print does not fit\n");
    bench_press_free(press);
    return NULL;
}

void
bench_press_free(BenchPress *press)
{
    if (!press)
        return;
    keep(&press->drawn, NULL);
    keep(&press->screen, NULL);
    keep(&press->print, NULL);
    dalil_shaper_free(press->shaper);
    dalil_arena_free(press->arena);
    g_free(press);
}

double
bench_press_draw(BenchPress *press)
{
    double began = clock_now();
    GByteArray *drawn =
        dalil_paint_pdf(press->layout, press->edition, press->stages->fonts, "Bench", DATE, NULL);
    double seconds = clock_now() - began;

    g_assert(drawn);
    keep(&press->drawn, drawn);
    return seconds;
}

double
bench_press_pass(BenchPress *press)
{
    const DalilEdition *edition = press->edition;
    double began = clock_now();
    g_autoptr(DalilProfile) profile = dalil_profile_read(PROFILE, "FOGRA39", NULL);
    g_autoptr(DalilInkMap) map = dalil_inkmap_new(profile);
    DalilPassJob job = {.map = map, .profile = profile, .title = "Bench", .date = DATE};
    DalilPassReport report = {0};
    GByteArray *made = NULL;
    double seconds = 0;

    g_assert(profile); /* the bench is run from the checkout */
    for (int i = 0; i < edition->n_inks; i++)
        dalil_inkmap_add(map, edition->inks[i].colour, &edition->inks[i].press, i == edition->text);
    made = dalil_pass(&job, press->drawn->data, press->drawn->len, &report, NULL);
    seconds = clock_now() - began;
    g_assert(made);
    keep(&press->print, made);
    return seconds;
}

double
bench_press_screen(BenchPress *press)
{
    double began = clock_now();
    GByteArray *made =
        dalil_screen_pdf(press->layout, press->edition, press->stages->fonts, "Bench", DATE, NULL);
    double seconds = clock_now() - began;

    g_assert(made);
    keep(&press->screen, made);
    return seconds;
}

double
bench_press_rules(BenchPress *press, gboolean print)
{
    const DalilPreflightWish wish = {.purpose = print ? DALIL_FOR_PRINT : DALIL_FOR_SCREEN,
                                     .quick = TRUE};
    const GByteArray *file = print ? press->print : press->screen;
    double began = clock_now();
    g_autoptr(DalilPreflight) result = dalil_preflight(file->data, file->len, &wish, NULL);

    g_assert(result);
    return clock_now() - began;
}

double
bench_press_proof(BenchPress *press)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    double began = clock_now();
    g_autoptr(DalilPdfText) text =
        dalil_pdftext_read(press->drawn->data, press->drawn->len, "bench", NULL);
    gboolean good = text && dalil_readback(text, press->edition, press->layout, diags);

    if (!good)
        dalil_diags_print(diags, stderr, FALSE);
    g_assert(good);
    return clock_now() - began;
}

int
bench_press_pages(const BenchPress *press)
{
    return press->layout->n_pages;
}
