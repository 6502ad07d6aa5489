/* shape.c: choosing faces letter by letter, shaping by HarfBuzz, remembering words */
#include "typeset/shape.h"

#include <hb-glib.h>
#include <string.h>

#include "base/arena.h"
#include "lang/isolate.h"

typedef struct {
    guint32 hash;
    int length;
    DalilLook look;
    const char *bytes;         /* as asked for */
    const DalilShaped *shaped; /* NULL is an answer too */
} Entry;

struct DalilShaper {
    DalilFonts *fonts;
    DalilArena *arena;
    hb_buffer_t *buffer;
    GString *letters; /* scratch: the word without format characters */
    Entry *table;     /* open addressing, power of two */
    gsize size, used, asked;
};

DalilShaper *
dalil_shaper_new(DalilFonts *fonts)
{
    DalilShaper *shaper = g_new0(DalilShaper, 1);

    shaper->fonts = fonts;
    shaper->arena = dalil_arena_new();
    shaper->buffer = hb_buffer_create();
    shaper->letters = g_string_new(NULL);
    shaper->size = 4096;
    shaper->table = g_new0(Entry, shaper->size);
    return shaper;
}

void
dalil_shaper_free(DalilShaper *shaper)
{
    if (!shaper)
        return;
    hb_buffer_destroy(shaper->buffer);
    g_string_free(shaper->letters, TRUE);
    dalil_arena_free(shaper->arena);
    g_free(shaper->table);
    g_free(shaper);
}

DalilFonts *
dalil_shaper_fonts(DalilShaper *shaper)
{
    return shaper->fonts;
}

void
dalil_shaper_counts(const DalilShaper *shaper, gsize *asked, gsize *shaped)
{
    *asked = shaper->asked;
    *shaped = shaper->used;
}

/* The face a row gives for a look: its display family for titles, its bold substitute when the
 * family itself has no bold. */
static const DalilFace *
row_face(DalilShaper *shaper, const DalilFontRow *row, DalilLook look)
{
    const char *family = look.display && row->display ? row->display : row->family;
    const DalilFace *face = dalil_fonts_face(shaper->fonts, family, look.bold);

    if (look.bold && row->bold && (!face || !face->bold)) {
        const DalilFace *substitute = dalil_fonts_face(shaper->fonts, row->bold, TRUE);
        if (substitute && substitute->bold)
            return substitute;
    }
    return face;
}

static gboolean
face_has(const DalilFace *face, gunichar c)
{
    hb_codepoint_t glyph = 0;

    return face && hb_font_get_nominal_glyph(face->hb, c, &glyph);
}

typedef struct {
    const DalilFontRow *row;
    const DalilFace *face;
    GUnicodeScript script; /* COMMON: as its neighbours */
} Choice;

/* Common letters that belong to one script all the same: Arabic stops and digits. */
static GUnicodeScript
script_of(gunichar c)
{
    if (c >= 0x0600 && c <= 0x06FF)
        return G_UNICODE_SCRIPT_ARABIC;
    if (c < 0x80)
        return g_ascii_isalpha((char)c) ? G_UNICODE_SCRIPT_LATIN : G_UNICODE_SCRIPT_COMMON;
    return g_unichar_get_script(c);
}

static const DalilFontRow *
row_of_script(GUnicodeScript script)
{
    guint32 iso = g_unicode_script_to_iso15924(script);
    char tag[5] = {(char)(iso >> 24), (char)(iso >> 16), (char)(iso >> 8), (char)iso, 0};

    return dalil_font_row_lookup(tag);
}

/* The language's own row where the script is its own: Urdu and Arabic share letters, not the hand.
 */
static const DalilFontRow *
row_for(const DalilLanguage *language, GUnicodeScript script)
{
    const DalilFontRow *row = row_of_script(script);

    return row && g_str_equal(row->script, language->font.script) ? &language->font : row;
}

/* The comma, semicolon and question mark of Arabic, which N'Ko and Adlam use too: each in its hand.
 */
static gboolean
is_shared_stop(gunichar c)
{
    return c == 0x060C || c == 0x061B || c == 0x061F;
}

/* Where @c comes from. A mark stays with the letter before it; what all scripts share (digits,
 * brackets, stops) comes from the Latin font, so that it looks the same in every language. */
