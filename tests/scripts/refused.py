#!/usr/bin/env python3
"""refused.py: layouts and texts that would print something unreadable, or leave it out

Each case is a layout of a few lines on A6, with a network as small. What is refused names the place
and makes no PDF; beside it stands the nearest layout that is in order.
"""

import json
import re
import sys

from lib.tap import dalil, done, ok, same, small, swap

MM = 72 / 25.4
MARGIN = 6  # mm on every side
NETWORK = "content/network.yaml"
SERVICES = "content/services/a.yaml"
LAYOUT = "layouts/l.yaml"
TEXTS = """update_text: Un texte court
correction_text: Un autre texte
"""
SERVICE = """- id: clinique
  agency: centre
  category: health
  name: Clinique Exemple
  phones: "+212 5 24 00 00 11"
  verified: {on: 2026-11-02, by: centre}
"""
HEAD = f"""name: l
sheet: {{paper: a6}}
margin: {{top: {MARGIN}mm, bottom: {MARGIN}mm, start: {MARGIN}mm, end: {MARGIN}mm}}
inks: [{{id: paper, colour: "#ffffff"}}, {{id: text, colour: "#000000"}}, {{id: sand, colour: "#f6f0e4"}}]
styles: [{{id: name, bold: yes}}, {{id: body}}, {{id: data}}, {{id: phone}}, {{id: heading, ink: paper}}]
"""
UPDATE = "{kind: text, of: update_text}"
CORRECTION = "{kind: text, of: correction_text}"
COVERED = ('{edition}, page {page}: something stands on the line "{line}"; move the frames apart, or give the block '
           "below more `before`")
NEGATIVE = "before, stretch and inset cannot be less than 0: blocks would stand on each other"
count = 0


def flows(entry="[name, phones]", blocks="{kind: services}", more=""):
    return f"flows: [{{id: s, size: 9pt, entry: {entry}, blocks: [{blocks}]{more}}}]\n"


def page(*frames, more=""):
    """A panel with a line for each of its frames."""
    return f"  - {more}frames:\n" + "".join(f"      - {frame}\n" for frame in frames)


def of_blocks(*blocks):
    """One page with a frame that holds @blocks, a line for each."""
    lines = "".join(f"          - {block}\n" for block in blocks)
    return "panels:\n  - frames:\n      - id: a\n        size: 9pt\n        blocks:\n" + lines


def made(layout, texts=TEXTS, services=SERVICE, category="Santé"):
    """A network with one layout, and what rendering it says."""
    global count
    count += 1
    folder = small(f"n{count}", services, texts, layouts=())
    swap(folder / NETWORK, "name: Santé", f"name: {category}")
    (folder / "layouts").mkdir()
    (folder / LAYOUT).write_text(HEAD + layout, "utf-8")
    return folder, dalil("render", "l.fr", cwd=folder)


def place(folder, path, words):
    """Where @words first stand in a file, as FILE:LINE:COLUMN."""
    text = (folder / path).read_text("utf-8")
    begin = text.index(words)
    return f"{path}:{text.count(chr(10), 0, begin) + 1}:{begin - text.rfind(chr(10), 0, begin)}"


def pages(folder):
    """For every page its items, as `dalil dump` writes them."""
    dump = dalil("dump", "--stage=items", "l.fr", cwd=folder).out
    return re.split(r"^page .*\n", dump, flags=re.MULTILINE)[1:]


def refused(name, layout, problems, **more):
    """@problems: (file, words that stand there first, message)."""
    folder, run = made(layout, **more)
    lines = []
    for path, words, text in problems:
        lines.append(f"{place(folder, path, words)}: error: {text}\n")
    lines.append(f"{len(problems)} error{'s' * (len(problems) != 1)}\n")
    same((run.code, run.err), (1, "".join(lines)), name, run)
    same(list(folder.rglob("*.pdf")), [], f"… and no PDF: {name}")


def printed(name, layout, **more):
    folder, run = made(layout, **more)
    ok(run.code == 0 and not run.err and (folder / "output/l.fr.pdf").is_file(), name, run)
    return folder


