/* build.c: events become nodes */
#include "load/build.h"

#include <string.h>

#include "base/nfc.h"
#include "load/bytes.h"
#include "load/yaml.h"

static DalilNode *read_node(DalilBuild *build, const yaml_event_t *event);

static const char *
copy_text(DalilBuild *build, const char *text, gsize length)
{
    const char *nfc = dalil_nfc(build->arena, text);

    return nfc == text ? dalil_arena_strndup(build->arena, text, length) : nfc;
}

/* libyaml takes "&name" and "!name" before a value for marks of its own; whoever wrote them
 * meant text. The quoted flag: a lone "!" before quotes changes nothing. */
static void
refuse_marks(DalilBuild *build, DalilSpan at, const yaml_char_t *anchor, const yaml_char_t *tag,
             gboolean quoted)
{
    if (anchor != NULL)
        dalil_events_refuse(&build->events, at,
                            "a value cannot begin with & (\"&%s\"): put it in quotes, and write "
                            "out what you want repeated",
                            (const char *)anchor);
    if (tag != NULL && !(quoted && strcmp((const char *)tag, "!") == 0))
        dalil_events_refuse(&build->events, at, "a value cannot begin with !: put it in quotes");
}

static DalilNode *
new_node(DalilBuild *build, DalilNodeKind kind, DalilSpan at)
{
    DalilNode *node = dalil_arena_new0(build->arena, DalilNode);

    node->kind = kind;
    node->span = at;
    return node;
}

static DalilNode *
read_scalar(DalilBuild *build, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    gsize length = event->data.scalar.length;
    gboolean quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    DalilSpan at = dalil_events_place(&build->events, event->start_mark);
    gunichar which;
    DalilNode *node;

    refuse_marks(build, at, event->data.scalar.anchor, event->data.scalar.tag, quoted);
    if (length > DALIL_YAML_SCALAR) {
        dalil_events_refuse(&build->events, at, "this text is longer than %d KiB: shorten it",
                            DALIL_YAML_SCALAR / 1024);
        return NULL;
    }
    if (dalil_bytes_forbidden(text, length, &which)) {
        dalil_events_refuse(&build->events, at,
                            "a backslash in this text stands for the invisible character U+%04X: "
                            "delete it",
                            which);
        return NULL;
    }
    node = new_node(build, DALIL_SCALAR, at);
    node->quoted = quoted;
    node->text = copy_text(build, text, length);
    return node;
}

static void
read_items(DalilBuild *build, DalilGrowing *growing, gboolean is_root)
{
    const yaml_event_t *event;

    while ((event = dalil_events_next(&build->events)) != NULL) {
        DalilNode *item;

        if (event->type == YAML_SEQUENCE_END_EVENT)
            return;
        if (is_root)
            build->last_line = build->entry_line =
                dalil_events_place(&build->events, event->start_mark).line;
        item = read_node(build, event);
        if (item != NULL)
            dalil_growing_add_item(growing, item);
        else
            growing->broken = TRUE;
        if (build->ended)
            return;
        if (is_root)
            build->entry_line = 0;
    }
    build->ended = TRUE;
}

/* Returns: the key if the pair may be kept; NULL with its error recorded. */
static DalilNode *
check_key(DalilBuild *build, DalilGrowing *growing, DalilNode *key)
{
    const DalilNode *first;

    if (key == NULL)
        return NULL;
    if (key->kind != DALIL_SCALAR) {
        dalil_events_refuse(&build->events, key->span,
                            "a key cannot begin with a bracket: put it in quotes");
        return NULL;
    }
    if (key->text[0] == '\0') {
        dalil_events_refuse(&build->events, key->span, "there is no key before this colon");
        return NULL;
    }
    if (!key->quoted && g_str_equal(key->text, "<<")) {
        dalil_events_refuse(&build->events, key->span,
                            "`<<` cannot be used here: write out the keys it stands for");
        return NULL;
    }
    first = dalil_growing_lookup(growing, key->text);
    if (first == NULL)
        return key;
    dalil_events_refuse(&build->events, key->span,
                        "the key `%s` stands here a second time (first at %d:%d): delete one of "
                        "them",
                        key->text, first->span.line, first->span.column);
    return NULL;
}

/* One pair, whose key begins with @event. */
static void
read_pair(DalilBuild *build, DalilGrowing *growing, const yaml_event_t *event)
{
    DalilNode *key = read_node(build, event);
    DalilNode *value = NULL;

    if (build->ended)
        return;
    key = check_key(build, growing, key);
    event = dalil_events_next(&build->events);
    if (event == NULL)
        build->ended = TRUE;
    else
        value = read_node(build, event);
    if (key != NULL && value != NULL && !build->ended)
        dalil_growing_add_pair(growing, key, value);
    else
        growing->broken = TRUE;
}

static void
read_pairs(DalilBuild *build, DalilGrowing *growing, gboolean is_root)
{
    const yaml_event_t *event;

    while ((event = dalil_events_next(&build->events)) != NULL) {
        if (event->type == YAML_MAPPING_END_EVENT)
            return;
        if (is_root)
            build->last_line = build->entry_line =
                dalil_events_place(&build->events, event->start_mark).line;
        read_pair(build, growing, event);
        if (build->ended) {
            growing->broken = TRUE;
            return;
        }
        if (is_root)
            build->entry_line = 0;
    }
    growing->broken = TRUE;
    build->ended = TRUE;
}

