#!/usr/bin/env python3
"""readback.py: every layout that is shipped passes the proof by reading back, and no PDF leads astray

`dalil render` reads each finished PDF before it is kept, and compares it with the listings; here no
right page may be refused. (Faults that must be refused are sown in test_press_readback.c.) The files
are then searched, as another program unpacks them, for what could harm who opens them.
"""

import re
import sys

from lib.tap import ROOT, box, command, dalil, done, ok, same, skip, tool

sys.dont_write_bytecode = True
# What runs, opens other files or carries them (ISO 32000-1, 12.6.4 and 7.11).
HARMFUL = re.compile(rb"/(JavaScript|JS|Launch|GoToR|GoToE|EmbeddedFiles?|OpenAction|SubmitForm|ImportData|RichMedia)\b")
TARGET = re.compile(rb"/URI \(([^)]*)\)")
SAFE = re.compile(rb"(tel:|https?:|mailto:)[A-Za-z0-9\-._~:/?#@!$&*+,;=%]+")


def editions():
    for path in sorted((ROOT / "layouts").glob("*.yaml")):
        tags = ("fr+ar", "ar+en") if path.stem.endswith("-two") else ("fr", "ar")
        yield from (f"{path.stem}.{tag}" for tag in tags)


def refused(run):
    return [line for line in run.err.splitlines() if "finished PDF" in line or ": error: " in line]


def all_pass(folder):
    names = list(editions())
    run = dalil("render", "-q", "-o", folder, *names, cwd=ROOT, timeout=400)
    same((run.code, refused(run)), (0, []), f"{len(names)} editions of all layouts are proved right")
    made = sorted(path.name for path in folder.glob("*.pdf"))
    same(made, sorted(f"{name}.pdf" for name in names), "and kept")
    return [folder / name for name in made]


def harmless(paths):
    if not tool("qpdf"):
        skip("nothing in the PDFs could harm", "qpdf is not installed")
        return
    targets = set()
    for path in paths:
        plain = box() / "plain.pdf"
        run = command(["qpdf", "--qdf", "--object-streams=disable", path, plain])
        ok(run.code == 0, f"{path.name}: unpacked", run)
        data = plain.read_bytes()
        same(HARMFUL.findall(data), [], f"{path.name}: no actions but links, no files inside")
        targets |= set(TARGET.findall(data))
    same([uri for uri in sorted(targets) if not SAFE.fullmatch(uri)], [], "every link is a call, a page or a letter")
    ok({uri.split(b":")[0] for uri in targets} >= {b"tel", b"https"}, "and there are links", targets)


harmless(all_pass(box() / "made"))
done()
