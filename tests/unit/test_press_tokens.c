/* test_press_tokens.c: words of content streams, plain and broken */
#include <glib.h>
#include <string.h>

#include "press/tokens.h"

/* Kinds as letters, so that a row shows what is read. */
static const char letters[] = {
    [DALIL_TOKEN_NUMBER] = '1', [DALIL_TOKEN_NAME] = '/',  [DALIL_TOKEN_STRING] = 's',
    [DALIL_TOKEN_OPEN] = '[',   [DALIL_TOKEN_CLOSE] = ']', [DALIL_TOKEN_OPERATOR] = 'o',
    [DALIL_TOKEN_IMAGE] = 'i',  [DALIL_TOKEN_BAD] = '!'};

static char *
read_all(const char *text, gsize length)
{
    DalilTokens tokens = {text, text + length};
    GString *said = g_string_new(NULL);

    for (;;) {
        DalilToken token = dalil_tokens_next(&tokens);
        if (token.kind == DALIL_TOKEN_END)
            break;
        if (said->len > 0)
            g_string_append_c(said, ' ');
        g_string_append_c(said, letters[token.kind]);
        g_string_append_len(said, token.text, (gssize)token.length);
        g_assert_cmpuint(token.length, >, 0);
    }
    return g_string_free(said, FALSE);
}

static const struct {
    const char *text, *tokens;
} cases[] = {
    {"", ""},
    {" \n\t\f\r", ""},
    {"0.1 -2 +3 .5 rg", "10.1 1-2 1+3 1.5 org"},
    {"0 0 m%comment ) (\nS", "10 10 om oS"},
    {"%only a comment", ""},
    {"/Name/Other gs", "//Name //Other ogs"},
    {"/A#20B cs", "//A#20B ocs"},
    {"/ x", "// ox"},
    {"(a(b)c\\)d) Tj", "s(a(b)c\\)d) oTj"},
    {"(a\\\\)Tj", "s(a\\\\) oTj"},
    {"[(ab)-12(c)]TJ", "[[ s(ab) 1-12 s(c) ]] oTJ"},
    {"<00ff> Tj", "s<00ff> oTj"},
    {"/Span<</ActualText<FEFF0020>>>BDC", "//Span [<< //ActualText s<FEFF0020> ]>> oBDC"},
    {"f*B*'\"", "of*B*'\""},
    {"q Q true null", "oq oQ otrue onull"},
    {"BI /W 1 ID x\nEI Q", "iBI /W 1 ID x\nEI oQ"},
    {"BI /W 1 ID xEIy\nEI", "iBI /W 1 ID xEIy\nEI"},
    {"1-2", "11-2"},
    {"--", "o--"},
    {"(never ends", "!(never ends"},
    {"(ends in a stroke\\", "!(ends in a stroke\\"},
    {"<00ff", "!<00ff"},
    {"BI /W 1 ID x", "!BI /W 1 ID x"},
    {") q", "!) oq"},
    {"> q", "!> oq"},
    {"{ q }", "!{ oq !}"},
};

static void
test_cases(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *said = read_all(cases[i].text, strlen(cases[i].text));
        g_assert_cmpstr(said, ==, cases[i].tokens);
    }
}

/* A stream may end anywhere. What is read never lies outside it: memory beyond is not ours. */
static void
test_cut_short(void)
{
    static const char text[] = "q 1 0 0 rg [(a\\)b)<0f>]TJ /P cs BI /W 1 ID \1\2\nEI <</A 1>> %x";

    for (gsize n = 0; n < sizeof text; n++) {
        g_autofree char *copy = g_memdup2(text, MAX(n, 1));
        g_autofree char *said = read_all(copy, n);
        g_assert_nonnull(said);
    }
}

static void
test_numbers(void)
{
    static const struct {
        const char *text;
        double value;
    } numbers[] = {{"0.0509804", 0.0509804},
                   {"-1", -1},
                   {".5", 0.5},
                   {"5.", 5},
                   {"x", 0},
                   {"0.00000333333", 0.00000333333},
                   {"11111111111111111111111111111111111111", 0}};

    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        DalilTokens tokens = {numbers[i].text, numbers[i].text + strlen(numbers[i].text)};
        DalilToken token = dalil_tokens_next(&tokens);
        g_assert_cmpfloat_with_epsilon(dalil_token_number(&token), numbers[i].value, 1e-12);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/tokens/cases", test_cases);
    g_test_add_func("/press/tokens/cut-short", test_cut_short);
    g_test_add_func("/press/tokens/numbers", test_numbers);
    return g_test_run();
}
