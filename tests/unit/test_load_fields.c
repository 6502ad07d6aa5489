/* test_load_fields.c: records read through tables, and every complaint word by word */
#include "load/fields.h"

#include <stddef.h>
#include <string.h>

#include "load/yaml.h"

typedef struct {
    const char *street;
    DalilSpan span;
    int floor;
} Place;

typedef struct {
    DalilSpan span;
    DalilString number;
    int kind;
} Phone;

typedef struct {
    DalilString id;
    const char *name;
    DalilString note;
    int count;
    double share;
    double width;
    gboolean open;
    DalilDate from;
    DalilColour colour;
    int kind;
    DalilStrings tags;
    Place place;
    DalilItems phones;
    int custom;
} Thing;

/* Reads the length of a list: what a custom reader may do. */
static gboolean
read_custom(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    if (node->kind != DALIL_LIST) {
        dalil_diags_error(reader->diags, node->span, "`%s`: no list", field->key);
        return FALSE;
    }
    *(int *)into = node->n + GPOINTER_TO_INT(reader->user);
    return TRUE;
}

static const char *const kinds[] = {"voice", "whatsapp", "sms", NULL};

static const DalilField place_fields[] = {
    {.key = "street",
     .kind = DALIL_FIELD_STRING,
     .required = TRUE,
     .offset = offsetof(Place, street),
     .help = "where to go"},
    {.key = "floor", .kind = DALIL_FIELD_INT, .offset = offsetof(Place, floor), .help = "how high"},
    {.key = NULL},
};

static const DalilField phone_fields[] = {
    {.key = "number",
     .kind = DALIL_FIELD_SPANNED,
     .required = TRUE,
     .offset = offsetof(Phone, number),
     .help = "as printed"},
    {.key = "kind",
     .kind = DALIL_FIELD_WORD,
     .offset = offsetof(Phone, kind),
     .words = kinds,
     .help = "how it is called"},
    {.key = NULL},
};

static const DalilField thing_fields[] = {
    {.key = "id",
     .kind = DALIL_FIELD_ID,
     .required = TRUE,
     .offset = offsetof(Thing, id),
     .help = "never changed"},
    {.key = "name", .kind = DALIL_FIELD_STRING, .offset = offsetof(Thing, name), .help = "a | b"},
    {.key = "note", .kind = DALIL_FIELD_SPANNED, .offset = offsetof(Thing, note)},
    {.key = "count", .kind = DALIL_FIELD_INT, .offset = offsetof(Thing, count)},
    {.key = "share", .kind = DALIL_FIELD_NUMBER, .offset = offsetof(Thing, share)},
    {.key = "width", .kind = DALIL_FIELD_LENGTH, .offset = offsetof(Thing, width)},
    {.key = "open", .kind = DALIL_FIELD_BOOL, .offset = offsetof(Thing, open)},
    {.key = "from", .kind = DALIL_FIELD_DATE, .offset = offsetof(Thing, from)},
    {.key = "colour", .kind = DALIL_FIELD_COLOUR, .offset = offsetof(Thing, colour)},
    {.key = "kind", .kind = DALIL_FIELD_WORD, .offset = offsetof(Thing, kind), .words = kinds},
    {.key = "tags", .kind = DALIL_FIELD_STRINGS, .offset = offsetof(Thing, tags)},
    {.key = "place",
     .kind = DALIL_FIELD_MAP,
     .offset = offsetof(Thing, place),
     .fields = place_fields,
     .span_offset = offsetof(Place, span) + 1,
     .help = "where it is"},
    {.key = "phones",
     .kind = DALIL_FIELD_MAPS,
     .offset = offsetof(Thing, phones),
     .fields = phone_fields,
     .size = sizeof(Phone),
     .span_offset = offsetof(Phone, span) + 1},
    {.key = "custom",
     .kind = DALIL_FIELD_CUSTOM,
     .offset = offsetof(Thing, custom),
     .read = read_custom,
     .kind_name = "pairs"},
    {.key = NULL},
};

typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    Thing thing;
    gboolean ok;
    char *told; /* "line:column text" each, joined by line breaks */
} Outcome;

