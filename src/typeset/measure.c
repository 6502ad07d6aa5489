/* measure.c: from text to pieces: bidi levels, break opportunities, widths */
#include "typeset/measure.h"

#include <math.h>
#include <pango/pango.h>
#include <string.h>

#include "lang/hyphenate.h"
#include "lang/isolate.h"

/* Width of a pictogram set among words, in em of its run. */
#define ICON_EM 1.12

/* Bytes of a word: far more than any line holds, far less than would overflow a width. */
enum { WORD_MAX = 2048 };

typedef struct {
    DalilArena *arena;
    DalilShaper *shaper;
    DalilDiags *diags;
    const DalilRich *rich;
    const guint8 *levels; /* by character; NULL: all at the base level */
    guint8 base;
    GArray *pieces, *runs;
    int rich_run; /* the run the cursor stands in; only moves on */
    const DalilShaped *hyphen;
} Job;

/* TRUE when some letter may need reordering: right-to-left scripts, or a mark that says so. */
static gboolean
has_rtl(const char *text, int length)
{
    for (int i = 0; i < length; i++) {
        guchar c = (guchar)text[i];
        if (c < 0xD6)
            continue;
        if (c <= 0xDF || c == 0xF0)
            return TRUE;
        if (c == 0xE0 && (guchar)text[i + 1] < 0xA4)
            return TRUE;
        if (c == 0xEF && (guchar)text[i + 1] >= 0xAC && (guchar)text[i + 1] <= 0xBB)
            return TRUE;
        if (c == 0xE2 && (guchar)text[i + 1] == 0x80 &&
            ((guchar)text[i + 2] == 0x8F || (guchar)text[i + 2] == 0xAB ||
             (guchar)text[i + 2] == 0xAE))
            return TRUE;
        if (c == 0xE2 && (guchar)text[i + 1] == 0x81 && (guchar)text[i + 2] == 0xA7)
            return TRUE;
    }
    return FALSE;
}

/* Emoji, and the signs that join and colour them (Unicode 15, emoji-data.txt, taken widely). */
static gboolean
is_emoji(gunichar c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || c == 0xFE0F || c == 0x20E3;
}

/* What to do about a letter no font has. */
static const char *
remedy(const DalilShaped *shaped)
{
    if (shaped->package)
        return "; install the package ";
    if (is_emoji(shaped->missing))
        return "; emoji are coloured pictures, which cannot be printed as letters: remove it, or "
               "say it in words";
    return "; write it with other letters, or put a font that has it in fonts/";
}

static void
complain(const Job *job, const DalilShaped *shaped)
{
    const DalilRich *rich = job->rich;
    char letter[7] = {0};

    g_unichar_to_utf8(shaped->missing, letter);
    dalil_diags_error(job->diags, rich->at,
                      "no font has the character \"%s\" (U+%04X) in \"%s\" (%s)%s%s", letter,
                      shaped->missing, rich->key ? rich->key : "the program's own words",
                      rich->language->name, remedy(shaped), shaped->package ? shaped->package : "");
}

/* Adds the runs of [start, end), all of one level and one look, to the open piece. */
static gint32
add_runs(Job *job, const DalilRichRun *look, guint8 level, int start, int end)
{
    DalilLook wanted = {job->rich->language, look->bold, job->rich->display, level & 1};
    const DalilShaped *shaped =
        dalil_shape(job->shaper, wanted, job->rich->text + start, end - start);
    gint32 width = 0;

    for (; shaped; shaped = shaped->next) {
        double scale = look->scale * shaped->factor;
        DalilTextRun run = {
            .shaped = shaped, .icon = -1, .scale = scale, .ink = look->ink, .level = level};

        run.width = (gint32)lround(shaped->width * scale);
        if (shaped->missing)
            complain(job, shaped);
        g_array_append_val(job->runs, run);
        width += run.width;
    }
    return width;
}

static gint32
add_icon(Job *job, const DalilRichRun *look, guint8 level)
{
    DalilTextRun run = {.icon = look->icon, .scale = look->scale, .ink = look->ink, .level = level};

    run.width = (gint32)lround(ICON_EM * DALIL_EM * look->scale);
    g_array_append_val(job->runs, run);
    return run.width;
}

/* The rich run that holds byte @at. The cursor only moves forward. */
static const DalilRichRun *
look_at(Job *job, int at)
{
    while (job->rich->runs[job->rich_run].end <= at && job->rich_run + 1 < job->rich->n_runs)
        job->rich_run++;
    return &job->rich->runs[job->rich_run];
}

