"""tap.py: what the scripts share: points, runs of the program, networks to spoil

A script says what is true with ok() and same(), and ends with done(). Everything it writes goes
to a folder of its own, box(), which is removed at the end.
"""

import atexit
import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(os.environ.get("DALIL_ROOT", ".")).resolve()
BIN = Path(os.environ.get("DALIL_BIN", ROOT / "build/debug/dalil")).resolve()
SLOW = 120  # seconds after which a run counts as hanging, unless it says otherwise

_points = 0
_failed = 0
_box = None


def ok(good, name, *details):
    """One point. The details are shown when it fails."""
    global _points, _failed
    _points += 1
    print(f"{'ok' if good else 'not ok'} {_points} - {name}", flush=True)
    if not good:
        _failed += 1
        for detail in details:
            for line in str(detail).splitlines():
                print(f"# {line}", flush=True)
    return good


def same(got, wanted, name, *details):
    """A point that says what differs: texts line by line, all else as Python shows it."""
    if not isinstance(got, str) or not isinstance(wanted, str):
        return ok(got == wanted, name, f"got    {got!r}", f"wanted {wanted!r}", *details)
    lines = difflib.unified_diff(wanted.splitlines(), got.splitlines(), "wanted", "got", lineterm="")
    return ok(got == wanted, name, "\n".join(lines), *details)


def skip(name, reason):
    global _points
    _points += 1
    print(f"ok {_points} - {name} # SKIP {reason}", flush=True)


def done():
    print(f"1..{_points}", flush=True)
    sys.exit(1 if _failed else 0)


def box():
    """A folder for this script, removed at its end."""
    global _box
    if _box is None:
        _box = Path(tempfile.mkdtemp(prefix="dalil-"))
        atexit.register(shutil.rmtree, _box, ignore_errors=True)
    return _box


@dataclass
class Run:
    code: int  # None: it did not end in time
    out: str
    err: str

    @property
    def problems(self):
        """The lines of standard error without the last one, the count."""
        return self.err.splitlines()[:-1]

    def __str__(self):
        return f"exit {self.code}\n{self.out}{self.err}"


def command(words, cwd=None, env=None, timeout=SLOW, **more):
    """Runs any program. Variables of @env that are None are taken away."""
    every = dict(os.environ)
    for name, value in (env or {}).items():
        every.pop(name, None)
        if value is not None:
            every[name] = value
    try:
        ended = subprocess.run(
            [str(word) for word in words], cwd=cwd, env=every, timeout=timeout,
            stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace", **more,
        )
    except subprocess.TimeoutExpired as slow:
        return Run(None, text_of(slow.stdout), text_of(slow.stderr))
    return Run(ended.returncode, ended.stdout, ended.stderr)


def text_of(output):
    return output if isinstance(output, str) else (output or b"").decode("utf-8", "replace")


def dalil(*words, cwd=None, env=None, timeout=SLOW):
    return command([BIN, *words], cwd=cwd, env=env, timeout=timeout)


def network(name, layouts=True):
    """A copy of the checkout's own network, to be spoiled."""
    folder = box() / name
    shutil.copytree(ROOT / "content", folder / "content")
    if layouts:
        shutil.copytree(ROOT / "layouts", folder / "layouts")
    return folder


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def small(name, services, network_more="", agencies=None, layouts=("trifold-a4",)):
    """A network of a few lines, in French only, with layouts of the checkout."""
    folder = box() / name
    write(folder / "content/network.yaml",
          "id: exemple\nname: Exemple\ntitle: Exemple\nsource: fr\ncountry: MA\nsample: yes\n"
          "date: 2026-11-15\ncategories:\n  - {id: health, name: Santé, icon: health, colour: \"#b3261e\"}\n"
          + network_more)
    write(folder / "content/agencies.yaml", agencies or "- {id: centre, name: Centre Exemple}\n")
    if services is not None:
        write(folder / "content/services/a.yaml", services)
    for layout in layouts:
        write(folder / f"layouts/{layout}.yaml", (ROOT / f"layouts/{layout}.yaml").read_bytes())
    return folder


def swap(path, old, new):
    """Replaces @old, which must be there once. Returns the line and column, from 1, where it was."""
    data = path.read_bytes()
    old = old if isinstance(old, bytes) else old.encode()
    new = new if isinstance(new, bytes) else new.encode()
    if data.count(old) != 1:
        raise AssertionError(f"{path}: {old.decode()!r} is there {data.count(old)} times, not once")
    before = data[: data.index(old)]
    path.write_bytes(data.replace(old, new))
    return before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode()) + 1


def tool(name):
    return shutil.which(name)


def pdf_text(path, *options):
    """What a reader can copy out of a PDF, page after page."""
    return command(["pdftotext", "-enc", "UTF-8", *options, path, "-"]).out


def pdf_info(path):
    lines = command(["pdfinfo", "-isodates", path]).out.splitlines()
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
