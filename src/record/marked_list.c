/* marked_list.c: removed services, then old and new side by side */
#include "record/marked_list.h"

#include <string.h>

#include "record/words.h"

#define MARGIN 42.0
#define GAP 9.0
#define DISC 12.0
#define PAD 4.0 /* above and below a row */

enum { COLUMNS = 4, STACK_MAX = 6 };

/* Number, service, in print, now: the widths and the gaps make up the measure of 511 pt. */
static const double widths[COLUMNS] = {16, 138, 165, 165};

typedef struct {
    DalilSetter *set;
    const DalilAnswer *answer;
    int page;
    double y;
} List;

/* One under the other. */
typedef struct {
    DalilBox *boxes[STACK_MAX];
    int n;
} Stack;

static void
push(Stack *stack, DalilBox *box)
{
    if (stack->n < STACK_MAX)
        stack->boxes[stack->n++] = box;
}

static double
height_of(List *list, const Stack *stack, double width)
{
    double height = 0;

    for (int i = 0; i < stack->n; i++)
        height += dalil_setter_height(list->set, stack->boxes[i], width);
    return height;
}

static void
put_stack(List *list, const Stack *stack, double x, double width)
{
    double y = list->y;

    for (int i = 0; i < stack->n; i++) {
        dalil_setter_put(list->set, stack->boxes[i], list->page, x, y, width, DALIL_PROOF_PAPER);
        y += dalil_setter_height(list->set, stack->boxes[i], width);
    }
}

static double
bottom(void)
{
    return DALIL_LIST_HEIGHT - MARGIN;
}

static double
measure(void)
{
    return DALIL_LIST_WIDTH - 2 * MARGIN;
}

/* Goes to the next page when @height does not fit any more. TRUE: it did. */
static gboolean
make_room(List *list, double height)
{
    if (list->y + height <= bottom() || list->y <= MARGIN)
        return FALSE;
    list->page++;
    list->y = MARGIN;
    return TRUE;
}

static void
put_line(List *list, DalilBox *box, double before)
{
    double height = dalil_setter_height(list->set, box, measure());

    if (!make_room(list, before + height))
        list->y += before;
    dalil_setter_put(list->set, box, list->page, MARGIN, list->y, measure(), DALIL_PROOF_PAPER);
    list->y += height;
}

static void
put_rule(List *list, DalilProofInk ink, double thick)
{
    dalil_setter_fill(list->set, list->page, (DalilRect){MARGIN, list->y, measure(), thick}, ink,
                      0);
    list->y += thick;
}

static void
put_cells(List *list, const Stack cells[COLUMNS])
{
    double x = MARGIN;

    for (int c = 0; c < COLUMNS; c++) {
        put_stack(list, &cells[c], x, widths[c]);
        x += widths[c] + GAP;
    }
}

static double
row_height(List *list, const Stack cells[COLUMNS])
{
    double height = DISC;

    for (int c = 0; c < COLUMNS; c++)
        height = MAX(height, height_of(list, &cells[c], widths[c]));
    return height;
}

static void
put_header(List *list)
{
    static const char *const heads[COLUMNS] = {NULL, "Service", "In print", "Now"};
    Stack cells[COLUMNS] = {0};

    for (int c = 0; c < COLUMNS; c++)
        if (heads[c])
            push(&cells[c],
                 dalil_setter_words(list->set, heads[c], DALIL_PROOF_HEAD, DALIL_PROOF_INK));
    put_cells(list, cells);
    list->y += row_height(list, cells) + 2;
    put_rule(list, DALIL_PROOF_INK, 0.8);
    list->y += PAD;
}

/* The k-th texts of both sides, over as many pages as they need. */
static void
put_tall_sides(List *list, const Stack cells[COLUMNS], int k)
{
    int from[COLUMNS] = {-1, -1, k < cells[2].n ? 0 : -1, k < cells[3].n ? 0 : -1};

    while (from[2] >= 0 || from[3] >= 0) {
        double x = MARGIN;
        if (list->y >= bottom()) {
            list->page++;
            list->y = MARGIN;
            put_header(list);
        }
        for (int c = 0; c < COLUMNS; x += widths[c++] + GAP)
            if (from[c] >= 0)
                from[c] = dalil_setter_put_lines(list->set, cells[c].boxes[k], list->page, x,
                                                 list->y, widths[c], from[c], bottom() - list->y);
        list->y = bottom();
    }
}

