/* fuzz_yaml.c: any bytes are read without a crash, and never silently as nothing; any tree is
 * read through a table of every kind of field
 *
 * With -DDALIL_FUZZ_REPLAY it is an ordinary program that runs over the files it is given.
 */
#include "load/yaml.h"

#include <stddef.h>
#include <stdint.h>

#include "load/fields.h"

typedef struct {
    DalilSpan span;
    const char *string;
    DalilString id, spanned;
    int whole, word;
    double number, length;
    gboolean yes;
    DalilDate date;
    DalilColour colour;
    DalilStrings list;
    DalilItems below;
} Record;

#define ROW(k, type, member)                                                                       \
    {                                                                                              \
        .key = k, .kind = type, .offset = offsetof(Record, member)                                 \
    }

static const char *const words[] = {"voice", "fax", NULL};

/* Short keys, so that mutations find them. It contains itself through "m". */
static const DalilField fields[] = {
    ROW("a", DALIL_FIELD_STRING, string),
    ROW("b", DALIL_FIELD_ID, id),
    ROW("c", DALIL_FIELD_SPANNED, spanned),
    ROW("d", DALIL_FIELD_INT, whole),
    ROW("e", DALIL_FIELD_NUMBER, number),
    ROW("f", DALIL_FIELD_LENGTH, length),
    ROW("g", DALIL_FIELD_BOOL, yes),
    ROW("h", DALIL_FIELD_DATE, date),
    ROW("i", DALIL_FIELD_COLOUR, colour),
    ROW("l", DALIL_FIELD_STRINGS, list),
    {.key = "id", .kind = DALIL_FIELD_ID, .required = TRUE, .offset = offsetof(Record, id)},
    {.key = "name", .kind = DALIL_FIELD_WORD, .offset = offsetof(Record, word), .words = words},
    {.key = "m",
     .kind = DALIL_FIELD_MAPS,
     .offset = offsetof(Record, below),
     .fields = fields,
     .size = sizeof(Record),
     .span_offset = offsetof(Record, span) + 1},
    {.key = NULL},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *text = g_malloc(size + 1); /* its own block: reading beyond it is seen */
    g_autoptr(GString) dump = g_string_new(NULL);
    DalilNode *root;

    for (size_t i = 0; i < size; i++)
        text[i] = (char)data[i];
    text[size] = '\0';
    root = dalil_yaml_parse(arena, diags, "fuzz.yaml", text, size);
    dalil_node_dump(root, dump);
    g_assert(root != NULL || dalil_diags_errors(diags) > 0);
    g_assert(g_utf8_validate(dump->str, (gssize)dump->len, NULL));
    if (root != NULL) {
        DalilReader reader = {arena, diags, NULL};
        DalilItems items = {NULL, 0};

        dalil_fields_read_list(&reader, &fields[G_N_ELEMENTS(fields) - 2], "thing", root, &items);
    }
    return 0;
}

#include "replay.h"
