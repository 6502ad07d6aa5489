"""changes.py: a network that was printed, and what happened to it since

One change of each kind a proof must show: a telephone, hours cut, hours extended, a reworded
sentence, a mended translation, a service that went, one that came, one that moved to another
category.
"""

from lib.tap import dalil, network, swap

PRINTED = "2026-10-01"
OLD_PHONE, NEW_PHONE = "+212 5 24 00 00 51", "+212 5 24 00 00 99"

FOOD = [
    (OLD_PHONE, NEW_PHONE),
    ('"Mo-Sa 12:00-14:30"', '"Mo-Sa 12:00-13:30"'),
    ('"We 15:00-18:00; Fr 09:00-11:30"', '"We 15:00-19:00; Fr 09:00-11:30"'),
    ("Soupe et pain pour qui dort dehors", "Soupe et couverture pour qui dort dehors"),
]

NEW_SERVICE = """
- id: cuisine-partagee
  agency: repas-exemple
  category: food
  name: Cuisine partagée Exemple
  summary: Cuisinez votre repas, les casseroles sont là
  phones: "+212 5 24 00 00 98"
  place:
    address: 12, rue des Potiers
    area: Médina
  hours: "Tu-Th 10:00-16:00"
  verified: {on: 2026-11-10, by: repas-exemple}
"""

NEW_ARABIC = {
    "name": ("Cuisine partagée Exemple", "المطبخ المشترك (مثال)"),
    "summary": ("Cuisinez votre repas, les casseroles sont là", "اطبخوا وجبتكم، القدور موجودة"),
    "address": ("12, rue des Potiers", "رقم 12، زنقة الفخارين"),
    "area": ("Médina", "المدينة القديمة"),
}


def swaps(path, pairs):
    for old, new in pairs:
        swap(path, old, new)


def record(folder, *editions, date=PRINTED):
    return dalil("run", "record", *editions, "--quantity", "500", "--date", date, "-C", folder)


def cut_service(path, service):
    """Takes one service out of a file of services."""
    blocks = path.read_text().split("\n- id: ")
    path.write_text("\n- id: ".join(b for b in blocks if not b.startswith(service + "\n")))


def happen(folder):
    """All of the changes."""
    food = folder / "content/services/food.yaml"
    arabic = folder / "content/translations/ar.po"
    swaps(food, FOOD)
    cut_service(food, "lait-et-couches")
    food.write_text(food.read_text() + NEW_SERVICE)
    swap(folder / "content/network.yaml", "missing: refuse", "missing: fallback")
    for po in sorted((folder / "content/translations").glob("*.po")):
        swap(po, 'msgid "Soupe et pain pour qui dort dehors"',
             'msgid "Soupe et couverture pour qui dort dehors"')
    swap(arabic, "وجبة ساخنة عند الظهر، دون تسجيل", "وجبة ساخنة كل ظهر، دون تسجيل")
    arabic.write_text(arabic.read_text() + "".join(
        f'\nmsgctxt "cuisine-partagee/{field}"\nmsgid "{source}"\nmsgstr "{text}"\n'
        for field, (source, text) in NEW_ARABIC.items()))


def printed_and_changed(name, *editions):
    folder = network(name)
    run = record(folder, *editions)
    assert run.code == 0, run
    happen(folder)
    return folder
