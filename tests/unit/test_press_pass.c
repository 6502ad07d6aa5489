/* test_press_pass.c: whatever Cairo can draw comes out in plates, or is refused */
#include "press/pass.h"

#include <cairo-pdf.h>
#include <lcms2.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "press/tokens.h"
#include "profile.h"

enum { RED, SPOT, HALF, BLACK, WHITE, INKS };

/* What a test draws with. */
typedef struct {
    cairo_t *cr;
    DalilInkMap *map;
} Pens;

static DalilInkMap *
make_map(const DalilProfile *profile)
{
    static const struct {
        unsigned look;
        DalilInkPress press;
    } inks[INKS] = {
        {0xb0201c, {.cmyk = {{0.1, 0.9, 0.8, 0}, TRUE}}},
        {0x0033a0, {.cmyk = {{1, 0.6, 0, 0}, TRUE}, .spot = {.text = "PANTONE 286 C"}}},
        {0x7f99cf, {.spot = {.text = "PANTONE 286 C"}, .tint = 50}},
        {0x000000, {.cmyk = {{0, 0, 0, 1}, TRUE}}},
        {0xffffff, {.cmyk = {{0, 0, 0, 0}, TRUE}}},
    };
    DalilInkMap *map = dalil_inkmap_new(profile);

    for (int i = 0; i < INKS; i++)
        dalil_inkmap_add(map, colour(inks[i].look), &inks[i].press, FALSE);
    return map;
}

static void
pen(const Pens *p, int ink, double alpha)
{
    DalilColour tag = dalil_inkmap_tag(p->map, ink);

    cairo_set_source_rgba(p->cr, tag.red, tag.green, tag.blue, alpha);
}

static void
stop(cairo_pattern_t *gradient, const Pens *p, double at, int ink, double alpha)
{
    DalilColour tag = dalil_inkmap_tag(p->map, ink);

    cairo_pattern_add_color_stop_rgba(gradient, at, tag.red, tag.green, tag.blue, alpha);
}

static void
draw_plain(const Pens *p)
{
    pen(p, RED, 1);
    cairo_rectangle(p->cr, 20, 20, 60, 60);
    cairo_fill(p->cr);
    pen(p, SPOT, 1);
    cairo_arc(p->cr, 50, 50, 20, 0, 6);
    cairo_stroke(p->cr);
}

static void
draw_alpha(const Pens *p)
{
    pen(p, RED, 0.5);
    cairo_rectangle(p->cr, 20, 20, 60, 60);
    cairo_fill(p->cr);
}

static void
draw_gradient(const Pens *p, int from, int to, double alpha, gboolean radial, gboolean repeat)
{
    cairo_pattern_t *g = radial ? cairo_pattern_create_radial(50, 50, 5, 50, 50, 30)
                                : cairo_pattern_create_linear(20, 20, 80, 80);

    stop(g, p, 0, from, 1);
    stop(g, p, 0.5, to, 1);
    stop(g, p, 1, from, alpha);
    cairo_pattern_set_extend(g, repeat ? CAIRO_EXTEND_REPEAT : CAIRO_EXTEND_PAD);
    cairo_set_source(p->cr, g);
    cairo_rectangle(p->cr, 20, 20, 60, 60);
    cairo_fill(p->cr);
    cairo_pattern_destroy(g);
}

static void
draw_linear(const Pens *p)
{
    draw_gradient(p, RED, WHITE, 1, FALSE, FALSE);
}

static void
draw_radial(const Pens *p)
{
    draw_gradient(p, RED, WHITE, 1, TRUE, FALSE);
}

static void
draw_repeat(const Pens *p)
{
    draw_gradient(p, RED, BLACK, 1, FALSE, TRUE);
}

static void
draw_fading(const Pens *p)
{
    draw_gradient(p, RED, WHITE, 0.2, FALSE, FALSE);
}

static void
draw_spots(const Pens *p)
{
    draw_gradient(p, SPOT, HALF, 1, FALSE, FALSE);
}

static void
draw_mixed(const Pens *p)
{
    draw_gradient(p, SPOT, RED, 1, FALSE, FALSE);
}

