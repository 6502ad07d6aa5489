/* readback_expect.c: what an edition must say, by the listings and the layout alone */
#include "press/readback_expect.h"

#include <string.h>

#include "lang/isolate.h"
#include "lang/phrase.h"

/* Who is being told, and where it is written down. */
typedef struct {
    GArray *list;
    DalilArena *arena;
    const DalilEdition *edition;
    const DalilLanguage *language;
} Teller;

static void
clear(gpointer data)
{
    dalil_pattern_free(((DalilExpected *)data)->pattern);
}

GArray *
dalil_expect_list(void)
{
    GArray *list = g_array_new(FALSE, TRUE, sizeof(DalilExpected));

    g_array_set_clear_func(list, clear);
    return list;
}

/* The same thing said in the other language, in the same letters, is printed once. */
static gboolean
is_said(const Teller *teller, const char *field, const DalilPattern *pattern)
{
    for (guint i = 0; i < teller->list->len; i++) {
        const DalilExpected *other = &g_array_index(teller->list, DalilExpected, i);
        if (g_str_equal(other->field, field) &&
            !g_str_equal(other->language, teller->language->tag) &&
            g_string_equal(other->pattern->text, pattern->text))
            return TRUE;
    }
    return FALSE;
}

/* @text: with its isolates. Returns: (transfer none): NULL when it is expected already. */
static DalilExpected *
expect(Teller *teller, const char *field, const char *text, const char *shown, DalilSpan at,
       DalilMatchKind kind)
{
    DalilExpected expected = {field,
                              teller->language->tag,
                              dalil_arena_strdup(teller->arena, shown),
                              at,
                              dalil_pattern_new(text),
                              kind,
                              FALSE,
                              0};

    if (expected.pattern->text->len == 0 || is_said(teller, field, expected.pattern)) {
        dalil_pattern_free(expected.pattern);
        return NULL;
    }
    g_array_append_val(teller->list, expected);
    return &g_array_index(teller->list, DalilExpected, teller->list->len - 1);
}

static const DalilTextIn *
sentence_in(const DalilEdition *edition, const DalilLanguage *language, const DalilText *text)
{
    return dalil_content_sentence(&edition->content->network, text, language->tag);
}

const DalilTextIn *
dalil_expect_name(const DalilEdition *edition, const DalilText *name)
{
    const DalilTextIn *sentence = sentence_in(edition, edition->language, name);

    return sentence || !edition->second ? sentence : sentence_in(edition, edition->second, name);
}

static DalilExpected *
expect_text(Teller *teller, const char *field, const DalilText *text)
{
    const DalilTextIn *sentence = sentence_in(teller->edition, teller->language, text);
    const DalilLanguage *own = sentence ? dalil_language_lookup(sentence->language) : NULL;
    GString *safe = NULL;
    DalilExpected *expected = NULL;

    if (!sentence)
        return NULL;
    safe = g_string_new(NULL);
    dalil_isolate_text(safe, sentence->text, own && own->direction == DALIL_RTL);
    expected = expect(teller, field, safe->str, sentence->text, sentence->span, DALIL_MATCH_TEXT);
    g_string_free(safe, TRUE);
    return expected;
}

/* A value that is read from left to right in every language, printed once in an edition. */
static DalilExpected *
expect_value(Teller *teller, const char *field, const char *value, DalilSpan at, gboolean whole)
{
    g_autofree char *text = g_strconcat(DALIL_LRI, value, DALIL_PDI, NULL);
    DalilExpected *expected = expect(teller, field, text, value, at, DALIL_MATCH_VALUE);

    if (expected)
        expected->whole = whole;
    return expected;
}

static gboolean
is_second(const Teller *teller)
{
    return teller->language == teller->edition->second;
}

static void
expect_phone(Teller *teller, const DalilPhone *phone)
{
    expect_text(teller, "phones", &phone->label);
    if (is_second(teller))
        return;
    if (strpbrk(phone->number.text, "0123456789"))
        expect_value(teller, "phones", phone->number.text, phone->number.span, TRUE);
    else
        expect(teller, "phones", phone->number.text, phone->number.text, phone->number.span,
               DALIL_MATCH_TEXT);
}

