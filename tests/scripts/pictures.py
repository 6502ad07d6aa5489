#!/usr/bin/env python3
"""pictures.py: pictures in layouts: found, judged, placed, printed, read aloud, kept with print runs

What is in the finished files is asked of pdfimages, qpdf, mutool and pdftoppm.
"""

import hashlib
import json
import re
import struct
import sys
import zlib

from lib.tap import box, command, dalil, done, network, ok, same, skip, tool, write

sys.dont_write_bytecode = True
A5 = (419.53, 595.28)
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">\n'
       '<rect width="100" height="60" fill="currentColor"/>\n'
       '<path d="M 12.625 7 L 88 30 L 12.625 53 Z" fill="#f0b44a"/>\n</svg>\n')
DRAWN = b"126.25 70 m 880"  # where its arrow begins, when it is laid out a thousand points wide
LAYOUT = """sheet: {paper: a5}
fold: none
margin: {top: 10mm, bottom: 10mm, start: 12mm, end: 20mm}
inks:
  - {id: paper, colour: "#ffffff"}
  - {id: text, colour: "#16202b"}
  - {id: deep, colour: "#0b4a59"}
  - {id: gold, colour: "#f0b44a", cmyk: [0, 30, 80, 0]}
styles: [{id: body}, {id: title, size: 1.5, bold: yes}]
"""


