/* site.c: head, tools, pages with a link on every field, cards */
#include "review/site.h"

#include <string.h>

#include "record/html.h"
#include "record/words.h"
#include "review/look.h"
#include "review/site_data.h"
#include "review/words.h"

static const char *
say(const DalilCards *cards, DalilReviewWord what)
{
    return dalil_review_say(cards->interface, what);
}

static void
add_said(GString *to, const DalilCards *cards, const char *before, DalilReviewWord what,
         const char *after)
{
    g_string_append(to, before);
    dalil_html_escape(to, say(cards, what));
    g_string_append(to, after);
}

static void
add_attribute(GString *to, const char *name, const char *value)
{
    g_string_append_printf(to, " %s=\"", name);
    dalil_html_escape(to, value);
    g_string_append_c(to, '"');
}

/* "#emergency%3A15/name", whatever letters an id has. */
static void
add_link(GString *to, const char *prefix, const char *id)
{
    g_autofree char *part = g_uri_escape_string(id, "/", FALSE);

    g_string_append_printf(to, " href=\"#%s%s\"", prefix, part);
}

/* (transfer full): the hash of @text as a policy names it. */
static char *
hash_of(const char *text)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize size = sizeof digest;

    g_checksum_update(sum, (const guchar *)text, -1);
    g_checksum_get_digest(sum, digest, &size);
    return g_base64_encode(digest, size);
}

static const char *
direction(const DalilLanguage *language)
{
    return language->direction == DALIL_RTL ? "rtl" : "ltr";
}

static void
add_head(GString *to, const DalilCards *cards, const char *title)
{
    g_autofree char *style = hash_of(dalil_site_css), *script = hash_of(dalil_site_script);

    g_string_append_printf(to,
                           "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta "
                           "charset=\"utf-8\">\n"
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                           "'none'; img-src data:; "
                           "style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; "
                           "form-action 'none'\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, "
                           "initial-scale=1\">\n"
                           "<meta name=\"referrer\" content=\"no-referrer\">\n"
                           "<meta name=\"color-scheme\" content=\"light\">\n<title>",
                           cards->interface->tag, direction(cards->interface), style, script);
    dalil_html_escape(to, title);
    g_string_append_printf(to,
                           "</title>\n<link rel=\"icon\" href=\"data:,\">\n"
                           "<style>%s</style>\n</head>\n<body",
                           dalil_site_css);
}

/* What the script needs to know and to say. */
static void
add_facts(GString *to, const DalilCards *cards)
{
    add_attribute(to, "data-network",
                  cards->content->network.id.text ? cards->content->network.id.text : "");
    add_attribute(to, "data-language", cards->language->tag);
    add_attribute(to, "data-edition", cards->edition);
    add_attribute(to, "data-progress", say(cards, DALIL_SAY_PROGRESS));
    add_attribute(to, "data-saved", say(cards, DALIL_SAY_SAVED));
    add_attribute(to, "data-send", say(cards, DALIL_SAY_SEND));
    add_attribute(to, "data-needname", say(cards, DALIL_SAY_NEED_NAME));
    add_attribute(to, "data-nostore", say(cards, DALIL_SAY_NO_STORE));
    g_string_append(to, ">\n");
}

static void
add_filter(GString *to, const DalilCards *cards)
{
    static const struct {
        const char *value;
        DalilReviewWord word;
    } filters[] = {{"all", DALIL_SAY_ALL},
                   {"left", DALIL_SAY_LEFT},
                   {"new", DALIL_SAY_NEW},
                   {"changed", DALIL_SAY_CHANGED},
                   {"problem", DALIL_SAY_PROBLEM}};

    add_said(to, cards, "<label>", DALIL_SAY_SHOW, " <select id=\"filter\" autocomplete=\"off\">");
    for (gsize i = 0; i < G_N_ELEMENTS(filters); i++) {
        g_string_append_printf(to, "<option value=\"%s\">", filters[i].value);
        add_said(to, cards, "", filters[i].word, "</option>");
    }
    g_string_append(to, "</select></label>\n");
}

