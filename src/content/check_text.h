/* check_text.h: the checks that need two sentences and nothing else */
#pragma once

#include "content/translation_checks.h"

/* What one check is given. */
typedef struct {
    const char *source, *translation; /* as written, not trimmed */
    const char *from, *to;            /* language tags */
    const char *field;
    const DalilGlossary *glossary; /* NULL: none */
    DalilCheckLevel level;         /* of the finding: the check may lower it */
} DalilLook;

/* What was found, in plain words; NULL: nothing. (transfer full) */
typedef char *(*DalilLookFor)(DalilLook *look);

char *dalil_look_placeholders(DalilLook *look);
char *dalil_look_numbers(DalilLook *look);
char *dalil_look_addresses(DalilLook *look);
char *dalil_look_data(DalilLook *look);
char *dalil_look_shaped(DalilLook *look);
char *dalil_look_controls(DalilLook *look);
char *dalil_look_script(DalilLook *look);
char *dalil_look_copied(DalilLook *look);
char *dalil_look_broken(DalilLook *look);
char *dalil_look_glossary(DalilLook *look);
char *dalil_look_end(DalilLook *look);
char *dalil_look_spaces(DalilLook *look);
char *dalil_look_french(DalilLook *look);
char *dalil_look_tatweel(DalilLook *look);
char *dalil_look_length(DalilLook *look);
char *dalil_look_markup(DalilLook *look);
char *dalil_look_negation(DalilLook *look);
