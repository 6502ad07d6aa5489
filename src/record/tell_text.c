/* tell_text.c: what changed, in plain words */
#include <string.h>

#include "base/plural.h"
#include "lang/isolate.h"
#include "record/tell.h"
#include "record/words.h"

#define FSI "\u2068"
#define PDI "\u2069"

typedef struct {
    GString *to;
    gboolean colour;
} Teller;

static void
paint(Teller *teller, const char *code, const char *text)
{
    if (teller->colour)
        g_string_append_printf(teller->to, "\033[%sm%s\033[0m", code, text);
    else
        g_string_append(teller->to, text);
}

/* ! for what is wrong in print, + for more, - for gone, ~ for words. */
static const char *
mark_of(const DalilPrintChange *change)
{
    if (change->kind == DALIL_CHANGE_ADDED)
        return "+";
    if (change->kind == DALIL_CHANGE_REMOVED)
        return "-";
    return change->severity <= DALIL_REACHABILITY  ? "!"
           : change->severity == DALIL_OPPORTUNITY ? "+"
                                                   : "~";
}

static const char *
colour_of(int severity)
{
    static const char *const codes[DALIL_SEVERITIES] = {"1;37;41", "1;31", "32", "33", "36", "2"};

    return codes[severity];
}

static void
tell_value(Teller *teller, const char *value)
{
    if (value)
        g_string_append_printf(teller->to, FSI "%s" PDI, value);
    else
        g_string_append(teller->to, "(nothing)");
}

/* [-out-]{+in+}, each piece isolated, so that it stands where it stands in both directions. */
static void
tell_words(Teller *teller, const DalilPrintChange *change)
{
    g_autoptr(GArray) pieces = dalil_words_diff(change->before, change->after);

    for (guint i = 0; i < pieces->len; i++) {
        const DalilWords *piece = &g_array_index(pieces, DalilWords, i);
        g_autofree char *text =
            piece->kind == DALIL_WORDS_SAME
                ? g_strdup_printf(FSI "%s" PDI, piece->text)
                : g_strdup_printf(piece->kind == DALIL_WORDS_OUT ? "[-" FSI "%s" PDI "-]"
                                                                 : "{+" FSI "%s" PDI "+}",
                                  piece->text);
        if (i > 0)
            g_string_append_c(teller->to, ' ');
        if (piece->kind == DALIL_WORDS_SAME)
            g_string_append(teller->to, text);
        else
            paint(teller, piece->kind == DALIL_WORDS_OUT ? "31" : "32", text);
    }
}

static void
tell_change(Teller *teller, const DalilPrintChange *change)
{
    g_autofree char *severity = g_strdup_printf("S%d", change->severity);

    g_string_append(teller->to, "  ");
    paint(teller, colour_of(change->severity), mark_of(change));
    g_string_append_c(teller->to, ' ');
    paint(teller, colour_of(change->severity), severity);
    g_string_append_printf(teller->to, "  " FSI "%s" PDI, change->name);
    if (strcmp(change->name, change->id) != 0)
        g_string_append_printf(teller->to, " (%s)", change->id);
    g_string_append(teller->to, ": ");
    if (change->kind == DALIL_CHANGE_ADDED || change->kind == DALIL_CHANGE_REMOVED) {
        g_string_append(teller->to,
                        change->kind == DALIL_CHANGE_ADDED ? "is new" : "is there no more");
    } else {
        g_string_append_printf(
            teller->to, "%s ",
            change->field < 0 ? "id" : dalil_canon_field_name((DalilCanonFieldName)change->field));
        if (dalil_compare_is_sentence(change)) {
            tell_words(teller, change);
        } else {
            tell_value(teller, change->before);
            g_string_append(teller->to, " → ");
            tell_value(teller, change->after);
        }
    }
    g_string_append_printf(teller->to, "\n          %s\n", change->reason);
}

static void
tell_questions(Teller *teller, const DalilComparison *comparison)
{
    for (guint i = 0; i < comparison->questions->len; i++) {
        const DalilRenameQuestion *q =
            &g_array_index(comparison->questions, DalilRenameQuestion, i);
        const char *lost = q->lost->fields[DALIL_CANON_NAME].value;
        const char *found = q->found->fields[DALIL_CANON_NAME].value;
        g_string_append_printf(
            teller->to,
            "  ? Is \"" FSI "%s" PDI "\" (%s) the new id of \"" FSI "%s" PDI "\" (%s)? They are "
            "alike by %d %%.\n    If so, write under %s:  aliases: [%s]\n",
            found ? found : q->found->id, q->found->id, lost ? lost : q->lost->id, q->lost->id,
            (int)(q->likeness * 100 + 0.5), q->found->id, q->lost->id);
    }
}

static void
tell_head(Teller *teller, const DalilAnswer *answer)
{
    paint(teller, "1", answer->edition);
    if (!answer->run) {
        g_string_append(teller->to, ": never printed\n");
        return;
    }
    g_string_append_printf(teller->to, ", printed %s (%s), %d copies, about %d left",
                           answer->run->date, answer->run->code, answer->run->quantity,
                           answer->left);
    if (answer->mended > 0)
        g_string_append_printf(teller->to, ", %d fact%s mended on them since", answer->mended,
                               dalil_plural(answer->mended));
    g_string_append_c(teller->to, '\n');
}

void
dalil_tell_text(const DalilAnswer *answer, gboolean verbose, gboolean colour, GString *to)
{
    Teller teller = {to, colour};
    int hidden = 0;

    tell_head(&teller, answer);
    if (!answer->run)
        return;
    g_string_append(to, "  ");
    paint(&teller, answer->decision->what >= DALIL_DO_SLIP ? "1;31" : "1;32",
          dalil_do_word(answer->decision->what));
    for (guint i = 0; i < answer->decision->reasons->len; i++)
        g_string_append_printf(to, "%s%s", i == 0 ? ": " : "; ",
                               (const char *)answer->decision->reasons->pdata[i]);
    g_string_append_c(to, '\n');
    for (guint i = 0; i < answer->comparison->changes->len; i++) {
        const DalilPrintChange *change =
            &g_array_index(answer->comparison->changes, DalilPrintChange, i);
        if (change->severity == DALIL_BOOKKEEPING && !verbose)
            hidden++;
        else
            tell_change(&teller, change);
    }
    if (answer->look) {
        g_string_append(to, "  ");
        paint(&teller, colour_of(DALIL_APPEARANCE), "~ S4");
        g_string_append_printf(to, "  its look: other %s\n", answer->look);
    }
    if (hidden > 0)
        g_string_append_printf(to, "  %d change%s no reader sees (-v shows %s)\n", hidden,
                               hidden == 1 ? "" : "s", hidden == 1 ? "it" : "them");
    tell_questions(&teller, answer->comparison);
}
