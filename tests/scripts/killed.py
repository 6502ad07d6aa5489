#!/usr/bin/env python3
"""killed.py: a run is recorded whole or not at all, whatever happens on the way

strace ends the program at every call that changes the disk, one recording each; or lets the disk be
full at every write. Afterwards there is no run, or a whole one, and the next recording works. Then
a real disk that is too small, where one may be mounted.
"""

import re
import shutil
import sys

from lib.tap import BIN, ROOT, box, command, dalil, done, ok, same, skip, tool

sys.dont_write_bytecode = True
RECORD = ["run", "record", "card.fr", "--quantity", "5", "--date", "2026-11-20", "-C"]
FIRST = "2026-11-20_fr_card_r001"
# Every write; of the others, which come in rows with them, one in so many, and always the last.
KINDS = {"write": 1, "mkdir": 4, "rename": 3, "fsync": 5, "chmod": 5, "flock": 1}


def tiny(name):
    folder = box() / name
    shutil.rmtree(folder, ignore_errors=True)
    return shutil.copytree(ROOT / "tests/golden/tour", folder)


def traced(folder, words, *options):
    return command(["strace", "-f", "-qq", "-o", box() / "trace", *options, BIN, *words, folder])


def calls(words, folder):
    """How often each kind of call is made."""
    run = traced(folder, words, f"--trace={','.join(KINDS)}")
    lines = (box() / "trace").read_text().splitlines() if run.code == 0 else []
    return {kind: sum(bool(re.match(rf"\d+ +{kind}\(", line)) for line in lines) for kind in KINDS}


def state(folder):
    """Nothing, or the whole run; what else there is."""
    where = folder / "output/runs"
    names = sorted(path.name for path in where.iterdir() if not path.name.startswith(".")) if where.exists() else []
    if not names:
        return "nothing"
    verified = dalil("run", "verify", "-C", folder)
    return "whole" if names == [FIRST] and verified.code == 0 else f"{names}\n{verified}"


def goes_on(folder, before):
    """The next recording works; @before: what was there."""
    again = dalil(*RECORD, folder)
    wanted = 4 if before == "whole" else 0  # the same thing twice is refused
    left = [path.name for path in (folder / "output/runs").iterdir()]
    return again.code == wanted and left == [FIRST] and state(folder) == "whole", again, left


def killed(counts):
    seen = set()
    for kind, step in KINDS.items():
        bad = []
        for n in sorted({*range(1, counts[kind] + 1, step), counts[kind]}):
            folder = tiny("net")
            run = traced(folder, RECORD, f"--trace={kind}", f"--inject={kind}:signal=KILL:when={n}")
            after = state(folder)
            seen.add(after)
            good, again, left = goes_on(folder, after)
            if after not in ("nothing", "whole") or not good or run.code == 0:
                bad.append(f"{kind} {n}: {run.code}, {after}, then {again}, {left}")
        same(bad, [], f"killed at any {kind} ({counts[kind]} of them): nothing or a whole run, and recording goes on")
    same(seen, {"nothing", "whole"}, "some were killed before the run was there, some after")


def full(counts):
    for kind, error, step, words in (
        ("write", "ENOSPC", 2, "the disk is full"), ("mkdir", "ENOSPC", 1, "No space left"),
        ("rename", "EIO", 5, "Input/output error"), ("fsync", "EIO", 9, "Input/output error"),
    ):
        bad, failed = [], 0
        # the last write is what is said to people
        for n in range(1, counts[kind] + (kind != "write"), step):
            folder = tiny("net")
            run = traced(folder, RECORD, f"--trace={kind}", f"--inject={kind}:error={error}:when={n}")
            if run.code == 0:  # a folder that cannot be flushed, or was there already
                continue
            failed += 1
            left = [path.name for path in (folder / "output/runs").glob("*")] if run.code == 3 else ["?"]
            if left or words not in run.err or "Traceback" in run.err or not goes_on(folder, "nothing")[0]:
                bad.append(f"{kind} {n}: {run}, {left}")
        same((bad, failed > 0), ([], True), f"{error} at any {kind}: a clear message, 3, and nothing is left ({failed})")


def event():
    folder = tiny("net")
    assert dalil(*RECORD, folder).code == 0
    log = folder / "output/runs/events.jsonl"
    words = ["run", "event", FIRST, "counted", "--count", "4", "-C"]
    assert dalil(*words, folder).code == 0
    before = log.read_bytes()
    for kind in ("write", "fsync"):
        run = traced(folder, words, f"--trace={kind}", f"--inject={kind}:error=ENOSPC:when=1")
        same((run.code, log.read_bytes() == before, "events.jsonl" in run.err), (3, True, True),
             f"a disk full at an event's {kind}: said, and the log is as it was", run)
        traced(folder, words, f"--trace={kind}", f"--inject={kind}:signal=KILL:when=1")
        after = log.read_bytes()
        ok(after in (before, before + before), f"killed at an event's {kind}: the line is there or not", after)
        log.write_bytes(before)


SMALL = """mount -t tmpfs -o size={size}k none "$1/output" || exit 99
shift
"$@"
code=$?
ls -A {runs}
exit $code
"""


def small_disk():
    if command(["unshare", "-m", "true"]).code != 0:
        return skip("a small disk", "nothing may be mounted here (needs root)")
    bad, codes = [], set()
    for size in (4, 8, 16, 40, 80, 120, 160, 4000):
        folder = tiny("net")
        (folder / "output").mkdir()
        script = SMALL.format(size=size, runs=folder / "output/runs")
        run = command(["unshare", "-m", "sh", "-c", script, "sh", folder, BIN, *RECORD, folder])
        if run.code == 99:
            return skip("a small disk", "no tmpfs can be mounted here")
        codes.add(run.code)
        names = [line for line in run.out.splitlines() if line in (".new", FIRST)]
        clear = run.code == 3 and names == [] and ("disk is full" in run.err or "No space left" in run.err)
        if not clear and not (run.code == 0 and names == [FIRST]):
            bad.append(f"{size} kB: {run}")
    same((bad, codes), ([], {0, 3}), "a small disk: a clear message and nothing half-written, or enough room")


def main():
    counts = calls(RECORD, tiny("net"))
    if not all(counts.values()):
        return skip("killed at every call", f"strace cannot follow here: {counts}")
    killed(counts)
    full(counts)
    event()


if tool("strace") is None:
    skip("killed at every call", "strace is not installed: make setup")
else:
    main()
small_disk()
done()