static void
add_tools(GString *to, const DalilCards *cards)
{
    add_said(to, cards, "<noscript><p><strong>", DALIL_SAY_NO_SCRIPT, "</strong></p></noscript>\n");
    g_string_append(to, "<div class=\"bar live\" hidden>\n");
    add_filter(to, cards);
    g_string_append(to, "<span><span id=\"count\"></span> <progress id=\"progress\" value=\"0\" "
                        "max=\"1\" aria-labelledby=\"count\"></progress></span>\n");
    add_said(to, cards, "<label>", DALIL_SAY_NAME,
             " <input id=\"name\" maxlength=\"80\" autocomplete=\"name\" "
             "dir=\"auto\"></label>\n");
    add_said(to, cards, "<button id=\"save\" type=\"button\">", DALIL_SAY_SAVE, "</button>\n");
    add_said(to, cards, "<label><input id=\"keys\" type=\"checkbox\" autocomplete=\"off\"> ",
             DALIL_SAY_KEYS, "</label>\n");
    g_string_append(to, "</div>\n<p id=\"status\" class=\"status\" role=\"status\"></p>\n");
}

static void
add_header(GString *to, const DalilCards *cards, const char *title)
{
    add_said(to, cards, "<a class=\"skip\" href=\"#texts\">", DALIL_SAY_SKIP,
             "</a>\n<header>\n<h1>");
    dalil_html_escape(to, title);
    g_string_append(to, "</h1>\n<p><bdi>");
    dalil_html_escape(to, cards->date);
    g_string_append(to, "</bdi> · <bdi dir=\"ltr\">");
    dalil_html_escape(to, cards->edition);
    add_said(to, cards, "</bdi></p>\n<p>", DALIL_SAY_HOW, "</p>\n");
    add_tools(to, cards);
    add_said(to, cards, "<nav aria-labelledby=\"nav-title\"><h2 id=\"nav-title\">", DALIL_SAY_PAGES,
             "</h2><ul>\n");
    for (guint i = 0; i < cards->pages->len; i++) {
        const DalilCardPages *pages = &g_array_index(cards->pages, DalilCardPages, i);
        for (int p = 0; p < pages->layout->n_pages; p++) {
            g_string_append_printf(to, "<li><a href=\"#page-%u-%d\"><bdi>", i, p);
            dalil_html_escape(to, pages->name);
            add_said(to, cards, "</bdi> · ", DALIL_SAY_PAGE, "");
            g_string_append_printf(to, " %d</a></li>\n", p + 1);
        }
    }
    g_string_append(to, "</ul></nav>\n</header>\n");
}

/* A number under another key is a number, too. */
static const char *
field_name(const DalilCards *cards, const char *part)
{
    return dalil_review_field(cards->interface, strcmp(part, "number") == 0 ? "phones" : part);
}

/* What a rectangle leads to, and what it is called. */
static void
add_field(GString *to, const DalilCards *cards, const DalilPrinted *printed, guint edition,
          guint index)
{
    const GPtrArray *here = dalil_cards_at(cards, printed->key);
    const DalilCard *card = here ? here->pdata[0] : NULL;
    const char *slash = strrchr(printed->key, '/');
    const char *field = slash ? field_name(cards, slash + 1) : NULL;
    g_autofree char *thing =
        slash ? g_strndup(printed->key, (gsize)(slash - printed->key)) : g_strdup(printed->key);
    const char *name = card ? card->name : dalil_site_data_name(cards, thing);
    g_autofree char *target =
        card ? g_strdup(card->entry->key) : dalil_site_data_target(cards, printed->key);
    g_autofree char *label = g_strdup_printf("%s: %s", name,
                                             field   ? field
                                             : slash ? slash + 1
                                                     : "");

    g_string_append_printf(to, "<a id=\"at-%u-%u\"", edition, index);
    if (card && card->problem)
        g_string_append(to, " class=\"flag\"");
    add_link(to, "", target);
    add_attribute(to, "data-to", target);
    add_attribute(to, "aria-label", label);
    g_string_append_printf(to, "><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"><title>",
                           (int)printed->x - 1, (int)printed->y - 1, (int)printed->width + 3,
                           (int)printed->height + 3);
    dalil_html_escape(to, label);
    g_string_append(to, "</title></rect></a>\n");
}

