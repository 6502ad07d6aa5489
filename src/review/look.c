/* look.c: look.css and script.js, compiled in */
#include "review/look.h"

const char dalil_site_css[] =
#include "review/look-css.h"
    ;

const char dalil_site_script[] =
#include "review/script-js.h"
    ;
