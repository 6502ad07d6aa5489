#!/usr/bin/env python3
"""real.py: 496 real entries in English and Arabic, set as a directory, and not a word of them lost

Services Advisor Jordan (2015) comes with tests/real/jordan.py from a folder beside the checkout.
"""

import json
import os
import re
import sys
import unicodedata
from collections import Counter

from lib.tap import ROOT, box, command, dalil, done, ok, pdf_info, pdf_text, same, skip

sys.dont_write_bytecode = True
SHARED = ROOT / os.environ.get("DALIL_SHARED", "../shared")
HERE = {"DALIL_DATADIR": str(ROOT), "DALIL_SHARED": str(SHARED)}
# What directory-a4 prints of a listing, of the keys that hold texts.
PRINTED = ("name", "description", "eligibility", "bring", "apply", "hours_text", "area")
PAIR = re.compile(r'^ +(\w+): \{en: ("(?:[^"\\]|\\.)*"), ar: ("(?:[^"\\]|\\.)*")\}$', re.MULTILINE)
# A sheet has three columns; fewer or more pages than this is worth a look.
PAGES = {"en": (45, 65), "ar": (55, 85)}


def listings(content):
    """(key, English, Arabic) of every text printed, in the order of the pages."""
    network = (content / "network.yaml").read_text("utf-8")
    found = []
    for category in re.findall(r"^  - id: (\w+)", network, re.MULTILINE):
        text = (content / f"services/{category}.yaml").read_text("utf-8")
        found += [(match[1], json.loads(match[2]), json.loads(match[3])) for match in PAIR.finditer(text)]
    return [entry for entry in found if entry[0] in PRINTED]


def plain(text):
    """Letters as they are typed: no marks, no direction controls, no shapes of presentation."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Mn", "Cf"))


def folded(text):
    return re.sub(r"[\s\u2010-\u2014-]+", "", plain(text))


def words(text):
    """Runs of Latin letters and digits, runs of all other letters."""
    return re.findall(r"[A-Za-z0-9]+|[^\W\dA-Za-z_]+", plain(text))


def in_order(names, text):
    """The names that are not there, looked for one behind the other."""
    text, at, missing = folded(text), 0, []
    for name in names:
        found = text.find(folded(name), at)
        if found < 0:
            missing.append(name)
        else:
            at = found + len(folded(name))
    return missing


def check_pages(folder, language, texts):
    pdf = folder / f"output/directory-a4.{language}.pdf"
    pages = int(pdf_info(pdf)["Pages"])
    low, high = PAGES[language]
    ok(low <= pages <= high, f"{language}: {pages} pages")
    column = 1 if language == "en" else 2
    names = [entry[column] for entry in texts if entry[0] == "name"]
    same(len(names), 496, f"{language}: 496 names are looked for")
    # mutool follows the page's own order, from column to column.
    text = command(["mutool", "draw", "-q", "-F", "txt", pdf]).out
    same(in_order(names, text), [], f"{language}: all names are in the PDF, in order")
    if language == "en":
        same(in_order(names, pdf_text(pdf, "-raw")), [], "en: another reader finds them, too")
    wanted = Counter(word for entry in texts for word in words(entry[column]))
    # A word divided at a line's end, and one that has a hyphen of its own there, look alike here.
    found = Counter(words(text)) | Counter(words(re.sub(r"(\w)[-\u00ad]\n", r"\1", text)))
    lost = {word: (count, found[word]) for word, count in wanted.items() if found[word] < count}
    same(lost, {}, f"{language}: not one of {sum(wanted.values())} words is lost")


def unique():
    folder = box() / "unique"
    made = command([sys.executable, ROOT / "tests/real/jordan.py", "--unique", folder], cwd=ROOT, env=HERE)
    if not ok(made.code == 0, "the listings become a network", made):
        return
    run = dalil("render", "directory-a4.en", "directory-a4.ar", cwd=folder, env=HERE)
    errors = [line for line in run.err.splitlines() if ": error: " in line or line.startswith("error: ")]
    if not ok(run.code == 0 and not errors, "directory-a4 in English and Arabic", run.code, *errors[:20]):
        return
    same(run.out.count("496 services"), 2, "the certificates count 496 services each")
    texts = listings(folder / "content")
    for language in PAGES:
        check_pages(folder, language, texts)


def twice():
    """As they are, 13 ids stand twice."""
    folder = box() / "twice"
    command([sys.executable, ROOT / "tests/real/jordan.py", folder], cwd=ROOT, env=HERE)
    run = dalil("render", "directory-a4.en", cwd=folder, env=HERE)
    errors = [line for line in run.err.splitlines() if ": error: " in line]
    form = re.compile(r'(content/services/\w+\.yaml):(\d+):\d+: error: service "(\d+)" is written twice: it already '
                      r"stands at (content/services/\w+\.yaml):(\d+); rename or remove one")
    told = [form.fullmatch(line) for line in errors]
    same((run.code, len(errors), all(told)), (1, 13, True), "ids that stand twice: 13 errors of one kind", *errors)
    ids = lambda file, line: (folder / file).read_text("utf-8").splitlines()[int(line) - 1]
    same([match[0] for match in told if match and
          {ids(match[1], match[2]), ids(match[4], match[5])} != {f'- id: "{match[3]}"'}], [],
         "both places are right")
    ok(run.err.splitlines()[-1].startswith("13 errors"), "the last line counts them", run.err.splitlines()[-1])
    ok(not (folder / "output").exists(), "and no PDF is made")


if (SHARED / "data/services-advisor-jordan-2015").is_dir():
    unique()
    twice()
else:
    skip("496 real entries as a directory", "real listings are not here")
done()
