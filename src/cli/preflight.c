/* preflight.c: dalil preflight: finished files checked */
#include "cli/command.h"

int
dalil_command_preflight(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return DALIL_EXIT_USAGE;
}
