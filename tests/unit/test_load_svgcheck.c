/* test_load_svgcheck.c: which drawings are taken, and what is said of the others */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/svgcheck.h"

/* Gives all problems as they are printed, without the count; "": it is taken. (transfer full) */
static char *
check(const char *text, gsize length, double *shape)
{
    g_autoptr(DalilDiags) diags = dalil_diags_new();
    g_autofree char *own = g_memdup2(text, length); /* looking beyond is seen by the sanitizers */
    char *said = NULL, *last = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&said, &size);
    gboolean alpha = FALSE, good = dalil_svg_check(own, length, "a.svg", diags, shape, &alpha);

    dalil_diags_print(diags, to, FALSE);
    fclose(to);
    g_assert_cmpint(good, ==, *said == '\0');
    if (good)
        g_assert_cmpint(alpha, ==, strstr(text, "opacity") != NULL);
    if (!good && said[strlen(said) - 1] == '\n')
        said[strlen(said) - 1] = '\0';
    last = strrchr(said, '\n'); /* "1 error" */
    if (last)
        last[1] = '\0';
    return said;
}

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\">\n"
#define END "</svg>"
#define ERR(place) "a.svg:" place ": error: "
#define USE "<use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href="
#define TO_PATHS "arrowheads and the like; turn them into paths first\n"
#define DOTS "filters become coarse dots on paper; leave the effect out\n"
#define MASKS "masks become coarse dots on paper; cut the shape itself, or clip it\n"
#define BLEND "inks cannot blend on paper as light does; leave the effect out\n"
#define OUT "url() leads out of the drawing; it may use parts of itself only\n"
#define BROKEN "this is no element as XML writes it; save the drawing again\n"
#define UNFINISHED "the file ends before the drawing does; copy or save it again\n"
#define PROGRAMS "a drawing may not run programs\n"
#define MOVES "nothing moves on paper\n"
#define PARTS "a drawing may use parts of itself only\n"

typedef struct {
    const char *name, *text, *problem;
    double shape; /* 0: 2 */
} Case;

