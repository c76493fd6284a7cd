"""Lines of text as Typst wrote them into a PDF, read straight from the pages' content.

Typst sets every line of one look by the same few operators. A page that holds nothing else is
read here in a third of the time that a reader of all PDFs needs for it; what is not exactly as
known (a picture, a turned line, a script from right to left) is left to that reader.
"""

from __future__ import annotations

import re
import zlib
from codecs import charmap_decode
from dataclasses import dataclass

Box = tuple[float, float, float, float]

_NUMBER = rb"-?\d*\.?\d+"
_MARK = rb"EMC\n?|/[A-Za-z0-9]+(?:<<(?:[^()<>]++|<<[^()<>]*>>|\([A-Za-z-]*\))*+>>BDC| BMC)\n"
_OPERATORS = rb"scn|SCN|cs|CS|cm|gs|re|f\*|[mlchSfBwJjMdn]"
_DRAWN = rb"q (?:(?:%s|/[A-Za-z]+\d+|\[[\d. ]*\]|%s)[ \n]*+)*+Q\n" % (_NUMBER, _OPERATORS)
_OTHER = re.compile(rb"(?:%s|%s)*" % (_MARK, _DRAWN))
"""Marks of the structure, and rules and areas drawn: no text, and nothing that could hide any."""
_LINE = re.compile(
    rb"(?:%s)*+q 1 0 0 -1 (-?[\d.]+) (-?[\d.]+) cm/c\d+ cs (?:[\d.]+ )+scn\n"
    rb"BT 0 Tr/(f\d+) ([\d.]+) Tf 1 0 0 -1 0 0 Tm(?:\[(?=[(<])(.*)\]TJ|(?=[(<])(.*)Tj)\Z" % _MARK,
    re.DOTALL,
)
"""A line of text after marks of the structure; its glyphs with and without kerning."""
_END = b"\nET\nQ\n"
_KERN = re.compile(rb"\)(-?[\d.]+)\(")
_MIXED = re.compile(rb"\)-?[\d.]+<")
_ANY_KERN = re.compile(rb"([)>])(-?[\d.]+)([(<])")
_TURNED = re.compile("[\u0590-\u10ff\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufeff]")
"""Scripts that run from right to left, or whose glyphs stand in another order than the letters."""
_MARKER = 0xE000
"""Where the code points for private use begin; a text that has them is read otherwise."""
_APART = b"\xff\xff"
"""Stands between strings that are read at once; no string in brackets holds it."""
_PARTS = 16
"""Parts of a thousandth of an em that advances are rounded to: a line of them errs by no more than
a hundredth of a point."""
_GAP = 0.1
"""Ems between two stretches of a line that still leave their letters one word."""


class _UnfamiliarError(Exception):
    """Something in the file is not written as Typst is known to write it."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page's text in the order of its content, and where each stretch of a line stands.

    Boxes are in points from the page's bottom left corner: as wide as the glyphs' advances without
    the spaces at the end, as high as the highest and lowest glyph of the font in this file.
    """

    text: str
    boxes: tuple[Box, ...]
    width: float
    height: float


def written_pages(pdf: bytes) -> list[WrittenPage | None]:
    """Every page of a PDF of Typst's; None for a page that holds more than lines of text.

    Empty if the file as a whole is not as Typst writes it.
    """
    try:
        file = _File(pdf)
        numbers = file.pages()
    except (_UnfamiliarError, ValueError, LookupError):
        return []
    return [_written(file, number) for number in numbers]


def _written(file: _File, number: int) -> WrittenPage | None:
    try:
        return file.page(number)
    except (_UnfamiliarError, zlib.error, ValueError, LookupError):
        return None


