#!/usr/bin/env python3
"""hours_oracle.py: opening hours mean what npm's `opening_hours` takes them to mean

Both lay each text over the year 2026 and say from which minute to which the place is open; days
must agree, holidays and nights included. That package is not part of dalil: scripts/setup fetches it,
at the version and with the sums of lib/hours/package-lock.json. Without it the comparison is skipped
and says so.
"""

import random
import sys

from lib.modules import folder, missing
from lib.tap import BIN, ROOT, command, done, ok, same, skip

sys.dont_write_bytecode = True
YEAR = 2026
SEED = 20260312
HERE = ROOT / "tests/scripts/lib/hours"
NODE = folder("hours")
TABLE = BIN.parent / "tests/unit/test_lang_hours_table"
NAME = "the same open minutes as opening_hours"

WRITTEN = """
24/7
Mo-Fr 09:00-17:00
Mo-Fr 9:00-17:00
Mo-Su 00:00-24:00
00:00-24:00
09:00-17:00
09:00-12:30,14:00-17:00
14:00-17:00,09:00-12:00
Mo-Fr 08:30-12:30,14:00-18:00
Mo,We,Fr 09:00-12:00
Mo,Tu,Th-Sa 10:00-16:00
Fr-Mo 10:00-12:00
Sa-Tu 08:00-20:00
Su-Mo 10:00-11:00
Mo-Fr 09:00-17:00; Sa 09:00-12:00
Mo-Fr 09:00-17:00; Sa,Su off
Mo-Sa 09:00-17:00; We off
Mo-Sa 09:00-17:00; We 13:00-15:00
Mo-Fr 09:00-12:00; Mo 14:00-17:00
Mo-Fr 09:00-12:00, Mo 14:00-17:00
Mo-Fr 09:00-12:00, We 14:00-16:00, Fr 13:00-15:00
Mo-Fr 09:00-12:00,13:00-14:00,15:00-16:00,17:00-18:00
Mo-Su 09:00-17:00; Su off
off
Su off
Mo-Fr 09:00-17:00; PH off
Mo-Fr 09:00-17:00; PH 10:00-12:00
Mo-Fr 09:00-17:00; PH closed
Mo-Fr,PH 09:00-17:00
PH,Mo-Fr 09:00-17:00
PH 10:00-12:00
PH off
24/7; PH off
Mo-Sa 08:00-20:00; Su,PH 10:00-13:00
Mo-Sa 08:00-20:00; Su,PH off
Su,PH 10:00-12:00
Sa,Su,PH 09:00-12:00,20:00-23:00
Mo-Fr 09:00-17:00; SH 10:00-12:00
Mo-Fr 09:00-17:00; SH off
Mo-Fr 09:00-17:00; SH 10:00-12:00; PH off
SH 09:00-12:00
Sa[1] 09:00-12:00
Sa[1,3] 09:00-12:00
Sa[1-3] 09:00-12:00
Sa[-1] 09:00-12:00
Sa[5] 09:00-12:00
Sa[1],Su[-1] 10:00-12:00
Tu[2,4] 14:00-18:00
Mo-Fr 09:00-17:00; Sa[1] 09:00-12:00
Mo-Sa 09:00-17:00; Sa[2] off
Mo-Sa 09:00-17:00; Sa[-1] 10:00-11:00
We[1] 09:00-12:00; We[3] 14:00-17:00
Jul-Aug: Mo-Fr 09:00-13:00
Jul-Aug Mo-Fr 09:00-13:00
Jul,Aug Mo-Fr 09:00-13:00
Jul 09:00-13:00
Nov-Feb 10:00-16:00
Nov-Feb: Mo-Fr 10:00-16:00; Mar-Oct: Mo-Sa 09:00-18:00
Jan,Mar,May 09:00-12:00
Jan-Mar,Oct-Dec Mo 09:00-12:00
Mo-Fr 09:00-17:00; Jul-Aug off
Mo-Fr 09:00-17:00; Jul-Aug: Mo-Fr 09:00-13:00
Mo-Fr 09:00-17:00; Jul-Aug: We off
Mo-Fr 09:00-17:00; Jul-Aug: Sa 09:00-12:00
Mo-Fr 09:00-17:00; Dec 25 off
Mo-Fr 09:00-17:00; Dec 25,26 off
Mo-Fr 09:00-17:00; Dec 24-26,31 off
Mo-Fr 09:00-17:00; Dec 24-Jan 2 off
Jul 15-Aug 31 Mo-Sa 10:00-18:00
Jul 15-31 Mo-Sa 10:00-18:00
Jul 15-31: off
Aug 15-Sep 14: We,Sa 10:00-12:00
Dec 20-Jan 5: 10:00-12:00
Jan 1,May 1 10:00-12:00
Feb 15-Mar 15 08:00-09:00
Mo-Fr 08:00-18:00; Jul-Aug: Mo-Fr 08:00-14:00; Aug 15 off
Mo-Fr 08:00-18:00; Jul-Aug: Mo-Fr 08:00-14:00; Aug 10-20: Mo-Fr 10:00-12:00
Jun-Aug: Sa[1] 10:00-12:00
Jun-Aug: Sa[1,-1] 10:00-12:00
Mo-Sa 09:00-17:00; Jun-Aug: Sa[1] off
Mo-Fr 09:00-17:00; Dec: PH off
Jul-Aug: Mo-Fr 09:00-13:00; PH off
Fr 20:00-02:00
Fr 20:00-26:00
Fr,Sa 22:00-04:00
Mo-Su 18:00-01:00
Fr 17:00-00:00
Fr 17:00-24:00
Su 22:00-03:00
Mo-Fr 22:00-06:00
Mo-Fr 09:00-12:00,20:00-02:00
Mo 09:00-29:00
Mo 08:00-32:00
Sa 23:30-00:30
Dec 31 22:00-02:00
Sa[1] 20:00-02:00
Mo-Th 09:00-17:00; Fr 09:00-26:00; Su 10:00-12:00
Mo-Fr 00:00-24:00
Mo 00:00-01:00,23:00-24:00
Mo,Mo-Tu 09:00-10:00
Mo-Fr 09:00-12:00,12:00-17:00
Mo-Fr 09:00-12:00, Mo-Fr 12:00-17:00
Mo-Fr 09:00-17:00;
Mo-Fr: 09:00-17:00
""".strip().splitlines()

