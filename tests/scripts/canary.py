#!/usr/bin/env python3
"""canary.py: nothing private enters a print run, not in any byte of any file

A word of its own stands in every place that is not for readers. The run is searched for all of
them: files as they are, PDFs with their streams unpacked, texts and previews' chunks too; in UTF-8
and UTF-16.
"""

import re
import shutil
import sys
import zlib
from pathlib import Path

from lib.tap import ROOT, box, command, dalil, done, ok, same, tool, write

sys.dont_write_bytecode = True

NETWORK = """# comment-canarya
id: exemple
name: Exemple # comment-canaryb
title: Exemple
source: fr
country: MA
sample: yes
date: 2026-11-15
languages: [fr, ar, en]
editions: [card.fr, card.ar, card.en]
missing: fallback
categories:
  - {id: health, name: {fr: Santé, ar: الصحة, en: Health canaryc}, icon: health, colour: "#b3261e"}
"""
AGENCIES = "# canaryd\n- id: centre\n  name: {fr: Centre Exemple, en: Canarye}\n"
SERVICES = """# canaryf
- id: clinique
  agency: centre
  category: health
  name: {fr: Clinique Exemple, ar: عيادة, en: Canaryg}
  description: {fr: Un médecin vous reçoit., en: "A doctor canaryh"} # canaryi
  phones: {number: "+212 5 24 00 00 12", label: {fr: Accueil, en: Canaryj}}
  place:
    address: 3, rue de l'Exemple
    coordinates: "31.111111, -7.222222"
  verified: {on: 2026-11-02, by: canaryk}
  note: canaryl

# The women's shelter canarym
- id: refuge
  agency: centre
  category: health
  name: Refuge Exemple
  phones: "+212 5 24 00 00 14"
  place:
    address: 7, rue Canaryn
    area: Quartier Canaryo
    entrance: porte canaryp
    accessibility: de plain-pied
    coordinates: "31.333333, -7.444444"
    visibility: hidden
  verified: {on: 2026-11-02, by: canaryr}

- id: foyer
  agency: centre
  category: health
  name: Foyer Exemple
  phones: "+212 5 24 00 00 15"
  place:
    address: 9, rue Canarys
    area: Quartier Visible
    entrance: porte canaryt
    coordinates: "31.555555, -7.666666"
    visibility: area
  verified: {on: 2026-11-02, by: canaryu}

- id: ancien
  agency: centre
  category: health
  name: Service canaryv
  phones: "+212 5 24 00 00 98"
  status: inactive
  verified: {on: 2026-11-02, by: x}

- id: en-pause
  agency: centre
  category: health
  name: Service canaryw
  phones: "+212 5 24 00 00 99"
  status: paused
  verified: {on: 2026-11-02, by: x}
"""
ARABIC = """# canaryx
#. canaryy
#: canaryz
msgctxt "clinique/description"
msgid "Un médecin vous reçoit."
msgstr "يستقبلكم طبيب."

#~ msgctxt "clinique/fees"
#~ msgid "obsolete canary0"
#~ msgstr "canary1"

msgctxt "refuge/address"
msgid "7, rue Canaryn"
msgstr "canary2"

msgctxt "en-pause/name"
msgid "Service canaryw"
msgstr "canary3"
"""
ENGLISH = """msgctxt "refuge/name"
msgid "Refuge Exemple"
msgstr "Canaryzz"
"""
NUMBERS = ("31.333333", "7.444444", "31.555555", "7.666666", "00 00 98", "00 00 99", "524000098", "524000099", "5 24 00 00 98")
WRITTEN = NETWORK + AGENCIES + SERVICES + ARABIC + ENGLISH


def made():
    folder = box() / "net"
    write(folder / "content/network.yaml", NETWORK)
    write(folder / "content/agencies.yaml", AGENCIES)
    write(folder / "content/services/a.yaml", SERVICES)
    write(folder / "content/translations/ar.po", ARABIC)
    write(folder / "content/translations/en.po", ENGLISH)
    layout = (ROOT / "tests/golden/tour/layouts/card.yaml").read_text()
    write(folder / "layouts/card.yaml",
          layout.replace("entry: [name, description, phones, hours]",
                         "entry: [name, description, place, phones, hours] # canary5"))
    write(folder / "layouts/unused.yaml", "# canary6\n" + layout.replace("name: card", "name: unused"))
    return folder


def chunks(data):
    """What a PNG says beside its picture, unpacked."""
    found, at = b"", 8
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at:at + 4], "big"), data[at + 4:at + 8]
        body = data[at + 8:at + 8 + length]
        if kind in (b"zTXt", b"iTXt"):
            for start in range(len(body)):
                try:
                    body += zlib.decompress(body[start:])
                except zlib.error:
                    continue
        if kind != b"IDAT":
            found += kind + body
        at += length + 12
    return found


def unpacked(path):
    """Everything somebody could read out of a file."""
    data = path.read_bytes()
    if path.suffix == ".png":
        return data + chunks(data)
    if path.suffix != ".pdf":
        return data
    plain = box() / "plain.pdf"
    run = command(["qpdf", "--qdf", "--object-streams=disable", path, plain])
    assert run.code in (0, 3), run
    text = command(["pdftotext", "-enc", "UTF-8", path, "-"]).out + command(["pdfinfo", path]).out
    # UTF-16 in PDF strings is written as hexadecimal digits
    hexes = b" ".join(bytes.fromhex(h.decode()) for h in re.findall(rb"<((?:[0-9a-fA-F]{2})+)>", plain.read_bytes()))
    return data + plain.read_bytes() + text.encode() + hexes


def leaks(folder, word):
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = seen.setdefault(path, unpacked(path).lower())
        if any(word.encode(code) in data for code in ("utf-8", "utf-16-be", "utf-16-le")) or word in str(path).lower():
            found.append(str(path.relative_to(folder)))
    return found


seen = {}


def main():
    folder = made()
    words = sorted({word.lower() for word in re.findall(r"canary\w+", WRITTEN, re.IGNORECASE)} | {"canary5", "canary6"})
    same(len(words), 32, "there is a canary in every private place", words)
    run = dalil("run", "record", "card.fr", "card.ar", "--quantity", "5", "--date", "2026-11-20", "-C", folder)
    same(run.code, 0, "French and Arabic are recorded", run)
    runs = folder / "output/runs"
    same(leaks(runs, "clinique exemple") != [] and leaks(runs, "quartier visible") != [], True,
         "what is printed is found, so that the search can find")
    same([path for path in leaks(runs, "réseau") if path.endswith(".pdf")], [], "and finds only what is there")
    for word in words + list(NUMBERS):
        same(leaks(runs, word), [], f"{word} is nowhere")
    for run in sorted(runs.iterdir()):
        made_again = dalil("run", "rebuild", run.name, "-C", folder)
        ok("the same to the last byte" in made_again.out, f"{run.name} is made again without them", made_again)
    shutil.rmtree(folder / "content")
    same(Path(folder / "content").exists(), False, "and without the listings")
    ok(dalil("run", "rebuild", "-C", folder).code == 0, "it is made again all the same")


if tool("qpdf") is None:
    ok(False, "qpdf is installed", "make setup")
else:
    main()
done()
