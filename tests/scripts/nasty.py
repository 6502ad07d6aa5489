#!/usr/bin/env python3
"""nasty.py: strings from real listings, each as name, description, telephone number and hours

The strings are short quotations from public data sets; SETS names each, and its licence as far as the
notes they were taken from say it. Each stands, in its own language, in a small network. Either the page
is set, and holds every letter of it; or it is refused, with the place, the value and what to do. Nothing
in between, and nothing dropped.
"""

import re
import sys
import unicodedata

from lib.tap import dalil, done, ok, pdf_text, same, small, swap, write

SETS = {
    "jordan": "Services Advisor Jordan, 2015, MIT",
    "refugies": "Réfugiés.info, label catalogue, 2024, MIT, (c) DIAIR",
    "cuentanos": "CuéntaNos, El Salvador, 2021, MIT, (c) IRC",
    "seattle": "Emerald City Guide, 2019, MIT",
    "phrasebook": "Refugee Phrasebook, 2015, MIT",
    "integreat": "Integreat, questions and answers, 2024: a sentence quoted",
    "theirc": "app.refugee.info, Arabic labels: two labels quoted",
    "hsds": "Open Referral, example answer of the API: a number quoted",
    "ours": "made up here, as long and as odd as one in the sets above",
}

MADE_HOURS = "; ".join(f"{day} {hour}-{hour + 3} (call before you come)" for day in
                       ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday") for hour in (8, 13))
MADE_PHONES = "English: 206-555-0100 ext. 12; 206-555-0101 x 473 or Español: 206-555-0102 / 206-555-0103 (after 17h)"

# number, set, language, string. The 415 characters of number 6 are made of its quoted parts.
STRINGS = [
    (1, "integreat", "ar", "اتصل بالرقم 089 189 55 29 111"),
    (2, "integreat", "ar", "على الموقع الإلكتروني: https://www.make-it-in-germany.com/."),
    (3, "jordan", "ar", "Mass مخيمaigns (Events TV Radio etc)"),
    (4, "jordan", "ar", "Core المواد غير الغذائيةs (household items including mats mattresses kitchen sets & jerry cans)"),
    (5, "jordan", "ar", "Zaatari مخيم (all district)"),
    (6, "ours", "ar", ("المواد غير الغذائية (Health/Legal aid) & counselling for women, men and youth & المتابعة / "
                       "الإحالة " * 9)[:415].strip()),
    (7, "integreat", "ar", "- تقديم القيد في السجل المركزي للأجانب (AZR)."),
    (8, "integreat", "ar", "بشأن لم شمل الأسرة (المواد 28، 29، 30، 32، 36، 36 أ، 36 أ، AufenthG),"),
    (9, "integreat", "ar", 'هذا ممكن، على سبيل المثال، مع شهادة من دورة الاندماج "" "Deutsch-Test für Zuwwanderer" (DTZ).'),
    (10, "integreat", "ar",
     "الاثنين، من الساعة 2 إلى 4 مساءً + الثلاثاء والأربعاء، من الساعة 10:30 صباحًا إلى 12:30 ظهرًا."),
    (11, "integreat", "ar",
     "www.landkreis-augsburg.de/soziales-gesundheit/staatliches-gesundheitsamt/schwangerenberatung/"),
    (12, "refugies", "fa", "سطح متوسط \u200b\u200bB1/B2"),
    (13, "refugies", "fa", "شما ناشناس می\u200cمانید: پیامک با شماره Réfugiés.info ارسال می\u200cشود."),
    (14, "refugies", "fa", "زبان ترجمه </strong> </strong> خود را انتخاب کنید"),
    (15, "refugies", "ar", "التعلُُّّم عن طريق المناوبة بين العمل و الدراسة"),
    (16, "cuentanos", "ti", "ደገፍ ስራሕ 14:00"),
    (16, "ours", "ff-Adlm", "𞤀𞤣𞤤𞤢𞤥 12:00"),
    (17, "seattle", "en", "Visit in person"),
    (17, "ours", "en", MADE_HOURS),
    (17, "ours", "en", MADE_PHONES),
    (18, "seattle", "en", "...If you are look- ing for cleaning work, come the 1st Tuesday of the month / "
                          "Orientación: primer y tercer martes del mes..."),
    (19, "phrasebook", "ur", "\u0004مجھے بآے پولر ڈسآڈر ہے"),
    (19, "phrasebook", "ckb", "Debê birom nexoşxane / ده\u200cبێ بڕۆم نه\u200cخۆشخانه\u200c"),
    (20, "theirc", "ar", "الأحـــد"),
    (20, "theirc", "ar", "?{هل تريد تغيير موقع ل{0"),
    (21, "refugies", "ps", "ژباړه خپره شوه 🎉"),
    (22, "hsds", "en", '"+44 1234 234567"'),
]

FIELDS = ("name", "description", "phones", "hours_text", "hours")
# What no field can hold. All are refused as typed hours, and what has a digit as a telephone number.
ANYWHERE = {(19, "ur"): "an invisible control character (U+0004) stands here: delete it",
            (21, "ps"): 'no font has the character "🎉" (U+1F389)'}
REMEDY = re.compile(r"\b(write|written|translate|have a reader|type|put|remove|delete|leave out|check|add|shorten|copy|say it|give|install|divide)\b")
LAYOUT = """name: page
sheet: {paper: a4}
margin: {top: 20mm, bottom: 20mm, start: 20mm, end: 20mm}
inks: [{id: paper, colour: "#ffffff"}, {id: text, colour: "#000000"}]
styles: [{id: name, bold: yes}, {id: body}, {id: data}, {id: phone}, {id: heading, ink: paper}]
flows: [{id: s, size: 10pt, entry: [name, description, phones, hours], blocks: [{kind: services}]}]
panels: [{repeat: yes, frames: [{flow: s}]}]
"""
count = 0


def quoted(text):
    """As a YAML value on one line."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub("[\u0000-\u001f\u200b-\u200f]", lambda match: match[0] if match[0] == "\u0004"
                        else f"\\u{ord(match[0]):04X}", plain) + '"'


def made(tag, field, text):
    global count
    count += 1
    lines = {"name": "Exemple 42", "description": "Exemple 42", field: text}
    service = "- id: clinique\n  agency: centre\n  category: health\n"
    service += "".join(f"  {key}: {quoted(value)}\n" for key, value in lines.items())
    folder = small(f"n{count}", service + "  verified: {on: 2026-11-02, by: centre}\n",
                   f"editions: [page.{tag}]\n", layouts=())
    write(folder / "layouts/page.yaml", LAYOUT)
    swap(folder / "content/network.yaml", "source: fr", f"source: {tag}")
    return folder


def letters(text):
    """What ink is spent on, in any order: letters and digits, composed."""
    return sorted(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def short_of(wanted, found):
    found = list(found)
    return [c for c in set(wanted) if found.count(c) < wanted.count(c)]


def printed(folder, tag, text, name):
    """Every letter, on the page and in the PDF; the items in the order they were written."""
    dump = dalil("dump", "--stage=items", f"page.{tag}", cwd=folder).out
    lines = re.findall(r"\[clinique/[^]]*\]  (.*)", dump)
    page, wanted = "".join(lines), re.sub("[\u200b\u2060\\s]", "", text)
    ok(wanted in re.sub("[\u200b\u2060\\s]", "", page), f"{name}: the page holds it as it was written", *lines)
    pdf = pdf_text(folder / f"output/page.{tag}.pdf")
    same(short_of(letters(text), letters(pdf)), [], f"{name}: the PDF gives back every letter")


def refused(run, name, words):
    """Errors with their place, in the listing, and with what to do."""
    errors = [line for line in run.problems if ": error: " in line]
    ok(errors and all(re.match(r"content/services/a\.yaml:\d+:\d+: error: ", line) for line in errors),
       f"{name}: refused, with its place", run)
    ok(all(REMEDY.search(line) for line in errors), f"{name}: … and with what to do", run)
    ok(words is None or any(words in line for line in errors), f"{name}: … because {words or 'of its form'}", run)


def one(number, tag, text, field):
    name = f"{number} {tag} {field}: {text[:30]!r}"
    folder = made(tag, field, text)
    run = dalil("render", cwd=folder)
    words = ANYWHERE.get((number, tag))
    digits = any(c.isdigit() for c in text)
    wrong = words is not None or field == "hours" or (field == "phones" and digits)
    same(run.code, 1 if wrong else 0, f"{name}: {'refused' if wrong else 'printed'}", run)
    if run.code == 0:
        printed(folder, tag, text, name)
        ok(all(re.match(r"content/", line) and REMEDY.search(line) for line in run.problems),
           f"{name}: what is only odd has a place and a remedy", run)
    elif run.code == 1:
        refused(run, name, words if field not in ("phones", "hours") else None)
        same(list((folder / "output").glob("*")) if (folder / "output").exists() else [], [],
             f"{name}: … and nothing is written")


sys.dont_write_bytecode = True
same(sorted({number for number, *_ in STRINGS}), list(range(1, 23)), "all 22 are here")
same({source for _, source, *_ in STRINGS} - set(SETS), set(), "the set of each is named")
for entry, _, language, string in STRINGS:
    for part in FIELDS:
        one(entry, language, string, part)
done()
