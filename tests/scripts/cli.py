#!/usr/bin/env python3
"""cli.py: commands, options, editions by name, exit codes, and who hears what"""

import json
import os
import pty
import re
import resource
import subprocess
import sys

from lib.tap import BIN, ROOT, box, command, dalil, done, network, ok, same, skip, small, swap, write

SERVICE = """- id: clinique
  agency: centre
  category: health
  name: Clinique Exemple
  phones: "+212 5 24 00 00 11"
  verified: {on: 2026-11-02, by: centre}
"""
EDITION = "editions: [trifold-a4.fr]\n"


def says(run, code, text, name):
    """The exit code and all of standard error, to the letter; nothing on standard output."""
    same((run.code, run.err, run.out), (code, text, ""), name)


def help_and_version():
    usage = dalil("--help")
    ok(usage.code == 0 and not usage.err, "--help ends well, on standard output", usage)
    for word in ("dalil render", "dalil check", "dalil dump", "LAYOUT.LANG"):
        ok(word in usage.out, f"--help names {word}", usage.out)
    for code in (0, 1, 2, 3, 70):
        ok(re.search(rf"\b{code} ", usage.out.partition("Exit codes:")[2]),
           f"--help explains exit code {code}", usage.out)
    rows = [line for line in usage.out.splitlines() if line.startswith("  dalil")]
    columns = {len((re.match(r"  dalil.*?  +", row) or [row])[0]) for row in rows}
    ok(len(rows) >= 4 and len(columns) == 1, "--help: what the commands do stands in one column", *rows)
    for word in ("-h", "help"):
        same(dalil(word).out, usage.out, f"{word} says the same as --help")
    version = dalil("--version")
    ok(version.code == 0 and re.fullmatch(r"dalil \d+\.\d+\.\d+\n", version.out), "--version", version)
    for name in ("render", "check", "dump"):
        run = dalil(name, "--help")
        ok(run.code == 0 and "-C, --directory=DIR" in run.out and "--json" in run.out,
           f"{name} --help shows its options", run)


def wrong_usage():
    cases = [
        (["rendr"], 'dalil: there is no command "rendr"; did you mean "render"?; see `dalil --help`\n'),
        (["chekc"], 'dalil: there is no command "chekc"; did you mean "check"?; see `dalil --help`\n'),
        (["print"], 'dalil: there is no command "print"; see `dalil --help`\n'),
        (["--frobnicate"], 'dalil: there is no command "--frobnicate"; see `dalil --help`\n'),
        (["-C"], "dalil: -C needs a folder; see `dalil --help`\n"),
        (["render", "--nope"], "dalil render: Unknown option --nope; see `dalil render --help`\n"),
        (["check", "--lang", "fr"], "dalil check: Unknown option --lang; see `dalil check --help`\n"),
        (["render", "--jobs=-3"], "dalil render: --jobs must be 1 or more, not -3\n"),
        (["check", "--colour=pink"],
         'dalil check: --colour can be auto, always or never, not "pink"\n'),
        (["render", "--lang=en", "trifold-a4.fr"],
         "dalil render: name editions, or choose them by --lang and --layout, not both\n"),
        (["dump"], "dalil dump: say which stage: --stage=tree, content, canon, items, keys or language\n"),
        (["dump", "--stage=soup"], "dalil dump: say which stage: --stage=tree, content, canon, items, keys or language\n"),
    ]
    for words, text in cases:
        says(dalil(*words, cwd=ROOT), 2, text, f"wrong usage: {' '.join(words)}")
    run = dalil("render", "--jobs=many", cwd=ROOT)
    ok(run.code == 2 and "--jobs" in run.err, "wrong usage: --jobs=many", run)


