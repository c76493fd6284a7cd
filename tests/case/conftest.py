"""Case files for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from packetgen.case import Case, load_case
from packetgen.errors import CaseError, Problem

SMALL = """\
jurisdiction: us-ca-superior-alameda
case:
  number: RG26-014722
  filed: 2026-03-02
  parties:
    - id: hernandez
      role: plaintiff
      name: {first: María, last: Hernández}
      represented_by: [ruiz]
    - {id: oakwood, role: defendant, organization: "Oakwood Properties, LLC"}
counsel:
  - {id: ruiz, name: {first: Ana, last: Ruiz}}
"""


@pytest.fixture
def case_of(tmp_path: Path) -> Callable[..., Case]:
    """Loads a case file with the given text after the small case; files are made as needed."""

    def load(more: str = "", *, text: str = SMALL, **files: bytes) -> Case:
        path = tmp_path / "case.yaml"
        path.write_text(text + more, encoding="utf-8")
        for name, content in files.items():
            (tmp_path / name.replace("__", ".")).write_bytes(content)
        return load_case(path)

    return load


@pytest.fixture
def problems_of(case_of: Callable[..., Case]) -> Callable[..., list[tuple[str, str, str]]]:
    """The problems of a case file as (place, message, hint)."""

    def problems(
        more: str = "", *, text: str = SMALL, **files: bytes
    ) -> list[tuple[str, str, str]]:
        with pytest.raises(CaseError) as caught:
            case_of(more, text=text, **files)
        return [_told(problem) for problem in caught.value.problems]

    return problems


def _told(problem: Problem) -> tuple[str, str, str]:
    place = str(problem.location).replace("\\", "/")
    return (
        place.rpartition("/case.yaml:")[2] if "/case.yaml:" in place else place,
        (problem.message),
        problem.hint,
    )
