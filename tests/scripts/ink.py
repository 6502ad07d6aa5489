#!/usr/bin/env python3
"""ink.py: the ink preflight measures is what Ghostscript's plates show

On each file the most ink that lies on any two millimetres square is compared: made pages with known
overlaps, where it is known as well, and what our own layouts print.
"""

import json
import sys
import zlib

from lib.plates import plates
from lib.tap import ROOT, box, dalil, done, ok, same, skip, tool, write

sys.dont_write_bytecode = True
DPI, ACROSS = 36, 3  # as in preflight_plates.c: three points of 2 pt
NEAR = 4  # percent: letters are a grey, and the two grids do not lie on each other
NEAR_OURS = 8

# Content, what lies on the fullest place (percent; None: only Ghostscript knows).
MADE = [
    ("one colour", ".5 .4 .3 .2 k 40 40 60 60 re f", 140),
    ("knocks out", ".9 .9 .9 0 k 40 40 60 60 re f 0 0 0 1 k 50 50 40 40 re f", 270),
    ("all covered", ".9 .9 .9 0 k 40 40 60 60 re f 0 0 0 1 k 30 30 90 90 re f", 100),
    ("overprints", ".9 .9 .3 0 k 40 40 60 60 re f /Ov gs 0 0 0 1 k 50 50 40 40 re f", 310),
    ("overprints, all plates", ".9 .9 .3 0 k 40 40 60 60 re f /Ov0 gs 0 0 0 1 k 30 30 90 90 re f", 100),
    ("a spot knocks out", ".9 .9 .3 0 k 40 40 60 60 re f /Gold cs .8 scn 30 30 90 90 re f", 80),
    ("a spot overprints", ".9 .9 .3 0 k 40 40 60 60 re f /Ov gs /Gold cs .8 scn 50 50 40 40 re f", 290),
    ("process over a spot", "/Gold cs 1 scn 40 40 60 60 re f .5 .5 0 0 k 50 50 20 20 re f", 100),
    ("half transparent", "1 0 0 0 k 40 40 60 60 re f /Half gs 0 1 1 0 k 50 50 40 40 re f", 150),
    ("multiplied", "1 0 0 0 k 40 40 60 60 re f /Times gs 0 1 1 0 k 50 50 40 40 re f", 300),
    ("even-odd", "1 1 0 0 k 30 30 80 80 re 40 40 60 60 re f* 0 0 1 0 k 45 45 50 50 re f", 200),
    ("clipped", "q 40 40 60 60 re W n 1 1 0 0 k 0 0 300 300 re f Q 0 0 0 .5 k 110 110 50 50 re f", 200),
    ("clipped away", "q 40 40 60 60 re W n 1 1 1 0 k 110 110 50 50 re f Q 0 0 0 .5 k 110 110 50 50 re f", 50),
    ("a line", "0 1 1 0 K 12 w 40 40 m 140 140 l S", 200),
    ("a thin line", "1 1 1 1 K .5 w 40 40 m 40 140 l S 0 1 0 0 k 60 60 50 50 re f", 100),
    ("a dot too small to matter", "1 1 1 1 k 40 40 1 1 re f 0 1 0 0 k 60 60 50 50 re f", 100),
    ("a curve", "0 1 1 0 k 40 90 m 40 117.6 62.4 140 90 140 c 117.6 140 140 117.6 140 90 c 140 40 40 40 40 90 c b", None),
    ("a form, turned", "q .7 .7 -.7 .7 100 40 cm /Fo Do Q", 240),
    ("a form's box", "q 1 0 0 1 0 100 cm /Fo Do Q", 240),
    ("a picture", "q 60 0 0 60 40 40 cm /Im Do Q", 160),
    ("a picture, upside down", "q 60 0 0 -60 40 100 cm /Im Do Q 0 0 0 1 k 40 40 60 30 re f", 100),
    ("a grey picture", "1 1 0 0 k 40 40 60 60 re f q 60 0 0 60 40 40 cm /Grey Do Q", 50),
    ("a mask", "0 1 1 0 k q 60 0 0 60 40 40 cm /Mask Do Q", 200),
    ("outside the bleed", "1 1 1 1 k 2 2 14 14 re f .2 0 0 0 k 40 40 60 60 re f", 20),
    ("a gradient", "q 40 40 100 60 re W n /Sh sh Q", 240),
    ("registration", "/All cs 1 scn 2 2 14 14 re f 0 0 1 0 k 40 40 60 60 re f", 100),
]
PICTURE = b"".join(bytes([204, 204, 0, 0]) * 8 if y < 4 else bytes([0, 0, 51, 0]) * 8 for y in range(8))


