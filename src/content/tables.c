/* tables.c: every key a coordinator may write, one row each */
#include "content/tables.h"

#include "content/phone.h"
#include "content/release.h"
#include "content/text.h"
#include "content/typed.h"

/* Rows of readers that are used in many tables. */
#define TEXT(k, s, member, h)                                                                      \
    {                                                                                              \
        .key = k, .kind = DALIL_FIELD_CUSTOM, .offset = offsetof(s, member), .help = h,            \
        .read = dalil_text_read, .kind_name = "text"                                               \
    }
#define NEEDED_TEXT(k, s, member, h)                                                               \
    {                                                                                              \
        .key = k, .kind = DALIL_FIELD_CUSTOM, .required = TRUE, .offset = offsetof(s, member),     \
        .help = h, .read = dalil_text_read, .kind_name = "text"                                    \
    }
#define LINES(k, s, member, h)                                                                     \
    {                                                                                              \
        .key = k, .kind = DALIL_FIELD_CUSTOM, .offset = offsetof(s, member), .help = h,            \
        .read = dalil_text_read_lines, .kind_name = "text"                                         \
    }
#define CUSTOM(k, s, member, reader, name, h)                                                      \
    {                                                                                              \
        .key = k, .kind = DALIL_FIELD_CUSTOM, .offset = offsetof(s, member), .help = h,            \
        .read = reader, .kind_name = name                                                          \
    }
#define PLAIN(k, type, s, member, h)                                                               \
    {                                                                                              \
        .key = k, .kind = type, .offset = offsetof(s, member), .help = h                           \
    }
#define PRIVATE(k, s, member, h)                                                                   \
    {                                                                                              \
        .key = k, .kind = DALIL_FIELD_SPANNED, .offset = offsetof(s, member), .help = h,           \
        .private = TRUE                                                                            \
    }
#define NEEDED(k, type, s, member, h)                                                              \
    {                                                                                              \
        .key = k, .kind = type, .required = TRUE, .offset = offsetof(s, member), .help = h         \
    }
#define WORD(k, s, member, list, h)                                                                \
    {                                                                                              \
        .key = k, .kind = DALIL_FIELD_WORD, .offset = offsetof(s, member), .help = h,              \
        .words = list                                                                              \
    }
#define LIST(k, s, member, table, type, h)                                                         \
    {                                                                                              \
        .key = k, .kind = DALIL_FIELD_MAPS, .offset = offsetof(s, member), .help = h,              \
        .fields = table, .size = sizeof(type), .span_offset = offsetof(type, span) + 1             \
    }
#define PHONES(s)                                                                                  \
    CUSTOM("phones", s, phones, dalil_phone_read_list, "phones",                                   \
           "one number, or a list of numbers and of mappings {number, kind, label, extension}")
#define URL(s, h) CUSTOM("url", s, url, dalil_typed_read_url, "web address", h)
#define EMAIL(s, h) CUSTOM("email", s, email, dalil_typed_read_email, "e-mail address", h)
#define END                                                                                        \
    {                                                                                              \
        .key = NULL                                                                                \
    }

/* In the order of the enums in content.h and service.h. */
static const char *const order_words[] = {"listed", "name", NULL};
static const char *const agency_kinds[] = {"public", "association", NULL};
static const char *const visibilities[] = {"public", "area", "hidden", NULL};
static const char *const statuses[] = {"active", "inactive", "paused", NULL};

static const DalilField category_fields[] = {
    NEEDED("id", DALIL_FIELD_ID, DalilCategory, id, "what services name it by"),
    NEEDED_TEXT("name", DalilCategory, name, "the heading"),
    PLAIN("icon", DALIL_FIELD_SPANNED, DalilCategory, icon, "the name of a pictogram"),
    PLAIN("colour", DALIL_FIELD_COLOUR, DalilCategory, colour, "dark enough for white letters"),
    DALIL_INK_PRESS_ROWS(DalilCategory, press),
    END,
};

static const DalilField emergency_fields[] = {
    {.key = "number",
     .kind = DALIL_FIELD_CUSTOM,
     .required = TRUE,
     .offset = offsetof(DalilEmergency, number),
     .help = "the short code",
     .read = dalil_phone_read_number,
     .kind_name = "telephone number"},
    NEEDED_TEXT("name", DalilEmergency, name, "who comes"),
    PLAIN("icon", DALIL_FIELD_SPANNED, DalilEmergency, icon, "the name of a pictogram"),
    END,
};

static const DalilField notice_fields[] = {
    NEEDED("id", DALIL_FIELD_ID, DalilNotice, id, "what translations name it by"),
    NEEDED_TEXT("title", DalilNotice, title, "the heading"),
    NEEDED_TEXT("text", DalilNotice, text, "what to know"),
    PLAIN("icon", DALIL_FIELD_SPANNED, DalilNotice, icon, "the name of a pictogram"),
    PLAIN("category", DALIL_FIELD_SPANNED, DalilNotice, category_id,
          "the category whose colour it takes"),
    END,
};

