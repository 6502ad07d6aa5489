#!/usr/bin/env python3
"""ten.py: every mistake in one run, each at its place, and nothing else

The mistakes are made here, one after the other, in a copy of the checkout's own network, so that
their places are known without running the program.
"""

import re
import sys

from lib.tap import dalil, done, network, ok, same, swap

# file; the text that goes; what comes in its place, with a ▶ (which is taken out) in front of
# what the program should point at; the words after "error: "
MISTAKES = [
    ("services/clothing.yaml", "chaussures pour tous les âges", b"chaussures pour tous les \xe2\x96\xb6\xe2ges",
     'the byte E2 is not UTF-8 (it may have been "â"): save the file as UTF-8'),
    ("services/education.yaml", "  bring: Acte de naissance", "▶\tbring: Acte de naissance",
     "a tab stands here: use spaces to indent"),
    ("services/food.yaml", "name: Table ouverte Exemple", "name: Table ouverte ▶: Exemple",
     'a value with a colon in it needs quotes: write name: "Table ouverte : Exemple"'),
    ("services/food.yaml", "  bring: Un sac solide\n", "  bring: Un sac solide\n  ▶bring: Un panier\n",
     "the key `bring` stands here a second time (first at 31:3): delete one of them"),
    ("services/health.yaml", "  fees: Gratuit", "  ▶fee: Gratuit", "service: unknown key `fee`: did you mean `fees`?"),
    ("services/legal.yaml", '"+212 5 24 00 00 22"', '▶"+212 5 24 00 00 2"',
     'telephone number "+212 5 24 00 00 2" has 8 digits after +212, and there should be 9: check it digit by digit'),
    ("services/legal.yaml", "- id: interpretes", "- id: ▶etat-civil",
     'service "etat-civil" is written twice: it already stands at content/services/legal.yaml:26; rename or remove '
     "one"),
    ("services/training.yaml", "category: training\n  name: Atelier", "category: ▶trainning\n  name: Atelier",
     'category "trainning" is not in content/network.yaml; did you mean "training"?'),
    ("services/training.yaml", '"Mo-Fr 14:30-19:00"', '▶"Mo-Fr 14:30-17:00pm"',
     '"14:30-17:00pm": hours count to 24 here, without am and pm: write 14:30-17:00'),
    ("services/training.yaml", "{on: 2026-10-12, by: savoir-exemple}", "{on: ▶2026-09-31, by: savoir-exemple}",
     "`on`: there is no day 2026-09-31 in the calendar"),
    ("translations/ar.po", 'msgid "Lancer une activité ou une coopérative"\nmsgstr',
     'msgid "Lancer une activité"\n▶msgstr',
     'the Arabic text for "summary" of service "conseil-projets" is out of date: compare it with the French text '
     "and correct it"),
    ("translations/en.po", 'msgstr "Blankets,', '▶msgstr "' + "Blankets" * 9 + ',',
     'trifold-a4.en: "%s…" is wider than its column in "services" even at 8 pt; shorten it, or let the layout use '
     "smaller type or fewer columns" % ("Blankets" * 9)[:59]),
    ("translations/en.po", 'msgstr "Starting a business or a cooperative"', 'msgstr ""', None),
    ("translations/es.po", 'msgstr "Apoyo psicológico,', '▶msgstr "🫂 Apoyo psicológico,',
     'no font has the character "🫂" (U+1FAC2) in "ecoute-soutien/summary" (Español); emoji are coloured pictures, '
     "which cannot be printed as letters: remove it, or say it in words"),
]

# A text that is missing is told where its source stands.
MISSING = ("services/training.yaml", "Lancer une activité ou une coopérative",
           'no English text for "summary" of service "conseil-projets"; add it to content/translations/en.po '
           '(msgctxt "conseil-projets/summary"; `dalil translations update en` writes all that is missing), '
           "or beside the text it translates, as `en:`")
# The same word is too wide in both layouts, each with a size of its own.
ALSO = 'poster-a2.en: "%s…" is wider than its column in "services" even at ' % ("Blankets" * 9)[:59]

MARK = "▶".encode()


def encoded(text):
    return text if isinstance(text, bytes) else text.encode()


def place_of(data, offset):
    """Line and column, from 1; a byte that is no UTF-8 counts as one character."""
    before = data[:offset]
    return before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1


def spoil(folder):
    """Makes the mistakes. Returns (file, line, column, words) of each, as they should be told."""
    wanted = []
    for name, old, new, words in MISTAKES:
        path = folder / "content" / name
        if isinstance(old, str) and path.read_text("utf-8", "replace").count(old) > 1:
            data = path.read_bytes()  # the first of several
            path.write_bytes(data.replace(encoded(old), encoded(new), 1))
        else:
            swap(path, old, new)
        data = path.read_bytes()
        if words:
            place = place_of(data, data.index(MARK))
            path.write_bytes(data.replace(MARK, b""))
            wanted.append((f"content/{name}", *place, words))
    name, text, words = MISSING
    data = (folder / "content" / name).read_bytes()
    wanted.append((f"content/{name}", *place_of(data, data.index(text.encode())), words))
    return sorted(wanted)


def main():
    folder = network("ten")
    before = dalil("check", cwd=folder)
    same((before.code, before.err), (0, ""), "without the mistakes there is nothing to say")
    wanted = spoil(folder)
    run = dalil("check", cwd=folder)
    same(run.code, 1, "exit code 1")
    same(run.out, "", "nothing on standard output")

    lines = run.problems
    told = [re.fullmatch(r"([^:]+):(\d+):(\d+): error: (.*)", line) for line in lines]
    ok(lines and all(told), "every line is file:line:column: error: words", *lines)
    told = [(match[1], int(match[2]), int(match[3]), match[4]) for match in told if match]
    same(told, sorted(told, key=lambda one: one[:3]), "sorted by place")
    same(run.err.splitlines()[-1], f"{len(lines)} errors", "the last line counts them")

    same(len(wanted), 14, "fourteen mistakes were made")
    for one in wanted:
        ok(one in told, "%s:%d:%d: %s" % one, *[f"got {line}" for line in lines if line.startswith(one[0])])
    others = [line for line, one in zip(lines, told) if one not in wanted and not one[3].startswith(ALSO)]
    same(others, [], "and nothing else")

    again = dalil("render", cwd=folder)
    same((again.code, again.err), (1, run.err), "render says the same, so nobody has to run check first")
    ok(not (folder / "output").exists(), "and makes nothing")
    done()


sys.dont_write_bytecode = True
main()
