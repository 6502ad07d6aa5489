/* reader_page.c: what changed since a print, in the words of the leaflet */
#include "record/reader_page.h"

#include <stdio.h>
#include <string.h>

#include "lang/phrase.h"
#include "lang/uri.h"
#include "record/html.h"

static const char css[] =
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:42rem;padding:1rem;color:#1b1b1b;background:#fff;"
    "font:1.05rem/1.6 system-ui,'Noto Sans','Noto Sans Arabic',sans-serif}"
    "h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0}"
    "section{border-top:3px solid #1b1b1b;margin:1.5rem 0 0;padding:.75rem 0 0}"
    "section[dir=rtl]{font-size:1.1em;line-height:1.8}"
    "h2{font-size:1.2rem;margin:0 0 .25rem}h3{font-size:1.05rem;margin:0}"
    "ul{list-style:none;margin:.75rem 0;padding:0}"
    "li{border:1px solid #8a8a8a;border-radius:.4rem;padding:.6rem .8rem;margin:0 0 .6rem}"
    "p{margin:.15rem 0;overflow-wrap:anywhere}nav a,nav span{margin-inline-end:1rem;"
    "display:inline-block;padding:.3rem 0}a{color:#0b3f8f}"
    ".code{color:#444;font-size:.9rem}.label{color:#444}"
    ".new{border-inline-start:.35rem solid #0a5129}.other{border-inline-start:.35rem solid #5a3c00}"
    ".gone{border-inline-start:.35rem solid #8f1a14}"
    "del{color:#7a0010;text-decoration:line-through}"
    ".same{color:#0a4522;font-weight:700;font-size:1.15rem}.sample{color:#7a0010;font-weight:700}"
    "@media print{body{max-width:none}li{break-inside:avoid}}";

/* What stands before a value, as on the leaflet; the others need no word. */
static const struct {
    DalilCanonFieldName field;
    DalilPhrase label;
} labels[] = {
    {DALIL_CANON_ELIGIBILITY, DALIL_PHRASE_ELIGIBILITY},
    {DALIL_CANON_BRING, DALIL_PHRASE_BRING},
    {DALIL_CANON_FEES, DALIL_PHRASE_FEES},
    {DALIL_CANON_APPLY, DALIL_PHRASE_APPLY},
    {DALIL_CANON_LANGUAGES, DALIL_PHRASE_LANGUAGES},
    {DALIL_CANON_ENTRANCE, DALIL_PHRASE_ENTRANCE},
    {DALIL_CANON_ACCESSIBILITY, DALIL_PHRASE_ACCESSIBILITY},
    {DALIL_CANON_RAMADAN, DALIL_PHRASE_RAMADAN},
    {DALIL_CANON_SUMMER, DALIL_PHRASE_SUMMER},
};

/* What a reader needs of a service that is new. */
static const DalilCanonFieldName card[] = {
    DALIL_CANON_SUMMARY, DALIL_CANON_ELIGIBILITY, DALIL_CANON_PHONES,
    DALIL_CANON_ADDRESS, DALIL_CANON_AREA,        DALIL_CANON_HOURS,
};

/* One language's part of the page. */
typedef struct {
    GString *to;
    const DalilContent *content;
    const DalilRun *run;
    const DalilComparison *comparison; /* in the run's language */
    const DalilLanguage *language;
    const DalilLanguage *printed; /* the run's */
    const DalilCanon *now;        /* in `language` */
} Part;

static void
say_text(Part *part, const char *before, const DalilText *text, const char *after)
{
    const DalilTextIn *in =
        dalil_content_sentence(&part->content->network, text, part->language->tag);
    const DalilLanguage *language = in ? dalil_language_lookup(in->language) : NULL;

    if (!in)
        return;
    g_string_append(part->to, before);
    dalil_html_value(part->to, language, in->text);
    g_string_append(part->to, after);
}

static const char *
phrase_of(const Part *part, DalilPhrase phrase)
{
    return part->language->phrase[phrase];
}

/* "Édition octobre 2026 · FR 2026-10 r001 4593" */
static void
say_edition(Part *part)
{
    int year = 0, month = 0;
    g_autofree char *when = NULL, *words = NULL;

    if (sscanf(part->run->date, "%4d-%2d", &year, &month) != 2 || month < 1 || month > 12)
        return;
    when = dalil_phrase_date(part->language, year, month, 0);
    words = dalil_phrase_fill(phrase_of(part, DALIL_PHRASE_EDITION), when, NULL);
    g_string_append(part->to, "<p class=\"code\">");
    dalil_html_value(part->to, part->language, words);
    g_string_append(part->to, " · <bdi dir=\"ltr\">");
    dalil_html_escape(part->to, part->run->code);
    g_string_append(part->to, "</bdi></p>\n");
}

static gboolean
is_hidden(const DalilCanonRecord *record)
{
    return g_strcmp0(record->fields[DALIL_CANON_VISIBILITY].value, "hidden") == 0;
}

