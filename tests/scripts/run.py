#!/usr/bin/env python3
"""run.py: print runs: recorded, refused, verified, made again; what befalls the folder they lie in

The network is the tour's: one clinic, one card, in French and Arabic.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from lib.tap import ROOT, box, command, dalil, done, network, ok, pdf_info, same, swap

sys.dont_write_bytecode = True
DONE, CONTENT, USAGE, UNREADABLE, REFUSED = 0, 1, 2, 3, 4  # src/cli/command.h
DAY = "2026-11-20"
FR, AR = f"{DAY}_fr_card_r001", f"{DAY}_ar_card_r001"
CLINIC = "content/services/clinic.yaml"
count = 0


def tiny():
    global count
    count += 1
    return shutil.copytree(ROOT / "tests/golden/tour", box() / f"net-{count}")


def run(folder, *words):
    return dalil("run", *words, "-C", folder)


def record(folder, *editions, day=DAY, more=()):
    return run(folder, "record", *(editions or ("card.fr",)), "--quantity", "800", "--date", day, *more)


def recorded(*editions):
    folder = tiny()
    made = record(folder, *editions)
    assert made.code == DONE, made
    return folder


def runs_of(folder):
    where = folder / "output/runs"
    return sorted(path.name for path in where.iterdir()) if where.exists() else []


def writable(folder):
    """A run is read-only; whoever spoils it takes the right to write first."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def says(made, code, *words):
    text = made.out + made.err
    return made.code == code and all(word in text for word in words)


def story():
    folder = tiny()
    made = record(folder, "card.fr", "card.ar", more=("--by", "Coordination", "--printer", "Imprimerie Exemple"))
    ok(says(made, DONE, FR, AR, "800 copies", "FR 2026-11 r001 "), "two editions are recorded, each with its code", made)
    same(runs_of(folder), [AR, FR], "each has a folder of its own, and nothing else is there")
    listed = run(folder, "list")
    ok(says(listed, DONE, FR, AR, "800 printed, about 800 left"), "list shows both", listed)
    only = run(folder, "list", AR)
    ok(says(only, DONE, AR) and FR not in only.out, "list of one shows that one", only)
    same(run(folder, "list", "card.xx").code, USAGE, "list of one that does not exist is wrong usage")
    lines = [json.loads(line) for line in run(folder, "list", "--json").out.splitlines()]
    same([(line["id"], line["edition"], line["quantity"], line["left"]) for line in lines],
         [(AR, "card.ar", 800, 800), (FR, "card.fr", 800, 800)], "list --json: a line a run")
    lines = [json.loads(line) for line in run(folder, "verify", "--json").out.splitlines()]
    same([(line["id"], line["whole"], line["problems"]) for line in lines], [(AR, True, []), (FR, True, [])],
         "verify --json: a line a run")
    shown = run(folder, "show", FR)
    ok(says(shown, DONE, "Imprimerie Exemple", "Coordination", "2026-11-20, 800 copies"), "show tells who and how many", shown)
    manifest = json.loads((folder / "output/runs" / FR / "data/manifest.json").read_text())
    for name in (manifest["code"], manifest["code"].lower(), FR, "card.fr",
                 folder / "output/runs" / FR / "data/card.fr.pdf"):
        ok(says(run(folder, "show", name), DONE, FR), f"a run is found by {str(name)[-20:]}")
    info = pdf_info(folder / "output/runs" / FR / "data/card.fr.pdf")
    ok(f"dalil-run:{manifest['hash']}" in info.get("Keywords", ""), "the PDF's properties carry the hash", info)
    ok(says(run(folder, "verify"), DONE, f"{FR}: as it was recorded", f"{AR}: as it was recorded"), "both verify")
    again = run(folder, "rebuild")
    ok(says(again, DONE, f"{FR}: made again, the same to the last byte", f"{AR}: made again, the same"),
       "both are made again to the last byte", again)
    sums = command(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=folder / "output/runs" / FR)
    same(sums.code, 0, "sha256sum alone can check a run", sums)
    modes = {oct(path.stat().st_mode & 0o222) for path in (folder / "output/runs" / FR).rglob("*")}
    same(modes, {"0o0"}, "nothing in a run may be written")
    swap(folder / CLINIC, "00 12", "00 13")
    ok(says(run(folder, "rebuild", FR), DONE, "the same to the last byte"), "what the listings say now changes nothing of it")
    second = record(folder, day="2026-12-01")
    ok(says(second, DONE, "2026-12-01_fr_card_r002"), "the next run of an edition has the next number", second)


