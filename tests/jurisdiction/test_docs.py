"""docs/jurisdictions.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from packetgen.jurisdiction import KEYS, Kind, compare, explain, known_jurisdictions, resolve
from packetgen.jurisdiction.model import Conditions

from .conftest import WriteCourt


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs" / "jurisdictions.md").read_text(encoding="utf-8")


def keys_table() -> str:
    lines = ["| key | value | what it is about |", "|---|---|---|"]
    for key in KEYS.values():
        value = key.kind.value
        if key.choices and key.kind is not Kind.TREATMENT:
            value += ": " + ", ".join(key.choices)
        lines.append(f"| `{key.name}` | {value} | {key.meaning} |")
    return "\n".join(lines)


def test_the_table_of_keys_is_the_registry(page: str) -> None:
    found = re.search(r"<!-- keys: .*? -->\n(.*?)\n<!-- end of keys -->", page, re.DOTALL)
    assert found
    assert found.group(1) == keys_table()


def test_the_explanation_shown_is_the_one_given(page: str, today: Conditions) -> None:
    assert explain(resolve("us-ca-superior", today), "margins.left").text in page


def test_the_rule_shown_is_the_shipped_one(page: str, repository: Path) -> None:
    (block,) = re.findall(r"```yaml\n(  - id: CA-2\.107\n.*?)```", page, re.DOTALL)
    file = repository / "jurisdictions" / "us" / "ca" / "superior" / "jurisdiction.yaml"
    shipped = yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]
    assert yaml.safe_load(block)[0] in shipped


def test_the_county_shown_loads(page: str, write_court: WriteCourt, today: Conditions) -> None:
    (block,) = re.findall(r"```yaml\n(id: us-ca-superior-napa\n.*?)```", page, re.DOTALL)
    said = yaml.safe_load(block)
    root = write_court(said["id"], identity=said["identity"])
    (root / "us/ca/superior/napa/jurisdiction.yaml").write_text(block, encoding="utf-8")
    court = resolve("us-ca-superior-napa", today, extra=[root])
    assert court.name == said["name"]
    assert court.court_lines[-1] == "COUNTY OF NAPA"


def test_the_difference_shown_is_the_one_given(page: str, today: Conditions) -> None:
    courts = (resolve(name, today) for name in ("us-ca-superior-alameda", "us-ny-supreme-newyork"))
    (right,) = (each for each in compare(*courts) if each.key == "margins.right")
    assert f"> {right.meaning}: {right.before}  ->  {right.after}  [{right.key}]" in page
    assert f"      {right.cites_after[0].cite}\n" in page
    assert f"packetgen: {right.figure_before}  ->  {right.figure_after}" in page


def test_every_court_named_in_the_tree_is_there(page: str) -> None:
    tree = page[page.index("jurisdictions/\n") : page.index("A court's id")]
    named = set(re.findall(r"\b(?:us|gb)(?:-[a-z]+)+\b", tree))
    assert len(named) > 8
    assert named <= set(known_jurisdictions())
