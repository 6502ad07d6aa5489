/* entry.c: one service as blocks: name, text, and lines of data, as the flow's designs have it
 *
 * In a bilingual edition what is the same for both readers (a telephone number, an address on the
 * web) is printed once; what is said in words stands in both languages, side by side.
 */
#include "compose/both.h"
#include "compose/data.h"
#include "template/sheet.h"

/* Where the text of an alert begins, behind its pictogram, in em of its size. */
#define HANG_EM 1.5

/* Above data in two languages, in em: a number of low Latin leading would touch the tails of the
 * Arabic before it. */
#define BEFORE_DATA 0.14

static const DalilText *
running_text(const DalilMaker *maker, int part, const DalilService *service)
{
    const DalilAgency *agencies = maker->content->agencies.items;

    switch (part) {
    case DALIL_ENTRY_NAME:
        return &service->name;
    case DALIL_ENTRY_DESCRIPTION:
        return service->description.n > 0 ? &service->description : &service->summary;
    case DALIL_ENTRY_SUMMARY:
        return service->summary.n > 0 ? &service->summary : &service->description;
    case DALIL_ENTRY_ALERT:
        return &service->alert;
    case DALIL_ENTRY_AGENCY:
        return &agencies[service->agency].name;
    default:
        return NULL;
    }
}

typedef struct {
    const DalilService *service;
    int part;
} Running;

static DalilBlock *
say_running(DalilMaker *maker, gconstpointer what)
{
    static const struct {
        const char *style, *icon;
    } looks[DALIL_ENTRY_COUNT] = {
        [DALIL_ENTRY_NAME] = {"name", NULL},       [DALIL_ENTRY_DESCRIPTION] = {"body", NULL},
        [DALIL_ENTRY_SUMMARY] = {"body", NULL},    [DALIL_ENTRY_ALERT] = {"phone", "alert"},
        [DALIL_ENTRY_AGENCY] = {"data", "agency"},
    };
    const DalilStyle *styles = maker->layout->styles.items;
    const Running *running = what;
    int part = running->part, style = dalil_maker_style(maker, looks[part].style);
    DalilBlock *block =
        dalil_maker_para_of(maker, running_text(maker, part, running->service), style, -1);

    dalil_maker_role(block, part == DALIL_ENTRY_NAME     ? DALIL_ROLE_NAME
                            : part == DALIL_ENTRY_AGENCY ? DALIL_ROLE_DATUM
                                                         : DALIL_ROLE_TEXT);
    if (!block || !looks[part].icon || maker->plain || dalil_both_in_second(maker))
        return block;
    block->align = styles[style].align;
    block->icon = dalil_maker_icon(maker, looks[part].icon, block->at);
    block->icon_ink = maker->layout->inks.n + maker->category;
    block->hang = HANG_EM * styles[style].size;
    return block;
}

/* Returns how many blocks were added. Names stand side by side: they are short. */
static int
add_running(DalilMaker *maker, GPtrArray *to, int part, const DalilService *service, int when)
{
    const Running running = {service, part};
    gboolean brief = part == DALIL_ENTRY_NAME || part == DALIL_ENTRY_AGENCY;
    DalilBlock *blocks[2];
    int n = dalil_both_blocks(
        maker, brief ? DALIL_BILINGUAL_SIDE : (DalilBilingual)maker->layout->bilingual, say_running,
        &running, blocks);

    for (int i = 0; i < n; i++)
        dalil_data_put(to, blocks[i], when);
    return n;
}

static gboolean
is_data(DalilBlock *block)
{
    return block->kind == DALIL_BOX_PACK || dalil_both_first(block)->icon >= 0;
}

