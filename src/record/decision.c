/* decision.c: from changes to what to do */
#include "record/decision.h"

#include "base/plural.h"

#include <stdio.h>

const DalilThresholds dalil_thresholds_default = {6, 10, 12, 200};

DalilThresholds
dalil_thresholds_of(const DalilNetwork *network)
{
    const DalilCopies *told = &network->circulation;

    return (DalilThresholds){told->stickers_max, told->sticker_percent, told->months_max,
                             told->slip_copies};
}

const char *
dalil_do_word(DalilDo what)
{
    static const char *const words[] = {"NOTHING", "NEXT RUN", "SLIP",
                                        "STICKER", "REPRINT",  "WITHDRAW"};

    return words[what];
}

static void
because(DalilDecision *decision, char *reason)
{
    g_ptr_array_add(decision->reasons, reason);
}

static int
services_on(const DalilCanon *canon)
{
    int n = 0;

    for (guint i = 0; i < canon->records->len; i++)
        n += ((const DalilCanonRecord *)canon->records->pdata[i])->is_service;
    return n;
}

/* Months from the first day of @from's month to @to's; ISO dates. */
static int
months_between(const char *from, const char *to)
{
    int fy = 0, fm = 0, ty = 0, tm = 0;

    if (sscanf(from, "%d-%d", &fy, &fm) != 2 || sscanf(to, "%d-%d", &ty, &tm) != 2)
        return 0;
    return (ty - fy) * 12 + tm - fm;
}

static const DalilCanonRecord *
oldest_check(const DalilCanon *canon)
{
    const DalilCanonRecord *oldest = NULL;

    for (guint i = 0; i < canon->records->len; i++) {
        const DalilCanonRecord *record = canon->records->pdata[i];
        const char *checked = record->fields[DALIL_CANON_VERIFIED].value;
        if (checked &&
            (!oldest || g_strcmp0(checked, oldest->fields[DALIL_CANON_VERIFIED].value) < 0))
            oldest = record;
    }
    return oldest;
}

static gboolean
few_enough(int wrong, int services, const DalilThresholds *limits)
{
    return wrong <= limits->stickers_max &&
           wrong * 100 <= MAX(services, 1) * limits->sticker_percent;
}

static void
decide_wrong(DalilDecision *decision, int wrong, const DalilCanon *before,
             const DalilCirculation *now, const DalilThresholds *limits)
{
    int services = services_on(before);

    because(decision, g_strdup_printf("%d fact%s on it %s wrong now", wrong, dalil_plural(wrong),
                                      wrong == 1 ? "is" : "are"));
    if (now->left == 0) {
        decision->what = DALIL_DO_REPRINT;
        because(decision, g_strdup("no copies are left to mend"));
    } else if (few_enough(wrong, services, limits) && now->stickers_fit) {
        decision->what = DALIL_DO_STICKER;
        because(decision, g_strdup_printf("%s a label", wrong == 1 ? "it fits" : "all fit"));
    } else if (few_enough(wrong, services, limits)) {
        decision->what = DALIL_DO_SLIP;
        because(decision, g_strdup("not every correction fits the place it had"));
    } else {
        decision->what = DALIL_DO_REPRINT;
        because(decision, wrong > limits->stickers_max
                              ? g_strdup_printf("nobody sticks more than %d labels on a copy",
                                                limits->stickers_max)
                              : g_strdup_printf("that is more than %d %% of its %d services",
                                                limits->sticker_percent, services));
    }
}

static gboolean
decide_age(DalilDecision *decision, const DalilCanon *before, const DalilCirculation *now,
           const DalilThresholds *limits)
{
    const DalilCanonRecord *oldest = oldest_check(before);
    const char *checked = oldest ? oldest->fields[DALIL_CANON_VERIFIED].value : NULL;

    if (!checked || !now->today || months_between(checked, now->today) <= limits->months_max)
        return FALSE;
    decision->what = DALIL_DO_REPRINT;
    because(decision, g_strdup_printf("\"%s\" was last checked on %s, more than %d months ago: "
                                      "check first, then print",
                                      oldest->id, checked, limits->months_max));
    return TRUE;
}

static void
decide_lesser(DalilDecision *decision, const DalilComparison *c, const DalilCirculation *now,
              const DalilThresholds *limits)
{
    int more = dalil_comparison_count(c, DALIL_OPPORTUNITY, DALIL_OPPORTUNITY);
    int other = dalil_comparison_count(c, DALIL_WORDING, DALIL_APPEARANCE);

    if (more > 0) {
        gboolean many = now->left > limits->slip_copies;
        decision->what = many ? DALIL_DO_SLIP : DALIL_DO_NEXT_RUN;
        because(decision, g_strdup_printf("it says less than there is, in %d place%s", more,
                                          dalil_plural(more)));
        if (many)
            because(decision, g_strdup_printf("%d copies are left", now->left));
    } else if (other > 0 || now->layout_changed) {
        decision->what = DALIL_DO_NEXT_RUN;
        because(decision, other > 0 ? g_strdup_printf("%d change%s of wording alone", other,
                                                      dalil_plural(other))
                                    : g_strdup("only its look changed"));
    } else {
        decision->what = DALIL_DO_NOTHING;
        because(decision, g_strdup("all it says is still so"));
    }
}

DalilDecision *
dalil_decide(const DalilComparison *comparison, const DalilCanon *before,
             const DalilCirculation *circulation, const DalilThresholds *thresholds)
{
    DalilDecision *decision = g_new0(DalilDecision, 1);
    int danger = dalil_comparison_count(comparison, DALIL_SAFETY, DALIL_SAFETY);
    int wrong = dalil_comparison_count(comparison, DALIL_REACHABILITY, DALIL_REACHABILITY);

    decision->reasons = g_ptr_array_new_with_free_func(g_free);
    if (danger > 0) {
        decision->what = DALIL_DO_WITHDRAW;
        because(decision,
                g_strdup_printf("%d fact%s on it may harm somebody", danger, dalil_plural(danger)));
    } else if (wrong > 0) {
        decide_wrong(decision, wrong, before, circulation, thresholds);
    } else if (!decide_age(decision, before, circulation, thresholds)) {
        decide_lesser(decision, comparison, circulation, thresholds);
    }
    return decision;
}

void
dalil_decision_free(DalilDecision *decision)
{
    if (!decision)
        return;
    g_ptr_array_unref(decision->reasons);
    g_free(decision);
}
