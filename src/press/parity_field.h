/* parity_field.h: the data a listing has in one field, as they were written */
#pragma once

#include "compose/block.h"
#include "press/parity_data.h"

typedef struct {
    DalilData kind;
    char *data;       /* by the listing, as dalil_parity_data() has it */
    char *translated; /* texts: by the sentences of the edition's languages; NULL: as @data */
    DalilSpan at, translated_at;
} DalilParityField;

/* FALSE: @field holds no data ("languages"). @edition: for its languages. */
gboolean dalil_parity_field(DalilParityField *wanted, const DalilEdition *edition,
                            const DalilService *service, const char *field);
void dalil_parity_field_clear(DalilParityField *wanted);
