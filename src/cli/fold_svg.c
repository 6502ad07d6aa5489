/* fold_svg.c: a folded sheet as a drawing: both sides, and the finished piece seen from its edge
 *
 * Everything is in millimetres of paper, so the drawing printed at 100 % is as large as the sheet.
 * Type and lines grow with the sheet. Mountains are dashes and dots, valleys are dashes.
 */
#include <math.h>
#include <string.h>

#include "cli/fold_picture.h"

#define UNIT_OF 297.0 /* mm: a sheet so wide is drawn with the sizes below */
#define MARGIN 10.0
#define HEAD 14.0      /* above a side, for its title and the widths */
#define STOREY 10.0    /* between two layers seen from the edge */
#define LETTER_EM 0.62 /* width of a letter; wide enough for any face */

typedef struct {
    const DalilFoldPicture *picture;
    GString *to;
    double unit; /* mm for each mm above */
    double y;    /* top of what comes next */
} Canvas;

static double
mm(double points)
{
    return points / DALIL_MM(1);
}

/* Two decimals and never a comma, whatever the locale. */
static void
number(GString *to, const char *before, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(text, sizeof text, "%.2f", fabs(value) < 0.005 ? 0 : value);
    g_string_append_printf(to, "%s%s", before, text);
}

static void
put_text(Canvas *canvas, double x, double y, double size, const char *anchor, const char *text)
{
    g_autofree char *safe = g_markup_escape_text(text, -1);

    number(canvas->to, "<text x=\"", x);
    number(canvas->to, "\" y=\"", y);
    number(canvas->to, "\" font-size=\"", size);
    g_string_append_printf(canvas->to, "\" text-anchor=\"%s\">%s</text>\n", anchor, safe);
}

static void
put_line(Canvas *canvas, double x1, double y1, double x2, double y2, const char *kind)
{
    number(canvas->to, "<path d=\"M", x1);
    number(canvas->to, " ", y1);
    number(canvas->to, "L", x2);
    number(canvas->to, " ", y2);
    g_string_append_printf(canvas->to, "\" class=\"%s\"/>\n", kind);
}

static void
put_rect(Canvas *canvas, double x, double y, double width, double height, const char *kind)
{
    number(canvas->to, "<rect x=\"", x);
    number(canvas->to, "\" y=\"", y);
    number(canvas->to, "\" width=\"", width);
    number(canvas->to, "\" height=\"", height);
    g_string_append_printf(canvas->to, "\" class=\"%s\"/>\n", kind);
}

static void
put_mm(Canvas *canvas, double x, double y, double points)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *whole = NULL;
    double tenths = round(mm(points) * 10);

    g_ascii_formatd(text, sizeof text, fmod(tenths, 10) == 0 ? "%.0f" : "%.1f", tenths / 10);
    whole = g_strconcat(text, " mm", NULL);
    put_text(canvas, x, y, 4 * canvas->unit, "middle", whole);
}

/* A panel: its number large, its name under it, as large as its width allows. */
static void
put_cell(Canvas *canvas, const DalilFoldCell *cell, double x, double top, double height)
{
    double width = mm(cell->width), middle = x + width / 2, u = canvas->unit;
    double room = 0.9 * width / (LETTER_EM * (double)strlen(cell->name));
    g_autofree char *text = g_strdup_printf("%d", cell->number);
    double large = MIN(26 * u, MIN(0.5 * width, 0.4 * height));

    put_rect(canvas, x, top, width, height, cell->number == 1 ? "cover" : "panel");
    put_text(canvas, middle, top + height / 2, large, "middle", text);
    put_text(canvas, middle, top + height / 2 + 9 * u, MIN(6 * u, room), "middle", cell->name);
    put_mm(canvas, middle, top - 2.5 * u, cell->width);
}

