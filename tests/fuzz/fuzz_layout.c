/* fuzz_layout.c: any bytes are read as a layout, and what can be read lays a small network out in
 * both directions, without a crash and in bounded time
 *
 * With -DDALIL_FUZZ_REPLAY it is an ordinary program that runs over the files it is given.
 */
#define _XOPEN_SOURCE 700
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../unit/edition.h"
#include "layout/plan.h"
#include "paint/pdf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SERVICES                                                                                                    \
    "- {id: soins, agency: maison, category: health, name: {fr: Soins, ar: علاج},\n"                            \
    "   summary: {fr: Un médecin vous reçoit même le samedi, ar: يستقبلكم الطبيب ولو صباح " \
    "السبت},\n"                                                                                                \
    "   bring: {fr: Un papier, ar: وثيقة}, phones: \"+212 5 24 00 00 11\", url: "                              \
    "https://example.org/soins,\n"                                                                                  \
    "   hours: \"Mo-Fr 09:00-12:30\", verified: {on: 2026-10-05, by: maison}}\n"                                    \
    "- {id: pain, agency: maison, category: food, name: {fr: Pain, ar: خبز}, phones: \"15\"}\n"

/* Read once; its words stay shaped for the inputs to come. */
static Studio *
network(void)
{
    static Studio *studio = NULL;

    if (!studio) {
        studio = studio_new(
            STUDIO_NETWORK
            "sample: true\nemail: aide@example.org\n"
            "emergency:\n  - {number: \"19\", name: {fr: Police, ar: الشرطة}, icon: police}\n"
            "notices_title: {fr: À savoir, ar: معلومات}\n"
            "notices:\n  - {id: soins, title: {fr: Urgence, ar: طوارئ}, text: {fr: Appelez le 15, "
            "ar: اتصلوا}, icon: health}\n",
            SERVICES);
        studio_assert_clean(studio->diags);
        studio_remove_tree(studio->folder);
    }
    return studio;
}

#define NEAR 3.0 /* points: a disc or a pictogram may be a little larger than its line */

/* What was laid out is all on its pages. */
static void
check_items(const DalilLayout *layout, const DalilEdition *edition)
{
    g_autoptr(GString) dump = g_string_new(NULL);

    g_assert(layout->n_pages > 0);
    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++) {
            const DalilRect *rect = &layout->pages[p].items[i].rect;
            g_assert(rect->width >= 0 && rect->height >= 0 && rect->x > -NEAR && rect->y > -NEAR);
            g_assert(rect->x + rect->width < layout->pages[p].width + NEAR);
            g_assert(rect->y + rect->height < layout->pages[p].height + NEAR);
        }
    dalil_paint_dump(layout, edition, dump);
    g_assert(g_utf8_validate(dump->str, (gssize)dump->len, NULL));
}

/* A list of its own: what was said of the other edition is not said again. */
static DalilEdition *
lay_out(DalilArena *arena, const DalilTemplate *layout, const char *tag)
{
    Studio *studio = network();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    DalilEdition *edition = dalil_compose(arena, diags, studio->content, layout,
                                          dalil_language_lookup(tag), NULL, dalil_icon_names());
    DalilLayout *pages = NULL;

    if (dalil_diags_errors(diags) > 0)
        return NULL;
    pages = dalil_layout(arena, studio->shaper, diags, edition);
    g_assert((pages == NULL) == (dalil_diags_errors(diags) > 0));
    if (pages)
        check_items(pages, edition);
    return pages ? edition : NULL;
}

/* The same once they have agreed on their panels. */
static void
lay_out_together(DalilArena *arena, DalilEdition *const *editions, int n)
{
    Studio *studio = network();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    const DalilPlan *plan = dalil_plan_new(arena, studio->shaper, diags, editions, n);

    for (int i = 0; i < n && dalil_diags_errors(diags) == 0; i++) {
        DalilLayout *pages = dalil_layout_planned(arena, studio->shaper, diags, editions[i], plan);
        g_assert((pages == NULL) == (dalil_diags_errors(diags) > 0));
        if (pages) /* smaller than alone, a style may come out under the floor */
            check_items(pages, editions[i]);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DalilArena) arena = dalil_arena_new();
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *text = g_malloc(size + 1); /* its own block: reading beyond it is seen */
    DalilNode *root = NULL;
    DalilTemplate *layout = NULL;

    network();
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    root = dalil_yaml_parse(arena, diags, "layouts/fuzz.yaml", text, size);
    layout = root ? dalil_template_from_tree(arena, diags, root, "fuzz") : NULL;
    g_assert(layout != NULL || dalil_diags_errors(diags) > 0);
    if (layout) {
        DalilEdition *both[] = {lay_out(arena, layout, "fr"), lay_out(arena, layout, "ar")};
        if (both[0] && both[1])
            lay_out_together(arena, both, G_N_ELEMENTS(both));
    }
    return 0;
}

#ifndef DALIL_FUZZ_REPLAY
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

static gboolean
in_word(uint8_t c)
{
    return g_ascii_isalnum((char)c) || c == '.' || c == '-' || c == '_';
}

/* Bytes turned at random seldom leave a layout: mostly one word is exchanged for another
 * that could stand in its place. */
size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    static const char *const words[] = {
        "0mm",     "-9mm",   "0.1mm",     "9mm",      "90mm",    "999mm",  "0pt",   "7.9pt",
        "8pt",     "60pt",   "1000pt",    "0%",       "50%",     "100%",   "0",     "0.01",
        "1",       "3",      "10",        "1000",     "-1",      "letter", "none",  "a6",
        "a1",      "yes",    "no",        "services", "body",    "text",   "paper", "category",
        "top",     "middle", "bottom",    "spread",   "centre",  "end",    "name",  "summary",
        "phones",  "hours",  "emergency", "tiles",    "qr",      "card",   "index", "folio",
        "running", "space",  "rule",      "contact",  "notices", "sample",
    };
    const char *word = words[seed / 7 % G_N_ELEMENTS(words)];
    size_t from = size > 0 ? seed / 1000 % size : 0, to = 0, length = strlen(word);

    while (from > 0 && in_word(data[from - 1]))
        from--;
    for (to = from; to < size && in_word(data[to]);)
        to++;
    if (seed % 8 == 0 || to == from || size - (to - from) + length > max_size)
        return LLVMFuzzerMutate(data, size, max_size);
    memmove(data + from + length, data + to, size - to);
    memcpy(data + from, word, length);
    return size - (to - from) + length;
}
#endif

#include "replay.h"
