"""Handouts fill their sheet: larger type where there is room, smaller where a text runs over."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from packetgen.docx.archive import Archive
from packetgen.errors import EngineError, FormError
from packetgen.output.packages import packed

if TYPE_CHECKING:
    from packetgen.typeset import Typeset

_SIDES = {"full": 1, "half": 1, "card": 2}
_FULL = 0.94
"""Share of the sheet's height at which it counts as filled."""
_LARGEST, _SMALLEST, _STEP = 1.35, 0.8, 0.05
_RUN_OVER = ("leaves the page", "out of order")
"""What the gates say of a table's cell that is higher than the page."""
_TITLE = 36
"""Half-points from which type is a title: it is large as it is."""
_PARTS = re.compile(r"word/(document|styles|header\d*|footer\d*)\.xml")
_SIZE = re.compile(rb'(<w:szC?s? w:val=")(\d+)(")')
_SPACING = re.compile(rb"<w:spacing [^>]*>")
_LIST = re.compile(rb'<w:style [^>]*w:styleId="ListBullet".*?</w:style>', re.DOTALL)
_BODY = re.compile(rb'<w:docDefaults>.*?<w:sz w:val="(\d+)"', re.DOTALL)
_LARGEST_FRONT = 1.6
_SPACE = re.compile(rb'(w:(?:before|after)=")(\d+)(")')


def fitted(
    docx: bytes, size: str, typeset: Callable[[bytes], Typeset]
) -> tuple[bytes, Typeset, tuple[str, ...]]:
    """A handout's Word file and PDF in the type size that fills its sheet.

    Args:
        docx: The handout as drafted.
        size: full, half or card; another size stays as it is.
        typeset: Makes the PDF of a Word file.

    Returns:
        Word file, PDF, and sentences on what could not be made to fit.

    Raises:
        FormError: A part that cannot break is larger than the sheet, whatever its type.
    """
    if size not in _SIDES:
        return docx, typeset(docx), ()
    docx, done, notes = _fitted(docx, size, typeset)
    if size == "card" and not notes:
        docx, done = _front_filled(docx, done, typeset)
    return docx, done, notes


def _front_filled(
    docx: bytes, done: Typeset, typeset: Callable[[bytes], Typeset]
) -> tuple[bytes, Typeset]:
    """A card whose back is full, and whose front is not, with larger statements in front."""
    parts = Archive(docx)
    styles = parts["word/styles.xml"]
    front, _, back = parts["word/document.xml"].partition(b"<w:pageBreakBefore")
    body = _BODY.search(styles)
    mark = b'w:pStyle w:val="ListBullet"'
    if body is None or not _LIST.search(styles) or mark not in front or mark in back:
        return docx, done
    wanted = (_FULL / max(_filled(done.pdf)[0], 0.1)) ** (1 / 1.3)
    for step in range(int((min(wanted, _LARGEST_FRONT) - 1) / _STEP + 1e-6), 0, -1):
        larger = _with_styles(docx, _listed_in(styles, round(int(body[1]) * (1 + step * _STEP))))
        tried = _tried(larger, typeset)
        if tried is not None and tried.pages == 2 and _filled(tried.pdf)[0] <= 0.97:
            return larger, tried
    return docx, done


def _listed_in(styles: bytes, half_points: int) -> bytes:
    """Styles whose list is set in a size of its own."""
    size = b'<w:sz w:val="%d"/><w:szCs w:val="%d"/>' % (half_points, half_points)

    def sized(match: re.Match[bytes]) -> bytes:
        style = re.sub(rb"<w:szC?s? [^>]*/>", b"", match[0])
        if b"</w:rPr>" in style:
            return style.replace(b"</w:rPr>", size + b"</w:rPr>", 1)
        return style.replace(b"</w:style>", b"<w:rPr>" + size + b"</w:rPr></w:style>", 1)

    return _LIST.sub(sized, styles, count=1)


