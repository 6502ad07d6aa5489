/* tables.c: every key of a layout file, and how its value is read */
#include "template/tables.h"

#include <string.h>

#include "base/nearest.h"
#include "template/theme.h"

enum { SIZE_MAX_PT = 1000, FACTOR_MAX = 10 };

#define AT(type, member) .offset = G_STRUCT_OFFSET(type, member)
#define SPAN_AT(type) .span_offset = G_STRUCT_OFFSET(type, span) + 1

const char *const dalil_pattern_words[] = {"zellige", "stars", NULL};
static const char *const align_words[] = {"start", "centre", "end", NULL};
static const char *const bilingual_words[] = {"no", "side", "stacked", NULL};
static const char *const align_edition_words[] = {"none", "editions", NULL};
static const char *const valign_words[] = {"top", "middle", "bottom", "spread", NULL};
static const char *const kind_words[] = {
    "text",      "services", "emergency", "agencies", "notices", "tiles", "legend",
    "languages", "date",     "code",      "sample",   "index",   "folio", "running",
    "contact",   "qr",       "card",      "picture",  "rule",    "space", NULL};
static const char *const of_words[] = {"name",
                                       "title",
                                       "subtitle",
                                       "imprint",
                                       "update_title",
                                       "update_text",
                                       "correction_title",
                                       "correction_text",
                                       "notices_title",
                                       "emergency_title",
                                       "agencies_title",
                                       "index_title",
                                       "url",
                                       NULL};
static const char *const entry_words[] = {
    "name", "agency", "description", "summary", "alert",   "eligibility", "bring",
    "fees", "apply",  "languages",   "place",   "access",  "phones",      "email",
    "url",  "hours",  "seasons",     "dates",   "checked", NULL};

/* Custom readers: an edge, a range, blocks, the entry design. */

/* A plain number: what could stand before "pt". */
static gboolean
parse_number(const char *text, gsize length, double *value)
{
    g_autofree char *points = g_strdup_printf("%.*spt", (int)length, text);

    return dalil_length_parse(points, value);
}

static gboolean
read_edge(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    DalilEdge *edge = into;
    double value = 0;

    if (node->kind == DALIL_SCALAR && g_str_has_suffix(node->text, "%")) {
        if (parse_number(node->text, strlen(node->text) - 1, &value) && value >= 0 &&
            value <= 100) {
            *edge = (DalilEdge){value / 100, TRUE, TRUE};
            return TRUE;
        }
    } else if (node->kind == DALIL_SCALAR && dalil_length_parse(node->text, &edge->value) &&
               edge->value >= 0) {
        edge->set = TRUE;
        return TRUE;
    }
    dalil_diags_error(reader->diags, node->span,
                      "`%s` must be a length such as 12mm or 9pt, or a part such as 40%%",
                      field->key);
    return FALSE;
}

/* One end of a range: a type size, or a plain number. */
static gboolean
read_end(DalilReader *reader, const DalilField *field, const DalilNode *node, double *value)
{
    gboolean length = g_str_equal(field->key, "size"), good = node->kind == DALIL_SCALAR;

    if (good)
        good = length ? dalil_length_parse(node->text, value)
                      : parse_number(node->text, strlen(node->text), value);
    if (!good || *value <= 0)
        dalil_diags_error(reader->diags, node->span, "`%s` must be %s or [smallest, largest]",
                          field->key, length ? "a type size such as 9pt" : "a number such as 1.2");
    else if (*value > (length ? SIZE_MAX_PT : FACTOR_MAX))
        dalil_diags_error(reader->diags, node->span, "`%s` can be at most %d%s", field->key,
                          length ? SIZE_MAX_PT : FACTOR_MAX, length ? "pt" : "");
    else
        return TRUE;
    return FALSE;
}

/* Sizes are lengths, leading and gaps plain numbers; one value fixes both ends. */
static gboolean
read_range(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    gboolean two = node->kind == DALIL_LIST && node->n == 2;
    double smallest = 0, largest = 0;

    if (!read_end(reader, field, two ? node->items[0] : node, &smallest) ||
        !read_end(reader, field, two ? node->items[1] : node, &largest))
        return FALSE;
    if (smallest > largest) {
        dalil_diags_error(reader->diags, node->span,
                          "`%s` goes from the smallest to the largest value", field->key);
        return FALSE;
    }
    *(DalilRange *)into = (DalilRange){smallest, largest, TRUE, node->span};
    return TRUE;
}

