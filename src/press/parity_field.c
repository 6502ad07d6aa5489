/* parity_field.c: the data a listing has in one field, as they were written
 *
 * Rows of a table say where a field stands and of which kind its data are. Hours come from their
 * canonical spelling, which says nothing twice and nothing that a later rule takes back.
 */
#include "press/parity_field.h"

#include <stddef.h>
#include <string.h>

/* Texts: a sentence in each language, joined with others under the same key. */
static const struct {
    const char *field;
    gsize offset, also; /* of DalilText; 0: no other */
} texts[] = {
    {"name", offsetof(DalilService, name), 0},
    {"summary", offsetof(DalilService, summary), 0},
    {"description", offsetof(DalilService, description), 0},
    {"eligibility", offsetof(DalilService, eligibility), 0},
    {"bring", offsetof(DalilService, bring), 0},
    {"fees", offsetof(DalilService, fees), 0},
    {"apply", offsetof(DalilService, apply), 0},
    {"alert", offsetof(DalilService, alert), 0},
    {"entrance", offsetof(DalilService, place.entrance), 0},
    {"accessibility", offsetof(DalilService, place.accessibility), 0},
    {"address", offsetof(DalilService, place.address), offsetof(DalilService, place.area)},
    {"area", offsetof(DalilService, place.area), 0},
    {"hours_text", offsetof(DalilService, hours_text), 0},
};

static const struct {
    const char *field;
    gsize offset; /* of DalilOpening */
    gsize beside; /* of DalilText; 0: none */
} openings[] = {
    {"hours", offsetof(DalilService, hours), offsetof(DalilService, hours_text)},
    {"hours_ramadan", offsetof(DalilService, hours_ramadan), 0},
    {"hours_summer", offsetof(DalilService, hours_summer), 0},
};

static const struct {
    const char *field;
    gsize offset; /* of DalilString */
} addresses[] = {
    {"email", offsetof(DalilService, email)},
    {"url", offsetof(DalilService, url)},
};

static const void *
member(const DalilService *service, gsize offset)
{
    return (const char *)service + offset;
}

/* What @text says in @language, or in the source's language when it is NULL. */
static const DalilTextIn *
sentence(const DalilEdition *edition, const DalilText *text, const DalilLanguage *language)
{
    const DalilNetwork *network = &edition->content->network;

    return language == NULL ? dalil_text_in(text, network->source.text)
                            : dalil_content_sentence(network, text, language->tag);
}

static const DalilTextIn *
append_sentence(GString *to, const DalilEdition *edition, const DalilText *text,
                const DalilLanguage *language)
{
    const DalilTextIn *in = sentence(edition, text, language);

    if (in != NULL)
        g_string_append_printf(to, "%s\n", in->text);
    return in;
}

static void
text_field(DalilParityField *wanted, const DalilEdition *edition, const DalilText *const *list,
           int n)
{
    const DalilLanguage *const languages[] = {NULL, edition->language, edition->second};
    g_autoptr(GString) source = g_string_new(NULL);
    g_autoptr(GString) printed = g_string_new(NULL);

    for (int l = 0; l < 3; l++)
        for (int i = 0; i < n && (l == 0 || languages[l] != NULL); i++) {
            const DalilTextIn *in =
                append_sentence(l == 0 ? source : printed, edition, list[i], languages[l]);

            if (in != NULL && l == 0 && wanted->at.file == NULL)
                wanted->at = in->span;
            if (in != NULL && l > 0 && strcmp(in->language, edition->content->network.source.text))
                wanted->translated_at = in->span;
        }
    wanted->kind = DALIL_DATA_NUMBERS;
    wanted->data = dalil_parity_data(wanted->kind, source->str);
    wanted->translated = dalil_parity_data(wanted->kind, printed->str);
}

/* All day is said in words. */
static void
opening_field(DalilParityField *wanted, const DalilEdition *edition, const DalilOpening *opening,
              const DalilText *beside)
{
    g_autofree char *week =
        opening->source.text ? dalil_hours_canonical(&opening->week) : g_strdup("");
    g_autoptr(GString) text = g_string_new(week);

    g_string_replace(text, "00:00-24:00", "", 0);
    g_string_append_c(text, '\n');
    if (beside != NULL) {
        append_sentence(text, edition, beside, edition->language);
        if (edition->second != NULL)
            append_sentence(text, edition, beside, edition->second);
    }
    wanted->kind = DALIL_DATA_TIMES;
    wanted->data = dalil_parity_data(wanted->kind, text->str);
    wanted->at = opening->source.text ? opening->source.span : beside ? beside->span : wanted->at;
}

static void
phones_field(DalilParityField *wanted, const DalilEdition *edition, const DalilService *service)
{
    const DalilPhone *list = service->phones.items;
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < service->phones.n; i++) {
        g_string_append_printf(text, "%s\n%s\n", list[i].number.text,
                               list[i].extension.text ? list[i].extension.text : "");
        append_sentence(text, edition, &list[i].label, NULL);
    }
    wanted->kind = DALIL_DATA_PHONES;
    wanted->data = dalil_parity_data(wanted->kind, text->str);
    wanted->at = service->phones.n > 0 ? list[0].number.span : service->span;
}

static gboolean
date_field(DalilParityField *wanted, const DalilService *service, const char *field)
{
    gboolean checked = strcmp(field, "verified") == 0;
    const DalilDate *date = checked                            ? &service->verified.on
                            : strcmp(field, "valid_from") == 0 ? &service->valid_from
                            : strcmp(field, "valid_to") == 0   ? &service->valid_to
                                                               : NULL;
    g_autofree char *text = NULL;

    if (date == NULL || date->year == 0)
        return FALSE;
    text = checked ? g_strdup_printf("%d", date->year)
                   : g_strdup_printf("%d\n%d", date->day, date->year);
    wanted->kind = DALIL_DATA_NUMBERS;
    wanted->data = dalil_parity_data(wanted->kind, text);
    wanted->at = date->span;
    return TRUE;
}

static gboolean
address_field(DalilParityField *wanted, const DalilService *service, const char *field)
{
    for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
        const DalilString *value = member(service, addresses[i].offset);

        if (strcmp(field, addresses[i].field) != 0 || value->text == NULL)
            continue;
        wanted->kind = DALIL_DATA_ADDRESS;
        wanted->data = dalil_parity_data(wanted->kind, value->text);
        wanted->at = value->span;
        return TRUE;
    }
    return FALSE;
}

gboolean
dalil_parity_field(DalilParityField *wanted, const DalilEdition *edition,
                   const DalilService *service, const char *field)
{
    *wanted = (DalilParityField){.data = NULL};
    if (strcmp(field, "phones") == 0) {
        phones_field(wanted, edition, service);
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        if (strcmp(field, texts[i].field) == 0) {
            const DalilText *const list[] = {member(service, texts[i].offset),
                                             member(service, texts[i].also)};

            text_field(wanted, edition, list, texts[i].also > 0 ? 2 : 1);
            return TRUE;
        }
    for (gsize i = 0; i < G_N_ELEMENTS(openings); i++)
        if (strcmp(field, openings[i].field) == 0) {
            opening_field(wanted, edition, member(service, openings[i].offset),
                          openings[i].beside ? member(service, openings[i].beside) : NULL);
            return TRUE;
        }
    return address_field(wanted, service, field) || date_field(wanted, service, field);
}

void
dalil_parity_field_clear(DalilParityField *wanted)
{
    g_free(wanted->data);
    g_free(wanted->translated);
}