static void
put_number(List *list, int number)
{
    DalilBox *digits = dalil_setter_number(list->set, number);

    dalil_setter_fill(list->set, list->page, (DalilRect){MARGIN, list->y, DISC, DISC},
                      DALIL_PROOF_MARK, DISC / 2);
    dalil_setter_put(list->set, digits, list->page, MARGIN,
                     list->y + (DISC - dalil_setter_height(list->set, digits, DISC)) / 2, DISC,
                     DALIL_PROOF_MARK);
}

/* A row stays whole, if a page can hold it; on a new page the header comes again. */
static void
put_row(List *list, int number, const Stack cells[COLUMNS])
{
    double height = row_height(list, cells);

    if (make_room(list, height + PAD))
        put_header(list);
    put_number(list, number);
    if (height > bottom() - list->y) {
        put_stack(list, &cells[1], MARGIN + widths[0] + GAP, widths[1]);
        for (int k = 0; k < MAX(cells[2].n, cells[3].n); k++)
            put_tall_sides(list, cells, k);
        return;
    }
    put_cells(list, cells);
    list->y += height + PAD;
    put_rule(list, DALIL_PROOF_LINE, 0.4);
    list->y += PAD;
}

/* What a reader needs of a service that came or went. */
static void
push_record(List *list, Stack *to, const DalilCanonRecord *record, DalilProofInk ink)
{
    for (int i = 0, field; record && (field = dalil_canon_main(i)) >= 0; i++) {
        const char *text = dalil_canon_shown(record, (DalilCanonFieldName)field);
        if (text)
            push(to, dalil_setter_value(list->set, text, DALIL_PROOF_BODY, ink, FALSE));
    }
    if (to->n == 0)
        push(to, dalil_setter_value(list->set, NULL, DALIL_PROOF_BODY, ink, FALSE));
}

static void
push_sides(List *list, const DalilPrintChange *change, Stack *before, Stack *after)
{
    if (change->kind == DALIL_CHANGE_ADDED || change->kind == DALIL_CHANGE_REMOVED) {
        push_record(list, before, change->kind == DALIL_CHANGE_REMOVED ? change->was : NULL,
                    DALIL_PROOF_OUT);
        push_record(list, after, change->kind == DALIL_CHANGE_ADDED ? change->is : NULL,
                    DALIL_PROOF_IN);
    } else if (dalil_compare_is_sentence(change)) {
        g_autoptr(GArray) words = dalil_words_diff(change->before, change->after);
        push(before, dalil_setter_side(list->set, words, FALSE));
        push(after, dalil_setter_side(list->set, words, TRUE));
    } else {
        push(before, dalil_setter_value(list->set, change->before, DALIL_PROOF_BODY,
                                        DALIL_PROOF_OUT, FALSE));
        push(after,
             dalil_setter_value(list->set, change->after, DALIL_PROOF_BODY, DALIL_PROOF_IN, FALSE));
    }
}

static void
put_change(List *list, int number, const DalilPrintChange *change)
{
    g_autofree char *what = g_strdup_printf(
        "S%d  %s", change->severity,
        change->field < 0 ? dalil_change_word(change->kind)
                          : dalil_canon_field_name((DalilCanonFieldName)change->field));
    const DalilLanguage *language =
        change->language ? dalil_language_lookup(change->language) : NULL;
    Stack cells[COLUMNS] = {0};

    list->set->language = language ? language : list->set->edition->language;
    push(&cells[1],
         dalil_setter_value(list->set, change->name, DALIL_PROOF_BODY, DALIL_PROOF_INK, TRUE));
    push(&cells[1], dalil_setter_words(list->set, what, DALIL_PROOF_SMALL, DALIL_PROOF_INK));
    push(&cells[1],
         dalil_setter_words(list->set, change->reason, DALIL_PROOF_SMALL, DALIL_PROOF_GREY));
    push_sides(list, change, &cells[2], &cells[3]);
    put_row(list, number, cells);
}

