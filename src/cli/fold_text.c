/* fold_text.c: a folded sheet in plain letters: both sides, how to fold, what lies where */
#include <math.h>
#include <string.h>

#include "cli/fold_picture.h"
#include "layout/slots.h"
#include "template/sheet.h"

enum { WIDE = 64, NARROWEST = 7, NAME_LINES = 4 }; /* characters of a drawn sheet, of a panel */

static double
mm(double points)
{
    return points / DALIL_MM(1);
}

/* "99.5" or "100": at most one decimal. */
static char *
shown_mm(double points)
{
    double tenths = round(mm(points) * 10);

    return fmod(tenths, 10) == 0 ? g_strdup_printf("%.0f", tenths / 10)
                                 : g_strdup_printf("%.1f", tenths / 10);
}

/* Ids are ASCII, so bytes are columns. */
static void
centred(GString *to, const char *text, int length, int room)
{
    int before = MAX(room - length, 0) / 2;

    g_string_append_printf(to, "%*s%.*s%*s", before, "", length, text,
                           MAX(room - length - before, 0), "");
}

typedef struct {
    const DalilFoldCell *cells;
    int n;
    int columns[DALIL_FOLD_COLUMNS]; /* characters between the lines */
} Drawing;

/* A row between the edges: the k-th line of what each panel says. */
static void
draw_row(const Drawing *drawing, int row, GString *to)
{
    g_string_append(to, "  |");
    for (int i = 0; i < drawing->n; i++) {
        const DalilFoldCell *cell = &drawing->cells[i];
        int room = drawing->columns[i], from = (row - 1) * room;
        g_autofree char *number = g_strdup_printf("%d", cell->number);
        const char *text = row == 0 ? number : cell->name;
        int length = (int)strlen(text);

        if (row == 0)
            centred(to, text, length, room);
        else if (row > 0 && from < length)
            centred(to, text + from, MIN(length - from, room), room);
        else
            centred(to, "", 0, room);
        g_string_append(to, i + 1 == drawing->n ? "|\n" : ":");
    }
}

static void
draw_edge(const Drawing *drawing, GString *to)
{
    static const char marks[] = "-VM";

    for (int i = 0; i < drawing->n; i++) {
        g_string_append(to, i == 0 ? "  +" : "");
        if (i > 0)
            g_string_append_c(to, marks[drawing->cells[i].crease]);
        for (int k = 0; k < drawing->columns[i]; k++)
            g_string_append_c(to, '-');
    }
    g_string_append(to, "+\n");
}

static void
draw_widths(const Drawing *drawing, GString *to)
{
    g_string_append(to, "  ");
    for (int i = 0; i < drawing->n; i++) {
        g_autofree char *width = shown_mm(drawing->cells[i].width);
        g_autofree char *text = g_strdup_printf("%s mm", width);

        g_string_append_c(to, ' ');
        centred(to, text, (int)strlen(text), drawing->columns[i]);
    }
    while (to->str[to->len - 1] == ' ')
        g_string_truncate(to, to->len - 1);
    g_string_append_c(to, '\n');
}

/* "folds 97 and 197 mm from the left edge" */
static void
tell_creases(const DalilFoldCell *cells, int n, GString *to)
{
    g_string_append(to, n > 2 ? "  folds " : "  fold ");
    for (int i = 1; i < n; i++) {
        g_autofree char *x = shown_mm(cells[i].x);

        g_string_append_printf(to, "%s%s", i == 1 ? "" : i + 1 == n ? " and " : ", ", x);
    }
    g_string_append(to, " mm from the left edge\n");
}

static void
draw(const DalilFoldCell *cells, int n, GString *to)
{
    Drawing drawing = {cells, n, {0}};
    double whole = cells[n - 1].x + cells[n - 1].width;
    int lines = 1;

    for (int i = 0; i < n; i++) {
        drawing.columns[i] = MAX((int)round(WIDE * cells[i].width / whole), NARROWEST);
        lines = MAX(lines, ((int)strlen(cells[i].name) - 1) / drawing.columns[i] + 1);
    }
    draw_widths(&drawing, to);
    draw_edge(&drawing, to);
    draw_row(&drawing, -1, to);
    for (int row = 0; row <= lines; row++)
        draw_row(&drawing, row, to);
    draw_row(&drawing, -1, to);
    draw_edge(&drawing, to);
    tell_creases(cells, n, to);
}