static gboolean read_blocks(DalilReader *reader, const DalilField *field, const DalilNode *node,
                            void *into);

#define BLOCK(member) AT(DalilLayoutBlock, member)
const DalilField dalil_block_fields[] = {
    {"kind", DALIL_FIELD_WORD, TRUE, BLOCK(kind), .words = kind_words, .help = "what stands here"},
    {"of", DALIL_FIELD_WORD, FALSE, BLOCK(of), .words = of_words,
     .help = "kind text: which text of the network"},
    {"style", DALIL_FIELD_SPANNED, FALSE, BLOCK(style), .help = "a style of this layout"},
    {"title_style", DALIL_FIELD_SPANNED, FALSE, BLOCK(title_style),
     .help = "style of titles inside (notices, agencies, heading bars)"},
    {"ink", DALIL_FIELD_SPANNED, FALSE, BLOCK(ink),
     .help = "colour, in place of the style's; `category` for the category's own"},
    {"fill", DALIL_FIELD_SPANNED, FALSE, BLOCK(fill), .help = "ground of a card, colour of a tile"},
    {"icon", DALIL_FIELD_SPANNED, FALSE, BLOCK(icon), .help = "a pictogram before the text"},
    {"before", DALIL_FIELD_NUMBER, FALSE, BLOCK(before),
     .help = "space above, in multiples of the type size"},
    {"stretch", DALIL_FIELD_NUMBER, FALSE, BLOCK(stretch),
     .help = "share of the space left over that goes above this block"},
    {"inset", DALIL_FIELD_NUMBER, FALSE, BLOCK(inset),
     .help = "card: space inside its edge, in multiples of the type size"},
    {"radius", DALIL_FIELD_LENGTH, FALSE, BLOCK(radius), .help = "rounding of corners"},
    {"size", DALIL_FIELD_LENGTH, FALSE, BLOCK(size), .help = "width of a QR code or of a tile"},
    {"all_languages", DALIL_FIELD_BOOL, FALSE, BLOCK(all_languages),
     .help = "kind emergency: yes: labels in every language of the network"},
    {"picture", DALIL_FIELD_CUSTOM, FALSE, BLOCK(picture), .read = dalil_picture_read,
     .kind_name = "picture", .help = "kind picture: which"},
    {"blocks", DALIL_FIELD_CUSTOM, FALSE, BLOCK(blocks), .read = read_blocks, .kind_name = "blocks",
     .help = "what a card holds, or what stands beside a QR code"},
    {NULL},
};

static gboolean
read_blocks(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    static const DalilField list = {"blocks", DALIL_FIELD_MAPS, .fields = dalil_block_fields,
                                    .size = sizeof(DalilLayoutBlock), SPAN_AT(DalilLayoutBlock)};
    (void)field;
    return dalil_fields_read_list(reader, &list, "block", node, into);
}

static int
entry_field(DalilReader *reader, const DalilNode *node)
{
    for (int i = 0; node->kind == DALIL_SCALAR && entry_words[i]; i++)
        if (g_str_equal(entry_words[i], node->text))
            return i;
    if (node->kind == DALIL_SCALAR) {
        const char *near = dalil_nearest(node->text, entry_words);
        dalil_diags_error(reader->diags, node->span, "an entry has no part \"%s\"%s%s%s",
                          node->text, near ? "; did you mean \"" : "", near ? near : "",
                          near ? "\"?" : "");
    } else {
        dalil_diags_error(reader->diags, node->span,
                          "an entry's line is a list of at most four parts");
    }
    return -1;
}

/* Parts that are paragraphs: nothing else can stand on their line. */
static gboolean
is_running(int field)
{
    return field == DALIL_ENTRY_NAME || field == DALIL_ENTRY_AGENCY ||
           field == DALIL_ENTRY_DESCRIPTION || field == DALIL_ENTRY_SUMMARY ||
           field == DALIL_ENTRY_ALERT;
}

