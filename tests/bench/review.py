#!/usr/bin/env python3
"""review.py: how long the review page and the proof of a language take, and how large they are

    review.py DALIL FOLDER

FOLDER holds the network; each of its languages is made three times, and the best counts. Nothing here
can fail for slowness.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3


def best(words):
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        took.append(time.perf_counter() - began)
    return min(took)


def main():
    dalil, network = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    services = sum(path.read_text("utf-8").count("\n  agency:") for path in (network / "content/services").glob("*.yaml"))
    print(f"review, {services} services")
    with tempfile.TemporaryDirectory(prefix="dalil-") as name:
        out = Path(name)
        for po in sorted((network / "content/translations").glob("*.po")):
            page, proof = out / "site/index.html", out / "proof.pdf"
            site = best([dalil, "review", po.stem, "-o", page.parent, "-C", network])
            paper = best([dalil, "proof", po.stem, "-o", proof, "-C", network])
            print(f"  {po.stem:8} page {site:5.2f} s {page.stat().st_size / 1e6:5.2f} MB, "
                  f"proof {paper:5.2f} s {proof.stat().st_size / 1e6:5.2f} MB")


main()
