/* test_record_moves.c: services matched by id between two sheets */
#define _XOPEN_SOURCE 700
#include "edition.h"

#include "record/moves.h"

typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    const DalilTemplate *layout;
    DalilSlots slots;
    GArray *before, *after; /* DalilPrinted */
    DalilCanon *was, *is;
} Sheet;

static void
clear_printed(gpointer data)
{
    g_free(((DalilPrinted *)data)->key);
}

static GArray *
geometry(void)
{
    GArray *array = g_array_new(FALSE, TRUE, sizeof(DalilPrinted));

    g_array_set_clear_func(array, clear_printed);
    return array;
}

static Sheet
sheet_new(const char *layout)
{
    Sheet sheet = {.arena = dalil_arena_new(), .diags = dalil_diags_new()};
    g_autofree char *root = studio_path("");

    sheet.layout = dalil_template_read(sheet.arena, sheet.diags, root, root, layout);
    g_assert_nonnull(sheet.layout);
    sheet.slots = dalil_slots_new(sheet.arena, sheet.layout, 0);
    sheet.before = geometry();
    sheet.after = geometry();
    sheet.was = dalil_canon_empty("fr");
    sheet.is = dalil_canon_empty("fr");
    return sheet;
}

static void
sheet_clear(Sheet *sheet)
{
    g_array_unref(sheet->before);
    g_array_unref(sheet->after);
    dalil_canon_free(sheet->was);
    dalil_canon_free(sheet->is);
    dalil_diags_free(sheet->diags);
    dalil_arena_free(sheet->arena);
}

/* The name of @id at the top of the k-th link of the first flow. */
static void
print_at(const Sheet *sheet, GArray *to, const char *id, int k, gboolean rtl)
{
    DalilSlot slot;
    DalilPrinted printed = {.key = g_strconcat(id, "/name", NULL), .width = 40, .height = 10};

    g_assert_true(dalil_slots_nth(&sheet->slots, k, &slot));
    printed.page = slot.page;
    printed.x = rtl ? sheet->layout->sheet.width - slot.rect.x - 40 : slot.rect.x;
    printed.y = slot.rect.y + 5;
    g_array_append_val(to, printed);
}

static DalilCanonRecord *
service(DalilCanon *canon, const char *id, const char *phone)
{
    DalilCanonRecord *record = dalil_canon_add(canon, id, TRUE);

    record->fields[DALIL_CANON_NAME].value = g_strconcat("Service ", id, NULL);
    record->fields[DALIL_CANON_PHONES].value = g_strdup(phone);
    return record;
}

static GArray *
moves_of(Sheet *sheet, gboolean rtl)
{
    g_autoptr(DalilComparison) comparison = NULL;

    dalil_canon_seal(sheet->was);
    dalil_canon_seal(sheet->is);
    comparison = dalil_compare(sheet->was, sheet->is);
    return dalil_moves(sheet->before, dalil_places_new(sheet->arena, sheet->layout, 2, rtl),
                       sheet->after, dalil_places_new(sheet->arena, sheet->layout, 2, rtl),
                       comparison, sheet->is);
}

static void
move_one(gboolean rtl)
{
    Sheet sheet = sheet_new("trifold-a4");
    g_autoptr(GArray) moves = NULL;
    g_autoptr(GString) told = g_string_new(NULL);
    const DalilMove *move = NULL;

    service(sheet.was, "stays", "1");
    service(sheet.was, "moves", "2");
    service(sheet.is, "stays", "1");
    service(sheet.is, "moves", "2");
    print_at(&sheet, sheet.before, "stays", 0, rtl);
    print_at(&sheet, sheet.before, "moves", 1, rtl);
    print_at(&sheet, sheet.after, "moves", 0, rtl); /* before the one that stays: no matter */
    print_at(&sheet, sheet.after, "stays", 0, rtl);
    moves = moves_of(&sheet, rtl);
    g_assert_cmpuint(moves->len, ==, 1);
    move = &g_array_index(moves, DalilMove, 0);
    g_assert_cmpstr(move->id, ==, "moves");
    g_assert_cmpstr(move->before, ==, "page 2, panel inside-2");
    g_assert_cmpstr(move->after, ==, "page 2, panel inside-1");
    g_assert_true(move->alone);
    dalil_moves_tell(moves, told);
    g_assert_nonnull(strstr(told->str, "S4"));
    g_assert_nonnull(strstr(told->str, "nothing else changed"));
    sheet_clear(&sheet);
}

static void
test_moved(void)
{
    move_one(FALSE);
}

/* The first panel of a right-to-left sheet lies at the right. */
static void
test_moved_mirrored(void)
{
    move_one(TRUE);
}

static void
test_moved_and_changed(void)
{
    Sheet sheet = sheet_new("trifold-a4");
    g_autoptr(GArray) moves = NULL;
    char **aliases = g_new0(char *, 2);
    DalilCanonRecord *record = NULL;

    aliases[0] = g_strdup("former");
    service(sheet.was, "former", "1");
    record = service(sheet.is, "now", "9");
    g_strfreev(record->aliases);
    record->aliases = aliases;
    print_at(&sheet, sheet.before, "former", 0, FALSE);
    print_at(&sheet, sheet.after, "now", 2, FALSE);
    moves = moves_of(&sheet, FALSE);
    g_assert_cmpuint(moves->len, ==, 1);
    g_assert_cmpstr(g_array_index(moves, DalilMove, 0).id, ==, "now");
    g_assert_false(g_array_index(moves, DalilMove, 0).alone);
    sheet_clear(&sheet);
}

/* What came, what went, and what is no service does not move. */
static void
test_no_moves(void)
{
    Sheet sheet = sheet_new("trifold-a4");
    g_autoptr(GArray) moves = NULL;

    service(sheet.was, "went", "1");
    service(sheet.is, "came", "2");
    dalil_canon_add(sheet.was, "notice:a", FALSE);
    dalil_canon_add(sheet.is, "notice:a", FALSE);
    print_at(&sheet, sheet.before, "went", 0, FALSE);
    print_at(&sheet, sheet.before, "notice:a", 0, FALSE);
    print_at(&sheet, sheet.after, "came", 1, FALSE);
    print_at(&sheet, sheet.after, "notice:a", 1, FALSE);
    moves = moves_of(&sheet, FALSE);
    g_assert_cmpuint(moves->len, ==, 0);
    sheet_clear(&sheet);
}

/* Pages of a directory have no panels to tell apart, but columns. */
static void
test_columns(void)
{
    Sheet sheet = sheet_new("directory-a4");
    g_autoptr(GArray) moves = NULL;

    service(sheet.was, "a", "1");
    service(sheet.is, "a", "1");
    print_at(&sheet, sheet.before, "a", 0, FALSE);
    print_at(&sheet, sheet.after, "a", 1, FALSE);
    moves = moves_of(&sheet, FALSE);
    g_assert_cmpuint(moves->len, ==, 1);
    g_assert_nonnull(strstr(g_array_index(moves, DalilMove, 0).before, "column 1"));
    g_assert_nonnull(strstr(g_array_index(moves, DalilMove, 0).after, "column 2"));
    sheet_clear(&sheet);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/moves/moved", test_moved);
    g_test_add_func("/record/moves/mirrored", test_moved_mirrored);
    g_test_add_func("/record/moves/changed", test_moved_and_changed);
    g_test_add_func("/record/moves/none", test_no_moves);
    g_test_add_func("/record/moves/columns", test_columns);
    return g_test_run();
}