static gboolean
enter(DalilBuild *build, DalilSpan at)
{
    if (++build->depth <= DALIL_YAML_DEPTH)
        return TRUE;
    dalil_events_refuse(&build->events, at, "lists and keys are nested more than %d deep here",
                        DALIL_YAML_DEPTH);
    build->events.blamed_line = at.line;
    build->ended = TRUE;
    return FALSE;
}

static void
read_entries(DalilBuild *build, DalilNodeKind kind, DalilGrowing *growing, gboolean is_root)
{
    if (kind == DALIL_LIST)
        read_items(build, growing, is_root);
    else
        read_pairs(build, growing, is_root);
}

/* A list or a map below the root. */
static DalilNode *
read_collection(DalilBuild *build, DalilNodeKind kind, DalilSpan at)
{
    DalilNode *node = new_node(build, kind, at);
    DalilGrowing growing;

    if (enter(build, at)) {
        dalil_growing_init(&growing);
        read_entries(build, kind, &growing, FALSE);
        dalil_growing_settle(&growing, build->arena, node);
    }
    build->depth--;
    return build->ended ? NULL : node;
}

static gboolean
count_node(DalilBuild *build, DalilSpan at)
{
    if (++build->nodes <= DALIL_YAML_NODES)
        return TRUE;
    dalil_events_refuse(&build->events, at, "the file has more than %d keys and values: split it",
                        DALIL_YAML_NODES);
    build->events.over = TRUE;
    build->ended = TRUE;
    return FALSE;
}

static DalilNode *
read_node(DalilBuild *build, const yaml_event_t *event)
{
    DalilSpan at = dalil_events_place(&build->events, event->start_mark);

    if (!count_node(build, at))
        return NULL;
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(build, event);
    case YAML_SEQUENCE_START_EVENT:
        refuse_marks(build, at, event->data.sequence_start.anchor, event->data.sequence_start.tag,
                     FALSE);
        return read_collection(build, DALIL_LIST, at);
    case YAML_MAPPING_START_EVENT:
        refuse_marks(build, at, event->data.mapping_start.anchor, event->data.mapping_start.tag,
                     FALSE);
        return read_collection(build, DALIL_MAP, at);
    case YAML_ALIAS_EVENT:
        dalil_events_refuse(&build->events, at,
                            "a value cannot begin with * (\"*%s\"): put it in quotes, and write "
                            "out what you want repeated",
                            (const char *)event->data.alias.anchor);
        return NULL;
    default:
        g_assert_not_reached();
    }
}

/* The first value of a part. Parts after the first continue the root of the first. */
static void
read_root(DalilBuild *build, const yaml_event_t *event)
{
    DalilSpan at = dalil_events_place(&build->events, event->start_mark);
    DalilNodeKind kind = event->type == YAML_SEQUENCE_START_EVENT  ? DALIL_LIST
                         : event->type == YAML_MAPPING_START_EVENT ? DALIL_MAP
                                                                   : DALIL_SCALAR;

    if (!build->has_root) {
        build->has_root = TRUE;
        build->root_kind = kind;
        build->root_span = at;
    }
    if (build->root_kind != kind) {
        dalil_events_refuse(&build->events, at,
                            "this line belongs to no entry: check its indentation");
        build->events.blamed_line = at.line;
        build->ended = TRUE;
    } else if (kind == DALIL_SCALAR) {
        build->root_scalar = read_node(build, event);
    } else if (count_node(build, at)) {
        if (kind == DALIL_LIST)
            refuse_marks(build, at, event->data.sequence_start.anchor,
                         event->data.sequence_start.tag, FALSE);
        else
            refuse_marks(build, at, event->data.mapping_start.anchor, event->data.mapping_start.tag,
                         FALSE);
        build->depth = 1;
        read_entries(build, kind, &build->root, TRUE);
        build->depth = 0;
    }
}

/* Behind the root there may only be the end. */
static gboolean
read_end(DalilBuild *build)
{
    const yaml_event_t *event = dalil_events_next(&build->events); /* of the document */
    DalilSpan at;

    if (event != NULL)
        event = dalil_events_next(&build->events);
    if (event == NULL)
        return FALSE;
    if (event->type != YAML_DOCUMENT_START_EVENT)
        return TRUE;
    at = dalil_events_place(&build->events, event->start_mark);
    dalil_events_refuse(&build->events, at,
                        "--- begins a second listing in the same file: delete this line");
    build->events.blamed_line = at.line;
    return FALSE;
}

gboolean
dalil_build_part(DalilBuild *build)
{
    const yaml_event_t *event = dalil_events_next(&build->events); /* of the stream */

    build->ended = FALSE;
    build->depth = 0;
    build->entry_line = 0;
    if (event != NULL)
        event = dalil_events_next(&build->events);
    if (event == NULL)
        return FALSE;
    if (event->type == YAML_STREAM_END_EVENT)
        return TRUE;
    event = dalil_events_next(&build->events);
    if (event == NULL)
        return FALSE;
    read_root(build, event);
    return !build->ended && read_end(build);
}
