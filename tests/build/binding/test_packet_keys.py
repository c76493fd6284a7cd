"""Keys by which packets are put together: one rule of a court, and what it changes in a build."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from packetgen.build import BuildResult

from ..cases import with_exhibits
from ..pdfs import Seen


@dataclass(frozen=True)
class Row:
    """A rule, what is seen of a packet, and that without the rule and under it."""

    key: str
    value: Mapping[str, Any] | str
    seen: Callable[[BuildResult], Any]
    without: Any
    under: Any


def filings(made: BuildResult) -> list[str]:
    return sorted(name for name in made.outputs if name.startswith("filing/"))


def filing(made: BuildResult) -> Seen:
    return Seen(made.outputs[filings(made)[0]])


def titles(made: BuildResult) -> list[str]:
    """Bookmarks of the exhibits."""
    return [mark.title for mark in filing(made).marks if "Lease" in mark.title]


def cover(made: BuildResult) -> str:
    """The first line of the first exhibit's cover."""
    return next(t for t in filing(made).text if t.startswith("EXHIBIT")).splitlines()[0].strip()


def stamp(made: BuildResult) -> str:
    """What is printed on an exhibit's page beside its own words."""
    text = next(t for t in filing(made).text if "e1 second" in t)
    return " ".join(text.replace("e1 second", "").split()).removesuffix(" DRAFT – not for filing")


def opens(made: BuildResult) -> list[Any]:
    """How a filing opens: nothing said, or the way in which its first page is shown."""
    action = PdfReader(io.BytesIO(made.outputs[filings(made)[0]])).root_object.get("/OpenAction")
    return list(action[1:]) if action else []


ROWS = (
    Row("bookmarks.page_in_title", "required", titles, ["Exhibit A – Lease"],
        ["Exhibit A – Lease (3)"]),
    Row("exhibits.bookmark_title", {"exact": "{label}: {description}"}, titles,
        ["Exhibit A – Lease"], ["Exhibit A: Lease"]),
    Row("exhibits.label_scheme", {"exact": "numbers"}, cover, "EXHIBIT A", "EXHIBIT 1"),
    Row("exhibits.stamp", {"exact": "Ex. {label} at {page}"}, stamp, "5 Exhibit A, Page 2",
        "5 Ex. A at 2"),
    Row("exhibits.page_prefix", {"exact": "App."}, stamp, "5 Exhibit A, Page 2",
        "App. 5 Exhibit A, Page 2"),
    Row("efile.filename_characters", {"exact": "alphanumeric"}, filings,
        ["filing/01-statement.pdf"], ["filing/01Statement.pdf"]),
    Row("efile.filename_length", {"max": 10}, filings, ["filing/01-statement.pdf"],
        ["filing/01-sta.pdf"]),
    Row("efile.open_zoom", {"exact": "100"}, opens, [], ["/XYZ", 0, 792, 1]),
    Row("volume.max_pages", {"max": 5}, lambda made: len(filings(made)), 1, 2),
)  # fmt: skip


def built(place: Path, rules: Mapping[str, Any]) -> BuildResult:
    """A declaration with two exhibits, for a court that has these rules alone."""
    court = place / "courts" / "xx"
    court.mkdir(parents=True)
    source = {"url": "https://example.org/rules", "strength": "official", "read": "2026-04-01"}
    ruled = [
        {"id": "XX-1", "set": dict(rules), "cite": "Rule 1", "source": source,
         "status": "confirmed", "effect": "violation"},
    ] if rules else []  # fmt: skip
    data = {"id": "xx", "name": "Court of Examples", "rules": ruled}
    (court / "jurisdiction.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    folder = with_exhibits(place / "case", ["Lease", "Ledger"])
    folder.case["jurisdiction"] = "xx"
    return folder.build(court_folders=[place / "courts"])


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    return built(tmp_path_factory.mktemp("without"), {})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_a_packet_is_put_together_by_the_courts_rule(
    row: Row, without: BuildResult, tmp_path: Path
) -> None:
    assert row.seen(without) == row.without
    assert row.seen(built(tmp_path, {row.key: row.value})) == row.under
    assert row.without != row.under
