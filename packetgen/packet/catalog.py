"""What the catalog of a packet leads to: the page tree, page labels, named destinations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from packetgen.docx.formatting.number_formats import shaped
from packetgen.pages import Page, PageMap

from .pdf.pdf_file import PdfFile
from .pdf.pdf_syntax import Name, Ref, encode

_STYLES = {
    "D": "decimal", "r": "lowerRoman", "R": "upperRoman", "a": "lowerLetter", "A": "upperLetter",
}  # fmt: skip
_NAMES = 100
"""Names of a leaf of the name tree."""


def write_page_tree(out: PdfFile, nodes: Sequence[Ref], pages: Sequence[Ref], width: int) -> Ref:
    """Write the page tree: ``width`` pages below each of the nodes, which the pages name."""
    root = out.reserve()
    for at, node in enumerate(nodes):
        kids = pages[at * width : (at + 1) * width]
        out.put(
            node,
            encode({"Type": Name("Pages"), "Parent": root, "Kids": kids, "Count": len(kids)}),
        )
    return out.put(root, encode({"Type": Name("Pages"), "Kids": nodes, "Count": len(pages)}))


def write_name_tree(out: PdfFile, named: Sequence[tuple[bytes, Any]]) -> Ref:
    """Write a name tree of names and values."""
    leaves = []
    pairs = sorted(named, key=lambda pair: pair[0])
    for start in range(0, len(pairs), _NAMES):
        chunk = pairs[start : start + _NAMES]
        flat = [item for pair in chunk for item in pair]
        leaves.append(out.add({"Limits": [chunk[0][0], chunk[-1][0]], "Names": flat}))
    return out.add({"Kids": leaves})


def page_labels(pages: PageMap) -> dict[str, Any]:
    """Ranges of labels: a new one wherever the prefix changes or counting does not go on."""
    nums: list[Any] = []
    expected: tuple[str, str, int] | None = None
    for page in pages.pages:
        written = (page.written or str(page.number)) if page.number > 0 else ""
        prefix, style = page.page_label.removesuffix(written), _style(page)
        if expected != (prefix, style, page.number):
            entry: dict[str, Any] = {"S": Name(style)} if page.number > 0 else {}
            if prefix:
                entry["P"] = prefix
            if page.number > 1:
                entry["St"] = page.number
            nums += [page.index, entry]
        expected = (prefix, style, page.number + 1) if page.number > 0 else None
    return {"Nums": nums}


def _style(page: Page) -> str:
    """How a label writes its number (ISO 32000-1, table 159): in digits if nothing else fits."""
    return next(
        (
            style
            for style, shape in _STYLES.items()
            if page.written and shaped(page.number, shape) == page.written
        ),
        "D",
    )
