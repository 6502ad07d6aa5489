/* ua_file.c: a drawn file, from which another is written, object by object */
#include "press/ua_file.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "press/tokens.h"

enum {
    TABLE_ROW = 20,
    UNPACKED_MAX = 1 << 30,
    BUNDLE_MAX = 48 * 1024, /* bytes: a little more than the packer looks back */
    LEVEL = 6
};

/* What is known of an object. */
typedef struct {
    gsize start, end; /* in the drawn file, from its number to the next object; 0: not there */
    gsize written;    /* in the new file, or its place in the bundle from 1; 0: not written */
    int bundle;       /* number of the object it is packed into; 0: none */
    gboolean needed;  /* and copied when nobody writes it */
} Object;

/* Objects packed together, as an object stream is (ISO 32000-1, 7.5.7): those of the structure are
 * many, small and alike. */
typedef struct {
    int number, n;
    GString *index; /* number and place of each */
    GString *body;
} Bundle;

struct DalilUaFile {
    const char *data;
    gsize length;
    DalilUaText trailer;
    GArray *objects; /* Object by number */
    GString *out;
    struct libdeflate_compressor *packer;
    Bundle bundle;   /* the open one */
    gboolean broken; /* something could not be packed */
};

static Object *
object(const DalilUaFile *f, int number)
{
    return number > 0 && number < (int)f->objects->len ? &g_array_index(f->objects, Object, number)
                                                       : NULL;
}

/* "startxref", and the number behind it; 0: there is none. */
static gsize
table_of(const DalilUaFile *f)
{
    static const char mark[] = "startxref";
    gsize from = f->length >= sizeof mark ? f->length - (sizeof mark - 1) : 0;
    DalilTokens tokens = {NULL, f->data + f->length};
    DalilToken word, number;
    double n = 0;

    while (from > 0 && memcmp(f->data + from, mark, sizeof mark - 1) != 0)
        from--;
    tokens.at = f->data + from;
    word = dalil_tokens_next(&tokens);
    number = dalil_tokens_next(&tokens);
    n = word.kind == DALIL_TOKEN_OPERATOR ? dalil_token_number(&number) : 0;
    return n > 0 && n < (double)f->length ? (gsize)n : 0;
}

/* "0000000015 00000 n". Only objects of generation 0 are there: nothing was ever changed. */
static gboolean
read_row(DalilUaFile *f, DalilTokens *tokens)
{
    DalilToken start = dalil_tokens_next(tokens), generation = dalil_tokens_next(tokens);
    DalilToken kind = dalil_tokens_next(tokens);
    Object new = {0, 0, 0, 0, FALSE};
    double at = dalil_token_number(&start);

    if (start.kind != DALIL_TOKEN_NUMBER || generation.kind != DALIL_TOKEN_NUMBER ||
        !(dalil_token_is(&kind, "n") || dalil_token_is(&kind, "f")))
        return FALSE;
    if (dalil_token_is(&kind, "n") && at > 0 && at < (double)f->length)
        new.start = (gsize)at;
    g_array_append_val(f->objects, new);
    return TRUE;
}

/* One section, from object 0, and the trailer. */
static gboolean
read_table(DalilUaFile *f, gsize at)
{
    DalilTokens tokens = {f->data + at, f->data + f->length};
    DalilToken word = dalil_tokens_next(&tokens), first = dalil_tokens_next(&tokens);
    DalilToken count = dalil_tokens_next(&tokens);
    double n = dalil_token_number(&count);

    if (!dalil_token_is(&word, "xref") || first.kind != DALIL_TOKEN_NUMBER ||
        dalil_token_number(&first) != 0 || n < 1 || n > (double)(f->length / TABLE_ROW))
        return FALSE;
    for (int i = 0; i < (int)n; i++)
        if (!read_row(f, &tokens))
            return FALSE;
    word = dalil_tokens_next(&tokens);
    if (!dalil_token_is(&word, "trailer"))
        return FALSE;
    f->trailer = dalil_ua_text_first((DalilUaText){tokens.at, (gsize)(tokens.end - tokens.at)});
    return !dalil_ua_text_get(f->trailer, "/Prev").at;
}

static gint
by_size(gconstpointer a, gconstpointer b)
{
    gsize x = *(const gsize *)a, y = *(const gsize *)b;

    return x < y ? -1 : x > y;
}

