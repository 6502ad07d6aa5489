/* command.h: one table of commands makes the help and runs the program */
#pragma once

#include <glib.h>

/* Stable: scripts and schedulers rely on them. */
typedef enum {
    DALIL_EXIT_DONE = 0,
    DALIL_EXIT_CONTENT = 1, /* problems in listings or layouts */
    DALIL_EXIT_USAGE = 2,
    DALIL_EXIT_UNREADABLE = 3, /* a file could not be opened, or not written */
    DALIL_EXIT_REFUSED = 4,    /* by policy: a run recorded twice, a release that is not ready */
    DALIL_EXIT_INTERNAL = 70,
} DalilExit;

typedef struct {
    const char *name;
    const char *arguments;             /* "[EDITION…]" */
    const char *help;                  /* one line */
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
} DalilCommand;

int dalil_command_render(int argc, char **argv);
int dalil_command_check(int argc, char **argv);
int dalil_command_dump(int argc, char **argv);
int dalil_command_fold(int argc, char **argv);
int dalil_command_run(int argc, char **argv);
int dalil_command_diff(int argc, char **argv);
int dalil_command_translations(int argc, char **argv);
int dalil_command_errata(int argc, char **argv);
int dalil_command_preflight(int argc, char **argv);
int dalil_command_impose(int argc, char **argv);
int dalil_command_review(int argc, char **argv);
int dalil_command_proof(int argc, char **argv);
/* No command at all: what would be done, what is wrong. @folder: the network, NULL for here. */
int dalil_command_status(const char *folder);

/* Parses with GOption: on a mistake prints it with a hint at `--help`, and returns FALSE. */
gboolean dalil_command_parse(const DalilCommand *command, const GOptionEntry *entries, int *argc,
                             char ***argv);
const DalilCommand *dalil_command_lookup(const char *name);