#define COUNT(k, member, h)                                                                        \
    CUSTOM(k, DalilCopies, member, dalil_typed_read_count, "whole number", h)

static const DalilField circulation_fields[] = {
    COUNT("stickers_max", stickers_max,
          "more labels than this nobody sticks on one copy; 6 when not given"),
    COUNT("sticker_percent", sticker_percent,
          "labels only while no more of its services are wrong; 10 when not given"),
    COUNT("months_max", months_max,
          "an older check of any service asks for a new print; 12 when not given"),
    COUNT("slip_copies", slip_copies,
          "with more copies left, new services get a slip; 200 when not given"),
    END,
};

const DalilField dalil_tables_network[] = {
    NEEDED("id", DALIL_FIELD_ID, DalilNetwork, id, "the network, in names of files"),
    NEEDED_TEXT("name", DalilNetwork, name, "the network's name"),
    TEXT("title", DalilNetwork, title, "what stands on the cover"),
    TEXT("subtitle", DalilNetwork, subtitle, "what stands under the title"),
    TEXT("imprint", DalilNetwork, imprint, "who publishes it"),
    TEXT("update_title", DalilNetwork, update_title, "heading beside the QR code"),
    TEXT("update_text", DalilNetwork, update_text, "text beside the QR code"),
    TEXT("correction_title", DalilNetwork, correction_title,
         "heading of the request to report mistakes"),
    TEXT("correction_text", DalilNetwork, correction_text, "how to report a mistake"),
    TEXT("notices_title", DalilNetwork, notices_title, "heading above the notices"),
    {.key = "source",
     .kind = DALIL_FIELD_CUSTOM,
     .required = TRUE,
     .offset = offsetof(DalilNetwork, source),
     .help = "the language all plain texts are written in: fr",
     .read = dalil_typed_read_tag,
     .kind_name = "language tag"},
    CUSTOM("country", DalilNetwork, country, dalil_typed_read_country, "country",
           "two capital letters: MA; telephone numbers are checked by its rules"),
    CUSTOM("languages", DalilNetwork, languages, dalil_typed_read_tags, "language tags",
           "the languages of the editions; the source alone when not given"),
    PLAIN("editions", DALIL_FIELD_STRINGS, DalilNetwork, editions,
          "what to make: a layout, a dot and a language: trifold-a4.ar; two for a layout with "
          "`bilingual`: trifold-a4-two.fr+ar"),
    URL(DalilNetwork, "printed, and in the QR code"),
    CUSTOM(
        "base_url", DalilNetwork, base_url, dalil_typed_read_base_url, "web address",
        "a folder on the web, https only, where the pages of `dalil run page` stand: the QR code "
        "of a recorded leaflet leads to its own"),
    EMAIL(DalilNetwork, "of the network"),
    PHONES(DalilNetwork),
    PLAIN("sample", DALIL_FIELD_BOOL, DalilNetwork, sample,
          "yes: every page is marked as a sample, not as advice"),
    PLAIN("date", DALIL_FIELD_DATE, DalilNetwork, date,
          "of the edition; the newest \"verified\" when not given"),
    WORD("missing", DalilNetwork, missing, dalil_release_words,
         "what a missing translation does: refuse to print (when not given), print the source, "
         "leave the text out"),
    CUSTOM("release", DalilNetwork, release, dalil_release_read, "policies by language",
           "the same for one language, as in {ar: refuse, es: fallback}, over `missing`"),
    WORD("order", DalilNetwork, order, order_words,
         "of services in their category, after priority, and of agencies: as listed (when not "
         "given), or by name in the language of the edition"),
    {.key = "categories",
     .kind = DALIL_FIELD_MAPS,
     .required = TRUE,
     .offset = offsetof(DalilNetwork, categories),
     .help = "in reading order",
     .fields = category_fields,
     .size = sizeof(DalilCategory),
     .span_offset = offsetof(DalilCategory, span) + 1},
    LIST("emergency", DalilNetwork, emergency, emergency_fields, DalilEmergency,
         "emergency numbers"),
    LIST("notices", DalilNetwork, notices, notice_fields, DalilNotice, "short advice"),
    {.key = "circulation",
     .kind = DALIL_FIELD_MAP,
     .offset = offsetof(DalilNetwork, circulation),
     .help = "what `dalil diff` advises by",
     .fields = circulation_fields,
     .span_offset = offsetof(DalilCopies, span) + 1},
    {.key = "press",
     .kind = DALIL_FIELD_MAP,
     .offset = offsetof(DalilNetwork, press),
     .help = "what the print shop asks for; a layout's own `press` comes before it",
     .fields = dalil_press_fields,
     .span_offset = offsetof(DalilPressWish, span) + 1},
    END,
};

