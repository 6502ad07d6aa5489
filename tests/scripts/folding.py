#!/usr/bin/env python3
"""folding.py: `dalil fold` draws every fold in both directions and says how to fold it

What it prints is compared with tests/golden/fold; with DALIL_ACCEPT set those files are written anew:
read the difference, and fold a sheet of paper by it. The layouts are made here and have no content.
"""

import os
import re
import sys
import xml.dom.minidom

from lib.tap import ROOT, box, dalil, done, ok, same, write

sys.dont_write_bytecode = True
GOLDEN = ROOT / "tests/golden/fold"
FOLDS = {"letter": 6, "z": 6, "bi": 4, "gate": 6, "double-gate": 8}
# The folded sheet's panels from left to right: outside, inside.
SIDES = {
    "letter": ([5, 6, 1], [2, 3, 4]), "z": ([5, 6, 1], [2, 3, 4]), "bi": ([4, 1], [2, 3]),
    "gate": ([2, 6, 1], [3, 4, 5]), "double-gate": ([3, 8, 1, 2], [4, 5, 6, 7]),
}
HEAD = """margin: {top: 5mm, bottom: 5mm, start: 5mm, end: 5mm}
inks: [{id: paper, colour: "#ffffff"}, {id: text, colour: "#101010"}]
styles: [{id: body}]
"""
DATE = "frames: [{size: 9pt, blocks: [{kind: date}]}]"
BOOKLET = f"""sheet: {{paper: a5}}
fold: booklet
{HEAD}flows: [{{id: all, size: 9pt, entry: [name], blocks: [{{kind: services}}]}}]
panels:
  - {{id: cover, {DATE}}}
  - {{id: services, repeat: yes, frames: [{{flow: all}}]}}
  - {{id: imprint, {DATE}}}
  - {{id: back, {DATE}}}
"""


def layout(fold, panels, more=""):
    rest = "".join(f"  - {{id: part-{i}, {DATE}}}\n" if i > 1 else f"  - {{{DATE}}}\n" for i in range(1, panels + 1))
    return f"sheet: {{paper: a4, landscape: yes}}\nfold: {fold}\n{more}{HEAD}panels:\n{rest}"


def numbers_of(drawing):
    """Panel numbers of the two sides, as they are drawn."""
    rows = re.findall(r"^  \|([ \d:]*\d[ \d:]*)\|$", drawing, re.MULTILINE)
    return [[int(n) for n in re.findall(r"\d+", row)] for row in rows]


def widths_of(drawing):
    rows = re.findall(r"^ +([\d.]+ mm.*)$", drawing, re.MULTILINE)
    return [[float(n) for n in re.findall(r"([\d.]+) mm", row)] for row in rows[:2]]


def check_golden(name, text):
    path = GOLDEN / name
    if os.environ.get("DALIL_ACCEPT"):
        write(path, text)
    same(text, path.read_text("utf-8") if path.exists() else "", f"{name}: as it was looked at")


