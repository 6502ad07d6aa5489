/* source.h: the text of one YAML file, by lines and columns
 *
 * The parser tells places; advice and recovery want to see what is written there.
 */
#pragma once

#include <glib.h>

typedef struct {
    const char *text; /* borrowed, valid UTF-8 without a byte order mark */
    gsize length;
    GArray *starts; /* gsize: where each line begins; made when first asked for */
} DalilSource;

void dalil_source_clear(DalilSource *source);

/* Lines and columns count from 1. A line ends with LF, CR or CR LF. */
int dalil_source_lines(DalilSource *source);
/* Returns: (transfer none): the line, *@length bytes without its break; empty beyond the last. */
const char *dalil_source_line(DalilSource *source, int line, gsize *length);
/* Where the line begins in the text; the text's length beyond the last. */
gsize dalil_source_offset(DalilSource *source, int line);
/* The character at a place; 0 at the end of a line. */
gunichar dalil_source_char(DalilSource *source, int line, int column);
/* Column of the first character of the line that is no space or tab; 0: a blank line. */
int dalil_source_indent(DalilSource *source, int line);

/* The first line after @line that begins, in @column behind nothing but spaces, with a list
 * item ("- ") or with a key ("name:"). 0: none. */
int dalil_source_next_item(DalilSource *source, int line, int column);
int dalil_source_next_key(DalilSource *source, int line, int column);
