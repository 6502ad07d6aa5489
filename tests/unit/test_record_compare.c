/* test_record_compare.c: every class of change with the severity and the decision it calls for */
#include <string.h>

#include "record/compare.h"
#include "record/decision.h"
#include "record/words.h"

static DalilCanonRecord *
service(DalilCanon *canon, const char *id)
{
    DalilCanonRecord *record = dalil_canon_add(canon, id, TRUE);
    static const struct {
        DalilCanonFieldName field;
        const char *value;
    } usual[] = {{DALIL_CANON_NAME, "Health centre"},
                 {DALIL_CANON_CATEGORY, "health"},
                 {DALIL_CANON_DESCRIPTION, "Care for all who come"},
                 {DALIL_CANON_PHONES, "voice:+212524000011"},
                 {DALIL_CANON_ADDRESS, "3 Example Street"},
                 {DALIL_CANON_LANGUAGES, "ar,fr"},
                 {DALIL_CANON_VISIBILITY, "public"},
                 {DALIL_CANON_HOURS, "Mo-Fr 09:00-17:00"},
                 {DALIL_CANON_VALID_TO, "2027-03-31"},
                 {DALIL_CANON_VERIFIED, "2026-10-01"},
                 {DALIL_CANON_ORDER, "0001"}};

    for (gsize i = 0; i < G_N_ELEMENTS(usual); i++)
        record->fields[usual[i].field].value = g_strdup(usual[i].value);
    return record;
}

/* Twelve services of another kind, so that one wrong fact is less than a tenth. */
static DalilCanon *
network(void)
{
    DalilCanon *canon = dalil_canon_empty("fr");

    for (int i = 0; i < 12; i++) {
        g_autofree char *id = g_strdup_printf("other-%02d", i);
        DalilCanonRecord *record = dalil_canon_add(canon, id, TRUE);
        record->fields[DALIL_CANON_NAME].value = g_strdup(id);
        record->fields[DALIL_CANON_VERIFIED].value = g_strdup("2026-09-01");
    }
    return canon;
}

static void
set(DalilCanonRecord *record, int field, const char *value)
{
    g_free(record->fields[field].value);
    record->fields[field].value = g_strdup(value);
}

typedef struct {
    const char *what;
    int field;
    const char *before, *after; /* "=": as usual; NULL: absent */
    int severity;
    const char *kind;
    DalilDo decision;
} Case;