/* An object ends where the next begins, or the table @at. */
static void
find_ends(DalilUaFile *f, gsize at)
{
    g_autofree gsize *starts = g_new(gsize, f->objects->len + 1);
    gsize n = 0;

    starts[n++] = at;
    for (guint i = 0; i < f->objects->len; i++)
        if (g_array_index(f->objects, Object, i).start > 0)
            starts[n++] = g_array_index(f->objects, Object, i).start;
    qsort(starts, n, sizeof *starts, by_size);
    for (guint i = 0; i < f->objects->len; i++) {
        Object *o = &g_array_index(f->objects, Object, i);
        const gsize *here =
            o->start > 0 ? bsearch(&o->start, starts, n, sizeof *starts, by_size) : NULL;
        o->end = here && here + 1 < starts + n ? here[1] : f->length;
    }
}

void
dalil_ua_file_need(DalilUaFile *f, DalilUaText text)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int));

    dalil_ua_text_references(text, open);
    while (open->len > 0) {
        int number = g_array_index(open, int, open->len - 1);
        Object *o = object(f, number);
        g_array_set_size(open, open->len - 1);
        if (!o || o->start == 0 || o->needed)
            continue;
        o->needed = TRUE;
        dalil_ua_text_references(dalil_ua_file_object(f, number), open);
    }
}

DalilUaFile *
dalil_ua_file_new(void)
{
    DalilUaFile *f = g_new0(DalilUaFile, 1);

    f->objects = g_array_new(FALSE, TRUE, sizeof(Object));
    f->packer = libdeflate_alloc_compressor(LEVEL);
    if (!f->packer)
        g_error("libdeflate cannot start");
    g_array_set_size(f->objects, 1);                        /* number 0 is no object */
    f->out = g_string_new("%PDF-1.7\n%\xB5\xED\xAE\xFB\n"); /* letters no text file has */
    f->bundle = (Bundle){0, 0, g_string_new(NULL), g_string_new(NULL)};
    return f;
}

DalilUaFile *
dalil_ua_file_open(const guint8 *pdf, gsize length)
{
    g_autoptr(DalilUaFile) f = dalil_ua_file_new();
    gsize table = 0;

    f->data = (const char *)pdf;
    f->length = length;
    g_array_set_size(f->objects, 0);
    table = table_of(f);
    if (table == 0 || !read_table(f, table))
        return NULL;
    find_ends(f, table);
    return g_steal_pointer(&f);
}

void
dalil_ua_file_free(DalilUaFile *f)
{
    if (!f)
        return;
    g_array_unref(f->objects);
    libdeflate_free_compressor(f->packer);
    if (f->out)
        g_string_free(f->out, TRUE);
    g_string_free(f->bundle.index, TRUE);
    g_string_free(f->bundle.body, TRUE);
    g_free(f);
}

DalilUaText
dalil_ua_file_root(const DalilUaFile *f)
{
    return dalil_ua_file_get(f, f->trailer, "/Root");
}

/* What stands behind "12 0 obj". */
static DalilUaText
body_of(const DalilUaFile *f, int number)
{
    const Object *o = object(f, number);
    DalilTokens tokens;
    DalilToken t[3];

    if (!o || o->start == 0)
        return (DalilUaText){NULL, 0};
    tokens = (DalilTokens){f->data + o->start, f->data + o->end};
    for (int i = 0; i < 3; i++)
        t[i] = dalil_tokens_next(&tokens);
    if (dalil_token_number(&t[0]) != number || !dalil_token_is(&t[2], "obj"))
        return (DalilUaText){NULL, 0};
    return (DalilUaText){tokens.at, (gsize)(tokens.end - tokens.at)};
}

DalilUaText
dalil_ua_file_object(const DalilUaFile *f, int number)
{
    return dalil_ua_text_first(body_of(f, number));
}

DalilUaText
dalil_ua_file_get(const DalilUaFile *f, DalilUaText dict, const char *key)
{
    DalilUaText value = dalil_ua_text_get(dict, key);
    int number = dalil_ua_text_reference(value);

    return number > 0 ? dalil_ua_file_object(f, number) : value;
}

