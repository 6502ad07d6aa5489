#!/usr/bin/env python3
"""memory.py: what print runs cost: a diff of two large ones, and recording beside rendering

    memory.py DALIL FOLDER

Makes its folder anew in FOLDER. Times are the best of a few; the last column is what was hoped for.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVICES, CHANGED, TIMES = 10000, 100, 3
DAY = "2026-11-20"
NETWORK = """id: banc
name: Banc
title: Banc
source: fr
country: MA
sample: yes
date: 2026-11-15
categories:
  - {id: health, name: Santé, icon: health, colour: "#b3261e"}
"""
SERVICE = """- id: service-{n:05}
  agency: centre
  category: health
  name: Service Exemple {n}
  summary: Un accueil pour toutes et tous, sans rendez-vous
  description: Une équipe vous reçoit, vous écoute et vous oriente vers qui peut vous aider, numéro {n}.
  phones: "+212 5 24 {a:02} {b:02} {c:02}"
  place: {{address: "{n}, rue de l’Exemple", area: Médina}}
  hours: "Mo-Fr 09:00-12:30,14:00-1{h}:00; PH off"
  verified: {{on: 2026-11-02, by: centre}}
"""


def network(folder):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "content/services").mkdir(parents=True)
    (folder / "content/network.yaml").write_text(NETWORK)
    (folder / "content/agencies.yaml").write_text("- id: centre\n  name: Centre Exemple\n")
    for part in range(0, SERVICES, 1000):
        (folder / f"content/services/{part:05}.yaml").write_text("".join(
            SERVICE.format(n=n, a=n // 10000, b=n // 100 % 100, c=n % 100, h=6 + n % 3) for n in range(part, part + 1000)))


def run(folder, number, lines):
    """As much of a run as a diff reads."""
    name = f"{DAY}_fr_banc_r{number:03}"
    data = folder / "output/runs" / name / "data"
    data.mkdir(parents=True)
    data.joinpath("services.jsonl").write_text("".join(lines))
    data.joinpath("manifest.json").write_text(json.dumps({
        "format": 1, "id": name, "edition": "banc.fr", "layout": "banc", "language": "fr", "number": number, "date": DAY,
        "quantity": 100, "hash": str(number) * 64, "code": f"FR 2026-11 r{number:03} 0000", "program": "0"}))
    return name


def changed(line):
    """Another number and its checksum, which nobody checks where there is none."""
    record = json.loads(line)
    record["fields"]["phones"] = {"value": "voice:+212524999999", "shown": "+212 5 24 99 99 99"}
    return json.dumps(record, ensure_ascii=False) + "\n"


def timed(words, before=lambda: None):
    """Seconds of a processor, of the fastest of a few; and the most memory of any, in MB."""
    best, most = 1e9, 0
    for _ in range(TIMES):
        before()
        child = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        best = min(best, used.ru_utime + used.ru_stime)
        most = max(most, used.ru_maxrss / 1024)
        if status != 0:
            sys.exit(f"memory.py: {words} ended with {status}")
    return best, most


def large(dalil, folder):
    network(folder)
    dump = subprocess.run([dalil, "dump", "--stage=canon", "-C", folder], capture_output=True, check=True, text=True)
    lines = dump.stdout.splitlines(keepends=True)
    step = SERVICES // CHANGED
    after = [changed(line) if n % step == 0 and n < SERVICES else line for n, line in enumerate(lines)]
    names = run(folder, 1, lines), run(folder, 2, after)
    for what, pair in (("equal", names[:1] * 2), (f"{CHANGED} changes", names)):
        seconds, megabytes = timed([dalil, "diff", "--json", *pair, "-C", folder])
        print(f"diff of 2 x {SERVICES} services, {what:12} {seconds:6.2f} s  {megabytes:5.0f} MB   (1 s, 200 MB)")


def recording(dalil, folder):
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("content", "layouts"):
        shutil.copytree(ROOT / part, folder / part)
    editions = [f"trifold-a4.{language}" for language in ("fr", "ar", "en", "es")]
    rendered, _ = timed([dalil, "render", "-q", "-j", "1", "-C", folder, "-o", folder / "pdf", *editions])
    recorded, _ = timed([dalil, "run", "record", *editions, "--quantity", "9", "--date", DAY, "-C", folder],
                        lambda: shutil.rmtree(folder / "output", ignore_errors=True))
    print(f"recording {len(editions)} leaflets / rendering them {recorded / rendered:12.2f}             (1.20)")


def main():
    dalil, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    large(dalil, folder / "large")
    recording(dalil, folder / "sample")


main()
