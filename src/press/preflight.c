/* preflight.c: a finished PDF held against the table of rules */
#include "press/preflight.h"

#include <string.h>

#include "press/preflight_parts.h"

enum {
    OBJECTS_MAX = 4000000,
    PAGES_MAX = 20000,
    KEYS_MAX = 4096,
    WARNINGS_MAX = 3,
    INK_LIMIT = 3,
    MIN_PPI = 250
};

G_DEFINE_QUARK(dalil_preflight_error, dalil_preflight_error)

void
dalil_pf_found(DalilPf *pf, DalilRuleId rule, const char *format, ...)
{
    DalilFinding *finding = &pf->rules[rule];
    va_list args;

    if (pf->silent || dalil_rules[rule].level[pf->wish->purpose] == DALIL_RULE_OFF)
        return;
    if (finding->times++ == 0) {
        finding->rule = rule;
        finding->page = pf->page;
        if (format) {
            va_start(args, format);
            finding->found = g_strdup_vprintf(format, args);
            va_end(args);
        }
    }
    if (finding->page == 0)
        finding->page = pf->page;
    if (pf->page > 0 && pf->last[rule] != pf->page)
        finding->pages++;
    pf->last[rule] = pf->page;
}

qpdf_oh
dalil_pf_get(const DalilPf *pf, qpdf_oh dict, const char *key)
{
    return qpdf_oh_get_key_if_dict(pf->pdf, dict, key);
}

gboolean
dalil_pf_is(const DalilPf *pf, qpdf_oh dict, const char *key, const char *name)
{
    return qpdf_oh_is_name_and_equals(pf->pdf, dalil_pf_get(pf, dict, key), name);
}

char *
dalil_pf_text(const DalilPf *pf, qpdf_oh string)
{
    const char *text =
        qpdf_oh_is_string(pf->pdf, string) ? qpdf_oh_get_utf8_value(pf->pdf, string) : "";

    return g_utf8_make_valid(text, -1);
}

char *
dalil_pf_name(const DalilPf *pf, qpdf_oh name)
{
    const char *text = qpdf_oh_is_name(pf->pdf, name) ? qpdf_oh_get_name(pf->pdf, name) : "/";

    return g_utf8_make_valid(text + 1, -1);
}

GPtrArray *
dalil_pf_keys(const DalilPf *pf, qpdf_oh dict)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

    for (qpdf_oh_begin_dict_key_iter(pf->pdf, dict);
         qpdf_oh_dict_more_keys(pf->pdf) && keys->len < KEYS_MAX;)
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(pf->pdf)));
    return keys;
}

void
dalil_pf_tell_unpack(DalilPf *pf)
{
    if (pf->unpack.too_large)
        dalil_pf_found(pf, DALIL_RULE_TOO_LARGE, NULL);
    if (pf->unpack.damaged)
        dalil_pf_found(pf, DALIL_RULE_DAMAGED, "a stream cannot be unpacked");
    pf->unpack.too_large = pf->unpack.damaged = FALSE;
}

unsigned char *
dalil_pf_stream(DalilPf *pf, qpdf_oh stream, gsize *length)
{
    unsigned char *data = dalil_unpack_stream(&pf->unpack, stream, length);

    dalil_pf_tell_unpack(pf);
    return data;
}

static void
look_at_warnings(DalilPf *pf)
{
    for (int i = 0; i < WARNINGS_MAX && qpdf_more_warnings(pf->pdf); i++) {
        qpdf_error warning = qpdf_next_warning(pf->pdf);
        dalil_pf_found(pf, DALIL_RULE_DAMAGED, "%s",
                       qpdf_get_error_message_detail(pf->pdf, warning));
    }
}

/* The C interface cannot list objects; their numbers are known. */
static void
look_at_object(DalilPf *pf, int number)
{
    dalil_pf_object(pf, qpdf_get_object_by_id(pf->pdf, number, 0));
    qpdf_oh_release_all(pf->pdf);
    if (qpdf_has_error(pf->pdf))
        dalil_pf_found(pf, DALIL_RULE_DAMAGED, "%s",
                       qpdf_get_error_message_detail(pf->pdf, qpdf_get_error(pf->pdf)));
}

static void
look_at_objects(DalilPf *pf)
{
    g_autoptr(GArray) few = pf->wish->quick ? dalil_pf_glance(pf->bytes, pf->length) : NULL;
    qpdf_oh size = dalil_pf_get(pf, qpdf_get_trailer(pf->pdf), "/Size");
    int n = qpdf_oh_is_integer(pf->pdf, size) ? qpdf_oh_get_int_value_as_int(pf->pdf, size) : 0;

    for (guint i = 0; few && i < few->len; i++)
        look_at_object(pf, g_array_index(few, int, i));
    for (int i = 1; !few && i < MIN(n, OBJECTS_MAX); i++)
        look_at_object(pf, i);
}

static gint
by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
sorted(GHashTable *set)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GHashTableIter iter;
    gpointer name = NULL;

    g_hash_table_iter_init(&iter, set);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, by_name);
    return names;
}

