"""PDF/A is declared where every part is known to meet it, and never otherwise."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from packetgen.packet import PartPdf, StampPlan, take_in
from packetgen.pages import Part, PartKind

from .conftest import bind, filing_of, make_pdf, reader
from .made_pages import PAPER, scan


def typeset(standard: str = "a-2a", body: str = "") -> bytes:
    import fontpkg_arimo
    import typst

    fonts: Any = [str(fontpkg_arimo.ROOT / "files")]
    source = PAPER.replace("{address}", "https://example.org") + body
    return typst.compile(
        source.encode(), format="pdf", font_paths=fonts, ignore_system_fonts=True, timestamp=0,
        pdf_standards=[standard] + (["ua-1"] if standard == "a-2a" else []),
    )  # fmt: skip


def declared(pdf: bytes) -> str:
    """Part and level that the metadata declares."""
    data = reader(pdf).trailer["/Root"]["/Metadata"].get_data().decode()
    part = re.search(r"<pdfaid:part>(\d)<", data)
    level = re.search(r"<pdfaid:conformance>(\w)<", data)
    return f"{part[1]}{level[1]}" if part and level else ""


def test_a_packet_of_archival_parts_is_one_and_says_so() -> None:
    parts = filing_of(("a", typeset()), paper=typeset())
    done, _ = bind(parts, stamps=StampPlan.usual(), archival=True)
    assert (done.archival, declared(done.pdf), done.not_archival) == ("A", "2A", ())
    catalog = reader(done.pdf).trailer["/Root"]
    intent = catalog["/OutputIntents"][0]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"]["/N"] == 3
    assert intent["/DestOutputProfile"].get_data()[36:40] == b"acsp"
    assert catalog["/MarkInfo"]["/Marked"]
    metadata = catalog["/Metadata"].get_data()
    assert b"pdfuaid:part" in metadata
    assert b"pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/" in metadata
    assert not has_forbidden(done.pdf)


def has_forbidden(pdf: bytes) -> list[str]:
    """What PDF/A-2 forbids and can be seen from outside, over every object of the file."""
    found = []
    read = reader(pdf)
    if "/Encrypt" in read.trailer or "/ID" not in read.trailer:
        found.append("trailer")
    for number in range(1, int(read.trailer["/Size"])):
        thing: Any = read.get_object(number)
        if not isinstance(thing, dict):
            continue
        if thing.get("/Type") == "/Font" and thing.get("/Subtype") == "/TrueType":
            found += [] if "/FontFile2" in thing["/FontDescriptor"] else ["font"]
        if "LZW" in str(thing.get("/Filter")) or ("/F" in thing and hasattr(thing, "get_data")):
            found.append("stream")
        if thing.get("/Subtype") == "/Link" and not int(thing.get("/F", 0)) & 4:
            found.append("link that is not printed")
        if thing.get("/S") in ("/JavaScript", "/Launch") or "/AA" in thing:
            found.append("action")
    return found


def test_it_is_not_declared_unless_asked_for() -> None:
    done, _ = bind(filing_of(("a", typeset())))
    assert (done.archival, declared(done.pdf)) == ("", "")
    assert b"OutputIntents" not in done.pdf


def test_the_part_that_prevents_it_is_named_with_the_reason() -> None:
    parts = filing_of(("plain", make_pdf(["x"])), ("good", typeset()), paper=typeset())
    done, _ = bind(parts, archival=True)
    assert (done.archival, declared(done.pdf)) == ("", "")
    assert [(note.part, note.message) for note in done.not_archival] == [
        ("exhibit-plain", "its font Helvetica is not embedded (page 1)")
    ]


def test_a_false_claim_of_an_exhibit_is_not_repeated() -> None:
    from pypdf import PdfWriter
    from pypdf.generic import NameObject

    writer = PdfWriter(clone_from=io.BytesIO(make_pdf(["x"])))
    claiming = PdfWriter(clone_from=io.BytesIO(typeset()))
    stream = claiming.root_object["/Metadata"].get_object()
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream.clone(writer))
    buffer = io.BytesIO()
    writer.write(buffer)
    done, _ = bind(filing_of(("a", buffer.getvalue())), archival=True)
    assert declared(done.pdf) == ""
    assert "declares PDF/A, but its font Helvetica" in done.not_archival[0].message


def test_scans_may_stand_in_an_archival_packet_which_then_promises_less() -> None:
    parts = filing_of(("scan", scan()), ("colour", scan(mode="RGB")), paper=typeset())
    done, _ = bind(parts, stamps=StampPlan.usual(), archival=True)
    assert (done.archival, declared(done.pdf)) == ("B", "2B")


@pytest.mark.parametrize("standard", ["a-3b", "1.7"])
def test_other_parts_of_the_standard_are_not_pdf_a_2(standard: str) -> None:
    done, _ = bind(filing_of(("a", typeset(standard))), archival=True)
    assert declared(done.pdf) == ""
    reason = done.not_archival[0].message
    assert (
        reason
        == {
            "a-3b": "it declares PDF/A-3, which PDF/A-2 does not include",
            "1.7": "it does not declare PDF/A",
        }[standard]
    )


def test_an_excerpt_does_not_promise_the_reading_order_of_the_whole() -> None:
    two = typeset(body="\n#pagebreak()\n= More\nText.")
    part = Part("e", PartKind.EXHIBIT, "E", 1, "f", "d", "x", "A")
    done, _ = bind([PartPdf(part, two, select=(1,))], archival=True)
    assert done.archival == "U"


@pytest.mark.parametrize("name", ["photo.jpg", "scan.tiff"])
def test_photographs_that_packetgen_takes_in_prevent_nothing(tmp_path: Path, name: str) -> None:
    """Their pages are tagged as figures, which PDF/A welcomes."""
    Image.new("RGB", (300, 200), "teal").convert("RGB" if name[0] == "p" else "1").save(
        tmp_path / name, **({} if name[0] == "p" else {"compression": "group4"})
    )
    taken = take_in("photo", [tmp_path / name], title="The ceiling")
    done, _ = bind(filing_of(("a", taken.pdf), paper=typeset()), archival=True)
    assert declared(done.pdf) == "2B"
