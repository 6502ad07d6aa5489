/* tell_html.c: decisions first, then what changed, old and new side by side
 *
 * The program's words are English, as everywhere; what the network says keeps its language and
 * direction. On a narrow screen each row of a table becomes a card whose cells name themselves.
 * Colours: every text has a contrast of 7:1 or more; no colour says anything that words do not.
 */
#include "record/tell_html.h"

#include <string.h>

#include "base/plural.h"
#include "record/html.h"
#include "record/words.h"

static const char css[] =
    ":root{--ink:#1b1b1b;--line:#8a8a8a;--soft:#f3f1ec}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:76rem;padding:1rem;color:var(--ink);background:#fff;"
    "font:1rem/1.5 system-ui,'Noto Sans','Noto Sans Arabic',sans-serif}"
    "h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 1rem}"
    "h2{font-size:1.35rem;margin:2.5rem 0 .25rem;padding-top:1rem;border-top:3px solid var(--ink)}"
    "h3{font-size:1.05rem;margin:1.5rem 0 .25rem}"
    "p{margin:.25rem 0 .75rem}a{color:#0b3f8f}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem;background:#fff}"
    "caption{text-align:start;font-weight:600;padding:.25rem 0}"
    "th,td{border:1px solid var(--line);padding:.4rem .55rem;text-align:start;vertical-align:top;"
    "overflow-wrap:anywhere}"
    "thead th{background:var(--soft)}tbody th{min-width:8.5rem}"
    "table.changes{table-layout:fixed}"
    ".changes col.c1{width:19%}.changes col.c2{width:12%}.changes col.c3,.changes col.c4{width:26%}"
    "bdi[dir=rtl]{font-size:1.1em;line-height:1.7}"
    "td bdi{display:block;white-space:pre-line}td bdi[dir=rtl]{text-align:right}"
    "td.service bdi{font-weight:600}"
    "code{font:.85em/1.4 ui-monospace,'DejaVu Sans Mono',monospace;color:#444}"
    "del{color:#7a0010;background:#fde7e5;text-decoration:line-through}"
    "ins{color:#0a4522;background:#e0f4e5;text-decoration:underline}"
    ".do{display:inline-block;font-weight:700;padding:.05rem .5rem;border:2px solid;"
    "border-radius:.3rem;white-space:nowrap}"
    ".act{color:#7a0010;background:#fff3f2}.wait{color:#5a3c00;background:#fff8e6}"
    ".fine{color:#0a4522;background:#f0faf2}"
    ".sev{display:inline-block;font-weight:700;color:#fff;padding:0 .4rem;border-radius:.2rem}"
    ".s0{background:#6b000e}.s1{background:#8f1a14}.s2{background:#0a5129}.s3{background:#5a3c00}"
    ".s4{background:#1b4584}.s5{background:#484848}"
    ".none{color:#4a4a4a;font-style:italic}"
    "@media(max-width:640px){"
    "table,tbody,tr,td,th,caption{display:block}tbody th{min-width:0}thead,colgroup{display:none}"
    "tr{border:1px solid var(--line);border-radius:.3rem;margin:0 0 .75rem}"
    "td,tbody th{border:0;border-top:1px solid #d5d2cb}tr>:first-child{border-top:0}"
    "td[data-is]::before,th[data-is]::before{content:attr(data-is);display:block;font-size:.8rem;"
    "color:#444;font-weight:400}}"
    "@media print{@page{margin:14mm}body{max-width:none;padding:0;font-size:9.5pt}"
    "h2,h3,caption,thead{break-after:avoid}tr,table.changes{break-inside:avoid}"
    "a{color:inherit;text-decoration:none}details>*{display:block}"
    ".sev{color:var(--ink);border:1px solid;background:#fff}}";

static const struct {
    const char *name, *means;
} severities[DALIL_SEVERITIES] = {
    {"Safety", "somebody may come to harm"},
    {"Reachability", "whoever trusts the print stands before a closed door"},
    {"Opportunity", "the print says less than there is"},
    {"Wording", "other words, same facts"},
    {"Appearance", "layout, fonts, order"},
    {"Bookkeeping", "no reader sees it"},
};

struct DalilTellHtml {
    GString *decisions; /* rows */
    GString *editions;  /* sections */
    int n;
};

