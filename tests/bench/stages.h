/* stages.h: the steps on the way to a page, each by itself, and the same work done plainly
 *
 * Every stage works on all editions of a network, one after another, and returns the seconds it
 * took. What it needs from the steps before is made outside of that time.
 */
#pragma once

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

#include "layout/stories.h"

typedef struct {
    DalilArena *arena;
    DalilDiags *diags;
    DalilFonts *fonts;
    const DalilContent *content;
    const DalilTemplate *layout;
    const DalilLanguage **languages;
    int n_languages;
    PangoFontMap *pango; /* for the plain work: six files and no other font */
    FcConfig *pango_config;
    double size;         /* of the body, points */
    double width;        /* of a column, points */
    gsize paragraphs;    /* of all editions */
    gsize asked, shaped; /* words, by the last stage_measure() */
} Stages;

/* Opens FOLDER with its layout "bench". Trouble is printed. (transfer full): NULL */
Stages *stages_new(const char *folder);
void stages_free(Stages *stages); /* NULL is fine */

/* Font set, shaper and the faces of the five languages. */
double stage_start(Stages *stages);
/* The listings of FOLDER read and checked. */
double stage_read(const char *folder);
/* hb_shape() of every paragraph as a whole in the language's main font; nothing else. */
double stage_harfbuzz(Stages *stages);
/* dalil_compose(), then dalil_measure() of every paragraph; words are remembered within an
 * edition. @compose (may be NULL): the first part's time. */
double stage_measure(Stages *stages, double *compose);
/* A PangoLayout of every paragraph, broken into lines. */
double stage_pango(Stages *stages);
/* dalil_flow() of what is measured, at one size. */
double stage_flow(Stages *stages);
/* dalil_fit() of what is measured: as many panels of a leaflet as it takes at SEARCH_SIZE, so that
 * all larger sizes are tried in vain; then the panels are evened out. */
double stage_search(Stages *stages);
