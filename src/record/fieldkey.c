/* fieldkey.c: under which keys a layout prints the fields of a record */
#include "record/fieldkey.h"

#include <string.h>

/* What a record is about, told by its id. */
typedef enum { OF_SERVICE, OF_NETWORK, OF_AGENCY, OF_EMERGENCY, OF_NOTICE, OF_CATEGORY, OFS } Of;

static const char *const prefixes[OFS] = {
    [OF_AGENCY] = "agency:",
    [OF_EMERGENCY] = "emergency:",
    [OF_NOTICE] = "notice:",
    [OF_CATEGORY] = "category:",
};

/* The last part of the key a field is printed under, by what it is a field of; several fields may
 * share a line. NULL: no layout prints it as a text of its own. */
static const char *const parts[DALIL_CANON_FIELDS][OFS] = {
    [DALIL_CANON_NAME] = {"name", "title", "name", "name", "title", "name"},
    [DALIL_CANON_SUMMARY] = {"summary", "subtitle"},
    [DALIL_CANON_DESCRIPTION] = {"description", "imprint", "description", NULL, "text"},
    [DALIL_CANON_ELIGIBILITY] = {"eligibility"},
    [DALIL_CANON_BRING] = {"bring"},
    [DALIL_CANON_FEES] = {"fees"},
    [DALIL_CANON_APPLY] = {"apply"},
    [DALIL_CANON_ALERT] = {"alert"},
    [DALIL_CANON_LANGUAGES] = {"languages"},
    [DALIL_CANON_PHONES] = {"phones", "contact", "phones", "number"},
    [DALIL_CANON_EMAIL] = {"email", "contact"},
    [DALIL_CANON_URL] = {"url", "url"},
    [DALIL_CANON_ADDRESS] = {"address", NULL, "address"},
    [DALIL_CANON_AREA] = {"address"},
    [DALIL_CANON_ENTRANCE] = {"entrance"},
    [DALIL_CANON_ACCESSIBILITY] = {"accessibility"},
    [DALIL_CANON_VISIBILITY] = {"address"},
    [DALIL_CANON_HOURS] = {"hours"},
    [DALIL_CANON_HOURS_TEXT] = {"hours"},
    [DALIL_CANON_RAMADAN] = {"hours_ramadan"},
    [DALIL_CANON_SUMMER] = {"hours_summer"},
    [DALIL_CANON_VALID_FROM] = {"valid_from"},
    [DALIL_CANON_VALID_TO] = {"valid_to"},
    [DALIL_CANON_VERIFIED] = {"verified"},
};

static Of
of(const char *id, gsize length)
{
    if (length == strlen("network") && strncmp(id, "network", length) == 0)
        return OF_NETWORK;
    for (int i = 0; i < OFS; i++)
        if (prefixes[i] && strncmp(id, prefixes[i], strlen(prefixes[i])) == 0)
            return (Of)i;
    return OF_SERVICE;
}

char *
dalil_fieldkey_of(const DalilCanonRecord *record, int field)
{
    Of what = record->is_service ? OF_SERVICE : of(record->id, strlen(record->id));
    const char *part = field >= 0 ? parts[field][what] : NULL;

    return part ? g_strconcat(record->id, "/", part, NULL) : NULL;
}

/* "phone2": what the second number is for. */
static gboolean
is_label(const char *field)
{
    gsize length = strlen("phone");

    return g_str_has_prefix(field, "phone") && g_ascii_isdigit(field[length]);
}

char *
dalil_fieldkey_printed(const char *text)
{
    const char *slash = strrchr(text, '/');
    gsize length = slash ? (gsize)(slash - text) : 0;
    const char *part = NULL;

    if (!slash)
        return g_strdup(text);
    if (is_label(slash + 1))
        part = parts[DALIL_CANON_PHONES][of(text, length)];
    for (int i = 0; !part && of(text, length) == OF_SERVICE && i < DALIL_CANON_FIELDS; i++)
        if (strcmp(dalil_canon_field_key((DalilCanonFieldName)i), slash + 1) == 0)
            part = parts[i][of(text, length)];
    return part ? g_strdup_printf("%.*s/%s", (int)length, text, part) : g_strdup(text);
}

gboolean
dalil_fieldkey_is_secret(const DalilPrintChange *change)
{
    const char *seen = change->is ? change->is->fields[DALIL_CANON_VISIBILITY].value : NULL;

    switch (change->field) {
    case DALIL_CANON_ADDRESS:
    case DALIL_CANON_AREA:
    case DALIL_CANON_ENTRANCE:
    case DALIL_CANON_ACCESSIBILITY:
    case DALIL_CANON_VISIBILITY:
        return seen && strcmp(seen, "public") != 0;
    default:
        return FALSE;
    }
}
