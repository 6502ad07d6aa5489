/* record.c: editions made for printing, and what was printed made again */
#include "cli/record.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/file.h"
#include "base/sum.h"
#include "cli/command.h"
#include "cli/formats.h"
#include "cli/worse.h"
#include "load/yaml.h"
#include "paint/preview.h"
#include "record/keep.h"
#include "record/make.h"
#include "record/typefaces.h"

/* One edition on its way into a run. */
typedef struct {
    DalilNetworkRun *network;
    const DalilEditionName *name;
    GHashTable *sums; /* of font files, lent */
    DalilRun *run;
    GPtrArray *canons; /* DalilCanon */
    GArray *layouts;   /* DalilRunFile */
    DalilArena *arena;
    DalilEdition *edition;
    DalilLayout *pages;
    GByteArray *pdf;
    GPtrArray *previews; /* GByteArray */
} Making;

static void
clear_file(gpointer data)
{
    DalilRunFile *file = data;

    g_free((char *)file->path);
    g_free(file->bytes);
}

static void
making_clear(Making *making)
{
    dalil_run_free(making->run);
    g_clear_pointer(&making->canons, g_ptr_array_unref);
    g_array_unref(making->layouts);
    if (making->previews)
        g_ptr_array_unref(making->previews);
    if (making->pdf)
        g_byte_array_unref(making->pdf);
    dalil_arena_free(making->arena);
}

static Making
making_new(DalilNetworkRun *network, const DalilEditionName *name)
{
    Making making = {.network = network, .name = name, .arena = dalil_arena_new()};

    making.layouts = g_array_new(FALSE, TRUE, sizeof(DalilRunFile));
    g_array_set_clear_func(making.layouts, clear_file);
    return making;
}

/* The pictures it places, as they were when it was read. */
static void
gather_pictures(GArray *files, const DalilTemplate *layout)
{
    for (int i = 0; i < layout->n_images; i++) {
        const DalilImage *image = layout->images[i];
        DalilRunFile file = {g_strdup(image->place), g_memdup2(image->bytes, image->length),
                             image->length};
        g_array_append_val(files, file);
    }
}

/* What the layout was read from, without its comments: those are for its authors. */
static gboolean
gather_layouts(GArray *files, const DalilTemplate *layout, GError **error)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();

    for (int i = 0; i < layout->n_files; i++) {
        const DalilLayoutFile *from = &layout->files[i];
        g_autofree char *text = NULL;
        const DalilNode *root = NULL;
        DalilRunFile file = {0};
        if (!(text = dalil_file_read(from->path, &file.length, error))) {
            g_prefix_error(error, "%s: ", from->path);
            return FALSE;
        }
        if (!(root = dalil_yaml_parse(arena, diags, from->place, text, file.length))) {
            g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_READ, "%s: changed meanwhile",
                        from->path);
            return FALSE;
        }
        file.bytes = dalil_keep_tree(root);
        file.length = strlen(file.bytes);
        file.path = g_strdup(from->place);
        g_array_append_val(files, file);
    }
    gather_pictures(files, layout);
    return TRUE;
}

char *
dalil_record_layout_hash(const DalilTemplate *layout, GError **error)
{
    g_autoptr(GArray) files = g_array_new(FALSE, TRUE, sizeof(DalilRunFile));

    g_array_set_clear_func(files, clear_file);
    return gather_layouts(files, layout, error) ? dalil_run_hash_layouts(files) : NULL;
}

/* Everything the code on the paper is made from. */
static gboolean
name_run(Making *making, GError **error)
{
    making->canons =
        dalil_canon_both(making->network->content, making->name->language, making->name->second);
    if (!gather_layouts(making->layouts, making->name->layout, error))
        return FALSE;
    making->run->canon_hash = dalil_run_hash_canons(
        (const DalilCanon *const *)making->canons->pdata, (int)making->canons->len);
    making->run->layout_hash = dalil_run_hash_layouts(making->layouts);
    dalil_run_name(making->run);
    return TRUE;
}

static char *
title_of(const Making *making)
{
    const DalilNetwork *network = &making->network->content->network;
    const DalilTextIn *title =
        dalil_text_or_source(&network->title, making->name->language->tag, network->source.text);

    return g_strdup(title ? title->text : making->name->name);
}

/* Lays out and paints, under the run's code. FALSE: @error, or problems in the diagnostics. */
static gboolean
paint(Making *making, GError **error)
{
    g_autofree char *title = title_of(making);

    making->network->content->print = (DalilPrintMark){making->run->code, making->run->hash};
    making->pages = dalil_network_layout(making->network, making->network->diags, making->arena,
                                         making->name, &making->edition);
    if (making->pages)
        making->pdf =
            dalil_formats_pdf(making->pages, making->edition, making->network->fonts, title,
                              making->run->date, NULL, making->network->diags, error);
    making->network->content->print = (DalilPrintMark){NULL, NULL};
    return making->pdf != NULL;
}

