#!/usr/bin/env python3
"""run_page.py: "is my leaflet still right?": a page a run, and the QR code that leads there"""

import re

from lib.changes import NEW_PHONE, OLD_PHONE, happen, record
from lib.tap import box, command, dalil, done, network, ok, same, skip, swap, tool

BASE = "https://example.org/feuilles"


def plain(text):
    return re.sub("[\u2066-\u2069\u2060\u200b]", "", text).replace("\u00a0", " ").replace("\u202f", " ")


def printed(name):
    folder = network(name)
    swap(folder / "content/network.yaml", "url: https://example.org/marrakech",
         f"base_url: {BASE}\nurl: https://example.org/marrakech")
    run = record(folder, "trifold-a4.ar", "trifold-a4.fr")
    ok(run.code == 0, f"{name}: recorded", run)
    codes = dict(re.findall(r"(trifold-a4\.\w\w), \d+ copies; code on the paper: (.*)", run.out))
    return folder, {edition: re.sub("[^a-z0-9]+", "-", code.lower()) + ".html" for edition, code in codes.items()}


def pages(folder, name):
    out = box() / name
    run = dalil("run", "page", "-o", out, "-C", folder)
    same(run.code, 0, f"{name}: run page", run)
    return out, run


def sections(text):
    return dict(re.findall(r'<section id="(\w+)"(.*?)</section>', text, re.S))


def story():
    folder, names = printed("story")
    out, run = pages(folder, "same")
    same(sorted(path.name for path in out.iterdir()), sorted(names.values()), "named after the code on the paper")
    ok(f"{BASE}/{names['trifold-a4.ar']}" in run.out, "it says where it belongs", run)
    text = (out / names["trifold-a4.ar"]).read_text()
    ok(text.count("✓") == 4 and "<li" not in text, "nothing changed: four times so, and no list")

    happen(folder)
    out, _ = pages(folder, "changed")
    text = plain((out / names["trifold-a4.ar"]).read_text())
    parts = sections(text)
    same(list(parts), ["ar", "fr", "en", "es"], "the language of the leaflet first, then all others")
    ok('<html lang="ar" dir="rtl">' in text and 'lang="ar" dir="rtl"' in parts["ar"] and 'dir="ltr"' in parts["fr"],
       "each in its direction")
    for tag, part in parts.items():
        ok(NEW_PHONE in part, f"{tag}: the new number")
        same(OLD_PHONE in part, tag == "ar", f"{tag}: the old number, only where the leaflet says it")
    ok("مغلق" in parts["ar"] and "fermé" in parts["fr"] and "closed" in parts["en"], "what is gone is closed")
    ok("Cuisine partagée Exemple" in parts["fr"] and "المطبخ المشترك" in parts["ar"], "what is new is there")
    ok("كل ظهر" not in text and "couverture" not in text, "other words for the same facts are no news")
    ok("<script" not in text and "default-src 'none'" in text and "http://" not in text, "no script, nothing loaded")
    again, _ = pages(folder, "again")
    same((again / names["trifold-a4.ar"]).read_bytes(), (out / names["trifold-a4.ar"]).read_bytes(), "twice the same bytes")


def confidential():
    """An address that was printed and is confidential now is told to nobody."""
    folder, names = printed("hidden")
    food = folder / "content/services/food.yaml"
    swap(food, "    address: 7, rue des Potiers\n", "    address: 7, rue des Potiers\n    visibility: hidden\n")
    out, _ = pages(folder, "hidden-pages")
    text = plain((out / names["trifold-a4.fr"]).read_text())
    ok("rue des Potiers" not in text, "the address is on the page no more", text)
    ok("Table ouverte Exemple" in text and "téléphone" in sections(text)["fr"], "the service is, and how to get there")


def code():
    folder, names = printed("code")
    if not tool("zbarimg"):
        skip("the QR code leads to the page", "zbar-tools is not installed")
    else:
        pdf = next((folder / "output/runs").glob("*_ar_*")) / "data/trifold-a4.ar.pdf"
        command(["pdftoppm", "-r", "250", "-png", pdf, box() / "qr"])
        seen = "".join(command(["zbarimg", "-q", path]).out for path in sorted(box().glob("qr*.png")))
        ok(f"{BASE}/{names['trifold-a4.ar']}" in seen, "the QR code leads to the page", seen)
    items = dalil("dump", "--stage=items", "trifold-a4.ar", "-C", folder)
    ok("https://example.org/marrakech" in items.out and BASE not in items.out,
       "a leaflet that is no print run leads to the network")
    run = dalil("run", "rebuild", "trifold-a4.ar", "-C", folder)
    ok(run.code == 0 and "the same to the last byte" in run.out, "it can be made again", run)


def refused():
    wrong = (("http://example.org/", "begins with no https://"), ("https://example.org/?a", "is no folder"),
             ("https://example.org/#a", "is no folder"), ("javascript:alert(1)", "is no web address"))
    for number, (value, words) in enumerate(wrong):
        folder = network(f"refused{number}")
        swap(folder / "content/network.yaml", "url: https://example.org/marrakech",
             f"base_url: \"{value}\"\nurl: https://example.org/marrakech")
        run = dalil("check", "-C", folder)
        ok(run.code == 1 and words in run.err and "content/network.yaml:" in run.err, f"base_url {value}", run)
    folder = network("none")
    ok(record(folder, "trifold-a4.fr").code == 0, "recorded")
    run = dalil("run", "page", "-C", folder)
    ok(run.code == 0 and "base_url" in run.err and list((folder / "output/pages").glob("fr-*.html")),
       "without base_url: pages, and a hint", run)
    same(dalil("run", "page", "no-such-run", "-C", folder).code, 2, "a run that is not there")


if __name__ == "__main__":
    story()
    confidential()
    code()
    refused()
    done()
