/* entry.c: one service as blocks: name, text, and a line of data for everything typed */
#include "compose/maker.h"

#include <string.h>

#include "lang/isolate.h"
#include "lang/phrase.h"

/* Where the text of a data line begins, behind its pictogram, in em of the data's size. */
#define HANG_EM 1.5

/* One value of a data line: a pictogram and a text that is safe to print. */
typedef struct {
    const char *icon;
    char *text;      /* owned */
    gboolean strong; /* in the style "phone" */
    const char *key;
    DalilSpan at;
    const DalilLanguage *language;
} Value;

static void
value_clear(gpointer data)
{
    g_free(((Value *)data)->text);
}

static GArray *
values_new(void)
{
    GArray *values = g_array_new(FALSE, TRUE, sizeof(Value));

    g_array_set_clear_func(values, value_clear);
    return values;
}

static void
add_value(GArray *values, const char *icon, char *text, gboolean strong, const char *key,
          DalilSpan at)
{
    Value value = {icon, text, strong, key, at, NULL};

    g_array_append_val(values, value);
}

/* "Label : text" in the language's own spacing; the label is left out when NULL. */
static void
add_text(DalilMaker *maker, GArray *values, const char *icon, const char *label,
         const DalilText *text)
{
    const DalilTextIn *sentence = dalil_maker_sentence(maker, text);
    char *safe = NULL;

    if (!sentence)
        return;
    safe = dalil_maker_safe(maker, sentence);
    if (label) {
        char *labelled = dalil_phrase_fill(maker->language->label_text, label, safe, NULL);
        g_free(safe);
        safe = labelled;
    }
    add_value(values, icon, safe, FALSE, text->key, sentence->span);
    g_array_index(values, Value, values->len - 1).language =
        dalil_language_lookup(sentence->language);
}

static const char *const phone_icons[] = {"phone", "whatsapp", "phone", "sms", "emergency"};

static gboolean
has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

static void
add_phone(DalilMaker *maker, GArray *values, const DalilPhone *phone, const char *key)
{
    static const int phrases[] = {-1, DALIL_PHRASE_WHATSAPP, DALIL_PHRASE_TOLLFREE,
                                  DALIL_PHRASE_TEXT_MESSAGE, -1};
    const DalilTextIn *label = dalil_maker_sentence(maker, &phone->label);
    GString *text = g_string_new(NULL);

    if (has_digit(phone->number.text))
        dalil_isolate_append(text, DALIL_VALUE_PHONE, phone->number.text);
    else
        dalil_isolate_text(text, phone->number.text, maker->edition->rtl);
    if (phone->extension.text) {
        g_string_append_printf(text, DALIL_NBSP "%s" DALIL_NBSP,
                               dalil_maker_phrase(maker, DALIL_PHRASE_EXTENSION));
        dalil_isolate_append(text, DALIL_VALUE_CODE, phone->extension.text);
    }
    if (label) {
        g_autofree char *safe = dalil_maker_safe(maker, label);
        g_autofree char *both =
            phrases[phone->kind] < 0
                ? NULL
                : dalil_phrase_fill(maker->language->label_text,
                                    dalil_maker_phrase(maker, (DalilPhrase)phrases[phone->kind]),
                                    safe, NULL);
        g_string_append_printf(text, " (%s)", both ? both : safe);
    } else if (phrases[phone->kind] >= 0) {
        g_string_append_printf(text, " (%s)",
                               dalil_maker_phrase(maker, (DalilPhrase)phrases[phone->kind]));
    }
    add_value(values, phone_icons[phone->kind], g_string_free(text, FALSE), TRUE, key,
              phone->number.span);
}

static void
add_phones(DalilMaker *maker, GArray *values, const DalilItems *phones, const char *key)
{
    const DalilPhone *list = phones->items;

    for (int i = 0; i < phones->n; i++)
        add_phone(maker, values, &list[i], key);
}

