#!/usr/bin/env python3
"""translations.py: how long files for translators take: 1,000 services in 20 languages

    translations.py DALIL [SERVICES]

Prints the best of two runs, and each as a multiple of reading the listings alone. Nothing here can
fail for slowness.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

LANGUAGES = "ar ary en es pt zgh ff ff-Adlm bm nqo wo ha sw ln am ti so fa ps ckb".split()
RUNS = 2


def network(folder, services):
    content = folder / "content"
    (content / "services").mkdir(parents=True)
    (content / "network.yaml").write_text(
        f"id: big\nname: Grand exemple\nsource: fr\nlanguages: [fr, {', '.join(LANGUAGES)}]\nmissing: fallback\n"
        "categories:\n" + "".join(f"  - {{id: c{i}, name: Rubrique {i}}}\n" for i in range(8)), "utf-8")
    (content / "agencies.yaml").write_text("- {id: a, name: Agence exemple}\n", "utf-8")
    (content / "services/a.yaml").write_text("".join(
        f"- id: s{i}\n  agency: a\n  category: c{i % 8}\n  name: Service exemple numéro {i}\n"
        "  summary: Des conseils et un repas chaud pour tous\n"
        f"  description: On réunit les papiers et on vous accompagne au rendez-vous du dossier {i}.\n"
        f"  eligibility: Dès {i % 60} ans, tous niveaux\n"
        f"  place: {{address: \"{i}, rue des Potiers\", area: Médina}}\n" for i in range(services)), "utf-8")


def translate(folder):
    """Every text gets one: its source, which is as good as any for the clock."""
    for path in (folder / "content/translations").glob("*.po"):
        out, source = [], []
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("msgid "):
                source = [line[6:]]
            elif line == 'msgstr ""' and source and source != ['""']:
                line = "\n".join(["msgstr " + source[0], *source[1:]])
            elif line.startswith('"'):
                source.append(line)
            out.append(line)
        path.write_text("\n".join(out) + "\n", "utf-8")


def clock(dalil, folder, *words):
    best = None
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run([dalil, *words, "-C", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        took = time.perf_counter() - began
        best = took if best is None else min(best, took)
    return best


def main():
    dalil = Path(sys.argv[1]).resolve()
    services = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory(prefix="dalil-") as name:
        folder = Path(name)
        network(folder, services)
        alone = clock(dalil, folder, "translations", "update", "--dry-run", "en")
        clock(dalil, folder, "translations", "update")
        translate(folder)
        print(f"{services} services, {len(LANGUAGES)} languages")
        rows = [("listings and one new file", alone)]
        rows.append(("update, nothing new", clock(dalil, folder, "translations", "update")))
        listing = folder / "content/services/a.yaml"
        listing.write_text(listing.read_text("utf-8").replace("repas chaud", "repas froid"), "utf-8")
        rows.append(("update, a sentence of each changed", clock(dalil, folder, "translations", "update", "--dry-run")))
        rows.append(("status", clock(dalil, folder, "translations", "status")))
        for what, took in rows:
            print(f"  {what:36} {took:6.2f} s {took / alone:6.1f}")


main()
