/* preflight_tell.c: the rules a file breaks, told like mistakes of the layout it was made from */
#include "press/preflight_tell.h"

gboolean
dalil_preflight_tell(const GByteArray *pdf, const DalilPreflightWish *wish, const char *name,
                     DalilSpan at, DalilDiags *diags)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilPreflight) result = dalil_preflight(pdf->data, pdf->len, wish, &error);

    if (!result) {
        dalil_diags_error(diags, at, "%s: %s", name, error->message);
        return FALSE;
    }
    for (guint i = 0; i < result->findings->len; i++) {
        const DalilFinding *finding = &g_array_index(result->findings, DalilFinding, i);
        g_autofree char *text = dalil_preflight_sentence(finding);
        const char *id = dalil_rules[finding->rule].id;
        if (dalil_preflight_level(result, finding) == DALIL_RULE_ERROR)
            dalil_diags_error(diags, at, "%s: preflight: [%s] %s", name, id, text);
        else
            dalil_diags_warning(diags, at, "%s: preflight: [%s] %s", name, id, text);
    }
    return dalil_preflight_count(result, DALIL_RULE_ERROR) == 0;
}
