/* runs.c: the folder of print runs, and runs by what people call them */
#include "cli/runs.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"

void
dalil_runs_open(DalilRuns *runs, const DalilNetworkRun *network)
{
    runs->folder =
        g_build_filename(network->folder ? network->folder : ".", "output", "runs", NULL);
    runs->problems = g_ptr_array_new_with_free_func(g_free);
    runs->runs = dalil_runs_list(runs->folder, runs->problems);
    runs->events = dalil_events_read(runs->folder, runs->problems);
}

void
dalil_runs_close(DalilRuns *runs)
{
    g_clear_pointer(&runs->folder, g_free);
    g_clear_pointer(&runs->problems, g_ptr_array_unref);
    g_clear_pointer(&runs->runs, g_ptr_array_unref);
    g_clear_pointer(&runs->events, g_ptr_array_unref);
}

gboolean
dalil_runs_report(const DalilRuns *runs)
{
    for (guint i = 0; i < runs->problems->len; i++)
        fprintf(stderr, "dalil: %s: %s\n", runs->folder, (char *)runs->problems->pdata[i]);
    return runs->problems->len > 0;
}

static const DalilRun *
by_code(const DalilRuns *runs, const char *code)
{
    for (guint i = 0; i < runs->runs->len; i++)
        if (g_ascii_strcasecmp(((const DalilRun *)runs->runs->pdata[i])->code, code) == 0)
            return runs->runs->pdata[i];
    return NULL;
}

/* The hash every recorded PDF carries among its keywords; NULL: none. (transfer full) */
static char *
hash_in(const char *bytes, gsize length)
{
    static const char mark[] = "dalil-run:";
    const char *at = g_strstr_len(bytes, (gssize)length, mark);

    /* the bytes may hold NULs, at which g_strstr_len() stops */
    for (gsize i = 0; !at && i + sizeof mark + 64 < length; i++)
        if (bytes[i] == 'd' && memcmp(bytes + i, mark, sizeof mark - 1) == 0)
            at = bytes + i;
    if (!at || at + sizeof mark - 1 + 64 > bytes + length)
        return NULL;
    return g_strndup(at + sizeof mark - 1, 64);
}

static const DalilRun *
by_pdf(const DalilRuns *runs, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL, *hash = NULL;
    gsize length = 0;
    const DalilRun *run = NULL;

    if (!(bytes = dalil_file_read(path, &length, &error))) {
        fprintf(stderr, "dalil: %s: %s\n", path, error->message);
        return NULL;
    }
    hash = hash_in(bytes, length);
    if (!hash)
        fprintf(stderr,
                "dalil: %s is no recorded print: it carries no run's mark. A leaflet made by "
                "`dalil render` alone, or by another program, cannot be compared\n",
                path);
    else if (!(run = dalil_runs_by_hash(runs->runs, hash)))
        fprintf(
            stderr,
            "dalil: %s was printed from a run that is not in %s (%.8s…); copy that run's folder "
            "there\n",
            path, runs->folder, hash);
    return run;
}

const DalilRun *
dalil_runs_named(const DalilRuns *runs, const char *name)
{
    const DalilRun *run = dalil_runs_find(runs->runs, name);
    g_autofree const char **ids = NULL;
    const char *near = NULL;

    if (!run)
        run = by_code(runs, name);
    if (!run)
        run = dalil_runs_last(runs->runs, name);
    if (run)
        return run;
    if (g_str_has_suffix(name, ".pdf") || strchr(name, '/'))
        return by_pdf(runs, name);
    ids = g_new0(const char *, runs->runs->len + 1);
    for (guint i = 0; i < runs->runs->len; i++)
        ids[i] = ((const DalilRun *)runs->runs->pdata[i])->id;
    near = dalil_nearest(name, ids);
    fprintf(stderr, "dalil: there is no print run \"%s\"%s%s%s; `dalil run list` shows them all\n",
            name, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return NULL;
}

char *
dalil_runs_errata_path(const char *output, const DalilRun *run, const char *what)
{
    g_autofree char *code = g_strdelimit(g_strdup(run->code), " /", '-');
    g_autofree char *file = g_strdup_printf("errata-%s.%s", code, what);

    return g_build_filename(output, file, NULL);
}
