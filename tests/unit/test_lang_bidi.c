/* test_lang_bidi.c: the order in which readers see typed values and running text
 *
 * Each row is set in a paragraph of fixed direction twice: with its values typed (through
 * dalil_isolate_append) and as free text (through dalil_isolate_text). Embedding levels come
 * from Pango, the order on the line from rule L2 of UAX 9.
 */
#include <pango/pango.h>
#include <string.h>

#include "lang/hours.h"
#include "test_lang_plain.h"

enum { TYPED = 1, FREE = 2, BOTH = 3 };

/* In @text "‹P…›" is a typed value: Phone, Code, Url, E-mail, Time, Date, 2 price, Name. In
 * @seen, from left to right, "{…}" is shown reversed, so that words can be written as words. */
typedef struct {
    const char *name;
    gboolean rtl;
    int ways;
    const char *text;
    const char *seen;
} Row;

static const Row rows[] = {
    /* Telephone numbers */
    {"phone", TRUE, BOTH, "الهاتف: ‹P+212 5 24 00 00 00›", "+212 5 24 00 00 00 :{الهاتف}"},
    {"phone-nbsp", TRUE, BOTH, "الهاتف: ‹P+212\u00a05\u00a024\u00a000\u00a000\u00a000›",
     "+212 5 24 00 00 00 :{الهاتف}"},
    {"phone-hyphens", TRUE, BOTH, "الهاتف: ‹P+212-524-000-000›", "+212-524-000-000 :{الهاتف}"},
    {"phone-alone", TRUE, BOTH, "‹P+212 5 24 00 00 00›", "+212 5 24 00 00 00"},
    {"phone-then-words", TRUE, BOTH, "الهاتف ‹P0524 00 00 00› كل يوم",
     "{كل يوم} 0524 00 00 00 {الهاتف}"},
    {"phone-then-time", TRUE, BOTH, "‹P0524 00 00 00› ‹T09:00-12:00›", "09:00-12:00 0524 00 00 00"},
    {"phone-brackets", TRUE, BOTH, "الهاتف (‹P0524 00 00 00›).", ".(0524 00 00 00) {الهاتف}"},
    {"phone-arabic-indic", TRUE, BOTH, "الهاتف: ‹P٠٥٢٤ ٣٠ ١٤ ٥٦›", "٠٥٢٤ ٣٠ ١٤ ٥٦ :{الهاتف}"},
    {"phone-persian", TRUE, BOTH, "تلفن: ‹P۰۵۲۴ ۳۰ ۱۴ ۵۶›", "۰۵۲۴ ۳۰ ۱۴ ۵۶ :{تلفن}"},
    {"phones-slash", TRUE, BOTH, "‹P0524000000› / ‹P0661000000›", "0661000000 / 0524000000"},
    {"phones-groups-slash", TRUE, BOTH, "‹P0524 00 00 00›/‹P0661 00 00 00›",
     "0661 00 00 00/0524 00 00 00"},
    {"phones-space", TRUE, FREE, "0524-000000 0661-000000", "0661-000000 0524-000000"},
    {"nasty-1", TRUE, BOTH, "اتصل بالرقم ‹P089 189 55 29 111›", "089 189 55 29 111 {اتصل بالرقم}"},
    {"nasty-1-hyphens", TRUE, BOTH, "الهاتف ‹P0524-30-14-56›", "0524-30-14-56 {الهاتف}"},
    {"nasty-1-brackets", TRUE, BOTH, "الهاتف ‹P+962 (0)77 1234 567›",
     "+962 (0)77 1234 567 {الهاتف}"},
    {"nasty-1-pairs", TRUE, BOTH, "الهاتف ‹P06 61 52 27 42›", "06 61 52 27 42 {الهاتف}"},

    /* Short codes */
    {"code", TRUE, BOTH, "اضغط ‹C*19#› مجانا", "{مجانا} *19# {اضغط}"},
    {"code-end", TRUE, BOTH, "اضغط ‹C*19#›", "*19# {اضغط}"},
    {"code-star", TRUE, BOTH, "اضغط ‹C*123*1#›.", ".*123*1# {اضغط}"},

    /* Times and dates */
    {"hyphen-after-arabic", TRUE, BOTH, "الاثنين ‹T09:00-17:00›", "09:00-17:00 {الاثنين}"},
    {"hyphen-at-start", TRUE, BOTH, "‹T09:00-17:00›", "09:00-17:00"},
    {"hyphen-at-start-then-arabic", TRUE, BOTH, "‹T09:00-17:00› الاثنين", "{الاثنين} 09:00-17:00"},
    {"hyphen-after-adlam", TRUE, BOTH, "𞤀𞤣𞤤𞤢𞤥 ‹T09:00-17:00›",
     "09:00-17:00 {𞤀𞤣𞤤𞤢𞤥}"},
    {"hyphen-after-nko", TRUE, BOTH, "ߒߞߏ ‹T09:00-17:00›", "09:00-17:00 {ߒߞߏ}"},
    {"en-dash", TRUE, BOTH, "الاثنين ‹T09:00–17:00›", "09:00–17:00 {الاثنين}"},
    {"spaced-dash", TRUE, BOTH, "الاثنين ‹T09:00 - 17:00›", "09:00 - 17:00 {الاثنين}"},
    {"h", TRUE, BOTH, "الاثنين ‹T9h00-17h00›", "9h00-17h00 {الاثنين}"},
    {"h-bare", TRUE, BOTH, "الاثنين ‹T9-17h›.", ".9-17h {الاثنين}"},
    {"words-for-range", TRUE, BOTH, "من ‹T09:00› إلى ‹T17:00›", "17:00 {إلى} 09:00 {من}"},
    {"two-ranges", TRUE, BOTH, "‹T09:00–12:30› و‹T14:00–17:00›", "14:00–17:00{و} 09:00–12:30"},
    {"range-arabic-indic", TRUE, BOTH, "الاثنين ‹T٠٩:٠٠–١٢:٣٠›", "٠٩:٠٠–١٢:٣٠ {الاثنين}"},
    {"half-of-day", TRUE, BOTH, "السبت ‹T8:30 am› فقط", "{فقط} 8:30 am {السبت}"},
    {"date", TRUE, BOTH, "إلى غاية ‹D12/03/2026›", "12/03/2026 {إلى غاية}"},
    {"date-arabic-indic", TRUE, BOTH, "إلى غاية ‹D١٢/٠٣/٢٠٢٦›", "١٢/٠٣/٢٠٢٦ {إلى غاية}"},
    {"date-iso", TRUE, BOTH, "إلى غاية ‹D2026-03-12›.", ".2026-03-12 {إلى غاية}"},
    {"nasty-10", TRUE, FREE,
     "الاثنين، من الساعة 2 إلى 4 مساءً + الثلاثاء والأربعاء، من الساعة 10:30 صباحًا إلى 12:30 ظهرًا.",
     ".{ظهرًا} 12:30 {إلى} {صباحًا} 10:30 {الثلاثاء والأربعاء، من الساعة} + {مساءً} 4 {إلى} 2 "
     "{الاثنين، من الساعة}"},

    /* Addresses */
    {"url-end", TRUE, BOTH, "الموقع: ‹Uhttps://x.org/droits/›", "https://x.org/droits/ :{الموقع}"},
    {"url-before-arabic", TRUE, BOTH, "انظر ‹Uhttps://x.org/droits/› هنا",
     "{هنا} https://x.org/droits/ {انظر}"},
    {"url-query", TRUE, BOTH, "انظر ‹Uhttps://x.org/?q=12&l=ar›",
     "https://x.org/?q=12&l=ar {انظر}"},
    {"url-bare", TRUE, BOTH, "انظر ‹Ux.org/droits/›", "x.org/droits/ {انظر}"},
    {"email", TRUE, BOTH, "البريد: ‹Ea.b@x.org›", "a.b@x.org :{البريد}"},
    {"email-full-stop", TRUE, BOTH, "البريد: ‹Ea.b@x.org›.", ".a.b@x.org :{البريد}"},
    {"nasty-2", TRUE, BOTH, "على الموقع الإلكتروني: ‹Uhttps://www.make-it-in-germany.com/›.",
     ".https://www.make-it-in-germany.com/ :{على الموقع الإلكتروني}"},
    {"nasty-11", TRUE, BOTH,
     "‹Uwww.landkreis-augsburg.de/soziales-gesundheit/staatliches-gesundheitsamt/"
     "schwangerenberatung/› هنا",
     "{هنا} www.landkreis-augsburg.de/soziales-gesundheit/staatliches-gesundheitsamt/"
     "schwangerenberatung/"},

    /* Names in another script */
    {"acronym-end", TRUE, BOTH, "المجلس الوطني (‹NCNDH›)", "(CNDH) {المجلس الوطني}"},
    {"acronym-start", TRUE, BOTH, "(‹NCNDH›) المجلس", "{المجلس} (CNDH)"},
    {"acronym-nested", TRUE, BOTH, "المجلس (اللجنة (‹NCNDH›))", "((CNDH) {اللجنة}) {المجلس}"},
    {"name-own-mark", TRUE, BOTH, "جمعية ‹NDroits & Justice!› في مراكش",
     "{في مراكش} Droits & Justice! {جمعية}"},
    {"name-own-mark-end", TRUE, TYPED, "جمعية ‹NDroits & Justice!›", "Droits & Justice! {جمعية}"},
    {"mark-of-sentence", TRUE, FREE, "مرحبا بكم في Droits & Justice!",
     "!Droits & Justice {مرحبا بكم في}"},
    {"list", TRUE, BOTH, "‹NGADEM›، ‹NCNDH›، ‹NHCR›", "HCR ،CNDH ،GADEM"},
    {"name-then-phone", TRUE, BOTH, "‹NHCR›: ‹P0537 00 00 00›", "0537 00 00 00 :HCR"},
    {"levels", TRUE, FREE, "المستوى \u200b\u200bB1/B2", "B1/B2 {المستوى}"},
    {"street", TRUE, FREE, "العنوان: 36 rue des Arts, Marrakech",
     "36 rue des Arts, Marrakech :{العنوان}"},
    {"ordinal", TRUE, FREE, "الطابق 1er étage", "1er étage {الطابق}"},
    {"english-sentence", TRUE, FREE, "تنبيه: Please call 0524 00 00 00 before coming.",
     "Please call 0524 00 00 00 before coming. :{تنبيه}"},
    {"english-alone", TRUE, FREE, "Closed today!", "Closed today!"},
    {"nasty-3", TRUE, FREE, "Mass مخيمaigns (Events TV Radio etc)",
     "aigns (Events TV Radio etc){مخيم} Mass"},
    {"nasty-4", TRUE, FREE, "Core المواد غير الغذائيةs (household items & jerry cans)",
     "s (household items & jerry cans){المواد غير الغذائية} Core"},
    {"nasty-5", TRUE, FREE, "Zaatari مخيم (all district)", "(all district) {مخيم} Zaatari"},
    {"nasty-6", TRUE, FREE,
     "خدمات الدعم (Health/Legal aid) & counselling for women, men and youth & المتابعة / الإحالة",
     "{الإحالة} / {المتابعة} & counselling for women, men and youth & (Health/Legal aid) "
     "{خدمات الدعم}"},
    {"nasty-7", TRUE, FREE, "- تقديم القيد في السجل المركزي للأجانب (AZR).",
     ".(AZR) {تقديم القيد في السجل المركزي للأجانب} -"},
    {"nasty-8", TRUE, FREE, "بشأن لم شمل الأسرة (المواد 28، 29، 36 أ، AufenthG),",
     ",(AufenthG {أ،} 36 ،29 ،28 {المواد}) {بشأن لم شمل الأسرة}"},
    {"nasty-9", TRUE, FREE, "شهادة الاندماج \"\" \"Deutsch-Test für Zuwwanderer\" (DTZ).",
     ".(DTZ) \"Deutsch-Test für Zuwwanderer\" \"\" {شهادة الاندماج}"},

    {"nasty-12", TRUE, FREE, "سطح متوسط \u200b\u200bB1/B2", "B1/B2 {سطح متوسط}"},
    {"nasty-13", TRUE, FREE,
     "شما ناشناس می\u200cمانید: پیامک با شماره Réfugiés.info ارسال می\u200cشود.",
     ".{ارسال می\u200cشود} Réfugiés.info {پیامک با شماره} :{شما ناشناس می\u200cمانید}"},
    {"nasty-14", TRUE, FREE, "زبان ترجمه </strong> </strong> خود را انتخاب کنید",
     "{خود را انتخاب کنید} <strong> </strong/> {زبان ترجمه}"}, /* as it stands; lint.c warns */
    {"nasty-15", TRUE, FREE, "التعلُُّّم عن طريق المناوبة بين العمل و الدراسة",
     "{التعلُُّّم عن طريق المناوبة بين العمل و الدراسة}"},
    {"nasty-16-adlam", TRUE, BOTH, "𞤀𞤣𞤤𞤢𞤥 ‹T12:00›",
     "12:00 {𞤀𞤣𞤤𞤢𞤥}"},
    {"nasty-16-ethiopic", FALSE, BOTH, "ደገፍ ስራሕ ‹T14:00›", "ደገፍ ስራሕ 14:00"},
    {"nasty-17", TRUE, FREE, "الهاتف: Visit in person", "Visit in person :{الهاتف}"},
    {"nasty-18", FALSE, FREE,
     "come the 1st Tuesday of the month / Orientación: primer y tercer martes del mes",
     "come the 1st Tuesday of the month / Orientación: primer y tercer martes del mes"},
    {"nasty-19-urdu", TRUE, FREE, "مجھے بآے پولر ڈسآڈر ہے", "{مجھے بآے پولر ڈسآڈر ہے}"},
    {"nasty-19-sorani", TRUE, FREE, "Debê birom nexoşxane / ده\u200cبێ بڕۆم نه\u200cخۆشخانه\u200c",
     "{ده\u200cبێ بڕۆم نه\u200cخۆشخانه\u200c} / Debê birom nexoşxane"},
    {"nasty-20-tatweel", TRUE, FREE, "الأحـــد", "{الأحـــد}"},
    {"nasty-20-braces", TRUE, FREE, "?{هل تريد تغيير موقع ل{0", "0}{هل تريد تغيير موقع ل}}?"},
    {"nasty-21", TRUE, FREE, "ژباړه خپره شوه 🎉", "🎉 {ژباړه خپره شوه}"},
    {"nasty-22", TRUE, FREE, "الهاتف \"+44 1234 234567\"", "\"+44 1234 234567\" {الهاتف}"},

    /* Prices and numbers */
    {"price", TRUE, BOTH, "الثمن (‹220 MAD›)", "(20 MAD) {الثمن}"},
    {"price-arabic-unit", TRUE, FREE, "الثمن 20 درهم", "{درهم} 20 {الثمن}"},
    {"price-groups", TRUE, FREE, "الثمن 10 000 درهم", "{درهم} 10 000 {الثمن}"},
    {"price-range", TRUE, BOTH, "الثمن ‹220-30 MAD›.", ".20-30 MAD {الثمن}"},
    {"minus", TRUE, BOTH, "الحرارة ‹2-5› ليلا", "{ليلا} -5 {الحرارة}"},
    {"percent", TRUE, BOTH, "تخفيض ‹250%›", "50% {تخفيض}"},
    {"age", TRUE, BOTH, "الشباب ‹218-25› سنة", "{سنة} 18-25 {الشباب}"},
    {"age-plus", TRUE, BOTH, "البالغون ‹218+›", "18+ {البالغون}"},
    {"always", TRUE, BOTH, "مفتوح ‹224h/24›", "24h/24 {مفتوح}"},
    {"always-slash", TRUE, FREE, "مفتوح 24/7", "24/7 {مفتوح}"},

    /* Scripts with digits of their own run from right to left by design */
    {"adlam-digits", TRUE, FREE, "𞤀𞤣𞤤𞤢𞤥 𞥑𞥒𞥓",
     "{𞤀𞤣𞤤𞤢𞤥 𞥑𞥒𞥓}"},
    {"adlam-phone", TRUE, BOTH, "𞤀𞤣𞤤𞤢𞤥 ‹P+212 5 24 00 00 00›",
     "+212 5 24 00 00 00 {𞤀𞤣𞤤𞤢𞤥}"},
    {"nko-digits", TRUE, FREE, "ߒߞߏ ߁߂߃", "{ߒߞߏ ߁߂߃}"},
    {"nko-phone", TRUE, BOTH, "ߒߞߏ ‹P0524 00 00 00› ߒߞߏ", "{ߒߞߏ} 0524 00 00 00 {ߒߞߏ}"},

    /* From left to right */
    {"fr-name-phone", FALSE, BOTH, "Voir ‹Nدار الحقوق› ‹P0524 00 00 00›, bureau",
     "Voir {دار الحقوق} 0524 00 00 00, bureau"},
    {"fr-name-number", FALSE, BOTH, "Voir ‹Nدار الحقوق› 12, bureau",
     "Voir {دار الحقوق} 12, bureau"},
    {"fr-mark", FALSE, BOTH, "(‹Nمرحبا!›)", "(!{مرحبا})"},
    {"fr-mark-inside", FALSE, BOTH, "Dites ‹Nمرحبا!› en entrant.", "Dites !{مرحبا} en entrant."},
    {"fr-list", FALSE, BOTH, "‹Nالعربية›, ‹Nالفارسية›, français",
     "{العربية}, {الفارسية}, français"},
    {"fr-name-end", FALSE, BOTH, "Association ‹Nالأمل›.", "Association {الأمل}."},
    {"fr-phone", FALSE, BOTH, "Tél. : ‹P+212 5 24 00 00 00›.", "Tél. : +212 5 24 00 00 00."},
    {"fr-date", FALSE, BOTH, "‹Nرمضان› ‹D12/03/2026›", "{رمضان} 12/03/2026"},
    {"fr-nko", FALSE, BOTH, "Langue : ‹Nߒߞߏ› (‹T9h–12h›)", "Langue : {ߒߞߏ} (9h–12h)"},
};