DalilTellHtml *
dalil_tell_html_new(void)
{
    DalilTellHtml *html = g_new0(DalilTellHtml, 1);

    html->decisions = g_string_new(NULL);
    html->editions = g_string_new(NULL);
    return html;
}

void
dalil_tell_html_free(DalilTellHtml *html)
{
    if (!html)
        return;
    g_string_free(html->decisions, TRUE);
    g_string_free(html->editions, TRUE);
    g_free(html);
}

static const DalilLanguage *
language_of(const DalilAnswer *answer)
{
    g_auto(GStrv) tags = g_strsplit(answer->run->language, "+", -1);

    return tags[0] ? dalil_language_lookup(tags[0]) : NULL;
}

static const char *
class_of(DalilDo what)
{
    return what >= DALIL_DO_SLIP ? "act" : what == DALIL_DO_NEXT_RUN ? "wait" : "fine";
}

static void
add_escaped(GString *to, const char *before, const char *text, const char *after)
{
    g_string_append(to, before);
    dalil_html_escape(to, text);
    g_string_append(to, after);
}

static void
add_reasons(GString *to, const DalilDecision *decision)
{
    for (guint i = 0; i < decision->reasons->len; i++)
        add_escaped(to, i > 0 ? "; " : "", decision->reasons->pdata[i], "");
}

static void
add_decision(GString *to, const DalilDecision *decision)
{
    g_string_append_printf(to, "<span class=\"do %s\">%s</span>", class_of(decision->what),
                           dalil_do_word(decision->what));
}

static void
add_row(DalilTellHtml *html, const DalilAnswer *answer)
{
    GString *to = html->decisions;

    g_string_append_printf(to, "<tr><th scope=\"row\" data-is=\"Edition\">");
    if (!answer->run) {
        add_escaped(to, "", answer->edition, "</th>");
        g_string_append(to, "<td data-is=\"Printed\">never</td><td data-is=\"Copies left\">0</td>"
                            "<td data-is=\"What to do\"><span class=\"do fine\">NOTHING</span></td>"
                            "<td data-is=\"Why\">it was never printed</td></tr>\n");
        return;
    }
    g_string_append_printf(to, "<a href=\"#e%d\">", html->n);
    add_escaped(to, "", answer->edition, "</a></th><td data-is=\"Printed\">");
    add_escaped(to, "", answer->run->date, "<br><code>");
    add_escaped(to, "", answer->run->code, "</code></td>");
    g_string_append_printf(to,
                           "<td data-is=\"Copies left\">about %d of %d</td><td data-is=\"What to "
                           "do\">",
                           answer->left, answer->run->quantity);
    add_decision(to, answer->decision);
    g_string_append(to, "</td><td data-is=\"Why\">");
    add_reasons(to, answer->decision);
    g_string_append(to, "</td></tr>\n");
}

/* One side of a sentence, with what is only there marked. */
static void
add_side(GString *to, const DalilLanguage *language, const GArray *words, DalilWordsKind mine)
{
    gboolean first = TRUE;

    g_string_append_printf(to, "<bdi lang=\"%s\" dir=\"%s\">", language ? language->tag : "",
                           !language                          ? "auto"
                           : language->direction == DALIL_RTL ? "rtl"
                                                              : "ltr");
    for (guint i = 0; i < words->len; i++) {
        const DalilWords *piece = &g_array_index(words, DalilWords, i);
        if (piece->kind != DALIL_WORDS_SAME && piece->kind != mine)
            continue;
        if (!first)
            g_string_append_c(to, ' ');
        first = FALSE;
        dalil_html_piece(to, language,
                         piece->kind == DALIL_WORDS_SAME  ? NULL
                         : piece->kind == DALIL_WORDS_OUT ? "del"
                                                          : "ins",
                         piece->text);
    }
    g_string_append(to, "</bdi>");
}

static void
add_value(GString *to, const DalilLanguage *language, const char *value)
{
    if (value)
        dalil_html_value(to, language, value);
    else
        g_string_append(to, "<span class=\"none\">nothing</span>");
}

/* What a reader needs of a service that came or went. */
static void
add_record(GString *to, const DalilLanguage *language, const DalilCanonRecord *record)
{
    gboolean any = FALSE;

    for (int i = 0, field; record && (field = dalil_canon_main(i)) >= 0; i++) {
        const char *text = dalil_canon_shown(record, (DalilCanonFieldName)field);
        if (!text)
            continue;
        dalil_html_value(to, language, text);
        any = TRUE;
    }
    if (!any)
        g_string_append(to, "<span class=\"none\">nothing</span>");
}