def events():
    folder = recorded()
    for words, left in (
        (("given", "--count", "300"), 500), (("given", "--count", "50", "--note", "École Exemple"), 450),
        (("counted", "--count", "400"), 400), (("exhausted",), 0), (("counted", "--count", "400"), 400),
    ):
        made = run(folder, "event", FR, *words, "--date", "2026-11-25")
        ok(made.code == DONE and says(run(folder, "list"), DONE, f"about {left} left"), f"{' '.join(words)}: {left} left", made)
    ok(says(run(folder, "show", FR), DONE, "given 50: École Exemple"), "show tells every event with its note")
    log = folder / "output/runs/events.jsonl"
    same([json.loads(line)["event"] for line in log.read_text().splitlines()],
         ["given", "given", "counted", "exhausted", "counted"], "the log has a line each")
    for words, what in (
        ((FR, "counted"), "no count"), ((FR, "stickered", "--count", "5"), "labels on some only"), ((FR, "eaten"), "no event"), ((FR,), "no word"),
        (("2026-11-20_fr_card_r009", "exhausted"), "no such run"),
    ):
        ok(run(folder, "event", *words).code == USAGE, f"event: {what} is wrong usage")
    made = run(folder, "event", "card.xx")
    ok("no print run" not in made.err and "name a run and what happened" in made.err,
       "event: half a sentence is said to be one, and nothing else", made)
    told = [json.loads(line) for line in run(folder, "show", FR, "--json").out.splitlines()]
    same([line["type"] for line in told], ["run"] + 5 * ["event"], "show --json: the run and its events, a line each")
    before = log.read_bytes()
    log.write_bytes(before[:-9])
    listed = run(folder, "list")
    ok(says(listed, UNREADABLE, "events.jsonl:5: this line is no event", "about 0 left"),
       "a line cut off is told, the others count", listed)
    made = run(folder, "event", FR, "counted", "--count", "7")
    ok(made.code == DONE and log.read_bytes().startswith(before[:-9] + b"\n"), "the next event begins a line of its own", made)
    ok("about 7 left" in run(folder, "list").out, "and counts")


REFUSALS = (
    # what, words after `record`, exit code, what is said
    ("nothing said of copies", ("card.fr",), USAGE, "how many copies"),
    ("no copies", ("card.fr", "--quantity", "0"), USAGE, "how many copies"),
    ("no edition", ("--quantity", "5"), USAGE, "name editions"),
    ("an unknown edition", ("crad.fr", "--quantity", "5"), USAGE, "crad"),
    ("an unknown language", ("card.xx", "--quantity", "5"), USAGE, "xx"),
    ("a day that is none", ("card.fr", "--quantity", "5", "--date", "2026-02-30"), USAGE, "2026-02-30"),
    ("a day without zeros", ("card.fr", "--quantity", "5", "--date", "2026-2-3"), USAGE, "2026-2-3"),
    ("a day with spaces", ("card.fr", "--quantity", "5", "--date", "2026- 2- 3"), USAGE, "2026- 2- 3"),
    ("a day with a sign", ("card.fr", "--quantity", "5", "--date", "2026-+2-03"), USAGE, "2026-+2-03"),
)


