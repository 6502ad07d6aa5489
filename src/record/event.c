/* event.c: the log beside the print runs */
#define _XOPEN_SOURCE 700
#include "record/event.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "record/json.h"

const char *const dalil_event_words[] = {"counted",   "given",   "exhausted", "withdrawn",
                                         "stickered", "slipped", NULL};

static int
kind_of(const char *word)
{
    for (int i = 0; word && dalil_event_words[i]; i++)
        if (strcmp(dalil_event_words[i], word) == 0)
            return i;
    return -1;
}

/* NULL: no event. */
static DalilEvent *
read_line(const char *line)
{
    json_error_t trouble;
    json_t *object = json_loads(line, JSON_REJECT_DUPLICATES, &trouble);
    const char *run = json_string_value(json_object_get(object, "run"));
    const char *date = json_string_value(json_object_get(object, "date"));
    int kind = kind_of(json_string_value(json_object_get(object, "event")));
    const json_t *mended = json_object_get(object, "mended");
    json_int_t count = json_integer_value(json_object_get(object, "count"));
    DalilEvent *event = NULL;

    if (run && date && kind >= 0 && count >= 0 && count <= G_MAXINT) {
        event = g_new0(DalilEvent, 1);
        event->run = g_strdup(run);
        event->date = g_strdup(date);
        event->kind = (DalilEventKind)kind;
        event->count = (int)count;
        event->note = g_strdup(json_string_value(json_object_get(object, "note")));
        event->mended = dalil_mended_read(mended);
    }
    if (event && mended && !event->mended)
        g_clear_pointer(&event, dalil_event_free);
    json_decref(object);
    return event;
}

GPtrArray *
dalil_events_read(const char *folder, GPtrArray *problems)
{
    GPtrArray *events = g_ptr_array_new_with_free_func((GDestroyNotify)dalil_event_free);
    g_autofree char *path = g_build_filename(folder, "events.jsonl", NULL);
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;
    g_autoptr(GError) error = NULL;
    gsize length = 0;

    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return events;
    if (!(text = dalil_file_read(path, &length, &error))) {
        g_ptr_array_add(problems, g_strdup_printf("events.jsonl: %s", error->message));
        return events;
    }
    lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i]; i++) {
        DalilEvent *event = *lines[i] ? read_line(lines[i]) : NULL;
        if (event)
            g_ptr_array_add(events, event);
        else if (*lines[i])
            g_ptr_array_add(problems,
                            g_strdup_printf("events.jsonl:%d: this line is no event; was it "
                                            "cut off? Take it out, and tell the event "
                                            "again",
                                            i + 1));
    }
    return events;
}

/* (transfer full): one line. */
static char *
to_line(const DalilEvent *event)
{
    json_t *object = json_object();

    json_object_set_new(object, "run", json_string(event->run));
    json_object_set_new(object, "event", json_string(dalil_event_words[event->kind]));
    json_object_set_new(object, "date", json_string(event->date));
    if (event->kind == DALIL_EVENT_COUNTED || event->kind == DALIL_EVENT_GIVEN)
        json_object_set_new(object, "count", json_integer(event->count));
    if (event->note)
        json_object_set_new(object, "note", json_string(event->note));
    if (event->mended)
        json_object_set_new(object, "mended", dalil_mended_json(event->mended));
    return dalil_json_text(object, JSON_SORT_KEYS | JSON_COMPACT);
}

/* TRUE: the last line was cut short, by a full disk or a power cut. */
static gboolean
ends_inside_line(int fd)
{
    off_t end = lseek(fd, 0, SEEK_END);
    char last = '\n';

    return end > 0 && pread(fd, &last, 1, end - 1) == 1 && last != '\n';
}

/* All of @line or nothing: what a full disk let through is taken back. */
static gboolean
append(int fd, const char *line)
{
    off_t end = lseek(fd, 0, SEEK_END);
    gsize length = strlen(line);
    ssize_t n = write(fd, line, length);
    int number = n >= 0 ? ENOSPC : errno;

    if (n == (ssize_t)length && fsync(fd) == 0)
        return TRUE;
    if (n == (ssize_t)length)
        number = errno;
    if (end >= 0 && ftruncate(fd, end) != 0)
        number = errno;
    errno = number;
    return FALSE;
}

gboolean
dalil_event_add(const char *folder, const DalilEvent *event, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "events.jsonl", NULL);
    int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    g_autofree char *event_line = to_line(event);
    g_autofree char *line =
        g_strconcat(fd >= 0 && ends_inside_line(fd) ? "\n" : "", event_line, NULL);
    gboolean good = fd >= 0 && append(fd, line);
    int number = errno;

    if (fd >= 0)
        close(fd);
    if (!good)
        g_set_error(error, DALIL_FILE_ERROR, DALIL_FILE_ERROR_WRITE, "cannot write %s: %s", path,
                    g_strerror(number));
    return good;
}

void
dalil_event_free(DalilEvent *event)
{
    if (!event)
        return;
    g_free(event->run);
    g_free(event->date);
    g_free(event->note);
    g_clear_pointer(&event->mended, g_ptr_array_unref);
    g_free(event);
}

int
dalil_events_left(const GPtrArray *events, const DalilRun *run)
{
    int left = run->quantity;

    for (guint i = 0; i < events->len; i++) {
        const DalilEvent *event = events->pdata[i];
        if (strcmp(event->run, run->id) != 0)
            continue;
        if (event->kind == DALIL_EVENT_COUNTED)
            left = event->count;
        else if (event->kind == DALIL_EVENT_GIVEN)
            left = MAX(left - event->count, 0);
        else if (event->kind == DALIL_EVENT_EXHAUSTED || event->kind == DALIL_EVENT_WITHDRAWN)
            left = 0;
    }
    return left;
}

GPtrArray *
dalil_events_canons(const GPtrArray *events, const DalilRun *run, int *facts, GError **error)
{
    GPtrArray *canons = dalil_run_canons(run, error);
    g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; canons && i < events->len; i++) {
        const DalilEvent *event = events->pdata[i];
        if (!event->mended || strcmp(event->run, run->id) != 0)
            continue;
        for (guint n = 0; n < canons->len; n++)
            dalil_mended_apply(event->mended, canons->pdata[n]);
        for (guint k = 0; k < event->mended->len; k++) {
            const DalilMended *m = event->mended->pdata[k];
            g_hash_table_add(met, g_strdup_printf("%s %d", m->id, m->field));
        }
    }
    if (facts)
        *facts = (int)g_hash_table_size(met);
    return canons;
}