/* "poste 12": said in words, in each language. */
static void
expect_extension(Teller *teller, const DalilPhone *phone)
{
    g_autofree char *text = NULL;

    if (!phone->extension.text)
        return;
    text = g_strconcat(teller->language->phrase[DALIL_PHRASE_EXTENSION], DALIL_NBSP DALIL_LRI,
                       phone->extension.text, DALIL_PDI, NULL);
    expect(teller, "extension", text, phone->extension.text, phone->extension.span,
           DALIL_MATCH_TEXT);
}

static void
expect_phones(Teller *teller, const DalilItems *phones)
{
    const DalilPhone *list = phones->items;

    for (int i = 0; i < phones->n; i++) {
        expect_phone(teller, &list[i]);
        expect_extension(teller, &list[i]);
    }
}

/* On paper an address of the web has no scheme, and no slash that says nothing. */
static void
expect_url(Teller *teller, const DalilString *url)
{
    const char *slashes = url->text ? strstr(url->text, "://") : NULL;
    g_autofree char *shown = NULL;

    if (!url->text || is_second(teller))
        return;
    shown = g_strdup(slashes ? slashes + strlen("://") : url->text);
    if (strchr(shown, '/') && strchr(shown, '/')[1] == '\0')
        *strchr(shown, '/') = '\0';
    expect_value(teller, "url", shown, url->span, FALSE);
}

static void
expect_email(Teller *teller, const DalilString *email)
{
    if (email->text && !is_second(teller))
        expect_value(teller, "email", email->text, email->span, FALSE);
}

static void
expect_hours(Teller *teller, const char *field, const DalilOpening *opening)
{
    g_autofree char *words =
        opening->source.text ? dalil_hours_phrase(&opening->week, teller->language) : NULL;

    if (words)
        expect(teller, field, words, opening->source.text, opening->source.span, DALIL_MATCH_TEXT);
}

static void
expect_date(Teller *teller, const char *field, DalilDate date, gboolean day)
{
    g_autofree char *words = date.year == 0 ? NULL
                                            : dalil_phrase_date(teller->language, date.year,
                                                                date.month, day ? date.day : 0);

    if (words)
        expect(teller, field, words, words, date.span, DALIL_MATCH_TEXT);
}

static void
expect_languages(Teller *teller, const DalilService *service)
{
    for (int i = 0; i < service->languages.n; i++) {
        const DalilString *tag = &service->languages.items[i];
        const char *name = dalil_language_name_in(teller->language, tag->text);
        expect(teller, "languages", name ? name : tag->text, tag->text, tag->span,
               DALIL_MATCH_TEXT);
    }
}

/* The fit may take either text; a service with one of them has that. */
static void
expect_running(Teller *teller, const DalilService *service, int part)
{
    const DalilText *sentences[] = {&service->description, &service->summary};
    static const char *const fields[] = {"description", "summary"};
    int choice = 1 + is_second(teller);

    for (int i = 0; i < 2; i++) {
        DalilExpected *expected = NULL;
        if (part == DALIL_ENTRY_SUMMARY && i == 0 && service->summary.n > 0)
            continue;
        expected = expect_text(teller, fields[i], sentences[i]);
        if (expected)
            expected->choice = choice;
    }
}

static void
expect_place(Teller *teller, const DalilPlace *place)
{
    if (place->visibility == DALIL_VISIBLE_HIDDEN)
        return;
    expect_text(teller, "address", &place->address);
    expect_text(teller, "area", &place->area);
}

/* A part of an entry that is one field of the service. */
typedef struct {
    int part;
    const char *field;
    gsize offset;
} Part;

