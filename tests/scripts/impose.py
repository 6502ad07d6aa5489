#!/usr/bin/env python3
"""impose.py: `dalil impose` sets finished pages on sheets, in the right order, as they are"""

import re
import sys

from lib.tap import ROOT, box, command, dalil, done, ok, same, skip, tool, write

sys.dont_write_bytecode = True


def pdf(sizes, more=""):
    """Pages that say P1, P2 … in their middle."""
    n = len(sizes)
    objects = ["<</Type /Catalog /Pages 2 0 R>>",
               f"<</Type /Pages /Count {n} /Kids [{' '.join(f'{4 + 2 * i} 0 R' for i in range(n))}]"
               " /Resources <</Font <</F 3 0 R>>>>>>",
               "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"]
    for i, (w, h) in enumerate(sizes):
        objects.append(f"<</Type /Page /Parent 2 0 R /MediaBox [-20 -20 {w + 20} {h + 20}] /BleedBox [-9 -9 {w + 9} {h + 9}]"
                       f" /TrimBox [0 0 {w} {h}] {more} /Contents {5 + 2 * i} 0 R>>")
        text = f"0 0 0 1 k BT /F 20 Tf {w / 2 - 15} {h / 2} Td (P{i + 1}) Tj ET"
        objects.append(f"<</Length {len(text)}>>\nstream\n{text}\nendstream")
    out, places = b"%PDF-1.6\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{i} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + f"trailer <</Size {len(places) + 1} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()


def words(path):
    """What stands on each side, from above, then from the left."""
    html = command(["pdftotext", "-bbox", path, "-"]).out
    sides = []
    for side in re.findall(r"<page [^>]*>(.*?)</page>", html, re.DOTALL):
        found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(P\d+)<', side)
        sides.append(" ".join(w for _, _, w in sorted((round(float(y)), float(x), w) for x, y, w in found)))
    return sides


def impose(source, *how, out="out.pdf"):
    return dalil("impose", source, *how, "-o", box() / out), box() / out


def check_orders(source):
    cases = [
        (("--booklet",), ["P8 P1", "P2 P7", "P6 P3", "P4 P5"]),
        (("--booklet", "--rtl"), ["P1 P8", "P7 P2", "P3 P6", "P5 P4"]),
        (("--booklet", "--creep", "0.1mm"), ["P8 P1", "P2 P7", "P6 P3", "P4 P5"]),
        (("--nup", "3x2"), ["P1 P2 P3 P4 P5 P6", "P7 P8"]),
        (("--nup", "3x2", "--rtl"), ["P3 P2 P1 P6 P5 P4", "P8 P7"]),
    ]
    for how, wanted in cases:
        run, path = impose(source, *how)
        same(run.code, 0, f"{' '.join(how)}: done", run)
        same(words(path), wanted, f"{' '.join(how)}: pages in order")
        check = command(["qpdf", "--check", path])
        ok(check.code == 0, f"{' '.join(how)}: qpdf finds nothing", check)
    run, path = impose(source, "--nup", "2x2", "--repeat")
    same(words(path), [" ".join([f"P{i}"] * 4) for i in range(1, 9)], "--repeat: each page fills a side")


def check_ends():
    run, path = impose(write(box() / "six.pdf", pdf([(150, 200)] * 6)), "--booklet")
    same(words(path), ["P1", "P2", "P6 P3", "P4 P5"], "six pages: the last two of eight are blank")
    ok("last 2 pages are blank" in run.out, "and that is said", run)
    run, path = impose(write(box() / "wide.pdf", pdf([(1200, 300)])), "--tiles", "a4")
    same(sum(line.count("P1") for line in words(path)) >= 1, True, "a poster's word is on a sheet", run)
    boxes = command(["pdfinfo", "-f", "1", "-l", "1", path]).out
    ok("841.89 x 595.276" in boxes or "595.276 x 841.89" in boxes, "sheets are A4", boxes)


def check_refused(good):
    cases = [
        (3, "not a PDF", write(box() / "no.pdf", "Hello"), ["--booklet"]),
        (3, "not there", box() / "absent.pdf", ["--booklet"]),
        (3, "cut short", write(box() / "cut.pdf", good.read_bytes()[:300]), ["--booklet"]),
        (1, "of one size", write(box() / "two.pdf", pdf([(150, 200), (150, 210)])), ["--booklet"]),
        (1, "no sheet is", write(box() / "huge.pdf", pdf([(10**12, 200)])), ["--tiles", "a4"]),
        (1, "no sheet is", write(box() / "tall.pdf", pdf([(150, 10**12)])), ["--booklet"]),
        (1, "takes more than", write(box() / "long.pdf", pdf([(140000, 140000)])), ["--tiles", "a4"]),
        (1, "do not fit", good, ["--nup", "9x9"]),
        (1, "turned by 90", write(box() / "turned.pdf", pdf([(150, 200)], "/Rotate 90")), ["--booklet"]),
        (1, "nothing is left", good, ["--tiles", "a5", "--margin", "50mm", "--overlap", "50mm"]),
        (2, "say one of", good, []),
        (2, "say one of", good, ["--booklet", "--tiles", "a4"]),
        (2, 'no paper "b7"', good, ["--tiles", "b7"]),
        (2, "2x5", good, ["--nup", "2by5"]),
        (2, "not a length", good, ["--booklet", "--creep", "0.1"]),
    ]
    kept = write(box() / "kept.pdf", "before")
    for code, words_, source, how in cases:
        run = dalil("impose", source, *how, "-o", kept)
        if code == 3:
            same(run.code, code, f"{words_}: exit 3", run)
        else:
            ok(run.code == code and words_ in run.err, f"{' '.join(how)}: \"{words_}\", exit {code}", run)
    same(kept.read_bytes(), b"before", "what was there stays when nothing is made")


def check_ours():
    names = ["booklet-a5.fr", "booklet-a5.ar"]
    run = dalil("render", "-C", ROOT, "--for", "print", "-o", box() / "out", "-q", *names)
    same(run.code, 0, "booklets rendered", run)
    for name, more in zip(names, ([], ["--rtl"])):
        run, path = impose(box() / "out" / f"{name}.print.pdf", "--booklet", *more, out=f"{name}.pdf")
        check = dalil("preflight", "--for", "print", path)
        ok(check.code == 0, f"{name}: sheets pass preflight", check)
        again, other = impose(box() / "out" / f"{name}.print.pdf", "--booklet", *more, out="again.pdf")
        ok(path.read_bytes() == other.read_bytes(), f"{name}: twice the same bytes")
        same(command(["pdffonts", path]).out.count("yes yes"), command(["pdffonts", box() / "out" / f"{name}.print.pdf"])
             .out.count("yes yes"), f"{name}: as many fonts embedded, no more")


if tool("qpdf") and tool("pdftotext"):
    eight = write(box() / "eight.pdf", pdf([(150, 200)] * 8))
    check_orders(eight)
    check_ends()
    check_refused(eight)
    check_ours()
else:
    skip("imposed files read back", "no qpdf or no pdftotext")
done()