static const Case cases[] = {
    {"phone", DALIL_CANON_PHONES, "=", "voice:+212524000012", 1, "data", DALIL_DO_STICKER},
    {"phone gone", DALIL_CANON_PHONES, "=", NULL, 1, "data", DALIL_DO_STICKER},
    {"phone came", DALIL_CANON_PHONES, NULL, "voice:+212524000012", 2, "data", DALIL_DO_NEXT_RUN},
    {"second phone", DALIL_CANON_PHONES, "=", "voice:+212524000011\nwhatsapp:+212600000002", 2,
     "data", DALIL_DO_NEXT_RUN},
    {"address", DALIL_CANON_ADDRESS, "=", "4 Example Street", 1, "data", DALIL_DO_STICKER},
    {"confidential", DALIL_CANON_VISIBILITY, "=", "hidden", 0, "data", DALIL_DO_WITHDRAW},
    {"public again", DALIL_CANON_VISIBILITY, "hidden", "public", 2, "data", DALIL_DO_NEXT_RUN},
    {"closes earlier", DALIL_CANON_HOURS, "=", "Mo-Fr 09:00-16:00", 1, "hours-cut",
     DALIL_DO_STICKER},
    {"a day less", DALIL_CANON_HOURS, "=", "Mo-Th 09:00-17:00", 1, "hours-cut", DALIL_DO_STICKER},
    {"closes later", DALIL_CANON_HOURS, "=", "Mo-Fr 09:00-18:00", 2, "hours-extended",
     DALIL_DO_NEXT_RUN},
    {"Saturday too", DALIL_CANON_HOURS, "=", "Mo-Sa 09:00-17:00", 2, "hours-extended",
     DALIL_DO_NEXT_RUN},
    {"an hour later", DALIL_CANON_HOURS, "=", "Mo-Fr 10:00-18:00", 1, "hours-other",
     DALIL_DO_STICKER},
    {"closed on holidays", DALIL_CANON_HOURS, "=", "Mo-Fr 09:00-17:00; PH off", 1, "hours-cut",
     DALIL_DO_STICKER},
    {"first Friday only", DALIL_CANON_HOURS, "Mo-Th 09:00-17:00; Fr 09:00-17:00",
     "Mo-Th 09:00-17:00; Fr[1] 09:00-17:00", 1, "hours-cut", DALIL_DO_STICKER},
    {"closed in August", DALIL_CANON_HOURS, "=", "Mo-Fr 09:00-17:00; Aug: Mo-Fr off", 1,
     "hours-cut", DALIL_DO_STICKER},
    {"night", DALIL_CANON_HOURS, "Fr 20:00-02:00", "Fr 20:00-03:00", 2, "hours-extended",
     DALIL_DO_NEXT_RUN},
    {"who may come", DALIL_CANON_ELIGIBILITY, NULL, "Women only", 1, "data", DALIL_DO_STICKER},
    {"for all now", DALIL_CANON_ELIGIBILITY, "Women only", NULL, 2, "data", DALIL_DO_NEXT_RUN},
    {"new fee", DALIL_CANON_FEES, NULL, "20 MAD", 1, "data", DALIL_DO_STICKER},
    {"fee gone", DALIL_CANON_FEES, "20 MAD", NULL, 2, "data", DALIL_DO_NEXT_RUN},
    {"paper to bring", DALIL_CANON_BRING, NULL, "Passport", 1, "data", DALIL_DO_STICKER},
    {"language more", DALIL_CANON_LANGUAGES, "=", "ar,fr,wo", 2, "data", DALIL_DO_NEXT_RUN},
    {"language less", DALIL_CANON_LANGUAGES, "=", "ar", 1, "data", DALIL_DO_STICKER},
    {"name", DALIL_CANON_NAME, "=", "Clinic", 2, "data", DALIL_DO_NEXT_RUN},
    {"category", DALIL_CANON_CATEGORY, "=", "legal", 2, "moved", DALIL_DO_NEXT_RUN},
    {"place after one that went", DALIL_CANON_ORDER, "=", "0002", -1, NULL, DALIL_DO_NOTHING},
    {"old number answered, bookkeeping", DALIL_CANON_PHONE_OLD, NULL, "2026-12-31", 5,
     "bookkeeping", DALIL_DO_NOTHING},
    {"words", DALIL_CANON_DESCRIPTION, "=", "Care for everybody", 3, "wording", DALIL_DO_NEXT_RUN},
    {"ends sooner", DALIL_CANON_VALID_TO, "=", "2027-02-28", 1, "data", DALIL_DO_STICKER},
    {"ends later", DALIL_CANON_VALID_TO, "=", "2027-05-31", 2, "data", DALIL_DO_NEXT_RUN},
    {"checked again", DALIL_CANON_VERIFIED, "=", "2026-11-01", 5, "bookkeeping", DALIL_DO_NOTHING},
    {"nothing", DALIL_CANON_NAME, "=", "Health centre", -1, NULL, DALIL_DO_NOTHING},
};