/* One line of the design. */
static void
add_line(DalilMaker *maker, GPtrArray *to, const DalilEntryLine *line, const DalilService *service,
         int when)
{
    g_autoptr(GArray) values = dalil_datum_list();
    g_autoptr(GArray) seconds = dalil_datum_list();
    DalilBlock *above = to->len > 0 ? to->pdata[to->len - 1] : NULL;
    guint from = to->len;

    for (gsize k = 0; k < G_N_ELEMENTS(line->fields) && line->fields[k] >= 0; k++) {
        int part = line->fields[k];
        if (running_text(maker, part, service)) {
            add_running(maker, to, part, service, when);
            return;
        }
        dalil_datum_add(maker, values, part, service);
        if (!maker->edition->second)
            continue;
        dalil_both_speak(maker, maker->edition->second);
        dalil_datum_add(maker, seconds, part, service);
        dalil_both_speak(maker, maker->edition->language);
    }
    dalil_data_add(maker, to, values, seconds, dalil_maker_style(maker, "data"), when);
    if (maker->edition->second && above && !is_data(above) && to->len > from)
        ((DalilBlock *)to->pdata[from])->before = BEFORE_DATA;
}

#define ANY_LENGTH (DALIL_WHEN_LONG | DALIL_WHEN_SHORT)

/* Both texts, for the fit to choose; a text that stands alone stands in either setting. */
static void
add_choice(DalilMaker *maker, GPtrArray *to, const DalilService *service, int designs)
{
    guint from = to->len;
    int longer =
        add_running(maker, to, DALIL_ENTRY_DESCRIPTION, service, designs | DALIL_WHEN_LONG);
    int shorter = add_running(maker, to, DALIL_ENTRY_SUMMARY, service, designs | DALIL_WHEN_SHORT);

    if (longer == 0 || shorter == 0)
        for (; from < to->len; from++)
            ((DalilBlock *)to->pdata[from])->when |= ANY_LENGTH;
}

/* The choice is there even where the layout does not allow it, so that a report can say what
 * allowing it would do; but pages that repeat are never short of room. */
static gboolean
has_choice(const DalilMaker *maker, const DalilFlow *flow, const DalilEntryDesign *design,
           const DalilService *service)
{
    for (int i = 0; i < design->n; i++)
        if (design->lines[i].fields[0] == DALIL_ENTRY_SUMMARY)
            return FALSE;
    return service->description.n > 0 && service->summary.n > 0 &&
           (flow->shorten || dalil_sheet_repeat(maker->layout) < 0);
}

static void
add_design(DalilMaker *maker, GPtrArray *to, const DalilFlow *flow, const DalilEntryDesign *design,
           const DalilService *service, int designs)
{
    gboolean choice = has_choice(maker, flow, design, service);

    for (int i = 0; i < design->n; i++)
        if (choice && design->lines[i].fields[0] == DALIL_ENTRY_DESCRIPTION)
            add_choice(maker, to, service, designs);
        else
            add_line(maker, to, &design->lines[i], service, designs | ANY_LENGTH);
}

/* Whatever the fit chooses, the first block that stands tells whose entry begins. FALSE: one of its
 * choices shows nothing of the service. */
static gboolean
mark_first(GPtrArray *to, guint from, const DalilService *service)
{
    static const guint8 lengths[] = {DALIL_WHEN_LONG, DALIL_WHEN_SHORT};
    static const guint8 designs[] = {DALIL_WHEN_USUAL, DALIL_WHEN_DENSE};

    int begun = 0;

    for (gsize v = 0; v < 4; v++)
        for (guint i = from; i < to->len; i++) {
            DalilBlock *block = to->pdata[i];
            if (!(block->when & lengths[v % 2]) || !(block->when & designs[v / 2]))
                continue;
            block->is_service = TRUE;
            block->key = service->id.text;
            block->at = service->span;
            begun++;
            break;
        }
    return begun == 4;
}

gboolean
dalil_entry_add(DalilMaker *maker, GPtrArray *to, const DalilFlow *flow,
                const DalilService *service)
{
    const DalilService *services = maker->content->services.items;
    guint from = to->len;

    maker->plain = flow->plain;
    if (flow->dense.n > 0) {
        add_design(maker, to, flow, &flow->entry, service, DALIL_WHEN_USUAL);
        add_design(maker, to, flow, &flow->dense, service, DALIL_WHEN_DENSE);
    } else {
        add_design(maker, to, flow, &flow->entry, service, DALIL_WHEN_USUAL | DALIL_WHEN_DENSE);
    }
    maker->plain = FALSE;
    for (guint i = from; i < to->len; i++) {
        DalilBlock *block = to->pdata[i];
        block->service = (int)(service - services);
        block->priority = service->priority;
    }
    return mark_first(to, from, service);
}