static void
draw_mesh(const Pens *p)
{
    cairo_pattern_t *mesh = cairo_pattern_create_mesh();
    static const int corners[] = {RED, WHITE, BLACK, RED};

    cairo_mesh_pattern_begin_patch(mesh);
    cairo_mesh_pattern_move_to(mesh, 20, 20);
    cairo_mesh_pattern_line_to(mesh, 80, 20);
    cairo_mesh_pattern_line_to(mesh, 80, 80);
    cairo_mesh_pattern_line_to(mesh, 20, 80);
    for (unsigned i = 0; i < 4; i++) {
        DalilColour tag = dalil_inkmap_tag(p->map, corners[i]);
        cairo_mesh_pattern_set_corner_color_rgb(mesh, i, tag.red, tag.green, tag.blue);
    }
    cairo_mesh_pattern_end_patch(mesh);
    cairo_set_source(p->cr, mesh);
    cairo_paint(p->cr);
    cairo_pattern_destroy(mesh);
}

static void
draw_group(const Pens *p)
{
    cairo_push_group(p->cr);
    draw_plain(p);
    cairo_pop_group_to_source(p->cr);
    cairo_paint_with_alpha(p->cr, 0.5);
}

/* A group, of which PDF/X-1a allows none, in which nothing is transparent. */
static void
draw_opaque_group(const Pens *p)
{
    cairo_push_group(p->cr);
    draw_plain(p);
    cairo_pop_group_to_source(p->cr);
    cairo_paint(p->cr);
}

static void
draw_blend(const Pens *p)
{
    draw_plain(p);
    cairo_set_operator(p->cr, CAIRO_OPERATOR_MULTIPLY);
    draw_plain(p);
}

/* @alpha: of its pixels. */
static cairo_surface_t *
picture(cairo_format_t format)
{
    cairo_surface_t *image = cairo_image_surface_create(format, 16, 16);
    cairo_t *cr = cairo_create(image);

    cairo_set_source_rgba(cr, 0.8, 0.3, 0.1, 0.6);
    cairo_rectangle(cr, 4, 4, 8, 8);
    cairo_fill(cr);
    cairo_destroy(cr);
    return image;
}

static void
draw_picture(const Pens *p)
{
    cairo_surface_t *image = picture(CAIRO_FORMAT_RGB24);

    cairo_set_source_surface(p->cr, image, 30, 30);
    cairo_paint(p->cr);
    cairo_surface_destroy(image);
}

static void
draw_picture_alpha(const Pens *p)
{
    cairo_surface_t *image = picture(CAIRO_FORMAT_ARGB32);

    cairo_set_source_surface(p->cr, image, 30, 30);
    cairo_paint(p->cr);
    cairo_surface_destroy(image);
}

static void
draw_mask(const Pens *p)
{
    cairo_surface_t *image = picture(CAIRO_FORMAT_A8);

    pen(p, RED, 1);
    cairo_mask_surface(p->cr, image, 30, 30);
    cairo_surface_destroy(image);
}

/* The head of a JPEG with four plates, as Adobe's programs write it: the wrong way round. */
static void
draw_jpeg(const Pens *p)
{
    static const unsigned char jpeg[] = {
        0xFF, 0xD8, 0xFF, 0xEE, 0,    14,   'A', 'd',  'o', 'b', 'e',  0, 100,  0,
        0,    0,    0,    0,    0xFF, 0xC0, 0,   20,   8,   0,   16,   0, 16,   4,
        1,    0x11, 0,    2,    0x11, 0,    3,   0x11, 0,   4,   0x11, 0, 0xFF, 0xD9};
    cairo_surface_t *image = picture(CAIRO_FORMAT_RGB24);

    cairo_surface_set_mime_data(image, CAIRO_MIME_TYPE_JPEG, jpeg, sizeof jpeg, NULL, NULL);
    cairo_set_source_surface(p->cr, image, 30, 30);
    cairo_paint(p->cr);
    cairo_surface_destroy(image);
}

/* A pattern of vectors, repeated. */
static void
draw_tiles(const Pens *p)
{
    cairo_rectangle_t box = {0, 0, 10, 10};
    cairo_surface_t *tile = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &box);
    Pens inside = {cairo_create(tile), p->map};

    pen(&inside, SPOT, 1);
    cairo_rectangle(inside.cr, 2, 2, 5, 5);
    cairo_fill(inside.cr);
    cairo_destroy(inside.cr);
    cairo_set_source_surface(p->cr, tile, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(p->cr), CAIRO_EXTEND_REPEAT);
    cairo_rectangle(p->cr, 20, 20, 60, 60);
    cairo_fill(p->cr);
    cairo_surface_destroy(tile);
}

