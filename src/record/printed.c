/* printed.c: an old page asked about its rectangles */
#include "record/printed.h"

#include <math.h>
#include <string.h>

enum { FOLDS = 2 * DALIL_FOLD_COLUMNS };
#define TOUCH 0.3  /* points two lines may overlap by rounding */
#define APART 12.0 /* points: text that begins so near belongs to one column */
#define BESIDE 0.5 /* of the hang: white left between a grown text and what follows */

static const DalilPrinted *
at(const DalilPrintedPages *pages, int i)
{
    return &g_array_index(pages->geometry, DalilPrinted, i);
}

GArray *
dalil_printed_find(const DalilPrintedPages *pages, const char *key)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(DalilPrintedGroup));
    int n = (int)pages->geometry->len;

    for (int i = 0; i < n; i++) {
        DalilPrintedGroup group = {i, i + 1};
        if (strcmp(at(pages, i)->key, key) != 0)
            continue;
        while (group.to < n && strcmp(at(pages, group.to)->key, key) == 0 &&
               at(pages, group.to)->page == at(pages, i)->page)
            group.to++;
        g_array_append_val(groups, group);
        i = group.to - 1;
    }
    return groups;
}

/* Physical edges at which the sheet is folded. Returns how many. */
static int
folds_of(const DalilPrintedPages *pages, int page, double *folds)
{
    DalilFoldKind fold = (DalilFoldKind)pages->layout->fold;
    double width = pages->layout->sheet.width;
    int n = 0;

    if (dalil_fold_paged(fold))
        return 0;
    for (int number = 1; number <= dalil_fold_panels(fold); number++) {
        DalilFoldPlace place = dalil_fold_place(fold, width, pages->layout->allowance, number);
        if (place.side == page && place.x > 1 && n < FOLDS)
            folds[n++] = pages->rtl ? width - place.x : place.x;
    }
    return n;
}

gboolean
dalil_printed_on_fold(const DalilPrintedPages *pages, int page, DalilRect rect)
{
    double folds[FOLDS];
    int n = folds_of(pages, page, folds);

    for (int i = 0; i < n; i++)
        if (rect.x < folds[i] - 0.01 && rect.x + rect.width > folds[i] + 0.01)
            return TRUE;
    return FALSE;
}

/* A printed rectangle with the pictogram that may hang before it. */
static DalilRect
with_hang(const DalilPrintedPages *pages, const DalilPrinted *printed, double hang)
{
    return (DalilRect){printed->x - (pages->rtl ? 0 : hang), printed->y, printed->width + hang,
                       printed->height};
}

static gboolean
meet(double a, double a_to, double b, double b_to)
{
    return a < b_to - TOUCH && b < a_to - TOUCH;
}

typedef struct {
    double left, right, top, bottom;
} Sides;

static void
limit_by(Sides *room, DalilRect core, DalilRect other)
{
    double right = core.x + core.width, bottom = core.y + core.height;
    double other_right = other.x + other.width, other_bottom = other.y + other.height;
    double middle = core.x + core.width / 2, centre = core.y + core.height / 2;

    if (meet(core.y, bottom, other.y, other_bottom)) {
        if (other_right < middle)
            room->left = MIN(room->left, MAX(core.x - other_right, 0));
        if (other.x > middle)
            room->right = MIN(room->right, MAX(other.x - right, 0));
    }
    /* corners count: a label must not reach over them either */
    if (meet(core.x - room->left, right + room->right, other.x, other_right)) {
        if (other_bottom < centre)
            room->top = MIN(room->top, MAX(core.y - other_bottom, 0));
        if (other.y > centre)
            room->bottom = MIN(room->bottom, MAX(other.y - bottom, 0));
    }
}

static void
limit_by_page(const DalilPrintedPages *pages, int page, Sides *room, DalilRect core)
{
    double folds[FOLDS];
    int n = folds_of(pages, page, folds);
    double right = core.x + core.width;

    room->left = MIN(room->left, MAX(core.x, 0));
    room->top = MIN(room->top, MAX(core.y, 0));
    room->right = MIN(room->right, MAX(pages->layout->sheet.width - right, 0));
    room->bottom = MIN(room->bottom, MAX(pages->layout->sheet.height - core.y - core.height, 0));
    for (int i = 0; i < n; i++) {
        if (folds[i] <= core.x)
            room->left = MIN(room->left, core.x - folds[i]);
        if (folds[i] >= right)
            room->right = MIN(room->right, folds[i] - right);
    }
}

static void
limit_by_all(const DalilPrintedPages *pages, int page, Sides *room, DalilRect core,
             DalilPrintedGroup own, double hang)
{
    for (int i = 0; i < (int)pages->geometry->len; i++)
        if (at(pages, i)->page == page && (i < own.from || i >= own.to))
            limit_by(room, core, with_hang(pages, at(pages, i), hang));
}

DalilRect
dalil_printed_label(const DalilPrintedPages *pages, int page, DalilRect core, DalilPrintedGroup own,
                    double hang, double margin)
{
    Sides room = {margin, margin, margin, margin};

    limit_by_page(pages, page, &room, core);
    limit_by_all(pages, page, &room, core, own, hang);
    return (DalilRect){core.x - room.left, core.y - room.top, core.width + room.left + room.right,
                       core.height + room.top + room.bottom};
}

/* TRUE: of a service, not of the network or a heading, which may run over several columns. */
static gboolean
is_of_entry(const DalilPrinted *printed)
{
    const char *slash = strchr(printed->key, '/');

    return slash && !memchr(printed->key, ':', (gsize)(slash - printed->key)) &&
           !g_str_has_prefix(printed->key, "network/");
}

