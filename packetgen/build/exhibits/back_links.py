"""The way back: a link from an exhibit's cover to the index that lists it."""

from __future__ import annotations

from xml.sax.saxutils import escape

from packetgen.form.package import pack, read_package, write_package
from packetgen.reading.xml_text import untrusted_xml

WORDS = "Back to index"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT = "word/document.xml"


def with_back_link(docx: bytes, words: str = WORDS) -> bytes:
    """The cover with a last line that leads to the nearest index of exhibits."""
    from lxml import etree

    members = read_package(docx)
    tree = untrusted_xml(members[_DOCUMENT].content())
    body = tree.find(f"{{{_W}}}body")
    line = etree.fromstring(
        f'<w:p xmlns:w="{_W}"><w:pPr><w:spacing w:before="480" w:after="0"/><w:jc w:val="center"/>'
        '</w:pPr><w:fldSimple w:instr=" HYPERLINK &quot;packetgen:index&quot; "><w:r><w:rPr>'
        f'<w:u w:val="single"/><w:sz w:val="18"/></w:rPr><w:t>{escape(words)}</w:t></w:r>'
        "</w:fldSimple></w:p>"
    )
    last = body.find(f"{{{_W}}}sectPr")
    if last is not None:
        last.addprevious(line)
    else:
        body.append(line)
    content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    members[_DOCUMENT] = pack(_DOCUMENT, content)
    return write_package(members.values())