def edition_names():
    layouts = ", ".join(sorted(path.stem for path in (ROOT / "layouts").glob("*.yaml")))
    names = [
        ("trifold", '"trifold" names no edition; write LAYOUT.LANG, such as trifold-a4.fr'),
        (".fr", '".fr" names no edition; write LAYOUT.LANG, such as trifold-a4.fr'),
        ("trifold-a4.", '"trifold-a4." names no edition; write LAYOUT.LANG, such as trifold-a4.fr'),
        ("", '"" names no edition; write LAYOUT.LANG, such as trifold-a4.fr'),
        ("../layouts/trifold-a4.fr",
         '"../layouts/trifold-a4.fr" names no edition; write LAYOUT.LANG, such as trifold-a4.fr'),
        ("trifold-a4.xq", 'edition "trifold-a4.xq": dalil does not know the language "xq"'),
        ("trifold-a4.fra",
         'edition "trifold-a4.fra": dalil does not know the language "fra"; did you mean "fr"?'),
        ("trifold-a5.fr",
         'edition "trifold-a5.fr": there is no layout "trifold-a5"; did you mean "trifold-a4"?'),
        ("wallpaper.fr", 'edition "wallpaper.fr": there is no layout "wallpaper"; there are ' + layouts),
    ]
    for name, text in names:
        says(dalil("render", "-o", box() / "never", name, cwd=ROOT), 2, f"error: {text}\n1 error\n",
             f"no edition: {name!r}")
    ok(not (box() / "never").exists(), "wrong names make no folder")
    says(dalil("render", "--lang=am", cwd=ROOT), 2,
         'error: no edition of content/network.yaml is in the language "am"\n1 error\n',
         "no edition in a language")

    folder = small("listed", SERVICE, "editions: [trifold-a4.fr, trifold-a5.fr, poster-a2.frr]\n")
    says(dalil("check", cwd=folder), 1,
         'content/network.yaml:10:27: error: edition "trifold-a5.fr": there is no layout "trifold-a5"; '
         'did you mean "trifold-a4"?\n'
         'content/network.yaml:10:42: error: edition "poster-a2.frr": dalil does not know the language '
         '"frr"; did you mean "fr"?\n2 errors\n',
         "wrong editions in network.yaml are told with their places")
    none = small("none", SERVICE)
    says(dalil("render", cwd=none), 1,
         "content/network.yaml: error: the network has no edition; list them, as in editions: "
         "[trifold-a4.fr]\n1 error\n", "a network without editions")


def exit_codes():
    good = small("good", SERVICE, EDITION)
    run = dalil("check", cwd=good)
    same((run.code, run.out, run.err),
         (0, "1 service of 1 agency, 1 edition: everything is in order and fits\n", ""),
         "0: everything is in order")
    odd = small("odd", SERVICE, EDITION)
    write(odd / "content/translations/ar.po", 'msgid ""\nmsgstr ""\n\nmsgctxt "cliniq/name"\nmsgid "A"\nmsgstr "أ"\n')
    run = dalil("render", "-q", cwd=odd)
    same((run.code, run.out, run.err),
         (0, "", 'content/translations/ar.po:4:1: warning: nothing in the listings is called "cliniq/name", so this '
                 'translation is not used; did you mean "clinique/name"?\n1 warning\n'),
         "0: a warning alone is no reason to stop")
    ok((odd / "output/trifold-a4.fr.pdf").exists(), "and the PDF is made")
    bad = small("bad", SERVICE.replace("health", "helth"), EDITION)
    says(dalil("check", cwd=bad), 1,
         'content/services/a.yaml:3:13: error: category "helth" is not in content/network.yaml; '
         'did you mean "health"?\n1 error\n', "1: problems in the content")
    ok(not (bad / "output").exists(), "check writes nothing")
    says(dalil("render", cwd=bad), 1, dalil("check", cwd=bad).err, "render says what check says")
    ok(not (bad / "output").exists(), "render without success makes no folder")

    empty = box() / "empty"
    empty.mkdir()
    text = (f"error: {empty} is not the folder of a network: it has no content/network.yaml; go to that "
            "folder, or name it with -C\n1 error\n")
    for words in ([], ["check"], ["render"], ["dump", "--stage=content"], ["dump", "--stage=items"]):
        says(dalil(*words, cwd=empty), 3, text, f"3: no network: dalil {' '.join(words)}")
    says(dalil("dump", "--stage=tree", "none.yaml", cwd=empty), 3,
         "none.yaml: error: cannot open: there is no such file\n1 error\n", "3: no file to dump")
    (good / "content/translations").mkdir()
    os.symlink("nowhere", good / "content/translations/ar.po")
    says(dalil("check", cwd=good), 3,
         "content/translations/ar.po: error: cannot open: there is no such file\n1 error\n",
         "3: a translation that cannot be opened")

    file = write(box() / "file", "")
    says(dalil("render", "-o", file, "trifold-a4.fr", cwd=ROOT), 3,
         f"dalil: cannot make the folder {file}: Not a directory\n", "3: output goes to no file")
    taken = box() / "taken"
    (taken / "trifold-a4.fr.pdf").mkdir(parents=True)
    says(dalil("render", "-o", taken, "trifold-a4.fr", cwd=ROOT), 3,
         f"dalil: {taken}/trifold-a4.fr.pdf: cannot write: a folder stands there\n",
         "3: a PDF that cannot be written")
    same(os.listdir(taken), ["trifold-a4.fr.pdf"], "nothing half-written is left behind")
    with open("/dev/full", "w", encoding="utf-8") as full:
        ended = subprocess.run([BIN, "--help"], stdout=full, stderr=subprocess.PIPE, check=False)
    same((ended.returncode, ended.stderr.decode()),
         (3, "dalil: cannot write the output: No space left on device\n"), "3: a full disk is told")