static gboolean
keep(Making *making, const char *folder, GError **error)
{
    g_autoptr(GString) certificate = g_string_new(NULL);
    const DalilPlan *plan = g_hash_table_lookup(making->network->plans, making->name->layout);
    g_autofree char *agreed = plan ? dalil_plan_write(plan) : NULL;
    DalilRunParts parts = {.content = making->network->content,
                           .canons = (const DalilCanon *const *)making->canons->pdata,
                           .n_canons = (int)making->canons->len,
                           .pages = making->pages,
                           .edition = making->edition,
                           .layouts = making->layouts,
                           .sums = making->sums,
                           .plan = agreed,
                           .pdf = making->pdf};

    making->previews = dalil_previews(making->pages->pages, making->pages->n_pages, making->edition,
                                      making->network->fonts, DALIL_PREVIEW_WIDTH, error);
    if (!making->previews)
        return FALSE;
    dalil_layout_certificate(making->pages, making->name->name, certificate);
    parts.certificate = certificate->str;
    parts.previews = (GByteArray *const *)making->previews->pdata;
    parts.n_previews = (int)making->previews->len;
    return dalil_run_make(making->run, folder, &parts, error);
}

static const char *
tags_of(const char *edition)
{
    return strrchr(edition, '.') + 1;
}

/* TRUE: nobody could tell the two apart. In other letters it is another leaflet. */
static gboolean
is_same_leaflet(const DalilRun *last, const DalilRun *now, DalilFonts *fonts)
{
    g_autofree char *others = NULL;

    if (strcmp(last->date, now->date) != 0 || g_strcmp0(last->program, now->program) != 0 ||
        g_strcmp0(last->canon_hash, now->canon_hash) != 0 ||
        g_strcmp0(last->layout_hash, now->layout_hash) != 0)
        return FALSE;
    others = dalil_typefaces_changed(last, fonts);
    return others == NULL;
}

/* NULL when it may be recorded. (transfer full) */
static char *
objection(const DalilRun *last, const DalilRun *now, const DalilRecordWish *wish, DalilFonts *fonts)
{
    if (last && strcmp(now->date, last->date) < 0)
        return g_strdup_printf("%s was printed on %s, which is later than %s: is the clock right? "
                               "Say the day with --date",
                               last->id, last->date, now->date);
    if (last && is_same_leaflet(last, now, fonts) && !wish->again)
        return g_strdup_printf("this very leaflet is recorded already, as %s; if it was printed a "
                               "second time today, say --again",
                               last->id);
    return NULL;
}

static int
refuse(const char *edition, const char *why, int code)
{
    fprintf(stderr, "dalil: %s was not recorded: %s\n", edition, why);
    return code;
}

static int
record_one(DalilNetworkRun *network, const DalilRuns *runs, const DalilRecordWish *wish,
           const DalilEditionName *name, GHashTable *sums)
{
    const DalilRun *last = dalil_runs_last(runs->runs, name->name);
    g_autofree char *today = dalil_day_today(), *why = NULL;
    g_autoptr(GError) error = NULL;
    Making making = making_new(network, name);
    int code = DALIL_EXIT_DONE;

    making.sums = sums;
    making.run =
        dalil_run_new(name->layout->name.text, tags_of(name->name),
                      dalil_runs_next(runs->folder, name->layout->name.text, tags_of(name->name)),
                      wish->date ? wish->date : today);
    making.run->quantity = wish->quantity;
    making.run->printer = g_strdup(wish->printer);
    making.run->by = g_strdup(wish->by);
    if (!name_run(&making, &error))
        code = refuse(name->name, error->message, DALIL_EXIT_UNREADABLE);
    else if ((why = objection(last, making.run, wish, network->fonts)))
        code = refuse(name->name, why, DALIL_EXIT_REFUSED);
    else if (!paint(&making, &error))
        code = error ? refuse(name->name, error->message, DALIL_EXIT_INTERNAL) : DALIL_EXIT_CONTENT;
    else if (!keep(&making, runs->folder, &error))
        code = refuse(name->name, error->message, DALIL_EXIT_UNREADABLE);
    else
        printf("%s\n  %s, %d copies; code on the paper: %s\n", making.run->folder, name->name,
               making.run->quantity, making.run->code);
    making_clear(&making);
    return code;
}

