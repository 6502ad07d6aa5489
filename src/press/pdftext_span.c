/* pdftext_span.c: what glyphs say: by themselves, or by the span they stand in
 *
 * Inside a span with an ActualText the first glyph says all of it and the others nothing.
 */
#include "press/pdftext_reader.h"

#include <string.h>

enum { SPANS_MAX = 512 };

void
dalil_span_say(const DalilReader *reader, DalilPdfGlyph *glyph, guint code)
{
    const DalilPdfFont *font = dalil_reader_state(reader)->font;
    GString *text = reader->page->text;

    if (reader->outer >= 0) {
        DalilTextSpan *span = &g_array_index(reader->spans, DalilTextSpan, reader->outer);
        if (!span->told) {
            glyph->said = span->actual;
            glyph->length = span->length;
        }
        span->told = TRUE;
        return;
    }
    glyph->said = (guint32)text->len;
    if ((int)code < font->n_letters && font->lengths[code] > 0)
        for (guint32 i = 0; i < font->lengths[code]; i++) /* one or two: no call is worth it */
            g_string_append_c(text, font->letters->str[font->starts[code] + i]);
    else if (!font->wide && font->encoded[code])
        g_string_append_unichar(text, font->encoded[code]);
    glyph->length = (guint32)text->len - glyph->said;
}

static void
begin_span(DalilReader *reader, const char *text, gsize length, gboolean has_actual)
{
    DalilTextSpan span = {.has_actual = has_actual, .actual = (guint32)reader->page->text->len};

    if (has_actual)
        dalil_pdffont_text(reader->page->text, text, length);
    span.length = (guint32)reader->page->text->len - span.actual;
    if (reader->spans->len >= SPANS_MAX) {
        reader->unspanned++;
        return;
    }
    if (has_actual && reader->outer < 0)
        reader->outer = (int)reader->spans->len;
    g_array_append_val(reader->spans, span);
}

void
dalil_span_BMC(DalilReader *reader)
{
    begin_span(reader, NULL, 0, FALSE);
}

/* "/Span <</ActualText <…>>> BDC", the brackets dropped, or "/Span /Name BDC". */
void
dalil_span_BDC(DalilReader *reader)
{
    qpdf_data pdf = reader->pdf;
    qpdf_oh properties = 0, actual = 0;

    for (guint i = 1; i + 1 < reader->operands->len; i++) {
        const DalilOperand *key = &g_array_index(reader->operands, DalilOperand, i),
                           *value = key + 1;
        if (key->kind == DALIL_WORD_NAME && value->kind == DALIL_WORD_STRING &&
            key->length == strlen("ActualText") &&
            memcmp(reader->bytes->str + key->start, "ActualText", key->length) == 0) {
            begin_span(reader, reader->bytes->str + value->start, value->length, TRUE);
            return;
        }
    }
    if (reader->operands->len == 2 &&
        dalil_reader_resource(reader, "/Properties", 1, &properties) &&
        qpdf_oh_is_dictionary(pdf, properties)) {
        actual = qpdf_oh_get_key(pdf, properties, "/ActualText");
        if (qpdf_oh_is_string(pdf, actual)) {
            gsize length = 0;
            const char *text = qpdf_oh_get_binary_string_value(pdf, actual, &length);
            begin_span(reader, text, length, TRUE);
            return;
        }
    }
    dalil_span_BMC(reader);
}

void
dalil_span_EMC(DalilReader *reader)
{
    if (reader->unspanned > 0) {
        reader->unspanned--;
        return;
    }
    if (reader->spans->len <= reader->span_floor)
        return;
    g_array_set_size(reader->spans, reader->spans->len - 1);
    if (reader->outer == (int)reader->spans->len)
        reader->outer = -1;
}
