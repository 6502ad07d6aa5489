/* test_lang_phrase.c: opening hours in words, in every language */
#include <string.h>

#include "lang/hours.h"
#include "test_lang_plain.h"

/* Words as a reader sees them, spaces plain. */
static const struct {
    const char *hours, *tag, *words;
} rows[] = {
    {"Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00; PH off", "fr",
     "lun.–ven. 9h–12h30 et 14h–17h ; sam. 9h–12h ; fermé les jours fériés"},
    {"Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00; PH off", "en",
     "Mon–Fri 9:00–12:30, 14:00–17:00; Sat 9:00–12:00; closed on public holidays"},
    {"Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00; PH off", "es",
     "lun.–vie. 9:00–12:30 y 14:00–17:00; sáb. 9:00–12:00; cerrado los festivos"},
    {"Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00; PH off", "ar",
     "من الاثنين إلى الجمعة: 09:00–12:30 و14:00–17:00؛ السبت: 09:00–12:00؛ مغلق أيام العطل "
     "الرسمية"},
    {"Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00; PH off", "am",
     "ከሰኞ እስከ ዓርብ 09:00–12:30 እና 14:00–17:00፤ ቅዳሜ 09:00–12:00፤ በሕዝብ በዓላት ዝግ"},

    {"24/7", "fr", "24 h/24, 7 j/7"},
    {"24/7", "ar", "على مدار الساعة، طيلة أيام الأسبوع"},
    {"Mo-Fr 00:00-24:00", "fr", "lun.–ven. 24 h/24"},
    {"Mo-Su 09:30-17:00", "fr", "tous les jours 9h30–17h"},
    {"Mo-Su 09:30-17:00", "ar", "كل يوم: 09:30–17:00"},
    {"Mo-Su,PH 09:00-17:00", "fr", "tous les jours, jours fériés 9h–17h"},

    /* Three days in a row are a range, two a list. */
    {"Mo-We 09:00-12:00", "fr", "lun.–mer. 9h–12h"},
    {"Mo,Tu 09:00-12:00", "fr", "lun., mar. 9h–12h"},
    {"Mo,We,Fr 09:00-12:00", "en", "Mon, Wed, Fri 9:00–12:00"},
    {"Mo-We,Sa 09:00-12:00", "en", "Mon–Wed, Sat 9:00–12:00"},
    {"Mo,Tu 09:00-12:00", "ar", "الاثنين، الثلاثاء: 09:00–12:00"},
    {"Mo-Th 09:00-12:00; Fr 09:00-11:00; Sa 09:00-12:00", "fr",
     "lun.–jeu., sam. 9h–12h ; ven. 9h–11h"},

    /* Three openings, nights, odd ends. */
    {"Mo 08:00-10:00,11:00-12:00,14:00-16:05", "fr", "lun. 8h–10h, 11h–12h et 14h–16h05"},
    {"Fr 20:00-02:00", "fr", "ven. 20h–2h"},
    {"Fr 20:00-02:00", "ar", "الجمعة: 20:00–02:00"},
    {"Fr 17:00-24:00", "en", "Fri 17:00–24:00"},
    {"Fr 00:30-08:00", "fr", "ven. 0h30–8h"},
    {"Fr 20:00-32:00", "en", "Fri 20:00–8:00 the next day"},

    /* Closings. */
    {"off", "fr", "fermé"},
    {"Su off", "fr", "dim. : fermé"},
    {"Mo-Sa 09:00-12:00; Su off", "fr", "lun.–sam. 9h–12h"},
    {"PH off; SH off", "fr", "fermé les jours fériés ; vacances scolaires : fermé"},
    {"Mo 09:00-12:00; PH 10:00-11:00", "es", "lun. 9:00–12:00; festivos 10:00–11:00"},

    /* The nth weekday, parts of the year. */
    {"Sa[1] 09:00-12:00", "fr", "1er samedi du mois 9h–12h"},
    {"Sa[1,3] 09:00-12:00", "fr", "1er et 3e samedi du mois 9h–12h"},
    {"Tu[1,3] 09:00-12:00", "es", "primer y tercer martes del mes 9:00–12:00"},
    {"Sa[1,2,-1] 09:00-12:00", "en", "first, second and last Saturday of the month 9:00–12:00"},
    {"Sa[-1] 09:00-12:00", "ar", "السبت الأخير من الشهر: 09:00–12:00"},
    {"Sa 09:00-12:00; Sa[5] off", "fr", "sam. 9h–12h ; 5e samedi du mois : fermé"},
    {"Sa[1] 09:00-12:00; Sa[2] 10:00-12:00", "fr",
     "1er samedi du mois 9h–12h ; 2e samedi du mois 10h–12h"},
    {"Mo-Fr 09:00-17:00; Jul-Aug: Mo-Fr 09:00-13:00", "fr",
     "lun.–ven. 9h–17h ; juil.–août : lun.–ven. 9h–13h"},
    {"Jul-Aug: Mo-Fr 09:00-13:00; Jul-Aug: Sa 10:00-12:00; Aug 15 off", "fr",
     "juil.–août : lun.–ven. 9h–13h ; sam. 10h–12h ; 15 août : fermé"},
    {"Jul 15-Aug 31: off", "ar", "من 15 يوليوز إلى 31 غشت: مغلق"},
    {"May 1 off", "fr", "1er mai : fermé"},
    {"Dec off", "en", "Dec: closed"},
    {"Jul-Aug: Sa[1] 09:00-12:00", "en", "Jul–Aug: first Saturday of the month 9:00–12:00"},
};

