"""The example cases, plans and forms that packetgen ships, found by folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packetgen.reading.files import read_structured

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
FORMS = ROOT / "forms"
CASES = ("demo", "subpoena-and-letter", "compliance")
PLANS = (
    "demo/packet.yaml", "subpoena-and-letter/packet.yaml", "subpoena-and-letter/letter.yaml",
    "compliance/packet.yaml", "compliance/client.yaml", "compliance/office.yaml",
)  # fmt: skip
FORM_IDS = tuple(sorted(path.parent.name for path in FORMS.glob("*/form.yaml")))
TEMPLATES = tuple(sorted(path.relative_to(FORMS).as_posix() for path in FORMS.rglob("*.docx")))


def plain(path: Path) -> Any:
    """A YAML file as plain data, as packetgen reads it: dates as they are written."""
    return read_structured(path).data


def plan_documents(plan: str) -> Iterator[dict[str, Any]]:
    """The documents of an example plan."""
    yield from plain(EXAMPLES / plan)["documents"]


def example_texts(case: str) -> dict[str, str]:
    """Every text a person wrote for a case: its YAML and Markdown files, by name."""
    folder = EXAMPLES / case
    found = [*folder.rglob("*.yaml"), *folder.rglob("*.md")]
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in sorted(found)}
