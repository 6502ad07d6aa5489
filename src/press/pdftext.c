/* pdftext.c: what a finished PDF says, glyph by glyph */
#include "press/pdftext.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "press/pdftext_show.h"

enum { PAGES_MAX = 20000, LINKS_MAX = 100000 };

G_DEFINE_QUARK(dalil_pdftext_error, dalil_pdftext_error)

/* One file being read. Fonts are read once, by the number of their object. */
typedef struct {
    qpdf_data pdf;
    GHashTable *fonts;
    GPtrArray *direct; /* fonts that are no objects of their own */
    const char *name;
} File;

static void
free_font(gpointer font)
{
    dalil_pdffont_free(font);
}

static const DalilPdfFont *
font_of(qpdf_oh dict, gpointer user)
{
    File *file = user;
    int id = qpdf_oh_get_object_id(file->pdf, dict);
    DalilPdfFont *font = g_hash_table_lookup(file->fonts, GINT_TO_POINTER(id));

    if (font || !qpdf_oh_is_dictionary(file->pdf, dict))
        return font;
    font = dalil_pdffont_new(file->pdf, dict);
    if (id > 0)
        g_hash_table_insert(file->fonts, GINT_TO_POINTER(id), font);
    else
        g_ptr_array_add(file->direct, font);
    return font;
}

/* Left, low, right, high; FALSE: no rectangle. */
static gboolean
box_of(const File *file, qpdf_oh dict, const char *key, double box[4])
{
    qpdf_oh list = qpdf_oh_get_key(file->pdf, dict, key);

    if (!qpdf_oh_is_array(file->pdf, list) || qpdf_oh_get_array_n_items(file->pdf, list) != 4)
        return FALSE;
    for (int i = 0; i < 4; i++)
        box[i] = qpdf_oh_get_numeric_value(file->pdf, qpdf_oh_get_array_item(file->pdf, list, i));
    for (int i = 0; i < 2; i++)
        if (box[i] > box[i + 2]) {
            double swap = box[i];
            box[i] = box[i + 2];
            box[i + 2] = swap;
        }
    return isfinite(box[0] + box[1] + box[2] + box[3]);
}

/* The address a link annotation leads to; NULL: it is none. */
static char *
link_target(const File *file, qpdf_oh annotation)
{
    qpdf_oh action = 0, uri = 0;

    if (!qpdf_oh_is_dictionary(file->pdf, annotation) ||
        !qpdf_oh_is_name_and_equals(file->pdf, qpdf_oh_get_key(file->pdf, annotation, "/Subtype"),
                                    "/Link"))
        return NULL;
    action = qpdf_oh_get_key(file->pdf, annotation, "/A");
    uri = qpdf_oh_is_dictionary(file->pdf, action) ? qpdf_oh_get_key(file->pdf, action, "/URI") : 0;
    return uri && qpdf_oh_is_string(file->pdf, uri)
               ? g_strdup(qpdf_oh_get_string_value(file->pdf, uri))
               : NULL;
}

static void
read_links(const File *file, DalilPdfPage *page, qpdf_oh dict, const double trim[4])
{
    qpdf_oh list = qpdf_oh_get_key(file->pdf, dict, "/Annots");
    int n = qpdf_oh_is_array(file->pdf, list) ? qpdf_oh_get_array_n_items(file->pdf, list) : 0;

    for (int i = 0; i < MIN(n, LINKS_MAX); i++) {
        qpdf_oh annotation = qpdf_oh_get_array_item(file->pdf, list, i);
        double box[4];
        DalilPdfLink link = {.uri = link_target(file, annotation)};
        if (!link.uri)
            continue;
        if (box_of(file, annotation, "/Rect", box)) {
            link.x = box[0] - trim[0];
            link.y = trim[3] - box[3];
            link.width = box[2] - box[0];
            link.height = box[3] - box[1];
        }
        g_array_append_val(page->links, link);
    }
}

