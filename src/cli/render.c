/* render.c: dalil render: editions to files */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/formats.h"
#include "cli/jobs.h"
#include "cli/network.h"
#include "cli/print.h"
#include "paint/pdf.h"

/* Pixels of a picture: what telephones show, and messaging apps do not make smaller. */
#define WIDTH 1080
#define PROGRESS_AFTER (G_USEC_PER_SEC / 2)

typedef struct {
    DalilNetworkRun run;
    char *output, *lang, *layout, *date, *format, *purpose;
    gboolean print, strict;
    DalilFormats formats;
    int jobs, width;
    gboolean quiet;
    GArray *editions;
    gint64 began;
    gboolean shown;
} Render;

/* An answer is a list of NUL-terminated strings: a letter, then what belongs to it. */
static void
say(GByteArray *answer, char what, const char *text)
{
    g_byte_array_append(answer, (const guint8 *)&what, 1);
    g_byte_array_append(answer, (const guint8 *)text, (guint)strlen(text) + 1);
}

static void
say_diags(GByteArray *answer, DalilDiags *diags)
{
    int n = 0;
    const DalilDiag *list = dalil_diags_list(diags, &n);

    for (int i = 0; i < n; i++) {
        g_autofree char *line = g_strdup_printf(
            "%d\x01%d\x01%d\x01%s\x01%s", list[i].level, list[i].at.line, list[i].at.column,
            list[i].at.file ? list[i].at.file : "", list[i].text);
        say(answer, 'd', line);
    }
}

static void
hear_diag(DalilDiags *diags, const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, "\x01", 5);
    DalilSpan at = {*parts[3] ? g_intern_string(parts[3]) : NULL, atoi(parts[1]), atoi(parts[2])};

    if (atoi(parts[0]) == DALIL_ERROR)
        dalil_diags_error(diags, at, "%s", parts[4]);
    else
        dalil_diags_warning(diags, at, "%s", parts[4]);
}

static char *
title_of(const DalilContent *content, const DalilEditionName *name)
{
    const DalilTextIn *title = dalil_text_or_source(&content->network.title, name->language->tag,
                                                    content->network.source.text);

    return g_strdup(title ? title->text : name->name);
}

static void
render_one(int index, GByteArray *answer, gpointer user)
{
    Render *render = user;
    const DalilEditionName *name = &g_array_index(render->editions, DalilEditionName, index);
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autoptr(GByteArray) pdf = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = NULL;
    g_autofree char *title = title_of(render->run.content, name);
    g_autoptr(DalilParity) said = NULL;
    DalilEdition *edition = NULL;
    DalilLayout *layout = dalil_network_layout(&render->run, diags, arena, name, &edition);

    if (layout && render->print)
        path =
            dalil_print_write(&(DalilPrintJob){&render->run, layout, edition, title, render->date,
                                               render->output, render->strict, &said},
                              diags, &error);
    else if (layout)
        path = dalil_formats_write(&render->formats, layout, edition, render->run.fonts, title,
                                   render->date, render->output, &said, diags, &error);
    if (path) {
        GString *certificate = g_string_new(NULL);
        dalil_layout_certificate(layout, path, certificate);
        say(answer, 'c', certificate->str);
        g_string_free(certificate, TRUE);
    }
    say_diags(answer, diags);
    if (said) {
        g_autofree char *line = dalil_parity_pack(said);
        say(answer, 'p', line);
    }
    if (error)
        say(answer, error->domain == DALIL_FILE_ERROR ? 'w' : 'e', error->message);
}

/* On a terminal, and only when it takes longer than a moment. */
static void
show_progress(int index, gpointer user)
{
    Render *render = user;

    if (render->quiet || !isatty(2) || g_get_monotonic_time() - render->began < PROGRESS_AFTER)
        return;
    fprintf(stderr, "\r\033[Krendering %d of %d: %s", index + 1, (int)render->editions->len,
            g_array_index(render->editions, DalilEditionName, index).name);
    fflush(stderr);
    render->shown = TRUE;
}

/* What the pieces had to say, in the order of the editions. Returns the exit code they call for. */
static int
hear(Render *render, GPtrArray *answers)
{
    g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_parity_free);
    int code = DALIL_EXIT_DONE;

    for (guint i = 0; i < answers->len; i++) {
        const GByteArray *answer = answers->pdata[i];
        const char *name = g_array_index(render->editions, DalilEditionName, i).name;
        if (!answer) {
            fprintf(stderr, "dalil: rendering %s ended unexpectedly; nothing was written for it\n",
                    name);
            code = DALIL_EXIT_INTERNAL;
            continue;
        }
        for (gsize at = 0; at + 1 < answer->len;) {
            const char *text = (const char *)answer->data + at + 1;
            char what = (char)answer->data[at];
            if (what == 'c' && !render->quiet && !render->run.json)
                fputs(text, stdout);
            else if (what == 'd')
                hear_diag(render->run.diags, text);
            else if (what == 'p')
                g_ptr_array_add(said, dalil_parity_unpack(text));
            else if (what == 'w' || what == 'e') {
                fprintf(stderr, "dalil: %s\n", text);
                code = MAX(code, what == 'w' ? DALIL_EXIT_UNREADABLE : DALIL_EXIT_INTERNAL);
            }
            at += strlen(text) + 2;
        }
    }
    dalil_parity_gate(render->run.diags, (DalilParity *const *)said->pdata, said->len);
    return code;
}

