/* language.h: what the program must know to set one language
 *
 * One file a language beside this one (fr.c, ar.c, …), each a single constant a translator
 * can review. Nothing here is read from the machine's locale.
 */
#pragma once

#include <glib.h>

typedef enum { DALIL_LTR, DALIL_RTL } DalilDirection;

/* Where the letters of a script come from. Sizes are relative to the Latin font beside them. */
typedef struct {
    const char *script;  /* ISO 15924, "Arab" */
    const char *family;  /* "Noto Sans Arabic" */
    const char *display; /* family for titles, or NULL */
    const char *bold;    /* family that has a bold when @family has none, or NULL */
    double factor;       /* size against Noto Sans, 1.10 */
    double leading;      /* baseline to baseline, as a multiple of the nominal (Latin) size, factor
                          * already in it: 10 pt French is set on 12.5 pt, 10 pt Arabic on 15 pt */
    double drop; /* the baseline stands this much lower in its line, in the same multiple: for
                  * a hand whose words climb; 0 for most */
    const char *package;      /* the Debian package that brings @family and @display */
    const char *bold_package; /* the one that brings @bold, or NULL */
} DalilFontRow;

/* Phrases the program itself prints. Adding one is adding a row here and in every language. */
typedef enum {
    DALIL_PHRASE_CONTINUED,       /* "(suite)": behind a category heading that goes on */
    DALIL_PHRASE_SAMPLE,          /* the mark on every page of a sample network */
    DALIL_PHRASE_EMERGENCY,       /* "Urgences" */
    DALIL_PHRASE_ALSO_IN,         /* "Disponible aussi en" */
    DALIL_PHRASE_CLOSED,          /* "fermé" */
    DALIL_PHRASE_PUBLIC_HOLIDAYS, /* "jours fériés" */
    DALIL_PHRASE_CLOSED_HOLIDAYS, /* "fermé les jours fériés" */
    DALIL_PHRASE_SCHOOL_HOLIDAYS, /* "vacances scolaires" */
    DALIL_PHRASE_EVERY_DAY,       /* "tous les jours" */
    DALIL_PHRASE_ALWAYS,          /* "24 h/24, 7 j/7" */
    DALIL_PHRASE_ALL_DAY,         /* "24 h/24" */
    DALIL_PHRASE_NEXT_DAY,    /* "le lendemain": behind a closing time that would look too early */
    DALIL_PHRASE_APPOINTMENT, /* "sur rendez-vous" */
    DALIL_PHRASE_RAMADAN,     /* "Ramadan" */
    DALIL_PHRASE_SUMMER,      /* "Été" */
    DALIL_PHRASE_FREE,        /* "gratuit" */
    DALIL_PHRASE_ELIGIBILITY, /* label "Pour qui" */
    DALIL_PHRASE_BRING,       /* label "Apportez" */
    DALIL_PHRASE_FEES,        /* label "Prix" */
    DALIL_PHRASE_APPLY,       /* label "Inscription" */
    DALIL_PHRASE_LANGUAGES,   /* label "Langues" */
    DALIL_PHRASE_ACCESSIBILITY,    /* label "Accessibilité" */
    DALIL_PHRASE_ENTRANCE,         /* label "Entrée" */
    DALIL_PHRASE_ADDRESS_BY_PHONE, /* printed for a hidden place */
    DALIL_PHRASE_WHATSAPP,
    DALIL_PHRASE_TOLLFREE,     /* "numéro gratuit" */
    DALIL_PHRASE_TEXT_MESSAGE, /* "SMS" */
    DALIL_PHRASE_EXTENSION,    /* "poste" */
    DALIL_PHRASE_UNTIL,        /* "jusqu’au %s" */
    DALIL_PHRASE_FROM,         /* "à partir du %s" */
    DALIL_PHRASE_CHECKED,      /* "Vérifié en %s" (month year) */
    DALIL_PHRASE_EDITION,      /* "Édition %s" (month year) */
    DALIL_PHRASE_PAGE,         /* "page" */
    DALIL_PHRASE_INDEX,        /* "Index" / "Sommaire" */
    DALIL_PHRASE_AGENCIES,     /* "Les organismes du réseau" */
    DALIL_PHRASE_COUNT
} DalilPhrase;

/* Languages people speak at the desk; more than the program can set. spoken.c has their tags. */
typedef enum {
    DALIL_SPOKEN_AR,
    DALIL_SPOKEN_ARY, /* Darija */
    DALIL_SPOKEN_ZGH, /* Tamazight, any of Morocco */
    DALIL_SPOKEN_SHI, /* Tachelhit */
    DALIL_SPOKEN_RIF, /* Tarifit */
    DALIL_SPOKEN_FR,
    DALIL_SPOKEN_EN,
    DALIL_SPOKEN_ES,
    DALIL_SPOKEN_PT,
    DALIL_SPOKEN_DE,
    DALIL_SPOKEN_IT,
    DALIL_SPOKEN_WO,
    DALIL_SPOKEN_FF, /* Pular, Fulfulde */
    DALIL_SPOKEN_BM,
    DALIL_SPOKEN_DYU,
    DALIL_SPOKEN_MNK,
    DALIL_SPOKEN_NQO,
    DALIL_SPOKEN_SNK,
    DALIL_SPOKEN_SUS,
    DALIL_SPOKEN_LN,
    DALIL_SPOKEN_SG,
    DALIL_SPOKEN_SW,
    DALIL_SPOKEN_HA,
    DALIL_SPOKEN_YO,
    DALIL_SPOKEN_IG,
    DALIL_SPOKEN_SO,
    DALIL_SPOKEN_AM,
    DALIL_SPOKEN_TI,
    DALIL_SPOKEN_OM,
    DALIL_SPOKEN_FA,
    DALIL_SPOKEN_PRS,
    DALIL_SPOKEN_PS,
    DALIL_SPOKEN_CKB,
    DALIL_SPOKEN_KMR,
    DALIL_SPOKEN_UR,
    DALIL_SPOKEN_TR,
    DALIL_SPOKEN_RU,
    DALIL_SPOKEN_UK,
    DALIL_SPOKEN_ZH,
    DALIL_SPOKEN_SGN, /* a sign language */
    DALIL_SPOKEN_XMS, /* Moroccan Sign Language */
    DALIL_SPOKEN_COUNT
} DalilSpoken;

