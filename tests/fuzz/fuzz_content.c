/* fuzz_content.c: any content stream is rewritten without a crash, and what comes out can be
 * rewritten again and then says nothing of RGB
 *
 * With -DDALIL_FUZZ_REPLAY it is an ordinary program that runs over the files it is given.
 */
#include "press/stream.h"

#include <stddef.h>
#include <stdint.h>

#include "press/tokens.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static DalilSpace
space_of(const char *name, gpointer user)
{
    (void)user;
    return name[1] == 'R' ? DALIL_SPACE_RGB : name[1] == 'G' ? DALIL_SPACE_GREY : DALIL_SPACE_OTHER;
}

static void
check(const GString *out)
{
    DalilTokens tokens = {out->str, out->str + out->len};
    DalilToken token = dalil_tokens_next(&tokens);

    for (; token.kind != DALIL_TOKEN_END; token = dalil_tokens_next(&tokens)) {
        g_assert_cmpint(token.kind, !=, DALIL_TOKEN_BAD);
        g_assert_false(dalil_token_is(&token, "rg") || dalil_token_is(&token, "RG"));
    }
}

static DalilInkMap *
make_map(const DalilProfile *profile)
{
    const DalilInkPress black = {.cmyk = {{0, 0, 0, 1}, TRUE}, .overprint = TRUE};
    const DalilInkPress spot = {.cmyk = {{1, 0, 0, 0}, TRUE}, .spot = {.text = "Spot"}};
    DalilInkMap *map = dalil_inkmap_new(profile);

    dalil_inkmap_add(map, (DalilColour){0, 0, 0, TRUE}, &black, TRUE);
    dalil_inkmap_add(map, (DalilColour){1, 0, 0, TRUE}, &spot, FALSE);
    return map;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static DalilProfile *profile; /* read once: it is not what is tested */
    const char *root = g_getenv("DALIL_ROOT");
    g_autofree char *path =
        g_build_filename(root ? root : ".", "press", "FOGRA39L_coated.icc", NULL);
    g_autoptr(DalilInkMap) map = NULL;
    DalilStreamNeeds needs = {0};
    GString *out = NULL;

    if (!profile)
        profile = dalil_profile_read(path, NULL, NULL);
    g_assert(profile);
    map = make_map(profile);
    out = dalil_stream_rewrite(map, (const char *)data, size, size % 2 == 1, space_of, NULL, &needs,
                               NULL);
    if (out) {
        check(out);
        g_string_free(out, TRUE);
    }
    return 0;
}

#include "replay.h"
