/* site_card.c: a text, what changed, what was found, where it stands, and the question */
#include "record/html.h"
#include "record/words.h"
#include "review/site_parts.h"

/* The old sentence struck through where it went, the new one underlined where
 * it came. */
static void
add_change(GString *to, const DalilCards *cards, const char *before, const char *after)
{
    static const char *const marks[] = {
        [DALIL_WORDS_SAME] = NULL, [DALIL_WORDS_OUT] = "del", [DALIL_WORDS_IN] = "ins"};
    g_autoptr(GArray) words = dalil_words_diff(before, after);

    g_string_append_printf(to, "<bdi lang=\"%s\" dir=\"%s\">", cards->source->tag,
                           dalil_site_direction(cards->source));
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

    dalil_site_said(to, cards, "<dl><dt>", DALIL_SAY_SOURCE, "</dt><dd>");
    dalil_html_value(to, cards->source, entry->source ? entry->source : "–");
    if (entry->old_source && entry->source) {
        dalil_site_said(to, cards, "</dd><dt>", DALIL_SAY_CHANGE, "</dt><dd>");
        add_change(to, cards, entry->old_source, entry->source);
    }
    dalil_site_said(to, cards, "</dd><dt>", DALIL_SAY_TRANSLATION,
                    "</dt><dd class=\"of-translation\">");
    if (entry->translation)
        dalil_html_value(to, cards->language, entry->translation);
    else
        g_string_append(to, "–");
    g_string_append(to, "</dd></dl>\n");
}

/* In the reader's words, then what exactly was found. */
static void
add_finding(GString *to, const DalilCards *cards, const DalilFinding *finding)
{
    const char *told = dalil_review_check(cards->interface, finding->check->id);

    g_string_append(to, "<li>");
    dalil_html_escape(to, told ? told : finding->check->what);
    g_string_append(to, " <bdi class=\"detail\" lang=\"en\" dir=\"ltr\">");
    dalil_html_escape(to, finding->text);
    g_string_append(to, "</bdi></li>");
}

static void
add_checks(GString *to, const DalilCards *cards, const DalilCard *card)
{
    const DalilTranslation *entry = card->entry;
    g_autoptr(GString) list = g_string_new(NULL);

    if (!entry->translation)
        dalil_site_said(list, cards, "<li>", DALIL_SAY_MISSING, "</li>");
    if (entry->stale != DALIL_CHANGE_NONE)
        dalil_site_said(list, cards, "<li>", DALIL_SAY_STALE, "</li>");
    if (entry->state == DALIL_STATE_UNVERIFIED)
        dalil_site_said(list, cards, "<li>", DALIL_SAY_INLINE, "</li>");
    if (entry->copied)
        dalil_site_said(list, cards, "<li>", DALIL_SAY_COPIED, "</li>");
    if (card->refused) {
        dalil_site_said(list, cards, "<li>", DALIL_SAY_REFUSED, "<bdi>");
        dalil_html_escape(list, card->refused->reviewer);
        g_string_append(list, "</bdi>: <bdi>");
        dalil_html_escape(list, card->refused->note);
        g_string_append(list, "</bdi></li>");
    }
    for (guint i = 0; i < card->checks->len; i++)
        add_finding(list, cards, &g_array_index(card->checks, DalilFinding, i));
    if (list->len > 0)
        dalil_site_said(to, cards, "<p><strong>", DALIL_SAY_CHECKS, "</strong></p>");
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

    dalil_site_said(to, cards, "<div class=\"answer\" hidden><fieldset><legend>",
                    DALIL_SAY_QUESTION, "</legend><div class=\"verdict\">");
    for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
        g_string_append_printf(to,
                               "<label><input type=\"radio\" name=\"v%u\" value=\"%s\" "
                               "autocomplete=\"off\">",
                               number, answers[i].value);
        dalil_site_said(to, cards, "", answers[i].word, "</label>");
    }
    dalil_site_said(to, cards, "</div></fieldset>\n<details class=\"say\"><summary>",
                    DALIL_SAY_BETTER, " · ");
    dalil_site_said(to, cards, "", DALIL_SAY_COMMENT, "</summary>\n<label>");
    dalil_site_said(to, cards, "", DALIL_SAY_BETTER, "");
    g_string_append_printf(to,
                           "<textarea data-as=\"b\" maxlength=\"4000\" autocomplete=\"off\" "
                           "lang=\"%s\" dir=\"%s\"></textarea></label>\n",
                           cards->language->tag, dalil_site_direction(cards->language));
    dalil_site_said(to, cards, "<label>", DALIL_SAY_COMMENT,
                    "<textarea data-as=\"c\" maxlength=\"4000\" autocomplete=\"off\" "
                    "dir=\"auto\"></textarea></label></details></div>\n");
}

static void
add_tags(GString *to, const DalilCards *cards, const DalilCard *card)
{
    gboolean reviewed = card->entry->state == DALIL_STATE_REVIEWED;

    g_string_append(to, "<ul class=\"tags\">");
    if (reviewed)
        dalil_site_said(to, cards, "<li>", DALIL_SAY_REVIEWED, "</li>");
    if (card->fresh)
        dalil_site_said(to, cards, "<li>", DALIL_SAY_NEW, "</li>");
    if (card->changed)
        dalil_site_said(to, cards, "<li>", DALIL_SAY_CHANGED, "</li>");
    if (card->problem)
        dalil_site_said(to, cards, "<li>", DALIL_SAY_PROBLEM, "</li>");
    if (!reviewed && !card->fresh && !card->changed && !card->problem)
        dalil_site_said(to, cards, "<li>", DALIL_SAY_LEFT, "</li>");
    g_string_append(to, "</ul>\n");
}

void
dalil_site_card(GString *to, const DalilCards *cards, const DalilCard *card, guint number)
{
    const char *field = dalil_review_field(cards->interface, card->entry->field);

    g_string_append_printf(to, "<article class=\"card%s%s%s%s\" tabindex=\"-1\"",
                           card->fresh ? " new" : "", card->changed ? " changed" : "",
                           card->problem ? " problem" : "",
                           card->entry->state == DALIL_STATE_REVIEWED ? " signed" : "");
    dalil_site_attribute(to, "id", card->entry->key);
    dalil_site_attribute(to, "data-key", card->entry->key);
    dalil_site_attribute(to, "data-source", card->source);
    dalil_site_attribute(to, "data-translation", card->translation);
    g_string_append_printf(to, " aria-labelledby=\"h%u\">\n<h3 id=\"h%u\">", number, number);
    dalil_html_value(to, card->name_in, card->name);
    g_string_append(to, ": <bdi>");
    dalil_html_escape(to, field ? field : card->entry->field);
    g_string_append(to, "</bdi></h3>\n");
    add_tags(to, cards, card);
    add_sentences(to, cards, card);
    add_checks(to, cards, card);
    dalil_site_places(to, cards, card);
    add_answer(to, cards, number);
    g_string_append(to, "</article>\n");
}