/* "panel 4 (inside-3)", "panels 2 (door) and 5 (flap)" */
static void
name_panels(const DalilFoldPicture *picture, const int *numbers, int n, GString *to)
{
    g_string_append(to, n == 1 ? "panel " : "panels ");
    for (int i = 0; i < n; i++)
        g_string_append_printf(to, "%s%d (%s)",
                               i == 0       ? ""
                               : i + 1 == n ? " and "
                                            : ", ",
                               numbers[i], dalil_fold_picture_name(picture, numbers[i]));
}

static gboolean
has(const DalilFoldView *view, int number)
{
    for (int i = 0; i < view->n; i++)
        if (view->panels[i] == number)
            return TRUE;
    return FALSE;
}

static int
face_up(const DalilFolding *folding, int state, int column)
{
    return folding->states[state][column].turned ? folding->plan.outside[column]
                                                 : folding->plan.inside[column];
}

/* Panels that are seen before step @k on the part that moves (or stays). Of what stays, only what
 * the fold hides; when it hides nothing quite, the panel beside the crease. */
static int
part_of(const DalilFolding *folding, int k, gboolean moving, int *numbers)
{
    const DalilFoldStep *step = &folding->plan.steps[k];
    int n = 0;

    for (int i = 0; i < folding->plan.n; i++) {
        int column = folding->plan.rtl ? folding->plan.n - 1 - i : i, number = 0;
        gboolean moves = step->end ? column >= step->crease : column < step->crease;
        number = face_up(folding, k, column);
        if (moves == moving && has(&folding->views[k], number) &&
            (moving || !has(&folding->views[k + 1], number)))
            numbers[n++] = number;
    }
    if (n == 0)
        numbers[n++] = face_up(folding, k, step->crease - (step->end == !moving));
    return n;
}

static void
tell_step(const DalilFoldPicture *picture, int k, GString *to)
{
    const DalilFolding *folding = picture->folding;
    const DalilFoldStep *step = &folding->plan.steps[k];
    gboolean from_left = step->end == picture->rtl;
    int numbers[DALIL_FOLD_COLUMNS], n = part_of(folding, k, TRUE, numbers);

    g_string_append_printf(to, "  %d. Fold the %s part, ", k + 2, from_left ? "left" : "right");
    name_panels(picture, numbers, n, to);
    g_string_append_printf(to, ", to the %s %s ", from_left ? "right" : "left",
                           step->under ? "behind" : "over");
    n = part_of(folding, k, FALSE, numbers);
    if (step->under)
        n = 1, numbers[0] = face_up(folding, k, step->crease - step->end);
    name_panels(picture, numbers, n, to);
    g_string_append(to, ".\n");
}

static void
tell_steps(const DalilFoldPicture *picture, GString *to)
{
    const DalilFolding *folding = picture->folding;
    const DalilFoldView *front = &folding->views[folding->n_states - 1];

    g_string_append(to, "\nHow to fold\n  1. Lay the sheet down with the inside up: ");
    name_panels(picture, folding->views[0].panels, folding->views[0].n, to);
    g_string_append(to, " from left to right.\n");
    for (int k = 0; k < folding->plan.n_steps; k++)
        tell_step(picture, k, to);
    g_string_append(to, "  Now ");
    name_panels(picture, front->panels, front->n, to);
    g_string_append_printf(to, " %s in front, ", front->n == 1 ? "is" : "are");
    name_panels(picture, folding->back.panels, folding->back.n, to);
    if (front->n > 1)
        g_string_append(to, " is the back, and the doors open in the middle.\n");
    else
        g_string_append_printf(to, " is the back, and the cover opens at the %s edge.\n",
                               picture->rtl ? "left" : "right");
}

/* Columns of the plan from the top of the finished piece down. */
static void
sort_leaves(const DalilFolding *folding, int *columns)
{
    const DalilLeaf *leaves = folding->states[folding->n_states - 1];

    for (int i = 0; i < folding->plan.n; i++) {
        int at = i;
        for (; at > 0 && leaves[columns[at - 1]].layer < leaves[i].layer; at--)
            columns[at] = columns[at - 1];
        columns[at] = i;
    }
}

static void
tell_stack(const DalilFoldPicture *picture, GString *to)
{
    const DalilFolding *folding = picture->folding;
    const DalilFoldPlan *plan = &folding->plan;
    int columns[DALIL_FOLD_COLUMNS] = {0};
    g_autofree char *width = shown_mm(folding->width);
    g_autofree char *height = shown_mm(picture->layout->sheet.height);

    sort_leaves(folding, columns);
    g_string_append_printf(to, "\nFolded: %s x %s mm, %.2g mm thick. From front to back\n", width,
                           height, mm(folding->thickness));
    for (int i = 0; i < plan->n; i++) {
        int up = face_up(folding, folding->n_states - 1, columns[i]);
        int both[] = {up, plan->inside[columns[i]] + plan->outside[columns[i]] - up};

        g_string_append(to, "  ");
        name_panels(picture, both, 1, to);
        g_string_append(to, ", on its back ");
        name_panels(picture, both + 1, 1, to);
        g_string_append_c(to, '\n');
    }
}

