/* html.h: pages that hold nothing but text: what every HTML file of this room is made with
 *
 * A page loads nothing and says so itself (Content-Security-Policy); its one style
 * sheet is let in by its hash. Texts of the network come in escaped, isolated, with their language
 * and direction on them; controls that turn the order of letters round are shown, not obeyed.
 */
#pragma once

#include "lang/language.h"

/* Appends @text for an element or an attribute in double quotes. */
void dalil_html_escape(GString *to, const char *text);

/* <bdi lang dir>: @text in @language (NULL: nobody knows, the letters decide). Telephone numbers
 * and the like inside it keep their direction. */
void dalil_html_value(GString *to, const DalilLanguage *language, const char *text);

/* The same for a piece of a sentence that changed: TAG is "del" or "ins", NULL for neither. */
void dalil_html_piece(GString *to, const DalilLanguage *language, const char *tag,
                      const char *text);

/* From <!DOCTYPE to <body>, @css inside. @title is escaped here. */
void dalil_html_begin(GString *to, const DalilLanguage *language, const char *title,
                      const char *css);
/* The same up to "<body", left open for attributes; with @script, which is let in by its hash as
 * well and is the caller's to write, and pictures inside the file. NULL: no script. */
void dalil_html_head(GString *to, const DalilLanguage *language, const char *title, const char *css,
                     const char *script);
void dalil_html_end(GString *to);
