/* fuzz_record.c: any bytes as a file of a print run: understood or refused with words, and what was
 * understood is written and read back equal
 *
 * The first byte says which file: c canonical services, g geometry, m manifest, e events, h two
 * opening hours (a line each). Built with -fsanitize=fuzzer, or with -DDALIL_FUZZ_REPLAY to run
 * over the files named.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "record/compare.h"
#include "record/event.h"
#include "record/geometry.h"
#include "record/hourset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define RUN "2026-11-20_fr_card_r001"

static void
insist(gboolean good, const char *what)
{
    if (good)
        return;
    g_printerr("%s\n", what);
    abort(); /* the fuzzer keeps what led to it */
}

static void
try_canon(const char *text, gsize length)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DalilCanon) canon = dalil_canon_read(text, length, "fr", &error);
    g_autoptr(GString) written = g_string_new(NULL);
    g_autoptr(DalilCanon) again = NULL;
    g_autoptr(DalilComparison) comparison = NULL;

    insist((canon == NULL) == (error != NULL), "refused without words");
    if (!canon)
        return;
    dalil_canon_write(canon, written);
    again = dalil_canon_read(written->str, written->len, "fr", NULL);
    insist(again && memcmp(again->hash, canon->hash, sizeof canon->hash) == 0,
           "read back, it is another");
    comparison = dalil_compare(canon, again);
    insist(dalil_comparison_count(comparison, 0, DALIL_APPEARANCE) == 0, "it differs from itself");
}

static void
try_geometry(const char *text, gsize length)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) geometry = dalil_geometry_read(text, length, &error);

    insist((geometry == NULL) == (error != NULL), "refused without words");
    if (geometry) {
        g_autofree char *written = dalil_geometry_write(geometry);
        insist(written != NULL, "cannot be written");
    }
}

static void
put(const char *folder, const char *inside, const char *text, gsize length)
{
    g_autofree char *path = g_build_filename(folder, inside, NULL);
    g_autofree char *parent = g_path_get_dirname(path);

    g_mkdir_with_parents(parent, 0700);
    g_file_set_contents(path, text, (gssize)length, NULL);
}

/* What is read from a folder: one for this process, written anew each time. */
static void
try_folder(const char *inside, const char *text, gsize length)
{
    static char *folder = NULL;
    g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) runs = NULL, events = NULL;

    if (!folder)
        folder = g_dir_make_tmp("dalil-fuzz-XXXXXX", NULL);
    put(folder, inside, text, length);
    runs = dalil_runs_list(folder, problems);
    events = dalil_events_read(folder, problems);
    for (guint i = 0; i < runs->len; i++)
        insist(dalil_events_left(events, runs->pdata[i]) >= 0, "less than none is left");
    for (guint i = 0; i < problems->len; i++)
        insist(g_utf8_validate(problems->pdata[i], -1, NULL), "words that are no text");
}

static void
try_hours(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", 3);
    DalilHourChange there, back;

    if (g_strv_length(lines) < 2 || !dalil_hourset_compare(lines[0], lines[1], &there))
        return;
    insist(dalil_hourset_compare(lines[1], lines[0], &back), "understood one way alone");
    insist(there.cut == back.extended && there.extended == back.cut, "lost is not gained back");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = size > 0 ? g_strndup((const char *)data + 1, size - 1) : NULL;

    if (!text)
        return 0;
    switch (data[0]) {
    case 'c':
        try_canon(text, size - 1);
        break;
    case 'g':
        try_geometry(text, size - 1);
        break;
    case 'm':
        try_folder(RUN "/data/manifest.json", text, size - 1);
        break;
    case 'e':
        try_folder("events.jsonl", text, size - 1);
        break;
    case 'h':
        try_hours(text);
        break;
    default:
        break;
    }
    return 0;
}

#include "replay.h"
