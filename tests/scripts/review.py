#!/usr/bin/env python3
"""review.py: `dalil review`: one file that loads nothing and escapes everything; what comes back is checked"""

import base64
import hashlib
import html.parser
import json
import re

from lib.tap import box, dalil, done, network, ok, pdf_info, pdf_text, same, small, swap, write

VOID = {"meta", "br", "link", "input"}
DAY = {"SOURCE_DATE_EPOCH": "1795430400"}  # 2026-11-23
HEALTH = "content/services/health.yaml"
OLD, NEW = "Médecine générale, vaccins, suivi de grossesse", "Médecine générale, vaccins, contraception, suivi de grossesse"
NASTY = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "&lt;b&gt; & &amp; &#60;script&#62;",
    "</textarea></article><h1>Autre</h1>",
    "<!-- --!> ]]> {{7*7}} ${x}",
    "</style></script><svg onload=alert(1)>",
    "javascript:alert(1) data:text/html,x",
]


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.problems, self.tags, self.attrs = [], [], [], []
        self.policy, self.inside, self.ids = "", {"style": "", "script": ""}, []
        self.text = ""
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append(f"never closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attrs += [(tag, name, value) for name, value in attrs]
        here = dict(attrs)
        if "id" in here:
            self.ids.append(here["id"])
        if here.get("http-equiv") == "Content-Security-Policy":
            self.policy = here["content"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing at {self.getpos()}")

    def handle_data(self, data):
        if self.open and self.open[-1] in self.inside:
            self.inside[self.open[-1]] += data
        else:
            self.text += data


def review(folder, *words, code=0):
    run = dalil("review", *words, cwd=folder, env=DAY)
    same(run.code, code, f"review {' '.join(str(word) for word in words)}: exit {code}", run)
    return run


def page_of(folder, language="ar"):
    out = folder / "site"
    review(folder, language, "-o", out)
    return (out / "index.html").read_text()


def sha(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def cards(text):
    """Key: classes and hashes of each card."""
    found = {}
    for m in re.finditer(r'<article class="([^"]*)" tabindex="-1" id="[^"]*" data-key="([^"]*)" '
                         r'data-source="(\w{64})" data-translation="(\w{64})"', text):
        found[m[2]] = {"classes": m[1].split(), "source": m[3], "translation": m[4]}
    return found


def facts(folder):
    text = page_of(folder)
    page = Page(text)
    same(page.problems, [], "every element closes")
    same(len(page.ids), len(set(page.ids)), "no id is there twice")
    ok(page.policy.startswith("default-src 'none'; img-src data:;"), "the policy lets nothing in", page.policy)
    for kind in ("style", "script"):
        ok(f"{kind}-src 'sha256-{sha(page.inside[kind])}'" in page.policy, f"the {kind} goes in by its hash")
    outside = [a for a in page.attrs if a[1] in ("src", "href", "action", "srcset", "data", "xlink:href")
               and not a[2].startswith(("#", "data:image/png;base64,")) and a[2] != "data:,"]
    same(outside, [], "nothing is loaded and nothing leads away")
    same([a for a in page.attrs if a[1].startswith("on") or a[1] == "style"], [], "no handlers and no styles in attributes")
    same(("html", "dir", "rtl") in page.attrs and ("html", "lang", "ar") in page.attrs, True, "Arabic from right to left")
    targets = [a[2] for a in page.attrs if a[:2] == ("a", "data-to")]
    same([t for t in targets if t not in page.ids], [], "every rectangle leads to something")
    ok(len(targets) > 200, "every field has its rectangle", len(targets))
    ok(len(text.encode()) < 2_000_000, "under 2 MB", len(text.encode()))
    ok("+212 5 24 00 00 12" in page.text.replace("\u00a0", " ").replace("\u2060", ""), "data as printed are there")
    same(text, page_of(folder), "the same input gives the same page")
    return cards(text)


def languages(folder):
    for language, words in (("en", "Is the translation right?"), ("es", "¿Es correcta la traducción?")):
        text = page_of(folder, language)
        ok(f'<html lang="{language}" dir="ltr">' in text and words in text, f"{language}: in the translator's words")
    review(folder, "fr", code=2)
    run = review(folder, "arr", code=2)
    ok('did you mean "ar"' in run.err, "a language nobody knows", run)
    review(folder, code=2)


def changed(folder):
    swap(folder / HEALTH, OLD, NEW)
    run = dalil("translations", "update", "ar", cwd=folder, env=DAY)
    same(run.code, 0, "the source changes, the file is brought up to date", run)
    text = page_of(folder)
    marked = {key for key, card in cards(text).items() if "changed" in card["classes"]}
    same(len(marked), 1, "exactly that text is marked as changed", marked)
    ok("<ins>" in text and "contraception" in text.split("<ins>")[1][:40], "what came is underlined")
    return text


def hostile():
    texts = "".join(f"- {{id: s{i}, agency: centre, category: health, name: {json.dumps('Nom ' + t)}, "
                    f"summary: {json.dumps(t)}, phones: ['+212 5 24 00 00 {20 + i}']}}\n" for i, t in enumerate(NASTY))
    folder = small("hostile", texts, "languages: [fr, en]\neditions: [trifold-a4.en]\nmissing: fallback\n")
    po = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    for i, t in enumerate(NASTY):
        po += f"\nmsgctxt \"s{i}/summary\"\nmsgid {json.dumps(t)}\nmsgstr {json.dumps('en ' + t)}\n"
    write(folder / "content/translations/en.po", po)
    page = Page(page_of(folder, "en"))
    same(page.problems, [], "hostile texts close nothing")
    same([a for a in page.attrs if a[1].startswith("on")], [], "and make no handler")
    same(page.tags.count("script"), 1, "and no script")
    same([a[2] for a in page.attrs if a[1] in ("href", "src") and not a[2].startswith(("#", "data:"))], [], "and no link")
    clean = re.sub("[\u2060\u2066-\u2069\u00a0\u200b]", "", page.text)
    for t in NASTY:
        ok(f"en {t}".replace(" ", "") in clean.replace(" ", ""), f"readable as it is: {t}")


def answer(known, key, verdict="yes", **more):
    return {"key": key, "source": known[key]["source"], "translation": known[key]["translation"],
            "verdict": verdict, "comment": "", "suggestion": "", **more}


def saved(folder, name, answers, **more):
    out = {"format": "dalil-review", "version": 1, "network": "exemple-marrakech", "language": "ar",
           "edition": "ar:0123456789ab", "reviewer": "Relectrice", "date": "2026-11-23", "entries": answers} | more
    return write(folder / name, json.dumps(out, ensure_ascii=False))


def lines(folder):
    path = folder / "content/reviews/ar.tsv"
    return path.read_text().splitlines()[1:] if path.exists() else []


def comes_back(folder, known):
    keys = sorted(known)
    good = saved(folder, "good.json", [answer(known, keys[0]), answer(known, keys[1], "no", suggestion="أحسن"),
                                       answer(known, keys[2], "unsure", comment="=1+1\t\nx")])
    run = review(folder, "import", good)
    same([line.split("\t")[6] for line in lines(folder)], ["ok", "change", "change"], "three lines of sign-offs", run)
    ok(f"{keys[1]}: Relectrice says no" in run.out, "what must be done is told", run)
    same([len(line.split("\t")) for line in lines(folder)], [8, 8, 8], "a comment makes no columns and no lines")
    before = (folder / "content/reviews/ar.tsv").read_bytes()
    review(folder, "import", good)
    same((folder / "content/reviews/ar.tsv").read_bytes(), before, "the same file again changes nothing")
    other = saved(folder, "other.json", [answer(known, keys[0], "no")], reviewer="Autre")
    run = review(folder, "import", other)
    ok('Relectrice said "ok"' in run.out, "two who differ are set side by side", run)
    ok((folder / "content/reviews/ar.tsv").read_bytes().startswith(before), "what was there stays, byte for byte")
    status = page_of(folder)
    now = cards(status)
    ok("problem" in now[keys[1]]["classes"], "what was refused is a problem on the next page")


def bad(folder, known):
    key = sorted(known)[3]
    before = lines(folder)
    ghost = {**answer(known, key), "key": "nowhere/name"}
    old = {**answer(known, key), "source": "0" * 64}
    cases = [
        ("not json", b"{", "not JSON"),
        ("a list", b"[]", "this is no review"),
        ("another format", json.dumps({"format": "x"}).encode(), "this is no review"),
        ("nul", b'{"format":"dalil-review\\u0000"}', "this is"),
        ("not utf-8", b'{"format":"\xff"}', "not JSON"),
        ("twice", b'{"format":"dalil-review","format":"dalil-review"}', "not JSON"),
        ("deep", b"[" * 100000, "not JSON"),
    ]
    for name, data, wanted in cases:
        run = review(folder, "import", write(folder / "bad.json", data), code=1)
        ok(wanted in run.err, f"{name}: {wanted}", run)
    for name, more, wanted in [
        ("newer", {"version": 2}, "newer dalil"), ("nobody", {"reviewer": ""}, "who made it"),
        ("no day", {"date": "2026-13-40"}, "no date"), ("a day of some locale", {"date": "11-23-2026"}, "no date"), ("a path", {"language": "../../x"}, "language dalil does not know"),
        ("another network", {"network": "x"}, "of the network"), ("more keys", {"extra": 1}, "not in the form"),
        ("no list", {"entries": {}}, "no list"),
    ]:
        run = review(folder, "import", saved(folder, "bad.json", [answer(known, key)], **more), code=1)
        ok(wanted in run.err, f"{name}: {wanted}", run)
    for name, entry, wanted in [
        ("unknown key", ghost, "called so any more"), ("old source", old, "source has changed"),
        ("old translation", {**answer(known, key), "translation": "0" * 64}, "translation has changed"),
        ("another verdict", {**answer(known, key), "verdict": "ok"}, "not in the form"),
        ("too long", {**answer(known, key), "comment": "x" * 20000}, "not in the form"),
        ("no text", {**answer(known, key), "comment": 1}, "not in the form"),
    ]:
        run = review(folder, "import", saved(folder, "bad.json", [entry]), code=1)
        ok(wanted in run.err, f"{name}: {wanted}", run)
    run = review(folder, "import", saved(folder, "bad.json", [old]), code=1)
    same(run.problems, [f'bad.json: error: "{key}" (yes): its source has changed since; have it reviewed again'.replace("bad.json", str(folder / "bad.json"))],
         "an older edition: one line says which text and why")
    run = review(folder, "import", saved(folder, "bad.json", [answer(known, key)], network="autre-ville"), code=1)
    same(run.problems, [f'{folder / "bad.json"}: error: this review is of the network "autre-ville", not of "exemple-marrakech"; nothing was taken'],
         "another network: one line says which")
    nasty = "\x1b[31m\u202e</script>=1+1"
    run = review(folder, "import", saved(folder, "bad.json", [{**answer(known, key), "key": nasty}], reviewer=nasty), code=1)
    ok("\x1b" not in run.err + run.out and "\u202e" not in run.err + run.out, "hostile names do nothing to a terminal", repr(run.err))
    sly = saved(folder, "bad.json", [{**answer(known, key, "no"), "comment": nasty}], reviewer=nasty)
    copy = (folder / "content/reviews/ar.tsv").read_bytes()
    run = review(folder, "import", sly)
    ok(f"{key}: <U+001B>[31m<U+202E></script>=1+1 says no: " in run.out and "\x1b" not in run.out, "nor when they are taken", repr(run.out))
    (folder / "content/reviews/ar.tsv").write_bytes(copy)
    many = saved(folder, "bad.json", [{**answer(known, key), "key": f"ghost{i}/name"} for i in range(14000)])
    ok(3_000_000 < many.stat().st_size < 4 << 20, "a file as large as may be", many.stat().st_size)
    run = review(folder, "import", many, code=1)
    ok("0 answers of Relectrice taken, 0 known already, 14000 in conflict" in run.out, "is read to its end", run.out[-300:])
    same(lines(folder), before, "nothing of all that was written")
    run = review(folder, "import", saved(folder, "half.json", [ghost, answer(known, key)]), code=1)
    same(len(lines(folder)), len(before) + 1, "what holds is taken beside what does not", run)
    review(folder, "import", folder / "nowhere.json", code=3)
    run = review(folder, "import", write(folder / "large.json", b" " * (5 << 20)), code=3)
    same(run.err.strip(), f"dalil: {folder / 'large.json'}: the file is larger than 4 MiB: split it", "a larger one is not read", run)


def broken(folder):
    swap(folder / "content/translations/ar.po", 'msgctxt "network/title"', 'msgctxt "network/title')
    run = review(folder, "ar", "-o", folder / "broken", code=1)
    ok("content/translations/ar.po:" in run.err, "a broken file is named with its line", run)
    ok(not (folder / "broken").exists(), "and no page made of half of it")
    same(dalil("proof", "ar", "-o", folder / "b.pdf", cwd=folder).code, 1, "nor a proof")


def paper(folder):
    for name, words in (("ar", "ملاحظات"), ("trifold-a4.en", "Notes")):
        out = folder / f"{name}.pdf"
        run = dalil("proof", name, "-o", out, cwd=folder, env=DAY)
        same(run.code, 0, f"proof {name}", run)
        text = re.sub("[\u2066-\u2069\u202a-\u202e\u200e\u200f\u2060]", "", pdf_text(out))
        ok(words in text, f"proof {name}: room for notes", text[:2000])
        ok(int(pdf_info(out)["Pages"]) >= 5, f"proof {name}: pages and tables")
    same(dalil("proof", "ar", cwd=folder).code, 2, "proof without a file: wrong usage")
    same(dalil("proof", "trifold-a9.ar", "-o", folder / "x.pdf", cwd=folder).code, 2, "proof of nothing: wrong usage")
    text = pdf_text(folder / "ar.pdf")
    numbers = {int(n) for n in re.findall(r"^\D*(\d{1,3})\D*$", text, re.M)}
    ok(set(range(1, 100)) <= numbers, "every number is there", sorted(set(range(1, 100)) - numbers))


def what_pages_know():
    """Does not fit, and no glyph: the engine's word on the cards, in the reader's language."""
    folder = network("full")
    path = folder / "content/translations/en.po"
    long = "Words that go on and on and do not stop at all for anybody who reads them here " * 2
    text = re.sub(r'(msgctxt "[\w-]+/summary"\nmsgid (?:".*"\n)+)msgstr (?:".*"\n?)+', lambda m: m[1] + f'msgstr "{long.strip()}"\n', path.read_text("utf-8"))
    path.write_text(text.replace(long.strip(), long.strip() + " \u13a0", 1), "utf-8")
    run = review(folder, "en", "-o", folder / "site")
    page = Page((folder / "site/index.html").read_text("utf-8"))
    ok("The text is too long for its place on the page. on trifold-a4 it takes" in page.text
       or "The text is too long for its place on the page. on poster-a2 it takes" in page.text, "what does not fit is told on its card", run)
    ok(page.text.count("The text is too long") >= 20, "on every one of them", page.text.count("The text is too long"))
    same(page.text.count("A letter cannot be printed."), 1, "a letter without a font is told where it is")
    ok('no font has the character "\u13a0" (U+13A0)' in page.text, "and which")
    ok("Not all texts fit, so the page is not shown: poster-a2.en" in page.text, "the page that is not there is named", page.text[:3000])
    same(re.findall(r"dalil: .*cannot be laid out", run.err), [f"dalil: {name}.en cannot be laid out" for name in ("trifold-a4", "poster-a2")], "and so it is where it was made")


def fallback():
    """Texts that stand in the source's words are marked: on the page, on the card, on paper."""
    folder = network("fallback")
    swap(folder / "content/network.yaml", "missing: refuse", "missing: fallback")
    path = folder / "content/translations/ar.po"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(msgctxt "urgences/summary"\nmsgid (?:".*"\n)+)msgstr (?:".*"\n?)+', r'\1msgstr ""\n', text), "utf-8")
    swap(folder / "content/services/education.yaml", "Enfants de 6 à 14 ans", "Enfants de 6 à 12 ans")
    same(dalil("translations", "update", "ar", cwd=folder, env=DAY).code, 0, "one text has no translation, one another number")
    text = page_of(folder)
    marked = set(re.findall(r'class="fallback" href="[^"]*" data-to="([^"]*)" aria-label="[^"]*\(لم يُترجم بعد\)"', text))
    same(marked, {"urgences/summary", "aide-aux-devoirs/eligibility"}, "both are marked on the page, in words too")
    for name, more in ((folder, True), (box() / "facts", False)):
        same(dalil("proof", "trifold-a4.ar", "-o", folder / "p.pdf", cwd=name, env=DAY).code, 0, "a proof of it")
        words = re.sub("[\u2066-\u2069\u202a-\u202e\u200e\u200f\u2060]", "", pdf_text(folder / "p.pdf", "-l", "1"))
        same("إطار متقطع" in words, more, f"the dashed frame is explained on paper: {more}", words)


known = facts(network("facts"))
languages(box() / "facts")
changed(network("changed"))
hostile()
comes_back(network("back"), known)
bad(box() / "back", known)
paper(box() / "changed")
broken(network("broken"))
what_pages_know()
fallback()
done()
