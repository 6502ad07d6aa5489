#!/usr/bin/env python3
"""story.py: a leaflet is printed in two languages, things change, `dalil diff` says what to do

The whole story of the memory: one change of each kind, then exactly the expected words, lines of
JSON, severities and decisions (tests/golden/story; with DALIL_ACCEPT set they are written anew: read
the difference); what is recorded verifies and is made again. Codes on the paper, which every change
of a layout changes, stand as "0000". Every line of JSON is held against docs/diff.schema.json.
"""

import json
import os
import re
import sys

from lib.schema import faults
from lib.tap import ROOT, dalil, done, network, ok, same, swap

sys.dont_write_bytecode = True
GOLDEN = ROOT / "tests/golden/story"
SCHEMA = json.loads((ROOT / "docs/diff.schema.json").read_text())
TODAY = {"SOURCE_DATE_EPOCH": "1795392000"}  # 2026-11-23
CLOTHING, LEGAL, FOOD = (f"content/services/{name}.yaml" for name in ("clothing", "legal", "food"))
EDUCATION, TRAINING = (f"content/services/{name}.yaml" for name in ("education", "training"))
ARABIC, NETWORK = "content/translations/ar.po", "content/network.yaml"

NEW = """
- id: cuisine-partagee
  agency: repas-exemple
  category: food
  name: Cuisine partagée Exemple
  phones: "+212 5 24 00 00 98"
  hours: "Tu-Th 10:00-16:00"
  verified: {on: 2026-11-20, by: repas-exemple}
"""
NEW_ARABIC = """
msgctxt "cuisine-partagee/name"
msgid "Cuisine partagée Exemple"
msgstr "المطبخ المشترك (مثال)"
"""

# file, what is there, what comes in its place
HAPPENS = (
    ("the civil-status desk has another number", LEGAL, "+212 5 24 00 00 22", "+212 5 24 00 00 29"),
    ("blankets: closes at six", CLOTHING, '"Mo-Fr 16:00-19:00"', '"Mo-Fr 16:00-18:00"'),
    ("layettes: closes at six, not five", CLOTHING, '"Th 14:00-17:00"', '"Th 14:00-18:00"'),
    ("the clothes room is reworded", CLOTHING, "Vêtements et chaussures pour tous les âges",
     "Vêtements et chaussures pour chaque âge"),
    ("…and translated", ARABIC, 'msgid "Vêtements et chaussures pour tous les âges"\nmsgstr "ملابس وأحذية لجميع الأعمار"',
     'msgid "Vêtements et chaussures pour chaque âge"\nmsgstr "ملابس وأحذية لكل الأعمار"'),
    ("homework help has a new id", EDUCATION, "- id: aide-aux-devoirs\n", "- id: soutien-scolaire\n  aliases: [aide-aux-devoirs]\n"),
    ("project advice moves to legal help", TRAINING, "- id: conseil-projets\n  agency: emploi-exemple\n  category: training",
     "- id: conseil-projets\n  agency: emploi-exemple\n  category: legal"),
    ("one Arabic sentence is mended", ARABIC, "نصائح مجانية حول حقوقكم ووثائقكم", "استشارات مجانية حول حقوقكم ووثائقكم"),
)


