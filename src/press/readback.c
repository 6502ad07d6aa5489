/* readback.c: the proof of an edition: its finished PDF says what the listings say */
#include "press/readback.h"

#include <string.h>

#include "lang/uri.h"
#include "press/readback_entry.h"

static const DalilSpan nowhere = {NULL, 0, 0};

/* So many digits in a row outside the entries are no page number. */
#define NUMBER 4

/* What the network itself must say, wherever it stands. */
static void
prove_network(DalilProof *proof)
{
    const DalilTemplate *layout = proof->edition->layout;
    const DalilPanel *panels = layout->panels.items;
    const DalilFlow *flows = layout->flows.items;
    g_autoptr(GArray) list = dalil_expect_list();

    for (int p = 0; p < layout->panels.n; p++)
        for (int f = 0; f < panels[p].frames.n; f++)
            dalil_expect_blocks(list, proof->arena, proof->edition,
                                &((const DalilFrame *)panels[p].frames.items)[f].blocks);
    for (int f = 0; f < layout->flows.n; f++)
        dalil_expect_blocks(list, proof->arena, proof->edition, &flows[f].blocks);
    dalil_expect_sort(list);
    for (guint i = 0; i < list->len; i++) {
        const DalilExpected *e = &g_array_index(list, DalilExpected, i);
        gssize at = dalil_fold_find(proof->fold, e->pattern, 0, proof->fold->text->len, e->kind);
        if (at < 0) {
            dalil_proof_fault(proof, e->at, -1, "%s (%s): the finished PDF does not say \"%s\"",
                              e->field, e->language, e->shown);
            continue;
        }
        dalil_fold_take(proof->fold, (gsize)at, e->pattern->text->len);
        dalil_proof_see(proof, e, (gsize)at, "the network");
    }
}

/* Texts beside the services (a date, a code, a heading) explain their digits. What is printed in
 * the place of a late one is known only when pages are. */
static void
add_text(GPtrArray *to, const DalilRich *rich)
{
    if (rich && strpbrk(rich->text, "0123456789"))
        g_ptr_array_add(to, dalil_pattern_new(rich->text));
}

static void
add_texts(GPtrArray *to, DalilBlock *const *blocks, int n)
{
    for (int i = 0; i < n; i++) {
        if (blocks[i]->service >= 0)
            continue;
        if (blocks[i]->late == DALIL_LATE_NOTHING)
            add_text(to, blocks[i]->rich);
        add_text(to, blocks[i]->value);
        add_text(to, blocks[i]->running);
        if (blocks[i]->heading)
            add_texts(to, &blocks[i]->heading, 1);
        add_texts(to, blocks[i]->children, blocks[i]->n_children);
    }
}

/* As often as it is printed. */
static void
explain(DalilProof *proof, const DalilPattern *pattern)
{
    gsize from = 0;
    gssize at = -1;

    while ((at = dalil_fold_find(proof->fold, pattern, from, proof->fold->text->len,
                                 DALIL_MATCH_TEXT)) >= 0) {
        dalil_fold_take(proof->fold, (gsize)at, pattern->text->len);
        from = (gsize)at + pattern->text->len;
    }
}

static int
longest_first(gconstpointer a, gconstpointer b)
{
    gsize x = (*(const DalilPattern *const *)a)->text->len;
    gsize y = (*(const DalilPattern *const *)b)->text->len;

    return x < y ? 1 : x > y ? -1 : 0;
}

static void
explain_all(DalilProof *proof)
{
    const DalilEdition *edition = proof->edition;
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_pattern_free);

    for (int i = 0; i < edition->layout->flows.n; i++)
        add_texts(list, edition->flows[i].blocks, edition->flows[i].n);
    for (int i = 0; i < edition->n_frames; i++)
        if (edition->frames[i])
            add_texts(list, edition->frames[i]->blocks, edition->frames[i]->n);
    g_ptr_array_sort(list, longest_first);
    for (guint i = 0; i < list->len; i++)
        explain(proof, list->pdata[i]);
}

static void
prove_rest(DalilProof *proof)
{
    gsize from = 0, end = 0;
    gssize at = -1;

    while ((at = dalil_proof_unexplained(proof, from, proof->fold->text->len, NUMBER, &end)) >= 0) {
        g_autofree char *digits = dalil_proof_quote(proof, (gsize)at, end);
        dalil_proof_fault(proof, nowhere, dalil_fold_cell(proof->fold, (gsize)at)->page,
                          "the finished PDF says %s, and nothing in the listings does", digits);
        from = end;
    }
}

static void
know_phones(GHashTable *known, const DalilItems *phones)
{
    const DalilPhone *list = phones->items;

    for (int i = 0; i < phones->n; i++) {
        char *plain = dalil_uri_phone(list[i].number.text, NULL);
        char *whole = dalil_uri_phone(list[i].number.text, list[i].extension.text);
        if (plain)
            g_hash_table_add(known, plain);
        if (whole)
            g_hash_table_add(known, whole);
    }
}

