/* test_content_typed.c: web addresses, e-mail, coordinates, hours, tags */
#include "content/typed.h"

#include <string.h>

typedef struct {
    DalilFieldRead read;
    const char *text;
    const char *says; /* NULL: it is taken */
} Row;

static const Row rows[] = {
    {dalil_typed_read_url, "https://www.example.org", NULL},
    {dalil_typed_read_base_url, "https://example.org/a/", NULL},
    {dalil_typed_read_base_url, "http://example.org/a/", "write https://"},
    {dalil_typed_read_base_url, "https://example.org/a?b", "no folder"},
    {dalil_typed_read_base_url, "example.org", "lacks its beginning"},
    {dalil_typed_read_url, "http://example.org:8080/a/b?c=d#e", NULL},
    {dalil_typed_read_url, "HTTPS://Example.org", NULL},
    {dalil_typed_read_url, "https://exemple.المغرب/صفحة", NULL},
    {dalil_typed_read_url, "www.example.org", "write \"https://www.example.org\""},
    {dalil_typed_read_url, "example.org/aide", "write \"https://example.org/aide\""},
    {dalil_typed_read_url, "ftp://example.org", "begins with https:// or http://"},
    {dalil_typed_read_url, "javascript:alert(1)", "begins with https:// or http://"},
    {dalil_typed_read_url, "nulle-part", "begins with https:// or http://"},
    {dalil_typed_read_url, "https://", "names no website"},
    {dalil_typed_read_url, "https:///aide", "names no website"},
    {dalil_typed_read_url, "https://localhost", "names no website"},
    {dalil_typed_read_url, "https://.org", "names no website"},
    {dalil_typed_read_url, "https://a..org", "names no website"},
    {dalil_typed_read_url, "https://user@example.org", "names no website"},
    {dalil_typed_read_url, "https://example.org:port", "names no website"},
    {dalil_typed_read_url, "https://example.org/a b", "holds a space"},
    {dalil_typed_read_url, "https://example.org/\u202Ea", "holds a space or an invisible"},
    {dalil_typed_read_url, "https://example.org/<a>", "a sign no address has"},
    {dalil_typed_read_email, "contact@example.org", NULL},
    {dalil_typed_read_email, "a.b+c@sub.example.org", NULL},
    {dalil_typed_read_email, "contact", "no e-mail address"},
    {dalil_typed_read_email, "@example.org", "no e-mail address"},
    {dalil_typed_read_email, "contact@", "no e-mail address"},
    {dalil_typed_read_email, "contact@example", "no e-mail address"},
    {dalil_typed_read_email, "a@b@example.org", "no e-mail address"},
    {dalil_typed_read_email, "a@example.org, b@example.org", "no e-mail address"},
    {dalil_typed_read_email, "mailto:a@example.org", "no e-mail address"},
    {dalil_typed_read_email, "a..b@example.org", "no e-mail address"},
    {dalil_typed_read_country, "MA", NULL},
    {dalil_typed_read_country, "ma", "two capital letters"},
    {dalil_typed_read_country, "Maroc", "two capital letters"},
    {dalil_typed_read_tag, "fr", NULL},
    {dalil_typed_read_tag, "frr", "did you mean \"fr\""},
    {dalil_typed_read_tag, "FR", "no language dalil knows"},
};

static DalilNode
scalar(const char *text)
{
    return (DalilNode){.kind = DALIL_SCALAR, .span = {"a.yaml", 4, 9}, .text = text};
}

static gboolean
read_with(DalilDiags *diags, DalilArena *arena, DalilFieldRead read, const DalilNode *node,
          void *into)
{
    static const DalilField field = {.key = "key", .kind = DALIL_FIELD_CUSTOM};
    DalilReading reading = {"fr", "MA"};
    DalilReader reader = {arena, diags, &reading};

    return read(&reader, &field, node, into);
}

static void
test_strings(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        DalilNode node = scalar(rows[i].text);
        DalilString string = {"before", {NULL, 0, 0}};
        gboolean taken = read_with(diags, arena, rows[i].read, &node, &string);
        const DalilDiag *list;
        int n;

        list = dalil_diags_list(diags, &n);
        g_test_message("%s: %s", rows[i].text, n == 0 ? "(nothing)" : list[0].text);
        g_assert_cmpint(taken, ==, rows[i].says == NULL);
        g_assert_cmpint(n, ==, taken ? 0 : 1);
        g_assert_cmpstr(string.text, ==, taken ? rows[i].text : "before");
        if (!taken)
            g_assert_nonnull(strstr(list[0].text, rows[i].says));
    }
}