static void
say_label(Part *part, DalilCanonFieldName field)
{
    for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
        if (labels[i].field == field) {
            g_string_append(part->to, "<span class=\"label\">");
            dalil_html_value(part->to, part->language, phrase_of(part, labels[i].label));
            g_string_append(part->to, ":</span> ");
        }
}

/* The former value, where it is known in this language and telling it cannot hurt. */
static void
say_former(Part *part, const DalilPrintChange *change)
{
    if (part->language != part->printed || !change->before || !change->after ||
        (change->field != DALIL_CANON_PHONES && change->field != DALIL_CANON_HOURS &&
         change->field != DALIL_CANON_NAME))
        return;
    g_string_append(part->to, "<del>");
    dalil_html_value(part->to, part->language, change->before);
    g_string_append(part->to, "</del><br>");
}

static void
say_field(Part *part, const DalilCanonRecord *record, DalilCanonFieldName field,
          const DalilPrintChange *change)
{
    const char *value = dalil_canon_shown(record, field);

    if (!value || field == DALIL_CANON_VISIBILITY)
        return;
    g_string_append(part->to, "<p>");
    say_label(part, field);
    if (change)
        say_former(part, change);
    dalil_html_value(part->to, part->language, value);
    g_string_append(part->to, "</p>\n");
}

static void
say_gone(Part *part, const DalilPrintChange *change)
{
    g_string_append(part->to, "<li class=\"gone\"><h3><del>");
    dalil_html_value(part->to, part->printed, dalil_canon_name(change->was));
    g_string_append(part->to, "</del></h3>\n<p>");
    dalil_html_value(part->to, part->language, phrase_of(part, DALIL_PHRASE_CLOSED));
    g_string_append(part->to, "</p></li>\n");
}

static void
begin_item(Part *part, const char *kind, const DalilCanonRecord *record)
{
    g_string_append_printf(part->to, "<li class=\"%s\"><h3>", kind);
    dalil_html_value(part->to, part->language, dalil_canon_name(record));
    g_string_append(part->to, "</h3>\n");
}

static void
say_address_by_phone(Part *part)
{
    g_string_append(part->to, "<p>");
    dalil_html_value(part->to, part->language, phrase_of(part, DALIL_PHRASE_ADDRESS_BY_PHONE));
    g_string_append(part->to, "</p>\n");
}

static void
say_new(Part *part, const DalilCanonRecord *record)
{
    begin_item(part, "new", record);
    for (gsize i = 0; i < G_N_ELEMENTS(card); i++)
        say_field(part, record, card[i], NULL);
    if (is_hidden(record))
        say_address_by_phone(part);
    g_string_append(part->to, "</li>\n");
}

/* Changes that matter to who holds the leaflet. */
static gboolean
matters(const DalilPrintChange *change)
{
    return change->severity <= DALIL_OPPORTUNITY && change->kind != DALIL_CHANGE_RENAMED;
}

/* All that changed about the record of change @first, at its first change. */
static void
say_changed(Part *part, guint first, const DalilCanonRecord *record)
{
    const GArray *changes = part->comparison->changes;
    const DalilPrintChange *one = &g_array_index(changes, DalilPrintChange, first);

    for (guint i = 0; i < first; i++)
        if (strcmp(g_array_index(changes, DalilPrintChange, i).id, one->id) == 0 &&
            matters(&g_array_index(changes, DalilPrintChange, i)))
            return;
    begin_item(part, "other", record);
    for (guint i = first; i < changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(changes, DalilPrintChange, i);
        if (change->field >= 0 && matters(change) && strcmp(change->id, one->id) == 0)
            say_field(part, record, (DalilCanonFieldName)change->field, change);
    }
    if (is_hidden(record))
        say_address_by_phone(part);
    g_string_append(part->to, "</li>\n");
}

static void
say_change(Part *part, guint index)
{
    const DalilPrintChange *change =
        &g_array_index(part->comparison->changes, DalilPrintChange, index);
    const DalilCanonRecord *record = change->is ? dalil_canon_find(part->now, change->id) : NULL;

    if (change->kind == DALIL_CHANGE_REMOVED)
        say_gone(part, change);
    else if (!record) /* left out of this language */
        return;
    else if (change->kind == DALIL_CHANGE_ADDED)
        say_new(part, record);
    else
        say_changed(part, index, record);
}

/* "✓ Vérifié en novembre 2026" */
static void
say_same(Part *part)
{
    DalilDate newest = part->content->newest;
    g_autofree char *when =
        newest.year > 0 ? dalil_phrase_date(part->language, newest.year, newest.month, 0) : NULL;
    g_autofree char *words =
        when ? dalil_phrase_fill(phrase_of(part, DALIL_PHRASE_CHECKED), when, NULL) : NULL;

    g_string_append(part->to, "<p class=\"same\">✓ ");
    if (words)
        dalil_html_value(part->to, part->language, words);
    g_string_append(part->to, "</p>\n");
}

