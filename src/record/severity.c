/* severity.c: rules, one row a field
 *
 * Direction matters: what takes something from a reader who trusts the print is graver than what
 * gives more. Where the direction of words cannot be known (who may come), the graver is taken.
 */
#include "record/severity.h"

#include <string.h>

#include "record/hourset.h"

typedef enum { NATURE_DATA, NATURE_TEXT, NATURE_HOURS, NATURE_DATE } Nature;

typedef struct {
    Nature nature;
    gint8 came, changed, went; /* severity */
    const char *reason;
} Rule;

static const char calls[] = "who trusts the print cannot reach it";
static const char comes[] = "who trusts the print comes in vain";
static const char less[] = "the print says less than there is";
static const char words[] = "other words, same facts";
static const char unseen[] = "no reader sees it";

static const Rule rules[DALIL_CANON_FIELDS] = {
    [DALIL_CANON_NAME] = {NATURE_TEXT, 2, 2, 2, "readers look it up by its name"},
    [DALIL_CANON_AGENCY] = {NATURE_DATA, 3, 3, 3, "another agency offers it"},
    [DALIL_CANON_CATEGORY] = {NATURE_DATA, 2, 2, 2, "readers look for it in its category"},
    [DALIL_CANON_SUMMARY] = {NATURE_TEXT, 3, 3, 3, words},
    [DALIL_CANON_DESCRIPTION] = {NATURE_TEXT, 3, 3, 3, words},
    [DALIL_CANON_ELIGIBILITY] = {NATURE_TEXT, 1, 1, 2, "who may come is said otherwise"},
    [DALIL_CANON_BRING] = {NATURE_TEXT, 1, 1, 2, "who comes without is sent away"},
    [DALIL_CANON_FEES] = {NATURE_TEXT, 1, 1, 2, "the price is said otherwise"},
    [DALIL_CANON_APPLY] = {NATURE_TEXT, 1, 1, 2, comes},
    [DALIL_CANON_ALERT] = {NATURE_TEXT, 1, 1, 3, "readers should be warned"},
    [DALIL_CANON_LANGUAGES] = {NATURE_DATA, 2, 1, 1, "the languages spoken there changed"},
    [DALIL_CANON_PHONES] = {NATURE_DATA, 2, 1, 1, calls},
    [DALIL_CANON_EMAIL] = {NATURE_DATA, 2, 1, 1, calls},
    [DALIL_CANON_URL] = {NATURE_DATA, 2, 1, 1, calls},
    [DALIL_CANON_ADDRESS] = {NATURE_TEXT, 2, 1, 1, comes},
    [DALIL_CANON_AREA] = {NATURE_TEXT, 2, 1, 1, comes},
    [DALIL_CANON_ENTRANCE] = {NATURE_TEXT, 1, 1, 1, comes},
    [DALIL_CANON_ACCESSIBILITY] = {NATURE_TEXT, 2, 1, 1, "who can get in is said otherwise"},
    [DALIL_CANON_VISIBILITY] = {NATURE_DATA, 0, 0, 0, "a printed address is confidential now"},
    [DALIL_CANON_HOURS] = {NATURE_HOURS, 2, 1, 1, comes},
    [DALIL_CANON_HOURS_TEXT] = {NATURE_TEXT, 1, 1, 1, comes},
    [DALIL_CANON_RAMADAN] = {NATURE_HOURS, 1, 1, 1, comes},
    [DALIL_CANON_SUMMER] = {NATURE_HOURS, 1, 1, 1, comes},
    [DALIL_CANON_VALID_FROM] = {NATURE_DATE, 1, 1, 2, comes},
    [DALIL_CANON_VALID_TO] = {NATURE_DATE, 1, 1, 2, comes},
    [DALIL_CANON_VERIFIED] = {NATURE_DATA, 5, 5, 5, unseen},
    [DALIL_CANON_PHONE_OLD] = {NATURE_DATA, 5, 5, 5, unseen},
    [DALIL_CANON_ORDER] = {NATURE_DATA, 5, 3, 5, "another place in its category"},
};

static gboolean
is_kind(const DalilPrintChange *change, const char *prefix)
{
    const DalilCanonRecord *record = change->is ? change->is : change->was;

    return !record->is_service && g_str_has_prefix(record->id, prefix);
}

static void
say(DalilPrintChange *change, DalilChangeKind kind, int severity, const char *reason)
{
    change->kind = kind;
    change->severity = severity;
    change->reason = reason;
}

static void
judge_hours(DalilPrintChange *change, const DalilCanonField *was, const DalilCanonField *is)
{
    DalilHourChange minutes;

    if (!dalil_hourset_compare(was->value, is->value, &minutes))
        say(change, DALIL_CHANGE_HOURS_OTHER, DALIL_REACHABILITY, comes);
    else if (minutes.cut > 0)
        say(change, minutes.extended > 0 ? DALIL_CHANGE_HOURS_OTHER : DALIL_CHANGE_HOURS_CUT,
            DALIL_REACHABILITY, comes);
    else
        say(change, minutes.extended > 0 ? DALIL_CHANGE_HOURS_EXTENDED : DALIL_CHANGE_HOURS_OTHER,
            DALIL_OPPORTUNITY, less);
}

/* TRUE: every line of @was is among those of @is. */
static gboolean
keeps_all(const char *was, const char *is, const char *separator)
{
    g_auto(GStrv) old = g_strsplit(was, separator, -1), now = g_strsplit(is, separator, -1);

    for (char **line = old; *line; line++)
        if (!g_strv_contains((const char *const *)now, *line))
            return FALSE;
    return TRUE;
}

