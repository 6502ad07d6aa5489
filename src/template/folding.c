/* folding.c: a sheet folded in arithmetic */
#include "template/folding.h"

#include <math.h>

#define NEAR 0.01 /* points: equal, after sums */
/* How far a careful hand or a folding machine is off. */
#define PLAY DALIL_MM(1.0)
/* Of a panel's width: more free room than that is a mistake, not an allowance. */
#define ROOM_MAX 0.25
/* Of a panel's width: a narrower strip of it that shows is not "seen". */
#define SEEN 0.25

enum { PROBLEMS_MAX = 24 };

static void problem(DalilArena *arena, DalilFolding *folding, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void
problem(DalilArena *arena, DalilFolding *folding, const char *format, ...)
{
    va_list arguments;
    g_autofree char *text = NULL;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (folding->n_problems < PROBLEMS_MAX)
        folding->problems[folding->n_problems++] = dalil_arena_strdup(arena, text);
}

static double
mm(double points)
{
    return points / DALIL_MM(1);
}

/* Which panel looks up. */
static int
face(const DalilFoldPlan *plan, const DalilLeaf *leaves, int column)
{
    return leaves[column].turned ? plan->outside[column] : plan->inside[column];
}

/* Flat, inside up. */
static void
lay_flat(const DalilFoldPlan *plan, DalilLeaf *leaves)
{
    double whole = 0, x = 0;

    for (int i = 0; i < plan->n; i++)
        whole += plan->widths[i];
    for (int i = 0; i < plan->n; i++, x += plan->widths[i - 1]) {
        double left = plan->rtl ? whole - x - plan->widths[i] : x;
        leaves[i] = (DalilLeaf){left, left + plan->widths[i], 0, FALSE};
    }
}

/* The edge of a leaf that was nearest to the start of the flat sheet is on its left side now. */
static gboolean
start_is_left(const DalilFoldPlan *plan, const DalilLeaf *leaf)
{
    return plan->rtl == leaf->turned;
}

static double
crease_at(const DalilFoldPlan *plan, const DalilLeaf *leaves, int crease)
{
    const DalilLeaf *after = &leaves[crease];

    return start_is_left(plan, after) ? after->left : after->right;
}

/* One fold: what moves, where, and onto which side. */
typedef struct {
    const DalilFoldStep *step;
    double at;
    gboolean from_left; /* the moving part was left of the crease */
    int mover, stayer;  /* columns on either side of the crease */
} Bend;

static gboolean
moves(const DalilFoldStep *step, int column)
{
    return step->end ? column >= step->crease : column < step->crease;
}

static Bend
bend_of(const DalilFoldPlan *plan, const DalilLeaf *leaves, const DalilFoldStep *step)
{
    Bend bend = {step, crease_at(plan, leaves, step->crease), FALSE, step->crease - !step->end,
                 step->crease - step->end};

    bend.from_left = (leaves[bend.mover].left + leaves[bend.mover].right) / 2 < bend.at;
    return bend;
}

/* Whether @leaf will lie between the two panels that meet at the crease. */
static gboolean
is_enclosed(const Bend *bend, const DalilLeaf *leaves, int column)
{
    const DalilLeaf *own = &leaves[moves(bend->step, column) ? bend->mover : bend->stayer];

    return bend->step->under ? leaves[column].layer < own->layer
                             : leaves[column].layer > own->layer;
}

/* What is folded in already must keep away from the crease: paper is thick and hands are rough.
 * But not too far, unless the other door is there. */
static void
check_room(DalilArena *arena, DalilFolding *folding, const DalilLeaf *leaves, const Bend *bend)
{
    const DalilFoldPlan *plan = &folding->plan;
    int one = face(plan, leaves, bend->mover), other = face(plan, leaves, bend->stayer);
    double most = ROOM_MAX * (leaves[bend->stayer].right - leaves[bend->stayer].left);
    double need = PLAY + plan->thickness;
    g_autofree char *fold =
        g_strdup_printf("the fold between panels %d and %d", MIN(one, other), MAX(one, other));

    for (int i = 0; i < plan->n; i++)
        need += is_enclosed(bend, leaves, i) * plan->thickness;
    for (int i = 0; i < plan->n; i++) {
        gboolean left = moves(bend->step, i) == bend->from_left;
        double room = left ? bend->at - leaves[i].right : leaves[i].left - bend->at;
        gboolean inside = is_enclosed(bend, leaves, i);
        int panel = face(plan, leaves, i);

        if (inside && room < need - NEAR)
            problem(arena, folding,
                    "panel %d would hit %s: it ends %.1f mm before it and needs %.1f mm", panel,
                    fold, mm(room) + 0.0, mm(need));
        else if (inside && !bend->step->beside && room > most + NEAR)
            problem(arena, folding, "panel %d would end %.1f mm before %s", panel, mm(room), fold);
        else if (room < -NEAR)
            problem(arena, folding, "panel %d would lie across %s", panel, fold);
    }
}

/* The moving leaves mirrored at the crease, in reversed order, on top or beneath. */
static void
turn_over(const DalilFoldPlan *plan, const Bend *bend, DalilLeaf *leaves)
{
    int top[2] = {G_MININT, G_MININT}, bottom[2] = {G_MAXINT, G_MAXINT}; /* stays, moves */

    for (int i = 0; i < plan->n; i++) {
        int k = moves(bend->step, i);
        top[k] = MAX(top[k], leaves[i].layer);
        bottom[k] = MIN(bottom[k], leaves[i].layer);
    }
    for (int i = 0; i < plan->n; i++) {
        DalilLeaf *leaf = &leaves[i], was = *leaf;
        if (!moves(bend->step, i))
            continue;
        leaf->left = 2 * bend->at - was.right;
        leaf->right = 2 * bend->at - was.left;
        leaf->turned = !was.turned;
        leaf->layer = bend->step->under ? bottom[0] - 1 - (was.layer - bottom[1])
                                        : top[0] + 1 + (top[1] - was.layer);
    }
}

/* Doors meet without lying on each other, and without leaving a window. */
static void
check_beside(DalilArena *arena, DalilFolding *folding, const DalilLeaf *leaves, const Bend *bend)
{
    const DalilFoldPlan *plan = &folding->plan;
    const DalilLeaf *door = &leaves[bend->mover], *other = NULL;
    int beside = -1;
    double gap = 0, width = 0;

    for (int i = 0; i < plan->n; i++)
        if (leaves[i].turned && !moves(bend->step, i))
            beside = i;
    if (beside < 0)
        return;
    other = &leaves[beside];
    gap = MAX(other->left - door->right, door->left - other->right);
    width = door->right - door->left;
    if (gap < PLAY - NEAR)
        problem(arena, folding, "panels %d and %d would %s: between them are %.1f mm, %.1f needed",
                face(plan, leaves, bend->mover), face(plan, leaves, beside),
                gap < -NEAR ? "lie on each other" : "touch", mm(gap) + 0.0, mm(PLAY));
    else if (gap > ROOM_MAX * width + NEAR)
        problem(arena, folding, "panels %d and %d would leave %.1f mm between them",
                face(plan, leaves, bend->mover), face(plan, leaves, beside), mm(gap));
}

static void
fold_once(DalilArena *arena, DalilFolding *folding, const DalilFoldStep *step)
{
    DalilLeaf *leaves = folding->states[folding->n_states];
    Bend bend;

    for (int i = 0; i < folding->plan.n; i++)
        leaves[i] = folding->states[folding->n_states - 1][i];
    bend = bend_of(&folding->plan, leaves, step);
    check_room(arena, folding, leaves, &bend);
    turn_over(&folding->plan, &bend, leaves);
    if (step->beside)
        check_beside(arena, folding, leaves, &bend);
    folding->hinge = bend.at;
    folding->n_states++;
}

/* How much of @column shows from above (or, @below, from beneath). Leaves above it may cover it
 * from either side; what remains in the middle counts. */
static double
shown(const DalilFoldPlan *plan, const DalilLeaf *leaves, int column, gboolean below)
{
    double from = leaves[column].left, to = leaves[column].right, covered = 0, reached = from;
    int done[DALIL_FOLD_COLUMNS] = {0};

    for (int round = 0; round < plan->n; round++) {
        int next = -1;
        for (int i = 0; i < plan->n; i++)
            if (!done[i] && i != column &&
                (below ? leaves[i].layer < leaves[column].layer
                       : leaves[i].layer > leaves[column].layer) &&
                (next < 0 || leaves[i].left < leaves[next].left))
                next = i;
        if (next < 0)
            break;
        done[next] = 1;
        covered += MAX(MIN(leaves[next].right, to) - MAX(leaves[next].left, reached), 0);
        reached = MAX(reached, leaves[next].right);
    }
    return to - from - covered;
}

/* From left to right as the reader stands: from beneath, left is right. */
static DalilFoldView
view_of(const DalilFoldPlan *plan, const DalilLeaf *leaves, gboolean below)
{
    DalilFoldView view = {{0}, 0};
    double places[DALIL_FOLD_COLUMNS] = {0};

    for (int i = 0; i < plan->n; i++) {
        const DalilLeaf *leaf = &leaves[i];
        double middle = leaf->left + leaf->right, place = below ? -middle : middle;
        int at = view.n;
        if (shown(plan, leaves, i, below) <= SEEN * (leaf->right - leaf->left))
            continue;
        for (; at > 0 && places[at - 1] > place; at--) {
            places[at] = places[at - 1];
            view.panels[at] = view.panels[at - 1];
        }
        places[at] = place;
        view.panels[at] = leaf->turned != below ? plan->outside[i] : plan->inside[i];
        view.n++;
    }
    return view;
}

/* Marks what is seen. Returns the lowest number seen for the first time; 0: nothing new.
 * @ascend: FALSE when new numbers fall from the start edge on. */
static int
look(const DalilFoldPlan *plan, const DalilFoldView *view, gboolean *seen, gboolean *ascend)
{
    int lowest = 0, last = 0;

    for (int i = 0; i < view->n; i++) {
        int panel = view->panels[plan->rtl ? view->n - 1 - i : i];
        if (seen[panel])
            continue;
        *ascend &= panel > last;
        last = panel;
        lowest = lowest == 0 ? panel : MIN(lowest, panel);
        seen[panel] = TRUE;
    }
    return lowest;
}

/* Opening, fold by fold, then turning over: every look shows numbers that go on from the last. */
static void
check_order(DalilArena *arena, DalilFolding *folding)
{
    const DalilFoldPlan *plan = &folding->plan;
    gboolean seen[2 * DALIL_FOLD_COLUMNS + 1] = {FALSE};
    int before = 0;

    for (int k = folding->n_states; k >= 0; k--) { /* the last look is at the reverse */
        const DalilFoldView *view = k > 0 ? &folding->views[k - 1] : &folding->reverse;
        gboolean ascend = TRUE;
        int lowest = look(plan, view, seen, &ascend);

        if (!ascend)
            problem(arena, folding, "panels seen at one time would not stand in reading order");
        if (lowest > 0 && lowest < before)
            problem(arena, folding, "panel %d would be met only after panel %d", lowest, before);
        before = MAX(before, lowest);
    }
    for (int i = 1; i <= 2 * plan->n; i++)
        if (!seen[i])
            problem(arena, folding, "panel %d would never be seen", i);
}

/* Whether a crease of @column lies at the leaf's edge that the reader's language begins at. */
static gboolean
hangs_at_start(const DalilFoldPlan *plan, const DalilLeaf *leaves, int column)
{
    double edge = plan->rtl ? leaves[column].right : leaves[column].left;

    for (int crease = MAX(column, 1); crease <= MIN(column + 1, plan->n - 1); crease++)
        if (fabs(crease_at(plan, leaves, crease) - edge) < NEAR)
            return TRUE;
    return FALSE;
}

/* Panel 1 in front, at the start, and hinged there: so the reader of French opens it to the left,
 * the reader of Arabic to the right. */
static void
check_cover(DalilArena *arena, DalilFolding *folding)
{
    const DalilFoldPlan *plan = &folding->plan;
    const DalilLeaf *leaves = folding->states[folding->n_states - 1];
    const DalilFoldView *front = &folding->views[folding->n_states - 1];
    int first = front->n == 0 ? 0 : front->panels[plan->rtl ? front->n - 1 : 0];

    if (first != 1)
        problem(arena, folding, "the cover, panel 1, would not be in front: panel %d would", first);
    for (int i = 0; i < plan->n && first == 1; i++)
        if (face(plan, leaves, i) == 1 && !hangs_at_start(plan, leaves, i))
            problem(arena, folding, "the cover would open from the wrong side");
}

static void
measure(DalilFolding *folding)
{
    const DalilFoldPlan *plan = &folding->plan;
    const DalilLeaf *leaves = folding->states[folding->n_states - 1];
    double left = G_MAXDOUBLE, right = -G_MAXDOUBLE;
    int most = 0;

    for (int i = 0; i < plan->n; i++) {
        double middle = (leaves[i].left + leaves[i].right) / 2;
        int layers = 0;
        left = MIN(left, leaves[i].left);
        right = MAX(right, leaves[i].right);
        for (int k = 0; k < plan->n; k++)
            layers += leaves[k].left < middle && leaves[k].right > middle;
        most = MAX(most, layers);
    }
    folding->width = right - left;
    folding->thickness = most * plan->thickness;
    folding->hinge = plan->n_steps > 0 ? (folding->hinge - left) / folding->width : 0;
}

static void
look_at_all(DalilFolding *folding)
{
    for (int i = 0; i < folding->n_states; i++)
        folding->views[i] = view_of(&folding->plan, folding->states[i], FALSE);
    folding->back = view_of(&folding->plan, folding->states[folding->n_states - 1], TRUE);
    folding->reverse = view_of(&folding->plan, folding->states[0], TRUE);
}

static gboolean
is_foldable(DalilArena *arena, DalilFolding *folding)
{
    const DalilFoldPlan *plan = &folding->plan;

    for (int i = 0; i < plan->n; i++)
        if (!(plan->widths[i] > PLAY)) {
            problem(arena, folding, "panel %d would have no width", plan->inside[i]);
            return FALSE;
        }
    return TRUE;
}

static DalilFolding *
folded(DalilArena *arena, const DalilFoldPlan *plan)
{
    DalilFolding *folding = dalil_arena_new0(arena, DalilFolding);

    folding->plan = *plan;
    folding->problems = dalil_arena_newn(arena, const char *, PROBLEMS_MAX);
    folding->n_states = 1;
    lay_flat(plan, folding->states[0]);
    if (!is_foldable(arena, folding))
        return folding;
    for (int i = 0; i < plan->n_steps; i++)
        fold_once(arena, folding, &plan->steps[i]);
    measure(folding);
    look_at_all(folding);
    return folding;
}

const DalilFolding *
dalil_folding_run(DalilArena *arena, const DalilFoldPlan *plan)
{
    DalilFolding *folding = folded(arena, plan);

    if (folding->n_states > plan->n_steps)
        check_cover(arena, folding);
    if (folding->n_problems == 0) /* else it would only tell what follows from that */
        check_order(arena, folding);
    return folding;
}

DalilFoldPlan
dalil_folding_plan(DalilFoldKind fold, double width, double allowance, double thickness,
                   gboolean rtl)
{
    DalilFoldPlan plan = {.n = dalil_fold_columns(fold), .thickness = thickness, .rtl = rtl};

    plan.n_steps = dalil_fold_steps(fold, &plan.steps);
    for (int i = 0; i < plan.n; i++) {
        plan.inside[i] = dalil_fold_number(fold, 1, i);
        plan.outside[i] = dalil_fold_number(fold, 0, plan.n - 1 - i);
        plan.widths[i] = dalil_fold_place(fold, width, allowance, plan.inside[i]).width;
    }
    return plan;
}

DalilFoldPlan
dalil_folding_booklet_plan(int pages, int sheet, double width, double thickness, gboolean rtl)
{
    DalilFoldPlan plan = dalil_folding_plan(DALIL_FOLD_BI, 2 * width, 0, thickness, rtl);

    plan.outside[0] = 2 * sheet + 1;
    plan.inside[0] = 2 * sheet + 2;
    plan.inside[1] = pages - 2 * sheet - 1;
    plan.outside[1] = pages - 2 * sheet;
    return plan;
}

gboolean
dalil_folding_booklet(DalilArena *arena, int pages, double width, double thickness, gboolean rtl)
{
    int sheets = pages / 4, page = 1;

    if (pages % 4 != 0)
        return FALSE;
    /* Forward through the front leaves, then on through the back leaves, innermost first. */
    for (int k = 0; k < 2 * sheets; k++) {
        int sheet = k < sheets ? k : 2 * sheets - 1 - k;
        DalilFoldPlan plan = dalil_folding_booklet_plan(pages, sheet, width, thickness, rtl);
        const DalilFolding *folding = folded(arena, &plan);
        const DalilLeaf *leaves = folding->states[folding->n_states - 1];
        int column = (leaves[0].layer > leaves[1].layer) == (k < sheets) ? 0 : 1;
        int above = face(&plan, leaves, column);
        int beneath = plan.inside[column] + plan.outside[column] - above;

        if (above != page || beneath != page + 1)
            return FALSE;
        page += 2;
    }
    return page == pages + 1;
}
