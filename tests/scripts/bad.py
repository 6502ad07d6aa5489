#!/usr/bin/env python3
"""bad.py: bad and extreme input: the exact words, the right exit code, no hanging, nothing lost

Each case changes one file of a small network that is otherwise in order.
"""

import re
import sys
import time

from lib.tap import ROOT, dalil, done, ok, pdf_text, same, small, write

HANGS = 60  # seconds; nothing here needs a tenth of it
NETWORK = "content/network.yaml"
AGENCIES = "content/agencies.yaml"
SERVICES = "content/services/a.yaml"
ARABIC = "content/translations/ar.po"
LAYOUT = "layouts/trifold-a4.yaml"
EDITION = "editions: [trifold-a4.fr]\n"
SERVICE = """- id: clinique
  agency: centre
  category: health
  name: Clinique Exemple
  summary: Un médecin vous reçoit
  phones: "+212 5 24 00 00 11"
  verified: {on: 2026-11-02, by: centre}
"""
FOLDER = object()  # in place of the file
LINK = object()  # to nowhere, in place of the file
GONE = object()
count = 0


def spoiled(path, data, layouts=("trifold-a4",), editions=EDITION):
    """A network with @data in place of the file at @path."""
    global count
    count += 1
    folder = small(f"n{count}", SERVICE, editions, layouts=layouts)
    file = folder / path
    file.unlink(missing_ok=True)
    file.parent.mkdir(exist_ok=True)
    if data is FOLDER:
        file.mkdir()
    elif data is LINK:
        file.symlink_to("nowhere")
    elif data is not GONE:
        write(file, data)
    return folder


def told(name, code, words, path, data, **more):
    """@words: all the lines there are, but for the count."""
    folder = spoiled(path, data, **more)
    began = time.monotonic()
    run = dalil("check", cwd=folder, timeout=HANGS)
    lines = words.splitlines()
    wanted = "".join(f"{line}\n" for line in [*lines, f"{len(lines)} error{'s' * (len(lines) != 1)}"])
    same((run.code, run.err), (code, wanted), name)
    return time.monotonic() - began


def files():
    for path in (NETWORK, AGENCIES, SERVICES, LAYOUT):
        told(f"an empty file: {path}", 1, f"{path}: error: the file is empty", path, "")
        told(f"only comments: {path}", 1, f"{path}: error: the file says nothing: it has only comments", path,
             "# nothing yet\n")
    for path in (NETWORK, AGENCIES, SERVICES, ARABIC):
        told(f"a folder in place of a file: {path}", 3,
             f"{path}: error: a folder stands where a file should be", path, FOLDER)
        told(f"a link that leads nowhere: {path}", 3, f"{path}: error: cannot open: there is no such file", path, LINK)
    told("a folder in place of a layout", 1, f"{LAYOUT}: error: a folder stands where a file should be", LAYOUT, FOLDER)
    told("a layout that is a link to nowhere", 1, f"{LAYOUT}: error: cannot open: there is no such file", LAYOUT, LINK)
    told("no agencies.yaml", 3, f"{AGENCIES}: error: cannot open: there is no such file", AGENCIES, GONE)
    told("no file of services", 1,
         "content/services: error: there are no services: put files whose names end in .yaml here", SERVICES, GONE)
    told("a file of services with another ending", 1,
         "content/services/b.yml: error: this file is not read: its name should end in .yaml",
         "content/services/b.yml", SERVICE)
    told("no service in the file", 1,
         "content/services: error: no service here is to be printed: write one, or make one active again", SERVICES, "[]\n")
    told("no service that is active", 1,
         "content/services: error: no service here is to be printed: write one, or make one active again", SERVICES,
         SERVICE + "  status: paused\n")
    told("UTF-16", 1, f"{SERVICES}: error: the file is saved as UTF-16: save it as UTF-8", SERVICES,
         SERVICE.encode("utf-16"))


