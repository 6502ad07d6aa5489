#!/usr/bin/env python3
"""alike.py: what a screen file shows is what the picture of the same page shows

Two writers set the same items: the PDF's letters and forms are our own, the PNG is Cairo's. Both
are looked at in squares of eight pixels: a letter in another place, an ink or a form that is
missing changes some of them by much, smooth edges none.
"""

import struct
import sys
import zlib

from lib.tap import ROOT, box, command, dalil, done, ok, same

sys.dont_write_bytecode = True
WIDTH, SQUARE, FAR = 1200, 8, 48
EDITIONS = ("trifold-a4.fr", "trifold-a4.ar", "poster-a2.ar", "directory-a4.fr", "directory-a4.ar",
            "postcard-a6.fr", "postcard-a6.ar", "trifold-a4-two.fr+ar")


def squares(rows, width):
    """Means of three channels by square."""
    found = []
    for top in range(0, len(rows) - SQUARE + 1, SQUARE):
        for left in range(0, width - SQUARE + 1, SQUARE):
            cells = [rows[top + i][left * 3:(left + SQUARE) * 3] for i in range(SQUARE)]
            found.append([sum(sum(cell[channel::3]) for cell in cells) / SQUARE**2 for channel in range(3)])
    return found


def drawn(path):
    """Our own PNG: three bytes a pixel, no filters."""
    data, at, packed = path.read_bytes(), 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", data[at + 8:at + 18])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + length]
        at += length + 12
    assert (depth, colour) == (8, 2), (depth, colour)
    lines = zlib.decompress(packed)
    stride = width * 3 + 1
    assert all(lines[i * stride] == 0 for i in range(height))
    return [lines[i * stride + 1:(i + 1) * stride] for i in range(height)], width


def shown(path, page, width, height):
    to = box() / "shown"
    command(["pdftoppm", "-f", str(page), "-l", str(page), "-singlefile", "-scale-to-x", str(width),
             "-scale-to-y", str(height), path, to])
    data = to.with_suffix(".ppm").read_bytes()
    head = data.split(b"\n", 3)
    assert head[0] == b"P6" and head[1].split() == [b"%d" % width, b"%d" % height], head[:3]
    return [head[3][i * width * 3:(i + 1) * width * 3] for i in range(height)]


def far_apart(png, pdf, page):
    rows, width = drawn(png)
    other = shown(pdf, page, width, len(rows))
    pairs = zip(squares(rows, width), squares(other, width))
    return sum(max(abs(a - b) for a, b in zip(one, two)) > FAR for one, two in pairs)


def main():
    run = dalil("render", "-q", "--format=pdf,png", f"--width={WIDTH}", "-o", box(), *EDITIONS, cwd=ROOT)
    same(run.code, 0, "the editions are made, as files and as pictures", run)
    for edition in EDITIONS:
        pictures = sorted(box().glob(f"{edition}-*.png"))
        ok(pictures, f"{edition} has pages")
        for page, png in enumerate(pictures, 1):
            same(far_apart(png, box() / f"{edition}.pdf", page), 0, f"{edition}, page {page}: no square is another")
    pages = sorted(box().glob("trifold-a4.*-1.png"))
    ok(far_apart(pages[0], box() / "trifold-a4.fr.pdf", 1) > 100, "two languages are told apart")


main()
done()
