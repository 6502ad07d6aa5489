/* cursor.h: walking through the text of opening hours, and where it stumbled */
#pragma once

#include <glib.h>

typedef struct {
    const char *at;         /* next unread byte */
    const char *fault;      /* where the mistake stands */
    char *message;          /* NULL as long as there is none; owned */
    gboolean special_first; /* an ordinary rule came behind a special one */
    guint replaced;         /* days whose times a later rule replaced, a bit each */
} DalilCursor;

/* Notes the mistake, taking @message. Returns FALSE, for the caller to pass on. */
gboolean dalil_cursor_fail(DalilCursor *cursor, const char *fault, char *message);

void dalil_cursor_skip_space(DalilCursor *cursor);

/* Read the character, or a dash of any kind, with the space around it. */
gboolean dalil_cursor_take(DalilCursor *cursor, char c);
gboolean dalil_cursor_take_dash(DalilCursor *cursor);

const char *dalil_cursor_after_space(const char *p);
gsize dalil_cursor_dash(const char *p);    /* bytes of the dash at @p, 0 for anything else */
gsize dalil_cursor_letters(const char *p); /* bytes of the word at @p */
