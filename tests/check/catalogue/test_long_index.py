"""An index of exhibits that runs over several pages, down to the foot of each."""

from __future__ import annotations

from functools import lru_cache

from packetgen.check import check_pdf
from packetgen.check.finding import Finding
from packetgen.jurisdiction.model import Jurisdiction

from ..written_papers import typst_pdf

LABELS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + tuple(f"A{c}" for c in "ABCDEFGHIJKLMNOP")
PER_PAGE = 21


def _place(left: float, baseline: float, text: str, size: int = 12) -> str:
    return f'#place(dx: {left}pt, dy: {baseline}pt, text(size: {size}pt, "{text}"))\n'


NUMBERS = tuple(str(n + 1) for n in range(15))


@lru_cache(maxsize=8)
def _declaration(
    left_out: str = "", wrong: str = "", labels: tuple[str, ...] = LABELS, title: str = "Letter"
) -> bytes:
    """A page of text, an index of two pages in a ruled table, and one page for each exhibit."""
    pages = [_place(72, 100, "I declare what follows from my own knowledge and as it was then.")]
    for sheet in range(0, len(labels), PER_PAGE):
        rows = _place(240, 60, "INDEX OF EXHIBITS") if sheet == 0 else ""
        for number, label in enumerate(labels[sheet : sheet + PER_PAGE]):
            if label == left_out:
                continue
            baseline = 96 + 32 * number
            page = -(-len(labels) // PER_PAGE) + 2 + sheet + number + (label == wrong)
            rows += _place(60, baseline, label) + _place(110, baseline, f"{title} {label}")
            rows += _place(540, baseline, str(page))
            rows += f"#place(dx: 50pt, dy: {baseline - 14}pt, line(length: 510pt))\n"
        pages.append(rows)
    pages += [_place(220, 300, f"EXHIBIT {label}", 28) for label in labels]
    return typst_pdf(
        "#set page(width: 612pt, height: 792pt, margin: 0pt)\n"
        '#set text(font: "Arimo", top-edge: "baseline", bottom-edge: "baseline")\n'
        + "\n#pagebreak()\n".join(pages)
    )


def _found(data: bytes, court: Jurisdiction, **options: str) -> list[Finding]:
    outcome = check_pdf(data, jurisdiction=court, name="d.pdf", select=["PG502"], **options)
    return list(outcome.findings)


def test_every_row_is_found_on_every_page_of_the_index(california: Jurisdiction) -> None:
    assert _found(_declaration(), california) == []


def test_a_lack_and_a_wrong_page_beyond_the_first_sheet_are_found(california: Jurisdiction) -> None:
    last = LABELS[-1]
    (lacking,) = _found(_declaration(left_out=last), california)
    assert lacking.message == f"Exhibit {last} is not in the index."
    (wrong,) = _found(_declaration(wrong=last), california)
    assert wrong.gate
    assert wrong.page == 3


def test_an_index_among_pages_that_the_caller_names_is_read_too(california: Jurisdiction) -> None:
    parts = "1-3 paper, " + ", ".join(f"{4 + n} exhibit {x}" for n, x in enumerate(LABELS))
    assert _found(_declaration(), california, parts=parts) == []
    (wrong,) = _found(_declaration(wrong=LABELS[-1]), california, parts=parts)
    assert wrong.gate


def test_rows_that_begin_with_a_bare_number_are_no_numbered_lines(california: Jurisdiction) -> None:
    assert _found(_declaration(labels=NUMBERS), california) == []
    (lacking,) = _found(_declaration(labels=NUMBERS, left_out="9"), california)
    assert lacking.message == "Exhibit 9 is not in the index."
    (wrong,) = _found(_declaration(labels=NUMBERS, wrong="7"), california)
    assert wrong.gate
