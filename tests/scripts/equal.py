#!/usr/bin/env python3
"""equal.py: edits of the listings that change nothing a reader is told: no change, not even unseen

A network is recorded once in two languages. Each case edits a copy in one way; `dalil diff` must
find nothing, and the canonical values must be the same to the byte. A few edits that do change
something come last: they must be found.
"""

import re
import shutil
import sys
import unicodedata

from lib.tap import ROOT, box, dalil, done, ok, same, write

sys.dont_write_bytecode = True
NETWORK, AGENCIES = "content/network.yaml", "content/agencies.yaml"
A, B, PO = "content/services/a.yaml", "content/services/b.yaml", "content/translations/ar.po"

FILES = {
    NETWORK: """id: exemple
name: Exemple
title: Exemple
source: fr
country: MA
sample: yes
date: 2026-11-15
languages: [fr, ar]
editions: [card.fr, card.ar]
missing: fallback
url: https://example.org/
email: contact@example.org
phones: "+212 5 24 00 00 01"
categories:
  - {id: health, name: Santé, icon: health, colour: "#b3261e"}
  - {id: food, name: Manger, icon: food, colour: "#8a5a00"}
""",
    AGENCIES: "- id: centre\n  name: Centre Exemple\n",
    A: """- id: clinique
  agency: centre
  category: health
  name: Clinique Exemple
  description: Un médecin vous reçoit sans rendez-vous, et gratuitement.
  eligibility: Pour toutes et tous
  languages: [fr, ar, en]
  phones: "+212 5 24 00 00 12"
  email: clinique@example.org
  url: https://example.org
  place:
    address: 3, rue de l'École
    area: Médina
  hours: "Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00"
  verified: {on: 2026-11-02, by: centre}
- id: dentiste
  agency: centre
  category: health
  name: Dentiste Exemple
  phones: ["+212 5 24 00 00 13", {number: "+212 6 00 00 00 14", kind: whatsapp, label: Accueil}]
  url: https://example.org/dents?jour=1
  hours: "Mo,We,Fr 08:00-18:00"
  verified: {on: 2026-11-02, by: centre}
""",
    B: """- id: repas
  agency: centre
  category: food
  name: Repas Exemple
  phones: "+212 5 24 00 00 15"
  hours: 24/7
  verified: {on: 2026-11-02, by: centre}
""",
    PO: """msgctxt "clinique/name"
msgid "Clinique Exemple"
msgstr "عيادة مثال"
""",
}

PHONE = 'phones: "+212 5 24 00 00 12"'
HOURS = '"Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00"'
URL, DEEP = "url: https://example.org\n", "url: https://example.org/dents?jour=1"
NAME = "name: Clinique Exemple"
TEXT = "Un médecin vous reçoit sans rendez-vous, et gratuitement."
MEAL = FILES[B]
LABEL = '{number: "+212 6 00 00 00 14", kind: whatsapp, label: Accueil}'