static void
draw_letters(const Pens *p)
{
    pen(p, RED, 1);
    cairo_paint(p->cr);
    pen(p, BLACK, 1);
    cairo_select_font_face(p->cr, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_move_to(p->cr, 20, 50);
    cairo_show_text(p->cr, "Exemple ي");
    pen(p, WHITE, 1);
    cairo_move_to(p->cr, 20, 70);
    cairo_show_text(p->cr, "Exemple");
}

static const struct {
    const char *name;
    void (*draw)(const Pens *p);
    const char *wanted; /* somewhere in the file */
    const char *opaque; /* part of the reason against X-1a; NULL: there is none */
    int mixed, strays;
} cases[] = {
    {"plain", draw_plain, "/Separation /PANTONE#20286#20C /DeviceCMYK", NULL, 0, 0},
    {"alpha", draw_alpha, "/ca 0.5", "half transparent", 0, 0},
    {"linear", draw_linear, "/C0 [ 0.1 0.9 0.8 0 ]", NULL, 0, 0},
    {"radial", draw_radial, "/C0 [ 0.1 0.9 0.8 0 ]", NULL, 0, 0},
    {"repeat", draw_repeat, "/C1 [ 0 0 0 1 ]", NULL, 0, 0},
    {"fading", draw_fading, "/Luminosity", "fades out", 0, 0},
    {"spots", draw_spots, "/C1 [ 0.5 ]", NULL, 0, 0},
    {"mixed", draw_mixed, "/C0 [ 1 0.6 0 0 ]", NULL, 1, 0},
    {"mesh", draw_mesh, "/ShadingType 7", NULL, 0, 0},
    {"group", draw_group, "/CS /DeviceCMYK", "half transparent", 0, 0},
    {"group-opaque", draw_opaque_group, "/Subtype /Form", NULL, 0, 0},
    {"blend", draw_blend, "/BM /Multiply", "blended", 0, 0},
    {"picture", draw_picture, "/Width 16", NULL, 0, 0},
    {"picture-alpha", draw_picture_alpha, "/Width 16", "fades out", 0, 0},
    {"jpeg", draw_jpeg, "/Decode [ 1 0 1 0 1 0 1 0 ]", NULL, 0, 0},
    {"mask", draw_mask, "/SMask", "fades out", 0, 0},
    {"tiles", draw_tiles, "/PatternType 1", NULL, 0, 0},
    {"letters", draw_letters, "/OPM 1", NULL, 0, 0},
};

static cairo_status_t
collect(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
draw(DalilInkMap *map, void (*what)(const Pens *p))
{
    GByteArray *out = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(collect, out, 100, 100);
    Pens pens = {cairo_create(surface), map};

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-11-15T00:00:00Z");
    what(&pens);
    g_assert_cmpint(cairo_status(pens.cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy(pens.cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return out;
}

static DalilPassJob
job_for(DalilInkMap *map, const DalilProfile *profile, DalilPressFlavour flavour)
{
    return (DalilPassJob){.map = map,
                          .profile = profile,
                          .flavour = flavour,
                          .bleed = 8,
                          .slug = 10,
                          .title = "Trouver de l’aide & ça",
                          .date = "2026-11-15",
                          .language = "fr"};
}

/* Operators of the screen's colours, in a stream that draws. */
static void
assert_no_rgb(const char *data, gsize length)
{
    static const char *const wrong[] = {"rg", "RG", "sc", "SC"};
    DalilTokens tokens = {data, data + length};
    DalilToken token = {DALIL_TOKEN_OPERATOR, data, 0};

    while (token.kind != DALIL_TOKEN_END) {
        token = dalil_tokens_next(&tokens);
        g_assert_cmpint(token.kind, !=, DALIL_TOKEN_BAD);
        for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
            g_assert_false(dalil_token_is(&token, wrong[i]));
    }
}

static gboolean
draws(qpdf_data pdf, qpdf_oh object)
{
    qpdf_oh dict = qpdf_oh_get_dict(pdf, object);

    return qpdf_oh_is_name_and_equals(pdf, qpdf_oh_get_key(pdf, dict, "/Subtype"), "/Form") ||
           qpdf_oh_has_key(pdf, dict, "/PatternType");
}

/* Every object of the file, as text, and every stream that draws. */
static void
assert_in_plates(const GByteArray *file)
{
    qpdf_data pdf = qpdf_init();
    int n = 0;

    g_assert_cmpint(qpdf_read_memory(pdf, "made", (const char *)file->data, file->len, NULL), ==,
                    0);
    n = qpdf_oh_get_int_value_as_int(pdf, qpdf_oh_get_key(pdf, qpdf_get_trailer(pdf), "/Size"));
    for (int i = 1; i < n; i++) {
        qpdf_oh object = qpdf_get_object_by_id(pdf, i, 0);
        QPDF_BOOL filtered = FALSE;
        unsigned char *data = NULL;
        size_t length = 0;
        g_assert_null(strstr(qpdf_oh_unparse_resolved(pdf, object), "DeviceRGB"));
        if (!qpdf_oh_is_stream(pdf, object))
            continue;
        g_assert_null(strstr(qpdf_oh_unparse(pdf, qpdf_oh_get_dict(pdf, object)), "DeviceRGB"));
        g_assert_false(qpdf_oh_has_key(pdf, qpdf_oh_get_dict(pdf, object), "/Interpolate"));
        if (!draws(pdf, object))
            continue;
        g_assert_cmpint(
            qpdf_oh_get_stream_data(pdf, object, qpdf_dl_all, &filtered, &data, &length), ==, 0);
        assert_no_rgb((const char *)data, length);
        free(data);
    }
    for (int i = 0; i < qpdf_get_num_pages(pdf); i++) {
        unsigned char *data = NULL;
        size_t length = 0;
        g_assert_cmpint(
            qpdf_oh_get_page_content_data(pdf, qpdf_get_page_n(pdf, (size_t)i), &data, &length), ==,
            0);
        assert_no_rgb((const char *)data, length);
        free(data);
    }
    qpdf_cleanup(&pdf);
}

static gboolean
holds(const GByteArray *file, const char *text)
{
    gsize n = strlen(text);

    for (gsize i = 0; i + n <= file->len; i++)
        if (memcmp(file->data + i, text, n) == 0)
            return TRUE;
    return FALSE;
}

static void
test_x4(void)
{
    g_autoptr(DalilProfile) profile = coated();

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DalilInkMap) map = make_map(profile);
        g_autoptr(GByteArray) drawn = draw(map, cases[i].draw);
        const DalilPassJob job = job_for(map, profile, DALIL_PRESS_X4);
        DalilPassReport report = {0}, second = {0};
        g_autoptr(GError) error = NULL;
        g_autoptr(GByteArray) made = dalil_pass(&job, drawn->data, drawn->len, &report, &error);
        g_autoptr(GByteArray) again = NULL;
        int strays = 0;

        g_test_message("%s", cases[i].name);
        g_assert_no_error(error);
        assert_in_plates(made);
        g_assert_true(holds(made, cases[i].wanted));
        g_assert_cmpint(report.mixed, ==, cases[i].mixed);
        g_assert_cmpint(report.pages, ==, 1);
        dalil_inkmap_strays(map, &strays);
        g_assert_cmpint(strays, ==, cases[i].strays);
        again = dalil_pass(&job, drawn->data, drawn->len, &second, NULL);
        g_assert_cmpmem(made->data, made->len, again->data, again->len);
    }
}

static void
test_x1a(void)
{
    g_autoptr(DalilProfile) profile = coated();

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DalilInkMap) map = make_map(profile);
        g_autoptr(GByteArray) drawn = draw(map, cases[i].draw);
        const DalilPassJob job = job_for(map, profile, DALIL_PRESS_X1A);
        DalilPassReport report = {0};
        g_autoptr(GError) error = NULL;
        g_autoptr(GByteArray) made = dalil_pass(&job, drawn->data, drawn->len, &report, &error);

        g_test_message("%s: %s", cases[i].name, error ? error->message : "taken");
        if (cases[i].opaque) {
            g_assert_null(made);
            g_assert_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_REFUSED);
            g_assert_nonnull(strstr(error->message, cases[i].opaque));
            continue;
        }
        g_assert_no_error(error);
        assert_in_plates(made);
        g_assert_true(holds(made, "%PDF-1.4"));
        g_assert_true(holds(made, "(PDF/X-1a:2003)"));
        g_assert_false(holds(made, "/Transparency"));
    }
}

