/* screen.c: from a layout to a file for screens */
#include "press/screen.h"

#include <string.h>

#include "paint/faces.h"
#include "press/screen_canvas.h"
#include "press/screen_form.h"
#include "press/screen_head.h"
#include "press/ua_parts.h"

/* The part of a page's height in which a running head, or foot, stands. */
#define MARGIN 0.12

/* What is being made. */
typedef struct {
    DalilUa ua;
    const DalilLayout *layout;
    const DalilEdition *edition;
    DalilForms *forms;
    DalilScreenFonts *fonts;
    DalilFaces *faces;
    int **stretches; /* by page, by item: its stretch; -1: it is decoration */
} Screen;

/* Items that follow one another and belong together make one stretch. */
static void
tag_page(Screen *s, int number)
{
    const DalilPage *page = &s->layout->pages[number];
    DalilTag *open = NULL;
    int stretch = -1;

    s->stretches[number] = g_new(int, page->n + 1);
    for (int i = 0; i < page->n; i++) {
        DalilTag *tag = dalil_tags_of(s->ua.tags, number, &page->items[i]);
        if (tag && tag != open) {
            dalil_tags_mark(s->ua.tags, number, tag);
            stretch++;
        }
        open = tag;
        s->stretches[number][i] = tag ? stretch : -1;
    }
}

static DalilRect
square_of(const DalilItem *line, const DalilPlaced *run)
{
    return (DalilRect){run->x, line->rect.y + (line->rect.height - run->size) / 2, run->size,
                       run->size};
}

static gboolean
is_form(const DalilItem *item)
{
    return item->kind != DALIL_ITEM_TEXT && item->kind != DALIL_ITEM_FILL &&
           item->kind != DALIL_ITEM_RULE;
}

/* All forms must be known before the first is used. */
static void
find_forms(Screen *s)
{
    for (int p = 0; p < s->layout->n_pages; p++)
        for (int i = 0; i < s->layout->pages[p].n; i++) {
            const DalilItem *item = &s->layout->pages[p].items[i];
            for (int r = 0; r < item->n_runs; r++)
                if (item->runs[r].icon >= 0)
                    dalil_forms_icon(s->forms, item->runs[r].icon, item->runs[r].ink,
                                     square_of(item, &item->runs[r]));
            if (is_form(item))
                dalil_forms_of(s->forms, item);
        }
}

static void
set_form(DalilCanvas *canvas, DalilFormPlace place)
{
    dalil_canvas_form(canvas, place.index, place.scale, place.x, place.y);
}

static void
set_line(Screen *s, DalilCanvas *canvas, DalilPen *pen, const DalilItem *item)
{
    dalil_pen_line(pen, item);
    for (int i = 0; i < item->n_runs; i++) {
        const DalilPlaced *run = &item->runs[i];
        if (run->icon < 0)
            continue;
        dalil_pen_flush(pen);
        set_form(canvas, dalil_forms_icon(s->forms, run->icon, run->ink, square_of(item, run)));
    }
}

static void
set_item(Screen *s, DalilCanvas *canvas, DalilPen *pen, const DalilItem *item)
{
    if (item->kind == DALIL_ITEM_TEXT) {
        set_line(s, canvas, pen, item);
        return;
    }
    dalil_pen_flush(pen);
    if (is_form(item))
        set_form(canvas, dalil_forms_of(s->forms, item));
    else
        dalil_canvas_fill(canvas, item->ink, item->rect, item->radius);
}

/* Which artifact an item is that belongs to no element (ISO 32000-1, 14.8.2.2.2): what comes back
 * on the pages, at their head or foot; or what is only to be looked at. */
static const char *
artifact_of(const DalilPage *page, const DalilItem *item)
{
    double middle = item->rect.y + item->rect.height / 2;

    if (item->kind != DALIL_ITEM_TEXT)
        return "/Type /Layout";
    return middle < page->height * MARGIN         ? "/Type /Pagination /Subtype /Header"
           : middle > page->height * (1 - MARGIN) ? "/Type /Pagination /Subtype /Footer"
                                                  : "/Type /Pagination";
}

/* Item @i begins another stretch than the one before: an element's, or an artifact's. */
static void
begin_stretch(const Screen *s, int number, int i, DalilCanvas *canvas)
{
    int stretch = s->stretches[number][i], next = 0;

    if (stretch < 0) {
        const DalilPage *page = &s->layout->pages[number];
        dalil_canvas_artifact(canvas, artifact_of(page, &page->items[i]));
        return;
    }
    dalil_canvas_stretch(canvas, s->ua.names[number]->pdata[stretch]);
    next = dalil_canvas_next(canvas);
    g_array_append_val(s->ua.starts[number], next);
}

