/* test_press_stream.c: content streams before and after; what cannot be told is refused */
#include "press/stream.h"

#include <string.h>

#include "profile.h"

/* Inks of the tests, by the screen colours they are found by: #ff0000 is process, #00ff00 a spot,
 * #0000ff black that overprints, #000000 black. */
static DalilInkMap *
make_map(const DalilProfile *profile)
{
    static const struct {
        unsigned look;
        DalilInkPress press;
    } inks[] = {
        {0xff0000, {.cmyk = {{0, 1, 1, 0}, TRUE}}},
        {0x00ff00, {.cmyk = {{1, 0, 1, 0}, TRUE}, .spot = {.text = "Green"}, .tint = 40}},
        {0x0000ff, {.cmyk = {{0, 0, 0, 1}, TRUE}, .overprint = TRUE}},
        {0x000000, {.cmyk = {{0, 0, 0, 1}, TRUE}}},
        {0xffffff, {.cmyk = {{0, 0, 0, 0}, TRUE}}},
    };
    DalilInkMap *map = dalil_inkmap_new(profile);

    for (gsize i = 0; i < G_N_ELEMENTS(inks); i++)
        dalil_inkmap_add(map, colour(inks[i].look), &inks[i].press, FALSE);
    return map;
}

static DalilSpace
space_of(const char *name, gpointer user)
{
    (void)user;
    return g_str_equal(name, "/Srgb")   ? DALIL_SPACE_RGB
           : g_str_equal(name, "/Grey") ? DALIL_SPACE_GREY
                                        : DALIL_SPACE_OTHER;
}

#define OFF "/DalilOv0 gs\n"
#define ON "/DalilOv1 gs\n"

static const struct {
    const char *before, *after;
} cases[] = {
    {"", ""},
    {"1 0 0 rg 0 0 9 9 re f", "0 1 1 0 k 0 0 9 9 re f"},
    {"1 0 0 RG 0 0 m 9 9 l S", "0 1 1 0 K 0 0 m 9 9 l S"},
    {"0 1 0 rg 0 0 9 9 re f", "/DalilSp0 cs 0.4 scn 0 0 9 9 re f"},
    {"0 1 0 RG", "/DalilSp0 CS 0.4 SCN"},
    {"0 g 1 G", "0 0 0 1 k 0 0 0 0 K"},
    {"/DeviceRGB cs 1 0 0 sc", "0 0 0 1 k 0 1 1 0 k"},
    {"/Srgb CS 1 0 0 SCN", "0 0 0 1 K 0 1 1 0 K"},
    {"/Grey cs 1 scn", "0 0 0 1 k 0 0 0 0 k"},
    {"/Pattern cs /p5 scn 0 0 9 9 re f", "/Pattern cs /p5 scn 0 0 9 9 re f"},
    {"/Separation7 cs 0.5 scn", "/Separation7 cs 0.5 scn"},
    /* black letters overprint; what follows does not */
    {"0 0 0 rg BT /F 9 Tf (a)Tj ET 1 0 0 rg 0 0 9 9 re f",
     "0 0 0 1 k BT /F 9 Tf " ON "(a)Tj ET 0 1 1 0 k " OFF "0 0 9 9 re f"},
    {"0 0 0 rg 0 0 9 9 re f", "0 0 0 1 k 0 0 9 9 re f"},
    /* and no others: white letters over black would vanish */
    {"1 1 1 rg BT (a)Tj ET", "0 0 0 0 k BT (a)Tj ET"},
    {"1 0 0 rg BT [(a)]TJ ET", "0 1 1 0 k BT [(a)]TJ ET"},
    {"0 1 0 rg BT (a)Tj ET", "/DalilSp0 cs 0.4 scn BT (a)Tj ET"},
    {"0 0 0 rg BT (a)Tj ET 1 1 1 rg BT (b)Tj ET",
     "0 0 0 1 k BT " ON "(a)Tj ET 0 0 0 0 k BT " OFF "(b)Tj ET"},
    /* an ink that says so overprints whatever it draws */
    {"0 0 1 rg 0 0 9 9 re f", "0 0 0 1 k " ON "0 0 9 9 re f"},
    {"0 0 1 RG 0 0 m 9 9 l S", "0 0 0 1 K /DalilOv2 gs\n0 0 m 9 9 l S"},
    /* a state restored is as it was */
    {"0 0 0 rg q BT (a)Tj ET Q 0 0 9 9 re f", "0 0 0 1 k q BT " ON "(a)Tj ET Q 0 0 9 9 re f"},
    {"0 0 0 rg BT (a)Tj ET q 0 0 9 9 re W n Q BT (b)Tj ET",
     "0 0 0 1 k BT " ON "(a)Tj ET q " OFF "0 0 9 9 re W n Q BT (b)Tj ET"},
    {"q 1 0 0 rg Q BT (a)Tj ET", "q 0 1 1 0 k Q BT (a)Tj ET"},
    /* what has colours of its own starts without */
    {"0 0 0 rg BT (a)Tj ET /x5 Do", "0 0 0 1 k BT " ON "(a)Tj ET " OFF "/x5 Do"},
    /* strings are not looked into */
    {"(1 0 0 rg) Tj", "(1 0 0 rg) Tj"},
    {"0 0 0 1 k BT (a)Tj ET", "0 0 0 1 k BT " ON "(a)Tj ET"},
};

