/* fuzz_inherit.c: any bytes are a layout, one laid over it and a theme, apart by lines of "%%":
 * they are merged, scaled and read without a crash
 *
 * With -DDALIL_FUZZ_REPLAY it is an ordinary program that runs over the files it is given.
 */
#include <stdint.h>
#include <string.h>

#include "load/yaml.h"
#include "template/inherit.h"
#include "template/scale.h"
#include "template/template.h"
#include "template/theme.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define BETWEEN "\n%%\n"

/* The next part as a tree; NULL: none, or none that can be read. */
static DalilNode *
next_part(DalilArena *arena, DalilDiags *diags, const char **at)
{
    const char *end = strstr(*at, BETWEEN);
    gsize length = end ? (gsize)(end - *at) : strlen(*at);
    DalilNode *root = dalil_yaml_parse(arena, diags, "layouts/fuzz.yaml", *at, length);

    *at += end ? length + strlen(BETWEEN) : length;
    return root;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *text = g_strndup((const char *)data, size);
    const char *at = text;
    const DalilNode *base = next_part(arena, diags, &at), *over = next_part(arena, diags, &at);
    const DalilNode *theme = next_part(arena, diags, &at);
    DalilTemplate *layout = NULL;

    if (!base || !over)
        return 0;
    layout = dalil_template_from_tree(
        arena, diags, dalil_inherit_merge(arena, dalil_scale_tree(arena, base, 0.7), over), "fuzz");
    g_assert(layout != NULL || dalil_diags_errors(diags) > 0);
    if (layout && theme) {
        dalil_theme_apply(arena, diags, theme, "fuzz", layout);
        g_assert(dalil_template_ink(layout, "text") >= 0);
    }
    return 0;
}

#include "replay.h"
