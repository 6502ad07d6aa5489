#!/usr/bin/env python3
"""generate.py: invented listings in five languages, as many as are asked for

    generate.py OUTDIR N...

Writes OUTDIR/content-N.json, the same bytes on every machine: what `make bench` works on when the
listings of the comparison with other programs are not there. They have the same shape and about
the same length: a description is two or three sentences, 20 to 60 words.
"""

import json
import os
import sys

LANGS = ("en", "fr", "ar", "es", "am")

# Every table below has its rows in the order of LANGS.
CATEGORIES = {
    "health": ("#b3261e", ("Health", "Santé", "الصحة", "Salud", "ጤና")),
    "legal": ("#1f4e96", ("Legal help", "Aide juridique", "المساعدة القانونية", "Ayuda legal", "የሕግ እርዳታ")),
    "training": ("#8a5a00", ("Training", "Formation", "التكوين", "Formación", "ሥልጠና")),
    "education": ("#2e6f40", ("Education", "Éducation", "التعليم", "Educación", "ትምህርት")),
    "food": ("#a23b72", ("Food", "Repas", "الطعام", "Comida", "ምግብ")),
    "clothing": ("#5b3fa0", ("Clothes", "Vêtements", "الملابس", "Ropa", "ልብስ")),
    "shelter": ("#00697a", ("Shelter", "Hébergement", "الإيواء", "Alojamiento", "መጠለያ")),
}

TITLE = (
    "Help in the example city",
    "De l’aide dans la ville exemple",
    "المساعدة في المدينة المثال",
    "Ayuda en la ciudad de ejemplo",
    "በምሳሌ ከተማ የሚገኝ እርዳታ",
)
SUBTITLE = (
    "Invented services, to see how long setting them takes",
    "Des services inventés, pour voir en combien de temps on les compose",
    "خدمات متخيلة لمعرفة الوقت الذي يتطلبه تنضيدها",
    "Servicios inventados, para ver cuánto se tarda en componerlos",
    "ለማዘጋጀት ምን ያህል ጊዜ እንደሚወስድ ለማየት የተፈጠሩ አገልግሎቶች",
)
INTRO = (
    "Nothing in these pages exists: no address, no number and no opening hour leads anywhere.",
    "Rien dans ces pages n’existe : aucune adresse, aucun numéro ni aucun horaire ne mène nulle part.",
    "لا شيء في هذه الصفحات حقيقي: لا عنوان ولا رقم ولا موعد يقود إلى أي مكان.",
    "Nada en estas páginas existe: ninguna dirección, ningún número ni ningún horario lleva a ninguna parte.",
    "በእነዚህ ገጾች ላይ ያለ ምንም ነገር እውነተኛ አይደለም፤ አድራሻውም፣ ቁጥሩም፣ ሰዓቱም የትም አያደርስም።",
)
LABELS = {
    "phone": ("Tel.", "Tél.", "هاتف", "Tel.", "ስልክ"),
    "hours": ("Hours", "Horaires", "الأوقات", "Horario", "ሰዓት"),
    "languages": ("Languages", "Langues", "اللغات", "Idiomas", "ቋንቋዎች"),
}

KINDS = (
    ("{} Centre", "Centre {}", "مركز {}", "Centro {}", "{} ማዕከል"),
    ("{} House", "Maison {}", "دار {}", "Casa {}", "{} ቤት"),
    ("{} Association", "Association {}", "جمعية {}", "Asociación {}", "{} ማኅበር"),
    ("{} Office", "Bureau {}", "مكتب {}", "Oficina {}", "{} ቢሮ"),
)
# In Latin, Arabic and Ethiopic letters.
NAMES = (
    ("Olive", "الزيتونة", "ወይራ"),
    ("Lantern", "القنديل", "ፋኖስ"),
    ("Bridge", "القنطرة", "ድልድይ"),
    ("Swallow", "السنونو", "ወፍ"),
    ("Spring", "الينبوع", "ምንጭ"),
    ("Harbour", "الميناء", "ወደብ"),
    ("Compass", "البوصلة", "ኮምፓስ"),
    ("Orchard", "البستان", "አትክልት"),
)
STREETS = (
    ("rue du Puits", "زنقة البئر", "የጉድጓድ መንገድ"),
    ("avenue des Figuiers", "شارع التين", "የበለስ ጎዳና"),
    ("rue des Tanneurs", "زنقة الدباغين", "የቆዳ ፋቂዎች መንገድ"),
    ("place du Marché", "ساحة السوق", "የገበያ አደባባይ"),
    ("boulevard du Moulin", "شارع الطاحونة", "የወፍጮ ጎዳና"),
)
CITY = ("Exempleville", "المدينة المثال", "ምሳሌ ከተማ")

