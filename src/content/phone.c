/* phone.c: telephone numbers: one wrong digit is the worst thing dalil can print */
#include "content/phone.h"

#include <string.h>

#include "content/numbers.h"
#include "content/text.h"

enum { CODE_MAX = 6, DIGITS_MIN = 6, DIGITS_MAX = 15 };

/* How many digits a number has, where the plan leaves no doubt.
 * Source: the national numbering plans as deposited with the ITU (E.164). */
typedef struct {
    const char *country; /* ISO 3166 */
    const char *prefix;
    int min, max;   /* digits behind the prefix */
    gboolean trunk; /* at home the number is written with one 0 more in front */
} Plan;

static const Plan plans[] = {
    {"MA", "212", 9, 9, TRUE},  {"FR", "33", 9, 9, TRUE},   {"ES", "34", 9, 9, FALSE},
    {"PT", "351", 9, 9, FALSE}, {"SN", "221", 9, 9, FALSE}, {"CI", "225", 10, 10, FALSE},
    {"ML", "223", 8, 8, FALSE}, {"CM", "237", 9, 9, FALSE}, {"TN", "216", 8, 8, FALSE},
    {"JO", "962", 8, 9, TRUE},  {"US", "1", 10, 10, FALSE},
};

/* A number as typed, taken apart. */
typedef struct {
    char digits[64];
    int n;
    gboolean plus;           /* begins with + or 00; the 00 is not among the digits */
    gboolean code;           /* *19# and the like */
    gboolean bracketed_zero; /* +212 (0)5 … */
} Number;

static gboolean
is_separator(gunichar c)
{
    return (c < 0x80 && strchr(" .-()/", (int)c) != NULL) || c == 0xA0 || c == 0x202F ||
           (c >= 0x2010 && c <= 0x2013);
}

static char *
check_invisible(const char *text, const char *shown)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (g_unichar_type(c) == G_UNICODE_FORMAT)
            return g_strdup_printf("telephone number \"%s\" holds an invisible character (U+%04X): "
                                   "type the number again",
                                   shown, c);
    }
    return NULL;
}

/* Foreign digits are not changed silently: the coordinator sees and types the Western ones. */
static char *
check_digits(const char *text, const char *shown)
{
    g_autoptr(GString) western = g_string_new(NULL);
    gboolean foreign = FALSE;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        int digit = dalil_numbers_digit(c);

        foreign |= digit >= 0 && c >= 0x80;
        g_string_append_unichar(western, digit >= 0 ? (gunichar)('0' + digit) : c);
    }
    if (!foreign)
        return NULL;
    return g_strdup_printf("telephone number \"%s\" is not written in Western digits: write \"%s\"",
                           shown, western->str);
}

/* What stands between two numbers in one value. */
static const char *const joints[] = {"/",    ";",     ",",    "|",   " or ",
                                     " ou ", " and ", " et ", " و ", " أو "};

static char *
check_several(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(joints); i++) {
        const char *joint = strstr(text, joints[i]);
        const char *rest = joint == NULL ? NULL : joint + strlen(joints[i]);
        g_autofree char *first = NULL;

        if (joint == NULL || dalil_numbers_western(text, (gsize)(joint - text)) < DIGITS_MIN ||
            dalil_numbers_western(rest, strlen(rest)) < DIGITS_MIN)
            continue;
        first = g_strstrip(g_strndup(text, (gsize)(joint - text)));
        return g_strdup_printf("two telephone numbers in one value (\"%s\" and \"%s\"): write each "
                               "on a line of its own that begins with \"- \"",
                               first, rest + strspn(rest, " "));
    }
    return NULL;
}

static char *
check_signs(const char *text, const char *shown)
{
    static const char *const quotes[] = {"\"", "'", "“", "”", "‘", "’", "«", "»"};

    for (guint i = 0; i < G_N_ELEMENTS(quotes); i++)
        if (strstr(text, quotes[i]) != NULL)
            return g_strdup_printf("telephone number %s carries its own quotation marks: write the "
                                   "number without them",
                                   shown);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (g_unichar_isalpha(c))
            return g_strdup_printf("telephone number \"%s\" holds letters: write only the number, "
                                   "words under `label` and an extension under `extension`",
                                   shown);
        if (!g_ascii_isdigit((char)MIN(c, 0x7F)) && !is_separator(c) && c != '+' && c != '*' &&
            c != '#')
            return g_strdup_printf("telephone number \"%s\" holds \"%.*s\": write digits, spaces "
                                   "and + only",
                                   shown, (int)(g_utf8_next_char(at) - at), at);
    }
    return NULL;
}