# What, file, what is there, what comes in its place.
SAME = (
    ("double quotes", A, NAME, 'name: "Clinique Exemple"'),
    ("single quotes", A, NAME, "name: 'Clinique Exemple'"),
    ("a quoted key", A, NAME, '"name": Clinique Exemple'),
    ("a letter as \\u", A, "Clinique Exemple", '"Clin\\u0069que Exemple"'),
    ("the order of keys", A, "  agency: centre\n  category: health\n  name: Clinique Exemple",
     "  name: Clinique Exemple\n  category: health\n  agency: centre"),
    ("a comment behind", A, NAME, NAME + " # the big one"),
    ("a comment above", A, "- id: clinique", "# The big one\n- id: clinique"),
    ("empty lines", A, "- id: dentiste", "\n\n- id: dentiste"),
    ("deeper indents", A, "    address: 3, rue de l'École\n    area: Médina",
     "       address: 3, rue de l'École\n       area: Médina"),
    ("spaces at the end of a line", A, NAME, NAME + "   "),
    ("spaces after the colon", A, NAME, "name:    Clinique Exemple"),
    ("two spaces in a text", A, "Un médecin vous", "Un  médecin   vous"),
    ("a folded text", A, "description: " + TEXT, "description: >-\n    Un médecin vous reçoit\n    sans rendez-vous, et gratuitement."),
    ("a folded text that ends in a line end", A, "description: " + TEXT, "description: >\n    " + TEXT),
    ("a plain text over two lines", A, TEXT, "Un médecin vous reçoit\n    sans rendez-vous, et gratuitement."),
    ("letters and accents apart (NFD)", A, TEXT, unicodedata.normalize("NFD", TEXT)),
    ("an address with its accent apart", A, "l'École", unicodedata.normalize("NFD", "l'École")),
    ("a flow map as a block", A, "verified: {on: 2026-11-02, by: centre}\n- id",
     "verified:\n    on: 2026-11-02\n    by: centre\n- id"),
    ("a block as a flow map", A, "place:\n    address: 3, rue de l'École\n    area: Médina",
     "place: {address: \"3, rue de l'École\", area: Médina}"),
    ("a flow list as a block", A, "languages: [fr, ar, en]", "languages:\n    - fr\n    - ar\n    - en"),
    ("the order of languages spoken", A, "languages: [fr, ar, en]", "languages: [en, fr, ar]"),
    ("a number without spaces", A, PHONE, 'phones: "+212524000012"'),
    ("a number with dots", A, PHONE, 'phones: "+212.5.24.00.00.12"'),
    ("a number with hyphens", A, PHONE, 'phones: "+212-524-000012"'),
    ("a number as it is dialled in the country", A, PHONE, 'phones: "05 24 00 00 12"'),
    ("a number with 00", A, PHONE, 'phones: "00212 5 24 00 00 12"'),
    ("a list of one number", A, PHONE, 'phones: ["+212 5 24 00 00 12"]'),
    ("a number as a map", A, PHONE, 'phones: {number: "+212 5 24 00 00 12"}'),
    ("its kind said though it is the usual", A, PHONE, 'phones: [{number: "+212 5 24 00 00 12", kind: voice}]'),
    ("keys of a number in another order", A, LABEL, '{label: Accueil, kind: whatsapp, number: "+212 6 00 00 00 14"}'),
    ("hours without zeros", A, HOURS, '"Mo-Fr 9:00-12:30,14:00-17:00; Sa 9:00-12:00"'),
    ("hours day by day", A, HOURS, '"Mo,Tu,We,Th,Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00"'),
    ("hours, Saturday first", A, HOURS, '"Sa 09:00-12:00; Mo-Fr 09:00-12:30,14:00-17:00"'),
    ("hours with spaces after commas", A, HOURS, '"Mo-Fr 09:00-12:30, 14:00-17:00; Sa 09:00-12:00"'),
    ("hours with closed Sundays", A, HOURS, '"Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00; Su off"'),
    ("hours overruled and said again", A, HOURS, '"Mo-Fr 09:00-17:00; Mo-Fr 09:00-12:30,14:00-17:00; Sa 09:00-12:00"'),
    ("hours in another order of days", A, '"Mo,We,Fr 08:00-18:00"', '"Fr,Mo,We 08:00-18:00"'),
    ("a slash after the host", A, URL, "url: https://example.org/\n"),
    ("a host in capitals", A, URL, "url: https://Example.ORG\n"),
    ("the usual port", A, URL, "url: https://example.org:443\n"),
    ("a scheme in capitals", A, DEEP, "url: HTTPS://example.org/dents?jour=1"),
    ("a letter of an address as %", A, DEEP, "url: https://example.org/%64ents?jour=1"),
    ("a domain of an e-mail in capitals", A, "clinique@example.org", "clinique@Example.org"),
    ("status: active, the usual", A, "  name: Clinique", "  status: active\n  name: Clinique"),
    ("visibility: public, the usual", A, "area: Médina", "area: Médina\n    visibility: public"),
    ("a note to ourselves", A, "  name: Clinique", "  note: ask for Friday\n  name: Clinique"),
    ("who checked", A, "by: centre}\n- id: dentiste", "by: somebody}\n- id: dentiste"),
    ("coordinates, which are not printed", A, "area: Médina", 'area: Médina\n    coordinates: "31.62, -7.98"'),
    ("a translation in the YAML as in the PO file", A, NAME, "name: {fr: Clinique Exemple, ar: عيادة مثال}"),
    ("a text as a map of its language alone", A, NAME, "name: {fr: Clinique Exemple}"),
    ("a comment of a translator", PO, "msgctxt", "# fine\n#. said by hand\nmsgctxt"),
    ("a translation over two lines", PO, '"عيادة مثال"', '""\n"عيادة "\n"مثال"'),
    ("the header of a PO file", PO, "msgctxt", 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt'),
    ("a comment in the network", NETWORK, "id: exemple", "# Sample\nid: exemple"),
    ("editions as a block", NETWORK, "editions: [card.fr, card.ar]", "editions:\n- card.fr\n- card.ar"),
    ("languages in another order", NETWORK, "languages: [fr, ar]", "languages: [ar, fr]"),
    ("yes as true", NETWORK, "sample: yes", "sample: true"),
    ("thresholds as they are anyway", NETWORK, "sample: yes", "sample: yes\ncirculation: {stickers_max: 6}"),
    ("line ends of Windows", A, None, lambda text: text.replace("\n", "\r\n")),
    ("a byte-order mark", A, None, lambda text: "\ufeff" + text),
    ("no line end at the end", A, None, lambda text: text.rstrip("\n")),
    ("the document's start said", A, None, lambda text: "---\n" + text),
)

# What is told, file, what is there, what comes in its place.
OTHER = (
    ("phones S1", A, PHONE, 'phones: "+212 5 24 00 00 21"'),
    ("hours S1", A, HOURS, '"Mo-Fr 09:00-12:30,14:00-16:59; Sa 09:00-12:00"'),
    ("url S1", A, DEEP, "url: https://example.org/Dents?jour=1"),
    ("url S1", A, URL, "url: http://example.org\n"),
    ("email S1", A, "clinique@example.org", "Clinique@example.org"),
    ("description S3", A, "gratuitement", "Gratuitement"),
    ("verified S5", A, "on: 2026-11-02, by: centre}\n- id: d", "on: 2026-11-03, by: centre}\n- id: d"),
    ("phone_old_until S5", A, PHONE, PHONE + "\n  phone_old_until: 2026-12-31"),
)


def edit(folder, file, old, new):
    path = folder / file
    text = path.read_text()
    if old is None:
        path.write_bytes(new(text).encode())
        return
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    path.write_text(text.replace(old, new))


def move(folder):
    """A service into a file of its own, in front of the others."""
    first, second = FILES[A].split("- id: dentiste")
    write(folder / A, first)
    write(folder / "content/services/aa.yaml", "- id: dentiste" + second)


def canons(folder):
    """Without `shown`: a number is printed with the spaces it was written with."""
    texts = [dalil("dump", "--stage=canon", "--lang", language, "-C", folder).out for language in ("fr", "ar")]
    return [re.sub(r',"shown":"(?:[^"\\]|\\.)*"|"shown":"(?:[^"\\]|\\.)*",', "", text) for text in texts]


def main():
    printed = box() / "printed"
    for name, text in FILES.items():
        write(printed / name, text)
    write(printed / "layouts/card.yaml", (ROOT / "tests/golden/tour/layouts/card.yaml").read_bytes())
    run = dalil("run", "record", "card.fr", "card.ar", "--quantity", "9", "--date", "2026-11-20", "-C", printed)
    same(run.code, 0, "two editions are recorded", run)
    wanted = canons(printed)
    same([text.count("\n") for text in wanted], [7, 7], "seven records in each language")

    def judge(change):
        folder = box() / "edited"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(printed, folder)
        change(folder)
        run = dalil("diff", "--json", "--exit-code", "-C", folder)
        return run, run.code == 0 and canons(folder) == wanted

    for what, file, old, new in SAME:
        run, good = judge(lambda folder: edit(folder, file, old, new))
        ok(good and '"change"' not in run.out, f"no change: {what}", run)
    for what, change in (
        ("a service in another file", move),
        ("services in files of other names", lambda folder: (folder / B).rename(folder / "content/services/zz.yaml")),
    ):
        run, good = judge(change)
        ok(good and '"change"' not in run.out, f"no change: {what}", run)
    for told, file, old, new in OTHER:
        field, severity = told.split()
        run, good = judge(lambda folder: edit(folder, file, old, new))
        ok(run.code == 1 and not good and f'"field":"{field}"' in run.out and f'"severity":"{severity}"' in run.out,
           f"a change: {told}", run)
    ok(len(SAME) >= 40, "forty ways and more to write the same")


main()
done()