static DalilEntryLine
read_entry_line(DalilReader *reader, const DalilNode *item)
{
    const DalilNode *const alone[] = {item};
    const DalilNode *const *parts =
        item->kind == DALIL_LIST ? (const DalilNode *const *)item->items : alone;
    int n = item->kind == DALIL_LIST ? item->n : 1, at = 0;
    DalilEntryLine line = {{-1, -1, -1, -1}};

    if (n > (int)G_N_ELEMENTS(line.fields))
        dalil_diags_error(reader->diags, item->span,
                          "an entry's line is a list of at most four parts");
    for (int i = 0; i < MIN(n, (int)G_N_ELEMENTS(line.fields)); i++) {
        int found = entry_field(reader, parts[i]);
        if (found >= 0 && n > 1 && is_running(found))
            dalil_diags_error(reader->diags, parts[i]->span,
                              "\"%s\" needs a line of its own in an entry", entry_words[found]);
        else if (found >= 0)
            line.fields[at++] = found;
    }
    return line;
}

static gboolean
read_entry(DalilReader *reader, const DalilField *field, const DalilNode *node, void *into)
{
    DalilEntryDesign *design = into;

    if (node->kind != DALIL_LIST) {
        dalil_diags_error(reader->diags, node->span,
                          "`%s` must be a list of parts, such as [name, description, place, "
                          "[phones, url], hours]",
                          field->key);
        return FALSE;
    }
    design->lines = dalil_arena_newn(reader->arena, DalilEntryLine, node->n + 1);
    for (int i = 0; i < node->n; i++) {
        design->lines[design->n] = read_entry_line(reader, node->items[i]);
        design->n += design->lines[design->n].fields[0] >= 0;
    }
    return TRUE;
}

#define INK(member) AT(DalilInk, member)
const DalilField dalil_ink_fields[] = {
    {"id", DALIL_FIELD_ID, TRUE, INK(id),
     .help = "name used by the rest of the layout; `paper` and `text` are needed"},
    {"colour", DALIL_FIELD_COLOUR, TRUE, INK(colour), .help = "\"#rrggbb\""},
    {"outline", DALIL_FIELD_LENGTH, FALSE, INK(outline),
     .help = "grounds in this ink are outlined so thick; filled when left out"},
    DALIL_INK_PRESS_ROWS(DalilInk, press),
    {NULL},
};

#define STYLE(member) AT(DalilStyle, member)
static const DalilField style_fields[] = {
    {"id", DALIL_FIELD_ID, TRUE, STYLE(id),
     .help = "name; the program looks for name, body, data, phone, heading, label"},
    {"size", DALIL_FIELD_NUMBER, FALSE, STYLE(size), .help = "multiple of the frame's type size"},
    {"leading", DALIL_FIELD_NUMBER, FALSE, STYLE(leading),
     .help = "multiple of the language's own leading"},
    {"bold", DALIL_FIELD_BOOL, FALSE, STYLE(bold), .help = "bold face"},
    {"display", DALIL_FIELD_BOOL, FALSE, STYLE(display),
     .help = "the script's face for titles, where it has one"},
    {"hyphens", DALIL_FIELD_BOOL, FALSE, STYLE(hyphens),
     .help = "yes: long words may be divided, in languages that have patterns for it"},
    {"ink", DALIL_FIELD_SPANNED, FALSE, STYLE(ink), .help = "colour; `text` when left out"},
    {"align", DALIL_FIELD_WORD, FALSE, STYLE(align), .words = align_words,
     .help = "start, centre or end; start when left out"},
    {NULL},
};

