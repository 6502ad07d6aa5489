/* keep.h: the network as it was printed, kept so that it can be printed again
 *
 * YAML in JSON's spelling, written through the tables that read it, with every text in the
 * source's and the edition's languages. What the tables mark private stays out, and so does
 * whatever is not printed: services that are not active, addresses that are hidden.
 */
#pragma once

#include "content/content.h"

/* @languages: tags to keep, the source's is always kept; NULL-terminated. Give the three files'
 * texts. (transfer full) */
char *dalil_keep_network(const DalilContent *content, const char *const *languages);
char *dalil_keep_agencies(const DalilContent *content, const char *const *languages);
char *dalil_keep_services(const DalilContent *content, const char *const *languages);
/* A layout's file as it is read, without its comments. (transfer full) */
char *dalil_keep_tree(const DalilNode *root);
