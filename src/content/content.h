/* content.h: a network: who, what, where, in every language
 *
 * Reads content/network.yaml, agencies.yaml, services (all .yaml) and translations/<lang>.po, and
 * checks across them: ids unique, agencies and categories known, translations complete for
 * every edition's language. All problems go to the diagnostics; what is usable is kept.
 */
#pragma once

#include "content/service.h"

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilText name;
    DalilString icon; /* a pictogram's name */
    DalilColour colour;
} DalilCategory;

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilText name, description;
    DalilString short_name; /* an acronym, the same in all languages */
    int kind;               /* 0 public body, 1 association */
    DalilItems phones;
    DalilString email, url;
    DalilText address;
} DalilAgency;

typedef struct {
    DalilSpan span;
    DalilString number; /* short code, LRI wherever printed */
    DalilText name;
    DalilString icon;
} DalilEmergency;

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilText title, text;
    DalilString icon;
    DalilString category_id; /* optional: for its colour */
    int category;            /* -1: none */
} DalilNotice;

typedef enum { DALIL_MISSING_REFUSE, DALIL_MISSING_FALLBACK, DALIL_MISSING_OMIT } DalilMissing;

typedef struct {
    DalilString id;
    DalilText name;  /* of the network */
    DalilText title; /* on the cover */
    DalilText subtitle;
    DalilText imprint;                           /* who publishes, how to correct it */
    DalilText update_title, update_text;         /* beside the QR code */
    DalilText correction_title, correction_text; /* "Une erreur, un changement ?" */
    DalilText notices_title;
    DalilString source; /* language tag */
    const DalilLanguage *source_language;
    DalilString country;    /* "MA" */
    DalilStrings languages; /* of the editions */
    DalilStrings editions;  /* LAYOUT.LANG */
    DalilString url;        /* printed and in the QR code */
    DalilString email;
    DalilItems phones;
    gboolean sample;       /* every page carries the sample mark */
    DalilDate date;        /* of the edition; absent: the newest "verified" */
    int missing;           /* DalilMissing */
    DalilItems categories; /* DalilCategory, in reading order */
    DalilItems emergency;  /* DalilEmergency */
    DalilItems notices;    /* DalilNotice */
} DalilNetwork;

typedef struct {
    DalilNetwork network;
    DalilItems agencies; /* DalilAgency */
    DalilItems services; /* DalilService: by category, priority (high first), then as written */
    DalilDate newest;    /* of verified dates and network.date; absent when there is none */
} DalilContent;

/* @folder: the network's folder (with content/ in it). Messages name files relative to it.
 * Returns: (transfer none, owned by @arena): what could be read; NULL when there is no
 * readable network.yaml (@unreadable then says whether a file could not be opened). */
DalilContent *dalil_content_read(DalilArena *arena, DalilDiags *diags, const char *folder,
                                 gboolean *unreadable);

/* The sentence of @text for a reader of @language. NULL: absent everywhere, or, with
 * DALIL_MISSING_OMIT, not translated. */
const DalilTextIn *dalil_text_in(const DalilText *text, const char *language);
/* …else the source's sentence: fallback. */
const DalilTextIn *dalil_text_or_source(const DalilText *text, const char *language,
                                        const char *source);

/* Errors (or warnings, as network.missing says) for every text of the network that
 * @language lacks or has stale; sorted with the rest. */
void dalil_content_check_language(const DalilContent *content, DalilDiags *diags,
                                  const char *language);

/* --stage=content: one thing a line, "service clinic-centre content/services/health.yaml:3",
 * two spaces and "name [fr] …". @language NULL: all. */
void dalil_content_dump(const DalilContent *content, const char *language, GString *to);

/* The reference page of all keys, Markdown, made from the tables. */
void dalil_content_document(GString *to);