static DalilValue
type_of(char letter)
{
    switch (letter) {
    case 'P':
        return DALIL_VALUE_PHONE;
    case 'C':
        return DALIL_VALUE_CODE;
    case 'U':
        return DALIL_VALUE_URL;
    case 'E':
        return DALIL_VALUE_EMAIL;
    case 'T':
        return DALIL_VALUE_TIME;
    case 'D':
        return DALIL_VALUE_DATE;
    case '2':
        return DALIL_VALUE_PRICE;
    default:
        g_assert_cmpint(letter, ==, 'N');
        return DALIL_VALUE_NAME;
    }
}

/* The paragraph of @text, with its values typed or only written. */
static char *
build(const char *text, gboolean typed, gboolean rtl)
{
    GString *to = g_string_new(NULL);
    GString *isolated = g_string_new(NULL);

    while (*text) {
        const char *open = strstr(text, "‹");
        const char *value = open ? open + strlen("‹") : NULL;
        const char *close = value ? strstr(value, "›") : NULL;
        g_autofree char *inside = close ? g_strndup(value + 1, (gsize)(close - value - 1)) : NULL;

        g_string_append_len(to, text, open ? open - text : -1);
        if (!open)
            break;
        if (typed)
            dalil_isolate_append(to, type_of(*value), inside);
        else
            g_string_append(to, inside);
        text = close + strlen("›");
    }
    if (typed) {
        g_string_free(isolated, TRUE);
        return g_string_free(to, FALSE);
    }
    dalil_isolate_text(isolated, to->str, rtl);
    g_string_free(to, TRUE);
    return g_string_free(isolated, FALSE);
}

