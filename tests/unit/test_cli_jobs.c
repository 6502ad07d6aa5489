/* test_cli_jobs.c: pieces of work in processes of their own; one that dies takes no other with it
 */
#include <glib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/jobs.h"

enum { JOBS = 7, DIES = 3, CLOSES = 5, ANSWER = 300000 /* more than a pipe holds */ };

static void
work(int index, GByteArray *answer, gpointer user)
{
    const gboolean *alone = user;
    g_autofree char *text = g_strnfill(ANSWER, (char)('a' + index));

    if (index == DIES && !*alone)
        _exit(9);
    for (int fd = 3; index == CLOSES && !*alone && fd < 64; fd++)
        close(fd); /* so that the answer cannot be written */
    g_byte_array_append(answer, (const guint8 *)text, ANSWER);
}

static void
check(GPtrArray *answers, gboolean alone)
{
    g_assert_cmpuint(answers->len, ==, JOBS);
    for (int i = 0; i < JOBS; i++) {
        const GByteArray *answer = answers->pdata[i];
        if (!alone && (i == DIES || i == CLOSES)) {
            g_assert_null(answer);
            continue;
        }
        g_assert_cmpuint(answer->len, ==, ANSWER);
        g_assert_cmpint(answer->data[ANSWER - 1], ==, 'a' + i);
    }
    g_assert_cmpint(waitpid(-1, NULL, WNOHANG), ==, -1); /* nobody is left behind */
}

static void
test_together(void)
{
    gboolean alone = FALSE;
    g_autoptr(GPtrArray) answers = dalil_jobs_run(JOBS, 3, work, NULL, &alone);

    check(answers, FALSE);
}

static void
test_alone(void)
{
    gboolean alone = TRUE;
    g_autoptr(GPtrArray) answers = dalil_jobs_run(JOBS, 1, work, NULL, &alone);

    check(answers, TRUE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cli/jobs/together", test_together);
    g_test_add_func("/cli/jobs/alone", test_alone);
    return g_test_run();
}
