#!/usr/bin/env python3
"""review_browser.py: the review page in a real browser: opened from a file, clicked, saved, read back

Chromium is Debian's; what drives it comes from npm through scripts/setup, at the versions and with the
sums of lib/review/package-lock.json. Without them the script is skipped and says why.
"""

import json
import re
from pathlib import Path

from lib.modules import folder, missing
from lib.tap import box, command, dalil, done, network, ok, same, skip, small, write

HERE = Path(__file__).resolve().parent / "lib/review"
NODE = folder("review")
CHROMIUM = "/usr/bin/chromium"
DAY = {"SOURCE_DATE_EPOCH": "1795430400"}
NASTY = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\" onfocus=alert(1) autofocus x=\" <svg onload=alert(1)>"


def site(folder, language, name):
    run = dalil("review", language, "-o", box() / "sites" / name, cwd=folder, env=DAY)
    same(run.code, 0, f"{name}: the page is made", run)


def hostile():
    folder = small("hostile", f"- {{id: s1, agency: centre, category: health, name: {json.dumps(NASTY)}, "
                              f"summary: {json.dumps(NASTY)}, phones: ['+212 5 24 00 00 20']}}\n",
                   "languages: [fr, en]\neditions: [trifold-a4.en]\nmissing: fallback\n")
    write(folder / "content/translations/en.po",
          'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
          f'msgctxt "s1/summary"\nmsgid {json.dumps(NASTY, ensure_ascii=False)}\n'
          f'msgstr {json.dumps("en " + NASTY, ensure_ascii=False)}\n')
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
    site(hostile(), "en", "hostile")
    run = command(["node", HERE / "browser.cjs", NODE / "node_modules", CHROMIUM, box() / "sites"],
                  env={"HOME": str(box())}, timeout=300)
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
