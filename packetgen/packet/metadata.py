"""What a packet says about itself: title, language, date; never a client's name or a clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .outlines import TITLE
from .pdf.pdf_file import PdfFile
from .pdf.pdf_opening import Opened
from .pdf.pdf_syntax import Name, Ref
from .pdf.pdf_values import plain

PRODUCER = "packetgen"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
{claim}{dates}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_ACCESSIBLE = "<pdfuaid:part>1</pdfuaid:part>\n"
_ARCHIVAL = """<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
"""
# PDF/A wants every property that XMP itself does not know described (ISO 19005-2, 6.6.2.3.3).
_DESCRIBED = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file meets</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


@dataclass(frozen=True, slots=True)
class About:
    """Document information, and how a reader's program shows the file.

    ``today`` (the build's day) becomes the date of creation. ``open_zoom`` is the percentage at
    which the file opens, or "fit"; "" leaves it to the reader. ``page_in_titles`` ends the title of
    every bookmark with the number printed on its page; ``bookmark_title`` is the pattern of those
    of exhibits.
    """

    title: str
    language: str = "en-US"
    today: dt.date | None = None
    open_zoom: str = ""
    page_in_titles: bool = False
    bookmark_title: str = TITLE


def write_information(
    out: PdfFile, about: About, *, accessible: bool, archival: str = ""
) -> tuple[Ref, Ref]:
    """Write the information dictionary and the XMP packet; both say the same.

    ``accessible`` declares PDF/UA-1: only for files whose every part declares it; ``archival``
    is the level of PDF/A-2 (A, B or U) that every part is known to meet, if it is to be declared.
    """
    information = {"Title": about.title, "Producer": PRODUCER}
    dates = ""
    if about.today is not None:
        stamp = f"D:{about.today:%Y%m%d}000000Z"
        information |= {"CreationDate": stamp, "ModDate": stamp}
        day = f"{about.today.isoformat()}T00:00:00Z"
        dates = f"<xmp:CreateDate>{day}</xmp:CreateDate>\n<xmp:ModifyDate>{day}</xmp:ModifyDate>\n"
    claim = _ACCESSIBLE if accessible else ""
    if archival:
        claim = (_DESCRIBED if accessible else "") + _ARCHIVAL.format(level=archival) + claim
    packet = _XMP.format(
        title=escape(about.title),
        language=escape(about.language),
        producer=PRODUCER,
        claim=claim,
        dates=dates,
    )
    xmp = out.add_stream(
        {"Type": Name("Metadata"), "Subtype": Name("XML")}, packet.encode("utf-8"), compress=False
    )
    return out.add(information), xmp


def claims_accessibility(opened: Opened) -> bool:
    """Whether a source declares PDF/UA-1 in its metadata."""
    stream = plain(opened.catalog.get("/Metadata"))
    try:
        return not opened.excerpt and b"pdfuaid:part" in stream.get_data()
    except Exception:  # no metadata, or such as cannot be decoded
        return False
