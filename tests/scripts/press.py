#!/usr/bin/env python3
"""press.py: `dalil render --for print` makes what a print shop takes, proved from the finished file

Plates are drawn by Ghostscript (tiffsep), colours are looked for in qpdf's plain form of the file,
PDF/A-1b, which has most rules in common with PDF/X-1a, is checked by PDFBox.
"""

import re
import sys

from lib.plates import plates
from lib.tap import ROOT, box, command, dalil, done, network, ok, same, skip, small, swap, tool, write

sys.dont_write_bytecode = True
DPI = 200
MM = 72 / 25.4
EDITIONS = ["trifold-a4.fr", "trifold-a4.ar", "poster-a2.fr", "poster-a2.ar"]
JARS = [f"/usr/share/java/{name}.jar" for name in (
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation", "jaxb-api")]
SERVICE = """- id: soins
  agency: centre
  category: health
  name: Soins Exemple
  phones: "+212 5 24 00 00 11"
"""


def render(folder, *words):
    return dalil("render", "-C", folder, "--for", "print", "-o", box() / "out", "-q", *words)


def made(name):
    return box() / "out" / f"{name}.print.pdf"


def plain(path):
    """The file with its streams unpacked."""
    to = path.with_suffix(".qdf")
    command(["qpdf", "--qdf", "--object-streams=disable", path, to])
    return to.read_bytes()


def drawing(data):
    """The streams that draw, without strings: what is a word there is an operator or an operand."""
    found = []
    for head, body in re.findall(rb"\n\d+ 0 obj\n<<(.*?)>>\nstream\n(.*?)\nendstream", data, re.DOTALL):
        if re.search(rb"/Length1|/N 4|/Type /Metadata|/Subtype /Image|/Subtype /\w+Type", head) or b"begincmap" in body:
            continue
        found.append(re.sub(rb"\((?:\\.|[^\\()])*\)", b"()", body))
    return found


def values(rows, left, top, right, bottom, dpi=DPI):
    """What is found in a box given in points from the top left corner of the medium."""
    scale = dpi / 72
    x1, x2 = round(left * scale), round(right * scale)
    return set(b"".join(row[x1:x2] for row in rows[round(top * scale) : round(bottom * scale)]))


def lines_of(name):
    """Lines of the notices, which stand on a tint, in points from the top left corner of the medium."""
    run = dalil("dump", "-C", ROOT, "--stage=items", name)
    found = re.findall(r"text ([\d.]+),([\d.]+) w ([\d.]+) h ([\d.]+) .*\[notice:.*\]  (.*)", run.out)
    margin = 13 * MM
    return [(margin + x, margin + y, margin + x + w, margin + y + h, said)
            for x, y, w, h, said in ((*map(float, one[:4]), one[4]) for one in found)]


def boxes(data):
    """The three boxes of every page."""
    names = ("MediaBox", "BleedBox", "TrimBox")
    found = [re.findall(rb"/%s \[\s*([-\d.\s]+)\]" % name.encode(), data) for name in names]
    return [[list(map(float, one.split())) for one in page] for page in zip(*found)]


def check_file(name):
    path = made(name)
    check = command(["qpdf", "--check", path])
    same(check.code, 0, f"{name}: qpdf finds nothing", check)
    data = plain(path)
    same(data.count(b"/DeviceRGB"), 0, f"{name}: no object speaks of RGB")
    streams = drawing(data)
    ok(streams, f"{name}: something is drawn")
    wrong = [w for s in streams for w in re.findall(rb"(?:^|\s)(rg|RG|sc|SC|g|G)(?=\s|$)", s)]
    same(wrong, [], f"{name}: no operator sets RGB or grey")
    same(re.findall(rb"(?:^|\s)0 0 0 0 k\s(?:(?!\sk\s).)*?/DalilOv1 gs\n[^\n]*T[jJ]", b"\n".join(streams)), [],
         f"{name}: nothing white overprints")
    for key in (b"/GTS_PDFX", b"(FOGRA39)", b"/Trapped /False", b"<pdfxid:GTS_PDFXVersion>PDF/X-4<", b"%PDF-1.6", b"/ID ["):
        ok(key in data, f"{name}: {key.decode()}")
    for key in (b"/Annots", b"/JavaScript", b"/OpenAction", b"/Launch", b"/Interpolate", b"/StructTreeRoot", b"/Encrypt"):
        ok(key not in data, f"{name}: no {key.decode()}")
    fonts = data.count(b"/Subtype /CIDFontType2")
    same(data.count(b"/CIDToGIDMap"), fonts, f"{name}: every CID font has its map")
    for media, bleed, trim in boxes(data):
        around = [round((a - b) / MM * s, 2) for a, b, s in zip(bleed, trim, (-1, -1, 1, 1))]
        same(around, [3, 3, 3, 3], f"{name}: 3 mm of bleed on all sides")
        ok(all(m < b for m, b in zip(media[:2], bleed[:2])) and all(m > b for m, b in zip(media[2:], bleed[2:])),
           f"{name}: the medium is larger than the bleed", media, bleed)
    embedded = command(["pdffonts", path]).out.splitlines()[2:]
    ok(embedded and all(line.split()[-5] == "yes" for line in embedded), f"{name}: fonts are embedded", *embedded)


def knocked_out(found, lines):
    """Lines whose letters are seen on other plates than black."""
    return [line[4] for line in lines
            if any(len(values(found[p], *line[:4])) != 1 for p in ("Cyan", "Magenta", "Yellow"))]


def check_black(name):
    """Letters on a tint: black is its own plate, the ground goes on beneath."""
    found = plates(made(name))
    lines = lines_of(name)
    ok(len(lines) > 8, f"{name}: {len(lines)} lines on a tint")
    same(knocked_out(found, lines), [], f"{name}: black letters leave the other plates alone")
    ok(all(values(found["Yellow"], *line[:4]) != {255} for line in lines), f"{name}: and there is something on them")
    black = [line[4] for line in lines if len(values(found["Black"], *line[:4])) != 2]
    same(black, [], f"{name}: and are black or not, nothing between")
    spoiled = write(box() / f"{name}.spoiled.pdf", plain(made(name)).replace(b"/DalilOv1 gs", b"/DalilOv0 gs"))
    same(len(knocked_out(plates(spoiled), lines)), len(lines), f"{name}: without overprinting each would be seen")


def check_bleed(name, page, edges):
    """Along an edge the ground goes on from the trim to the bleed, and not beyond."""
    found = plates(made(name), page, 72)
    cyan, height, width = found["Cyan"], len(found["Cyan"]), len(found["Cyan"][0])
    trim, bleed = 13 * MM, 10 * MM
    for edge in edges:
        inside, outside = round(bleed) + 2, round(bleed) - 3
        rows = range(round(trim) + 20, height - round(trim) - 20)
        for column, filled in ((inside, True), (outside, False)):
            x = column if edge == "left" else width - 1 - column
            inked = sum(cyan[y][x] < 250 for y in rows) / len(rows)
            ok(inked > 0.9 if filled else inked < 0.2,
               f"{name}: {edge}: the ground {'fills' if filled else 'ends at'} the bleed", f"{inked:.2f} of it has ink")


def marks(name, page):
    """Where thin upright lines stand above the trim, millimetres from its left edge."""
    found = plates(made(name), page, 600)["Yellow"]
    row = found[round((13 - 4.4) / 25.4 * 600)]
    runs, start = [], None
    for x, value in enumerate(row):
        if value < 128 and start is None:
            start = x
        elif value >= 128 and start is not None:
            runs.append((start + x) / 2 / 600 * 25.4 - 13)
            start = None
    return [round(x, 1) for x in runs]


def check_editions():
    run = render(ROOT, *EDITIONS)
    same((run.code, run.err), (0, ""), "the editions are made for print")
    for name in EDITIONS:
        check_file(name)
    first = {name: made(name).read_bytes() for name in EDITIONS}
    run = render(ROOT, "-j", "1", "--strict", *EDITIONS)
    same((run.code, run.err), (0, ""), "every colour is that of an ink: --strict has nothing to say")
    ok(all(made(name).read_bytes() == first[name] for name in EDITIONS), "twice the same bytes")
    text = command(["pdftotext", "-l", "1", made("trifold-a4.ar"), "-"]).out
    for said in ("trifold-a4.ar.print.pdf", "recto, ce côté en haut", "front, this side up", "2026-11-15", "FOGRA39"):
        ok(said in text, f"the slug says {said}")
    screen = dalil("render", "-C", ROOT, "--for", "screen", "-o", box() / "screen", "-q", "trifold-a4.fr")
    usual = dalil("render", "-C", ROOT, "-o", box() / "usual", "-q", "trifold-a4.fr")
    ok(screen.code == usual.code == 0 and (box() / "screen/trifold-a4.fr.pdf").read_bytes()
       == (box() / "usual/trifold-a4.fr.pdf").read_bytes(), "--for screen is what is made anyway")


def check_plates():
    if not tool("gs"):
        skip("plates", "there is no Ghostscript (gs)")
        return
    check_black("trifold-a4.fr")
    check_black("trifold-a4.ar")
    check_bleed("trifold-a4.fr", 1, ["right"])
    check_bleed("trifold-a4.ar", 1, ["left"])
    ok(not set(plates(made("trifold-a4.fr"), 1, 72)) - {"Cyan", "Magenta", "Yellow", "Black"},
       "no plate but the four: what is on all plates makes none of its own")
    # the letter fold's marks: the flap is 97 mm wide; its mirror image on the back; targets between
    for name, page, folds in (("trifold-a4.fr", 1, [97, 197]), ("trifold-a4.fr", 2, [100, 200]),
                              ("trifold-a4.ar", 1, [100, 200]), ("trifold-a4.ar", 2, [97, 197])):
        found = marks(name, page)
        ok(all(any(abs(x - fold) < 0.2 for x in found) for fold in [0, *folds, 297]),
           f"{name}, page {page}: marks where it is cut and folded, {folds}", found)
        ok(not any(abs(x - other) < 0.5 for x in found for other in {97, 197, 100, 200} - set(folds)),
           f"{name}, page {page}: and no others", found)


def check_spot():
    folder = network("spot")
    swap(folder / "layouts/trifold-a4.yaml", '{id: deep, colour: "#0b4a59"}',
         '{id: deep, colour: "#0b4a59", spot: Vert Exemple 42, cmyk: [90, 40, 40, 40]}')
    swap(folder / "layouts/trifold-a4.yaml", '{id: gold, colour: "#f0b44a"}',
         '{id: gold, colour: "#f0b44a", cmyk: [0, 30, 80, 0]}')
    run = render(folder, "trifold-a4.fr")
    same((run.code, run.err), (0, ""), "a spot colour is taken")
    data = plain(made("trifold-a4.fr"))
    ok(b"/Vert#20Exemple#2042" in data, "it has a colour space of its name")
    ok(b"0 0.3 0.8 0 k" in data, "an ink's own CMYK is what is printed")
    if not tool("gs"):
        skip("the spot's plate", "there is no Ghostscript (gs)")
        return
    found = plates(made("trifold-a4.fr"), 1, 72)
    ok("Vert Exemple 42" in found, "it has a plate", sorted(found))
    rows = found.get("Vert Exemple 42", [b"\xff"])
    ok(0 < sum(row.count(0) for row in rows) < 0.5 * sum(map(len, rows)), "with something on it")


def check_x1a():
    folder = network("x1a")
    swap(folder / "content/network.yaml", "\nsource:", "\npress: {flavour: x1a}\nsource:")
    run = render(folder, "poster-a2.fr")
    same((run.code, run.err), (0, ""), "PDF/X-1a:2003 on request")
    data = plain(made("poster-a2.fr"))
    ok(b"(PDF/X-1a:2003)" in data and b"/Transparency" not in data, "says so, and has no transparency")
    if not tool("java") or command(["test", "-f", JARS[0]]).code:
        skip("PDF/A-1b by PDFBox", "java, or Debian's libpdfbox2-java, is not there")
        return
    # The same file as PDF/A-1b: another name of the output intent, and another identifier.
    variant = box() / "a1b.qdf"
    variant.write_bytes(re.sub(rb"<pdfxid:GTS_PDFXVersion>.*?</pdfxid:GTS_PDFXVersion>",
                               b"<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>", data)
                        .replace(b"http://www.npes.org/pdfx/ns/id/", b"http://www.aiim.org/pdfa/ns/id/")
                        .replace(b"xmlns:pdfxid", b"xmlns:pdfaid").replace(b"/S /GTS_PDFX", b"/S /GTS_PDFA1")
                        .replace(b"   <pdf:Trapped>False</pdf:Trapped>\n", b""))
    fixed = command(["sh", "-c", f"fix-qdf {variant} >{variant}.tmp && qpdf --newline-before-endstream "
                                 f"--object-streams=disable --force-version=1.4 {variant}.tmp {box()}/a1b.pdf"])
    same(fixed.code, 0, "a variant to be checked as PDF/A-1b", fixed)
    run = command(["java", "-cp", ":".join(JARS), "org.apache.pdfbox.preflight.Validator_A1b", box() / "a1b.pdf"])
    told = [line for line in (run.out + run.err).splitlines() if re.match(r"\s*\d+\.\d+", line)]
    # Known: PDFBox wants a CIDSet in every subset, which only PDF/A-1 asks for.
    same([line for line in told if "CIDSet" not in line], [], "PDFBox finds nothing else against it", run)
    ok("file" in (run.out + run.err), "PDFBox has read it", run)


def check_geometry():
    folder = small("no-slug", SERVICE, 'press: {bleed: 5mm, slug: 0mm}\n')
    run = render(folder, "trifold-a4.fr")
    same(run.code, 0, "no slug: no marks, but a bleed", run)
    media, bleed, trim = boxes(plain(made("trifold-a4.fr")))[0]
    same([round(x / MM, 1) for x in trim], [5, 5, 302, 215], "the layout's shop has its own bleed")
    ok(all(abs(a - b) < 0.001 for a, b in zip(media, bleed)), "and no room beyond", media, bleed)


BAD = [
    # what stands in `press`, what is said, the exit code
    ("{profile: shop.icc}", "RGB", 1), ("{profile: words.icc}", "no ICC profile", 1),
    ("{profile: cut.icc}", "ICC profile", 1), ("{profile: nowhere.icc}", "nowhere.icc", 1),
    ("{bleed: 90mm}", "0 to 20 mm", 1), ("{slug: 90mm}", "0 to 50 mm", 1),
    ("{ink_limit: 20}", "100 to 400", 1), ("{ink_limit: 120}", "limit is 120", 1),
    ("{flavour: x3}", "x4", 1), ("{blead: 3mm}", "bleed", 1),
]


def check_bad():
    rgb = (b"\0\0\2\0lcms\2\x10\0\0mntrRGB XYZ " + b"\0" * 12 + b"acsp").ljust(512, b"\0")
    for wish, said, code in BAD:
        folder = small(f"bad-{len(said)}-{code}-{abs(hash(wish))}", SERVICE, f"press: {wish}\n")
        write(folder / "shop.icc", rgb)
        write(folder / "words.icc", "no profile at all, only words that go on for more than 128 bytes " * 4)
        write(folder / "cut.icc", (ROOT / "press/FOGRA39L_coated.icc").read_bytes()[:4000])
        made("trifold-a4.fr").unlink(missing_ok=True)
        run = render(folder, "trifold-a4.fr")
        same(run.code, code, f"press: {wish}: exit {code}", run)
        ok(said in run.err and "network.yaml:" in run.err or "trifold-a4.yaml" in run.err,
           f"press: {wish}: says why and where", run)
        ok(said in run.err, f"press: {wish}: {said}", run)
        ok(not made("trifold-a4.fr").exists(), f"press: {wish}: nothing is written")
    for words in (["--for", "paper"], ["--for", "print", "--format", "png"], ["--strict"]):
        run = dalil("render", "-C", ROOT, "-o", box() / "out", *words, "trifold-a4.fr")
        same(run.code, 2, f"render {' '.join(words)}: makes no sense", run)
    for ink in ("cmyk: [1, 2, 3]", "cmyk: [0, 0, 0, 101]", "cmyk: [a, b, c, d]", "cmyk: 7", "tint: 50"):
        folder = small(f"ink-{abs(hash(ink))}", SERVICE)
        at = swap(folder / "layouts/trifold-a4.yaml", '{id: deep, colour: "#0b4a59"}',
                  f'{{id: deep, colour: "#0b4a59", {ink}}}')
        run = render(folder, "trifold-a4.fr")
        same(run.code, 1, f"an ink with {ink} is refused", run)
        ok(f"trifold-a4.yaml:{at[0]}:" in run.err, f"{ink}: at its line", run)


check_editions()
check_plates()
check_spot()
check_x1a()
check_geometry()
check_bad()
done()
