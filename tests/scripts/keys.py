#!/usr/bin/env python3
"""keys.py: docs/keys.md is what the program's own tables say

With DALIL_ACCEPT set the page is written anew: read the difference.
"""

import os
import re
import sys

from lib.tap import ROOT, dalil, done, ok, same

sys.dont_write_bytecode = True
PAGE = ROOT / "docs/keys.md"

run = dalil("dump", "--stage=keys", cwd=ROOT)
same((run.code, run.err), (0, ""), "dump --stage=keys")
if os.environ.get("DALIL_ACCEPT"):
    PAGE.write_text(run.out, "utf-8")
same(PAGE.read_text("utf-8"), run.out, "docs/keys.md is the output of dalil dump --stage=keys")

# Whatever the checkout's own network and layouts use is on the page.
said = set(re.findall(r"`([^`]+)`", run.out))
for folder, pattern in (("content", "*.yaml"), ("layouts", "*.yaml")):
    used = set()
    for path in sorted((ROOT / folder).rglob(pattern)):
        text = re.sub(r"(^|\s)#.*", "", path.read_text("utf-8"), flags=re.MULTILINE)
        used |= set(re.findall(r"(?:^\s*(?:- )?|[{,]\s*)([a-z_]+):(?=\s)", text, re.MULTILINE))
    same(sorted(used - said), [], f"every key used in {folder}/ is on the page")
network = (ROOT / "content/network.yaml").read_text("utf-8")
icons = set(re.findall(r"icon: ([a-z-]+)", network))
pictograms = re.search(r"## Pictograms\n\n(.*?)\n\n", run.out, re.DOTALL)[1]
ok(icons and icons <= set(re.findall(r"`([a-z-]+)`", pictograms)), "every pictogram used is on the page",
   icons, pictograms)
ok("`zellige`" in run.out.partition("## Patterns")[2], "the patterns are on the page")
ok("`ar`" in run.out.partition("## Languages")[2], "the languages are on the page")
done()