def check_fold(folder, fold):
    drawn = {}
    for way, language in (("ltr", "fr"), ("rtl", "ar")):
        svg = box() / f"{fold}.{way}.svg"
        run = dalil("fold", "-C", folder, fold, "--lang", language, "--svg", svg)
        same((run.code, run.err), (0, ""), f"{fold} {way}: is drawn")
        check_golden(f"{fold}.{way}.txt", run.out)
        drawn[way] = run.out
        ok(run.out.isascii(), f"{fold} {way}: plain letters only")
        ok(all(abs(sum(row) - 297) < 0.11 for row in widths_of(run.out)), f"{fold} {way}: widths make a sheet", run.out)
        tree = xml.dom.minidom.parse(str(svg))
        texts = [node.firstChild.data for node in tree.getElementsByTagName("text")]
        for number in range(1, FOLDS[fold] + 1):
            ok(texts.count(str(number)) >= 2, f"{fold} {way}: panel {number} is in the drawing, flat and folded", texts)
        kinds = [node.getAttribute("class") for node in tree.getElementsByTagName("path")]
        same((kinds.count("mountain"), kinds.count("valley")),
             (run.out.count("M", run.out.index("Outside"), run.out.index("\n  M ")) // 2,
              run.out.count("V", run.out.index("Outside"), run.out.index("\n  M ")) // 2),
             f"{fold} {way}: the drawing folds as the letters do")
    same(numbers_of(drawn["ltr"]), [list(side) for side in SIDES[fold]], f"{fold}: panels from left to right")
    same(numbers_of(drawn["rtl"]), [list(reversed(side)) for side in SIDES[fold]], f"{fold}: mirrored for Arabic")
    same(widths_of(drawn["rtl"]), [list(reversed(row)) for row in widths_of(drawn["ltr"])], f"{fold}: widths mirrored")


def check_booklet(folder):
    for way, language in (("ltr", "fr"), ("rtl", "ar")):
        run = dalil("fold", "-C", folder, "booklet", "--lang", language)
        same((run.code, run.err), (0, ""), f"booklet {way}: is drawn")
        check_golden(f"booklet.{way}.txt", run.out)
        spreads = [[8, 1], [2, 7], [6, 3], [4, 5]]
        same(numbers_of(run.out), spreads if way == "ltr" else [s[::-1] for s in spreads], f"booklet {way}: pages of the sheets")
    run = dalil("fold", "-C", folder, "booklet", "--pages", "10")
    same(len(numbers_of(run.out)), 6, "ten pages need three sheets")


def refused(folder, words, code, wanted, name):
    run = dalil("fold", "-C", folder, *words)
    ok(run.code == code and wanted in run.err, name, run)


def check_bad(folder):
    refused(folder, [], 2, "name one layout", "no layout")
    refused(folder, ["bi", "z"], 2, "name one layout", "two layouts")
    refused(folder, ["bii"], 2, 'there is no layout "bii"; did you mean "bi"?', "a layout that is not there")
    refused(folder, ["../bi"], 2, 'there is no layout "../bi"', "a path is no layout")
    refused(folder, ["bi", "--lang", "arr"], 2, 'dalil does not know the language "arr"', "an unknown language")
    refused(folder, ["bi", "--thickness", "thick"], 2, "--thickness is that of one sheet", "a thickness that is none")
    refused(folder, ["bi", "--thickness", "9mm"], 2, "at most 2mm", "planks do not fold")
    refused(folder, ["letter", "--thickness", "1.2mm"], 1, "with paper 1.2 mm thick, panel 5 would hit the fold",
            "board needs a larger allowance")
    refused(folder, ["bi", "--svg", box() / "nowhere/bi.svg"], 3, "nowhere/bi.svg", "a drawing that cannot be written")
    refused(folder, ["few"], 1, "few.yaml:2:7: error: a double-gate fold has 8 panels, but 6 are described: 7 (inside) and 8 (back) are missing",
            "too few panels: which are missing")
    refused(folder, ["tight"], 1, "tight.yaml:3:12: error: folded, panel 5 would hit the fold between panels 2 and 3",
            "no allowance: the flap would hit the fold")
    refused(folder, ["tight"], 1, "make `allowance` 2mm or more", "and what to do")
    refused(folder, ["lost"], 1, "lost.yaml:2:7: error: the pages of a booklet come in fours", "a booklet without a page that repeats")


folder = box() / "folds"
for kind, count in FOLDS.items():
    write(folder / f"layouts/{kind}.yaml", layout(kind, count))
write(folder / "layouts/booklet.yaml", BOOKLET)
write(folder / "layouts/few.yaml", layout("double-gate", 6))
write(folder / "layouts/tight.yaml", layout("letter", 6, "allowance: 0\n"))
write(folder / "layouts/lost.yaml", layout("booklet", 5).replace("a4, landscape: yes", "a5"))
for kind in FOLDS:
    check_fold(folder, kind)
check_booklet(folder)
check_bad(folder)
for shipped in sorted((ROOT / "layouts").glob("*.yaml")):
    for tag in ("fr", "ar"):
        run = dalil("fold", f"{shipped.stem}.{tag}", cwd=ROOT)
        ok(run.code == 0 and run.err == "" and f"({tag})" in run.out, f"shipped: {shipped.stem} folds in {tag}", run)
done()