const DalilField dalil_tables_agency[] = {
    NEEDED("id", DALIL_FIELD_ID, DalilAgency, id, "what services name it by"),
    NEEDED_TEXT("name", DalilAgency, name, "the full name"),
    PLAIN("short_name", DALIL_FIELD_SPANNED, DalilAgency, short_name,
          "an acronym, the same in all languages"),
    PLAIN("sort", DALIL_FIELD_SPANNED, DalilAgency, sort,
          "with `order: name`: sorted under this instead of the name"),
    TEXT("description", DalilAgency, description, "what it does"),
    WORD("kind", DalilAgency, kind, agency_kinds, "public when not given"),
    PHONES(DalilAgency),
    EMAIL(DalilAgency, "of the agency"),
    URL(DalilAgency, "of the agency"),
    LINES("address", DalilAgency, address, "in one line or several"),
    END,
};

static const DalilField place_fields[] = {
    LINES("address", DalilPlace, address, "in one line or several"),
    TEXT("area", DalilPlace, area, "the quarter"),
    TEXT("entrance", DalilPlace, entrance, "how to find the door"),
    TEXT("accessibility", DalilPlace, accessibility, "steps, ramp, lift"),
    {.key = "coordinates",
     .kind = DALIL_FIELD_CUSTOM,
     .offset = 0, /* fills three members of the place */
     .help = "latitude, longitude: \"31.6295, -7.9811\"",
     .read = dalil_typed_read_coordinates,
     .kind_name = "coordinates"},
    WORD("visibility", DalilPlace, visibility, visibilities,
         "public when not given; area: only the quarter is printed; hidden: \"address by "
         "telephone\""),
    END,
};

static const DalilField verified_fields[] = {
    NEEDED("on", DALIL_FIELD_DATE, DalilService, verified.on, "the day: 2026-02-11"),
    PRIVATE("by", DalilService, verified.by, "who checked; never printed"),
    END,
};

#define HOURS(k, member, h) CUSTOM(k, DalilService, member, dalil_typed_read_hours, "hours", h)

const DalilField dalil_tables_service[] = {
    NEEDED("id", DALIL_FIELD_ID, DalilService, id, "stays the same for ever"),
    CUSTOM("aliases", DalilService, aliases, dalil_typed_read_ids, "ids", "ids it had before"),
    NEEDED("agency", DALIL_FIELD_SPANNED, DalilService, agency_id, "the id of an agency"),
    NEEDED("category", DALIL_FIELD_SPANNED, DalilService, category_id, "the id of a category"),
    NEEDED_TEXT("name", DalilService, name, "the heading of the entry"),
    TEXT("summary", DalilService, summary, "the short form, used when space is short"),
    TEXT("description", DalilService, description, "what one gets there"),
    TEXT("eligibility", DalilService, eligibility, "for whom"),
    TEXT("bring", DalilService, bring, "papers and things to bring"),
    TEXT("fees", DalilService, fees, "what it costs"),
    TEXT("apply", DalilService, apply, "how to get in"),
    TEXT("alert", DalilService, alert, "a warning that must not be overlooked"),
    CUSTOM("languages", DalilService, languages, dalil_typed_read_spoken, "language tags",
           "spoken there: [fr, ar, wo]"),
    PHONES(DalilService),
    PLAIN("phone_old_until", DALIL_FIELD_DATE, DalilService, phone_old_until,
          "after a change of number: the last day on which the old one is answered; not printed"),
    EMAIL(DalilService, "of the service"),
    URL(DalilService, "of the service"),
    {.key = "place",
     .kind = DALIL_FIELD_MAP,
     .offset = offsetof(DalilService, place),
     .help = "where it is",
     .fields = place_fields,
     .span_offset = offsetof(DalilPlace, span) + 1},
    HOURS("hours", hours, "as in OpenStreetMap: Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00"),
    HOURS("hours_ramadan", hours_ramadan, "during Ramadan"),
    HOURS("hours_summer", hours_summer, "in summer"),
    TEXT("hours_text", DalilService, hours_text, "what hours cannot say: \"by appointment\""),
    {.key = "verified",
     .kind = DALIL_FIELD_MAP,
     .offset = 0, /* its members are a struct without a name */
     .help = "when somebody last asked there whether all this is true",
     .fields = verified_fields,
     .span_offset = offsetof(DalilService, verified.span) + 1},
    PLAIN("valid_from", DALIL_FIELD_DATE, DalilService, valid_from, "the first day"),
    PLAIN("valid_to", DALIL_FIELD_DATE, DalilService, valid_to, "the last day"),
    WORD("status", DalilService, status, statuses,
         "active when not given; nothing else is printed"),
    PRIVATE("note", DalilService, note, "for yourselves; never printed"),
    PLAIN("priority", DALIL_FIELD_INT, DalilService, priority,
          "higher comes first in its category; 0 when not given"),
    PLAIN("sort", DALIL_FIELD_SPANNED, DalilService, sort,
          "with `order: name`: sorted under this instead of the name"),
    END,
};
