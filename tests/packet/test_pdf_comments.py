"""Comments in a PDF: shown or left out as the plan says, and never without its word."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight, Popup, Text
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from packetgen.case import Treatment
from packetgen.errors import PacketError
from packetgen.packet import IntakeFile, Press, take_in

from .conftest import make_pdf
from .exhibit_files import taken, words

NOTE, MARK = "weak point, do not tell", "ask the client why"


def commented() -> bytes:
    """Three pages: a note with its pop-up on page 2, a highlight with words on page 3."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(["one", "two", "three"]))))
    note = writer.add_annotation(1, Text(rect=(500, 700, 520, 720), text=NOTE))
    writer.add_annotation(1, Popup(rect=(100, 100, 300, 200), parent=note))
    points = ArrayObject(FloatObject(v) for v in (70, 720, 200, 720, 70, 700, 200, 700))
    mark = Highlight(rect=(70, 700, 200, 720), quad_points=points)
    mark[NameObject("/Contents")] = TextStringObject(MARK)
    mark[NameObject("/T")] = TextStringObject("R. Duval")
    writer.add_annotation(2, mark)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def kinds(pdf: bytes) -> list[str]:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [str(a.get_object()["/Subtype"]) for page in pages for a in page.get("/Annots") or []]


def everything(pdf: bytes) -> str:
    """All that the file's objects say."""
    read = PdfReader(io.BytesIO(pdf))
    return " ".join(
        repr(read.get_object(number)) for numbers in read.xref.values() for number in numbers
    )


def test_comments_stop_the_build_until_the_plan_decides(tmp_path: Path, press: Press) -> None:
    with pytest.raises(PacketError, match=r"2 comments \(pages 2, 3\)") as caught:
        taken(press, tmp_path, "c.pdf", commented())
    assert "show_changes: marked" in caught.value.problems[0].hint
    assert NOTE not in str(caught.value)


def test_marked_comments_are_listed_after_the_file(tmp_path: Path, press: Press) -> None:
    part = taken(press, tmp_path, "c.pdf", commented(), show_changes="marked")
    assert (part.pages_in, part.pages_out, part.sheets_added) == (3, 4, 1)
    listed = words(part.pdf)[-1]
    for said in ("Page 2", NOTE, "Page 3, R. Duval", MARK):
        assert said in listed
    assert kinds(part.pdf) == ["/Text", "/Popup", "/Highlight"]
    assert "its 2 comments are listed on a sheet after it" in part.notes


@pytest.mark.parametrize("way", ["final", "original"])
def test_comments_that_are_left_out_are_nowhere_in_the_file(
    tmp_path: Path, press: Press, way: str
) -> None:
    part = taken(press, tmp_path, "c.pdf", commented(), show_changes=way)
    assert (part.pages_in, part.pages_out) == (3, 3)
    assert kinds(part.pdf) == ["/Highlight"], "what is marked on the page stays"
    for said in (NOTE, MARK, "Duval"):
        assert said not in everything(part.pdf)
    assert "its 2 comments are left out" in part.notes


def test_an_excerpt_is_asked_about_its_own_pages_only(tmp_path: Path, press: Press) -> None:
    path = tmp_path / "c.pdf"
    path.write_bytes(commented())
    assert take_in("c", [path], pages="1", press=press).pages_out == 1
    marked = IntakeFile(path, treatment=Treatment(show_changes="marked"))
    listed = " ".join(words(take_in("c", [marked], pages="3", press=press).pdf))
    assert MARK in listed
    assert NOTE not in listed
    with pytest.raises(PacketError, match=r"1 comment \(page 2\)"):
        take_in("c", [IntakeFile(path, pages="1-2")], press=press)


def test_the_reviewed_real_file_waits_for_a_decision(shared_data: Path, press: Press) -> None:
    with pytest.raises(PacketError, match=r"1 comment \(page 1\)"):
        take_in("a", [shared_data / "exhibits/annotations.pdf"], press=press)


def test_bookmarks_that_lead_nowhere_are_named(tmp_path: Path, press: Press) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(["one"]))))
    writer.add_outline_item(title="Here", page_number=0)
    away = writer.add_outline_item(title="Elsewhere", page_number=0).get_object()
    away.pop("/Dest", None)
    away[NameObject("/A")] = DictionaryObject(
        {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject("https://x.y")}
    )
    buffer = io.BytesIO()
    writer.write(buffer)
    part = taken(press, tmp_path, "b.pdf", buffer.getvalue())
    assert "a bookmark that leads to no page of it was left out: Elsewhere" in part.notes
