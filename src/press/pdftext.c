/* pdftext.c: what a finished PDF says, glyph by glyph */
#include "press/pdftext.h"

#include <string.h>

#include "press/pdftext_show.h"

enum { PAGES_MAX = 20000, LINKS_MAX = 100000 };

G_DEFINE_QUARK(dalil_pdftext_error, dalil_pdftext_error)

/* One file being read. */
typedef struct {
    qpdf_data pdf;
    DalilUnpack unpack;
    DalilPdfFonts fonts;
    const char *name;
} File;

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
        if (dalil_unpack_box(file->pdf, annotation, "/Rect", box)) {
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
    g_autoptr(GByteArray) content = NULL;

    if (qpdf_has_error(file->pdf) || !qpdf_oh_is_dictionary(file->pdf, dict))
        return FALSE;
    if (!dalil_unpack_box(file->pdf, dict, "/TrimBox", trim) &&
        !dalil_unpack_box(file->pdf, dict, "/MediaBox", trim))
        return FALSE;
    page->width = trim[2] - trim[0];
    page->height = trim[3] - trim[1];
    content = dalil_unpack_content(&file->unpack, dict);
    dalil_show_content(show, page, content->data, content->len,
                       qpdf_oh_get_key(file->pdf, dict, "/Resources"),
                       (DalilAffine){1, 0, 0, -1, -trim[0], trim[3]});
    read_links(file, page, dict, trim);
    return !qpdf_has_error(file->pdf) && !file->unpack.too_large && !file->unpack.damaged;
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
    const char *detail = file->unpack.too_large ? "it is too large" : NULL;

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
    DalilShow show = {.unpack = &file->unpack, .font_of = dalil_pdffonts_of, .user = &file->fonts};
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
    File file = {.pdf = qpdf_init(), .name = name};
    DalilPdfText *text = NULL;

    dalil_unpack_begin(&file.unpack, file.pdf);
    dalil_pdffonts_begin(&file.fonts, &file.unpack);
    text = read_file(&file, bytes, length, error);
    dalil_pdffonts_clear(&file.fonts);
    qpdf_cleanup(&file.pdf);
    return text;
}
