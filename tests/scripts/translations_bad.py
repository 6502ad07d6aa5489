#!/usr/bin/env python3
"""translations_bad.py: spoiled files of translations: told with file and line, and left alone

Every case is given to `update` and to `check`; then tables that a spreadsheet has spoiled to
`import`. The message, the exit code and the bytes of the file are compared.
"""

import sys

from lib.tap import box, dalil, done, ok, same, small, swap, write

sys.dont_write_bytecode = True
HEADER = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SERVICES = "- {id: soins, agency: centre, category: health, name: Soins, fees: 20 dirhams, bring: Carte 0800 12 34}\n"
NETWORK = "languages: [fr, ar]\neditions: [trifold-a4.fr]\nmissing: fallback\n"
PATH = "content/translations/ar.po"
LINE = "this line of the translation file cannot be understood"
AN_ENTRY = ": an entry is msgctxt, msgid and msgstr, each with its text in \"…\""
LEFT = f"{PATH}: error: nothing was changed in this file: mend first what is named here"


def entry(key, source, text):
    return f'msgctxt "{key}"\nmsgid "{source}"\nmsgstr "{text}"\n\n'


GOOD = entry("soins/name", "Soins", "علاج")
# name, bytes, line (None: the whole file), message, exit code of `update` and of `check`
BAD = (
    ("an escape nobody knows", HEADER + 'msgctxt "soins/name"\nmsgid "So\\qins"\nmsgstr ""\n', 7,
     f"{LINE} (a \\ before a sign it cannot stand before): write \\\\ for a backslash, \\\" for a quotation mark", 1, 1),
    ("an escape that makes no letter", HEADER + 'msgctxt "soins/name"\nmsgid "Soins"\nmsgstr "\\351"\n', 6,
     "an escape such as \\351 in this entry makes no letter of UTF-8: type the letter itself", 1, 1),
    ("a string left open", HEADER + 'msgctxt "soins/name"\nmsgid "Soins\nmsgstr ""\n', 7, f"{LINE} (the \" at its end is missing){AN_ENTRY}", 1, 1),
    ("a key twice", HEADER + GOOD + GOOD, 10, '"soins/name" is translated twice: it already stands in line 6; remove one', 1, 1),
    ("entries without their keys", HEADER + "".join(f'msgid "Soins {i}"\nmsgstr "a"\n\n' for i in range(3)), 6,
     '3 entries from here on, as that for "Soins 0", have no msgctxt line that says which text they translate: take the file as it was '
     "before some program dropped them", 1, 0),
    ("another encoding", HEADER.replace("UTF-8", "ISO-8859-6") + GOOD, 4,
     'this translation file says it is not UTF-8: write "charset=UTF-8" here and save it as UTF-8', 1, 1),
    ("bytes that are no UTF-8", HEADER.encode() + b'msgctxt "soins/name"\nmsgid "\xe9"\nmsgstr ""\n', 7,
     "this translation file is not UTF-8 here: save it again as UTF-8", 1, 1),
    ("no header", GOOD, 1, 'this translation file has no header: it should begin with msgid "" and a msgstr that holds '
     '"Content-Type: text/plain; charset=UTF-8\\n"', 1, 0),
    ("a mark at the start", "\ufeff" + HEADER + GOOD, 1,
     "this translation file begins with an invisible mark (BOM) that gettext's tools refuse: save it as UTF-8 without BOM", 1, 1),
    ("a page of the web", "<html>\n", 1, f"{LINE} (no keyword){AN_ENTRY}", 1, 1),
    ("rubbish", "\x00\x01", 1, "this translation file is not UTF-8 here: save it again as UTF-8", 1, 1),
    ("50 MB", HEADER + "# " + "x" * (50 * 1024 * 1024) + "\n", None,
     "this file is larger than 16 MiB, as no translation file is: put the right one here", 3, 3),
    ("a file of another network", HEADER.replace('"Lang', '"Project-Id-Version: autre-ville\\n"\n"Lang') + entry("abri/name", "Abri", "ملجأ"), 1,
     'this file is of another network: it says "Project-Id-Version: autre-ville", and 0 of its 1 texts are in the listings of "exemple". '
     "Put the right file here; if it is this one after all, write exemple there", 1, 1),
    ("a file of a network that does not say which", HEADER + "".join(entry(f"abri{i}/name", "Abri", "ملجأ") for i in range(3)), 1,
     'no text of this file is in the listings of "exemple": is it the file of another network? Put the right one here, or remove it', 1, 1),
    ("a file of another language", HEADER.replace("Language: ar", "Language: es_ES") + GOOD, 1,
     'this file says that it is in Spanish ("Language: es_ES"), but its name says Arabic: correct the one that is wrong', 1, 1),
)