# What is offered, in a sentence's middle.
OFFERS = {
    "health": (
        ("a first talk with a nurse and simple medicines", "un premier entretien avec une infirmière et des médicaments simples",
         "لقاءً أول مع ممرضة وأدوية بسيطة", "una primera consulta con una enfermera y medicinas sencillas",
         "ከነርስ ጋር የመጀመሪያ ውይይት እና ቀላል መድኃኒቶች"),
        ("vaccination and eye tests for children", "la vaccination et des tests de vue pour les enfants",
         "التلقيح وفحص النظر للأطفال", "vacunas y pruebas de la vista para los niños",
         "ለልጆች ክትባት እና የዓይን ምርመራ"),
    ),
    "legal": (
        ("advice on papers and on work contracts", "des conseils sur les papiers et les contrats de travail",
         "استشارات حول الأوراق وعقود الشغل", "consejos sobre los papeles y los contratos de trabajo",
         "ስለ ወረቀቶች እና ስለ ሥራ ውሎች ምክር"),
        ("help with letters to offices and courts", "une aide pour écrire aux administrations et aux tribunaux",
         "المساعدة في مراسلة الإدارات والمحاكم", "ayuda para escribir a oficinas y tribunales",
         "ለመሥሪያ ቤቶች እና ለፍርድ ቤቶች ደብዳቤ ለመጻፍ እርዳታ"),
    ),
    "training": (
        ("courses in carpentry, baking and tailoring", "des cours de menuiserie, de boulangerie et de couture",
         "دروسًا في النجارة والخبازة والخياطة", "cursos de carpintería, panadería y costura",
         "የእንጨት ሥራ፣ የዳቦ መጋገር እና የልብስ ስፌት ትምህርት"),
        ("practice for a first job interview", "un entraînement au premier entretien d’embauche",
         "تدريبًا على مقابلة العمل الأولى", "práctica para la primera entrevista de trabajo",
         "ለመጀመሪያ የሥራ ቃለ መጠይቅ ልምምድ"),
    ),
    "education": (
        ("reading lessons and help with school tasks", "des leçons de lecture et une aide aux devoirs",
         "دروس القراءة والمساعدة في الواجبات", "clases de lectura y apoyo con las tareas",
         "የማንበብ ትምህርት እና የቤት ሥራ እገዛ"),
        ("a library with quiet tables and computers", "une bibliothèque avec des tables calmes et des ordinateurs",
         "مكتبة بطاولات هادئة وحواسيب", "una biblioteca con mesas tranquilas y ordenadores",
         "ጸጥ ያሉ ጠረጴዛዎችና ኮምፒውተሮች ያሉት ቤተ መጻሕፍት"),
    ),
    "food": (
        ("a warm meal and bread to take away", "un repas chaud et du pain à emporter",
         "وجبة ساخنة وخبزًا للحمل", "una comida caliente y pan para llevar",
         "ትኩስ ምግብ እና የሚወሰድ ዳቦ"),
        ("a basket with rice, beans and fruit", "un panier de riz, de haricots et de fruits",
         "سلة من الأرز والفاصوليا والفواكه", "una cesta con arroz, judías y fruta",
         "ሩዝ፣ ባቄላ እና ፍራፍሬ ያለው ቅርጫት"),
    ),
    "clothing": (
        ("warm jackets and shoes in all sizes", "des vestes chaudes et des chaussures de toutes tailles",
         "سترات دافئة وأحذية بكل المقاسات", "chaquetas de abrigo y zapatos de todas las tallas",
         "በሁሉም ልክ የሚሞቁ ጃኬቶች እና ጫማዎች"),
        ("washing machines and a place to mend clothes", "des machines à laver et un coin pour réparer ses habits",
         "آلات غسيل ومكانًا لإصلاح الثياب", "lavadoras y un rincón para arreglar la ropa",
         "የልብስ ማጠቢያ ማሽኖች እና ልብስ የሚጠገንበት ቦታ"),
    ),
    "shelter": (
        ("a bed, a shower and a locked cupboard", "un lit, une douche et une armoire fermée à clé",
         "سريرًا ودوشًا وخزانة مقفلة", "una cama, una ducha y un armario con llave",
         "አልጋ፣ ሻወር እና የሚቆለፍ ቁም ሣጥን"),
        ("rooms for families and a shared kitchen", "des chambres pour les familles et une cuisine commune",
         "غرفًا للأسر ومطبخًا مشتركًا", "habitaciones para familias y una cocina común",
         "ለቤተሰቦች ክፍሎች እና የጋራ ወጥ ቤት"),
    ),
}

