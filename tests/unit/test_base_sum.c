/* test_base_sum.c: checksums are those of FIPS 180-4, however the bytes come */
#include "base/sum.h"

#include <string.h>

static const struct {
    const char *text, *hex;
} rows[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void
test_known(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *whole = dalil_sum_of_text(rows[i].text);
        g_assert_cmpstr(whole, ==, rows[i].hex);
    }
}

static void
test_pieces(void)
{
    g_autofree char *bytes = g_malloc0(1000), *whole = NULL;

    for (int i = 0; i < 1000; i++)
        bytes[i] = (char)(i * 7);
    whole = dalil_sum_of(bytes, 1000);
    for (gsize step = 1; step < 200; step += 13) {
        g_autofree char *pieces = NULL;
        DalilSum sum;
        dalil_sum_begin(&sum);
        for (gsize at = 0; at < 1000; at += step)
            dalil_sum_add(&sum, bytes + at, MIN(step, 1000 - at));
        pieces = dalil_sum_end_hex(&sum);
        g_assert_cmpstr(pieces, ==, whole);
        dalil_sum_add(&sum, "abc", 3); /* begun anew */
        g_free(pieces);
        pieces = dalil_sum_end_hex(&sum);
        g_assert_cmpstr(pieces, ==, rows[1].hex);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/sum/known", test_known);
    g_test_add_func("/base/sum/pieces", test_pieces);
    return g_test_run();
}