#define FLOW(member) AT(DalilFlow, member)
static const DalilField flow_fields[] = {
    {"id", DALIL_FIELD_ID, TRUE, FLOW(id),
     .help = "name; frames with `flow: NAME` hold it, in reading order"},
    {"size", DALIL_FIELD_CUSTOM, TRUE, FLOW(size), .read = read_range,
     .kind_name = "range of lengths", .help = "smallest and largest type size"},
    {"leading", DALIL_FIELD_CUSTOM, FALSE, FLOW(leading), .read = read_range,
     .kind_name = "range of numbers",
     .help = "tightest and usual leading, as multiples of the language's own"},
    {"gap", DALIL_FIELD_CUSTOM, FALSE, FLOW(gap), .read = read_range,
     .kind_name = "range of numbers",
     .help = "tightest and usual spaces between blocks, as multiples of what they ask for"},
    {"blocks", DALIL_FIELD_CUSTOM, TRUE, FLOW(blocks), .read = read_blocks, .kind_name = "blocks",
     .help = "what flows"},
    {"entry", DALIL_FIELD_CUSTOM, FALSE, FLOW(entry), .read = read_entry,
     .kind_name = "list of parts",
     .help = "the parts of a service's entry in order; parts in a list of their own share a line "
             "when they fit"},
    {"dense", DALIL_FIELD_CUSTOM, FALSE, FLOW(dense), .read = read_entry,
     .kind_name = "list of parts",
     .help = "the same, closer, for when the smallest type is not enough"},
    {"shorten", DALIL_FIELD_BOOL, FALSE, FLOW(shorten),
     .help = "yes: when room is short, `summary` stands for `description`, least `priority` first"},
    {"assign", DALIL_FIELD_BOOL, FALSE, FLOW(assign),
     .help = "yes: categories may change places when the frames are filled better so"},
    {"plain", DALIL_FIELD_BOOL, FALSE, FLOW(plain),
     .help = "yes: no pictograms before data; for long directories"},
    {"uneven", DALIL_FIELD_BOOL, FALSE, FLOW(uneven),
     .help = "yes: fill one frame after the other; no: even them out"},
    {NULL},
};

#define FRAME(member) AT(DalilFrame, member)
static const DalilField frame_fields[] = {
    {"id", DALIL_FIELD_ID, FALSE, FRAME(id), .help = "name for messages"},
    {"top", DALIL_FIELD_CUSTOM, FALSE, FRAME(top), .read = read_edge, .kind_name = "edge",
     .help = "from the panel's upper edge; its margin when left out"},
    {"bottom", DALIL_FIELD_CUSTOM, FALSE, FRAME(bottom), .read = read_edge, .kind_name = "edge",
     .help = "from the panel's lower edge"},
    {"start", DALIL_FIELD_CUSTOM, FALSE, FRAME(start), .read = read_edge, .kind_name = "edge",
     .help = "from the panel's start edge: left, or right in right-to-left languages"},
    {"end", DALIL_FIELD_CUSTOM, FALSE, FRAME(end), .read = read_edge, .kind_name = "edge",
     .help = "from the panel's end edge"},
    {"width", DALIL_FIELD_CUSTOM, FALSE, FRAME(width), .read = read_edge, .kind_name = "edge",
     .help = "in place of `end` (or `start`)"},
    {"height", DALIL_FIELD_CUSTOM, FALSE, FRAME(height), .read = read_edge, .kind_name = "edge",
     .help = "in place of `bottom` (or `top`)"},
    {"fill", DALIL_FIELD_SPANNED, FALSE, FRAME(fill), .help = "ink of the ground"},
    {"picture", DALIL_FIELD_CUSTOM, FALSE, FRAME(picture), .read = dalil_picture_read,
     .kind_name = "picture", .help = "a picture on the ground, cut to the frame"},
    {"pattern", DALIL_FIELD_SPANNED, FALSE, FRAME(pattern), .help = "zellige or stars"},
    {"pattern_ink", DALIL_FIELD_SPANNED, FALSE, FRAME(pattern_ink), .help = "ink of the pattern"},
    {"pattern_fill", DALIL_FIELD_SPANNED, FALSE, FRAME(pattern_fill),
     .help = "ink that fills the pattern's stars; none when left out"},
    {"pattern_cell", DALIL_FIELD_LENGTH, FALSE, FRAME(pattern_cell), .help = "width of one repeat"},
    {"radius", DALIL_FIELD_LENGTH, FALSE, FRAME(radius),
     .help = "rounding of the ground's corners"},
    {"inset", DALIL_FIELD_LENGTH, FALSE, FRAME(inset),
     .help = "space between the frame's edge and what it holds"},
    {"columns", DALIL_FIELD_INT, FALSE, FRAME(columns),
     .help = "columns side by side, each a link of the flow"},
    {"gutter", DALIL_FIELD_LENGTH, FALSE, FRAME(gutter), .help = "space between columns"},
    {"rules", DALIL_FIELD_BOOL, FALSE, FRAME(rules), .help = "hairlines between the columns"},
    {"flow", DALIL_FIELD_SPANNED, FALSE, FRAME(flow),
     .help = "the flow this frame holds a part of"},
    {"size", DALIL_FIELD_CUSTOM, FALSE, FRAME(size), .read = read_range,
     .kind_name = "range of lengths", .help = "smallest and largest type size of its own blocks"},
    {"leading", DALIL_FIELD_CUSTOM, FALSE, FRAME(leading), .read = read_range,
     .kind_name = "range of numbers", .help = "as in a flow"},
    {"gap", DALIL_FIELD_CUSTOM, FALSE, FRAME(gap), .read = read_range,
     .kind_name = "range of numbers", .help = "as in a flow"},
    {"align", DALIL_FIELD_WORD, FALSE, FRAME(align), .words = valign_words,
     .help = "top, middle, bottom, or spread over the height"},
    {"blocks", DALIL_FIELD_CUSTOM, FALSE, FRAME(blocks), .read = read_blocks, .kind_name = "blocks",
     .help = "what the frame holds"},
    {NULL},
};