/* A number that stays and only moves, or gets others beside it, misleads nobody. */
static gboolean
only_grows(const DalilPrintChange *change, const char *was, const char *is)
{
    if (change->field == DALIL_CANON_PHONES)
        return keeps_all(was, is, "\n");
    return change->field == DALIL_CANON_LANGUAGES && keeps_all(was, is, ",");
}

static void
judge_data(DalilPrintChange *change, const Rule *rule, const char *was, const char *is)
{
    DalilChangeKind kind = rule->changed == DALIL_BOOKKEEPING      ? DALIL_CHANGE_BOOKKEEPING
                           : change->field == DALIL_CANON_CATEGORY ? DALIL_CHANGE_MOVED
                                                                   : DALIL_CHANGE_DATA;
    int severity = !was ? rule->came : !is ? rule->went : rule->changed;

    if (was && is && only_grows(change, was, is))
        severity = DALIL_OPPORTUNITY;
    if (change->field == DALIL_CANON_VISIBILITY && is && strcmp(is, "public") == 0)
        severity = DALIL_OPPORTUNITY;
    if (change->field == DALIL_CANON_VISIBILITY && was && strcmp(was, "hidden") == 0)
        severity = DALIL_OPPORTUNITY;
    if (change->field == DALIL_CANON_PHONES && is_kind(change, "emergency:") && was)
        severity = DALIL_SAFETY;
    say(change, kind, severity,
        severity == DALIL_OPPORTUNITY && rule->reason == calls ? less : rule->reason);
}

/* ISO dates compare as text: a first day that comes sooner, a last day that comes later give more.
 */
static void
judge_date(DalilPrintChange *change, const Rule *rule, const char *was, const char *is)
{
    int severity = !was ? rule->came : !is ? rule->went : rule->changed;

    if (was && is && (strcmp(is, was) > 0) == (change->field == DALIL_CANON_VALID_TO))
        severity = DALIL_OPPORTUNITY;
    say(change, DALIL_CHANGE_DATA, severity, severity == DALIL_OPPORTUNITY ? less : rule->reason);
}

static void
judge_text(DalilPrintChange *change, const Rule *rule, const DalilCanonField *was,
           const DalilCanonField *is)
{
    int severity = !was->value ? rule->came : !is->value ? rule->went : rule->changed;

    if (was->value && is->value && was->source && is->source && change->translated &&
        strcmp(was->source, is->source) == 0)
        say(change, DALIL_CHANGE_TRANSLATION, DALIL_WORDING, "the translation alone was mended");
    else if (severity == DALIL_WORDING ||
             (!change->is->is_service && severity > DALIL_REACHABILITY))
        say(change, DALIL_CHANGE_WORDING, DALIL_WORDING, words);
    else
        say(change, DALIL_CHANGE_DATA, severity, rule->reason);
}

/* The old number leads to the new one, still. ISO dates compare as text. */
static gboolean
old_number_answers(const DalilPrintChange *change, const char *today)
{
    const char *until = change->is->fields[DALIL_CANON_PHONE_OLD].value;

    return today && until && strcmp(today, until) <= 0;
}

static void
judge_phone(DalilPrintChange *change, const char *today)
{
    if (change->field != DALIL_CANON_PHONES || change->severity != DALIL_REACHABILITY ||
        !old_number_answers(change, today))
        return;
    change->severity = DALIL_OPPORTUNITY;
    change->reason = "the old number is still answered, for a time";
}

gboolean
dalil_severity_judge(DalilPrintChange *change, const char *today)
{
    const Rule *rule = &rules[change->field];
    const DalilCanonField *was = &change->was->fields[change->field],
                          *is = &change->is->fields[change->field];

    /* who left its row may have the same number all the same, when another came or went */
    if (memcmp(was->hash, is->hash, sizeof was->hash) == 0 && change->field != DALIL_CANON_ORDER)
        return FALSE;
    change->before = was->shown ? was->shown : was->value;
    change->after = is->shown ? is->shown : is->value;
    switch (rule->nature) {
    case NATURE_HOURS:
        judge_hours(change, was, is);
        break;
    case NATURE_DATE:
        judge_date(change, rule, was->value, is->value);
        break;
    case NATURE_TEXT:
        judge_text(change, rule, was, is);
        break;
    case NATURE_DATA:
        judge_data(change, rule, was->value, is->value);
        judge_phone(change, today);
        break;
    }
    return TRUE;
}

void
dalil_severity_judge_record(DalilPrintChange *change)
{
    const DalilCanonRecord *record = change->is ? change->is : change->was;
    gboolean came = change->is != NULL;

    if (is_kind(change, "emergency:"))
        say(change, came ? DALIL_CHANGE_ADDED : DALIL_CHANGE_REMOVED,
            came ? DALIL_OPPORTUNITY : DALIL_SAFETY,
            came ? less : "an emergency number in print is answered no more");
    else if (!record->is_service)
        say(change, came ? DALIL_CHANGE_ADDED : DALIL_CHANGE_REMOVED, DALIL_WORDING, words);
    else
        say(change, came ? DALIL_CHANGE_ADDED : DALIL_CHANGE_REMOVED,
            came ? DALIL_OPPORTUNITY : DALIL_REACHABILITY, came ? less : comes);
}
