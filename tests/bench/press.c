/* press.c: drawing with Cairo, and the press pass over what was drawn */
#include "press.h"

#include "clock.h"
#include "paint/icons.h"
#include "paint/pdf.h"
#include "press/pass.h"
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
    GByteArray *drawn;
};

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
    if (press->drawn)
        g_byte_array_unref(press->drawn);
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
    if (press->drawn)
        g_byte_array_unref(press->drawn);
    press->drawn = drawn;
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
    g_autoptr(GByteArray) made = NULL;

    g_assert(profile); /* the bench is run from the checkout */
    for (int i = 0; i < edition->n_inks; i++)
        dalil_inkmap_add(map, edition->inks[i].colour, &edition->inks[i].press, i == edition->text);
    made = dalil_pass(&job, press->drawn->data, press->drawn->len, &report, NULL);
    g_assert(made);
    return clock_now() - began;
}

double
bench_press_screen(BenchPress *press)
{
    double began = clock_now();
    g_autoptr(GByteArray) made =
        dalil_screen_pdf(press->layout, press->edition, press->stages->fonts, "Bench", DATE, NULL);

    g_assert(made);
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
