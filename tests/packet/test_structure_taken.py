"""Tags of what is taken of a file: excerpts, form fields drawn as pictures, links left behind."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from packetgen.packet import PartPdf, StampPlan
from packetgen.packet.structure import number_tree
from packetgen.pages import Part, PartKind

from .bound_files import as_list, decompressed, elements, faults
from .conftest import bind, filing_of, pages_in, reader

REPORT = """
#set document(title: "Report", keywords: ())
#set text(lang: "en", font: "Arimo")
= One
First page. See #link(<three>)[the third page].
#pagebreak()
= Two
#figure(rect(width: 20pt, height: 20pt), alt: "a secret of page two", caption: [Map])
#table(columns: 2, table.header[Day][Event], [May 1], [Notice])
#pagebreak()
= Three <three>
Last page. See #link("https://example.org")[the site].
"""


def typeset(source: str) -> bytes:
    import fontpkg_arimo
    import typst

    fonts: Any = [str(fontpkg_arimo.ROOT / "files")]
    return typst.compile(
        source.encode(), format="pdf", font_paths=fonts, ignore_system_fonts=True,
        pdf_standards=["ua-1"], timestamp=0,
    )  # fmt: skip


def excerpt(pdf: bytes, *pages: int) -> tuple[bytes, tuple[str, ...]]:
    part = Part("e", PartKind.EXHIBIT, "E", len(pages), "motion", "d", "e", "A")
    done, _ = bind([PartPdf(part, pdf, select=pages)], stamps=StampPlan.usual())
    return done.pdf, done.untagged


def marked(pdf: bytes) -> dict[int, list[str]]:
    """For every page, the roles of the elements that own its marked contents, in their order."""
    read = reader(pdf)
    tree = read.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]
    numbers = dict(number_tree(tree))
    return {
        at: [str(element.get_object()["/S"]) for element in as_list(numbers[key])]
        for at, page in enumerate(read.pages)
        if (key := page.get("/StructParents")) is not None
    }


def test_an_excerpt_keeps_the_tags_of_its_pages_and_no_others(tmp_path: Path) -> None:
    whole = typeset(REPORT)
    pdf, untagged = excerpt(whole, 1, 3)
    assert untagged == ()
    kept, every = elements(pdf), elements(whole)
    assert kept["/H1"] == 2
    assert kept["/Table"] == 0 < every["/Table"]
    assert kept["/Figure"] == 0 < every["/Figure"]
    assert b"secret of page two" not in decompressed(pdf)
    before, after = marked(whole), marked(pdf)
    assert after == {0: before[0], 1: before[2]}
    assert faults(pdf, tmp_path) == Counter({"DOC-012": 1}), "an excerpt does not claim PDF/UA"


def test_a_link_whose_page_is_left_out_is_plain_text_to_a_screen_reader(tmp_path: Path) -> None:
    pdf, _ = excerpt(typeset(REPORT), 1)
    assert elements(pdf)["/Link"] == 0
    assert elements(pdf)["/Span"] == 1
    assert "/Annots" not in reader(pdf).pages[0]
    assert faults(pdf, tmp_path) == Counter({"DOC-012": 1})


def test_every_page_alone_has_its_own_tags() -> None:
    whole = typeset(REPORT)
    for number in range(1, pages_in(whole) + 1):
        pdf, _ = excerpt(whole, number)
        assert marked(pdf) == {0: marked(whole)[number - 1]} or number == 1


def test_a_packet_of_an_excerpt_and_whole_files_keeps_their_keys_apart() -> None:
    whole = typeset(REPORT)
    part = Part("e", PartKind.EXHIBIT, "E", 1, "motion", "declaration", "e", "B")
    parts = [*filing_of(paper=whole), PartPdf(part, whole, select=(2,)), *filing_of(("z", whole))]
    done, _ = bind(parts)
    roles = marked(done.pdf)
    assert roles[3] == marked(whole)[1]
    assert roles[6] == marked(whole)[2]
    assert elements(done.pdf)["/Table"] == 3


def with_field(pdf: bytes, kind: str, content: str) -> bytes:
    """The file with a filled field on page 1, tagged as a form field is: a Form element."""
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

    from .conftest import box, text_string
    from .made_pages import make_appearance

    def entries(**values: Any) -> DictionaryObject:
        return DictionaryObject({NameObject(f"/{key}"): value for key, value in values.items()})

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    page, root = writer.pages[0], writer.root_object["/StructTreeRoot"]
    normal = make_appearance(writer, content)
    on = kind == "/Btn"
    widget = writer._add_object(
        entries(
            Type=NameObject("/Annot"), Subtype=NameObject("/Widget"), FT=NameObject(kind),
            T=text_string("name"), TU=text_string("The tenant agrees"), Rect=box(72, 100, 272, 120),
            AP=entries(N=entries(On=normal) if on else normal), StructParent=NumberObject(900),
            **({"AS": NameObject("/On")} if on else {}),
        )
    )  # fmt: skip
    document = as_list(root["/K"])[0].get_object()
    reference = entries(Type=NameObject("/OBJR"), Obj=widget, Pg=page.indirect_reference)
    element = writer._add_object(
        entries(
            S=NameObject("/Form"), P=document.indirect_reference, K=reference,
            Alt=text_string("Name of the tenant"),
        )
    )  # fmt: skip
    document[NameObject("/K")] = ArrayObject([*as_list(document["/K"]), element])
    numbers = [item for pair in number_tree(root["/ParentTree"]) for item in pair]
    flat = ArrayObject(NumberObject(n) if isinstance(n, int) else n for n in numbers)
    flat += [NumberObject(900), element]
    root[NameObject("/ParentTree")] = writer._add_object(entries(Nums=flat))
    notes = page.get("/Annots", ArrayObject())
    page[NameObject("/Annots")] = ArrayObject([*notes, widget])
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["/Tx", "/Btn"])
def test_a_form_field_keeps_its_place_in_the_reading_order(kind: str, tmp_path: Path) -> None:
    """Its value is text of its element now, not a picture that a screen reader passes over."""
    form = with_field(typeset(REPORT), kind, "Ana Reyes")
    done, _ = bind(filing_of(("form", form)))
    before, after = marked(form), marked(done.pdf)
    assert after == before | {0: [*before[0], "/Span"]}
    data = reader(done.pdf).pages[0].get_contents().get_data()
    assert b"/Span<</MCID %d>>BDC q" % len(before[0]) in data
    assert elements(done.pdf)["/Form"] == 0
    owner = dict(number_tree(reader(done.pdf).trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]))
    element = owner[reader(done.pdf).pages[0]["/StructParents"]][-1].get_object()
    # Its own description would be read in place of the value.
    assert element.get("/Alt") == {"/Tx": None, "/Btn": "The tenant agrees: checked"}[kind]
    assert faults(done.pdf, tmp_path) == Counter()


def test_tags_of_a_real_form_are_no_worse_and_its_values_are_read(
    shared_data: Path, tmp_path: Path
) -> None:
    """None of its fields is in its tags: what was filled in is read after the rest."""
    from pypdf import PdfWriter

    form = (shared_data / "pdf-forms" / "petition-to-enforce-sanitary-code.pdf").read_bytes()
    writer = PdfWriter(clone_from=io.BytesIO(form))
    notes = [note.get_object() for note in writer.pages[0]["/Annots"].get_object()]
    names = [str(note["/T"]) for note in notes if note.get("/FT") == "/Tx" and "/T" in note][:3]
    writer.update_page_form_field_values(
        writer.pages[0], {name: f"Value {at}" for at, name in enumerate(names)}
    )
    buffer = io.BytesIO()
    writer.write(buffer)
    done, _ = bind(filing_of(("form", buffer.getvalue())), stamps=StampPlan.usual())
    # The test's own way of filling takes a font that is not embedded.
    assert set(faults(done.pdf, tmp_path) - faults(form, tmp_path)) <= {"TXT-001"}
    assert not {"TAG-001", "TAG-003"} & set(faults(done.pdf, tmp_path))
    before, after = marked(form), marked(done.pdf)
    assert after[0] == [*before[0], "/P", "/P", "/P"]
    assert elements(done.pdf)["/P"] == elements(form)["/P"] + 3 + sum(
        len(after[at]) - len(before[at]) for at in after if at
    )
    assert "Value 1" in reader(done.pdf).pages[0].extract_text()
