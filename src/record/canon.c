/* canon.c: an edition's records, gathered from the content */
#include "record/canon.h"

#include <string.h>

#include "content/phone.h"
#include "record/web.h"

static const struct {
    const char *key, *name;
} fields[DALIL_CANON_FIELDS] = {
    [DALIL_CANON_NAME] = {"name", "name"},
    [DALIL_CANON_AGENCY] = {"agency", "agency"},
    [DALIL_CANON_CATEGORY] = {"category", "category"},
    [DALIL_CANON_SUMMARY] = {"summary", "summary"},
    [DALIL_CANON_DESCRIPTION] = {"description", "description"},
    [DALIL_CANON_ELIGIBILITY] = {"eligibility", "who it is for"},
    [DALIL_CANON_BRING] = {"bring", "what to bring"},
    [DALIL_CANON_FEES] = {"fees", "price"},
    [DALIL_CANON_APPLY] = {"apply", "how to apply"},
    [DALIL_CANON_ALERT] = {"alert", "alert"},
    [DALIL_CANON_LANGUAGES] = {"languages", "languages spoken"},
    [DALIL_CANON_PHONES] = {"phones", "telephone"},
    [DALIL_CANON_EMAIL] = {"email", "e-mail"},
    [DALIL_CANON_URL] = {"url", "web address"},
    [DALIL_CANON_ADDRESS] = {"address", "address"},
    [DALIL_CANON_AREA] = {"area", "area"},
    [DALIL_CANON_ENTRANCE] = {"entrance", "entrance"},
    [DALIL_CANON_ACCESSIBILITY] = {"accessibility", "accessibility"},
    [DALIL_CANON_VISIBILITY] = {"visibility", "who may see the address"},
    [DALIL_CANON_HOURS] = {"hours", "opening hours"},
    [DALIL_CANON_HOURS_TEXT] = {"hours_text", "words about opening hours"},
    [DALIL_CANON_RAMADAN] = {"hours_ramadan", "Ramadan hours"},
    [DALIL_CANON_SUMMER] = {"hours_summer", "summer hours"},
    [DALIL_CANON_VALID_FROM] = {"valid_from", "first day"},
    [DALIL_CANON_VALID_TO] = {"valid_to", "last day"},
    [DALIL_CANON_VERIFIED] = {"verified", "last checked"},
    [DALIL_CANON_PHONE_OLD] = {"phone_old_until", "former number answered until"},
    [DALIL_CANON_ORDER] = {"order", "place in its category"},
};

const char *
dalil_canon_field_key(DalilCanonFieldName field)
{
    return fields[field].key;
}

const char *
dalil_canon_field_name(DalilCanonFieldName field)
{
    return fields[field].name;
}

typedef struct {
    const DalilContent *content;
    const DalilLanguage *language;
    DalilCanonRecord *record;
} Gather;

static gboolean
is_space(const char *p)
{
    return (guchar)*p < 0x80 ? g_ascii_isspace(*p) : g_unichar_isspace(g_utf8_get_char(p));
}

/* Every run of spaces one space, none at the ends. Content is NFC already: load/build.c and
 * content/poentry.c see to it. (transfer full) */
static char *
clean(const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    const char *word = NULL; /* where the one that goes on began */

    for (const char *p = text;; p = g_utf8_next_char(p)) {
        gboolean letter = *p && !is_space(p);
        if (letter && !word) {
            word = p;
        } else if (!letter && word) {
            g_string_append(out, out->len > 0 ? " " : "");
            g_string_append_len(out, word, p - word);
            word = NULL;
        }
        if (!*p)
            return g_string_free(out, FALSE);
    }
}

/* Takes @value and @shown; an empty value is none. */
static void
put(Gather *gather, DalilCanonFieldName field, char *value, char *shown)
{
    DalilCanonField *to = &gather->record->fields[field];

    if (value && !*value)
        g_clear_pointer(&value, g_free);
    if (!value)
        g_clear_pointer(&shown, g_free);
    to->value = value;
    to->shown = shown;
}

static void
put_plain(Gather *gather, DalilCanonFieldName field, const char *value)
{
    put(gather, field, value ? clean(value) : NULL, NULL);
}

static const DalilTextIn *
sentence_of(const Gather *gather, const DalilText *text)
{
    const DalilNetwork *network = &gather->content->network;

    return dalil_content_sentence(network, text, gather->language->tag);
}

