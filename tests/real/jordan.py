#!/usr/bin/env python3
"""jordan.py: 496 real entries of Services Advisor Jordan (2015) as a network for dalil

Usage: jordan.py [--unique] FOLDER
Reads $DALIL_SHARED/data/services-advisor-jordan-2015 (default ../shared) and writes
FOLDER/content. What could not be carried over as it is gets counted on stderr.
The listings are old: the network is a sample, and every page says so.
"""
import json
import os
import re
import sys
from collections import Counter

SET = "data/services-advisor-jordan-2015"

# id, colour (contrast to white at least 4.5), pictogram
CATEGORIES = {
    "PROTECTION": ("protection", "#5b2a86", "shield"),
    "CASH": ("cash", "#7a4b00", "money"),
    "NFI": ("items", "#8a2d3b", "clothing"),
    "WASH": ("wash", "#0b5f8a", "water"),
    "HEALTH": ("health", "#0b6e4f", "health"),
    "EDUCATION": ("education", "#2f4b9b", "education"),
    "FOOD": ("food", "#9a3b00", "food"),
    "SHELTER": ("shelter", "#4a5a1f", "shelter"),
}

# Details by the place they are printed; the others go into the note, which is not printed.
ELIGIBILITY = ("Nationality", "Intake Criteria")
BRING = ("Registration Type Requirement",)
APPLY = ("Accessibility", "Referral Method")
WHEN = ("Availability", "Availability Day")

DAYS = {
    "Sun-Thurs": "Su-Th",
    "Mon-Thurs  and Sat": "Mo-Th,Sa",
    "Mondays only": "Mo",
    "Tuesdays only": "Tu",
    "Wednesdays only": "We",
    "Thursdays only": "Th",
    "Saturdays only": "Sa",
    "Sundays only": "Su",
}

report = Counter()


def quote(text):
    """A double-quoted YAML scalar; JSON's is one."""
    return json.dumps(text, ensure_ascii=False)


def both(en, ar):
    return "{en: %s, ar: %s}" % (quote(en), quote(ar))


def clean(text):
    """dalil makes one space of many; counted here so that it is known."""
    folded = " ".join(text.split())
    if folded != text:
        report["texts with spaces too many, folded"] += 1
    return folded


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60]


def sentences(lines):
    return " ".join(line if line[-1] in ".!?؟" else line + "." for line in lines)


def minutes(text):
    """"8:30am", "17:00pm" in minutes; None when it can be read in two ways or none."""
    match = re.fullmatch(r"(\d{1,2}):(\d\d)(am|pm)", text or "")
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2]), match[3]
    if minute > 59 or hour > 23 or (hour == 12 and half == "am") or (hour > 12 and half == "am"):
        return None
    if hour > 12:
        report["times like \"17:00pm\" read as 17:00"] += 1
    elif half == "pm" and hour < 12:
        hour += 12
    return hour * 60 + minute