static void
add_sides(GString *to, const DalilLanguage *language, const DalilPrintChange *change)
{
    static const char middle[] = "</td><td data-is=\"Now\">";

    g_string_append(to, "<td data-is=\"In print\">");
    if (change->kind == DALIL_CHANGE_ADDED || change->kind == DALIL_CHANGE_REMOVED) {
        add_record(to, language, change->kind == DALIL_CHANGE_REMOVED ? change->was : NULL);
        g_string_append(to, middle);
        add_record(to, language, change->kind == DALIL_CHANGE_ADDED ? change->is : NULL);
    } else if (dalil_compare_is_sentence(change)) {
        g_autoptr(GArray) words = dalil_words_diff(change->before, change->after);
        add_side(to, language, words, DALIL_WORDS_OUT);
        g_string_append(to, middle);
        add_side(to, language, words, DALIL_WORDS_IN);
    } else {
        add_value(to, language, change->before);
        g_string_append(to, middle);
        add_value(to, language, change->after);
    }
    g_string_append(to, "</td>");
}

/* "opening hours (hours cut)" */
static void
add_what(GString *to, const DalilPrintChange *change)
{
    g_autofree char *kind = g_strdelimit(g_strdup(dalil_change_word(change->kind)), "-", ' ');

    if (change->field < 0) {
        dalil_html_escape(to, kind);
        return;
    }
    dalil_html_escape(to, dalil_canon_field_name((DalilCanonFieldName)change->field));
    if (change->kind != DALIL_CHANGE_DATA)
        add_escaped(to, "<br>(", kind, ")");
}

static void
add_change(GString *to, const DalilLanguage *language, const DalilPrintChange *change)
{
    g_string_append(to, "<tr><td class=\"service\" data-is=\"Service\">");
    dalil_html_value(to, language, change->name);
    add_escaped(to, "<code>", change->id, "</code></td><td data-is=\"What\">");
    add_what(to, change);
    g_string_append(to, "</td>");
    add_sides(to, language, change);
    add_escaped(to, "<td data-is=\"Why it matters\">", change->reason, "</td></tr>\n");
}

/* In a bilingual edition a sentence may have changed in the second language alone. */
static const DalilLanguage *
language_of_change(const DalilPrintChange *change, const DalilLanguage *edition)
{
    const DalilLanguage *own = change->language ? dalil_language_lookup(change->language) : NULL;

    return own ? own : edition;
}

/* All changes of one severity. */
static void
add_severity(GString *to, const DalilAnswer *answer, const DalilLanguage *language, int severity)
{
    const GArray *changes = answer->comparison->changes;
    int n = dalil_comparison_count(answer->comparison, severity, severity);
    gboolean folded = severity == DALIL_BOOKKEEPING;

    if (n == 0)
        return;
    g_string_append_printf(to, "%s<h3><span class=\"sev s%d\">S%d</span> %s</h3>%s\n",
                           folded ? "<details><summary>" : "", severity, severity,
                           severities[severity].name, folded ? "</summary>" : "");
    g_string_append_printf(to,
                           "<table class=\"changes\"><caption>%d change%s: %s</caption>"
                           "<colgroup><col class=\"c1\"><col class=\"c2\"><col class=\"c3\">"
                           "<col class=\"c4\"><col></colgroup>"
                           "<thead><tr><th scope=\"col\">Service</th><th scope=\"col\">What</th>"
                           "<th scope=\"col\">In print</th><th scope=\"col\">Now</th>"
                           "<th scope=\"col\">Why it matters</th></tr></thead>\n<tbody>\n",
                           n, n == 1 ? "" : "s", severities[severity].means);
    for (guint i = 0; i < changes->len; i++)
        if (g_array_index(changes, DalilPrintChange, i).severity == severity)
            add_change(to,
                       language_of_change(&g_array_index(changes, DalilPrintChange, i), language),
                       &g_array_index(changes, DalilPrintChange, i));
    g_string_append_printf(to, "</tbody></table>%s\n", folded ? "</details>" : "");
}

