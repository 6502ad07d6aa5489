#!/usr/bin/env python3
"""ua.py: the screen file can be read without seeing it: PDF/UA-1, in every layout"""

import html
import re
import unicodedata
from collections import Counter

from lib.pdffile import SHOWS, File, kids, operators
from lib.tap import ROOT, box, command, dalil, done, network, ok, same, small, swap, tool, write

OUT = box() / "out"
HEADINGS = re.compile(r"/H([1-6])$")
TYPES = {"/Document", "/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Link", "/Figure", "/Span"}
CHILDREN = {"/L": {"/LI"}, "/LI": {"/Lbl", "/LBody"}}
PAINTS = SHOWS | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI"}
DIVIDED = "\x01"  # a line ended here: behind a space, or in a word with a hyphen
CONTINUED = {"fr": "(suite)", "ar": "(تتمة)"}


def plain(text):
    """What is heard: no marks of direction."""
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return re.sub(r"\s+", " ", text).strip()


def loose(content):
    """Operators that draw outside any mark, and the numbers of marks that hold text or pictures."""
    outside, numbers, open_marks = Counter(), [], []
    for word, operands, _ in operators(content):
        said = [operand.group().decode("latin-1") for operand in operands]
        if word in ("BDC", "BMC"):
            number = said[said.index("/MCID") + 1] if "/MCID" in said else None
            if number is not None:
                numbers.append(int(number))
                if any(mark is not None for mark in open_marks):
                    outside["a mark in a mark"] += 1
            open_marks.append(number)
        elif word == "EMC":
            if open_marks:
                open_marks.pop()
            else:
                outside["EMC without a mark"] += 1
        elif word in PAINTS and not open_marks:
            outside[word] += 1
    if open_marks:
        outside["a mark that stays open"] += 1
    return dict(outside), numbers


def structure_text(path):
    """What pdfinfo reads aloud: (type, text) of every element that has some."""
    found, last = [], None
    for line in command(["pdfinfo", "-struct-text", path]).out.splitlines():
        piece = re.fullmatch(r'\s*"(.*)"', line)
        if piece and last:
            last[1] += piece.group(1)
        elif not piece and not line.strip().startswith("/"):
            name = line.split()[0].rstrip(":") if line.strip() else ""
            if name == "Link":  # its words are those of what holds it
                continue
            last = [name, ""]
            found.append(last)
    return [(kind, plain(text)) for kind, text in found if plain(text)]


def panel(page, x, rtl, width):
    """Of an A4 letter fold, from the start edge: flap 97, back 100, cover; then 2, 3, and 4."""
    x = (width - x if rtl else x) / 72 * 25.4
    return ((5, 6, 1) if page == 1 else (2, 3, 4))[(x > (97 if page == 1 else 100)) + (x > (197 if page == 1 else 200))]


def paragraphs(edition):
    """What the layout says stands on the pages, panel by panel."""
    tag = edition.partition(".")[2]
    page, found, last = 0, [], None
    width, rtl = 0, False
    for line in dalil("dump", "--stage=items", edition, cwd=ROOT).out.splitlines():
        head = re.match(r"page (\d+) \S+ (\S+) w ([\d.]+)", line)
        if head:
            page, rtl, width, last = int(head.group(1)), head.group(2) == "rtl", float(head.group(3)), None
            continue
        text = re.match(r"  text ([-\d.]+),([-\d.]+) w ([-\d.]+) .*? \[([^]]*)\]  (.*)", line)
        if not text:
            continue
        x, y, wide, key, words = *map(float, text.group(1, 2, 3)), *text.group(4, 5)
        where = panel(page, x + wide / 2, rtl, width)
        if last and key != "-" and last["key"] == key and last["panel"] == where and "phones" not in key and \
                "contact" not in key and last["y"] < y < last["y"] + 40:
            last["text"] += DIVIDED + words
            last["y"] = y
            continue
        last = {"key": key, "panel": where, "page": page, "y": y, "top": y, "text": words}
        found.append(last)
    stretches = []
    for item in found:  # as drawn: first what stands still, then what flows
        if not stretches or stretches[-1][0]["panel"] != item["panel"] or item["top"] < stretches[-1][-1]["top"] - 60:
            stretches.append([])
        stretches[-1].append(item)
    stretches.sort(key=lambda group: (group[0]["panel"], min(item["top"] for item in group)))
    return [item for group in stretches for item in group if CONTINUED[tag] not in item["text"]]


def whole(edition):
    """Every word, in the order of the panels."""
    heard = " ".join(text for _, text in structure_text(OUT / f"{edition}.pdf"))
    said = " ".join(plain(item["text"]) for item in paragraphs(edition))
    heard, said = (text.replace("آ", "") for text in (heard, said))  # in a ligature pdfinfo does not find it
    hyphened = set(re.findall(r"(\w+)\u00ad", command(["mutool", "draw", "-q", "-F", "txt", OUT / f"{edition}.pdf"]).out))
    for at in [match.start() for match in re.finditer(DIVIDED, said)]:  # a divided word is heard whole
        if heard[at:at + 1] != " " and re.search(r"\w*$", said[:at]).group() in hyphened:
            heard = heard[:at] + " " + heard[at:]
    same(heard.replace(" ", "\n"), re.sub(f"[{DIVIDED} ]", "\n", said),
         f"{edition}: what is read aloud is what was laid out, panel by panel")


