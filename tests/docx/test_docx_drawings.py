"""Pictures, drawings and text boxes of a Word file: shown in the line, or named by their place."""

from __future__ import annotations

import io

import pytest
from docx_texts import read
from PIL import Image
from word_files import PNG, agreed, p, r, word_file

from packetgen.docx import read_docx, visible_words
from packetgen.docx.blocks import (
    Paragraph,
    Picture,
)

# -- drawn --------------------------------------------------------------------------------------


def drawing(kind: str, content: str, more: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:extent cx="914400" cy="457200"/>'
        f'<wp:docPr id="1" name="Pic" descr="A crane" {more}/><a:graphic>'
        f'<a:graphicData uri="x">{content}</a:graphicData></a:graphic></wp:{kind}></w:drawing>'
        "</w:r>"
    )


def picture(more: str = "", frame: str = "") -> str:
    return (
        f'<pic:pic><pic:blipFill><a:blip r:embed="rIdP"/>{more}</pic:blipFill>'
        f"<pic:spPr>{frame}</pic:spPr></pic:pic>"
    )


def test_a_picture_in_the_line_has_size_and_description() -> None:
    (paragraph,) = read(f"<w:p>{drawing('inline', picture())}</w:p>", media={"rIdP": PNG})
    (shown,) = paragraph.inlines
    assert (shown.width, shown.height, shown.alt) == (72, 36, "A crane")  # type: ignore[union-attr]
    assert shown.data == PNG  # type: ignore[union-attr]


def painted(kind: str) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", (64, 20), "red")
    picture.paste("blue", (32, 0, 64, 20))
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_what_was_cropped_away_does_not_travel_on(kind: str) -> None:
    cut = picture('<a:srcRect r="50000" t="10%"/>')
    (paragraph,) = read(f"<w:p>{drawing('inline', cut)}</w:p>", media={"rIdP": painted(kind)})
    (shown,) = paragraph.inlines
    assert isinstance(shown, Picture)
    assert (shown.width, shown.height) == (72, 36)
    with Image.open(io.BytesIO(shown.data)) as rest:
        assert rest.size == (32, 18)
        # JPEG mixes colours a little across the edge.
        colors = [color for _, color in rest.convert("RGB").crop((0, 0, 28, 18)).getcolors(999)]
    assert all(red > 200 and blue < 60 for red, _, blue in colors)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("web", b"<html><head><style>p{}</style></head><p>Fish &amp; chips</p></html>"),
        ("text", b"Fish & chips"),
        ("word", word_file(p("Fish &amp; chips"))),
    ],
)
def test_an_imported_file_is_named_and_its_words_are_expected(name: str, data: bytes) -> None:
    made = word_file(f'{p("x")}<w:altChunk r:id="{name}"/>', media={name: data})
    (item,) = read_docx(made).unsupported
    assert item.what == "imported file (altChunk)"
    assert visible_words(made)["shapes:body"] == ("Fish", "&", "chips")


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        (drawing("anchor", picture()), "floating picture"),
        (drawing("inline", picture('<a:srcRect l="-1000"/>')), "cropped picture"),
        (drawing("inline", picture(frame='<a:xfrm rot="5400000"/>')), "turned picture"),
        (drawing("inline", picture().replace("rIdP", "rId77")), "missing picture"),
        (drawing("inline", "<a:chart/>".replace("a:", "pic:")), "chart"),
        ("<w:r><w:object/></w:r>", "embedded object"),
        ('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>', "horizontal line"),
        ('<w:r><w:pict><v:shapetype id="t"/><v:line/></w:pict></w:r>', "shape, in the line"),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "equation"),
        (f"<w:r><w:ruby><w:rt>{r('ka')}</w:rt><w:rubyBase>{r('B')}</w:rubyBase></w:ruby></w:r>",
         "ruby"),
    ],
)  # fmt: skip
def test_what_blocks_cannot_say_is_named_with_its_place(xml: str, what: str) -> None:
    data = word_file(f"{p('first')}<w:p>{xml}{r(' rest')}</w:p>", media={"rIdP": PNG})
    (item,) = agreed(data).unsupported
    assert (item.what, item.where) == (what, "paragraph 2")


def test_a_hidden_drawing_and_a_mere_shape_type_are_nothing() -> None:
    document = agreed(
        word_file(
            "<w:p>"
            + drawing("anchor", picture(), "hidden='1'")
            + '<w:r><w:pict><v:shapetype id="t"/></w:pict></w:r></w:p>',
            media={"rIdP": PNG},
        )
    )
    assert document.unsupported == ()


def test_of_two_alternatives_one_is_read() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>"
    choice = drawing("anchor", f"<wps:wsp><wps:txbx>{box.format(p('boxed'))}</wps:txbx></wps:wsp>")
    inside = f"<v:rect><v:textbox>{box.format(p('boxed'))}</v:textbox></v:rect>"
    fallback = f"<w:r><w:pict>{inside}</w:pict></w:r>"
    both = (
        '<mc:AlternateContent><mc:Choice Requires="{}">{}</mc:Choice>'
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    for requires in ("wps", "unheardof"):
        document = agreed(word_file(f"<w:p>{both.format(requires, choice, fallback)}</w:p>"))
        (item,) = document.unsupported
        assert item.text == "boxed"


def test_a_text_box_counts_its_own_lists_and_hides_what_is_hidden() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    inside = f"<w:txbxContent>{p('boxed', ppr=item)}{p('X', rpr='<w:vanish/>')}</w:txbxContent>"
    shape = drawing("anchor", f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>")
    document = agreed(
        word_file(
            f"{p('one', ppr=item)}<w:p>{shape}</w:p>{p('two', ppr=item)}", numbering=numbering
        )
    )
    assert document.unsupported[0].text == "1) boxed"
    shown = [b.label.text if b.label else "" for b in document.blocks if isinstance(b, Paragraph)]
    assert shown == ["1)", "", "2)"]


def test_an_element_nobody_knows_is_reported_with_its_words() -> None:
    document = read_docx(word_file(f"<w:p>{r('a')}<w:novel>{r('lost?')}</w:novel></w:p>"))
    (item,) = document.unsupported
    assert (item.what, item.text) == ("unknown element novel", "lost?")
