#!/usr/bin/env python3
"""translations.py: files for translators, with gettext's own tools as judges

What `dalil translations` writes is valid for msgfmt and comes back from msgcat as it was; a changed
sentence makes exactly its own translations stale, and `render` does what the policy says.
"""

import csv
import io
import json
import re
import sys

from lib.tap import box, command, dalil, done, network, ok, same, skip, small, swap, tool, write

sys.dont_write_bytecode = True
LANGUAGES = ("ar", "en", "es")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SERVICE = "- id: soins\n  agency: centre\n  category: health\n  name: Soins\n"


def entries(path):
    """Key -> the lines of its entry."""
    found = {}
    for block in path.read_text("utf-8").split("\n\n"):
        key = re.search(r'^msgctxt "(.*)"$', block, re.MULTILINE)
        if key:
            found[key.group(1)] = block
    return found


def po(folder, language):
    return folder / f"content/translations/{language}.po"


def updated(name):
    folder = network(name)
    run = dalil("translations", "update", cwd=folder)
    same(run.code, 0, f"{name}: update", run)
    return folder


def gettext_agrees():
    folder = updated("agrees")
    for language in LANGUAGES:
        text = po(folder, language).read_text("utf-8")
        if not tool("msgfmt"):
            skip(f"{language}: msgfmt and msgcat", "gettext is not installed")
            continue
        run = command(["msgfmt", "-c", "-v", "-o", "/dev/null", po(folder, language)])
        ok(run.code == 0 and "warning" not in run.err, f"{language}: msgfmt -c finds nothing wrong", run)
        same(command(["msgcat", po(folder, language)]).out, text, f"{language}: msgcat writes the same bytes")
        command(["msgcat", "--no-wrap", "-o", po(folder, language), po(folder, language)])
        run = dalil("translations", "update", language, cwd=folder)
        same(po(folder, language).read_text("utf-8"), text, f"{language}: what a tool has wrapped otherwise is wrapped back", run)
        for block in entries(po(folder, language)).values():
            if "#~" not in block and not re.search(r"^#\. Room .*\d line.* of \d+ mm, (about \d+ letters|shared with the .*)$|^#\. Room is not", block, re.MULTILINE):
                ok(False, f"{language}: every entry says its room", block)
                break
        else:
            ok(True, f"{language}: every entry says its room")
    run = dalil("translations", "update", "--no-room", cwd=folder)
    ok(run.out.count("nothing new") == 3, "a second update changes nothing", run)


def one_sentence():
    folder = updated("sentence")
    before = {language: entries(po(folder, language)) for language in LANGUAGES}
    swap(folder / "content/services/education.yaml", "Enfants de 6 à 14 ans", "Enfants de 6 à 12 ans")
    run = dalil("render", "trifold-a4.ar", cwd=folder)
    same(run.code, 4, "an edition with a stale text is refused, by policy", run)
    ok('begin with "aide-aux-devoirs/eligibility", content/translations/ar.po:' in run.err, "… and the line to begin with is named", run)
    same(dalil("check", "trifold-a4.ar", cwd=folder).code, 1, "check calls it a problem of the content")
    dalil("translations", "update", cwd=folder)
    for language in LANGUAGES:
        after = entries(po(folder, language))
        changed = [key for key in after if after[key] != before[language].get(key)]
        same(changed, ["aide-aux-devoirs/eligibility"], f"{language}: exactly the one entry has changed")
        ok('#| msgid "Enfants de 6 à 14 ans"' in after[changed[0]] and "#, fuzzy" in after[changed[0]]
           and "CHANGED, look twice, a number" in after[changed[0]], f"{language}: … and says how", after[changed[0]])
    status = [json.loads(line) for line in dalil("translations", "status", "--json", cwd=folder).out.splitlines()]
    whole = {row["language"]: row for row in status if row["group"] == "all"}
    same({tag: (row["stale_major"], row["stale_minor"], row["texts"] - row["good"]) for tag, row in whole.items()},
         {tag: (1, 0, 1) for tag in LANGUAGES}, "status counts it once in each language")
    part = [row["id"] for row in status if row["group"] == "category" and row["stale_major"]]
    same(part, ["education"] * 3, "… in its category")