static void
test_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(DalilCanon) before = network(), after = network();
    DalilCanonRecord *was = service(before, "clinic"), *is = service(after, "clinic");
    g_autoptr(DalilComparison) comparison = NULL;
    g_autoptr(DalilDecision) decision = NULL;
    DalilCirculation now = {150, TRUE, FALSE, "2026-11-23"};

    if (g_strcmp0(c->before, "=") != 0)
        set(was, c->field, c->before);
    set(is, c->field, c->after);
    dalil_canon_seal(before);
    dalil_canon_seal(after);
    comparison = dalil_compare(before, after);
    decision = dalil_decide(comparison, before, &now, &dalil_thresholds_default);
    g_assert_cmpint(comparison->changes->len, ==, c->severity >= 0 ? 1 : 0);
    if (c->severity >= 0) {
        const DalilPrintChange *change = &g_array_index(comparison->changes, DalilPrintChange, 0);
        g_assert_cmpint(change->severity, ==, c->severity);
        g_assert_cmpstr(dalil_change_word(change->kind), ==, c->kind);
        g_assert_cmpstr(change->id, ==, "clinic");
    }
    g_assert_cmpstr(dalil_do_word(decision->what), ==, dalil_do_word(c->decision));
    g_assert_cmpint(comparison->same, ==, c->severity >= 0 ? 12 : 13);
}

static DalilCanonRecord *
emergency(DalilCanon *canon, const char *number, const char *name)
{
    g_autofree char *id = g_strconcat("emergency:", number, NULL);
    DalilCanonRecord *record = dalil_canon_add(canon, id, FALSE);

    set(record, DALIL_CANON_PHONES, number);
    set(record, DALIL_CANON_NAME, name);
    record->fields[DALIL_CANON_NAME].source = g_strdup(name);
    return record;
}

/* Who comes when it is called says which number it is; one that is still there is another's. */
static void
test_emergency_other(void)
{
    g_autoptr(DalilCanon) before = network(), after = network();
    g_autoptr(DalilComparison) comparison = NULL;
    const DalilPrintChange *change = NULL;

    emergency(before, "15", "Ambulance");
    emergency(before, "17", "Police");
    emergency(after, "16", "Ambulance");
    emergency(after, "17", "Fire brigade");
    dalil_canon_seal(before);
    dalil_canon_seal(after);
    comparison = dalil_compare(before, after);
    g_assert_cmpint(comparison->changes->len, ==, 2);
    change = &g_array_index(comparison->changes, DalilPrintChange, 0);
    g_assert_cmpstr(change->id, ==, "emergency:16");
    g_assert_cmpint(change->field, ==, DALIL_CANON_PHONES);
    g_assert_cmpint(change->severity, ==, DALIL_SAFETY);
    g_assert_cmpstr(change->before, ==, "15");
    g_assert_cmpstr(change->after, ==, "16");
    change = &g_array_index(comparison->changes, DalilPrintChange, 1);
    g_assert_cmpstr(change->id, ==, "emergency:17");
    g_assert_cmpint(change->field, ==, DALIL_CANON_NAME);
}

static void
test_emergency(void)
{
    g_autoptr(DalilCanon) before = network(), after = network();
    g_autoptr(DalilComparison) comparison = NULL;
    g_autoptr(DalilDecision) decision = NULL;
    DalilCirculation now = {150, TRUE, FALSE, "2026-11-23"};

    set(dalil_canon_add(before, "emergency:15", FALSE), DALIL_CANON_PHONES, "15");
    set(dalil_canon_add(after, "emergency:19", FALSE), DALIL_CANON_PHONES, "19");
    dalil_canon_seal(before);
    dalil_canon_seal(after);
    comparison = dalil_compare(before, after);
    decision = dalil_decide(comparison, before, &now, &dalil_thresholds_default);
    g_assert_cmpint(dalil_comparison_count(comparison, 0, 0), ==, 1);
    g_assert_cmpint(dalil_comparison_count(comparison, 2, 2), ==, 1);
    g_assert_cmpstr(dalil_do_word(decision->what), ==, "WITHDRAW");
}