def names(edition):
    """Services as headings of the third level, in the order in which they were placed."""
    heard = [text for kind, text in structure_text(OUT / f"{edition}.pdf") if kind == "H3"]
    said = [plain(item["text"].replace(DIVIDED, " ")) for item in paragraphs(edition) if re.fullmatch(r"[^:/]+/name|notice:[^/]+/title", item["key"])
            and not item["key"].startswith("network/")]
    same(heard, said, f"{edition}: every service and notice is a heading")


def levels(name, elements):
    last, leaps = 0, []
    for kind, node, _, _ in elements:
        level = HEADINGS.match(kind)
        if level:
            if int(level.group(1)) > last + 1:
                leaps.append((last, kind))
            last = int(level.group(1))
    ok(not leaps and last > 0, f"{name}: headings leave out no level", leaps)


def document(file, name, tag, rtl):
    catalog = file.catalog
    same(catalog.get("/Lang"), tag, f"{name}: the language")
    same((catalog["/MarkInfo"].get("/Marked"), catalog["/ViewerPreferences"]),
         (True, {"/Direction": "/R2L" if rtl else "/L2R", "/DisplayDocTitle": True}), f"{name}: marked, with its direction")
    packet = command(["qpdf", f"--show-object={catalog['/Metadata'].split()[0]}", "--filtered-stream-data", file.path]).out
    title = file.at(file.objects["trailer"]["/Info"])["/Title"].removeprefix("u:")
    ok("<pdfuaid:part>1</pdfuaid:part>" in packet and html.escape(title) in packet,
       f"{name}: its packet says PDF/UA-1 and the title", packet)
    same([file.at(page).get("/Tabs") for page in file.pages], ["/S"] * len(file.pages), f"{name}: tabs follow the structure")


def figures(file, name, elements):
    alone = [node for kind, node, _, _ in elements if kind == "/Figure" and not plain(node.get("/Alt", ""))]
    ok(not alone, f"{name}: every picture says what it means", alone)


def nesting(name, elements):
    wrong = [(parent, kind) for kind, _, _, parent in elements
             if kind not in TYPES or kind not in CHILDREN.get(parent, TYPES) or (kind in ("/LI", "/Lbl", "/LBody")) !=
             (parent in CHILDREN)]
    ok(not wrong, f"{name}: elements stand where they may", wrong)


