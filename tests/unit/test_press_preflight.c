/* test_press_preflight.c: a screen file is refused for each fault; looking quickly finds the same
 */
#include <glib.h>
#include <string.h>

#include "press/preflight_tell.h"

/* A screen file in which nothing is wrong. */
static const char *const objects[] = {
    "<</Type /Catalog /Pages 2 0 R /Metadata 4 0 R /Lang (ar) /MarkInfo <</Marked true>> "
    "/StructTreeRoot 5 0 R /ViewerPreferences <</DisplayDocTitle true>>>>",
    "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 9 0 R /Tabs /S /Annots [7 0 R] "
    "/Resources <<>>>>",
    "<</Type /Metadata /Length 31>>\nstream\n<pdfuaid:part>1</pdfuaid:part>\n\nendstream",
    "<</Type /StructTreeRoot /K [6 0 R 8 0 R]>>",
    "<</S /Figure /P 5 0 R /Alt (Map)>>",
    "<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents (Exemple) /A <</S /URI /URI "
    "(https://example.org/)>>>>",
    "<</S /H /P 5 0 R /K 0>>",
    "<</Length 3>>\nstream\nq Q\nendstream",
    "<</Title (Exemple)>>",
};

/* (transfer full) */
static GByteArray *
file_with(const char *old, const char *new)
{
    GString *pdf = g_string_new("%PDF-1.7\n");
    gsize at[G_N_ELEMENTS(objects)], xref = 0;
    gboolean done = !old;

    for (gsize i = 0; i < G_N_ELEMENTS(objects); i++) {
        const char *here = old && !done ? strstr(objects[i], old) : NULL;
        at[i] = pdf->len;
        g_string_append_printf(pdf, "%d 0 obj\n", (int)i + 1);
        if (here) {
            g_string_append_len(pdf, objects[i], here - objects[i]);
            g_string_append_printf(pdf, "%s%s", new, here + strlen(old));
            done = TRUE;
        } else {
            g_string_append(pdf, objects[i]);
        }
        g_string_append(pdf, "\nendobj\n");
    }
    g_assert_true(done);
    xref = pdf->len;
    g_string_append_printf(pdf, "xref\n0 %d\n0000000000 65535 f \n",
                           (int)G_N_ELEMENTS(objects) + 1);
    for (gsize i = 0; i < G_N_ELEMENTS(objects); i++)
        g_string_append_printf(pdf, "%010d 00000 n \n", (int)at[i]);
    g_string_append_printf(pdf,
                           "trailer <</Size %d /Root 1 0 R /Info 10 0 R /ID [<00> <00>]>>\n"
                           "startxref\n%d\n%%%%EOF\n",
                           (int)G_N_ELEMENTS(objects) + 1, (int)xref);
    xref = pdf->len;
    return g_byte_array_new_take((guint8 *)g_string_free(pdf, FALSE), xref);
}

static const struct {
    const char *old, *new, *rule; /* NULL: none */
} faults[] = {
    {NULL, NULL, NULL},
    {"/Alt (Map)", "/Alt <feff0041>", NULL},
    {"/Alt (Map)", "", "alt"},
    {"/Alt (Map)", "/Alt ()", "alt"},
    {"/Alt (Map)", "/Alt <>", "alt"},
    {"/Figure /P 5 0 R /Alt (Map)", "/F#69gure /P 5 0 R", "alt"},
    {"/Contents (Exemple)", "", "link-contents"},
    {"/Contents (Exemple)", "/Contents ()", "link-contents"},
    {"(https://example.org/)", "(javascript:x)", "link-scheme"},
    {"(https://example.org/)", "<66696c653a>", "link-scheme"},
    {"(https://example.org/)", "<68747470733a78>", NULL},
    {"/S /URI /URI", "/S /Launch /URI", "launch"},
    {"/S /URI /URI", "/S /GoToR /URI", "launch"},
    {"/S /URI /URI", "/S /JavaScript /JS (x) /URI", "javascript"},
    {"/K 0", "/K 0 /EF <<>>", "embedded-file"},
    {"/K 0", "/A <</S /J#61vaScript>>", "javascript"},
    {"/S /H ", "/S /TH ", "scope"},
    {"/K 0", "/K 0 /X <</Type /Font /Subtype /TrueType>>", "to-unicode"},
    {"/Title (Exemple)", "", "title"},
    {"/Lang (ar)", "", "lang"},
    {"/Tabs /S", "", "tab-order"},
    {"/Lang", "/OpenAction <</S /GoTo>> /Lang", "open-action"},
};

/* Rules that are broken as an error, in their order. (transfer full) */
static char *
broken(const GByteArray *pdf, gboolean quick)
{
    const DalilPreflightWish wish = {.purpose = DALIL_FOR_SCREEN, .quick = quick};
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilPreflight) result = dalil_preflight(pdf->data, pdf->len, &wish, &error);
    GString *rules = g_string_new(NULL);

    g_assert_no_error(error);
    for (guint i = 0; i < result->findings->len; i++) {
        const DalilFinding *finding = &g_array_index(result->findings, DalilFinding, i);
        if (dalil_preflight_level(result, finding) == DALIL_RULE_ERROR)
            g_string_append_printf(rules, "%s%s", rules->len > 0 ? " " : "",
                                   dalil_rules[finding->rule].id);
    }
    g_assert_cmpint(dalil_preflight_tell(pdf, &wish, "x", (DalilSpan){0}, diags), ==,
                    rules->len == 0);
    g_assert_cmpint(dalil_diags_errors(diags) > 0, ==, rules->len > 0);
    return g_string_free(rules, FALSE);
}

static void
test_fault(gconstpointer data)
{
    int row = GPOINTER_TO_INT(data);
    g_autoptr(GByteArray) pdf = file_with(faults[row].old, faults[row].new);

    for (int quick = 0; quick < 2; quick++) {
        g_autofree char *rules = broken(pdf, quick);
        g_assert_cmpstr(rules, ==, faults[row].rule ? faults[row].rule : "");
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_autofree char *name = g_strdup_printf("/press/preflight/screen/%d-%s", (int)i,
                                                faults[i].rule ? faults[i].rule : "none");
        g_test_add_data_func(name, GSIZE_TO_POINTER(i), test_fault);
    }
    return g_test_run();
}
