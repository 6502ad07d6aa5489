/* formats.c: what kinds of files an edition is written as */
#include "cli/formats.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "paint/png.h"
#include "press/screen.h"
#include "press/preflight_tell.h"
#include "press/readback.h"

enum { WIDTH_MIN = 100, WIDTH_MAX = 4320 };

char *
dalil_formats_parse(DalilFormats *formats, const char *words, int width)
{
    g_auto(GStrv) list = g_strsplit(words, ",", -1);

    *formats = (DalilFormats){.width = width};
    for (char **word = list; *word; word++) {
        if (strcmp(*word, "pdf") == 0)
            formats->pdf = TRUE;
        else if (strcmp(*word, "png") == 0)
            formats->png = TRUE;
        else
            return g_strdup_printf("--format can be pdf, png or pdf,png, not \"%s\"", words);
    }
    if (!formats->pdf && !formats->png)
        return g_strdup("--format can be pdf, png or pdf,png, not nothing");
    if (width < WIDTH_MIN || width > WIDTH_MAX)
        return g_strdup_printf("--width must be %d to %d pixels, not %d", WIDTH_MIN, WIDTH_MAX,
                               width);
    return NULL;
}

/* A file that waits until all are drawn. */
typedef struct {
    char *path;
    GByteArray *bytes;
} Made;

static void
made_clear(gpointer data)
{
    Made *made = data;

    g_free(made->path);
    g_byte_array_unref(made->bytes);
}

/* DIR/EDITION-1.png; page 0: DIR/EDITION.pdf. (transfer full) */
static char *
path_of(const char *folder, const char *name, int page, const char *kind)
{
    g_autofree char *file = page > 0 ? g_strdup_printf("%s-%d.%s", name, page, kind)
                                     : g_strdup_printf("%s.%s", name, kind);

    return g_build_filename(folder, file, NULL);
}

/* Takes both. FALSE when there are no bytes. */
static gboolean
keep(GArray *files, char *path, GByteArray *bytes, GError **error)
{
    Made made = {path, bytes};

    if (bytes) {
        g_array_append_val(files, made);
        return TRUE;
    }
    if (error && *error) /* else there are problems, which have been told */
        g_prefix_error(error, "%s: ", path);
    g_free(path);
    return FALSE;
}

static GByteArray *
text_of(const DalilPage *page, gboolean rtl)
{
    GString *text = g_string_new(NULL);
    gsize length = 0;

    dalil_paint_alt(page, rtl, text);
    length = text->len;
    return g_byte_array_new_take((guint8 *)g_string_free(text, FALSE), length);
}

static gboolean
write_files(const GArray *files, GError **error)
{
    for (guint i = 0; i < files->len; i++) {
        const Made *made = &g_array_index(files, Made, i);
        if (!dalil_file_write(made->path, made->bytes->data, made->bytes->len, error)) {
            g_prefix_error(error, "%s: ", made->path);
            return FALSE;
        }
    }
    return TRUE;
}

/* Somebody would send the old page along with the new ones. */
static void
remove_later_pages(const char *folder, const char *name, int page)
{
    static const char *const kinds[] = {"png", "txt"};
    gboolean found = TRUE;

    while (found) {
        found = FALSE;
        page++;
        for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
            g_autofree char *path = path_of(folder, name, page, kinds[i]);
            found |= g_unlink(path) == 0;
        }
    }
}

static gboolean
draw_pictures(const DalilFormats *formats, const DalilLayout *layout, const DalilEdition *edition,
              const DalilFonts *fonts, const char *folder, GArray *files, GError **error)
{
    for (int p = 0; p < layout->n_pages; p++) {
        const DalilPage *page = &layout->pages[p];
        if (!keep(files, path_of(folder, edition->name, p + 1, "png"),
                  dalil_paint_png(page, edition, fonts, formats->width, error), error) ||
            !keep(files, path_of(folder, edition->name, p + 1, "txt"), text_of(page, layout->rtl),
                  error))
            return FALSE;
    }
    return TRUE;
}

gboolean
dalil_formats_prove(const GByteArray *pdf, const DalilEdition *edition, const DalilLayout *layout,
                    DalilParity **said, DalilDiags *diags)
{
    static const DalilSpan nowhere = {NULL, 0, 0};
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilPdfText) text = dalil_pdftext_read(pdf->data, pdf->len, edition->name, &error);
    DalilParity *parity = NULL;
    gboolean holds = FALSE;

    if (!text)
        dalil_diags_error(diags, nowhere, "the finished PDF cannot be read: %s", error->message);
    if (!text || !dalil_readback(text, edition, layout, diags))
        return FALSE;
    parity = dalil_parity_read(text, edition, layout);
    holds = dalil_parity_holds(parity);
    if (said) {
        *said = parity;
        return holds;
    }
    dalil_parity_gate(diags, &parity, 1);
    dalil_parity_free(parity);
    return holds;
}

GByteArray *
dalil_formats_pdf(const DalilLayout *layout, const DalilEdition *edition, const DalilFonts *fonts,
                  const char *title, const char *date, DalilParity **said, DalilDiags *diags,
                  GError **error)
{
    static const DalilPreflightWish held = {.purpose = DALIL_FOR_SCREEN, .quick = TRUE};
    const DalilSpan at = {edition->layout->file, 0, 0};
    g_autoptr(GByteArray) pdf = dalil_screen_pdf(layout, edition, fonts, title, date, error);

    return pdf && dalil_formats_prove(pdf, edition, layout, said, diags) &&
                   dalil_preflight_tell(pdf, &held, edition->name, at, diags)
               ? g_steal_pointer(&pdf)
               : NULL;
}

char *
dalil_formats_write(const DalilFormats *formats, const DalilLayout *layout,
                    const DalilEdition *edition, const DalilFonts *fonts, const char *title,
                    const char *date, const char *folder, DalilParity **said, DalilDiags *diags,
                    GError **error)
{
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(Made));

    g_array_set_clear_func(files, made_clear);
    if (formats->pdf &&
        !keep(files, path_of(folder, edition->name, 0, "pdf"),
              dalil_formats_pdf(layout, edition, fonts, title, date, said, diags, error), error))
        return NULL;
    if (formats->png && !draw_pictures(formats, layout, edition, fonts, folder, files, error))
        return NULL;
    if (!write_files(files, error))
        return NULL;
    if (formats->png)
        remove_later_pages(folder, edition->name, layout->n_pages);
    return g_strdup(g_array_index(files, Made, 0).path);
}