static void
add_page(GString *to, const DalilCards *cards, guint edition, int page, const GByteArray *picture)
{
    const DalilCardPages *pages = &g_array_index(cards->pages, DalilCardPages, edition);
    const DalilPage *sheet = &pages->layout->pages[page];
    g_autofree char *coded = g_base64_encode(picture->data, picture->len);
    g_autoptr(GString) caption = g_string_new(pages->name);

    g_string_append_printf(caption, ", %s %d", say(cards, DALIL_SAY_PAGE), page + 1);
    g_string_append_printf(to, "<figure id=\"page-%u-%d\"><figcaption>", edition, page);
    g_string_append(to, "<bdi>");
    dalil_html_escape(to, pages->name);
    add_said(to, cards, "</bdi> · ", DALIL_SAY_PAGE, "");
    g_string_append_printf(to, " %d", page + 1);
    g_string_append(to, "</figcaption><div class=\"page\"><img");
    add_attribute(to, "alt", caption->str);
    g_string_append_printf(to,
                           " width=\"%d\" height=\"%d\" src=\"data:image/png;base64,%s\">"
                           "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\">\n",
                           (int)sheet->width, (int)sheet->height, coded, (int)sheet->width,
                           (int)sheet->height);
    for (guint i = 0; i < pages->geometry->len; i++) {
        const DalilPrinted *printed = &g_array_index(pages->geometry, DalilPrinted, i);
        if (printed->page == page)
            add_field(to, cards, printed, edition, i);
    }
    g_string_append(to, "</svg></div></figure>\n");
}

static void
add_pages(GString *to, const DalilCards *cards, const GPtrArray *pictures)
{
    guint n = 0;

    add_said(to, cards,
             "<main class=\"desk\">\n<section class=\"pages\" tabindex=\"0\" "
             "aria-label=\"",
             DALIL_SAY_PAGES, "\">\n");
    for (guint i = 0; i < cards->pages->len; i++) {
        const DalilCardPages *pages = &g_array_index(cards->pages, DalilCardPages, i);
        for (int p = 0; p < pages->layout->n_pages; p++)
            add_page(to, cards, i, p, pictures->pdata[n++]);
    }
    g_string_append(to, "</section>\n");
}

/* Where the card is printed, as links back. */
static void
add_places(GString *to, const DalilCards *cards, const DalilCard *card)
{
    int n = 0;

    for (guint i = 0; i < cards->pages->len; i++) {
        const DalilCardPages *pages = &g_array_index(cards->pages, DalilCardPages, i);
        for (guint k = 0; k < pages->geometry->len; k++) {
            const DalilPrinted *printed = &g_array_index(pages->geometry, DalilPrinted, k);
            if (!dalil_card_is_at(card, printed->key))
                continue;
            if (n++ == 0)
                add_said(to, cards, "<p>", DALIL_SAY_SEE, ": ");
            else
                g_string_append(to, ", ");
            g_string_append_printf(to, "<a href=\"#at-%u-%u\"><bdi>", i, k);
            dalil_html_escape(to, pages->name);
            g_string_append_printf(to, "</bdi> %d</a>", printed->page + 1);
        }
    }
    if (n == 0)
        add_said(to, cards, "<p>", DALIL_SAY_NOWHERE, "");
    g_string_append(to, "</p>\n");
}

/* The old sentence struck through where it went, the new one underlined where
 * it came. */
static void
add_change(GString *to, const DalilCards *cards, const char *before, const char *after)
{
    static const char *const marks[] = {
        [DALIL_WORDS_SAME] = NULL, [DALIL_WORDS_OUT] = "del", [DALIL_WORDS_IN] = "ins"};
    g_autoptr(GArray) words = dalil_words_diff(before, after);

    g_string_append_printf(to, "<bdi lang=\"%s\" dir=\"%s\">", cards->source->tag,
                           direction(cards->source));
    for (guint i = 0; i < words->len; i++) {
        const DalilWords *piece = &g_array_index(words, DalilWords, i);
        if (i > 0)
            g_string_append_c(to, ' ');
        dalil_html_piece(to, cards->source, marks[piece->kind], piece->text);
    }
    g_string_append(to, "</bdi>");
}

