/* preflight_glance.c: which objects of a plain file are worth a look
 *
 * A directory has thousands of objects, nearly all of them elements of its structure and links, and
 * opening each costs more than making it did. So the bytes are read once, word by word: an object
 * without a word that some rule asks for, or with one that is plainly well, is passed over. What is
 * left is judged as everywhere. Objects packed together (ISO 32000-1, 7.5.7) are looked at in their
 * pack.
 */
#include <libdeflate.h>
#include <string.h>

#include "press/preflight_parts.h"
#include "press/tokens.h"

typedef struct {
    gboolean suspect;
    gboolean link, figure;  /* which need words… */
    gboolean contents, alt; /* …and have them */
    /* of a pack of objects, and of the table behind the last one */
    gboolean pack, table, flate;
    int n, first;
    const char *data;
    gsize length;
} Glance;

#define PACK_MAX (64u << 20) /* bytes of a pack, open */

typedef struct {
    const char *text;
    gsize length;
} Name;

#define NAME(text)                                                                                 \
    {                                                                                              \
        text, sizeof text - 1                                                                      \
    }

/* Names that make an object worth a look, whatever else it says; see preflight_object.c. */
static const Name suspects[] = {
    NAME("/JavaScript"),  NAME("/JS"),           NAME("/Launch"),        NAME("/GoToR"),
    NAME("/GoToE"),       NAME("/ImportData"),   NAME("/SubmitForm"),    NAME("/ResetForm"),
    NAME("/Rendition"),   NAME("/EF"),           NAME("/EmbeddedFiles"), NAME("/TR"),
    NAME("/TR2"),         NAME("/HTP"),          NAME("/OPI"),           NAME("/Alternates"),
    NAME("/LZWDecode"),   NAME("/PS"),           NAME("/Font"),          NAME("/TH"),
    NAME("/ShadingType"), NAME("/Transparency"), NAME("/BaseFont"),      NAME("/ToUnicode"),
};
/* With one of these the file is not plain. */
static const Name closed[] = {NAME("/Encrypt"), NAME("/Prev"), NAME("/XRefStm"),
                              NAME("/DecodeParms"), NAME("/Extends")};

static inline gboolean
is_name(const DalilToken *token, const Name *name)
{
    return token->length == name->length && memcmp(token->text, name->text, name->length) == 0;
}

#define IS(token, text) is_name(token, &(const Name)NAME(text))

static gboolean
is_any(const DalilToken *token, const Name *names, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (is_name(token, &names[i]))
            return TRUE;
    return FALSE;
}

/* A string that says something. */
static gboolean
says(const DalilToken *token)
{
    return token->kind == DALIL_TOKEN_STRING && token->length > 2;
}

static void
glance_name(Glance *g, const DalilToken *name, const DalilToken *next)
{
    if (memchr(name->text, '#', name->length) || is_any(name, suspects, G_N_ELEMENTS(suspects)))
        g->suspect = TRUE;
    g->link |= IS(name, "/Subtype") && IS(next, "/Link"); /* what /S says is an element */
    g->figure |= IS(name, "/S") && IS(next, "/Figure");
    g->contents |= IS(name, "/Contents") && says(next);
    g->alt |= (IS(name, "/Alt") || IS(name, "/ActualText")) && says(next);
    if (IS(name, "/URI") && next->kind != DALIL_TOKEN_NAME && /* else it is what /S says */
        next->kind != DALIL_TOKEN_CLOSE)
        g->suspect |= !dalil_pf_scheme(next->text, next->length);
}

/* Past the @length bytes of a stream that begins at @data. FALSE: it never ends. */
static gboolean
skip_data(DalilTokens *t, const char *data, gsize length)
{
    enum { NEAR = 16 }; /* a line's end, and the word */
    const char *end = NULL;

    if (length > (gsize)(t->end - data))
        return FALSE;
    end = g_strstr_len(data + length, MIN(t->end - data - (gssize)length, NEAR), "endstream");
    if (!end)
        return FALSE;
    t->at = end;
    return TRUE;
}

static int
whole_number(const DalilToken *token)
{
    return token->kind == DALIL_TOKEN_NUMBER ? (int)CLAMP(dalil_token_number(token), 0, 1e9) : -1;
}

/* What the object says of its stream. */
static void
glance_stream(Glance *g, const DalilToken *name, const DalilToken *next, int *length)
{
    if (IS(name, "/Length"))
        *length = whole_number(next);
    else if (IS(name, "/N"))
        g->n = whole_number(next);
    else if (IS(name, "/First"))
        g->first = whole_number(next);
    g->pack |= IS(name, "/ObjStm");
    g->table |= IS(name, "/XRef");
    g->flate |= IS(name, "/Filter") && IS(next, "/FlateDecode");
}

