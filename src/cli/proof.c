/* proof.c: editions laid out again, and what is made of them for eyes */
#include "cli/proof.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/record.h"
#include "cli/worse.h"
#include "paint/preview.h"
#include "record/json.h"
#include "record/pixels.h"

/* One edition, laid out. */
typedef struct {
    DalilProof *proof;
    const DalilProofOf *of;
    DalilArena *arena;
    DalilEdition *edition;
    DalilLayout *pages;
    GArray *moves; /* NULL: not known */
} Made;

static int
complain(const char *what, const GError *error)
{
    fprintf(stderr, "dalil: %s: %s\n", what, error->message);
    return DALIL_EXIT_UNREADABLE;
}

/* NULL with @error set. (transfer full) */
static char *
read_of(const DalilRun *run, const char *name, gsize *length, GError **error)
{
    g_autofree char *path = g_build_filename(run->folder, "data", name, NULL);

    return dalil_file_read(path, length, error);
}

static GPtrArray *
closed_later(DalilProof *proof)
{
    if (!proof->kept)
        proof->kept = g_ptr_array_new();
    return proof->kept;
}

DalilNetworkRun *
dalil_proof_kept(DalilProof *proof, const DalilNetworkRun *network, const DalilRun *run)
{
    DalilNetworkRun *kept = g_new0(DalilNetworkRun, 1);

    dalil_record_open(kept, network, run);
    g_ptr_array_add(closed_later(proof), kept);
    if (kept->content)
        kept->content->print = (DalilPrintMark){run->code, run->hash};
    return kept;
}

/* The places of the layout the run was printed with. NULL: it is not readable any more. */
static DalilPlaces *
places_before(Made *made, const DalilRun *run, const GArray *geometry)
{
    DalilNetworkRun *old = g_new0(DalilNetworkRun, 1);
    const DalilTemplate *layout = NULL;

    old->folder = g_build_filename(run->folder, "data", NULL);
    dalil_network_open_layouts(old);
    g_ptr_array_add(closed_later(made->proof), old);
    layout = dalil_network_template(old, run->layout);
    return layout ? dalil_places_new(made->arena, layout, dalil_places_pages(geometry),
                                     made->edition->rtl)
                  : NULL;
}

static void
find_moves(Made *made)
{
    const DalilAnswer *answer = made->of->answer;
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    g_autofree char *text = read_of(answer->run, "geometry.json", &length, &error);
    g_autoptr(GArray) before = text ? dalil_geometry_read(text, length, &error) : NULL;
    g_autoptr(GArray) after = dalil_geometry_of(made->pages, made->edition);
    DalilPlaces *was = before ? places_before(made, answer->run, before) : NULL;

    if (!was) {
        fprintf(stderr, "dalil: %s: where things stood cannot be told%s%s\n", answer->run->id,
                error ? ": " : "", error ? error->message : "");
        return;
    }
    made->moves = dalil_moves(before, was, after,
                              dalil_places_new(made->arena, made->edition->layout,
                                               made->pages->n_pages, made->edition->rtl),
                              answer->comparison, made->of->now);
}

/* FALSE: it cannot be laid out; the diagnostics say why. */
static gboolean
make_pages(Made *made)
{
    DalilNetworkRun *network = made->of->network;
    char *names[] = {(char *)made->of->answer->edition, NULL};
    g_autoptr(GArray) editions = dalil_network_editions(network, names, NULL, NULL);

    if (editions->len == 0)
        return FALSE;
    made->pages =
        dalil_network_layout(network, network->diags, made->arena,
                             &g_array_index(editions, DalilEditionName, 0), &made->edition);
    return made->pages != NULL;
}

static void
tell_moves(const Made *made)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (!made->moves)
        return;
    for (guint i = 0; made->of->network->json && i < made->moves->len; i++) {
        const DalilMove *move = &g_array_index(made->moves, DalilMove, i);
        json_t *line =
            json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b}", "type", "move", "edition",
                      made->of->answer->edition, "id", move->id, "name", move->name, "from",
                      move->before, "to", move->after, "alone", (int)move->alone);
        g_autofree char *told = dalil_json_text(line, JSON_SORT_KEYS);
        fputs(told, stdout);
    }
    if (!made->of->network->json)
        dalil_moves_tell(made->moves, text);
    fputs(text->str, stdout);
}

static gboolean
write_picture(const Made *made, int page, const char *kind, const void *bytes, gsize length)
{
    g_autofree char *name =
        g_strdup_printf("%s-page-%d-%s.png", made->of->answer->edition, page, kind);
    g_autofree char *path = g_build_filename(made->proof->pictures, name, NULL);
    g_autoptr(GError) error = NULL;

    if (dalil_file_write(path, bytes, length, &error))
        return TRUE;
    complain(path, error);
    return FALSE;
}

/* A page that only one side has is whole in the difference. (transfer full) */
static GByteArray *
difference(const char *old, gsize n_old, const GByteArray *new, DalilPixels *pixels, GError **error)
{
    static const guint8 nothing[1] = {0};

    if (!old || !new)
        return g_byte_array_append(g_byte_array_new(),
                                   new   ? new->data
                                   : old ? (const guint8 *)old
                                         : nothing,
                                   new ? new->len : (guint)n_old);
    return dalil_pixels_compare((const guint8 *)old, n_old, new->data, new->len, pixels, error);
}

/* As the run's own was drawn; NULL: there is no such page, or @error. (transfer full) */
static GByteArray *
draw_page(const Made *made, int page, int width, GError **error)
{
    g_autoptr(GPtrArray) files = NULL;

    if (page > made->pages->n_pages)
        return NULL;
    files =
        dalil_previews(&made->pages->pages[page - 1], 1, made->edition, made->of->network->fonts,
                       width > 0 ? width : DALIL_PREVIEW_WIDTH, error);
    return files ? g_byte_array_ref(files->pdata[0]) : NULL;
}