static void
put_text(Gather *gather, DalilCanonFieldName field, const DalilText *text)
{
    const DalilTextIn *sentence = sentence_of(gather, text);
    const DalilTextIn *source = dalil_text_in(text, gather->content->network.source.text);

    if (!sentence)
        return;
    put(gather, field, clean(sentence->text), NULL);
    if (source)
        gather->record->fields[field].source = clean(source->text);
}

static void
put_phones(Gather *gather, const DalilItems *phones)
{
    static const char *const kinds[] = {"voice", "whatsapp", "tollfree", "text", "emergency"};
    const DalilPhone *list = phones->items;
    GString *value = g_string_new(NULL), *shown = g_string_new(NULL);

    for (int i = 0; i < phones->n; i++) {
        const DalilTextIn *label = sentence_of(gather, &list[i].label);
        g_autofree char *number = dalil_phone_canonical(list[i].number.text, list[i].extension.text,
                                                        gather->content->network.country.text);
        g_autofree char *words = label ? clean(label->text) : NULL;
        g_string_append_printf(value, "%s%s:%s%s%s", i > 0 ? "\n" : "", kinds[list[i].kind], number,
                               words ? " " : "", words ? words : "");
        g_string_append_printf(shown, "%s%s%s%s%s%s%s", i > 0 ? ", " : "", list[i].number.text,
                               list[i].extension.text ? " ext. " : "",
                               list[i].extension.text ? list[i].extension.text : "",
                               words ? " (" : "", words ? words : "", words ? ")" : "");
    }
    put(gather, DALIL_CANON_PHONES, g_string_free(value, FALSE), g_string_free(shown, FALSE));
}

static void
put_hours(Gather *gather, DalilCanonFieldName field, const DalilOpening *opening)
{
    if (opening->source.text)
        put(gather, field, dalil_hours_canonical(&opening->week),
            dalil_hours_phrase(&opening->week, gather->language));
}

static void
put_date(Gather *gather, DalilCanonFieldName field, DalilDate date)
{
    if (date.year > 0)
        put(gather, field, g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day),
            NULL);
}

static void
put_web(Gather *gather, const DalilString *url, const DalilString *email)
{
    if (url->text)
        put(gather, DALIL_CANON_URL, dalil_web_canonical(url->text), g_strdup(url->text));
    if (email->text)
        put(gather, DALIL_CANON_EMAIL, dalil_web_email(email->text), g_strdup(email->text));
}

static int
by_tag(gconstpointer a, gconstpointer b, gpointer user)
{
    (void)user;
    return strcmp(((const DalilString *)a)->text, ((const DalilString *)b)->text);
}

static void
put_languages(Gather *gather, const DalilStrings *tags)
{
    g_autofree DalilString *sorted =
        g_memdup2(tags->items, sizeof *sorted * (gsize)MAX(tags->n, 1));
    GString *value = g_string_new(NULL);

    g_qsort_with_data(sorted, tags->n, sizeof *sorted, by_tag, NULL);
    for (int i = 0; i < tags->n; i++)
        g_string_append_printf(value, "%s%s", i > 0 ? "," : "", sorted[i].text);
    put(gather, DALIL_CANON_LANGUAGES, g_string_free(value, FALSE), NULL);
}

static void
put_place(Gather *gather, const DalilPlace *place)
{
    static const char *const words[] = {"public", "area", "hidden"};

    put_text(gather, DALIL_CANON_ADDRESS, &place->address);
    put_text(gather, DALIL_CANON_AREA, &place->area);
    put_text(gather, DALIL_CANON_ENTRANCE, &place->entrance);
    put_text(gather, DALIL_CANON_ACCESSIBILITY, &place->accessibility);
    put_plain(gather, DALIL_CANON_VISIBILITY, words[place->visibility]);
}

/* An id, shown as the name of what it stands for. */
static void
put_named(Gather *gather, DalilCanonFieldName field, const char *id, const DalilText *name)
{
    const DalilTextIn *sentence = sentence_of(gather, name);

    put(gather, field, clean(id), sentence ? clean(sentence->text) : NULL);
}

