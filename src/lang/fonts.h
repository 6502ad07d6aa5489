/* fonts.h: the font rows, one a script, and those of languages that want another
 *
 * Measured side by side at 8.5 pt, in print size: the factor brings the letters of a script to
 * the height of Noto Sans, the leading keeps marks above and below apart.
 */
#pragma once

#define DALIL_FONT_LATIN                                                                           \
    {                                                                                              \
        .script = "Latn", .family = "Noto Sans", .factor = 1.0, .leading = 1.25,                   \
        .package = "fonts-noto-core"                                                               \
    }

/* Wolof and Bambara: capitals carry accents. */
#define DALIL_FONT_LATIN_ACCENTED                                                                  \
    {                                                                                              \
        .script = "Latn", .family = "Noto Sans", .factor = 1.0, .leading = 1.27,                   \
        .package = "fonts-noto-core"                                                               \
    }

#define DALIL_FONT_ARABIC                                                                          \
    {                                                                                              \
        .script = "Arab", .family = "Noto Sans Arabic", .display = "Noto Kufi Arabic",             \
        .factor = 1.10, .leading = 1.50, .package = "fonts-noto-core"                              \
    }

/* Urdu. Words climb a slope and end on the baseline: 2.0 of their own size
 * from line to line. */
#define DALIL_FONT_NASTALIQ                                                                        \
    {                                                                                              \
        .script = "Arab", .family = "Noto Nastaliq Urdu", .factor = 1.12, .leading = 2.24,         \
        .drop = 0.16, .package = "fonts-noto-core"                                                 \
    }

#define DALIL_FONT_ETHIOPIC                                                                        \
    {                                                                                              \
        .script = "Ethi", .family = "Noto Sans Ethiopic", .factor = 0.97, .leading = 1.34,         \
        .package = "fonts-noto-core"                                                               \
    }

/* No bold Noto for Tifinagh and N'Ko. Fonts of the Tuareg draw other letters than Morocco's. */
#define DALIL_FONT_TIFINAGH                                                                        \
    {                                                                                              \
        .script = "Tfng", .family = "Noto Sans Tifinagh", .bold = "DejaVu Sans", .factor = 0.97,   \
        .leading = 1.31, .package = "fonts-noto-core", .bold_package = "fonts-dejavu-core"         \
    }

#define DALIL_FONT_ADLAM                                                                           \
    {                                                                                              \
        .script = "Adlm", .family = "Noto Sans Adlam", .factor = 1.05, .leading = 1.49,            \
        .package = "fonts-noto-core"                                                               \
    }

#define DALIL_FONT_NKO                                                                             \
    {                                                                                              \
        .script = "Nkoo", .family = "Noto Sans NKo", .bold = "DejaVu Sans", .factor = 1.0,         \
        .leading = 1.42, .package = "fonts-noto-core", .bold_package = "fonts-dejavu-core"         \
    }