def opening(hours, details):
    """The hours in OpenStreetMap's spelling, or None when they stay words."""
    if details.get("Availability", "Every Day") != "Every Day":
        return None
    days = details.get("Availability Day")
    if days is not None and days not in DAYS:
        return None
    if hours.get("openAt") == "Always open":
        never = hours.get("closedAt") in (None, "Never closed")
        return "24/7" if never and days is None else None
    start, end = minutes(hours.get("openAt")), minutes(hours.get("closedAt"))
    if start is None or end is None or end <= start:
        return None
    times = "%02d:%02d-%02d:%02d" % (start // 60, start % 60, end // 60, end % 60)
    return "%s %s" % (DAYS[days], times) if days else times


def pairs(details):
    return [(clean(key), clean(value)) for one in details for key, value in one.items() if value]


def chosen(en, ar, keys, with_key):
    """The details under @keys as sentences in both languages; None when there are none."""
    found = [(e, a) for e, a in zip(en, ar) if e[0] in keys]
    if not found:
        return None
    shape = (lambda pair: "%s: %s" % pair) if with_key else (lambda pair: pair[1])
    return both(sentences([shape(e) for e, _ in found]), sentences([shape(a) for _, a in found]))


def words_for_hours(hours, en, ar):
    raw = [clean(hours[key]) for key in ("openAt", "closedAt") if hours.get(key)]
    times = [" – ".join(raw)] if raw else []
    when_en = times + [e[1] for e in en if e[0] in WHEN]
    when_ar = times + [a[1] for e, a in zip(en, ar) if e[0] in WHEN]
    return both("; ".join(when_en), "؛ ".join(when_ar)) if when_en else None


def service(en, ar, ids, unique):
    number = str(en["id"])
    ids[number] += 1
    if ids[number] > 1:
        report["ids that stand twice"] += 1
        if unique:
            number += "-%d" % ids[number]
            report["ids given a suffix"] += 1
    details_en, details_ar = pairs(en["details"]), pairs(ar["details"])
    if len(details_en) != len(details_ar):
        sys.exit("details differ in number: %s" % number)
    region = clean(en["region"]), clean(ar["region"])
    sub = clean(en["category"]["subCategory"]["name"]), clean(ar["category"]["subCategory"]["name"])
    provided_en = [clean(line) for line in en["servicesProvided"] if line.strip()]
    provided_ar = [clean(line) for line in ar["servicesProvided"] if line.strip()]
    if bool(provided_en) != bool(provided_ar):
        report["services described in one language only"] += 1
    out = ["- id: %s" % quote(number), "  agency: %s" % slug(en["organization"]["name"]),
           "  category: %s" % CATEGORIES[en["category"]["name"]][0],
           "  name: " + both("%s, %s" % (sub[0], region[0]), "%s، %s" % (sub[1], region[1]))]
    if provided_en:
        out.append("  description: " + both(sentences(provided_en), sentences(provided_ar)))
    else:
        report["services without a description"] += 1
    for key, keys, with_key in (("eligibility", ELIGIBILITY, True), ("bring", BRING, False),
                                ("apply", APPLY, True)):
        text = chosen(details_en, details_ar, keys, with_key)
        if text:
            out.append("  %s: %s" % (key, text))
    longitude, latitude = en["location"]["geometry"]["coordinates"]
    out += ["  place:", "    area: " + both(*region),
            "    coordinates: \"%s, %s\"" % (latitude, longitude)]
    week = opening(en["hours"], {key: value for one in en["details"] for key, value in one.items()})
    if week:
        report["hours carried over as hours"] += 1
        out.append("  hours: " + week)
    else:
        words = words_for_hours(en["hours"], details_en, details_ar)
        report["hours kept as words" if words else "services without hours"] += 1
        if words:
            out.append("  hours_text: " + words)
    out += ["  valid_from: " + en["startDate"], "  valid_to: " + en["endDate"]]
    used = ELIGIBILITY + BRING + APPLY + WHEN
    rest = ["%s: %s" % pair for pair in details_en if pair[0] not in used]
    rest.append("Referral: %s, %s" % ("required" if en["referral"]["required"] else "not required",
                                      en["referral"]["type"]))
    report["details put into notes (not printed)"] += len(rest)
    return out + ["  note: " + quote("; ".join(rest))]


def network(english, arabic):
    names = {}
    for en, ar in zip(english, arabic):
        names.setdefault(en["category"]["name"], ar["category"]["name"])
    out = ["id: jordan-2015", "name: " + both("Services Advisor Jordan", "مرشد الخدمات في الأردن"),
           "title: " + both("Services for refugees", "خدمات للاجئين"), "source: en", "country: JO",
           "languages: [en, ar]", "sample: true", "date: 2015-12-17", "categories:"]
    for key, (number, colour, icon) in CATEGORIES.items():
        out += ["  - id: " + number, "    name: " + both(clean(key), clean(names[key])),
                "    icon: " + icon, "    colour: " + quote(colour)]
    return out


def agencies(english, arabic):
    names = {}
    for en, ar in zip(english, arabic):
        name = en["organization"]["name"]
        names.setdefault(slug(name), (clean(name), clean(ar["organization"]["name"])))
    report["agencies"] = len(names)
    out = []
    for number, pair in sorted(names.items()):
        out += ["- id: " + number, "  name: " + both(*pair), "  kind: association"]
    return out


def write(folder, name, lines):
    path = os.path.join(folder, "content", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def main():
    words = [word for word in sys.argv[1:] if word != "--unique"]
    unique = "--unique" in sys.argv[1:]
    if any(word.startswith("-") for word in words):
        sys.exit("usage: jordan.py [--unique] FOLDER")
    source = os.path.join(os.environ.get("DALIL_SHARED", "../shared"), SET)
    if len(words) != 1:
        sys.exit("usage: jordan.py [--unique] FOLDER")
    if not os.path.isdir(source):
        sys.exit("skipped: there is no %s (set DALIL_SHARED)" % source)
    english, arabic = (json.load(open(os.path.join(source, "services_%s.json" % tag),
                                      encoding="utf-8")) for tag in ("EN", "AR"))
    if [en["id"] for en in english] != [ar["id"] for ar in arabic]:
        sys.exit("the two files do not list the same services")
    write(words[0], "network.yaml", network(english, arabic))
    write(words[0], "agencies.yaml", agencies(english, arabic))
    ids, files = Counter(), {}
    for en, ar in zip(english, arabic):
        name = CATEGORIES[en["category"]["name"]][0]
        files.setdefault(name, []).extend(service(en, ar, ids, unique))
    for name, lines in files.items():
        write(words[0], "services/%s.yaml" % name, lines)
    report["services"] = sum(ids.values())
    for what, count in sorted(report.items()):
        print("%5d %s" % (count, what), file=sys.stderr)


if __name__ == "__main__":
    main()
