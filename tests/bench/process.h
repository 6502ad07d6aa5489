/* process.h: what a whole program costs
 *
 * The memory of a program is that of its largest process and that of all its processes
 * together, where pages they share are counted once (the proportional set sizes).
 */
#pragma once

#include <glib.h>

typedef struct {
    double wall;      /* seconds */
    double cpu;       /* seconds of processors, of all its processes it waited for */
    long largest_kb;  /* resident set at its peak */
    long together_kb; /* only when it was asked for */
    gboolean good;    /* it ended with status 0 */
} Process;

/* Runs @argv to its end, its output thrown away. @together: also looks at the memory of all its
 * processes every few milliseconds, later less often, which costs time: ->wall is good then only
 * for what takes many seconds. What this program
 * itself has grown to is the least that ->largest_kb can say. */
Process process_run(const char *const *argv, gboolean together);
