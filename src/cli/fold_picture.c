/* fold_picture.c: what stands where on a side of a sheet, from left to right */
#include "cli/fold_picture.h"

#include "template/sheet.h"

enum { VALLEY = 1, MOUNTAIN = 2 };

static const char *
id_of(const DalilTemplate *layout, int panel)
{
    const DalilPanel *panels = layout->panels.items;

    return panel < layout->panels.n ? panels[panel].id.text : NULL;
}

const char *
dalil_fold_picture_name(const DalilFoldPicture *picture, int number)
{
    const char *id = id_of(picture->layout, number - 1);

    return id ? id : dalil_fold_role(picture->layout->fold, number);
}

/* A page of a booklet shows one of its panels: those after the repeating one come at the end. */
static const char *
page_name(const DalilFoldPicture *picture, int page)
{
    const DalilTemplate *layout = picture->layout;
    int repeat = dalil_sheet_repeat(layout), panel = page - 1;
    const char *id = NULL;

    if (repeat >= 0 && panel > repeat)
        panel = MAX(repeat, layout->panels.n - 1 - (picture->pages - page));
    id = id_of(layout, panel);
    return id ? id : "page";
}

/* Seen from the outside a valley is a mountain. */
static int
crease_kind(const DalilFoldPicture *picture, int side, int crease)
{
    const DalilFoldPlan *plan = &picture->folding->plan;

    for (int i = 0; i < plan->n_steps; i++)
        if (plan->steps[i].crease == crease)
            return plan->steps[i].under == (side == 1) ? MOUNTAIN : VALLEY;
    return 0;
}

int
dalil_fold_picture_side(const DalilFoldPicture *picture, int side, DalilFoldCell *cells)
{
    const DalilTemplate *layout = picture->layout;
    int n = dalil_fold_columns(layout->fold);

    for (int i = 0; i < n; i++) {
        int column = picture->rtl ? n - 1 - i : i;
        int number = dalil_fold_number(layout->fold, side, column);
        DalilFoldPlace place =
            dalil_fold_place(layout->fold, layout->sheet.width, layout->allowance, number);
        gboolean as_inside = (side == 1) != picture->rtl;

        cells[i] = (DalilFoldCell){
            number, dalil_fold_picture_name(picture, number),
            picture->rtl ? layout->sheet.width - place.x - place.width : place.x, place.width,
            i == 0 ? 0 : crease_kind(picture, side, as_inside ? i : n - i)};
    }
    return n;
}

int
dalil_fold_picture_booklet(const DalilFoldPicture *picture, int sheet, int side,
                           DalilFoldCell *cells)
{
    double width = picture->layout->sheet.width;
    DalilFoldPlan plan =
        dalil_folding_booklet_plan(picture->pages, sheet, width, picture->thickness, picture->rtl);

    for (int i = 0; i < plan.n; i++) {
        /* columns of the plan are those of the inside, from the start edge */
        int column = ((side == 1) != picture->rtl) ? i : plan.n - 1 - i;
        int page = side == 1 ? plan.inside[column] : plan.outside[column];
        cells[i] = (DalilFoldCell){page, page_name(picture, page), i * width, width,
                                   i == 0      ? 0
                                   : side == 1 ? VALLEY
                                               : MOUNTAIN};
    }
    return plan.n;
}

void
dalil_fold_picture_title(const DalilFoldPicture *picture, GString *to)
{
    const DalilTemplate *layout = picture->layout;
    const char *fold = dalil_fold_words[layout->fold];

    g_string_append_printf(to, "%s: ", layout->name.text);
    if (layout->fold == DALIL_FOLD_NONE)
        g_string_append(to, "no fold");
    else if (layout->fold == DALIL_FOLD_BOOKLET)
        g_string_append(to, "booklet");
    else
        g_string_append_printf(to, "%s fold", fold);
    g_string_append_printf(to, ", %.4g x %.4g mm, %s", layout->sheet.width / DALIL_MM(1),
                           layout->sheet.height / DALIL_MM(1),
                           picture->rtl ? "right to left" : "left to right");
    if (picture->lang)
        g_string_append_printf(to, " (%s)", picture->lang);
}