/* Closes a piece over bytes [start, end), which begin at character @character. */
static void
add_piece(Job *job, int start, int end, glong character)
{
    DalilPiece piece = {.first_run = (int)job->runs->len};
    const char *text = job->rich->text;
    int at = start;

    while (at < end) {
        const DalilRichRun *look = look_at(job, at);
        guint8 level = job->levels ? job->levels[character] : job->base;
        int stop = MIN(end, look->end), next = at;

        while (next < stop && (!job->levels || job->levels[character] == level)) {
            next = (int)(g_utf8_next_char(text + next) - text);
            character++;
        }
        piece.width +=
            look->icon >= 0 ? add_icon(job, look, level) : add_runs(job, look, level, at, next);
        at = next;
    }
    piece.n_runs = (int)job->runs->len - piece.first_run;
    if (piece.n_runs > 0)
        g_array_append_val(job->pieces, piece);
}

/* A hyphen that a line's end brought: it reads as a soft one, so that whoever copies or hears the
 * text gets the word in one piece. */
static const DalilShaped *
division_hyphen(const Job *job, DalilLook look)
{
    const DalilShaped *plain = dalil_shape(job->shaper, look, "-", 1);
    DalilShaped *soft = plain ? dalil_arena_memdup(job->arena, plain, sizeof *plain) : NULL;

    if (soft) {
        soft->text = DALIL_SOFT_HYPHEN;
        soft->length = (int)strlen(DALIL_SOFT_HYPHEN);
    }
    return soft;
}

/* Hyphens and dashes inside a word may end a line, but not in addresses of the web. */
static gboolean
has_inner_breaks(const char *word, int length)
{
    gboolean found = FALSE;

    for (int i = 0; i < length; i++) {
        guchar c = (guchar)word[i];
        if (c == '@' || (c == ':' && i + 2 < length && word[i + 1] == '/') ||
            (c == 'w' && i + 3 < length && memcmp(word + i, "www.", 4) == 0))
            return FALSE;
        if (c == '-' ||
            (c == 0xE2 && (guchar)word[i + 1] == 0x80 && (guchar)word[i + 2] >= 0x90 &&
             (guchar)word[i + 2] <= 0x94) ||
            (c == 0xE1 && (guchar)word[i + 1] == 0x8D))
            found = TRUE;
    }
    return found;
}

/* A word, in as many pieces as Unicode's line breaking (UAX 14) allows. */
static void
add_word(Job *job, int start, int end, glong character)
{
    const char *word = job->rich->text + start;
    int length = end - start, from = 0;
    glong n = 0, first = character;
    g_autofree PangoLogAttr *attrs = NULL;

    if (start == end)
        return;
    if (length > WORD_MAX) {
        dalil_diags_error(job->diags, job->rich->at,
                          "a word of %d letters is too long for any line; divide it",
                          (int)g_utf8_strlen(word, length));
        return;
    }
    if (!has_inner_breaks(word, length)) {
        add_piece(job, start, end, character);
        return;
    }
    n = g_utf8_strlen(word, length);
    attrs = g_new0(PangoLogAttr, n + 1);
    pango_get_log_attrs(word, length, -1, pango_language_from_string(job->rich->language->pango),
                        attrs, (int)n + 1);
    for (glong i = 1; i < n; i++) {
        int at = (int)(g_utf8_offset_to_pointer(word, i) - word);
        if (!attrs[i].is_line_break)
            continue;
        add_piece(job, start + from, start + at, first);
        if (job->pieces->len > 0)
            g_array_index(job->pieces, DalilPiece, job->pieces->len - 1).may_break = TRUE;
        from = at;
        first = character + i;
    }
    add_piece(job, start + from, end, first);
}

/* What stands between two words, to be noted on the piece before it. */
static void
add_gap(Job *job, gunichar c, glong character, int at)
{
    const DalilFace *latin =
        dalil_fonts_face(dalil_shaper_fonts(job->shaper), dalil_font_row_latin()->family, FALSE);
    const DalilRichRun *look = look_at(job, at);
    DalilPiece *piece = NULL;

    if (job->pieces->len == 0)
        return;
    piece = &g_array_index(job->pieces, DalilPiece, job->pieces->len - 1);
    piece->may_break = TRUE;
    if (c == 0x2028) {
        piece->must_break = TRUE;
    } else if (c == 0x00AD) {
        DalilLook plain = {job->rich->language, look->bold, FALSE, FALSE};
        job->hyphen = division_hyphen(job, plain);
        piece->hyphen = job->hyphen ? (gint32)lround(job->hyphen->width * look->scale) : 0;
    } else if (c == 0x2003) {
        piece->space = (gint32)lround(1.3 * DALIL_EM * look->scale);
    } else if (c == ' ' && piece->space == 0) {
        gint32 advance =
            latin ? hb_font_get_glyph_h_advance(latin->hb, latin->space) : DALIL_EM / 4;
        piece->space = (gint32)lround(advance * look->scale);
    }
    if (piece->space)
        piece->space_level = job->levels ? job->levels[character] : job->base;
}

/* Whether the word that begins with byte @start and ends before @end goes on to another name with a
 * dot between them. */