def policies():
    folder = small("policies", SERVICE, "languages: [fr, ar]\neditions: [trifold-a4.fr, trifold-a4.ar]\nmissing: fallback\n")
    write(po(folder, "ar"), HEADER + 'msgctxt "soins/name"\nmsgid "Soins dès 16 ans"\nmsgstr "علاج من 16 سنة"\n')
    run = dalil("dump", "--stage=items", "trifold-a4.ar", cwd=folder)
    ok(re.search(r"fr ltr .*\[soins/name\]  Soins", run.out), "fallback: the source stands there, in its language and direction", run.out)
    ok("علاج" not in run.out, "… not a translation whose number is wrong", run.out)
    swap(folder / "content/network.yaml", "missing: fallback\n", "missing: fallback\nrelease: {ar: refuse}\n")
    run = dalil("render", "-o", box() / "out", cwd=folder)
    same(run.code, 4, "release: {ar: refuse} refuses Arabic …", run)
    same(dalil("render", "-o", box() / "out", "trifold-a4.fr", cwd=folder).code, 0, "… and nothing else")
    swap(folder / "content/network.yaml", "{ar: refuse}", "{ar: omit}")
    run = dalil("dump", "--stage=items", "trifold-a4.ar", cwd=folder)
    ok("[soins/name]" not in run.out, "omit: it is left out", run.out)
    swap(folder / "content/network.yaml", "{ar: omit}", "{ar: refuze}")
    run = dalil("check", cwd=folder)
    ok('network.yaml:' in run.err and 'did you mean "refuse"?' in run.err, "a policy misspelt is named", run)


def inline():
    folder = small("inline", SERVICE.replace("name: Soins", "name: {fr: Soins, ar: علاج}"),
                   "languages: [fr, ar]\neditions: [trifold-a4.fr]\nmissing: fallback\n")
    yaml = (folder / "content/services/a.yaml").read_bytes()
    rows = [json.loads(line) for line in dalil("translations", "status", "--json", cwd=folder).out.splitlines()]
    same(rows[0]["unverified"], 1, "a translation in the listings counts as unverified")
    run = dalil("translations", "adopt", "ar", cwd=folder)
    ok(run.code == 0 and "content/services/a.yaml:4: ar: علاج" in run.out, "adopt names the line that may go", run)
    ok('msgstr "علاج"' in entries(po(folder, "ar"))["soins/name"], "… and has put it into the file")
    same((folder / "content/services/a.yaml").read_bytes(), yaml, "… and never touches the listings")
    swap(po(folder, "ar"), 'msgstr "علاج"', 'msgstr "طب"')
    run = dalil("translations", "update", cwd=folder)
    ok(run.code == 1 and "and, in other words, at content/services/a.yaml:4" in run.err, "two different texts are a mistake", run)


