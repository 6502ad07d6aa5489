#!/usr/bin/env python3
"""translators_tools.py: files of translations through the tools translators use, and back

gettext's own (msgfmt, msgcat, msgmerge, msgattrib, msgconv) and those of translate-toolkit (po2csv,
csv2po, pocount, pofilter, po2xliff). What comes back has the same keys, texts, states and notes; where a
tool loses something, dalil says so and takes nothing over in silence.
"""

import json
import re
import sys

from lib.tap import box, command, dalil, done, network, ok, same, skip, swap, tool

sys.dont_write_bytecode = True
LANGUAGES = ("ar", "en", "es")
GETTEXT = {
    "msgcat --no-wrap": ["msgcat", "--no-wrap", "-o", "OUT", "IN"],
    "msgcat --width=40": ["msgcat", "--width=40", "-o", "OUT", "IN"],
    "msgcat --sort-output": ["msgcat", "--sort-output", "-o", "OUT", "IN"],
    "msgconv": ["msgconv", "-t", "UTF-8", "-o", "OUT", "IN"],
    "msgmerge with itself": ["msgmerge", "-q", "--previous", "--no-fuzzy-matching", "-o", "OUT", "IN", "IN"],
    "msgattrib, all": ["msgattrib", "-o", "OUT", "IN"],
}


def file_of(folder, tag):
    return folder / f"content/translations/{tag}.po"


def spoil(folder):
    """Every state there is: a draft, out of date twice over, a note, an empty text, an old entry."""
    swap(folder / "content/services/education.yaml", "Enfants de 6 à 14 ans", "Enfants de 6 à 12 ans")
    swap(folder / "content/network.yaml", "title: Trouver de l’aide à Marrakech", "title: Trouver une aide à Marrakech")
    for tag in LANGUAGES:
        text = file_of(folder, tag).read_text("utf-8")
        text = re.sub(r'(msgctxt "category:food/name")', r"# look at this, please\n#, fuzzy\n\1", text)
        text = re.sub(r'(msgctxt "category:health/name"\nmsgid ".*")\nmsgstr ".*"', r'\1\nmsgstr ""', text)
        text = re.sub(r"^#\. .*\n(?=(#.*\n)*# look)", "", text, flags=re.MULTILINE)
        file_of(folder, tag).write_text(text, "utf-8")
    run = dalil("translations", "update", "--no-room", cwd=folder)
    same(run.code, 0, "the files are brought up to date", run)


def state(folder, tag):
    rows = [json.loads(line) for line in dalil("translations", "status", tag, "--json", cwd=folder).out.splitlines()]
    return next(row for row in rows if row["group"] == "all")


def in_order(text):
    """Old entries stand at the end in any order."""
    blocks = text.rstrip("\n").split("\n\n")
    return "\n\n".join([block for block in blocks if "#~" not in block] + sorted(block for block in blocks if "#~" in block))


def settled(folder, tag, before, name):
    """After the tool, one `update` gives the same text as ever."""
    run = dalil("translations", "update", tag, "--no-room", cwd=folder)
    same(run.code, 0, f"{tag}: {name}: is read again", run)
    same(in_order(file_of(folder, tag).read_text("utf-8")), in_order(before), f"{tag}: {name}: nothing is lost")
    file_of(folder, tag).write_text(before, "utf-8")


def by_gettext(folder, tag):
    path, before = file_of(folder, tag), file_of(folder, tag).read_text("utf-8")
    was = state(folder, tag)
    for name, words in GETTEXT.items():
        if not tool(words[0]):
            skip(f"{tag}: {name}", "gettext is not installed")
            continue
        out = box() / "out.po"
        run = command([{"OUT": out, "IN": path}.get(word, word) for word in words])
        same((run.code, run.err), (0, ""), f"{tag}: {name}: has nothing to complain about", run)
        path.write_bytes(out.read_bytes())
        same(state(folder, tag), was, f"{tag}: {name}: the same states")
        settled(folder, tag, before, name)
    if tool("msgattrib"):
        fuzzy = command(["msgattrib", "--only-fuzzy", "--no-obsolete", path]).out
        same(sorted(re.findall(r'^msgctxt "(.*)"', fuzzy, re.MULTILINE)), ["aide-aux-devoirs/eligibility", "category:food/name", "network/title"],
             f"{tag}: msgattrib --only-fuzzy finds what waits for a translator")
        same(len(re.findall("^msgctxt", command(["msgattrib", "--untranslated", "--no-obsolete", path]).out, re.MULTILINE)), was["empty"],
             f"{tag}: msgattrib --untranslated finds what is empty")
    if tool("msgfmt"):
        run = command(["msgfmt", "-c", "-v", "-o", "/dev/null", path])
        ok(run.code == 0 and "3 fuzzy translations, 1 untranslated" in run.err, f"{tag}: msgfmt -c counts the same", run)