#define PANEL(member) AT(DalilPanel, member)
static const DalilField panel_fields[] = {
    {"id", DALIL_FIELD_ID, FALSE, PANEL(id), .help = "name for messages"},
    {"fill", DALIL_FIELD_SPANNED, FALSE, PANEL(fill), .help = "ink of the ground"},
    {"picture", DALIL_FIELD_CUSTOM, FALSE, PANEL(picture), .read = dalil_picture_read,
     .kind_name = "picture", .help = "a picture on the ground, in print out to the bleed"},
    {"repeat", DALIL_FIELD_BOOL, FALSE, PANEL(repeat),
     .help =
         "fold none and booklet: this page again and again as long as its flow has more; panels "
         "after it end the piece"},
    {"frames", DALIL_FIELD_MAPS, FALSE, PANEL(frames), .fields = frame_fields,
     .size = sizeof(DalilFrame), SPAN_AT(DalilFrame), .help = "what stands on it"},
    {NULL},
};

#define SHEET(member)                                                                              \
    .offset = G_STRUCT_OFFSET(DalilTemplate, sheet.member) - G_STRUCT_OFFSET(DalilTemplate, sheet)
static const DalilField sheet_fields[] = {
    {"paper", DALIL_FIELD_WORD, FALSE, SHEET(paper), .words = dalil_paper_words,
     .help = "a6 to a0; or give `width` and `height`"},
    {"width", DALIL_FIELD_LENGTH, FALSE, SHEET(width), .help = "in place of `paper`"},
    {"height", DALIL_FIELD_LENGTH, FALSE, SHEET(height), .help = "in place of `paper`"},
    {"landscape", DALIL_FIELD_BOOL, FALSE, SHEET(landscape), .help = "the long edge lies"},
    {NULL},
};

#define MARGIN(member)                                                                             \
    .offset = G_STRUCT_OFFSET(DalilTemplate, margin.member) - G_STRUCT_OFFSET(DalilTemplate, margin)
static const DalilField margin_fields[] = {
    {"top", DALIL_FIELD_LENGTH, TRUE, MARGIN(top), .help = "of every panel"},
    {"bottom", DALIL_FIELD_LENGTH, TRUE, MARGIN(bottom), .help = "of every panel"},
    {"start", DALIL_FIELD_LENGTH, TRUE, MARGIN(start),
     .help = "left, or right in right-to-left languages"},
    {"end", DALIL_FIELD_LENGTH, TRUE, MARGIN(end), .help = "the other side"},
    {NULL},
};