static void
test_translation(void)
{
    g_autoptr(DalilCanon) before = network(), after = network();
    DalilCanonRecord *was = service(before, "clinic"), *is = service(after, "clinic");
    g_autoptr(DalilComparison) comparison = NULL;
    const DalilPrintChange *change = NULL;

    set(was, DALIL_CANON_NAME, "Centro");
    set(is, DALIL_CANON_NAME, "Centro de salud");
    was->fields[DALIL_CANON_NAME].source = g_strdup("Centre");
    is->fields[DALIL_CANON_NAME].source = g_strdup("Centre");
    dalil_canon_seal(before);
    dalil_canon_seal(after);
    comparison = dalil_compare(before, after);
    g_assert_cmpint(comparison->changes->len, ==, 1);
    change = &g_array_index(comparison->changes, DalilPrintChange, 0);
    g_assert_cmpint(change->severity, ==, DALIL_WORDING);
    g_assert_cmpstr(dalil_change_word(change->kind), ==, "translation");
}

/* Another id: with an alias the same service, without one a question. */
static void
test_rename(void)
{
    for (int known = 0; known < 2; known++) {
        g_autoptr(DalilCanon) before = network(), after = network();
        g_autoptr(DalilComparison) comparison = NULL;
        DalilCanonRecord *is = NULL;

        service(before, "clinic");
        is = service(after, "clinic-north");
        set(is, DALIL_CANON_NAME, "Health centre north");
        if (known)
            is->aliases = g_strsplit("clinic", ",", -1);
        dalil_canon_seal(before);
        dalil_canon_seal(after);
        comparison = dalil_compare(before, after);
        g_assert_cmpint(comparison->questions->len, ==, known ? 0 : 1);
        g_assert_cmpint(dalil_comparison_count(comparison, 1, 1), ==, known ? 0 : 1);
        g_assert_cmpint(comparison->changes->len, ==, 2); /* id and name, or gone and come */
    }
}

/* Who left the row is told, not those it passed; one that came or went moves nobody. */
static void
test_order(void)
{
    static const struct {
        const char *before, *after; /* letters are services, in order */
        const char *moved;
    } rows[] = {{"abcdef", "abcdef", ""},   {"abcdef", "bcdefa", "a"}, {"abcdef", "fabcde", "f"},
                {"abcdef", "acdef", ""},    {"abcdef", "abxcdef", ""}, {"abcdef", "abedcf", "cd"},
                {"abcdef", "xacbyef", "b"}, {"yab", "ba", "a"}};

    for (gsize r = 0; r < G_N_ELEMENTS(rows); r++) {
        DalilCanon *canons[] = {dalil_canon_empty("fr"), dalil_canon_empty("fr")};
        const char *const lists[] = {rows[r].before, rows[r].after};
        g_autoptr(DalilComparison) comparison = NULL;
        g_autoptr(GString) moved = g_string_new(NULL);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; lists[c][i]; i++) {
                char id[] = {lists[c][i], '\0'};
                DalilCanonRecord *record = dalil_canon_add(canons[c], id, TRUE);
                record->fields[DALIL_CANON_CATEGORY].value = g_strdup("health");
                record->fields[DALIL_CANON_ORDER].value = g_strdup_printf("%04d", i + 9997);
            }
            dalil_canon_seal(canons[c]);
        }
        comparison = dalil_compare(canons[0], canons[1]);
        for (guint i = 0; i < comparison->changes->len; i++) {
            const DalilPrintChange *change =
                &g_array_index(comparison->changes, DalilPrintChange, i);
            if (change->field == DALIL_CANON_ORDER)
                g_string_append(moved, change->id);
        }
        g_assert_cmpstr(moved->str, ==, rows[r].moved);
        dalil_canon_free(canons[0]);
        dalil_canon_free(canons[1]);
    }
}