static Choice
choose(DalilShaper *shaper, DalilLook look, gunichar c, const Choice *before)
{
    GUnicodeScript script = script_of(c);
    Choice choice = {NULL, NULL, script};
    const DalilFontRow *candidates[4] = {NULL};
    int n = 0;

    if (script == G_UNICODE_SCRIPT_INHERITED && before && face_has(before->face, c))
        return *before;
    if (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED &&
        script != G_UNICODE_SCRIPT_LATIN)
        candidates[n++] = row_for(look.language, script);
    if (is_shared_stop(c) && face_has(row_face(shaper, &look.language->font, look), c)) {
        candidates[0] = &look.language->font;
        choice.script = G_UNICODE_SCRIPT_COMMON;
    }
    candidates[n++] = dalil_font_row_latin();
    candidates[n++] = &look.language->font;
    for (int i = 0; i < n; i++) {
        const DalilFace *face = candidates[i] ? row_face(shaper, candidates[i], look) : NULL;
        if (!face_has(face, c) && look.display && candidates[i]) {
            DalilLook plain = look;
            plain.display = FALSE;
            face = row_face(shaper, candidates[i], plain);
        }
        if (face_has(face, c)) {
            choice.row = candidates[i];
            choice.face = face;
            return choice;
        }
    }
    choice.row = candidates[0];
    return choice;
}

static const hb_feature_t no_ligatures = {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START,
                                          HB_FEATURE_GLOBAL_END};

/* One HarfBuzz call: @length letters of one face. */
static DalilShaped *
shape_run(DalilShaper *shaper, DalilLook look, const Choice *choice, const char *text, int length)
{
    DalilShaped *shaped = dalil_arena_new0(shaper->arena, DalilShaped);
    hb_buffer_t *buffer = shaper->buffer;
    const hb_glyph_info_t *infos = NULL;
    const hb_glyph_position_t *positions = NULL;
    DalilGlyph *glyphs = NULL;
    unsigned n = 0;

    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(buffer, text, length, 0, length);
    hb_buffer_set_direction(buffer, look.rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, choice->script == G_UNICODE_SCRIPT_COMMON
                                     ? HB_SCRIPT_COMMON
                                     : hb_glib_script_to_script(choice->script));
    hb_buffer_set_language(buffer, hb_language_from_string(look.language->pango, -1));
    /* Latin ligatures gain nothing at these sizes and cost readers of the PDF their letters. */
    hb_shape(choice->face->hb, buffer, &no_ligatures,
             choice->script == G_UNICODE_SCRIPT_LATIN ? 1 : 0);
    infos = hb_buffer_get_glyph_infos(buffer, &n);
    positions = hb_buffer_get_glyph_positions(buffer, &n);
    glyphs = dalil_arena_newn(shaper->arena, DalilGlyph, n);
    for (unsigned i = 0; i < n; i++) {
        glyphs[i] = (DalilGlyph){infos[i].codepoint, positions[i].x_advance, positions[i].x_offset,
                                 positions[i].y_offset, infos[i].cluster};
        shaped->width += positions[i].x_advance;
        if (infos[i].codepoint == 0)
            shaped->missing = g_utf8_get_char(text + infos[i].cluster);
    }
    shaped->face = choice->face;
    shaped->factor = choice->row->factor;
    shaped->rtl = look.rtl;
    shaped->n = (int)n;
    shaped->glyphs = glyphs;
    shaped->text = dalil_arena_strndup(shaper->arena, text, (gsize)length);
    shaped->length = length;
    return shaped;
}

/* What stands for letters without a font: nothing to draw, but a name to complain about. */
static DalilShaped *
missing_run(DalilShaper *shaper, const Choice *choice, const char *text, int length)
{
    DalilShaped *shaped = dalil_arena_new0(shaper->arena, DalilShaped);

    shaped->factor = 1;
    shaped->face = dalil_fonts_face(shaper->fonts, dalil_font_row_latin()->family, FALSE);
    shaped->text = dalil_arena_strndup(shaper->arena, text, (gsize)length);
    shaped->length = length;
    shaped->missing = g_utf8_get_char(text);
    if (choice->row && !dalil_fonts_face(shaper->fonts, choice->row->family, FALSE))
        shaped->package = choice->row->package;
    return shaped;
}

