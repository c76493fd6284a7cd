"""Every letter, report and consent goes through a whole build: drafted, typeset, recorded."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from packetgen.build import build
from tests.matrix.cells import all_cells, form_of
from tests.matrix.making import values_of
from tests.matrix.variants import ROOT

TODAY = dt.date(2026, 12, 4)
BUILT_IN = ("en", "ar")
ELSEWHERE = {"caseload-report", "deadline-list", "exhibit-cover", "exhibit-index", "form-addendum"}
"""Made by commands and builds of their own."""


NAMED = {
    "release": "release-of-information", "treatment_consent": "treatment-consent",
    "consent": "treatment-consent",
}  # fmt: skip
"""Values that name another document of the plan."""


def documents_by_example() -> dict[str, list[dict[str, Any]]]:
    """The first example of every form that is no court paper, by the case that it is for."""
    found: dict[str, list[dict[str, Any]]] = {}
    seen = set(ELSEWHERE)
    for cell in all_cells():
        form = form_of(cell.form)
        if cell.form in seen or form.paper or form.is_handout or form.kind == "subpoena":
            continue
        seen.add(cell.form)
        base, values, _ = values_of(cell)
        for key, other in NAMED.items():
            if key in values:
                values[key] = f"{other}-en"
        found.setdefault(base, []).extend(
            {"id": f"{form.id}-{language}", "form": form.id, "values": values, "language": language}
            for language in form.languages
            if language in BUILT_IN
        )
    return found


DOCUMENTS = documents_by_example()


@pytest.mark.parametrize("base", sorted(DOCUMENTS))
def test_every_form_that_is_no_paper_is_built(base: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / base, tmp_path / "case", dirs_exist_ok=True)
    plan = {
        "case": "case.yaml", "audience": "internal", "documents": DOCUMENTS[base],
        "options": {"covers": False, "index": False, "stamps": False},
    }  # fmt: skip
    place = tmp_path / "case" / "letters.yaml"
    place.write_text(yaml.safe_dump(plan, allow_unicode=True), encoding="utf-8")
    made = build(place, tmp_path / "out", today=TODAY)
    pdfs = [name for name in made.outputs if name.startswith("documents/")]
    assert len(pdfs) == len(DOCUMENTS[base])
    for name in pdfs:
        assert len(PdfReader(tmp_path / "out" / name).pages) >= 1, name
    untranslated = {n.split(":")[0] for n in made.report.notes if "qualified translator" in n}
    assert untranslated == {d["id"] for d in DOCUMENTS[base] if d["language"] != "en"}