/* Until the old number falls silent, a change of number is no mistake in print. */
static void
test_old_number(void)
{
    static const struct {
        const char *until, *today;
        int severity;
    } rows[] = {{NULL, "2026-11-23", 1},
                {"2026-12-31", "2026-11-23", 2},
                {"2026-12-31", "2026-12-31", 2},
                {"2026-12-31", "2027-01-01", 1},
                {"2026-12-31", NULL, 1}};

    for (gsize r = 0; r < G_N_ELEMENTS(rows); r++) {
        g_autoptr(DalilCanon) before = network(), after = network();
        g_autoptr(DalilComparison) comparison = NULL;
        const DalilPrintChange *change = NULL;
        service(before, "clinic");
        DalilCanonRecord *is = service(after, "clinic");
        set(is, DALIL_CANON_PHONES, "voice:+212524000012");
        set(is, DALIL_CANON_PHONE_OLD, rows[r].until);
        dalil_canon_seal(before);
        dalil_canon_seal(after);
        comparison = dalil_compare_on(before, after, rows[r].today);
        change = &g_array_index(comparison->changes, DalilPrintChange, 0);
        g_assert_cmpint(change->field, ==, DALIL_CANON_PHONES);
        g_assert_cmpint(change->severity, ==, rows[r].severity);
    }
}

static void
set_text(DalilCanonRecord *record, int field, const char *value, const char *source)
{
    set(record, field, value);
    g_free(record->fields[field].source);
    record->fields[field].source = g_strdup(source);
}

/* An edition in two languages: a number once, a sentence in each that changed. */
static void
test_bilingual(void)
{
    DalilCanon *before[] = {network(), network()}, *after[] = {network(), network()};
    g_autoptr(DalilComparison) first = NULL, second = NULL;
    g_autoptr(GString) told = g_string_new(NULL);

    for (int i = 0; i < 2; i++) {
        DalilCanonRecord *was = service(before[i], "clinic"), *is = service(after[i], "clinic");
        DalilCanonRecord *other = NULL;
        set_text(was, DALIL_CANON_DESCRIPTION, i == 0 ? "Soins" : "Care", "Soins");
        set_text(is, DALIL_CANON_DESCRIPTION, i == 0 ? "Soins" : "Good care", "Soins");
        set_text(was, DALIL_CANON_FEES, i == 0 ? "10 MAD" : "10 dirhams", "10 MAD");
        set_text(is, DALIL_CANON_FEES, i == 0 ? "20 MAD" : "20 dirhams", "20 MAD");
        set(is, DALIL_CANON_PHONES, "voice:+212524000012");
        other = after[i]->records->pdata[0];
        if (i == 1)
            set_text(other, DALIL_CANON_NAME, "Another", "other-00");
        dalil_canon_seal(before[i]);
        dalil_canon_seal(after[i]);
    }
    first = dalil_compare(before[0], after[0]);
    second = dalil_compare(before[1], after[1]);
    g_assert_cmpint(first->same, ==, 12);
    dalil_comparison_join(first, second);
    for (guint i = 0; i < first->changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(first->changes, DalilPrintChange, i);
        g_string_append_printf(told, "%s %s %s; ", change->id,
                               dalil_canon_field_key((DalilCanonFieldName)change->field),
                               change->after);
    }
    g_assert_cmpstr(told->str, ==,
                    "clinic fees 20 MAD; clinic fees 20 dirhams; clinic phones "
                    "voice:+212524000012; other-00 name Another; clinic description Good care; ");
    g_assert_cmpint(first->same, ==, 11);
    for (int i = 0; i < 2; i++) {
        dalil_canon_free(before[i]);
        dalil_canon_free(after[i]);
    }
}

