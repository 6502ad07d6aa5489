#!/usr/bin/env python3
"""specimen.py: one page in each of the 22 languages, every word of it in a font that has it

The listing and the layout are in tests/specimen/. To look at the pages:
build/debug/dalil render -C tests/specimen --output build/specimen
"""

import re
import shutil
import sys

from lib.tap import ROOT, box, command, dalil, done, ok, pdf_info, same

LANGUAGES = "fr ar ary en es pt zgh ff ff-Adlm bm nqo wo ha sw ln am ti so fa ps ckb ur".split()
VERIFIED = {"fr", "ar", "en", "es"}

# The face that letters of the language must come from.
FACES = {
    "zgh": "NotoSansTifinagh",
    "ff-Adlm": "NotoSansAdlam",
    "nqo": "NotoSansNKo",
    "am": "NotoSansEthiopic",
    "ti": "NotoSansEthiopic",
    "ur": "NotoNastaliqUrdu",
    **{tag: "NotoSansArabic" for tag in ("ar", "ary", "fa", "ps", "ckb")},
}


def specimen():
    folder = box() / "specimen"
    shutil.copytree(ROOT / "tests/specimen", folder, ignore=shutil.ignore_patterns("output"))
    return folder


def fonts_of(pdf):
    """Names of the fonts in a PDF, without the letters of the subset and the weight."""
    lines = command(["pdffonts", pdf]).out.splitlines()[2:]
    return {line.split()[0].partition("+")[2].partition("-")[0] for line in lines}


def warnings_name_the_drafts(run):
    told = {}
    for line in run.problems:
        match = re.fullmatch(r"content/network\.yaml:\d+:\d+: warning: (\d+) of dalil's own phrases in .* are "
                             r"drafts .* --stage=language --lang (\S+)` prints", line)
        ok(match, "the only problems are drafts", line)
        if match:
            told[match[2]] = int(match[1])
    same(sorted(told), sorted(set(LANGUAGES) - VERIFIED), "every language with drafts is told once")
    return told


def dump_agrees(tag, drafts):
    run = dalil("dump", "--stage=language", "--lang", tag)
    lines = [line.split("\t") for line in run.out.splitlines()]
    ok(run.code == 0 and lines and all(len(line) == 3 for line in lines), f"{tag}: key, state, text")
    same({state for _, state, _ in lines} - {"draft", "verified"}, set(), f"{tag}: the states are two")
    phrases = [state for key, state, _ in lines if key.startswith("phrase.")]
    same(phrases.count("draft"), drafts, f"{tag}: the dump has as many drafts as the warning says")


def page_is_good(folder, tag):
    pdf = folder / "output" / f"specimen.{tag}.pdf"
    if not ok(pdf.exists(), f"{tag}: rendered"):
        return
    same(pdf_info(pdf).get("Pages"), "1", f"{tag}: one page")
    fonts = fonts_of(pdf)
    same(fonts - {"NotoKufiArabic", "DejaVuSans"}, {"NotoSans", FACES.get(tag, "NotoSans")},
         f"{tag}: letters from the face of the script, digits from Noto Sans")


def other_layouts(folder):
    """The layouts of the house take the languages as well, the high lines of Urdu among them."""
    for layout in ("trifold-a4", "directory-a4"):
        run = dalil("check", *[f"{layout}.{tag}" for tag in LANGUAGES], cwd=folder)
        errors = [line for line in run.problems if ": error: " in line]
        same((run.code, errors), (0, []), f"{layout} in all languages")


def wrong_tags():
    run = dalil("dump", "--stage=language", "--lang", "uk-Latn")
    same(run.code, 2, "an unknown language is a mistake of the command line")
    ok('does not know the language "uk-Latn"' in run.err, "and is named", run.err)
    run = dalil("dump", "--stage=language")
    same((run.code, run.err), (2, "dalil dump: say which language, as in --lang ar\n"), "none is said, too")


def main():
    folder = specimen()
    run = dalil("render", cwd=folder)
    same(run.code, 0, "all is rendered", run.err)
    drafts = warnings_name_the_drafts(run)
    for tag in LANGUAGES:
        page_is_good(folder, tag)
        dump_agrees(tag, drafts.get(tag, 0))
    other_layouts(folder)
    wrong_tags()
    done()


sys.dont_write_bytecode = True
main()