static const Part sentences[] = {
    {DALIL_ENTRY_ALERT, "alert", offsetof(DalilService, alert)},
    {DALIL_ENTRY_ELIGIBILITY, "eligibility", offsetof(DalilService, eligibility)},
    {DALIL_ENTRY_BRING, "bring", offsetof(DalilService, bring)},
    {DALIL_ENTRY_FEES, "fees", offsetof(DalilService, fees)},
    {DALIL_ENTRY_APPLY, "apply", offsetof(DalilService, apply)},
    {DALIL_ENTRY_ACCESS, "entrance", offsetof(DalilService, place.entrance)},
    {DALIL_ENTRY_ACCESS, "accessibility", offsetof(DalilService, place.accessibility)},
    {DALIL_ENTRY_HOURS, "hours_text", offsetof(DalilService, hours_text)},
};
static const Part openings[] = {
    {DALIL_ENTRY_HOURS, "hours", offsetof(DalilService, hours)},
    {DALIL_ENTRY_SEASONS, "hours_ramadan", offsetof(DalilService, hours_ramadan)},
    {DALIL_ENTRY_SEASONS, "hours_summer", offsetof(DalilService, hours_summer)},
};

static void
expect_fields(Teller *teller, const DalilService *s, int part)
{
    for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++)
        if (sentences[i].part == part)
            expect_text(teller, sentences[i].field, G_STRUCT_MEMBER_P(s, sentences[i].offset));
    for (gsize i = 0; i < G_N_ELEMENTS(openings); i++)
        if (openings[i].part == part)
            expect_hours(teller, openings[i].field, G_STRUCT_MEMBER_P(s, openings[i].offset));
    if (part == DALIL_ENTRY_DATES) {
        expect_date(teller, "valid_from", s->valid_from, TRUE);
        expect_date(teller, "valid_to", s->valid_to, TRUE);
    }
    if (part == DALIL_ENTRY_CHECKED)
        expect_date(teller, "verified", s->verified.on, FALSE);
}

static void
expect_part(Teller *teller, const DalilService *s, int part)
{
    const DalilAgency *agencies = teller->edition->content->agencies.items;

    switch ((DalilEntryField)part) {
    case DALIL_ENTRY_NAME: /* the first is the heading, which is looked for by itself */
        if (is_second(teller) && sentence_in(teller->edition, teller->edition->language, &s->name))
            expect_text(teller, "name", &s->name);
        break;
    case DALIL_ENTRY_AGENCY:
        expect_text(teller, "agency", &agencies[s->agency].name);
        break;
    case DALIL_ENTRY_DESCRIPTION:
    case DALIL_ENTRY_SUMMARY:
        expect_running(teller, s, part);
        break;
    case DALIL_ENTRY_LANGUAGES:
        expect_languages(teller, s);
        break;
    case DALIL_ENTRY_PLACE:
        expect_place(teller, &s->place);
        break;
    case DALIL_ENTRY_PHONES:
        expect_phones(teller, &s->phones);
        break;
    case DALIL_ENTRY_EMAIL:
        expect_email(teller, &s->email);
        break;
    case DALIL_ENTRY_URL:
        expect_url(teller, &s->url);
        break;
    default:
        expect_fields(teller, s, part);
    }
}

static int
compare(gconstpointer a, gconstpointer b)
{
    gsize x = ((const DalilExpected *)a)->pattern->text->len;
    gsize y = ((const DalilExpected *)b)->pattern->text->len;

    return x < y ? 1 : x > y ? -1 : 0;
}

void
dalil_expect_sort(GArray *list)
{
    g_array_sort(list, compare); /* stable: GLib sorts by merging */
}

void
dalil_expect_service(GArray *list, DalilArena *arena, const DalilEdition *edition,
                     const DalilEntryDesign *design, const DalilService *service)
{
    const DalilLanguage *const languages[] = {edition->language, edition->second};

    for (gsize l = 0; l < G_N_ELEMENTS(languages) && languages[l]; l++) {
        Teller teller = {list, arena, edition, languages[l]};
        for (int i = 0; i < design->n; i++)
            for (int k = 0;
                 k < (int)G_N_ELEMENTS(design->lines[i].fields) && design->lines[i].fields[k] >= 0;
                 k++)
                expect_part(&teller, service, design->lines[i].fields[k]);
    }
    dalil_expect_sort(list);
}

static void
expect_emergency(Teller *teller)
{
    const DalilEmergency *list = teller->edition->content->network.emergency.items;

    for (int i = 0; i < teller->edition->content->network.emergency.n; i++) {
        DalilExpected *number = NULL;
        expect_text(teller, "emergency", &list[i].name);
        if (is_second(teller))
            continue;
        number = expect_value(teller, "emergency", list[i].number.text, list[i].number.span, TRUE);
        if (number)
            number->kind = DALIL_MATCH_ALONE;
    }
}