static void
add_sentences(GString *to, const DalilCards *cards, const DalilCard *card)
{
    const DalilTranslation *entry = card->entry;

    add_said(to, cards, "<dl><dt>", DALIL_SAY_SOURCE, "</dt><dd>");
    dalil_html_value(to, cards->source, entry->source ? entry->source : "–");
    if (entry->old_source && entry->source) {
        add_said(to, cards, "</dd><dt>", DALIL_SAY_CHANGE, "</dt><dd>");
        add_change(to, cards, entry->old_source, entry->source);
    }
    add_said(to, cards, "</dd><dt>", DALIL_SAY_TRANSLATION, "</dt><dd class=\"of-translation\">");
    if (entry->translation)
        dalil_html_value(to, cards->language, entry->translation);
    else
        g_string_append(to, "–");
    g_string_append(to, "</dd></dl>\n");
}

static void
add_checks(GString *to, const DalilCards *cards, const DalilCard *card)
{
    const DalilTranslation *entry = card->entry;
    g_autoptr(GString) list = g_string_new(NULL);

    if (!entry->translation)
        add_said(list, cards, "<li>", DALIL_SAY_MISSING, "</li>");
    if (entry->stale != DALIL_CHANGE_NONE)
        add_said(list, cards, "<li>", DALIL_SAY_STALE, "</li>");
    if (entry->state == DALIL_STATE_UNVERIFIED)
        add_said(list, cards, "<li>", DALIL_SAY_INLINE, "</li>");
    if (entry->copied)
        add_said(list, cards, "<li>", DALIL_SAY_COPIED, "</li>");
    if (card->refused) {
        add_said(list, cards, "<li>", DALIL_SAY_REFUSED, "<bdi>");
        dalil_html_escape(list, card->refused->reviewer);
        g_string_append(list, "</bdi>: <bdi>");
        dalil_html_escape(list, card->refused->note);
        g_string_append(list, "</bdi></li>");
    }
    for (guint i = 0; i < card->checks->len; i++) {
        g_string_append(list, "<li lang=\"en\" dir=\"ltr\">");
        dalil_html_escape(list, card->checks->pdata[i]);
        g_string_append(list, "</li>");
    }
    if (list->len > 0)
        add_said(to, cards, "<p><strong>", DALIL_SAY_CHECKS, "</strong></p>");
    if (list->len > 0)
        g_string_append_printf(to, "<ul class=\"checks\">%s</ul>\n", list->str);
}

static void
add_answer(GString *to, const DalilCards *cards, guint number)
{
    static const struct {
        const char *value;
        DalilReviewWord word;
    } answers[] = {{"yes", DALIL_SAY_YES}, {"no", DALIL_SAY_NO}, {"unsure", DALIL_SAY_UNSURE}};

    add_said(to, cards, "<div class=\"answer\" hidden><fieldset><legend>", DALIL_SAY_QUESTION,
             "</legend><div class=\"verdict\">");
    for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
        g_string_append_printf(to,
                               "<label><input type=\"radio\" name=\"v%u\" value=\"%s\" "
                               "autocomplete=\"off\">",
                               number, answers[i].value);
        add_said(to, cards, "", answers[i].word, "</label>");
    }
    add_said(to, cards, "</div></fieldset>\n<label class=\"say\">", DALIL_SAY_BETTER, "");
    g_string_append_printf(to,
                           "<textarea data-as=\"b\" maxlength=\"4000\" autocomplete=\"off\" "
                           "lang=\"%s\" dir=\"%s\"></textarea></label>\n",
                           cards->language->tag, direction(cards->language));
    add_said(to, cards, "<label class=\"say\">", DALIL_SAY_COMMENT,
             "<textarea data-as=\"c\" maxlength=\"4000\" autocomplete=\"off\" "
             "dir=\"auto\">"
             "</textarea></label></div>\n");
}

