/* datum.c: what each part of a listing prints, in the language spoken now */
#include "compose/datum.h"

#include <string.h>

#include "compose/both.h"
#include "lang/isolate.h"
#include "lang/phrase.h"
#include "lang/uri.h"

static void
datum_clear(gpointer data)
{
    g_free(((DalilDatum *)data)->text);
    g_free(((DalilDatum *)data)->link);
}

GArray *
dalil_datum_list(void)
{
    GArray *values = g_array_new(FALSE, TRUE, sizeof(DalilDatum));

    g_array_set_clear_func(values, datum_clear);
    return values;
}

/* Returns: (transfer none): the new value, until the next is added. */
static DalilDatum *
add_value(DalilMaker *maker, GArray *values, const char *icon, char *text, const char *key,
          DalilSpan at)
{
    DalilDatum value = {icon, text, FALSE, key, at, maker->language, FALSE, NULL};

    g_array_append_val(values, value);
    return &g_array_index(values, DalilDatum, values->len - 1);
}

/* A sentence among words of the language spoken now: one that is not translated keeps its own
 * direction. (transfer full): NULL for NULL. */
static char *
among_words(const DalilMaker *maker, const DalilTextIn *sentence)
{
    g_autofree char *safe = sentence ? dalil_maker_safe(maker, sentence) : NULL;
    DalilDirection direction = DALIL_LTR;

    if (!sentence || g_str_equal(sentence->language, maker->language->tag))
        return g_steal_pointer(&safe);
    direction = dalil_maker_language_of(maker, sentence)->direction;
    if (direction == maker->language->direction)
        return g_steal_pointer(&safe);
    return g_strconcat(direction == DALIL_RTL ? DALIL_RLI : DALIL_LRI, safe, DALIL_PDI, NULL);
}

/* "Label : text" in the language's own spacing; the label is left out when NULL. */
static void
add_text(DalilMaker *maker, GArray *values, const char *icon, const char *label,
         const DalilText *text)
{
    const DalilTextIn *sentence = dalil_maker_sentence(maker, text);
    g_autofree char *words = NULL;

    if (!sentence)
        return;
    if (label) {
        words = among_words(maker, sentence);
        add_value(maker, values, icon,
                  dalil_phrase_fill(maker->language->label_text, label, words, NULL), text->key,
                  sentence->span);
    } else {
        add_value(maker, values, icon, dalil_maker_safe(maker, sentence), text->key, sentence->span)
            ->language = dalil_maker_language_of(maker, sentence);
    }
}

static const char *const phone_icons[] = {"phone", "whatsapp", "phone", "sms", "emergency"};

static gboolean
has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

/* What is said of a number in the language spoken now: " poste 12 (WhatsApp : …)"; NULL: nothing.
 * (transfer full) */
static char *
phone_note(const DalilMaker *maker, const DalilPhone *phone)
{
    static const int phrases[] = {-1, DALIL_PHRASE_WHATSAPP, DALIL_PHRASE_TOLLFREE,
                                  DALIL_PHRASE_TEXT_MESSAGE, -1};
    const DalilTextIn *label = dalil_maker_sentence(maker, &phone->label);
    const char *kind = phrases[phone->kind] < 0
                           ? NULL
                           : dalil_maker_phrase(maker, (DalilPhrase)phrases[phone->kind]);
    g_autofree char *safe = among_words(maker, label);
    g_autofree char *both =
        kind && safe ? dalil_phrase_fill(maker->language->label_text, kind, safe, NULL) : NULL;
    GString *note = g_string_new(NULL);

    if (phone->extension.text) {
        g_string_append_printf(note, DALIL_NBSP "%s" DALIL_NBSP,
                               dalil_maker_phrase(maker, DALIL_PHRASE_EXTENSION));
        dalil_isolate_append(note, DALIL_VALUE_CODE, phone->extension.text);
    }
    if (kind || safe)
        g_string_append_printf(note, " (%s)", both ? both : safe ? safe : kind);
    return g_string_free(note, note->len == 0);
}

/* For the reader of the second language only the note: the number stands in the same row. */
static void
add_note(DalilMaker *maker, GArray *seconds, const DalilPhone *phone, const char *key)
{
    g_autofree char *note = phone_note(maker, phone);

    if (note)
        add_value(
            maker, seconds, phone_icons[phone->kind],
            g_strdup(g_str_has_prefix(note, DALIL_NBSP) ? note + strlen(DALIL_NBSP) : note + 1),
            key, phone->number.span);
}

