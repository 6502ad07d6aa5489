/* words.h: what a review says itself, in the translator's language
 *
 * The words are in po/, one file a language, and are compiled in (scripts/po-table).
 */
#pragma once

#include "lang/language.h"

typedef enum {
    DALIL_SAY_TITLE, /* "Review" */
    DALIL_SAY_HOW,
    DALIL_SAY_NO_SCRIPT,
    DALIL_SAY_SKIP,
    DALIL_SAY_PAGES,
    DALIL_SAY_PAGE,
    DALIL_SAY_TEXTS,
    DALIL_SAY_DATA,
    DALIL_SAY_DATA_HOW,
    DALIL_SAY_SOURCE,
    DALIL_SAY_CHANGE,
    DALIL_SAY_BEFORE,
    DALIL_SAY_NOW,
    DALIL_SAY_TRANSLATION,
    DALIL_SAY_CHECKS,
    DALIL_SAY_SEE,      /* "See it on the page" */
    DALIL_SAY_NOWHERE,  /* "On no page of these editions" */
    DALIL_SAY_QUESTION, /* "Is the translation right?" */
    DALIL_SAY_YES,
    DALIL_SAY_NO,
    DALIL_SAY_UNSURE,
    DALIL_SAY_BETTER, /* "Better text" */
    DALIL_SAY_COMMENT,
    DALIL_SAY_SHOW, /* "Show" */
    DALIL_SAY_ALL,
    DALIL_SAY_NEW,
    DALIL_SAY_CHANGED,
    DALIL_SAY_PROBLEM,
    DALIL_SAY_LEFT,
    DALIL_SAY_PROGRESS, /* "{n} of {m} checked" */
    DALIL_SAY_NAME,     /* "Your name" */
    DALIL_SAY_SAVE,
    DALIL_SAY_SAVED,
    DALIL_SAY_SEND, /* what to do with the file */
    DALIL_SAY_NEED_NAME,
    DALIL_SAY_NO_STORE, /* the browser keeps nothing */
    DALIL_SAY_KEYS,
    DALIL_SAY_NONE, /* nothing to show under this filter */
    DALIL_SAY_MISSING,
    DALIL_SAY_STALE,
    DALIL_SAY_INLINE,
    DALIL_SAY_COPIED,
    DALIL_SAY_REVIEWED,
    DALIL_SAY_REFUSED, /* somebody said no or unsure before */
    DALIL_SAY_NUMBER,
    DALIL_SAY_NOTES,
    DALIL_SAY_PROOF,
    DALIL_SAY_PROOF_HOW,
    DALIL_SAY_PROOF_FALLBACK,
    DALIL_SAY_KEYBOARD,
    DALIL_SAY_NEXT,
    DALIL_SAY_ALL_DONE,
    DALIL_SAY_PRINTED,
    DALIL_SAY_FALLBACK, /* "not translated yet": of a text on the page */
    DALIL_SAY_TOO_FULL, /* an edition is not shown, for not all of it fits */
    DALIL_SAY_DRAFT,    /* nobody has vouched for these words */
    DALIL_SAYS
} DalilReviewWord;

/* The language of the interface for who reads @language: itself, a near one,
 * else @source, else English. */
const DalilLanguage *dalil_review_interface(const DalilLanguage *language,
                                            const DalilLanguage *source);
/* @interface: as given above. */
const char *dalil_review_say(const DalilLanguage *interface, DalilReviewWord what);
/* "summary" as people say it; "phone2" is a label. NULL: no such field. */
const char *dalil_review_field(const DalilLanguage *interface, const char *field);
/* What check "T02" finds, for somebody who only reads the page. NULL: the check is not told so. */
const char *dalil_review_check(const DalilLanguage *interface, const char *id);
/* Words of this language that nobody has vouched for. */
int dalil_review_drafts(const DalilLanguage *interface);