def _with_styles(docx: bytes, styles: bytes) -> bytes:
    return _rewritten(docx, lambda name, data: styles if name == "word/styles.xml" else data)


def _fitted(
    docx: bytes, size: str, typeset: Callable[[bytes], Typeset]
) -> tuple[bytes, Typeset, tuple[str, ...]]:
    sides = _SIDES[size]
    done = _tried(docx, typeset)
    if done is None or done.pages > sides:
        return _smaller(docx, size, done, typeset)
    # A line grows both ways; some of that is lost where it still ends before the margin.
    wanted = (_FULL / max(*_filled(done.pdf), 0.1)) ** (1 / 1.3)
    steps = int((min(wanted, _LARGEST) - 1) / _STEP + 1e-6)
    for step in range(steps, 0, -1):
        larger = scaled(docx, 1 + step * _STEP)
        tried = _tried(larger, typeset)
        if tried is not None and tried.pages == sides and max(_filled(tried.pdf)) <= 0.97:
            return larger, tried, ()
    return docx, done, ()


def _smaller(
    docx: bytes, size: str, done: Typeset | None, typeset: Callable[[bytes], Typeset]
) -> tuple[bytes, Typeset, tuple[str, ...]]:
    for step in range(1, round((1 - _SMALLEST) / _STEP) + 1):
        smaller = scaled(docx, 1 - step * _STEP)
        tried = _tried(smaller, typeset)
        if tried is not None and tried.pages <= _SIDES[size]:
            return smaller, tried, ()
    sides = "one side" if _SIDES[size] == 1 else f"{_SIDES[size]} sides"
    remedy = "shorten the office's name or the texts"
    if done is None:
        raise FormError(
            f"The {size} sheet does not fit on {sides}, even in smaller type.",
            hint=f"{remedy[0].upper()}{remedy[1:]}.",
        )
    return docx, done, (
        f"the {size} sheet takes {done.pages} pages instead of {sides}, even in smaller type: "
        f"{remedy}",
    )  # fmt: skip


def _tried(docx: bytes, typeset: Callable[[bytes], Typeset]) -> Typeset | None:
    """The PDF; None where a part that cannot break runs off the page."""
    try:
        return typeset(docx)
    except EngineError as error:
        if not any(sign in p.message for p in error.problems for sign in _RUN_OVER):
            raise
        return None


def scaled(docx: bytes, factor: float) -> bytes:
    """A Word file with its type and the space between paragraphs times ``factor``.

    Titles grow no larger; half points are the smallest step of a size.
    """

    def changed(name: str, data: bytes) -> bytes:
        if not _PARTS.fullmatch(name):
            return data
        data = _SIZE.sub(lambda m: _sized(m, factor), data)
        return _SPACING.sub(lambda m: _SPACE.sub(lambda s: _times(s, factor), m[0]), data)

    return _rewritten(docx, changed)


def _rewritten(docx: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A package with parts changed; ``change`` gets a part's name and bytes."""
    parts = Archive(docx)
    return packed((name, change(name, parts[name])) for name in parts)


def _sized(match: re.Match[bytes], factor: float) -> bytes:
    if factor > 1 and int(match[2]) >= _TITLE:
        return match[0]
    return _times(match, factor)


def _times(match: re.Match[bytes], factor: float) -> bytes:
    return b"%s%d%s" % (match[1], round(int(match[2]) * factor), match[3])


def _filled(pdf: bytes) -> list[float]:
    """How far down each page words reach, as a share of the page's height."""
    import pypdfium2

    from packetgen.pdfium import PDFIUM

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return list(map(_reach, document))
        finally:
            document.close()


def _reach(page: Any) -> float:
    text = page.get_textpage()
    height = page.get_height()
    boxes = (text.get_rect(i) for i in range(text.count_rects()))
    lowest = min((box[1] for box in boxes), default=height)
    text.close()
    page.close()
    return float((height - lowest) / height)