static Outcome
read_thing(const char *text)
{
    Outcome outcome = {dalil_arena_new(), dalil_diags_new(), {.count = -7}, FALSE, NULL};
    DalilReader reader = {outcome.arena, outcome.diags, GINT_TO_POINTER(1000)};
    GString *told = g_string_new(NULL);
    const DalilNode *root =
        dalil_yaml_parse(outcome.arena, outcome.diags, "t.yaml", text, strlen(text));
    const DalilDiag *list;
    int n;

    g_assert_nonnull(root);
    outcome.ok = dalil_fields_read(&reader, thing_fields, "thing", root, &outcome.thing);
    list = dalil_diags_list(outcome.diags, &n);
    for (int i = 0; i < n; i++)
        g_string_append_printf(told, "%s%d:%d %s", i > 0 ? "\n" : "", list[i].at.line,
                               list[i].at.column, list[i].text);
    outcome.told = g_string_free(told, FALSE);
    return outcome;
}

static void
clear(Outcome *outcome)
{
    dalil_arena_free(outcome->arena);
    dalil_diags_free(outcome->diags);
    g_free(outcome->told);
}

static void
test_everything(void)
{
    Outcome outcome = read_thing("id: maison-2\n"
                                 "name: \"  \\u00a0Maison \\t\"\n"
                                 "note: n\n"
                                 "count: -12\n"
                                 "share: 0.25\n"
                                 "width: 12mm\n"
                                 "open: Yes\n"
                                 "from: 2024-02-29\n"
                                 "colour: \"#FF0080\"\n"
                                 "kind: sms\n"
                                 "tags: [a, \" b \"]\n"
                                 "place: {street: Rue, floor: 3}\n"
                                 "phones:\n"
                                 "  - number: 05 24\n"
                                 "  - {number: 05 25, kind: whatsapp}\n"
                                 "custom: [x, y]\n");
    const Thing *thing = &outcome.thing;
    const Phone *phones = thing->phones.items;

    g_assert_cmpstr(outcome.told, ==, "");
    g_assert_true(outcome.ok);
    g_assert_cmpstr(thing->id.text, ==, "maison-2");
    g_assert_cmpint(thing->id.span.column, ==, 5);
    g_assert_cmpstr(thing->name, ==, "Maison");
    g_assert_cmpint(thing->note.span.line, ==, 3);
    g_assert_cmpint(thing->count, ==, -12);
    g_assert_cmpfloat(thing->share, ==, 0.25);
    g_assert_cmpfloat_with_epsilon(thing->width, 34.0157, 1e-3);
    g_assert_true(thing->open);
    g_assert_cmpint(thing->from.year * 10000 + thing->from.month * 100 + thing->from.day, ==,
                    20240229);
    g_assert_cmpint(thing->from.span.line, ==, 8);
    g_assert_true(thing->colour.set);
    g_assert_cmpfloat(thing->colour.red, ==, 1.0);
    g_assert_cmpfloat_with_epsilon(thing->colour.blue, 128 / 255.0, 1e-9);
    g_assert_cmpint(thing->kind, ==, 2);
    g_assert_cmpint(thing->tags.n, ==, 2);
    g_assert_cmpstr(thing->tags.items[1].text, ==, "b");
    g_assert_cmpstr(thing->place.street, ==, "Rue");
    g_assert_cmpint(thing->place.floor, ==, 3);
    g_assert_cmpint(thing->place.span.line, ==, 12);
    g_assert_cmpint(thing->phones.n, ==, 2);
    g_assert_cmpstr(phones[0].number.text, ==, "05 24");
    g_assert_cmpint(phones[0].span.line, ==, 14);
    g_assert_cmpint(phones[1].kind, ==, 1);
    g_assert_cmpint(thing->custom, ==, 1002);
    clear(&outcome);
}

#define IS_LENGTH "a length with its unit, such as 12mm, 1.2cm, 8.5pt or 0.5in"
#define IS_DATE "a date written year-month-day, such as 2026-11-23"
#define IS_COLOUR "a colour in quotes, such as \"#1a6b5c\""
#define IS_ID "use small letters a-z, digits and hyphens, at most 64"
#define ALL_KEYS                                                                                   \
    "id, name, note, count, share, width, open, from, colour, kind, tags, place, phones, custom"