/* The same stretch goes on from item @i - 1 to @i. */
static gboolean
goes_on(const Screen *s, int number, int i)
{
    const DalilPage *page = &s->layout->pages[number];
    const int *stretches = s->stretches[number];

    return i > 0 && stretches[i] == stretches[i - 1] &&
           (stretches[i] >= 0 ||
            artifact_of(page, &page->items[i]) == artifact_of(page, &page->items[i - 1]));
}

static void
set_items(Screen *s, int number, DalilCanvas *canvas)
{
    const DalilPage *page = &s->layout->pages[number];
    DalilPen *pen = dalil_pen_new(s->faces, dalil_canvas_show, canvas);
    int next = 0;

    for (int i = 0; i < page->n; i++) {
        if (!goes_on(s, number, i)) {
            dalil_pen_flush(pen);
            begin_stretch(s, number, i, canvas);
        }
        set_item(s, canvas, pen, &page->items[i]);
    }
    dalil_pen_flush(pen);
    dalil_canvas_stretch(canvas, NULL);
    next = dalil_canvas_next(canvas);
    g_array_append_val(s->ua.starts[number], next);
    dalil_pen_free(pen);
}

/* Returns: the number of its content. */
static int
put_content(Screen *s, int number)
{
    g_autoptr(DalilCanvas) canvas =
        dalil_canvas_new(s->fonts, s->edition->inks, s->layout->pages[number].height);
    const GString *content = NULL;
    int object = dalil_ua_file_new_number(s->ua.file);

    set_items(s, number, canvas);
    content = dalil_canvas_finish(canvas);
    dalil_ua_file_put_stream(s->ua.file, object, "", content->str, content->len, TRUE);
    return object;
}

static void
put_page(const Screen *s, int number, int parent, int content, int resources)
{
    const DalilPage *page = &s->layout->pages[number];
    const double size[] = {page->width, page->height};
    GString *to = dalil_ua_file_begin(s->ua.file, s->ua.pages[number]);

    g_string_append_printf(to, "<</Type /Page /Parent %d 0 R /MediaBox [0 0", parent);
    dalil_ua_put_numbers(to, size, G_N_ELEMENTS(size));
    g_string_append_printf(to, "] /Resources %d 0 R /Contents %d 0 R /Tabs /S /StructParents %d",
                           resources, content, number);
    if (s->ua.annotations[number]->len > 0)
        g_string_append_printf(to, " /Annots [%s]", s->ua.annotations[number]->str);
    g_string_append(to, ">>");
    dalil_ua_file_end(s->ua.file);
}

static void
put_pages(const Screen *s, int number)
{
    GString *to = dalil_ua_file_begin(s->ua.file, number);

    g_string_append_printf(to, "<</Type /Pages /Count %d /Kids [", s->ua.n_pages);
    for (int p = 0; p < s->ua.n_pages; p++)
        dalil_ua_put_reference(to, s->ua.pages[p]);
    g_string_append(to, "]>>");
    dalil_ua_file_end(s->ua.file);
}

static gboolean
put_resources(Screen *s, int number, GError **error)
{
    g_autoptr(GString) text = g_string_new("<<");
    const DalilFace *failed = NULL;

    if (!dalil_forms_put(s->forms, s->ua.file, text)) {
        g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED,
                    "the file for screens could not be made: its pictures cannot be found");
        return FALSE;
    }
    if (!dalil_screen_fonts_put(s->fonts, s->ua.file, text, &failed)) {
        g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED,
                    "%s: this font cannot go into a file: use another one", failed->path);
        return FALSE;
    }
    g_string_append(text, ">>");
    g_string_append_len(dalil_ua_file_begin(s->ua.file, number), text->str, (gssize)text->len);
    dalil_ua_file_end(s->ua.file);
    return TRUE;
}