static void
say_changes(Part *part)
{
    const GArray *changes = part->comparison->changes;
    gboolean any = FALSE;

    for (guint i = 0; i < changes->len; i++) {
        if (!matters(&g_array_index(changes, DalilPrintChange, i)))
            continue;
        if (!any)
            g_string_append(part->to, "<ul>\n");
        any = TRUE;
        say_change(part, i);
    }
    if (any)
        g_string_append(part->to, "</ul>\n");
    else
        say_same(part);
}

static void
say_link(Part *part)
{
    const char *url = part->content->network.url.text;
    g_autofree char *safe = url ? dalil_uri_web(url) : NULL;

    if (!safe)
        return;
    g_string_append(part->to, "<p><a href=\"");
    dalil_html_escape(part->to, safe);
    g_string_append(part->to, "\"><bdi dir=\"ltr\">");
    dalil_html_escape(part->to, url);
    g_string_append(part->to, "</bdi></a></p>\n");
}

static void
say_part(Part *part)
{
    const DalilNetwork *network = &part->content->network;

    g_string_append_printf(part->to,
                           "<section id=\"%s\" lang=\"%s\" dir=\"%s\" "
                           "aria-labelledby=\"h-%s\">\n<h2 id=\"h-%s\">",
                           part->language->tag, part->language->tag,
                           part->language->direction == DALIL_RTL ? "rtl" : "ltr",
                           part->language->tag, part->language->tag);
    if (network->update_title.n > 0)
        say_text(part, "", &network->update_title, "</h2>\n");
    else
        g_string_append_printf(part->to, "%s</h2>\n", part->language->name);
    if (network->sample) {
        g_string_append(part->to, "<p class=\"sample\">");
        dalil_html_value(part->to, part->language, phrase_of(part, DALIL_PHRASE_SAMPLE));
        g_string_append(part->to, "</p>\n");
    }
    say_edition(part);
    say_changes(part);
    say_link(part);
    g_string_append(part->to, "</section>\n");
}

/* The run's language, then the network's others in their order. (transfer container) */
static GPtrArray *
languages_of(const DalilRun *run, const DalilContent *content)
{
    g_auto(GStrv) own = g_strsplit(run->language, "+", -1);
    const DalilStrings *all = &content->network.languages;
    GPtrArray *list = g_ptr_array_new();

    for (char **tag = own; *tag; tag++)
        if (dalil_language_lookup(*tag))
            g_ptr_array_add(list, (gpointer)dalil_language_lookup(*tag));
    for (int i = 0; i < all->n; i++) {
        const DalilLanguage *language = dalil_language_lookup(all->items[i].text);
        if (language && !g_ptr_array_find(list, language, NULL))
            g_ptr_array_add(list, (gpointer)language);
    }
    if (list->len == 0)
        g_ptr_array_add(list, (gpointer)content->network.source_language);
    return list;
}

static void
say_choice(GString *to, const GPtrArray *languages)
{
    g_string_append(to, "<nav>");
    for (guint i = 0; i < languages->len; i++) {
        const DalilLanguage *language = languages->pdata[i];
        g_string_append_printf(to, "<a href=\"#%s\" hreflang=\"%s\">", language->tag,
                               language->tag);
        dalil_html_value(to, language, language->name);
        g_string_append(to, "</a> ");
    }
    g_string_append(to, "</nav>\n");
}

char *
dalil_reader_page(const DalilRun *run, const DalilCanon *before, const DalilContent *content)
{
    GString *to = g_string_new(NULL);
    g_autoptr(GPtrArray) languages = languages_of(run, content);
    const DalilLanguage *printed = languages->pdata[0];
    g_autoptr(DalilCanon) now = dalil_canon_new(content, printed);
    g_autoptr(DalilComparison) comparison = dalil_compare(before, now);
    const DalilText *title =
        content->network.title.n > 0 ? &content->network.title : &content->network.name;
    const DalilTextIn *heading =
        dalil_text_or_source(title, printed->tag, content->network.source.text);
    g_autofree char *full =
        g_strdup_printf("%s · %s", heading ? heading->text : run->edition, run->code);

    dalil_html_begin(to, printed, full, css);
    g_string_append(to, "<main>\n");
    for (guint i = 0; i < languages->len; i++) {
        const DalilLanguage *language = languages->pdata[i];
        g_autoptr(DalilCanon) canon = dalil_canon_new(content, language);
        Part part = {to, content, run, comparison, language, printed, canon};
        if (i == 0) {
            say_text(&part, "<h1>", title, "</h1>\n");
            say_choice(to, languages);
        }
        say_part(&part);
    }
    g_string_append(to, "</main>\n");
    dalil_html_end(to);
    return g_string_free(to, FALSE);
}