def made(content):
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /BleedBox [20 20 180 180] /TrimBox [30 30 170 170] /Contents 4 0 R"
        " /Group <</S /Transparency /CS /DeviceCMYK>> /Resources <</ExtGState <</Ov <</OP true /op true /OPM 1>>"
        " /Ov0 <</OP true /op true /OPM 0>> /Half <</ca .5>> /Times <</BM /Multiply>>>> /ColorSpace"
        " <</Gold [/Separation /Gold /DeviceCMYK 5 0 R] /All [/Separation /All /DeviceCMYK 5 0 R]>> /XObject"
        " <</Fo 6 0 R /Im 7 0 R /Grey 8 0 R /Mask 9 0 R>> /Shading <</Sh <</ShadingType 2 /ColorSpace /DeviceCMYK /Coords"
        " [60 0 120 0] /Extend [true true] /Function <</FunctionType 2 /Domain [0 1] /C0 [.8 .8 .8 0] /C1 [0 0 0 .1] /N 1>>>>>>>>>>",
        ("<<>>", content.encode()),
        "<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .2 .8 .1] /N 1>>",
        ("<</Type /XObject /Subtype /Form /BBox [0 0 60 60]>>", b"Q Q .8 .8 .8 0 k 0 0 60 60 re f 1 1 1 1 k 70 0 60 60 re f"),
        ("<</Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /FlateDecode>>",
         zlib.compress(PICTURE)),
        ("<</Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray>>", bytes([127]) * 64),
        ("<</Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 1 /ImageMask true>>", bytes([0xF0]) * 4 + bytes(4)),
    ]
    out, places = bytearray(b"%PDF-1.6\n"), []
    for n, part in enumerate(objects, 1):
        places.append(len(out))
        head, data = part if isinstance(part, tuple) else (part, None)
        tail = b"" if data is None else b"\nstream\n" + data + b"\nendstream"
        head = head if data is None else f"{head[:-2]} /Length {len(data)}>>"
        out += f"{n} 0 obj\n{head}".encode() + tail + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer <</Size {len(places) + 1} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def measured(path):
    run = dalil("preflight", "--for", "print", "--json", path)
    return json.loads(run.out.splitlines()[-1])["ink"]


def by_ghostscript(path, page, inset):
    """The same, from plates four times finer and made smaller; @inset: points outside the bleed."""
    found = list(plates(path, page, DPI, smooth=8).values())
    edge = round(inset * DPI / 72)
    sums = [[sum(255 - row[x] for row in rows) for x in range(edge, len(rows[0]) - edge)]
            for rows in zip(*(plate[edge : len(plate) - edge] for plate in found))]
    most = 0
    for y in range(len(sums) - ACROSS + 1):
        column = [sum(sums[y + i][x] for i in range(ACROSS)) for x in range(len(sums[0]))]
        most = max(most, max(sum(column[x : x + ACROSS]) for x in range(len(column) - ACROSS + 1)))
    return most * 100 / (255 * ACROSS * ACROSS)


def check_made():
    for what, content, known in MADE:
        path = write(box() / f"{what.replace(' ', '-').replace(',', '')}.pdf", made(content))
        ink = measured(path)
        wanted = by_ghostscript(path, 1, 20)
        ok(abs(ink - wanted) <= NEAR, f"{what}: {ink} % as Ghostscript measures", f"{wanted:.1f} %")
        if known is not None:
            ok(abs(ink - known) <= NEAR, f"{what}: {known} % as made", ink)


def check_ours():
    for name, pages in (("trifold-a4.fr", 2), ("booklet-a5.ar", 12)):
        run = dalil("render", "-C", ROOT, "--for", "print", "-o", box() / "out", "-q", name)
        same(run.code, 0, f"{name} rendered for print", run)
        path = box() / "out" / f"{name}.print.pdf"
        # Outside the bleed there is a slug of 10 mm.
        wanted = max(by_ghostscript(path, page, 10 * 72 / 25.4) for page in range(1, pages + 1))
        ink = measured(path)
        ok(abs(ink - wanted) <= NEAR_OURS, f"{name}: {ink} % as Ghostscript measures", f"{wanted:.1f} %")


if tool("gs"):
    check_made()
    check_ours()
else:
    skip("ink measured as Ghostscript does", "no gs")
done()
