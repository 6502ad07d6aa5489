#!/usr/bin/env python3
"""photocopy.py: a leaflet in black and white is still a leaflet after three photocopies

A copier's optics blur, its lamp and toner lose contrast, dust speckles, and what comes out is
black or white; every generation copies the last one, lighter or darker. The QR code must still be
read, small letters must neither vanish nor run together, and categories must still be told apart,
which those of the coloured leaflet are not.
"""

import re
import sys
from itertools import combinations

from lib.tap import BIN, ROOT, box, command, dalil, done, ok, same, skip, tool, write

sys.dont_write_bytecode = True
DPI = 300
URL = "https://example.org/marrakech"
LANGUAGES = ("fr", "ar")
GENERATIONS = (128, 145, 112)  # what is darker becomes black: a good copy, a dark one, a light one
ITEM = re.compile(r"^  (\S+) (-?[\d.]+),(-?[\d.]+) w ([\d.]+) h ([\d.]+) ?(.*)")


class Item:
    def __init__(self, page, match):
        self.page, self.kind, self.rest = page, match[1], match[6]
        self.x, self.y, self.w, self.h = (float(match[number]) for number in range(2, 6))

    def holds(self, other):
        return (self.page == other.page and self.x <= other.x and other.x + other.w <= self.x + self.w
                and self.y <= other.y and other.y + other.h <= self.y + self.h)

    def size(self):
        """Of a text: "fr ltr 8.37 …"."""
        return float(self.rest.split()[2])


def items_of(edition):
    run, page, items = dalil("dump", "--stage=items", edition, cwd=ROOT), 0, []
    for line in run.out.splitlines():
        page += line.startswith("page ")
        match = ITEM.match(line)
        if match:
            items.append(Item(page, match))
    ok(run.code == 0 and len(items) > 100, f"{edition}: items", run.err)
    return items


def pixels(points):
    return round(points * DPI / 72)


def crop(edition, item, more=0):
    """A part of a page, @more points larger on every side, as rows of grey values."""
    x, y, w, h = item.x - more, item.y - more, item.w + 2 * more, item.h + 2 * more
    target = box() / "crop"
    run = command(["pdftoppm", "-r", DPI, "-gray", "-singlefile", "-f", item.page, "-l", item.page, "-x", pixels(x),
                   "-y", pixels(y), "-W", pixels(w), "-H", pixels(h), box() / f"{edition}.pdf", target])
    if run.code != 0:
        raise AssertionError(run)
    data = target.with_suffix(".pgm").read_bytes()
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(header[1]), int(header[2])
    body = data[header.end():]
    return [list(body[row * width:(row + 1) * width]) for row in range(height)]


def blurred(rows):
    """Each value with a quarter of either neighbour, across and down: a spread of 0.06 mm, more
    than the optics of a copier that still parts 4 pairs of lines in a millimetre."""
    rows = [[(left + 2 * here + right) >> 2 for left, here, right in zip([row[0]] + row, row, row[1:] + [row[-1]])]
            for row in rows]
    return [[(above + 2 * here + below) >> 2 for above, here, below in zip(*three)]
            for three in zip([rows[0]] + rows, rows, rows[1:] + [rows[-1]])]


def copied(rows):
    """Three generations."""
    seed = 1
    for darkest in GENERATIONS:
        rows = blurred(rows)
        out = []
        for row in rows:
            line = []
            for value in row:
                seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
                line.append(0 if 45 + value * 0.65 + ((seed >> 16) % 31 - 15) < darkest else 255)
            out.append(line)
        rows = out
    return rows


def black(rows):
    return sum(value < 128 for row in rows for value in row)


def letters(rows):
    """Stretches of columns that hold ink: letters, or words where letters touch."""
    inked = [any(value < 128 for value in column) for column in zip(*rows)]
    return sum(here and not before for before, here in zip([False] + inked, inked))


def part(rows, whole, item, more=0):
    """Of a crop of @whole, what shows @item."""
    x, y = pixels(item.x - whole.x + more), pixels(item.y - whole.y + more)
    return [row[x:x + pixels(item.w)] for row in rows[y:y + pixels(item.h)]]


def qr(edition, items):
    name = f"{edition}: the third copy's QR code is read"
    if not tool("zbarimg"):
        skip(name, "zbarimg is not installed")
        return
    code = next(item for item in items if item.kind == "qr")
    rows = copied(crop(edition, code, more=12))
    path = write(box() / "qr.pgm", b"P5\n%d %d\n255\n" % (len(rows[0]), len(rows)) + bytes(sum(rows, [])))
    run = command(["zbarimg", "-q", "--raw", path])
    same(run.out.strip(), URL, name, run)


