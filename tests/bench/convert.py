#!/usr/bin/env python3
"""convert.py: the neutral content of a speed comparison becomes a network folder

    convert.py [--icons] CONTENT.json FOLDER

Reads a leaflet's worth of listings (title, subtitle, intro, labels, categories, services, every
text a map of language code to string) and writes what `dalil render` wants: content/ with every
text inline in all languages, and layouts/bench.yaml. Beside them, FOLDER/lines/LANG.txt holds the
same words as plain paragraphs, for programs that only set text.

What is printed is what the content says, word for word: hours and spoken languages go in as texts,
and so do the labels, so that a comparison of finished pages finds every word: the telephone's stands
behind the number. Data has no pictograms before it, as in what other programs make of the content;
--icons brings them back.
"""

import json
import os
import sys

SOURCE = "en"
PANEL = "#12355b"

# A leaflet has two sides, and the program finds how tight it must be; a directory has one setting
# and as many pages as it takes.
LEAFLET_MOST = 36
LEAFLET = {"size": 7.2, "sizes": "[7pt, 7.2pt]", "leading": "[0.8, 0.99]", "gap": "[0.4, 0.66]"}
DIRECTORY = {"size": 8.0, "sizes": "8pt", "leading": "0.99", "gap": "0.66"}
FLOOR = 7.0

# Sizes of the title panel and of headings, in points whatever the body is.
POINTS = {"title": 19, "subtitle": 10.5, "intro": 8, "heading": 10.5}

# A4 landscape: margins of 9 mm, 8 mm above, 12 mm below with the page number in them.
LAYOUT = """\
# Three columns on A4, as many pages as it takes: the layout of `make bench`.
name: bench
title: Three columns, A4
sheet: {{paper: a4, landscape: yes}}
fold: none
margin: {{top: 8mm, bottom: 12mm, start: 9mm, end: 9mm}}
size_floor: {floor}pt

inks:
  - {{id: paper, colour: "#ffffff"}}
  - {{id: text, colour: "#000000"}}
  - {{id: grey, colour: "#444444"}}
  - {{id: panel, colour: "{panel}"}}

styles:
  - {{id: name, size: {name}, bold: yes, ink: category}}
  - {{id: body, size: 1}}
  - {{id: data, size: 1}}
  - {{id: phone, size: 1, bold: yes}}
  - {{id: heading, size: {heading}, bold: yes, ink: paper}}
  - {{id: title, size: {title_size}, bold: yes, ink: paper}}
  - {{id: subtitle, size: {subtitle}, bold: yes, ink: paper}}
  - {{id: intro, size: {intro}, ink: paper}}
  - {{id: folio, size: 1, ink: grey, align: centre}}

flows:
  - id: services
    size: {size}
    leading: {leading}
    gap: {gap}
    uneven: yes
    plain: {plain}
    entry:
      - name
      - description
      - place
      - [phones, hours]
      - [eligibility, url]
    blocks:
      - kind: card
        fill: panel
        inset: 1.2
        blocks:
          - {{kind: text, of: title, style: title}}
          - {{kind: text, of: subtitle, style: subtitle, before: 0.6}}
          - {{kind: text, of: imprint, style: intro, before: 0.6}}
      - {{kind: services}}

panels:
{panels}"""

PANEL_YAML = """\
  - id: {id}{repeat}
    frames:
      - {{flow: services, columns: 3, gutter: 6mm}}
      - id: {id}-folio
        top: 201mm
        bottom: 4mm
        size: {floor}pt
        blocks:
          - {{kind: folio, style: folio}}
"""


def look_for(n):
    return LEAFLET if n <= LEAFLET_MOST else DIRECTORY


def layout_text(n, icons):
    """The layout for @n services."""
    look = look_for(n)
    leaflet = look is LEAFLET
    size = look["size"]
    parts = {key: "%.4f" % (points / size) for key, points in POINTS.items()}
    ids = ["front", "back"] if leaflet else ["page"]
    repeat = "" if leaflet else "\n    repeat: yes"
    panels = [PANEL_YAML.format(id=name, repeat=repeat, floor=FLOOR) for name in ids]
    return LAYOUT.format(
        panel=PANEL,
        floor=FLOOR,
        size=look["sizes"],
        leading=look["leading"],
        plain="no" if icons else "yes",
        gap=look["gap"],
        name="%.4f" % (1 + 0.8 / size),
        title_size=parts["title"],
        subtitle=parts["subtitle"],
        intro=parts["intro"],
        heading=parts["heading"],
        panels="".join(panels),
    )


