/* picture.c: how large a picture is, what of it is seen, and whether its pixels are enough */
#include "layout/picture.h"

#include <math.h>

#include "compose/picture.h"

#define TOUCH 0.1    /* points: as near to the edge of the page counts as at it */
#define COARSE 150.0 /* pixels an inch: below this everybody sees them */
#define CLOSE 0.5    /* as preflight rounds */

void
dalil_picture_size(const DalilLayoutPicture *picture, double room, double *width, double *height)
{
    double shape = picture->image->shape;
    double w = picture->width, h = picture->height;

    if (w <= 0)
        w = h > 0 ? h * shape : room;
    if (h <= 0)
        h = w / shape;
    *width = MIN(w, room);
    *height = h * *width / w;
}

/* @rect with the bleed where it ends at the edge of the page. */
static DalilRect
with_bleed(const DalilEmit *emit, DalilRect rect)
{
    const DalilTemplate *layout = emit->edition->layout;
    double bleed = dalil_press_choose(&layout->press, &emit->edition->content->network.press).bleed;
    double left = rect.x < TOUCH ? bleed : 0, top = rect.y < TOUCH ? bleed : 0;
    double right = rect.x + rect.width > layout->sheet.width - TOUCH ? bleed : 0;
    double foot = rect.y + rect.height > layout->sheet.height - TOUCH ? bleed : 0;

    return (DalilRect){rect.x - left, rect.y - top, rect.width + left + right,
                       rect.height + top + foot};
}

/* Where the whole picture lies so that it fills @rect, or is all within. */
static DalilRect
whole_in(DalilRect rect, double shape, gboolean cover)
{
    double width = rect.width, height = width / shape;

    if ((height < rect.height) == cover) {
        height = rect.height;
        width = height * shape;
    }
    return (DalilRect){rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2,
                       width, height};
}

/* The pixels as they are seen, when the camera was held upright. */
static void
check_pixels(const DalilEmit *emit, const DalilLayoutPicture *picture, DalilRect whole)
{
    const DalilImage *image = picture->image;
    const DalilEdition *edition = emit->edition;
    int least =
        dalil_press_choose(&edition->layout->press, &edition->content->network.press).min_ppi;
    int across = image->turned > 4 ? image->height : image->width;
    int down = image->turned > 4 ? image->width : image->height;
    double ppi = fmin(across / (whole.width / 72), down / (whole.height / 72));
    gboolean coarse = ppi < fmin(COARSE, least) - CLOSE;
    g_autofree char *words = NULL;

    if (image->kind == DALIL_IMAGE_SVG || ppi >= least - CLOSE)
        return;
    words = g_strdup_printf(
        "%s: the picture \"%s\" has %.0f pixels an inch at %.0f x %.0f mm, and would look %s in "
        "print; take one of %.0f x %.0f pixels or more, or make its place smaller",
        edition->name, picture->file.text, ppi, whole.width / DALIL_MM(1),
        whole.height / DALIL_MM(1), coarse ? "coarse" : "soft", ceil(whole.width / 72 * least),
        ceil(whole.height / 72 * least));
    if (coarse)
        dalil_diags_error(emit->diags, picture->file.span, "%s", words);
    else
        dalil_diags_warning(emit->diags, picture->file.span, "%s", words);
}

void
dalil_picture_emit(DalilEmit *emit, const DalilLayoutPicture *picture, DalilRect rect,
                   double radius)
{
    const DalilPictureAlt *alt = emit->again ? NULL : dalil_picture_alt(emit->edition, picture);
    DalilPlacedPicture *placed = NULL;
    gboolean cover = picture->fit == DALIL_FIT_COVER;

    if (!picture->image || rect.width <= 0 || rect.height <= 0)
        return;
    placed = dalil_arena_new0(emit->arena, DalilPlacedPicture);
    placed->image = picture->image;
    placed->whole = whole_in(cover ? with_bleed(emit, rect) : rect, picture->image->shape, cover);
    placed->language = alt ? dalil_picture_language(emit->edition, alt) : NULL;
    placed->ink = picture->ink_index;
    placed->at = picture->file.span;
    check_pixels(emit, picture, placed->whole);
    dalil_emit_add(emit, (DalilItem){.kind = DALIL_ITEM_PICTURE,
                                     .rect = cover ? rect : placed->whole,
                                     .ink = emit->edition->paper,
                                     .radius = radius,
                                     .icon = -1,
                                     .text = alt ? alt->text : NULL,
                                     .picture = placed});
}

void
dalil_picture_ground(DalilEmit *emit, const DalilLayoutPicture *picture, DalilRect rect,
                     double radius)
{
    if (!picture->image)
        return;
    dalil_picture_emit(emit, picture, rect, radius);
    dalil_emit_stand(emit, rect, picture->ground_index);
}
