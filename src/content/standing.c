/* standing.c: how an entry of a translation file stands to today's listings */
#include "content/standing.h"

#include <string.h>

#include "base/nfc.h"
#include "content/reading.h"
#include "content/text.h"

/* Lines that dalil writes about a change begin so. */
#define GRAVE "CHANGED, look twice, "
#define CHANGED "Changed: "
#define WAS_DRAFT "It was a draft before."

const char *
dalil_standing_text(DalilArena *arena, const char *text)
{
    return dalil_text_clean(arena, dalil_nfc(arena, text), " ");
}

/* U+FFFD: no sentence for translators before it is mended, which is asked for elsewhere. */
static gboolean
has_lost_letter(const char *text)
{
    return strstr(text, "\xEF\xBF\xBD") != NULL;
}

gboolean
dalil_standing_was_draft(const DalilPoItem *item)
{
    return item->extracted != NULL && strstr(item->extracted, WAS_DRAFT) != NULL;
}

const char *
dalil_standing_draft_note(const DalilPoItem *item)
{
    return dalil_standing_was_draft(item) ? WAS_DRAFT "\n" : NULL;
}

/* A draft is fuzzy and was made from the very source that stands there; what was made from another
 * is out of date, unless the source was only tidied up. */
DalilStanding
dalil_standing_of(DalilArena *arena, const DalilPoItem *item, const char *source,
                  const char *language)
{
    const char *basis = item->fuzzy && item->old_source != NULL ? item->old_source : item->source;
    DalilStanding standing = {.change = DALIL_CHANGE_NONE};
    gboolean was_draft = dalil_standing_was_draft(item);

    if (strcmp(basis, source) != 0 && !has_lost_letter(source)) {
        standing.before = dalil_standing_text(arena, basis);
        standing.change = dalil_change_between(standing.before, source, language, &standing.why);
    }
    if (standing.change < DALIL_CHANGE_MINOR) {
        standing.change = DALIL_CHANGE_NONE;
        standing.before = NULL;
    }
    standing.draft = item->fuzzy && (standing.change == DALIL_CHANGE_NONE || was_draft);
    return standing;
}

void
dalil_standing_note(DalilArena *arena, const DalilPoItem *item, const char *source,
                    const char *language, gboolean draft, GString *to)
{
    const char *why = NULL, *before = NULL;
    DalilChange change = DALIL_CHANGE_NONE;
    g_autofree char *shown = NULL;

    if (!item->fuzzy || item->old_source == NULL)
        return;
    before = dalil_standing_text(arena, item->old_source);
    change = dalil_change_between(before, source, language, &why);
    shown = dalil_change_shown(before, source);
    if (change == DALIL_CHANGE_MAJOR)
        g_string_append_printf(to, GRAVE "%s is another now: %s\n", why, shown);
    else if (change == DALIL_CHANGE_MINOR)
        g_string_append_printf(to, CHANGED "%s\n", shown);
    if (draft)
        g_string_append(to, WAS_DRAFT "\n");
}

static gboolean
is_note(const char *line)
{
    return g_str_has_prefix(line, GRAVE) || g_str_has_prefix(line, CHANGED) ||
           g_str_has_prefix(line, WAS_DRAFT);
}

void
dalil_standing_settle(DalilArena *arena, DalilPoItem *item)
{
    g_autoptr(GString) rest = g_string_new(NULL);

    for (const char *at = item->extracted; at != NULL && *at != '\0';) {
        gsize length = strcspn(at, "\n");

        length += at[length] == '\n';
        if (!is_note(at))
            g_string_append_len(rest, at, (gssize)length);
        at += length;
    }
    item->extracted = rest->len == 0 ? NULL : dalil_arena_strndup(arena, rest->str, rest->len);
}

gboolean
dalil_standing_contradicts(DalilDiags *diags, DalilSpan at, const char *language, const char *key,
                           const char *translation, const char *in_line, DalilSpan inline_at)
{
    if (strcmp(translation, in_line) == 0)
        return FALSE;
    dalil_diags_error(diags, at,
                      "the %s text of \"%s\" stands here and, in other words, at %s:%d: remove one "
                      "of them",
                      dalil_reading_language(language), key, inline_at.file, inline_at.line);
    return TRUE;
}