int
dalil_record_editions(DalilNetworkRun *network, const DalilRuns *runs, const DalilRecordWish *wish,
                      char **names)
{
    g_autoptr(GHashTable) sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GArray) editions = NULL;
    int code = DALIL_EXIT_DONE;

    if (wish->quantity < 1 || !*names) {
        fprintf(stderr, "dalil run record: name editions and say how many copies, as in: dalil run "
                        "record trifold-a4.fr --quantity 800\n");
        return DALIL_EXIT_USAGE;
    }
    dalil_network_open(network);
    if (network->content)
        editions = dalil_network_editions(network, names, NULL, NULL);
    if (!editions || dalil_diags_errors(network->diags) > 0)
        return dalil_network_report(network);
    for (guint i = 0; i < editions->len; i++)
        code = dalil_worse(code, record_one(network, runs, wish,
                                            &g_array_index(editions, DalilEditionName, i), sums));
    return dalil_worse(code, dalil_network_report(network));
}

/* What is another than when @run was recorded; NULL: nothing that is known. (transfer full) */
static char *
difference(const DalilNetworkRun *network, const DalilRun *run)
{
    g_autofree char *path = g_build_filename(run->folder, "data", "libraries.json", NULL);
    g_autofree char *fonts = dalil_typefaces_changed(run, network->fonts);
    g_autofree char *now = dalil_run_libraries();
    g_autofree char *text = NULL;
    GString *words = g_string_new(NULL);
    gsize length = 0;

    if (g_strcmp0(run->program, DALIL_VERSION) != 0)
        g_string_append_printf(words, "dalil was %s and is " DALIL_VERSION "; ", run->program);
    if ((text = dalil_file_read(path, &length, NULL)) && strcmp(text, now) != 0)
        g_string_append_printf(words, "libraries were %s and are %s; ", g_strstrip(text),
                               g_strstrip(now));
    if (fonts)
        g_string_append_printf(words, "font files are others: %s; ", fonts);
    if (words->len == 0) {
        g_string_free(words, TRUE);
        return NULL;
    }
    g_string_truncate(words, words->len - 2);
    return g_string_free(words, FALSE);
}

static int
rebuild(DalilNetworkRun *kept, const DalilRun *run, char **names)
{
    g_autoptr(GArray) editions = dalil_network_editions(kept, names, NULL, NULL);
    g_autoptr(GError) error = NULL;
    g_autofree char *sum = NULL, *why = NULL;
    Making making = {0};
    int code = DALIL_EXIT_CONTENT;

    if (editions->len == 0 || dalil_diags_errors(kept->diags) > 0)
        return dalil_network_report(kept);
    making = making_new(kept, &g_array_index(editions, DalilEditionName, 0));
    making.run = dalil_run_new(run->layout, run->language, run->number, run->date);
    making.run->code = g_strdup(run->code);
    making.run->hash = g_strdup(run->hash);
    if (paint(&making, &error))
        sum = dalil_sum_of(making.pdf->data, making.pdf->len);
    if (!sum) {
        fprintf(stderr, "dalil: %s cannot be made again%s%s\n", run->id, error ? ": " : "",
                error ? error->message : "");
        code = dalil_worse(code, dalil_network_report(kept));
    } else if (g_strcmp0(sum, run->pdf_hash) == 0) {
        printf("%s: made again, the same to the last byte\n", run->id);
        code = DALIL_EXIT_DONE;
    } else {
        why = difference(kept, run);
        printf("%s: made again, and it is another file: %s\n", run->id,
               why ? why : "though program, libraries and fonts are the same; please report this");
    }
    making_clear(&making);
    return code;
}

/* The other languages are not kept; what was agreed on with them is. */
static void
keep_plan(DalilNetworkRun *kept, const DalilRun *run)
{
    g_autofree char *path = g_build_filename(run->folder, "data", "plan.txt", NULL);
    const DalilTemplate *layout = kept->content ? dalil_network_template(kept, run->layout) : NULL;
    gsize length = 0;
    g_autofree char *text = layout ? dalil_file_read(path, &length, NULL) : NULL;
    DalilPlan *plan = text ? dalil_plan_read(kept->arena, text) : NULL;

    if (plan)
        g_hash_table_insert(kept->plans, (gpointer)layout, plan);
}

void
dalil_record_open(DalilNetworkRun *kept, const DalilNetworkRun *network, const DalilRun *run)
{
    *kept = (DalilNetworkRun){.folder = g_build_filename(run->folder, "data", NULL),
                              .fonts_from = network->folder ? network->folder : "."};
    dalil_network_open(kept);
    keep_plan(kept, run);
}

int
dalil_record_rebuild(const DalilNetworkRun *network, const DalilRun *run)
{
    DalilNetworkRun kept;
    char *names[] = {run->edition, NULL};
    int code = 0;

    dalil_record_open(&kept, network, run);
    code = kept.content ? rebuild(&kept, run, names) : dalil_network_report(&kept);
    dalil_network_close(&kept);
    return code;
}
