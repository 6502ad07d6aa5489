/* service.h: what the listings say, as plain structs
 *
 * Texts are held in every language they were written in; typed values once. Field names
 * follow Open Referral HSDS where it has the same thing.
 */
#pragma once

#include "lang/hours.h"
#include "load/fields.h"

/* One sentence in several languages. */
typedef enum {
    DALIL_TEXT_SOURCE,     /* written in the network's source language */
    DALIL_TEXT_INLINE,     /* a translation in the YAML: nobody knows when it goes stale */
    DALIL_TEXT_TRANSLATED, /* from a PO file, its msgid equal to the source */
    DALIL_TEXT_STALE,      /* from a PO file, made from a source with other words */
    DALIL_TEXT_OVERTAKEN,  /* …with another number, negation or address: it says what is not so */
    DALIL_TEXT_DRAFT, /* from a PO file, fuzzy though its msgid is the source: nobody vouches */
} DalilTextState;

typedef struct {
    const char *language; /* interned tag */
    const char *text;
    DalilTextState state;
    DalilSpan span;
} DalilTextIn;

typedef struct {
    const char *key; /* "service-id/field", the msgctxt; NULL until dalil_content_read() is done */
    DalilSpan span;
    DalilTextIn *in;
    int n; /* 0: the field is absent */
} DalilText;

typedef enum {
    DALIL_PHONE_VOICE,
    DALIL_PHONE_WHATSAPP,
    DALIL_PHONE_TOLLFREE,
    DALIL_PHONE_SMS,
    DALIL_PHONE_EMERGENCY
} DalilPhoneKind;

typedef struct {
    DalilSpan span;
    DalilString number; /* as printed: "+212 5 24 00 00 11"; without a digit it is text */
    int kind;           /* DalilPhoneKind */
    DalilText label;
    DalilString extension;
} DalilPhone;

typedef enum { DALIL_VISIBLE_PUBLIC, DALIL_VISIBLE_AREA, DALIL_VISIBLE_HIDDEN } DalilVisibility;

typedef struct {
    DalilText address; /* one text; lines joined with ", " */
    DalilText area;    /* quarter */
    DalilText entrance;
    DalilText accessibility;
    double latitude, longitude;
    gboolean has_coordinates;
    int visibility; /* DalilVisibility: what is hidden is removed while reading */
    DalilSpan span;
} DalilPlace;

typedef struct {
    DalilSpan span;
    DalilString source; /* as written; NULL text: absent */
    DalilHours week;
} DalilOpening;

typedef enum { DALIL_STATUS_ACTIVE, DALIL_STATUS_INACTIVE, DALIL_STATUS_PAUSED } DalilStatus;

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilStrings aliases;
    DalilString agency_id, category_id;
    DalilText name, summary, description, eligibility, bring, fees, apply, alert;
    DalilStrings languages;    /* spoken, tags */
    DalilItems phones;         /* DalilPhone */
    DalilDate phone_old_until; /* the last day on which former numbers are answered */
    DalilString email, url;
    DalilPlace place;
    DalilOpening hours, hours_ramadan, hours_summer;
    DalilText hours_text;
    struct {
        DalilSpan span;
        DalilDate on;
        DalilString by;
    } verified;
    DalilDate valid_from, valid_to;
    int status;       /* DalilStatus; only active ones are printed */
    DalilString note; /* never printed */
    int priority;
    DalilString sort;

    int agency, category; /* indices, set by dalil_content_read(); -1 never survives it */
} DalilService;
