#!/usr/bin/env python3
"""parallel.py: with `align: editions` every language keeps each entry on the same panel"""

import re

from lib.tap import box, dalil, done, network, ok, same, swap

TAGS = ("fr", "ar", "en", "es")
WIDTH, PANELS = 841.89, 3  # A4 across, points
SIZE = "size: [8pt, 10.4pt]"


def panels(folder, edition):
    """Of every service the page and the panel its name stands on, counted from the start edge."""
    run = dalil("dump", "--stage=items", "-C", folder, edition)
    ok(run.code == 0, f"{edition} is laid out", run)
    found, page = {}, 0
    for line in run.out.splitlines():
        page += line.startswith("page ")
        text = re.match(r"\s+text ([\d.]+),[\d.]+ w ([\d.]+) .*\[([a-z0-9-]+)/name\]", line)
        if text and text[3] not in ("network",):
            x, w = float(text[1]), float(text[2])
            start = WIDTH - x - w if edition.endswith(".ar") else x
            found.setdefault(text[3], (page, int(start / (WIDTH / PANELS))))
    return found


def same_panels():
    folder = network("parallel")
    french = panels(folder, "trifold-a4.fr")
    ok(len(french) >= 24, "every service has a panel", french)
    for tag in TAGS[1:]:
        same(panels(folder, f"trifold-a4.{tag}"), french, f"{tag}: the panels are those of the French")


def alone_or_together():
    folder = network("together")
    outs = [box() / "out-all", box() / "out-one", box() / "out-serial"]
    runs = [dalil("render", "-C", folder, "-o", outs[0], "-t", "trifold-a4"),
            dalil("render", "-C", folder, "-o", outs[1], "trifold-a4.ar"),
            dalil("render", "-C", folder, "-o", outs[2], "-t", "trifold-a4", "--jobs", "1")]
    for run in runs:
        ok(run.code == 0 and "panels as in the other languages" in run.out, "the certificate says so", run)
    alone = (outs[1] / "trifold-a4.ar.pdf").read_bytes()
    ok((outs[0] / "trifold-a4.ar.pdf").read_bytes() == alone, "alone or with the others: the same bytes")
    ok((outs[2] / "trifold-a4.ar.pdf").read_bytes() == alone, "one job or several: the same bytes")


def one_too_long():
    """A language that does not fit by itself says so itself; the others go on together."""
    folder = network("too-long")
    swap(folder / "layouts/trifold-a4.yaml", SIZE, "size: [8.3pt, 10.4pt]")
    run = dalil("render", "-C", folder, "-o", box() / "out-long", "-t", "trifold-a4")
    ok(run.code == 1 and len(run.problems) == 1, "one conflict", run)
    ok(re.search(r'trifold-a4\.ar: "services" is \d+ mm over even at 8\.3 pt; .*Ways out, as tried with '
                 r"layouts/trifold-a4\.yaml: .*: fits at ", run.err), "told with ways out", run)
    same(run.out.count("panels as in the other languages"), len(TAGS) - 1, "the others keep their panels")


same_panels()
alone_or_together()
one_too_long()
done()