static void
add_tags(GString *to, const DalilCards *cards, const DalilCard *card)
{
    gboolean reviewed = card->entry->state == DALIL_STATE_REVIEWED;

    g_string_append(to, "<ul class=\"tags\">");
    if (reviewed)
        add_said(to, cards, "<li>", DALIL_SAY_REVIEWED, "</li>");
    if (card->fresh)
        add_said(to, cards, "<li>", DALIL_SAY_NEW, "</li>");
    if (card->changed)
        add_said(to, cards, "<li>", DALIL_SAY_CHANGED, "</li>");
    if (card->problem)
        add_said(to, cards, "<li>", DALIL_SAY_PROBLEM, "</li>");
    if (!reviewed && !card->fresh && !card->changed && !card->problem)
        add_said(to, cards, "<li>", DALIL_SAY_LEFT, "</li>");
    g_string_append(to, "</ul>\n");
}

static void
add_card(GString *to, const DalilCards *cards, const DalilCard *card, guint number)
{
    const char *field = dalil_review_field(cards->interface, card->entry->field);

    g_string_append_printf(to, "<article class=\"card%s%s%s%s\" tabindex=\"-1\"",
                           card->fresh ? " new" : "", card->changed ? " changed" : "",
                           card->problem ? " problem" : "",
                           card->entry->state == DALIL_STATE_REVIEWED ? " signed" : "");
    add_attribute(to, "id", card->entry->key);
    add_attribute(to, "data-key", card->entry->key);
    add_attribute(to, "data-source", card->source);
    add_attribute(to, "data-translation", card->translation);
    g_string_append_printf(to, " aria-labelledby=\"h%u\">\n<h3 id=\"h%u\">", number, number);
    dalil_html_value(to, card->name_in, card->name);
    g_string_append(to, ": <bdi>");
    dalil_html_escape(to, field ? field : card->entry->field);
    g_string_append(to, "</bdi></h3>\n");
    add_tags(to, cards, card);
    add_sentences(to, cards, card);
    add_checks(to, cards, card);
    add_places(to, cards, card);
    add_answer(to, cards, number);
    g_string_append(to, "</article>\n");
}

static void
add_tabs(GString *to, const DalilCards *cards)
{
    g_string_append(to, "<div>\n<div class=\"live\" role=\"tablist\" hidden>"
                        "<button type=\"button\" role=\"tab\" id=\"tab-texts\" "
                        "aria-selected=\"true\" aria-controls=\"texts\">");
    add_said(to, cards, "", DALIL_SAY_TEXTS,
             "</button><button type=\"button\" role=\"tab\" id=\"tab-data\" "
             "aria-selected=\"false\" aria-controls=\"data\">");
    add_said(to, cards, "", DALIL_SAY_DATA, "</button></div>\n");
}

char *
dalil_site_write(const DalilCards *cards, const GPtrArray *pictures)
{
    GString *to = g_string_new(NULL);
    g_autofree char *title = g_strdup_printf("%s: %s", say(cards, DALIL_SAY_TITLE),
                                             dalil_site_data_name(cards, "network"));

    add_head(to, cards, title);
    add_facts(to, cards);
    add_header(to, cards, title);
    add_pages(to, cards, pictures);
    add_tabs(to, cards);
    add_said(to, cards, "<section id=\"texts\"><h2>", DALIL_SAY_TEXTS, "</h2>\n");
    add_said(to, cards, "<p id=\"none\" hidden>", DALIL_SAY_NONE, "</p>\n");
    for (guint i = 0; i < cards->cards->len; i++)
        add_card(to, cards, cards->cards->pdata[i], i);
    g_string_append(to, "</section>\n");
    dalil_site_data_add(to, cards);
    g_string_append_printf(to, "</div>\n</main>\n<script>%s</script>\n</body>\n</html>\n",
                           dalil_site_script);
    return g_string_free(to, FALSE);
}
