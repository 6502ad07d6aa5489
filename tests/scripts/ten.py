#!/usr/bin/env python3
"""ten.py: every mistake in one run, each at its place, and nothing else

The mistakes are made here, one after the other, in a copy of the checkout's network, so their
places are known. Each case of `mistakes` says what is changed, where in it the finger should
point, and what is said.
"""

import re
import sys

from lib.tap import dalil, done, network, ok, same, swap

sys.dont_write_bytecode = True

# file, old text, new text, what stands at the place told (in the new text; "" for its beginning;
# None: at the beginning of the line), the words
mistakes = [
    ("services/clothing.yaml", "chaussures pour tous les âges", b"chaussures pour tous les \xe2ges", b"\xe2",
     'the byte E2 is not UTF-8 (it may have been "â"): save the file as UTF-8'),
    ("services/education.yaml", "  bring: Acte de naissance", "\tbring: Acte de naissance", "\t",
     "a tab stands here: use spaces to indent"),
    ("services/food.yaml", "name: Table ouverte Exemple", "name: Table ouverte : Exemple", ": Exemple",
     'a value with a colon in it needs quotes: write name: "Table ouverte : Exemple"'),
    ("services/food.yaml", "  bring: Un sac solide\n", "  bring: Un sac solide\n  bring: Un panier\n", "bring: Un panier",
     "the key `bring` stands here a second time (first at 31:3): delete one of them"),
    ("services/health.yaml", "  fees: Gratuit", "  fee: Gratuit", "fee",
     "service: unknown key `fee`: did you mean `fees`?"),
    ("services/legal.yaml", '"+212 5 24 00 00 22"', '"+212 5 24 00 00 2"', "",
     'telephone number "+212 5 24 00 00 2" has 8 digits after +212, and there should be 9: '
     "check it digit by digit"),
    ("services/legal.yaml", "- id: interpretes", "- id: etat-civil", "etat-civil",
     'service "etat-civil" is written twice: it already stands at content/services/legal.yaml:26; '
     "rename or remove one"),
    ("services/training.yaml", "category: training\n  name: Atelier de couture", "category: trainning\n  name: Atelier de couture",
     "trainning", 'category "trainning" is not in content/network.yaml; did you mean "training"?'),
    ("services/training.yaml", '"Mo-Fr 14:30-19:00"', '"Mo-Fr 14:30-17:00pm"', "",
     '"14:30-17:00pm": hours count to 24 here, without am and pm: write 14:30-17:00'),
    ("services/training.yaml", "verified: {on: 2026-09-28, by: emploi-exemple}\n\n- id: atelier",
     "verified: {on: 2026-09-31, by: emploi-exemple}\n\n- id: atelier", "2026-09-31",
     "on: there is no day 2026-09-31 in the calendar"),
    ("translations/ar.po", 'msgid "Lancer une activité ou une coopérative"\nmsgstr',
     'msgid "Lancer une activité"\nmsgstr', "msgstr",
     'the Arabic text for "summary" of service "conseil-projets" is out of date: compare it with the '
     "French text and correct it"),
    ("translations/es.po", 'msgstr "Cocina del', 'msgstr "🍲 Cocina del', None, ""),
    ("translations/en.po", 'msgctxt "conseil-projets/name"', 'msgctxt "conseil-projets/nam"', None, ""),
]