typedef struct {
    const char *tag;  /* BCP 47, "fr", "ff-Adlm" */
    const char *name; /* in itself: "Français" */
    DalilDirection direction;
    DalilFontRow font; /* its own script; for Latin languages the Latin font with factor 1 */
    const char *pango; /* tag for shaping ("ar", "ff-adlm") */

    /* What a reader of the language has vouched for. Phrases, patterns and names of spoken
     * languages of a draft are drafts, but for the phrases in @vouched. Weekdays and months need
     * no voucher where they are those of Unicode CLDR, which test_lang_icu.c proves
     * and whose exceptions it lists. */
    gboolean draft;
    guint64 vouched;         /* DALIL_VOUCHED(DALIL_PHRASE_CLOSED) | …, by whom in a comment */
    gboolean names_verified; /* weekday, month and their short forms */

    /* Monday first. */
    const char *weekday[7];
    const char *weekday_short[7];
    const char *month[12]; /* as in "mars 2026" */
    const char *month_short[12];

    /* Patterns: dalil_phrase_fill() puts words in place of each %s ("%2$s": the second word).
     * Spaces that must not break are written as no-break spaces here. */
    const char *day_range;       /* "du %s au %s" or "من %s إلى %s": first day, last day */
    const char *day_range_short; /* for weekday_short: "%s–%s" */
    const char *days_times;      /* "%s %s" or "%s: %s": days, times */
    const char *label_text;      /* "%s : %s": a label and what it is about */
    const char *list_comma;      /* between days: ", " / "، " */
    const char *list_and;        /* before the last of several time ranges: " et " / " و" */
    const char *rule_separator;  /* between day groups: " ; " / "؛ " */
    gboolean short_days;         /* hours are printed with weekday_short and month_short */
    const char *hour_style;      /* "9h30" (minutes dropped when 0: "9h"), "9:00" or "09:00" */
    const char *month_year;      /* "%s %s": month, year */
    const char *day_month_year;  /* "%s %s %s": day, month, year */
    const char *day_month;       /* "%s %s": day, month; in hours */
    const char *first_of_month;  /* "1er", or NULL where it is a plain 1 */
    const char *ordinal[6];      /* 1st..5th, last: "1er", "2e" …, "dernier" */
    const char *ordinals_and;    /* " et ": first and third */
    const char *nth_weekday;     /* "%s %s du mois": ordinal, weekday */
    const char *quote_open, *quote_close;
    gboolean french_spacing; /* narrow no-break space before ; : ! ? and inside « » */

    /* Names of spoken languages, as they stand in a list ("arabe"). */
    const char *spoken[DALIL_SPOKEN_COUNT];
    const char *phrase[DALIL_PHRASE_COUNT];
} DalilLanguage;

#define DALIL_VOUCHED(phrase) (G_GUINT64_CONSTANT(1) << (phrase))
G_STATIC_ASSERT(DALIL_PHRASE_COUNT <= 64);

gboolean dalil_language_phrase_is_draft(const DalilLanguage *language, DalilPhrase phrase);
/* Appends the first drafts to @to, by their English meaning: `"(continued)", "closed" and 33 more`;
 * @n is their number. Nothing is appended when there is none. */
void dalil_language_draft_phrases(const DalilLanguage *language, GString *to, int *n);
/* Every string of the language, a line each: key, "verified" or "draft", the string. */
void dalil_language_dump(const DalilLanguage *language, GString *to);

/* @tag: exact, case-sensitive. Returns: NULL when unknown. */
const DalilLanguage *dalil_language_lookup(const char *tag);
const DalilLanguage *const *dalil_languages(int *n);
const char *const *dalil_language_tags(void); /* NULL-terminated, for dalil_nearest() */

/* The name of @spoken ("wo", "fr"; "ff-Adlm" counts as "ff") as written in @in ("wolof" in
 * French); NULL when unknown. */
const char *dalil_language_name_in(const DalilLanguage *in, const char *spoken);
const char *const *dalil_language_spoken_tags(void); /* NULL-terminated, for dalil_nearest() */

/* The font row for a script that is not the language's own (a Latin name inside Arabic is
 * the Latin row; an Arabic name inside French the Arabic one). NULL: no font for it. */
const DalilFontRow *dalil_font_row_lookup(const char *script);
const DalilFontRow *dalil_font_row_latin(void);
