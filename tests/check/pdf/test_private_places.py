"""Each kind of identifier in each place of a file: found everywhere, whatever the page shows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from packetgen.case.model import Case, Party, PersonName, Sensitive, SensitiveKind
from packetgen.check import check_docx, check_pdf
from packetgen.check.finding import Finding

from ..conftest import court
from ..raw_pdf import Raw, pdf, text

VALUES = {
    "ssn": "SSN 219-09-9999",
    "tax_id": "EIN 12-3456789",
    "account": "Account No. 000123456789",
    "card": "card 4111 1111 1111 1111",
    "birth_date": "DOB 03/04/1987",
    "minor_name": "Zofia Wiśniewska",
    "driver_license": "driver's license no. D1234567",
    "marked account": "held in 77-88-99",
}
CASE = Case(
    "us-federal",
    parties=(
        Party(
            "c", "plaintiff", "first", name=PersonName("Zofia", family="Wiśniewska"), minor=True,
            sensitive=(Sensitive(SensitiveKind.ACCOUNT, "778899"),),
        ),
    ),
)  # fmt: skip
PLAIN = pdf(Raw(text(72, 700, "The number and the name are masked here: xxx-xx-9999, Z.W.")))


def _dictionary(**entries: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def _root(writer: Any, key: str, value: Any) -> None:
    writer.root_object[NameObject(key)] = value


def _stream(writer: Any, words: str) -> Any:
    made = DecodedStreamObject()
    made.set_data(words.encode())
    return writer._add_object(made)


def _field(writer: Any, **entries: Any) -> None:
    field = _dictionary(
        FT=NameObject("/Tx"), T=TextStringObject("f"), **entries,
    )  # fmt: skip
    _root(writer, "/AcroForm", _dictionary(Fields=ArrayObject([writer._add_object(field)])))


def _note(writer: Any, words: str, key: str = "Contents") -> None:
    from pypdf.annotations import Text

    note = Text(rect=(50, 550, 200, 650), text="A note")
    note[NameObject(f"/{key}")] = TextStringObject(words)
    writer.add_annotation(page_number=0, annotation=note)


def _tag(writer: Any, words: str, key: str) -> None:
    figure = _dictionary(
        Type=NameObject("/StructElem"), S=NameObject("/Figure"), **{key: TextStringObject(words)}
    )
    tree = _dictionary(
        Type=NameObject("/StructTreeRoot"), K=ArrayObject([writer._add_object(figure)])
    )
    _root(writer, "/StructTreeRoot", writer._add_object(tree))


def _layer(writer: Any, words: str) -> None:
    group = writer._add_object(_dictionary(Type=NameObject("/OCG"), Name=TextStringObject(words)))
    off = _dictionary(OFF=ArrayObject([group]))
    _root(writer, "/OCProperties", _dictionary(OCGs=ArrayObject([group]), D=off))


def _label(writer: Any, words: str) -> None:
    label = _dictionary(P=TextStringObject(words))
    _root(writer, "/PageLabels", _dictionary(Nums=ArrayObject([NumberObject(0), label])))


def _place(writer: Any, words: str) -> None:
    writer.add_named_destination(words, 0)


def _link(writer: Any, words: str) -> None:
    from urllib.parse import quote

    from pypdf.annotations import Link

    link = Link(rect=(50, 50, 100, 100), url=f"https://example.org/?q={quote(words)}")
    writer.add_annotation(page_number=0, annotation=link)


def _pdf_with(words: str) -> bytes:
    from ..written_papers import typst_pdf

    return typst_pdf(f'#set text(font: "Arimo")\n{words}')


def _docx_with(words: str) -> bytes:
    from docx import Document

    paper, data = Document(), io.BytesIO()
    paragraph = paper.add_paragraph()
    for piece in (words[:9], words[9:]):  # as Word splits a paragraph
        paragraph.add_run(piece)
    paper.save(data)
    return data.getvalue()


PLACES: dict[str, Callable[[Any, str], None]] = {
    "bookmark": lambda w, s: w.add_outline_item(title=s, page_number=0),
    "page label": _label,
    "title": lambda w, s: w.add_metadata({"/Title": s}),
    "own key of the metadata": lambda w, s: w.add_metadata({"/Client": s}),
    "XMP": lambda w, s: _root(w, "/Metadata", _stream(w, f"<x:xmpmeta><t>{s}</t></x:xmpmeta>")),
    "form value": lambda w, s: _field(w, V=TextStringObject(s)),
    "form default": lambda w, s: _field(w, DV=TextStringObject(s)),
    "form tool tip": lambda w, s: _field(w, TU=TextStringObject(s)),
    "form choice": lambda w, s: _field(w, Opt=ArrayObject([TextStringObject(s)])),
    "comment": _note,
    "comment's author": lambda w, s: _note(w, s, "T"),
    "comment's subject": lambda w, s: _note(w, s, "Subj"),
    "attached text": lambda w, s: w.add_attachment("notes.txt", s.encode()),
    "attached PDF": lambda w, s: w.add_attachment("old.pdf", _pdf_with(s)),
    "attached Word file": lambda w, s: w.add_attachment("old.docx", _docx_with(s)),
    "metadata of a page": lambda w, s: w.pages[0].__setitem__(
        NameObject("/Metadata"), _stream(w, f"<x:xmpmeta><t>{s}</t></x:xmpmeta>")
    ),
    "a program's data of a page": lambda w, s: w.pages[0].__setitem__(
        NameObject("/PieceInfo"), _dictionary(App=_dictionary(Private=TextStringObject(s)))
    ),
    "attachment's name": lambda w, s: w.add_attachment(s + ".txt", b"x"),
    "layer's name": _layer,
    "alternative text": lambda w, s: _tag(w, s, "Alt"),
    "replacement text": lambda w, s: _tag(w, s, "ActualText"),
    "named place": _place,
    "link": _link,
    "XFA": lambda w, s: _root(
        w, "/AcroForm", _dictionary(Fields=ArrayObject(), XFA=_stream(w, f"<v>{s}</v>"))
    ),
}


@lru_cache(maxsize=1)
def _unchanged() -> bytes:
    return PLAIN


def _with(place: str, words: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_unchanged())))
    PLACES[place](writer, words)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _found(data: bytes, where: str = "us-federal-cand", name: str = "paper.pdf") -> list[Finding]:
    outcome = check_pdf(
        data, jurisdiction=court(where), name=name, case=CASE, select=["PG701", "PG704"]
    )
    return [f for f in outcome.findings if f.code == "PG701"]


def _expected(kind: str) -> str:
    """The rule's key; federal courts have none for cards, whose number is a gate still."""
    return {"marked account": "privacy.account", "card": ""}.get(kind, f"privacy.{kind}")