static void
add_question(GString *to, const DalilLanguage *language, const DalilRenameQuestion *question)
{
    const char *lost = question->lost->fields[DALIL_CANON_NAME].value;
    const char *found = question->found->fields[DALIL_CANON_NAME].value;

    g_string_append(to, "<li>Is ");
    dalil_html_value(to, language, found ? found : question->found->id);
    g_string_append(to, " the new name of ");
    dalil_html_value(to, language, lost ? lost : question->lost->id);
    g_string_append_printf(to, "? They are alike by %d %%. If so, write under <code>",
                           (int)(question->likeness * 100 + 0.5));
    add_escaped(to, "", question->found->id, "</code>: <code>aliases: [");
    add_escaped(to, "", question->lost->id, "]</code></li>\n");
}

static void
add_look(GString *to, const char *look)
{
    if (look)
        add_escaped(to, "<h3><span class=\"sev s4\">S4</span> Its look</h3>\n<p>other ", look,
                    "</p>\n");
}

static void
add_moves(GString *to, const DalilLanguage *language, const GArray *moves)
{
    if (!moves || moves->len == 0)
        return;
    g_string_append(to, "<h3><span class=\"sev s4\">S4</span> In another place</h3>\n<ul>\n");
    for (guint i = 0; i < moves->len; i++) {
        const DalilMove *move = &g_array_index(moves, DalilMove, i);
        g_string_append(to, "<li>");
        dalil_html_value(to, language, move->name);
        add_escaped(to, ": from ", move->before, "");
        add_escaped(to, " to ", move->after,
                    move->alone ? "; nothing else changed</li>\n" : "</li>\n");
    }
    g_string_append(to, "</ul>\n");
}

void
dalil_tell_html_add(DalilTellHtml *html, const DalilAnswer *answer, const GArray *moves)
{
    GString *to = html->editions;
    const DalilLanguage *language = answer->run ? language_of(answer) : NULL;
    const GArray *questions = answer->run ? answer->comparison->questions : NULL;

    html->n++;
    add_row(html, answer);
    if (!answer->run)
        return;
    g_string_append_printf(to, "<section aria-labelledby=\"e%d\">\n<h2 id=\"e%d\">", html->n,
                           html->n);
    add_escaped(to, "", answer->edition, "</h2>\n<p>Printed ");
    add_escaped(to, "", answer->run->date, " (<code>");
    add_escaped(to, "", answer->run->code, "</code>), ");
    g_string_append_printf(to, "%d copies, about %d left. ", answer->run->quantity, answer->left);
    if (answer->mended > 0)
        g_string_append_printf(to, "%d fact%s mended on them since. ", answer->mended,
                               dalil_plural(answer->mended));
    add_decision(to, answer->decision);
    g_string_append_c(to, ' ');
    add_reasons(to, answer->decision);
    g_string_append_printf(to, ".</p>\n<p>%d service%s without any change.</p>\n",
                           answer->comparison->same, answer->comparison->same == 1 ? "" : "s");
    for (int severity = 0; severity < DALIL_SEVERITIES; severity++) {
        add_severity(to, answer, language, severity);
        if (severity != DALIL_APPEARANCE)
            continue;
        add_look(to, answer->look);
        add_moves(to, language, moves);
    }
    if (questions->len > 0)
        g_string_append(to, "<h3>Questions</h3>\n<ul>\n");
    for (guint i = 0; i < questions->len; i++)
        add_question(to, language, &g_array_index(questions, DalilRenameQuestion, i));
    g_string_append(to, questions->len > 0 ? "</ul>\n</section>\n" : "</section>\n");
}

char *
dalil_tell_html_write(const DalilTellHtml *html)
{
    GString *to = g_string_new(NULL);

    dalil_html_begin(to, dalil_language_lookup("en"), "What changed since the print", css);
    g_string_append_printf(to,
                           "<main>\n<h1>What changed since the print</h1>\n"
                           "<table><caption>What to do with the copies that are about</caption>"
                           "<thead><tr><th scope=\"col\">Edition</th><th scope=\"col\">Printed</th>"
                           "<th scope=\"col\">Copies left</th><th scope=\"col\">What to do</th>"
                           "<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n%s</tbody></table>\n"
                           "%s</main>\n",
                           html->decisions->str, html->editions->str);
    dalil_html_end(to);
    return g_string_free(to, FALSE);
}
