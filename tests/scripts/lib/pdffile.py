"""pdffile.py: a finished PDF taken apart by qpdf: its objects, its elements, what its pages show

Nothing of dalil is used to read it. What is shown can be changed, byte by byte, and the file put
together again.
"""

import json
import re
import subprocess
from dataclasses import dataclass

from lib.tap import command

TOKEN = re.compile(rb"%[^\r\n]*|/[^\s()<>\[\]{}/%]*|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)"
                   rb"|[^\s()<>\[\]{}/%]+", re.S)
SHOWS = {"Tj", "TJ", "'", '"'}
REFERENCE = re.compile(r"\d+ 0 R")


def kids(node):
    k = node.get("/K", [])
    return k if isinstance(k, list) else [k]


def operators(content):
    """Every operator of a stream: (word, operands as matches, match)."""
    operands = []
    for match in TOKEN.finditer(content):
        word = match.group()
        if word[:1] in b"/<>[(%" or word == b"]" or re.fullmatch(rb"[-+.\d]+", word):
            operands.append(match)
            continue
        yield word.decode("latin-1"), operands, match
        operands = []


class File:
    def __init__(self, path):
        self.path = path
        self.objects = json.loads(command(["qpdf", "--json=1", "--json-key=objects", path]).out)["objects"]
        self.catalog = self.at(self.objects["trailer"]["/Root"])
        self.pages = []
        self.add_pages(self.catalog["/Pages"])
        self._plain = None

    def at(self, value):
        return self.objects[value] if isinstance(value, str) and REFERENCE.fullmatch(value) else value

    def add_pages(self, name):
        node = self.at(name)
        if node["/Type"] == "/Page":
            self.pages.append(name)
        for kid in node.get("/Kids", []):
            self.add_pages(kid)

    def elements(self):
        """Every element in reading order: (type, dictionary, name, type of its parent)."""
        found = []

        def walk(name, parent):
            node = self.at(name)
            if not isinstance(node, dict) or "/S" not in node:
                return
            found.append((node["/S"], node, name, parent))
            for kid in kids(node):
                walk(kid, node["/S"])

        for kid in kids(self.at(self.catalog["/StructTreeRoot"])):
            walk(kid, None)
        return found

    @property
    def plain(self):
        """The file as bytes, nothing packed."""
        if self._plain is None:
            self._plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", self.path, "-"],
                                         capture_output=True, check=True).stdout
        return self._plain

    def streams(self):
        """Unpacked, by name of the object."""
        found = [re.search(rb"%% Original object ID: (\d+) 0\n.*?\nstream\n(.*)\nendstream", part, re.S)
                 for part in self.plain.split(b"\nendobj\n")]
        return {f"{match[1].decode()} 0 R": match[2] for match in found if match}

    def fonts(self, page):
        """By name in the page's content: (bytes a glyph, letters by code)."""
        resources = self.at(self.at(page).get("/Resources", {}))
        streams = self.streams()
        found = {}
        for name, font in self.at(resources.get("/Font", {})).items():
            font = self.at(font)
            wide = font["/Subtype"] == "/Type0"
            letters = {} if wide else {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}
            letters.update(mapped(streams.get(font.get("/ToUnicode"), b"")))
            found[name] = (2 if wide else 1, letters)
        return found

    def write(self, path, plain):
        """Another file with these bytes, lengths and table mended."""
        fixed = subprocess.run(["fix-qdf"], input=plain, capture_output=True, check=True).stdout
        path.write_bytes(fixed)
        return path


def mapped(cmap):
    """Letters by code, as a ToUnicode map says."""
    letters = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            letters[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                start = bytes.fromhex(text.decode()).decode("utf-16-be")
                letters[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
        for first, texts in re.findall(rb"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[(.*?)\]", block, re.S):
            for step, text in enumerate(re.findall(rb"<([0-9A-Fa-f]+)>", texts)):
                letters[int(first, 16) + step] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return letters


@dataclass
class Glyph:
    start: int  # bytes of the content
    end: int
    text: str
    font: str
    code: int
    hexed: bool


def shown(content, fonts):
    """Every glyph of a page's content, in the order of the stream."""
    found, font = [], None
    for word, operands, _ in operators(content):
        if word == "Tf":
            font = operands[-2].group().decode("latin-1")
        if word not in SHOWS:
            continue
        width, letters = fonts[font]
        for operand in operands:
            if operand.group()[:1] == b"(":
                codes = literal(operand)
            elif operand.group()[:1] == b"<" and operand.group() != b"<<":
                codes = hexed(operand)
            else:
                continue
            for i in range(0, len(codes) - width + 1, width):
                code = int.from_bytes(bytes(value for value, _, _ in codes[i : i + width]), "big")
                found.append(Glyph(codes[i][1], codes[i + width - 1][2], letters.get(code, "\ufffd"), font, code,
                                   operand.group()[:1] == b"<"))
    return found


def literal(match):
    """The bytes of "(…)", each with where it begins and ends."""
    return [(octal(piece.group()), match.start() + piece.start() + 1, match.start() + piece.end() + 1)
            for piece in re.finditer(rb"\\[0-7]{1,3}|\\.|[^\\]", match.group()[1:-1], re.S)]


def octal(piece):
    if len(piece) == 1:
        return piece[0]
    named = {b"\\n": 10, b"\\r": 13, b"\\t": 9, b"\\b": 8, b"\\f": 12}
    return int(piece[1:], 8) & 255 if piece[1:2].isdigit() else named.get(piece, piece[1])


def hexed(match):
    digits = [(chr(match.group()[i]), match.start() + i) for i in range(1, len(match.group()) - 1)
              if chr(match.group()[i]).strip()]
    return [(int(digits[i][0] + digits[i + 1][0], 16), digits[i][1], digits[i + 1][1] + 1)
            for i in range(0, len(digits) - 1, 2)]
