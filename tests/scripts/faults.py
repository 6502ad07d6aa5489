#!/usr/bin/env python3
"""faults.py: what is spoiled in a finished PDF is found by reading it back

Faults are sown into the bytes of files that `dalil render` has published, with no help of dalil's:
qpdf unpacks the file, some glyphs of a page are changed, and fix-qdf puts it together again. The
program tests/tools/readback_of.c then makes the proof of a file that `dalil render` makes.
"""

import os
import re
import sys

from lib.pdffile import File, operators, shown
from lib.tap import BIN, ROOT, box, command, dalil, done, ok, same, skip, tool

sys.dont_write_bytecode = True
READBACK = BIN.parent / "tests/tools/readback_of"
PHONE = re.compile(r"\+212 [56](?: \d\d){4}")
EDITIONS = [f"{layout}.{tag}" for layout in ("trifold-a4", "directory-a4") for tag in ("fr", "ar")]
INSIDE = {"fr": (0, 100, 200), "ar": (97, 197, 297)}  # two panels of the trifold's inside, equally wide, mm


def services():
    """The id of a service by each number that only it has."""
    owners = {}
    for path in sorted((ROOT / "content/services").glob("*.yaml")):
        for listing in re.split(r"^- ", path.read_text("utf-8"), flags=re.M)[1:]:
            name = re.search(r"^\s*id: (\S+)", listing, re.M)[1]
            for number in PHONE.findall(listing):
                owners.setdefault(number, []).append(name)
    return {number: names[0] for number, names in owners.items() if len(names) == 1}


class Spoiled:
    """A page of a published file, and its glyphs."""

    def __init__(self, file, number):
        self.file, self.number = file, number
        self.name = file.at(file.pages[number])["/Contents"]
        self.content = file.streams()[self.name]
        self.glyphs = shown(self.content, file.fonts(file.pages[number]))
        self.text, self.where = "", []
        for i, glyph in enumerate(self.glyphs):
            self.text += glyph.text
            self.where += [i] * len(glyph.text)

    def numbers(self, owners):
        """Telephone numbers of services: (service, number, its glyphs)."""
        return [(owners[found[0]], found[0], [self.where[i] for i in range(*found.span())])
                for found in PHONE.finditer(self.text) if found[0] in owners]

    def exchanged(self, pairs):
        """The content with the codes of glyphs replaced by those of others: {glyph: glyph}."""
        parts, at = [], 0
        for i in sorted(pairs):
            one, other = self.glyphs[i], self.glyphs[pairs[i]]
            parts += [self.content[at : one.start], self.content[other.start : other.end]]
            at = one.end
        return b"".join(parts) + self.content[at:]

    def without(self, first, last):
        """The content with no glyph shown from @first up to before @last."""
        parts, at = [], 0
        for glyph in self.glyphs[first:last]:
            parts.append(self.content[at : glyph.start])
            at = glyph.end
        return b"".join(parts) + self.content[at:]

    def saved(self, name, content):
        old = b"\nstream\n" + self.content + b"\nendstream"
        if self.file.plain.count(old) != 1:
            raise AssertionError("the page's content is not there once")
        return self.file.write(box() / f"{name}.pdf", self.file.plain.replace(old, b"\nstream\n" + content + b"\nendstream"))


def read_back(edition, path):
    return command([READBACK, ROOT, edition, path], cwd=ROOT)


def told(run, edition, service, field, page, name):
    """It is refused, and one line names service, field, language and page."""
    tag = edition.rpartition(".")[2]
    lines = [line for line in run.err.splitlines() if f'service "{service}"' in line and f"{field} ({tag})" in line
             and (page is None or f"page {page}" in line)]
    ok(run.code == 1 and lines, f"{edition}: {name}", run)


def digits(edition, page, owners):
    service, number, glyphs = page.numbers(owners)[0]
    places = [i for i, c in enumerate(number) if c.isdigit() and page.glyphs[glyphs[i]].font == page.glyphs[glyphs[-1]].font]
    last = places[-1]
    other = next(i for i in reversed(places) if number[i] != number[last])
    path = page.saved("digits", page.exchanged({glyphs[last]: glyphs[other], glyphs[other]: glyphs[last]}))
    told(read_back(edition, path), edition, service, "phones", page.number + 1, f"two digits of {number} change places")


