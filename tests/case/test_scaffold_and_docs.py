"""What beginners meet first: the scaffold, the shipped examples, and the page about them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from packetgen.case import load_case
from packetgen.case.scaffold import KINDS, scaffold
from packetgen.reading import load_schema, parse_structured, problems_against, read_structured


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    for name, content in scaffold().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def test_the_scaffold_loads(case_folder: Path) -> None:
    case = load_case(case_folder / "case.yaml")
    assert case.client_party is not None
    assert case.our_counsel
    assert case.exhibits[0].files
    assert all(service.on is None for service in case.services), "nothing is served yet"
    assert not case.signatures, "nobody has signed yet"


def test_the_scaffolds_plan_fits_its_schema_its_case_and_its_forms(
    case_folder: Path, repository: Path
) -> None:
    plan = read_structured(case_folder / "packet.yaml")
    assert problems_against(load_schema("packet"), plan) == ()
    case = load_case(case_folder / "case.yaml")
    known = {exhibit.id for exhibit in case.exhibits}
    for document in plan.data["documents"]:
        assert set(document.get("exhibits", ())) <= known
        schema = json.loads(
            (repository / "forms" / document["form"] / "schema.json").read_text(encoding="utf-8")
        )
        values = parse_structured(json.dumps(document["values"]), name="values", format="json")
        assert problems_against(schema, values) == (), document["id"]
        for value in document["values"].values():
            if isinstance(value, dict):
                assert (case_folder / value["file"]).is_file()


def test_editors_find_the_schemas_beside_the_files(case_folder: Path) -> None:
    for name in ("case.yaml", "packet.yaml"):
        first = (case_folder / name).read_text(encoding="utf-8").splitlines()[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert match is not None
        assert json.loads((case_folder / match[1]).read_text(encoding="utf-8"))["$defs"]


def test_every_call_gives_the_same_files() -> None:
    assert scaffold() == scaffold("motion")
    assert list(scaffold()) == sorted(scaffold())
    assert not any(name.startswith("/") or ".." in name for name in scaffold())


def test_an_unknown_kind_names_the_known() -> None:
    with pytest.raises(ValueError, match=KINDS[0]):
        scaffold("opera")


def test_the_demo_case_loads(repository: Path) -> None:
    found = sorted((repository / "examples").glob("*/case.yaml"))
    assert len(found) >= 1
    for path in found:
        assert load_case(path).parties


PAGE = Path("docs") / "case-file.md"


def _blocks(repository: Path) -> list[dict[str, Any]]:
    text = (repository / PAGE).read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [parse_structured(b, name=str(PAGE), format="yaml").data for b in blocks]


def _joined(base: Any, more: Any) -> Any:
    if isinstance(base, dict) and isinstance(more, dict):
        return {
            key: _joined(base[key], more[key])
            if key in base and key in more
            else base.get(key, more.get(key))
            for key in {**base, **more}
        }
    if isinstance(base, list) and isinstance(more, list):
        return base + more
    return more


def test_all_examples_of_the_page_together_are_one_valid_case(
    tmp_path: Path, repository: Path
) -> None:
    blocks = _blocks(repository)
    assert len(blocks) >= 10
    whole: Any = {}
    for block in blocks:
        if not any(isinstance(value, dict) and "file" in value for value in block.values()):
            whole = _joined(whole, block)
    path = tmp_path / "case.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    case = load_case(path)
    assert len(case.people) >= 6
    assert str(case.events[0].on) == "2025"
    assert case.requirements[0].unit == "hours"


def test_the_first_example_is_a_case_by_itself(tmp_path: Path, repository: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(_blocks(repository)[0]), encoding="utf-8")
    assert load_case(path).short_title == "Hernández v. Oakwood Properties, LLC"


def test_the_pages_table_is_read_as_it_says(tmp_path: Path, repository: Path) -> None:
    text = (repository / PAGE).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?:on|2026)[^\n]*\|$", text, re.MULTILINE)
    table = "\n".join("|".join(c.strip() for c in row.strip("| ").split("|")) for row in rows)
    (tmp_path / "events.csv").write_text(table, encoding="utf-8")
    first = _blocks(repository)[0]
    data = {
        **first,
        "events": {"file": "events.csv"},
        "people": [{"id": "cruz", "name": "María Cruz"}],
        "exhibits": [
            {"id": "inspection", "title": "Report", "document": "x"},
            {"id": "lease", "title": "Lease", "document": "y"},
        ],
    }
    path = tmp_path / "case.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    (event,) = load_case(path).events
    assert [(s.exhibit, s.page) for s in event.sources] == [("inspection", 3), ("lease", None)]
    assert event.people == ("cruz",)
