/* test_content_door.c: what comes back from spreadsheets and translation tools, and what stays out
 */
#define _XOPEN_SOURCE 700
#include "content_network.h"

#include <unistd.h>

#include "content/sheet.h"
#include "content/xliff.h"

#define HEADER "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
#define ENTRY(key, source, text)                                                                   \
    "msgctxt \"" key "\"\nmsgid \"" source "\"\nmsgstr \"" text "\"\n\n"

static const char services[] =
    "- {id: a, agency: clinic, category: health, name: Médecin, fees: 20 dirhams,\n"
    "   bring: \"Appelez le 0800 12 34\", apply: \"=1+1\", alert: \"'+fermé\"}\n";
static const char po[] = HEADER ENTRY("a/name", "Médecin", "Doctor")
    ENTRY("a/fees", "20 dirhams", "20 dirhams") "#, fuzzy\n" ENTRY("a/apply", "=1+1", "=1+1")
        ENTRY("a/alert", "'+fermé", "+212 5 24 00 00 11");

typedef struct {
    Network *network;
    DalilTranslations *translations;
} House;

static House
open_house(void)
{
    House house = {network_new(services), NULL};
    DalilMergeCount count;

    network_write(house.network, "translations/en.po", po);
    g_assert_nonnull(dalil_content_read_listings(house.network->arena, house.network->diags,
                                                 house.network->folder, NULL));
    house.network->content = dalil_content_read_listings(house.network->arena, house.network->diags,
                                                         house.network->folder, NULL);
    house.translations =
        dalil_translations_open(house.network->arena, house.network->diags, house.network->content,
                                house.network->folder, dalil_language_lookup("en"));
    dalil_merge(house.network->arena, house.translations, "2026-11-15", NULL, NULL, &count);
    return house;
}

static void
close_house(House *house)
{
    dalil_translations_free(house->translations);
    network_free(house->network);
}

static const DalilTranslation *
entry_of(const House *house, const char *key)
{
    return g_hash_table_lookup(house->translations->by_key, key);
}

static void
replace(GString *text, const char *from, const char *to)
{
    g_assert_nonnull(strstr(text->str, from));
    g_string_replace(text, from, to, 0);
}

static DalilDoorCount
take(House *house, const GString *text, gboolean xliff)
{
    const char *language;
    DalilDiags *diags = house->network->diags;
    g_autoptr(GArray) proposals =
        xliff ? dalil_xliff_read(house->network->arena, diags, text->str, text->len, "x", &language)
              : dalil_sheet_read(house->network->arena, diags, text->str, text->len, "x");
    DalilDoorCount count = {.refused = -1};

    if (proposals != NULL)
        dalil_door_take(house->network->arena, diags, house->translations, proposals, NULL, &count);
    return count;
}

/* Handing out and taking back changes nothing, in either form. */
static void
test_there_and_back(void)
{
    for (int xliff = 0; xliff < 2; xliff++) {
        House house = open_house();
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GString) before = g_string_new(NULL);
        g_autoptr(GString) after = g_string_new(NULL);
        DalilDoorCount count;

        if (xliff)
            dalil_xliff_write(house.translations, text);
        else
            dalil_sheet_write(house.translations, ',', text);
        dalil_pofile_write(house.translations->file, before);
        count = take(&house, text, xliff);
        dalil_pofile_write(house.translations->file, after);
        g_assert_cmpstr(before->str, ==, after->str);
        g_assert_cmpint(count.taken + count.confirmed + count.refused, ==, 0);
        close_house(&house);
    }
}

/* A formula gets an apostrophe, an apostrophe before one another, a telephone number none. */
static void
test_formulas(void)
{
    House house = open_house();
    g_autoptr(GString) text = g_string_new(NULL);

    dalil_sheet_write(house.translations, ',', text);
    g_assert_nonnull(strstr(text->str, ",\"'=1+1\","));
    g_assert_nonnull(strstr(text->str, ",\"''+fermé\","));
    g_assert_nonnull(strstr(text->str, ",\"+212 5 24 00 00 11\","));
    close_house(&house);
}

