#!/usr/bin/env python3
"""screen.py: pages for telephones: links in the PDF, pictures of pages and their text"""

import json
import re
import struct
import sys
import unicodedata

from lib.tap import ROOT, command, dalil, done, network, ok, pdf_text, same, skip, small, swap, tool, write

LAYOUT = "layouts/screen.yaml"
NETWORK = "content/network.yaml"
SERVICE = """- id: clinique
  agency: centre
  category: health
  name: Clinique Exemple
  description: Un médecin vous reçoit.
  phones:
    - {number: "+212 5 24 00 00 11", extension: "4"}
    - Sur place
    - "*19#"
  url: "https://example.org/it's(1)?a=é"
  email: l'accueil@example.org
  verified: {on: 2026-11-02, by: centre}
"""
NUMBERS = "emergency:\n  - {name: Police, number: \"19\", icon: police}\n"
LINKS = ["tel:19", "tel:+212524000011;ext=4", "tel:*19%23", "https://example.org/it%27s%281%29?a=%C3%A9",
         "mailto:l%27accueil@example.org"]
FORBIDDEN = ("/JavaScript", "/JS", "/Launch", "/GoToR", "/EmbeddedFile", "/OpenAction", "/SubmitForm", "/AA")
ISOLATES = "\u2066\u2067\u2068\u2069"
count = 0


def made(service=SERVICE, more=NUMBERS, layouts=("screen",)):
    global count
    count += 1
    return small(f"n{count}", service, more, layouts=layouts)


def rendered(folder, *words):
    run = dalil("render", *words, cwd=folder)
    ok(run.code == 0, f"render {' '.join(words)}", run)
    return run


def annotations(pdf):
    """Every link: (page from 0, uri, rectangle)."""
    objects = json.loads(command(["qpdf", "--json=1", "--json-key=objects", "--json-key=pages", pdf]).out)
    table, found = objects["objects"], []
    for number, page in enumerate(objects["pages"]):
        for name in table[page["object"]].get("/Annots", []):
            note = table[name] if isinstance(name, str) else name
            action = note["/A"] if isinstance(note["/A"], dict) else table[note["/A"]]
            same((note["/Subtype"], action["/S"]), ("/Link", "/URI"), f"an annotation is a link: {action.get('/URI')}")
            found.append((number, action["/URI"], note["/Rect"]))
    return found


def links():
    folder = made()
    rendered(folder, "screen.fr")
    pdf = folder / "output/screen.fr.pdf"
    check = command(["qpdf", "--check", pdf])
    ok(check.code == 0 and "WARNING" not in check.err + check.out, "a PDF with links is in order", check)
    found = annotations(pdf)
    uris = [uri for _, uri, _ in found]
    same(sorted(set(uris)), sorted(LINKS), "every number and address leads somewhere, words do not", *found)
    same(uris.index("tel:19"), 0, "emergency numbers come first")
    for page, uri, (left, bottom, right, top) in found:
        ok(right - left > 5 and top - bottom > 9 and 0 <= left and right <= 256 and 0 <= bottom and top <= 553,
           f"a finger finds it, on its page: {uri}", (page, left, bottom, right, top))
    text = command(["qpdf", "--json=1", "--json-key=objects", pdf]).out
    same([word for word in FORBIDDEN if f'"{word}"' in text], [], "nothing in it runs, starts or sends")
    first = pdf.read_bytes()
    rendered(folder, "screen.fr")
    same(pdf.read_bytes() == first, True, "the same bytes twice")


def without_links():
    """Links change nothing about what is read."""
    folder = network("plain")
    texts = {}
    for what in ("yes", "no"):
        if what == "no":
            swap(folder / LAYOUT, "links: yes", "links: no")
        rendered(folder, "-q", "screen.fr", "screen.ar")
        for tag in ("fr", "ar"):
            pdf = folder / f"output/screen.{tag}.pdf"
            texts[what, tag] = [pdf_text(pdf, *way) for way in ((), ("-raw",), ("-layout",))]
            ok((len(annotations(pdf)) > 20) == (what == "yes"), f"links: {what}: {tag}")
    for tag in ("fr", "ar"):
        same(texts["yes", tag], texts["no", tag], f"{tag}: the text is copied alike with links and without")


