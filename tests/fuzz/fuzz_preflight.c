/* fuzz_preflight.c: any bytes as a finished PDF, for print and for screens: findings in valid
 * words, ink that can be, and looking quickly finds no object's fault less than looking long
 *
 * The seeds are small and not packed, so that what changes is structure and drawing.
 * Built with -fsanitize=fuzzer, or with -DDALIL_FUZZ_REPLAY to run over the files named.
 */
#include <glib.h>
#include <math.h>
#include <stdint.h>

#include "press/preflight.h"

enum { LONGEST = 64 * 1024 /* bytes: what is larger is slow, and no different */ };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Faults of objects, which a glance must not miss. */
static const DalilRuleId of_objects[] = {
    DALIL_RULE_JAVASCRIPT, DALIL_RULE_LAUNCH, DALIL_RULE_EMBEDDED, DALIL_RULE_LINK_CONTENTS,
    DALIL_RULE_SCHEME,     DALIL_RULE_ALT,    DALIL_RULE_SCOPE,    DALIL_RULE_FONT_EMBEDDED,
};

static gboolean
has(const DalilPreflight *result, DalilRuleId rule)
{
    for (guint i = 0; result && i < result->findings->len; i++)
        if (g_array_index(result->findings, DalilFinding, i).rule == rule)
            return TRUE;
    return FALSE;
}

static void
check(const DalilPreflight *result)
{
    for (guint i = 0; i < result->findings->len; i++) {
        g_autofree char *text =
            dalil_preflight_sentence(&g_array_index(result->findings, DalilFinding, i));
        g_assert(g_utf8_validate(text, -1, NULL));
    }
    g_assert(isfinite(result->facts.area_ink) && result->facts.area_ink >= 0);
    g_assert(result->facts.area_ink <= 10); /* plates */
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int purpose = 0; size <= LONGEST && purpose < DALIL_PURPOSES; purpose++) {
        DalilPreflightWish wish = {.purpose = (DalilPurpose)purpose};
        g_autoptr(GError) error = NULL;
        g_autoptr(DalilPreflight) all = dalil_preflight(data, size, &wish, &error);
        g_autoptr(DalilPreflight) quick = NULL;
        g_assert((all == NULL) == (error != NULL));
        if (!all)
            return 0;
        check(all);
        wish.quick = TRUE;
        quick = dalil_preflight(data, size, &wish, NULL);
        g_assert(quick);
        /* A damaged file is repaired: its objects are not where its bytes say. */
        for (gsize i = 0; !has(all, DALIL_RULE_DAMAGED) && i < G_N_ELEMENTS(of_objects); i++)
            g_assert(has(quick, of_objects[i]) || !has(all, of_objects[i]));
    }
    return 0;
}

#include "replay.h"
