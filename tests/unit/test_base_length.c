/* test_base_length.c: which texts are lengths, and how long they are */
#include "base/length.h"

static const struct {
    const char *text;
    double points;
} lengths[] = {
    {"12mm", 34.015748},  {"8.5pt", 8.5},       {"1.2cm", 34.015748}, {"0.5in", 36.0},
    {"0", 0.0},           {"0.0", 0.0},         {"0mm", 0.0},         {"-3pt", -3.0},
    {"12 mm", 34.015748}, {"210mm", 595.27559}, {"007pt", 7.0},
};

static const char *const others[] = {
    "",      "12",      "mm",
    "12 ",   "12px",    "1,5mm",
    "12MM",  "1e3pt",   "inf pt",
    "nan",   "0x5pt",   ".5mm",
    "5.mm",  "5.5.5mm", " 5mm",
    "--5mm", "5mm x",   "+5mm",
    "٥mm",   "12mm\n",  "00000000000000000000000000000000000000000000001mm",
};

static void
test_lengths(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        double points = -1;

        g_test_message("%s", lengths[i].text);
        g_assert_true(dalil_length_parse(lengths[i].text, &points));
        g_assert_cmpfloat_with_epsilon(points, lengths[i].points, 1e-5);
    }
}

static void
test_no_lengths(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        double points = 77;

        g_test_message("%s", others[i]);
        g_assert_false(dalil_length_parse(others[i], &points));
        g_assert_cmpfloat(points, ==, 77);
    }
}

static void
test_millimetres(void)
{
    g_assert_cmpfloat_with_epsilon(DALIL_MM(25.4), 72.0, 1e-9);
    g_assert_cmpfloat_with_epsilon(DALIL_MM(297), 841.889763, 1e-5);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/length/lengths", test_lengths);
    g_test_add_func("/base/length/no_lengths", test_no_lengths);
    g_test_add_func("/base/length/millimetres", test_millimetres);
    return g_test_run();
}