def covered():
    def told(line, number=1):
        return LAYOUT, "{paper: a6}", COVERED.format(edition="l.fr", page=number, line=line)

    text = f"{{id: a, height: 30mm, size: 9pt, blocks: [{UPDATE}]}}"
    later = f"{{id: b, top: %smm, height: 10mm, size: 9pt, blocks: [{CORRECTION}]}}"
    ground = "{id: b, top: %smm, height: 10mm, fill: sand}"
    panels = "panels:\n"
    refused("a ground over a line", panels + page(text, ground % MARGIN), [told("Un texte court")])
    refused("a line on another", panels + page(text, later % (MARGIN + 1)), [told("Un texte court")])
    refused("… on the second page", panels + page(later % MARGIN) + page(text, ground % MARGIN),
            [told("Un texte court", 2)])
    printed("a ground below a line is in order", panels + page(text, ground % 20))
    printed("a ground that is painted first, too", panels + page(ground % MARGIN, text))
    printed("a line below another, too", panels + page(text, later % 20))
    url = TEXTS + "url: https://example.org/liste\n"
    refused("a line in the white that a QR code needs", of_blocks(UPDATE, "{kind: qr, size: 40mm}"),
            [told("Un texte court")], texts=url)
    printed("a QR code with its white is in order", of_blocks(UPDATE, "{kind: qr, size: 40mm, before: 4}"), texts=url)


def balanced():
    """Frames are evened out, but no word goes where it is too wide."""
    wide = "Rechtsschutzversicherungsgesellschaft"
    names = ["Un", "Deux", "Trois", "Quatre", wide]
    services = "".join(SERVICE.replace("clinique", f"c{i}").replace("Clinique Exemple", name)
                       for i, name in enumerate(names))
    layout = flows("[name]") + "panels:\n" + page("{flow: s}")
    folder = printed("a narrow frame after a wide one", layout + page("{flow: s, width: 30mm}"), services=services)
    sheets = pages(folder)
    ends = [float(x) + float(w) for x, w in re.findall(r"^  text ([\d.]+),\S+ w ([\d.]+)", sheets[1], re.MULTILINE)]
    ok(max(ends, default=0) <= (MARGIN + 30) * MM + 0.1, "… holds no word wider than itself", *sheets)
    same([sheet.count(wide) for sheet in sheets], [1, 0], "… the wide word stands in the wide frame", *sheets)
    folder = printed("a second frame as wide", layout + page("{flow: s}"), services=services)
    same([sheet.count(wide) for sheet in pages(folder)], [0, 1], "… takes it: they are evened out")


def whole():
    """Frames are evened out, but no entry that a frame can hold is cut for the sake of that.

    The higher the frames, the less of one is lost when the heading is repeated above the long
    entry; at one of these heights there is room for either of them but not for both.
    """
    address = "place: {address: \"%s\"}" % ", ".join(f"{i} rue des Exemples" for i in range(1, 9))
    long = SERVICE.replace("clinique", "longue").replace("verified", f"{address}\n  verified")
    services = SERVICE + long + SERVICE.replace("clinique", "dernier")
    cut, tried = [], []
    for height in range(36, 66):
        frame = f"{{flow: s, height: {height}mm, width: 50mm}}"
        folder, run = made(flows("[name, place, phones]") + "panels:\n" + page(frame) * 4, services=services)
        lines = [(i, float(h)) for i, sheet in enumerate(pages(folder))
                 for h in re.findall(r"^  text \S+ w \S+ h ([\d.]+) .*\[longue/", sheet, re.MULTILINE)]
        if run.code == 0 and sum(h for _, h in lines) * 1.01 < height * MM:
            tried.append(height)
            if len({i for i, _ in lines}) > 1:
                cut.append(height)
    ok(len(tried) >= 10, "a long entry, in frames of many heights …", tried)
    same(cut, [], "… is cut in none that can hold it (heights in mm)")


def left_out():
    def told(name):
        return (SERVICES, f"id: {name}", f'"{name}" has none of the parts that the entry of flow "s" shows, so it '
                "would not be printed; add `name` to the entry")

    both = SERVICE + SERVICE.replace("clinique", "muette") + "  email: contact@example.org\n"
    panels = "panels:\n" + page("{flow: s}")
    refused("a service that shows nothing of itself", flows("[email]") + panels, [told("clinique")], services=both)
    refused("two of them", flows("[fees]") + panels, [told("clinique"), told("muette")], services=both)
    printed("with its name it is in order", flows("[name, email]") + panels, services=both)


