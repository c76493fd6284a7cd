from __future__ import annotations

from pathlib import Path

from packetgen.jurisdiction import KEYS
from packetgen.jurisdiction.schema import jurisdiction_schema, schema_text


def test_the_schema_file_is_the_registry_written_out(repository: Path) -> None:
    file = repository / "schemas" / "jurisdiction.schema.json"
    assert file.read_text(encoding="utf-8") == schema_text(), (
        "write packetgen.jurisdiction.schema.schema_text() to schemas/jurisdiction.schema.json"
    )


def test_the_schema_is_itself_valid() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(jurisdiction_schema())


def test_editors_complete_every_key_with_its_meaning() -> None:
    offered = jurisdiction_schema()["$defs"]["set"]["properties"]
    assert list(offered) == list(KEYS)
    assert all(offered[name]["description"] == KEYS[name].meaning for name in KEYS)