static const char *const keys[] = {
    "%PDF-1.6",
    "/S /GTS_PDFX",
    "/OutputConditionIdentifier (FOGRA39)",
    "/RegistryName (http://www.color.org)",
    "/N 4",
    "/Trapped /False",
    "<pdf:Trapped>False</pdf:Trapped>",
    "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
    "(D:20261115000000Z)",
    "<xmp:ModifyDate>2026-11-15T00:00:00Z</xmp:ModifyDate>",
    "Trouver de l’aide &amp; ça",
    "/TrimBox [ 18 18 82 82 ]",
    "/BleedBox [ 10 10 90 90 ]",
    "/ID [",
    "/CIDToGIDMap /Identity",
};

static void
test_keys(void)
{
    g_autoptr(DalilProfile) profile = coated();
    g_autoptr(DalilInkMap) map = make_map(profile);
    g_autoptr(GByteArray) drawn = draw(map, draw_letters);
    const DalilPassJob job = job_for(map, profile, DALIL_PRESS_X4);
    DalilPassReport report = {0};
    g_autoptr(GByteArray) made = dalil_pass(&job, drawn->data, drawn->len, &report, NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (!holds(made, keys[i]))
            g_error("the file does not hold %s", keys[i]);
    g_assert_false(holds(made, "/Annots"));
}

/* Cut anywhere, a file is refused or read as far as it goes; never a crash. */
static void
test_cut_short(void)
{
    g_autoptr(DalilProfile) profile = coated();
    g_autoptr(DalilInkMap) map = make_map(profile);
    g_autoptr(GByteArray) drawn = draw(map, draw_letters);
    const DalilPassJob job = job_for(map, profile, DALIL_PRESS_X4);

    for (gsize n = 0; n < drawn->len; n += drawn->len / 40 + 1) {
        DalilPassReport report = {0};
        g_autoptr(GError) error = NULL;
        g_autoptr(GByteArray) made = dalil_pass(&job, drawn->data, n, &report, &error);
        g_assert_true((made == NULL) == (error != NULL));
    }
}

static void
assert_refused(const guint8 *data, gsize length, const char *words)
{
    g_autoptr(GError) error = NULL;
    DalilProfile *profile = dalil_profile_from_bytes(data, length, "shop.icc", NULL, &error);

    g_assert_null(profile);
    g_assert_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_BAD_PROFILE);
    g_test_message("%s", error->message);
    g_assert_true(g_str_has_prefix(error->message, "shop.icc "));
    g_assert_nonnull(strstr(error->message, words));
}

