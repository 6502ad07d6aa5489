/* jobs.h: independent pieces of work, one process each, never more than so many at a time */
#pragma once

#include <glib.h>

/* Does piece @index and appends what it has to say to @answer. */
typedef void (*DalilJob)(int index, GByteArray *answer, gpointer user);

/* Runs @n pieces, @jobs at a time; with 1 all in this process. @started (may be NULL) is told
 * before each. Returns: (transfer full): the answers by index, as GByteArray; NULL in the place of
 * one that died. */
GPtrArray *dalil_jobs_run(int n, int jobs, DalilJob job, void (*started)(int index, gpointer user),
                          gpointer user);
