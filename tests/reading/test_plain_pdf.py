"""Objects that are read in one go are those that pypdf reads, and all others are left to it."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import BooleanObject, IndirectObject, NullObject

from packetgen.packet.pdf.pdf_file import PdfFile
from packetgen.packet.pdf.pdf_syntax import Name, encode
from packetgen.reading.plain_pdf import PlainReader


def file_of(*bodies: bytes) -> bytes:
    """A PDF whose objects from 3 on are some bodies."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>",
        *bodies,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n" % (
        len(objects) + 1, rows, len(objects) + 1,
    ) + b"startxref\n%d\n%%%%EOF\n" % len(out)  # fmt: skip


def same(one: Any, other: Any) -> bool:
    """Whether two objects are the same, with the same types, keys in order, and data."""
    if type(one) is not type(other):
        return False
    if isinstance(one, IndirectObject):
        return (one.idnum, one.generation) == (other.idnum, other.generation)
    if isinstance(one, dict):
        values = zip(dict.values(one), dict.values(other), strict=True)
        data = getattr(one, "_data", b"") == getattr(other, "_data", b"")
        return data and list(one) == list(other) and all(same(a, b) for a, b in values)
    if isinstance(one, list):
        pairs = zip(list.__iter__(one), list.__iter__(other), strict=True)
        return len(one) == len(other) and all(same(a, b) for a, b in pairs)
    if isinstance(one, BooleanObject):
        return bool(one.value == other.value)
    return isinstance(one, NullObject) or (one == other and repr(one) == repr(other))


PLAIN = [
    b"<</A 1/B[1 0 R 2 -3 +4 .5 6. -7.25]/C<</D/E/F true/G null>>>>",
    b"[ 0 0 612.00 792 ]",
    b"<<>>",
    b"<< /A [/B/C]\r\n/D\t5 >>",
    b"<</A(te\\)xt \\(\\101)/B<FEFF0041>/C<414>/D(\xfe\xff\0A)/E(\r\n)/F()>>",
    b"<</Length 5>>stream\nhello\nendstream",
    b"<</Length 5 0 R/Filter/FlateDecode>>\r\nstream\r\nhello\r\nendstream",
]
OTHER = [
    b"<</A(te(x)t)>>",
    b"<</A< 41>>>",
    b"<</A(text",
    b"<</A#20B 1>>",
    b"<</A 1 /A 2>>",
    b"<</A 1 % a comment\n>>",
    b"<</A 4 1 R>>",
    b"<</A 1",
    b"<</A 1>",
    b"<</A>>",
    b"[1 2",
    b"[1 2>>",
    b"<<1 2>>",
    b"<</A 1--2>>",
    b"<</A 1.2.3>>",
    b"<</Length 9>>stream\nhello\nendstream",
    b"<</Length 3>>stream\nhello\nendstream",
    b"<</Length 4 0 R>>stream\nhello\nendstream",
    b"<</Length 5>>stream hello\nendstream",
    b"<<>>stream\nhello\nendstream",
    b"(text)",
    b"42",
    b"null",
    b"[" * 30 + b"]" * 30,
]


@pytest.mark.parametrize("body", PLAIN)
def test_a_plain_object_is_read_without_pypdf_and_is_the_same(
    body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = file_of(body, b"5")
    theirs = PdfReader(BytesIO(data)).get_object(4)
    reader = PlainReader(data)
    monkeypatch.setattr(PdfReader, "get_object", lambda *_: pytest.fail("pypdf was asked"))
    ours = reader.get_object(IndirectObject(4, 0, reader))
    assert same(ours, theirs)
    assert ours.indirect_reference.idnum == 4
    assert reader.get_object(IndirectObject(4, 0, reader)) is ours


def test_objects_in_an_object_stream_are_read_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """As packets hold nearly all of theirs."""
    file = PdfFile()
    page = file.reserve()
    tree = file.add({"Type": Name("Pages"), "Kids": [page], "Count": 1})
    file.put(page, encode({"Type": Name("Page"), "Parent": tree, "Note": "naïve (or not)"}))
    odd = file.put(file.reserve(), b"<</A%comment\n 1>>")
    data = file.finish(file.add({"Type": Name("Catalog"), "Pages": tree}))
    theirs = PdfReader(BytesIO(data))
    expected = {number: theirs.get_object(number) for number in (page.number, tree.number)}
    reader = PlainReader(data)
    asked: Any = PdfReader.get_object(reader, odd.number)
    assert asked["/A"] == 1, "pypdf reads it from the same stream"
    fresh = PlainReader(data)
    monkeypatch.setattr(PdfReader, "get_object", lambda *_: pytest.fail("pypdf was asked"))
    for number, object_ in expected.items():
        assert same(fresh.get_object(IndirectObject(number, 0, fresh)), object_)


@pytest.mark.parametrize("body", OTHER)
def test_what_is_not_plain_is_what_pypdf_says(
    body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    data = file_of(body, b"5")

    def read(reader: PdfReader) -> Any:
        try:
            return reader.get_object(IndirectObject(4, 0, reader))
        except Exception as error:
            return type(error).__name__

    reader = PlainReader(data)
    assert reader._plain(4) is None
    assert same(read(reader), read(PdfReader(BytesIO(data), strict=False)))


def test_every_object_of_real_files_is_the_same(shared_data: Path) -> None:
    """Of court forms and exhibits of many programs."""
    told = 0
    for path in sorted(shared_data.rglob("*.pdf"))[::6]:
        data = path.read_bytes()
        theirs, ours = PdfReader(BytesIO(data), strict=False), PlainReader(data)
        if theirs.is_encrypted or len(data) > 2_000_000:
            continue
        for number in sorted({*theirs.xref.get(0, {}), *theirs.xref_objStm})[:300]:
            found = ours._plain(number)
            if found is not None:
                told += 1
                assert same(found, theirs.get_object(number)), (path.name, number)
    assert told > 100
