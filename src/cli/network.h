/* network.h: what every command works on: a folder, its content, its editions, its problems */
#pragma once

#include "layout/plan.h"

typedef struct {
    char *folder;           /* as given by -C; "." */
    const char *fonts_from; /* another network's folder, for its fonts/; NULL: its own */
    gboolean listings_only; /* translations are not read: the command does so itself */
    gboolean json;
    char *colour; /* auto, always, never */
    DalilArena *arena;
    DalilDiags *diags;
    DalilContent *content; /* NULL: unreadable */
    gboolean unreadable;
    gboolean usage;          /* words of the command line make no sense here */
    int refused;             /* texts the release policy refuses, each an error in @diags */
    const char *first_to_do; /* …and which of them to translate first */
    DalilFonts *fonts;
    DalilShaper *shaper;
    DalilHyphenator *hyphenator;
    GHashTable *layouts; /* name -> DalilTemplate or NULL */
    GHashTable *plans;   /* DalilTemplate with align: editions -> DalilPlan */
} DalilNetworkRun;

/* Fills in folder, json and colour (see the option rows below). FALSE, after saying so: wrong
 * usage. */
gboolean dalil_network_parse(DalilNetworkRun *run, const char *command, const GOptionEntry *entries,
                             int *argc, char ***argv);

void dalil_network_open(DalilNetworkRun *run);
/* Only for what stands in layouts: no content and no fonts are read. Closed the same way. */
void dalil_network_open_layouts(DalilNetworkRun *run);
void dalil_network_close(DalilNetworkRun *run);

/* Option rows shared by all commands, for a GOptionEntry table: -C, --json, --colour. */
#define DALIL_NETWORK_OPTIONS(run)                                                                 \
    {"directory", 'C', 0, G_OPTION_ARG_FILENAME, &(run)->folder, "work on the network in DIR",     \
     "DIR"},                                                                                       \
        {"json", 0, 0, G_OPTION_ARG_NONE, &(run)->json, "problems as JSON, one a line", NULL},     \
    {                                                                                              \
        "colour", 0, 0, G_OPTION_ARG_STRING, &(run)->colour, "auto, always or never", "WHEN"       \
    }

/* One edition by name, "trifold-a4.fr". */
typedef struct {
    char *name;
    const DalilTemplate *layout; /* NULL: has problems, already in the diagnostics */
    const DalilLanguage *language;
    const DalilLanguage *second; /* of a bilingual edition, "LAYOUT.fr+ar"; NULL */
} DalilEditionName;

/* The editions asked for: by name, or those of network.yaml, narrowed (or widened) by @lang and
 * @layout. Each once. Problems with names go to the diagnostics. (transfer full): of
 * DalilEditionName */
GArray *dalil_network_editions(DalilNetworkRun *run, char **names, const char *lang,
                               const char *layout);

/* Whether the policy lets an edition in @language be made (release.c); once a language. */
void dalil_network_release(DalilNetworkRun *run, const DalilLanguage *language);
/* When @code says problems, and all of them are texts the policy refuses: tells on stderr which to
 * translate first, and gives the exit code for that; else @code. */
int dalil_network_refuse(const DalilNetworkRun *run, int code);

/* The layout of that name; NULL with problems in the diagnostics. Needs no content. */
const DalilTemplate *dalil_network_template(DalilNetworkRun *run, const char *name);

/* The editions of @layout that network.yaml lists; where it lists none, one in each of its
 * languages. (transfer full): of DalilEditionName */
GArray *dalil_network_listed(DalilNetworkRun *run, const char *layout);

/* Composes and lays out; NULL with problems in @diags. */
DalilLayout *dalil_network_layout(DalilNetworkRun *run, DalilDiags *diags, DalilArena *arena,
                                  const DalilEditionName *name, DalilEdition **edition);

/* Lays every edition out into nothing, for its problems. Returns how many came out whole. */
int dalil_network_check(DalilNetworkRun *run, const GArray *editions);

/* Whether what goes to @fd is coloured: as asked for, else only on a terminal. */
gboolean dalil_network_colour(const DalilNetworkRun *run, int fd);

/* Prints the problems (stderr, or stdout as JSON) and gives the exit code they call for. */
int dalil_network_report(DalilNetworkRun *run);

/* The folder editions are written to when none is named. (transfer full) */
char *dalil_network_output(const DalilNetworkRun *run);

/* The path of a file that comes with dalil, such as a colour profile. (transfer full) */
char *dalil_network_data(const char *folder, const char *file);

/* "2026-11-15": SOURCE_DATE_EPOCH, else the newest listing. (transfer full) */
char *dalil_network_date(const DalilContent *content);
