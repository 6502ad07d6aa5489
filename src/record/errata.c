/* errata.c: which corrections fit the place they had */
#include "record/errata.h"

#include <string.h>

#include "base/file.h"
#include "layout/lines.h"
#include "layout/place.h"
#include "paint/icons.h"
#include "record/fieldkey.h"
#include "record/alone.h"

#define STEP 0.1        /* points: type is tried smaller and smaller */
#define LEADING_MIN 0.8 /* of the language's: what a layout may have asked for */
#define LEADING_MAX 1.4

/* What a rectangle @size points wide or high may lack: it was rounded, and so was the type. */
static double
slack(double size)
{
    return 0.05 + 0.001 * size;
}

/* One place of one field on its way to a label. */
typedef struct {
    DalilErrata *errata;
    DalilAlone setter;
    const DalilPrintChange *change;
    const char *key;
    DalilPrintedGroup group;
    const char *why; /* it does not fit; NULL: it does */
} Job;

static const DalilPrinted *
printed(const DalilErrata *errata, int i)
{
    return &g_array_index(errata->geometry, DalilPrinted, i);
}

static DalilRect
rect_of(const DalilPrinted *p)
{
    return (DalilRect){p->x, p->y, p->width, p->height};
}

/* What the language's leading was multiplied with, from the height of the lines that stood there.
 */
static double
leading_of(const Job *job, const DalilBlock *block, const DalilPrinted *old, double height)
{
    DalilBox *box = dalil_alone_box(&job->setter, block);
    DalilTrial trial = {.edition = job->setter.edition,
                        .at = dalil_alone_at(&job->setter, block, old->size, 1)};
    double pitch = dalil_box_measure(&trial, box->text, block->style, 1, 0).pitch;
    int lines = MAX((int)(height / pitch + 0.5), 1);

    return CLAMP(height / (lines * pitch), LEADING_MIN, LEADING_MAX);
}

/* The largest type up to the old one at which @box fits; 0: none. */
static double
size_for(const Job *job, const DalilBlock *block, const DalilBox *box, const double widths[2],
         double height, double old, double leading, double hang, double *width)
{
    /* as large as it was; then by the grid the layouts use */
    for (double size = old; size >= MIN(old, DALIL_ERRATA_SIZE_MIN) - 0.001; size -= STEP)
        for (int i = 0; i < 2; i++) {
            DalilSetting at = dalil_alone_at(&job->setter, block, size, leading);
            double needed =
                dalil_alone_height(&job->setter, box, at, widths[i] + hang + slack(widths[i]));
            *width = widths[i];
            if (needed >= 0 && needed <= height + slack(height))
                return size;
        }
    return 0;
}

/* The label with its ground; then, unless it only covers, the text. */
static void
draw(Job *job, DalilSticker *sticker, const DalilBlock *block, const DalilBox *box, DalilRect core,
     double leading, const char *ground)
{
    DalilErrata *errata = job->errata;
    gboolean rtl = errata->after->rtl;
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(DalilItem));
    double start = rtl ? sticker->label.x + sticker->label.width - core.x - core.width
                       : core.x - sticker->label.x;
    int ink = 0;

    errata->after = dalil_alone_ink(job->setter.arena, errata->after, ground, &ink);
    job->setter.edition = errata->after;
    job->setter.ground = ink;
    dalil_alone_fill(items, (DalilRect){0, 0, sticker->label.width, sticker->label.height}, ink);
    if (box)
        dalil_alone_add(&job->setter, box,
                        dalil_alone_at(&job->setter, block, sticker->size, leading), start,
                        core.y - sticker->label.y, core.width + slack(core.width), items);
    dalil_place((DalilItem *)(gpointer)items->data, (int)items->len, sticker->label.width, rtl);
    sticker->n = (int)items->len;
    sticker->items =
        dalil_arena_memdup(job->setter.arena, items->data, sizeof(DalilItem) * items->len);
}

