/* letters.c: classes of characters */
#include "lang/letters.h"

#include <string.h>

/* Blocks whose letters run from right to left. */
static const struct {
    gunichar first, last;
} rtl_blocks[] = {
    {0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF},
};

static gboolean
is_arabic_digit(gunichar c)
{
    return (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9);
}

gboolean
dalil_letters_is_rtl(gunichar c)
{
    if (c < 0x0590 || is_arabic_digit(c))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(rtl_blocks); i++) {
        if (c >= rtl_blocks[i].first && c <= rtl_blocks[i].last)
            return g_unichar_isalnum(c);
    }
    return FALSE;
}

gboolean
dalil_letters_is_ltr(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((char)c);
    return g_unichar_isalpha(c) && !dalil_letters_is_rtl(c);
}

gboolean
dalil_letters_is_mark(gunichar c)
{
    return c >= 0x300 && (g_unichar_ismark(c) || c == 0x200C || c == 0x200D || c == 0x0640);
}

gsize
dalil_letters_digit(const char *p)
{
    if (g_ascii_isdigit(*p))
        return 1;
    if ((guchar)*p < 0xD9 || (guchar)*p > 0xDB)
        return 0;
    return is_arabic_digit(g_utf8_get_char(p)) ? 2 : 0;
}

static gsize
first_of(const char *p, const char *const *list, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        gsize length = strlen(list[i]);

        if (strncmp(p, list[i], length) == 0)
            return length;
    }
    return 0;
}

gsize
dalil_letters_space(const char *p)
{
    /* no-break, narrow no-break, thin, figure */
    static const char *const spaces[] = {"\u00a0", "\u202f", "\u2009", "\u2007"};

    if (*p == ' ')
        return 1;
    return (guchar)*p < 0x80 ? 0 : first_of(p, spaces, G_N_ELEMENTS(spaces));
}

gsize
dalil_letters_dash(const char *p)
{
    static const char *const dashes[] = {"–", "‐", "‑", "‒", "−"};

    if (*p == '-')
        return 1;
    return (guchar)*p < 0x80 ? 0 : first_of(p, dashes, G_N_ELEMENTS(dashes));
}

const char *
dalil_letters_after_digits(const char *p, int max)
{
    for (gsize n = 0; max > 0 && (n = dalil_letters_digit(p)) > 0; max--)
        p += n;
    return p;
}

gunichar
dalil_letters_before(const char *start, const char *p)
{
    return p > start ? g_utf8_get_char(g_utf8_prev_char(p)) : 0;
}