static int
jobs_for(const Render *render)
{
    int most = render->jobs > 0 ? render->jobs : (int)g_get_num_processors();

    return MIN(most, (int)render->editions->len);
}

static int
render_all(Render *render, char **names)
{
    g_autoptr(GPtrArray) answers = NULL;
    int code = 0, problems = 0;

    dalil_network_open(&render->run);
    render->editions = dalil_network_editions(&render->run, names, render->lang, render->layout);
    if (!render->output)
        render->output = dalil_network_output(&render->run);
    if (!render->run.content)
        return dalil_network_report(&render->run);
    if (dalil_diags_errors(render->run.diags) > 0) { /* what the pages have to say comes with it */
        dalil_network_check(&render->run, render->editions);
        return dalil_network_refuse(&render->run, dalil_network_report(&render->run));
    }
    if (g_mkdir_with_parents(render->output, 0755) != 0) {
        fprintf(stderr, "dalil: cannot make the folder %s: %s\n", render->output,
                g_strerror(errno));
        return DALIL_EXIT_UNREADABLE;
    }
    render->date = dalil_network_date(render->run.content);
    answers = dalil_jobs_run((int)render->editions->len, jobs_for(render), render_one,
                             show_progress, render);
    if (render->shown)
        fputs("\r\033[K", stderr);
    code = hear(render, answers);
    problems = dalil_network_report(&render->run); /* outside MAX, which would print it twice */
    return MAX(problems, code);
}

/* What GOption cannot know. */
static gboolean
makes_sense(Render *render, char **names)
{
    g_autofree char *problem = dalil_formats_parse(
        &render->formats, render->format ? render->format : "pdf", render->width);

    render->print = g_strcmp0(render->purpose, "print") == 0;
    if (problem)
        fprintf(stderr, "dalil render: %s\n", problem);
    else if (render->purpose && !render->print && strcmp(render->purpose, "screen") != 0)
        fprintf(stderr, "dalil render: --for can be print or screen, not \"%s\"\n",
                render->purpose);
    else if (render->print && render->formats.png)
        fprintf(stderr, "dalil render: a print shop takes PDF; leave out --format\n");
    else if (render->strict && !render->print)
        fprintf(stderr, "dalil render: --strict goes with --for print\n");
    else if (render->jobs < 0)
        fprintf(stderr, "dalil render: --jobs must be 1 or more, not %d\n", render->jobs);
    else if (names && (render->lang || render->layout))
        fprintf(stderr,
                "dalil render: name editions, or choose them by --lang and --layout, not both\n");
    else
        return TRUE;
    return FALSE;
}

int
dalil_command_render(int argc, char **argv)
{
    Render render = {.began = g_get_monotonic_time(), .width = WIDTH};
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {
        {"lang", 'l', 0, G_OPTION_ARG_STRING, &render.lang, "editions in this language only",
         "LANG"},
        {"layout", 't', 0, G_OPTION_ARG_STRING, &render.layout,
         "this layout, in every language of the network", "LAYOUT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &render.output, "write into DIR (output)", "DIR"},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &render.format,
         "pdf, or png: a picture of each page with its text beside it, or pdf,png", "KIND"},
        {"width", 0, 0, G_OPTION_ARG_INT, &render.width, "pictures so many pixels wide (1080)",
         "N"},
        {"for", 0, 0, G_OPTION_ARG_STRING, &render.purpose,
         "screen, or print: PDF/X in plates, with bleed and marks", "PURPOSE"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &render.strict,
         "for print: a colour that belongs to no ink is an error", NULL},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &render.jobs, "so many editions at a time", "N"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &render.quiet, "say nothing when all is well", NULL},
        DALIL_NETWORK_OPTIONS(&render.run),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (dalil_network_parse(&render.run, "render", entries, &argc, &argv) &&
        makes_sense(&render, names)) {
        code = render_all(&render, names);
        dalil_network_close(&render.run);
    }
    if (render.editions)
        g_array_unref(render.editions);
    g_free(render.output);
    g_free(render.lang);
    g_free(render.layout);
    g_free(render.format);
    g_free(render.purpose);
    g_free(render.date);
    return code;
}
