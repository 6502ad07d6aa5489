/* test_layout_frames.c: where frames lie, what sticks out of them, and pages that repeat */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "layout/slots.h"

#define TOP                                                                                        \
    "sheet: {paper: a6}\nmargin: {top: 10mm, bottom: 8mm, start: 6mm, end: 5mm}\n"                 \
    "inks: [{id: paper, colour: \"#ffffff\"}, {id: text, colour: \"#000000\"}, {id: deep, "        \
    "colour: \"#0b4a59\"}]\n"                                                                      \
    "styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone}, {id: heading, ink: "     \
    "paper}]\n"
#define FLOWS                                                                                      \
    "flows: [{id: services, size: 9pt, entry: [name, phones], blocks: [{kind: services}]}]\n"

/* An A6 page is 105 by 148 mm; all in mm. */
static const struct {
    const char *name, *frame;
    double x, y, width, height;
} places[] = {
    {"margins", "", 6, 10, 94, 130},
    {"edges", "top: 20mm, bottom: 30mm, start: 1mm, end: 2mm", 1, 20, 102, 98},
    {"width-from-start", "start: 10mm, width: 20mm", 10, 10, 20, 130},
    {"width-from-end", "end: 10mm, width: 20mm", 75, 10, 20, 130},
    {"width-alone", "width: 20mm", 6, 10, 20, 130},
    {"height-from-bottom", "bottom: 10mm, height: 20mm", 6, 118, 94, 20},
    {"parts", "top: 50%, start: 20%, width: 40%, height: 25%", 21, 74, 42, 37},
    {"inset", "inset: 4mm", 10, 14, 86, 122},
};

static void
test_place(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(DalilArena) arena = dalil_arena_new();
    Studio studio = {.arena = arena, .diags = dalil_diags_new()};
    g_autofree char *yaml =
        g_strdup_printf(TOP FLOWS "panels: [{frames: [{flow: services%s%s}]}]\n",
                        places[row].frame[0] ? ", " : "", places[row].frame);
    DalilTemplate *layout = studio_template(&studio, "test", yaml);
    DalilSlots slots;

    studio_assert_clean(studio.diags);
    slots = dalil_slots_new(arena, layout, 0);
    g_assert_cmpint(slots.n_once, ==, 1);
    g_assert_cmpfloat_with_epsilon(slots.once[0].rect.x, DALIL_MM(places[row].x), 1e-6);
    g_assert_cmpfloat_with_epsilon(slots.once[0].rect.y, DALIL_MM(places[row].y), 1e-6);
    g_assert_cmpfloat_with_epsilon(slots.once[0].rect.width, DALIL_MM(places[row].width), 1e-6);
    g_assert_cmpfloat_with_epsilon(slots.once[0].rect.height, DALIL_MM(places[row].height), 1e-6);
    dalil_diags_free(studio.diags);
}

/* Columns share a frame's width; a chain goes through them, then on to the page that repeats. */
static void
test_chain(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    Studio studio = {.arena = arena, .diags = dalil_diags_new()};
    DalilTemplate *layout = studio_template(
        &studio, "test",
        TOP FLOWS
        "panels:\n  - {frames: [{flow: services, start: 0mm, end: 0mm, columns: 2, gutter: 5mm}]}\n"
        "  - {repeat: yes, frames: [{top: 0mm, height: 5mm, fill: deep}, {flow: services, start: "
        "0mm, end: 0mm, columns: 3}]}\n");
    static const struct {
        int page;
        double x, width;
    } chain[] = {{0, 0, 50}, {0, 55, 50}, {1, 0, 35},  {1, 35, 35}, {1, 70, 35},
                 {2, 0, 35}, {2, 35, 35}, {2, 70, 35}, {3, 0, 35}};
    DalilSlots slots;
    DalilSlot slot;

    studio_assert_clean(studio.diags);
    slots = dalil_slots_new(arena, layout, 0);
    for (guint k = 0; k < G_N_ELEMENTS(chain); k++) {
        g_assert_true(dalil_slots_nth(&slots, (int)k, &slot));
        g_assert_cmpint(slot.page, ==, chain[k].page);
        g_assert_cmpfloat_with_epsilon(slot.rect.x, DALIL_MM(chain[k].x), 1e-6);
        g_assert_cmpfloat_with_epsilon(slot.rect.width, DALIL_MM(chain[k].width), 1e-6);
    }
    slots.n_repeat = 0;
    g_assert_false(dalil_slots_nth(&slots, 2, &slot));
    g_assert_cmpint(dalil_slots_pages(layout), ==, 2);
    dalil_diags_free(studio.diags);
}

#define BEYOND(name, mm)                                                                           \
    "frame \"" name "\" reaches " mm " mm beyond its panel; move it or make it smaller\n1 error\n"
#define WIDER(mm)                                                                                  \
    "test.fr: something in frame \"f\" is " mm                                                     \
    " mm wider than the frame; make its QR code, tiles or pictograms smaller, "                    \
    "or the frame wider\n1 error\n"