def test_the_page_alone_shows_nothing() -> None:
    assert _found(PLAIN) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", [k for k in VALUES if k != "driver_license"])
def test_what_the_page_masks_is_found_elsewhere(kind: str, place: str) -> None:
    found = _found(_with(place, VALUES[kind]))
    assert {f.key for f in found} == {_expected(kind)}
    assert all(f.gate for f in found) or kind == "birth_date"
    # Nothing of the value is told again: reports are read by others than the file.
    digits = [part for part in VALUES[kind].replace("-", " ").split() if len(part) > 3]
    said = " ".join(f"{f.message} {f.measured} {f.wanted} {f.fix}" for f in found)
    assert not any(part in said for part in digits if part not in ("Account", "card", "held"))


@pytest.mark.parametrize(
    ("name", "content"),
    [("old.pdf", b"%PDF-1.7 cut off"), ("old.docx", b"PK\x03\x04 cut off")],
)
def test_an_attached_file_that_cannot_be_read_is_told(name: str, content: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_unchanged())))
    writer.add_attachment(name, content)
    writer.add_attachment("photo.bin", b"\0\1\2")
    stream = io.BytesIO()
    writer.write(stream)
    (finding,) = _found(stream.getvalue())
    assert "could not be read" in finding.message
    assert finding.measured.startswith("1 attached file ")
    assert not finding.gate


@pytest.mark.parametrize("place", ["bookmark", "form value", "alternative text"])
def test_a_license_number_is_found_where_a_court_protects_it(place: str) -> None:
    found = _found(_with(place, VALUES["driver_license"]), "us-tx")
    assert "privacy.driver_license" in {f.key for f in found}