static void
gather_service(Gather *gather, const DalilService *s, int order)
{
    const DalilAgency *agencies = gather->content->agencies.items;
    const DalilCategory *categories = gather->content->network.categories.items;
    const DalilText *const texts[] = {&s->name,        &s->summary, &s->description,
                                      &s->eligibility, &s->bring,   &s->fees,
                                      &s->apply,       &s->alert,   &s->hours_text};
    static const DalilCanonFieldName into[] = {
        DALIL_CANON_NAME,        DALIL_CANON_SUMMARY, DALIL_CANON_DESCRIPTION,
        DALIL_CANON_ELIGIBILITY, DALIL_CANON_BRING,   DALIL_CANON_FEES,
        DALIL_CANON_APPLY,       DALIL_CANON_ALERT,   DALIL_CANON_HOURS_TEXT};

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        put_text(gather, into[i], texts[i]);
    put_named(gather, DALIL_CANON_AGENCY, s->agency_id.text, &agencies[s->agency].name);
    put_named(gather, DALIL_CANON_CATEGORY, s->category_id.text, &categories[s->category].name);
    put_languages(gather, &s->languages);
    put_phones(gather, &s->phones);
    put_web(gather, &s->url, &s->email);
    put_place(gather, &s->place);
    put_hours(gather, DALIL_CANON_HOURS, &s->hours);
    put_hours(gather, DALIL_CANON_RAMADAN, &s->hours_ramadan);
    put_hours(gather, DALIL_CANON_SUMMER, &s->hours_summer);
    put_date(gather, DALIL_CANON_VALID_FROM, s->valid_from);
    put_date(gather, DALIL_CANON_VALID_TO, s->valid_to);
    put_date(gather, DALIL_CANON_VERIFIED, s->verified.on);
    put_date(gather, DALIL_CANON_PHONE_OLD, s->phone_old_until);
    put(gather, DALIL_CANON_ORDER, g_strdup_printf("%04d", order), NULL);
}

void
dalil_canon_hash(DalilCanonField *field, DalilSum *sum)
{
    dalil_sum_add(sum, field->value, strlen(field->value));
    dalil_sum_end(sum, field->hash);
    field->hashed = TRUE;
}

static void
hash_record(DalilCanonRecord *record)
{
    DalilSum sum;

    dalil_sum_begin(&sum);
    for (int i = 0; i < DALIL_CANON_FIELDS; i++)
        if (record->fields[i].value && !record->fields[i].hashed)
            dalil_canon_hash(&record->fields[i], &sum);
    dalil_sum_add(&sum, record->id, strlen(record->id) + 1);
    for (int i = 0; i < DALIL_CANON_FIELDS; i++)
        dalil_sum_add(&sum, record->fields[i].hash, sizeof record->fields[i].hash);
    dalil_sum_end(&sum, record->hash);
}

static void
record_free(gpointer data)
{
    DalilCanonRecord *record = data;

    for (int i = 0; i < DALIL_CANON_FIELDS; i++) {
        g_free(record->fields[i].value);
        g_free(record->fields[i].shown);
        g_free(record->fields[i].source);
    }
    g_strfreev(record->aliases);
    g_free(record->id);
    g_free(record);
}

DalilCanonRecord *
dalil_canon_add(DalilCanon *canon, const char *id, gboolean is_service)
{
    DalilCanonRecord *record = g_new0(DalilCanonRecord, 1);

    record->id = g_strdup(id);
    record->is_service = is_service;
    g_ptr_array_add(canon->records, record);
    return record;
}

static int
by_id(gconstpointer a, gconstpointer b)
{
    const DalilCanonRecord *left = *(DalilCanonRecord *const *)a,
                           *right = *(DalilCanonRecord *const *)b;

    if (left->is_service != right->is_service)
        return left->is_service ? -1 : 1;
    return strcmp(left->id, right->id);
}

void
dalil_canon_seal(DalilCanon *canon)
{
    DalilSum sum;

    dalil_sum_begin(&sum);
    g_ptr_array_sort(canon->records, by_id);
    for (guint i = 0; i < canon->records->len; i++) {
        DalilCanonRecord *record = canon->records->pdata[i];
        hash_record(record);
        dalil_sum_add(&sum, record->hash, sizeof record->hash);
    }
    dalil_sum_end(&sum, canon->hash);
}

DalilCanon *
dalil_canon_empty(const char *language)
{
    DalilCanon *canon = g_new0(DalilCanon, 1);

    canon->language = g_strdup(language);
    canon->records = g_ptr_array_new_with_free_func(record_free);
    return canon;
}

/* A record that is no service: "emergency:15". */
static void
begin(Gather *gather, DalilCanon *canon, const char *kind, const char *id)
{
    g_autofree char *whole = *id ? g_strconcat(kind, ":", id, NULL) : g_strdup(kind);

    gather->record = dalil_canon_add(canon, whole, FALSE);
}