static void
open_pages(Screen *s)
{
    DalilUa *ua = &s->ua;

    ua->n_pages = s->layout->n_pages;
    ua->pages = g_new0(int, ua->n_pages + 1);
    ua->heights = g_new0(double, ua->n_pages + 1);
    ua->names = g_new0(GPtrArray *, ua->n_pages + 1);
    ua->starts = g_new0(GArray *, ua->n_pages + 1);
    ua->annotations = g_new0(GString *, ua->n_pages + 1);
    for (int p = 0; p < ua->n_pages; p++) {
        ua->pages[p] = dalil_ua_file_new_number(ua->file);
        ua->heights[p] = s->layout->pages[p].height;
        ua->names[p] = g_ptr_array_new();
        ua->starts[p] = g_array_new(FALSE, TRUE, sizeof(int));
        ua->annotations[p] = g_string_new(NULL);
    }
}

static void
close_pages(Screen *s)
{
    DalilUa *ua = &s->ua;

    for (int p = 0; p < ua->n_pages; p++) {
        g_ptr_array_unref(ua->names[p]);
        g_array_unref(ua->starts[p]);
        g_string_free(ua->annotations[p], TRUE);
    }
    g_free(ua->names);
    g_free(ua->starts);
    g_free(ua->annotations);
    g_free(ua->heights);
    g_free(ua->pages);
}

/* Everything but the pictures' drawing. */
static GByteArray *
put_all(Screen *s, const DalilScreenHead *head, GError **error)
{
    g_autoptr(DalilUaTree) tree = dalil_ua_tree_new(&s->ua);
    g_autofree int *contents = g_new0(int, s->ua.n_pages + 1);
    int pages = dalil_ua_file_new_number(s->ua.file);
    int resources = dalil_ua_file_new_number(s->ua.file), root = 0, info = 0;
    GByteArray *out = NULL;

    for (int p = 0; p < s->ua.n_pages; p++)
        contents[p] = put_content(s, p);
    if (!put_resources(s, resources, error))
        return NULL;
    dalil_ua_file_part(s->ua.file);
    dalil_ua_tree_finish(tree);
    dalil_ua_outline(&s->ua);
    dalil_ua_file_part(s->ua.file);
    for (int p = 0; p < s->ua.n_pages; p++)
        put_page(s, p, pages, contents[p], resources);
    put_pages(s, pages);
    info = dalil_screen_put_info(head, s->ua.file);
    root = dalil_screen_put_catalog(head, s->ua.file, pages, s->ua.structure, s->ua.outline);
    out = dalil_ua_file_finish(s->ua.file, root, info);
    if (!out)
        g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED,
                    "the file for screens could not be made: its objects cannot be packed");
    return out;
}

static GByteArray *
make(Screen *s, const DalilScreenHead *head, GError **error)
{
    g_autoptr(GByteArray) drawn = NULL;
    GByteArray *out = NULL;

    for (int p = 0; p < s->layout->n_pages; p++)
        tag_page(s, p);
    find_forms(s);
    drawn = dalil_forms_draw(s->forms, error);
    if (!drawn)
        return NULL;
    s->ua.file = dalil_ua_file_open(drawn->data, drawn->len);
    if (!s->ua.file) {
        g_set_error(error, DALIL_PRESS_ERROR, DALIL_PRESS_FAILED,
                    "the file for screens could not be made: its pictures cannot be read");
        return NULL;
    }
    open_pages(s);
    out = put_all(s, head, error);
    close_pages(s);
    dalil_ua_file_free(s->ua.file);
    return out;
}

GByteArray *
dalil_screen_pdf(const DalilLayout *layout, const DalilEdition *edition, const DalilFonts *fonts,
                 const char *title, const char *date, GError **error)
{
    const char *run = edition->content->print.hash;
    g_autofree char *keywords = run ? g_strconcat("dalil-run:", run, NULL) : NULL;
    g_autoptr(DalilTags) tags =
        dalil_tags_new(dalil_fold_paged(edition->layout->fold), edition->layout->links);
    g_autoptr(DalilForms) forms = dalil_forms_new(edition, fonts);
    g_autoptr(DalilScreenFonts) embedded = dalil_screen_fonts_new();
    g_autoptr(DalilFaces) faces = dalil_faces_new(fonts);
    Screen s = {.ua = {.tags = tags, .language = edition->language},
                .layout = layout,
                .edition = edition,
                .forms = forms,
                .fonts = embedded,
                .faces = faces,
                .stretches = g_new0(int *, layout->n_pages + 1)};
    const DalilScreenHead head = {.language = edition->language->tag,
                                  .rtl = edition->rtl,
                                  .title = title,
                                  .date = date,
                                  .keywords = keywords};
    GByteArray *out = make(&s, &head, error);

    for (int p = 0; p < layout->n_pages; p++)
        g_free(s.stretches[p]);
    g_free(s.stretches);
    return out;
}