class _Glyphs:
    """The glyphs of a font: code -> text, and advance in thousandths of an em; ink up and down."""

    def __init__(
        self, letters: dict[int, str], advances: dict[int, float], low: float, high: float
    ) -> None:
        self.letters, self.advances, self.low, self.high = letters, advances, low, high
        several = {code: text for code, text in letters.items() if len(text) != 1}
        self.ligatures = [(chr(_MARKER + code), text) for code, text in several.items()]
        """What stands in ``table`` for a glyph of more letters than one."""
        shown = letters | {code: chr(_MARKER + code) for code in several}
        self.table = "".join([shown.get(code, "\ufffe") for code in range(256)])
        """The text of the first 256 codes, as codecs take it; U+FFFE where there is none."""
        self.tables = self.table[:255] + "\n"
        """The same, with an end of line where one string ends of several that are read at once."""
        parts = [round(advances.get(code, 0.0) * _PARTS) for code in range(256)]
        self._fine = bytes([part & 0xFF for part in parts])
        self._coarse = bytes([min(part >> 8, 0xFF) for part in parts])
        """Two digits of each advance, as a table that bytes are translated by: what they are added
        up with is then the fastest loop that Python has."""

    def wide(self, codes: bytes) -> float:
        """The advances of the first 256 codes, added up, in thousandths of an em."""
        fine, coarse = codes.translate(self._fine), codes.translate(self._coarse)
        return (sum(fine) + (sum(coarse) << 8)) / _PARTS

    def read_all(self, strings: list[bytes]) -> list[tuple[str, float, float]]:
        """What :meth:`read` gives for each of several strings as written, in one pass if it can.

        Raises:
            _UnfamiliarError: A glyph has no text.
        """
        codes = _unescaped(b"(" + _APART.join(strings) + b")")
        low, high = codes[1::2], codes[::2]
        parts = low.split(_APART[:1])
        try:
            texts = charmap_decode(low, "strict", self.tables)[0].split("\n")
        except UnicodeDecodeError:
            texts = []
        if (
            len(codes) % 2
            or not len(strings) == len(parts) == len(texts)
            or high.translate(None, b"\0") != _APART[:1] * (len(strings) - 1)
        ):
            return [self.read(_unescaped(b"(" + string + b")")) for string in strings]
        wide = [self.wide(part) for part in parts]
        after = [
            0.0 if text[-1:] != " " else self.wide(part[len(text.rstrip(" ")) :])
            for text, part in zip(texts, parts, strict=True)
        ]
        for marker, letters in self.ligatures:
            texts = [text.replace(marker, letters) for text in texts]
        return list(zip(texts, wide, after, strict=True))

    def read(self, codes: bytes) -> tuple[str, float, float]:
        """The text of codes of two bytes, how wide it is, and its spaces at the end.

        Raises:
            _UnfamiliarError: A glyph has no text.
        """
        low = codes[1::2]
        if len(codes) % 2 or codes[::2].strip(b"\0"):
            return self._read_high(codes)
        try:
            text = charmap_decode(low, "strict", self.table)[0]
        except UnicodeDecodeError:
            raise _UnfamiliarError("a glyph without text") from None
        wide = self.wide(low)
        after = self.wide(low[len(text.rstrip(" ")) :]) if text[-1:] == " " else 0.0
        for marker, letters in self.ligatures:
            text = text.replace(marker, letters)
        return text, wide, after

    def _read_high(self, codes: bytes) -> tuple[str, float, float]:
        try:
            numbers = [codes[at] * 256 + codes[at + 1] for at in range(0, len(codes), 2)]
            text = "".join([self.letters[number] for number in numbers])
            wide = [self.advances[number] for number in numbers]
        except (IndexError, KeyError):
            raise _UnfamiliarError("a glyph without text") from None
        spaces = len(text) - len(text.rstrip(" "))
        return text, sum(wide), sum(wide[len(wide) - spaces :])


_Stretch = tuple[str, float, float, float, float, Box]
"""Glyphs of one look on one line: their text, where they begin and end, on which baseline, how big,
and their box."""
_UNREAD = ("", 0.0, 0.0)


