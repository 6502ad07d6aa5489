/* nfc.c: letters in the one form equal letters have */
#include "base/nfc.h"

/* Letters below U+0300 and those of the scripts we meet most are their own NFC, and so is a single
 * Arabic vowel mark (two in a row may want another order); only the rest is worth the slow way. */
static gboolean
is_surely_nfc(const char *text)
{
    static const struct {
        gunichar first, last;
    } ranges[] = {
        {0x0000, 0x02FF}, {0x0400, 0x0482}, {0x060C, 0x060F}, {0x061B, 0x064A}, {0x0660, 0x066F},
        {0x0671, 0x06D5}, {0x0780, 0x07A5}, {0x07C0, 0x07EA}, {0x1200, 0x135A}, {0x1360, 0x137C},
        {0x2010, 0x2027}, {0x2030, 0x205E}, {0x20A0, 0x20BF}, {0x2D30, 0x2D67},
    };
    gboolean after_mark = FALSE;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = (guchar)*at < 0x80 ? (guchar)*at : g_utf8_get_char(at);
        gboolean mark = c >= 0x064B && c <= 0x0652;
        gboolean safe = c < 0x80 || (mark && !after_mark);

        after_mark = mark;
        for (gsize i = 0; i < G_N_ELEMENTS(ranges) && !safe && ranges[i].first <= c; i++)
            safe = c <= ranges[i].last;
        if (!safe)
            return FALSE;
    }
    return TRUE;
}

const char *
dalil_nfc(DalilArena *arena, const char *text)
{
    g_autofree char *nfc = NULL;

    if (is_surely_nfc(text))
        return text;
    nfc = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    return nfc == NULL ? text : dalil_arena_strdup(arena, nfc);
}
