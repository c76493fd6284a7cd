"""What a packet says about itself: title, language, date; never a client's name or a clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .pdf_file import PdfFile
from .pdf_opening import Opened
from .pdf_syntax import Name, Ref
from .pdf_values import plain

PRODUCER = "packetgen"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
{claim}{dates}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """Document information. ``today`` (the build's day) becomes the date of creation."""

    title: str
    language: str = "en-US"
    today: dt.date | None = None


def write_information(out: PdfFile, about: About, *, accessible: bool) -> tuple[Ref, Ref]:
    """Write the information dictionary and the XMP packet; both say the same.

    ``accessible`` declares PDF/UA-1: only for files whose every part declares it.
    """
    information = {"Title": about.title, "Producer": PRODUCER}
    dates = ""
    if about.today is not None:
        stamp = f"D:{about.today:%Y%m%d}000000Z"
        information |= {"CreationDate": stamp, "ModDate": stamp}
        day = f"{about.today.isoformat()}T00:00:00Z"
        dates = f"<xmp:CreateDate>{day}</xmp:CreateDate>\n<xmp:ModifyDate>{day}</xmp:ModifyDate>\n"
    packet = _XMP.format(
        title=escape(about.title),
        language=escape(about.language),
        producer=PRODUCER,
        claim="<pdfuaid:part>1</pdfuaid:part>\n" if accessible else "",
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
