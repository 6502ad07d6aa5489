"""modules.py: what some scripts use from npm: fetched by scripts/setup, at the sums of a lock file"""

from lib.tap import ROOT, tool


def missing(name):
    """Why the modules of lib/NAME cannot be used; None: they can."""
    if not tool("node"):
        return "node is not installed"
    lock = folder(name) / "package-lock.json"
    wanted = ROOT / "tests/scripts/lib" / name / "package-lock.json"
    if lock.exists() and lock.read_bytes() == wanted.read_bytes() and (folder(name) / "node_modules").is_dir():
        return None
    return f"the modules of node for tests/scripts/lib/{name} are not there: scripts/setup test fetches them"


def folder(name):
    return ROOT / "build" / f"node-{name}"