def hostile():
    """Whoever has a memory of 100 MB or a patience of a minute must not lose it."""
    told("200 kB of [", 1, f"{SERVICES}:1:33: error: lists and keys are nested more than 32 deep here", SERVICES,
         "[" * 200_000)
    told("a text of 10 MB", 1, f"{SERVICES}:1:7: error: this text is longer than 64 KiB: shorten it", SERVICES,
         "- id: " + "x" * 10_000_000)
    told("17 MB", 3, f"{SERVICES}: error: the file is larger than 16 MiB: split it", SERVICES, "#" * 17_000_000)
    long = "".join(SERVICE.replace("clinique", f"c{i}") for i in range(10_000_000 // len(SERVICE.encode())))
    began = time.monotonic()
    run = dalil("check", cwd=spoiled(SERVICES, long), timeout=HANGS)
    ok(run.code == 1 and re.search(rf"^{SERVICES}:\d+:\d+: error: the file has more than 1000000 keys and values: "
                                   "split it$", run.err, re.MULTILINE),
       f"10 MB of services, {time.monotonic() - began:.0f} s", run.code, run.err[:2000])
    bomb = SERVICE.replace("Clinique Exemple", "&a [x, x]") + "".join(
        f"  {key}: &{new} [*{old}, *{old}]\n"
        for key, new, old in (("description", "b", "a"), ("fees", "c", "b"), ("apply", "d", "c")))
    run = dalil("check", cwd=spoiled(SERVICES, bomb), timeout=HANGS)
    ok(run.code == 1 and f'{SERVICES}:4:9: error: a value cannot begin with & ("&a"): put it in quotes, and write '
       "out what you want repeated" in run.problems and
       f'{SERVICES}:8:20: error: a value cannot begin with * ("*a"): put it in quotes, and write out what you '
       "want repeated" in run.problems, "aliases that double and double", run)


def languages():
    text = (spoiled(SERVICES, SERVICE) / NETWORK).read_text("utf-8")
    told("an unknown language in languages", 1,
         f'{NETWORK}:11:17: error: "xq" is no language dalil knows: write a tag like fr, ar or en', NETWORK,
         text + "languages: [fr, xq]\n")
    told("a language written by its three letters", 1,
         f'{NETWORK}:11:17: error: "ara" is no language dalil knows; did you mean "ar"?', NETWORK,
         text + "languages: [fr, ara]\n")
    told("an unknown language in an edition", 1,
         f'{NETWORK}:10:12: error: edition "trifold-a4.xq": dalil does not know the language "xq"', NETWORK,
         text.replace("trifold-a4.fr", "trifold-a4.xq"))
    told("an unknown source language", 1,
         f'{NETWORK}:4:9: error: "zz" is no language dalil knows: write a tag like fr, ar or en', NETWORK,
         text.replace("source: fr", "source: zz"))
    told("a translation into no language", 1,
         'content/translations/arr.po: error: "arr" is no language dalil knows; did you mean ar.po?',
         "content/translations/arr.po", 'msgid ""\nmsgstr ""\n')


def texts():
    told("an empty name", 1, f"{SERVICES}:4:9: error: `name` is empty: write a text or remove the line", SERVICES,
         SERVICE.replace("Clinique Exemple", '""'))
    told("no name", 1, f"{SERVICES}:1:3: error: service \"clinique\": the key `name` is missing", SERVICES,
         SERVICE.replace("  name: Clinique Exemple\n", ""))
    told("control character U+0004", 1,
         f"{SERVICES}:4:13: error: an invisible control character (U+0004) stands here: delete it", SERVICES,
         SERVICE.replace("Clinique", "Clin\x04ique"))
    told("the same, written as an escape", 1,
         f"{SERVICES}:4:9: error: a backslash in this text stands for the invisible character U+0004: delete it",
         SERVICES, SERVICE.replace("Clinique Exemple", '"Clin\\x04ique"'))
    wide = "Rechtsschutzversicherungsgesellschaften" * 2
    told("words wider than their column, all in one run", 1,
         "\n".join(f'{SERVICES}:{place}: error: trifold-a4.fr: "{wide[:59]}…" is wider than its column in "services" even '
                   "at 8 pt; shorten it, or let the layout use smaller type or fewer columns"
                   for place in ("4:9", "5:12")),
         SERVICES, SERVICE.replace("Clinique", wide).replace("Un médecin", f"Un {wide}"))


def layouts():
    shipped = (ROOT / LAYOUT).read_text("utf-8")
    head = shipped.partition("panels:\n")[0]
    line = head[: head.index("sheet:")].count("\n") + 1
    told("a layout without frames", 1,
         f"{LAYOUT}:{line}:8: error: this layout has no frames, so nothing could be printed; give a panel frames",
         LAYOUT, head + "panels:\n" + "".join(f"  - id: panel-{i}\n" for i in range(6)))
    told("a layout with too few panels", 1,
         f"{LAYOUT}:{line}:8: error: this layout has no frames, so nothing could be printed; give a panel frames\n"
         f"{LAYOUT}:{line + 1}:7: error: a letter fold has 6 panels, but 1 is described: 2 (inside), 3 (inside), 4 "
         "(inside), 5 (flap) and 6 (back) are missing",
         LAYOUT, head + "panels:\n  - id: only\n")


def folded(text):
    """Without what the end of a line changes: spaces, and hyphens, which pdftotext takes for its own."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def long_texts():
    url = "https://example.org/formulaires/d/e/1FAIpQLSfWbVx7Qm3Wk2TzLr8YbN5cHs7JdPq4GaUo6EiXy1/inscrire"
    same(len(url), 93, "a web address of 93 characters …")
    every = ("trifold-a4", "directory-a4", "poster-a2")
    editions = "editions: [trifold-a4.fr, directory-a4.fr, poster-a2.fr]\n"
    folder = spoiled(SERVICES, SERVICE + f"  url: {url}\n", layouts=every, editions=editions)
    run = dalil("render", cwd=folder)
    same((run.code, run.err), (0, ""), "… is set in every layout")
    for layout in every:
        dump = dalil("dump", "--stage=items", f"{layout}.fr", cwd=folder).out
        lines = re.findall(r"\[clinique/url\]  (.*)", dump)
        same("".join(lines), url.removeprefix("https://"), f"… whole and without a hyphen ({layout})")
        ok(len(lines) <= 4 and min(map(len, lines)) >= 8, f"… in few lines, no crumbs ({layout})", lines)

    words = ("Consultations le matin, soins l’après-midi, vaccins le mercredi ; chacun est reçu, "
             "avec ou sans papiers, et un interprète vient si on le demande à l’accueil. ")
    text = (words * 10)[:1398].rstrip(" ,;") + "."
    text = text[:-1] + "s" * (1399 - len(text)) + "."
    same(len(text), 1399, "a description of 1,399 characters …")
    folder = spoiled(SERVICES, SERVICE + f"  description: \"{text}\"\n", layouts=["directory-a4"],
                     editions="editions: [directory-a4.fr]\n")
    run = dalil("render", cwd=folder)
    same((run.code, run.err), (0, ""), "… is set in directory-a4")
    found = pdf_text(folder / "output/directory-a4.fr.pdf", "-raw")
    ok(folded(text) in folded(found), "… and comes back from the PDF without loss", folded(found))


def headings():
    """A network with next to nothing in it is still set in order."""
    dump = dalil("dump", "--stage=items", "trifold-a4.fr", cwd=spoiled(SERVICES, SERVICE)).out
    items = [line for line in dump.splitlines() if "[category:health/name]" in line or "[clinique/" in line]
    same([re.sub(r".*\[(.*?)\].*", r"\1", line) for line in items],
         ["category:health/name", "clinique/name", "clinique/summary", "clinique/phones"],
         "the only service stays whole under its heading", *items)
    same([line for line in dump.splitlines() if re.search(r"Urgences| (alarm|sand)\b", line)], [],
         "no emergency numbers, no notices: neither headings nor boxes for them")


def last_good():
    """A PDF that is good stays, byte for byte, until a better one is there."""
    folder = spoiled(SERVICES, SERVICE)
    dalil("render", cwd=folder)
    pdf = folder / "output/trifold-a4.fr.pdf"
    good = pdf.read_bytes()
    ok(good.startswith(b"%PDF-"), "a good PDF is there")
    for what, text in (("a mistake in a listing", SERVICE.replace("health", "helth")),
                       ("a word too wide", SERVICE.replace("Clinique", "x" * 200)),
                       ("far too many services", "".join(SERVICE.replace("clinique", f"c{i}") for i in range(300)))):
        write(folder / SERVICES, text)
        run = dalil("render", cwd=folder)
        ok(run.code == 1 and pdf.read_bytes() == good, f"after {what} it is still there, byte for byte", run)
    same([path.name for path in pdf.parent.iterdir()], [pdf.name], "and nothing else is in output/")
    write(folder / SERVICES, SERVICE.replace("Clinique", "Hôpital"))
    run = dalil("render", cwd=folder)
    ok(run.code == 0 and pdf.read_bytes() != good, "once all is well, a new one takes its place", run)


sys.dont_write_bytecode = True
files()
hostile()
languages()
texts()
layouts()
long_texts()
headings()
last_good()
done()
