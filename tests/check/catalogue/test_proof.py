"""Each check speaks for its own defect, and no unrelated one does: a good file and a broken one.

The pair differs in one thing; what the broken file has that the good one has not is the finding of
that check alone. Most pairs are written by hand, object by object, as no program of ours does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from packetgen.check import check_pdf

from ..proof_pairs import PAIRS, Pair
from ..proof_papers import (
    court,
    rewritten,
)


def codes(pair: Pair, data: bytes, *, bad: bool) -> set[str]:
    outcome = check_pdf(
        data,
        jurisdiction=court(pair.court, **dict(pair.conditions)),
        name=pair.bad_name if bad else pair.name,
        parts=pair.bad_parts if bad else pair.parts,
    )
    return {finding.code for finding in outcome.findings}


@pytest.mark.parametrize("name", PAIRS)
def test_a_defect_makes_its_own_check_speak_and_no_unrelated_one(name: str) -> None:
    pair = PAIRS[name]
    good, bad = codes(pair, pair.good, bad=False), codes(pair, pair.bad, bad=True)
    assert pair.code not in good
    assert pair.code in bad
    assert bad - good - pair.also == {pair.code}


def _named(writer: Any) -> None:
    writer.add_outline_item(title="Statement of 219-09-9999", page_number=0)


def _boxed(writer: Any) -> None:
    from pypdf.annotations import Rectangle

    note = Rectangle(rect=(60, 60, 560, 500), interior_color="000000")
    writer.add_annotation(page_number=2, annotation=note)


def _cropped(writer: Any) -> None:
    from pypdf.generic import RectangleObject

    writer.pages[3].cropbox = RectangleObject((0, 400, 612, 792))


def _turned(writer: Any) -> None:
    writer.pages[3].rotate(180)


def _scripted(writer: Any) -> None:
    from pypdf.generic import DictionaryObject, NameObject, TextStringObject

    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('hello');"),
        }
    )


def _carrying(writer: Any) -> None:
    writer.add_attachment("ledger.csv", b"1,2")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_named, {"PG701"}),
        (_boxed, {"PG702"}),
        (_cropped, {"PG703"}),
        (_turned, {"PG609"}),
        (_scripted, {"PG603"}),
        (_carrying, {"PG604"}),
    ],
)
@pytest.mark.parametrize("filing", ["filing-ca1", "filing-ca9"])
def test_a_real_filing_broken_in_one_way_has_that_finding_more(
    filing: str, change: Callable[[Any], None], expected: set[str], shared_data: Path
) -> None:
    def found(how: Callable[[Any], None]) -> set[str]:
        data = rewritten((shared_data / "exhibits" / f"{filing}.pdf").read_bytes(), how)
        texas = court("us-tx-trial")
        return {f.code for f in check_pdf(data, jurisdiction=texas, name="Filing.pdf").findings}

    # What is cropped or turned is measured otherwise too: sizes, margins, page numbers.
    geometry = {"PG101", "PG102", "PG302", "PG614"}
    assert found(change) - found(lambda writer: None) - geometry == expected
