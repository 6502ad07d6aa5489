/* review.c: dalil review: a page for whoever checks a language, and what comes
 * back from it */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "cli/command.h"
#include "cli/review.h"
#include "cli/worse.h"
#include "paint/png.h"
#include "review/returned.h"
#include "review/site.h"

#define PICTURE_POINTS 0.88e6 /* pixels of a page: A4 at 98 dpi, so that small type can be read */

typedef struct {
    DalilDesk desk;
    char *output;
} Review;

/* Pixels across, for any shape of page. */
static int
width_of(const DalilPage *page)
{
    return (int)sqrt(PICTURE_POINTS * page->width / page->height);
}

/* Pages of all editions in turn. NULL after saying why. */
static GPtrArray *
draw(const DalilCards *cards)
{
    GPtrArray *pictures = g_ptr_array_new_with_free_func((GDestroyNotify)g_byte_array_unref);

    for (guint i = 0; i < cards->pages->len; i++) {
        const DalilCardPages *pages = &g_array_index(cards->pages, DalilCardPages, i);
        for (int p = 0; p < pages->layout->n_pages; p++) {
            g_autoptr(GError) error = NULL;
            GByteArray *png =
                dalil_paint_png(&pages->layout->pages[p], pages->edition, cards->fonts,
                                width_of(&pages->layout->pages[p]), &error);
            if (!png) {
                fprintf(stderr, "dalil: %s: %s\n", pages->name, error->message);
                g_ptr_array_unref(pictures);
                return NULL;
            }
            g_ptr_array_add(pictures, png);
        }
    }
    return pictures;
}

static void
tell(const DalilCards *cards, const char *path)
{
    int fresh = 0, changed = 0, problem = 0;

    for (guint i = 0; i < cards->cards->len; i++) {
        const DalilCard *card = cards->cards->pdata[i];
        fresh += card->fresh;
        changed += card->changed;
        problem += card->problem;
    }
    printf("%s\n  %u texts, %d never signed off, %d changed since, %d with a "
           "problem\n"
           "  Send this one file; `dalil review import FILE` takes what comes "
           "back.\n",
           path, cards->cards->len, fresh, changed, problem);
}

static int
write_site(Review *review, const DalilCards *cards)
{
    g_autofree char *path = g_build_filename(review->output, "index.html", NULL);
    g_autoptr(GPtrArray) pictures = draw(cards);
    g_autofree char *html = pictures ? dalil_site_write(cards, pictures) : NULL;
    g_autoptr(GError) error = NULL;

    if (!html)
        return DALIL_EXIT_INTERNAL;
    if (g_mkdir_with_parents(review->output, 0755) != 0) {
        fprintf(stderr, "dalil: cannot make the folder %s: %s\n", review->output,
                g_strerror(errno));
        return DALIL_EXIT_UNREADABLE;
    }
    if (!dalil_file_write(path, html, strlen(html), &error)) {
        fprintf(stderr, "dalil: %s: %s\n", path, error->message);
        return DALIL_EXIT_UNREADABLE;
    }
    tell(cards, path);
    return DALIL_EXIT_DONE;
}

static int
make_site(Review *review, char **names)
{
    int code = DALIL_EXIT_USAGE;

    if (names[1]) {
        fprintf(stderr, "dalil review: one language at a time, as in: dalil review ar\n");
        return code;
    }
    code = dalil_desk_open(&review->desk, names[0], FALSE);
    if (code != DALIL_EXIT_DONE)
        return code;
    if (!review->output) {
        g_autofree char *output = dalil_network_output(&review->desk.network);
        g_autofree char *folder = g_strdup_printf("review-%s", review->desk.cards->language->tag);
        review->output = g_build_filename(output, folder, NULL);
    }
    return dalil_worse(write_site(review, review->desk.cards), dalil_desk_report(&review->desk));
}

/* The sign-offs as they stand; "" when there are none. NULL after saying why.
 * (transfer full) */