/* What is printed of a web address: without the scheme and a bare final slash. */
static void
add_url(GArray *values, const DalilString *url, const char *key)
{
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
    add_value(values, "globe", g_string_free(text, FALSE), FALSE, key, url->span);
}

static void
add_email(GArray *values, const DalilString *email, const char *key)
{
    GString *text = NULL;

    if (!email->text)
        return;
    text = g_string_new(NULL);
    dalil_isolate_append(text, DALIL_VALUE_EMAIL, email->text);
    add_value(values, "mail", g_string_free(text, FALSE), FALSE, key, email->span);
}

/* Hours in words, then what the listing says beside them, as one value. */
static void
add_opening(DalilMaker *maker, GArray *values, const char *icon, const char *label,
            const DalilOpening *opening, const DalilText *beside, const char *key)
{
    const DalilTextIn *sentence = beside ? dalil_maker_sentence(maker, beside) : NULL;
    g_autofree char *safe = sentence ? dalil_maker_safe(maker, sentence) : NULL;
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
        add_value(values, icon,
                  label ? dalil_phrase_fill(maker->language->label_text, label, text->str, NULL)
                        : g_strdup(text->str),
                  FALSE, key, words ? opening->source.span : sentence->span);
    g_string_free(text, TRUE);
}

static void
add_place(DalilMaker *maker, GArray *values, const DalilService *service)
{
    const DalilTextIn *address = dalil_maker_sentence(maker, &service->place.address);
    const DalilTextIn *area = dalil_maker_sentence(maker, &service->place.area);
    g_autofree char *first = address ? dalil_maker_safe(maker, address) : NULL;
    g_autofree char *second = area ? dalil_maker_safe(maker, area) : NULL;
    const char *key = dalil_arena_printf(maker->arena, "%s/address", service->id.text);
    char *text = NULL;

    if (service->place.visibility == DALIL_VISIBLE_HIDDEN)
        text = g_strdup(dalil_maker_phrase(maker, DALIL_PHRASE_ADDRESS_BY_PHONE));
    else if (first && second)
        text = g_strconcat(first, maker->language->list_comma, second, NULL);
    else if (first || second)
        text = g_strdup(first ? first : second);
    if (text)
        add_value(values, "pin", text, FALSE, key, address ? address->span : service->place.span);
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
        add_value(values, "language", g_string_free(text, FALSE), FALSE,
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
    add_value(values, icon, dalil_phrase_fill(dalil_maker_phrase(maker, phrase), words, NULL),
              FALSE, key, date.span);
}

/* The values of one part of the entry. Names and running text are not data: see add_part. */
static void
add_data(DalilMaker *maker, GArray *values, int part, const DalilService *s)
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
        add_phones(maker, values, &s->phones, KEY("phones"));
        break;
    case DALIL_ENTRY_EMAIL:
        add_email(values, &s->email, KEY("email"));
        break;
    case DALIL_ENTRY_URL:
        add_url(values, &s->url, KEY("url"));
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

/* One value, its pictogram hanging before it. */
static DalilBlock *
data_value(DalilMaker *maker, const Value *value, int style)
{
    const DalilStyle *styles = maker->layout->styles.items;
    const DalilLanguage *language = value->language ? value->language : maker->language;
    int look = value->strong ? dalil_maker_style(maker, "phone") : style;
    DalilRichBuilder builder;
    DalilBlock *block = NULL;

    dalil_rich_begin(&builder);
    dalil_rich_add(&builder, value->text, styles[look].bold, dalil_maker_style_ink(maker, look),
                   styles[look].size / styles[style].size);
    block =
        dalil_maker_para(maker,
                         dalil_rich_end(&builder, maker->arena, language,
                                        language->direction == DALIL_RTL, value->key, value->at),
                         style);
    if (maker->plain)
        return block;
    block->icon = dalil_maker_icon(maker, value->icon, value->at);
    block->icon_ink = maker->category >= 0 ? maker->layout->inks.n + maker->category
                                           : dalil_maker_style_ink(maker, style);
    block->hang = HANG_EM * styles[style].size;
    return block;
}

/* All values, as many side by side as the measure allows. */
static DalilBlock *
data_block(DalilMaker *maker, const GArray *values, int style)
{
    DalilBlock *pack = NULL;

    if (values->len == 0)
        return NULL;
    if (values->len == 1)
        return data_value(maker, &g_array_index(values, Value, 0), style);
    pack = dalil_maker_block(maker, DALIL_BOX_PACK);
    pack->style = style;
    pack->n_children = (int)values->len;
    pack->children = dalil_arena_newn(maker->arena, DalilBlock *, values->len);
    for (guint i = 0; i < values->len; i++)
        pack->children[i] = data_value(maker, &g_array_index(values, Value, i), style);
    pack->at = pack->children[0]->at;
    return pack;
}

DalilBlock *
dalil_entry_contact(DalilMaker *maker, const DalilItems *phones, const DalilString *email,
                    const DalilString *url, const char *key, int style)
{
    g_autoptr(GArray) values = values_new();

    add_phones(maker, values, phones, key);
    add_email(values, email, key);
    add_url(values, url, key);
    return data_block(maker, values, style);
}

static const DalilText *
running_text(const DalilMaker *maker, int part, const DalilService *service)
{
    const DalilAgency *agencies = maker->content->agencies.items;

    switch (part) {
    case DALIL_ENTRY_NAME:
        return &service->name;
    case DALIL_ENTRY_DESCRIPTION:
        return service->description.n > 0 ? &service->description : &service->summary;
    case DALIL_ENTRY_SUMMARY:
        return service->summary.n > 0 ? &service->summary : &service->description;
    case DALIL_ENTRY_ALERT:
        return &service->alert;
    case DALIL_ENTRY_AGENCY:
        return &agencies[service->agency].name;
    default:
        return NULL;
    }
}

static DalilBlock *
running_block(DalilMaker *maker, int part, const DalilService *service)
{
    static const struct {
        const char *style, *icon;
    } looks[DALIL_ENTRY_COUNT] = {
        [DALIL_ENTRY_NAME] = {"name", NULL},       [DALIL_ENTRY_DESCRIPTION] = {"body", NULL},
        [DALIL_ENTRY_SUMMARY] = {"body", NULL},    [DALIL_ENTRY_ALERT] = {"phone", "alert"},
        [DALIL_ENTRY_AGENCY] = {"data", "agency"},
    };
    const DalilStyle *styles = maker->layout->styles.items;
    int style = dalil_maker_style(maker, looks[part].style);
    DalilBlock *block = dalil_maker_para(
        maker, dalil_maker_rich(maker, running_text(maker, part, service), style, -1), style);

    if (block && looks[part].icon && !maker->plain) {
        block->icon = dalil_maker_icon(maker, looks[part].icon, block->at);
        block->icon_ink = maker->layout->inks.n + maker->category;
        block->hang = HANG_EM * styles[style].size;
    }
    return block;
}

void
dalil_entry_add(DalilMaker *maker, GPtrArray *to, const DalilFlow *flow,
                const DalilService *service)
{
    int style = dalil_maker_style(maker, "data");
    guint before = to->len;

    maker->plain = flow->plain;
    for (int i = 0; i < flow->n_entry; i++) {
        g_autoptr(GArray) values = values_new();
        DalilBlock *block = NULL;

        for (int k = 0; k < 4 && flow->entry[i].fields[k] >= 0; k++) {
            int part = flow->entry[i].fields[k];
            if (running_text(maker, part, service)) {
                block = running_block(maker, part, service);
                break;
            }
            add_data(maker, values, part, service);
        }
        if (!block)
            block = data_block(maker, values, style);
        if (block)
            g_ptr_array_add(to, block);
    }
    maker->plain = FALSE;
    if (to->len > before) {
        DalilBlock *first = to->pdata[before];
        first->is_service = TRUE;
        first->key = service->id.text;
        first->at = service->span;
    }
}
