#!/usr/bin/env python3
"""review_words.py: the words of a review are PO files that gettext's own tools take as they are"""

import re

from lib.tap import ROOT, box, command, done, ok, same

PO = ROOT / "src/review/po"
TEMPLATE = PO / "review.pot"


def strings(path):
    """(key, English) -> translation, as msgcat reads them."""
    text = command(["msgcat", "--no-wrap", path]).out
    found = re.findall(r'msgctxt "(.*)"\nmsgid "(.*)"\nmsgstr "(.*)"', text)
    return {(key, english): said for key, english, said in found}


wanted = strings(TEMPLATE)
ok(len(wanted) > 100, "the template has the words", len(wanted))
same(command(["msgfmt", "-c", "-o", "/dev/null", TEMPLATE]).code, 0, "the template is one")
files = sorted(PO.glob("*.po"))
ok({"ar", "es", "fr"} <= {path.stem for path in files}, "there are Arabic, Spanish and French", files)
for path in files:
    run = command(["msgfmt", "-c", "-o", "/dev/null", path])
    same((run.code, run.err), (0, ""), f"{path.name}: msgfmt -c has nothing to say")
    said = strings(path)
    same(sorted(said.keys() ^ wanted.keys()), [], f"{path.name}: the words of the template, no more and no fewer")
    same([key for key, text in said.items() if not text], [], f"{path.name}: each is translated")
    odd = [key for (key, english), text in said.items()
           if sorted(re.findall(r"\{\w+\}", english)) != sorted(re.findall(r"\{\w+\}", text))
           or english.endswith(" ") != text.endswith(" ")]
    same(odd, [], f"{path.name}: what is in braces, and a space at the end, are kept")
    same(command(["msgcat", path]).out, path.read_text("utf-8"), f"{path.name}: as msgcat writes it")

# What is compiled in: a file with every trap of the format, read by the C compiler.
(box() / "review.pot").write_text('msgid ""\nmsgstr ""\n"x: y\\n"\n\n#. a note\nmsgctxt "yes"\nmsgid "Yes"\nmsgstr ""\n\n'
                                  'msgctxt "field/a"\nmsgid ""\n"one \\"two\\" "\n"th\\\\ree"\nmsgstr ""\n', "utf-8")
(box() / "xx.po").write_text('msgid ""\nmsgstr ""\n"x: y\\n"\n\n#, fuzzy\n#| msgid "Aye"\nmsgctxt "yes"\nmsgid "Yes"\nmsgstr "Si"\n\n'
                             'msgctxt "field/a"\nmsgid ""\n"one \\"two\\" "\n"th\\\\ree"\nmsgstr ""\n"uno "\n"dos"\n\n'
                             '#~ msgctxt "gone"\n#~ msgid "Gone"\n#~ msgstr "Ido"\n', "utf-8")
run = command([ROOT / "scripts/po-table", box() / "review.pot", box() / "xx.po"])
(box() / "a.c").write_text(
    "#include <stdio.h>\nenum { DALIL_SAY_YES, DALIL_SAYS };\ntypedef struct { const char *key, *said; } Named;\n"
    "typedef struct { const char *tag; const char *const *words; const Named *named; int drafts; } Tongue;\n"
    + run.out + 'int main(void) { for (int i = 0; i < 2; i++) printf("%s %s %s=%s %d\\n", tongues[i].tag, '
    "tongues[i].words[0], tongues[i].named[0].key, tongues[i].named[0].said, tongues[i].drafts); return 0; }\n", "utf-8")
built = command(["cc", "-std=c11", "-Wall", "-Werror", "-o", box() / "a", box() / "a.c"])
same(built.code, 0, "the table is C", built, run)
same(command([box() / "a"]).out, 'en Yes field/a=one "two" th\\ree 0\nxx Si field/a=uno dos 1\n', "and says what the files say")
done()