def qr_codes():
    start = "https://example.org/"
    layout = of_blocks("{kind: qr, size: 60mm}")
    longest = start + "a" * (2331 - len(start))
    refused("an address one byte too long for a QR code", layout,
            [(NETWORK, start, "the address is too long for a QR code, which holds 2331 bytes at most")],
            texts=f"url: {longest}a\n")
    folder = printed("the longest address is in order", layout, texts=f"url: {longest}\n")
    same([len(re.findall("^  qr ", sheet, re.MULTILINE)) for sheet in pages(folder)], [1],
         "… and its QR code is there")


def running_heads():
    services = SERVICE + "".join(SERVICE.replace("clinique", f"c{i}") for i in range(40))

    def layout(width):
        head = f"{{id: head, height: 5mm, width: {width}mm, size: 9pt, blocks: [{{kind: running}}]}}"
        return flows() + "panels:\n" + page(head, "{flow: s, top: 40mm}", more="repeat: yes\n    ")

    def told(words):
        return (NETWORK, words, f'l.fr: "{words}" is wider than the place for running heads and page numbers; make '
                "that frame wider or its type smaller")

    refused("a word of a running head too wide for its frame", layout(6), [told("Santé")], services=services)
    refused("a running head that would need two lines", layout(14), [told("Soins et santé")], services=services,
            category="Soins et santé")
    printed("a running head in a frame wide enough", layout(60), services=services,
            category="Soins et santé")


def long_words():
    for what, letter, bytes_each in (("m", "m", 1), ("letters of two bytes", "é", 2)):
        most = 2048 // bytes_each
        for length in (most + 1, 30_000):
            refused(f"a word of {length} {what}", of_blocks(UPDATE),
                    [(NETWORK, letter * length, f"a word of {length} letters is too long for any line; divide it")],
                    texts=f"update_text: {letter * length}\n")
    word = "m" * 2048
    refused("a word as long as may be is wider than its column", of_blocks(UPDATE),
            [(NETWORK, word, f'l.fr: "{word[:59]}…" is wider than its column in "a" even at 9 pt; shorten it, or let the '
              "layout use smaller type or fewer columns")], texts=f"update_text: {word}\n")


def numbers():
    for key in ("before", "stretch", "inset"):
        block = f"{{kind: text, of: correction_text, {key}: -0.5}}"
        refused(f"{key} less than 0", of_blocks(UPDATE, block), [(LAYOUT, block, NEGATIVE)])
        printed(f"{key} of 0 is in order", of_blocks(UPDATE, block.replace("-0.5", "0")))
    card = "{kind: card, fill: sand, inset: -3, blocks: [{kind: text, of: title, before: -1}]}"
    refused("less than 0, in a card and for the card", of_blocks(UPDATE, card),
            [(LAYOUT, "{kind: card", NEGATIVE), (LAYOUT, "{kind: text, of: title", NEGATIVE)])
    frame = f"{{id: a, columns: %s, size: 9pt, height: 30mm, blocks: [{UPDATE}]}}"
    for columns in (2, 3):
        refused(f"{columns} columns of blocks", "panels:\n" + page(frame % columns),
                [(LAYOUT, "{id: a", "only a part of a flow can have columns, not blocks of the frame's own")])
    printed("one column of blocks is in order", "panels:\n" + page(frame % 1))
    printed("columns of a flow are in order", flows() + "panels:\n" + page("{flow: s, columns: 2}"))


def once():
    """What is found while the pages are set is told once, however one asks."""
    layout = of_blocks(UPDATE, CORRECTION, "{kind: qr, size: 40mm}")
    folder, run = made(layout, texts=TEXTS + "url: https://example.org/liste\n")
    lines = run.err.splitlines()
    same((run.code, len(lines), lines[-1:]), (1, 3, ["2 errors"]), "two problems and their count …", run)
    same(len(set(lines)), len(lines), "… each once on standard error", run)
    told = dalil("render", "--json", "l.fr", cwd=folder)
    same((told.code, told.err), (1, ""), "… with --json nothing there", told)
    entries = [json.loads(line) for line in told.out.splitlines()]
    same([f"{e['file']}:{e['line']}:{e['column']}: {e['level']}: {e['text']}" for e in entries], run.problems,
         "… but each once on standard output")
    same(list(folder.rglob("*.pdf")), [], "… and no PDF")


sys.dont_write_bytecode = True
covered()
balanced()
whole()
left_out()
qr_codes()
running_heads()
long_words()
numbers()
once()
done()
