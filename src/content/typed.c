/* typed.c: addresses on the web, coordinates, hours, language tags: readers for the tables */
#include "content/typed.h"

#include <string.h>

#include "base/nearest.h"
#include "content/text.h"

enum { ID_MAX = 64 };

/* The one word or line every reader here starts from. NULL: an error was recorded. */
static const char *
read_scalar(DalilReader *reader, const char *key, const DalilNode *node, const char *example)
{
    const char *text;

    if (node->kind != DALIL_SCALAR) {
        dalil_diags_error(reader->diags, node->span, "`%s` should be one value, like %s", key,
                          example);
        return NULL;
    }
    text = dalil_text_clean(reader->arena, node->text, " ");
    if (text[0] == '\0') {
        dalil_diags_error(reader->diags, node->span,
                          "`%s` is empty: write a value or remove the line", key);
        return NULL;
    }
    return text;
}

static gboolean
store_string(const char *text, const DalilNode *node, void *into)
{
    DalilString *string = into;

    string->text = text;
    string->span = node->span;
    return TRUE;
}

static gboolean
has_space_or_control(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (g_unichar_isspace(c) || g_unichar_iscntrl(c) || g_unichar_type(c) == G_UNICODE_FORMAT)
            return TRUE;
    }
    return FALSE;
}

/* Letters of any script, digits, dots and hyphens; dots only between. */
static gboolean
is_host(const char *host, gsize length)
{
    if (length == 0 || host[0] == '.' || host[0] == '-' || host[length - 1] == '.' ||
        g_strstr_len(host, (gssize)length, "..") != NULL || memchr(host, '.', length) == NULL)
        return FALSE;
    for (gsize i = 0; i < length; i++)
        if ((guchar)host[i] < 0x80 && !g_ascii_isalnum(host[i]) && host[i] != '.' && host[i] != '-')
            return FALSE;
    return TRUE;
}

static gsize
host_length(const char *host)
{
    gsize length = strcspn(host, "/?#");
    const char *colon = memchr(host, ':', length);

    /* A port is digits. */
    if (colon != NULL && colon[1] != '\0' &&
        strspn(colon + 1, "0123456789") == (gsize)(host + length - colon) - 1)
        return (gsize)(colon - host);
    return length;
}

/* NULL: fine. (transfer full) */
static char *
url_problem(const char *url)
{
    const char *host;

    if (has_space_or_control(url))
        return g_strdup_printf("the web address \"%s\" holds a space or an invisible character: "
                               "write it without",
                               url);
    if (strpbrk(url, "<>\"\\^`{|}") != NULL)
        return g_strdup_printf("the web address \"%s\" holds a sign no address has: copy it again "
                               "from the browser",
                               url);
    if (g_ascii_strncasecmp(url, "https://", 8) == 0)
        host = url + 8;
    else if (g_ascii_strncasecmp(url, "http://", 7) == 0)
        host = url + 7;
    else if (strchr(url, ':') == NULL && is_host(url, host_length(url)))
        return g_strdup_printf("the web address \"%s\" lacks its beginning: write \"https://%s\"",
                               url, url);
    else
        return g_strdup_printf("\"%s\" is no web address: it begins with https:// or http://", url);
    if (!is_host(host, host_length(host)))
        return g_strdup_printf("the web address \"%s\" names no website behind \"://\", like "
                               "www.example.org",
                               url);
    return NULL;
}

gboolean
dalil_typed_read_url(DalilReader *reader, const DalilField *field, const DalilNode *node,
                     void *into)
{
    const char *url = read_scalar(reader, field->key, node, "https://www.example.org");
    g_autofree char *problem = url == NULL ? NULL : url_problem(url);

    if (problem != NULL)
        dalil_diags_error(reader->diags, node->span, "%s", problem);
    return url != NULL && problem == NULL && store_string(url, node, into);
}

/* NULL: fine. (transfer full) */
static char *
base_url_problem(const char *url)
{
    if (g_ascii_strncasecmp(url, "https://", 8) != 0)
        return g_strdup_printf(
            "\"%s\" begins with no https://: what a leaflet leads to must not be "
            "altered on its way; write https://…",
            url);
    if (strpbrk(url, "?#") != NULL)
        return g_strdup_printf("\"%s\" is no folder: write it without \"?\" and \"#\"", url);
    return NULL;
}

gboolean
dalil_typed_read_base_url(DalilReader *reader, const DalilField *field, const DalilNode *node,
                          void *into)
{
    const char *url = read_scalar(reader, field->key, node, "https://www.example.org/leaflets/");
    g_autofree char *problem = url == NULL ? NULL : url_problem(url);

    if (url != NULL && problem == NULL)
        problem = base_url_problem(url);
    if (problem != NULL)
        dalil_diags_error(reader->diags, node->span, "%s", problem);
    return url != NULL && problem == NULL && store_string(url, node, into);
}

