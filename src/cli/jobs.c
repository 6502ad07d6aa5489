/* jobs.c: a fork for every piece, its answer read through a pipe */
#include "cli/jobs.h"

#include <errno.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    pid_t pid;
    int fd, index;
    GByteArray *answer;
} Child;

static gboolean
write_all(int fd, const GByteArray *bytes)
{
    for (gsize done = 0; done < bytes->len;) {
        gssize n = write(fd, bytes->data + done, bytes->len - done);
        if (n < 0 && errno != EINTR)
            return FALSE;
        done += n > 0 ? (gsize)n : 0;
    }
    return TRUE;
}

static gboolean
start(Child *child, int index, DalilJob job, gpointer user)
{
    int ends[2];

    if (pipe(ends) != 0)
        return FALSE;
    *child = (Child){fork(), ends[0], index, NULL};
    if (child->pid < 0) {
        close(ends[0]);
        close(ends[1]);
        return FALSE;
    }
    if (child->pid == 0) {
        g_autoptr(GByteArray) answer = g_byte_array_new();
        close(ends[0]);
        job(index, answer, user);
        _exit(write_all(ends[1], answer) ? 0 : 1); /* half an answer is none */
    }
    close(ends[1]);
    child->answer = g_byte_array_new();
    return TRUE;
}

/* Reads what has come. TRUE: the child is done (or dead) and its answer handed over. */
static gboolean
drain(Child *child, GPtrArray *answers)
{
    guint8 buffer[65536];
    gssize n = read(child->fd, buffer, sizeof buffer);
    int status = 0;

    if (n > 0)
        g_byte_array_append(child->answer, buffer, (guint)n);
    if (n > 0 || (n < 0 && errno == EINTR))
        return FALSE;
    close(child->fd);
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        answers->pdata[child->index] = child->answer;
    else
        g_byte_array_unref(child->answer);
    return TRUE;
}

static void
free_answer(gpointer answer)
{
    if (answer)
        g_byte_array_unref(answer);
}

GPtrArray *
dalil_jobs_run(int n, int jobs, DalilJob job, void (*started)(int index, gpointer user),
               gpointer user)
{
    GPtrArray *answers = g_ptr_array_new_with_free_func(free_answer);
    g_autofree Child *children = g_new0(Child, MAX(jobs, 1));
    g_autofree struct pollfd *fds = g_new0(struct pollfd, MAX(jobs, 1));
    int running = 0, next = 0;

    g_ptr_array_set_size(answers, n);
    while (next < n || running > 0) {
        while (next < n && (running < jobs || jobs <= 1)) {
            if (started)
                started(next, user);
            if (jobs <= 1 || !start(&children[running], next, job, user)) {
                answers->pdata[next] = g_byte_array_new();
                job(next, answers->pdata[next], user);
            } else {
                running++;
            }
            next++;
        }
        for (int i = 0; i < running; i++)
            fds[i] = (struct pollfd){children[i].fd, POLLIN, 0};
        if (running > 0 && poll(fds, (nfds_t)running, -1) < 0)
            for (int i = 0; i < running; i++) /* then each is waited for, one after the other */
                fds[i].revents = errno == EINTR ? 0 : POLLIN;
        for (int i = running - 1; i >= 0; i--)
            if ((fds[i].revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) &&
                drain(&children[i], answers))
                children[i] = children[--running];
    }
    return answers;
}