/* What stands after "id: x" in the second line, and what is said about it. */
static const struct {
    const char *line;
    const char *told;
} complaints[] = {
    {"nme: y", "2:1 thing: unknown key `nme`: did you mean `name`?"},
    {"Name: y", "2:1 thing: unknown key `Name`: did you mean `name`?"},
    {"telephone: y", "2:1 thing: unknown key `telephone`: the keys are " ALL_KEYS},
    {"\"name\\u00a0\": y", "2:1 thing: an unusual space stands in the key `name`: delete it"},
    {"name:", "2:6 `name` is empty: write a text after it, or delete the line"},
    {"name: ''", "2:7 `name` is empty: write a text after it, or delete the line"},
    {"name: ' '", "2:7 `name` is empty: write a text after it, or delete the line"},
    {"name: [y]", "2:7 `name` must be a text, but a list stands here"},
    {"note: {y: z}", "2:7 `note` must be a text, but a group of keys stands here"},
    {"count: 1.5", "2:8 `count` must be a whole number, but \"1.5\" stands here"},
    {"count: many", "2:8 `count` must be a whole number, but \"many\" stands here"},
    {"count: 0x10", "2:8 `count` must be a whole number, but \"0x10\" stands here"},
    {"count: 99999999999", "2:8 `count` must be a whole number, but \"99999999999\" stands here"},
    {"count: [1]", "2:8 `count` must be a whole number, but a list stands here"},
    {"share: inf", "2:8 `share` must be a number such as 12 or 1.5, but \"inf\" stands here"},
    {"share: 1,5", "2:8 `share` must be a number such as 12 or 1.5, but \"1,5\" stands here"},
    {"share: 1.2.3", "2:8 `share` must be a number such as 12 or 1.5, but \"1.2.3\" stands here"},
    {"share: 1e9", "2:8 `share` must be a number such as 12 or 1.5, but \"1e9\" stands here"},
    {"share: .", "2:8 `share` must be a number such as 12 or 1.5, but \".\" stands here"},
    {"share: '-'", "2:8 `share` must be a number such as 12 or 1.5, but \"-\" stands here"},
    {"width: 12", "2:8 `width` must be " IS_LENGTH ", but \"12\" stands here"},
    {"width: 12px", "2:8 `width` must be " IS_LENGTH ", but \"12px\" stands here"},
    {"open: maybe", "2:7 `open` must be yes or no, but \"maybe\" stands here"},
    {"open: on", "2:7 `open` must be yes or no, but \"on\" stands here"},
    {"from: 23/11/2026", "2:7 `from` must be " IS_DATE ", but \"23/11/2026\" stands here"},
    {"from: 2026-1-2", "2:7 `from` must be " IS_DATE ", but \"2026-1-2\" stands here"},
    {"from: 2026-11-23T10:00",
     "2:7 `from` must be " IS_DATE ", but \"2026-11-23T10:00\" stands here"},
    {"from: 2026-02-29", "2:7 `from`: there is no day 2026-02-29 in the calendar"},
    {"from: 2026-13-01", "2:7 `from`: there is no day 2026-13-01 in the calendar"},
    {"from: 2026-00-00", "2:7 `from`: there is no day 2026-00-00 in the calendar"},
    {"from: 0000-01-01", "2:7 `from`: there is no day 0000-01-01 in the calendar"},
    {"colour: red", "2:9 `colour` must be " IS_COLOUR ", but \"red\" stands here"},
    {"colour: \"#abc\"", "2:9 `colour` must be " IS_COLOUR ", but \"#abc\" stands here"},
    {"colour: '#12345g'", "2:9 `colour` must be " IS_COLOUR ", but \"#12345g\" stands here"},
    {"colour: # green", "2:8 `colour` is empty: write " IS_COLOUR " after it, or delete the line"},
    {"kind: whatsap",
     "2:7 `kind` cannot be \"whatsap\": did you mean whatsapp? (voice, whatsapp, sms)"},
    {"kind: pigeon", "2:7 `kind` cannot be \"pigeon\": write one of voice, whatsapp, sms"},
    {"tags: {a: b}", "2:7 `tags` must be a list of texts, but a group of keys stands here"},
    {"tags: [a, [b], '']", "2:11 `tags` must be a list of single texts, but a list stands here\n"
                           "2:16 `tags` is empty: write a list of single texts after it, or "
                           "delete the line"},
    {"tags:", "2:6 `tags` is empty: write a list of texts after it, or delete the line"},
    {"place: here", "2:8 place: keys with values are wanted (such as `street: …`), but a single "
                    "text stands here"},
    {"place:", "2:7 place: keys with values are wanted (such as `street: …`), but nothing stands "
               "here"},
    {"place: {floor: 1}", "2:8 place: the key `street` is missing"},
    {"place: {street: a, flor: 1}", "2:20 place: unknown key `flor`: did you mean `floor`?"},
    {"phones: 0524", "2:9 `phones` must be a list, but a single text stands here"},
    {"phones:", "2:8 `phones` must be a list, but nothing stands here"},
    {"phones: [0524]", "2:10 phones: keys with values are wanted (such as `number: …`), but a "
                       "single text stands here"},
    {"phones: [{kind: sms}]", "2:10 phones: the key `number` is missing"},
    {"custom: z", "2:9 `custom`: no list"},
};

