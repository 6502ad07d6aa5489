/* fields.h: mappings read through tables
 *
 * One row a key: reading, checking, suggesting and documenting all start from the rows.
 * A reader stores through the row's offset. An unknown key is an error with the nearest
 * known key; a missing required key is an error at the mapping; a value of the wrong kind
 * is an error at the value and leaves the field as it was.
 */
#pragma once

#include "base/diag.h"
#include "load/tree.h"

typedef struct DalilField DalilField;

/* What a row's reader is given. */
typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    gpointer user; /* whoever calls dalil_fields_read() hands it through to custom readers */
} DalilReader;

/* Reads @node into @into (the record's address plus the row's offset). FALSE: nothing was
 * stored and an error was recorded. */
typedef gboolean (*DalilFieldRead)(DalilReader *reader, const DalilField *field,
                                   const DalilNode *node, void *into);

typedef enum {
    DALIL_FIELD_STRING,  /* const char *: one scalar, trimmed, not empty */
    DALIL_FIELD_SPANNED, /* DalilString: the same with its place */
    DALIL_FIELD_ID,      /* DalilString: [a-z0-9-], at most 64, starts with a letter or digit */
    DALIL_FIELD_INT,     /* int */
    DALIL_FIELD_NUMBER,  /* double */
    DALIL_FIELD_LENGTH,  /* double, points */
    DALIL_FIELD_BOOL,    /* gboolean: true false yes no */
    DALIL_FIELD_DATE,    /* DalilDate: 2026-11-23, a real day */
    DALIL_FIELD_COLOUR,  /* DalilColour: "#rrggbb" */
    DALIL_FIELD_WORD,    /* int: index into @words */
    DALIL_FIELD_STRINGS, /* DalilStrings: a list of scalars, or one scalar */
    DALIL_FIELD_MAP,     /* a struct in place, read through @fields */
    DALIL_FIELD_MAPS,    /* DalilItems: a list of structs of @size, each through @fields */
    DALIL_FIELD_CUSTOM,  /* @read does it */
} DalilFieldKind;

struct DalilField {
    const char *key;
    DalilFieldKind kind;
    gboolean required;
    gsize offset;
    const char *help;         /* one line for the reference, in plain words */
    const char *const *words; /* DALIL_FIELD_WORD: NULL-terminated */
    const DalilField *fields; /* DALIL_FIELD_MAP, _MAPS: ends with a NULL key */
    gsize size;               /* DALIL_FIELD_MAPS: of one struct */
    gsize span_offset;        /* _MAP, _MAPS: of the DalilSpan in that struct, + 1; 0: none */
    DalilFieldRead read;      /* DALIL_FIELD_CUSTOM */
    const char *kind_name;    /* DALIL_FIELD_CUSTOM: what the reference calls it ("phones") */
    gboolean private;         /* for the people who keep the listings: never printed, never kept
                               * with a print run */
};

typedef struct {
    const char *text; /* NULL: absent */
    DalilSpan span;
} DalilString;

typedef struct {
    DalilString *items;
    int n;
} DalilStrings;

typedef struct {
    void *items;
    int n;
} DalilItems;

typedef struct {
    int year, month, day; /* year 0: absent */
    DalilSpan span;
} DalilDate;

typedef struct {
    double red, green, blue; /* sRGB 0..1 */
    gboolean set;
} DalilColour;

/* Reads every pair of @map into @record through @fields (ends with a NULL key).
 * @what names the thing for messages ("service", "phone"). FALSE: @map was no mapping, or a
 * required key was missing or unusable; everything usable was stored all the same. */
gboolean dalil_fields_read(DalilReader *reader, const DalilField *fields, const char *what,
                           const DalilNode *map, void *record);

/* Reads a list of mappings of @size bytes each (a single mapping counts as a list of one);
 * items that fail are dropped, with their errors recorded. */
gboolean dalil_fields_read_list(DalilReader *reader, const DalilField *field, const char *what,
                                const DalilNode *node, DalilItems *into);

/* One Markdown table row a key, nested tables below: for the reference page. */
void dalil_fields_document(const DalilField *fields, const char *title, GString *to);

/* "2026-11-23" and the like, for messages and dumps. */
int dalil_date_compare(DalilDate a, DalilDate b); /* absent dates sort first */
