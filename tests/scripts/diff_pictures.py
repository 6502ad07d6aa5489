#!/usr/bin/env python3
"""diff_pictures.py: pages compared as pictures, and services that moved, by id"""

import json
import struct
import zlib

from lib.changes import cut_service, printed_and_changed, record
from lib.schema import faults
from lib.tap import ROOT, box, dalil, done, network, ok, same


def read_png(path):
    """Width, height and rows of an 8-bit RGB, RGBA or palette picture (then a row holds indices)."""
    data = path.read_bytes()
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    size = {2: 3, 3: 1, 6: 4}[colour]
    raw, rows, last = zlib.decompress(packed), [], bytearray(width * size)
    for y in range(height):
        kind, row = raw[y * (width * size + 1)], bytearray(raw[y * (width * size + 1) + 1:(y + 1) * (width * size + 1)])
        for x in range(len(row)):
            a = row[x - size] if x >= size else 0
            b, c = last[x], last[x - size] if x >= size else 0
            if kind == 1:
                row[x] = row[x] + a & 255
            elif kind == 2:
                row[x] = row[x] + b & 255
            elif kind == 3:
                row[x] = row[x] + (a + b) // 2 & 255
            elif kind == 4:
                p = a + b - c
                row[x] = row[x] + min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2] & 255
        rows.append(bytes(row))
        last = row
    return width, height, size, rows


def colours(path):
    """Points of a picture that are not grey: (reddish, bluish)."""
    _, _, size, rows = read_png(path)
    red = blue = 0
    for row in rows:
        for x in range(0, len(row), size):
            r, g, b = row[x], row[x + 1], row[x + 2]
            if max(r, g, b) - min(r, g, b) > 60:
                red += r > b
                blue += b > r
    return red, blue


def story():
    folder = printed_and_changed("story", "trifold-a4.fr", "trifold-a4.ar")
    pictures = box() / "pictures"
    run = dalil("diff", "trifold-a4.ar", "--pictures", pictures, "-C", folder)
    same(run.code, 0, "diff --pictures", run)
    same(sorted(path.name for path in pictures.iterdir()),
         [f"trifold-a4.ar-page-{page}-{kind}.png" for page in (1, 2) for kind in ("difference", "new", "old")],
         "three pictures a page")
    sizes = {read_png(path)[:2] for path in pictures.iterdir()}
    same(len(sizes), 1, "all of one size", sizes)
    red, blue = colours(pictures / "trifold-a4.ar-page-2-difference.png")
    ok(red > 200 and blue > 200, "what went is red, what came is blue", red, blue)
    kept = next((folder / "output/runs").glob("*_ar_*")) / "data/preview-2.png"
    same((pictures / "trifold-a4.ar-page-2-old.png").read_bytes(), kept.read_bytes(), "the old one is the run's own")
    ok("page 2:" in run.out and "differs, see" in run.out, "the words say which page", run)


def same_again():
    folder = network("same")
    ok(record(folder, "poster-a3.fr").code == 0, "recorded")
    run = record(folder, "poster-a3.fr", date="2026-10-02")
    ok(run.code == 0, "and again", run)
    names = sorted(path.name for path in (folder / "output/runs").glob("2026*"))
    pictures = box() / "same"
    run = dalil("diff", names[0], names[0], "--pictures", pictures, "-C", folder)
    ok(run.code == 0 and "0.00 % of the picture differs\n" in run.out, "a run against itself", run)
    same(colours(pictures / "poster-a3.fr-page-1-difference.png"), (0, 0), "its difference has no colour")


def moves():
    """A service that goes lets those behind it move up: a change of layout, not of each of them."""
    folder = network("moves")
    ok(record(folder, "trifold-a4.fr", "trifold-a4.ar").code == 0, "recorded")
    cut_service(folder / "content/services/health.yaml", "maison-des-femmes")
    for edition in ("trifold-a4.fr", "trifold-a4.ar"):
        run = dalil("diff", edition, "--pictures", box() / "moved", "-C", folder)
        lines = [line for line in run.out.splitlines() if "moved from" in line]
        ok(any("(interpretes): moved from page 2, panel inside-2 to page 2, panel inside-1, nothing else changed"
               in line for line in lines), f"{edition}: it moved and nothing else", run)
        ok(all("S4" in line for line in lines) and len(lines) < 6, f"{edition}: a change of layout, few lines", run)
        changes = [line for line in run.out.splitlines() if " S1 " in line or " S2 " in line or " S3 " in line]
        same(len(changes), 1, f"{edition}: one change besides", run)
    run = dalil("diff", "trifold-a4.ar", "--json", "--pdf", box() / "x.pdf", "-C", folder)
    found = [json.loads(line) for line in run.out.splitlines() if '"move"' in line]
    ok(any((m["id"], m["from"], m["to"], m["alone"]) ==
           ("interpretes", "page 2, panel inside-2", "page 2, panel inside-1", True) for m in found),
       "the same for programs", run)
    schema = json.loads((ROOT / "docs/diff.schema.json").read_text())
    same([fault for line in run.out.splitlines() for fault in faults(json.loads(line), schema)], [],
         "every line is as docs/diff.schema.json says")
    page = box() / "m.html"
    dalil("diff", "trifold-a4.ar", "--html", page, "--pdf", box() / "x.pdf", "-C", folder)
    ok("In another place" in page.read_text(), "and on the page")


def refused():
    folder = network("refused")
    ok(record(folder, "poster-a3.fr").code == 0, "recorded")
    blocked = box() / "file"
    blocked.write_text("x")
    run = dalil("diff", "poster-a3.fr", "--pictures", blocked / "below", "-C", folder)
    same(run.code, 3, "no folder can be made there", run)
    kept = next((folder / "output/runs").glob("2026*")) / "data/geometry.json"
    kept.chmod(0o644)
    kept.write_text("[{")
    run = dalil("diff", "poster-a3.fr", "--pictures", box() / "p", "-C", folder)
    ok("where things stood cannot be told" in run.err and "page 1" in run.out, "without a geometry: pictures all the same", run)


if __name__ == "__main__":
    story()
    same_again()
    moves()
    refused()
    done()
