#!/usr/bin/env python3
"""preflight.py: `dalil preflight` finds each fault it knows, alone, and none in files without

One small file for print and one for the screen are right. Each row of the tables spoils one thing
in one of them and names the rules that are then broken, all of them.
"""

import hashlib
import json
import re
import sys
import zlib

from lib.tap import ROOT, box, command, dalil, done, ok, pdf_text, same, skip, small, tool, write

sys.dont_write_bytecode = True

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Title &amp; more</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-11-15T00:00:00Z</xmp:CreateDate><pdf:Trapped>False</pdf:Trapped>
%s</rdf:Description></rdf:RDF></x:xmpmeta>"""
FONT = {
    "font": "<</Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Test /Encoding /WinAnsiEncoding /FirstChar 32"
            " /LastChar 33 /Widths [500 500] /FontDescriptor 11 0 R>>",
    "descriptor": "<</Type /FontDescriptor /FontName /ABCDEF+Test /Flags 32 /FontFile2 12 0 R>>",
    "fontfile": ("<<>>", b"no font"),
}
PRINT = {
    "catalog": "<</Type /Catalog /Pages 2 0 R /Metadata 4 0 R /OutputIntents [5 0 R]>>",
    "pages": "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
    "page": "<</Type /Page /Parent 2 0 R /MediaBox [0 0 260 260] /BleedBox [20 20 240 240] /TrimBox [30 30 230 230]"
            " /Contents 7 0 R /Resources <</Font <</F 10 0 R>> /ExtGState <</Ov <</op true /OP true /OPM 1>> /Thin"
            " <</LW .1>> /Half <</ca .5 /CA .5>>>> /ColorSpace <</All [/Separation /All /DeviceCMYK 13 0 R] /Spot"
            " [/Separation /Gold /DeviceCMYK 13 0 R] /Web [/ICCBased 14 0 R]>> /XObject <</Im 8 0 R /Fo 9 0 R>>>>>>",
    "xmp": ("<</Type /Metadata /Subtype /XML>>", XMP % "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"),
    "intent": "<</Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /DestOutputProfile 6 0 R>>",
    "profile": ("<</N 4>>", b"\0" * 12 + b"prtrCMYK" + b"\0" * 200),
    "content": ("<<>>", ".5 .2 0 0 k 20 20 220 220 re f q /All cs 1 scn 10 30 5 .5 re f Q 0 0 0 1 K .25 w 50 50 m 90 50 l S"
                        " /Spot cs 1 scn 60 60 20 20 re f 0 0 0 0 k 100 60 20 20 re f"
                        " q 72 0 0 72 100 100 cm /Im Do Q q 1 0 0 1 0 0 cm /Fo Do Q"
                        " /Ov gs 0 0 0 1 k BT /F 9 Tf 50 80 Td (!) Tj ET"),
    "image": ("<</Type /XObject /Subtype /Image /Width 300 /Height 300 /BitsPerComponent 8 /ColorSpace /DeviceGray"
              " /Filter /FlateDecode>>", zlib.compress(b"\x80" * 90000)),
    "form": ("<</Type /XObject /Subtype /Form /BBox [0 0 260 260]>>", "0 0 0 .5 k 150 60 9 9 re f"),
    **FONT,
    "tint": "<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1>>",
    "web": ("<</N 3>>", b"icc"),
    "info": "<</Title (Title & more) /CreationDate (D:20261115000000Z) /ModDate (D:20261115000000Z) /Trapped /False>>",
    "trailer": "/ID [<00> <00>]",
}
SCREEN = {
    "catalog": "<</Type /Catalog /Pages 2 0 R /Metadata 4 0 R /Lang (ar) /MarkInfo <</Marked true>> /StructTreeRoot 5 0 R"
               " /ViewerPreferences <</DisplayDocTitle true>>>>",
    "pages": "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
    "page": "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 7 0 R /Tabs /S /Annots [8 0 R]"
            " /Resources <</Font <</F 10 0 R>>>>>>",
    "xmp": ("<</Type /Metadata /Subtype /XML>>", XMP % "<pdfuaid:part>1</pdfuaid:part>"),
    "tree": "<</Type /StructTreeRoot /K [6 0 R 9 0 R]>>",
    "figure": "<</S /Figure /P 5 0 R /Alt (Map)>>",
    "content": ("<<>>", "0 0 1 rg BT /F 9 Tf 50 80 Td (!) Tj ET"),
    "link": "<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents (Exemple) /A <</S /URI /URI (https://example.org/)>>>>",
    "heading": "<</S /TH /P 5 0 R /A <</O /Table /Scope /Column>>>>",
    **FONT,
    "info": "<</Title (Title & more)>>",
    "trailer": "/ID [<00> <00>]",
}
LINK = ("page", "/Contents 7", "/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A %s>>] /Contents 7")
TEXT = "/Ov gs 0 0 0 1 k BT /F 9 Tf"
# Rules, what is spoilt, what by.
PRINT_FAULTS = [
    ("id", "trailer", "/ID [<00> <00>]", ""),
    ("javascript", "catalog", "/Pages", "/Names <</JavaScript <<>>>> /Pages"),
    ("javascript annotation", LINK[0], LINK[1], LINK[2] % "<</S /JavaScript /JS (x)>>"),
    ("launch annotation", LINK[0], LINK[1], LINK[2] % "<</S /Launch /F (x)>>"),
    ("link-scheme annotation", LINK[0], LINK[1], LINK[2] % "<</S /URI /URI (javascript:x)>>"),
    ("annotation", LINK[0], LINK[1], LINK[2] % "<</S /URI /URI (tel:+212)>>"),
    ("embedded-file", "catalog", "/Pages", "/Names <</EmbeddedFiles <<>>>> /Pages"),
    ("open-action", "catalog", "/Pages", "/OpenAction [3 0 R /Fit] /Pages"),
    ("title", ("info", "xmp"), ("/Title (Title & more)", "Title &amp; more"), ("", "")),
    ("xmp-title", "xmp", "&amp; more", "&amp; less"),
    ("font-embedded", "descriptor", "/FontFile2 12 0 R", ""),
    ("font-subset", "font", "/ABCDEF+Test", "/Test"),
    ("font-glyphs", "font", "/TrueType", "/CIDFontType2"),
    ("font-drawn", "font", "/TrueType", "/Type3"),
    ("pdfx", "xmp", "PDF/X-4", "PDF/A-2"),
    ("output-intent", "catalog", "/OutputIntents [5 0 R]", ""),
    ("output-intent", "catalog", "[5 0 R]", "[5 0 R 5 0 R]"),
    ("profile", "profile", b"CMYK", b"RGB "),
    ("profile", "intent", "/DestOutputProfile 6 0 R", ""),
    ("trapped", "info", "/Trapped /False", "/Trapped (False)"),
    ("xmp-trapped", "info", "/Trapped /False", "/Trapped /True"),
    ("dates", "info", "(D:20261115000000Z) /ModDate", "(2026-11-15) /ModDate"),
    ("xmp-date", "info", "(D:20261115000000Z) /ModDate", "(D:20261116000000Z) /ModDate"),
    ("forbidden", "page", "<</LW .1>>", "<</LW .1 /TR /Identity>>"),
    ("forbidden", "image", "/Filter", "/OPI <<>> /Filter"),
    ("box-missing", "page", "/TrimBox [30 30 230 230]", ""),
    ("box-missing", "page", "/BleedBox [20 20 240 240]", ""),
    ("box-both", "page", "/Contents", "/ArtBox [30 30 230 230] /Contents"),
    ("box-nested", "page", "/MediaBox [0 0 260 260]", "/MediaBox [25 0 260 260]"),
    ("bleed-small", "page", "/BleedBox [20 20 240 240]", "/BleedBox [25 25 235 235]"),
    ("bleed-reached", "content", "20 20 220 220 re", "30 20 210 220 re"),
    ("bleed-reached", "content", "20 20 220 220 re", "20 20 220 210 re"),
    ("rgb", "content", TEXT, "q 1 0 0 rg 50 50 5 5 re f Q " + TEXT),
    ("rgb", "content", TEXT, "q /Web cs 1 0 0 scn 50 50 5 5 re f Q " + TEXT),
    ("rgb", "image", "/DeviceGray", "/DeviceRGB"),
    ("rgb", "form", "0 0 0 .5 k", "1 1 0 RG 1 w 50 50 m 60 60 l S 0 0 0 .5 k"),
    ("rgb", "form", "/BBox", "/Group <</S /Transparency /CS /DeviceRGB>> /BBox"),
    ("transparency", ("xmp", "content"), ("PDF/X-4", TEXT), ("PDF/X-1a:2003", "q /Half gs 50 50 5 5 re f Q " + TEXT)),
    ("white-overprint", "content", TEXT, "q /Ov gs 0 0 0 0 k 50 50 5 5 re f Q " + TEXT),
    ("black-text", "content", TEXT, "q .7 .6 .6 .9 k BT /F 9 Tf 50 100 Td (!) Tj ET Q " + TEXT),
    ("black-knocks-out", "content", TEXT, TEXT.replace("/Ov gs", "")),
    ("small-inks", "content", TEXT, "q .9 .1 .4 .3 k BT /F 8 Tf 50 100 Td (!) Tj ET Q " + TEXT),
    ("ink-limit ink-area", "content", ".5 .2 0 0 k", ".9 .9 .9 .9 k"),
    ("ink-limit", "content", TEXT, "q .9 .9 .9 .9 k 50 50 1 1 re f Q " + TEXT),
    ("ink-area", "content", TEXT, "q /Ov gs .9 .9 0 0 k 50 50 20 20 re f 0 0 .9 .9 k 50 50 20 20 re f Q " + TEXT),
    ("registration", "content", "10 30 5 .5 re f Q", "10 30 5 .5 re f 50 50 5 5 re f Q"),
    ("hairline", "content", ".25 w", ".2 w"),
    ("hairline", "content", ".25 w", "/Thin gs"),
    ("hairline", "content", ".25 w", "q .5 0 0 .5 0 0 cm .4 w 50 50 m 90 50 l S Q .25 w"),
    ("small-text", "content", "/F 9 Tf", "/F 4.9 Tf"),
    ("safe-zone", "content", "50 80 Td", "33 80 Td"),
    ("safe-zone", "content", "50 80 Td", "50 33 Td"),
    ("ppi-low", "content", "72 0 0 72 100 100 cm", "100 0 0 100 100 100 cm"),
    ("ppi-poor", "content", "q 72 0 0 72 100 100 cm", "q 0 160 -120 0 200 60 cm"),
    ("rgb", "image", "/DeviceGray", "/DeviceRGB /ImageMask false"),
    ("rgb", "content", TEXT, "q 1 0 0 1 50 50 cm BI /W 8 /H 8 /BPC 8 /CS /RGB ID " + "x" * 192 + " EI Q " + TEXT),
    ("rgb", "content", TEXT, "q 1 0 0 1 50 50 cm BI /Width 8 /Height 8 /BPC 8 /CS [/I /RGB 0 <000000>] ID " + "x" * 64 + " EI Q " + TEXT),
    ("ppi-poor", "content", TEXT, "q 20 0 0 20 50 50 cm BI /W 8 /H 8 /BPC 8 /CS /G ID " + "x" * 64 + " EI Q " + TEXT),
    ("ppi-low interpolate", "content", TEXT, "q 3 0 0 3 50 50 cm BI /W 8 /H 8 /BPC 8 /CS /G /I true ID " + "x" * 64 + " EI Q " + TEXT),
    ("interpolate", "image", "/Filter", "/Interpolate true /Filter"),
]
SCREEN_FAULTS = [
    ("show-title", "catalog", "/DisplayDocTitle true", ""),
    ("lang", "catalog", "/Lang (ar)", ""),
    ("marked", "catalog", "/Marked true", ""),
    ("structure", "catalog", "/StructTreeRoot 5 0 R", ""),
    ("pdf-ua", "xmp", "<pdfuaid:part>1</pdfuaid:part>", ""),
    ("tab-order", "page", "/Tabs /S", ""),
    ("link-contents", "link", "/Contents (Exemple)", ""),
    ("link-scheme", "link", "https://", "file://"),
    ("open-action", "catalog", "/Lang", "/OpenAction <</S /GoTo /D [3 0 R /Fit]>> /Lang"),
    ("to-unicode", "font", "/WinAnsiEncoding", "<</Differences [33 /g1]>>"),
    ("alt", "figure", "/Alt (Map)", ""),
    ("scope", "heading", "/Scope /Column", ""),
    ("small-text", "content", "/F 9 Tf", "/F 3 Tf"),
]
SCREEN_FINE = [
    ("mailto", "link", "https://example.org/", "mailto:contact@example.org"),
    ("opened on a page", "catalog", "/Lang", "/OpenAction [3 0 R /Fit] /Lang"),
    ("ActualText", "figure", "/Alt", "/ActualText"),
]
PRINT_FINE = [
    ("white knocks out", "content", TEXT, "q 0 0 0 0 k 50 50 5 5 re f Q " + TEXT),
    ("large rich black", "content", TEXT, "q .5 .4 .4 1 k BT /F 40 Tf 50 100 Td (!) Tj ET Q " + TEXT),
    ("an edge that another shape leads on", "content", TEXT, "q 0 .5 0 0 k 30 60 20 20 re f Q " + TEXT),
    ("text on the slug", "content", TEXT, "BT /F 4 Tf 0 0 0 1 k /Ov gs 40 5 Td (!) Tj ET " + TEXT),
    ("half transparent in X-4", "content", TEXT, "q /Half gs 50 50 5 5 re f Q " + TEXT),
    ("a small mask in the page", "content", TEXT, "q 20 0 0 20 50 50 cm BI /W 8 /H 8 /IM true ID 12345678 EI Q " + TEXT),
    ("a form that takes away what it did not save", "form", "0 0 0 .5 k", "Q Q Q 0 0 0 .5 k"),
    ("a form that paints outside its box", "form", "0 0 0 .5 k", "0 .5 0 0 k 30 300 200 50 re f 0 0 0 .5 k"),
    ("as many Q as q, hundreds", "content", ".25 w", "q " * 700 + ".1 w " + "Q " * 700 + ".25 w"),
    ("hidden RGB", "web", b"icc", b"other"),
]


def pdf(parts, version="1.6"):
    """The file of @parts, whose objects are numbered in their order."""
    out = bytearray(f"%PDF-{version}\n%\xe2\xe3\n".encode("latin-1"))
    places, info = [], 0
    for n, (name, part) in enumerate(((k, v) for k, v in parts.items() if k != "trailer"), 1):
        places.append(len(out))
        info = n if name == "info" else info
        if isinstance(part, tuple):
            data = part[1].encode() if isinstance(part[1], str) else part[1]
            head = part[0].replace(">>", f" /Length {len(data)}>>", 1) if part[0] == "<<>>" else (
                part[0][:-2] + f" /Length {len(data)}>>")
            out += f"{n} 0 obj\n{head}\nstream\n".encode() + data + b"\nendstream\nendobj\n"
        else:
            out += f"{n} 0 obj\n{part}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer <</Size {len(places) + 1} /Root 1 0 R /Info {info} 0 R {parts['trailer']}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def spoilt(parts, names, olds, news):
    parts = dict(parts)
    if isinstance(names, str):
        names, olds, news = (names,), (olds,), (news,)
    for name, old, new in zip(names, olds, news):
        part = parts[name]
        where = 0 if isinstance(old, str) and old in part[0] else 1
        text = part if isinstance(part, str) else part[where]
        if old not in text:
            raise AssertionError(f"{name}: no {old!r}")
        text = text.replace(old, new, 1)
        parts[name] = text if isinstance(part, str) else (part[0], text) if where else (text, part[1])
    return parts


def rules(data, purpose):
    path = write(box() / "one.pdf", data)
    run = dalil("preflight", "--for", purpose, "--json", path)
    lines = [json.loads(line) for line in run.out.splitlines()]
    return run, {line["rule"]: line["level"] for line in lines if "rule" in line}


def check_table(parts, purpose, faults, fine):
    seen = set()
    run, found = rules(pdf(parts), purpose)
    same((found, run.err), ({}, ""), f"{purpose}: the file as it is breaks no rule", run)
    same(run.code, 0, f"{purpose}: and that is exit 0")
    for wanted, *how in faults:
        run, found = rules(pdf(spoilt(parts, *how)), purpose)
        same(set(found), set(wanted.split()), f"{purpose}: {wanted}: {how[2]}", run)
        same(run.code, 1 if "error" in found.values() else 0, f"{purpose}: {wanted}: exit code", run)
        seen |= set(found)
    for what, *how in fine:
        run, found = rules(pdf(spoilt(parts, *how)), purpose)
        same(found, {}, f"{purpose}: nothing is said of: {what}", run)
    return seen


def check_pages():
    two = dict(PRINT, pages="<</Type /Pages /Count 2 /Kids [3 0 R 16 0 R]>>")
    trailer = two.pop("trailer")
    two["other"] = two["page"].replace("[30 30 230 230]", "[30 30 230 229]")
    _, found = rules(pdf(dict(two, trailer=trailer)), "print")
    same(set(found), {"box-equal"}, "pages of two sizes")
    return set(found)


def many(n):
    parts = dict(SCREEN)
    trailer = parts.pop("trailer")
    first = len(parts) + 1
    parts["pages"] = f"<</Type /Pages /Count {n} /Kids [{' '.join(f'{first + i} 0 R' for i in range(n))}]>>"
    for i in range(n):
        parts[f"page {i}"] = parts["page"]
    return pdf(dict(parts, trailer=trailer))


def check_foreign():
    seen = set()
    good = pdf(PRINT)
    for what, data in (("not a PDF", b"Hello"), ("empty", b""), ("only a head", b"%PDF-1.6\n"),
                       ("pages that hold themselves", pdf(dict(PRINT, pages="<</Type /Pages /Count 1 /Kids [2 0 R]>>")))):
        run = dalil("preflight", "--for", "print", write(box() / "foreign.pdf", data))
        ok(run.code in (1, 3) and run.err.count("\n") + run.out.count("\n") >= 1, f"{what}: is told", run)
    run = dalil("preflight", box() / "absent.pdf")
    same(run.code, 3, "a file that is not there")
    for part in range(0, len(good), 97):
        run = dalil("preflight", "--for", "print", write(box() / "cut.pdf", good[:part]))
        if run.code not in (1, 3):
            ok(False, f"cut after {part} bytes", run)
            break
    else:
        ok(True, "cut anywhere: exit 1 or 3")
    _, found = rules(good.replace(b"startxref\n", b"startxref\n9"), "print")
    ok("damaged" in found, "a file whose table is elsewhere is damaged", found)
    seen |= {"damaged"} & set(found)
    bomb = zlib.compress(b" " * (200 << 20), 9)
    _, found = rules(pdf(dict(PRINT, form=("<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode>>", bomb))), "print")
    ok("too-large" in found, "200 MB packed into a few kB are not unpacked", found)
    seen |= {"too-large"} & set(found)
    loop = dict(PRINT, form=("<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</Fo 9 0 R>>>>>>", "/Fo Do /Fo Do"))
    run, found = rules(pdf(loop), "print")
    same(run.code, 0, "a form that shows itself", run)
    run, found = rules(many(10000), "screen")
    same((run.code, found), (0, {}), "10,000 pages", run)
    return seen | check_locked(good)


def check_locked(good):
    if not tool("qpdf"):
        skip("encrypted files", "no qpdf")
        return {"encrypted"}
    write(box() / "open.pdf", good)
    for word in ("", "secret"):
        command(["qpdf", "--encrypt", word, "owner", "256", "--", box() / "open.pdf", box() / f"locked{word}.pdf"])
    run = dalil("preflight", box() / "lockedsecret.pdf")
    ok(run.code == 3 and "password" in run.err, "a password locks it: exit 3, and why", run)
    run, found = rules((box() / "locked.pdf").read_bytes(), "print")
    ok("encrypted" in found and run.code == 1, "encrypted, but open: an error", run)
    return {"encrypted"} & set(found)


def check_words():
    run = dalil("preflight", "--for", "print", write(box() / "w.pdf", pdf(spoilt(PRINT, "content", ".25 w", ".2 w"))))
    same(run.out, f"{box()}/w.pdf: error: [hairline] page 1: a line is thinner than 0.25 pt (0.20 pt); draw it with 0.25 pt or more\n"
                  f"{box()}/w.pdf: 1 page for print: 1 error, 0 warnings\n", "a fault in words")
    low = write(box() / "low.pdf", pdf(spoilt(PRINT, "content", "72 0 0 72 100 100 cm", "100 0 0 100 100 100 cm")))
    same(dalil("preflight", "--for", "print", "--min-ppi", "200", low).code, 0, "--min-ppi 200 is met by 216")
    run = dalil("preflight", "--for", "print", "--min-ppi", "240", low)
    ok("asks for (216, not 240)" in run.out, "--min-ppi 240 is not, and both are told", run)
    same(dalil("preflight", "--for", "paper", box() / "w.pdf").code, 2, "--for paper: exit 2")
    same(dalil("preflight").code, 2, "no file: exit 2")


def check_ours():
    names = ["trifold-a4.fr", "booklet-a5.ar"]
    for purpose, end in (("print", ".print.pdf"), ("screen", ".pdf")):
        run = dalil("render", "-C", ROOT, "--for", purpose, "-o", box() / "out", "-q", *names)
        same(run.code, 0, f"rendered for {purpose}", run)
        for name in names:
            run = dalil("preflight", "--for", purpose, box() / "out" / f"{name}{end}")
            ok(run.code == 0 and " 0 errors" in run.out or "nothing found" in run.out, f"{name}: passes for {purpose}", run)


def check_refused():
    """`render` keeps no file that breaks a rule: what was there before stays. Here type of 4 pt, for print."""
    folder = small("refuses", "- {id: soins, agency: centre, category: health, name: Soins, phones: \"+212 5 24 00 00 11\"}\n",
                   layouts=())
    layout = ('name: card\nsize_floor: 3pt\nsheet: {paper: a6}\nmargin: {top: 8mm, bottom: 8mm, start: 8mm, end: 8mm}\n'
              'inks: [{id: paper, colour: "#ffffff"}, {id: text, colour: "#000000"}]\n'
              'styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone, bold: yes}, {id: heading, ink: paper}]\n'
              'flows: [{id: s, size: %s, entry: [name, phones], blocks: [{kind: services}]}]\n'
              'panels: [{frames: [{flow: s}]}]\n')
    path = folder / "out/card.fr.print.pdf"
    for size, code in (("9pt", 0), ("4pt", 1)):
        before = path.read_bytes() if path.exists() else b""
        write(folder / "layouts/card.yaml", layout % size)
        run = dalil("render", "-C", folder, "--for", "print", "-o", folder / "out", "-q", "card.fr")
        same(run.code, code, f"type of {size}, for print: exit {code}", run)
        ok(path.exists() and (path.read_bytes() == before) == (code == 1), f"type of {size}: {['is kept', 'the last good file stays'][code]}")
    ok("card.fr: preflight: [small-text] page 1: text is smaller than 5 pt (4.0 pt" in run.err, "and why is told", run)
    run = dalil("render", "-C", folder, "-o", folder / "out", "-q", "card.fr")
    ok(run.code == 0 and (folder / "out/card.fr.pdf").exists(), "on a screen it can be enlarged", run)


def check_ticket():
    """From elsewhere, where no network is, of our file and of one that breaks rules."""
    path, bad = box() / "out/booklet-a5.ar.print.pdf", write(box() / "bad.pdf", pdf(spoilt(PRINT, "content", ".25 w", ".2 w")))
    made = [box() / f"ticket{i}.pdf" for i in range(3)]
    day = {"SOURCE_DATE_EPOCH": "1794700800"}
    for to in made[:2]:
        run = dalil("preflight", "-C", ROOT, "--ticket", path, "--quantity", "3000", "-o", to, env=day)
        same(run.code, 0, "a ticket for the shop", run)
    ok(made[0].read_bytes() == made[1].read_bytes(), "twice the same bytes")
    run = dalil("preflight", "--ticket", bad, "-o", made[2], cwd=box())
    same(run.code, 1, "of a file that breaks rules: exit 1", run)
    if not tool("pdftotext") or not tool("qpdf"):
        skip("what the ticket says", "no pdftotext or no qpdf")
        return
    said = " ".join(pdf_text(made[0]).split())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    for word in ("booklet-a5.ar.print.pdf", "3000", "148.0 × 210.0 mm", "bleed 3.0 mm", "on the right", "stapled", "FOGRA39",
                 "PDF/X-4, checked by dalil", "0 errors", "this side up", "NotoSansArabic",
                 " ".join(digest[i : i + 8] for i in range(0, 64, 8))):
        ok(word in said, f"the ticket says: {word}", said)
    ok("1 error" in pdf_text(made[2]), "and that a file breaks a rule")
    for to in made:
        check = command(["qpdf", "--check", to])
        same(check.code, 0, f"{to.name}: qpdf finds nothing", check)


seen = check_table(PRINT, "print", PRINT_FAULTS, PRINT_FINE) | check_table(SCREEN, "screen", SCREEN_FAULTS, SCREEN_FINE)
seen |= check_pages() | check_foreign()
known = set(re.findall(r'\] = \{"([a-z-]+)"', re.sub(r"\] =\s*\{", "] = {", (ROOT / "src/press/preflight_rules.c").read_text())))
same(known - seen, set(), "every rule of the table was broken once")
told = (ROOT / "docs/print-shop.md").read_text()
same({rule for rule in known if f"| `{rule}` |" not in told}, set(), "every rule is in docs/print-shop.md")
ok(len(known) > 40, "the table was read")
check_words()
check_ours()
check_refused()
check_ticket()
done()