static void
test_complaints(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(complaints); i++) {
        g_autofree char *text = g_strdup_printf("id: x\n%s\n", complaints[i].line);
        Outcome outcome = read_thing(text);

        g_assert_cmpstr(outcome.told, ==, complaints[i].told);
        g_assert_true(outcome.ok); /* nothing that was at fault is required */
        g_assert_cmpstr(outcome.thing.id.text, ==, "x");
        g_assert_cmpint(outcome.thing.count, ==, -7); /* left as it was */
        clear(&outcome);
    }
}

static const struct {
    const char *text;
    const char *told;
} ids[] = {
    {"maison", ""},
    {"2nd-home-", ""},
    {"Maison", "1:5 \"Maison\" cannot be an id: " IS_ID ", as in \"maison\""},
    {"maison des droits",
     "1:5 \"maison des droits\" cannot be an id: " IS_ID ", as in \"maison-des-droits\""},
    {"Santé_École!", "1:5 \"Santé_École!\" cannot be an id: " IS_ID ", as in \"sante-ecole\""},
    {"'-x'", "1:5 \"-x\" cannot be an id: " IS_ID ", as in \"x\""},
    {"مركز", "1:5 \"مركز\" cannot be an id: " IS_ID},
    {"''", "1:5 `id` is empty: write an id after it"},
    {"[x]", "1:5 `id` must be an id, but a list stands here"},
};

static void
test_ids(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        g_autofree char *text = g_strdup_printf("id: %s\n", ids[i].text);
        Outcome outcome = read_thing(text);

        g_assert_cmpstr(outcome.told, ==, ids[i].told);
        g_assert_cmpint(outcome.ok, ==, ids[i].told[0] == '\0'); /* it is required */
        clear(&outcome);
    }
}

static void
test_longest_id(void)
{
    g_autofree char *most = g_strnfill(64, 'a');
    g_autofree char *text = g_strdup_printf("id: %s\n", most);
    g_autofree char *longer = g_strdup_printf("id: %sa\n", most);
    Outcome outcome = read_thing(text);

    g_assert_true(outcome.ok);
    clear(&outcome);
    outcome = read_thing(longer);
    g_assert_false(outcome.ok);
    clear(&outcome);
}

static void
test_missing_key_names_the_thing(void)
{
    Outcome outcome = read_thing("name: x\n");

    g_assert_false(outcome.ok);
    g_assert_cmpstr(outcome.told, ==, "1:1 thing: the key `id` is missing");
    g_assert_cmpstr(outcome.thing.name, ==, "x"); /* stored all the same */
    clear(&outcome);
}

static void
test_broken_map_misses_nothing(void)
{
    Outcome outcome = read_thing("name: x\nid: a: b\n");

    g_assert_false(outcome.ok);
    g_assert_cmpstr(outcome.told, ==,
                    "2:6 a value with a colon in it needs quotes: write id: \"a: b\"");
    clear(&outcome);
}

static void
test_no_map(void)
{
    Outcome outcome = read_thing("[x]");

    g_assert_false(outcome.ok);
    g_assert_cmpstr(outcome.told, ==,
                    "1:1 thing: keys with values are wanted (such as `id: …`), but a list stands "
                    "here");
    clear(&outcome);
}

static void
test_items_that_fail_are_dropped(void)
{
    Outcome outcome = read_thing("id: x\n"
                                 "phones:\n"
                                 "- {kind: whatsapp}\n"
                                 "- {number: 1}\n"
                                 "- text\n"
                                 "- {number: 2, kind: sms}\n");
    const Phone *phones = outcome.thing.phones.items;

    g_assert_true(outcome.ok);
    g_assert_cmpint(dalil_diags_errors(outcome.diags), ==, 2);
    g_assert_cmpint(outcome.thing.phones.n, ==, 2);
    g_assert_cmpstr(phones[0].number.text, ==, "1");
    g_assert_cmpint(phones[0].kind, ==, 0); /* nothing left of the dropped one */
    g_assert_cmpstr(phones[1].number.text, ==, "2");
    clear(&outcome);
}

