"""Words of a Word file that somebody meant to hide: by colour, or under a dark shape."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from packetgen.check import check_docx
from packetgen.jurisdiction.model import Jurisdiction

BLACK_PEN, WHITE = WD_COLOR_INDEX.BLACK, (255, 255, 255)


def word_file(
    *,
    pen: Any = None,
    color: tuple[int, int, int] | None = None,
    shade: str = "",
    place: str = "run",
    style: str = "",
) -> bytes:
    """A Word file whose second paragraph ends with words of a certain look."""
    paper = Document()
    paper.add_paragraph("The first paragraph of it is plain.")
    paragraph = paper.add_paragraph("He paid ")
    if place in ("cell", "styled cell"):
        table = paper.add_table(1, 1)
        table.style = style or table.style
        paragraph = table.cell(0, 0).paragraphs[0]
    elif place == "header":
        paragraph = paper.sections[0].header.paragraphs[0]
    run = paragraph.add_run("219-09-9999 to Jane")
    if pen is not None:
        run.font.highlight_color = pen
    if color is not None:
        run.font.color.rgb = RGBColor(*color)
    if shade:
        fill = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
            fill.set(qn(f"w:{key}"), value)
        home = {
            "run": run._r.get_or_add_rPr,
            "paragraph": paragraph._p.get_or_add_pPr,
            "cell": getattr(paragraph._p.getparent(), "get_or_add_tcPr", None),
        }[place]
        assert home is not None
        home().append(fill)
    data = io.BytesIO()
    paper.save(data)
    return data.getvalue()


WORD_BAD: dict[str, dict[str, Any]] = {
    "black pen": {"pen": BLACK_PEN},
    "black pen on black": {"pen": BLACK_PEN, "color": (0, 0, 0)},
    "red pen on red": {"pen": WD_COLOR_INDEX.RED, "color": (255, 0, 0)},
    "black shading": {"shade": "000000", "color": (0, 0, 0)},
    "black paragraph": {"shade": "000000", "color": (0, 0, 0), "place": "paragraph"},
    "black cell": {"shade": "000000", "color": (0, 0, 0), "place": "cell"},
    "white on white": {"color": WHITE},
    "almost white": {"color": (250, 250, 250)},
    "white on a white pen": {"pen": WD_COLOR_INDEX.WHITE, "color": WHITE},
    "white in the header": {"color": WHITE, "place": "header"},
}


WORD_GOOD: dict[str, dict[str, Any]] = {
    "plain": {},
    "yellow pen": {"pen": WD_COLOR_INDEX.YELLOW},
    "white on a black pen": {"pen": BLACK_PEN, "color": WHITE},
    "automatic on black shading turns white": {"shade": "000000"},
    "white on a dark cell": {"shade": "1F3864", "color": WHITE, "place": "cell"},
    "white on a dark paragraph": {"shade": "000000", "color": WHITE, "place": "paragraph"},
    "grey": {"color": (128, 128, 128)},
    "dark style of tables": {"place": "styled cell", "style": "Dark List"},
    "colorful style of tables": {"place": "styled cell", "style": "Colorful Shading"},
}


@pytest.mark.parametrize("name", [*WORD_BAD, *WORD_GOOD])
def test_words_of_a_word_file_in_the_colour_of_their_background(
    name: str, california: Jurisdiction
) -> None:
    data = word_file(**(WORD_BAD.get(name) or WORD_GOOD[name]))
    outcome = check_docx(data, jurisdiction=california, name="x.docx", select=("PG702",))
    assert bool(outcome.findings) is (name in WORD_BAD)
    assert all(f.gate and f.code == "PG702" for f in outcome.findings)
    assert "219-09" not in repr(outcome.findings)


ANCHOR = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="wps"><w:drawing>
<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="{behind}"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>900000</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="1200000" cy="{tall}"/><wp:{wrap}/><wp:docPr id="1" name="Rectangle 1"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1200000" cy="{tall}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</wps:spPr>{words}<wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"
 style="position:absolute;width:94pt;height:14pt;z-index:2" fillcolor="black"/></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>"""


BLACK_FILL = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


TITLE = (
    "<wps:txbx><w:txbxContent><w:p><w:r><w:t>Privileged</w:t></w:r></w:p></w:txbxContent>"
    "</wps:txbx>"
)


def with_shape(written: str, said: str = "Testimony of Henrietta Quackenbush") -> bytes:
    """A Word file with a shape at its first paragraph."""
    from docx.oxml import parse_xml

    document = Document()
    document.add_paragraph(said)._p.append(parse_xml(written))
    document.add_paragraph("The rest of the paper.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def anchored(
    behind: int = 0, tall: int = 180_000, wrap: str = "wrapNone", fill: str = BLACK_FILL,
    words: str = "",
) -> str:  # fmt: skip
    return ANCHOR.format(behind=behind, tall=tall, wrap=wrap, fill=fill, words=words)


VML = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict>'
    '<v:rect xmlns:v="urn:schemas-microsoft-com:vml" fillcolor="{fill}" '
    'style="position:absolute;width:94pt;height:14pt;z-index:2"/></w:pict></w:r>'
)


@pytest.mark.parametrize(
    "written",
    [
        anchored(),
        anchored(fill='<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'),
        anchored(fill='<a:solidFill><a:prstClr val="black"/></a:solidFill>'),
        VML.format(fill="black"),
        VML.format(fill="#111"),
    ],
)
def test_a_dark_shape_in_front_of_a_word_file_s_text_is_found_once(
    written: str, california: Jurisdiction
) -> None:
    outcome = check_docx(with_shape(written), jurisdiction=california, select=("PG702",))
    (finding,) = outcome.findings
    assert finding.gate
    assert finding.measured == "1 shape"
    assert "Quackenbush" not in repr(finding)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (anchored(behind=1), "Heading of a page"),
        (anchored(wrap='wrapSquare wrapText="bothSides"'), "Words beside a shape"),
        (anchored(tall=12_700), "A rule of one point"),
        (anchored(tall=6_000_000), "A design down the side of a page"),
        (anchored(fill="<a:noFill/>"), "A frame around words"),
        (anchored(fill='<a:solidFill><a:srgbClr val="FFF2A8"/></a:solidFill>'), "A note"),
        (anchored(words=TITLE), "A heading in a black box"),
        (anchored(), ""),
        (VML.format(fill="#ffffcc"), "A pale box"),
    ],
)
def test_shapes_that_cover_no_words_are_left_alone(
    written: str, said: str, california: Jurisdiction
) -> None:
    data = with_shape(written, said)
    assert check_docx(data, jurisdiction=california, select=("PG702",)).findings == ()
