"""Vector pictures in the PDF: drawn as vectors, tagged as figures, pixels where they must be."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from packetgen.docx import read_docx, svg_picture
from packetgen.errors import EngineError
from packetgen.typeset import open_fonts, typeset
from packetgen.typeset.model import Typeset

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" '
CHART = (
    f'{OPEN} viewBox="0 0 400 200"><rect width="400" height="200" fill="#ddeeff"/>'
    '<text x="20" y="60" font-size="40" font-family="Arial">Hours</text></svg>'
)
_BOUND = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def document(svg: str = CHART, *, instead: str = "") -> bytes:
    """A Word file with a vector picture; ``instead`` takes the SVG's place, the PNG stays."""
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.opc.rel import _Relationship
    from docx.oxml import parse_xml

    picture = svg_picture(svg, name="hours", alt="Hours served: 42 of 80.")
    made = Document()
    made.styles["Normal"].font.name = "Arial"
    made.add_paragraph("Before the chart.")
    place = made.add_paragraph()
    place._p.append(parse_xml(picture.run.replace("<w:r>", f"<w:r {_BOUND}>", 1)))
    for name, data in picture.media.items():
        kind = "image/svg+xml" if name.endswith("svg") else "image/png"
        data = instead.encode() if instead and name.endswith("svg") else data
        part = Part(PackURI(f"/word/media/{name}"), kind, data, made.part.package)
        identifier = picture.relationships[name]
        made.part.rels[identifier] = _Relationship(
            identifier, RELATIONSHIP_TYPE.IMAGE, part, "/word"
        )
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def set_in_type(data: bytes) -> Typeset:
    """A document as a report is set."""
    return typeset(
        read_docx(data), layout=None, title="Chart", today=dt.date(2026, 5, 1),
        fonts=open_fonts(), source=data,
    )  # fmt: skip


def test_the_vector_is_drawn_and_its_words_can_be_searched():
    made = set_in_type(document())
    assert "Hours" in PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert b"/Subtype/Image" not in made.pdf.replace(b" ", b"")
    assert made.notes == ()


def test_the_words_for_the_picture_are_on_its_figure():
    tree = PdfReader(io.BytesIO(set_in_type(document()).pdf)).trailer["/Root"]["/StructTreeRoot"]
    found = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(node.get("/Alt"))
            walk(node.get("/K"))

    walk(tree)
    assert found == ["Hours served: 42 of 80."]


@pytest.mark.parametrize(
    "svg",
    [
        CHART.replace("<rect", '<image href="http://x.example/a.png"/><rect', 1),
        CHART.replace("Hours", "\U00012000"),
        "<svg",
    ],
    ids=["outside", "no glyph", "damaged"],
)
def test_an_unusable_vector_gives_way_to_its_pixels_with_a_note(svg: str):
    made = set_in_type(document(instead=svg))
    assert b"/Subtype/Image" in made.pdf.replace(b" ", b"")
    assert any("not as a vector" in note for note in made.notes)


def test_slanted_labels_are_no_clash():
    label = '<text x="200" y="150" font-size="11" transform="rotate(-60 200 150)">ordered</text>'
    assert set_in_type(document(CHART.replace("</svg>", f"{label}</svg>"))).pages == 1


def test_labels_on_top_of_each_other_are_a_clash():
    label = '<text x="24" y="62" font-size="40" font-family="Arial">Other</text>'
    with pytest.raises(EngineError) as caught:
        set_in_type(document(CHART.replace("</svg>", f"{label}</svg>")))
    assert any("on top of" in problem.message for problem in caught.value.problems)


def test_a_script_never_reaches_the_pdf():
    made = set_in_type(document(instead=CHART.replace("<rect", "<script>steal()</script><rect", 1)))
    assert b"steal" not in made.pdf
    assert made.notes == ()