static gboolean
same_run(const Choice *a, const Choice *b)
{
    return a->face == b->face && a->row == b->row &&
           (a->script == b->script || a->script == G_UNICODE_SCRIPT_COMMON ||
            b->script == G_UNICODE_SCRIPT_COMMON || b->script == G_UNICODE_SCRIPT_INHERITED);
}

static const DalilShaped *
shape_letters(DalilShaper *shaper, DalilLook look, const char *text, int length)
{
    DalilShaped *first = NULL, *last = NULL;
    const char *end = text + length;

    for (const char *start = text; start < end;) {
        Choice choice = choose(shaper, look, g_utf8_get_char(start), NULL);
        const char *p = g_utf8_next_char(start);
        DalilShaped *run = NULL;

        while (p < end) {
            Choice next = choose(shaper, look, g_utf8_get_char(p), &choice);
            if (!same_run(&choice, &next))
                break;
            if (choice.script == G_UNICODE_SCRIPT_COMMON)
                choice.script = next.script;
            p = g_utf8_next_char(p);
        }
        run = choice.face ? shape_run(shaper, look, &choice, start, (int)(p - start))
                          : missing_run(shaper, &choice, start, (int)(p - start));
        if (last)
            last->next = run;
        else
            first = run;
        last = run;
        start = p;
    }
    return first;
}

/* @text without what draws nothing. (transfer none): until the next call */
static const GString *
letters_of(DalilShaper *shaper, const char *text, int length)
{
    GString *letters = g_string_truncate(shaper->letters, 0);
    const char *end = text + length;

    for (const char *p = text; p < end;) {
        const char *next = g_utf8_next_char(p);
        if ((guchar)*p < 0x80 || !dalil_is_invisible(g_utf8_get_char(p)))
            g_string_append_len(letters, p, next - p);
        p = next;
    }
    return letters;
}

static guint32
hash_of(DalilLook look, const char *text, int length)
{
    guint32 hash = 2166136261u ^ (guint32)(look.bold + 2 * look.display + 4 * look.rtl);

    for (int i = 0; i < length; i++)
        hash = (hash ^ (guchar)text[i]) * 16777619u;
    return hash ^ (hash >> 15);
}

static gboolean
entry_is(const Entry *entry, guint32 hash, DalilLook look, const char *text, int length)
{
    return entry->hash == hash && entry->length == length && entry->look.bold == look.bold &&
           entry->look.language == look.language && entry->look.display == look.display &&
           entry->look.rtl == look.rtl && memcmp(entry->bytes, text, (gsize)length) == 0;
}

static void
grow(DalilShaper *shaper)
{
    Entry *old = shaper->table;
    gsize size = shaper->size;

    shaper->size *= 2;
    shaper->table = g_new0(Entry, shaper->size);
    for (gsize i = 0; i < size; i++) {
        gsize at = old[i].hash & (shaper->size - 1);
        if (!old[i].bytes)
            continue;
        while (shaper->table[at].bytes)
            at = (at + 1) & (shaper->size - 1);
        shaper->table[at] = old[i];
    }
    g_free(old);
}

const DalilShaped *
dalil_shape(DalilShaper *shaper, DalilLook look, const char *text, int length)
{
    guint32 hash = hash_of(look, text, length);
    gsize at = hash & (shaper->size - 1);
    const GString *letters = NULL;
    Entry *entry = NULL;

    shaper->asked++;
    for (; shaper->table[at].bytes; at = (at + 1) & (shaper->size - 1))
        if (entry_is(&shaper->table[at], hash, look, text, length))
            return shaper->table[at].shaped;
    entry = &shaper->table[at];
    letters = letters_of(shaper, text, length);
    *entry =
        (Entry){hash, length, look, dalil_arena_strndup(shaper->arena, text, (gsize)length), NULL};
    if (letters->len > 0)
        entry->shaped = shape_letters(shaper, look, letters->str, (int)letters->len);
    if (++shaper->used * 2 > shaper->size) {
        const DalilShaped *shaped = entry->shaped;
        grow(shaper);
        return shaped;
    }
    return entry->shaped;
}