static void
look(DalilPf *pf)
{
    int n = pf->result->facts.pages;

    look_at_warnings(pf);
    if (qpdf_is_encrypted(pf->pdf))
        dalil_pf_found(pf, DALIL_RULE_ENCRYPTED, NULL);
    qpdf_push_inherited_attributes_to_page(pf->pdf);
    dalil_pf_file(pf);
    qpdf_oh_release_all(pf->pdf);
    if (n > PAGES_MAX)
        dalil_pf_found(pf, DALIL_RULE_TOO_LARGE, "of %d pages, %d are looked at", n, PAGES_MAX);
    for (pf->page = 1; pf->page <= MIN(n, PAGES_MAX); pf->page++) {
        dalil_pf_page(pf, pf->page);
        qpdf_oh_release_all(pf->pdf);
        if (qpdf_has_error(pf->pdf))
            dalil_pf_found(pf, DALIL_RULE_DAMAGED, "%s",
                           qpdf_get_error_message_detail(pf->pdf, qpdf_get_error(pf->pdf)));
    }
    pf->page = 0;
    look_at_objects(pf);
    look_at_warnings(pf);
    for (int i = 0; i < DALIL_RULES; i++)
        if (pf->rules[i].times > 0)
            g_array_append_val(pf->result->findings, pf->rules[i]);
    pf->result->facts.fonts = sorted(pf->fonts);
    pf->result->facts.spots = sorted(pf->spots);
}

static gboolean
open_file(DalilPf *pf, const guint8 *bytes, gsize length, GError **error)
{
    const char *why = "this is not a PDF that can be read";

    qpdf_silence_errors(pf->pdf);
    qpdf_set_suppress_warnings(pf->pdf, QPDF_TRUE);
    if (qpdf_read_memory(pf->pdf, "file", (const char *)bytes, length, NULL) & QPDF_ERRORS) {
        qpdf_error trouble = qpdf_get_error(pf->pdf);
        if (trouble && qpdf_get_error_code(pf->pdf, trouble) == qpdf_e_password)
            why = "a password locks it; ask for a file without";
    } else {
        pf->result->facts.pages = qpdf_get_num_pages(pf->pdf);
        if (!qpdf_has_error(pf->pdf) && pf->result->facts.pages > 0)
            return TRUE;
        why = "its pages cannot be found";
    }
    g_set_error(error, DALIL_PREFLIGHT_ERROR, 0, "%s", why);
    return FALSE;
}

static void
clear_finding(gpointer data)
{
    g_free(((DalilFinding *)data)->found);
}

DalilPreflight *
dalil_preflight(const guint8 *bytes, gsize length, const DalilPreflightWish *wish, GError **error)
{
    g_autoptr(DalilPreflight) result = g_new0(DalilPreflight, 1);
    g_autofree DalilPf *pf = g_new0(DalilPf, 1);
    DalilPreflightWish own = *wish;
    gboolean good = FALSE;

    own.ink_limit = own.ink_limit > 0 ? own.ink_limit : INK_LIMIT;
    own.min_ppi = own.min_ppi > 0 ? own.min_ppi : MIN_PPI;
    result->purpose = wish->purpose;
    result->findings = g_array_new(FALSE, FALSE, sizeof(DalilFinding));
    g_array_set_clear_func(result->findings, clear_finding);
    pf->pdf = qpdf_init();
    pf->bytes = bytes;
    pf->length = length;
    pf->wish = &own;
    pf->result = result;
    dalil_unpack_begin(&pf->unpack, pf->pdf);
    dalil_pdffonts_begin(&pf->readers, &pf->unpack);
    pf->fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    pf->spots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    good = open_file(pf, bytes, length, error);
    if (good)
        look(pf);
    g_hash_table_unref(pf->fonts);
    g_hash_table_unref(pf->spots);
    dalil_pdffonts_clear(&pf->readers);
    qpdf_cleanup(&pf->pdf);
    return good ? g_steal_pointer(&result) : NULL;
}

void
dalil_preflight_free(DalilPreflight *preflight)
{
    if (!preflight)
        return;
    g_array_unref(preflight->findings);
    g_free(preflight->facts.title);
    g_free(preflight->facts.version);
    g_free(preflight->facts.condition);
    g_clear_pointer(&preflight->facts.fonts, g_ptr_array_unref);
    g_clear_pointer(&preflight->facts.spots, g_ptr_array_unref);
    g_free(preflight);
}

DalilRuleLevel
dalil_preflight_level(const DalilPreflight *preflight, const DalilFinding *finding)
{
    return dalil_rules[finding->rule].level[preflight->purpose];
}

int
dalil_preflight_count(const DalilPreflight *preflight, DalilRuleLevel level)
{
    int n = 0;

    for (guint i = 0; i < preflight->findings->len; i++)
        n += dalil_preflight_level(preflight,
                                   &g_array_index(preflight->findings, DalilFinding, i)) == level;
    return n;
}

char *
dalil_preflight_sentence(const DalilFinding *finding)
{
    const DalilRule *rule = &dalil_rules[finding->rule];
    GString *text = g_string_new(NULL);

    if (finding->page > 0)
        g_string_append_printf(text, "page %d", finding->page);
    if (finding->pages > 1)
        g_string_append_printf(text, " and %d other%s", finding->pages - 1,
                               finding->pages > 2 ? "s" : "");
    g_string_append_printf(text, "%s%s", text->len > 0 ? ": " : "", rule->what);
    if (finding->found)
        g_string_append_printf(text, " (%s)", finding->found);
    g_string_append_printf(text, "; %s", rule->mend);
    return g_string_free(text, FALSE);
}
