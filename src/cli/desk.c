/* desk.c: a language laid out for review: its cards and the editions it is
 * printed in */
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/parallel.h"
#include "cli/review.h"
#include "cli/room.h"
#include "cli/worse.h"

/* NULL after saying why. */
static const DalilLanguage *
language_of(const DalilNetwork *network, const char *tag)
{
    const DalilLanguage *language = dalil_language_lookup(tag);
    const char *near = language ? NULL : dalil_nearest(tag, dalil_language_tags());

    if (language && language == network->source_language) {
        fprintf(stderr, "dalil: the listings are written in \"%s\": no translation to review\n",
                tag);
        return NULL;
    }
    if (!language)
        fprintf(stderr, "dalil: dalil does not know the language \"%s\"%s%s%s\n", tag,
                near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return language;
}

/* The language of the edition named, that is not the listings' own. */
static const DalilLanguage *
language_in(const DalilEditionName *edition, const DalilNetwork *network)
{
    return edition->language == network->source_language && edition->second ? edition->second
                                                                            : edition->language;
}

/* What the layout said last is what is the matter. */
static void
tell_unset(DalilDesk *desk, const char *name, DalilDiags *own)
{
    int n = 0;
    const DalilDiag *list = dalil_diags_list(own, &n);
    const char *why = "";

    for (int i = 0; i < n; i++)
        if (list[i].level == DALIL_ERROR)
            why = list[i].text;
    dalil_cards_unset(desk->cards, name, why);
    fprintf(stderr,
            "dalil: %s cannot be laid out, so its pages are not shown; see `dalil check %s`\n",
            name, name);
}

/* Lays out what can be; what cannot is told, the cards are there all the same. */
static void
lay_out(DalilDesk *desk, const GArray *editions)
{
    DalilNetworkRun *network = &desk->network;

    dalil_parallel_plan(network, editions);
    for (guint i = 0; i < editions->len; i++) {
        const DalilEditionName *name = &g_array_index(editions, DalilEditionName, i);
        g_autoptr(DalilDiags) own = dalil_diags_new();
        DalilEdition *edition = NULL;
        DalilLayout *layout = dalil_network_layout(network, own, network->arena, name, &edition);
        if (layout)
            dalil_cards_pages(desk->cards, dalil_arena_strdup(network->arena, name->name), layout,
                              edition);
        else
            tell_unset(desk, name->name, own);
    }
}

/* Letters no font has; when some edition is too full, the texts that take more than their room. */
static void
look_at_room(DalilDesk *desk)
{
    g_autoptr(DalilRoom) room =
        desk->cards->unset->len > 0 ? dalil_room_measure(&desk->network) : NULL;

    dalil_room_check(room, &desk->network, desk->cards->translations, dalil_cards_hear,
                     desk->cards);
}

static gboolean
is_bad(const DalilDiag *diag)
{
    const char *file = diag->at.file;

    return diag->level == DALIL_ERROR &&
           !(file && (strstr(file, "content/translations/") || strstr(file, "content/reviews/")));
}

/* Faults of the listings hide texts; those of translations are what a review is for. */
static gboolean
is_sound(DalilDesk *desk)
{
    int n = 0;
    const DalilDiag *list = dalil_diags_list(desk->network.diags, &n);
    gboolean sound = desk->network.content != NULL;

    for (int i = 0; i < n && sound; i++)
        sound = !is_bad(&list[i]);
    return sound;
}

static int
set_out(DalilDesk *desk, const DalilLanguage *language, const GArray *editions)
{
    DalilNetworkRun *network = &desk->network;
    DalilTranslations *translations = dalil_translations_open(
        network->arena, network->diags, network->content, network->folder, language);

    if (translations->broken || translations->reviews->broken) {
        dalil_translations_free(translations); /* half a file would be reviewed for the whole */
        return dalil_worse(dalil_network_report(network), DALIL_EXIT_CONTENT);
    }
    desk->glossary = dalil_glossary_read(network->diags, network->folder);
    desk->date = dalil_network_date(network->content);
    desk->cards = dalil_cards_new(network->arena, network->content, translations, desk->glossary);
    desk->cards->fonts = network->fonts;
    desk->cards->date = desk->date;
    lay_out(desk, editions);
    look_at_room(desk);
    return DALIL_EXIT_DONE;
}

int
dalil_desk_open(DalilDesk *desk, const char *name, gboolean one)
{
    DalilNetworkRun *network = &desk->network;
    gboolean edition = one && strchr(name, '.') != NULL;
    char *names[] = {(char *)name, NULL};
    const DalilLanguage *language = NULL;
    g_autoptr(GArray) editions = NULL;

    dalil_network_open(network);
    if (!is_sound(desk))
        return dalil_network_report(network);
    if (!edition && !(language = language_of(&network->content->network, name)))
        return DALIL_EXIT_USAGE;
    editions = dalil_network_editions(network, edition ? names : NULL, edition ? NULL : name, NULL);
    if (network->usage || (edition && editions->len == 0))
        return dalil_worse(dalil_network_report(network), DALIL_EXIT_USAGE);
    if (edition)
        language = language_of(
            &network->content->network,
            language_in(&g_array_index(editions, DalilEditionName, 0), &network->content->network)
                ->tag);
    return language ? set_out(desk, language, editions) : DALIL_EXIT_USAGE;
}

int
dalil_desk_report(DalilDesk *desk)
{
    return desk->network.unreadable ? DALIL_EXIT_UNREADABLE : DALIL_EXIT_DONE;
}

void
dalil_desk_close(DalilDesk *desk)
{
    dalil_cards_free(desk->cards);
    dalil_glossary_free(desk->glossary);
    g_free(desk->date);
    if (desk->network.arena)
        dalil_network_close(&desk->network);
}
