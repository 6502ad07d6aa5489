/* picture.c: the keys of a picture, and the way to its file */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "template/picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "lang/language.h"

static const char *const fit_words[] = {"contain", "cover", NULL};
static const char *const align_words[] = {"start", "centre", "end", NULL};

/* One sentence, or one for each language. */
static gboolean
add_alt(DalilReader *reader, DalilItems *alt, const char *language, const DalilNode *node)
{
    DalilPictureAlt *list = alt->items;
    g_autofree char *text =
        node->kind == DALIL_SCALAR ? g_strstrip(g_strdup(node->text)) : g_strdup("");

    if (*text == '\0') {
        dalil_diags_error(reader->diags, node->span,
                          "`alt` should say in a sentence what the picture shows, for who cannot "
                          "see it; if it shows nothing, write decorative: yes instead");
        return FALSE;
    }
    list[alt->n++] =
        (DalilPictureAlt){language, dalil_arena_strdup(reader->arena, text), node->span};
    return TRUE;
}

static gboolean
read_alt(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    int n = node->kind == DALIL_MAP ? node->n : 1;
    DalilItems alt = {dalil_arena_newn(reader->arena, DalilPictureAlt, n + 1), 0};

    (void)field;
    if (node->kind != DALIL_MAP && !add_alt(reader, &alt, "", node))
        return FALSE;
    for (int i = 0; node->kind == DALIL_MAP && i < node->n; i++) {
        const char *tag = node->keys[i]->text;
        const DalilLanguage *language = dalil_language_lookup(tag);
        const char *near = language ? NULL : dalil_nearest(tag, dalil_language_tags());
        if (language)
            add_alt(reader, &alt, language->tag, node->items[i]);
        else
            dalil_diags_error(reader->diags, node->keys[i]->span,
                              "\"%s\" is no language dalil knows%s%s%s", tag,
                              near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    }
    *(DalilItems *)into = alt;
    return TRUE;
}

#define PICTURE(member) .offset = G_STRUCT_OFFSET(DalilLayoutPicture, member)
const DalilField dalil_picture_fields[] = {
    {"file", DALIL_FIELD_SPANNED, TRUE, PICTURE(file),
     .help = "a PNG, JPEG or SVG below the network's folder, such as images/logo.svg, or below "
             "that of the layouts"},
    {"alt", DALIL_FIELD_CUSTOM, FALSE, PICTURE(alt), .read = read_alt, .kind_name = "texts",
     .help = "what it shows, for who cannot see it: one text, or one a language, as in {fr: …, ar: "
             "…}; needed unless `decorative`"},
    {"decorative", DALIL_FIELD_BOOL, FALSE, PICTURE(decorative),
     .help = "yes: it says nothing, and is passed over when the page is read aloud"},
    {"width", DALIL_FIELD_LENGTH, FALSE, PICTURE(width),
     .help = "of a block; as wide as its frame when neither is said"},
    {"height", DALIL_FIELD_LENGTH, FALSE, PICTURE(height),
     .help = "of a block; by the picture's shape when left out"},
    {"fit", DALIL_FIELD_WORD, FALSE, PICTURE(fit), .words = fit_words,
     .help = "contain: all of it is seen; cover: it fills its place and is cut at the sides. Left "
             "out: contain for a block, cover for a panel or frame"},
    {"align", DALIL_FIELD_WORD, FALSE, PICTURE(align), .words = align_words,
     .help = "of a block: start, centre or end of its frame; start when left out"},
    {"ink", DALIL_FIELD_SPANNED, FALSE, PICTURE(ink),
     .help = "SVG: the ink that `currentColor` stands for in the drawing"},
    {"ground", DALIL_FIELD_SPANNED, FALSE, PICTURE(ground),
     .help = "panel and frame: the ink the picture is most like: text on it must stand out from "
             "that"},
    {NULL},
};

gboolean
dalil_picture_read(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    DalilLayoutPicture picture = {.span = node->span, .fit = -1};

    if (node->kind != DALIL_MAP) {
        dalil_diags_error(reader->diags, node->span,
                          "`%s` must name a file and say what it shows, as in {file: "
                          "images/logo.svg, alt: {fr: …, ar: …}}",
                          field->key);
        return FALSE;
    }
    if (!dalil_fields_read(reader, dalil_picture_fields, "picture", node, &picture)) {
        ((DalilLayoutPicture *)into)->span = node->span; /* it is there, though unusable */
        return FALSE;
    }
    if (picture.alt.n == 0 && !picture.decorative && !dalil_node_get(node, "alt"))
        dalil_diags_error(reader->diags, node->span,
                          "say what the picture \"%s\" shows, for who cannot see it: alt: {fr: …, "
                          "ar: …}; if it shows nothing, write decorative: yes",
                          picture.file.text);
    if (picture.alt.n > 0 && picture.decorative)
        dalil_diags_error(reader->diags, node->span,
                          "the picture \"%s\" has an `alt` and is called decorative; leave one of "
                          "them out",
                          picture.file.text);
    *(DalilLayoutPicture *)into = picture;
    return TRUE;
}

/* The name without detours ("images/./a.png"); NULL: by the name alone it leads out, or stands in
 * no folder, among the files that a print run has of its own. (transfer full) */
static char *
plain_name(const char *file)
{
    g_auto(GStrv) parts = g_strsplit_set(file, "/\\", -1);
    g_autofree char *plain = NULL;

    if (g_path_is_absolute(file) || (g_ascii_isalpha(file[0]) && file[1] == ':'))
        return NULL;
    for (char **part = parts; *part; part++)
        if (strcmp(*part, "..") == 0)
            return NULL;
    for (const char *c = file; *c; c++)
        if (g_ascii_iscntrl(*c))
            return NULL;
    plain = g_canonicalize_filename(file, "/");
    return strchr(plain + 1, '/') ? g_strdup(plain + 1) : NULL;
}

/* Whether @path, with every link followed, is still below @folder. */
static gboolean
stays_below(const char *path, const char *folder)
{
    char *real = realpath(path, NULL), *above = realpath(folder, NULL);
    gsize length = above ? strlen(above) : 0;
    gboolean below = real && above && strncmp(real, above, length) == 0 &&
                     (real[length] == '/' || g_str_has_suffix(above, "/"));

    free(real);
    free(above);
    return below;
}

/* Where it is: in the folder of the network, or of a layout. (transfer full): NULL with @folder
 * unset: nowhere. @place: the same as seen from the network. */
static char *
find(const char *const *folders, const char *file, const char **folder, char **place)
{
    for (int i = 0; folders[i]; i++) {
        g_autofree char *path = g_build_filename(folders[i], file, NULL);

        if (!g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            continue;
        *folder = folders[i];
        *place = i == 0 ? g_strdup(file) : g_strconcat("layouts/", file, NULL);
        return g_steal_pointer(&path);
    }
    return NULL;
}

static const DalilImage *
opened_before(const GPtrArray *images, const char *place)
{
    for (guint i = 0; i < images->len; i++)
        if (strcmp(((const DalilImage *)images->pdata[i])->place, place) == 0)
            return images->pdata[i];
    return NULL;
}

/* The name as a person would type it: "./images/a.png" is "images/a.png". */
static const char *
shown(const char *path)
{
    return g_str_has_prefix(path, "./") ? path + 2 : path;
}

static const DalilImage *
load(DalilArena *arena, DalilDiags *diags, const char *path, const char *place, DalilSpan at)
{
    DalilImage *image = dalil_arena_new0(arena, DalilImage);
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    g_autofree char *bytes = dalil_file_read_most(path, DALIL_IMAGE_BYTES_MAX, &length, &error);
    g_autofree char *sum =
        bytes ? g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length)
              : NULL;

    if (!bytes) {
        dalil_diags_error(diags, at, "the picture \"%s\" cannot be read: %s", place,
                          error->message);
        return NULL;
    }
    image->bytes = dalil_arena_memdup(arena, bytes, length + 1);
    image->length = length;
    image->sum = dalil_arena_strdup(arena, sum);
    image->place = dalil_arena_strdup(arena, place);
    return dalil_image_read(image, diags, at, shown(path)) ? image : NULL;
}

/* Advice that goes with a picture that is fine all the same. */
static void
advise(DalilDiags *diags, const DalilLayoutPicture *picture)
{
    if (picture->image->other)
        dalil_diags_warning(diags, picture->file.span,
                            "the picture \"%s\" has colours by a profile of its own, which are "
                            "taken for sRGB and will look paler; save it in sRGB",
                            picture->file.text);
    if (picture->ink.text && picture->image->kind != DALIL_IMAGE_SVG)
        dalil_diags_warning(diags, picture->ink.span,
                            "`ink` says what currentColor is in an SVG; \"%s\" is none",
                            picture->file.text);
}

gboolean
dalil_picture_open(DalilArena *arena, DalilDiags *diags, const char *const *folders,
                   GPtrArray *images, DalilLayoutPicture *picture)
{
    const char *folder = NULL;
    DalilSpan at = picture->file.span;
    g_autofree char *file = plain_name(picture->file.text), *path = NULL, *place = NULL;

    if (!file) {
        dalil_diags_error(diags, at,
                          "a picture lies in a folder of the network, and \"%s\" does not; copy "
                          "the file to images/ and name it as in images/logo.png",
                          picture->file.text);
        return FALSE;
    }
    path = find(folders, file, &folder, &place);
    if (!path) {
        dalil_diags_error(diags, at,
                          "there is no picture \"%s\" in the network's folder; put it there, or "
                          "mend the name",
                          file);
        return FALSE;
    }
    if (!stays_below(path, folder)) {
        dalil_diags_error(diags, at,
                          "the picture \"%s\" is a link that leads out of the network's folder, or "
                          "nowhere; copy the file itself to images/",
                          file);
        return FALSE;
    }
    picture->image = opened_before(images, place);
    if (!picture->image && (picture->image = load(arena, diags, path, place, at)))
        g_ptr_array_add(images, (gpointer)picture->image);
    if (picture->image)
        advise(diags, picture);
    return picture->image != NULL;
}
