/* both.c: one thing said in the two languages of a bilingual edition
 *
 * Whatever has words is composed once in each language and set in pairs, the first language at
 * the start edge and the second at the end, or one under the other. What comes out the same in
 * both (an address nobody translates, a price) is printed once. With one language everything
 * passes through as it is.
 */
#include "compose/both.h"

#include <string.h>

#include "lang/isolate.h"

/* em above the second of two that are stacked */
#define BEFORE_SECOND 0.12

/* Among many languages a label of so many letters is not broken: lines end between languages.
 * Set small on a card 85 mm wide it leaves room for a pictogram and a number. */
#define WHOLE_LABEL 28

void
dalil_both_speak(DalilMaker *maker, const DalilLanguage *language)
{
    maker->language = language;
}

gboolean
dalil_both_in_second(const DalilMaker *maker)
{
    return maker->edition->second && maker->language == maker->edition->second;
}

/* The letters alone: isolates and the kind of a space depend on the language around them.
 * (transfer full) */
static char *
letters(const char *text)
{
    GString *bare = g_string_new(NULL);

    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0x00A0 || c == 0x202F)
            g_string_append_c(bare, ' ');
        else if (!dalil_is_invisible(c))
            g_string_append_unichar(bare, c);
    }
    return g_string_free(bare, FALSE);
}

gboolean
dalil_both_same(const char *first, const char *second)
{
    g_autofree char *a = letters(first), *b = letters(second);

    return strcmp(a, b) == 0;
}

static gboolean
says_the_same(const DalilBlock *first, const DalilBlock *second)
{
    return first->kind == DALIL_BOX_PARA && second->kind == DALIL_BOX_PARA &&
           dalil_both_same(first->rich->text, second->rich->text);
}

static DalilBlock *
parent_of(DalilMaker *maker, DalilBoxKind kind, DalilBlock *const *children, guint n)
{
    DalilBlock *parent = dalil_maker_block(maker, kind);

    parent->children = dalil_arena_memdup(maker->arena, children, sizeof *children * n);
    parent->n_children = (int)n;
    parent->style = children[0]->style;
    parent->key = children[0]->key;
    parent->at = children[0]->at;
    return parent;
}

DalilBlock *
dalil_both_pair(DalilMaker *maker, DalilBlock *first, DalilBlock *second)
{
    DalilBlock *const children[] = {first, second};

    return parent_of(maker, DALIL_BOX_PAIR, children, 2);
}

DalilBlock *
dalil_both_stack(DalilMaker *maker, const GPtrArray *blocks)
{
    if (blocks->len < 2)
        return blocks->len > 0 ? blocks->pdata[0] : NULL;
    return parent_of(maker, DALIL_BOX_CARD, (DalilBlock *const *)(gpointer)blocks->pdata,
                     blocks->len);
}

int
dalil_both_blocks(DalilMaker *maker, DalilBilingual way, DalilSay *say, gconstpointer what,
                  DalilBlock *blocks[2])
{
    DalilBlock *first = say(maker, what), *second = NULL;

    if (maker->edition->second) {
        dalil_both_speak(maker, maker->edition->second);
        second = say(maker, what);
        dalil_both_speak(maker, maker->edition->language);
    }
    if (first && second && says_the_same(first, second))
        second = NULL;
    blocks[0] = first ? first : second;
    blocks[1] = first ? second : NULL;
    if (blocks[1] && way == DALIL_BILINGUAL_SIDE) {
        blocks[0] = dalil_both_pair(maker, first, second);
        blocks[1] = NULL;
    } else if (blocks[1]) {
        blocks[1]->before = BEFORE_SECOND;
    }
    return blocks[1] ? 2 : blocks[0] ? 1 : 0;
}

DalilBlock *
dalil_both_say(DalilMaker *maker, DalilBilingual way, DalilSay *say, gconstpointer what)
{
    DalilBlock *blocks[2];

    if (dalil_both_blocks(maker, way, say, what, blocks) < 2)
        return blocks[0];
    return parent_of(maker, DALIL_BOX_CARD, blocks, 2);
}

