/* document.c: the reference page of all keys, made from the tables */
#include "content/content.h"

#include "content/keys.h"
#include "content/phone.h"
#include "content/tables.h"

static const char introduction[] =
    "# Keys of listings and layouts\n"
    "\n"
    "Made by `dalil dump --stage=keys` from its own tables; a test keeps this page equal to them.\n"
    "\n"
    "- A **text** is one sentence or more in the source language, or one line a language:\n"
    "  `{fr: Soupe, ar: حساء}`. It is never empty. Spaces and line breaks become one space.\n"
    "- An **id** has small letters a to z, digits and hyphens, at most 64 of them.\n"
    "- **Phones** are one number, or a list of numbers and of entries with keys of their own. A\n"
    "  number keeps the spaces it is written with. Without any digit it is printed as words.\n"
    "- **Hours** are written as in OpenStreetMap: `Mo-Fr 09:00-12:30,14:00-17:00; Sa off`.\n"
    "- A **language tag** is `fr`, `ar`, `en` and so on.\n"
    "- Files are UTF-8. A key that is not listed here is a mistake, so nothing is lost unseen.\n"
    "\n";

static const char translations[] =
    "## content/translations/LANG.po\n"
    "\n"
    "One file a language, for Poedit and the like. `msgctxt` says which text is meant, `msgid` is\n"
    "the source text exactly, `msgstr` the translation. An entry marked `fuzzy`, or whose `msgid`\n"
    "is not the source text any more, is out of date. These are the names in `msgctxt`:\n"
    "\n";

void
dalil_content_document(GString *to)
{
    g_string_append(to, introduction);
    dalil_fields_document(dalil_tables_network, "content/network.yaml", to);
    dalil_fields_document(dalil_tables_agency, "content/agencies.yaml: a list of agencies", to);
    dalil_fields_document(dalil_tables_service, "content/services/*.yaml: a list of services", to);
    dalil_fields_document(dalil_phone_fields, "An entry of phones", to);
    g_string_append(to, translations);
    dalil_keys_document(to);
}