/* FALSE: the page cannot be read. */
static gboolean
read_page(File *file, DalilShow *show, DalilPdfPage *page, int n)
{
    qpdf_oh dict = qpdf_get_page_n(file->pdf, (size_t)n);
    double trim[4] = {0, 0, 0, 0};
    unsigned char *content = NULL;
    gsize length = 0;

    if (qpdf_has_error(file->pdf) || !qpdf_oh_is_dictionary(file->pdf, dict))
        return FALSE;
    if (!box_of(file, dict, "/TrimBox", trim) && !box_of(file, dict, "/MediaBox", trim))
        return FALSE;
    page->width = trim[2] - trim[0];
    page->height = trim[3] - trim[1];
    if (qpdf_oh_get_page_content_data(file->pdf, dict, &content, &length) & QPDF_ERRORS) {
        free(content);
        return FALSE;
    }
    dalil_show_content(show, page, content, length, qpdf_oh_get_key(file->pdf, dict, "/Resources"),
                       (DalilMatrix){1, 0, 0, -1, -trim[0], trim[3]});
    free(content);
    read_links(file, page, dict, trim);
    return !qpdf_has_error(file->pdf);
}

static void
clear_link(gpointer data)
{
    g_free(((DalilPdfLink *)data)->uri);
}

static void
page_begin(DalilPdfPage *page)
{
    page->text = g_string_new(NULL);
    page->glyphs = g_array_new(FALSE, FALSE, sizeof(DalilPdfGlyph));
    page->links = g_array_new(FALSE, FALSE, sizeof(DalilPdfLink));
    g_array_set_clear_func(page->links, clear_link);
}

void
dalil_pdftext_free(DalilPdfText *text)
{
    if (!text)
        return;
    for (int i = 0; i < text->n; i++) {
        g_string_free(text->pages[i].text, TRUE);
        g_array_unref(text->pages[i].glyphs);
        g_array_unref(text->pages[i].links);
    }
    g_free(text->pages);
    g_free(text);
}

/* (transfer full): NULL with @error set. */
static DalilPdfText *
fail(const File *file, GError **error, const char *what)
{
    const char *detail = NULL;

    if (qpdf_has_error(file->pdf))
        detail = qpdf_get_error_message_detail(file->pdf, qpdf_get_error(file->pdf));
    g_set_error(error, DALIL_PDFTEXT_ERROR, 0, "%s: %s%s%s", file->name, what, detail ? ": " : "",
                detail ? detail : "");
    return NULL;
}

static DalilPdfText *
read_pages(File *file, GError **error)
{
    g_autoptr(DalilPdfText) text = g_new0(DalilPdfText, 1);
    DalilShow show = {.pdf = file->pdf, .font_of = font_of, .user = file};
    int n = qpdf_get_num_pages(file->pdf);

    if (n < 1 || n > PAGES_MAX)
        return fail(file, error, "its pages cannot be found");
    qpdf_push_inherited_attributes_to_page(file->pdf);
    text->pages = g_new0(DalilPdfPage, n);
    for (int i = 0; i < n; i++) {
        text->n = i + 1;
        page_begin(&text->pages[i]);
        if (!read_page(file, &show, &text->pages[i], i)) {
            g_autofree char *what = g_strdup_printf("page %d cannot be read", i + 1);
            return fail(file, error, what);
        }
        qpdf_oh_release_all(file->pdf);
    }
    return g_steal_pointer(&text);
}

static DalilPdfText *
read_file(File *file, const guint8 *bytes, gsize length, GError **error)
{
    qpdf_silence_errors(file->pdf);
    qpdf_set_suppress_warnings(file->pdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(file->pdf, QPDF_FALSE); /* what we wrote needs no guessing */
    if (qpdf_read_memory(file->pdf, file->name, (const char *)bytes, length, NULL) & QPDF_ERRORS)
        return fail(file, error, "this is not a PDF that can be read");
    if (qpdf_is_encrypted(file->pdf))
        return fail(file, error, "the PDF is encrypted");
    return read_pages(file, error);
}

DalilPdfText *
dalil_pdftext_read(const guint8 *bytes, gsize length, const char *name, GError **error)
{
    File file = {.pdf = qpdf_init(),
                 .fonts = g_hash_table_new_full(NULL, NULL, NULL, free_font),
                 .direct = g_ptr_array_new_with_free_func(free_font),
                 .name = name};
    DalilPdfText *text = read_file(&file, bytes, length, error);

    g_hash_table_unref(file.fonts);
    g_ptr_array_unref(file.direct);
    qpdf_cleanup(&file.pdf);
    return text;
}