DalilBilingual
dalil_both_way(const DalilMaker *maker, int style)
{
    const DalilStyle *styles = maker->layout->styles.items;

    /* half a cover is no room for a title */
    return styles[style].display ? DALIL_BILINGUAL_STACKED
                                 : (DalilBilingual)maker->layout->bilingual;
}

DalilBlock *
dalil_both_first(DalilBlock *block)
{
    while (block->n_children > 0 &&
           (block->kind == DALIL_BOX_PAIR || (block->kind == DALIL_BOX_CARD && block->fill < 0)))
        block = block->children[0];
    return block;
}

typedef struct {
    const DalilText *text;
    int style, ink;
} Para;

static DalilBlock *
say_para(DalilMaker *maker, gconstpointer what)
{
    const Para *para = what;

    return dalil_maker_para_of(maker, para->text, para->style, para->ink);
}

DalilBlock *
dalil_both_para(DalilMaker *maker, DalilBilingual way, const DalilText *text, int style, int ink)
{
    const Para para = {text, style, ink};

    return dalil_both_say(maker, way, say_para, &para);
}

/* (transfer full) */
static char *
whole_label(const char *label)
{
    g_auto(GStrv) words =
        g_utf8_strlen(label, -1) <= WHOLE_LABEL ? g_strsplit(label, " ", -1) : NULL;

    return words ? g_strjoinv(DALIL_NBSP, words) : g_strdup(label);
}

/* A label in one more language; one that says the same as another is left out. */
static void
add_label(GString *to, GPtrArray *said, const char *label, const DalilLanguage *language,
          const char *between)
{
    for (guint i = 0; i < said->len; i++)
        if (dalil_both_same(said->pdata[i], label))
            return;
    if (said->len > 0)
        g_string_append(to, between);
    g_string_append(to, language->direction == DALIL_RTL ? DALIL_RLI : DALIL_LRI);
    g_string_append(to, label);
    g_string_append(to, DALIL_PDI);
    g_ptr_array_add(said, g_strdup(label));
}

DalilRich *
dalil_both_labels(DalilMaker *maker, const DalilText *text, const GPtrArray *languages,
                  const char *between, int style, int ink)
{
    const DalilLanguage *own = maker->language, *only = own;
    GString *words = g_string_new(NULL);
    g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func(g_free);
    DalilRich *rich = NULL;
    double leading = own->font.leading;

    for (guint i = 0; i < languages->len; i++) {
        const DalilTextIn *sentence = NULL;
        g_autofree char *safe = NULL, *whole = NULL;

        dalil_both_speak(maker, languages->pdata[i]);
        sentence = dalil_maker_sentence(maker, text);
        if (!sentence)
            continue;
        safe = dalil_maker_safe(maker, sentence);
        whole = languages->len > 2 ? whole_label(safe) : g_strdup(safe);
        only = said->len == 0 ? maker->language : only;
        add_label(words, said, whole, dalil_maker_language_of(maker, sentence), between);
        leading = MAX(leading, dalil_maker_language_of(maker, sentence)->font.leading);
    }
    dalil_both_speak(maker, said->len > 1 ? own : only);
    if (said->len > 1) {
        rich = dalil_maker_words(maker, words->str, style, ink);
        rich->leading = leading;
        rich->key = text->key;
        rich->at = text->span;
    } else {
        rich = dalil_maker_rich(maker, text, style, ink);
    }
    dalil_both_speak(maker, own);
    g_string_free(words, TRUE);
    return rich;
}

DalilRich *
dalil_both_label(DalilMaker *maker, const DalilText *text, int style, int ink)
{
    g_autoptr(GPtrArray) languages = NULL;

    if (!maker->edition->second)
        return dalil_maker_rich(maker, text, style, ink);
    languages = g_ptr_array_new();
    g_ptr_array_add(languages, (gpointer)maker->edition->language);
    g_ptr_array_add(languages, (gpointer)maker->edition->second);
    return dalil_both_labels(maker, text, languages, DALIL_NBSP "· ", style, ink);
}