def isolate(edition, page, owners):
    """What a line from right to left does to a number that is not isolated: its groups turn round."""
    service, number, glyphs = page.numbers(owners)[1]
    turned, order = " ".join(reversed(number.split(" "))), []
    for c in turned:  # each letter from a place that has it
        order.append(next(i for i, letter in enumerate(number) if letter == c and i not in order))
    path = page.saved("isolate", page.exchanged({glyphs[i]: glyphs[k] for i, k in enumerate(order)}))
    told(read_back(edition, path), edition, service, "phones", page.number + 1, f"{number} is set as {turned}")


def headings(page):
    """The glyph that each name of a service begins with."""
    starts = [match.end() for word, operands, match in operators(page.content)
              if word == "BDC" and operands[0].group() == b"/H3"]
    return sorted({next((i for i, glyph in enumerate(page.glyphs) if glyph.start > start), len(page.glyphs)) for start in starts})


def entry(edition, page, owners):
    starts = headings(page)
    for service, _, glyphs in page.numbers(owners):
        first = max((i for i in starts if i <= glyphs[0]), default=None)
        last = min((i for i in starts if i > glyphs[-1]), default=None)
        inside = {name for name, _, places in page.numbers(owners) if first is not None and last and first <= places[0] < last}
        if last is not None and inside == {service}:
            break
    path = page.saved("entry", page.without(first, last))
    told(read_back(edition, path), edition, service, "name", None, f'the entry "{service}" is missing')


def panels(edition, page):
    """Two panels of the inside change places; the stream and what is read aloud stay as they were."""
    left, middle, right = (mm / 25.4 * 72 for mm in INSIDE[edition.rpartition(".")[2]])
    parts, at = [], 0
    begun = False  # a line, whose first place is counted from the page's corner
    for word, operands, _ in operators(page.content):
        begun = begun or word == "BT"
        if not begun or word not in ("Td", "Tm"):
            continue
        begun, x = False, operands[-2]
        if left <= float(x.group()) < right:
            moved = float(x.group()) + (middle - left if float(x.group()) < middle else left - middle)
            parts += [page.content[at : x.start()], b"%.3f" % moved]
            at = x.end()
    run = read_back(edition, page.saved("panels", b"".join(parts) + page.content[at:]))
    service = page.numbers(OWNERS)[0][0]
    told(run, edition, service, "name", page.number + 1, "two panels change places")


def pages(edition, file):
    """Two pages of a directory change places."""
    numbers = re.search(rb"/Kids \[\n(.*?)\n  \]", file.plain, re.S)
    names = numbers[1].split(b"\n")
    same(len(names), len(file.pages), f"{edition}: all pages are on one list")
    names[1], names[2] = names[2], names[1]
    plain = file.plain[: numbers.start(1)] + b"\n".join(names) + file.plain[numbers.end(1) :]
    run = read_back(edition, file.write(box() / "pages.pdf", plain))
    service = Spoiled(file, 1).numbers(OWNERS)[0][0]
    told(run, edition, service, "name", 3, "two pages change places")


for need in ("qpdf", "fix-qdf"):
    if not tool(need):
        raise SystemExit(f"{need} is missing; run scripts/setup test")
if not os.access(READBACK, os.X_OK):
    skip("what is spoiled is found", f"{READBACK} is not built")
    done()
OWNERS = services()
made = dalil("render", *EDITIONS, "-o", box() / "out", "-q", cwd=ROOT)
ok(made.code == 0, "the editions are published", made)
for edition in EDITIONS:
    file = File(box() / f"out/{edition}.pdf")
    again = read_back(edition, file.write(box() / "same.pdf", file.plain))
    same((again.code, again.err), (0, ""), f"{edition}: unpacked and put together, it is as good as before")
    page = max((Spoiled(file, number) for number in range(len(file.pages))), key=lambda page: len(page.numbers(OWNERS)))
    digits(edition, page, OWNERS)
    isolate(edition, page, OWNERS)
    entry(edition, page, OWNERS)
    if edition.startswith("trifold"):
        panels(edition, Spoiled(file, 1))
    else:
        pages(edition, file)
done()