# The first sentence says what, the second for whom, the third how.
WHAT = (
    ("Here you find {}, every day of the week and without paying anything.",
     "Vous trouvez ici {}, tous les jours de la semaine et sans rien payer.",
     "تجدون هنا {} في كل أيام الأسبوع ودون أي مقابل.",
     "Aquí encuentra {}, todos los días de la semana y sin pagar nada.",
     "እዚህ {} በሳምንቱ ቀናት ሁሉ ያለ ምንም ክፍያ ያገኛሉ።"),
    ("A small team of neighbours has offered {} since the spring of 2011.",
     "Une petite équipe de voisins propose {} depuis le printemps 2011.",
     "يقدم فريق صغير من الجيران {} منذ ربيع سنة 2011.",
     "Un pequeño grupo de vecinos ofrece {} desde la primavera de 2011.",
     "አንድ አነስተኛ የጎረቤቶች ቡድን ከ2011 የጸደይ ወቅት ጀምሮ {} ያቀርባል።"),
    ("Three days a week the house opens its doors and gives {} to whoever comes.",
     "Trois jours par semaine, la maison ouvre ses portes et donne {} à qui se présente.",
     "تفتح الدار أبوابها ثلاثة أيام في الأسبوع وتقدم {} لكل من يأتي.",
     "Tres días por semana la casa abre sus puertas y da {} a quien venga.",
     "ቤቱ በሳምንት ሦስት ቀን በሩን ከፍቶ {} ለሚመጣ ሁሉ ይሰጣል።"),
)
WHOM = (
    ("Everyone is welcome, whatever their age, their papers or their language.",
     "Tout le monde est bienvenu, quels que soient l’âge, les papiers ou la langue.",
     "مرحبًا بالجميع مهما كان العمر أو الأوراق أو اللغة.",
     "Toda persona es bienvenida, sea cual sea su edad, sus papeles o su idioma.",
     "ዕድሜ፣ ወረቀት ወይም ቋንቋ ሳይለይ ሁሉም ሰው እንኳን ደህና መጣ።"),
    ("Parents with babies and people who walk with difficulty do not have to queue.",
     "Les parents avec un bébé et les personnes qui marchent mal ne font pas la queue.",
     "لا ينتظر الآباء مع رضعهم ولا من يصعب عليه المشي في الطابور.",
     "Los padres con bebés y las personas que caminan con dificultad no hacen cola.",
     "ሕፃናት የያዙ ወላጆች እና ለመራመድ የሚቸገሩ ሰዎች ወረፋ አይጠብቁም።"),
    ("On Tuesdays after 14:00 there is somebody who interprets into six languages.",
     "Le mardi après 14:00, quelqu’un traduit dans six langues.",
     "يوجد كل يوم ثلاثاء بعد 14:00 من يترجم إلى ست لغات.",
     "Los martes después de las 14:00 hay alguien que traduce a seis idiomas.",
     "ማክሰኞ ከ14:00 በኋላ ወደ ስድስት ቋንቋዎች የሚተረጉም ሰው አለ።"),
)
HOW = (
    ("Ring the bell at the green gate, or call {} on the day before.",
     "Sonnez à la grille verte, ou appelez le {} la veille.",
     "دقوا الجرس عند البوابة الخضراء أو اتصلوا بالرقم {} في اليوم السابق.",
     "Toque el timbre en la verja verde o llame al {} el día anterior.",
     "በአረንጓዴው በር ላይ ደወሉን ይደውሉ ወይም ከአንድ ቀን በፊት በ {} ይደውሉ።"),
    ("No paper is needed for the first visit; what you say stays in the room.",
     "Aucun papier n’est demandé la première fois ; ce que vous dites reste entre nous.",
     "لا تُطلب أي ورقة في الزيارة الأولى، وما تقولونه يبقى بيننا.",
     "No se pide ningún papel la primera vez; lo que usted diga queda entre nosotros.",
     "ለመጀመሪያው ጉብኝት ወረቀት አያስፈልግም፤ የሚናገሩትም በምስጢር ይጠበቃል።"),
    ("The line 4 bus stops in front of the door; the way in has no steps.",
     "Le bus de la ligne 4 s’arrête devant la porte ; l’entrée est sans marches.",
     "تتوقف الحافلة رقم 4 أمام الباب، والمدخل بلا درج.",
     "El autobús de la línea 4 para delante de la puerta; la entrada no tiene escalones.",
     "የመስመር 4 አውቶቡስ ከበሩ ፊት ለፊት ይቆማል፤ መግቢያው ደረጃ የለውም።"),
)

