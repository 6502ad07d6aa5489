#!/usr/bin/env python3
"""data.py: numbers come out of every PDF as they went into the listings, and secrets do not

Telephone numbers are read back from the finished pages, in every layout and language, and compared
digit by digit with content/. The house of a refuge, which is hidden, must be nowhere.
"""

import re
import sys
from collections import Counter

from lib.tap import BIN, ROOT, box, command, dalil, done, ok, same

sys.dont_write_bytecode = True
LAYOUTS = ("trifold-a4", "poster-a2", "directory-a4")
LANGUAGES = ("fr", "ar", "en", "es")
NUMBER = re.compile(r"\+212(?: \d)(?: \d\d){4}")
SECRETS = ("99, rue du Secret", "Secret", "Quartier Caché", "Caché")


def plain(text):
    """Spaces of all kinds become one; characters that only guide the order of others go away."""
    return re.sub(r"[\u200b\u200e\u200f\u061c\u2060\u202a-\u202e\u2066-\u2069]", "",
                  re.sub(r"[\s\u00a0\u202f]+", " ", text))


def numbers(path):
    """What stands after "phones" or "number" in a listing, inactive services left out."""
    text = re.sub(r"^ *#.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    entries = [entry for entry in re.split(r"^(?=- id:)", text, flags=re.MULTILINE) if "status: inactive" not in entry]
    return Counter(number for entry in entries for number in NUMBER.findall(entry))


services = sum((numbers(path) for path in (ROOT / "content/services").glob("*.yaml")), Counter())
others = numbers(ROOT / "content/agencies.yaml") + numbers(ROOT / "content/network.yaml")
same((len(services), max(services.values())), (28, 1), "28 numbers of services are looked for, each given once")

editions = [f"{layout}.{language}" for layout in LAYOUTS for language in LANGUAGES]
run = command([BIN, "render", "-q", "-o", box(), *editions], cwd=ROOT)
same((run.code, run.err), (0, ""), "every edition is made")
for edition in editions:
    pdf = box() / f"{edition}.pdf"
    text = plain(command(["mutool", "draw", "-q", "-F", "txt", pdf]).out)
    found = Counter(NUMBER.findall(text))
    same({number: found[number] for number in services}, dict(services), f"{edition}: every number, digit by digit, once")
    same(sorted(set(found) - set(services) - set(others)), [], f"{edition}: no number that nobody wrote")
    same(len(re.findall(r"\+\s?212|212\s?\+", text)), sum(found.values()), f"{edition}: no number torn or turned round")
    for code in ("19", "15", "177"):
        ok(re.search(rf"(?<!\d){code}(?!\d)", text), f"{edition}: {code} is on it")
    told = [secret for secret in SECRETS if secret in text]
    same(told, [], f"{edition}: the hidden address is not in it")
    bare = command(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"]).out
    same([secret for secret in SECRETS if secret in bare], [], f"{edition}: nor in what a PDF carries unseen")

# A label does not take the place of what kind of number it is: nobody should call where only a message is safe.
for edition, kind in (("trifold-a4.fr", "(SMS : Si parler est dangereux)"), ("trifold-a4.en", "(text message: "), ("trifold-a4.ar", "(رسالة نصية: ")):
    said = plain(dalil("dump", "--stage=items", edition, cwd=ROOT).out)
    ok(f"+212 6 00 00 00 16 {kind}" in said, f"{edition}: the number for messages says so")

for stage in ("content", "items"):
    said = dalil("dump", f"--stage={stage}", cwd=ROOT).out
    same([secret for secret in SECRETS if secret in said], [], f"dump --stage={stage}: the hidden address is not in it")
ok(SECRETS[0] in dalil("dump", "--stage=tree", "content/services/health.yaml", cwd=ROOT).out,
   "though it is in the listings")
done()