static void
test_cases(void)
{
    g_autoptr(DalilProfile) profile = coated();

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DalilInkMap) map = make_map(profile);
        g_autoptr(GError) error = NULL;
        DalilStreamNeeds needs = {0};
        GString *out = dalil_stream_rewrite(map, cases[i].before, strlen(cases[i].before), FALSE,
                                            space_of, NULL, &needs, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(out->str, ==, cases[i].after);
        g_assert_true((strstr(out->str, "DalilSp0") != NULL) == (needs.spots == 1));
        g_assert_true((strstr(out->str, "DalilOv1") != NULL) == ((needs.over >> 1 & 1) == 1));
        g_string_free(out, TRUE);
    }
}

/* The lightness of a mask is grey, and no ink. */
static void
test_mask(void)
{
    static const char text[] = "0.5 g 0 0 9 9 re f";
    g_autoptr(DalilProfile) profile = coated();
    g_autoptr(DalilInkMap) map = make_map(profile);
    DalilStreamNeeds needs = {0};
    GString *out =
        dalil_stream_rewrite(map, text, strlen(text), TRUE, space_of, NULL, &needs, NULL);

    g_assert_cmpstr(out->str, ==, text);
    g_string_free(out, TRUE);
}

static const char *const refused[] = {
    "1 0 rg",
    "rg",
    "1 0 0 0 rg",
    "Q",
    "/DeviceRGB cs 1 sc",
    "3 cs",
    "(a",
    ") q",
    "BI /W 1 /CS /RGB ID x\nEI",
    "1 2 3 4 5 6 7 8 9 10 11 rg",
};

static void
test_refused(void)
{
    g_autoptr(DalilProfile) profile = coated();

    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(DalilInkMap) map = make_map(profile);
        g_autoptr(GError) error = NULL;
        DalilStreamNeeds needs = {0};
        GString *out = dalil_stream_rewrite(map, refused[i], strlen(refused[i]), FALSE, space_of,
                                            NULL, &needs, &error);
        g_assert_null(out);
        g_assert_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED);
    }
}

static void
test_deep(void)
{
    g_autoptr(DalilProfile) profile = coated();
    g_autoptr(DalilInkMap) map = make_map(profile);
    GString *text = g_string_new(NULL);
    DalilStreamNeeds needs = {0};

    for (int i = 0; i < 1000; i++)
        g_string_append(text, "q ");
    g_assert_null(
        dalil_stream_rewrite(map, text->str, text->len, FALSE, space_of, NULL, &needs, NULL));
    g_string_free(text, TRUE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/stream/cases", test_cases);
    g_test_add_func("/press/stream/mask", test_mask);
    g_test_add_func("/press/stream/refused", test_refused);
    g_test_add_func("/press/stream/deep", test_deep);
    return g_test_run();
}