def refusals():
    folder = tiny()
    for what, words, code, said in REFUSALS:
        made = run(folder, "record", *words)
        ok(says(made, code, said) and runs_of(folder) == [], f"refused: {what}", made)
    folder = recorded()
    made = record(folder)
    ok(says(made, REFUSED, "recorded already", FR, "--again"), "refused: the same thing twice", made)
    same(runs_of(folder), [FR], "and nothing is written")
    made = record(folder, more=("--again",))
    ok(says(made, DONE, f"{DAY}_fr_card_r002"), "--again says that it is meant", made)
    made = record(folder, day="2026-11-19")
    ok(says(made, REFUSED, "is the clock right"), "refused: a day before the last print", made)
    folder = tiny()
    made = dalil("run", "record", "card.fr", "--quantity", "5", "-C", folder,
                 env={"SOURCE_DATE_EPOCH": "99999999999999999999"})
    ok(made.code == DONE and len(runs_of(folder)) == 1, "a time no calendar has is as if none were said", made)
    folder = tiny()
    swap(folder / CLINIC, "Mo-Fr", "Mo-Fi")
    made = record(folder)
    ok(says(made, CONTENT, "clinic.yaml:7:") and runs_of(folder) == [], "refused: listings with an error", made)
    folder = tiny()
    text = (folder / CLINIC).read_text()
    (folder / CLINIC).write_text(text + text)
    made = record(folder)
    ok(says(made, CONTENT, "clinic") and runs_of(folder) == [], "refused: two services with one id", made)
    folder = tiny()
    swap(folder / "layouts/card.yaml", "size: [9pt, 12pt]", "size: [60pt, 70pt]")
    made = record(folder)
    ok(made.code == CONTENT and runs_of(folder) == [], "refused: what does not fit", made)


def other_letters():
    """The same words in another font, on the same day, are another leaflet; and the codes differ."""
    folder = recorded()
    fonts = json.loads((folder / "output/runs" / FR / "data/fonts.json").read_text())
    (folder / "fonts").mkdir(exist_ok=True)
    found = command(["fc-list", f":family={fonts[0]['family']}", "file"]).out.split(":")[0].strip()
    found = next((path for path in Path("/usr/share/fonts").rglob(fonts[0]["file"])), found)
    (folder / "fonts" / fonts[0]["file"]).write_bytes(Path(found).read_bytes() + b"\0")
    made = record(folder)
    ok(says(made, DONE, f"{DAY}_fr_card_r002"), "another font on the same day needs no --again", made)
    made = record(folder)
    ok(says(made, REFUSED, "_r002", "--again"), "the same font again does", made)
    hashes = {json.loads(path.read_text())["hash"] for path in (folder / "output/runs").glob("*/data/manifest.json")}
    same(len(hashes), 2, "each print has a mark of its own, by which its PDF is known")


def agreed():
    """What a leaflet agreed on with other languages is kept, so that it can be made again without them."""
    folder = network("agreed")
    short = "Accidents, accouchements, enfants malades"
    long = 5 * "Un accueil pour toutes et tous sans rendez-vous ni papiers et " + short
    swap(folder / "content/services/health.yaml", f"summary: {short}", f"summary: {long}")
    for path in (folder / "content/translations").glob("*.po"):
        swap(path, f'msgid "{short}"', f'msgid "{long}"')
    made = run(folder, "record", *(f"trifold-a4.{tag}" for tag in ("fr", "ar", "en", "es")), "--quantity", "5", "--date", DAY)
    ok(made.code == DONE, "a French text is longer: four languages recorded", made)
    made = run(folder, "rebuild")
    ok(made.code == DONE and made.out.count("the same to the last byte") == 4, "each is made again from its own folder", made)
    french = writable(folder / "output/runs" / f"{DAY}_fr_trifold-a4_r001")
    (french / "data/plan.txt").unlink()
    ok(says(run(folder, "rebuild", french.name), CONTENT, "it is another file"), "which it is not without what was agreed on")
    for text in ("flow\nbegins 9 9 9\n", "begins 1\n", "flow\ncategories 1 1\n", "what\n", "flow\nmember trifold-a4.fr\nbegins 0 0 0 0 0 0\n"):
        (french / "data/plan.txt").write_text(text)
        made = run(folder, "rebuild", french.name)
        ok(made.code in (DONE, CONTENT) and "made again" in made.out, f"an altered plan does no harm: {text.split()[:3]}", made)