/* What people and spreadsheets do to a table, and what comes of it. */
static const struct {
    const char *says, *from, *to, *key, *translation;
    int taken, confirmed, refused;
    const char *problem;
} cases[] = {
    {"a new word", "\"Doctor\"", "\"Physician\"", "a/name", "Physician", 1, 0, 0, NULL},
    {"semicolons", "\",\"", "\";\"", "a/name", "Doctor", 0, 0, 0, NULL},
    {"other ends of lines", "\r\n", "\n", "a/name", "Doctor", 0, 0, 0, NULL},
    {"no mark at the start", "\xEF\xBB\xBF", "", "a/name", "Doctor", 0, 0, 0, NULL},
    {"a confirmed draft", "\"draft\"", "\"ok\"", "a/apply", "=1+1", 0, 1, 0, NULL},
    {"another number", "\"20 dirhams\",\"\",\"translated\"", "\"25 dirhams\",\"\",\"translated\"",
     "a/fees", "20 dirhams", 0, 0, 1, "T02"},
    {"a power of ten", "\"Doctor\"", "\"4.41E+11\"", "a/name", "Doctor", 0, 0, 1, "4.41E+11"},
    {"a lost zero", "\"Appelez le 0800 12 34\",\"\",\"\"",
     "\"Appelez le 0800 12 34\",\"\",\"Call 800 12 34\"", "a/bring", NULL, 0, 0, 1, "\"0800\""},
    {"a key nobody knows", "\"a/name\"", "\"b/name\"", "a/name", "Doctor", 0, 0, 1, "b/name"},
    {"an empty cell", "\"Doctor\"", "\"\"", "a/name", "Doctor", 0, 0, 0, NULL},
    {"no table", "\"key\"", "\"clef\"", "a/name", "Doctor", 0, 0, -1, "no table of translations"},
    {"an open quotation mark", "\"Doctor\"", "\"Doctor", "a/name", "Doctor", 0, 0, -1,
     "not in pairs"},
    {"another encoding", "Médecin",
     "M\xE9"
     "decin",
     "a/name", "Doctor", 0, 0, -1, "not UTF-8"},
};

static void
test_tables(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        House house = open_house();
        g_autoptr(GString) text = g_string_new(NULL);
        g_autofree char *problems = NULL;
        DalilDoorCount count;

        g_test_message("%s", cases[i].says);
        dalil_sheet_write(house.translations, ',', text);
        if (strcmp(cases[i].from, "Médecin") == 0)
            g_string_assign(text, "key,source,translation\na/name,M\xE9"
                                  "decin,x\n");
        else
            replace(text, cases[i].from, cases[i].to);
        count = take(&house, text, FALSE);
        problems = network_problems(house.network->diags);
        if (cases[i].problem == NULL)
            g_assert_cmpstr(problems, ==, "");
        else
            g_assert_nonnull(strstr(problems, cases[i].problem));
        g_assert_cmpint(count.taken, ==, cases[i].taken);
        g_assert_cmpint(count.confirmed, ==, cases[i].confirmed);
        g_assert_cmpint(count.refused, ==, cases[i].refused);
        g_assert_cmpstr(entry_of(&house, cases[i].key)->translation, ==, cases[i].translation);
        close_house(&house);
    }
}

/* Since the table was made, the listing or the file has changed. */
static void
test_conflicts(void)
{
    static const char *const rows[] = {
        "key,source,translation,stamp\na/name,Docteur,Physician,0123456789ab-0123456789ab\n",
        "key,source,translation\na/name,Docteur,Physician\n",
        "key,source,translation\na/name,Médecin,Physician\n",
    };
    static const char *const says[] = {"source has changed", "source has changed",
                                       "translated otherwise in the meantime"};

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        House house = open_house();
        g_autoptr(GString) text = g_string_new(rows[i]);
        g_autofree char *problems = NULL;

        g_assert_cmpint(take(&house, text, FALSE).refused, ==, 1);
        problems = network_problems(house.network->diags);
        g_assert_nonnull(strstr(problems, says[i]));
        g_assert_nonnull(strstr(problems, "x:2:1: error: "));
        g_assert_cmpstr(entry_of(&house, "a/name")->translation, ==, "Doctor");
        close_house(&house);
    }
}