static void
test_profiles(void)
{
    g_autoptr(DalilProfile) good = coated();
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    cmsUInt32Number size = 0;
    gsize length = 0;
    const guint8 *data = dalil_profile_bytes(good, &length);
    g_autofree guint8 *rgb = NULL;
    g_autofree guint8 *other = g_memdup2(data, length);

    cmsSaveProfileToMem(srgb, NULL, &size);
    rgb = g_malloc(size);
    cmsSaveProfileToMem(srgb, rgb, &size);
    cmsCloseProfile(srgb);
    assert_refused(rgb, size, "RGB");
    assert_refused((const guint8 *)"", 0, "no ICC profile");
    assert_refused((const guint8 *)"not a profile, only words", 25, "no ICC profile");
    assert_refused(data, 127, "no ICC profile");
    assert_refused(data, 200, "no ICC profile");
    memcpy(other + 12, "link", 4);
    assert_refused(other, length, "not of a printing condition");
    for (gsize n = 128; n < length; n += length / 50) { /* refused, or whole enough: no crash */
        DalilProfile *cut = dalil_profile_from_bytes(data, n, "shop.icc", NULL, NULL);
        dalil_profile_free(cut);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/pass/x4", test_x4);
    g_test_add_func("/press/pass/x1a", test_x1a);
    g_test_add_func("/press/pass/keys", test_keys);
    g_test_add_func("/press/pass/cut-short", test_cut_short);
    g_test_add_func("/press/profile/refused", test_profiles);
    return g_test_run();
}
