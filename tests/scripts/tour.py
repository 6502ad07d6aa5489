#!/usr/bin/env python3
"""tour.py: docs/tour.md shows what the program really does

A block that begins with ```yaml FILE is that file of tests/golden/tour. In a ```console block each
line that begins with "$ " is run there, in a copy, and what follows must be what it prints. With
DALIL_ACCEPT set the blocks are written anew: read the difference.
"""

import os
import re
import shutil
import sys

from lib.tap import BIN, ROOT, box, command, done, ok, same

sys.dont_write_bytecode = True
PAGE = ROOT / "docs/tour.md"
BLOCK = re.compile(r"^```(yaml|console)( \S+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def plain(text):
    """Spaces that must not break look like any other; a page should not hide them."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def made_anew(place, block):
    """The block as the program would write it."""
    if block[1] == "yaml":
        return (place / block[2].strip()).read_text("utf-8")
    path = f"{box() / 'bin'}:{os.environ['PATH']}"
    text = ""
    for line in block[3].splitlines():
        if line.startswith("$ "):
            run = command(["sh", "-c", f"{line[2:]} 2>&1"], cwd=place, env={"PATH": path, "DALIL_DATADIR": str(box())})
            text += f"{line}\n{plain(run.out)}"
    return text


def main():
    place = box() / "tour"
    shutil.copytree(ROOT / "tests/golden/tour", place)
    (box() / "bin").mkdir()
    (box() / "bin/dalil").symlink_to(BIN)
    page = PAGE.read_text("utf-8")
    blocks = list(BLOCK.finditer(page))
    ok(len(blocks) >= 8 and page.count("```") == 2 * len(blocks), "every block of the page can be made anew", len(blocks))
    anew, at = "", 0
    for block in blocks:
        text = made_anew(place, block)
        anew += page[at : block.start(3)] + text
        at = block.end(3)
        name = block[2].strip() if block[2] else re.search(r"^\$ (.*)", block[3], re.MULTILINE)[1]
        if not os.environ.get("DALIL_ACCEPT"):
            same(block[3], text, name)
    if os.environ.get("DALIL_ACCEPT"):
        PAGE.write_text(anew + page[at:], "utf-8")
    for name in re.findall(r"`((?:base|lang|load|content|template|compose|typeset|layout|paint|cli)/\w+\.[ch])`", page):
        ok((ROOT / "src" / name).exists(), f"src/{name}, which the page speaks of, exists")
    for name in re.findall(r"\]\(([^)]+)\)", page):
        ok((PAGE.parent / name).exists(), f"{name}, which the page points to, exists")
    done()


main()