# What is meant otherwise here, on purpose: (text, reason). Each must really differ.
OTHERWISE = [
    ("PH off; Mo-Fr 09:00-17:00", "a special day stands, wherever it was written"),
    ("Jul-Aug: Mo-Fr 09:00-13:00; Mo-Fr 09:00-17:00", "a part of the year stands, wherever written"),
    ("Sa[1] off; Sa 09:00-12:00", "an nth weekday stands, wherever it was written"),
    ("Fr 20:00-02:00; Sa off", "Friday's night is Friday's, though Saturday is closed"),
    ("Fr 20:00-02:00; Sa 10:00-12:00", "Friday's night is Friday's, whatever Saturday says"),
]


def generated(n):
    """More texts, with special rules after ordinary ones and no times after midnight."""
    dice = random.Random(SEED)
    days = ["Mo", "Tu,Th", "Mo-Fr", "Fr-Mo", "Mo-Su", "We,Fr,Su", "Sa-Su", "We-Sa"]
    special = ["PH", "SH", "Sa[1]", "Su[-1]", "Tu[2,4]", "Jul-Aug: Mo-Fr", "Dec 20-Jan 5: Mo-Su",
               "Mar,Oct: Sa", "Feb: Mo-We", "Jul 15-31: Tu"]

    def times():
        if dice.random() < 0.15:
            return "off"
        ends = sorted(dice.sample(range(7 * 4, 23 * 4), 2 * dice.choice([1, 1, 2, 3])))
        spans = zip(ends[::2], ends[1::2])
        return ",".join(f"{a // 4:02}:{a % 4 * 15:02}-{b // 4:02}:{b % 4 * 15:02}" for a, b in spans)

    for _ in range(n):
        ordinary = [f"{dice.choice(days)} {times()}" for _ in range(dice.choice([1, 1, 2, 3]))]
        after = [dice.choice(special)] if dice.random() < 0.6 else []
        yield "; ".join(ordinary + [f"{day} {times()}" for day in after])


def asked(words, texts):
    """The answers to @texts, one each."""
    lines = command(["sh", "-c", 'printf "%s\\n" "$TEXTS" | "$@"', "sh", *words],
                    env={"TZ": "UTC", "TEXTS": "\n".join(texts)}).out.splitlines()
    return lines if len(lines) == len(texts) else [f"! {len(lines)} answers"] * len(texts)


def theirs(texts):
    return asked(["node", HERE / "table.cjs", NODE / "node_modules", YEAR], texts)


def dates(answer):
    """The days of a table of whole days, as dalil's side wants to be told of holidays."""
    import datetime

    first, found = datetime.date(YEAR, 1, 1), []
    for span in answer.removeprefix("= ").split():
        start, end = (int(minute) // 1440 for minute in span.split("-"))
        found += [str(first + datetime.timedelta(days=day)) for day in range(start, end)]
    return ",".join(found)


def differs(mine, other):
    """The first span that only one of them has."""
    a, b = mine.split(), other.split()
    return f"only dalil: {[s for s in a if s not in b][:3]}, only opening_hours: {[s for s in b if s not in a][:3]}"


reason = missing("hours")
if reason or not TABLE.exists():
    skip(NAME, reason or f"{TABLE.name} is not built")
    done()

public, school = (dates(answer) for answer in theirs(["PH 00:00-24:00", "SH 00:00-24:00"]))
ok(len(public.split(",")) >= 8 and len(school.split(",")) >= 60, "there are holidays to compare by",
   public, school)
texts = WRITTEN + list(generated(60))
texts += [text for text, _ in OTHERWISE]
mine = asked([TABLE, "--table", YEAR, public, school], texts)
read = [answer.removeprefix("= ").split("\t") if answer.startswith("= ") else None for answer in mine]
other = theirs(texts)
canonical = theirs([answer[0] if answer else "24/7" for answer in read])
reasons = dict(OTHERWISE)
good = compared = 0
for text, answer, said, again in zip(texts, read, other, canonical):
    if answer is None:
        if "run into each other" not in mine[texts.index(text)]:
            ok(False, f"{text}: dalil reads it", mine[texts.index(text)])
        continue
    compared += 1
    if text in reasons:
        ok(said.startswith("= ") and said[2:] != answer[1], f"{text}: {reasons[text]}", said)
        continue
    agreed = said == "= " + answer[1] and again == "= " + answer[1]
    good += agreed
    if not agreed:
        ok(False, text, f"canonical: {answer[0]}", said[:80] if said.startswith("!") else
           differs(answer[1], said[2:]), "of the canonical text " + differs(answer[1], again[2:]))
ok(compared >= 150, f"{compared} texts are compared")
same(good, compared - len(OTHERWISE), f"{NAME} in all of them")
done()
