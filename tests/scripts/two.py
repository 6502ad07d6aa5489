#!/usr/bin/env python3
"""two.py: editions in two languages: their names, and that both readers are told everything

The sheets are read back from the PDFs. Every telephone number stands there once; every name and
summary of every service in both languages, whichever comes first.
"""

import re
import sys
from collections import Counter

from lib.tap import BIN, ROOT, box, command, dalil, done, network, ok, same, small, swap

sys.dont_write_bytecode = True
LAYOUTS = ("trifold-a4-two", "poster-a3-two")
PAIRS = (("fr", "ar"), ("ar", "fr"), ("en", "ar"), ("fr", "en"))
NUMBER = re.compile(r"\+212(?: \d)(?: \d\d){4}")
SERVICE = "- id: soins\n  agency: centre\n  category: health\n  name: Soins\n"


def letters(text):
    """Nothing but letters and digits: lines, spaces, hyphens and controls depend on the setting."""
    return "".join(c for c in text if c.isalnum())


def said_in(language, fields="name|summary"):
    """Names and summaries of the services as a reader of the language sees them."""
    dump = dalil("dump", "--stage=content", "--lang", language, cwd=ROOT).out
    found, service = [], False
    for line in dump.splitlines():
        if line[:1] not in ("", " "):
            service = line.startswith("service ")
        match = re.match(rf"  (?:{fields}) \[{language}[^\]]*\] (.*)", line)
        if service and match:
            found.append(match.group(1))
    return found