/* Page @page, from 1, of both or of one of them. */
static gboolean
picture_page(const Made *made, int page)
{
    g_autofree char *name = g_strdup_printf("preview-%d.png", page);
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    g_autofree char *old = read_of(made->of->answer->run, name, &length, NULL);
    int width = old ? dalil_pixels_width((const guint8 *)old, length) : 0;
    g_autoptr(GByteArray) new = draw_page(made, page, width, &error);
    g_autoptr(GByteArray) both = NULL;
    DalilPixels pixels = {TRUE, 1};

    if (!error)
        both = difference(old, length, new, &pixels, &error);
    if (error) {
        complain(name, error);
        return FALSE;
    }
    if (!made->of->network->json)
        printf("  page %d: %.2f %% of the picture %s%s%s\n", page, pixels.part * 100,
               pixels.part > 0 ? "differs, see " : "differs",
               pixels.part > 0 ? made->proof->pictures : "",
               !old   ? " (the page is new)"
               : !new ? " (the page is there no more)"
                      : "");
    return (!old || write_picture(made, page, "old", old, length)) &&
           (!new || write_picture(made, page, "new", new->data, new->len)) &&
           write_picture(made, page, "difference", both->data, both->len);
}

static gboolean
has_preview(const DalilRun *run, int page)
{
    g_autofree char *name = g_strdup_printf("preview-%d.png", page);
    g_autofree char *path = g_build_filename(run->folder, "data", name, NULL);

    return g_file_test(path, G_FILE_TEST_EXISTS);
}

static int
make_pictures(const Made *made)
{
    int code = DALIL_EXIT_DONE;

    if (g_mkdir_with_parents(made->proof->pictures, 0777) != 0) {
        fprintf(stderr, "dalil: %s: %s\n", made->proof->pictures, g_strerror(errno));
        return DALIL_EXIT_UNREADABLE;
    }
    for (int page = 1; code == DALIL_EXIT_DONE &&
                       (page <= made->pages->n_pages || has_preview(made->of->answer->run, page));
         page++)
        if (!picture_page(made, page))
            code = DALIL_EXIT_UNREADABLE;
    return code;
}

/* Editions that say and look the same as in print need no proof. */
static gboolean
is_worth_marking(const Made *made)
{
    const DalilComparison *comparison = made->of->answer->comparison;

    return dalil_comparison_count(comparison, DALIL_SAFETY, DALIL_APPEARANCE) > 0 ||
           made->of->answer->look || (made->moves && made->moves->len > 0);
}

static int
show_pages(Made *made)
{
    DalilNetworkRun *network = made->of->network;
    int code = DALIL_EXIT_DONE;

    if (!make_pages(made)) {
        fprintf(stderr, "dalil: %s has no new pages to show: see what `dalil check` says\n",
                made->of->answer->edition);
        return dalil_worse(dalil_network_report(network), DALIL_EXIT_CONTENT);
    }
    find_moves(made);
    tell_moves(made);
    if (made->proof->pictures)
        code = make_pictures(made);
    if (!made->proof->pdf || !is_worth_marking(made))
        return code;
    if (!made->proof->marked)
        made->proof->marked = dalil_marked_new(made->of->date);
    dalil_marked_add(made->proof->marked, made->pages, made->edition, network->fonts,
                     network->shaper, network->diags, made->of->answer, made->moves);
    return code;
}

int
dalil_proof_add(DalilProof *proof, const DalilProofOf *of)
{
    Made made = {.proof = proof, .of = of};
    int code = DALIL_EXIT_DONE;

    if (of->answer->run && (proof->pdf || proof->pictures)) {
        made.arena = dalil_arena_new();
        code = show_pages(&made);
    }
    if (proof->html && !proof->page)
        proof->page = dalil_tell_html_new();
    if (proof->page)
        dalil_tell_html_add(proof->page, of->answer, made.moves);
    g_clear_pointer(&made.moves, g_array_unref);
    dalil_arena_free(made.arena);
    return code;
}

static int
write_html(const DalilProof *proof)
{
    g_autofree char *text = dalil_tell_html_write(proof->page);
    g_autoptr(GError) error = NULL;

    return dalil_file_write(proof->html, text, strlen(text), &error) ? DALIL_EXIT_DONE
                                                                     : complain(proof->html, error);
}

static int
write_pdf(const DalilProof *proof)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GByteArray) bytes = dalil_marked_write(proof->marked, &error);

    if (bytes && dalil_file_write(proof->pdf, bytes->data, bytes->len, &error))
        return DALIL_EXIT_DONE;
    return complain(proof->pdf, error);
}

int
dalil_proof_write(DalilProof *proof)
{
    int code = DALIL_EXIT_DONE;

    if (proof->page)
        code = write_html(proof);
    if (proof->marked)
        code = dalil_worse(code, write_pdf(proof));
    else if (proof->pdf)
        fprintf(stderr, "dalil: nothing changed that a page would show; %s was not written\n",
                proof->pdf);
    return code;
}

void
dalil_proof_clear(DalilProof *proof)
{
    g_clear_pointer(&proof->page, dalil_tell_html_free);
    g_clear_pointer(&proof->marked, dalil_marked_free);
    for (guint i = 0; proof->kept && i < proof->kept->len; i++) {
        dalil_network_close(proof->kept->pdata[i]);
        g_free(proof->kept->pdata[i]);
    }
    g_clear_pointer(&proof->kept, g_ptr_array_unref);
    g_clear_pointer(&proof->html, g_free);
    g_clear_pointer(&proof->pdf, g_free);
    g_clear_pointer(&proof->pictures, g_free);
}