def scalar(text):
    """A JSON string is a double-quoted YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def languages_of(data):
    return [row["code"] for row in data["edition"]["languages"]]


def text_map(texts, indent):
    pad = " " * indent
    return "".join("\n%s%s: %s" % (pad, lang, scalar(text)) for lang, text in texts.items())


def network_text(data):
    langs = languages_of(data)
    rows = [
        "id: bench",
        "name:" + text_map(dict.fromkeys(langs, "Bench"), 2),
        "title:" + text_map(data["title"], 2),
        "subtitle:" + text_map(data["subtitle"], 2),
        "imprint:" + text_map(data["intro"], 2),
        "source: " + SOURCE,
        "country: MA",
        "languages: [%s]" % ", ".join(langs),
        "editions: [%s]" % ", ".join("bench." + lang for lang in langs),
        "sample: no",
        "date: 2026-11-15",
        "categories:",
    ]
    for category in data["categories"]:
        rows += [
            "  - id: " + category["id"],
            "    name:" + text_map(category["title"], 6),
            "    icon: " + category["id"],
            "    colour: " + scalar(category["color"]),
        ]
    return "\n".join(rows) + "\n"


def agencies_text(data):
    name = text_map(dict.fromkeys(languages_of(data), "Bench"), 4)
    return "- id: bench\n  kind: association\n  name:%s\n" % name


def spoken(data, service):
    """ "Languages: Arabic, French" in every language of the edition."""
    label = data["labels"]["languages"]
    return {lang: "%s: %s" % (label[lang], text) for lang, text in service["languages"].items()}


def service_text(data, service):
    rows = [
        "- id: s%d" % service["id"],
        "  agency: bench",
        "  category: " + service["category"],
        "  name:" + text_map(service["name"], 4),
        "  description:" + text_map(service["description"], 4),
        "  place:",
        "    address:" + text_map(service["address"], 6),
        "  phones:",
        "    - number: " + scalar(service["phone"]),
        "      label:" + text_map(data["labels"]["phone"], 8),
        "  hours_text:" + text_map(service["hours"], 4),
        "  eligibility:" + text_map(spoken(data, service), 4),
        "  url: " + scalar("https://" + service["url"]),
    ]
    return "\n".join(rows) + "\n"


def plain_lines(data, lang):
    """One paragraph a line: a letter for its look, a tab, its text. Z is the body's size; N opens an
    entry, which stays whole; H is a heading with its colour."""
    yield "Z", str(look_for(data["edition"]["services"])["size"])
    yield "T", data["title"][lang]
    yield "S", data["subtitle"][lang]
    yield "I", data["intro"][lang]
    labels = {key: texts[lang] for key, texts in data["labels"].items()}
    for category in data["categories"]:
        yield "H", category["color"] + "\t" + category["title"][lang]
        for service in data["services"]:
            if service["category"] != category["id"]:
                continue
            yield "N", service["name"][lang]
            yield "D", service["description"][lang]
            yield "A", service["address"][lang]
            yield "A", "%s \u2066%s\u2069 · %s" % (
                labels["phone"], service["phone"], service["hours"][lang])
            yield "A", "%s: %s · \u2066%s\u2069" % (
                labels["languages"], service["languages"][lang], service["url"])


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def convert(data, folder, icons=False):
    """Writes the network folder for @data, as read from JSON."""
    layout = layout_text(data["edition"]["services"], icons)
    write(os.path.join(folder, "layouts/bench.yaml"), layout)
    write(os.path.join(folder, "content/network.yaml"), network_text(data))
    write(os.path.join(folder, "content/agencies.yaml"), agencies_text(data))
    for category in data["categories"]:
        listed = [s for s in data["services"] if s["category"] == category["id"]]
        if listed:
            write(
                os.path.join(folder, "content/services/%s.yaml" % category["id"]),
                "".join(service_text(data, service) for service in listed),
            )
    for lang in languages_of(data):
        lines = "".join("%s\t%s\n" % row for row in plain_lines(data, lang))
        write(os.path.join(folder, "lines/%s.txt" % lang), lines)


def main():
    words = [word for word in sys.argv[1:] if word != "--icons"]
    if len(words) != 2:
        sys.exit(__doc__)
    with open(words[0], encoding="utf-8") as source:
        convert(json.load(source), words[1], icons="--icons" in sys.argv)


if __name__ == "__main__":
    main()