DAYS = (
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    ("lun.", "mar.", "mié.", "jue.", "vie.", "sáb.", "dom."),
    ("ሰኞ", "ማክሰኞ", "ረቡዕ", "ሐሙስ", "ዓርብ", "ቅዳሜ", "እሑድ"),
)
# First day, last day, from, to.
WEEKS = (
    ((0, 4, "09:00", "17:00"),),
    ((0, 3, "08:30", "12:30"), (5, 5, "10:00", "13:00")),
    ((1, 4, "14:00", "19:30"),),
    ((0, 4, "09:00", "12:00"), (0, 4, "14:00", "18:00")),
)
SPOKEN = (
    ("Arabic", "arabe", "العربية", "árabe", "ዐረብኛ"),
    ("French", "français", "الفرنسية", "francés", "ፈረንሳይኛ"),
    ("English", "anglais", "الإنجليزية", "inglés", "እንግሊዝኛ"),
    ("Spanish", "espagnol", "الإسبانية", "español", "ስፓኒሽኛ"),
    ("Amharic", "amharique", "الأمهرية", "amárico", "አማርኛ"),
)
COMMA = (", ", ", ", "، ", ", ", "፣ ")
SCRIPT = (0, 0, 1, 0, 2)  # column of the tables of names, by language


class Dice:
    """The same throws on every machine (a linear congruence, upper bits only)."""

    def __init__(self):
        self.state = 20261115

    def throw(self, sides):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) * sides >> 31

    def pick(self, row):
        return row[self.throw(len(row))]


def by_language(texts):
    return dict(zip(LANGS, texts))


def hours(week, i):
    parts = []
    for first, last, opens, closes in week:
        days = DAYS[i][first] if first == last else DAYS[i][first] + "–" + DAYS[i][last]
        parts.append("%s %s–%s" % (days, opens, closes))
    return COMMA[i].join(parts)


def describe(dice, category, phone):
    offer = dice.pick(OFFERS[category])
    what, whom, how = dice.pick(WHAT), dice.pick(WHOM), dice.pick(HOW)
    full = dice.throw(2) == 0
    texts = []
    for i in range(len(LANGS)):
        sentences = [what[i].format(offer[i]), whom[i], how[i].format(phone)]
        texts.append(" ".join(sentences if full else sentences[::2]))
    return texts


def service(dice, number, category):
    kind, name, street = dice.pick(KINDS), dice.pick(NAMES), dice.pick(STREETS)
    house, code = 1 + dice.throw(200), 10000 + dice.throw(90) * 10
    phone = "+212 5 24 00 %02d %02d" % (dice.throw(100), dice.throw(100))
    week = dice.pick(WEEKS)
    spoken = SPOKEN[: 1 + dice.throw(len(SPOKEN))]
    langs = range(len(LANGS))
    address = [
        COMMA[i].join([str(house), street[SCRIPT[i]], "%s %d" % (CITY[SCRIPT[i]], code)]) for i in langs
    ]
    return {
        "id": number,
        "category": category,
        "name": by_language(kind[i].format(name[SCRIPT[i]]) for i in langs),
        "description": by_language(describe(dice, category, phone)),
        "address": by_language(address),
        "phone": phone,
        "url": "%s%d.example.org" % (name[0].lower(), number),
        "hours": by_language(hours(week, i) for i in langs),
        "languages": by_language(COMMA[i].join(row[i] for row in spoken) for i in langs),
    }


def make(n):
    """Content of @n services, shared out evenly among the categories."""
    dice = Dice()
    listed = [(i * len(CATEGORIES) // n) for i in range(n)]
    names = list(CATEGORIES)
    return {
        "edition": {"services": n, "languages": [{"code": lang} for lang in LANGS]},
        "title": by_language(TITLE),
        "subtitle": by_language(SUBTITLE),
        "intro": by_language(INTRO),
        "labels": {key: by_language(texts) for key, texts in LABELS.items()},
        "categories": [
            {"id": key, "color": colour, "title": by_language(texts)}
            for key, (colour, texts) in CATEGORIES.items()
        ],
        "services": [service(dice, i + 1, names[row]) for i, row in enumerate(listed)],
    }


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    for n in map(int, sys.argv[2:]):
        path = os.path.join(sys.argv[1], "content-%d.json" % n)
        with open(path, "w", encoding="utf-8") as out:
            json.dump(make(n), out, ensure_ascii=False, indent=1)
            out.write("\n")


if __name__ == "__main__":
    main()
