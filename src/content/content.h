/* content.h: a network: who, what, where, in every language
 *
 * Reads content/network.yaml, agencies.yaml, services (all .yaml) and translations/<lang>.po, and
 * checks across them: ids unique, agencies and categories known, translations complete for
 * every edition's language. All problems go to the diagnostics; what is usable is kept.
 */
#pragma once

#include "content/press.h"
#include "content/service.h"
#include "lang/hyphenate.h"

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilText name;
    DalilString icon; /* a pictogram's name */
    DalilColour colour;
    DalilInkPress press;
} DalilCategory;

typedef struct {
    DalilSpan span;
    DalilString id;
    DalilText name, description;
    DalilString short_name; /* an acronym, the same in all languages */
    DalilString sort;       /* sorted under this instead of the name */
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

/* When labels, slips and new prints are worth it (record/decision.h). */
typedef struct {
    DalilSpan span;
    int stickers_max;    /* labels on one copy */
    int sticker_percent; /* of the services on it */
    int months_max;      /* since the oldest check */
    int slip_copies;     /* left */
} DalilCopies;

typedef enum { DALIL_ORDER_LISTED, DALIL_ORDER_NAME } DalilOrder;

typedef enum { DALIL_MISSING_REFUSE, DALIL_MISSING_FALLBACK, DALIL_MISSING_OMIT } DalilMissing;

/* What a text that is missing or out of date does in one language. */
typedef struct {
    const char *language; /* interned tag */
    int missing;          /* DalilMissing */
    DalilSpan span;
} DalilRelease;

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
    DalilString base_url;   /* where the pages of print runs stand: recorded leaflets lead there */
    DalilString email;
    DalilItems phones;
    gboolean sample;       /* every page carries the sample mark */
    DalilDate date;        /* of the edition; absent: the newest "verified" */
    int missing;           /* DalilMissing */
    DalilItems release;    /* DalilRelease: languages with a policy of their own */
    int order;             /* DalilOrder: of services in a category, and of agencies */
    DalilItems categories; /* DalilCategory, in reading order */
    DalilItems emergency;  /* DalilEmergency */
    DalilItems notices;    /* DalilNotice */
    DalilCopies circulation;
    DalilPressWish press;
} DalilNetwork;

/* How a recorded print is known again (lent). */
typedef struct {
    const char *code; /* on the paper: "AR 2026-11 r003 7f3a" */
    const char *hash; /* in the PDF's properties */
} DalilPrintMark;

typedef struct {
    DalilNetwork network;
    DalilItems agencies;  /* DalilAgency */
    DalilItems services;  /* DalilService: by category, priority (high first), then as written */
    DalilDate newest;     /* of verified dates and network.date; absent when there is none */
    DalilPrintMark print; /* of the run being recorded; NULLs: none */
    DalilHyphenator *hyphenator; /* lent by whoever opened the network; NULL: words stay whole */
} DalilContent;

/* @folder: the network's folder (with content/ in it). Messages name files relative to it.
 * Returns: (transfer none, owned by @arena): what could be read; NULL when there is no
 * readable network.yaml (@unreadable then says whether a file could not be opened). */
DalilContent *dalil_content_read(DalilArena *arena, DalilDiags *diags, const char *folder,
                                 gboolean *unreadable);

/* The same from the listings alone: whatever stands in PO files is left to others. */
DalilContent *dalil_content_read_listings(DalilArena *arena, DalilDiags *diags, const char *folder,
                                          gboolean *unreadable);

/* The sentence of @text for a reader of @language. NULL: absent everywhere, or, with
 * DALIL_MISSING_OMIT, not translated. */
const DalilTextIn *dalil_text_in(const DalilText *text, const char *language);
/* …else the source's sentence: fallback. */
const DalilTextIn *dalil_text_or_source(const DalilText *text, const char *language,
                                        const char *source);

/* What becomes of a text that @language lacks: its own policy, else the network's. */
DalilMissing dalil_content_missing(const DalilNetwork *network, const char *language);
/* The sentence that policy prints; NULL: nothing. A translation whose source has changed in what
 * matters (a number, a negation) counts as lacking. */
const DalilTextIn *dalil_content_sentence(const DalilNetwork *network, const DalilText *text,
                                          const char *language);

/* Errors (or warnings, as the policy says) for every text of the network that @language lacks,
 * has as a draft, or out of date; sorted with the rest. Returns how many texts it refuses. */
int dalil_content_check_language(const DalilContent *content, DalilDiags *diags,
                                 const char *language);

/* --stage=content: one thing a line, "service clinic-centre content/services/health.yaml:3",
 * two spaces and "name [fr] …". @language NULL: all. */
void dalil_content_dump(const DalilContent *content, const char *language, GString *to);

/* The reference page of all keys, Markdown, made from the tables. */
void dalil_content_document(GString *to);