static char *
phrase(const char *text, const char *tag)
{
    g_autofree char *message = NULL;
    DalilHours hours;
    int column = 0;

    g_assert_true(dalil_hours_parse(text, &hours, &column, &message));
    return dalil_hours_phrase(&hours, dalil_language_lookup(tag));
}

static void
test_row(gconstpointer data)
{
    int i = GPOINTER_TO_INT(data);
    g_autofree char *words = phrase(rows[i].hours, rows[i].tag);
    g_autofree char *shown = plain(words);

    g_assert_cmpstr(shown, ==, rows[i].words);
}

/* Times are isolated and cannot be torn; days hold on to the first of them. */
static void
test_bindings(void)
{
    static const struct {
        const char *tag, *shown;
    } bound[] = {
        {"fr", "lun.~–~ven._<9h~–~12h30> et_<14h~–~17h>^; sam._<9h~–~12h>"},
        {"en", "Mon~–~Fri_<9:00~–~12:30>, <14:00~–~17:00>; Sat_<9:00~–~12:00>"},
        {"ar", "من_الاثنين_إلى_الجمعة:_<09:00~–~12:30> و<14:00~–~17:00>؛ السبت:_<09:00~–~12:00>"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(bound); i++) {
        g_autofree char *words =
            phrase("Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00", bound[i].tag);
        g_autofree char *shown = visible(words);

        g_assert_cmpstr(shown, ==, bound[i].shown);
    }
}

/* Two spellings, the same words, in every language. */
static void
test_spelling_does_not_show(void)
{
    int n = 0;
    const DalilLanguage *const *list = dalil_languages(&n);

    for (int i = 0; i < n; i++) {
        g_autofree char *a = phrase("Mo-Fr 09:00-17:00; PH closed", list[i]->tag);
        g_autofree char *b =
            phrase("PH off;mo,tu,we,th 9:00-12:00,12:00 - 17:00; Fr 9:00-17:00", list[i]->tag);

        g_assert_cmpstr(a, ==, b);
    }
}

static void
test_nothing_said(void)
{
    DalilHours none = {.n = 1};
    g_autofree char *words = dalil_hours_phrase(&none, dalil_language_lookup("fr"));

    g_assert_cmpstr(words, ==, "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("/lang/phrase/row/%d", (int)i);

        g_test_add_data_func(path, GINT_TO_POINTER((int)i), test_row);
    }
    g_test_add_func("/lang/phrase/bindings", test_bindings);
    g_test_add_func("/lang/phrase/spelling-does-not-show", test_spelling_does_not_show);
    g_test_add_func("/lang/phrase/nothing-said", test_nothing_said);
    return g_test_run();
}
