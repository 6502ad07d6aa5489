/* poline.c: one line of a file of translations */
#include "content/poline.h"

#include <string.h>

#define NOT_UNDERSTOOD "this line of the translation file cannot be understood "
#define AN_ENTRY_IS ": an entry is msgctxt, msgid and msgstr, each with its text in \"…\""

const char *const dalil_poline_no_keyword = NOT_UNDERSTOOD "(no keyword)" AN_ENTRY_IS;

static const struct {
    const char *word;
    gsize length;
    DalilPoPart part;
} keywords[] = {
    {"msgctxt", 7, DALIL_PO_KEY},  {"msgid_plural", 12, DALIL_PO_PLURAL},
    {"msgid", 5, DALIL_PO_SOURCE}, {"msgstr[", 7, DALIL_PO_FORM},
    {"msgstr", 6, DALIL_PO_TEXT},
};

/* Behind the keyword at @at; NULL: there is none. */
static const char *
keyword(const char *at, DalilPoPart *part)
{
    for (guint i = 0; i < G_N_ELEMENTS(keywords); i++) {
        const char *rest = at + keywords[i].length;

        if (strncmp(at, keywords[i].word, keywords[i].length) != 0)
            continue;
        *part = keywords[i].part;
        if (*part == DALIL_PO_FORM) {
            rest += strspn(rest, "0123456789");
            rest += *rest == ']';
        }
        if (*rest == ' ' || *rest == '\t' || *rest == '"')
            return rest;
    }
    return NULL;
}

static void
read_entry(DalilPoLine *line, const char *at)
{
    at += strspn(at, " \t");
    line->rest = at;
    line->kind = DALIL_POLINE_STRING;
    if (*at == '"')
        return;
    line->rest = keyword(at, &line->part);
    line->kind = line->rest == NULL ? DALIL_POLINE_RUBBISH : DALIL_POLINE_PART;
    if (line->old && line->part > DALIL_PO_PLURAL)
        line->kind = DALIL_POLINE_RUBBISH; /* no translation was ever kept there */
}

DalilPoLine
dalil_poline_read(const char *text)
{
    const char *at = text + strspn(text, " \t");
    DalilPoLine line = {.kind = DALIL_POLINE_BLANK};

    if (*at == '\0')
        return line;
    if (*at != '#') {
        read_entry(&line, at);
        return line;
    }
    at++;
    line.obsolete = *at == '~';
    at += line.obsolete;
    line.old = *at == '|';
    at += line.old;
    if (line.obsolete || line.old) {
        read_entry(&line, at);
        return line;
    }
    line.kind = DALIL_POLINE_COMMENT;
    line.mark = *at == '.' || *at == ':' || *at == ',' ? *at : ' ';
    line.rest = at + (line.mark != ' ');
    return line;
}

/* One escape behind a backslash at @at; NULL when there is no such escape. */
static const char *
unescape(const char *at, GString *to)
{
    static const char names[] = "ntrbfva\\\"";
    static const char values[] = "\n\t\r\b\f\v\a\\\"";
    const char *name = *at == '\0' ? NULL : strchr(names, *at);
    int value = 0, digits = 0;

    if (name != NULL) {
        g_string_append_c(to, values[name - names]);
        return at + 1;
    }
    if (*at == 'x')
        for (at++; digits < 2 && g_ascii_isxdigit(*at); at++, digits++)
            value = value * 16 + g_ascii_xdigit_value(*at);
    else
        for (; digits < 3 && *at >= '0' && *at <= '7'; at++, digits++)
            value = value * 8 + (*at - '0');
    if (digits == 0 || value == 0 || value > 255)
        return NULL;
    g_string_append_c(to, (char)value);
    return at;
}

const char *
dalil_poline_unquote(const char *at, GString *to, gboolean *coded)
{
    at += strspn(at, " \t");
    if (*at != '"')
        return NOT_UNDERSTOOD "(no \" after the keyword)" AN_ENTRY_IS;
    for (at++; *at != '"' && *at != '\0';) {
        const char *plain = at;

        while (*at != '\0' && *at != '"' && *at != '\\')
            at++;
        g_string_append_len(to, plain, at - plain);
        if (*at != '\\')
            continue;
        *coded |= at[1] == 'x' || g_ascii_isdigit(at[1]);
        at = unescape(at + 1, to);
        if (at == NULL)
            return NOT_UNDERSTOOD "(a \\ before a sign it cannot stand before): write \\\\ for a "
                                  "backslash, \\\" for a quotation mark";
    }
    if (*at == '\0')
        return NOT_UNDERSTOOD "(the \" at its end is missing)" AN_ENTRY_IS;
    for (at++; *at == ' ' || *at == '\t';)
        at++;
    if (*at != '\0')
        return NOT_UNDERSTOOD "(something stands after the closing \"): write \\\" for a quotation "
                              "mark inside the text";
    return NULL;
}