@pytest.mark.parametrize("place", PLACES)
def test_a_court_that_wants_no_digit_at_all_is_followed_everywhere(place: str) -> None:
    """Four digits pass in California and fail in Florida, in a bookmark as in the text."""
    data = _with(place, "SSN xxx-xx-1234")
    assert _found(data, "us-ca-superior-alameda") == []
    masked_on_page = {f.page for f in _found(PLAIN, "us-fl-circuit-leon")}
    assert masked_on_page == {1}
    assert len(_found(data, "us-fl-circuit-leon")) > len(_found(PLAIN, "us-fl-circuit-leon"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("2026_Zofia_Wisniewska_declaration.pdf", "privacy.minor_name"),
        ("ZofiaWiśniewska.pdf", "privacy.minor_name"),
        ("wisniewska-zofia.pdf", ""),
        ("statement 219-09-9999.pdf", "privacy.ssn"),
        ("statement_219_09_9999.pdf", "privacy.ssn"),
        ("SSN_219099999.pdf", "privacy.ssn"),
        ("Motion_RG26-014722_2026-03-02.pdf", ""),
    ],
)
def test_the_files_own_name_is_read_as_people_write_it(name: str, key: str) -> None:
    assert {f.key for f in _found(PLAIN, name=name)} == ({key} if key else set())


def _docx(parts: dict[str, str]) -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    stream = io.BytesIO()
    from docx import Document

    Document().save(stream)
    source = zipfile.ZipFile(io.BytesIO(stream.getvalue()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for item in source.namelist():
            data = source.read(item)
            if item == "word/document.xml" and "body" in parts:
                data = data.replace(b"<w:sectPr", parts["body"].encode() + b"<w:sectPr", 1)
            if item == "[Content_Types].xml" and "comments" in parts:
                data = data.replace(
                    b"</Types>",
                    b'<Override PartName="/word/comments.xml" ContentType="application/vnd.'
                    b'openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
                )
            if item == "word/_rels/document.xml.rels" and "comments" in parts:
                data = data.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/'
                    b'officeDocument/2006/relationships/comments" Target="comments.xml"/>'
                    b"</Relationships>",
                )
            target.writestr(item, data)
        if "comments" in parts:
            target.writestr(
                "word/comments.xml",
                f'<?xml version="1.0"?><w:comments {w}><w:comment w:id="1"><w:p><w:r><w:t>'
                f"{parts['comments']}</w:t></w:r></w:p></w:comment></w:comments>",
            )
        if "store" in parts:
            target.writestr("customXml/item9.xml", f"<client>{parts['store']}</client>")
    return out.getvalue()


DELETED = (
    '<w:p><w:del w:id="9" w:author="x"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    "<w:r><w:t>Text</w:t></w:r></w:p>"
)
HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r><w:r><w:t>Text</w:t></w:r></w:p>"
MARKED = (
    '<w:p><w:bookmarkStart w:id="0" w:name="{}"/><w:bookmarkEnd w:id="0"/>'
    "<w:r><w:t>Text</w:t></w:r></w:p>"
)


@pytest.mark.parametrize("words", ["SSN 219-09-9999", "Zofia Wiśniewska"])
@pytest.mark.parametrize(
    "place", ["deleted text", "hidden text", "a bookmark's name", "a comment", "custom XML data"]
)
def test_what_a_word_file_does_not_print_is_found(place: str, words: str) -> None:
    body = {"deleted text": DELETED, "hidden text": HIDDEN, "a bookmark's name": MARKED}
    parts = (
        {"body": body[place].format(words)}
        if place in body
        else {"comments" if place == "a comment" else "store": words}
    )
    outcome = check_docx(
        _docx(parts), jurisdiction=court("us-federal-cand"), name="d.docx", case=CASE,
        select=["PG701"],
    )  # fmt: skip
    assert any(place in f.message for f in outcome.findings), [f.message for f in outcome.findings]
    assert all(f.gate for f in outcome.findings)


def test_the_remedy_fits_the_place() -> None:
    outcome = check_pdf(
        PLAIN, jurisdiction=court("us-federal"), name="SSN 219-09-9999.pdf", select=("PG701",)
    )
    (named,) = outcome.findings
    assert named.fix == "Rename the file."
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PLAIN)))
    writer.add_outline_item(title="Statement of 219-09-9999", page_number=0)
    writer.add_metadata({"/Subject": "219-09-9999"})
    stream = io.BytesIO()
    writer.write(stream)
    fixes = {
        f.message.partition(" stands in ")[2]: f.fix
        for f in check_pdf(
            stream.getvalue(), jurisdiction=court("us-federal"), select=("PG701",)
        ).findings
    }
    assert fixes["a bookmark."].startswith("Reword the bookmark")
    assert fixes["the metadata (Subject)."].startswith("Clear it in the document's properties")
