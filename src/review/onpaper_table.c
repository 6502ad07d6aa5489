/* onpaper_table.c: number, source, translation, room for notes */
#include "review/onpaper_table.h"

#include "record/words.h"
#include "review/words.h"

#define GAP 9.0
#define PAD 4.0     /* above and below a row */
#define LOWEST 30.0 /* of a row: two lines by hand */
#define NUMBER_WIDTH 24.0
#define PILL_HEIGHT 12.0

enum { NUMBER, SOURCE, TRANSLATION, NOTES, COLUMNS, STACK_MAX = 8 };

/* Of what the number leaves: notes need room for a hand. */
static const double shares[COLUMNS] = {[SOURCE] = 0.34, [TRANSLATION] = 0.34, [NOTES] = 0.32};

typedef struct {
    const DalilOnpaperTable *of;
    int page;
    double y;
} Table;

/* One under the other. */
typedef struct {
    DalilBox *boxes[STACK_MAX];
    int n;
} Stack;

static double
width_of(const Table *table, int column)
{
    double rest = table->of->width - 2 * table->of->edge - NUMBER_WIDTH - (COLUMNS - 1) * GAP;

    return column == NUMBER ? NUMBER_WIDTH : shares[column] * rest;
}

static double
start_of(const Table *table, int column)
{
    double x = table->of->edge;

    for (int c = 0; c < column; c++)
        x += width_of(table, c) + GAP;
    return x;
}

static double
bottom(const Table *table)
{
    return table->of->height - table->of->edge;
}

static void
push(Stack *stack, DalilBox *box)
{
    if (stack->n < STACK_MAX)
        stack->boxes[stack->n++] = box;
}

/* Words of the interface. */
static DalilBox *
said(const Table *table, const char *words, DalilProofStyle style, DalilProofInk ink)
{
    DalilSetter *set = table->of->set;
    DalilBox *box = NULL;

    set->language = table->of->cards->interface;
    box = dalil_setter_value(set, words, style, ink,
                             style == DALIL_PROOF_HEAD || style == DALIL_PROOF_TITLE);
    return box;
}

static void
push_said(const Table *table, Stack *to, DalilReviewWord what, DalilProofInk ink)
{
    push(to,
         said(table, dalil_review_say(table->of->cards->interface, what), DALIL_PROOF_SMALL, ink));
}

static double
height_of(const Table *table, const Stack *stack, double width)
{
    double height = 0;

    for (int i = 0; i < stack->n; i++)
        height += dalil_setter_height(table->of->set, stack->boxes[i], width);
    return height;
}

static void
put_stack(const Table *table, const Stack *stack, double x, double width)
{
    double y = table->y;

    for (int i = 0; i < stack->n; i++) {
        dalil_setter_put(table->of->set, stack->boxes[i], table->page, x, y, width,
                         DALIL_PROOF_PAPER);
        y += dalil_setter_height(table->of->set, stack->boxes[i], width);
    }
}

static void
put_rule(Table *table, DalilProofInk ink, double thick)
{
    double edge = table->of->edge;

    dalil_setter_fill(table->of->set, table->page,
                      (DalilRect){edge, table->y, table->of->width - 2 * edge, thick}, ink, 0);
    table->y += thick;
}

static void
put_header(Table *table)
{
    static const DalilReviewWord heads[COLUMNS] = {DALIL_SAY_NUMBER, DALIL_SAY_SOURCE,
                                                   DALIL_SAY_TRANSLATION, DALIL_SAY_NOTES};
    double height = 0;

    for (int c = 0; c < COLUMNS; c++) {
        DalilBox *box = said(table, dalil_review_say(table->of->cards->interface, heads[c]),
                             DALIL_PROOF_HEAD, DALIL_PROOF_INK);
        dalil_setter_put(table->of->set, box, table->page, start_of(table, c), table->y,
                         width_of(table, c), DALIL_PROOF_PAPER);
        height = MAX(height, dalil_setter_height(table->of->set, box, width_of(table, c)));
    }
    table->y += height + 2;
    put_rule(table, DALIL_PROOF_INK, 0.8);
    table->y += PAD;
}

static void
next_page(Table *table)
{
    table->page++;
    table->y = table->of->edge;
    put_header(table);
}

/* What the text is, then the source; with an older one, both sides of what changed. */
static void
push_source(const Table *table, const DalilCard *card, Stack *to)
{
    const DalilCards *cards = table->of->cards;
    DalilSetter *set = table->of->set;
    const char *field = dalil_review_field(cards->interface, card->entry->field);
    const char *old = card->entry->old_source, *now = card->entry->source;

    push(to, said(table, field ? field : card->entry->field, DALIL_PROOF_SMALL, DALIL_PROOF_GREY));
    if (old && now) {
        g_autoptr(GArray) words = dalil_words_diff(old, now);
        push_said(table, to, DALIL_SAY_BEFORE, DALIL_PROOF_GREY);
        set->language = cards->source;
        push(to, dalil_setter_side(set, words, FALSE));
        push_said(table, to, DALIL_SAY_NOW, DALIL_PROOF_GREY);
        set->language = cards->source;
        push(to, dalil_setter_side(set, words, TRUE));
        return;
    }
    set->language = cards->source;
    push(to, dalil_setter_value(set, now, DALIL_PROOF_BODY, DALIL_PROOF_INK, FALSE));
}

