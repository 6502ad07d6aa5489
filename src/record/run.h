/* run.h: print runs: what was printed, kept so that it can be verified, compared and made again
 *
 * A run is a bag (bag.h) in output/runs/. What happens to it later is an event beside it, never an
 * edit (event.h).
 *
 *   <date>_<lang>_<layout>_rNNN/data/
 *     manifest.json     who, when, how many; the code on the paper; hashes of what made it
 *     services.jsonl    what it says (canon.h); services.LANG.jsonl in its second language
 *     content/ layouts/ the network and the layout, enough to make it again (keep.h)
 *     fonts.json        file, family, SHA-256
 *     libraries.json    what drew it
 *     geometry.json     page, rectangle and key of every printed field (geometry.h)
 *     plan.txt          what it agreed on with other languages, when its layout wants that
 *     EDITION.pdf, preview-N.png, certificate.txt
 */
#pragma once

#include "record/canon.h"

enum { DALIL_RUN_FORMAT = 1 }; /* of manifest.json; a larger one is of a newer dalil */

typedef struct {
    char *id;     /* the folder's name */
    char *folder; /* its path */
    char *edition, *layout;
    char *language; /* "ar", or "fr+ar" */
    int number;     /* among the runs of this edition, from 1 */
    char *date;     /* ISO */
    char *code;     /* on the paper: "AR 2026-11 r003 7f3a" */
    char *hash;     /* hex, of what it says and how it looks; in the PDF's metadata */
    int quantity;
    char *printer, *by, *program;
    char *canon_hash, *layout_hash, *fonts_hash; /* hex */
    char *pdf, *pdf_hash;                        /* name in data/, hex */
} DalilRun;

/* The runs in @folder, oldest first. What looks like a run and cannot be read is told in
 * @problems, one sentence each naming the folder. (transfer full): of DalilRun */
GPtrArray *dalil_runs_list(const char *folder, GPtrArray *problems);
const DalilRun *dalil_runs_find(const GPtrArray *runs, const char *id);
/* The number of the next run of an edition: no folder has it, not even one that cannot be read. */
int dalil_runs_next(const char *folder, const char *layout, const char *language);
/* By the hash in a PDF's metadata. */
const DalilRun *dalil_runs_by_hash(const GPtrArray *runs, const char *hash);
/* The newest of an edition; NULL when it was never printed. */
const DalilRun *dalil_runs_last(const GPtrArray *runs, const char *edition);

DalilRun *dalil_run_new(const char *layout, const char *language, int number, const char *date);
/* The id, hash and code, once the hashes of its parts are set. */
void dalil_run_name(DalilRun *run);
char *dalil_run_manifest(const DalilRun *run); /* (transfer full) */
/* What it said, in its first language. NULL with @error set. */
DalilCanon *dalil_run_canon(const DalilRun *run, GError **error);
/* In each of its languages, one or two. NULL with @error set. (transfer full): of DalilCanon */
GPtrArray *dalil_run_canons(const DalilRun *run, GError **error);
/* Over all its languages, as kept in the manifest. (transfer full) */
char *dalil_run_hash_canons(const DalilCanon *const *canons, int n);
void dalil_run_free(DalilRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilRun, dalil_run_free)
