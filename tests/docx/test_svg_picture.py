"""Vector pictures: written with a PNG alternative, read back, and never more than a drawing."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from word_files import DEFAULTS, NAMESPACES, word_file

from packetgen.docx import read_docx, svg_picture
from packetgen.docx.blocks import Paragraph, Picture
from packetgen.docx.pictures.vector import as_pixels, safe_svg, size_of
from tests.zip_files import packed, unpacked

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
CHART = (
    f'{OPEN} viewBox="0 0 400 200"><rect width="400" height="200" fill="#ddeeff"/>'
    '<text x="20" y="60" font-size="40" font-family="Arial">Hours</text></svg>'
)


def document(svg: str = CHART, **how: object) -> bytes:
    """A Word file with one vector picture between two paragraphs."""
    picture = svg_picture(svg, name="hours", alt="Hours served: 42 of 80.", **how)  # type: ignore[arg-type]
    made = word_file(
        f"<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:p>{picture.run}</w:p>", styles=DEFAULTS
    )
    files = unpacked(made)
    links = files["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    for name, identifier in picture.relationships.items():
        files[f"word/media/{name}"] = picture.media[name]
        links = links.replace(
            "</Relationships>",
            f'<Relationship Id="{identifier}" Type="{kind}" Target="media/{name}"/>'
            "</Relationships>",
        )
    files["word/_rels/document.xml.rels"] = links.encode()
    return packed(files)


def picture_in(data: bytes) -> Picture:
    """The one picture of a document."""
    return next(
        item
        for block in read_docx(data).blocks
        if isinstance(block, Paragraph)
        for item in block.inlines
        if isinstance(item, Picture)
    )


def test_a_vector_picture_is_read_with_its_pixels_its_vector_and_its_words():
    found = picture_in(document(width=300))
    assert (found.width, found.height) == (300, 150)
    assert found.alt == "Hours served: 42 of 80."
    assert found.media_type == "image/png"
    assert found.vector.startswith(b"<svg")
    with Image.open(io.BytesIO(found.data)) as pixels:
        assert pixels.size == (833, 417)
        # The words are drawn too, not only the ground behind them.
        assert pixels.convert("L").getextrema()[0] < 60


def test_the_same_picture_gives_the_same_bytes():
    assert unpacked(document()) == unpacked(document())


def test_a_picture_has_the_size_that_it_states():
    assert size_of(f'{OPEN} width="2in" height="72pt" viewBox="0 0 9 9"/>'.encode()) == (144, 72)
    assert size_of(f'{OPEN} viewBox="0 0 96 48"/>'.encode()) == (72, 36)
    with pytest.raises(ValueError, match="no size"):
        size_of(f"{OPEN}/>".encode())


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>steal()</script>", "steal"),
        ('<rect onclick="steal()"/>', "steal"),
        ('<a href="http://x.example/"><path d="M0 0h1"/></a>', "x.example"),
        ('<rect><animate attributeName="x" to="9"/></rect>', "animate"),
        ("<metadata>Jane Roe drew it</metadata>", "Jane Roe"),
        ("<!-- Jane Roe --><rect/>", "Jane Roe"),
        ('<z:note xmlns:z="urn:z">Jane Roe</z:note>', "Jane Roe"),
    ],
)
def test_what_is_not_drawn_is_taken_out(inside: str, gone: str):
    safe = safe_svg(f'{OPEN} viewBox="0 0 9 9">{inside}<circle r="3"/></svg>'.encode())
    assert gone not in safe
    assert "circle" in safe


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="http://x.example/a.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<use href="other.svg#a"/>',
        '<rect fill="url(http://x.example/#a)"/>',
        "<rect style=\"fill:url('../a.svg#b')\"/>",
        "<style>@import url(http://x.example/a.css);</style>",
        "<style>@font-face{font-family:A;src:url(a.woff)}</style>",
        "<style>rect{fill:u\\72l(http://x.example/)}</style>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>words</p></foreignObject>",
        "<video/>",
    ],
)
def test_what_comes_from_outside_is_refused(inside: str):
    with pytest.raises(ValueError, match=r"outside itself|cannot be drawn"):
        safe_svg(f'{OPEN} viewBox="0 0 9 9">{inside}</svg>'.encode())


def test_entities_and_other_files_are_refused():
    declared = f'<!DOCTYPE svg [<!ENTITY a "b">]>{OPEN} viewBox="0 0 9 9"><text>&a;</text></svg>'
    for data in (declared.encode(), b"<svg", b"%PDF-1.7", b"<html/>", b""):
        with pytest.raises(ValueError):
            safe_svg(data)


def test_a_picture_of_pictures_of_pictures_is_refused_at_once():
    levels = "".join(f'<g id="g{n}">' + f'<use href="#g{n + 1}"/>' * 10 + "</g>" for n in range(12))
    bomb = f'{OPEN} viewBox="0 0 9 9"><defs>{levels}<g id="g12"><rect/></g></defs>'
    with pytest.raises(ValueError, match="too many"):
        safe_svg(f'{bomb}<use href="#g0"/></svg>'.encode())
    ring = f'{OPEN} viewBox="0 0 9 9"><g id="a"><use href="#a"/></g></svg>'
    with pytest.raises(ValueError, match="holds itself"):
        safe_svg(ring.encode())


def test_a_picture_needs_words_for_those_who_cannot_see_it():
    with pytest.raises(ValueError, match="cannot see"):
        svg_picture(CHART, name="chart", alt="  ")
    with pytest.raises(ValueError, match="no name"):
        svg_picture(CHART, name="../chart", alt="A chart.")


def test_alternative_text_may_hold_any_sign():
    picture = svg_picture(CHART, name="a", alt='He said "no" & left <early>', png=b"\x89PNG")
    from lxml import etree

    run = etree.fromstring(picture.run.replace("<w:r>", f"<w:r {NAMESPACES}>", 1))
    found = [e.get("descr") for e in run.iter() if e.get("descr")]
    assert found == ['He said "no" & left <early>']


def test_pixels_are_drawn_at_the_size_of_the_place():
    with Image.open(io.BytesIO(as_pixels(safe_svg(CHART.encode()), width=72, dots=100))) as drawn:
        assert drawn.size == (100, 50)
