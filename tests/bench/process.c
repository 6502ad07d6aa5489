/* process.c: running a program, its time and its memory */
#define _GNU_SOURCE /* wait4() */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"

extern char **environ;

/* What it says is not heard: warnings about draft phrases come at every run, and whether it went
 * well its exit code tells. */
static pid_t
start(const char *const *argv)
{
    posix_spawn_file_actions_t actions;
    pid_t pid = -1;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (posix_spawn(&pid, argv[0], &actions, NULL, (char *const *)argv, environ) != 0)
        pid = -1;
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

/* The number behind @word in a small file of /proc; 0 when it is gone. */
static long
proc_number(pid_t pid, const char *file, const char *word)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/%s", (int)pid, file);
    g_autofree char *text = NULL;
    const char *at = NULL;

    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    at = strstr(text, word);
    return at ? strtol(at + strlen(word), NULL, 10) : 0;
}

/* @pid and the processes it has started, and so on. */
static long
memory_of_all(pid_t pid)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/task/%d/children", (int)pid, (int)pid);
    g_autofree char *text = NULL;
    long sum = proc_number(pid, "smaps_rollup", "\nPss:");
    char *at = NULL, *end = NULL;

    if (!g_file_get_contents(path, &text, NULL, NULL))
        return sum;
    for (at = text; *at; at = end) {
        pid_t child = (pid_t)strtol(at, &end, 10);
        if (end == at)
            break;
        sum += memory_of_all(child);
    }
    return sum;
}

/* Waits, looking at the memory now and then: the longer it takes the more seldom. */
static int
watch(pid_t pid, struct rusage *usage, long *together)
{
    double began = clock_now();
    int status = 0;

    while (wait4(pid, &status, WNOHANG, usage) == 0) {
        *together = MAX(*together, memory_of_all(pid));
        g_usleep((gulong)MAX(4000, (clock_now() - began) * G_USEC_PER_SEC / 100));
    }
    return status;
}

Process
process_run(const char *const *argv, gboolean together)
{
    Process process = {0};
    struct rusage usage = {0};
    double began = clock_now();
    pid_t pid = start(argv);
    int status = 1;

    if (pid < 0)
        return process;
    if (together)
        status = watch(pid, &usage, &process.together_kb);
    else
        while (wait4(pid, &status, 0, &usage) < 0 && errno == EINTR)
            ;
    process.wall = clock_now() - began;
    process.cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                  (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
    process.largest_kb = usage.ru_maxrss;
    process.good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return process;
}