static void
reverse(gunichar *chars, guint8 *levels, long from, long to)
{
    for (to--; from < to; from++, to--) {
        gunichar c = chars[from];
        guint8 level = levels[from];

        chars[from] = chars[to];
        levels[from] = levels[to];
        chars[to] = c;
        levels[to] = level;
    }
}

/* L1: white space and isolate controls that end the line take the level of the paragraph. */
static void
reset_line_end(const gunichar *chars, guint8 *levels, long n, guint8 base)
{
    while (n > 0 && (g_unichar_isspace(chars[n - 1]) || dalil_is_invisible(chars[n - 1])))
        levels[--n] = base;
}

/* L2: from the highest level down, turn round every sequence of that level or above. */
static void
reorder(gunichar *chars, guint8 *levels, long n)
{
    guint8 highest = 0;

    for (long i = 0; i < n; i++)
        highest = MAX(highest, levels[i]);
    for (guint8 level = highest; level > 0; level--) {
        for (long from = 0; from < n; from++) {
            long to = from;

            while (to < n && levels[to] >= level)
                to++;
            reverse(chars, levels, from, to);
            from = to;
        }
    }
}

/* What stands on the line, from left to right, without what draws nothing. */
static char *
seen(const char *text, gboolean rtl)
{
    PangoDirection base = rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    long n = 0;
    g_autofree gunichar *chars = g_utf8_to_ucs4_fast(text, -1, &n);
    g_autofree guint8 *levels = pango_log2vis_get_embedding_levels(text, -1, &base);
    g_autoptr(GString) to = g_string_new(NULL);

    for (long i = 0; i < n; i++) { /* L4 */
        if (levels[i] % 2 == 1)
            g_unichar_get_mirror_char(chars[i], &chars[i]);
    }
    reset_line_end(chars, levels, n, rtl ? 1 : 0);
    reorder(chars, levels, n);
    for (long i = 0; i < n; i++)
        g_string_append_unichar(to, chars[i]);
    return plain(to->str);
}

