/* bytes.c: is this text at all? */
#include "load/bytes.h"

#include <string.h>

#define NOT_UTF8 " is not UTF-8"

typedef struct {
    DalilDiags *diags;
    DalilSpan at;
    int found;         /* errors; only the first ones are told */
    GString *repaired; /* everything up to here; NULL while nothing had to be repaired */
} Check;

typedef enum { FINE, CONTROL, BREAK, MARK, NONSENSE } Character;

static Character
classify(gunichar c)
{
    if (c == '\t' || c == '\n' || c == '\r')
        return FINE;
    if (c == 0x85 || c == 0x2028 || c == 0x2029)
        return BREAK;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return CONTROL;
    if (c == 0xFEFF)
        return MARK;
    if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
        return NONSENSE;
    return FINE;
}

/* Always one character for one, so that columns stay. A mark in the middle becomes the word
 * joiner it once meant. */
static const char *const instead[] = {
    [CONTROL] = " ",
    [BREAK] = " ",
    [MARK] = "\xE2\x81\xA0",
    [NONSENSE] = "\xEF\xBF\xBD",
};

static void
report_character(Check *check, Character kind, gunichar c)
{
    if (kind == BREAK) {
        dalil_diags_warning(check->diags, check->at,
                            "an invisible line break (U+%04X) stands here and is read as a space: "
                            "type a space instead",
                            c);
        return;
    }
    if (++check->found > DALIL_BYTES_REPORTS)
        return;
    if (kind == CONTROL)
        dalil_diags_error(check->diags, check->at,
                          "an invisible control character (U+%04X) stands here: delete it", c);
    else if (kind == MARK)
        dalil_diags_error(check->diags, check->at,
                          "an invisible byte order mark (U+%04X) stands here: delete it", c);
    else
        dalil_diags_error(check->diags, check->at,
                          "the character U+%04X has no meaning in a text: delete it", c);
}

/* Files from older programs are mostly in Windows-1252: naming the letter helps to find it. */
static void
report_byte(Check *check, guchar byte)
{
    g_autofree char *letter = NULL;
    const char bytes[] = {(char)byte, '\0'};

    if (++check->found > DALIL_BYTES_REPORTS)
        return;
    letter = g_convert(bytes, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
    if (letter != NULL && byte >= 0xA0)
        dalil_diags_error(check->diags, check->at,
                          "the byte %02X" NOT_UTF8 " (it may have been \"%s\"): save the file as "
                          "UTF-8",
                          byte, letter);
    else
        dalil_diags_error(check->diags, check->at,
                          "the byte %02X" NOT_UTF8 ": save the file as UTF-8", byte);
}

static void
repair(Check *check, const char *text, const char *at, const char *replacement)
{
    if (check->repaired == NULL)
        check->repaired = g_string_new_len(text, at - text);
    g_string_append(check->repaired, replacement);
}

/* Checks the character at @at. Returns: how many bytes it takes. */
static gsize
check_character(Check *check, const char *text, const char *at, gsize left)
{
    gunichar c = g_utf8_get_char_validated(at, (gssize)left);
    gsize size;

    if (*at == '\0')
        c = 0; /* GLib takes it for the end */
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        report_byte(check, (guchar)*at);
        repair(check, text, at, "\xEF\xBF\xBD");
        return 1;
    }
    size = (gsize)(g_utf8_next_char(at) - at);
    if (classify(c) != FINE) {
        report_character(check, classify(c), c);
        repair(check, text, at, instead[classify(c)]);
    } else if (check->repaired != NULL) {
        g_string_append_len(check->repaired, at, (gssize)size);
    }
    return size;
}

static void
check_all(Check *check, const char *text, gsize length)
{
    for (gsize i = 0; i < length;) {
        char c = text[i];
        gboolean pair = c == '\r' && i + 1 < length && text[i + 1] == '\n';

        if (c >= ' ' && c < 0x7F) { /* by far the most */
            if (check->repaired != NULL)
                g_string_append_c(check->repaired, c);
            i++;
        } else {
            i += check_character(check, text, text + i, length - i);
        }
        if ((c == '\n' || c == '\r') && !pair) {
            check->at.line++;
            check->at.column = 1;
        } else {
            check->at.column++;
        }
    }
}

/* Text of two or four bytes a character: by its mark, or by a zero beside its first letter. */
static gboolean
is_utf16(const char *text, gsize length)
{
    if (length < 2)
        return FALSE;
    return memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0 ||
           (text[0] == '\0') != (text[1] == '\0');
}

gboolean
dalil_bytes_reported(DalilDiags *diags, const char *file)
{
    int n = 0;
    const DalilDiag *list = dalil_diags_list(diags, &n);

    for (int i = 0; i < n; i++)
        if (g_strcmp0(list[i].at.file, file) == 0 && strstr(list[i].text, NOT_UTF8) != NULL)
            return TRUE;
    return FALSE;
}

const char *
dalil_bytes_check(DalilArena *arena, DalilDiags *diags, const char *file, const char *text,
                  gsize *length)
{
    Check check = {diags, {g_intern_string(file), 1, 1}, 0, NULL};
    DalilSpan whole = {check.at.file, 0, 0};

    if (is_utf16(text, *length)) {
        dalil_diags_error(diags, whole, "the file is saved as UTF-16: save it as UTF-8");
        return NULL;
    }
    if (*length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        *length -= 3;
    }
    check_all(&check, text, *length);
    if (check.found > DALIL_BYTES_REPORTS)
        dalil_diags_error(diags, check.at, "and %d more such places before here",
                          check.found - DALIL_BYTES_REPORTS);
    if (check.repaired != NULL) {
        *length = check.repaired->len;
        text = dalil_arena_strndup(arena, check.repaired->str, check.repaired->len);
        g_string_free(check.repaired, TRUE);
    }
    return text;
}

gboolean
dalil_bytes_forbidden(const char *text, gsize length, gunichar *which)
{
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (classify(c) == FINE)
            continue;
        if (which != NULL)
            *which = c;
        return TRUE;
    }
    return FALSE;
}