static DalilRect
with_start(DalilRect rect, double hang, gboolean rtl)
{
    return (DalilRect){rect.x - (rtl ? 0 : hang), rect.y, rect.width + hang, rect.height};
}

/* @rect, of the rectangle at @index, gets @block (NULL: nothing is said there any more). */
static void
stick(Job *job, int index, DalilRect rect, const DalilBlock *block)
{
    DalilErrata *errata = job->errata;
    const DalilPrinted *old = printed(errata, index);
    const DalilBlock *first = block && block->kind == DALIL_BOX_PACK ? block->children[0] : block;
    const DalilBox *box = block ? dalil_alone_box(&job->setter, block) : NULL;
    gboolean rtl = errata->after->rtl;
    /* a pictogram that stood there is covered, too, whether or not today's text has one */
    double em = old->size,
           hang = first ? first->hang * dalil_alone_at(&job->setter, first, em, 1).size : 1.5 * em;
    double widths[2] = {rect.width,
                        dalil_printed_room(&errata->pages, old->page, rect, job->group, hang)};
    double leading = first ? leading_of(job, first, old, rect.height) : 1, width = rect.width;
    DalilSticker sticker = {.change = job->change, .index = index, .page = old->page};

    if (box) {
        sticker.size =
            size_for(job, first, box, widths, rect.height, old->size, leading, hang, &width);
        if (sticker.size == 0) {
            job->why = "it is too long for the place it had, even at 7 pt";
            return;
        }
    }
    if (rtl)
        rect.x -= width - rect.width;
    rect.width = width;
    rect = with_start(rect, hang, rtl);
    sticker.key = dalil_arena_strdup(job->setter.arena, job->key);
    sticker.label =
        dalil_printed_label(&errata->pages, old->page, rect, job->group, hang, DALIL_MM(1));
    sticker.on_fold = dalil_printed_on_fold(&errata->pages, old->page, sticker.label);
    sticker.small = sticker.label.height < DALIL_MM(DALIL_ERRATA_SMALL_MM) - 0.05;
    draw(job, &sticker, first, box, rect, leading, old->ground);
    g_array_append_val(errata->stickers, sticker);
}

/* Height of @block where @old stood, at the language's own leading. */
static double
height_at(const Job *job, const DalilBlock *block, const DalilPrinted *old)
{
    DalilBox *box = dalil_alone_box(&job->setter, block);
    DalilTrial trial = {.edition = job->setter.edition,
                        .at = dalil_alone_at(&job->setter, block, old->size, 1)};
    DalilMeasure m =
        dalil_box_measure(&trial, box->text, block->style, old->width + slack(old->width), 0);

    return dalil_lines_count(box->text, m.limit) * m.pitch;
}

/* Paragraphs [from, to) stood one under the other in @old. FALSE: their heights say they did not.
 */
static gboolean
share_out(const DalilPrinted *old, DalilRect *places, int from, int to)
{
    double sum = 0, y = old->y, part = 0;

    for (int i = from; i < to; i++)
        sum += places[i].height;
    part = sum > 0 ? old->height / sum : 0;
    for (int i = from; i < to; i++) {
        places[i] = (DalilRect){old->x, y, old->width, places[i].height * part};
        y += places[i].height;
    }
    return part >= LEADING_MIN && part <= LEADING_MAX;
}

/* Where each paragraph of @blocks stood: a rectangle each, or some of those that were joined
 * because they stood one under the other. FALSE: it cannot be told. */