def spoiled():
    """A byte in each file; files that went and came; a list that was altered."""
    whole = recorded() / "output/runs" / FR
    files = sorted(str(path.relative_to(whole)) for path in whole.rglob("*") if path.is_file())
    same(len(files) > 12, True, "there are files to spoil", files)
    for name in files:
        folder = tiny()
        copy = writable(shutil.copytree(whole, folder / "output/runs" / FR))
        data = bytearray((copy / name).read_bytes())
        data[len(data) // 2] ^= 1
        (copy / name).write_bytes(data)
        made = run(folder, "verify")
        named = name if not name.startswith("tagmanifest") else "tagmanifest-sha256.txt"
        ok(made.code == CONTENT and (named in made.out or name.startswith(("manifest-", "tagmanifest-"))),
           f"one bit flipped in {name}: verify says so", made)
        (copy / name).unlink()
        made = run(folder, "verify")
        ok(says(made, CONTENT, name, "missing"), f"without {name}: verify says so", made)
    folder = tiny()
    copy = writable(shutil.copytree(whole, folder / "output/runs" / FR))
    (copy / "data/note.txt").write_text("x")
    ok(says(run(folder, "verify"), CONTENT, "data/note.txt does not belong there"), "a file too many is named")
    (copy / "data/note.txt").unlink()
    (copy / "data/manifest.json").rename(copy / "data/m.json")
    (copy / "data/manifest.json").symlink_to("m.json")
    ok(says(run(folder, "verify"), CONTENT, "data/manifest.json"), "a link in place of a file is named")
    for line in ("0" * 64 + "  ../../../secret\n", "no checksum at all\n"):
        (copy / "manifest-sha256.txt").write_text(line)
        ok(says(run(folder, "verify"), CONTENT, "no checksum and file"), f"a list that says {line[60:78]!r} is refused")


def strange():
    """Runs that cannot be read: told, passed over, never overwritten."""
    folder = recorded()
    copy = writable(folder / "output/runs" / FR)
    manifest = copy / "data/manifest.json"
    text = manifest.read_text()
    for what, now, said in (
        ("of a newer dalil", text.replace('"format": 1', '"format": 2'), "newer dalil"),
        ("that is no JSON", text[: len(text) // 2], "cannot be understood"),
        ("of another run", text.replace(FR, AR), "not of this run"),
        ("with a key twice", text.replace("{", '{"date": "x",', 1), "cannot be understood"),
        ("that is a list", "[]\n", "not of this run"),
        ("that is empty", "", "cannot be understood"),
    ):
        manifest.write_text(now)
        for words in (("list",), ("show",)):
            made = run(folder, *words)
            ok(says(made, UNREADABLE, FR, said), f"{words[0]}: a manifest {what}", made)
        ok(says(dalil("diff", "-C", folder), UNREADABLE, said), f"diff: a manifest {what}")
        ok(says(run(folder, "verify"), CONTENT, "data/manifest.json was altered"), f"verify: a manifest {what}")
    made = record(folder, day="2026-11-22")
    ok(says(made, DONE, "2026-11-22_fr_card_r002", FR),
       "recording goes on beside it, under a number of its own", made)
    shutil.rmtree(copy / "data")
    made = run(folder, "verify")
    ok(says(made, CONTENT, f"{FR}: data/manifest.json is missing", "r002: as it was recorded"), "a half-copied run is named", made)
    ok(run(folder, "show", FR).code != DONE, "and cannot be shown")
    folder = recorded()
    lines = writable(folder / "output/runs" / FR) / "data/services.jsonl"
    text = lines.read_text()
    for what, now, said in (
        ("altered", text.replace('"value":"Clinique', '"value":"Clinic'), "altered"),
        ("with a service twice", text + text, "twice"),
        ("cut off", text[:200], "line 1"),
        ("of other things", '{"a": 1}\n', "no record"),
    ):
        lines.write_text(now)
        made = dalil("diff", "-C", folder)
        ok(says(made, UNREADABLE, "services.jsonl", said), f"diff: canonical services {what}", made)
        made = dalil("diff", "--matrix", "-C", folder)
        ok(says(made, UNREADABLE, "services.jsonl", said) and made.err.count("services.jsonl") == 1,
           f"diff --matrix: canonical services {what}, said once", made)
    made = record(folder, day="2026-11-21", more=("--again",))
    made = dalil("diff", "--matrix", "-C", folder)
    ok(says(made, UNREADABLE, "services.jsonl", said), "diff --matrix: nor is an older run passed over in silence", made)


def papers():
    """An old PDF alone says which run it is of."""
    folder = recorded("card.fr", "card.ar")
    old = shutil.copy(folder / "output/runs" / AR / "data/card.ar.pdf", box() / "old.pdf")
    swap(folder / CLINIC, "00 12", "00 13")
    made = dalil("diff", old, "-C", folder)
    ok(says(made, DONE, "card.ar, printed 2026-11-20", "telephone"), "diff of an old PDF alone", made)
    plain = box() / "plain"
    assert dalil("render", "-o", plain, "card.fr", "-C", folder).code == DONE
    made = dalil("diff", plain / "card.fr.pdf", "-C", folder)
    ok(says(made, USAGE, "carries no run's mark"), "a PDF that was not recorded is refused", made)
    (box() / "text.pdf").write_text("no PDF")
    ok(says(dalil("diff", box() / "text.pdf", "-C", folder), USAGE, "no run's mark"), "so is what is no PDF")
    made = dalil("diff", box() / "none.pdf", "-C", folder)
    ok(says(made, USAGE, "no such file"), "a PDF that is not there", made)
    other = tiny()
    ok(says(dalil("diff", old, "-C", other), USAGE, "copy that run's folder"), "a PDF of a run that is elsewhere")
    ok(says(dalil("diff", FR, AR, "-C", folder), USAGE, "different languages"), "two languages are not compared")
    ok(says(dalil("diff", FR, FR, FR, "-C", folder), USAGE, "one print run, or two"), "nor three runs")
    near = dalil("diff", FR.replace("r001", "r002"), "-C", folder)
    ok(says(near, USAGE, "did you mean", FR), "a run that does not exist, with the nearest", near)


def codes():
    folder = recorded()
    diff = ("diff", "-C", folder)
    same(dalil(*diff, "--exit-code").code, DONE, "--exit-code: 0 when nothing changed")
    swap(folder / CLINIC, "sans rendez-vous", "sans aucun rendez-vous")
    (folder / "content/translations/ar.po").unlink()
    swap(folder / "content/network.yaml", "languages: [fr, ar]", "languages: [fr]")
    swap(folder / "content/network.yaml", "editions: [card.fr, card.ar]", "editions: [card.fr]")
    same([dalil(*diff, *more).code for more in ((), ("--exit-code",), ("--fail-on", "S3"), ("--fail-on", "S2"))],
         [DONE, CONTENT, CONTENT, DONE], "a reworded sentence: 1 with --exit-code and --fail-on S3 alone")
    swap(folder / CLINIC, "00 12", "00 13")
    same([dalil(*diff, "--fail-on", level).code for level in ("S0", "S1", "S2", "S5")], [DONE, CONTENT, CONTENT, CONTENT],
         "a wrong number: 1 from --fail-on S1 on")
    for level in ("1", "S6", "S", "s1", ""):
        same(dalil(*diff, "--fail-on", level).code, USAGE, f"--fail-on {level!r} is wrong usage")
    swap(folder / CLINIC, "00 13", "00 12")
    swap(folder / CLINIC, "sans aucun rendez-vous", "sans rendez-vous")
    swap(folder / "layouts/card.yaml", "radius: 1mm", "radius: 2mm")
    made = dalil(*diff, "--fail-on", "S4")
    ok(says(made, CONTENT, "NEXT RUN", "its look: other layout"), "another layout is a change of its own, S4", made)
    swap(folder / "layouts/card.yaml", "radius: 2mm", "radius:   1mm")
    swap(folder / "layouts/card.yaml", "fold: none", "fold: none # one sheet")
    same(dalil(*diff, "--exit-code").code, DONE, "spaces and comments in a layout are none")


if __name__ == "__main__":
    os.umask(0o022)
    story()
    events()
    refusals()
    other_letters()
    agreed()
    spoiled()
    strange()
    papers()
    codes()
    done()
