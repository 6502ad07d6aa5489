#!/usr/bin/env python3
"""diff_pdf.py: `dalil diff --pdf`: new pages with bars, tints and numbers, and the list behind them"""

import re

from lib.changes import NEW_PHONE, OLD_PHONE, happen, printed_and_changed, record
from lib.tap import box, command, dalil, done, network, ok, pdf_info, pdf_text, same, small

MARK = (184, 0, 115)  # of the bars, give or take what a renderer rounds
TINT = (255, 237, 89)


def made(folder, name, *words):
    path = box() / f"{name}.pdf"
    run = dalil("diff", *words, "--pdf", path, "-C", folder)
    ok(run.code == 0, f"{name}: diff --pdf", run)
    return path


def plain(text):
    return re.sub("[\u2066-\u2069\u2060\u200b]", "", text).replace("\u00a0", " ").replace("\u202f", " ")


def pixels(path, page):
    """(width, rows of RGB) of one page at 100 dots an inch."""
    picture = box() / "page"
    command(["pdftoppm", "-r", "100", "-f", str(page), "-l", str(page), "-singlefile", path, picture])
    data = picture.with_suffix(".ppm").read_bytes()
    _, width, height, _ = data[:20].split()[:4]
    width, height = int(width), int(height)
    data = data[-3 * width * height:]
    return width, [data[3 * width * y:3 * width * (y + 1)] for y in range(height)]


def near(row, x, colour):
    return all(abs(row[3 * x + n] - colour[n]) <= 12 for n in range(3))


def bars_and_tints(path, page):
    """Columns of pixels where the bars are (outlines and numbers are lower); first and last tint."""
    width, rows = pixels(path, page)
    marks = [sum(near(row, x, MARK) for row in rows) for x in range(width)]
    bars = [x for x in range(width) if marks[x] > 0.6 * max(max(marks), 100)]
    tints = [x for row in rows for x in range(0, width, 2) if near(row, x, TINT)]
    return bars, (min(tints), max(tints)) if tints else None


def both_directions():
    folder = printed_and_changed("story", "trifold-a4.fr", "trifold-a4.ar")
    french = made(folder, "french", "trifold-a4.fr")
    arabic = made(folder, "arabic", "trifold-a4.ar")
    for path, name in ((french, "French"), (arabic, "Arabic")):
        text = plain(pdf_text(path))
        for words in (OLD_PHONE, NEW_PHONE, "marked proof", "Removed: on no page any more", "In print", "Now", "S1", "S2"):
            ok(words in text, f"{name}: it says {words!r}", text)
        same(pdf_info(path)["Pages"], "3", f"{name}: two sides and the list")
        ok(b"dalil-run:" not in path.read_bytes(), f"{name}: it does not pass for a print run")
    text = plain(pdf_text(french))
    for words in ("Lait et couches Exemple", "12h–14h30", "12h–13h30", "15h–18h", "15h–19h", "pain", "couverture"):
        ok(words in text, f"French: it says {words!r}", text)
    listed = plain(pdf_text(arabic, "-f", "3"))
    for words in ("14:30", "13:30", "18:00", "19:00"):
        ok(words in listed, f"Arabic: the list says {words!r}", listed)

    bars, tints = bars_and_tints(french, 2)
    ok(bars and max(bars) < tints[0], "French: bars stand left of what changed", bars, tints)
    bars, tints = bars_and_tints(arabic, 2)
    ok(bars and min(bars) > tints[1], "Arabic: bars stand right of what changed", bars, tints)
    same(bars_and_tints(french, 1), ([], None), "French: nothing is marked on the side where nothing changed")
    same(made(folder, "again", "trifold-a4.fr").read_bytes(), french.read_bytes(), "twice the same bytes")
    return folder


def all_editions(folder):
    path = made(folder, "all")
    same(pdf_info(path)["Pages"], "6", "all editions with changes in one file")
    text = pdf_text(path)
    ok("trifold-a4.fr: marked proof" in text and "trifold-a4.ar: marked proof" in text, "each with its list")


def two_runs():
    folder = network("two")
    ok(record(folder, "trifold-a4.fr").code == 0, "first run")
    happen(folder)
    run = record(folder, "trifold-a4.fr", date="2026-11-01")
    ok(run.code == 0, "second run", run)
    first, second = sorted((folder / "output/runs").glob("*r00?"))
    old = first / "data/trifold-a4.fr.pdf"
    # what is in the listings by now is of no account
    for path in (folder / "content/services").glob("*.yaml"):
        path.write_text(path.read_text().replace(NEW_PHONE, "+212 5 24 00 00 77"))
    path = made(folder, "runs", old, second.name)
    text = plain(pdf_text(path))
    ok(OLD_PHONE in text and NEW_PHONE in text and "00 00 77" not in text, "two runs: from one print to the other", text)
    path = made(folder, "now", old)
    ok("00 00 77" in plain(pdf_text(path)), "an old PDF alone is enough")


def long_text():
    """A text longer than a page of the list goes on on the next one."""
    service = ("- id: clinique\n  agency: centre\n  category: health\n  name: Clinique\n  description: {}\n"
               "  phones: \"+212 5 24 00 00 11\"\n  verified: {{on: 2026-11-02, by: centre}}\n")
    folder = small("long", service.format("Avant."), network_more="editions: [directory-a4.fr]\n", layouts=("directory-a4",))
    ok(record(folder, "directory-a4.fr").code == 0, "a short text recorded")
    words = [f"mot{number}" for number in range(700)]
    (folder / "content/services/a.yaml").write_text(service.format(" ".join(words)))
    found = re.findall(r"mot\d+", pdf_text(made(folder, "long")))
    same([word for word in words if found.count(word) != 2], [], "every word is on the page and in the list")


def nothing():
    folder = network("nothing")
    ok(record(folder, "trifold-a4.fr").code == 0, "recorded")
    path = box() / "nothing.pdf"
    run = dalil("diff", "trifold-a4.fr", "--pdf", path, "-C", folder)
    same(run.code, 0, "no change is no fault", run)
    ok(not path.exists() and "was not written" in run.err, "no change: no file, and it says so", run)


if __name__ == "__main__":
    story = both_directions()
    all_editions(story)
    two_runs()
    long_text()
    nothing()
    done()