def attacks():
    """What a listing could slip into an address is refused when it is read, or harmless."""
    for url in ("javascript:alert(1)", "https://example.org/) /S /JavaScript /JS (app.alert(1)",
                "https://example.org/\\u202Egpj", "data:text/html,x"):
        folder = made(SERVICE.replace("https://example.org/it's(1)?a=é", url.replace("\\u202E", "\u202e")))
        run = dalil("render", "screen.fr", cwd=folder)
        ok(run.code == 1 and "services/a.yaml:10:8: error:" in run.err, f"refused with its place: {url}", run)
    folder = made(SERVICE.replace("it's(1)?a=é", ")/S/JavaScript/JS(app.alert(1)'x"))
    rendered(folder, "screen.fr")
    uris = [uri for _, uri, _ in annotations(folder / "output/screen.fr.pdf")]
    ok("https://example.org/%29/S/JavaScript/JS%28app.alert%281%29%27x" in uris, "brackets are encoded", *uris)
    folder = made(SERVICE.replace("https://example.org/it's(1)?a=é", "https://example.org@evil.example/"))
    run = dalil("render", "screen.fr", cwd=folder)
    ok(run.code == 1 or not any("evil" in uri for _, uri, _ in annotations(folder / "output/screen.fr.pdf")),
       "an address that hides its host is no link", run)


def picture(path):
    """Width and height of a PNG, and what chunks it has."""
    data, at, chunks = path.read_bytes(), 8, []
    ok(data.startswith(b"\x89PNG\r\n\x1a\n"), f"{path.name} is a PNG")
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        chunks.append(kind.decode())
        at += size + 12
    return (*struct.unpack(">II", data[16:24]), sorted(set(chunks)))


def pictures():
    folder = made()
    run = rendered(folder, "--format=png", "screen.fr")
    output = folder / "output"
    names = sorted(path.name for path in output.iterdir())
    same(names, ["screen.fr-1.png", "screen.fr-1.txt", "screen.fr-2.png", "screen.fr-2.txt"],
         "a picture and its text for every page, and no PDF")
    same(run.out.count("everything placed"), 1, "the certificate is told once", run)
    width, height, chunks = picture(output / "screen.fr-1.png")
    same((width, height), (1080, 2340), "1080 pixels wide, as high as the page's shape asks")
    ok("tIME" not in chunks and "tEXt" not in chunks, "no time, no text in it", *chunks)
    before = {path.name: path.read_bytes() for path in output.iterdir()}
    write(output / "screen.fr-3.png", "old")
    write(output / "screen.fr-3.txt", "old")
    write(output / "screen.fr-30.png", "not ours")
    rendered(folder, "--format=pdf,png", "screen.fr")
    after = {path.name: path.read_bytes() for path in output.iterdir()}
    same(sorted(after), [*names[:4], "screen.fr-30.png", "screen.fr.pdf"],
         "both kinds at once; pictures of pages that are no more are gone")
    same([name for name in before if before[name] != after[name]], [], "the same bytes twice")
    rendered(folder, "--format=png", "--width=540", "screen.fr")
    same(picture(output / "screen.fr-1.png")[:2], (540, 1170), "--width")
    same({path.suffix for path in output.iterdir()}, {".png", ".txt", ".pdf"}, "nothing half-written is left")


def wrong_words():
    folder = made()
    for words, text in (
        (["--format=jpg"], '--format can be pdf, png or pdf,png, not "jpg"'),
        (["--format=pdf,"], '--format can be pdf, png or pdf,png, not "pdf,"'),
        (["--format="], "--format can be pdf, png or pdf,png, not nothing"),
        (["--format=png", "--width=99"], "--width must be 100 to 4320 pixels, not 99"),
        (["--format=png", "--width=4321"], "--width must be 100 to 4320 pixels, not 4321"),
    ):
        run = dalil("render", *words, "screen.fr", cwd=folder)
        same((run.code, run.err), (2, f"dalil render: {text}\n"), f"wrong usage: {' '.join(words)}")
    folder = made()
    swap(folder / LAYOUT, "height: 195mm", "height: 11900mm")
    run = dalil("render", "--format=png", "screen.fr", cwd=folder)
    if run.code == 1:
        skip("a picture higher than can be", "no such page can be asked for")
    else:
        ok(run.code == 70 and "32767 is the most: ask for a smaller --width" in run.err and
           "screen.fr-1.png" in run.err, "a picture higher than can be", run)
        ok(not list((folder / "output").iterdir()), "… and nothing is written")


