"""plates.py: the plates of a finished file, as Ghostscript (tiffsep) draws them"""

import re
import struct

from lib.tap import box, command


def plates(path, page=1, dpi=200, smooth=1):
    """Plate -> rows of bytes, 255 where there is no ink; @smooth times finer, then made smaller."""
    stem = box() / "plates" / f"{path.stem}-{page}"
    stem.parent.mkdir(exist_ok=True)
    run = command(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-sCompression=none", f"-r{dpi * smooth}", f"-dDownScaleFactor={smooth}",
                   f"-dFirstPage={page}", f"-dLastPage={page}", f"-sOutputFile={stem}.tif", path])
    found = {}
    for file in stem.parent.glob(f"{stem.name}*(*).tif"):
        found[re.search(r"\((.*)\)\.tif$", file.name)[1]] = tiff(file.read_bytes())
        file.unlink()
    if not found:
        print(f"# {run}")
    return found


def tiff(data):
    """A grey picture, not packed: its rows."""
    order = "<" if data[:2] == b"II" else ">"
    at = struct.unpack(order + "I", data[4:8])[0]
    tags = {}
    for i in range(struct.unpack(order + "H", data[at : at + 2])[0]):
        tag, kind, count = struct.unpack(order + "HHI", data[at + 2 + 12 * i : at + 10 + 12 * i])
        raw = data[at + 10 + 12 * i : at + 14 + 12 * i]
        size, letter = {3: (2, "H"), 4: (4, "I")}.get(kind, (1, "B"))
        if size * count > 4:
            start = struct.unpack(order + "I", raw)[0]
            raw = data[start : start + size * count]
        tags[tag] = struct.unpack(order + letter * count, raw[: size * count])
    width, height = tags[256][0], tags[257][0]
    pixels = b"".join(data[o : o + n] for o, n in zip(tags[273], tags[279]))
    return [pixels[y * width : (y + 1) * width] for y in range(height)]