static gboolean
is_email(const char *email)
{
    const char *at = strchr(email, '@');

    if (at == NULL || at == email || strchr(at + 1, '@') != NULL || has_space_or_control(email) ||
        strpbrk(email, "<>\"\\(),:;[]") != NULL || email[0] == '.' || at[-1] == '.' ||
        strstr(email, "..") != NULL)
        return FALSE;
    return is_host(at + 1, strlen(at + 1));
}

gboolean
dalil_typed_read_email(DalilReader *reader, const DalilField *field, const DalilNode *node,
                       void *into)
{
    const char *email = read_scalar(reader, field->key, node, "contact@example.org");

    if (email == NULL)
        return FALSE;
    if (is_email(email))
        return store_string(email, node, into);
    dalil_diags_error(reader->diags, node->span,
                      "\"%s\" is no e-mail address: write one, like contact@example.org", email);
    return FALSE;
}

/* A plain decimal number and nothing more. */
static gboolean
read_degrees(const char **at, double *degrees)
{
    char *end;

    while (**at == ' ')
        (*at)++;
    if (**at != '-' && !g_ascii_isdigit(**at))
        return FALSE;
    *degrees = g_ascii_strtod(*at, &end);
    if (end == *at || strspn(*at, "-0123456789.") != (gsize)(end - *at))
        return FALSE;
    for (*at = end; **at == ' ';)
        (*at)++;
    return TRUE;
}

gboolean
dalil_typed_read_coordinates(DalilReader *reader, const DalilField *field, const DalilNode *node,
                             void *into)
{
    const char *text = read_scalar(reader, field->key, node, "\"31.6295, -7.9811\"");
    const char *at = text;
    DalilPlace *place = into;
    double latitude, longitude;

    if (text == NULL)
        return FALSE;
    if (!read_degrees(&at, &latitude) || *at++ != ',' || !read_degrees(&at, &longitude) ||
        *at != '\0') {
        dalil_diags_error(
            reader->diags, node->span,
            "\"%s\" is no place on the map: write latitude and longitude with points, "
            "like \"31.6295, -7.9811\"",
            text);
        return FALSE;
    }
    if (latitude < -90 || latitude > 90 || longitude < -180 || longitude > 180) {
        dalil_diags_error(reader->diags, node->span,
                          "\"%s\" is outside the world: latitude is -90 to 90 and comes first, "
                          "longitude is -180 to 180",
                          text);
        return FALSE;
    }
    place->latitude = latitude;
    place->longitude = longitude;
    place->has_coordinates = TRUE;
    return TRUE;
}

