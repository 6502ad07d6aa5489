#!/usr/bin/env python3
"""mended.py: copies with labels or slips on them are right in what those say, until the listings change again"""

import json

from lib.tap import dalil, done, network, ok, same, swap

HEALTH = "content/services/health.yaml"
OLD, NEW, LATER = "+212 5 24 00 00 12", "+212 5 24 00 00 99", "+212 5 24 00 00 98"
HOURS, CUT = "Mo-Fr 08:30-12:30,14:00-16:30; Sa 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; PH off"
DAY = {"SOURCE_DATE_EPOCH": "1795430400"}  # 2026-11-23
FR, AR, TWO = "2026-11-23_fr_trifold-a4_r001", "2026-11-23_ar_trifold-a4_r001", "2026-11-23_fr+ar_trifold-a4-two_r001"


def made(name, *editions):
    folder = network(name)
    run = dalil("run", "record", *editions, "--quantity", "300", cwd=folder, env=DAY)
    ok(run.code == 0, f"{name}: recorded", run)
    return folder


def call(folder, *words, code=0):
    run = dalil(*words, cwd=folder, env=DAY)
    same(run.code, code, f"{' '.join(map(str, words))}: exit {code}", run)
    return run


def decision(folder, edition):
    lines = [json.loads(line) for line in call(folder, "diff", edition, "--json").out.splitlines()]
    grave = [line["field"] or "-" for line in lines if line["type"] == "change" and line["severity"] in ("S0", "S1")]
    return lines[0]["decision"], lines[0]["mended"], sorted(grave)


def labels():
    folder = made("labels", "trifold-a4.fr", "trifold-a4.ar")
    none = call(folder, "run", "event", FR, "stickered", code=3)
    ok("dalil errata" in none.err, "labels nobody made cannot be on", none)
    swap(folder / HEALTH, OLD, NEW)
    same(decision(folder, "trifold-a4.fr"), ("STICKER", 0, ["phones"]), "a wrong number")
    told = call(folder, "errata", "trifold-a4.fr")
    ok(f"dalil run event {FR} stickered" in told.out, "errata tells how to log it", told)
    log = folder / "output/runs/events.jsonl"
    call(folder, "run", "event", AR, "stickered", "--with", next((folder / "output").glob("errata-FR*.json")), code=3)
    call(folder, "run", "event", FR, "stickered", "--with", HEALTH, code=3)
    ok(not log.exists(), "labels of another run, or no labels: nothing is logged")
    swap(folder / HEALTH, HOURS, CUT)  # after the labels were made
    call(folder, "run", "event", FR, "stickered")
    same(decision(folder, "trifold-a4.fr"), ("STICKER", 1, ["hours"]), "what the label says is right, what changed since is not")
    same(decision(folder, "trifold-a4.ar"), ("STICKER", 0, ["hours", "phones"]), "another edition is as it was")
    matrix = call(folder, "diff", "--matrix")
    ok("says \u2068+212524000099\u2069" in matrix.out and "contradict each other" in matrix.out,
       "copies with labels contradict those without", matrix)
    ok("trifold-a4.ar  STICKER: 2 facts" in matrix.out and "trifold-a4.fr  STICKER: 1 fact" in matrix.out,
       "the matrix says what to do with each", matrix)
    call(folder, "errata", "trifold-a4.ar")
    call(folder, "run", "event", AR, "stickered")
    again = call(folder, "errata", "trifold-a4.fr")
    ok("opening hours" in again.out and NEW not in again.out, "the next labels are for what is wrong still", again)
    call(folder, "run", "event", FR, "stickered")
    same([decision(folder, f"trifold-a4.{tag}")[::2] for tag in ("fr", "ar")], 2 * [("NOTHING", [])],
         "all has its label: nothing to do")
    ok("mended on them since" in call(folder, "diff").out, "and it is said why")
    ok("contradict" not in call(folder, "diff", "--matrix").out, "nor do they contradict each other")
    same(call(folder, "diff", "--fail-on", "S1").code, 0, "--fail-on counts what is wrong still")
    return folder


def again(folder):
    """The number is another again, and then as it was printed: under a label that is wrong now."""
    swap(folder / HEALTH, NEW, LATER)
    same(decision(folder, "trifold-a4.fr")[::2], ("STICKER", ["phones"]), "a label may become wrong")
    swap(folder / HEALTH, LATER, OLD)
    same(decision(folder, "trifold-a4.fr")[::2], ("STICKER", ["phones"]), "even where the print below it is right")
    told = call(folder, "errata", "trifold-a4.fr")
    ok(f"now {OLD} (was {NEW})" in told.out, "there is a label for it", told)
    page = call(folder, "run", "page", FR, "-o", "pages")
    ok(page.code == 0 and not any("00 99" in path.read_text() for path in (folder / "pages").rglob("*.html")),
       "the page for readers speaks of the print, for who holds one without a label")


def slips():
    """A slip tells all, also of whole services, in both languages of a leaflet."""
    folder = made("slips", "trifold-a4-two.fr+ar", "trifold-a4.fr")
    swap(folder / HEALTH, OLD, NEW)
    food = (folder / "content/services/food.yaml").read_text()
    at = food.index("- id: lait-et-couches")
    end = food.find("\n- id: ", at + 1)
    (folder / "content/services/food.yaml").write_text(food[:at] + (food[end + 1:] if end > 0 else ""))
    call(folder, "errata", "trifold-a4.fr", "--all")
    before = decision(folder, "trifold-a4.fr")
    ok(before[0] in ("SLIP", "STICKER", "REPRINT") and len(before[2]) == 2, "a service is no more, a number another", before)
    ok("stickered" not in call(folder, "run", "event", FR, "slipped").err, "slips are logged")
    same(decision(folder, "trifold-a4.fr")[::2], ("NOTHING", []), "the slip tells both")
    same(len(decision(folder, "trifold-a4-two.fr+ar")[2]), 2, "the leaflet in two languages has none yet")
    call(folder, "run", "event", TWO, "slipped")
    same(decision(folder, "trifold-a4-two.fr+ar")[::2], ("NOTHING", []), "--all wrote what its slips say, too")


def damaged(folder):
    log = folder / "output/runs/events.jsonl"
    text = log.read_text()
    log.write_text(text.replace('"field":"phones"', '"field":"fone"', 1))
    run = call(folder, "diff", "trifold-a4.fr", code=3)
    ok("events.jsonl:1: this line is no event" in run.err, "a line nobody understands is told", run)


FOLDER = labels()
again(FOLDER)
damaged(FOLDER)
slips()
done()
