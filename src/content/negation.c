/* negation.c: small words that turn a sentence round
 *
 * Languages that deny within the verb (Amharic, Somali, Wolof …) have no row: a list of words
 * would cry wolf.
 */
#include "content/negation.h"

#include <string.h>

typedef struct {
    const char *language;
    const char *negation; /* words in small letters between spaces */
    const char *limit;    /* behind or before a number: under, over, from … on */
} Row;

/* "don't" and "n'est" are read as the words before and behind the apostrophe. */
static const Row rows[] = {
    {"fr", " ne n pas sans aucun aucune jamais ni non sauf interdit interdite ",
     " moins dès jusqu partir plus minimum maximum avant après "},
    {"en",
     " not no without never none nor except cannot don doesn isn aren won couldn mustn shouldn "
     "wasn haven forbidden nobody nothing nowhere ",
     " under over from until up older younger least most minimum maximum before after below above "
     "less more onwards "},
    {"es",
     " no sin nunca ni ningún ninguna ninguno jamás excepto salvo prohibido tampoco nadie nada ",
     " menos menores menor mayores mayor hasta desde partir más mínimo máximo antes después "},
    {"pt", " não sem nunca nem nenhum nenhuma jamais exceto proibido ninguém nada ",
     " menos menores menor maiores maior até desde partir mais mínimo máximo antes depois "},
    {"ar", " لا ليس ليست لم لن بدون دون غير بلا عدم ممنوع إلا ولا وبدون ودون بدونها بدونه ",
     " أقل أكثر فوق تحت حتى من ابتداء دون قبل بعد فما وما على إلى "},
    {"ary", " لا ليس ما ماشي بلا بدون دون غير ممنوع ", " قل كثر فوق تحت حتى من دون قبل بعد "},
    {"fa", " نه نیست بدون هیچ نمی ممنوع جز ", " زیر بالای کمتر بیشتر از تا حداقل حداکثر "},
    {"ur", " نہیں نہ بغیر مت ممنوع ", " کم زیادہ سے تک پہلے بعد "},
};

static const Row *
row_of(const char *language)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].language, language) == 0)
            return &rows[i];
    return NULL;
}

static gboolean
is_listed(const char *list, const char *word)
{
    gsize length = strlen(word);

    for (const char *at = list; length > 0 && (at = strstr(at, word)) != NULL; at++)
        if (at[-1] == ' ' && at[length] == ' ')
            return TRUE;
    return FALSE;
}

int
dalil_negation_count(DalilWordList list, const char *language, const char *text)
{
    const Row *row = row_of(language);
    const char *words = row == NULL                    ? NULL
                        : list == DALIL_WORDS_NEGATION ? row->negation
                                                       : row->limit;
    g_autofree char *small = NULL;
    g_autoptr(GString) word = NULL;
    int n = 0;

    if (words == NULL)
        return -1;
    small = g_utf8_strdown(text, -1);
    word = g_string_new(NULL);
    for (const char *at = small;; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c != 0 && (g_unichar_isalpha(c) || g_unichar_ismark(c))) {
            g_string_append_unichar(word, c);
            continue;
        }
        n += is_listed(words, word->str);
        g_string_truncate(word, 0);
        if (c == 0)
            return n;
    }
}