def whole_loop():
    """Handed out as a table, translated, taken back, signed off, printed; then the source changes."""
    folder = updated("loop")
    swap(folder / "content/services/education.yaml", "Enfants de 6 à 14 ans", "Enfants de 6 à 12 ans")
    dalil("translations", "update", cwd=folder)
    table = box() / "en.csv"
    same(dalil("translations", "export", "en", "-o", table, cwd=folder).code, 0, "export")
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    row = next(row for row in rows if row["key"] == "aide-aux-devoirs/eligibility")
    same((row["source"], row["old source"], row["state"]), ("Enfants de 6 à 12 ans", "Enfants de 6 à 14 ans", "changed"),
         "the table shows what changed")
    row["translation"] = "Children from 6 to 12"
    row["comment"] = "age lowered"
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    write(table, out.getvalue())
    run = dalil("translations", "import", table, cwd=folder)
    ok(run.code == 0 and "1 taken over" in run.out, "import takes the one that changed", run)
    entry = entries(po(folder, "en"))["aide-aux-devoirs/eligibility"]
    ok("fuzzy" not in entry and "#|" not in entry and "# age lowered" in entry and "Children from 6 to 12" in entry,
       "… and it is good again", entry)
    same(dalil("render", "-q", "-o", box() / "out", "trifold-a4.en", cwd=folder).code, 0, "the edition is made")
    run = dalil("translations", "import", table, cwd=folder)
    ok(run.code == 0 and " 0 taken over" in run.out, "the same table once more changes nothing", run)
    day = {"SOURCE_DATE_EPOCH": "1795000000"}
    run = dalil("translations", "sign", "en", "--by", "Reader One", cwd=folder, env=day)
    same(run.code, 0, "signed off", run)
    signs = folder / "content/reviews/en.tsv"
    first = signs.read_bytes()
    counts = lambda: json.loads(dalil("translations", "status", "en", "--json", cwd=folder).out.splitlines()[0])
    same(counts()["reviewed"], counts()["texts"], "all texts are reviewed")
    swap(po(folder, "en"), "Children from 6 to 12", "Children aged 6 to 12")
    same(counts()["reviewed"], counts()["texts"] - 1, "another word in one of them, and its sign-off is void")
    run = dalil("translations", "check", "en", "--hints", "--no-room", cwd=folder)
    ok('T15 (hint) "aide-aux-devoirs/eligibility": it has changed since Reader One signed it off' in run.err, "check says so", run)
    dalil("translations", "sign", "en", "aide-aux-devoirs/eligibility", "--by", "Reader Two", cwd=folder, env=day)
    ok(signs.read_bytes().startswith(first) and signs.read_bytes().count(b"\n") == first.count(b"\n") + 1,
       "sign-offs are only ever added")
    file = box() / "es.xlf"
    dalil("translations", "export", "es", "-o", file, cwd=folder)
    if tool("xmllint"):
        same(command(["xmllint", "--noout", file]).code, 0, "XLIFF is well-formed XML")
    run = dalil("translations", "import", file, cwd=folder)
    ok(run.code == 0 and " 0 taken over" in run.out and "0 not taken" in run.out, "XLIFF comes back as it went", run)


def fonts_and_room():
    folder = small("room", SERVICE, "languages: [fr, en]\neditions: [trifold-a4.fr, trifold-a4.en]\nmissing: fallback\n")
    good = HEADER + 'msgctxt "soins/name"\nmsgid "Soins"\nmsgstr "Care"\n'
    write(po(folder, "en"), good)
    run = dalil("translations", "check", "en", cwd=folder)
    ok(run.code == 0 and "T06" not in run.err and "T07" not in run.err, "a text that fits is not complained about", run)
    write(po(folder, "en"), good.replace("Care", "Care \U0001fac2"))
    run = dalil("translations", "check", "en", cwd=folder)
    ok(run.code == 1 and 'en.po:6:1: error: T07 "soins/name": no font has' in run.err, "T07: a letter no font has", run)
    many = "".join(SERVICE.replace("soins", f"soins{i}").replace("Soins", f"Soins {i}") for i in range(20))
    write(folder / "content/services/a.yaml", many)
    write(po(folder, "en"), HEADER + "".join(
        f'msgctxt "soins{i}/name"\nmsgid "Soins {i}"\nmsgstr "{"Care of every kind " * 30}{i}"\n\n' for i in range(20)))
    run = dalil("translations", "check", "en", cwd=folder)
    ok(run.code == 1 and 'en.po:6:1: error: T06 "soins0/name": on trifold-a4 it takes' in run.err, "T06: it does not fit", run)


def pseudo_languages():
    for tag in ("en-XA", "ar-XB", "xx-tall", "xx-short", "xx-max"):
        for layout in ("trifold-a4", "poster-a2", "directory-a4"):
            run = dalil("check", f"{layout}.{tag}", cwd=network(f"pseudo-{tag}-{layout}"))
            errors = [line for line in run.err.splitlines() if ": error: " in line]
            ok(run.code == 0 or (run.code == 1 and errors and all("fits at" in line or "Ways out" in line or "is wider than" in line for line in errors)),
               f"{layout}.{tag}: fits, or says what would help", run)


gettext_agrees()
one_sentence()
policies()
inline()
whole_loop()
fonts_and_room()
pseudo_languages()
done()