static void
gather_around(Gather *gather, DalilCanon *canon)
{
    const DalilNetwork *network = &gather->content->network;
    const DalilAgency *agencies = gather->content->agencies.items;
    const DalilEmergency *emergency = network->emergency.items;
    const DalilNotice *notices = network->notices.items;
    const DalilCategory *categories = network->categories.items;

    begin(gather, canon, "network", "");
    put_text(gather, DALIL_CANON_NAME, &network->title);
    put_text(gather, DALIL_CANON_SUMMARY, &network->subtitle);
    put_text(gather, DALIL_CANON_DESCRIPTION, &network->imprint);
    put_phones(gather, &network->phones);
    put_web(gather, &network->url, &network->email);
    for (int i = 0; i < gather->content->agencies.n; i++) {
        begin(gather, canon, "agency", agencies[i].id.text);
        put_text(gather, DALIL_CANON_NAME, &agencies[i].name);
        put_text(gather, DALIL_CANON_DESCRIPTION, &agencies[i].description);
        put_text(gather, DALIL_CANON_ADDRESS, &agencies[i].address);
        put_phones(gather, &agencies[i].phones);
        put_web(gather, &agencies[i].url, &agencies[i].email);
    }
    for (int i = 0; i < network->emergency.n; i++) {
        begin(gather, canon, "emergency", emergency[i].number.text);
        put_text(gather, DALIL_CANON_NAME, &emergency[i].name);
        put_plain(gather, DALIL_CANON_PHONES, emergency[i].number.text);
    }
    for (int i = 0; i < network->notices.n; i++) {
        begin(gather, canon, "notice", notices[i].id.text);
        put_text(gather, DALIL_CANON_NAME, &notices[i].title);
        put_text(gather, DALIL_CANON_DESCRIPTION, &notices[i].text);
    }
    for (int i = 0; i < network->categories.n; i++) {
        begin(gather, canon, "category", categories[i].id.text);
        put_text(gather, DALIL_CANON_NAME, &categories[i].name);
    }
}

static char **
copy_ids(const DalilStrings *ids)
{
    char **copy = g_new0(char *, ids->n + 1);

    for (int i = 0; i < ids->n; i++)
        copy[i] = g_strdup(ids->items[i].text);
    return copy;
}

DalilCanon *
dalil_canon_new(const DalilContent *content, const DalilLanguage *language)
{
    DalilCanon *canon = dalil_canon_empty(language->tag);
    const DalilService *services = content->services.items;
    Gather gather = {content, language, NULL};
    int order = 0;

    for (int i = 0; i < content->services.n; i++) {
        if (services[i].status != DALIL_STATUS_ACTIVE)
            continue;
        order = i > 0 && services[i].category == services[i - 1].category ? order + 1 : 1;
        gather.record = dalil_canon_add(canon, services[i].id.text, TRUE);
        gather.record->aliases = copy_ids(&services[i].aliases);
        gather_service(&gather, &services[i], order);
    }
    gather_around(&gather, canon);
    dalil_canon_seal(canon);
    return canon;
}

GPtrArray *
dalil_canon_both(const DalilContent *content, const DalilLanguage *first,
                 const DalilLanguage *second)
{
    GPtrArray *canons = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_canon_free);

    g_ptr_array_add(canons, dalil_canon_new(content, first));
    if (second)
        g_ptr_array_add(canons, dalil_canon_new(content, second));
    return canons;
}

void
dalil_canon_free(DalilCanon *canon)
{
    if (!canon)
        return;
    g_ptr_array_unref(canon->records);
    g_free(canon->language);
    g_free(canon);
}

const DalilCanonRecord *
dalil_canon_find(const DalilCanon *canon, const char *id)
{
    for (guint i = 0; i < canon->records->len; i++) {
        const DalilCanonRecord *record = canon->records->pdata[i];
        if (strcmp(record->id, id) == 0)
            return record;
    }
    return NULL;
}

const char *
dalil_canon_shown(const DalilCanonRecord *record, DalilCanonFieldName field)
{
    const DalilCanonField *at = &record->fields[field];

    return at->shown ? at->shown : at->value;
}

const char *
dalil_canon_name(const DalilCanonRecord *record)
{
    const char *name = record->fields[DALIL_CANON_NAME].value;

    return name ? name : record->id;
}

int
dalil_canon_main(int i)
{
    static const DalilCanonFieldName list[] = {DALIL_CANON_SUMMARY, DALIL_CANON_PHONES,
                                               DALIL_CANON_ADDRESS, DALIL_CANON_AREA,
                                               DALIL_CANON_HOURS};

    return i < (int)G_N_ELEMENTS(list) ? (int)list[i] : -1;
}