static gboolean
places_of(const Job *job, const GPtrArray *blocks, DalilRect *places, int *indices)
{
    int rect = job->group.from, first = 0, n = (int)blocks->len;
    double used = 0;

    for (int i = 0; i < n && job->group.to - rect == n; i++) {
        indices[i] = rect + i;
        places[i] = rect_of(printed(job->errata, rect + i));
    }
    if (job->group.to - rect == n)
        return TRUE;
    for (int i = 0; i < n; i++) {
        const DalilPrinted *old = printed(job->errata, rect);
        double height = height_at(job, blocks->pdata[i], old);
        if (used > 0 && (used + height) * LEADING_MIN > old->height) {
            if (++rect == job->group.to || !share_out(old, places, first, i))
                return FALSE;
            first = i;
            used = 0;
            height = height_at(job, blocks->pdata[i], printed(job->errata, rect));
        }
        used += height;
        places[i].height = height;
        indices[i] = rect;
    }
    return rect == job->group.to - 1 && share_out(printed(job->errata, rect), places, first, n);
}

/* Pairs what was said with what is said: the same first, then in order. @to: by old paragraph, the
 * new one; -1: none; -2: the same. Returns how many new ones are left over. */
static int
pair_up(const GPtrArray *was, const GPtrArray *is, int *to)
{
    g_autofree gboolean *taken = g_new0(gboolean, MAX(is->len, 1));
    int next = 0, left = 0;

    for (guint i = 0; i < was->len; i++) {
        g_autofree char *old = dalil_said_words(was->pdata[i]);
        to[i] = -1;
        for (guint k = 0; k < is->len && to[i] == -1; k++) {
            g_autofree char *now = taken[k] ? NULL : dalil_said_words(is->pdata[k]);
            if (g_strcmp0(old, now) == 0) {
                taken[k] = TRUE;
                to[i] = -2;
            }
        }
    }
    for (guint i = 0; i < was->len; i++) {
        while (next < (int)is->len && taken[next])
            next++;
        if (to[i] == -1 && next < (int)is->len)
            to[i] = next++;
    }
    for (; next < (int)is->len; next++)
        left += !taken[next];
    return left;
}

/* The rectangles of the group as one. FALSE: something else is printed between them. */
static gboolean
whole_of(const Job *job, DalilRect *whole)
{
    *whole = rect_of(printed(job->errata, job->group.from));
    for (int i = job->group.from + 1; i < job->group.to; i++) {
        const DalilPrinted *p = printed(job->errata, i);
        double right = MAX(whole->x + whole->width, p->x + p->width);
        double bottom = MAX(whole->y + whole->height, p->y + p->height);
        whole->x = MIN(whole->x, p->x);
        whole->y = MIN(whole->y, p->y);
        whole->width = right - whole->x;
        whole->height = bottom - whole->y;
    }
    return !dalil_printed_is_shared(
        &job->errata->pages, printed(job->errata, job->group.from)->page, *whole, job->group);
}

/* One label over all of it. */
static void
mend_whole(Job *job, const GPtrArray *is)
{
    DalilRect whole;

    if (!whole_of(job, &whole))
        job->why = "its lines do not stand together";
    else
        stick(job, job->group.from, whole, is->len > 0 ? dalil_alone_pack(&job->setter, is) : NULL);
}

/* The changed line alone where it can be told which it is, else all of the field. */
static void
mend_group(Job *job, const GPtrArray *was, const GPtrArray *is)
{
    guint before = job->errata->stickers->len;
    g_autofree DalilRect *places = g_new0(DalilRect, MAX(was->len, 1));
    g_autofree int *indices = g_new0(int, MAX(was->len, 1));
    g_autofree int *to = g_new0(int, MAX(was->len, 1));

    if (was->len > 0 && places_of(job, was, places, indices) && pair_up(was, is, to) == 0) {
        for (guint i = 0; i < was->len && !job->why; i++)
            if (to[i] != -2)
                stick(job, indices[i], places[i], to[i] >= 0 ? is->pdata[to[i]] : NULL);
        if (!job->why && job->errata->stickers->len > before)
            return; /* none: the print was right, but a label on it is not */
        g_array_set_size(job->errata->stickers, before);
        if (job->why && was->len == 1)
            return;
        job->why = NULL;
    }
    mend_whole(job, is);
}

