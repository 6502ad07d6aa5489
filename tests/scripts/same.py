#!/usr/bin/env python3
"""same.py: the same input gives the same bytes, whoever asks, where, when and how

And the PDFs are sound: qpdf finds nothing wrong, every font is in them, as a subset.
"""

import hashlib
import os
import re
import stat
import sys

from lib.tap import BIN, ROOT, box, command, dalil, done, network, ok, pdf_info, pdf_text, same, skip, tool

sys.dont_write_bytecode = True
EDITIONS = [f"{layout}.{language}" for layout in ("trifold-a4", "poster-a2", "directory-a4")
            for language in ("fr", "ar", "en", "es")]


def hashes(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.pdf"))}


def render(name, *words, cwd=ROOT, umask=0o022, **env):
    """Renders every edition. Returns the folder."""
    out = box() / name
    run = command([BIN, "render", "-q", "-o", out, *words, *EDITIONS], cwd=cwd, env=env, umask=umask)
    if run.code != 0 or run.err:
        ok(False, f"rendering for {name}", run)
    return out


def odd_home():
    """A home whose owner wants other fonts everywhere."""
    home = box() / "home"
    (home / ".config/fontconfig").mkdir(parents=True)
    (home / ".config/fontconfig/fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<dir>/usr/share/fonts</dir><match target="pattern"><edit name="family" mode="assign" binding="strong">'
        "<string>DejaVu Sans Mono</string></edit></match>"
        '<match target="font"><edit name="hintstyle" mode="assign"><const>hintfull</const></edit></match></fontconfig>')
    return home


def same_bytes():
    first = hashes(render("first", "--jobs=1"))
    same(sorted(first), sorted(f"{name}.pdf" for name in EDITIONS), "every edition is there")
    home = odd_home()
    elsewhere = network("elsewhere")
    config = str(home / ".config/fontconfig/fonts.conf")
    cases = [
        ("once more", [], {}),
        ("two at a time", ["--jobs=2"], {}),
        ("LC_ALL=C", [], {"LC_ALL": "C", "LANG": "C", "LANGUAGE": "C"}),
        ("Arabic locale, Kiritimati", [], {"LC_ALL": "ar_MA.UTF-8", "LANG": "ar_MA.UTF-8", "LANGUAGE": "ar",
                                           "TZ": "Pacific/Kiritimati"}),
        ("Japanese locale, New York", ["--jobs=2"], {"LC_ALL": "ja_JP.UTF-8", "LANG": "ja_JP.UTF-8",
                                                     "LANGUAGE": "ja:de", "TZ": "America/New_York"}),
        ("another home and its fonts", [], {"HOME": str(home), "XDG_CONFIG_HOME": None, "FONTCONFIG_FILE": config}),
        ("another umask", [], {"umask": 0o077}),
        ("another folder", [], {"cwd": elsewhere}),
        ("Turkish and no variables", [], {"LC_ALL": "tr_TR.UTF-8", "HOME": None, "USER": None, "TZ": None}),
    ]
    for number, (name, words, more) in enumerate(cases):
        found = hashes(render(f"case{number}", *words, **more))
        same([pdf for pdf in first if found.get(pdf) != first[pdf]], [], f"the same bytes: {name}")
    mode = stat.S_IMODE((box() / "case6/trifold-a4.fr.pdf").stat().st_mode)
    same(oct(mode), oct(0o600), "umask decides who may read the PDF")
    pdf = (box() / "first/trifold-a4.fr.pdf").read_bytes()
    ok(str(ROOT).encode() not in pdf and str(box()).encode() not in pdf, "no path of this machine in the PDF")


def dates():
    first = box() / "first"
    info = pdf_info(first / "trifold-a4.fr.pdf")
    same(info["CreationDate"][:10], "2026-11-15", "the date is the network's, not today's")
    later = render("later", SOURCE_DATE_EPOCH="1900000000")
    for name in EDITIONS:
        old, new = (pdf_info(folder / f"{name}.pdf") for folder in (first, later))
        same((new["CreationDate"][:10], new["Pages"], new["Page size"]), ("2030-03-17", old["Pages"], old["Page size"]),
             f"SOURCE_DATE_EPOCH changes the date and no page: {name}")
    for name in ("trifold-a4.ar", "directory-a4.fr"):
        same(pdf_text(later / f"{name}.pdf"), pdf_text(first / f"{name}.pdf"), f"nor a word: {name}")
    odd = render("odd", SOURCE_DATE_EPOCH="soon")
    same(hashes(odd), hashes(first), "a SOURCE_DATE_EPOCH that is no number counts as none")


def sound():
    for name in EDITIONS:
        path = box() / f"first/{name}.pdf"
        run = command(["qpdf", "--check", path])
        ok(run.code == 0 and "No syntax or stream encoding errors found" in run.out, f"qpdf --check: {name}", run)
        rows = command(["pdffonts", path]).out.splitlines()[2:]
        flags = [re.search(r"(yes|no) (yes|no) (yes|no) +\d+ +\d+$", row) for row in rows]
        ok(rows and all(flag and flag.group(1, 2, 3) == ("yes", "yes", "yes") for flag in flags),
           f"every font embedded, a subset, with a way back to letters: {name}", *rows)


def traces():
    name = "nobody asks the machine for its fonts, nor the network for anything"
    if not tool("strace"):
        skip(name, "strace is not installed")
        return
    log = box() / "trace"
    words = ["strace", "-f", "-qq", "-o", log, "-e", "trace=open,openat,socket,connect",
             BIN, "render", "-q", "-o", box() / "traced", "trifold-a4.ar", "poster-a2.fr"]
    run = command(words, cwd=ROOT, env={"HOME": str(box() / "home"), "ASAN_OPTIONS": None})
    if run.code != 0 and ("ptrace" in run.err or "PTRACE" in run.err):
        skip(name, "strace is not allowed here")
        return
    lines = log.read_text("utf-8", "replace").splitlines()
    opened = [match[1] for match in (re.search(r'open(?:at)?\(.*?"([^"]*)".*= \d+$', line) for line in lines) if match]
    ok(any(path.endswith("NotoSansArabic-Regular.ttf") for path in opened), "the trace shows the fonts being opened",
       *opened[-40:])
    fonts = [path for path in opened if re.search(r"/fontconfig/|fonts\.conf|/etc/fonts|/CACHEDIR", path)]
    same(fonts, [], "no file of the machine's fontconfig is opened")
    locales = [path for path in opened if re.search(r"/locale/(?!C\.|locale\.alias)|/gtk|/etc/pango|passwd", path)]
    same(locales, [], "nor one of its locale, themes or users")
    same([line for line in lines if "socket(" in line or "connect(" in line], [], "no socket is made")


same_bytes()
dates()
sound()
traces()
done()