#define LAYOUT(member) AT(DalilTemplate, member)
const DalilField dalil_template_fields[] = {
    {"name", DALIL_FIELD_ID, FALSE, LAYOUT(name), .help = "the file's name without .yaml"},
    {"title", DALIL_FIELD_SPANNED, FALSE, LAYOUT(title), .help = "one line for people"},
    {"base", DALIL_FIELD_ID, FALSE, LAYOUT(base),
     .help = "the layout this one changes: keys given here replace its keys; inks, styles, flows, "
             "panels and frames are changed by their `id`; a key with nothing behind it is taken "
             "away"},
    {"scale", DALIL_FIELD_BOOL, FALSE, LAYOUT(scale),
     .help = "yes: lengths and type sizes of the base grow or shrink with the width of the sheet"},
    {"theme", DALIL_FIELD_ID, FALSE, LAYOUT(theme),
     .help = "colours and pictograms, from layouts/themes/NAME.yaml"},
    {"align", DALIL_FIELD_WORD, FALSE, LAYOUT(align), .words = align_edition_words,
     .help = "editions: every language keeps each category on the same panel"},
    {"bilingual", DALIL_FIELD_WORD, FALSE, LAYOUT(bilingual), .words = bilingual_words,
     .help = "side or stacked: how the second language of LAYOUT.LANG+LANG stands by the first"},
    {"links", DALIL_FIELD_BOOL, FALSE, LAYOUT(links),
     .help = "yes: for reading on a screen: telephone numbers and addresses can be tapped"},
    {"sheet", DALIL_FIELD_MAP, TRUE, LAYOUT(sheet), .fields = sheet_fields, .span_offset = 1,
     .help = "the paper"},
    {"fold", DALIL_FIELD_WORD, FALSE, LAYOUT(fold), .words = dalil_fold_words,
     .help = "none, letter, z, bi, gate, double-gate or booklet"},
    {"allowance", DALIL_FIELD_LENGTH, FALSE, LAYOUT(allowance),
     .help =
         "how much narrower a flap is, and twice as much as a gate's door is; 3mm when left out"},
    {"margin", DALIL_FIELD_MAP, TRUE, LAYOUT(margin), .fields = margin_fields, .span_offset = 1,
     .help = "space kept free along the edges of every panel"},
    {"size_floor", DALIL_FIELD_LENGTH, FALSE, LAYOUT(size_floor),
     .help = "no type smaller than this; 8pt when left out"},
    {"press", DALIL_FIELD_MAP, FALSE, LAYOUT(press), .fields = dalil_press_fields,
     SPAN_AT(DalilPressWish), .help = "what the print shop asks for, with `render --for print`"},
    {"inks", DALIL_FIELD_MAPS, TRUE, LAYOUT(inks), .fields = dalil_ink_fields,
     .size = sizeof(DalilInk), SPAN_AT(DalilInk), .help = "colours by name"},
    {"styles", DALIL_FIELD_MAPS, TRUE, LAYOUT(styles), .fields = style_fields,
     .size = sizeof(DalilStyle), SPAN_AT(DalilStyle), .help = "how text looks, by name"},
    {"flows", DALIL_FIELD_MAPS, FALSE, LAYOUT(flows), .fields = flow_fields,
     .size = sizeof(DalilFlow), SPAN_AT(DalilFlow), .help = "what runs through several frames"},
    {"panels", DALIL_FIELD_MAPS, TRUE, LAYOUT(panels), .fields = panel_fields,
     .size = sizeof(DalilPanel), SPAN_AT(DalilPanel),
     .help = "the panels (or pages) in reading order"},
    {NULL},
};

void
dalil_template_document(GString *to)
{
    dalil_fields_document(dalil_template_fields, "Layout files", to);
    dalil_fields_document(dalil_block_fields, "Blocks", to);
    g_string_append(to, "Parts of an `entry`: ");
    for (int i = 0; entry_words[i]; i++)
        g_string_append_printf(to, "%s`%s`", i > 0 ? ", " : "", entry_words[i]);
    g_string_append(to, ".\n");
    dalil_fields_document(dalil_picture_fields, "Pictures", to);
    dalil_theme_document(to);
}
