/* dump.c: everything that was read, one thing a line */
#include "content/content.h"

#include <string.h>

#include "content/release.h"

typedef struct {
    GString *to;
    const char *language; /* NULL: all */
} Dump;

static const char *const states[] = {
    [DALIL_TEXT_SOURCE] = "",
    [DALIL_TEXT_INLINE] = " inline",
    [DALIL_TEXT_TRANSLATED] = " translated",
    [DALIL_TEXT_STALE] = " stale",
    [DALIL_TEXT_OVERTAKEN] = " overtaken",
    [DALIL_TEXT_DRAFT] = " draft",
};
static const char *const order_words[] = {"listed", "name"};
static const char *const agency_kinds[] = {"public", "association"};
static const char *const phone_kinds[] = {"voice", "whatsapp", "tollfree", "sms", "emergency"};
static const char *const visibilities[] = {"public", "area", "hidden"};

static void
head(const Dump *dump, const char *kind, const char *id, DalilSpan at)
{
    g_string_append_printf(dump->to, "%s %s", kind, id);
    if (at.file != NULL)
        g_string_append_printf(dump->to, " %s:%d", at.file, at.line);
    g_string_append_c(dump->to, '\n');
}

static void
text(const Dump *dump, const char *field, const DalilText *text)
{
    for (int i = 0; i < text->n; i++) {
        const DalilTextIn *in = &text->in[i];

        if (dump->language == NULL || strcmp(dump->language, in->language) == 0)
            g_string_append_printf(dump->to, "  %s [%s%s] %s\n", field, in->language,
                                   states[in->state], in->text);
    }
}

static void
word(const Dump *dump, const char *field, const char *value)
{
    if (value != NULL)
        g_string_append_printf(dump->to, "  %s %s\n", field, value);
}

static void
words(const Dump *dump, const char *field, const DalilStrings *strings)
{
    if (strings->n == 0)
        return;
    g_string_append_printf(dump->to, "  %s", field);
    for (int i = 0; i < strings->n; i++)
        g_string_append_printf(dump->to, " %s", strings->items[i].text);
    g_string_append_c(dump->to, '\n');
}

static void
date(const Dump *dump, const char *field, DalilDate date)
{
    if (date.year != 0)
        g_string_append_printf(dump->to, "  %s %04d-%02d-%02d\n", field, date.year, date.month,
                               date.day);
}

/* Locale-free: a decimal comma would change the dump. */
static void
append_number(GString *to, double number)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append(to, g_ascii_formatd(buffer, sizeof buffer, "%.6g", number));
}

static void
colour(const Dump *dump, const DalilColour *colour)
{
    if (colour->set)
        g_string_append_printf(dump->to, "  colour #%02x%02x%02x\n", (int)(colour->red * 255 + 0.5),
                               (int)(colour->green * 255 + 0.5), (int)(colour->blue * 255 + 0.5));
}

static void
phones(const Dump *dump, const DalilItems *items)
{
    const DalilPhone *phone = items->items;

    for (int i = 0; i < items->n; i++) {
        g_string_append_printf(dump->to, "  phone%d %s %s", i + 1, phone_kinds[phone[i].kind],
                               phone[i].number.text);
        if (phone[i].extension.text != NULL)
            g_string_append_printf(dump->to, " extension %s", phone[i].extension.text);
        g_string_append_c(dump->to, '\n');
        text(dump, "  label", &phone[i].label);
    }
}

static void
hours(const Dump *dump, const char *field, const DalilOpening *opening)
{
    g_autofree char *canonical = NULL;

    if (opening->source.text == NULL)
        return;
    canonical = dalil_hours_canonical(&opening->week);
    word(dump, field, canonical);
}

static void
network(const Dump *dump, const DalilNetwork *network)
{
    head(dump, "network", network->id.text == NULL ? "?" : network->id.text, network->id.span);
    text(dump, "name", &network->name);
    text(dump, "title", &network->title);
    text(dump, "subtitle", &network->subtitle);
    text(dump, "imprint", &network->imprint);
    text(dump, "update_title", &network->update_title);
    text(dump, "update_text", &network->update_text);
    text(dump, "correction_title", &network->correction_title);
    text(dump, "correction_text", &network->correction_text);
    text(dump, "notices_title", &network->notices_title);
    word(dump, "source", network->source.text);
    word(dump, "country", network->country.text);
    words(dump, "languages", &network->languages);
    words(dump, "editions", &network->editions);
    word(dump, "url", network->url.text);
    word(dump, "base_url", network->base_url.text);
    word(dump, "email", network->email.text);
    phones(dump, &network->phones);
    word(dump, "sample", network->sample ? "yes" : "no");
    date(dump, "date", network->date);
    word(dump, "missing", dalil_release_words[network->missing]);
    for (int i = 0; i < network->release.n; i++) {
        const DalilRelease *release = (const DalilRelease *)network->release.items + i;
        g_autofree char *rule =
            g_strdup_printf("%s: %s", release->language, dalil_release_words[release->missing]);

        word(dump, "release", rule);
    }
    if (network->order != DALIL_ORDER_LISTED)
        word(dump, "order", order_words[network->order]);
}