static void
add_phone(DalilMaker *maker, GArray *values, const DalilPhone *phone, const char *key)
{
    g_autofree char *note = phone_note(maker, phone);
    GString *text = g_string_new(NULL);
    DalilDatum *value = NULL;

    if (has_digit(phone->number.text))
        dalil_isolate_append(text, DALIL_VALUE_PHONE, phone->number.text);
    else
        dalil_isolate_text(text, phone->number.text, maker->language->direction == DALIL_RTL);
    if (note)
        g_string_append(text, note);
    value = add_value(maker, values, phone_icons[phone->kind], g_string_free(text, FALSE), key,
                      phone->number.span);
    value->strong = TRUE;
    value->bare = !note && has_digit(phone->number.text);
    value->link = dalil_uri_phone(phone->number.text, phone->extension.text);
}

void
dalil_datum_phones(DalilMaker *maker, GArray *values, const DalilItems *phones, const char *key)
{
    const DalilPhone *list = phones->items;

    for (int i = 0; i < phones->n; i++)
        if (dalil_both_in_second(maker))
            add_note(maker, values, &list[i], key);
        else
            add_phone(maker, values, &list[i], key);
}

/* What is printed of a web address: without the scheme and a bare final slash. */
void
dalil_datum_url(DalilMaker *maker, GArray *values, const DalilString *url, const char *key)
{
    DalilDatum *value = NULL;
    GString *text = NULL;
    const char *start = NULL, *slashes = NULL;
    g_autofree char *shown = NULL;

    if (!url->text)
        return;
    slashes = strstr(url->text, "://");
    start = slashes ? slashes + 3 : url->text;
    shown = g_strdup(start);
    if (g_str_has_suffix(shown, "/") && strchr(shown, '/') == shown + strlen(shown) - 1)
        shown[strlen(shown) - 1] = '\0';
    text = g_string_new(NULL);
    dalil_isolate_append(text, DALIL_VALUE_URL, shown);
    value = add_value(maker, values, "globe", g_string_free(text, FALSE), key, url->span);
    value->bare = g_str_is_ascii(url->text);
    value->link = dalil_uri_web(url->text);
}

void
dalil_datum_email(DalilMaker *maker, GArray *values, const DalilString *email, const char *key)
{
    DalilDatum *value = NULL;
    GString *text = NULL;

    if (!email->text)
        return;
    text = g_string_new(NULL);
    dalil_isolate_append(text, DALIL_VALUE_EMAIL, email->text);
    value = add_value(maker, values, "mail", g_string_free(text, FALSE), key, email->span);
    value->bare = g_str_is_ascii(email->text);
    value->link = dalil_uri_email(email->text);
}

/* Hours in words, then what the listing says beside them, as one value. */
static void
add_opening(DalilMaker *maker, GArray *values, const char *icon, const char *label,
            const DalilOpening *opening, const DalilText *beside, const char *key)
{
    const DalilTextIn *sentence = beside ? dalil_maker_sentence(maker, beside) : NULL;
    g_autofree char *safe = among_words(maker, sentence);
    g_autofree char *words =
        opening->source.text ? dalil_hours_phrase(&opening->week, maker->language) : NULL;
    GString *text = g_string_new(NULL);

    if (words)
        g_string_append(text, words);
    if (words && safe)
        g_string_append(text, maker->language->rule_separator);
    if (safe)
        g_string_append(text, safe);
    if (words || safe)
        add_value(maker, values, icon,
                  label ? dalil_phrase_fill(maker->language->label_text, label, text->str, NULL)
                        : g_strdup(text->str),
                  key, words ? opening->source.span : sentence->span);
    g_string_free(text, TRUE);
}

static void
add_place(DalilMaker *maker, GArray *values, const DalilService *service)
{
    const DalilTextIn *address = dalil_maker_sentence(maker, &service->place.address);
    const DalilTextIn *area = dalil_maker_sentence(maker, &service->place.area);
    g_autofree char *first = among_words(maker, address);
    g_autofree char *second = among_words(maker, area);
    const char *key = dalil_arena_printf(maker->arena, "%s/address", service->id.text);
    char *text = NULL;

    if (service->place.visibility == DALIL_VISIBLE_HIDDEN)
        text = g_strdup(dalil_maker_phrase(maker, DALIL_PHRASE_ADDRESS_BY_PHONE));
    else if (first && second)
        text = g_strconcat(first, maker->language->list_comma, second, NULL);
    else if (first || second)
        text = g_strdup(first ? first : second);
    if (text)
        add_value(maker, values, "pin", text, key, address ? address->span : service->place.span);
}