/* Where the longest line of an entry ends above, below or beside @core. */
static double
column_end(const DalilPrintedPages *pages, int page, DalilRect core)
{
    double right = core.x + core.width, end = pages->rtl ? core.x : right;

    for (int i = 0; i < (int)pages->geometry->len; i++) {
        const DalilPrinted *p = at(pages, i);
        if (p->page == page && is_of_entry(p) && meet(core.x, right, p->x, p->x + p->width))
            end = pages->rtl ? MIN(end, p->x) : MAX(end, p->x + p->width);
    }
    return end;
}

double
dalil_printed_room(const DalilPrintedPages *pages, int page, DalilRect core, DalilPrintedGroup own,
                   double hang)
{
    double end = column_end(pages, page, core);
    double more = pages->rtl ? core.x - end : end - (core.x + core.width);
    Sides room = {MAX(more, 0), MAX(more, 0), 0, 0};
    double side = 0;

    limit_by_page(pages, page, &room, core);
    limit_by_all(pages, page, &room, core, own, hang);
    side = pages->rtl ? room.left : room.right;
    return core.width + MAX(side < more ? side - BESIDE * hang : side, 0);
}

gboolean
dalil_printed_is_shared(const DalilPrintedPages *pages, int page, DalilRect core,
                        DalilPrintedGroup own)
{
    for (int i = 0; i < (int)pages->geometry->len; i++) {
        const DalilPrinted *p = at(pages, i);
        if (p->page == page && (i < own.from || i >= own.to) &&
            meet(core.x, core.x + core.width, p->x, p->x + p->width) &&
            meet(core.y, core.y + core.height, p->y, p->y + p->height))
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_entry(const DalilPrinted *printed)
{
    return is_of_entry(printed) && g_str_has_suffix(printed->key, "/name");
}

/* TRUE: the name again, in the second language, beside the first. */
static gboolean
is_second(const DalilPrintedPages *pages, int i)
{
    return i > 0 && strcmp(at(pages, i)->key, at(pages, i - 1)->key) == 0;
}

static int
by_number(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return left < right ? -1 : left > right;
}

/* Where the columns of entries begin on @page, from the left. (transfer full): of double */
static GArray *
columns_of(const DalilPrintedPages *pages, int page)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(double));
    guint kept = 0;

    for (int i = 0; i < (int)pages->geometry->len; i++) {
        const DalilPrinted *p = at(pages, i);
        double start = pages->rtl ? p->x + p->width : p->x;
        if (p->page == page && is_entry(p) && !is_second(pages, i))
            g_array_append_val(starts, start);
    }
    g_array_sort(starts, by_number);
    for (guint i = 0; i < starts->len; i++) {
        double start = g_array_index(starts, double, i);
        if (kept == 0 || start - g_array_index(starts, double, kept - 1) > APART)
            g_array_index(starts, double, kept++) = start;
    }
    g_array_set_size(starts, kept);
    return starts;
}

/* The column in which @x lies, from the left; -1: before them all. */
static int
column_at(const DalilPrintedPages *pages, const GArray *columns, double left, double right)
{
    int column = -1;

    if (pages->rtl) {
        for (int i = (int)columns->len - 1; i >= 0; i--)
            if (g_array_index(columns, double, i) > right - APART)
                column = i;
    } else {
        for (int i = 0; i < (int)columns->len; i++)
            if (g_array_index(columns, double, i) < left + APART)
                column = i;
    }
    return column;
}

static const char *
column_word(int column, int n)
{
    static const char *const two[] = {"left", "right"}, *const three[] = {"left", "middle",
                                                                          "right"};
    static const char *const many[] = {"first", "second", "third", "fourth", "fifth", "sixth"};

    return n == 2   ? two[column]
           : n == 3 ? three[column]
                    : many[MIN(column, (int)G_N_ELEMENTS(many) - 1)];
}

/* Among the entries of its column, from 1; 0: none of them. */
static int
entry_number(const DalilPrintedPages *pages, const GArray *columns, int column, int index)
{
    const DalilPrinted *wanted = at(pages, index);
    const char *slash = strchr(wanted->key, '/');
    int number = 0;
    gboolean found = FALSE;

    for (int i = 0; i < (int)pages->geometry->len; i++) {
        const DalilPrinted *p = at(pages, i);
        if (p->page != wanted->page || !is_entry(p) || is_second(pages, i) ||
            p->y > wanted->y + TOUCH || column_at(pages, columns, p->x, p->x + p->width) != column)
            continue;
        number++;
        found |= slash && strncmp(p->key, wanted->key, (gsize)(slash - wanted->key) + 1) == 0;
    }
    return found ? number : 0;
}

char *
dalil_printed_where(const DalilPrintedPages *pages, int index)
{
    static const char *const ordinals[] = {"first", "second",  "third",  "fourth", "fifth",
                                           "sixth", "seventh", "eighth", "ninth",  "tenth"};
    const DalilPrinted *p = at(pages, index);
    g_autoptr(GArray) columns = columns_of(pages, p->page);
    int column = column_at(pages, columns, p->x, p->x + p->width), number = 0;
    GString *words = g_string_new(NULL);

    g_string_append_printf(words, "page %d", p->page + 1);
    if (column >= 0)
        number = entry_number(pages, columns, column, index);
    if (number == 0)
        return g_string_free(words, FALSE);
    if (columns->len > 1)
        g_string_append_printf(words, ", %s column", column_word(column, (int)columns->len));
    if (number <= (int)G_N_ELEMENTS(ordinals))
        g_string_append_printf(words, ", %s entry", ordinals[number - 1]);
    else
        g_string_append_printf(words, ", entry %d", number);
    return g_string_free(words, FALSE);
}