def small_text(edition, items):
    """The first entries of the first panel inside, a line at a time."""
    lines = [item for item in items if item.kind == "text" and item.page == 2]
    first = lines[0]
    lines = [line for line in lines if abs(line.x + line.w / 2 - first.x - first.w / 2) < 150 and line.y < 250]
    smallest = min(line.size() for line in lines)
    whole = Item(2, ITEM.match("  all 0,0 w 1 h 1 "))
    whole.x, whole.y = min(line.x for line in lines), min(line.y for line in lines)
    whole.w = max(line.x + line.w for line in lines) - whole.x
    whole.h = max(line.y + line.h for line in lines) - whole.y
    before = crop(edition, whole)
    after = copied(before)
    ratios, runs = [], []
    for line in lines:
        old, new = part(before, whole, line), part(after, whole, line)
        ratios.append(round(black(new) / black(old), 2))
        runs.append(round(letters(new) / letters(old), 2))
    ok(len(lines) > 8 and smallest < 8.5, f"{edition}: small text is there", smallest, len(lines))
    ok(all(0.7 < ratio < 1.5 for ratio in ratios), f"{edition}: no line fades, none drowns", ratios)
    ok(all(0.6 < ratio < 1.4 for ratio in runs), f"{edition}: letters stay apart, none breaks up", runs)


def headings(edition, items):
    """Bars of categories on the inside, by category: bar, pictogram, name."""
    found = {}
    for bar in items:
        match = re.match(r"category:(\S+)", bar.rest)
        if bar.kind == "fill" and bar.page == 2 and match and bar.w > 150 and match[1] not in found:
            inside = [item for item in items if item is not bar and bar.holds(item)]
            found[match[1]] = (bar, next(item for item in inside if item.kind == "icon"),
                               next(item for item in inside if item.kind == "text"))
    ok(len(found) >= 4, f"{edition}: bars of categories", *found)
    return found


def ground(bar, name):
    """Part of a bar that holds no letter: beyond the name."""
    spare = Item(bar.page, ITEM.match("  spare 0,0 w 1 h 1 "))
    to_end = bar.x + bar.w - name.x - name.w > name.x - bar.x
    spare.x = name.x + name.w + 4 if to_end else bar.x + 6
    spare.w = (bar.x + bar.w - 6 if to_end else name.x - 4) - spare.x
    spare.y, spare.h = bar.y + 4, bar.h - 8
    return spare


def bars_of_colour(edition, items):
    """The control: printed in grey, then copied, a colour says nothing."""
    greys, copies = [], []
    for bar, _, name in headings(edition, items).values():
        rows = crop(edition, ground(bar, name))
        greys.append(sum(map(sum, rows)) / len(rows) / len(rows[0]))
        copies.append(black(copied(rows)) / len(rows) / len(rows[0]))
    nearest = min(abs(one - other) for one, other in combinations(greys, 2))
    ok(nearest < 10, f"{edition}: in grey, two of its colours are the same", *greys)
    ok(all(share > 0.98 for share in copies), f"{edition}: copied, all are black", *copies)


def bars_of_outlines(edition, items):
    icons = {}
    for category, (bar, icon, name) in headings(edition, items).items():
        spare = copied(crop(edition, ground(bar, name)))
        share = black(spare) / len(spare) / len(spare[0])
        ok(share < 0.02, f"{edition}: the bar of {category} stays white inside", share)
        edge = copied(crop(edition, bar, more=2))
        across, down = len(edge[0]), len(edge)
        sides = [black(rows) / size for rows, size in
                 ((edge[:down // 4], across), (edge[-(down // 4):], across))]
        ok(all(side > 0.85 for side in sides), f"{edition}: and its outline is whole", *sides)
        words = crop(edition, name)
        ratio = black(copied(words)) / black(words)
        ok(0.75 < ratio < 1.3, f"{edition}: and its name", ratio)
        icons[category] = sum(copied(crop(edition, icon)), [])
    alike = []
    for (one, first), (other, second) in combinations(icons.items(), 2):
        n = min(len(first), len(second))
        apart = sum(a != b for a, b in zip(first, second)) / n
        if apart < 0.15:
            alike.append((one, other, apart))
    same(alike, [], f"{edition}: no two pictograms look alike")


def grey_control():
    """The copier is no friend: pale grey and the finest hairline do not come through."""
    pale = [[165 if 10 <= x < 30 else 255 for x in range(40)] for _ in range(40)]
    ok(black(copied(pale)) == 0, "a pale grey is gone in the third copy")
    fine = [[160 if x == 20 else 255 for x in range(40)] for _ in range(40)]
    ok(black(copied(fine)) == 0, "and so is a grey hairline")
    line = [[0 if 19 <= x < 22 else 255 for x in range(40)] for _ in range(40)]
    ok(black(copied(line)) > 60, "a black line of 0.7 pt, as rules are, stays")


names = [f"{layout}.{language}" for layout in ("trifold-a4-bw", "trifold-a4") for language in LANGUAGES]
run = command([BIN, "render", "-q", "-o", box(), *names, "poster-a3-bw.fr"], cwd=ROOT)
if not ok(run.code == 0 and not run.err, "rendered", run):
    done()
grey_control()
for language in LANGUAGES:
    edition = f"trifold-a4-bw.{language}"
    items = items_of(edition)
    qr(edition, items)
    small_text(edition, items)
    bars_of_outlines(edition, items)
bars_of_colour("trifold-a4.fr", items_of("trifold-a4.fr"))
qr("poster-a3-bw.fr", items_of("poster-a3-bw.fr"))
done()