gboolean
dalil_marked_counts(const DalilPrintChange *change)
{
    return change->severity < DALIL_BOOKKEEPING;
}

static void
put_words(List *list, DalilProofStyle style, double before, const char *words)
{
    put_line(list, dalil_setter_words(list->set, words, style, DALIL_PROOF_INK), before);
}

static void
put_title(List *list)
{
    const DalilAnswer *answer = list->answer;
    g_autofree char *title = g_strdup_printf("%s: marked proof", answer->edition);
    g_autofree char *since =
        g_strdup_printf("What changed since the print of %s (%s), of which about %d copies of %d "
                        "are left.",
                        answer->run->date, answer->run->code, answer->left, answer->run->quantity);
    GString *decision = g_string_new(dalil_do_word(answer->decision->what));

    for (guint i = 0; i < answer->decision->reasons->len; i++)
        g_string_append_printf(decision, "%s%s", i > 0 ? "; " : ": ",
                               (const char *)answer->decision->reasons->pdata[i]);
    put_words(list, DALIL_PROOF_TITLE, 0, title);
    put_words(list, DALIL_PROOF_BODY, PAD, since);
    put_words(list, DALIL_PROOF_HEAD, PAD, decision->str);
    if (answer->look) {
        g_autofree char *look = g_strdup_printf("S4  its look: other %s", answer->look);
        put_words(list, DALIL_PROOF_BODY, PAD, look);
    }
    put_words(list, DALIL_PROOF_BODY, PAD,
              "On the pages, a bar marks an entry that changed, the tint what changed in it; the "
              "numbers are those below. Red is only in print, green is only there now.");
    g_string_free(decision, TRUE);
}

/* Changes for which @removed is true, or the others, numbered as on the pages. */
static int
put_changes(List *list, gboolean removed, const char *title)
{
    const GArray *changes = list->answer->comparison->changes;
    int number = 0, n = 0;

    for (guint i = 0; i < changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(changes, DalilPrintChange, i);
        if (!dalil_marked_counts(change))
            continue;
        number++;
        if ((change->kind == DALIL_CHANGE_REMOVED) != removed)
            continue;
        if (n++ == 0) {
            make_room(list, 90); /* a title with its first row */
            put_words(list, DALIL_PROOF_HEAD, 14, title);
            list->y += PAD;
            put_header(list);
        }
        put_change(list, number, change);
    }
    return n;
}

static void
put_moves(List *list, const GArray *moves)
{
    list->set->language = list->set->edition->language;
    for (guint i = 0; moves && i < moves->len; i++) {
        const DalilMove *move = &g_array_index(moves, DalilMove, i);
        g_autofree char *words = g_strdup_printf("from %s to %s%s", move->before, move->after,
                                                 move->alone ? "; nothing else changed" : "");
        DalilBox *name =
            dalil_setter_value(list->set, move->name, DALIL_PROOF_BODY, DALIL_PROOF_INK, TRUE);
        DalilBox *way = dalil_setter_words(list->set, words, DALIL_PROOF_BODY, DALIL_PROOF_INK);
        double start = widths[0] + widths[1] + 2 * GAP;
        double height = MAX(dalil_setter_height(list->set, name, start - GAP),
                            dalil_setter_height(list->set, way, measure() - start));
        if (i == 0)
            put_words(list, DALIL_PROOF_HEAD, 14, "In another place");
        make_room(list, height + PAD);
        dalil_setter_put(list->set, name, list->page, MARGIN, list->y, start - GAP,
                         DALIL_PROOF_PAPER);
        dalil_setter_put(list->set, way, list->page, MARGIN + start, list->y, measure() - start,
                         DALIL_PROOF_PAPER);
        list->y += height + PAD;
    }
}

int
dalil_marked_list(DalilSetter *setter, const DalilAnswer *answer, const GArray *moves)
{
    List list = {setter, answer, 0, MARGIN};
    int n = 0;

    put_title(&list);
    n += put_changes(&list, TRUE, "Removed: on no page any more");
    n += put_changes(&list, FALSE, "Changed");
    if (n == 0)
        put_words(&list, DALIL_PROOF_BODY, 14, "Nothing changed that a reader sees.");
    put_moves(&list, moves);
    return list.page + 1;
}