static void
push_translation(const Table *table, const DalilCard *card, Stack *to)
{
    DalilSetter *set = table->of->set;

    set->language = card->name_in ? card->name_in : table->of->cards->source;
    push(to, dalil_setter_value(set, card->name, DALIL_PROOF_SMALL, DALIL_PROOF_GREY, FALSE));
    set->language = table->of->cards->language;
    push(to, dalil_setter_value(set, card->entry->translation, DALIL_PROOF_BODY, DALIL_PROOF_INK,
                                FALSE));
    if (!card->entry->translation)
        push_said(table, to, DALIL_SAY_MISSING, DALIL_PROOF_OUT);
    if (card->entry->stale != DALIL_CHANGE_NONE)
        push_said(table, to, DALIL_SAY_STALE, DALIL_PROOF_OUT);
    if (card->entry->state == DALIL_STATE_UNVERIFIED)
        push_said(table, to, DALIL_SAY_INLINE, DALIL_PROOF_INK);
}

static void
put_number(const Table *table, int number)
{
    DalilSetter *set = table->of->set;
    DalilBox *digits = dalil_setter_number(set, number);
    double x = start_of(table, NUMBER);

    dalil_setter_fill(set, table->page, (DalilRect){x, table->y, NUMBER_WIDTH - 2, PILL_HEIGHT},
                      DALIL_PROOF_MARK, PILL_HEIGHT / 2);
    dalil_setter_put(set, digits, table->page, x,
                     table->y +
                         (PILL_HEIGHT - dalil_setter_height(set, digits, NUMBER_WIDTH - 2)) / 2,
                     NUMBER_WIDTH - 2, DALIL_PROOF_MARK);
}

/* A line for the hand at the end of the row. */
static void
put_notes(const Table *table, double height)
{
    dalil_setter_fill(table->of->set, table->page,
                      (DalilRect){start_of(table, NOTES) - GAP / 2, table->y, 0.4, height},
                      DALIL_PROOF_LINE, 0);
}

/* A row no page can hold: line by line, over as many pages as it takes. */
static void
put_tall(Table *table, const Stack *source, const Stack *translation)
{
    for (int k = 0; k < MAX(source->n, translation->n); k++) {
        int from[2] = {k < source->n ? 0 : -1, k < translation->n ? 0 : -1};
        const Stack *sides[2] = {source, translation};
        while (from[0] >= 0 || from[1] >= 0) {
            double most = 0;
            if (table->y + LOWEST > bottom(table))
                next_page(table);
            for (int s = 0; s < 2; s++) {
                double width = width_of(table, SOURCE + s), room = bottom(table) - table->y;
                if (from[s] < 0)
                    continue;
                most = MAX(most, from[s] > 0
                                     ? room
                                     : MIN(room, dalil_setter_height(table->of->set,
                                                                     sides[s]->boxes[k], width)));
                from[s] = dalil_setter_put_lines(table->of->set, sides[s]->boxes[k], table->page,
                                                 start_of(table, SOURCE + s), table->y, width,
                                                 from[s], room);
            }
            table->y += most;
        }
    }
}

static void
put_row(Table *table, const DalilCard *card)
{
    Stack source = {0}, translation = {0};
    double height = LOWEST;

    push_source(table, card, &source);
    push_translation(table, card, &translation);
    height = MAX(height, height_of(table, &source, width_of(table, SOURCE)));
    height = MAX(height, height_of(table, &translation, width_of(table, TRANSLATION)));
    if (table->y + height + PAD > bottom(table))
        next_page(table);
    put_number(table, GPOINTER_TO_INT(g_hash_table_lookup(table->of->numbers, card)));
    if (table->y + height > bottom(table)) {
        put_tall(table, &source, &translation);
    } else {
        put_stack(table, &source, start_of(table, SOURCE), width_of(table, SOURCE));
        put_stack(table, &translation, start_of(table, TRANSLATION), width_of(table, TRANSLATION));
        put_notes(table, height);
        table->y += height;
    }
    table->y += PAD;
    put_rule(table, DALIL_PROOF_LINE, 0.4);
    table->y += PAD;
}

static void
put_opening(Table *table, const char *words, gboolean title)
{
    double width = table->of->width - 2 * table->of->edge;
    DalilBox *boxes[2] = {NULL, NULL};
    g_autofree char *head =
        g_strdup_printf("%s · %s", dalil_review_say(table->of->cards->interface, DALIL_SAY_PROOF),
                        table->of->cards->edition);

    if (title)
        boxes[0] = said(table, head, DALIL_PROOF_TITLE, DALIL_PROOF_INK);
    boxes[1] = said(table, words, title ? DALIL_PROOF_BODY : DALIL_PROOF_HEAD, DALIL_PROOF_INK);
    for (int i = 0; i < 2; i++) {
        if (!boxes[i])
            continue;
        dalil_setter_put(table->of->set, boxes[i], table->page, table->of->edge, table->y, width,
                         DALIL_PROOF_PAPER);
        table->y += dalil_setter_height(table->of->set, boxes[i], width) + 2 * PAD;
    }
}

int
dalil_onpaper_table(const DalilOnpaperTable *of, const GPtrArray *list, const char *opening)
{
    Table table = {of, 0, of->edge};
    gboolean first = g_hash_table_size(of->numbers) == 0;

    if (opening)
        put_opening(&table, opening, first);
    if (list->len > 0)
        put_header(&table);
    for (guint i = 0; i < list->len; i++)
        put_row(&table, list->pdata[i]);
    return table.page + 1;
}