static void
add_languages(DalilMaker *maker, GArray *values, const DalilService *service)
{
    GString *text = g_string_new(NULL);

    for (int i = 0; i < service->languages.n; i++) {
        const char *name =
            dalil_language_name_in(maker->language, service->languages.items[i].text);
        if (i > 0)
            g_string_append(text, maker->language->list_comma);
        g_string_append(text, name ? name : service->languages.items[i].text);
    }
    if (service->languages.n > 0)
        add_value(maker, values, "language", g_string_free(text, FALSE),
                  dalil_arena_printf(maker->arena, "%s/languages", service->id.text),
                  service->languages.items[0].span);
    else
        g_string_free(text, TRUE);
}

/* "jusqu’au 31 mars 2027": a date of the listing in one of the program's own phrases. */
static void
add_date(DalilMaker *maker, GArray *values, const char *icon, DalilPhrase phrase, DalilDate date,
         gboolean day, const char *key)
{
    g_autofree char *words = NULL;

    if (date.year == 0)
        return;
    words = dalil_phrase_date(maker->language, date.year, date.month, day ? date.day : 0);
    add_value(maker, values, icon,
              dalil_phrase_fill(dalil_maker_phrase(maker, phrase), words, NULL), key, date.span);
}

void
dalil_datum_add(DalilMaker *maker, GArray *values, int part, const DalilService *s)
{
    const char *id = s ? s->id.text : NULL;

    g_assert(id); /* services without an id never come this far */
#define KEY(field) dalil_arena_printf(maker->arena, "%s/" field, id)
#define PHRASE(name) dalil_maker_phrase(maker, DALIL_PHRASE_##name)
    switch (part) {
    case DALIL_ENTRY_ELIGIBILITY:
        add_text(maker, values, "people", NULL, &s->eligibility);
        break;
    case DALIL_ENTRY_BRING:
        add_text(maker, values, "id", PHRASE(BRING), &s->bring);
        break;
    case DALIL_ENTRY_FEES:
        add_text(maker, values, "tag", NULL, &s->fees);
        break;
    case DALIL_ENTRY_APPLY:
        add_text(maker, values, "pencil", NULL, &s->apply);
        break;
    case DALIL_ENTRY_LANGUAGES:
        add_languages(maker, values, s);
        break;
    case DALIL_ENTRY_PLACE:
        add_place(maker, values, s);
        break;
    case DALIL_ENTRY_ACCESS:
        add_text(maker, values, "door", NULL, &s->place.entrance);
        add_text(maker, values, "wheelchair", NULL, &s->place.accessibility);
        break;
    case DALIL_ENTRY_PHONES:
        dalil_datum_phones(maker, values, &s->phones, KEY("phones"));
        break;
    case DALIL_ENTRY_EMAIL:
        dalil_datum_email(maker, values, &s->email, KEY("email"));
        break;
    case DALIL_ENTRY_URL:
        dalil_datum_url(maker, values, &s->url, KEY("url"));
        break;
    case DALIL_ENTRY_HOURS:
        add_opening(maker, values, "clock", NULL, &s->hours, &s->hours_text, KEY("hours"));
        break;
    case DALIL_ENTRY_SEASONS:
        if (s->hours_ramadan.source.text)
            add_opening(maker, values, "moon", PHRASE(RAMADAN), &s->hours_ramadan, NULL,
                        KEY("hours_ramadan"));
        if (s->hours_summer.source.text)
            add_opening(maker, values, "sun", PHRASE(SUMMER), &s->hours_summer, NULL,
                        KEY("hours_summer"));
        break;
    case DALIL_ENTRY_DATES:
        add_date(maker, values, "calendar", DALIL_PHRASE_FROM, s->valid_from, TRUE,
                 KEY("valid_from"));
        add_date(maker, values, "calendar", DALIL_PHRASE_UNTIL, s->valid_to, TRUE, KEY("valid_to"));
        break;
    case DALIL_ENTRY_CHECKED:
        add_date(maker, values, "check", DALIL_PHRASE_CHECKED, s->verified.on, FALSE,
                 KEY("verified"));
        break;
    default:
        g_assert_not_reached();
    }
#undef KEY
#undef PHRASE
}