def killed():
    """A process that dies over one edition takes neither the others nor yesterday's PDF with it."""
    out = box() / "killed"
    dalil("render", "-q", "-o", out, "trifold-a4.fr", "trifold-a4.ar", cwd=ROOT)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    # The system kills whoever writes more than 1000 bytes into a file.
    run = command([BIN, "render", "-j", "2", "-o", out, "trifold-a4.fr", "trifold-a4.ar"], cwd=ROOT,
                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
    same((run.code, run.err, run.out),
         (70, "".join(f"dalil: rendering trifold-a4.{tag} ended unexpectedly; nothing was written for it\n"
                      for tag in ("fr", "ar")), ""), "70: an edition that ended unexpectedly")
    same({name: (out / name).read_bytes() == data for name, data in before.items()}, dict.fromkeys(before, True),
         "and the PDFs that were there are still there, byte for byte")


def folders():
    good = small("elsewhere", SERVICE, EDITION)
    alone = dalil(cwd=good)
    same((alone.code, alone.out, alone.err),
         (0, "`dalil render` would write:\n  output/trifold-a4.fr.pdf\n"
             "Nothing is wrong. `dalil --help` shows all commands.\n", ""),
         "alone inside a network: what would be made, what is wrong")
    ok(not (good / "output").exists(), "alone, it writes nothing")
    far = dalil("-C", good, cwd=box())
    same((far.code, far.out), (0, alone.out.replace("output/", f"{good}/output/")), "-C DIR alone")
    for words in (["check", "-C", good], ["-C", good, "check"], ["check", f"--directory={good}"]):
        run = dalil(*words, cwd=box())
        ok(run.code == 0 and run.out.startswith("1 service of 1 agency"),
           f"{' '.join(map(str, words)).replace(str(good), 'DIR')}", run)
    run = dalil("render", "-q", "-C", good, cwd=box())
    same((run.code, run.out, run.err), (0, "", ""), "--quiet says nothing when all is well")
    ok((good / "output/trifold-a4.fr.pdf").exists(), "-C DIR: output goes to DIR/output")
    run = dalil("render", "-C", good, "-o", "here", cwd=box())
    ok(run.out.startswith("here/trifold-a4.fr.pdf: everything placed") and
       (box() / "here/trifold-a4.fr.pdf").exists(), "-o DIR is where the caller stands", run)
    tree = dalil("dump", "--stage=tree", "-C", good, "content/agencies.yaml", cwd=box())
    ok(tree.code == 0 and "centre" in tree.out, "dump --stage=tree -C DIR reads the network's file", tree)

    broken = network("broken-alone")
    swap(broken / "content/services/food.yaml", "category: food\n  name: Table", "category: fod\n  name: Table")
    run = dalil(cwd=broken)
    ok(run.code == 1 and "output/trifold-a4.ar.pdf" in run.out and "Nothing is wrong" not in run.out and
       run.err.startswith("content/services/food.yaml:6:13: error: "), "alone, with mistakes", run)


def choices():
    def written(*words):
        out = box() / f"choice{len(os.listdir(box()))}"
        run = dalil("render", "-q", "-o", out, *words, cwd=ROOT)
        return (run.code, sorted(os.listdir(out)) if out.exists() else [], run.err)

    same(written("--lang=ar"), (0, ["poster-a2.ar.pdf", "trifold-a4.ar.pdf"], ""), "--lang: editions in it")
    same(written("--layout=trifold-a4"),
         (0, [f"trifold-a4.{tag}.pdf" for tag in ("ar", "en", "es", "fr")], ""),
         "--layout: it in every language of the network")
    same(written("--layout=directory-a4", "--lang=es"), (0, ["directory-a4.es.pdf"], ""),
         "--layout and --lang: that one, listed or not")
    same(written("poster-a2.es", "trifold-a4.fr", "poster-a2.es"),
         (0, ["poster-a2.es.pdf", "trifold-a4.fr.pdf"], ""), "names: those, each once")
    for jobs in ("1", "2", "64"):
        run = dalil("render", "-j", jobs, "-o", box() / f"jobs{jobs}", "--lang=fr", cwd=ROOT)
        heads = re.findall(r"^\S.*?([a-z0-9.-]+)\.pdf: everything placed", run.out, re.MULTILINE)
        same(heads, ["trifold-a4.fr", "poster-a2.fr"], f"--jobs {jobs}: answers in the network's order")
    repeated = dalil("render", "-o", box() / "twice", "trifold-a4.fr", "trifold-a4.fr", cwd=ROOT)
    same(repeated.out.count("everything placed"), 1, "an edition named twice is made once")


def json_lines():
    bad = network("json")
    swap(bad / "content/services/food.yaml", "category: food\n  name: Table", "category: fo\\\"od\n  name: Table")
    swap(bad / "content/services/legal.yaml", '"+212 5 24 00 00 22"', '"+212 5 24 00 00 2"')
    plain = dalil("check", cwd=bad)
    for words in (["check"], ["render"]):
        run = dalil(*words, "--json", cwd=bad)
        same((run.code, run.err), (1, ""), f"{words[0]} --json: nothing on standard error")
        entries = []
        for line in run.out.splitlines():
            try:
                entries.append(json.loads(line))
            except ValueError as error:
                ok(False, f"{words[0]} --json: every line is JSON", line, error)
        keys = ["schema_version", "level", "file", "line", "column", "text"]
        ok(entries and all(list(entry) == keys for entry in entries), f"{words[0]} --json: the keys", run.out)
        same("\n".join(f"{e['file']}:{e['line']}:{e['column']}: {e['level']}: {e['text']}" for e in entries),
             "\n".join(plain.problems), f"{words[0]} --json: says what the text says")
    run = dalil("check", "--json", "trifold", cwd=ROOT)
    entry = json.loads(run.out)
    same((run.code, entry["file"], entry["line"], entry["column"]), (2, None, 0, 0),
         "check --json: a mistake of the command line has no file")
    for words in (["check"], ["render", "-o", box() / "json-out", "trifold-a4.fr"]):
        run = dalil(*words, "--json", cwd=ROOT)
        same((run.code, run.out, run.err), (0, "", ""), f"{words[0]} --json: no problem, no line")


def has_terminals():
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError:
        return False
    return True


def on_terminal(*words, env=None):
    """What the program says on standard error when that is a terminal."""
    parent, child = pty.openpty()
    every = {name: value for name, value in dict(os.environ, **(env or {})).items() if value is not None}
    with subprocess.Popen([BIN, *words], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=child, env=every) as process:
        os.close(child)
        said = b""
        while True:
            try:
                data = os.read(parent, 4096)
            except OSError:  # Linux: the other end is closed
                break
            if not data:
                break
            said += data
        process.wait()
    os.close(parent)
    return said


def colours():
    bad = small("colours", SERVICE.replace("health", "helth"), EDITION)
    words = ["check", "-C", bad]
    ok("\033" not in dalil(*words).err, "no escape codes when it is no terminal")
    if has_terminals():
        ok(b"\033[1;31merror:" in on_terminal(*words, env={"NO_COLOR": None}), "colour on a terminal")
        ok(b"\033" not in on_terminal(*words, env={"NO_COLOR": "1"}), "NO_COLOR is heard")
        ok(b"\033" not in on_terminal(*words, "--colour=never"), "--colour=never is heard")
    else:
        skip("colour on a terminal", "this machine gives out no terminals (no /dev/pts)")
    ok("\033[1;31merror:" in dalil(*words, "--colour=always").err, "--colour=always is heard")
    run = dalil("render", "-o", box() / "plain", "--lang=fr", cwd=ROOT)
    ok(run.code == 0 and run.err == "" and "\033" not in run.out and "\r" not in run.out,
       "rendering shows no progress when nobody looks", run.err)


def closed_pipe():
    for words in (["dump", "--stage=items"], ["--help"], ["render", "-o", str(box() / "pipe")]):
        reader, writer = os.pipe()
        os.close(reader)
        with subprocess.Popen([BIN, *words], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=writer,
                              stderr=subprocess.PIPE) as process:
            os.close(writer)
            said = process.communicate()[1]
        same(said, b"", f"a reader that went away is no news: dalil {words[0]}")


def layouts():
    own = small("own", SERVICE, EDITION, layouts=())
    share = box() / "share"
    write(share / "layouts/trifold-a4.yaml", (ROOT / "layouts/trifold-a4.yaml").read_text())
    write(share / "layouts/broken.yaml", "name: [broken\n")
    here = {"DALIL_DATADIR": str(share)}

    def width(env):
        run = dalil("dump", "--stage=items", "trifold-a4.fr", cwd=own, env=env)
        return re.search(r" w ([\d.]+)", run.out)[1] if run.code == 0 else run

    same(width(here), "841.89", "a layout of the program is found from any network")
    smaller = (ROOT / "layouts/poster-a2.yaml").read_text().replace("name: poster-a2", "name: trifold-a4")
    write(own / "layouts/trifold-a4.yaml", smaller)
    same(width(here), "1190.55", "the network's own layout comes first")
    (own / "layouts/trifold-a4.yaml").unlink()
    run = dalil("check", cwd=own, env={"DALIL_DATADIR": str(box() / "empty")})
    says(run, 1, 'content/network.yaml:10:12: error: edition "trifold-a4.fr": there is no layout "trifold-a4"; '
                 "layouts are files named layouts/NAME.yaml\n1 error\n", "a layout that is nowhere")
    run = dalil("check", "broken.fr", cwd=own, env=here)
    ok(run.code == 1 and run.err.startswith(f"{share}/layouts/broken.yaml:1:7: error: "),
       "a mistake in an installed layout names its file", run)
    says(dalil("check", "trifold-a3.fr", cwd=own, env=here), 2,
         'error: edition "trifold-a3.fr": there is no layout "trifold-a3"; did you mean "trifold-a4"?\n1 error\n',
         "the layouts of the program are suggested, too")


def install():
    stage = box() / "stage"
    made = command(["make", "-n", "--no-print-directory", "SETUP=:", f"DESTDIR={stage}", "PREFIX=/usr", "install"],
                   cwd=ROOT, env={"MAKEFLAGS": None, "MAKELEVEL": None})
    lines = made.out.replace("\\\n", " ").splitlines()
    steps = [line.replace("build/release/dalil", str(BIN)) for line in lines if line.startswith("install ")]
    run = command(["sh", "-e"] + ["-c", "\n".join(steps)], cwd=ROOT)
    ok(made.code == 0 and steps and run.code == 0, "make install: its steps succeed", *steps, run, made.err[-500:])
    found = sorted(str(path.relative_to(stage)) for path in stage.rglob("*") if path.is_file())
    wanted = ["usr/bin/dalil"] + [f"usr/share/dalil/{path.relative_to(ROOT)}"
                                  for path in [*sorted((ROOT / "layouts").rglob("*.*")), *sorted((ROOT / "press").iterdir())]]
    same(found, wanted, "make install: the program, every layout with its pictures and the colour profile, nothing else")
    ok(re.search(rb"\0/[^\0]*/share/dalil\0", BIN.read_bytes()), "where it is installed to is compiled in")
    own = small("installed", SERVICE, EDITION, layouts=())
    run = command([stage / "usr/bin/dalil", "check"], cwd=own, env={"DALIL_DATADIR": str(stage / "usr/share/dalil")})
    same((run.code, run.err), (0, ""), "the installed program works with the installed layouts")


sys.dont_write_bytecode = True
help_and_version()
wrong_usage()
edition_names()
exit_codes()
killed()
folders()
choices()
json_lines()
colours()
closed_pipe()
layouts()
install()
done()