static void
put_side(Canvas *canvas, const char *title, const DalilFoldCell *cells, int n)
{
    static const char *const kinds[] = {"edge", "valley", "mountain"};
    double height = mm(canvas->picture->layout->sheet.height), u = canvas->unit;
    double left = MARGIN * u, top = canvas->y + HEAD * u;

    put_text(canvas, left, canvas->y + 5 * u, 5 * u, "start", title);
    for (int i = 0; i < n; i++)
        put_cell(canvas, &cells[i], left + mm(cells[i].x), top, height);
    for (int i = 1; i < n; i++) {
        double x = left + mm(cells[i].x);
        put_line(canvas, x, top - 2 * u, x, top + height + 2 * u, kinds[cells[i].crease]);
    }
    canvas->y = top + height + MARGIN * u;
}

/* How many leaves a leaf rests on. */
static int
storey_of(const DalilFolding *folding, int column)
{
    const DalilLeaf *leaves = folding->states[folding->n_states - 1];
    const DalilLeaf *leaf = &leaves[column];
    int storey = 0;

    for (int i = 0; i < folding->plan.n; i++)
        if (leaves[i].layer < leaf->layer &&
            MIN(leaf->right, leaves[i].right) - MAX(leaf->left, leaves[i].left) > 1)
            storey = MAX(storey, storey_of(folding, i) + 1);
    return storey;
}

/* The bend between two leaves: half a ring outside the crease. */
static void
put_bend(Canvas *canvas, const DalilFolding *folding, int crease, double left, double bottom)
{
    const DalilLeaf *leaves = folding->states[folding->n_states - 1];
    const DalilLeaf *one = &leaves[crease - 1];
    gboolean at_left = folding->plan.rtl == leaves[crease].turned;
    int low = storey_of(folding, crease - 1), high = storey_of(folding, crease);
    double y = bottom - MIN(low, high) * STOREY * canvas->unit, x = 0;
    double radius = fabs((double)(high - low)) * STOREY * canvas->unit / 2;

    x = left + mm(at_left ? one->left : one->right);
    number(canvas->to, "<path d=\"M", x);
    number(canvas->to, " ", y);
    number(canvas->to, "A", radius / 2);
    number(canvas->to, " ", radius);
    g_string_append_printf(canvas->to, " 0 0 %d", at_left ? 1 : 0);
    number(canvas->to, " ", x);
    number(canvas->to, " ", y - 2 * radius);
    g_string_append(canvas->to, "\" class=\"edge\"/>\n");
}

/* The finished piece from its lower edge, the front above. */
static void
put_folded(Canvas *canvas)
{
    const DalilFolding *folding = canvas->picture->folding;
    const DalilLeaf *leaves = folding->states[folding->n_states - 1];
    double u = canvas->unit, first = G_MAXDOUBLE, left = 0, bottom = 0;
    int storeys = 0;

    for (int i = 0; i < folding->plan.n; i++) {
        first = MIN(first, leaves[i].left);
        storeys = MAX(storeys, storey_of(folding, i));
    }
    left = (MARGIN + 6) * u - mm(first);
    bottom = canvas->y + (HEAD + storeys * STOREY) * u;
    put_text(canvas, MARGIN * u, canvas->y + 5 * u, 5 * u, "start",
             "Folded, seen from the lower edge; the front is above");
    for (int i = 0; i < folding->plan.n; i++) {
        double y = bottom - storey_of(folding, i) * STOREY * u;
        g_autofree char *up = g_strdup_printf("%d", leaves[i].turned ? folding->plan.outside[i]
                                                                     : folding->plan.inside[i]);
        g_autofree char *down = g_strdup_printf("%d", leaves[i].turned ? folding->plan.inside[i]
                                                                       : folding->plan.outside[i]);
        double middle = left + mm(leaves[i].left + leaves[i].right) / 2;

        put_line(canvas, left + mm(leaves[i].left), y, left + mm(leaves[i].right), y, "edge");
        put_text(canvas, middle - 3 * u, y - 0.8 * u, 4 * u, "middle", up);
        put_text(canvas, middle + 3 * u, y + 3.8 * u, 4 * u, "middle", down);
    }
    for (int crease = 1; crease < folding->plan.n; crease++)
        put_bend(canvas, folding, crease, left, bottom);
    canvas->y = bottom + (MARGIN + 4) * u;
}