static char *
signed_before(const char *path)
{
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    char *text = NULL;

    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return g_strdup("");
    if (!(text = dalil_file_read(path, &length, &error)))
        fprintf(stderr, "dalil: %s: %s\n", path, error->message);
    return text;
}

/* FALSE, after saying so: another network's review, or sign-offs that cannot be
 * read. */
static gboolean
may_take(const DalilNetworkRun *network, const DalilReturned *returned,
         const DalilTranslations *translations, const char *file)
{
    const char *id = network->content->network.id.text;

    if (g_strcmp0(id, returned->network) != 0)
        dalil_diags_error(network->diags, (DalilSpan){g_intern_string(file), 0, 0},
                          "this review is of the network \"%s\", not of \"%s\"; "
                          "nothing was taken",
                          returned->network, id ? id : "");
    return g_strcmp0(id, returned->network) == 0 && !translations->broken &&
           !translations->reviews->broken;
}

static int
take(DalilNetworkRun *network, const DalilReturned *returned, const char *file)
{
    g_autoptr(DalilTranslations) translations = dalil_translations_open(
        network->arena, network->diags, network->content, network->folder, returned->language);
    g_autofree char *name = g_strdup_printf("content/reviews/%s.tsv", returned->language->tag);
    g_autofree char *path = g_build_filename(network->folder, name, NULL);
    g_autofree char *before = signed_before(path);
    g_autofree char *reviewer = dalil_diag_visible(returned->reviewer);
    g_autoptr(GString) lines = g_string_new(NULL), todo = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    DalilReturnedCount count = {0};

    if (!before)
        return DALIL_EXIT_UNREADABLE;
    if (!may_take(network, returned, translations, file))
        return DALIL_EXIT_CONTENT;
    dalil_returned_match(returned, translations, network->diags, file, before, lines, todo, &count);
    if (lines->len > 0 && !dalil_reviews_append(path, lines->str, &error)) {
        fprintf(stderr, "dalil: %s: %s\n", path, error->message);
        return DALIL_EXIT_UNREADABLE;
    }
    printf("%s: %d answers of %s taken, %d known already, %d in conflict\n", name, count.taken,
           reviewer, count.same, count.conflicts);
    if (todo->len > 0)
        printf("To do:\n%s", todo->str);
    return count.conflicts > 0 ? DALIL_EXIT_CONTENT : DALIL_EXIT_DONE;
}

static int
import_file(DalilNetworkRun *network, const char *file)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilReturned) returned = NULL;
    gsize length = 0;
    g_autofree char *text = dalil_file_read_most(file, DALIL_RETURNED_MAX, &length, &error);

    if (!text) {
        fprintf(stderr, "dalil: %s: %s\n", file, error->message);
        return DALIL_EXIT_UNREADABLE;
    }
    returned = dalil_returned_read(network->arena, network->diags, text, length, file);
    return returned ? take(network, returned, file) : DALIL_EXIT_CONTENT;
}

static int
import_all(DalilNetworkRun *network, char **files)
{
    int code = DALIL_EXIT_DONE;

    if (!*files) {
        fprintf(stderr, "dalil review import: name the file that came back\n");
        return DALIL_EXIT_USAGE;
    }
    dalil_network_open(network);
    if (!network->content)
        return dalil_network_report(network);
    for (char **file = files; *file; file++)
        code = dalil_worse(code, import_file(network, *file));
    return dalil_worse(code, dalil_network_report(network));
}

int
dalil_command_review(int argc, char **argv)
{
    Review review = {0};
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &review.output, "folder to write to", "DIR"},
        DALIL_NETWORK_OPTIONS(&review.desk.network),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (dalil_network_parse(&review.desk.network, "review", entries, &argc, &argv)) {
        if (!names || !names[0])
            fprintf(stderr, "dalil review: name the language, as in: dalil review ar\n");
        else if (g_str_equal(names[0], "import"))
            code = import_all(&review.desk.network, names + 1);
        else
            code = make_site(&review, names);
    }
    dalil_desk_close(&review.desk);
    g_free(review.output);
    return code;
}