/* @seen with what stands in braces reversed. */
static char *
expected(const char *notation)
{
    GString *to = g_string_new(NULL);

    while (*notation) {
        const char *close = *notation == '{' ? strchr(notation, '}') : NULL;
        g_autofree char *word = NULL;
        g_autofree char *back = NULL;

        if (!close) {
            g_string_append_c(to, *notation++);
            continue;
        }
        word = g_strndup(notation + 1, (gsize)(close - notation - 1));
        back = g_utf8_strreverse(word, -1);
        g_string_append(to, back);
        notation = close + 1;
    }
    return g_string_free(to, FALSE);
}

static void
check(const Row *row, gboolean typed)
{
    g_autofree char *text = build(row->text, typed, row->rtl);
    g_autofree char *line = seen(text, row->rtl);
    g_autofree char *right = expected(row->seen);

    if (strcmp(line, right) != 0) {
        g_autofree char *shown = visible(text);

        g_test_message("%s (%s): %s", row->name, typed ? "typed" : "free", shown);
    }
    g_assert_cmpstr(line, ==, right);
}

static void
test_row(gconstpointer data)
{
    const Row *row = data;

    if (row->ways & TYPED)
        check(row, TRUE);
    if (row->ways & FREE)
        check(row, FALSE);
}

/* A line breaks behind a plain space or U+200B, and nowhere else. */
static void
check_breaks(const char *text, const char *language)
{
    int n = (int)g_utf8_strlen(text, -1);
    g_autofree PangoLogAttr *attrs = g_new0(PangoLogAttr, n + 1);
    const char *p = text;

    pango_get_log_attrs(text, -1, -1, pango_language_from_string(language), attrs, n + 1);
    for (int i = 0; i < n; i++, p = g_utf8_next_char(p)) {
        gunichar before = i > 0 ? g_utf8_get_char(g_utf8_prev_char(p)) : 0;
        gboolean right = before == ' ' || before == 0x200B;

        if (i > 0 && attrs[i].is_line_break && !right) {
            g_autofree char *shown = visible(text);

            g_test_message("break at %d of %s", i, shown);
            g_assert_true(right);
        }
    }
}