static void
expect_agencies(Teller *teller)
{
    const DalilAgency *list = teller->edition->content->agencies.items;

    for (int i = 0; i < teller->edition->content->agencies.n; i++) {
        expect_text(teller, "name", &list[i].name);
        if (list[i].phones.n > 0 && sentence_in(teller->edition, teller->language, &list[i].name)) {
            const DalilPhone *first = list[i].phones.items;
            DalilPhone bare = {.number = first->number};
            expect_phone(teller, &bare);
        }
    }
}

static void
expect_notices(Teller *teller)
{
    const DalilNotice *list = teller->edition->content->network.notices.items;

    for (int i = 0; i < teller->edition->content->network.notices.n; i++) {
        expect_text(teller, "title", &list[i].title);
        expect_text(teller, "text", &list[i].text);
    }
}

static void
expect_of(Teller *teller, int of)
{
    const DalilNetwork *n = &teller->edition->content->network;
    const struct {
        const char *field;
        const DalilText *text;
    } texts[] = {
        [DALIL_OF_NAME] = {"name", &n->name},
        [DALIL_OF_TITLE] = {"title", n->title.n > 0 ? &n->title : &n->name},
        [DALIL_OF_SUBTITLE] = {"subtitle", &n->subtitle},
        [DALIL_OF_IMPRINT] = {"imprint", &n->imprint},
        [DALIL_OF_UPDATE_TITLE] = {"update_title", &n->update_title},
        [DALIL_OF_UPDATE_TEXT] = {"update_text", &n->update_text},
        [DALIL_OF_CORRECTION_TITLE] = {"correction_title", &n->correction_title},
        [DALIL_OF_CORRECTION_TEXT] = {"correction_text", &n->correction_text},
        [DALIL_OF_NOTICES_TITLE] = {"notices_title", &n->notices_title},
    };

    if (of == DALIL_OF_URL)
        expect_url(teller, &n->url);
    else if (of < (int)G_N_ELEMENTS(texts))
        expect_text(teller, texts[of].field, texts[of].text);
}

static void
expect_block(Teller *teller, const DalilLayoutBlock *block)
{
    const DalilNetwork *network = &teller->edition->content->network;

    switch ((DalilBlockKind)block->kind) {
    case DALIL_BLOCK_TEXT:
        expect_of(teller, block->of);
        break;
    case DALIL_BLOCK_EMERGENCY:
        expect_emergency(teller);
        break;
    case DALIL_BLOCK_AGENCIES:
        expect_agencies(teller);
        break;
    case DALIL_BLOCK_NOTICES:
        expect_notices(teller);
        break;
    case DALIL_BLOCK_CONTACT:
        expect_phones(teller, &network->phones);
        expect_email(teller, &network->email);
        break;
    default:
        break;
    }
}

/* Each block is a list of its own to its two languages, so that nothing of another block
 * counts as said already. */
static void
expect_one(GArray *list, DalilArena *arena, const DalilEdition *edition,
           const DalilLayoutBlock *block)
{
    const DalilLanguage *const languages[] = {edition->language, edition->second};
    g_autoptr(GArray) own = dalil_expect_list();

    for (gsize l = 0; l < G_N_ELEMENTS(languages) && languages[l]; l++) {
        Teller teller = {own, arena, edition, languages[l]};
        expect_block(&teller, block);
    }
    if (own->len > 0)
        g_array_append_vals(list, own->data, own->len);
    g_array_set_clear_func(own, NULL); /* its patterns have moved */
}

void
dalil_expect_blocks(GArray *list, DalilArena *arena, const DalilEdition *edition,
                    const DalilItems *blocks)
{
    const DalilLayoutBlock *b = blocks->items;

    for (int i = 0; i < blocks->n; i++) {
        if (b[i].kind == DALIL_BLOCK_QR && !edition->content->network.url.text)
            continue; /* no code, and nothing beside it */
        expect_one(list, arena, edition, &b[i]);
        dalil_expect_blocks(list, arena, edition, &b[i].blocks);
    }
}
