"""Dates that are more likely a slip than meant."""

from __future__ import annotations

from pathlib import Path

from packetgen.case import case_from_data
from packetgen.casework import odd_dates
from packetgen.reading import parse_structured

CASE = """\
jurisdiction: us-ca-superior
case:
  number: "1"
  parties:
    - {id: ana, role: plaintiff, name: Ana, birth_date: 2015-06-01}
    - {id: oak, role: defendant, organization: Oak}
hearings:
  - {id: sunday, on: 2026-12-13}
  - {id: monday, on: 2026-12-14}
events:
  - {id: before, on: 2015-05, text: She went to school., people: [ana]}
  - {id: that-month, on: 2015-06, text: She was ill., people: [ana]}
  - {id: others, on: 2010, text: The house was built., people: [oak]}
"""


def test_a_hearing_on_a_sunday_and_an_event_before_a_birth_are_pointed_out() -> None:
    read = parse_structured(CASE, name="case.yaml", format="yaml")
    found = odd_dates(case_from_data(read, Path()))
    assert [(doubt.kind, doubt.ids) for doubt in found] == [
        ("weekend", ("sunday",)),
        ("before-birth", ("before", "ana")),
    ]
    assert "Sunday, December 13, 2026" in found[0].text
    assert "2015-06-01" not in found[1].text
    assert "June 1" not in found[1].text
