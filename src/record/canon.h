/* canon.h: what an edition says, in the one form equal things have
 *
 * Only what may be printed: no note, no hidden address, nothing of a paused service. Texts are
 * NFC with single spaces, numbers E.164 (";ext=" behind), hours the canonical week, addresses of
 * the web normalised (RFC 3986 6.2.2, 6.2.3), dates ISO 8601. Formatting a listing anew changes
 * nothing here. The JSON form has sorted keys and no spaces, in the spirit of RFC 8785.
 */
#pragma once

#include "base/sum.h"
#include "content/content.h"

/* One row each in the table of fields (canon.c): name in JSON, kind of value, words for people. */
typedef enum {
    DALIL_CANON_NAME,
    DALIL_CANON_AGENCY, /* id of the agency */
    DALIL_CANON_CATEGORY,
    DALIL_CANON_SUMMARY,
    DALIL_CANON_DESCRIPTION,
    DALIL_CANON_ELIGIBILITY,
    DALIL_CANON_BRING,
    DALIL_CANON_FEES,
    DALIL_CANON_APPLY,
    DALIL_CANON_ALERT,
    DALIL_CANON_LANGUAGES,
    DALIL_CANON_PHONES,
    DALIL_CANON_EMAIL,
    DALIL_CANON_URL,
    DALIL_CANON_ADDRESS,
    DALIL_CANON_AREA,
    DALIL_CANON_ENTRANCE,
    DALIL_CANON_ACCESSIBILITY,
    DALIL_CANON_VISIBILITY, /* public, area, hidden: of the place */
    DALIL_CANON_HOURS,
    DALIL_CANON_HOURS_TEXT,
    DALIL_CANON_RAMADAN,
    DALIL_CANON_SUMMER,
    DALIL_CANON_VALID_FROM,
    DALIL_CANON_VALID_TO,
    DALIL_CANON_VERIFIED,
    DALIL_CANON_PHONE_OLD, /* the last day on which former numbers are answered */
    DALIL_CANON_ORDER,     /* place in its category, "0003" */
    DALIL_CANON_FIELDS,
} DalilCanonFieldName;

typedef struct {
    char *value; /* canonical; NULL: absent */
    char *shown; /* as a reader of the language sees it (hours in words, "+212 5 …"); NULL: as value
                  */
    char *source; /* texts: the source language's sentence the translation was made from; NULL: no
                     text */
    guint8 hash[32]; /* SHA-256 of value, 0s when absent */
    gboolean hashed; /* hash is that of value already: sealing need not do it again */
} DalilCanonField;

/* A service, or (is_service FALSE) an emergency number "emergency:15", a notice "notice:rights", an
 * agency "agency:x" or "network" (title, url, phones…): they use the fields that fit. */
typedef struct {
    char *id;
    gboolean is_service;
    char **aliases; /* ids it had before; NULL-terminated */
    DalilCanonField fields[DALIL_CANON_FIELDS];
    guint8 hash[32];
} DalilCanonRecord;

typedef struct {
    char *language;     /* tag */
    GPtrArray *records; /* DalilCanonRecord, sorted by id (services), others behind, sorted */
    guint8 hash[32];    /* of all records */
} DalilCanon;

/* What a reader of @language is told. (transfer full) */
DalilCanon *dalil_canon_new(const DalilContent *content, const DalilLanguage *language);
/* In both languages of an edition; @second may be NULL. (transfer full): of DalilCanon */
GPtrArray *dalil_canon_both(const DalilContent *content, const DalilLanguage *first,
                            const DalilLanguage *second);
void dalil_canon_free(DalilCanon *canon);
/* A field as a reader sees it; NULL: absent. And the name a record goes by, else its id. */
const char *dalil_canon_shown(const DalilCanonRecord *record, DalilCanonFieldName field);
const char *dalil_canon_name(const DalilCanonRecord *record);
/* What a reader needs of a service that came or went: field @i of a few; -1 behind the last. */
int dalil_canon_main(int i);
const DalilCanonRecord *dalil_canon_find(const DalilCanon *canon, const char *id); /* exact id */

/* One JSON object a line, a record each; and back. @error: which line, what is wrong; unknown keys
 * are kept out of the comparison and are no error (a newer program may write more). */
void dalil_canon_write(const DalilCanon *canon, GString *to);
DalilCanon *dalil_canon_read(const char *text, gsize length, const char *language, GError **error);

/* Building one record by record: then sealed, which sorts and hashes. */
DalilCanon *dalil_canon_empty(const char *language);
DalilCanonRecord *dalil_canon_add(DalilCanon *canon, const char *id, gboolean is_service);
void dalil_canon_seal(DalilCanon *canon);
/* The hash of a field that has a value; @sum: begun, and is again afterwards. */
void dalil_canon_hash(DalilCanonField *field, DalilSum *sum);

const char *dalil_canon_field_key(DalilCanonFieldName field);  /* "hours" */
const char *dalil_canon_field_name(DalilCanonFieldName field); /* for people: "opening hours" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilCanon, dalil_canon_free)
