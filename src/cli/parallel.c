/* parallel.c: one plan a layout, for all languages it is printed in */
#include "cli/parallel.h"

#include <string.h>

#include "paint/icons.h"

static gboolean
has_name(const GArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++)
        if (g_str_equal(g_array_index(names, DalilEditionName, i).name, name))
            return TRUE;
    return FALSE;
}

/* Composes @name, quietly: what is wrong with it is told when its turn comes. */
static void
add_member(DalilNetworkRun *run, DalilArena *arena, GPtrArray *to, const DalilEditionName *name)
{
    g_autoptr(DalilDiags) unheard = dalil_diags_new();
    DalilEdition *edition = NULL;

    if (!name->layout)
        return;
    edition = dalil_compose(arena, unheard, run->content, name->layout, name->language,
                            name->second, dalil_icon_names());
    if (dalil_diags_errors(unheard) == 0)
        g_ptr_array_add(to, edition);
}

/* Listed editions of the layout first, in their order; then the others that are asked for. */
static void
plan_layout(DalilNetworkRun *run, const DalilTemplate *layout, const char *name,
            const GArray *editions)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(GArray) listed = dalil_network_listed(run, name);
    g_autoptr(GPtrArray) members = g_ptr_array_new();
    DalilPlan *plan = NULL;

    for (guint i = 0; i < listed->len; i++)
        add_member(run, arena, members, &g_array_index(listed, DalilEditionName, i));
    for (guint i = 0; i < editions->len; i++) {
        const DalilEditionName *asked = &g_array_index(editions, DalilEditionName, i);
        if (asked->layout == layout && !has_name(listed, asked->name))
            add_member(run, arena, members, asked);
    }
    plan = dalil_plan_new(run->arena, run->shaper, run->diags,
                          (DalilEdition *const *)members->pdata, (int)members->len);
    g_hash_table_insert(run->plans, (gpointer)layout, plan);
}

void
dalil_parallel_plan(DalilNetworkRun *run, const GArray *editions)
{
    for (guint i = 0; i < editions->len; i++) {
        const DalilEditionName *name = &g_array_index(editions, DalilEditionName, i);
        g_autofree char *layout =
            g_strndup(name->name, (gsize)(strrchr(name->name, '.') - name->name));

        if (name->layout && name->layout->align == DALIL_ALIGN_EDITIONS &&
            !g_hash_table_contains(run->plans, name->layout))
            plan_layout(run, name->layout, layout, editions);
    }
}
