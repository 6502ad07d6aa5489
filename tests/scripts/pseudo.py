#!/usr/bin/env python3
"""pseudo.py: every layout in every language nobody speaks: a certificate, or what would help

Layout designers see trouble before translators are paid. What fits is rendered, and its numbers are
those of the listings; what does not is refused with the frame, by how much, and ways out that were
tried.
"""

import re
import sys

from lib.tap import ROOT, box, dalil, done, ok, pdf_text, same

sys.dont_write_bytecode = True
TAGS = ("en-XA", "ar-XB", "xx-tall", "xx-short", "xx-max")
EXPLAINED = re.compile(r"Ways out, as tried with layouts/[\w-]+\.yaml: |is wider than the place for .*; make that frame wider|"
                       r"is wider than |comes out at [\d.]+ pt, under this layout's floor")
PHONE = "+212524000011"


def edition(layout, tag):
    """Of two languages, one runs from right to left."""
    return f"{layout}.{tag}+{'fr' if tag == 'ar-XB' else 'ar'}" if layout.endswith("-two") else f"{layout}.{tag}"


def certificates(out):
    """Edition -> the line that says it is whole."""
    return {m[1]: m[0] for m in re.finditer(r"^\S*/([^/\s]+)\.pdf: everything placed, smallest type [\d.]+ pt$", out, re.MULTILINE)}


def letters(text):
    """Digits and signs of numbers only, whatever surrounds them."""
    return re.sub(r"[^\d+]", "", text)


layouts = sorted(path.stem for path in (ROOT / "layouts").glob("*.yaml"))
ok(len(layouts) > 20, "there are layouts to try", layouts)
fitting = 0
for tag in TAGS:
    out = box() / tag
    run = dalil("render", "-o", out, *(edition(layout, tag) for layout in layouts), cwd=ROOT, timeout=300)
    placed = certificates(run.out)
    errors = [line for line in run.err.splitlines() if re.search(r": error: ", line)]
    for layout in layouts:
        name = edition(layout, tag)
        own = [line for line in errors if f": error: {name}: " in line]
        made = (out / f"{name}.pdf").exists()
        if name in placed:
            fitting += 1
            ok(made and not own, f"{name}: rendered, with its certificate", placed[name], *own)
        else:
            ok(own and not made and all(EXPLAINED.search(line) for line in own), f"{name}: refused, and says what would help", *own, run.err[-500:])
    same([line for line in errors if not any(f": error: {edition(layout, tag)}: " in line for layout in layouts)], [],
         f"{tag}: nothing else is the matter")
    if tag == "xx-short":
        same(sorted(placed), sorted(edition(layout, tag) for layout in layouts), f"{tag}: shorter texts fit everywhere")
    for name in sorted(placed)[:3] if placed else []:
        if "card" not in name:
            ok(PHONE in letters(pdf_text(out / f"{name}.pdf")), f"{name}: numbers are left as they are")
ok(fitting > len(layouts), "more than one language of them fits", fitting)
done()
