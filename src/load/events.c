/* events.c: libyaml, one event at a time, with places as people count them */
#include "load/events.h"

#include <stdarg.h>
#include <string.h>

static void
end_part(DalilEvents *events)
{
    if (events->has_event)
        yaml_event_delete(&events->event);
    events->has_event = FALSE;
    if (events->open)
        yaml_parser_delete(&events->parser);
    events->open = FALSE;
}

void
dalil_events_clear(DalilEvents *events)
{
    end_part(events);
    dalil_source_clear(&events->source);
}

void
dalil_events_begin(DalilEvents *events, int line)
{
    gsize offset = line > 1 ? dalil_source_offset(&events->source, line) : 0;

    end_part(events);
    if (!yaml_parser_initialize(&events->parser))
        g_error("out of memory");
    events->open = TRUE;
    yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&events->parser,
                                 (const unsigned char *)events->source.text + offset,
                                 events->source.length - offset);
    events->lines_before = line - 1;
    events->blamed_line = 0;
    events->quote = (DalilMistake){0};
    events->cursor = events->source.text + offset;
    events->cursor_index = 0;
}

DalilSpan
dalil_events_place(const DalilEvents *events, yaml_mark_t mark)
{
    return (DalilSpan){events->file, events->lines_before + (int)mark.line + 1,
                       (int)mark.column + 1};
}

/* One more mistake; the one too many says so and ends the reading. */
static gboolean
count_mistake(DalilEvents *events, DalilSpan at)
{
    if (events->over)
        return FALSE;
    if (++events->mistakes <= DALIL_EVENTS_MISTAKES)
        return TRUE;
    events->over = TRUE;
    dalil_diags_error(events->diags, at,
                      "the file has more than %d mistakes and was read only to here: correct "
                      "these first",
                      DALIL_EVENTS_MISTAKES);
    return FALSE;
}

void
dalil_events_refuse(DalilEvents *events, DalilSpan at, const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list args;

    if (!count_mistake(events, at))
        return;
    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    dalil_diags_error(events->diags, at, "%s", text);
}

static void
report_mistake(DalilEvents *events)
{
    const yaml_parser_t *parser = &events->parser;
    DalilSpan at = dalil_events_place(events, parser->problem_mark);
    DalilSpan context = dalil_events_place(events, parser->context_mark);
    DalilMistake mistake = events->quote;

    if (parser->error == YAML_MEMORY_ERROR)
        g_error("out of memory");
    mistake.problem = parser->problem != NULL ? parser->problem : "";
    mistake.context = parser->context;
    mistake.line = at.line;
    mistake.column = at.column;
    mistake.context_line = context.line;
    mistake.context_column = context.column;
    events->blamed_line = dalil_advice_line(&mistake);
    if (count_mistake(events, at))
        dalil_advice_give(events->diags, events->file, &events->source, &mistake);
}

static void
remember_quote(DalilEvents *events)
{
    const yaml_event_t *event = &events->event;
    DalilSpan start = dalil_events_place(events, event->start_mark);
    DalilSpan end = dalil_events_place(events, event->end_mark);

    if (event->type != YAML_SCALAR_EVENT ||
        (event->data.scalar.style != YAML_SINGLE_QUOTED_SCALAR_STYLE &&
         event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE))
        return;
    events->quote.quote_line = start.line;
    events->quote.quote_column = start.column;
    events->quote.quote_end_line = end.line;
    events->quote.quote_end_column = end.column - 1; /* of the closing quote itself */
}

/* "Appartement #4" and a colour without quotes: YAML takes the rest of the line for a
 * comment, and it would silently not be printed. Comments of people have a space after #. */
static void
warn_of_comment(DalilEvents *events)
{
    const yaml_event_t *event = &events->event;
    const char *end = events->source.text + events->source.length;
    const char *at = events->cursor;
    DalilSpan place = dalil_events_place(events, event->end_mark);
    int length = 0;

    if (event->type != YAML_SCALAR_EVENT || event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
        event->end_mark.index < events->cursor_index)
        return;
    for (; events->cursor_index < event->end_mark.index && at < end; events->cursor_index++)
        at = g_utf8_next_char(at);
    events->cursor = at;
    for (; at < end && *at == ' '; at++)
        place.column++;
    if (end - at < 2 || *at != '#' || strchr(" #\t\r\n", at[1]) != NULL)
        return;
    while (at + length < end && length < 40 && strchr(" \t\r\n", at[length]) == NULL)
        length++;
    dalil_diags_warning(events->diags, place,
                        "\"%.*s\" and the rest of the line are taken for a comment: put the "
                        "whole value in quotes if they belong to it",
                        length, at);
}

const yaml_event_t *
dalil_events_next(DalilEvents *events)
{
    if (events->has_event)
        yaml_event_delete(&events->event);
    events->has_event = FALSE;
    if (events->over)
        return NULL;
    if (!yaml_parser_parse(&events->parser, &events->event)) {
        report_mistake(events);
        return NULL;
    }
    events->has_event = TRUE;
    remember_quote(events);
    warn_of_comment(events);
    return &events->event;
}
