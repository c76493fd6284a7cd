"""What a plan decides of a file: passwords, changes, repair, slip sheets, parts of exhibits."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pytest

from packetgen.case import Treatment
from packetgen.errors import PacketError
from packetgen.packet import IntakeFile, Press, take_in
from packetgen.packet.exhibits.intake_ocr import scanned_pages

from ..conftest import make_pdf, set_content
from ..exhibit_files import outline, taken, words
from ..intake_files import word_file


def locked(password: str) -> bytes:
    pikepdf = pytest.importorskip("pikepdf", reason="makes the locked file")
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf(["secret page"]))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user=password, owner="o"))
    return buffer.getvalue()


def test_a_password_comes_from_the_environment_that_the_plan_names(
    tmp_path: Path, press: Press
) -> None:
    data = locked("sésame")
    for treatment, environment, said in (
        ({}, {}, "password_env: NAME"),
        ({"password_env": "LEASE"}, {}, "LEASE is not set"),
        ({"password_env": "LEASE"}, {"LEASE": "wrong"}, "LEASE does not open it"),
    ):
        with pytest.raises(PacketError, match=said) as caught:
            taken(press, tmp_path, "l.pdf", data, environment=environment, **treatment)
        assert "wrong" not in str(caught.value)
    part = taken(
        press, tmp_path, "l.pdf", data, environment={"LEASE": "sésame"}, password_env="LEASE"
    )
    assert words(part.pdf) == ["secret page"]
    assert part.notes == ("it was opened with its password, and goes in without one",)


@pytest.mark.parametrize(
    ("way", "shown", "gone"),
    [("final", "INSERTED", "DELETED"), ("original", "DELETED", "INSERTED"), ("marked", "both", "")],
)
def test_changes_are_shown_as_the_plan_says_and_not_before(
    tmp_path: Path, press: Press, shared_data: Path, way: str, shown: str, gone: str
) -> None:
    data = (shared_data / "docx-features/tracked_changes.docx").read_bytes()
    with pytest.raises(PacketError, match="1 deletion, 1 insertion") as caught:
        taken(press, tmp_path, "t.docx", data)
    assert "show_changes: final" in caught.value.problems[0].hint
    part = taken(press, tmp_path, "t.docx", data, show_changes=way)
    text = words(part.pdf)[0]
    assert all(word in text for word in (["INSERTED", "DELETED"] if shown == "both" else [shown]))
    assert not gone or gone not in text
    assert "shown" in part.files[0].shown[0]


def commented() -> bytes:
    import docx

    document = docx.Document()
    run = document.add_paragraph("The roof leaks.").add_run(" Badly.")
    document.add_comment(run, "Says who?", author="R. Duval")
    hidden = document.add_paragraph("Plain and ").add_run("whispered")
    hidden.font.hidden = True
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_comments_and_hidden_text_are_asked_about_at_once(tmp_path: Path, press: Press) -> None:
    with pytest.raises(PacketError) as caught:
        taken(press, tmp_path, "c.docx", commented())
    assert "1 comment" in str(caught.value)
    assert "hidden text in 1 paragraph" in str(caught.value)
    part = taken(press, tmp_path, "c.docx", commented(), show_changes="marked", hidden="show")
    text = words(part.pdf)[0]
    assert "Badly.[Comment 1]" in text
    assert "[Comment 1] R. Duval" in text
    assert "Says who?" in text
    assert "whispered" in text
    part = taken(press, tmp_path, "c.docx", commented(), show_changes="final", hidden="omit")
    assert words(part.pdf) == ["The roof leaks. Badly. Plain and"]


def test_a_repair_is_asked_for_and_recorded(
    tmp_path: Path, press: Press, shared_data: Path
) -> None:
    pytest.importorskip("pikepdf", reason="repairs files")
    data = (shared_data / "broken/broken_xref_with_content.pdf").read_bytes()
    with pytest.raises(PacketError, match="repair: true"):
        taken(press, tmp_path, "b.pdf", data)
    part = taken(press, tmp_path, "b.pdf", data, repair="yes")
    assert part.pages_out == 1
    assert "repaired by qpdf (1 page found" in part.files[0].repaired
    assert part.notes[0] == part.files[0].repaired
    assert taken(press, tmp_path, "b.pdf", data, repair="yes").pdf == part.pdf


def test_an_unusable_file_becomes_a_slip_sheet_where_the_plan_says_so(
    tmp_path: Path, press: Press
) -> None:
    part = taken(press, tmp_path, "b.pdf", b"%PDF-1.4 nothing", unusable="slip-sheet",
                 lodged="with the clerk")  # fmt: skip
    text = words(part.pdf)[0]
    assert "SLIP SHEET" in text
    assert "It is damaged" in text
    assert "lodged with the clerk" in text
    assert (part.pages_in, part.pages_out, part.sheets_added) == (0, 1, 1)


def test_files_with_titles_are_sub_exhibits_with_their_own_pages(
    tmp_path: Path, press: Press
) -> None:
    for name, texts in (("a.pdf", ["a1", "a2", "a3"]), ("b.pdf", ["b1", "b2"])):
        (tmp_path / name).write_bytes(make_pdf(texts))
    (tmp_path / "c.docx").write_bytes(word_file("A letter."))
    files = [
        IntakeFile(tmp_path / "a.pdf", pages="2-3", title="Lease"),
        IntakeFile(tmp_path / "b.pdf"),
        IntakeFile(tmp_path / "c.docx", title="Letter"),
    ]
    part = take_in("bundle", files, label="B", press=press)
    said = words(part.pdf)
    assert said[0] == "EXHIBIT B-1 Lease"
    assert said[1:5] == ["a2", "a3", "b1", "b2"]
    assert said[5].startswith("EXHIBIT B-2 Letter Rendered from the file c.docx SHA-256")
    assert said[6] == "A letter."
    assert part.source_pages == (0, 2, 3, 4, 5, 0, 6)
    assert part.excerpt == "pages 2–3 of 3 of B-1"
    assert [title for _, title, _ in outline(part.pdf)] == [
        "Exhibit B-1 – Lease", "Exhibit B-2 – Letter",
    ]  # fmt: skip
    with pytest.raises(PacketError, match="both for the exhibit and for its files"):
        take_in("bundle", files, pages="1", press=press)


def test_a_deposition_is_one_exhibit_with_its_cover_page_and_excerpts(tmp_path: Path) -> None:
    texts = [f"page {number}" for number in range(1, 121)]
    part = taken(None, tmp_path, "d.pdf", make_pdf(texts), pages="1, 45-47, 113")
    assert words(part.pdf) == ["page 1", "page 45", "page 46", "page 47", "page 113"]
    assert part.excerpt == "pages 1, 45–47, 113 of 120"
    assert part.source_pages == (1, 45, 46, 47, 113)


def test_a_treatment_of_the_plan_goes_before_that_of_the_case() -> None:
    plan, case = Treatment(hidden="show"), Treatment(hidden="omit", lodged="here", repair="no")
    assert plan.over(case) == Treatment(hidden="show", lodged="here", repair="no")


def scan_and_text() -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    from packetgen.packet.exhibits.intake_binding import Piece, bound
    from packetgen.packet.exhibits.intake_images import picture_pdf

    picture = Image.new("L", (1275, 1650), 255)
    draw: Any = ImageDraw.Draw(picture)
    draw.text((150, 300), "HABITABILITY", fill=0, font=ImageFont.load_default(90))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", dpi=(150, 150))
    scan = picture_pdf(buffer.getvalue(), "scan").pdf
    pieces = [Piece(make_pdf(["born digital"]), 1, (1,), 0, 0), Piece(scan, 1, (1,), 1, 1)]
    return bound(pieces, [(0, 1), (1, 1)])[0]


def test_only_scans_are_read_and_other_pages_stay(tmp_path: Path, press: Press) -> None:
    import shutil

    pytest.importorskip("ocrmypdf", reason="reads scans")
    if not shutil.which("tesseract") or not shutil.which("gs"):
        pytest.skip("Tesseract and Ghostscript read scans, and are not here")
    data = scan_and_text()
    assert scanned_pages(data) == [2]
    part = taken(press, tmp_path, "s.pdf", data, ocr="eng")
    first, second = words(part.pdf)
    assert first == "born digital"
    assert "HABITABILITY" in second
    assert any("page 2 was recognised by OCRmyPDF (eng)" in note for note in part.notes)
    # OCRmyPDF names its layer by lot; the packet is the same at every build all the same.
    assert taken(press, tmp_path, "s.pdf", data, ocr="eng").pdf == part.pdf


def test_born_digital_files_need_no_reading(tmp_path: Path, press: Press) -> None:
    data = make_pdf(["text"])
    part = taken(press, tmp_path, "s.pdf", data, ocr="eng")
    assert part.pdf == data
    assert part.notes == ("no page of it is a scan, so no text was recognised",)


def test_a_page_that_unpacks_to_a_flood_is_refused(tmp_path: Path, press: Press) -> None:
    def edit(writer: Any) -> None:
        from pypdf.generic import NameObject

        set_content(writer.pages[0], writer, b"q Q")
        stream = writer.pages[0]["/Contents"].get_object()
        stream._data = zlib.compress(b"q Q " * 25_000_000, 9)
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")

    with pytest.raises(PacketError, match="content of page 1 unpacks to over 60 MB"):
        taken(press, tmp_path, "bomb.pdf", make_pdf(["x"], edit))


def with_attachment(writer: Any) -> None:
    writer.add_attachment("native.xlsx", b"PK data")
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('x')"),
        }
    )
    names = writer.root_object["/Names"]
    names[NameObject("/JavaScript")] = DictionaryObject(
        {NameObject("/Names"): ArrayObject([TextStringObject("greeting"), script])}
    )


def test_embedded_files_and_scripts_are_left_out_by_name(tmp_path: Path) -> None:
    part = taken(None, tmp_path, "a.pdf", make_pdf(["page"], with_attachment))
    assert "a file embedded in it was left out: native.xlsx" in part.notes
    assert "its scripts (greeting) were removed" in part.notes


def test_a_portfolio_is_refused_with_the_names_of_its_files(tmp_path: Path) -> None:
    def edit(writer: Any) -> None:
        from pypdf.generic import DictionaryObject, NameObject

        with_attachment(writer)
        writer.root_object[NameObject("/Collection")] = DictionaryObject()

    with pytest.raises(PacketError, match=r"portfolio of native\.xlsx"):
        taken(None, tmp_path, "p.pdf", make_pdf(["For the best experience"], edit))


def test_an_untagged_file_beside_tagged_ones_is_named(tmp_path: Path, press: Press) -> None:
    """The exhibit as a whole has tags, and this file of it has none."""
    (tmp_path / "bare.pdf").write_bytes(make_pdf(["bare"]))
    (tmp_path / "note.txt").write_text("A note.", encoding="utf-8")
    said = "bare.pdf is not tagged: a screen reader has only its bare text, if any"
    files = [tmp_path / "note.txt", tmp_path / "bare.pdf"]
    assert said in take_in("both", files, press=press).notes
    assert said not in take_in("one", files[1:], press=press).notes, "said of the whole exhibit"