/* FALSE: too long, or a + that is not in front. */
static gboolean
take_apart(const char *text, Number *number)
{
    *number = (Number){.n = 0};
    number->code = strpbrk(text, "*#") != NULL;
    number->bracketed_zero = strstr(text, "(0)") != NULL;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '+') {
            if (number->plus || number->n > 0)
                return FALSE;
            number->plus = TRUE;
        } else if (g_ascii_isdigit(*at)) {
            if (number->n == (int)sizeof number->digits - 1)
                return FALSE;
            number->digits[number->n++] = *at;
        }
    }
    if (!number->plus && number->n > CODE_MAX && g_str_has_prefix(number->digits, "00")) {
        number->plus = TRUE;
        number->n -= 2;
        memmove(number->digits, number->digits + 2, sizeof number->digits - 2);
    }
    return TRUE;
}

static char *
check_international(const Number *number, const char *shown)
{
    for (guint i = 0; i < G_N_ELEMENTS(plans); i++) {
        const Plan *plan = &plans[i];
        int n = number->n - (int)strlen(plan->prefix);

        if (!g_str_has_prefix(number->digits, plan->prefix) || (n >= plan->min && n <= plan->max))
            continue;
        return g_strdup_printf("telephone number \"%s\" has %d digits after +%s, and there should "
                               "be %d: %s",
                               shown, n, plan->prefix, plan->max,
                               number->bracketed_zero ? "leave out the (0)"
                                                      : "check it digit by digit");
    }
    if (number->n >= DIGITS_MIN && number->n <= DIGITS_MAX)
        return NULL;
    return g_strdup_printf("telephone number \"%s\" has %d digits; an international number has %d "
                           "to %d: check it digit by digit",
                           shown, number->n, DIGITS_MIN, DIGITS_MAX);
}

static const Plan *
plan_of(const char *country)
{
    for (guint i = 0; i < G_N_ELEMENTS(plans); i++)
        if (g_strcmp0(plans[i].country, country) == 0)
            return &plans[i];
    return NULL;
}

static char *
check_national(const Number *number, const char *shown, const char *country)
{
    const Plan *plan = plan_of(country);
    int trunk = plan != NULL && plan->trunk ? 1 : 0;
    gboolean zero = number->digits[0] == '0';

    if (number->n <= CODE_MAX && number->n >= 2 && !(plan != NULL && trunk == 1 && zero))
        return NULL; /* a short code: 15, 190, 141 */
    if (plan != NULL && (zero || trunk == 0)) {
        if (number->n >= plan->min + trunk && number->n <= plan->max + trunk)
            return NULL;
        return g_strdup_printf("telephone number \"%s\" has %d digits, and a number within %s has "
                               "%d: check it digit by digit",
                               shown, number->n, country, plan->max + trunk);
    }
    if (!zero)
        return g_strdup_printf(
            "telephone number \"%s\" has %d digits but begins neither with + nor "
            "with 0: was a 0 lost, or the + of the country?",
            shown, number->n);
    if (number->n >= DIGITS_MIN && number->n <= DIGITS_MAX)
        return NULL;
    return g_strdup_printf("telephone number \"%s\" has %d digits; a number has %d to %d: check it "
                           "digit by digit",
                           shown, number->n, DIGITS_MIN, DIGITS_MAX);
}

static gboolean
has_digit(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (dalil_numbers_digit(g_utf8_get_char(at)) >= 0)
            return TRUE;
    return FALSE;
}

char *
dalil_phone_problem(const char *text, const char *country)
{
    g_autofree char *shown = dalil_reading_shorten(text);
    Number number;
    char *problem;

    if (!has_digit(text))
        return NULL;
    if ((problem = check_invisible(text, shown)) != NULL ||
        (problem = check_digits(text, shown)) != NULL || (problem = check_several(text)) != NULL ||
        (problem = check_signs(text, shown)) != NULL)
        return problem;
    if (!take_apart(text, &number))
        return g_strdup_printf("telephone number \"%s\" has too many digits or a + that is not in "
                               "front: check it digit by digit",
                               shown);
    if (number.code)
        return number.n <= CODE_MAX && !number.plus
                   ? NULL
                   : g_strdup_printf(
                         "\"%s\" is too long for a short code like *19#: check it digit "
                         "by digit",
                         shown);
    return number.plus ? check_international(&number, shown)
                       : check_national(&number, shown, country);
}

