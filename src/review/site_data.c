/* site_data.c: data as printed */
#include "review/site_data.h"

#include <string.h>

#include "record/fieldkey.h"
#include "record/html.h"
#include "review/words.h"

static const DalilCanonFieldName shown[] = {
    DALIL_CANON_PHONES, DALIL_CANON_HOURS, DALIL_CANON_RAMADAN,    DALIL_CANON_SUMMER,
    DALIL_CANON_EMAIL,  DALIL_CANON_URL,   DALIL_CANON_VALID_FROM, DALIL_CANON_VALID_TO,
};

static const char *
value_of(const DalilCanonRecord *record, DalilCanonFieldName field)
{
    const DalilCanonField *at = &record->fields[field];

    return at->shown ? at->shown : at->value;
}

static gboolean
has_data(const DalilCanonRecord *record)
{
    for (gsize i = 0; i < G_N_ELEMENTS(shown); i++)
        if (value_of(record, shown[i]))
            return TRUE;
    return FALSE;
}

const char *
dalil_site_data_name(const DalilCards *cards, const char *thing)
{
    static const char *const fields[] = {"name", "title"};

    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_autofree char *key = g_strdup_printf("%s/%s", thing, fields[i]);
        const DalilCard *card = g_hash_table_lookup(cards->by_key, key);
        if (card)
            return card->name;
    }
    return thing;
}

char *
dalil_site_data_target(const DalilCards *cards, const char *key)
{
    const char *slash = strrchr(key, '/');
    g_autofree char *thing = slash ? g_strndup(key, (gsize)(slash - key)) : g_strdup(key);
    const DalilCanonRecord *record = dalil_canon_find(cards->canon, thing);

    if (!record || !has_data(record))
        return g_strdup("data");
    for (gsize i = 0; i < G_N_ELEMENTS(shown); i++) {
        g_autofree char *printed = dalil_fieldkey_of(record, (int)shown[i]);
        if (g_strcmp0(key, printed) == 0 && value_of(record, shown[i]))
            return g_strdup_printf("data:%s/%s", thing, dalil_canon_field_key(shown[i]));
    }
    return g_strdup_printf("data:%s", thing);
}

static void
add_row(GString *to, const DalilCards *cards, const DalilCanonRecord *record,
        DalilCanonFieldName field)
{
    const char *key = dalil_canon_field_key(field);
    const char *name = dalil_review_field(cards->interface, key);

    g_string_append(to, "<tr tabindex=\"-1\" id=\"data:");
    dalil_html_escape(to, record->id);
    g_string_append_printf(to, "/%s\"><th scope=\"row\">", key);
    dalil_html_escape(to, name ? name : dalil_canon_field_name(field));
    g_string_append(to, "</th><td>");
    dalil_html_value(to, cards->language, value_of(record, field));
    g_string_append(to, "</td></tr>\n");
}

void
dalil_site_data_add(GString *to, const DalilCards *cards)
{
    g_string_append(to, "<section id=\"data\" tabindex=\"-1\"><h2>");
    dalil_html_escape(to, dalil_review_say(cards->interface, DALIL_SAY_DATA));
    g_string_append(to, "</h2>\n<p>");
    dalil_html_escape(to, dalil_review_say(cards->interface, DALIL_SAY_DATA_HOW));
    g_string_append(to, "</p>\n");
    for (guint i = 0; i < cards->canon->records->len; i++) {
        const DalilCanonRecord *record = cards->canon->records->pdata[i];
        if (!has_data(record))
            continue;
        g_string_append(to, "<table tabindex=\"-1\" id=\"data:");
        dalil_html_escape(to, record->id);
        g_string_append(to, "\"><caption>");
        dalil_html_value(to, NULL, dalil_site_data_name(cards, record->id));
        g_string_append(to, "</caption><tbody>\n");
        for (gsize k = 0; k < G_N_ELEMENTS(shown); k++)
            if (value_of(record, shown[k]))
                add_row(to, cards, record, shown[k]);
        g_string_append(to, "</tbody></table>\n");
    }
    g_string_append(to, "</section>\n");
}
