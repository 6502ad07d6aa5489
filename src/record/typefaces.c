/* typefaces.c: font files by their checksums */
#include "record/typefaces.h"

#include <jansson.h>
#include <string.h>

#include "base/file.h"
#include "base/sum.h"
#include "record/json.h"

/* NULL: it cannot be read. (transfer full) */
static char *
sum_of(const DalilFace *face)
{
    GMappedFile *file = g_mapped_file_new(face->path, FALSE, NULL);
    char *sum = NULL;

    if (!file)
        return NULL;
    sum = dalil_sum_of(g_mapped_file_get_contents(file), g_mapped_file_get_length(file));
    g_mapped_file_unref(file);
    return sum;
}

/* The same, of files whose sum may be known. (transfer full) */
static char *
known_sum(const DalilFace *face, GHashTable *sums)
{
    char *sum = sums ? g_strdup(g_hash_table_lookup(sums, face->path)) : NULL;

    if (!sum && (sum = sum_of(face)) && sums)
        g_hash_table_insert(sums, g_strdup(face->path), g_strdup(sum));
    return sum;
}

static int
by_path(gconstpointer a, gconstpointer b)
{
    return strcmp((*(DalilFace *const *)a)->path, (*(DalilFace *const *)b)->path);
}

/* (transfer container): of DalilFace, each once */
static GPtrArray *
faces_of(const DalilLayout *pages)
{
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    GPtrArray *faces = g_ptr_array_new();

    for (int p = 0; p < pages->n_pages; p++)
        for (int i = 0; i < pages->pages[p].n; i++) {
            const DalilItem *item = &pages->pages[p].items[i];
            for (int r = 0; r < item->n_runs; r++) {
                const DalilShaped *shaped = item->runs[r].shaped;
                if (shaped && shaped->face && g_hash_table_add(met, (gpointer)shaped->face))
                    g_ptr_array_add(faces, (gpointer)shaped->face);
            }
        }
    g_ptr_array_sort(faces, by_path);
    return faces;
}

char *
dalil_typefaces_of(const DalilLayout *pages, GHashTable *sums)
{
    g_autoptr(GPtrArray) faces = faces_of(pages);
    json_t *list = json_array();

    for (guint i = 0; i < faces->len; i++) {
        const DalilFace *face = faces->pdata[i];
        g_autofree char *sum = known_sum(face, sums), *name = g_path_get_basename(face->path);
        json_array_append_new(list,
                              json_pack("{s:b, s:s, s:s, s:s}", "bold", face->bold, "family",
                                        face->family, "file", name, "sha256", sum ? sum : ""));
    }
    return dalil_json_text(list, JSON_SORT_KEYS | JSON_INDENT(2));
}

/* NULL when the run keeps none, or it cannot be understood. */
static json_t *
kept_faces(const DalilRun *run)
{
    g_autofree char *path = g_build_filename(run->folder, "data", "fonts.json", NULL);
    g_autofree char *text = NULL;
    gsize length = 0;
    json_error_t trouble;

    text = dalil_file_read(path, &length, NULL);
    return text ? json_loadb(text, length, JSON_REJECT_DUPLICATES, &trouble) : NULL;
}

char *
dalil_typefaces_changed(const DalilRun *run, DalilFonts *fonts)
{
    GString *names = g_string_new(NULL);
    json_t *list = kept_faces(run);

    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *family = NULL, *file = NULL, *sum = NULL;
        const DalilFace *face = NULL;
        g_autofree char *now = NULL;
        int bold = 0;
        if (json_unpack(json_array_get(list, i), "{s:b, s:s, s:s, s:s}", "bold", &bold, "family",
                        &family, "file", &file, "sha256", &sum) != 0)
            continue;
        face = dalil_fonts_face(fonts, family, bold);
        now = face ? sum_of(face) : NULL;
        if (g_strcmp0(now, sum) != 0)
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", file);
    }
    json_decref(list);
    return g_string_free(names, names->len == 0);
}
