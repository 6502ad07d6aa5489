/* translations.h: what the parts of `dalil translations` share */
#pragma once

#include "cli/network.h"
#include "content/glossary.h"
#include "content/translations.h"

typedef struct {
    DalilNetworkRun network;
    char **names; /* behind the word that says what to do */
    char *format, *output, *by, *separator, *lang;
    gboolean no_room, dry, hints;
} DalilTranslationsRun;

/* The languages asked for, else those of the network but its source. Mistakes are usage errors in
 * the diagnostics. (transfer full): of const DalilLanguage * */
GPtrArray *dalil_translations_languages(DalilTranslationsRun *run);

/* FALSE, after saying so: mistakes in the listings, behind which texts may be hidden. */
gboolean dalil_translations_ready(DalilTranslationsRun *run);

/* Writes the PO file when its bytes are others; an exit code. */
int dalil_translations_save(const DalilTranslations *translations, gboolean dry, gboolean *written);

/* One file each; exit codes. */
int dalil_translations_update(DalilTranslationsRun *run);
int dalil_translations_adopt(DalilTranslationsRun *run);
int dalil_translations_status(DalilTranslationsRun *run);
int dalil_translations_check(DalilTranslationsRun *run);
int dalil_translations_export(DalilTranslationsRun *run);
int dalil_translations_import(DalilTranslationsRun *run);
int dalil_translations_sign(DalilTranslationsRun *run);