def png(width, height, alpha=False, bits=8):
    """Red on the left, blue on the right; see-through at the top when it has alpha."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            pixel = (200, 30, 40) if x < width / 2 else (20, 40, 200)
            pixel += (min(255, 255 * y // height),) if alpha else ()
            rows += b"".join(bytes([v]) * (bits // 8) for v in pixel)
    return png_of(width, height, bits, 6 if alpha else 2, bytes(rows))


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width, height, bits, colour, rows):
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width, height, device="jpeg"):
    """A photograph, so to speak: red on the left, blue on the right, a white sun."""
    to = box() / "drawn.jpg"
    command(["gs", "-q", "-dNOPAUSE", "-dBATCH", f"-sDEVICE={device}", "-dJPEGQ=92", f"-g{width}x{height}", "-r72",
             f"-sOutputFile={to}", "-c",
             f"0.8 0.1 0.15 setrgbcolor 0 0 {width} {height} rectfill 0.1 0.15 0.8 setrgbcolor {width} 2 div 0 {width} "
             f"{height} rectfill 1 setgray {width} 4 div {height} 4 div {height} 8 div 0 360 arc fill showpage"])
    return to.read_bytes()


def turned(photo, way):
    """The same photograph with the mark of a camera that was held otherwise."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + struct.pack(">H", way) + b"\0\0\0\0\0\0"
    return photo[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + photo[2:]


def place(folder, panels, more=""):
    write(folder / "layouts/pic.yaml", LAYOUT + more + panels)


def block(picture, more=""):
    return f"          - {{kind: picture, {more}picture: {{{picture}}}}}\n"


def frame(blocks, more=""):
    return f"panels:\n  - frames:\n      - size: 10pt\n{more}        blocks:\n{blocks}"


def check(folder, edition="pic.fr"):
    return dalil("check", edition, cwd=folder)


def render(folder, *words):
    return dalil("render", "-o", box() / "out", "-q", *words, cwd=folder)


def items(folder, edition):
    """The pictures of an edition: name, rectangle, and where the whole of it lies."""
    number = r"(-?[\d.]+)"
    four = rf"{number},{number} w {number} h {number}"
    found = re.findall(rf"^  picture {four} (\S+) whole {four}", dalil("dump", "-C", folder, "--stage=items", edition).out,
                       re.MULTILINE)
    return [(f[4], tuple(map(float, f[:4])), tuple(map(float, f[5:]))) for f in found]


def plain(path):
    to = path.with_suffix(".qdf")
    command(["qpdf", "--qdf", "--object-streams=disable", path, to])
    return to.read_bytes()


def objects(path):
    """Every object of the file, by qpdf."""
    run = command(["qpdf", "--json=2", "--json-key=qpdf", path])
    return [o.get("value", o.get("stream", {}).get("dict")) for o in json.loads(run.out)["qpdf"][1].values()]


def images(path):
    """Rows of pdfimages: object, kind, colours, how packed, pixels an inch."""
    rows = [line.split() for line in command(["pdfimages", "-list", path]).out.splitlines()[2:]]
    return [(r[10], r[2], r[5], r[8], int(r[12])) for r in rows]


def pixels(path, dpi=36):
    """(width, rows) of the first page."""
    stem = path.with_suffix("")
    command(["pdftoppm", "-r", dpi, "-singlefile", path, stem])
    data = path.with_suffix(".ppm").read_bytes()
    width, height = map(int, data.split(b"\n")[1].split())
    body = data[-3 * width * height :]
    return [[tuple(body[3 * (y * width + x) : 3 * (y * width + x) + 3]) for x in range(width)] for y in range(height)]


def picture(path):
    """The rows of a PNG."""
    data = path.read_bytes()
    at, packed, palette = 8, b"", b""
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if name == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", body[:10])
        packed += body if name == b"IDAT" else b""
        palette = body if name == b"PLTE" else palette
        at += 12 + length
    size = 1 if colour == 3 else 3
    raw, rows, above = zlib.decompress(packed), [], bytes(width * size)
    for y in range(height):
        kind, row = raw[y * (width * size + 1)], bytearray(raw[y * (width * size + 1) + 1 : (y + 1) * (width * size + 1)])
        for i in range(len(row)):
            a, b, c = row[i - size] if i >= size else 0, above[i], above[i - size] if i >= size else 0
            near = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
            row[i] = (row[i] + (0, a, b, (a + b) // 2, near)[kind]) & 255
        above = bytes(row)
        rows.append([tuple(palette[3 * i : 3 * i + 3]) for i in row] if size == 1 else
                    [tuple(row[3 * x : 3 * x + 3]) for x in range(width)])
    return rows


def is_red(c):
    return c[0] > 150 and c[2] < 100


def is_blue(c):
    return c[2] > 150 and c[0] < 100


def test_messages():
    """What is refused, in full."""
    folder = network("refused", layouts=False)
    write(folder / "images/a.png", png(40, 30))
    write(folder / "images/a.svg", SVG)
    write(box() / "outside.png", png(40, 30))
    (folder / "images/link.png").symlink_to(box() / "outside.png")
    (folder / "images/nowhere.png").symlink_to(folder / "images/gone.png")
    (folder / "images/inside.png").symlink_to("a.png")
    (folder / "images/folder.png").mkdir()
    at = "layouts/pic.yaml:14:45: error: "
    out = " does not; copy the file to images/ and name it as in images/logo.png"
    lies = "a picture lies in a folder of the network, and "
    for file, problem in (
        ("/etc/hostname", f'{lies}"/etc/hostname"{out}'),
        ("../outside.png", f'{lies}"../outside.png"{out}'),
        ("images/../../outside.png", f'{lies}"images/../../outside.png"{out}'),
        ('"images\\\\..\\\\a.png"', f'{lies}"images\\..\\a.png"{out}'),
        ("C:/a.png", f'{lies}"C:/a.png"{out}'),
        ("a.png", f'{lies}"a.png"{out}'),
        ("images/gone.png", 'there is no picture "images/gone.png" in the network\'s folder; put it there, or mend the name'),
        ("images/link.png", 'the picture "images/link.png" is a link that leads out of the network\'s folder, or nowhere; '
                            "copy the file itself to images/"),
        ("images/nowhere.png", 'the picture "images/nowhere.png" is a link that leads out of the network\'s folder, or '
                               "nowhere; copy the file itself to images/"),
    ):
        place(folder, frame(block(f"file: {file}, decorative: yes, width: 3mm")))
        same(check(folder).problems, [at + problem], f"{file} is refused")
    place(folder, frame(block("file: images/folder.png, decorative: yes")))
    run = check(folder)
    ok(len(run.problems) == 1 and run.problems[0].startswith(at + 'the picture "images/folder.png" cannot be read: '),
       "a folder is no picture", run)
    place(folder, frame(block("file: ./images//inside.png, decorative: yes, width: 3mm")))
    same(check(folder).err, "", "a link that stays inside is followed, and the name may be long-winded")
    start = "layouts/pic.yaml:14:"
    for picture, problem in (
        ("file: images/a.svg",
         start + '38: error: say what the picture "images/a.svg" shows, for who cannot see it: alt: {fr: …, ar: …}; if it '
                 "shows nothing, write decorative: yes"),
        ("file: images/a.svg, alt: un, decorative: yes",
         start + '38: error: the picture "images/a.svg" has an `alt` and is called decorative; leave one of them out'),
        ('file: images/a.svg, alt: "  "',
         start + "64: error: `alt` should say in a sentence what the picture shows, for who cannot see it; if it shows "
                 "nothing, write decorative: yes instead"),
        ("file: images/a.svg, alt: {fr: Un, xx: Deux}",
         start + '73: error: "xx" is no language dalil knows'),
        ("file: images/a.svg, alt: {ar: شعار}",
         start + '38: error: `alt` of the picture "images/a.svg" has no French text, and the network is written in French: '
                 "add `fr: …`"),
        ("file: images/a.svg, alt: Un, fit: cut",
         start + "73: error: `fit` cannot be \"cut\": write one of contain, cover"),
        ("file: images/a.svg, alt: Un, ink: dep",
         start + '73: error: this layout has no ink "dep"; did you mean "deep"?'),
        ("alt: Un", start + '38: error: picture: the key `file` is missing'),
    ):
        place(folder, frame(block(picture)))
        run = check(folder, "pic.en" if "ar:" in picture else "pic.fr")
        same(run.problems[:1], [problem], f"{picture} is refused", run)
    place(folder, frame("          - {kind: picture}\n"))
    same(check(folder).problems, [start + "13: error: `kind: picture` and the key `picture` go together, as in {kind: picture, "
         "picture: {file: images/logo.svg, alt: {fr: …}}}"], "a block without one is refused")
    place(folder, frame(block("file: images/a.svg, alt: Un emblème")))
    same(check(folder, "pic.ar").problems,
         ['layouts/pic.yaml:14:64: warning: pic.ar: `alt` of the picture "images/a.svg" has no Arabic text, so the French '
          "one is read aloud; add `ar: …`"], "words that are missing in one language are told")


def test_bad_files():
    folder = network("bad", layouts=False)
    whole = png(40, 30)
    at = 'layouts/pic.yaml:14:45: error: the picture "images/a" '
    most = ", and 50 million in all, 20000 a side, is the most; save it smaller"
    cases = [
        ("empty", b"", at + "is empty; copy or save it again"),
        ("a page of the web", b"<html></html>",
         'images/a:1:1: error: this is no SVG drawing: it should begin with <svg xmlns="http://www.w3.org/2000/svg" …>'),
        ("a GIF", b"GIF89a\1\0\1\0\0\0\0;", at + "is a GIF; save it as PNG, JPEG or SVG"),
        ("a PNG that is cut", whole[:-20], at + "ends before it is whole; copy or save it again"),
        ("a PNG with a bit turned", whole[:60] + bytes([whole[60] ^ 1]) + whole[61:],
         at + "is damaged; copy or save it again"),
        ("a PNG bomb", png_of(50000, 50000, 8, 2, b"\0" * 1000), at + "has 50000 x 50000 pixels" + most),
        ("a PNG without pixels", png_of(0, 9, 8, 2, b""), at + "has no pixels; save it again"),
        ("a PNG with rows missing", png_of(40, 30, 8, 2, b"\0" * 121 * 29),
         at + "ends before it is whole; copy or save it again"),
        ("a drawing with an entity", b'<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>\n' + SVG.encode(),
         "images/a:1:1: error: a document type (DOCTYPE) can hide entities and other files; remove it, or save as plain SVG"),
        ("a drawing with a script", SVG.replace("<rect", "<script/><rect").encode(),
         "images/a:2:1: error: <script>: a drawing may not run programs"),
        ("a drawing with a filter", SVG.replace("<path", '<path filter="url(#f)"').encode(),
         "images/a:3:7: error: `filter`: filters become coarse dots on paper; leave the effect out"),
        ("a drawing that leads elsewhere", SVG.replace("<path", '<use href="file:///etc/passwd"/><path').encode(),
         'images/a:3:6: error: `href` leads to "file:///etc/passwd"; a drawing may use parts of itself only'),
    ]
    if tool("gs"):
        photo = jpeg(60, 40)
        size = photo.index(b"\xff\xc0") + 5
        cases += [
            ("a JPEG bomb", photo[:size] + b"\xff\xff\xff\xff" + photo[size + 4 :], at + "has 65535 x 65535 pixels" + most),
            ("a JPEG that is cut", photo[: len(photo) // 2], at + "ends before it is whole; copy or save it again"),
            ("a JPEG in four plates", jpeg(60, 40, "jpegcmyk"),
             at + "is a JPEG in four plates (CMYK), which look different on every screen; save it as RGB: the plates are "
                  "made from that, by the print shop's profile"),
        ]
    else:
        skip("JPEG files", "gs is not there")
    place(folder, frame(block("file: images/a, decorative: yes, width: 3mm")))
    for name, data, problem in cases:
        write(folder / "images/a", data)
        run = render(folder, "pic.fr")
        same((run.code, run.problems), (1, [problem]), f"{name} is refused", run)
        ok(not (box() / "out/pic.fr.pdf").exists(), f"{name}: nothing is written")


def test_pixels():
    """Effective pixels an inch: 250 are enough, 150 the least, unless the print shop says otherwise."""
    folder = network("ppi", layouts=False)
    write(folder / "images/a.png", png(200, 100))
    words = ('layouts/pic.yaml:{}:45: {}: pic.fr: the picture "images/a.png" has {} pixels an inch at {} mm, and would look '
             "{} in print; take one of {} pixels or more, or make its place smaller")
    for width, more, wanted in (
        ("20mm", "", None),
        ("21mm", "", words.format(14, "warning", 242, "21 x 10", "soft", "207 x 104")),
        ("33mm", "", words.format(14, "warning", 154, "33 x 16", "soft", "325 x 163")),
        ("36mm", "", words.format(14, "error", 141, "36 x 18", "coarse", "355 x 178")),
        ("36mm", "press: {min_ppi: 140}\n", None),
        ("40mm", "press: {min_ppi: 140}\n", words.format(15, "error", 127, "40 x 20", "coarse", "221 x 111")),
        ("21mm", "press: {min_ppi: 300}\n", words.format(15, "warning", 242, "21 x 10", "soft", "249 x 125")),
    ):
        place(folder, frame(block(f"file: images/a.png, alt: Un, width: {width}")), more)
        run = check(folder)
        same(run.problems if run.err else [], [wanted] if wanted else [], f"{width} {more.strip()}", run)
        if "error" in (wanted or ""):
            continue
        run = render(folder, "--for", "print", "pic.fr")
        told = [line for line in run.problems if "ppi" in line] if run.err else []
        ok(run.code == 0 and (bool(told) == bool(wanted and "warning" in wanted)),
           f"{width} {more.strip()}: preflight says the same of the finished file", run)


FULL = """panels:
  - picture: {file: images/photo.jpg, decorative: yes, ground: deep}
    frames:
      - id: words
        fill: paper
        height: 110mm
        inset: 4mm
        size: [9pt, 12pt]
        blocks:
          - {kind: text, of: title, style: title}
          - {kind: picture, picture: {file: images/e.svg, alt: {fr: Une flèche, ar: سهم}, width: 40mm, ink: deep}}
          - {kind: picture, picture: {file: images/e.svg, alt: {fr: Une flèche, ar: سهم}, width: 20mm, align: end, ink: deep}}
          - {kind: picture, radius: 2mm, picture: {file: images/alpha.jpg, alt: {fr: Un voile, ar: حجاب}, height: 10mm, align: centre}}
      - {id: photo, top: 150mm, start: 20mm, width: 40mm, height: 40mm, radius: 20mm, picture: {file: images/photo.jpg, alt: {fr: Le soleil, ar: الشمس}}}
      - {id: again, top: 150mm, start: 80mm, width: 40mm, height: 40mm, picture: {file: images/e.svg, alt: {fr: Une flèche, ar: سهم}, fit: contain, ink: deep}}
"""


def full():
    folder = network("full", layouts=False)
    write(folder / "images/photo.jpg", jpeg(2000, 2400))
    write(folder / "images/alpha.jpg", png(300, 200, alpha=True))  # by its content, not by its name
    write(folder / "images/e.svg", SVG)
    place(folder, FULL)
    return folder


def test_places(folder):
    """Both directions: places are mirrored, what they show is not."""
    left, right = items(folder, "pic.fr"), items(folder, "pic.ar")
    same(len(left), 6, "every picture is placed")
    for (name, rect, whole), (other, mirrored, other_whole) in zip(left, right):
        same(name, other, f"{name}: in the same order")
        for what, a, b in (("place", rect, mirrored), ("whole", whole, other_whole)):
            if rect[3] == left[0][1][3] or name != "images/alpha.jpg":
                ok(abs(b[0] - (A5[0] - a[0] - a[2])) < 0.05 and a[2] == b[2], f"{name}: its {what} is mirrored", a, b)
    name, rect, whole = left[0]
    ok(rect[:2] == (0, 0) and whole[0] < -8.4 and whole[1] < -8.4 and whole[0] + whole[2] > A5[0] + 8.4
       and whole[1] + whole[3] > A5[1] + 8.4, "a picture at the edge is large enough for the bleed", rect, whole)
    name, rect, whole = left[5]
    same((round(rect[2] / rect[3], 2), rect), (1.67, whole), "`contain` shows all of it, in its shape")


def test_screen(folder, tag, words):
    path = box() / f"out/pic.{tag}.pdf"
    photo = (folder / "images/photo.jpg").read_bytes()
    found = images(path)
    photos = {row[0] for row in found if row[3] == "jpeg"}
    same([row[1:4] for row in found if row[3] == "jpeg"], [("image", "rgb", "jpeg")] * 2, f"{tag}: the photograph stays a JPEG",
         *found)
    same(len(photos), 1, f"{tag}: it is there once, though it is shown twice")
    raw = box() / "raw.jpg"
    with open(raw, "wb") as to:
        command(["sh", "-c", f"qpdf --raw-stream-data --show-object={min(photos)} '{path}' >'{raw}'"])
        to.flush()
    same(hashlib.sha256(raw.read_bytes()).hexdigest(), hashlib.sha256(photo).hexdigest(), f"{tag}: byte for byte")
    same(plain(path).count(DRAWN), 1, f"{tag}: a drawing shown three times is there once")
    elements = [o for o in objects(path) if isinstance(o, dict) and o.get("/S") == "/Figure"]
    same([e["/Alt"].removeprefix("u:") for e in elements], words, f"{tag}: figures with their words, decoration without")
    check_it(path, tag)


def check_it(path, tag):
    run = command(["qpdf", "--check", path])
    same(run.code, 0, f"{path.name}: qpdf finds nothing", run)
    run = dalil("preflight", path)
    same((run.code, run.out), (0, f"{path}: 1 page for {'print' if 'print' in path.name else 'screen'}: nothing found\n"),
         f"{path.name}: preflight finds nothing", run)
    if tool("mutool"):
        run = command(["mutool", "draw", "-q", "-F", "txt", "-o", box() / "drawn.txt", path])
        ok(run.code == 0 and "error" not in run.err, f"{path.name}: mutool draws it", run)


def test_print(tag):
    path = box() / f"out/pic.{tag}.print.pdf"
    data = plain(path)
    found = images(path)
    same({row[2] for row in found if row[1] == "image"}, {"cmyk"}, f"{tag}: for print all pictures are in plates", *found)
    same(len({row[0] for row in found if row[4] in (270, 1600) or row[1] == "image"}), 2, f"{tag}: each of them once", *found)
    ok("smask" in {row[1] for row in found}, f"{tag}: what is see-through stays so", *found)
    for key in (b"/DeviceRGB", b"/Interpolate", b"/CalRGB", b"/ICCBased 3"):
        ok(key not in data, f"{tag}: no {key.decode()}")
    same(data.count(DRAWN), 1, f"{tag}: the drawing is there once")
    ok(re.search(rb"(?:^|\n)0 0\.3 0\.8 0 k\s", data), f"{tag}: its colour is the ink's, by the ink's own plates")
    check_it(path, tag)


def test_seen(folder):
    """The photograph is not turned over with the page: red stays on the left."""
    for tag in ("fr", "ar"):
        rows = pixels(box() / f"out/pic.{tag}.pdf")
        width = len(rows[0])
        foot = rows[-3]
        ok(is_red(foot[2]) and is_blue(foot[width - 3]), f"{tag}: red on the left, blue on the right", foot[2], foot[width - 3])
    # What was the left half, and the lower left quarter, with its sun, when the camera was held in each way.
    photo = jpeg(1200, 1200)
    for way, red, sun in ((1, "left", "foot left"), (2, "right", "foot right"), (3, "right", "top right"), (4, "left", "top left"),
                          (5, "top", "top right"), (6, "top", "top left"), (7, "foot", "foot left"), (8, "foot", "foot right")):
        write(folder / "images/turned.jpg", turned(photo, way))
        place(folder, "panels:\n  - frames: [{top: 0mm, start: 0mm, end: 0mm, height: 100mm, picture: {file: "
                      "images/turned.jpg, decorative: yes, fit: contain}}]\n", "press: {min_ppi: 100}\n")
        for kind, run in (("PDF", render(folder, "pic.fr")), ("PNG", render(folder, "--format", "png", "--width", "210", "pic.fr"))):
            rows = pixels(box() / "out/pic.fr.pdf") if kind == "PDF" else picture(box() / "out/pic.fr-1.png")
            middle, half = len(rows[0]) // 2, 35  # of 142 pixels
            corners = {f"{down} {across}": rows[y][middle + x] for down, y in (("top", 36), ("foot", 106))
                       for across, x in (("left", -half), ("right", half))}
            same({name for name, c in corners.items() if min(c) > 200}, {sun}, f"{kind}, mark {way}: the sun stands {sun}", run, corners)
            edges = {"left": rows[71][middle - 66], "right": rows[71][middle + 66], "top": rows[5][middle], "foot": rows[137][middle]}
            other = {"left": "right", "right": "left", "top": "foot", "foot": "top"}[red]
            ok(is_red(edges[red]) and is_blue(edges[other]), f"{kind}, mark {way}: red is at the {red}", edges)


def test_x1a(folder):
    place(folder, FULL, "press: {flavour: x1a}\n")
    run = render(folder, "--for", "print", "pic.fr")
    same((run.code, run.problems),
         (1, ["layouts/pic.yaml:10:8: error: pic.fr: PDF/X-1a allows no transparency, but something fades out (a soft mask); "
              "take flavour x4, or draw it without",
              'layouts/pic.yaml:23:58: warning: the picture "images/alpha.jpg" may be what is half transparent; save it '
              "without, on a ground of its own"]), "X-1a refuses what is see-through, and says which picture may be the cause")
    place(folder, FULL.replace("images/alpha.jpg", "images/photo.jpg"), "press: {flavour: x1a}\n")
    run = render(folder, "--for", "print", "pic.fr")
    same(run.code, 0, "X-1a takes photographs and opaque drawings", run)
    data = plain(box() / "out/pic.fr.print.pdf")
    ok(b"/Transparency" not in data and b"/SMask" not in data, "and nothing in the file is transparent")


def test_ground(folder):
    """Text on a picture: judged by the ink the layout says it is like, or told."""
    words = "panels:\n  - picture: {{file: images/photo.jpg, decorative: yes{}}}\n    frames: [{{size: 12pt, blocks: [{{kind: date}}]}}]\n"
    place(folder, words.format(""))
    ok("stands on a picture, and may be hard to read there" in check(folder).err, "text on a picture is told", check(folder))
    place(folder, words.format(", ground: deep"))
    ok('text in "text" on "deep" has a contrast of' in check(folder).err, "its ink's contrast is judged", check(folder))
    place(folder, words.format(", ground: paper"))
    same(check(folder).err, "", "and found good")


def test_runs(folder):
    """A print run keeps its pictures, and can be made again when they are gone."""
    place(folder, FULL)
    run = dalil("run", "record", "-C", folder, "pic.fr", "--quantity", "10", "--date", "2026-11-20")
    same(run.code, 0, "a run is recorded", run)
    bag = next((folder / "output/runs").glob("2026*"))
    sums = dict(reversed(line.split("  ")) for line in (bag / "manifest-sha256.txt").read_text().splitlines())
    for name in ("photo.jpg", "alpha.jpg", "e.svg"):
        data = (folder / "images" / name).read_bytes()
        same((bag / "data/images" / name).read_bytes(), data, f"{name} is kept")
        same(sums[f"data/images/{name}"], hashlib.sha256(data).hexdigest(), f"{name}: with its sum")
    same(dalil("diff", "-C", folder, "--exit-code", "pic.fr").code, 0, "nothing changed since")
    write(folder / "images/e.svg", SVG.replace("88 30", "80 30"))
    run = dalil("diff", "-C", folder, "pic.fr")
    ok("only its look changed" in run.out and "other layout" in run.out, "another picture is another look, and no more", run)
    (folder / "images/photo.jpg").unlink()
    run = dalil("run", "rebuild", "-C", folder)
    ok("made again, the same to the last byte" in run.out, "it is made again from what it keeps", run)
    same(dalil("run", "verify", "-C", folder).code, 0, "and is as it was recorded")
    write(bag / "data/images/e.svg", SVG.replace("88 30", "70 30"))
    ok(dalil("run", "verify", "-C", folder).code != 0, "a picture changed in the run is seen")


def test_shared(folder):
    """A layout may bring its pictures; a base gives them on, and grows them with the paper."""
    write(folder / "layouts/images/own.svg", SVG)
    place(folder, frame(block("file: images/own.svg, alt: Un, width: 30mm")))
    write(folder / "layouts/large.yaml", "base: pic\nscale: yes\nsheet: {paper: a4}\n")
    for name, factor in (("pic", 1), ("large", 210 / 148)):
        found = items(folder, f"{name}.fr")
        ok(len(found) == 1 and found[0][0] == "layouts/images/own.svg" and abs(found[0][1][2] - 30 * factor * 72 / 25.4) < 0.1,
           f"{name}: the layout's own drawing", found)


test_messages()
test_bad_files()
test_pixels()
if tool("gs") and tool("pdfimages") and tool("qpdf"):
    full_folder = full()
    test_places(full_folder)
    for kind in ((), ("--for", "print")):
        made = render(full_folder, *kind, "pic.fr", "pic.ar")
        same((made.code, made.err), (0, ""), f"both directions are rendered {' '.join(kind)}", made)
    test_screen(full_folder, "fr", ["Une flèche", "Une flèche", "Un voile", "Le soleil", "Une flèche"])
    test_screen(full_folder, "ar", ["سهم", "سهم", "حجاب", "الشمس", "سهم"])
    test_print("fr")
    test_print("ar")
    test_seen(full_folder)
    test_x1a(full_folder)
    test_ground(full_folder)
    test_runs(full_folder)
    test_shared(full_folder)
else:
    skip("pictures in finished files", "gs, pdfimages or qpdf is not there")
done()