def marks(file, name, elements):
    """Every mark belongs to one element, every element to its marks, both ways."""
    owners = {}
    for kind, node, me, _ in elements:
        for kid in kids(node):
            if isinstance(kid, int):
                owners.setdefault((node["/Pg"], kid), []).append(me)
            elif isinstance(kid, dict) and kid.get("/Type") == "/MCR":
                owners.setdefault((kid["/Pg"], kid["/MCID"]), []).append(me)
    ok(all(len(holders) == 1 for holders in owners.values()), f"{name}: no mark has two elements")
    numbers = file.at(file.at(file.catalog["/StructTreeRoot"])["/ParentTree"])["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2]))
    streams, wrong = file.streams(), []
    for number, page in enumerate(file.pages, 1):
        outside, found = loose(streams[file.at(page)["/Contents"]])
        wrong += [f"page {number}: {times} {word} outside" for word, times in outside.items()]
        if found != list(range(len(found))):
            wrong.append(f"page {number}: marks are not numbered in their order")
        if [owners.get((page, mark)) for mark in found] != [[owner] for owner in file.at(parents[file.at(page)["/StructParents"]])]:
            wrong.append(f"page {number}: a mark does not find its element")
    ok(not wrong, f"{name}: all that is drawn is marked, and each mark finds its element", *wrong)


ARTIFACTS = {"/Type /Layout", "/Type /Pagination", "/Type /Pagination /Subtype /Header", "/Type /Pagination /Subtype /Footer"}


def artifacts(file, name):
    """What belongs to no element says what it is; letters come back with the pages, shapes do not."""
    streams, wrong, kinds = file.streams(), [], Counter()
    for number, page in enumerate(file.pages, 1):
        kind = None
        for word, operands, _ in operators(streams[file.at(page)["/Contents"]]):
            if word in ("BDC", "BMC") and operands[0].group() == b"/Artifact":
                kind = " ".join(operand.group().decode() for operand in operands[1:]).strip("<> ")
                kinds[kind] += 1
            elif word == "EMC":
                kind = None
            elif kind and word in PAINTS and ("Pagination" in kind) != (word in SHOWS):
                wrong.append(f"page {number}: {word} in {kind}")
    ok(not wrong and set(kinds) <= ARTIFACTS, f"{name}: decoration says which kind it is: {dict(kinds)}", *wrong)
    return kinds


def folios():
    """Page numbers of a directory stand at the foot, in every language."""
    for tag in ("fr", "ar"):
        file = File(OUT / f"directory-a4.{tag}.pdf")
        feet = artifacts(file, f"directory-a4.{tag}")["/Type /Pagination /Subtype /Footer"]
        ok(feet >= len(file.pages) - 1, f"directory-a4.{tag}: page numbers are footers ({feet} on {len(file.pages)} pages)")


def links(file, name, elements, wanted):
    numbers = file.at(file.at(file.catalog["/StructTreeRoot"])["/ParentTree"])["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2]))
    held = {file_name: me for kind, node, me, _ in elements if kind == "/Link"
            for kid in kids(node) if isinstance(kid, dict) and kid.get("/Type") == "/OBJR" for file_name in [kid["/Obj"]]}
    notes = [note for page in file.pages for note in file.at(page).get("/Annots", [])]
    wrong = [note for note in notes if not plain(file.at(note).get("/Contents", "")) or file.at(note).get("/F") != 4 or
             parents.get(file.at(note)["/StructParent"]) != held.get(note) or note not in held]
    ok(not wrong and bool(notes) == wanted, f"{name}: links are described and in the structure ({len(notes)})", wrong)


def outline(file, name, elements):
    headings = [node for kind, node, _, _ in elements if HEADINGS.match(kind)]
    root = file.at(file.catalog.get("/Outlines"))
    if root is None:
        return ok(len(headings) < 2, f"{name}: headings are listed in the margin")
    entries, entry = [], file.at(root["/First"])
    while entry:
        entries.append(entry)
        entry = file.at(entry.get("/Next"))
    return ok(root["/Count"] == len(entries) and all(entry["/Dest"][0] in file.pages and entry["/Title"] for entry in entries),
              f"{name}: headings are listed in the margin ({len(entries)})", entries)


def layout(name, tag):
    path = OUT / f"{name}.pdf"
    check = command(["qpdf", "--check", path])
    ok(check.code == 0 and "WARNING" not in check.out + check.err, f"{name}: qpdf finds it in order", check)
    file = File(path)
    elements = file.elements()
    rtl = tag == "ar"
    document(file, name, tag, rtl)
    nesting(name, elements)
    levels(name, elements)
    figures(file, name, elements)
    marks(file, name, elements)
    artifacts(file, name)
    links(file, name, elements, name.startswith("screen."))
    outline(file, name, elements)
    return elements


def foreign():
    """Both languages of an edition, and a text that is not translated, say which they are."""
    path = OUT / "trifold-a4-two.fr+ar.pdf"
    tags = Counter(node.get("/Lang", "fr") for kind, node, _, _ in File(path).elements() if kind in ("/H2", "/H3", "/P"))
    ok(tags["ar"] > 20 and tags["fr"] > 20, f"both languages are named: {dict(tags)}")


def twice():
    again = box() / "again"
    run = dalil("render", "trifold-a4.ar", "-o", again, "-q", cwd=ROOT)
    ok(run.code == 0 and (again / "trifold-a4.ar.pdf").read_bytes() == (OUT / "trifold-a4.ar.pdf").read_bytes(),
       "the same pages give the same bytes", run)


def hostile():
    """Titles with all that PDF and XML treat specially."""
    folder = small("hostile", '- {id: a, agency: centre, category: health, name: "A (B) \\\\ <C> & \\"D\\"", '
                   'description: Un texte., verified: {on: 2026-11-02, by: centre}}\n', "", layouts=("trifold-a4",))
    swap(folder / "content/network.yaml", "title: Exemple", 'title: "T (1) \\\\ <2> & é"')
    run = dalil("render", "trifold-a4.fr", cwd=folder)
    path = folder / "output/trifold-a4.fr.pdf"
    ok(run.code == 0 and command(["qpdf", "--check", path]).code == 0, "titles full of brackets", run)
    heard = structure_text(path)
    same([text for kind, text in heard if kind in ("H1", "H3")], ["T (1) \\ <2> & é", 'A (B) \\ <C> & "D"'], "they are read aloud whole")
    file = File(path)
    document(file, "titles full of brackets", "fr", False)


for need in ("qpdf", "pdfinfo"):
    if not tool(need):
        raise SystemExit(f"{need} is missing; run scripts/setup test")
ALL = sorted(path.stem for path in (ROOT / "layouts").glob("*.yaml"))
SINGLE = [f"{name}.{tag}" for name in ALL for tag in ("fr", "ar") if not name.endswith("-two")]
TWO = [f"{name}.fr+ar" for name in ALL if name.endswith("-two")]
made = dalil("render", *SINGLE, *TWO, "-o", OUT, "-q", cwd=ROOT)
ok(made.code == 0, "every layout is rendered", made)
for edition in SINGLE + TWO:
    if (OUT / f"{edition}.pdf").exists():
        layout(edition, edition.partition(".")[2].partition("+")[0])
for edition in ("trifold-a4.fr", "trifold-a4.ar"):
    whole(edition)
    names(edition)
folios()
foreign()
twice()
hostile()
done()