/* "+212 5 24 …" and "05 24 …" at home in Morocco are one number. */
static char *
plain_number(const Number *number, const char *country)
{
    const Plan *plan = plan_of(country);

    if (number->plus)
        return g_strdup_printf("+%s", number->digits);
    if (plan != NULL && number->n > CODE_MAX && (!plan->trunk || number->digits[0] == '0'))
        return g_strdup_printf("+%s%s", plan->prefix, number->digits + (plan->trunk ? 1 : 0));
    return g_strdup(number->digits);
}

/* "*19#": its signs count. */
static char *
plain_code(const char *text)
{
    GString *code = g_string_new(NULL);

    for (const char *at = text; *at != '\0'; at++)
        if (g_ascii_isdigit(*at) || *at == '*' || *at == '#')
            g_string_append_c(code, *at);
    return g_string_free(code, FALSE);
}

char *
dalil_phone_canonical(const char *text, const char *extension, const char *country)
{
    g_autofree char *plain = NULL;
    Number number;

    if (!has_digit(text) || !take_apart(text, &number))
        return g_strdup(text);
    plain = number.code ? plain_code(text) : plain_number(&number, country);
    return g_strconcat(plain, extension != NULL ? ";ext=" : NULL, extension, NULL);
}

gboolean
dalil_phone_read_number(DalilReader *reader, const DalilField *field, const DalilNode *node,
                        void *into)
{
    const DalilReading *reading = reader->user;
    g_autofree char *problem = NULL;
    DalilString *number = into;
    const char *text;

    if (node->kind != DALIL_SCALAR) {
        dalil_diags_error(reader->diags, node->span, "`%s` should be one telephone number",
                          field->key);
        return FALSE;
    }
    text = dalil_text_clean(reader->arena, node->text, " ");
    if (text[0] == '\0') {
        dalil_diags_error(reader->diags, node->span,
                          "`%s` is empty: write a telephone number or remove the line", field->key);
        return FALSE;
    }
    problem = dalil_phone_problem(text, reading->country);
    if (problem != NULL) {
        dalil_diags_error(reader->diags, node->span, "%s", problem);
        return FALSE;
    }
    number->text = text;
    number->span = node->span;
    return TRUE;
}

static const char *const phone_kinds[] = {"voice", "whatsapp",  "tollfree",
                                          "sms",   "emergency", NULL};

const DalilField dalil_phone_fields[] = {
    {.key = "number",
     .kind = DALIL_FIELD_CUSTOM,
     .required = TRUE,
     .offset = offsetof(DalilPhone, number),
     .help = "the number as printed: +212 5 24 00 00 11, or a short code, or words without digits",
     .read = dalil_phone_read_number,
     .kind_name = "telephone number"},
    {.key = "kind",
     .kind = DALIL_FIELD_WORD,
     .offset = offsetof(DalilPhone, kind),
     .help = "what answers; voice when not given",
     .words = phone_kinds},
    {.key = "label",
     .kind = DALIL_FIELD_CUSTOM,
     .offset = offsetof(DalilPhone, label),
     .help = "who answers, when it matters: \"night\", \"women only\"",
     .read = dalil_text_read,
     .kind_name = "text"},
    {.key = "extension",
     .kind = DALIL_FIELD_SPANNED,
     .offset = offsetof(DalilPhone, extension),
     .help = "what to dial or ask for behind the number"},
    {.key = NULL},
};

static gboolean
read_item(DalilReader *reader, const DalilField *field, const DalilNode *node, DalilPhone *phone)
{
    phone->span = node->span;
    if (node->kind == DALIL_MAP)
        return dalil_fields_read(reader, dalil_phone_fields, "telephone number", node, phone);
    return dalil_phone_read_number(reader, field, node, &phone->number);
}

gboolean
dalil_phone_read_list(DalilReader *reader, const DalilField *field, const DalilNode *node,
                      void *into)
{
    gboolean list = node->kind == DALIL_LIST;
    int n = list ? node->n : 1;
    DalilItems *items = into;
    DalilPhone *phones;

    if (n == 0) {
        dalil_diags_error(reader->diags, node->span,
                          "`%s` is empty: write a telephone number or remove the line", field->key);
        return FALSE;
    }
    phones = dalil_arena_newn(reader->arena, DalilPhone, n);
    items->items = phones;
    items->n = 0;
    for (int i = 0; i < n; i++) {
        phones[items->n] = (DalilPhone){.kind = DALIL_PHONE_VOICE};
        if (read_item(reader, field, list ? node->items[i] : node, &phones[items->n]))
            items->n++;
    }
    return items->n > 0;
}