/* "Mo-Fr 9:00-12:00; Mo 14:00-17:00" takes Monday's morning away, which is seldom meant. */
static void
warn_replaced(DalilReader *reader, const DalilNode *node, guint replaced)
{
    static const char *const days[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH"};

    for (gsize day = 0; day < G_N_ELEMENTS(days); day++)
        if (replaced >> day & 1)
            dalil_diags_warning(
                reader->diags, node->span,
                "a later part of \"%s\" takes the place of the times before it for "
                "%s; if both hold, write them together, as in %s 09:00-12:00,14:00-17:00",
                node->text, days[day], days[day]);
}

enum { LONG_NIGHT = 16 }; /* hours: longer is rather a slip between morning and evening */

/* What can be read in two ways is asked about. */
static void
warn_doubtful(DalilReader *reader, const DalilNode *node, const DalilHours *week)
{
    int night = dalil_hours_longest_night(week);

    if (night > LONG_NIGHT * 60)
        dalil_diags_warning(reader->diags, node->span,
                            "\"%s\" is open for %d hours on end, into the next day: correct it if "
                            "an afternoon or a morning is meant",
                            node->text, night / 60);
    if (dalil_hours_special_first(node->text))
        dalil_diags_warning(reader->diags, node->span,
                            "in \"%s\" holidays, single weekdays of a month or parts of the year "
                            "stand before ordinary days: they hold here, but maps let the later "
                            "rule hold; write them last",
                            node->text);
}

gboolean
dalil_typed_read_hours(DalilReader *reader, const DalilField *field, const DalilNode *node,
                       void *into)
{
    const char *text = read_scalar(reader, field->key, node, "Mo-Fr 09:00-17:00");
    g_autofree char *message = NULL;
    DalilOpening *opening = into;
    int column = 0;

    if (text == NULL)
        return FALSE;
    if (!dalil_hours_parse(text, &opening->week, &column, &message)) {
        opening->week = (DalilHours){.always = FALSE};
        dalil_diags_error(reader->diags, dalil_reading_inside(node, column), "%s", message);
        return FALSE;
    }
    warn_replaced(reader, node, dalil_hours_replaced(text));
    warn_doubtful(reader, node, &opening->week);
    opening->span = node->span;
    return store_string(text, node, &opening->source);
}

gboolean
dalil_typed_read_country(DalilReader *reader, const DalilField *field, const DalilNode *node,
                         void *into)
{
    const char *text = read_scalar(reader, field->key, node, "MA");

    if (text == NULL)
        return FALSE;
    if (strlen(text) == 2 && g_ascii_isupper(text[0]) && g_ascii_isupper(text[1]))
        return store_string(text, node, into);
    dalil_diags_error(reader->diags, node->span,
                      "\"%s\" is no country: write its two capital letters, like MA", text);
    return FALSE;
}

gboolean
dalil_typed_read_count(DalilReader *reader, const DalilField *field, const DalilNode *node,
                       void *into)
{
    const char *text = read_scalar(reader, field->key, node, "10");
    gint64 count = 0;

    if (text == NULL)
        return FALSE;
    if (g_ascii_string_to_signed(text, 10, 0, 1000000, &count, NULL)) {
        *(int *)into = (int)count;
        return TRUE;
    }
    dalil_diags_error(reader->diags, node->span,
                      "\"%s\" is no whole number from 0 to a million: write one, like 10", text);
    return FALSE;
}

/* Checks one item of a list. FALSE: it recorded an error. */
typedef gboolean (*CheckItem)(DalilReader *reader, const DalilNode *node, const char *text);

static gboolean
refuse_tag(DalilReader *reader, const DalilNode *node, const char *text, const char *const *tags)
{
    const char *near = dalil_nearest(text, tags);

    if (near != NULL)
        dalil_diags_error(reader->diags, node->span,
                          "\"%s\" is no language dalil knows; did you mean \"%s\"?", text, near);
    else
        dalil_diags_error(reader->diags, node->span,
                          "\"%s\" is no language dalil knows: write a tag like fr, ar or en", text);
    return FALSE;
}

static gboolean
check_tag(DalilReader *reader, const DalilNode *node, const char *text)
{
    return dalil_language_lookup(text) != NULL ||
           refuse_tag(reader, node, text, dalil_language_tags());
}

/* A spoken language needs a name to print, no letters to set. */
static gboolean
check_spoken(DalilReader *reader, const DalilNode *node, const char *text)
{
    const DalilReading *reading = reader->user;
    const DalilLanguage *source = dalil_language_lookup(reading->source);

    return dalil_language_lookup(text) != NULL ||
           (source != NULL && dalil_language_name_in(source, text) != NULL) ||
           refuse_tag(reader, node, text, dalil_language_spoken_tags());
}

static gboolean
check_id(DalilReader *reader, const DalilNode *node, const char *text)
{
    gsize length = strlen(text);

    if (length <= ID_MAX && g_ascii_isalnum(text[0]) &&
        strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length)
        return TRUE;
    dalil_diags_error(reader->diags, node->span,
                      "\"%s\" is no id: use small letters a to z, digits and hyphens, at most %d",
                      text, ID_MAX);
    return FALSE;
}

static gboolean
is_repeated(DalilReader *reader, const DalilStrings *strings, const DalilNode *node,
            const char *text)
{
    for (int i = 0; i < strings->n; i++)
        if (strcmp(strings->items[i].text, text) == 0) {
            dalil_diags_error(reader->diags, node->span, "\"%s\" stands here twice: remove one",
                              text);
            return TRUE;
        }
    return FALSE;
}

/* A list of scalars, or one scalar. */
static gboolean
read_list(DalilReader *reader, const DalilField *field, const DalilNode *node, const char *example,
          CheckItem check, void *into)
{
    gboolean list = node->kind == DALIL_LIST;
    int n = list ? node->n : 1;
    DalilStrings read = {dalil_arena_newn(reader->arena, DalilString, MAX(n, 1)), 0};

    if (n == 0)
        dalil_diags_error(reader->diags, node->span,
                          "`%s` is empty: write a value or remove the line", field->key);
    for (int i = 0; i < n; i++) {
        const DalilNode *item = list ? node->items[i] : node;
        const char *text = read_scalar(reader, field->key, item, example);

        if (text != NULL && check(reader, item, text) && !is_repeated(reader, &read, item, text))
            read.items[read.n++] = (DalilString){text, item->span};
    }
    if (read.n == 0)
        return FALSE;
    *(DalilStrings *)into = read;
    return TRUE;
}

gboolean
dalil_typed_read_tag(DalilReader *reader, const DalilField *field, const DalilNode *node,
                     void *into)
{
    const char *text = read_scalar(reader, field->key, node, "fr");

    return text != NULL && check_tag(reader, node, text) && store_string(text, node, into);
}

gboolean
dalil_typed_read_tags(DalilReader *reader, const DalilField *field, const DalilNode *node,
                      void *into)
{
    return read_list(reader, field, node, "fr", check_tag, into);
}

gboolean
dalil_typed_read_spoken(DalilReader *reader, const DalilField *field, const DalilNode *node,
                        void *into)
{
    return read_list(reader, field, node, "fr", check_spoken, into);
}

gboolean
dalil_typed_read_ids(DalilReader *reader, const DalilField *field, const DalilNode *node,
                     void *into)
{
    return read_list(reader, field, node, "clinic-centre", check_id, into);
}