/* The bytes of a stream, packed or not. */
static DalilUaText
stream_of(const DalilUaFile *f, int number, DalilUaText dict)
{
    DalilUaText body = body_of(f, number), none = {NULL, 0};
    const char *end = body.at + body.length;
    DalilTokens tokens = {dict.at + dict.length, end};
    DalilToken word = dalil_tokens_next(&tokens);
    double length = 0;

    if (!dalil_token_is(&word, "stream") ||
        dalil_ua_text_numbers(dalil_ua_file_get(f, dict, "/Length"), &length, 1) != 1)
        return none;
    if (tokens.at < end && *tokens.at == '\r')
        tokens.at++;
    if (tokens.at < end && *tokens.at == '\n')
        tokens.at++;
    if (length < 0 || length > (double)(end - tokens.at))
        return none;
    return (DalilUaText){tokens.at, (gsize)length};
}

/* FALSE: it is damaged, or larger than any drawing. */
static gboolean
inflate_all(DalilUaText packed, GString *to)
{
    enum { GROWTH = 6 }; /* content streams shrink to a sixth and less */
    z_stream z = {.next_in = (Bytef *)packed.at, .avail_in = (uInt)packed.length};
    int state = Z_OK;

    if (packed.length > UNPACKED_MAX || inflateInit(&z) != Z_OK)
        return FALSE;
    while (state == Z_OK && to->len < UNPACKED_MAX) {
        gsize room = packed.length * GROWTH + 64, before = to->len;
        g_string_set_size(to, before + room);
        z.next_out = (Bytef *)to->str + before;
        z.avail_out = (uInt)room;
        state = inflate(&z, Z_NO_FLUSH);
        g_string_set_size(to, before + room - z.avail_out);
    }
    inflateEnd(&z);
    return state == Z_STREAM_END;
}

GString *
dalil_ua_file_unpack(const DalilUaFile *f, int number)
{
    DalilUaText dict = dalil_ua_file_object(f, number);
    DalilUaText filter = dalil_ua_file_get(f, dict, "/Filter");
    DalilUaText data = dict.at ? stream_of(f, number, dict) : dict;
    GString *out = NULL;

    if (!data.at)
        return NULL;
    out = g_string_new(NULL);
    if (!filter.at) {
        g_string_append_len(out, data.at, (gssize)data.length);
        return out;
    }
    if (dalil_ua_text_is(filter, "/FlateDecode") && inflate_all(data, out))
        return out;
    g_string_free(out, TRUE);
    return NULL;
}

int
dalil_ua_file_new_number(DalilUaFile *f)
{
    Object new = {0, 0, 0, 0, FALSE};

    g_array_append_val(f->objects, new);
    return (int)f->objects->len - 1;
}

gboolean
dalil_ua_file_put_stream(DalilUaFile *f, int number, const char *entries, const char *data,
                         gsize length, gboolean packed)
{
    gsize size = packed ? libdeflate_zlib_compress_bound(f->packer, length) : 0;
    g_autofree guint8 *small = packed ? g_malloc(size) : NULL;

    if (packed && (size = libdeflate_zlib_compress(f->packer, data, length, small, size)) == 0) {
        f->broken = TRUE;
        return FALSE;
    }
    object(f, number)->written = f->out->len;
    dalil_ua_put_int(f->out, number);
    g_string_append_printf(f->out, " 0 obj\n<<%s%s/Length ", entries,
                           packed ? "/Filter /FlateDecode " : "");
    dalil_ua_put_int(f->out, (int)(packed ? size : length));
    g_string_append(f->out, ">>\nstream\n");
    g_string_append_len(f->out, packed ? (const char *)small : data,
                        (gssize)(packed ? size : length));
    g_string_append(f->out, "\nendstream\nendobj\n");
    return TRUE;
}

static void
close_bundle(DalilUaFile *f)
{
    Bundle *b = &f->bundle;
    g_autofree char *entries =
        g_strdup_printf("/Type /ObjStm /N %d /First %" G_GSIZE_FORMAT " ", b->n, b->index->len);

    if (b->n == 0)
        return;
    g_string_append_len(b->index, b->body->str, (gssize)b->body->len);
    dalil_ua_file_put_stream(f, b->number, entries, b->index->str, b->index->len, TRUE);
    g_string_truncate(b->index, 0);
    g_string_truncate(b->body, 0);
    b->n = b->number = 0;
}

void
dalil_ua_file_part(DalilUaFile *f)
{
    close_bundle(f);
}