static void
categories(const Dump *dump, const DalilItems *items)
{
    const DalilCategory *category = items->items;

    for (int i = 0; i < items->n; i++) {
        head(dump, "category", category[i].id.text, category[i].span);
        text(dump, "name", &category[i].name);
        word(dump, "icon", category[i].icon.text);
        colour(dump, &category[i].colour);
    }
}

static void
emergency(const Dump *dump, const DalilItems *items)
{
    const DalilEmergency *number = items->items;

    for (int i = 0; i < items->n; i++) {
        head(dump, "emergency", number[i].number.text, number[i].span);
        text(dump, "name", &number[i].name);
        word(dump, "icon", number[i].icon.text);
    }
}

static void
notices(const Dump *dump, const DalilItems *items)
{
    const DalilNotice *notice = items->items;

    for (int i = 0; i < items->n; i++) {
        head(dump, "notice", notice[i].id.text, notice[i].span);
        text(dump, "title", &notice[i].title);
        text(dump, "text", &notice[i].text);
        word(dump, "icon", notice[i].icon.text);
        word(dump, "category", notice[i].category < 0 ? NULL : notice[i].category_id.text);
    }
}

static void
agencies(const Dump *dump, const DalilItems *items)
{
    const DalilAgency *agency = items->items;

    for (int i = 0; i < items->n; i++) {
        head(dump, "agency", agency[i].id.text, agency[i].span);
        text(dump, "name", &agency[i].name);
        word(dump, "short_name", agency[i].short_name.text);
        word(dump, "sort", agency[i].sort.text);
        text(dump, "description", &agency[i].description);
        word(dump, "kind", agency_kinds[agency[i].kind]);
        phones(dump, &agency[i].phones);
        word(dump, "email", agency[i].email.text);
        word(dump, "url", agency[i].url.text);
        text(dump, "address", &agency[i].address);
    }
}

static void
place(const Dump *dump, const DalilPlace *place)
{
    text(dump, "address", &place->address);
    text(dump, "area", &place->area);
    text(dump, "entrance", &place->entrance);
    text(dump, "accessibility", &place->accessibility);
    if (place->has_coordinates) {
        g_string_append(dump->to, "  coordinates ");
        append_number(dump->to, place->latitude);
        g_string_append(dump->to, ", ");
        append_number(dump->to, place->longitude);
        g_string_append_c(dump->to, '\n');
    }
    if (place->visibility != DALIL_VISIBLE_PUBLIC)
        word(dump, "visibility", visibilities[place->visibility]);
}

static void
service_texts(const Dump *dump, const DalilService *service)
{
    text(dump, "name", &service->name);
    text(dump, "summary", &service->summary);
    text(dump, "description", &service->description);
    text(dump, "eligibility", &service->eligibility);
    text(dump, "bring", &service->bring);
    text(dump, "fees", &service->fees);
    text(dump, "apply", &service->apply);
    text(dump, "alert", &service->alert);
}

/* The note and who verified are for the coordinator: like hidden places they appear nowhere. */
static void
service(const Dump *dump, const DalilService *service)
{
    head(dump, "service", service->id.text, service->span);
    words(dump, "aliases", &service->aliases);
    word(dump, "agency", service->agency_id.text);
    word(dump, "category", service->category_id.text);
    service_texts(dump, service);
    words(dump, "languages", &service->languages);
    phones(dump, &service->phones);
    word(dump, "email", service->email.text);
    word(dump, "url", service->url.text);
    place(dump, &service->place);
    hours(dump, "hours", &service->hours);
    hours(dump, "hours_ramadan", &service->hours_ramadan);
    hours(dump, "hours_summer", &service->hours_summer);
    text(dump, "hours_text", &service->hours_text);
    date(dump, "verified", service->verified.on);
    date(dump, "valid_from", service->valid_from);
    date(dump, "valid_to", service->valid_to);
    if (service->priority != 0)
        g_string_append_printf(dump->to, "  priority %d\n", service->priority);
    word(dump, "sort", service->sort.text);
}

void
dalil_content_dump(const DalilContent *content, const char *language, GString *to)
{
    Dump dump = {to, language};
    const DalilService *services = content->services.items;

    network(&dump, &content->network);
    categories(&dump, &content->network.categories);
    emergency(&dump, &content->network.emergency);
    notices(&dump, &content->network.notices);
    agencies(&dump, &content->agencies);
    for (int i = 0; i < content->services.n; i++)
        service(&dump, &services[i]);
    if (content->newest.year != 0)
        g_string_append_printf(to, "newest %04d-%02d-%02d\n", content->newest.year,
                               content->newest.month, content->newest.day);
}