static gboolean
ends_in_dot(const Job *job, int start, int end)
{
    int length = (int)strlen(DALIL_BETWEEN);

    return end - start > length &&
           memcmp(job->rich->text + end - length, DALIL_BETWEEN, (gsize)length) == 0;
}

/* Sets the dot that ends before byte @end amid the space behind it; @character is the space's. */
static void
add_dot(Job *job, int end, glong character)
{
    DalilPiece *piece = &g_array_index(job->pieces, DalilPiece, job->pieces->len - 1);
    int first = (int)job->runs->len;
    guint8 level = job->levels ? job->levels[character] : job->base;
    gint32 width = add_runs(job, look_at(job, end - 1), level, end - (int)strlen("·"), end);

    if (first == 0 || (int)job->runs->len != first + 1)
        return;
    piece->dot = first;
    piece->space = 2 * piece->space + width;
}

static gboolean
is_gap(gunichar c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0x2003 || c == 0x2028 || c == 0x200B ||
           c == 0x00AD;
}

static void
split_words(Job *job)
{
    const char *text = job->rich->text, *end = text + job->rich->length, *word = text;
    glong character = 0, word_character = 0;

    for (const char *p = text; p < end; character++) {
        guchar byte = (guchar)*p;
        gunichar c = byte < 0x80                    ? byte
                     : byte < 0xC2                  ? 0
                     : byte == 0xC2 || byte == 0xE2 ? g_utf8_get_char(p)
                                                    : 0xFFFF;
        const char *next = g_utf8_next_char(p);

        if (is_gap(c)) {
            gboolean dot = c == ' ' && ends_in_dot(job, (int)(word - text), (int)(p - text));
            const char *stop = dot ? p - strlen(DALIL_NBSP "·") : p;
            add_word(job, (int)(word - text), (int)(stop - text), word_character);
            add_gap(job, c == '\t' || c == '\n' ? ' ' : c, character, (int)(p - text));
            if (dot && job->pieces->len > 0)
                add_dot(job, (int)(p - text), character);
            word = next;
            word_character = character + 1;
        }
        p = next;
    }
    add_word(job, (int)(word - text), (int)(end - text), word_character);
}

static void
sum_up(DalilMeasured *measured)
{
    for (int i = 0; i < measured->n; i++) {
        const DalilPiece *piece = &measured->pieces[i];
        measured->widest = MAX(measured->widest, piece->width + piece->hyphen);
        measured->forced += piece->must_break && i + 1 < measured->n;
        measured->divided |= piece->hyphen > 0;
        measured->natural += piece->width + (i + 1 < measured->n ? piece->space : 0);
    }
    for (int i = 0; i < measured->n_runs && !measured->mixed; i++)
        measured->mixed = measured->runs[i].level != measured->base_level;
}

DalilMeasured *
dalil_measure(DalilArena *arena, DalilShaper *shaper, DalilDiags *diags, const DalilRich *rich)
{
    DalilMeasured *measured = dalil_arena_new0(arena, DalilMeasured);
    Job job = {arena, shaper, diags, rich, NULL, rich->rtl ? 1 : 0, NULL, NULL, 0, NULL};
    g_autofree guint8 *levels = NULL;

    if (rich->rtl || has_rtl(rich->text, rich->length)) {
        PangoDirection direction = rich->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
        levels = pango_log2vis_get_embedding_levels(rich->text, rich->length, &direction);
        job.levels = levels;
    }
    job.pieces = g_array_sized_new(FALSE, TRUE, sizeof(DalilPiece), 32);
    job.runs = g_array_sized_new(FALSE, TRUE, sizeof(DalilTextRun), 32);
    split_words(&job);
    measured->rich = rich;
    measured->hyphen = job.hyphen;
    measured->base_level = job.base;
    measured->n = (int)job.pieces->len;
    measured->n_runs = (int)job.runs->len;
    measured->pieces =
        dalil_arena_memdup(arena, job.pieces->data, sizeof(DalilPiece) * job.pieces->len);
    measured->runs =
        dalil_arena_memdup(arena, job.runs->data, sizeof(DalilTextRun) * job.runs->len);
    g_array_unref(job.pieces);
    g_array_unref(job.runs);
    sum_up(measured);
    return measured;
}

char *
dalil_measured_text(const DalilMeasured *measured, int from, int to)
{
    GString *text = g_string_new(NULL);

    for (int i = from; i < to; i++) {
        const DalilPiece *piece = &measured->pieces[i];
        for (int r = 0; r < piece->n_runs; r++) {
            const DalilTextRun *run = &measured->runs[piece->first_run + r];
            if (run->shaped)
                g_string_append(text, run->shaped->text);
        }
        if (piece->space > 0 && i + 1 < to)
            g_string_append(text, piece->dot > 0 ? DALIL_NBSP "· " : " ");
    }
    return g_string_free(text, FALSE);
}
