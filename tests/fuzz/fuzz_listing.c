/* fuzz_listing.c: any bytes are read as a file of services without a crash
 *
 * With -DDALIL_FUZZ_REPLAY it is an ordinary program that runs over the files it is given.
 */
#include "content/content.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "content/joins.h"
#include "content/reading.h"
#include "content/tables.h"
#include "load/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was kept is well formed, and all of it can be printed. */
static void
check_kept(const DalilContent *content)
{
    g_autoptr(GString) dump = g_string_new(NULL);

    dalil_content_dump(content, NULL, dump);
    g_assert(g_utf8_validate(dump->str, (gssize)dump->len, NULL));
}

static void
read_services(DalilArena *arena, DalilDiags *diags, const DalilNode *root)
{
    static const DalilField field = {.key = "services",
                                     .kind = DALIL_FIELD_MAPS,
                                     .fields = dalil_tables_service,
                                     .size = sizeof(DalilService),
                                     .span_offset = offsetof(DalilService, span) + 1};
    DalilReading reading = {g_intern_static_string("fr"), "MA"};
    DalilReader reader = {arena, diags, &reading};
    DalilContent *content = dalil_arena_new0(arena, DalilContent);
    DalilJoins joins = {diags, content, root, root};

    dalil_fields_read_list(&reader, &field, "service", root, &content->services);
    for (int i = 0; i < content->services.n; i++) {
        DalilService *service = (DalilService *)content->services.items + i;

        dalil_joins_service(&joins, service);
        dalil_joins_hide(&service->place);
    }
    check_kept(content);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *text = g_malloc(size + 1); /* its own block: reading beyond it is seen */
    DalilNode *root;
    int n;

    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    root = dalil_yaml_parse(arena, diags, "fuzz.yaml", text, size);
    if (root != NULL)
        read_services(arena, diags, root);
    g_assert(root != NULL || dalil_diags_errors(diags) > 0);
    dalil_diags_list(diags, &n);
    return 0;
}

#include "replay.h"