/* What was written about a change goes when somebody has answered it, and only then. */
static void
test_notes_go(void)
{
    static const struct {
        const char *state;
        gboolean stay;
    } answers[] = {{"ok", FALSE}, {"draft", TRUE}, {"", FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS(answers); i++) {
        House house = open_house();
        DalilPoItem *item = entry_of(&house, "a/fees")->item;
        g_autoptr(GString) text = g_string_new("key,source,translation,state,stamp\n");
        g_autofree char *stamp = dalil_door_stamp("20 dirhams", "20 dirhams");

        item->fuzzy = TRUE;
        item->old_source = "10 dirhams";
        item->extracted = "What it costs\nRoom on a: 1 line\nCHANGED, look twice, a number is "
                          "another now: « 10 » → « 20 »\nIt was a draft before.\n";
        dalil_translations_settle(house.network->arena, house.translations);
        g_string_append_printf(text, "a/fees,20 dirhams,20 MAD,%s,%s\n", answers[i].state, stamp);
        g_assert_cmpint(take(&house, text, FALSE).taken, ==, 1);
        item = entry_of(&house, "a/fees")->item;
        g_assert_cmpint(item->fuzzy, ==, answers[i].stay);
        g_assert_cmpint(item->old_source != NULL, ==, answers[i].stay);
        g_assert_cmpint(strstr(item->extracted, "CHANGED") != NULL, ==, answers[i].stay);
        g_assert_cmpint(strstr(item->extracted, "draft before") != NULL, ==, answers[i].stay);
        g_assert_true(g_str_has_prefix(item->extracted, "What it costs\nRoom on a: 1 line\n"));
        close_house(&house);
    }
}

static const struct {
    const char *from, *to;
    int taken, refused;
} units[] = {
    {"<target>Doctor", "<target>Physician &amp; more", 1, 0},
    {"<target>Doctor", "<target><![CDATA[Physician]]>", 1, 0},
    {"<target>Doctor", "<target>Phys<ph id=\"1\"/>ician", 0, 0},
    {"name=\"a/name\"", "name=\"b/name\"", 0, 1},
    {"</xliff>", "", 0, -1},
    {"version=\"2.0\"", "version=\"1.2\"", 0, -1},
    {"<xliff", "<!DOCTYPE x [<!ENTITY a \"b\">]><xliff", 0, -1},
};

static void
test_xliff(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        House house = open_house();
        g_autoptr(GString) text = g_string_new(NULL);
        DalilDoorCount count;

        g_test_message("%s", units[i].to);
        dalil_xliff_write(house.translations, text);
        replace(text, units[i].from, units[i].to);
        count = take(&house, text, TRUE);
        g_assert_cmpint(count.taken, ==, units[i].taken);
        g_assert_cmpint(count.refused, ==, units[i].refused);
        if (units[i].taken == 0)
            g_assert_cmpint(dalil_diags_errors(house.network->diags), >, 0);
        close_house(&house);
    }
}

/* A sign-off holds for two sentences, and for no others. */
static void
test_sign_off(void)
{
    g_autofree char *source = dalil_reviews_hash("Médecin");
    g_autofree char *text = dalil_reviews_hash("Doctor");
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(GString) lines = g_string_new(NULL);
    g_autofree char *path = g_strdup("/tmp/dalil-door-XXXXXX");
    DalilReview review = {.date = "2026-11-15",
                          .reviewer = "A\tB",
                          .key = "a/name",
                          .source = source,
                          .translation = text,
                          .edition = "en:1",
                          .verdict = "ok"};
    const DalilReview *voided;
    DalilReviews *reviews;

    dalil_reviews_line(lines, &review);
    g_string_append(lines, "2026-11-16\tC\ta/name\tx\ty\tz\tok\t\n");
    g_assert_cmpint(close(g_mkstemp(path)), ==, 0);
    g_assert_true(g_file_set_contents(path, lines->str, -1, NULL));
    reviews = dalil_reviews_read(arena, diags, path, "content/reviews/en.tsv");
    g_assert_nonnull(dalil_reviews_find(reviews, "a/name", "Médecin", "Doctor", &voided));
    g_assert_null(dalil_reviews_find(reviews, "a/name", "Médecin", "Doctors", &voided));
    g_assert_cmpstr(voided->reviewer, ==, "A B");
    g_assert_null(dalil_reviews_find(reviews, "a/name", "Médecins", "Doctor", &voided));
    g_assert_null(dalil_reviews_find(reviews, "b/name", "Médecin", "Doctor", &voided));
    g_assert_cmpint(dalil_diags_errors(diags), ==, 1);
    dalil_reviews_free(reviews);
    g_remove(path);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/door/there_and_back", test_there_and_back);
    g_test_add_func("/content/door/formulas", test_formulas);
    g_test_add_func("/content/door/tables", test_tables);
    g_test_add_func("/content/door/conflicts", test_conflicts);
    g_test_add_func("/content/door/notes_go", test_notes_go);
    g_test_add_func("/content/door/xliff", test_xliff);
    g_test_add_func("/content/door/sign_off", test_sign_off);
    return g_test_run();
}