static const struct {
    const char *text;
    gboolean taken;
    double latitude, longitude;
} places[] = {
    {"31.6295, -7.9811", TRUE, 31.6295, -7.9811},
    {"31.6295,-7.9811", TRUE, 31.6295, -7.9811},
    {"-90, 180", TRUE, -90, 180},
    {"0, 0", TRUE, 0, 0},
    {"90.1, 0", FALSE, 0, 0},
    {"0, -180.5", FALSE, 0, 0},
    {"31,6295 -7,9811", FALSE, 0, 0},
    {"31.6295", FALSE, 0, 0},
    {"31.6295, -7.9811, 450", FALSE, 0, 0},
    {"nan, 0", FALSE, 0, 0},
    {"inf, 0", FALSE, 0, 0},
    {"0x10, 0", FALSE, 0, 0},
    {"1e1, 0", FALSE, 0, 0},
    {"31.6°N, 7.9°W", FALSE, 0, 0},
    {", ", FALSE, 0, 0},
    {"", FALSE, 0, 0},
};

static void
test_coordinates(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        DalilNode node = scalar(places[i].text);
        DalilPlace place = {.latitude = 0};
        gboolean taken = read_with(diags, arena, dalil_typed_read_coordinates, &node, &place);

        g_test_message("%s", places[i].text);
        g_assert_cmpint(taken, ==, places[i].taken);
        g_assert_cmpint(place.has_coordinates, ==, taken);
        g_assert_cmpint(dalil_diags_errors(diags), ==, !taken);
        g_assert_cmpfloat(place.latitude, ==, places[i].latitude);
        g_assert_cmpfloat(place.longitude, ==, places[i].longitude);
    }
}

/* The place inside the value, when an editor would show it there. */
static void
test_hours_point_inside(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (int quoted = 0; quoted <= 1; quoted++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        DalilNode node = scalar("Mo-Fr 09:00-12:00; Xx 10:00-11:00");
        DalilOpening opening = {.source = {NULL, {NULL, 0, 0}}};
        const DalilDiag *list;
        int n;

        node.quoted = quoted;
        g_assert_false(read_with(diags, arena, dalil_typed_read_hours, &node, &opening));
        g_assert_null(opening.source.text);
        list = dalil_diags_list(diags, &n);
        g_assert_cmpint(n, ==, 1);
        g_assert_cmpint(list[0].at.line, ==, 4);
        if (quoted)
            g_assert_cmpint(list[0].at.column, ==, 9);
        else
            g_assert_cmpint(list[0].at.column, >=, 9 + 19);
    }
}

static void
test_good_hours(void)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    DalilNode node = scalar("Mo-Fr 09:00-12:00");
    DalilOpening opening = {.source = {NULL, {NULL, 0, 0}}};

    g_assert_true(read_with(diags, arena, dalil_typed_read_hours, &node, &opening));
    g_assert_cmpstr(opening.source.text, ==, "Mo-Fr 09:00-12:00");
    g_assert_cmpint(opening.span.line, ==, 4);
    g_assert_cmpint(opening.week.weeks[0].days[0].n, ==, 1);
    g_assert_cmpint(opening.week.weeks[0].days[0].intervals[0].opens, ==, 9 * 60);
}

/* Hours that are understood, and still asked about. */
static void
test_doubtful_hours(void)
{
    static const struct {
        const char *text, *says;
    } asked[] = {
        {"Mo-Fr 09:00-17:00; PH off", NULL},
        {"Fr 20:00-02:00", NULL},
        {"Fr 13:00-06:00", "17 hours on end"},
        {"PH off; Mo-Fr 09:00-17:00", "write them last"},
    };
    g_autoptr(DalilArena) arena = dalil_arena_new();

    for (guint i = 0; i < G_N_ELEMENTS(asked); i++) {
        g_autoptr(DalilDiags) diags = dalil_diags_new();
        DalilNode node = scalar(asked[i].text);
        DalilOpening opening = {.source = {NULL, {NULL, 0, 0}}};
        const DalilDiag *list;
        int n;

        g_assert_true(read_with(diags, arena, dalil_typed_read_hours, &node, &opening));
        list = dalil_diags_list(diags, &n);
        g_assert_cmpint(n, ==, asked[i].says ? 1 : 0);
        if (asked[i].says) {
            g_assert_cmpint(list[0].level, ==, DALIL_WARNING);
            g_assert_nonnull(strstr(list[0].text, asked[i].says));
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content/typed/strings", test_strings);
    g_test_add_func("/content/typed/coordinates", test_coordinates);
    g_test_add_func("/content/typed/hours_point_inside", test_hours_point_inside);
    g_test_add_func("/content/typed/good_hours", test_good_hours);
    g_test_add_func("/content/typed/doubtful_hours", test_doubtful_hours);
    return g_test_run();
}
