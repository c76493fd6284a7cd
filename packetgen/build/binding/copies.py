"""Copies of a packet from the same papers and the same page map: service, client, print, sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from packetgen.docx.blocks import Block
from packetgen.output import safe_name
from packetgen.packet import Assembled, Copy, PartPdf, Press, Stamp, assemble
from packetgen.packet.pdf.pdf_file import PdfFile
from packetgen.packet.pdf.pdf_syntax import Name, encode
from packetgen.packet.sheets.sheet_blocks import document, line
from packetgen.pages import Page, PageMap, Part, PartKind

from ..inputs.model import Inputs
from .compose import Composed
from .filings import about_of, hides_something, stamps_of
from .legends import public_legend, sealed_legend

FOLDER = "copies"
LEGENDS = {"service": "Service copy", "client": "Client copy", "print": "", "sealed": ""}
"""What stands at the head of a copy's first page where the plan does not say."""


@dataclass(frozen=True, slots=True)
class BoundCopy:
    """A copy and the map of its own pages, blank pages and tab sheets among them."""

    bound: Assembled
    pages: PageMap = field(repr=False)


def copy_files(inputs: Inputs) -> dict[str, Copy]:
    """The copies that the plan asks for, by path below the output folder."""
    return {f"{FOLDER}/{safe_name(each.id, '.pdf')}": each for each in inputs.plan.copies}


def bind_copies(
    inputs: Inputs, composed: Composed, unsealed: Composed, *, draft: bool
) -> dict[str, BoundCopy]:
    """Every copy as one PDF with the map of its pages, by its path.

    Numbers, labels and Bates numbers are those of the packet; blank pages and tab sheets of a
    printed copy bear none, so that its numbers are the same as on the screen.

    Args:
        inputs: The packet's inputs.
        composed: The packet as the public sees it.
        unsealed: The packet with what is under seal or redacted, for sealed copies.
        draft: Mark every page as a draft.

    Raises:
        PacketError: A link leads nowhere, or a part cannot be bound.
    """
    made: dict[str, BoundCopy] = {}
    for name, wanted in copy_files(inputs).items():
        source = unsealed if wanted.kind == "sealed" else composed
        parts = [part for part in source.parts if _goes_in(wanted, inputs, part.part)]
        laid, pages = _laid(inputs, wanted, parts, source.whole)
        legend = wanted.legend or LEGENDS[wanted.kind]
        if wanted.kind == "sealed" and not wanted.legend:
            legend = sealed_legend(inputs)
        elif wanted.kind != "sealed" and hides_something(inputs, parts):
            legend = "\n".join(words for words in (legend, public_legend(inputs)) if words)
        stamps = stamps_of(inputs)
        if legend:
            stamps = replace(stamps, first=Stamp(legend, "top-center", size=9.0, subtype="Header"))
        bound = assemble(
            laid,
            pages,
            about_of(inputs, inputs.plan.title or "Packet"),
            stamps=stamps,
            whole=source.whole,
            draft=draft,
            lenient=True,
        )
        made[name] = BoundCopy(bound, pages)
    return made


def _goes_in(wanted: Copy, inputs: Inputs, part: Part) -> bool:
    if not wanted.documents:
        return True
    if part.document in wanted.documents:
        return True
    filing = next((f for f in inputs.plan.filings if f.id == part.filing), None)
    known = filing is not None and part.document in filing.documents
    return not known and filing is not None and bool({*filing.documents} & {*wanted.documents})


def _laid(
    inputs: Inputs, wanted: Copy, parts: Sequence[PartPdf], whole: PageMap
) -> tuple[list[PartPdf], PageMap]:
    """The parts with blank pages and tab sheets between them, and the map of that file."""
    own = {part.part.id: whole.of(part.part.id) for part in parts}
    laid: list[PartPdf] = []
    pages: list[Page] = []

    def put(part: PartPdf, given: Sequence[Page]) -> None:
        laid.append(part)
        start = len(pages)
        pages.extend(
            replace(page, index=start + step, part=part.part.id) for step, page in enumerate(given)
        )

    tabbed: set[tuple[str, str]] = set()
    for part in parts:
        item = part.part
        begins = item.own_from == 1 and (
            not item.exhibit or item.kind is not PartKind.EXHIBIT or not _covered(parts, item)
        )
        key = (item.document, item.exhibit)
        tab = wanted.kind == "print" and wanted.tabs and item.exhibit and key not in tabbed
        if wanted.duplex and (begins or tab) and len(pages) % 2:
            put(*_blank(item, len(pages)))
        if tab:
            tabbed.add(key)
            put(*_tab(inputs, item, len(tabbed)))
            if wanted.duplex:
                put(*_blank(item, len(pages)))
        put(part, own[item.id])
    return laid, PageMap(tuple(part.part for part in laid), tuple(pages))


def _covered(parts: Sequence[PartPdf], item: Part) -> bool:
    """Whether the exhibit has a cover, at which it begins."""
    return any(
        p.part.kind is PartKind.COVER
        and (p.part.document, p.part.exhibit) == (item.document, item.exhibit)
        for p in parts
    )


def _blank(after: Part, at: int) -> tuple[PartPdf, tuple[Page, ...]]:
    """A blank page, so that what follows begins on a right-hand page."""
    name = f"blank-{at + 1}"
    part = Part(name, PartKind.BLANK, "", 1, after.filing, after.document)
    page = Page(at, name, PartKind.BLANK, 1, "", f"blank {at + 1}")
    return PartPdf(part, blank_page()), (page,)


def _tab(inputs: Inputs, item: Part, count: int) -> tuple[PartPdf, tuple[Page, ...]]:
    """A sheet with the exhibit's tab: at the foot, unless the court wants it at the side."""
    said = {
        word
        for constraint in inputs.jurisdiction["exhibits.tabs"].constraints
        for word in _words(constraint.value)
    }
    side = said == {"side"}
    words = f"EXHIBIT {item.label}"
    before = 36.0 + 90.0 * ((count - 1) % 7) if side else 560.0
    blocks: list[Block] = [
        line(words, size=22.0, bold=True, align="right" if side else "center", before=before)
    ]
    press = Press(inputs.today, inputs.fonts, inputs.engine)
    made = press.sheets(document(blocks), title=f"Tab {item.label}")
    name = f"{item.document}/{item.exhibit}.tab"
    part = Part(name, PartKind.BLANK, f"Tab {item.label}", 1, item.filing, item.document)
    return PartPdf(part, made.pdf), (Page(0, name, PartKind.BLANK, 1, "", f"tab {item.label}"),)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Sequence | Mapping | set | frozenset):
        yield from (str(item) for item in value)


def blank_page() -> bytes:
    """A Letter page with nothing on it."""
    out = PdfFile()
    tree, leaf = out.reserve(), out.reserve()
    entries = {"Type": Name("Page"), "Parent": tree, "MediaBox": [0, 0, 612, 792]}
    out.put(leaf, encode({**entries, "Resources": {}}))
    out.put(tree, encode({"Type": Name("Pages"), "Kids": [leaf], "Count": 1}))
    return out.finish(out.add({"Type": Name("Catalog"), "Pages": tree}))
