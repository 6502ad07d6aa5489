/* codepage.h: where the holder of a recorded leaflet can see what changed since */
#pragma once

/* "AR 2026-11 r003 7f3a" gives "ar-2026-11-r003-7f3a.html". (transfer full) */
char *dalil_codepage_name(const char *code);
/* @base: `base_url` of the network, with or without "/" at its end. (transfer full) */
char *dalil_codepage_url(const char *base, const char *code);
