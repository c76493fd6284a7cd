"""LibreOffice behind its fence: hardened, timed, checked for what it wrote."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from packetgen.docx import read_docx
from packetgen.errors import EngineError
from packetgen.typeset import convert, find_soffice, open_fonts, typeset
from packetgen.typeset.engines.hardened import profile_settings, without_outside
from packetgen.typeset.engines.office_fonts import folders_to_lend
from packetgen.typeset.faces.fonts import coverage_of, system_faces
from packetgen.typeset.gates.symbol_places import signs_for_places
from packetgen.typeset.gates.words import text_of
from tests.zip_files import packed, unpacked

needs_soffice = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")


def word_file(text: str) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.author = "Template Author"
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@needs_soffice
def test_many_files_in_one_call_under_the_callers_names() -> None:
    from pypdf import PdfReader

    files = {"María's letter/1": word_file("first"), "b": word_file("second")}
    made = convert(files, titles={"b": "Notice"}, today=dt.date(2026, 5, 1))
    assert sorted(made) == sorted(files)
    assert "first" in text_of(made["María's letter/1"])[0]
    information = PdfReader(io.BytesIO(made["b"])).metadata
    assert information is not None
    assert information.title == "Notice"
    assert b"Template Author" not in made["b"]


@needs_soffice
def test_the_same_file_gives_the_same_bytes() -> None:
    files = {"a": word_file("Dear client, this is the same letter.")}
    first = convert(files, today=dt.date(2026, 5, 1))
    time.sleep(1.1)
    assert convert(files, today=dt.date(2026, 5, 1)) == first


@needs_soffice
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    convert({"a": word_file("x")})
    assert list(tmp_path.iterdir()) == []


def _fake(folder: Path, body: str) -> Path:
    if sys.platform == "win32":
        pytest.skip("a shell script stands in for LibreOffice here")
    program = folder / "soffice"
    program.write_text("#!/bin/sh\n" + body, encoding="utf-8")
    program.chmod(0o755)
    return program


def test_a_hanging_engine_is_ended_with_its_children(tmp_path: Path) -> None:
    child = tmp_path / "child.pid"
    program = _fake(tmp_path, f"sleep 60 & echo $! > {child}; wait")
    start = time.monotonic()
    with pytest.raises(EngineError, match="not done after 1 seconds"):
        convert({"a": word_file("x")}, soffice=program, time_limit=1.0)
    assert time.monotonic() - start < 10
    number = int(child.read_text(encoding="utf-8"))
    for _ in range(50):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            break
        if Path(f"/proc/{number}/stat").is_file() and " Z " in Path(
            f"/proc/{number}/stat"
        ).read_text(encoding="utf-8"):
            break
        time.sleep(0.05)
    else:
        pytest.fail("the engine's child is still running")


def test_success_without_a_file_is_a_failure(tmp_path: Path) -> None:
    program = _fake(tmp_path, "exit 0")
    with pytest.raises(EngineError) as caught:
        convert({"a": word_file("x"), "b": word_file("y")}, soffice=program)
    assert "2 of 2" in str(caught.value)
    assert "a: LibreOffice wrote no PDF" in str(caught.value)


def test_a_damaged_file_never_reaches_the_engine(tmp_path: Path) -> None:
    program = _fake(tmp_path, f"touch {tmp_path / 'started'}")
    with pytest.raises(EngineError, match="damaged"):
        convert({"a": word_file("x")[:400]}, soffice=program)
    assert not (tmp_path / "started").exists()


def test_files_lose_what_points_outside_and_keep_their_hyperlinks() -> None:
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/relationships/image" '
        'Target="http://203.0.113.9/pixel.png" TargetMode="External"/>'
        '<Relationship Id="r2" Type="http://x/relationships/attachedTemplate" '
        'Target="file:///etc/passwd" TargetMode="External"/>'
        '<Relationship Id="r3" Type="http://x/relationships/hyperlink" '
        'Target="https://courts.ca.gov" TargetMode="External"/>'
        '<Relationship Id="r4" Type="http://x/relationships/styles" Target="styles.xml"/>'
        "</Relationships>"
    )
    named = "word/_rels/document.xml.rels"
    made = packed({**unpacked(word_file("x")), named: relationships.encode()})
    with zipfile.ZipFile(io.BytesIO(without_outside(made, title="T & Co"))) as safe:
        kept = safe.read("word/_rels/document.xml.rels").decode()
        core = safe.read("docProps/core.xml").decode()
        assert safe.testzip() is None
    assert "203.0.113.9" not in kept
    assert "passwd" not in kept
    assert "https://courts.ca.gov" in kept
    assert "styles.xml" in kept
    assert "Template Author" not in core
    assert "T &amp; Co" in core


def test_the_profile_forbids_macros_and_links() -> None:
    from xml.etree import ElementTree

    settings = profile_settings()
    ElementTree.fromstring(settings.encode())
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "MacroSecurityLevel"):
        assert name in settings


def test_without_libreoffice_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("packetgen.typeset.engines.libreoffice.find_soffice", lambda: None)
    with pytest.raises(EngineError, match="winget install"):
        convert({"a": word_file("x")})
    assert convert({}) == {}


def boxed(text: str, *bullets: str) -> bytes:
    """A Word file with a text box, which only LibreOffice can set, and a list."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    paragraph = document.add_paragraph(text)
    paragraph._p.append(
        parse_xml(
            '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:90pt;'
            'height:40pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p>'
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    for bullet in bullets:
        document.add_paragraph(bullet, style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def set_by_office(text: str, *, lend: bool) -> bytes:
    source = boxed(text)
    with pytest.MonkeyPatch.context() as patch:
        if not lend:
            patch.setattr("packetgen.typeset.engines.office_fonts.font_folders", lambda _: ())
        return typeset(
            read_docx(source), layout=None, title="x", today=dt.date(2026, 5, 1),
            fonts=open_fonts(), source=source,
        ).pdf  # fmt: skip


@needs_soffice
def test_characters_that_no_font_has_are_named_and_never_printed_as_boxes() -> None:
    # Avestan is in no face of the system's or of the font packages.
    with pytest.raises(EngineError, match="boxes") as caught:
        set_by_office("The word \U00010b00\U00010b01 and Привет", lend=True)
    assert [problem.message for problem in caught.value.problems] == [
        "no font at hand has the character U+10B00 \U00010b00",
        "no font at hand has the character U+10B01 \U00010b01",
    ]


@needs_soffice
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="fontconfig is not used there")
def test_libreoffice_is_lent_the_font_packages_for_what_the_system_lacks() -> None:
    from pypdf import PdfReader

    system = system_faces()
    if any(0x539F in coverage_of(face.path, face.index) for face in system):
        pytest.skip("the system has a Chinese face of its own")
    if not any(0x539F in coverage_of(f.path, f.index) for f in open_fonts().shelf().faces):
        pytest.skip("no font package with Chinese is installed")
    with pytest.raises(EngineError, match="boxes"):
        set_by_office("Tenants: 原告", lend=False)
    pdf = set_by_office("Tenants: 原告", lend=True)
    used = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    own = {face.family.replace(" ", "") for face in system}
    names = {str(font.get_object()["/BaseFont"]).split("+")[-1] for font in used.values()}
    assert any(not any(name.startswith(family) for family in own) for name in names)


@needs_soffice
def test_text_that_the_system_can_show_needs_no_fonts_lent() -> None:
    assert folders_to_lend(["Dear", "Señora", "—", "☐", "\uf0fc"], open_fonts()) == ()


@needs_soffice
def test_a_list_with_words_own_bullets_goes_through_beside_a_text_box() -> None:
    source = boxed("What the tenant asks for:", "Repairs", "A new lease")
    made = typeset(
        read_docx(source), layout=None, title="x", today=dt.date(2026, 5, 1),
        fonts=open_fonts(), source=source,
    )  # fmt: skip
    assert made.engine == "libreoffice"
    assert "Repairs" in text_of(made.pdf)[0]


def test_a_place_in_a_symbol_font_stands_for_one_sign_that_is_wanted() -> None:
    need = Counter({"•": 1, "▪": 1, "§": 1})
    pages = ("\uf0b7 One \uf0a7 Two", "\uf0b7 Three")
    # The second bullet is not asked for, and no place stands for a sign that the font lacks there.
    assert " ".join(signs_for_places(pages, need)).split() == [
        "•", "One", "▪", "Two", "\uf0b7", "Three",
    ]  # fmt: skip
    assert signs_for_places(("• One",), need) == ("• One",)


@needs_soffice
def test_words_that_no_gate_can_read_are_named() -> None:
    from docx import Document
    from lxml import etree

    office, word = "urn:schemas-microsoft-com", "http://schemas.openxmlformats.org"
    document = Document()
    document.add_paragraph().add_run()._r.append(
        etree.fromstring(
            f'<w:pict xmlns:w="{word}/wordprocessingml/2006/main" xmlns:v="{office}:vml">'
            '<v:shape style="width:200pt;height:40pt" type="#_x0000_t136">'
            '<v:textpath style="font-size:1pt" string="SEALED COPY"/></v:shape></w:pict>'
        )
    )
    stream = io.BytesIO()
    document.save(stream)
    source = stream.getvalue()
    made = typeset(
        read_docx(source), layout=None, title="T", today=dt.date(2026, 5, 1), fonts=open_fonts(),
        source=source,
    )  # fmt: skip
    assert made.engine == "libreoffice"
    assert any("SEALED COPY" in note for note in made.notes)