class _File:
    """The objects of a PDF that has one cross-reference table and no object streams."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        end = re.search(rb"startxref\n(\d+)\n%%EOF\s*$", pdf[-64:])
        head = end and re.compile(rb"xref\n0 (\d+)\n").match(pdf, int(end[1]))
        if not head:
            raise _UnfamiliarError("no table of objects")
        count, start = int(head[1]), head.end()
        rows = [pdf[at : at + 10] for at in range(start, start + 20 * count, 20)]
        if not all(row.isdigit() for row in rows):
            raise _UnfamiliarError("a table of objects in another form")
        self.places = [int(row) for row in rows]
        self.fonts: dict[int, _Glyphs] = {}
        self.seen: dict[tuple[bytes, bytes], list[_Stretch]] = {}

    def item(self, number: int) -> bytes:
        """An object's own text; of a stream, its dictionary."""
        head = b"%d 0 obj\n" % number
        if not 0 < number < len(self.places) or not self.pdf.startswith(head, self.places[number]):
            raise _UnfamiliarError("an object that is not at its place")
        start = self.places[number] + len(head)
        end = self.pdf.find(b"\nendobj", start)
        stream = self.pdf.find(b"\nstream\n", start, end)
        return self.pdf[start : end if stream < 0 else stream]

    def stream(self, number: int) -> bytes:
        """What a stream holds, unpacked."""
        head = self.item(number)
        length = re.search(rb"/Length (\d+)(?=[/>])", head)
        start = self.pdf.find(b"\nstream\n", self.places[number]) + len(b"\nstream\n")
        if not length or b"/DecodeParms" in head:
            raise _UnfamiliarError("a stream of unknown length")
        data = self.pdf[start : start + int(length[1])]
        if b"/Filter" not in head:
            return data
        if b"/Filter/FlateDecode" not in head:
            raise _UnfamiliarError("a stream that is packed otherwise")
        return zlib.decompress(data)

    def pages(self) -> list[int]:
        """The objects of the pages in order."""
        root = _found(rb"/Root (\d+) 0 R", self.pdf[-512:])
        tree = self.item(int(_found(rb"/Pages (\d+) 0 R", self.item(int(root)))))
        kids = _found(rb"/Kids\[([\d R]*)\]", tree)
        numbers = [int(number) for number in re.findall(rb"(\d+) 0 R", kids)]
        if int(_found(rb"/Count (\d+)", tree)) != len(numbers):
            raise _UnfamiliarError("a tree of pages of more than one level")
        return numbers

    def page(self, number: int) -> WrittenPage:
        head = self.item(number)
        if (
            b"/Type/Page/" not in head
            or b"/Rotate" in head
            or b"Box" in head.replace(b"/MediaBox[0 0 ", b"", 1)
        ):
            raise _UnfamiliarError("a page that is turned or cut")
        box = _found(rb"/MediaBox\[0 0 (%s %s)\]" % (_NUMBER, _NUMBER), head)
        width, height = (float(side) for side in box.split())
        resources = self.item(int(_found(rb"/Resources (\d+) 0 R", head)))
        content = self.stream(int(_found(rb"/Contents (\d+) 0 R", head)))
        listed = re.search(rb"/Font<<([^<>]*)>>", resources)
        named = listed[1] if listed else b""
        fonts = {
            name: self.font(int(number))
            for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", named)
        }
        # What stands first is the background: the line numbers of a paper, read once for all pages.
        end = content.find(b"EMC") if content.startswith(b"/Artifact") else 0
        background = content[:end]
        if (named, background) not in self.seen:
            self.seen[named, background] = _stretches(background, fonts)
        stretches = self.seen[named, background] + _stretches(content[end:], fonts)
        text = _joined(stretches)
        if not text.isascii() and _TURNED.search(text):
            raise _UnfamiliarError("a script whose glyphs are not in the order of its letters")
        return WrittenPage(
            text,
            tuple([box for _, left, right, _, _, box in stretches if right > left]),
            width,
            height,
        )

    def font(self, number: int) -> _Glyphs:
        if number not in self.fonts:
            head = self.item(number)
            if b"/Subtype/Type0/" not in head or b"/Encoding/Identity-H/" not in head:
                raise _UnfamiliarError("a font of another kind")
            below = self.item(int(_found(rb"/DescendantFonts\[(\d+) 0 R\]", head)))
            described = self.item(int(_found(rb"/FontDescriptor (\d+) 0 R", below)))
            bounds = _found(rb"/FontBBox\[([^\]]*)\]", described).split()
            self.fonts[number] = _Glyphs(
                _letters(self.stream(int(_found(rb"/ToUnicode (\d+) 0 R", head)))),
                _advances(_found(rb"/W\[((?:[^\[\]]|\[[^\[\]]*\])*)\]", below)),
                float(bounds[1]),
                float(bounds[3]),
            )
        return self.fonts[number]


def _found(pattern: bytes, text: bytes) -> bytes:
    match = re.search(pattern, text)
    if match is None:
        raise _UnfamiliarError("an entry that is not there")
    return match[1]


def _letters(cmap: bytes) -> dict[int, str]:
    """Code -> text of a ToUnicode map."""
    if b"beginbfrange" in cmap:
        raise _UnfamiliarError("a map of ranges")
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <((?:[0-9A-Fa-f]{4})+)>\n", cmap)
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", errors="replace")
        for code, text in pairs
    }


