#!/usr/bin/env python3
"""errata.py: labels for the copies that are out read as today's data, where the old field stood"""

import json
import re

from lib.tap import ROOT, command, dalil, done, network, ok, pdf_info, pdf_text, same, skip, swap, tool

MM = 72 / 25.4
LEFT, TOP = 10 * MM + 8, 10 * MM + 8  # of the first label on A4: the sheet's edge, room for marks
HEALTH = "content/services/health.yaml"
OLD, NEW = "+212 5 24 00 00 12", "+212 5 24 00 00 99"
KEY = "centre-sante-nord/phones"
DAY = {"SOURCE_DATE_EPOCH": "1795430400"}  # 2026-11-23
LABEL = re.compile(r"^  (\d+): (page \d+.*): (now|covered).*; ([\d.]+) x ([\d.]+) mm, "
                   r"([\d.]+) from the left and ([\d.]+) from the top", re.M)
COPIES = 5
LONG = ("Un carnet de santé, une pièce d’identité avec photo, un justificatif de domicile de moins de "
        "trois mois et la lettre du médecin qui vous envoie, si vous en avez une")


def made(name, *editions):
    folder = network(name)
    run = dalil("run", "record", *editions, "--quantity", "40", cwd=folder, env=DAY)
    ok(run.code == 0, f"{name}: {' '.join(editions)} recorded", run)
    return folder


def errata(folder, *words, code=0):
    run = dalil("errata", *words, cwd=folder, env=DAY)
    same(run.code, code, f"errata {' '.join(words)}: exit {code}", run)
    return run


def files(folder):
    return {path.name.split(".")[-2]: path for path in (folder / "output").glob("errata-*.pdf")}


def labels(run):
    """Number: rectangle on the old page, points."""
    return {int(m[1]): [float(m[i]) * MM for i in (6, 7, 4, 5)] for m in LABEL.finditer(run.out)}


def printed(folder, edition, key):
    layout, language = edition.split(".")
    run = next((folder / "output/runs").glob(f"*_{language}_{layout}_r001"))
    for field in json.loads((run / "data/geometry.json").read_text()):
        if field["key"] == key:
            return field
    raise AssertionError(f"{key} is not printed in {edition}")


def text_at(pdf, page, rect):
    """The words in a rectangle (left, top, width, height in points)."""
    x, y, width, height = rect
    box = [str(round(value * 10)) for value in (x, y, width, height)]
    out = pdf_text(pdf, "-r", "720", "-f", page, "-l", page, "-x", box[0], "-y", box[1], "-W", box[2], "-H", box[3])
    return " ".join(re.sub("[\u2066-\u2069\u202a-\u202e\u200e\u200f\u2060]", "", out).split())