static const struct {
    const char *name, *frame, *problems;
} pages[] = {
    {"to-the-edge",
     "{id: f, top: 0mm, bottom: 0mm, start: 0mm, end: 0mm, size: 9pt, blocks: [{kind: date}]}", ""},
    {"beyond-end", "{id: f, start: 90mm, width: 20mm, fill: deep}", BEYOND("f", "5.0")},
    {"beyond-bottom", "{id: f, top: 140mm, height: 20mm, fill: deep}", BEYOND("f", "12.0")},
    {"beyond-start", "{end: 100mm, width: 20mm, fill: deep}", BEYOND("frame", "15.0")},
    {"qr-fits", "{id: f, width: 30mm, size: 9pt, blocks: [{kind: qr, size: 30mm}]}", ""},
    {"qr-too-wide", "{id: f, width: 20mm, size: 9pt, blocks: [{kind: qr, size: 30mm}]}",
     WIDER("10.0")},
    {"tile-too-wide", "{id: f, width: 20mm, size: 9pt, blocks: [{kind: tiles, size: 24mm}]}",
     WIDER("4.0")},
    {"too-high", "{id: f, height: 20mm, size: 9pt, blocks: [{kind: qr, size: 30mm}]}",
     "test.fr: \"f\" is 11 mm too high even at 9 pt. Ways out, as tried with layouts/test.yaml: "
     "make the frame 11 mm higher: fits at 9 pt; not enough: smaller type alone\n1 error\n"},
};

static void
test_page(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    g_autofree char *yaml = g_strdup_printf(TOP "panels: [{frames: [%s]}]\n", pages[row].frame);
    g_autofree char *problems = NULL, *at = g_strdup("layouts/test.yaml:5:20: error: ");
    DalilTemplate *layout = studio_template(studio, "test", yaml);
    DalilEdition *edition = NULL;
    DalilLayout *laid_out = NULL;

    studio_assert_clean(studio->diags);
    laid_out = studio_lay_out(studio, layout, dalil_language_lookup("fr"), &edition);
    problems = studio_problems(studio->diags);
    g_assert_true((laid_out != NULL) == (pages[row].problems[0] == '\0'));
    if (pages[row].problems[0] != '\0')
        g_assert_true(g_str_has_prefix(problems, at));
    g_assert_cmpstr(problems + (problems[0] ? strlen(at) : 0), ==, pages[row].problems);
}

/* What is told of an edition that fits. */
static void
test_certificate(void)
{
    g_autoptr(Studio) studio = studio_new(NULL, NULL);
    DalilTemplate *layout = studio_template(
        studio, "test",
        TOP FLOWS
        "panels: [{frames: [{flow: services, height: 60mm}, {flow: services, top: 80mm, height: "
        "20mm}, "
        "{id: foot, bottom: 8mm, height: 10mm, size: [8pt, 12pt], blocks: [{kind: date}]}]}]\n");
    DalilEdition *edition = NULL;
    g_autoptr(GString) certificate = g_string_new(NULL);
    const DalilLayout *laid_out = NULL;

    studio_assert_clean(studio->diags);
    laid_out = studio_lay_out(studio, layout, dalil_language_lookup("fr"), &edition);
    studio_assert_clean(studio->diags);
    dalil_layout_certificate(laid_out, edition->name, certificate);
    g_assert_cmpstr(certificate->str, ==,
                    "test.fr: everything placed, smallest type 9 pt\n"
                    "  services     9 pt, filled 26% 0%, 1 service\n"
                    "  foot         12 pt, filled 53%\n");
}

/* Many services on a page that repeats: page numbers, the heading that reigns, the index. */
static void
test_repeated_pages(void)
{
    g_autoptr(GString) services = g_string_new(NULL);
    g_autoptr(Studio) studio = NULL;
    DalilTemplate *layout = NULL;
    DalilEdition *edition = NULL;
    const DalilLayout *laid_out = NULL;
    int first = 0;

    for (int i = 0; i < 60; i++)
        g_string_append_printf(
            services,
            "- {id: s%d, agency: maison, category: %s, name: {fr: Service %d, ar: خدمة}}\n", i,
            i < 40 ? "health" : "food", i);
    studio = studio_new(NULL, services->str);
    layout = studio_template(
        studio, "test",
        TOP FLOWS "panels:\n  - {frames: [{size: 9pt, blocks: [{kind: index}]}]}\n"
                  "  - {repeat: yes, frames: [{flow: services, top: 20mm, bottom: 20mm}, "
                  "{top: 5mm, height: 6mm, size: 9pt, blocks: [{kind: running}]}, "
                  "{bottom: 5mm, height: 6mm, size: 9pt, blocks: [{kind: folio}]}]}\n");
    studio_assert_clean(studio->diags);
    laid_out = studio_lay_out(studio, layout, dalil_language_lookup("fr"), &edition);
    studio_assert_clean(studio->diags);
    g_assert_cmpint(laid_out->n_pages, >=, 4);
    for (int p = 0; p < laid_out->n_pages; p++) {
        g_autoptr(GString) said = g_string_new("|");
        g_autofree char *folio = g_strdup_printf("|%d|", p + 1);

        for (int i = 0; i < laid_out->pages[p].n; i++) {
            const DalilItem *item = &laid_out->pages[p].items[i];
            g_autofree char *text = item->kind == DALIL_ITEM_TEXT
                                        ? dalil_measured_text(item->measured, item->from, item->to)
                                        : NULL;
            if (text)
                g_string_append_printf(said, "%s|", text);
        }
        if (p == 0) {
            g_assert_true(g_str_has_prefix(said->str, "|Santé|2|Repas|"));
        } else {
            g_assert_nonnull(strstr(said->str, folio));
            g_assert_nonnull(strstr(said->str, "|Service "));
            first = (int)g_ascii_strtoll(strstr(said->str, "|Service ") + strlen("|Service "), NULL,
                                         10);
            g_assert_true(g_str_has_prefix(said->str, first < 40 ? "|Santé|" : "|Repas|"));
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *path = g_strdup_printf("/layout/frames/place/%s", places[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_place);
    }
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autofree char *path = g_strdup_printf("/layout/frames/page/%s", pages[i].name);

        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_page);
    }
    g_test_add_func("/layout/frames/chain", test_chain);
    g_test_add_func("/layout/frames/certificate", test_certificate);
    g_test_add_func("/layout/frames/repeated-pages", test_repeated_pages);
    return g_test_run();
}