static void
know_addresses(GHashTable *known, const DalilString *email, const DalilString *url)
{
    char *mail = email->text ? dalil_uri_email(email->text) : NULL;
    char *web = url->text ? dalil_uri_web(url->text) : NULL;

    if (mail)
        g_hash_table_add(known, mail);
    if (web)
        g_hash_table_add(known, web);
}

/* Every address that a listing can lead to. (transfer full) */
static GHashTable *
known_links(const DalilContent *content)
{
    GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const DalilService *services = content->services.items;
    const DalilAgency *agencies = content->agencies.items;
    const DalilEmergency *emergency = content->network.emergency.items;

    know_phones(known, &content->network.phones);
    know_addresses(known, &content->network.email, &content->network.url);
    for (int i = 0; i < content->services.n; i++) {
        know_phones(known, &services[i].phones);
        know_addresses(known, &services[i].email, &services[i].url);
    }
    for (int i = 0; i < content->agencies.n; i++) {
        know_phones(known, &agencies[i].phones);
        know_addresses(known, &agencies[i].email, &agencies[i].url);
    }
    for (int i = 0; i < content->network.emergency.n; i++) {
        char *uri = dalil_uri_phone(emergency[i].number.text, NULL);
        if (uri)
            g_hash_table_add(known, uri);
    }
    return known;
}

/* The digits that stand under a link. (transfer full) */
static char *
digits_under(const DalilPdfPage *page, const DalilPdfLink *link)
{
    GString *digits = g_string_new(NULL);

    for (guint i = 0; i < page->glyphs->len; i++) {
        const DalilPdfGlyph *g = &g_array_index(page->glyphs, DalilPdfGlyph, i);
        double x = g->x + g->width / 2, y = g->y - g->size / 4;
        if (x > link->x && x < link->x + link->width && y > link->y && y < link->y + link->height)
            for (guint32 k = 0; k < g->length; k++)
                if (g_ascii_isdigit(page->text->str[g->said + k]))
                    g_string_append_c(digits, page->text->str[g->said + k]);
    }
    return g_string_free(digits, FALSE);
}

/* A finger on a telephone number calls that number: where digits stand under the link, they begin
 * as it does. (A row's name leads there too, and has none.) */
static gboolean
leads_there(const DalilPdfPage *page, const DalilPdfLink *link)
{
    g_autofree char *under = digits_under(page, link);
    GString *called = g_string_new(NULL);
    gboolean good = FALSE;

    for (const char *p = link->uri + strlen("tel:"); *p && *p != ';'; p++)
        if (*p == '%' && p[1] && p[2])
            p += 2; /* a sign, by its number */
        else if (g_ascii_isdigit(*p))
            g_string_append_c(called, *p);
    good = *under == '\0' || strstr(under, called->str) != NULL;
    g_string_free(called, TRUE);
    return good;
}

static void
prove_links(DalilProof *proof, const DalilPdfText *pdf)
{
    g_autoptr(GHashTable) known = known_links(proof->edition->content);

    for (int p = 0; p < pdf->n; p++)
        for (guint i = 0; i < pdf->pages[p].links->len; i++) {
            const DalilPdfLink *link = &g_array_index(pdf->pages[p].links, DalilPdfLink, i);
            if (!g_hash_table_contains(known, link->uri))
                dalil_proof_fault(proof, nowhere, p,
                                  "a link leads to \"%s\", and nothing in the listings does",
                                  link->uri);
            else if (g_str_has_prefix(link->uri, "tel:") && !leads_there(&pdf->pages[p], link))
                dalil_proof_fault(proof, nowhere, p,
                                  "a link leads to \"%s\", and another number stands there",
                                  link->uri);
        }
}

static void
prove(DalilProof *proof, const DalilPdfText *pdf)
{
    proof->pdf = pdf;
    proof->fold = dalil_fold_new(pdf);
    proof->entries = g_array_new(FALSE, FALSE, sizeof(DalilEntry));
    for (int f = 0; f < proof->edition->layout->flows.n; f++)
        dalil_entries_prove(proof, f);
    prove_network(proof);
    explain_all(proof);
    dalil_entries_prove_rest(proof);
    prove_rest(proof);
    prove_links(proof, pdf);
    g_array_unref(proof->entries);
    dalil_fold_free(proof->fold);
}

gboolean
dalil_readback(const DalilPdfText *pdf, const DalilEdition *edition, const DalilLayout *layout,
               DalilDiags *diags)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    DalilProof proof = {
        .arena = arena, .edition = edition, .layout = layout, .diags = diags, .pages = pdf->n};

    if (pdf->n == layout->n_pages)
        prove(&proof, pdf);
    else
        dalil_proof_fault(&proof, nowhere, -1, "the finished PDF has %d pages, not %d", pdf->n,
                          layout->n_pages);
    if (proof.faults > 0)
        dalil_diags_error(diags, nowhere,
                          "%s: the finished PDF does not say what the listings say (in %d "
                          "places); nothing was written. This is a fault of dalil's, not of the "
                          "listings: please report it",
                          edition->name, proof.faults);
    return proof.faults == 0;
}