def _advances(widths: bytes) -> dict[int, float]:
    """Code -> advance in thousandths of an em, from a font's array W (ISO 32000-1, 9.7.4.3)."""
    out: dict[int, float] = {}
    for first, listed, last, width in re.findall(
        rb"(\d+) (?:\[([^\]]*)\]|(\d+) (%s))" % _NUMBER, widths
    ):
        if last:
            out.update(dict.fromkeys(range(int(first), int(last) + 1), float(width)))
        else:
            out.update(enumerate(map(float, listed.split()), int(first)))
    return out


def _stretches(block: bytes, fonts: dict[bytes, _Glyphs]) -> list[_Stretch]:
    """The stretches of text in a part of a page's content."""
    *lines, rest = block.split(_END)
    if _end_of_other(rest) != len(rest):
        raise _UnfamiliarError("something that is not text")
    mixed = _MIXED.search(block) is not None
    heads: list[tuple[float, float, _Glyphs, float, float]] = []
    read: list[tuple[str, float, float]] = [_UNREAD] * len(lines)
    by_font: dict[bytes, tuple[list[int], list[bytes]]] = {name: ([], []) for name in fonts}
    for number, line in enumerate(lines):
        head = _LINE.match(line) or _LINE.match(line, _end_of_other(line))
        if head is None:
            raise _UnfamiliarError("text that is set in another way")
        left, baseline, name, size, kerned, plain = head.groups()
        written: bytes = plain or kerned
        kerns = 0.0
        if written[0] == 0x28 and written[-1] == 0x29 and not (mixed and _MIXED.search(written)):
            string = written[1:-1]
            if b")" in string:
                pieces = _KERN.split(string)
                kerns = sum(map(float, pieces[1::2]))
                string = b"".join(pieces[::2])
            numbers, strings = by_font[name]
            numbers.append(number)
            strings.append(string)
        else:
            codes, kerns = _codes(written)
            read[number] = fonts[name].read(codes)
        heads.append((float(left), float(baseline), fonts[name], float(size), kerns))
    for name, (numbers, strings) in by_font.items():
        if strings:
            for number, found in zip(numbers, fonts[name].read_all(strings), strict=True):
                read[number] = found
    stretches = []
    for (left, baseline, font, size, kerns), (text, wide, after) in zip(heads, read, strict=True):
        em = size / 1000
        right = left + (wide - kerns) * em
        box = (left, baseline + font.low * em, right - after * em, baseline + font.high * em)
        stretches.append((text, left, right, baseline, size, box))
    return stretches


def _codes(written: bytes) -> tuple[bytes, float]:
    """The codes of strings with numbers between them, and the sum of these numbers.

    Strings stand in brackets, or as hexadecimal digits where they hold codes from 128 on.
    """
    total = 0.0
    try:
        opening, codes = written[:1], b""
        pieces = _ANY_KERN.split(written[1:] + b"0(")
        for at in range(0, len(pieces) - 1, 4):
            codes += (
                bytes.fromhex(pieces[at].decode())
                if opening == b"<"
                else _unescaped(b"(" + pieces[at] + b")")
            )
            if pieces[at + 1] != (b">" if opening == b"<" else b")"):
                raise _UnfamiliarError("strings that are written in another way")
            total += float(pieces[at + 2])
            opening = pieces[at + 3]
    except ValueError:
        raise _UnfamiliarError("glyphs that are written in another way") from None
    return codes, total


def _unescaped(string: bytes) -> bytes:
    """The bytes of a string in brackets. What it escapes is what Python does, but for brackets."""
    if not string.endswith(b")"):
        raise _UnfamiliarError("a string without an end")
    string = string[1:-1]
    if rb"\(" in string or rb"\)" in string:
        string = string.replace(rb"\(", rb"\050").replace(rb"\)", rb"\051")
    return string.decode("unicode_escape").encode("latin-1")


def _end_of_other(text: bytes) -> int:
    match = _OTHER.match(text)
    return match.end() if match else 0


def _joined(stretches: list[_Stretch]) -> str:
    """The text of stretches; what goes on where the one before ended is the same word."""
    out: list[str] = []
    before, line = 0.0, float("nan")
    for text, left, right, baseline, size, _ in stretches:
        if line != baseline or not -0.5 < left - before < _GAP * size:
            out.append("\n")
        out.append(text)
        before, line = right, baseline
    return "".join(out)


__all__ = ["WrittenPage", "written_pages"]