static gboolean
is_absent(const DalilErrata *errata, const char *key)
{
    for (guint i = 0; i < errata->absent->len; i++) {
        const DalilPrintChange *change = errata->absent->pdata[i];
        g_autofree char *other = dalil_fieldkey_of(change->is, change->field);
        if (g_strcmp0(key, other) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Hours and the words beside them are one line: it is left once. */
static void
leave(DalilErrata *errata, const DalilPrintChange *change, const char *why)
{
    DalilUnmended left = {change, why};
    g_autofree char *key = change->is ? dalil_fieldkey_of(change->is, change->field) : NULL;

    for (guint i = 0; key && i < errata->unmended->len; i++) {
        const DalilPrintChange *other = g_array_index(errata->unmended, DalilUnmended, i).change;
        g_autofree char *same = other->is ? dalil_fieldkey_of(other->is, other->field) : NULL;
        if (g_strcmp0(key, same) == 0)
            return;
    }
    g_array_append_val(errata->unmended, left);
}

static gboolean
is_done(const DalilErrata *errata, const char *key)
{
    for (guint i = 0; i < errata->stickers->len; i++)
        if (strcmp(g_array_index(errata->stickers, DalilSticker, i).key, key) == 0)
            return TRUE;
    return FALSE;
}

/* Every place where the field is printed, or none. */
static void
mend_field(DalilErrata *errata, const DalilAlone *setter, const DalilPrintChange *change,
           const char *old_key, const char *new_key)
{
    static const GPtrArray nothing = {NULL, 0};
    g_autoptr(GArray) groups = dalil_printed_find(&errata->pages, old_key);
    int was = dalil_said_count(errata->said_before, old_key),
        is = dalil_said_count(errata->said_after, new_key);
    guint before = errata->stickers->len;

    if (groups->len == 0 && is == 0) {
        if (!is_absent(errata, new_key))
            g_ptr_array_add(errata->absent, (gpointer)change);
        return;
    }
    if (groups->len == 0) {
        leave(errata, change, "it had no place in print");
        return;
    }
    for (int i = 0; i < (int)groups->len; i++) {
        Job job = {.errata = errata,
                   .setter = *setter,
                   .change = change,
                   .key = old_key,
                   .group = g_array_index(groups, DalilPrintedGroup, i)};
        const GPtrArray *old =
            was > 0 ? dalil_said_nth(errata->said_before, old_key, MIN(i, was - 1)) : &nothing;
        const GPtrArray *now =
            is > 0 ? dalil_said_nth(errata->said_after, new_key, MIN(i, is - 1)) : &nothing;
        job.setter.edition = errata->after;
        mend_group(&job, old, now);
        if (!job.why)
            continue;
        g_array_set_size(errata->stickers, before);
        leave(errata, change, job.why);
        return;
    }
}

static void
mend(DalilErrata *errata, const DalilAlone *setter, const DalilPrintChange *change)
{
    g_autofree char *old_key = change->was ? dalil_fieldkey_of(change->was, change->field) : NULL;
    g_autofree char *new_key = change->is ? dalil_fieldkey_of(change->is, change->field) : NULL;

    if (change->field < 0)
        leave(errata, change, change->is ? "it is new" : "it is no more");
    else if (!old_key || !new_key)
        leave(errata, change, "no single place says it");
    else if (!is_done(errata, old_key))
        mend_field(errata, setter, change, old_key, new_key);
}

static int
by_place(gconstpointer a, gconstpointer b)
{
    const DalilSticker *left = a, *right = b;

    if (left->index != right->index)
        return left->index - right->index;
    return left->label.y < right->label.y ? -1 : left->label.y > right->label.y;
}

/* The run's layout with the words of @content. */
static DalilEdition *
compose(DalilArena *arena, DalilDiags *diags, const DalilTemplate *layout, const DalilRun *run,
        const DalilContent *content)
{
    g_auto(GStrv) tags = g_strsplit(run->language, "+", 2);
    const DalilLanguage *first = dalil_language_lookup(tags[0]);
    const DalilLanguage *second = tags[1] ? dalil_language_lookup(tags[1]) : NULL;

    return first ? dalil_compose(arena, diags, content, layout, first, second, dalil_icon_names())
                 : NULL;
}

static gboolean
read_geometry(DalilErrata *errata, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "geometry.json", NULL);
    g_autofree char *text = NULL;
    gsize length = 0;

    if ((text = dalil_file_read(path, &length, error)))
        errata->geometry = dalil_geometry_read(text, length, error);
    if (!errata->geometry)
        g_prefix_error(error, "%s: ", path);
    return errata->geometry != NULL;
}

/* What was kept, and today's words in the same layout. */
static gboolean
read_kept(DalilErrata *errata, DalilArena *arena, DalilDiags *diags, const DalilContent *now,
          GError **error)
{
    g_autofree char *folder = g_build_filename(errata->run->folder, "data", NULL);
    gboolean unreadable = FALSE;
    DalilContent *content = dalil_content_read(arena, diags, folder, &unreadable);
    const DalilTemplate *layout =
        dalil_template_read(arena, diags, folder, NULL, errata->run->layout);

    if (!content || !layout) {
        g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_READ,
                    "%s: its content or layout cannot be read any more; `dalil run verify` says "
                    "what is damaged",
                    errata->run->id);
        return FALSE;
    }
    content->hyphenator = now->hyphenator;
    errata->before = compose(arena, diags, layout, errata->run, content);
    errata->after = compose(arena, diags, layout, errata->run, now);
    errata->pages = (DalilPrintedPages){NULL, layout, errata->after && errata->after->rtl};
    if (!errata->after)
        g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_READ, "%s: nobody knows its language",
                    errata->run->id);
    return errata->after && read_geometry(errata, folder, error);
}