static void
test_values_do_not_break(void)
{
    static const struct {
        DalilValue type;
        const char *value;
    } values[] = {
        {DALIL_VALUE_PHONE, "+212 5 24 00 00 00"},
        {DALIL_VALUE_PHONE, "0524-00-00-00 / 0661 00 00 00"},
        {DALIL_VALUE_PHONE, "+212 (0)5 24.00.00.00"},
        {DALIL_VALUE_CODE, "*123*1#"},
        {DALIL_VALUE_TIME, "09:00-12:30"},
        {DALIL_VALUE_TIME, "09:00 – 12:30"},
        {DALIL_VALUE_TIME, "9h–12h30"},
        {DALIL_VALUE_DATE, "12/03/2026"},
        {DALIL_VALUE_DATE, "2026-03-12"},
        {DALIL_VALUE_PRICE, "20-30 MAD/mois"},
        {DALIL_VALUE_PRICE, "-5 %"},
        {DALIL_VALUE_URL, "www.exemple.org/a-b?c=d"},
        {DALIL_VALUE_URL, "https://www.exemple.org/droits/aide-sociale?ville=marrakech&page=2"},
        {DALIL_VALUE_EMAIL, "equipe.accueil@reseau-exemple.org"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autoptr(GString) arabic = g_string_new("الهاتف: ");
        g_autoptr(GString) french = g_string_new("Voir ");

        dalil_isolate_append(arabic, values[i].type, values[i].value);
        dalil_isolate_append(french, values[i].type, values[i].value);
        check_breaks(arabic->str, "ar");
        check_breaks(french->str, "fr");
    }
}

/* Days hold on to their first time, and no range is torn. */
static void
test_hours_break_at_spaces(void)
{
    static const char *const texts[] = {
        "Mo-Fr 09:00-12:30,14:00-17:00; Sa,Su 09:00-12:00; PH off",
        "Jul 15-Aug 31: Mo-We,Fr 09:00-12:30; Sa[1,-1] 20:00-29:00",
        "24/7",
    };
    int n = 0;
    const DalilLanguage *const *list = dalil_languages(&n);

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *message = NULL;
        DalilHours hours;
        int column = 0;

        g_assert_true(dalil_hours_parse(texts[i], &hours, &column, &message));
        for (int k = 0; k < n; k++) {
            g_autofree char *phrase = dalil_hours_phrase(&hours, list[k]);

            check_breaks(phrase, list[k]->pango);
        }
    }
}

/* Without isolates the worst of them come out wrong: the test can fail. */
static void
test_raw_is_wrong(void)
{
    g_autofree char *phone = seen("الهاتف: +212 5 24 00 00 00", TRUE);
    g_autofree char *url = seen("انظر https://x.org/droits/", TRUE);
    g_autofree char *right = expected("+212 5 24 00 00 00 :{الهاتف}");
    g_autofree char *wrong = expected("00 00 00 24 5 212+ :{الهاتف}");
    g_autofree char *wrong_url = expected("/https://x.org/droits {انظر}");

    g_assert_cmpstr(phone, !=, right);
    g_assert_cmpstr(phone, ==, wrong);
    g_assert_cmpstr(url, ==, wrong_url);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/lang/bidi/raw-is-wrong", test_raw_is_wrong);
    g_test_add_func("/lang/bidi/values-do-not-break", test_values_do_not_break);
    g_test_add_func("/lang/bidi/hours-break-at-spaces", test_hours_break_at_spaces);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("/lang/bidi/%s", rows[i].name);

        g_test_add_data_func(path, &rows[i], test_row);
    }
    return g_test_run();
}
