"""A packet of tagged parts is itself tagged, and has no fault that its parts had not."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

from packetgen.packet import StampPlan, take_in

from .bound_files import as_list, elements, faults
from .conftest import bind, filing_of, make_pdf, reader
from .made_pages import typeset


def packet() -> tuple[list[bytes], bytes]:
    sources = [
        typeset("packetgen:exhibit/a"),
        typeset("https://example.org", "Report"),
        typeset("https://example.com", "Letter"),
    ]
    done, _ = bind(
        filing_of(("a", sources[1]), ("b", sources[2]), paper=sources[0]),
        stamps=StampPlan.usual(),
        draft=True,
    )
    assert done.untagged == ()
    return sources, done.pdf


def test_every_element_of_every_part_is_there_once() -> None:
    sources, pdf = packet()
    assert elements(pdf) == sum((elements(source) for source in sources), Counter())


def test_every_page_and_link_leads_back_to_its_elements() -> None:
    _, pdf = packet()
    read = reader(pdf)
    tree = read.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]
    numbers: dict[int, Any] = {}
    for leaf in tree["/Kids"]:
        flat = leaf.get_object()["/Nums"]
        numbers.update(zip(flat[::2], flat[1::2], strict=True))
    assert list(numbers) == sorted(numbers)
    seen = 0
    for page in read.pages:
        elements_of_page = as_list(numbers[page["/StructParents"]])
        for element in elements_of_page:
            pages = {page.indirect_reference}
            element = element.get_object()
            assert element["/S"]
            if "/Pg" in element:
                assert dict.get(element, "/Pg") in pages
        for note in page.get("/Annots", []):
            owner = numbers[note.get_object()["/StructParent"]].get_object()
            objects = [kid.get_object() for kid in as_list(owner["/K"])]
            assert any(
                isinstance(kid, dict) and kid.get("/Type") == "/OBJR"
                and dict.get(kid, "/Obj") == note.indirect_reference
                for kid in objects
            )  # fmt: skip
            seen += 1
    assert seen >= 3


def test_the_packet_has_no_fault_that_its_parts_had_not(tmp_path: Path) -> None:
    sources, pdf = packet()
    assert sum((faults(source, tmp_path) for source in sources), Counter()) == Counter()
    assert faults(pdf, tmp_path) == Counter()


def test_a_packet_with_an_untagged_exhibit_does_not_claim_to_be_accessible(tmp_path: Path) -> None:
    done, _ = bind(filing_of(("a", make_pdf(["x"])), paper=typeset("https://example.org")))
    assert b"pdfuaid:part>" not in done.pdf
    assert b"pdfuaid:part>" in packet()[1]


def test_identifiers_and_roles_of_two_files_do_not_meet() -> None:
    _, pdf = packet()
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]
    if "/IDTree" in root:
        names = list(root["/IDTree"]["/Names"])[::2]
        assert len(names) == len(set(names))


def test_untagged_exhibits_are_told_apart() -> None:
    done, _ = bind(filing_of(("a", make_pdf(["x"])), paper=typeset("https://example.org")))
    assert done.untagged == ("exhibit-a",)
    assert reader(done.pdf).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_pages_without_tags_in_a_tagged_file_are_told_apart() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(typeset("https://example.org")))
    before = len(writer.pages)
    writer.append(io.BytesIO(make_pdf(["bare", ""])))
    written = io.BytesIO()
    writer.write(written)
    done, _ = bind(filing_of(("a", written.getvalue())), stamps=StampPlan.usual())
    assert done.untagged == ()
    assert done.bare_pages["exhibit-a"][0] == before + 1


def test_tags_of_real_files_survive(shared_data: Path) -> None:
    for name in ("filing-ca9.pdf", "medical-report.pdf"):
        part = take_in("x", [shared_data / "exhibits" / name])
        done, _ = bind(filing_of(("x", part.pdf)), stamps=StampPlan.usual())
        assert elements(done.pdf) == elements(part.pdf), name
        assert sum(elements(done.pdf).values()) > 3


def with_role(pdf: bytes, role: str, standard: str) -> bytes:
    """The file with its own role name for one of its elements."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    root = writer.root_object["/StructTreeRoot"]
    root[NameObject("/RoleMap")] = DictionaryObject({NameObject(role): NameObject(standard)})
    as_list(root["/K"])[0].get_object()[NameObject("/S")] = NameObject(role)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_role_that_two_files_map_differently_gets_two_names() -> None:
    plain = typeset("https://example.org")
    parts = filing_of(
        ("a", with_role(plain, "/Body", "/Document")), ("b", with_role(plain, "/Body", "/Sect"))
    )
    root = reader(bind(parts)[0].pdf).trailer["/Root"]["/StructTreeRoot"]
    mapped = [root["/RoleMap"][kid.get_object()["/S"]] for kid in root["/K"]]
    assert mapped == ["/Document", "/Sect"]