def spoiled_files():
    folder = small("bad", SERVICES, NETWORK)
    for name, text, line, message, update, check in BAD:
        path = write(folder / PATH, text)
        before = path.read_bytes()
        where = f"{PATH}:{line}:1" if line else PATH
        for words, code in ((["translations", "update"], update), (["check"], check)):
            run = dalil(*words, cwd=folder)
            same(run.code, code, f"{name}: {words[-1]} ends with {code}", run)
            if code:
                ok(f"{where}: error: {message}" in run.err.splitlines(), f"{name}: {words[-1]} says what is wrong, and where", run)
        ok(LEFT in dalil("translations", "update", cwd=folder).err and path.read_bytes() == before, f"{name}: the file stays as it was")


def kept_as_it_is():
    folder = small("kept", SERVICES, NETWORK)
    crlf = (HEADER + "# mine\n" + GOOD).replace("\n", "\r\n")
    path = write(folder / PATH, crlf)
    same(dalil("translations", "update", cwd=folder).code, 0, "ends of lines of Windows are read")
    ok(path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n") > 10 and "# mine" in path.read_text("utf-8"), "… and stay")
    swap(folder / "content/services/a.yaml", "name: Soins", "name: Soins, nom: x")
    before = path.read_bytes()
    run = dalil("translations", "update", cwd=folder)
    ok(run.code == 1 and "first mend the listings" in run.err and path.read_bytes() == before,
       "with mistakes in the listings nothing is touched", run)


TABLE = "key;source;translation\r\n"
# rows, message of the one that is refused; None: it is no table at all
TABLES = (
    ("a power of ten", "soins/bring;Carte 0800 12 34;4.41E+11\r\n", '"soins/bring" is not taken: a spreadsheet has turned a number into a power of ten, '
     "as in 4.41E+11: type the number again, as text"),
    ("a lost zero", "soins/bring;Carte 0800 12 34;بطاقة 800 12 34\r\n", '"soins/bring" is not taken: the 0 at the beginning of "0800" is lost, '
     "as spreadsheets lose it: type the number again, as text"),
    ("another number", "soins/fees;20 dirhams;25 درهما\r\n", '"soins/fees" is not taken: T02 it has the numbers 25, but the French text has 20; '
     "correct the one that is wrong"),
    ("a source of last year", "soins/fees;10 dirhams;10 دراهم\r\n", '"soins/fees" is not taken: its source has changed since this file was made: '
     "export again, and compare with what it says now"),
    ("a text somebody has translated meanwhile", "soins/name;Soins;طب\r\n",
     f'"soins/name" is not taken: it was translated otherwise in the meantime ({PATH}:8: "علاج"): choose one, and write it there'),
    ("a key nobody knows", "soin/name;Soins;طب\r\n", '"soin/name" is not taken: nothing in the listings has this key: it must stay as exported'),
)


def spoiled_tables():
    folder = small("tables", SERVICES, NETWORK)
    path = write(folder / PATH, HEADER + GOOD)
    before = path.read_bytes()
    table = box() / "ar.csv"
    for name, row, message in TABLES:
        write(table, TABLE + row)
        run = dalil("translations", "import", table, cwd=folder)
        same((run.code, run.err.splitlines()[0].split("error: ", 1)[1]), (1, message), f"{name}: said in the line it stands in", run)
        ok(f"{table}:2:1: error" in run.err and "1 not taken" in run.out, f"{name}: … which is named", run)
        ok("علاج" in path.read_text("utf-8") and row.split(";")[2].strip() not in path.read_text("utf-8"), f"{name}: what was there stays")
        path.write_bytes(before)
    for name, text, line, message in (
        ("no table", "a;b\r\n1;2\r\n", 1, "this is no table of translations: its first line should hold the columns key, source, translation and stamp, as exported"),
        ("another encoding", (TABLE + "soins/name;Soins;").encode() + b"\xe9\r\n", 1, 'this table is not UTF-8: in the spreadsheet, save it as "CSV UTF-8"'),
        ("a quotation mark left open", TABLE + 'soins/name;Soins;"a\r\n', 3, "quotation marks are not in pairs here: export the table again"),
    ):
        write(table, text)
        run = dalil("translations", "import", table, cwd=folder)
        ok(run.code == 1 and f"{table}:{line}:1: error: {message}" in run.err and path.read_bytes() == before, f"{name}: told, and nothing taken", run)
    same(dalil("translations", "import", box() / "none-ar.csv", cwd=folder).code, 3, "a table that is not there")
    for words in (["export", "ar", "-o", box() / "ar.xlsx"], ["import", box() / "ar.xlsx"]):
        run = dalil("translations", *words, cwd=folder)
        ok(run.code == 2 and f"name the file {box()}/ar.csv" in run.err and not (box() / "ar.xlsx").exists(), f"{words[0]}: XLSX is not CSV", run)


spoiled_files()
kept_as_it_is()
spoiled_tables()
done()
