/* look.h: the style sheet and the script of the review page, let in by their hashes */
#pragma once

extern const char dalil_site_css[];
extern const char dalil_site_script[];
