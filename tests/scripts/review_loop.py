#!/usr/bin/env python3
"""review_loop.py: from a listing to a printed translation: handed out, read in a browser, signed, rendered

One run through everything: update, export, translate, import, review page, answers in Chromium, what
came back, mend, sign, render, and a changed sentence that voids it all again.
"""

import csv
import io
import json
from pathlib import Path

from lib.modules import folder as modules, missing
from lib.schema import faults
from lib.tap import ROOT, box, command, dalil, done, ok, pdf_text, same, skip, small, swap, write

CHROMIUM = "/usr/bin/chromium"
DAY = {"SOURCE_DATE_EPOCH": "1795430400"}
LISTING = """- id: soins
  agency: centre
  category: health
  name: Soins gratuits
  summary: Médecine générale pour tous
  eligibility: Dès 16 ans
  phones: ["+212 5 24 00 00 11"]
"""
SAID = {"network/name": "Example", "network/title": "Example", "category:health/name": "Health", "agency:centre/name": "Example Centre",
        "soins/name": "Free care", "soins/summary": "General medicine for all", "soins/eligibility": "From the age of 16"}


def run(folder, *words, code=0):
    ended = dalil(*words, cwd=folder, env=DAY)
    same(ended.code, code, f"{' '.join(str(word) for word in words[:3])}: exit {code}", ended)
    return ended


def translate(folder, said):
    """As a volunteer with a spreadsheet does."""
    table = box() / "en.csv"
    run(folder, "translations", "export", "en", "-o", table)
    text = table.read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    at = {name: i for i, name in enumerate(rows[0])}
    for row in rows[1:]:
        if row[at["key"]] in said:
            row[at["translation"]] = said[row[at["key"]]]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    run(folder, "translations", "import", write(table, out.getvalue()))


def states(folder):
    """State -> how many, and how many are out of date."""
    rows = [json.loads(line) for line in run(folder, "translations", "status", "--json").out.splitlines()]
    whole = [row for row in rows if row["group"] == "all" and row["language"] == "en"][0]
    return {name: whole[name] for name in ("texts", "translated", "reviewed", "stale_major")}


def reviewed(folder, answers):
    """The file a reviewer's browser wrote."""
    run(folder, "review", "en", "-o", box() / "site")
    saved = box() / "saved.json"
    ended = command(["node", ROOT / "tests/scripts/lib/review/loop.cjs", modules("review") / "node_modules", CHROMIUM,
                     box() / "site/index.html", saved, write(box() / "answers.json", json.dumps(answers))],
                    env={"HOME": str(box())}, timeout=110)
    same(ended.code, 0, "the reviewer answers everything and saves", ended)
    ok("Everything is checked." in ended.out, "and is told that it is everything", ended.out)
    return saved


def loop():
    folder = small("loop", LISTING, "languages: [fr, en]\neditions: [trifold-a4.fr, trifold-a4.en]\nmissing: refuse\n")
    run(folder, "translations", "update")
    first = run(folder, "render", "-o", box() / "out", code=4)
    ok("begin with" in first.err, "nothing is translated: refused, and where to begin is told", first)
    translate(folder, SAID)
    count = states(folder)
    same((count["translated"], count["reviewed"]), (count["texts"], 0), "everything is translated, nothing read")

    saved = reviewed(folder, {"soins/summary": ["no", "General practice for everybody", "« médecine »: practice"]})
    answers = json.loads(saved.read_text("utf-8"))
    same(faults(answers, json.loads((ROOT / "docs/review.schema.json").read_text("utf-8"))), [], "what the browser saved fits its schema")
    same(len(answers["entries"]), count["texts"], "with an answer to every text")
    back = run(folder, "review", "import", saved)
    ok(f"{count['texts']} answers of Relectrice taken" in back.out, "all of them are taken", back)
    ok("soins/summary: Relectrice says no: « médecine »: practice | better: General practice for everybody" in back.out,
       "what to do is told", back)
    same(states(folder)["reviewed"], count["texts"] - 1, "all but one are signed off")

    translate(folder, {"soins/summary": "General practice for everybody"})
    run(folder, "translations", "sign", "en", "soins/summary", "--by", "Coordination")
    same(states(folder)["reviewed"], count["texts"], "mended, and signed by another: all are")
    run(folder, "render", "-o", box() / "out")
    text = pdf_text(box() / "out/trifold-a4.en.pdf")
    ok("General practice for everybody" in text and "Free care" in text, "the edition is rendered with it", text)
    good = (box() / "out/trifold-a4.en.pdf").read_bytes()

    swap(folder / "content/services/a.yaml", "Dès 16 ans", "Dès 18 ans")
    ended = run(folder, "render", "-o", box() / "out", code=4)
    ok('begin with "soins/eligibility", content/translations/en.po:' in ended.err, "the source changes: refused, with the text to begin with", ended)
    same((box() / "out/trifold-a4.en.pdf").read_bytes(), good, "the last good file stays")
    count = states(folder)
    same((count["reviewed"], count["stale_major"]), (count["texts"] - 1, 1), "exactly that sign-off is void")
    back = run(folder, "review", "import", saved, code=1)
    ok('"soins/eligibility" (yes): its source has changed since; have it reviewed again' in back.err, "the old review does not bring it back", back)
    same(states(folder)["reviewed"], count["reviewed"], "nor anything else")


why = missing("review") or (None if Path(CHROMIUM).exists() else "chromium is not installed")
if why:
    skip("the whole way of a translation", why)
else:
    loop()
done()
