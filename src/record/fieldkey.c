/* fieldkey.c: under which keys a layout prints the fields of a record */
#include "record/fieldkey.h"

#include <string.h>

/* Under what a field is printed: of a service, of the rest. NULL: not as a text of its own. */
static const struct {
    const char *service, *other;
} suffixes[DALIL_CANON_FIELDS] = {
    [DALIL_CANON_NAME] = {"name", "name"},
    [DALIL_CANON_SUMMARY] = {"summary", "subtitle"},
    [DALIL_CANON_DESCRIPTION] = {"description", "description"},
    [DALIL_CANON_ELIGIBILITY] = {"eligibility", NULL},
    [DALIL_CANON_BRING] = {"bring", NULL},
    [DALIL_CANON_FEES] = {"fees", NULL},
    [DALIL_CANON_APPLY] = {"apply", NULL},
    [DALIL_CANON_ALERT] = {"alert", NULL},
    [DALIL_CANON_LANGUAGES] = {"languages", NULL},
    [DALIL_CANON_PHONES] = {"phones", "contact"},
    [DALIL_CANON_EMAIL] = {"email", "contact"},
    [DALIL_CANON_URL] = {"url", "url"},
    [DALIL_CANON_ADDRESS] = {"address", "address"},
    [DALIL_CANON_AREA] = {"address", NULL},
    [DALIL_CANON_ENTRANCE] = {"entrance", NULL},
    [DALIL_CANON_ACCESSIBILITY] = {"accessibility", NULL},
    [DALIL_CANON_VISIBILITY] = {"address", NULL},
    [DALIL_CANON_HOURS] = {"hours", NULL},
    [DALIL_CANON_HOURS_TEXT] = {"hours", NULL},
    [DALIL_CANON_RAMADAN] = {"hours_ramadan", NULL},
    [DALIL_CANON_SUMMER] = {"hours_summer", NULL},
    [DALIL_CANON_VALID_FROM] = {"valid_from", NULL},
    [DALIL_CANON_VALID_TO] = {"valid_to", NULL},
};

char *
dalil_fieldkey_of(const DalilCanonRecord *record, int field)
{
    const char *suffix = NULL;

    if (field < 0)
        return NULL;
    suffix = record->is_service ? suffixes[field].service : suffixes[field].other;
    if (g_str_has_prefix(record->id, "notice:"))
        suffix = field == DALIL_CANON_NAME          ? "title"
                 : field == DALIL_CANON_DESCRIPTION ? "text"
                                                    : NULL;
    else if (strcmp(record->id, "network") == 0 && field == DALIL_CANON_NAME)
        suffix = "title";
    else if (strcmp(record->id, "network") == 0 && field == DALIL_CANON_DESCRIPTION)
        suffix = "imprint";
    return suffix ? g_strconcat(record->id, "/", suffix, NULL) : NULL;
}

gboolean
dalil_fieldkey_is_secret(const DalilChange *change)
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
