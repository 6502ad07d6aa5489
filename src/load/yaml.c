/* yaml.c: strict YAML through libyaml's events
 *
 * Recovery: a file is read in parts. A part ends at a mistake; the next begins at the first
 * line behind the broken entry that begins an entry in the root's own column (the first one,
 * mostly), and adds to the same root. What an entry had gathered when it broke is forgotten.
 */
#include "load/yaml.h"

#include <string.h>

#include "base/file.h"
#include "load/build.h"
#include "load/bytes.h"

/* When the very first entry is broken, nobody has said yet what the root is. */
static void
guess_root(DalilBuild *build)
{
    int item = dalil_source_next_item(&build->events.source, 0, 1);
    int key = dalil_source_next_key(&build->events.source, 0, 1);

    if (build->has_root || (item == 0 && key == 0))
        return;
    build->has_root = TRUE;
    build->root_kind = item != 0 && (key == 0 || item < key) ? DALIL_LIST : DALIL_MAP;
    build->root_span =
        (DalilSpan){build->events.file, build->root_kind == DALIL_LIST ? item : key, 1};
}

static int
next_entry(DalilBuild *build, int line)
{
    if (build->root_kind == DALIL_LIST)
        return dalil_source_next_item(&build->events.source, line, build->root_span.column);
    return dalil_source_next_key(&build->events.source, line, build->root_span.column);
}

/* An entry may seem complete and yet the rest of its line be the mistake:
 * "title: Guide: Marrakech" must not become "Guide". */
static void
drop_cut_entry(DalilBuild *build)
{
    if (build->has_root && build->entry_line == 0 && build->root.items->len > 0 &&
        build->events.blamed_line == build->last_line)
        dalil_growing_drop_last(&build->root);
}

/* A text before the first entry swallows that entry. */
static gboolean
forget_text_before(DalilBuild *build)
{
    if (!build->has_root || build->root_kind != DALIL_SCALAR)
        return FALSE;
    build->has_root = FALSE;
    build->root_scalar = NULL;
    return TRUE;
}

/* Where to go on after a mistake: behind the entry it broke. A mistake between two entries
 * breaks none. Returns: a line; 0: nowhere. */
static int
resume_line(DalilBuild *build)
{
    gboolean swallowed = forget_text_before(build);
    int next;

    guess_root(build);
    if (swallowed)
        return build->has_root && build->root_span.line > 1 ? build->root_span.line : 0;
    if (!build->has_root || build->root_kind == DALIL_SCALAR || build->events.over)
        return 0;
    if (build->entry_line != 0)
        return next_entry(build, build->entry_line);
    next = next_entry(build, build->last_line);
    if (next != 0 && build->events.blamed_line >= next)
        next = next_entry(build, next);
    return next;
}

static void
read_parts(DalilBuild *build)
{
    for (int line = 1; line != 0;) {
        int next;

        build->last_line = line - 1;
        dalil_events_begin(&build->events, line);
        if (dalil_build_part(build))
            return;
        build->root.broken = TRUE;
        drop_cut_entry(build);
        next = resume_line(build);
        g_assert(next == 0 || next > line); /* or it would never end */
        line = next;
    }
}

/* An empty file, or one with comments only, is a slip that deserves its own words. */
static gboolean
is_empty(const DalilBuild *build)
{
    if (!build->has_root)
        return TRUE;
    return build->root_kind == DALIL_SCALAR && build->root_scalar != NULL &&
           !build->root_scalar->quoted && build->root_scalar->text[0] == '\0';
}

static void
report_empty(DalilBuild *build)
{
    DalilSpan whole = {build->events.file, 0, 0};
    const char *text = build->events.source.text;

    for (gsize i = 0; i < build->events.source.length; i++) {
        if (strchr(" \t\r\n", text[i]) == NULL) {
            dalil_diags_error(build->events.diags, whole,
                              "the file says nothing: it has only comments");
            return;
        }
    }
    dalil_diags_error(build->events.diags, whole, "the file is empty");
}

static DalilNode *
finish(DalilBuild *build)
{
    DalilNode *node;

    if (is_empty(build)) {
        if (build->events.mistakes == 0)
            report_empty(build);
        return NULL;
    }
    if (build->root_kind == DALIL_SCALAR)
        return build->root_scalar;
    if (build->root.items->len == 0 && build->root.broken)
        return NULL;
    node = dalil_arena_new0(build->arena, DalilNode);
    node->kind = build->root_kind;
    node->span = build->root_span;
    dalil_growing_settle(&build->root, build->arena, node);
    return node;
}

DalilNode *
dalil_yaml_parse(DalilArena *arena, DalilDiags *diags, const char *file, const char *text,
                 gsize length)
{
    DalilBuild build = {.arena = arena};
    DalilNode *root;
    const char *clean = dalil_bytes_check(arena, diags, file, text, &length);

    if (clean == NULL)
        return NULL;
    build.events.diags = diags;
    build.events.file = g_intern_string(file);
    build.events.source = (DalilSource){clean, length, NULL};
    dalil_growing_init(&build.root);
    read_parts(&build);
    root = finish(&build);
    dalil_growing_clear(&build.root);
    dalil_events_clear(&build.events);
    return root;
}

DalilNode *
dalil_yaml_read(DalilArena *arena, DalilDiags *diags, const char *path, const char *shown,
                gboolean *unreadable)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    gsize length = 0;

    text = dalil_file_read(path, &length, &error);
    if (unreadable != NULL)
        *unreadable = text == NULL;
    if (text == NULL) {
        DalilSpan whole = {g_intern_string(shown), 0, 0};

        dalil_diags_error(diags, whole, "%s", error->message);
        return NULL;
    }
    return dalil_yaml_parse(arena, diags, shown, text, length);
}