static void
mend_all(DalilErrata *errata, const DalilAlone *setter)
{
    const GArray *changes = errata->comparison->changes;

    for (guint i = 0; i < changes->len; i++) {
        const DalilPrintChange *change = &g_array_index(changes, DalilPrintChange, i);
        if (change->severity <= DALIL_REACHABILITY)
            mend(errata, setter, change);
    }
    g_array_sort(errata->stickers, by_place);
}

DalilErrata *
dalil_errata_new(DalilArena *arena, DalilShaper *shaper, const DalilRun *run,
                 const DalilContent *now, const DalilComparison *comparison, GError **error)
{
    DalilErrata *errata = g_new0(DalilErrata, 1);
    g_autoptr(DalilDiags) diags = dalil_diags_new(); /* said already, of content and layout */
    DalilAlone setter = {arena, shaper, diags, NULL, 0};

    errata->run = run;
    errata->comparison = comparison;
    errata->stickers = g_array_new(FALSE, TRUE, sizeof(DalilSticker));
    errata->unmended = g_array_new(FALSE, TRUE, sizeof(DalilUnmended));
    errata->absent = g_ptr_array_new();
    if (!read_kept(errata, arena, diags, now, error)) {
        dalil_errata_free(errata);
        return NULL;
    }
    errata->pages.geometry = errata->geometry;
    errata->said_before = dalil_said_new(arena, errata->before);
    errata->said_after = dalil_said_new(arena, errata->after);
    mend_all(errata, &setter);
    return errata;
}

gboolean
dalil_errata_fits(DalilShaper *shaper, const DalilRun *run, const DalilContent *now,
                  const DalilComparison *comparison)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilErrata) errata = dalil_errata_new(arena, shaper, run, now, comparison, NULL);

    return !errata || errata->unmended->len == 0;
}

void
dalil_errata_free(DalilErrata *errata)
{
    if (!errata)
        return;
    dalil_said_free(errata->said_before);
    dalil_said_free(errata->said_after);
    g_clear_pointer(&errata->geometry, g_array_unref);
    g_array_unref(errata->stickers);
    g_array_unref(errata->unmended);
    g_ptr_array_unref(errata->absent);
    g_free(errata);
}