def by_toolkit(folder, tag):
    path, before = file_of(folder, tag), file_of(folder, tag).read_text("utf-8")
    was, table, out = state(folder, tag), box() / "toolkit.csv", box() / "toolkit.po"
    if not tool("po2csv"):
        skip(f"{tag}: translate-toolkit", "translate-toolkit is not installed")
        return
    quiet = "--progress=none"
    run = command(["po2csv", quiet, path, table])
    ok(run.code == 0 and table.read_text("utf-8").count('"content/') > 150, f"{tag}: po2csv reads it", run)
    run = command(["csv2po", quiet, "-t", path, table, out])
    same(run.code, 0, f"{tag}: csv2po writes it back", run)
    path.write_bytes(out.read_bytes())
    same(state(folder, tag), was, f"{tag}: csv2po: the same states")
    run = dalil("translations", "update", tag, "--no-room", cwd=folder)
    text = re.sub(r"^#\. extracted from .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    same(text, before, f"{tag}: csv2po: nothing is lost, and its own note is kept", run)
    path.write_text(before, "utf-8")
    run = command(["pocount", "--csv", path])
    ok(run.code == 0 and f"{was['texts'] - was['empty'] - 3}" in run.out, f"{tag}: pocount counts the same", run)
    filtered = box() / "filtered.po"
    tests = "escapes,newlines,numbers,printf,tabs,urls,emails,variables,unchanged,untranslated,doublewords,kdecomments,xmltags,validchars".split(",")
    run = command(["pofilter", quiet, "--nofuzzy", *(word for test in tests for word in ("-t", test)), path, filtered])
    found = re.findall(r"\(pofilter\) (\w+)", filtered.read_text("utf-8")) if filtered.exists() else []
    same([test for test in found if test != "untranslated"], [], f"{tag}: pofilter finds nothing that is wrong", run)


def seeded(folder):
    """A number that pofilter finds, dalil finds too, at the same entry."""
    path = file_of(folder, "en")
    before = path.read_text("utf-8")
    swap(path, "Children aged 6 to 14", "Children aged 6 to 15")
    swap(path, "#, fuzzy\n#| msgid \"Enfants de 6 à 14 ans\"\n", "")
    filtered = box() / "numbers.po"
    if tool("pofilter"):
        command(["pofilter", "--progress=none", "--nofuzzy", "-t", "numbers", path, filtered])
        same(re.findall(r'^msgctxt "(.*)"', filtered.read_text("utf-8"), re.MULTILINE), ["aide-aux-devoirs/eligibility"], "pofilter: numbers")
    else:
        skip("pofilter: numbers", "translate-toolkit is not installed")
    run = dalil("translations", "check", "en", "--no-room", cwd=folder)
    same(re.findall(r'T02 "(.*?)"', run.err), ["aide-aux-devoirs/eligibility"], "T02 finds the same", run)
    path.write_text(before, "utf-8")


def keys_lost(folder):
    """The toolkit's XLIFF has no place for msgctxt: what comes back from it is not taken for ours."""
    path = file_of(folder, "es")
    before = path.read_bytes()
    if not tool("po2xliff"):
        skip("po2xliff and back", "translate-toolkit is not installed")
        return
    command(["po2xliff", "--progress=none", path, box() / "es.xlf"])
    command(["xliff2po", "--progress=none", box() / "es.xlf", box() / "es.po"])
    lost = (box() / "es.po").read_bytes()
    path.write_bytes(lost)
    run = dalil("translations", "update", "es", "--no-room", cwd=folder)
    ok(run.code == 1 and "have no msgctxt line that says which text they translate" in run.err,
       "po2xliff and xliff2po lose the keys, which is told", run)
    same(path.read_bytes(), lost, "… and nothing is made of it")
    path.write_bytes(before)
    run = dalil("translations", "import", box() / "es.xlf", cwd=folder)
    ok(run.code == 1 and "this is no XLIFF file of version 2" in run.err and path.read_bytes() == before, "… and that XLIFF is not taken", run)


folder = network("tools")
spoil(folder)
for tag in LANGUAGES:
    by_gettext(folder, tag)
    by_toolkit(folder, tag)
seeded(folder)
keys_lost(folder)
# The sample is as `update` writes it, room and places too.
folder = network("sample")
for tag in LANGUAGES:
    run = dalil("translations", "update", tag, cwd=folder)
    same((run.code, run.out), (0, f"content/translations/{tag}.po: nothing new\n"), f"{tag}: the sample is up to date", run)
    same(file_of(folder, tag).read_bytes(), file_of(network(f"again-{tag}", layouts=False), tag).read_bytes(), f"{tag}: … to the byte")
done()
