#!/usr/bin/env python3
"""diff_html.py: `dalil diff --html`: one page that loads nothing, escapes everything, and reads well"""

import base64
import hashlib
import html.parser
import re

from lib.changes import NEW_PHONE, OLD_PHONE, printed_and_changed, record
from lib.tap import box, command, dalil, done, ok, same, skip, small, swap, tool

VOID = {"meta", "br", "col", "link", "img"}
ELEMENTS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "table", "caption",
            "thead", "tbody", "tr", "th", "td", "a", "span", "p", "section", "colgroup", "col", "bdi", "br",
            "code", "del", "ins", "ul", "li", "details", "summary"}
ATTRIBUTES = {"lang", "dir", "charset", "http-equiv", "content", "name", "scope", "data-is", "href", "id",
              "class", "aria-labelledby"}
NASTY = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "&lt;b&gt; & &amp; &#60;script&#62;",
    "</bdi></td></table><h1>Autre</h1>",
    "<!-- --!> ]]> {{7*7}} ${x}",
    "</style><style>*{display:none}",
    "Clinique \u2067<b>\u2069",
]


class Page(html.parser.HTMLParser):
    """Elements, attributes and text; complains about what does not close."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.problems, self.tags, self.attributes, self.links = [], [], [], set(), []
        self.text, self.style, self.policy, self.values = "", "", "", []
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append(f"never closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        here = dict(attrs)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if here.get("http-equiv") == "Content-Security-Policy":
            self.policy = here["content"]
        if tag == "bdi":
            self.values.append([here.get("lang"), here.get("dir"), ""])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing at {self.getpos()}")

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
            return
        self.text += data
        if "bdi" in self.open:
            self.values[-1][2] += data


def made(folder, *words):
    path = box() / "page.html"
    run = dalil("diff", "--html", path, *words, "-C", folder)
    ok(run.code == 0, "diff --html", run)
    return path.read_text()


def check_page(page, name):
    same(page.problems, [], f"{name}: every element closes")
    same(sorted(set(page.tags) - ELEMENTS), [], f"{name}: no other elements")
    same(sorted(page.attributes - ATTRIBUTES), [], f"{name}: no other attributes")
    same([link for link in page.links if not re.fullmatch(r"#e\d+", link)], [], f"{name}: it leads nowhere outside")
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    ok(page.policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'"),
       f"{name}: nothing but its own style is let in", page.policy)
    same("url(" in page.style or "@import" in page.style, False, f"{name}: the style loads nothing")


def story():
    folder = printed_and_changed("story", "trifold-a4.fr", "trifold-a4.ar")
    text = made(folder)
    page = Page(text)
    check_page(page, "story")
    ok(page.text.index("REPRINT") < page.text.index("S1"), "decisions stand before changes")
    for words in (OLD_PHONE, NEW_PHONE, "Lait et couches Exemple", "Cuisine partagée Exemple", "it was never printed"):
        ok(words in re.sub("[\u2066-\u2069]", "", page.text).replace("\u00a0", " "), f"it says {words!r}")
    ok("<del>pain</del>" in text and "<ins>couverture</ins>" in text, "words that changed are marked")
    ok("<del>عند الظهر،</del>" in text and "<ins>كل ظهر،</ins>" in text, "Arabic words, too")
    arabic = [value for value in page.values if re.search("[\u0600-\u06ff]", value[2])]
    ok(arabic and all(value[:2] == ["ar", "rtl"] for value in arabic), "Arabic is right to left", arabic)
    ok(all(value[0] in ("fr", "ar") for value in page.values), "every value says its language")
    heads = re.findall(r"<h([1-6])", text)
    ok(heads[0] == "1" and heads.count("1") == 1 and all(int(b) - int(a) <= 1 for a, b in zip(heads, heads[1:])),
       "headings go down one step at a time", heads)
    same(text.count("<table"), text.count("<caption>"), "every table has a caption")
    same(made(folder), text, "twice the same bytes")
    ok(made(folder, "trifold-a4.ar").count("<section") == 1, "one run named: one edition")
    return folder


def contrast():
    """Text colours of the style sheet on the grounds they stand on."""
    source = made(small_one("Clinique Exemple", "contrast"))
    pairs = re.findall(r"color:(#[0-9a-f]{6});background:(#[0-9a-f]{3,6})", source)
    pairs += [("#ffffff", ground) for ground in re.findall(r"\.s\d\{background:(#[0-9a-f]{6})\}", source)]

    def light(colour):
        colour = colour if len(colour) == 7 else "#" + "".join(c * 2 for c in colour[1:])
        parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    ok(len(pairs) >= 10, "the style sheet names its colours", pairs)
    for ink, ground in pairs:
        a, b = sorted((light(ink), light(ground)))
        ok((b + 0.05) / (a + 0.05) >= 7, f"{ink} on {ground} is easy to read")


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def small_one(name, folder):
    """Printed, then another telephone and another name."""
    service = ("- id: clinique\n  agency: centre\n  category: health\n  name: {}\n  description: {}\n"
               "  phones: \"+212 5 24 00 00 1{}\"\n  verified: {{on: 2026-11-02, by: centre}}\n")
    made_of = small(folder, service.format("Clinique", "Avant", 1))
    with open(made_of / "content/network.yaml", "a", encoding="utf-8") as network:
        network.write("editions: [trifold-a4.fr]\n")
    run = record(made_of, "trifold-a4.fr")
    ok(run.code == 0, f"{folder}: recorded", run)
    (made_of / "content/services/a.yaml").write_text(service.format(quoted(name), quoted(name), 2))
    return made_of


def nasty():
    for number, name in enumerate(NASTY):
        page = Page(made(small_one(name, f"nasty{number}")))
        check_page(page, f"nasty {number}")
        plain = re.sub("[\u2066-\u2069\u2060\u200b]", "", page.text)
        bare = re.sub("[\u2066-\u2069]", "", name)
        ok(all(word in plain for word in bare.split()), f"nasty {number}: it is shown as it is written", plain)


def chromium(folder):
    program = tool("chromium") or tool("chromium-browser")
    if not program:
        skip("a browser shows it", "chromium is not installed")
        return
    path = box() / "page.html"
    made(folder)
    for width in (320, 768, 1280):
        picture = box() / f"{width}.png"
        run = command([program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                       "--enable-logging=stderr", f"--user-data-dir={box() / 'browser'}",
                       f"--window-size={width},1200", f"--screenshot={picture}", path.as_uri()])
        ok(picture.exists() and picture.stat().st_size > 10000, f"{width} pixels wide: there is something to see", run)
        ok("Refused" not in run.err, f"{width} pixels wide: the policy lets the style in", run.err)


def refused():
    folder = small_one("Clinique", "refused")
    run = dalil("diff", "--html", box() / "no/such/folder/x.html", "-C", folder)
    same(run.code, 3, "a folder that is not there", run)
    ok("no/such/folder" in run.err, "it names the file", run)


if __name__ == "__main__":
    printed = story()
    contrast()
    nasty()
    refused()
    chromium(printed)
    done()
