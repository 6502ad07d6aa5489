/* make.c: the files of a print run, one after the other, into a bag */
#include "record/make.h"

#include <cairo.h>
#include <hb.h>
#include <pango/pango.h>
#include <string.h>

#include "base/file.h"
#include "base/sum.h"
#include "record/bag.h"
#include "record/keep.h"
#include "record/typefaces.h"

typedef struct {
    DalilBag *bag;
    DalilRun *run;
    const DalilRunParts *parts;
    GError **error;
} Job;

/* Takes @text. */
static gboolean
add_text(Job *job, const char *path, char *text)
{
    gboolean good = dalil_bag_add(job->bag, path, text, strlen(text), job->error);

    g_free(text);
    return good;
}

char *
dalil_run_hash_layouts(const GArray *layouts)
{
    DalilSum sum;

    dalil_sum_begin(&sum);
    for (guint i = 0; i < layouts->len; i++) {
        const DalilRunFile *file = &g_array_index(layouts, DalilRunFile, i);
        dalil_sum_add(&sum, file->path, strlen(file->path) + 1);
        dalil_sum_add(&sum, file->bytes, file->length);
    }
    return dalil_sum_end_hex(&sum);
}

/* What the same PDF cannot be made without: other versions may draw other bytes. */
char *
dalil_run_libraries(void)
{
    return g_strdup_printf("{\"cairo\": \"%s\", \"harfbuzz\": \"%s\", \"pango\": \"%s\"}\n",
                           cairo_version_string(), hb_version_string(), pango_version_string());
}

static gboolean
add_content(Job *job)
{
    const DalilContent *content = job->parts->content;
    g_autoptr(GPtrArray) tags = g_ptr_array_new();

    for (int i = 0; i < job->parts->n_canons; i++)
        g_ptr_array_add(tags, job->parts->canons[i]->language);
    g_ptr_array_add(tags, NULL);
    return add_text(job, "content/network.yaml",
                    dalil_keep_network(content, (const char *const *)tags->pdata)) &&
           add_text(job, "content/agencies.yaml",
                    dalil_keep_agencies(content, (const char *const *)tags->pdata)) &&
           add_text(job, "content/services/services.yaml",
                    dalil_keep_services(content, (const char *const *)tags->pdata));
}

static gboolean
add_canons(Job *job)
{
    for (int i = 0; i < job->parts->n_canons; i++) {
        g_autoptr(GString) lines = g_string_new(NULL);
        g_autofree char *path =
            i == 0 ? g_strdup("services.jsonl")
                   : g_strdup_printf("services.%s.jsonl", job->parts->canons[i]->language);
        dalil_canon_write(job->parts->canons[i], lines);
        if (!dalil_bag_add(job->bag, path, lines->str, lines->len, job->error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
add_layouts(Job *job)
{
    for (guint i = 0; i < job->parts->layouts->len; i++) {
        const DalilRunFile *file = &g_array_index(job->parts->layouts, DalilRunFile, i);
        if (!dalil_bag_add(job->bag, file->path, file->bytes, file->length, job->error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
add_pages(Job *job)
{
    const GByteArray *pdf = job->parts->pdf;
    g_autoptr(GArray) geometry = dalil_geometry_of(job->parts->pages, job->parts->edition);
    gboolean good = dalil_bag_add_summed(job->bag, job->run->pdf, pdf->data, pdf->len,
                                         job->run->pdf_hash, job->error) &&
                    add_text(job, "geometry.json", dalil_geometry_write(geometry)) &&
                    add_text(job, "certificate.txt", g_strdup(job->parts->certificate)) &&
                    (!job->parts->plan || add_text(job, "plan.txt", g_strdup(job->parts->plan)));

    for (int i = 0; good && i < job->parts->n_previews; i++) {
        g_autofree char *path = g_strdup_printf("preview-%d.png", i + 1);
        good = dalil_bag_add(job->bag, path, job->parts->previews[i]->data,
                             job->parts->previews[i]->len, job->error);
    }
    return good;
}

static gboolean
seal(Job *job)
{
    g_autofree char *info = g_strdup_printf("Bag-Software-Agent: dalil %s\nBagging-Date: %s\n"
                                            "External-Identifier: %s\n",
                                            job->run->program, job->run->date, job->run->id);

    return dalil_bag_seal(job->bag, info, job->error);
}

gboolean
dalil_run_make(DalilRun *run, const char *folder, const DalilRunParts *parts, GError **error)
{
    g_autoptr(DalilBag) bag = dalil_bag_new(folder, run->id, error);
    g_autofree char *fonts = dalil_typefaces_of(parts->pages, parts->sums);
    Job job = {bag, run, parts, error};

    if (!bag)
        return FALSE;
    g_free(run->fonts_hash);
    run->fonts_hash = dalil_sum_of_text(fonts);
    g_free(run->canon_hash);
    run->canon_hash = dalil_run_hash_canons(parts->canons, parts->n_canons);
    g_free(run->pdf);
    run->pdf = g_strconcat(run->edition, ".pdf", NULL);
    g_free(run->pdf_hash);
    run->pdf_hash = dalil_sum_of(parts->pdf->data, parts->pdf->len);
    if (!add_text(&job, "manifest.json", dalil_run_manifest(run)) || !add_canons(&job) ||
        !add_content(&job) || !add_layouts(&job) ||
        !dalil_bag_add(bag, "fonts.json", fonts, strlen(fonts), error) ||
        !add_text(&job, "libraries.json", dalil_run_libraries()) || !add_pages(&job) || !seal(&job))
        return FALSE;
    g_free(run->folder);
    run->folder = g_build_filename(folder, run->id, NULL);
    return TRUE;
}