def numbers(path):
    text = re.sub(r"^ *#.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    entries = [entry for entry in re.split(r"^(?=- id:)", text, flags=re.MULTILINE) if "status: inactive" not in entry]
    return Counter(number for entry in entries for number in NUMBER.findall(entry))


def printed():
    services = sum((numbers(path) for path in (ROOT / "content/services").glob("*.yaml")), Counter())
    others = numbers(ROOT / "content/agencies.yaml") + numbers(ROOT / "content/network.yaml")
    texts = {language: said_in(language) for language in ("fr", "ar", "en")}
    same({language: len(text) for language, text in texts.items()}, {"fr": 48, "ar": 48, "en": 48},
         "24 names and 24 summaries are looked for in each language")
    editions = [f"{layout}.{first}+{second}" for layout in LAYOUTS for first, second in PAIRS]
    run = command([BIN, "render", "-q", "-o", box(), *editions], cwd=ROOT)
    same(run.code, 0, "every edition is made", run)
    for edition in editions:
        text = command(["mutool", "draw", "-q", "-F", "txt", box() / f"{edition}.pdf"]).out
        text = re.sub(r"[\u200b\u200e\u200f\u061c\u2060\u202a-\u202e\u2066-\u2069]", "", text)
        found = Counter(NUMBER.findall(re.sub(r"[\s\u00a0\u202f]+", " ", text)))
        same({number: found[number] for number in services}, dict(services), f"{edition}: every number once")
        same(sorted(set(found) - set(services) - set(others)), [], f"{edition}: no number that nobody wrote")
        bare = letters(text)
        for language in edition.rpartition(".")[2].split("+"):
            missing = [said for said in texts[language] if letters(said) not in bare]
            same(missing, [], f"{edition}: every name and summary in {language}")


def names():
    cases = [
        ("trifold-a4-two.fr", 'edition "trifold-a4-two.fr": layout "trifold-a4-two" is for two languages; '
                              "write trifold-a4-two.fr+ar"),
        ("trifold-a4-two.ar", 'edition "trifold-a4-two.ar": layout "trifold-a4-two" is for two languages; '
                              "write trifold-a4-two.ar+fr"),
        ("trifold-a4.fr+ar", 'edition "trifold-a4.fr+ar": layout "trifold-a4" is for one language; write '
                             "trifold-a4.fr, use a layout for two, such as trifold-a4-two, or make "
                             "one: layouts/NAME.yaml with `base: trifold-a4` and `bilingual: side`"),
        ("trifold-a4-two.fr+fr", 'edition "trifold-a4-two.fr+fr" names one language twice; write '
                                 "trifold-a4-two.fr, or another second language"),
        ("trifold-a4-two.fr+arr", 'edition "trifold-a4-two.fr+arr": dalil does not know the language "arr"; '
                                  'did you mean "ar"?'),
        ("trifold-a4-two.fr+", 'edition "trifold-a4-two.fr+": dalil does not know the language ""'),
        ("trifold-a4-two.fr+ar+en", 'edition "trifold-a4-two.fr+ar+en": an edition is in one language or in '
                                    "two, such as trifold-a4-two.fr+ar"),
        ("trifold-a4-too.fr+ar", 'edition "trifold-a4-too.fr+ar": there is no layout "trifold-a4-too"; did you '
                                 'mean "trifold-a4-two"?'),
    ]
    for name, text in cases:
        run = dalil("render", "-o", box() / "never", name, cwd=ROOT)
        same((run.code, run.err), (2, f"error: {text}\n1 error\n"), f"no edition: {name}")
    ok(not (box() / "never").exists(), "wrong names make no folder")


def listed():
    folder = network("listed")
    swap(folder / "content/network.yaml", "  - trifold-a4.fr\n",
         "  - trifold-a4-two.fr+ar\n  - trifold-a4-two.fr+am\n  - trifold-a4.fr\n")
    run = dalil("check", cwd=folder)
    ok(run.code == 1 and 'edition "trifold-a4-two.fr+am" is in "am", which is not in the list of languages' in run.err,
       "both languages must be among the network's", run)
    swap(folder / "content/network.yaml", "  - trifold-a4-two.fr+am\n", "")
    for words, wanted in [
        (["--layout=trifold-a4-two"], ["trifold-a4-two.fr+ar.pdf"]),
        (["--layout=trifold-a4-two", "--lang=ar"], ["trifold-a4-two.fr+ar.pdf"]),
        (["--layout=trifold-a4-two", "--lang=es+ar"], ["trifold-a4-two.es+ar.pdf"]),
        (["--lang=fr+ar"], ["trifold-a4-two.fr+ar.pdf"]),
    ]:
        to = box() / "-".join(words).replace("=", "")
        run = dalil("render", "-q", "-o", to, *words, cwd=folder)
        same((run.code, sorted(path.name for path in to.glob("*"))), (0, wanted), " ".join(words), run)
    run = dalil("render", "-q", "-o", box() / "never", "--layout=poster-a3-two", cwd=folder)
    same((run.code, run.err), (2, 'error: layout "poster-a3-two" is for two languages, and content/network.yaml '
                               "lists no such edition; name one, such as poster-a3-two.fr+ar\n1 error\n"),
         "a layout for two without languages")


def missing():
    """What one language lacks is told for that language, and printed once in the source's."""
    folder = small("missing", SERVICE, "languages: [fr, ar]\nmissing: fallback\neditions: [trifold-a4-two.fr+ar]\n",
                   layouts=("trifold-a4-two",))
    run = dalil("dump", "--stage=items", "trifold-a4-two.fr+ar", cwd=folder)
    same(run.code, 0, "an untranslated service is printed", run)
    same(len(re.findall(r'"Soins"|Soins$', run.out, re.MULTILINE)), 1, "its name stands there once", run.out[:2000])
    run = dalil("check", cwd=folder)
    ok('no Arabic text for "name" of service "soins"' in run.err and "no French text" not in run.err,
       "the second language is looked through as well", run)
    strict = small("strict", SERVICE, "languages: [fr, ar]\neditions: [trifold-a4-two.fr+ar]\n",
                   layouts=("trifold-a4-two",))
    run = dalil("check", cwd=strict)
    ok(run.code == 1 and 'error: no Arabic text for "name" of service "soins"' in run.err,
       "with missing: refuse it is an error", run)


def labels():
    """Each emergency number once, its name in every language of the network."""
    folder = network("labels")
    swap(folder / "layouts/poster-a2.yaml", "size: [13.4pt, 22pt]", "size: [9pt, 22pt]")
    swap(folder / "layouts/poster-a2.yaml", "size_floor: 12pt", "size_floor: 8pt")
    swap(folder / "layouts/poster-a2.yaml", "{kind: emergency, ", "{kind: emergency, all_languages: yes, ")
    for tag, wanted in (("fr", "Police (en ville) · الشرطة (في المدينة) · "), ("ar", "الشرطة (في المدينة) · Police (en ville) · ")):
        edition = f"poster-a2.{tag}"
        run = dalil("render", "-q", "-o", box() / "labels", edition, cwd=folder)
        text = command(["mutool", "draw", "-q", "-F", "txt", box() / "labels" / f"{edition}.pdf"]).out
        bare = letters(text)
        items = dalil("dump", "--stage=items", edition, cwd=folder).out
        same(run.code, 0, f"{edition}: labels in every language fit", run)
        ok(letters(wanted) in bare, f"{edition}: the language of the edition first, then the others", text)
        for number in ("19", "15", "177"):
            same(len(re.findall(rf"\]  [^\w]*{number}[^\w]*$", items, re.MULTILINE)), 1, f"{edition}: {number} once")


def others():
    """Two languages of one direction and one script, two scripts from left to right; a booklet."""
    words = {"fr": "Soins", "ar": "علاجات", "fa": "درمان", "en": "Care", "am": "ሕክምና"}
    service = ("- id: soins\n  agency: centre\n  category: health\n  name:\n"
               + "".join(f"    {tag}: {word}\n" for tag, word in words.items()))
    pairs = (("ar", "fa"), ("fa", "ar"), ("en", "am"))
    layouts = ("trifold-a4-two", "booklet-a5-two")
    editions = [f"{layout}.{first}+{second}" for layout in layouts for first, second in pairs]
    folder = small("others", service, "languages: [fr, ar, fa, en, am]\nmissing: fallback\neditions: [%s]\n"
                   % ", ".join(editions), layouts=layouts)
    run = command([BIN, "render", "-q", "-o", box() / "others", *editions], cwd=folder)
    same(run.code, 0, "pairs of other languages are made", run)
    for edition in editions:
        bare = letters(command(["mutool", "draw", "-q", "-F", "txt", box() / "others" / f"{edition}.pdf"]).out)
        for language in edition.rpartition(".")[2].split("+"):
            ok(letters(words[language]) in bare, f"{edition}: the name in {language}", bare)
    run = command([BIN, "render", "-q", "-o", box() / "others", "booklet-a5-two.fr+ar"], cwd=ROOT)
    same(run.code, 0, "booklet-a5-two.fr+ar is made", run)
    bare = letters(command(["mutool", "draw", "-q", "-F", "txt", box() / "others/booklet-a5-two.fr+ar.pdf"]).out)
    for language in ("fr", "ar"):
        found = said_in(language, "name")
        same(len(found), 24, f"24 names are looked for in {language}")
        same([name for name in found if letters(name) not in bare], [], f"booklet-a5-two.fr+ar: every name in {language}")


printed()
names()
others()
listed()
missing()
labels()
done()
