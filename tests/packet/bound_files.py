"""What tests read of a bound PDF: links, objects in clear, tags, where words stand."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from .conftest import reader

Words = dict[str, tuple[float, float, float, float]]


def links_of(pdf: bytes, page: int) -> list[Any]:
    return [note.get_object() for note in reader(pdf).pages[page].get("/Annots", [])]


def decompressed(pdf: bytes) -> bytes:
    """Every object of a PDF in clear."""
    read = reader(pdf)
    buffer = io.BytesIO()
    for number in range(1, int(read.trailer["/Size"])):
        thing: Any = read.get_object(number)
        if thing is None or (
            isinstance(thing, dict) and thing.get("/Type") in ("/ObjStm", "/XRef")
        ):
            continue
        thing.write_to_stream(buffer)
        if hasattr(thing, "get_data"):
            buffer.write(thing.get_data())
    return buffer.getvalue()


def seen_words(pdf: bytes, page: int, *texts: str) -> Words:
    """Where texts stand on a page as it is seen: left, bottom, right, top from its bottom left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        opened = document[page]
        width, height = opened.get_size()
        text = opened.get_textpage()
        found: Words = {}
        for wanted in texts:
            at, count = text.search(wanted).get_next()
            boxes = [text.get_charbox(at + step) for step in range(count)]
            boxes = [b for b in boxes if b[2] > b[0]]
            user = (
                min(b[0] for b in boxes), min(b[1] for b in boxes),
                max(b[2] for b in boxes), max(b[3] for b in boxes),
            )  # fmt: skip
            turn = opened.get_rotation()
            crop, media = opened.get_cropbox(), opened.get_mediabox()
            left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
            right, top = min(crop[2], media[2]), min(crop[3], media[3])
            found[wanted] = {
                0: (user[0] - left, user[1] - bottom, user[2] - left, user[3] - bottom),
                90: (user[1] - bottom, right - user[2], user[3] - bottom, right - user[0]),
                180: (right - user[2], top - user[3], right - user[0], top - user[1]),
                270: (top - user[3], user[0] - left, top - user[1], user[2] - left),
            }[turn]
        assert width > 0
        assert height > 0
        return found
    finally:
        document.close()


def faults(pdf: bytes, folder: Path) -> Counter[str]:
    """Errors that the PDF/UA-1 checker finds, by rule."""
    outloud = pytest.importorskip("outloud")
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    return Counter(f.rule for f in outloud.check(str(path)).findings if f.severity == "error")


def elements(pdf: bytes) -> Counter[str]:
    """Structure elements of a PDF by role, walked from the root, parents checked on the way."""
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]
    found: Counter[str] = Counter()
    waiting = [(kid, root) for kid in as_list(root["/K"])]
    while waiting:
        kid, parent = waiting.pop()
        kid = kid.get_object()
        if not isinstance(kid, dict) or "/S" not in kid:
            continue
        assert kid["/P"].indirect_reference == parent.indirect_reference
        found[str(kid["/S"])] += 1
        waiting += [(below, kid) for below in as_list(kid.get("/K", []))]
    return found


def as_list(value: Any) -> list[Any]:
    value = value.get_object()
    return list(value) if isinstance(value, list) else [value]
