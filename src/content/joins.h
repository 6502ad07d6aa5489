/* joins.h: what must be true between listings: ids unique, agencies and categories known */
#pragma once

#include "content/reading.h"

/* What listings point at. The lists as written tell a thing that is not there from one that
 * is there with a mistake of its own, which has been reported. */
typedef struct {
    DalilDiags *diags;
    const DalilContent *content;
    const DalilNode *agencies;   /* the list in agencies.yaml; NULL: it could not be read */
    const DalilNode *categories; /* the list in network.yaml */
} DalilJoins;

/* Checks inside network.yaml: ids, emergency numbers, editions, notices' categories. */
void dalil_joins_network(const DalilJoins *joins, DalilNetwork *network);
void dalil_joins_agencies(const DalilJoins *joins);

/* Sets the indices and checks the dates. FALSE: agency or category unknown. */
gboolean dalil_joins_service(const DalilJoins *joins, DalilService *service);

/* The index of the category called @id; -1 when there is none. */
int dalil_joins_category(const DalilContent *content, const char *id);

/* Takes away what the place's visibility hides. */
void dalil_joins_hide(DalilPlace *place);

/* The newest of the services' "verified" and the network's date. */
DalilDate dalil_joins_newest(const DalilContent *content);