static void
test_one_counts_as_a_list(void)
{
    Outcome outcome = read_thing("id: x\nphones: {number: 5}\ntags: one\n");

    g_assert_cmpstr(outcome.told, ==, "");
    g_assert_cmpint(outcome.thing.phones.n, ==, 1);
    g_assert_cmpint(outcome.thing.tags.n, ==, 1);
    g_assert_cmpint(outcome.thing.tags.items[0].span.line, ==, 3);
    clear(&outcome);
}

static void
test_empty_lists(void)
{
    Outcome outcome = read_thing("id: x\nphones: []\ntags: []\n");

    g_assert_true(outcome.ok);
    g_assert_cmpstr(outcome.told, ==, "");
    g_assert_cmpint(outcome.thing.phones.n, ==, 0);
    g_assert_cmpint(outcome.thing.tags.n, ==, 0);
    clear(&outcome);
}

static void
test_long_values_are_shortened(void)
{
    g_autoptr(GString) text = g_string_new("id: x\ncount: ");
    Outcome outcome;

    for (int i = 0; i < 1000; i++)
        g_string_append(text, "é");
    outcome = read_thing(text->str);
    g_assert_cmpuint(strlen(outcome.told), <, 150);
    g_assert_true(g_utf8_validate(outcome.told, -1, NULL));
    g_assert_true(g_str_has_suffix(outcome.told, "…\" stands here"));
    clear(&outcome);
}

static void
test_document(void)
{
    g_autoptr(GString) page = g_string_new(NULL);

    dalil_fields_document(phone_fields, "Phones", page);
    g_assert_cmpstr(page->str, ==,
                    "## Phones\n\n"
                    "| key | kind | required | meaning |\n"
                    "|---|---|---|---|\n"
                    "| `number` | text | yes | as printed |\n"
                    "| `kind` | `voice`, `whatsapp`, `sms` |  | how it is called |\n\n");
    g_string_truncate(page, 0);
    dalil_fields_document(thing_fields, "Things", page);
    g_assert_nonnull(strstr(page->str, "| `name` | text |  | a \\| b |\n"));
    g_assert_nonnull(strstr(page->str, "| `custom` | pairs |  |  |\n"));
    g_assert_nonnull(strstr(page->str, "\n### Things: `place`\n"));
    g_assert_nonnull(strstr(page->str, "| `street` | text | yes | where to go |\n"));
}

static void
test_dates_compare(void)
{
    DalilDate absent = {0}, early = {2025, 12, 31, {0}}, later = {2026, 1, 1, {0}},
              month = {2026, 2, 1, {0}}, day = {2026, 2, 2, {0}};

    g_assert_cmpint(dalil_date_compare(absent, early), <, 0);
    g_assert_cmpint(dalil_date_compare(early, later), <, 0);
    g_assert_cmpint(dalil_date_compare(later, month), <, 0);
    g_assert_cmpint(dalil_date_compare(day, month), >, 0);
    g_assert_cmpint(dalil_date_compare(day, day), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/load/fields/everything", test_everything);
    g_test_add_func("/load/fields/complaints", test_complaints);
    g_test_add_func("/load/fields/ids", test_ids);
    g_test_add_func("/load/fields/longest_id", test_longest_id);
    g_test_add_func("/load/fields/missing_key_names_the_thing", test_missing_key_names_the_thing);
    g_test_add_func("/load/fields/broken_map_misses_nothing", test_broken_map_misses_nothing);
    g_test_add_func("/load/fields/no_map", test_no_map);
    g_test_add_func("/load/fields/items_that_fail_are_dropped", test_items_that_fail_are_dropped);
    g_test_add_func("/load/fields/one_counts_as_a_list", test_one_counts_as_a_list);
    g_test_add_func("/load/fields/empty_lists", test_empty_lists);
    g_test_add_func("/load/fields/long_values_are_shortened", test_long_values_are_shortened);
    g_test_add_func("/load/fields/document", test_document);
    g_test_add_func("/load/fields/dates_compare", test_dates_compare);
    return g_test_run();
}