static const Case good[] = {
    {"plain", SVG "<path d=\"M0 0 L5 5\"/>" END, "", 0},
    {"mark", "\xEF\xBB\xBF" SVG END, "", 0},
    {"declared", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n" SVG END, "", 0},
    {"comments", "<!-- made - by hand -->\n" SVG "<!-- <script> -->" END "\n<!-- end -->\n", "", 0},
    {"parts",
     SVG "<defs><linearGradient id=\"g\"><stop offset=\"0\"/></linearGradient><clipPath "
         "id=\"c\"><circle r=\"3\"/></clipPath><g id=\"s\"><rect/></g></defs><g "
         "fill=\"url(#g)\" clip-path=\"url( '#c' )\"><use href=\"#s\"/>" USE "\"#s\"/></g>" END,
     "", 0},
    {"sheet",
     SVG "<style>.a{fill:url(#g)} /* @import */ .b{opacity:.5;filter:none}</style><linearGradient "
         "id=\"g\"/><path class=\"a\"/>" END,
     "", 0},
    {"said", SVG "<title>Un &amp; deux &#8211; &#x2014;</title><desc>text</desc>" END, "", 0},
    {"notes of a program",
     "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:ink=\"http://www.inkscape.org/namespaces\" "
     "viewBox=\"0 0 20 10\" ink:version=\"1\"><ink:view page=\"1\"><ink:grid/></ink:view>"
     "<metadata><ink:x/></metadata><g ink:label=\"Layer @ 1\"/>" END,
     "", 0},
    {"a size of its own",
     "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30mm\" height=\"1cm\"/>", "", 3},
    {"a size by its view",
     "<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='100%' "
     "viewBox='-5,-5 40 10'></svg>",
     "", 4},
};

static const Case bad[] = {
    {"empty", "", ERR("1:1") "the file is empty; copy or save it again\n", 0},
    {"html", "<html><body/></html>",
     ERR("1:1") "this is no SVG drawing: it should begin with <svg "
                "xmlns=\"http://www.w3.org/2000/svg\" …>\n",
     0},
    {"no namespace", "<svg viewBox=\"0 0 1 1\"/>",
     ERR("1:1") "this is no SVG drawing: it should begin with <svg "
                "xmlns=\"http://www.w3.org/2000/svg\" …>\n",
     0},
    {"another namespace", "<svg xmlns=\"http://example.org/\" viewBox=\"0 0 1 1\"/>",
     ERR("1:6") "`xmlns` must be \"http://www.w3.org/2000/svg\"; save as plain SVG\n", 0},
    {"a prefix for it", SVG "<x:image xmlns:x=\"http://www.w3.org/2000/svg\"/>" END,
     ERR("2:10") "the prefix \"x\" stands for SVG; save as plain SVG, without prefixes\n", 0},
    {"xinclude",
     SVG "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>" END,
     ERR("2:13") "a drawing may not fetch other files (XInclude)\n" ERR(
         "2:56") "`href` leads to \"/etc/passwd\"; " PARTS,
     0},
    {"a prefix for nothing", SVG "<x:g/><g y:a=\"\"/>" END,
     ERR("2:1") "a name has a prefix that stands for nothing; save as plain SVG\n" ERR(
         "2:7") "a name has a prefix that stands for nothing; save as plain SVG\n",
     0},
    {"a prefix out of reach", SVG "<g xmlns:x=\"urn:x\"/><x:g/>" END,
     ERR("2:21") "a name has a prefix that stands for nothing; save as plain SVG\n", 0},
    {"a prefix for no address", SVG "<g xmlns:x=\"a%zz b\"/>" END,
     ERR("2:1") "a prefix stands for something that is no address; save as plain SVG\n", 0},
    {"a prefix of XML's own", SVG "<g xmlns:xml=\"urn:x\"/>" END,
     ERR("2:1") "the prefixes xml and xmlns are XML's own; save as plain SVG\n", 0},
    {"one name by two prefixes",
     SVG "<g xmlns:x=\"urn:x\" xmlns:y=\"urn:x\" x:a=\"1\" y:a=\"2\"/>" END,
     ERR("2:1") "an attribute is there twice; save as plain SVG\n", 0},
    {"three names in one", SVG "<g xml:a:b=\"1\"/>" END,
     ERR("2:1") "a name with too many colons; save as plain SVG\n", 0},
    {"end of what was not begun", SVG "<title>]]></title>" END,
     ERR("2:8") "]]> stands in a text; save as plain SVG\n", 0},
    {"no size", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"50%\"/>",
     ERR("1:1") "the drawing does not say how large it is; give it a `viewBox`\n", 0},
    {"size zero", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 0 10\"/>",
     ERR("1:1") "the drawing does not say how large it is; give it a `viewBox`\n", 0},
    {"size no number", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 nan inf\"/>",
     ERR("1:1") "the drawing does not say how large it is; give it a `viewBox`\n", 0},
    {"a thread", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9999 1\"/>",
     ERR("1:1") "the drawing is a thousand times longer than wide; mend its `viewBox`\n", 0},
    {"doctype",
     "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://x/svg11.dtd\">\n" SVG END,
     ERR("1:1") "a document type (DOCTYPE) can hide entities and other files; remove it, or save "
                "as plain SVG\n",
     0},
    {"entities", "<!DOCTYPE svg [<!ENTITY a \"b\">]>" SVG "&a;" END,
     ERR("1:1") "a document type (DOCTYPE) can hide entities and other files; remove it, or save "
                "as plain SVG\n",
     0},
    {"entity used", SVG "<title>&eacute;</title>" END,
     ERR("2:8") "an entity that is not one of XML's own; write the character itself\n", 0},
    {"entity in a value", SVG "<g id=\"&x;\"/>" END,
     ERR("2:8") "an entity that is not one of XML's own; write the character itself\n", 0},
    {"character zero", SVG "<g id=\"&#0;\"/>" END,
     ERR("2:11") "an entity that is not one of XML's own; write the character itself\n", 0},
    {"cdata", SVG "<style><![CDATA[a{}]]></style>" END,
     ERR("2:8") "a CDATA section; save as plain SVG\n", 0},
    {"stylesheet", "<?xml-stylesheet href=\"a.css\"?>" SVG END,
     ERR("1:1") "an instruction (<?…?>) to other programs; remove it, or save as plain SVG\n", 0},
    {"encoding", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" SVG END,
     ERR("1:1") "this is no XML 1.0 in UTF-8; save as plain SVG\n", 0},
    {"encoding hidden", "<?xml version=\"1.0\" encoding=\"utf-16\" x=\"utf-8\"?>" SVG END,
     ERR("1:1") "this is no XML 1.0 in UTF-8; save as plain SVG\n", 0},
    {"version", "<?xml version=\"0.0\" encoding=\"UTF-8\"?>" SVG END,
     ERR("1:1") "this is no XML 1.0 in UTF-8; save as plain SVG\n", 0},
    {"filter", SVG "<filter id=\"f\"/>\n<g filter=\"url(#f)\"/>" END,
     ERR("2:1") "<filter>: " DOTS ERR("3:4") "`filter`: " DOTS, 0},
    {"mask", SVG "<mask id=\"m\"/><g mask=\"url(#m)\"/>" END,
     ERR("2:1") "<mask>: " MASKS ERR("2:18") "`mask`: " MASKS, 0},
    {"text", SVG "<text x=\"1\">Aide</text>" END,
     ERR("2:1") "<text>: letters depend on the fonts of each machine; turn text into paths\n", 0},
    {"image", SVG "<image href=\"data:image/png;base64,AAAA\"/>" END,
     ERR("2:1") "<image>: a picture inside a drawing; place it in the layout, by itself\n" ERR(
         "2:8") "`href` leads to \"data:image/png;base64,AAAA\"; " PARTS,
     0},
    {"script", SVG "<script>alert(1)</script>" END, ERR("2:1") "<script>: " PROGRAMS, 0},
    {"foreign", SVG "<foreignObject/>" END,
     ERR("2:1") "<foreignObject>: what is no drawing cannot be printed from here\n", 0},
    {"link", SVG "<a href=\"javascript:x()\"><g/></a>" END,
     ERR("2:1") "<a>: a drawing may not lead elsewhere\n" ERR(
         "2:4") "`href` leads to \"javascript:x()\"; " PARTS,
     0},
    {"switch", SVG "<switch><g systemLanguage=\"fr\"/></switch>" END,
     ERR("2:1") "<switch>: what depends on the reader's language; save one drawing for each\n" ERR(
         "2:12") "`systemLanguage`: what depends on the reader's language; save one drawing for "
                 "each\n",
     0},
    {"pattern", SVG "<pattern/>" END,
     ERR("2:1") "<pattern>: patterns become dots on paper; repeat the shapes themselves\n", 0},
    {"marker", SVG "<marker id=\"m\"/><path marker-end=\"url(#m)\" style=\"marker:url(#m)\"/>" END,
     ERR("2:1") "<marker>: " TO_PATHS ERR("2:23") "`marker-end`: " TO_PATHS ERR(
         "2:44") "`marker`: " TO_PATHS,
     0},
    {"animation", SVG "<animate/><set/>" END,
     ERR("2:1") "<animate>: " MOVES ERR("2:11") "<set>: " MOVES, 0},
    {"unknown", SVG "<blink/>" END,
     ERR("2:1") "<blink> is nothing dalil draws; save as plain SVG, with paths only\n", 0},
    {"event", SVG "<g onclick=\"x()\" onLoad='y'/>" END,
     ERR("2:4") "`onclick`: " PROGRAMS ERR("2:18") "`onLoad`: " PROGRAMS, 0},
    {"href to a file", SVG USE "\"b.svg#a\"/>" END,
     ERR("2:49") "`xlink:href` leads to \"b.svg#a\"; " PARTS, 0},
    {"href by another prefix",
     SVG "<use xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"file:///etc/passwd\"/>" END,
     ERR("2:45") "`x:href` leads to \"file:///etc/passwd\"; " PARTS, 0},
    {"href spelled in numbers", SVG "<use href=\"&#104;ttp://example.org/\"/>" END,
     ERR("2:6") "`href` leads to \"http://example.org/\"; " PARTS, 0},
    {"base", SVG "<g xml:base=\"http://example.org/\"/>" END,
     ERR("2:4") "`xml:base`: a drawing may not lead to other files\n", 0},
    {"url to a file", SVG "<g fill=\"url(b.svg#a)\"/><g style=\"fill: URL ( 'http://x/' )\"/>" END,
     ERR("2:4") OUT ERR("2:28") OUT, 0},
    {"url of nothing", SVG "<g fill=\"url()\"/>" END, ERR("2:4") OUT, 0},
    {"import", SVG "<style>\n@import url(http://example.org/a.css);</style>" END,
     ERR("2:8") "an @ in a style can fetch other files (@import); save as plain SVG\n", 0},
    {"sheet reaches out", SVG "<style>.a { fill: url(\"b.svg#g\") }</style>" END, ERR("2:8") OUT,
     0},
    {"backslash", SVG "<g style=\"fill:\\75rl(b.svg#a)\"/>" END,
     ERR("2:4") "a backslash in a value can hide what it says; write the character itself\n", 0},
    {"filter in style", SVG "<g style=\"opacity:1; FILTER : blur(2px)\"/>" END,
     ERR("2:4") "`FILTER`: " DOTS, 0},
    {"mask in a sheet", SVG "<style>g { mask/**/: url(#m) }</style><g id=\"m\"/>" END,
     ERR("2:8") "`mask`: " MASKS, 0},
    {"blend", SVG "<g style=\"mix-blend-mode:multiply\"/>" END,
     ERR("2:4") "`mix-blend-mode`: " BLEND, 0},
    {"element in a style", SVG "<style><g/>@import 'x'</style>" END,
     ERR("2:8") "an element stands inside <style>; save as plain SVG\n", 0},
    {"missing part", SVG "<use href=\"#nothing\"/>" END,
     ERR("2:6") "\"#nothing\" is no part of this drawing; save it again\n", 0},
    {"uses itself", SVG "<g id=\"a\"><use href=\"#a\"/></g>" END,
     ERR("2:16") "\"#a\" uses itself; draw it without\n", 0},
    {"uses go round",
     SVG "<g id=\"a\"><use href=\"#b\"/></g>\n<g id=\"b\"><use href=\"#a\"/></g>" END,
     ERR("2:16") "\"#b\" uses itself; draw it without\n", 0},
    {"one id twice", SVG "<g id=\"a\"/><g id=\"a\"/>" END,
     ERR("2:15") "two parts have the same id, and programs do not agree which is meant; give each "
                 "its own, or save as plain SVG\n",
     0},
    {"not closed", SVG "<g>", ERR("2:4") UNFINISHED, 0},
    {"closed otherwise", SVG "<g></svg>", ERR("2:9") BROKEN, 0},
    {"value not closed", SVG "<g id=\"a></svg>",
     ERR("2:10") "a \"<\" stands in a value; write &lt;\n", 0},
    {"cut in a value", SVG "<g id=\"a", ERR("2:4") UNFINISHED, 0},
    {"cut in a name", SVG "<", ERR("2:1") BROKEN, 0},
    {"without quotes", SVG "<g id=a/>" END, ERR("2:7") BROKEN, 0},
    {"attribute twice", SVG "<g id=\"a\" id=\"b\"/>" END, ERR("2:17") BROKEN, 0},
    {"comment open", SVG "<!-- a --b -->" END, ERR("2:1") "a comment is not ended by -->\n", 0},
    {"two drawings", SVG END "\n" SVG END, ERR("3:1") "a second drawing in the same file\n", 0},
    {"words behind it", SVG END "\nhello",
     ERR("2:7") "something stands outside the drawing; save it again\n", 0},
    {"not UTF-8", SVG "<title>\xE9</title>" END,
     "a.svg: error: this is no text in UTF-8; save the drawing as plain SVG\n", 0},
    {"control characters", SVG "<title>\x1B[2J</title>" END,
     "a.svg: error: this is no text in UTF-8; save the drawing as plain SVG\n", 0},
};

static void
test_case(gconstpointer data)
{
    const Case *c = data;
    double shape = 0;
    g_autofree char *problem = check(c->text, strlen(c->text), &shape);

    g_assert_cmpstr(problem, ==, c->problem);
    if (!*problem)
        g_assert_cmpfloat_with_epsilon(shape, c->shape > 0 ? c->shape : 2, 1e-9);
}

/* Ten uses of ten uses of ten… */
static void
test_laughter(void)
{
    g_autoptr(GString) text = g_string_new(SVG "<path id=\"p0\" d=\"M0 0\"/>");
    g_autofree char *problem = NULL;
    double shape = 0;

    for (int i = 1; i < 9; i++) {
        g_string_append_printf(text, "<g id=\"p%d\">", i);
        for (int k = 0; k < 10; k++)
            g_string_append_printf(text, "<use href=\"#p%d\"/>", i - 1);
        g_string_append(text, "</g>");
    }
    g_string_append(text, END);
    problem = check(text->str, text->len, &shape);
    g_assert_cmpstr(problem, ==,
                    "a.svg: error: with all that is used again and again it has more than 500000 "
                    "parts; draw it simpler\n");
}

static void
test_chain(void)
{
    g_autoptr(GString) text = g_string_new(SVG);
    g_autofree char *problem = NULL;
    double shape = 0;

    for (int i = 0; i < 1000; i++)
        g_string_append_printf(text, "<g id=\"p%d\"><use href=\"#p%d\"/></g>\n", i, i + 1);
    g_string_append(text, "<g id=\"p1000\"/>" END);
    problem = check(text->str, text->len, &shape);
    g_assert_nonnull(strstr(problem, "parts use parts that use parts, more than 24 deep"));
}

static void
test_many(void)
{
    g_autoptr(GString) text = g_string_new(SVG);
    g_autofree char *problem = NULL;
    double shape = 0;

    for (int i = 0; i < DALIL_SVG_ELEMENTS_MAX; i++)
        g_string_append(text, "<g/>");
    g_string_append(text, END);
    problem = check(text->str, text->len, &shape);
    g_assert_nonnull(
        strstr(problem, "more than 20000 elements, or more than 64 inside each other"));
}

static void
test_deep(void)
{
    g_autoptr(GString) text = g_string_new(SVG);
    g_autofree char *problem = NULL;
    double shape = 0;

    for (int i = 0; i < DALIL_SVG_DEEP; i++)
        g_string_append(text, "<g>");
    problem = check(text->str, text->len, &shape);
    g_assert_nonnull(
        strstr(problem, "more than 20000 elements, or more than 64 inside each other"));
}

static void
test_large(void)
{
    g_autofree char *text = g_strnfill(DALIL_SVG_BYTES_MAX + 1, ' ');
    g_autofree char *problem = NULL;
    double shape = 0;

    problem = check(text, DALIL_SVG_BYTES_MAX + 1, &shape);
    g_assert_cmpstr(problem, ==, "a.svg: error: a drawing can have 2 MB; make it simpler\n");
}

/* However early a good drawing ends, it is refused. */
static void
test_cut(void)
{
    const char *text = good[4].text;

    for (gsize i = 0; i < strlen(text); i++) {
        double shape = 0;
        g_autofree char *problem = check(text, i, &shape);
        g_assert_cmpstr(problem, !=, "");
    }
}

#define ADD(list, path)                                                                            \
    for (gsize i = 0; i < G_N_ELEMENTS(list); i++) {                                               \
        g_autofree char *name = g_strconcat("/load/svgcheck/" path "/", list[i].name, NULL);       \
        g_test_add_data_func(g_strdelimit(name, " ", '-'), &list[i], test_case);                   \
    }

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD(good, "good");
    ADD(bad, "bad");
    g_test_add_func("/load/svgcheck/uses-of-uses", test_laughter);
    g_test_add_func("/load/svgcheck/chain-of-uses", test_chain);
    g_test_add_func("/load/svgcheck/many", test_many);
    g_test_add_func("/load/svgcheck/deep", test_deep);
    g_test_add_func("/load/svgcheck/large", test_large);
    g_test_add_func("/load/svgcheck/cut", test_cut);
    return g_test_run();
}