def last_good():
    folder = made()
    rendered(folder, "--format=png", "screen.fr")
    good = {path.name: path.read_bytes() for path in (folder / "output").iterdir()}
    swap(folder / "content/services/a.yaml", "Clinique", "x" * 200)
    run = dalil("render", "--format=png", "screen.fr", cwd=folder)
    ok(run.code == 1 and good == {path.name: path.read_bytes() for path in (folder / "output").iterdir()},
       "after a mistake the last good pictures are still there", run)


def drawn():
    """The picture shows what the PDF does, in both directions."""
    if not tool("compare") or not tool("pdftoppm"):
        return skip("pictures and PDF look alike", "compare or pdftoppm is not there")
    folder = network("drawn")
    rendered(folder, "-q", "--format=pdf,png", "screen.fr", "screen.ar")
    for tag in ("fr", "ar"):
        name = folder / f"output/screen.{tag}"
        command(["pdftoppm", "-r", str(1080 / 90 * 25.4), "-scale-to-x", "1080", "-scale-to-y", "2340", "-png", "-f", "2",
                 "-l", "2", f"{name}.pdf", folder / f"page-{tag}"])
        page = next(folder.glob(f"page-{tag}*.png"))
        far = command(["compare", "-metric", "RMSE", page, f"{name}-2.png", "null:"]).err
        match = re.search(r"\(([\d.e-]+)\)", far)
        ok(match and float(match[1]) < 0.12, f"{tag}: the picture is the page", far)


def plain(text):
    """Letters and digits only, composed."""
    return [c for c in unicodedata.normalize("NFKC", text) if c.isalnum()]


def texts():
    folder = network("texts")
    rendered(folder, "-q", "--format=pdf,png", "screen.fr", "screen.ar", "trifold-a4.ar")
    for edition in ("screen.fr", "screen.ar", "trifold-a4.ar"):
        name = folder / f"output/{edition}"
        pages = sorted(folder.glob(f"output/{edition}-*.txt"), key=lambda path: int(path.stem.rsplit("-", 1)[1]))
        text = "".join(path.read_text("utf-8") for path in pages)
        found, wanted = sorted(plain(text)), sorted(plain(pdf_text(f"{name}.pdf")))
        missing = {c for c in set(wanted) if found.count(c) < wanted.count(c)}
        same(missing, set(), f"{edition}: every letter of the PDF is in the text")
        ok(all(line == line.strip() for line in text.splitlines()), f"{edition}: no stray spaces")
        same([c for c in "\u200b\u2060\ufffc\u00ad\u202a\u202b\u202d\u202e" if c in text], [],
             f"{edition}: nothing invisible in it but isolates and marks")
        same([line for line in text.splitlines()
              if sum(line.count(c) for c in ISOLATES[:3]) != line.count(ISOLATES[3])], [],
             f"{edition}: isolates are closed on their line")
        bare = re.sub("[\u2066\u2068][^\u2069]*\u2069", "", text)
        same(re.findall(r"\+212[\d ]+", bare), [], f"{edition}: every telephone number is isolated")
    arabic = (folder / "output/screen.ar-1.txt").read_text("utf-8")
    ok("الشرطة (في المدينة) · \u206619\u2069\n" in arabic, "label and number stand on one line", arabic)
    ok("\n\u200f\u2066+212 5 24 00 00 01\u2069\n" in arabic,
       "a number alone says that its line begins at the right", arabic)
    front = (folder / "output/trifold-a4.ar-1.txt").read_text("utf-8")
    ok("\u2066https://example.org/marrakech\u2069" in front, "a QR code is what it says", front)
    names = re.findall(r"name: \{fr: [^}]*ar: ([^},]+)", (ROOT / NETWORK).read_text("utf-8"))
    for name in names:
        ok(name.strip('" ') in arabic + front, f"a pictogram by its name: {name}")


sys.dont_write_bytecode = True
links()
without_links()
attacks()
pictures()
wrong_words()
last_good()
drawn()
texts()
done()
