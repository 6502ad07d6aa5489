/* fold.c: dalil fold: the sheet of a layout drawn, folded and explained */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "cli/command.h"
#include "cli/fold_picture.h"
#include "cli/network.h"
#include "layout/slots.h"

#define PAPER_MAX_MM 2.0 /* board */

enum { FOUR = 4, BOOKLET_MIN = 8, BOOKLET_MAX = 400 };

typedef struct {
    char *lang, *svg, *thickness;
    int pages;
} Wishes;

static gboolean
refuse(const char *message)
{
    fprintf(stderr, "dalil fold: %s\n", message);
    return FALSE;
}

static gboolean
read_lang(const char *tag, DalilFoldPicture *picture)
{
    const DalilLanguage *language = tag ? dalil_language_lookup(tag) : NULL;
    const char *near = tag && !language ? dalil_nearest(tag, dalil_language_tags()) : NULL;
    g_autofree char *message =
        g_strdup_printf("dalil does not know the language \"%s\"%s%s%s", tag ? tag : "",
                        near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");

    if (tag && !language)
        return refuse(message);
    picture->lang = tag;
    picture->rtl = language && language->direction == DALIL_RTL;
    return TRUE;
}

static gboolean
read_wishes(const Wishes *wishes, DalilFoldPicture *picture)
{
    picture->thickness = DALIL_FOLDING_PAPER;
    if (wishes->thickness &&
        (!dalil_length_parse(wishes->thickness, &picture->thickness) || picture->thickness <= 0 ||
         picture->thickness > DALIL_MM(PAPER_MAX_MM)))
        return refuse("--thickness is that of one sheet, such as 0.1mm; at most 2mm");
    if (wishes->pages < 0 || wishes->pages > BOOKLET_MAX)
        return refuse("--pages can be at most 400");
    return TRUE;
}

/* The pages asked for, or as few as the layout can have; never so few that its panels are lost. */
static int
booklet_pages(const DalilTemplate *layout, int asked)
{
    int least = dalil_slots_all_pages(layout, dalil_slots_pages(layout));

    asked = (asked + FOUR - 1) / FOUR * FOUR;
    return MAX(least, asked > 0 ? asked : BOOKLET_MIN);
}

static void
fold_sheet(DalilNetworkRun *run, DalilFoldPicture *picture)
{
    const DalilTemplate *layout = picture->layout;
    DalilFoldPlan plan = {0};

    if (dalil_fold_paged(layout->fold))
        return;
    plan = dalil_folding_plan(layout->fold, layout->sheet.width, layout->allowance,
                              picture->thickness, picture->rtl);
    picture->folding = dalil_folding_run(run->arena, &plan);
    for (int i = 0; i < picture->folding->n_problems; i++)
        dalil_diags_error(run->diags, layout->sheet.span,
                          "with paper %.2g mm thick, %s; make `allowance` larger, or take thinner "
                          "paper",
                          picture->thickness / DALIL_MM(1), picture->folding->problems[i]);
}

static void
write_svg(DalilNetworkRun *run, const DalilFoldPicture *picture, const char *path)
{
    g_autoptr(GString) drawing = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    dalil_fold_picture_svg(picture, drawing);
    if (dalil_file_write(path, drawing->str, drawing->len, &error))
        return;
    run->unreadable = TRUE;
    dalil_diags_error(run->diags, (DalilSpan){NULL, 0, 0}, "%s: %s", path, error->message);
}

static int
show(DalilNetworkRun *run, DalilFoldPicture *picture, const char *name, const Wishes *wishes)
{
    g_autoptr(GString) text = g_string_new(NULL);

    picture->layout = dalil_network_template(run, name);
    if (picture->layout) {
        if (picture->layout->fold == DALIL_FOLD_BOOKLET)
            picture->pages = booklet_pages(picture->layout, wishes->pages);
        fold_sheet(run, picture);
        dalil_fold_picture_text(picture, text);
        fputs(text->str, stdout);
        if (wishes->svg)
            write_svg(run, picture, wishes->svg);
    }
    return dalil_network_report(run);
}

/* "trifold-a4.ar" is a layout and a language, too. */
static void
split_edition(char *name, Wishes *wishes)
{
    char *dot = strrchr(name, '.'), *plus = dot ? strchr(dot, '+') : NULL;

    if (!dot || dot == name || !dot[1] || strchr(name, '/') || wishes->lang)
        return;
    if (plus)
        *plus = '\0';
    *dot = '\0';
    wishes->lang = g_strdup(dot + 1);
}

int
dalil_command_fold(int argc, char **argv)
{
    DalilNetworkRun run = {0};
    DalilFoldPicture picture = {0};
    Wishes wishes = {0};
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {
        {"lang", 'l', 0, G_OPTION_ARG_STRING, &wishes.lang,
         "the sheet as it is for this language; left to right when left out", "LANG"},
        {"svg", 0, 0, G_OPTION_ARG_FILENAME, &wishes.svg, "write a drawing, too", "FILE"},
        {"thickness", 0, 0, G_OPTION_ARG_STRING, &wishes.thickness,
         "of the paper; 0.1mm when left out", "LENGTH"},
        {"pages", 0, 0, G_OPTION_ARG_INT, &wishes.pages, "of a booklet; 8 when left out", "N"},
        DALIL_NETWORK_OPTIONS(&run),
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    int code = DALIL_EXIT_USAGE;

    if (!dalil_network_parse(&run, "fold", entries, &argc, &argv))
        return code;
    if (!names || !names[0] || names[1]) {
        refuse("name one layout, as in `dalil fold trifold-a4 --lang ar`");
    } else {
        split_edition(names[0], &wishes);
        if (read_lang(wishes.lang, &picture) && read_wishes(&wishes, &picture)) {
            dalil_network_open_layouts(&run); /* the listings may be broken still */
            code = show(&run, &picture, names[0], &wishes);
            dalil_network_close(&run);
        }
    }
    g_free(wishes.lang);
    g_free(wishes.svg);
    g_free(wishes.thickness);
    return code;
}
