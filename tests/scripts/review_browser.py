#!/usr/bin/env python3
"""review_browser.py: the review page in a real browser: opened from a file, clicked, saved, read back

Chromium is Debian's; what drives it comes from npm through scripts/setup, at the versions and with the
sums of lib/review/package-lock.json. Without them the script is skipped and says why.
"""

import json
import re
import shutil
from pathlib import Path

from lib.modules import folder, missing
from lib.tap import box, command, dalil, done, network, ok, same, skip, small, swap, write

HERE = Path(__file__).resolve().parent / "lib/review"
NODE = folder("review")
CHROMIUM = "/usr/bin/chromium"
DAY = {"SOURCE_DATE_EPOCH": "1795430400"}
# Each tries another way out of a text: out of an element, an attribute, the script, the style, a link.
NASTY = [
    "</script><script>xss=alert(1)</script><img src=x onerror=alert(1)>",
    "\" onfocus=alert(1) autofocus x=\" <svg onload=alert(1)>",
    "' onmouseover='alert(1)' <iframe src=javascript:alert(1)></iframe>",
    "javascript:alert(1) data:text/html,<script>alert(1)</script>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "</title></style></textarea></noscript><script>xss=1</script>",
    "<base href='https://example.org/'><form action=//example.org><input autofocus onfocus=alert(1)>",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= alert(1) %>",
    "<object data=//example.org/x.swf></object> ]]> <![CDATA[ <?xml-stylesheet href=//example.org?>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;img src=x onerror=alert(1)&#x3e;",
]


def site(folder, language, name):
    run = dalil("review", language, "-o", box() / "sites" / name, cwd=folder, env=DAY)
    same(run.code, 0, f"{name}: the page is made", run)


def hostile():
    """Every text of a network is hostile, and what an earlier reviewer said as well."""
    listing, po = "", 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    for i, nasty in enumerate(NASTY):
        texts = {name: f"{nasty} {name}" for name in ("name", "summary", "description", "eligibility", "bring")}
        listing += (f"- {{id: s{i}, agency: centre, category: health, phones: ['+212 5 24 00 00 {20 + i}'], place: {{address: {json.dumps(nasty)}}}, "
                    + ", ".join(f"{name}: {json.dumps(text)}" for name, text in texts.items()) + "}\n")
        for name, text in texts.items():
            po += f"\nmsgctxt \"s{i}/{name}\"\nmsgid {json.dumps(text, ensure_ascii=False)}\nmsgstr {json.dumps('en ' + text, ensure_ascii=False)}\n"
    folder = small("hostile", listing, "languages: [fr, en]\neditions: [trifold-a4.en]\nmissing: fallback\n"
                   f"subtitle: {json.dumps(NASTY[0])}\n", agencies=f"- {{id: centre, name: {json.dumps(NASTY[1])}}}\n")
    write(folder / "content/translations/en.po", po)
    site(folder, "en", "hostile")
    text = (box() / "sites/hostile/index.html").read_text("utf-8")
    sums = re.findall(r'data-key="(s\d+/summary)" data-source="(\w+)" data-translation="(\w+)"', text)
    same(len(sums), len(NASTY), "hostile: every text has its card")
    write(folder / "content/reviews/en.tsv", "date\treviewer\tkey\tsource\ttranslation\tedition\tverdict\tnote\n" + "".join(
        f"2026-11-23\t{nasty}\t{key}\t{source}\t{translation}\ten:0\tchange\t{nasty}\n"
        for nasty, (key, source, translation) in zip(NASTY, sums)))
    site(folder, "en", "hostile")
    return folder


def loop(folder):
    """What the browser saved is taken, signed, and void as soon as the source changes."""
    run = dalil("review", "import", box() / "sites/ar.json", cwd=folder, env=DAY)
    same(run.code, 0, "what the browser saved is taken", run)
    ok("1 answers of Relectrice taken" in run.out, "one answer", run)
    line = (folder / "content/reviews/ar.tsv").read_text().splitlines()[1].split("\t")
    same([line[1], line[6]], ["Relectrice", "ok"], "signed off by name")
    ok("à voir" in line[7], "with the comment", line)
    run = dalil("review", "ar", "-o", box() / "sites/ar2", cwd=folder, env=DAY)
    ok(", 1 never" not in run.out and "196 never signed off" in run.out, "the next page knows it", run)
    return line[2]


def main():
    reason = missing("review") or (None if Path(CHROMIUM).exists() else "chromium is not installed")
    if reason:
        skip("the review page in a browser", reason)
        return
    folder = network("browser")
    site(folder, "ar", "ar")
    site(folder, "en", "en")
    hostile()
    shutil.copytree(box() / "sites/ar", box() / "sites/moved é")
    later = network("later")
    swap(later / "content/services/education.yaml", "Enfants de 6 à 14 ans", "Enfants de 6 à 12 ans")
    same(dalil("translations", "update", cwd=later, env=DAY).code, 0, "a sentence changes")
    site(later, "ar", "newer")
    run = command(["node", HERE / "browser.cjs", NODE / "node_modules", CHROMIUM, box() / "sites"],
                  env={"HOME": str(box())}, timeout=550)
    for line in run.out.splitlines():
        m = re.match(r"(ok|not ok) - (.*)", line)
        if m:
            ok(m[1] == "ok", m[2])
        else:
            print(line, flush=True)
    same(run.code, 0, "the browser came to its end", run.err[-1500:])
    if (box() / "sites/ar.json").exists():
        loop(folder)


main()
done()
