/* release.c: whether the policy of network.yaml lets an edition be made */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/network.h"
#include "content/keys.h"
#include "content/pseudo.h"

/* The first text of a language that stands in the way: what is wrong comes before what is not
 * there, and that before what is only old. */
typedef struct {
    const char *language, *source;
    const DalilTextIn *worst;
    const DalilText *text;
    int rank;
} Search;

static int
rank_of(const DalilTextIn *in)
{
    if (in == NULL)
        return 3;
    return in->state == DALIL_TEXT_OVERTAKEN ? 4
           : in->state == DALIL_TEXT_STALE   ? 2
           : in->state == DALIL_TEXT_DRAFT   ? 1
                                             : 0;
}

static void
look(const DalilKeyed *keyed, gpointer user)
{
    Search *search = user;
    const DalilTextIn *in = dalil_text_in(keyed->text, search->language);
    int rank = rank_of(in);

    if (rank <= search->rank)
        return;
    search->rank = rank;
    search->worst = in;
    search->text = keyed->text;
}

/* (transfer none, owned by the run's arena) */
static const char *
first_to_do(DalilNetworkRun *run, const DalilLanguage *language, int refused)
{
    Search search = {.language = language->tag, .source = run->content->network.source.text};
    const char *name = dalil_language_name_in(dalil_language_lookup("en"), language->tag);
    const char *what = refused == 1 ? "1 text is missing, a draft or out of date"
                                    : "texts are missing, drafts or out of date";
    g_autofree char *number = refused == 1 ? g_strdup("") : g_strdup_printf("%d ", refused);

    dalil_keys_walk(run->content, look, &search);
    if (search.text == NULL)
        return NULL;
    if (search.worst != NULL)
        return dalil_arena_printf(run->arena,
                                  "%s editions are refused: %s%s; begin with \"%s\", %s:%d",
                                  name ? name : language->tag, number, what, search.text->key,
                                  search.worst->span.file, search.worst->span.line);
    return dalil_arena_printf(run->arena,
                              "%s editions are refused: %s%s; begin with \"%s\" in "
                              "content/translations/%s.po (`dalil translations update %s` puts "
                              "it there)",
                              name ? name : language->tag, number, what, search.text->key,
                              language->tag, language->tag);
}

void
dalil_network_release(DalilNetworkRun *run, const DalilLanguage *language)
{
    int refused;

    dalil_content_pseudo(run->arena, run->content, language);
    refused = dalil_content_check_language(run->content, run->diags, language->tag);
    run->refused += refused;
    if (refused > 0 && run->first_to_do == NULL)
        run->first_to_do = first_to_do(run, language, refused);
}

int
dalil_network_refuse(const DalilNetworkRun *run, int code)
{
    if (code != DALIL_EXIT_CONTENT || run->refused == 0 ||
        dalil_diags_errors(run->diags) > run->refused)
        return code;
    if (run->first_to_do != NULL && !run->json)
        fprintf(stderr, "dalil: %s\n", run->first_to_do);
    return DALIL_EXIT_REFUSED;
}
