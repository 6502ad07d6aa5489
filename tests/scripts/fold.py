#!/usr/bin/env python3
"""fold.py: an Arabic leaflet opens from the other side than a French one

Sheets are read in millimetres from the left edge, as a printer sees them. The flap, which is folded
in, is 3 mm narrower than the other two; on the inside the panel behind it is as narrow.

          outside (flap, back, cover)              inside (2, 3, 4)
    fr    0  flap  97  back 197 cover 297          0    2  100   3  200   4  297
    ar    0 cover 100  back 200 flap  297          0    4   97   3  197   2  297
"""

import re
import sys

from lib.tap import BIN, ROOT, box, command, dalil, done, ok, same

sys.dont_write_bytecode = True
MM = 72 / 25.4
WIDTH, HEIGHT = 297, 210

# Panel: page, left edge, right edge in mm.
PANELS = {
    "fr": {"flap": (1, 0, 97), "back": (1, 97, 197), "cover": (1, 197, 297),
           "2": (2, 0, 100), "3": (2, 100, 200), "4": (2, 200, 297)},
    "ar": {"cover": (1, 0, 100), "back": (1, 100, 200), "flap": (1, 200, 297),
           "4": (2, 0, 97), "3": (2, 97, 197), "2": (2, 197, 297)},
}
# What stands on each panel, in the words of content/.
WORDS = {
    "fr": {"cover": "Trouver", "back": "177", "flap": "savoir", "2": "Urgences de l’hôpital", "4": "Exemple"},
    "ar": {"cover": "دليلكم", "back": "177", "flap": "معلومات", "2": "الصحة", "4": "نموذج"},
}
# Keys of the dump that belong to one panel alone.
KEYS = {"network/title": "cover", "network/subtitle": "cover", "network/update_text": "back",
        "network/correction_text": "back", "network/imprint": "back", "network/notices_title": "flap",
        "notice:work/text": "flap", "urgences/name": "2"}
ITEM = re.compile(r"^  (\S+) (-?[\d.]+),(-?[\d.]+) w ([\d.]+) h ([\d.]+) (.*)")


def items_of(language):
    """(page, kind, left, right, rest) of every item, in millimetres."""
    run = dalil("dump", "--stage=items", f"trifold-a4.{language}", cwd=ROOT)
    same((run.code, run.err), (0, ""), f"{language}: there is something to look at")
    page, items = 0, []
    for line in run.out.splitlines():
        match = ITEM.match(line)
        page += line.startswith("page ")
        if match:
            left, width = float(match[2]) / MM, float(match[4]) / MM
            items.append((page, match[1], left, left + width, match[6]))
    return items


def panel_at(language, page, left, right):
    """The panel that holds all of it, give or take a hundredth of a millimetre; None when none does."""
    for name, (on, start, end) in PANELS[language].items():
        if page == on and left >= start - 0.01 and right <= end + 0.01:
            return name
    return None


def check_items(language, items):
    lost = [item for item in items if panel_at(language, *item[:1], *item[2:4]) is None]
    same(lost, [], f"{language}: nothing lies across a fold or an edge")
    for key, wanted in KEYS.items():
        found = {panel_at(language, page, left, right)
                 for page, _, left, right, rest in items if f"[{key}]" in rest}
        same(found, {wanted}, f"{language}: {key} is on panel {wanted}")
    for name, ink in (("cover", "deep"), ("flap", "sand")):
        page, start, end = PANELS[language][name]
        grounds = [(left, right) for on, kind, left, right, rest in items
                   if on == page and kind == "fill" and rest.split()[0] == ink]
        ok(len(grounds) == 1 and abs(grounds[0][0] - start) < 0.01 and abs(grounds[0][1] - end) < 0.01,
           f"{language}: the ground of the {name} goes from {start} to {end} mm", grounds)


def check_flow(language, items):
    """The services run through panels 2, 3, 4 and the flap, in the order of the network."""
    listed = re.findall(r"^service (\S+)", dalil("dump", "--stage=content", cwd=ROOT).out, re.MULTILINE)
    chain = ["2", "3", "4", "flap"]
    places = {}
    for page, _, left, right, rest in items:
        match = re.search(r"\[([^/\]:]+)/name\]", rest)
        if match and match[1] in listed:
            panel = panel_at(language, page, left, right)
            places[match[1]] = chain.index(panel) if panel in chain else -1
    same(sorted(places), sorted(listed), f"{language}: every service has its place")
    same([places[one] for one in listed], sorted(places.values()), f"{language}: services run through panels 2, 3, 4, flap")
    same(set(places.values()), {0, 1, 2, 3}, f"{language}: each of these panels has some")


def check_pdf(language, pdf):
    """What a reader finds in the strip of paper that becomes a panel."""
    for name, word in WORDS[language].items():
        for other, (page, left, right) in PANELS[language].items():
            strip = ["-x", round(left * MM), "-y", 0, "-W", round((right - left) * MM), "-H", round(HEIGHT * MM)]
            text = command(["pdftotext", "-f", page, "-l", page, "-r", 72, *strip, pdf, "-"]).out
            if other == name:
                ok(word in text, f"{language}: “{word}” is found between {left} and {right} mm of page {page}", text)
            elif name in ("cover", "back", "flap") and other in ("cover", "back", "flap"):
                ok(word not in text, f"{language}: “{word}”, of the {name}, is not on the {other}", text)


def check_mirror(french, arabic):
    """Grounds that do not hang on the length of words are each other's image in a mirror."""
    def grounds(items):
        return sorted((page, round(left, 1), round(right, 1), rest.split()[0]) for page, kind, left, right, rest in items
                      if kind in ("fill", "pattern") and rest.split()[0] in ("deep", "deeper", "line", "sand", "alarm", "gold"))

    mirrored = sorted((page, round(WIDTH - right, 1) + 0.0, round(WIDTH - left, 1) + 0.0, ink)
                      for page, left, right, ink in grounds(arabic))
    same(mirrored, grounds(french), "flip the Arabic sheet, and its grounds lie where the French ones do")


run = command([BIN, "render", "-q", "-o", box(), "trifold-a4.fr", "trifold-a4.ar"], cwd=ROOT)
same((run.code, run.err), (0, ""), "both leaflets are made")
every = {}
for language in ("fr", "ar"):
    every[language] = items_of(language)
    check_items(language, every[language])
    check_flow(language, every[language])
    check_pdf(language, box() / f"trifold-a4.{language}.pdf")
check_mirror(every["fr"], every["ar"])
done()