def golden(name, text):
    path = GOLDEN / name
    text = re.sub(r"(r\d{3}) [0-9a-f]{4}\b", r"\1 0000", text)
    if os.environ.get("DALIL_ACCEPT"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    same(text, path.read_text() if path.exists() else "", f"{name} is as expected")
    if name.endswith(".ndjson"):
        wrong = [fault for line in text.splitlines() for fault in faults(json.loads(line), SCHEMA)]
        same(wrong, [], f"every line of {name} is as docs/diff.schema.json says")


def diff(folder, *words):
    run = dalil("diff", *words, "-C", folder, env=TODAY)
    assert run.code == 0, run
    return run.out


def record(folder, day, *editions):
    run = dalil("run", "record", *editions, "--quantity", "800", "--by", "Exemple", "--date", day, "-C", folder)
    same(run.code, 0, f"{', '.join(editions)} recorded on {day}", run)


def cut(path, service):
    """Takes one service out of a file."""
    blocks = path.read_text().split("\n- id: ")
    assert sum(block.startswith(service + "\n") for block in blocks) == 1, service
    path.write_text("\n- id: ".join(block for block in blocks if not block.startswith(service + "\n")))


def printed(name):
    folder = network(name)
    for language in ("en", "es"):
        (folder / f"content/translations/{language}.po").unlink()
    text = (folder / NETWORK).read_text()
    text = re.sub(r"^languages: .*$", "languages: [fr, ar]", text, flags=re.MULTILINE)
    text = re.sub(r"^editions:\n(?:  - .*\n)+", "editions: [trifold-a4.fr, trifold-a4.ar]\n", text, flags=re.MULTILINE)
    (folder / NETWORK).write_text(text)
    record(folder, "2026-11-16", "trifold-a4.fr", "trifold-a4.ar")
    golden("nothing.txt", diff(folder))
    return folder


def happen(folder):
    for what, file, old, new in HAPPENS:
        swap(folder / file, old, new)
    cut(folder / FOOD, "lait-et-couches")
    (folder / FOOD).write_text((folder / FOOD).read_text() + NEW)
    arabic = (folder / ARABIC).read_text().replace('"aide-aux-devoirs/', '"soutien-scolaire/')
    (folder / ARABIC).write_text(arabic + NEW_ARABIC)


def story():
    folder = printed("story")
    happen(folder)
    golden("diff.txt", diff(folder))
    golden("diff.ndjson", diff(folder, "--json"))
    lines = [json.loads(line) for line in diff(folder, "--json").splitlines()]
    decisions = {line["edition"]: line["decision"] for line in lines if line["type"] == "edition"}
    same(decisions, {"trifold-a4.fr": "REPRINT", "trifold-a4.ar": "REPRINT"}, "three wrong facts of twenty-four: print again")
    changed = {line["edition"]: 0 for line in lines}
    for line in lines:
        changed[line["edition"]] += line["type"] == "change"
    same(changed, {"trifold-a4.fr": 8, "trifold-a4.ar": 9}, "the Arabic leaflet has one change more: its mended sentence")
    swap(folder / NETWORK, "\nmissing: refuse", "\ncirculation: {sticker_percent: 20}\nmissing: refuse")
    golden("slip.txt", diff(folder, "2026-11-16_ar_trifold-a4_r001"))
    swap(folder / LEGAL, '"+212 5 24 00 00 29"', '"+212 5 24 00 00 29"\n  phone_old_until: 2026-12-31')
    ok("the old number is still answered" in diff(folder, "trifold-a4.ar"), "until the old number falls silent, its change is S2")
    golden("matrix.txt", diff(folder, "--matrix"))
    record(folder, "2026-11-23", "trifold-a4.fr")
    golden("skew.txt", diff(folder, "--matrix"))
    golden("skew.ndjson", diff(folder, "--matrix", "--json"))
    golden("between.txt", diff(folder, "2026-11-16_fr_trifold-a4_r001", "2026-11-23_fr_trifold-a4_r002"))
    run = dalil("run", "event", "2026-11-16_fr_trifold-a4_r001", "withdrawn", "-C", folder)
    same(run.code, 0, "the first French leaflets are withdrawn", run)
    ok("fr_trifold-a4_r001" not in diff(folder, "--matrix"), "what is withdrawn contradicts nothing")
    run = dalil("run", "event", "2026-11-16_ar_trifold-a4_r001", "counted", "--count", "0", "-C", folder)
    ok("no copies are left" in diff(folder, "trifold-a4.ar"), "no copy left: nothing to stick on")
    ok(dalil("run", "verify", "-C", folder).code == 0, "all runs verify")
    again = dalil("run", "rebuild", "-C", folder)
    same((again.code, again.out.count("the same to the last byte")), (0, 3), "and are made again to the last byte", again)


def question():
    """An id that goes while a like one comes is asked, not assumed."""
    folder = printed("question")
    swap(folder / EDUCATION, "- id: aide-aux-devoirs\n", "- id: soutien-scolaire\n")
    arabic = (folder / ARABIC).read_text().replace('"aide-aux-devoirs/', '"soutien-scolaire/')
    (folder / ARABIC).write_text(arabic)
    golden("question.txt", diff(folder, "trifold-a4.fr"))
    golden("question.ndjson", diff(folder, "trifold-a4.fr", "--json"))


def schema():
    """The check can fail."""
    good = {"type": "look", "edition": "card.fr", "severity": "S4", "changed": "layout"}
    same(faults(good, SCHEMA), [], "a line that is in order")
    for what, bad in (("of no kind", {**good, "type": "x"}), ("with a member more", {**good, "x": 1}),
                      ("of another severity", {**good, "severity": "S1"}), ("with a member less", {"type": "look"})):
        ok(faults(bad, SCHEMA) != [], f"a line {what} is refused")


if __name__ == "__main__":
    story()
    question()
    schema()
    done()