def word_box(pdf, page, word, inside=None):
    """Left, top, right, bottom of the first such word."""
    out = command(["pdftotext", "-bbox", "-f", page, "-l", page, pdf, "-"]).out
    for m in re.finditer(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', out):
        box = [float(m[i]) for i in range(1, 5)]
        if m[5] == word and (not inside or inside[1] - 3 <= box[1] <= inside[1] + inside[3] + 3):
            return box
    raise AssertionError(f"{word} is not on page {page} of {pdf}")


SCALE = 8  # pixels a point


def picture(pdf, page, rect, folder):
    """Rows of grey bytes in a rectangle of points and half a point around it."""
    x, y, width, height = (round(value * SCALE) for value in rect)
    half, stem = SCALE // 2, folder / "picture"
    command(["pdftoppm", "-r", 72 * SCALE, "-gray", "-singlefile", "-f", page, "-l", page, "-x", x - half, "-y",
             y - half, "-W", width + 2 * half, "-H", height + 2 * half, pdf, stem])
    data = stem.with_suffix(".pgm").read_bytes()
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    across, down, data = int(head[1]), int(head[2]), data[head.end():]
    return [data[row * across: (row + 1) * across] for row in range(down)]


def inner(rows, right=0, down=0):
    """Without the half point around, so many pixels aside."""
    half = SCALE // 2
    return [row[half + right: len(row) - half + right] for row in rows[half + down: len(rows) - half + down]]


def apart(one, other):
    total = sum(abs(a - b) for left, right in zip(one, other) for a, b in zip(left, right))
    return total / max(sum(len(row) for row in one), 1)


def reads_as_new(edition):
    """A changed number: the sheet's first label against the page as it would be printed today."""
    folder = made(edition, edition)
    old = next((folder / "output/runs").glob(f"*/data/{edition}.pdf"))
    field = printed(folder, edition, KEY)
    swap(folder / HEALTH, OLD, NEW)
    run = errata(folder, edition, "--copies", str(COPIES))
    found = files(folder)
    same(sorted(found), ["guide", "slip", "stickers"], f"{edition}: labels, a guide and a slip")
    rects = labels(run)
    same(list(rects), [1], f"{edition}: one label", run)
    label, page = rects[1], str(field["page"] + 1)
    now = dalil("render", edition, "-o", folder / "now", cwd=folder, env=DAY)
    ok(now.code == 0, f"{edition}: today's leaflet", now)
    today = folder / f"now/{edition}.pdf"

    x, y, width, height = field["rect"]
    ok(label[0] - 0.2 <= x and label[1] - 0.2 <= y and x + width <= label[0] + label[2] + 0.2
       and y + height <= label[1] + label[3] + 0.2, f"{edition}: the label covers the old number", label, field)
    ok(label[3] < height + 2.1 * MM, f"{edition}: and not more than a millimetre above and below", label, field)
    same(text_at(old, page, field["rect"]), OLD, f"{edition}: the old page says the old number")
    same(text_at(found["stickers"], "1", (LEFT, TOP, label[2], label[3])), NEW, f"{edition}: the label says the new one")
    same(text_at(today, page, field["rect"]), NEW, f"{edition}: as today's page does there")
    digits = NEW.split()[0]
    on_sheet, on_page = word_box(found["stickers"], "1", digits), word_box(today, page, digits, field["rect"])
    off = [on_sheet[i] - (LEFT, TOP)[i % 2] - on_page[i] + label[i % 2] for i in range(4)]
    ok(max(map(abs, off)) < 0.5, f"{edition}: to half a point where today's page has it", off)

    sheet = picture(found["stickers"], "1", (LEFT, TOP, label[2], label[3]), folder)
    wanted, before = (inner(picture(pdf, page, label, folder)) for pdf in (today, old))
    aside = range(1 - SCALE // 2, SCALE // 2)
    stuck = min(apart(inner(sheet, i, k), wanted) for i in aside for k in aside)
    ok(stuck < apart(before, wanted) / 2, f"{edition}: stuck on, it looks like today's page",
       stuck, apart(before, wanted))

    same(pdf_text(found["stickers"], "-layout").count(NEW), COPIES, f"{edition}: {COPIES} strips")
    same(pdf_text(found["slip"]).count(NEW), 3, f"{edition}: three slips on a sheet say it, too")
    same(pdf_text(found["slip"]).count(OLD), 3, f"{edition}: and what it was")
    ok("column, second entry" in pdf_text(found["guide"]), f"{edition}: the guide says where")
    kept = {name: path.read_bytes() for name, path in found.items()}
    errata(folder, edition, "--copies", str(COPIES))
    same({name: path.read_bytes() for name, path in files(folder).items()} == kept, True,
         f"{edition}: the same bytes a second time")
    return folder


def corner(rows):
    """Where the ink of a label ends: points from its left and right."""
    columns = [i for i in range(len(rows[0])) if any(row[i] < 200 for row in rows)]
    return columns[0] / SCALE, (len(rows[0]) - columns[-1]) / SCALE


def right_to_left(folder):
    """The Arabic label begins at its right edge, with the pictogram."""
    rect = labels(errata(folder, "trifold-a4.ar", "--copies", "1"))[1]
    left, right = corner(inner(picture(files(folder)["stickers"], "1", (LEFT, TOP, rect[2], rect[3]), folder)))
    ok(right < 6, "trifold-a4.ar: the pictogram stands at the right edge", left, right)
    text = word_box(files(folder)["stickers"], "1", NEW.split()[0])
    ok(text[2] < LEFT + rect[2] - 8, "trifold-a4.ar: and the number before it", text, rect)


def more(folder):
    """Hours fit another label; a long text does not, and is said."""
    swap(folder / HEALTH, 'hours: "Mo-Fr 08:30-12:30,14:00-16:30; Sa 09:00-12:00; PH off"',
         'hours: "Mo-Fr 09:00-12:00; PH off"')
    run = errata(folder, "trifold-a4.fr", "--copies", "2")
    same(list(labels(run)), [1, 2], "a label for the number, one for the hours", run)
    ok("lun.–ven. 9h–12h" in re.sub("[\u2060\u2066-\u2069]", "", pdf_text(files(folder)["stickers"])),
       "the hours in words", pdf_text(files(folder)["stickers"]))
    ok("STICKER" in dalil("diff", "trifold-a4.fr", cwd=folder, env=DAY).out, "diff advises labels")
    swap(folder / HEALTH, "bring: Le carnet de santé, si vous en avez un", f"bring: {LONG}")
    swap(folder / HEALTH, 'hours: "Mo-Fr 09:00-12:00; PH off"',
         'hours: "Mo-Fr 08:30-12:30,14:00-16:30; Sa 09:00-12:00; PH off"')
    run = errata(folder, "trifold-a4.fr", "--copies", "2")
    ok("on the slip alone: what to bring" in run.out and "even at 7 pt" in run.out, "a long text is said not to fit", run)
    ok("justificatif" in pdf_text(files(folder)["slip"]), "and stands on the slip")
    ok("justificatif" not in pdf_text(files(folder)["stickers"]), "and on no label")
    ok("SLIP" in dalil("diff", "trifold-a4.fr", cwd=folder, env=DAY).out, "diff advises a slip then")


def whole_services():
    folder = made("whole", "trifold-a4.fr", "trifold-a4.ar")
    text = (folder / "content/services/food.yaml").read_text()
    entry = next(part for part in re.split(r"(?m)^(?=- id: )", text) if part.startswith("- id: lait-et-couches"))
    (folder / "content/services/food.yaml").write_text(text.replace(entry, ""))
    run = errata(folder, "trifold-a4.fr", "--copies", "3", "--all")
    ok("stickers" not in files(folder) and "it is no more" in run.out, "no label says that a service is no more", run)
    slip = pdf_text(files(folder)["slip"])
    ok("Lait et couches" in slip and "N’existe plus" in slip, "a slip does", slip)
    same(pdf_info(files(folder)["slip"]).get("Pages"), "2", "--all: in the other language, too")


def half_translated():
    """A language that cannot be read today keeps no other from its slip."""
    folder = made("half", "trifold-a4.fr", "trifold-a4.ar", "trifold-a4.en")
    swap(folder / HEALTH, OLD, NEW)
    swap(folder / "content/translations/ar.po", 'msgctxt "centre-sante-nord/name"', 'msgctxt "centre-sante-nor/name"')
    run = errata(folder, "trifold-a4.fr", "--copies", "3", "--all", code=1)
    ok("fr: 1 thing changed" in run.out and "en: 1 thing changed" in run.out,
       "--all: languages behind one with a mistake have their slips", run)
    ok("ar: 1 thing" not in run.out and "ar" in run.err, "and the mistake is told", run)


def emergency():
    """An emergency number that is another now, in both directions."""
    folder = made("emergency", "trifold-a4.fr", "trifold-a4.ar")
    for path in (folder / "content").rglob("*.*"):
        path.write_text(path.read_text().replace('number: "177"', 'number: "178"').replace("emergency:177", "emergency:178"))
    for edition in ("trifold-a4.fr", "trifold-a4.ar"):
        run = errata(folder, edition, "--copies", "2")
        field, rect = printed(folder, edition, "emergency:177/number"), labels(run).get(1)
        ok(rect and "now 178 (was 177)" in run.out, f"{edition}: an emergency number has a label", run)
        x, y, width, height = field["rect"]
        ok(rect and rect[0] - 0.2 <= x and rect[1] - 0.2 <= y and x + width <= rect[0] + rect[2] + 0.2
           and y + height <= rect[1] + rect[3] + 0.2, f"{edition}: it covers the old number", rect, field)
        sheet = next((folder / "output").glob(f"errata-{edition[-2:].upper()}*.stickers.pdf"))
        same(text_at(sheet, "1", (LEFT, TOP, rect[2], rect[3])), "178", f"{edition}: and says the new one")
        ok("WITHDRAW" in dalil("diff", edition, cwd=folder, env=DAY).out, f"{edition}: diff calls the copies back")


def one_of_two():
    """Of two numbers the one that changed; one that is no more is covered; two languages in one leaflet."""
    folder = made("two", "trifold-a4-two.fr+ar")
    swap(folder / HEALTH, "+212 6 00 00 00 14", "+212 6 00 00 00 77")
    swap(folder / HEALTH, f'  phones: "{OLD}"\n', "")
    run = errata(folder, "trifold-a4-two.fr+ar", "--copies", "2")
    found = files(folder)
    text = pdf_text(found["stickers"])
    ok("+212 6 00 00 00 77" in text and "+212 5 24 00 00 13" not in text, "of two numbers the one that changed", text)
    ok("covered, nothing in its place" in run.out, "a number that is no more is covered", run)
    ok(all(word in pdf_text(found["slip"]) for word in ("Ce qui a changé", "Centre de santé")), "the slip in French")
    ok("المركز" in pdf_text(found["slip"]), "and in Arabic", pdf_text(found["slip"]))


def confidential():
    """A place that may not be told any more is covered, and nothing names it again."""
    folder = made("confidential", "trifold-a4.fr")
    swap(folder / HEALTH, "    address: 12, rue de la Fontaine", "    visibility: hidden\n    address: 12, rue de la Fontaine")
    run = errata(folder, "trifold-a4.fr", "--copies", "2")
    same(len(labels(run)), 1, "an address that is confidential now: a label", run)
    found = files(folder)
    told = run.out + "".join(pdf_text(path) for path in found.values())
    ok("Fontaine" not in told and "Fontaine" not in dalil("errata", "trifold-a4.fr", cwd=folder, env=DAY).err,
       "neither the label, the guide, the slip nor the terminal says it again", told)
    ok("par téléphone" in pdf_text(found["stickers"]), "the label says to ask by telephone")


def refusals():
    folder = made("refusals", "trifold-a4.fr")
    run = errata(folder, "trifold-a4.fr")
    ok("nothing to mend" in run.out and not files(folder), "nothing changed: nothing to do", run)
    run = errata(folder, "trifold-a4.fr", "--label", "l7161x", code=2)
    ok('did you mean "l7161"' in run.err, "labels nobody makes", run)
    errata(folder, "trifold-a4.fr", "--copies", "0", code=2)
    errata(folder, "trifold-a4.xx", code=2)
    errata(folder, code=2)
    swap(folder / HEALTH, 'hours: "Mo-Fr 08:30-12:30,14:00-16:30; Sa 09:00-12:00; PH off"',
         'hours: "Mo-Fr 08:30-12:30,14:00-16:00; Sa 09:00-12:00; PH off"')
    run = errata(folder, "trifold-a4.fr", "--copies", "3", "--label", "l7651", code=2)
    ok("larger than those" in run.err, "labels that are too small", run)
    errata(folder, "trifold-a4.fr", "--copies", "60", "--label", "avery-l7163")
    same(pdf_info(files(folder)["stickers"]).get("Pages"), "5", "60 leaflets on sheets of 14 labels")


if all(tool(name) for name in ("pdftotext", "pdftoppm", "pdfinfo")):
    FRENCH = reads_as_new("trifold-a4.fr")
    right_to_left(reads_as_new("trifold-a4.ar"))
    more(FRENCH)
    whole_services()
    half_translated()
    emergency()
    one_of_two()
    confidential()
    refusals()
else:
    skip("labels", "poppler-utils is not installed")
done()
