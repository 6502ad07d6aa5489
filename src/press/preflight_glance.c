/* preflight_glance.c: which objects of a plain file are worth a look
 *
 * A directory has thousands of objects, nearly all of them elements of its structure and links, and
 * opening each costs more than making it did. So the bytes are read once, word by word: an object
 * without a word that some rule asks for, or with one that is plainly well, is passed over. What is
 * left is judged as everywhere. A file that packs its objects is not plain.
 */
#include <string.h>

#include "press/preflight_parts.h"
#include "press/tokens.h"

typedef struct {
    gboolean suspect;
    gboolean link, figure;  /* which need words… */
    gboolean contents, alt; /* …and have them */
} Glance;

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
static const Name packed[] = {NAME("/ObjStm"), NAME("/XRef"), NAME("/Encrypt")};

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
    g->link |= IS(name, "/Link");
    g->figure |= IS(name, "/Figure");
    g->contents |= IS(name, "/Contents") && says(next);
    g->alt |= (IS(name, "/Alt") || IS(name, "/ActualText")) && says(next);
    if (IS(name, "/URI") && next->kind != DALIL_TOKEN_NAME && /* else it is what /S says */
        next->kind != DALIL_TOKEN_CLOSE)
        g->suspect |= !dalil_pf_scheme(next->text, next->length);
}

/* Past the data of a stream. FALSE: it never ends. */
static gboolean
skip_data(DalilTokens *t, gsize length)
{
    const char *end = NULL;

    if (length > (gsize)(t->end - t->at))
        return FALSE;
    end = g_strstr_len(t->at + length, MIN(t->end - t->at - (gssize)length, 64), "endstream");
    if (!end)
        return FALSE;
    t->at = end;
    return TRUE;
}

/* One object, from behind "obj" to "endobj". FALSE: the file is not plain. */
static gboolean
glance(DalilTokens *t, Glance *g)
{
    DalilToken token = dalil_tokens_next(t), next;
    gsize length = 0;
    gboolean measured = FALSE;

    for (;; token = next) {
        if (token.kind == DALIL_TOKEN_END || token.kind == DALIL_TOKEN_BAD ||
            token.kind == DALIL_TOKEN_IMAGE)
            return FALSE;
        if (dalil_token_is(&token, "endobj"))
            return TRUE;
        if (dalil_token_is(&token, "stream") && (!measured || !skip_data(t, length)))
            return FALSE;
        next = dalil_tokens_next(t);
        if (token.kind != DALIL_TOKEN_NAME)
            continue;
        if (is_any(&token, packed, G_N_ELEMENTS(packed)))
            return FALSE;
        if (IS(&token, "/Length") && next.kind == DALIL_TOKEN_NUMBER) {
            length = (gsize)CLAMP(dalil_token_number(&next), 0, 1e9);
            measured = TRUE;
        }
        glance_name(g, &token, &next);
    }
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
            !glance(&t, &g))
            return NULL;
        if (g.suspect || (g.link && !g.contents) || (g.figure && !g.alt))
            g_array_append_val(found, number);
    }
}
