/* site.c: head, tools, and the parts in their order */
#include "review/site.h"

#include "record/html.h"
#include "review/look.h"
#include "review/site_data.h"
#include "review/site_parts.h"

/* What the script needs to know and to say. */
static void
add_facts(GString *to, const DalilCards *cards)
{
    dalil_site_attribute(to, "data-network",
                         cards->content->network.id.text ? cards->content->network.id.text : "");
    dalil_site_attribute(to, "data-language", cards->language->tag);
    dalil_site_attribute(to, "data-edition", cards->edition);
    dalil_site_attribute(to, "data-progress",
                         dalil_review_say(cards->interface, DALIL_SAY_PROGRESS));
    dalil_site_attribute(to, "data-saved", dalil_review_say(cards->interface, DALIL_SAY_SAVED));
    dalil_site_attribute(to, "data-send", dalil_review_say(cards->interface, DALIL_SAY_SEND));
    dalil_site_attribute(to, "data-needname",
                         dalil_review_say(cards->interface, DALIL_SAY_NEED_NAME));
    dalil_site_attribute(to, "data-alldone",
                         dalil_review_say(cards->interface, DALIL_SAY_ALL_DONE));
    dalil_site_attribute(to, "data-nostore",
                         dalil_review_say(cards->interface, DALIL_SAY_NO_STORE));
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

    dalil_site_said(to, cards, "<label>", DALIL_SAY_SHOW,
                    " <select id=\"filter\" autocomplete=\"off\">");
    for (gsize i = 0; i < G_N_ELEMENTS(filters); i++) {
        g_string_append_printf(to, "<option value=\"%s\">", filters[i].value);
        dalil_site_said(to, cards, "", filters[i].word, "</option>");
    }
    g_string_append(to, "</select></label>\n");
}

/* Stays in sight: how far one is, what is shown, on, and the end of it. */
static void
add_bar(GString *to, const DalilCards *cards)
{
    g_string_append(to, "<section class=\"bar live\" aria-labelledby=\"count\" hidden>\n<p "
                        "class=\"far\"><span id=\"count\"></span>"
                        "<progress id=\"progress\" value=\"0\" max=\"1\" "
                        "aria-labelledby=\"count\"></progress></p>\n");
    dalil_site_said(to, cards, "<button id=\"next\" class=\"quiet\" type=\"button\">",
                    DALIL_SAY_NEXT, "</button>\n");
    add_filter(to, cards);
    dalil_site_said(to, cards, "<button id=\"save\" type=\"button\">", DALIL_SAY_SAVE,
                    "</button>\n");
    g_string_append(to, "<p id=\"status\" role=\"status\"></p>\n</section>\n");
}

/* Editions that are not shown, and why. */
static void
add_unset(GString *to, const DalilCards *cards)
{
    for (guint i = 0; i < cards->unset->len; i++) {
        const DalilCardsUnset *unset = &g_array_index(cards->unset, DalilCardsUnset, i);
        dalil_site_said(to, cards, "<p class=\"notice\">", DALIL_SAY_TOO_FULL, "<bdi>");
        dalil_html_escape(to, unset->name);
        g_string_append(to, "</bdi> <bdi class=\"detail\" lang=\"en\" dir=\"ltr\">");
        dalil_html_escape(to, unset->why);
        g_string_append(to, "</bdi></p>\n");
    }
}

static void
add_header(GString *to, const DalilCards *cards, const char *title)
{
    dalil_site_said(to, cards, "<a class=\"skip\" href=\"#texts\">", DALIL_SAY_SKIP,
                    "</a>\n<header>\n<h1>");
    dalil_html_escape(to, title);
    g_string_append(to, "</h1>\n<p class=\"meta\"><bdi>");
    dalil_html_escape(to, cards->date);
    g_string_append(to, "</bdi> · <bdi dir=\"ltr\">");
    dalil_html_escape(to, cards->edition);
    dalil_site_said(to, cards, "</bdi></p>\n<p>", DALIL_SAY_HOW, "</p>\n");
    dalil_site_said(to, cards, "<noscript><p class=\"notice\">", DALIL_SAY_NO_SCRIPT,
                    "</p></noscript>\n");
    add_unset(to, cards);
    dalil_site_said(to, cards, "<div class=\"you live\" hidden><label>", DALIL_SAY_NAME,
                    " <input id=\"name\" maxlength=\"80\" autocomplete=\"name\" "
                    "dir=\"auto\"></label>\n");
    dalil_site_said(to, cards, "<details class=\"keyboard\"><summary>", DALIL_SAY_KEYBOARD,
                    "</summary>");
    dalil_site_said(to, cards, "<label><input id=\"keys\" type=\"checkbox\" autocomplete=\"off\"> ",
                    DALIL_SAY_KEYS, "</label></details></div>\n</header>\n");
}

static void
add_tabs(GString *to, const DalilCards *cards)
{
    static const struct {
        const char *id;
        DalilReviewWord word;
    } tabs[] = {{"texts", DALIL_SAY_TEXTS}, {"pages", DALIL_SAY_PAGES}, {"data", DALIL_SAY_DATA}};

    g_string_append(to, "<div class=\"tabs live\" role=\"tablist\" hidden>");
    for (gsize i = 0; i < G_N_ELEMENTS(tabs); i++) {
        g_string_append_printf(to,
                               "<button type=\"button\" role=\"tab\" id=\"tab-%s\" "
                               "aria-selected=\"%s\" aria-controls=\"%s\">",
                               tabs[i].id, i == 0 ? "true" : "false", tabs[i].id);
        dalil_site_said(to, cards, "", tabs[i].word, "</button>");
    }
    g_string_append(to, "</div>\n");
}

static void
add_texts(GString *to, const DalilCards *cards)
{
    dalil_site_said(to, cards, "<section id=\"texts\" tabindex=\"-1\"><h2>", DALIL_SAY_TEXTS,
                    "</h2>\n");
    dalil_site_said(to, cards, "<p id=\"none\" hidden>", DALIL_SAY_NONE, "</p>\n");
    for (guint i = 0; i < cards->cards->len; i++)
        dalil_site_card(to, cards, cards->cards->pdata[i], i);
    g_string_append(to, "</section>\n");
}

char *
dalil_site_write(const DalilCards *cards, const GPtrArray *pictures)
{
    GString *to = g_string_new(NULL);
    g_autofree char *title =
        g_strdup_printf("%s: %s", dalil_review_say(cards->interface, DALIL_SAY_TITLE),
                        dalil_site_data_name(cards, "network"));

    dalil_html_head(to, cards->interface, title, dalil_site_css, dalil_site_script);
    add_facts(to, cards);
    add_header(to, cards, title);
    add_bar(to, cards);
    g_string_append(to, "<main class=\"desk\">\n");
    add_tabs(to, cards);
    dalil_site_pages(to, cards, pictures);
    g_string_append(to, "<div class=\"panels\">\n");
    add_texts(to, cards);
    dalil_site_data_add(to, cards);
    g_string_append(to, "</div>\n</main>\n");
    if (dalil_review_drafts(cards->interface) > 0)
        dalil_site_said(to, cards, "<footer><p>", DALIL_SAY_DRAFT, "</p></footer>\n");
    g_string_append_printf(to, "<script>%s</script>\n</body>\n</html>\n", dalil_site_script);
    return g_string_free(to, FALSE);
}