static void
tell_view(const DalilFoldView *view, GString *to)
{
    for (int i = 0; i < view->n; i++)
        g_string_append_printf(to, " %d", view->panels[i]);
}

static void
tell_reading(const DalilFolding *folding, GString *to)
{
    g_string_append(to, "\nOpening it, a reader sees, from left to right\n  closed:     ");
    for (int k = folding->n_states - 1; k >= 0; k--) {
        tell_view(&folding->views[k], to);
        g_string_append(to, k > 1 ? "\n  opened more:" : k == 1 ? "\n  open:       " : "\n");
    }
    g_string_append(to, "  turned over:");
    tell_view(&folding->reverse, to);
    g_string_append_c(to, '\n');
}

static void
tell_sheet(const DalilFoldPicture *picture, GString *to)
{
    DalilFoldCell cells[DALIL_FOLD_COLUMNS];
    const DalilTemplate *layout = picture->layout;

    for (int side = 0; side < 2; side++) {
        int n = dalil_fold_picture_side(picture, side, cells);
        g_string_append(to, side == 0 ? "\nOutside (first page)\n" : "\nInside (second page)\n");
        draw(cells, n, to);
    }
    g_string_append_printf(
        to,
        "\n  M mountain: the fold stands up towards you. V valley: it lies away from you.\n"
        "  Print on both sides, turned on the %s edge.\n",
        layout->sheet.width > layout->sheet.height ? "short" : "long");
    tell_steps(picture, to);
    tell_stack(picture, to);
    tell_reading(picture->folding, to);
}

/* Pages as they come. */
static void
tell_pages(const DalilFoldPicture *picture, GString *to)
{
    const DalilTemplate *layout = picture->layout;
    const DalilPanel *panels = layout->panels.items;

    g_string_append(to, "\nPages in reading order\n");
    for (int i = 0; i < layout->panels.n; i++) {
        const char *id = panels[i].id.text ? panels[i].id.text : "page";
        int page = i + 1;
        if (dalil_sheet_repeat(layout) >= 0 && i > dalil_sheet_repeat(layout))
            g_string_append_printf(to, "  then %s", id);
        else
            g_string_append_printf(to, "  %d %s", page, id);
        g_string_append(to, panels[i].repeat ? ", again and again as long as there are services\n"
                                             : "\n");
    }
}

static void
tell_booklet(const DalilFoldPicture *picture, GString *to)
{
    DalilFoldCell cells[DALIL_FOLD_COLUMNS];
    int sheets = picture->pages / 4;
    g_autofree char *wide = shown_mm(2 * picture->layout->sheet.width);
    g_autofree char *high = shown_mm(picture->layout->sheet.height);

    g_string_append_printf(
        to,
        "\nIts pages come in fours; empty ones stand before those that end it.\n"
        "With %d pages it is %d sheet%s of %s x %s mm, put into each other and folded once:\n",
        picture->pages, sheets, sheets == 1 ? "" : "s", wide, high);
    for (int sheet = 0; sheet < sheets; sheet++)
        for (int side = 0; side < 2; side++) {
            int n = dalil_fold_picture_booklet(picture, sheet, side, cells);
            g_string_append_printf(to, "\nSheet %d, %s\n", sheet + 1,
                                   side == 0 ? "outside" : "inside");
            draw(cells, n, to);
        }
    g_string_append_printf(
        to,
        "\n  M mountain: the fold stands up towards you. V valley: it lies away "
        "from you.\n  The PDF has its pages in reading order: choose \"booklet\" "
        "where you print%s.\n",
        picture->rtl ? ", bound on the right" : "");
    if (sheets > 1)
        g_string_append_printf(to, "  The innermost pages stand out by %.2g mm: cut them level.\n",
                               mm((sheets - 1) * picture->thickness));
}

void
dalil_fold_picture_text(const DalilFoldPicture *picture, GString *to)
{
    dalil_fold_picture_title(picture, to);
    g_string_append_c(to, '\n');
    if (picture->folding)
        tell_sheet(picture, to);
    else
        tell_pages(picture, to);
    if (picture->layout->fold == DALIL_FOLD_BOOKLET)
        tell_booklet(picture, to);
}