static void
put_booklet(Canvas *canvas)
{
    DalilFoldCell cells[DALIL_FOLD_COLUMNS];

    for (int sheet = 0; sheet < canvas->picture->pages / 4; sheet++)
        for (int side = 0; side < 2; side++) {
            g_autofree char *title =
                g_strdup_printf("Sheet %d, %s", sheet + 1, side == 0 ? "outside" : "inside");
            int n = dalil_fold_picture_booklet(canvas->picture, sheet, side, cells);
            put_side(canvas, title, cells, n);
        }
}

static void
put_pages(Canvas *canvas)
{
    const DalilTemplate *layout = canvas->picture->layout;

    for (int i = 0; i < layout->panels.n; i++) {
        g_autofree char *title = g_strdup_printf("Page %d", i + 1);
        DalilFoldCell cell = {i + 1, dalil_fold_picture_name(canvas->picture, i + 1), 0,
                              layout->sheet.width, 0};
        put_side(canvas, title, &cell, 1);
    }
}

static void
put_sheet(Canvas *canvas)
{
    static const char *const titles[] = {"Outside (first page)", "Inside (second page)"};
    DalilFoldCell cells[DALIL_FOLD_COLUMNS];

    for (int side = 0; side < 2; side++) {
        int n = dalil_fold_picture_side(canvas->picture, side, cells);
        put_side(canvas, titles[side], cells, n);
    }
    put_folded(canvas);
}

static const char head[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"";
static const char looks[] =
    "\" font-family=\"DejaVu Sans, Noto Sans, sans-serif\" fill=\"#16202b\">\n"
    "<style>.panel{fill:#fff;stroke:#9aa5af}.cover{fill:#e3eef1;stroke:#9aa5af}"
    ".edge,.valley,.mountain{fill:none;stroke:#16202b}.valley,.mountain{stroke:#b0201c}";

/* Line widths and dashes, by the unit of the drawing. */
static void
put_style(GString *to, double unit)
{
    number(to, ".panel,.cover{stroke-width:", 0.2 * unit);
    number(to, "}.edge,.valley,.mountain{stroke-width:", 0.5 * unit);
    number(to, "}.valley{stroke-dasharray:", 4 * unit);
    number(to, " ", 2 * unit);
    number(to, "}.mountain{stroke-dasharray:", 6 * unit);
    number(to, " ", 1.5 * unit);
    number(to, " ", unit);
    number(to, " ", 1.5 * unit);
    g_string_append(to, "}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
}

void
dalil_fold_picture_svg(const DalilFoldPicture *picture, GString *to)
{
    gboolean booklet = picture->layout->fold == DALIL_FOLD_BOOKLET;
    double width = mm(picture->layout->sheet.width) * (booklet ? 2 : 1);
    double unit = MAX(width, mm(picture->layout->sheet.height)) / UNIT_OF;
    g_autoptr(GString) body = g_string_new(NULL);
    g_autoptr(GString) title = g_string_new(NULL);
    Canvas canvas = {picture, body, unit, 2 * MARGIN * unit};

    dalil_fold_picture_title(picture, title);
    put_text(&canvas, MARGIN * unit, 12 * unit, 6 * unit, "start", title->str);
    if (booklet)
        put_booklet(&canvas);
    else if (picture->folding)
        put_sheet(&canvas);
    else
        put_pages(&canvas);
    put_text(&canvas, MARGIN * unit, canvas.y, 4 * unit, "start",
             "Dashes and dots: mountain, towards you. Dashes: valley, away from you.");
    width += 2 * MARGIN * unit;
    canvas.y += MARGIN * unit;
    g_string_append(to, head);
    number(to, "", width);
    number(to, "mm\" height=\"", canvas.y);
    number(to, "mm\" viewBox=\"0 0 ", width);
    number(to, " ", canvas.y);
    g_string_append(to, looks);
    put_style(to, unit);
    g_string_append_len(to, body->str, (gssize)body->len);
    g_string_append(to, "</svg>\n");
}
