"""What is no Word document, or a damaged or hostile one, is named as what it is, quickly."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import p, r, word_file

from packetgen.docx import (
    archive,
    external_relationships,
    read_docx,
    remove_external_images,
    residue,
    visible_words,
)
from packetgen.errors import EngineError
from tests.zip_files import packed, unpacked

PLAIN = word_file(p("text"))
TEXT = unpacked(PLAIN)["word/document.xml"]
BESIDE = p("left behind").encode()
DOORS: list[Callable[..., Any]] = [
    read_docx, visible_words, residue, external_relationships, remove_external_images
]  # fmt: skip


def without(name: str, data: bytes = PLAIN) -> bytes:
    files = unpacked(data)
    del files[name]
    return packed(files)


def changed(name: str, content: bytes) -> bytes:
    return packed({**unpacked(PLAIN), name: content})


def bomb(size: int = 800 * 1024 * 1024) -> bytes:
    """A small archive whose part unpacks to ``size`` bytes of blanks."""
    files = unpacked(PLAIN)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
        with target.open("word/media/huge.xml", "w", force_zip64=True) as part:
            for _ in range(size >> 20):
                part.write(b" " * (1 << 20))
    return buffer.getvalue()


def many_parts(count: int = 20_000) -> bytes:
    return packed({**unpacked(PLAIN), **{f"customXml/{n}.xml": b"" for n in range(count)}})


def with_doctype() -> bytes:
    document = unpacked(PLAIN)["word/document.xml"]
    head, _, rest = document.partition(b"\n")
    entity = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return changed("word/document.xml", head + entity + rest.replace(b"text", b"&b;"))


def encrypted() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"hello", "not a Word document"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"{\\rtf1 x}", "rich-text"),
        (b"<html><body>x</body></html>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word file"),
        (encrypted(), "password"),
        (PLAIN[:-40], "damaged"),
        (PLAIN[: len(PLAIN) // 2], "damaged"),
        (packed({"mimetype": b"application/vnd.oasis"}), "OpenDocument"),
        (packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "spreadsheet"),
        (packed({"ppt/presentation.xml": b"<x/>"}), "presentation"),
        (packed({"readme.txt": b"x"}), "not a Word document"),
        (without("_rels/.rels"), "list of its parts is missing"),
        (without("word/document.xml"), "part with the text is missing"),
        (changed("word/document.xml", b"<w:document"), "not well-formed"),
        (changed("word/document.xml", b"<other/>"), "not a Word document"),
        (changed("word/styles.xml", b"\x00\xff"), "not well-formed"),
        (word_file(p("One") + "<w:sectPr/></w:body><w:body>" + p("Two")), "more than one body"),
        (
            changed("word/document.xml", TEXT.replace(b"</w:body>", b"</w:body>" + BESIDE)),
            "outside of the document's body",
        ),
        (with_doctype(), "declares a document type"),
    ],
)  # fmt: skip
def test_unusable_files_are_named(data: bytes, said: str) -> None:
    with pytest.raises(EngineError) as caught:
        read_docx(data, name="answer.docx")
    (problem,) = caught.value.problems
    assert said in problem.message
    assert problem.location.file == "answer.docx"
    assert problem.hint


def test_missing_relationships_are_named_where_the_text_needs_them() -> None:
    linked = word_file(f'<w:p><w:hyperlink r:id="rId1">{r("x")}</w:hyperlink></w:p>')
    with pytest.raises(EngineError, match="list is missing"):
        read_docx(without("word/_rels/document.xml.rels", linked))
    plain = read_docx(without("word/_rels/document.xml.rels"))
    assert plain.blocks[0].text == "text"  # type: ignore[union-attr]


def test_a_part_that_is_too_large_is_refused_before_it_is_unpacked() -> None:
    data = bomb()
    assert len(data) < 2_000_000
    for door in DOORS:
        tracemalloc.start()
        try:
            with pytest.raises(EngineError, match=r"unpacks? to"):
                door(data)
            assert tracemalloc.get_traced_memory()[1] < 16_000_000
        finally:
            tracemalloc.stop()


def test_many_small_parts_and_many_middling_ones_are_refused() -> None:
    with pytest.raises(EngineError, match="parts"):
        read_docx(many_parts())
    middling = {f"word/media/{n}.bin": b"\0" * (8 << 20) for n in range(4)}
    with pytest.raises(EngineError, match="unpack to"):
        read_docx(packed({**unpacked(PLAIN), **middling}))


def test_two_different_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in unpacked(PLAIN).items():
            target.writestr(name, content)
        target.writestr("WORD/document.xml", b"<w:other/>")
    with pytest.raises(EngineError, match="two different parts"):
        read_docx(buffer.getvalue())


def test_deep_nesting_is_refused_not_a_crash() -> None:
    deep = f"{'<w:tbl><w:tr><w:tc>' * 3000}{p('x')}{'</w:tc></w:tr></w:tbl>' * 3000}"
    for door in (read_docx, visible_words, residue):
        with pytest.raises(EngineError):
            door(word_file(deep))
    controls = f"{'<w:sdt><w:sdtContent>' * 100}{p('deep')}{'</w:sdtContent></w:sdt>' * 100}"
    assert visible_words(word_file(controls))["body"] == ("deep",)
    assert read_docx(word_file(controls)).blocks[0].text == "deep"  # type: ignore[union-attr]


def test_lengths_beyond_reason_are_ignored() -> None:
    wide = '<w:ind w:left="99999999999"/><w:spacing w:line="inf"/>'
    (found,) = read_docx(word_file(p("x", ppr=wide))).blocks
    assert (found.indent_left, found.line) == (0, 1.0)  # type: ignore[union-attr]


def test_strict_files_are_read_like_transitional_ones() -> None:
    data = word_file(p("text", ppr='<w:jc w:val="end"/><w:ind w:start="36pt"/>'))
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in unpacked(data).items()
    }
    assert read_docx(packed(strict)) == read_docx(data)
    assert read_docx(data).blocks[0].indent_left == 36  # type: ignore[union-attr]
    assert visible_words(packed(strict)) == visible_words(data)


def test_no_limit_is_tighter_than_a_large_real_document() -> None:
    body = "".join(p(f"Paragraph {n} of a very long document. " * 12) for n in range(6_000))
    data = word_file(body)
    assert len(unpacked(data)["word/document.xml"]) < archive.MAX_XML_BYTES / 10
    assert len(read_docx(data).blocks) == 6_000


def refused_or_read(data: bytes) -> None:
    """Every door either reads the bytes or says what is wrong with them; nothing else comes out."""
    for door in DOORS:
        refusal: EngineError | None = None
        try:
            door(data)
        except EngineError as error:
            refusal = error
        assert refusal is None or refusal.problems


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_at_all(data: bytes) -> None:
    refused_or_read(data)
    refused_or_read(b"PK\x03\x04" + data)


@pytest.mark.parametrize("size", range(0, len(PLAIN), max(len(PLAIN) // 60, 1)))
def test_a_file_cut_off_anywhere(size: int) -> None:
    with pytest.raises(EngineError):
        read_docx(PLAIN[:size])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_real_file_with_damaged_bytes(shared_data: Path, data: st.DataObject) -> None:
    genuine = bytearray((shared_data / "docx-templates/al-general-cover-sheet.docx").read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        genuine[data.draw(st.integers(0, len(genuine) - 1))] = data.draw(st.integers(0, 255))
    refused_or_read(bytes(genuine))


TAGS = [
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "tcPr",
    "pPr",
    "rPr",
    "sdt",
    "sdtContent",
    "sdtPr",
    "hyperlink",
    "fldChar",
    "instrText",
    "br",
    "tab",
    "sectPr",
    "drawing",
    "pict",
    "ins",
    "del",
    "numPr",
    "numId",
    "ilvl",
    "vMerge",
    "gridSpan",
    "tblGrid",
    "gridCol",
    "footnoteReference",
    "sym",
    "ruby",
    "rt",
    "object",
    "smartTag",
    "vanish",
    "spacing",
    "ind",
    "jc",
    "sz",
    "tblPr",
    "tblW",
    "trPr",
    "gridBefore",
    "shd",
]
VALUES = ["", "0", "1", "-1", "99999999", "abc", "auto", "restart", "begin", "end", "separate"]


@st.composite
def odd_xml(draw: st.DrawFn) -> str:
    def element(depth: int) -> str:
        tag = draw(st.sampled_from(TAGS))
        names = draw(st.lists(st.sampled_from(["val", "w", "fldCharType", "type", "id", "line"]),
                              unique=True, max_size=3))  # fmt: skip
        attributes = "".join(f' w:{n}="{draw(st.sampled_from(VALUES))}"' for n in names)
        if tag == "t" or depth > 5:
            text = draw(st.sampled_from(["", "word", " two words "]))
            return f"<w:{tag}{attributes}>{text}</w:{tag}>"
        inside = "".join(element(depth + 1) for _ in range(draw(st.integers(0, 3))))
        return f"<w:{tag}{attributes}>{inside}</w:{tag}>"

    return "".join(element(0) for _ in range(draw(st.integers(1, 4))))


@settings(max_examples=150)
@given(odd_xml())
def test_elements_in_impossible_places_never_crash(xml: str) -> None:
    refused_or_read(word_file(xml))