static void
test_many_wrong(void)
{
    g_autoptr(DalilCanon) before = network(), after = network();
    g_autoptr(DalilComparison) comparison = NULL;
    g_autoptr(DalilDecision) decision = NULL, fits_not = NULL, none_left = NULL, old = NULL;
    DalilCirculation now = {150, TRUE, FALSE, "2026-11-23"};
    DalilThresholds wide = dalil_thresholds_default;

    for (int i = 0; i < 3; i++)
        set(after->records->pdata[i], DALIL_CANON_PHONES, NULL);
    for (int i = 0; i < 3; i++)
        set(before->records->pdata[i], DALIL_CANON_PHONES, "voice:+212524000011");
    dalil_canon_seal(before);
    dalil_canon_seal(after);
    comparison = dalil_compare(before, after);
    decision = dalil_decide(comparison, before, &now, &dalil_thresholds_default);
    g_assert_cmpstr(dalil_do_word(decision->what), ==, "REPRINT");
    wide.sticker_percent = 50;
    now.stickers_fit = FALSE;
    fits_not = dalil_decide(comparison, before, &now, &wide);
    g_assert_cmpstr(dalil_do_word(fits_not->what), ==, "SLIP");
    now.left = 0;
    none_left = dalil_decide(comparison, before, &now, &wide);
    g_assert_cmpstr(dalil_do_word(none_left->what), ==, "REPRINT");
    now.today = "2027-12-01";
    {
        g_autoptr(DalilComparison) same = dalil_compare(before, before);
        old = dalil_decide(same, before, &now, &wide);
    }
    g_assert_cmpstr(dalil_do_word(old->what), ==, "REPRINT");
}

static void
test_words(void)
{
    g_autoptr(GArray) pieces =
        dalil_words_diff("open every Monday for all", "open on Monday for all");
    static const char *const texts[] = {"open", "every", "on", "Monday for all"};
    static const DalilWordsKind kinds[] = {DALIL_WORDS_SAME, DALIL_WORDS_OUT, DALIL_WORDS_IN,
                                           DALIL_WORDS_SAME};

    g_assert_cmpint(pieces->len, ==, 4);
    for (guint i = 0; i < 4; i++) {
        g_assert_cmpstr(g_array_index(pieces, DalilWords, i).text, ==, texts[i]);
        g_assert_cmpint(g_array_index(pieces, DalilWords, i).kind, ==, kinds[i]);
    }
}

/* What is written is read back equal; what was altered by hand is noticed. */
static void
test_json(void)
{
    g_autoptr(DalilCanon) canon = network();
    g_autoptr(DalilCanon) again = NULL, altered = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    service(canon, "clinic");
    dalil_canon_seal(canon);
    dalil_canon_write(canon, text);
    again = dalil_canon_read(text->str, text->len, "fr", &error);
    g_assert_no_error(error);
    g_assert_cmpmem(canon->hash, 32, again->hash, 32);
    strstr(text->str, "524000011")[8] = '2';
    altered = dalil_canon_read(text->str, text->len, "fr", &error);
    g_assert_null(altered);
    g_assert_nonnull(strstr(error->message, "clinic"));
}

/* One id twice is no canonical form. */
static void
test_twice(void)
{
    g_autoptr(DalilCanon) canon = network();
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    dalil_canon_add(canon, "other-03", TRUE);
    dalil_canon_seal(canon);
    dalil_canon_write(canon, text);
    g_assert_null(dalil_canon_read(text->str, text->len, "fr", &error));
    g_assert_nonnull(strstr(error->message, "other-03 is there twice"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/record/compare/%s", cases[i].what);
        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/record/compare/emergency number", test_emergency);
    g_test_add_func("/record/compare/emergency under another number", test_emergency_other);
    g_test_add_func("/record/compare/translation alone", test_translation);
    g_test_add_func("/record/compare/rename", test_rename);
    g_test_add_func("/record/compare/order", test_order);
    g_test_add_func("/record/compare/old number", test_old_number);
    g_test_add_func("/record/compare/two languages", test_bilingual);
    g_test_add_func("/record/decision/many wrong", test_many_wrong);
    g_test_add_func("/record/words/sentence", test_words);
    g_test_add_func("/record/canon/json", test_json);
    g_test_add_func("/record/canon/one id twice", test_twice);
    return g_test_run();
}
