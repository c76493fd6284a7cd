"""Small Word files written as XML, for what no word processor writes on request."""

from __future__ import annotations

from collections.abc import Mapping

from packetgen.docx import read_docx, visible_words
from packetgen.docx.blocks import Document
from packetgen.docx.plain import words_of
from tests.zip_files import packed

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"'
    ' w:hAnsi="Times New Roman"/><w:sz w:val="24"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "f8cf500f0003030101b6a0d5c00000000049454e44ae426082"
)


def p(text: str = "", *, ppr: str = "", rpr: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{r(text, rpr) if text else ''}</w:p>"


def r(text: str, rpr: str = "") -> str:
    """A run."""
    properties = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str = "") -> str:
    """A complex field with a saved result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(content: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def reference(kind: str, number: int, more: str = "") -> str:
    """A run that refers to a footnote or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'


def notes(kind: str, texts: dict[int, str]) -> tuple[str, str]:
    """The part of the footnotes or endnotes with these texts by number."""
    own = dict.fromkeys(texts, f"<w:r><w:{kind}Ref/></w:r>")
    entries = "".join(
        f'<w:{kind} w:id="{n}"><w:p>{own[n]}{r(text)}</w:p></w:{kind}>' for n, text in texts.items()
    )
    separator = f'<w:{kind} w:type="separator" w:id="-1">{p("no")}</w:{kind}>'
    return f"{kind}s", f"<w:{kind}s>{separator}{entries}</w:{kind}s>"


def word_file(
    body: str,
    *,
    styles: str = DEFAULTS,
    numbering: str = "",
    settings: str = "",
    parts: Mapping[str, tuple[str, str]] | None = None,
    media: Mapping[str, bytes] | None = None,
    external: Mapping[str, tuple[str, str]] | None = None,
    section: str = "<w:sectPr/>",
) -> bytes:
    """A Word file.

    Args:
        body: The XML inside ``w:body`` without the last section.
        styles, numbering, settings: The XML inside the roots of these parts.
        parts: Other parts: relationship id -> (kind, the whole root element without namespaces).
        media: Pictures: relationship id -> bytes.
        external: Outside targets: relationship id -> (kind, address).
        section: The last section.
    """
    files: dict[str, bytes] = {}
    links: list[str] = []

    def link(identifier: str, kind: str, target: str, mode: str = "") -> None:
        links.append(
            f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
        )

    def part(name: str, xml: str) -> None:
        files[f"word/{name}"] = (_HEAD + xml).encode()

    part("document.xml", f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>")
    for name, content in (("styles", styles), ("numbering", numbering), ("settings", settings)):
        if content:
            part(f"{name}.xml", f"<w:{name} {NAMESPACES}>{content}</w:{name}>")
            link(f"rId_{name}", name, f"{name}.xml")
    for identifier, (kind, xml) in (parts or {}).items():
        root, _, rest = xml.partition(">")
        part(f"{identifier}.xml", f"{root} {NAMESPACES}>{rest}")
        link(identifier, kind, f"{identifier}.xml")
    for identifier, data in (media or {}).items():
        files[f"word/media/{identifier}.png"] = data
        link(identifier, "image", f"media/{identifier}.png")
    for identifier, (kind, address) in (external or {}).items():
        link(identifier, kind, address, ' TargetMode="External"')
    relationships = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    files["word/_rels/document.xml.rels"] = (
        relationships + "".join(links) + "</Relationships>"
    ).encode()
    files["_rels/.rels"] = (
        f'{relationships}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    ).encode()
    files["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/></Types>'
    ).encode()
    return packed(files)


def stories_of(document: Document) -> dict[str, tuple[str, ...]]:
    """The words of what the reader gave, by story, as :func:`visible_words` names them."""
    stories = {"body": words_of(document.blocks)}
    for story, kind in (("notes", "footnote-"), ("endnotes", "endnote-")):
        own = [blocks for key, blocks in document.notes.items() if key.startswith(kind)]
        if words := tuple(word for blocks in own for word in words_of(blocks)):
            stories[story] = words
    for index, section in enumerate(document.sections, start=1):
        for what, kinds in (("header", section.headers), ("footer", section.footers)):
            for kind, blocks in kinds.items():
                words = words_of(blocks)
                if words:
                    stories[f"{what}:{index}:{kind}"] = words
    return stories


def seen_stories(data: bytes) -> dict[str, tuple[str, ...]]:
    """The words of :func:`visible_words` that stand in the flow of their story."""
    aside = ("shapes", "drawn", "links")
    return {
        story: words
        for story, words in visible_words(data).items()
        if story.partition(":")[0] not in aside and (words or story == "body")
    }


def agreed(data: bytes) -> Document:
    """Read a file, and hold the reader's words against the second walk."""
    document = read_docx(data)
    assert stories_of(document) == seen_stories(data)
    # As sets: a header that stands in several sections is reported once.
    reported = {
        word for item in document.unsupported if not item.in_blocks for word in item.text.split()
    }
    aside = {
        word
        for story, words in visible_words(data).items()
        if story.partition(":")[0] in ("shapes", "drawn")
        for word in words
    }
    assert reported == aside
    return document