GString *
dalil_ua_file_begin(DalilUaFile *f, int number)
{
    Bundle *b = &f->bundle;

    if (b->n == 0)
        b->number = dalil_ua_file_new_number(f);
    object(f, number)->bundle = b->number;
    object(f, number)->written = (gsize)++b->n;
    dalil_ua_put_int(b->index, number);
    g_string_append_c(b->index, ' ');
    dalil_ua_put_int(b->index, (int)b->body->len);
    g_string_append_c(b->index, ' ');
    return b->body;
}

void
dalil_ua_file_end(DalilUaFile *f)
{
    g_string_append_c(f->bundle.body, '\n');
    if (f->bundle.body->len >= BUNDLE_MAX)
        close_bundle(f);
}

/* Nothing but "endobj" follows: what holds a stream must not go into a bundle. */
static gboolean
ends_behind(const DalilUaFile *f, const Object *o, DalilUaText text)
{
    DalilTokens tokens = {text.at + text.length, f->data + o->end};
    DalilToken behind = dalil_tokens_next(&tokens);

    return dalil_token_is(&behind, "endobj");
}

/* As it is. A dictionary goes into a bundle; a number stays outside, it may be a length. */
static void
copy(DalilUaFile *f, int number)
{
    Object *o = object(f, number);
    DalilUaText text = dalil_ua_file_object(f, number);

    if (text.at && *text.at == '<' && ends_behind(f, o, text)) {
        g_string_append_len(dalil_ua_file_begin(f, number), text.at, (gssize)text.length);
        dalil_ua_file_end(f);
        return;
    }
    o->written = f->out->len;
    g_string_append_len(f->out, f->data + o->start, (gssize)(o->end - o->start));
}

enum { PLACE = 4, ROW = 1 + 1 + PLACE + 2 };

/* Where an object is: "2" for a row that is told by what differs from the row before; its kind; its
 * place, or its bundle; and its place in that (ISO 32000-1, 7.5.8.3). */
static void
put_row(GString *to, const Object *o, guint8 *last)
{
    guint8 row[ROW] = {0, o->written == 0 ? 0 : o->bundle ? 2 : 1};
    gsize place = o->bundle ? (gsize)o->bundle : o->written;
    gsize index = o->bundle ? o->written - 1 : 0;

    for (int i = 0; i < PLACE; i++)
        row[2 + i] = (guint8)(place >> 8 * (PLACE - 1 - i));
    row[ROW - 2] = (guint8)(index >> 8);
    row[ROW - 1] = (guint8)index;
    g_string_append_c(to, 2);
    for (int i = 1; i < ROW; i++) {
        g_string_append_c(to, (char)(guint8)(row[i] - last[i]));
        last[i] = row[i];
    }
}

static void
put_table(DalilUaFile *f, int root, int info)
{
    g_autofree char *id =
        g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)f->out->str, f->out->len);
    int number = dalil_ua_file_new_number(f);
    gsize table = f->out->len;
    g_autoptr(GString) rows = g_string_sized_new(f->objects->len * ROW);
    g_autofree char *entries = g_strdup_printf(
        "/Type /XRef /Size %u /W [1 %d 2] /DecodeParms <</Predictor 12 /Columns %d>> /Root %d 0 R "
        "/Info %d 0 R /ID [<%s> <%s>] ",
        f->objects->len, PLACE, ROW - 1, root, info, id, id);
    guint8 last[ROW] = {0};

    object(f, number)->written = table;
    for (guint i = 0; i < f->objects->len; i++)
        put_row(rows, &g_array_index(f->objects, Object, i), last);
    dalil_ua_file_put_stream(f, number, entries, rows->str, rows->len, TRUE);
    g_string_append_printf(f->out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);
}

GByteArray *
dalil_ua_file_finish(DalilUaFile *f, int root, int info)
{
    gsize length = 0;
    int last = (int)f->objects->len; /* bundles to come have no other */

    for (int i = 1; i < last; i++)
        if (object(f, i)->needed && object(f, i)->written == 0)
            copy(f, i);
    close_bundle(f);
    put_table(f, root, info);
    if (f->broken)
        return NULL;
    length = f->out->len;
    return g_byte_array_new_take((guint8 *)g_string_free(g_steal_pointer(&f->out), FALSE), length);
}
