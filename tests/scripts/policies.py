#!/usr/bin/env python3
"""policies.py: one sentence changes, and every language, policy and kind of change does as it says

In the sample's three translations, of which one is set from right to left: a change of a full stop,
of words, of a number, under refuse, fallback and omit.
"""

import re
import sys

from lib.tap import box, dalil, done, network, ok, pdf_text, same, skip, swap, tool

sys.dont_write_bytecode = True
LANGUAGES = {"ar": "rtl", "en": "ltr", "es": "ltr"}
KEY = "aide-aux-devoirs/eligibility"
WAS = "Enfants de 6 à 14 ans"
CHANGES = {"trivial": "Enfants de 6 à 14 ans.", "minor": "Tous les enfants de 6 à 14 ans", "major": "Enfants de 6 à 12 ans"}
# What becomes of the text: "kept" as it was translated, "source", "" left out; None: nothing is made.
WANTED = {
    "refuse": {"trivial": "kept", "minor": None, "major": None},
    "fallback": {"trivial": "kept", "minor": "kept", "major": "source"},
    "omit": {"trivial": "kept", "minor": "kept", "major": ""},
}


def entries(path):
    found = {}
    for block in path.read_text("utf-8").split("\n\n"):
        key = re.search(r'^msgctxt "(.*)"$', block, re.MULTILINE)
        if key and not block.startswith("#~"):
            found[key.group(1)] = block
    return found


def file_of(folder, tag):
    return folder / f"content/translations/{tag}.po"


def exactly_these(folder, change):
    """After `update`, the one entry and no other says that it is out of date, in every language."""
    before = {tag: entries(file_of(folder, tag)) for tag in LANGUAGES}
    run = dalil("translations", "update", "--no-room", cwd=folder)
    same(run.code, 0, f"{change}: update", run)
    for tag in LANGUAGES:
        after = entries(file_of(folder, tag))
        same([key for key in after if after[key] != before[tag].get(key)], [KEY], f"{change}, {tag}: that entry has changed, and no other")
        same([key for key in after if "fuzzy" in after[key]], [] if change == "trivial" else [KEY], f"{change}, {tag}: … and waits for a translator")


def lines_of(items, key):
    """(language, direction, text) of each line with this key."""
    return re.findall(rf'(\w+) (ltr|rtl) [\d.]+ .*\[{key}\]  (.*)$', items, re.MULTILINE)


def printed(folder, tag, policy, change):
    name, wanted, out = f"trifold-a4.{tag}", WANTED[policy][change], box() / f"out-{policy}-{change}-{tag}"
    what = f"{policy}, {change}, {tag}"
    run = dalil("render", "-q", "-o", out, name, cwd=folder)
    if wanted is None:
        same(run.code, 4, f"{what}: refused", run)
        ok(f'begin with "{KEY}", content/translations/{tag}.po:' in run.err, f"{what}: … and the text to begin with is named", run)
        ok(not (out / f"{name}.pdf").exists(), f"{what}: … and nothing is written")
        return
    same(run.code, 0, f"{what}: rendered", run)
    same(KEY in run.err or "aide-aux-devoirs" in run.err, change != "trivial", f"{what}: … and warned of, where it matters", run)
    lines = lines_of(dalil("dump", "--stage=items", name, cwd=folder).out, KEY)
    says = " ".join(text for _, _, text in lines)
    sides = {line[:2] for line in lines}
    if wanted == "":
        same(lines, [], f"{what}: left out")
    elif wanted == "source":
        same(says, CHANGES[change], f"{what}: the source stands there")
        same(sides, {("fr", "ltr")}, f"{what}: … in its own language and direction")
    else:
        same(says, translation(folder, tag), f"{what}: the translation stands there")
        same(sides, {(tag, LANGUAGES[tag])}, f"{what}: … in its own language and direction")
    if not tool("pdftotext"):
        skip(f"{what}: and in the PDF", "poppler-utils is not installed")
        return
    text = " ".join(pdf_text(out / f"{name}.pdf").split())
    same("".join(CHANGES["major"].split()) in "".join(text.split()), wanted == "source", f"{what}: and in the PDF")


def translation(folder, tag):
    lines = entries(file_of(folder, tag))[KEY].split("msgstr ", 1)[1]
    return "".join(re.findall(r'"(.*)"', lines))


for change, now in CHANGES.items():
    folder = network(f"net-{change}")
    swap(folder / "content/services/education.yaml", WAS, now)
    exactly_these(folder, change)
    rule = "missing: refuse"
    for policy in WANTED:
        swap(folder / "content/network.yaml", rule, f"missing: {policy}")
        rule = f"missing: {policy}"
        for tag in LANGUAGES:
            printed(folder, tag, policy, change)

# Each language its own rule.
folder = network("mixed")
swap(folder / "content/services/education.yaml", WAS, CHANGES["major"])
swap(folder / "content/network.yaml", "missing: refuse", "release: {ar: fallback, en: omit}\nmissing: refuse")
dalil("translations", "update", "--no-room", cwd=folder)
same({tag: dalil("render", "-q", "-o", box() / "mixed-out", f"trifold-a4.{tag}", cwd=folder).code for tag in LANGUAGES},
     {"ar": 0, "en": 0, "es": 4}, "a language follows its own rule, the rest the network's")
done()