/* One object, from behind "obj" to "endobj". FALSE: the file is not plain. */
static gboolean
glance(DalilTokens *t, Glance *g)
{
    DalilToken token = dalil_tokens_next(t), next;
    int length = -1;

    for (;; token = next) {
        if (token.kind == DALIL_TOKEN_END || token.kind == DALIL_TOKEN_BAD ||
            token.kind == DALIL_TOKEN_IMAGE)
            return FALSE;
        if (dalil_token_is(&token, "endobj"))
            return TRUE;
        if (dalil_token_is(&token, "stream")) {
            g->data = t->at + (t->at < t->end && *t->at == '\r');
            g->data += g->data < t->end && *g->data == '\n';
            g->length = (gsize)MAX(length, 0);
            if (length < 0 || !skip_data(t, g->data, g->length))
                return FALSE;
        }
        next = dalil_tokens_next(t);
        if (token.kind != DALIL_TOKEN_NAME)
            continue;
        if (is_any(&token, closed, G_N_ELEMENTS(closed)) && !g->table)
            return FALSE;
        glance_stream(g, &token, &next, &length);
        glance_name(g, &token, &next);
    }
}

static gboolean
is_suspect(const Glance *g)
{
    return g->suspect || (g->link && !g->contents) || (g->figure && !g->alt);
}

/* (transfer full): NULL: it is damaged, or too large. */
static char *
open_pack(const Glance *g, gsize *length)
{
    struct libdeflate_decompressor *opener = libdeflate_alloc_decompressor();
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    gsize room = MAX(8 * g->length, 1024);
    g_autofree char *open = NULL;

    for (; opener && result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= PACK_MAX; room *= 2) {
        open = g_realloc(open, room);
        result = libdeflate_zlib_decompress(opener, g->data, g->length, open, room, length);
    }
    libdeflate_free_decompressor(opener);
    return result == LIBDEFLATE_SUCCESS ? g_steal_pointer(&open) : NULL;
}

static gboolean
glance_packed(const char *from, const char *end)
{
    DalilTokens t = {from, end};
    DalilToken token = dalil_tokens_next(&t), next;
    Glance g = {FALSE};

    for (; token.kind != DALIL_TOKEN_END; token = next) {
        if (token.kind == DALIL_TOKEN_BAD)
            return TRUE;
        next = dalil_tokens_next(&t);
        if (token.kind == DALIL_TOKEN_NAME)
            glance_name(&g, &token, &next);
    }
    return is_suspect(&g);
}

/* The objects of a pack: first their numbers and where each begins, then they themselves. */
static gboolean
glance_pack(const Glance *g, GArray *found)
{
    gsize length = 0;
    g_autofree char *open = g->flate ? open_pack(g, &length) : NULL;
    DalilTokens index = {open, open + MIN(length, (gsize)MAX(g->first, 0))};
    int number = 0, from = 0;

    if (!open || g->first < 0 || (gsize)g->first > length)
        return FALSE;
    for (int i = 0; i <= g->n; i++) {
        DalilToken next = dalil_tokens_next(&index), place = dalil_tokens_next(&index);
        int to = i < g->n ? whole_number(&place) : (int)(length - (gsize)g->first);
        if (to < from || (gsize)to > length - (gsize)g->first)
            return FALSE;
        if (i > 0 && glance_packed(open + g->first + from, open + g->first + to))
            g_array_append_val(found, number);
        number = whole_number(&next);
        from = to;
        if (i < g->n && number < 0)
            return FALSE;
    }
    return TRUE;
}

/* "12 0 obj" has begun with @token. FALSE: something else has. */
static gboolean
begins_object(DalilTokens *t, const DalilToken *token, int *number)
{
    DalilToken generation = dalil_tokens_next(t), word = dalil_tokens_next(t);

    *number = (int)CLAMP(dalil_token_number(token), 0, 1e8);
    return token->kind == DALIL_TOKEN_NUMBER && generation.kind == DALIL_TOKEN_NUMBER &&
           dalil_token_number(&generation) < 1 && dalil_token_is(&word, "obj");
}

GArray *
dalil_pf_glance(const guint8 *bytes, gsize length)
{
    DalilTokens t = {(const char *)bytes, (const char *)bytes + length};
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int));

    for (;;) {
        DalilToken token = dalil_tokens_next(&t);
        Glance g = {FALSE};
        int number = 0;
        if (dalil_token_is(&token, "xref")) /* what comes behind is no object */
            return g_steal_pointer(&found);
        if (token.kind != DALIL_TOKEN_NUMBER || !begins_object(&t, &token, &number) ||
            !glance(&t, &g) || (g.pack && !glance_pack(&g, found)))
            return NULL;
        if (g.table) /* nor what comes behind this one */
            return g_steal_pointer(&found);
        if (is_suspect(&g))
            g_array_append_val(found, number);
    }
}
