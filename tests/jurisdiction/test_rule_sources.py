"""Which files of rules took part in a court, in whatever order and with whatever line ends."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction

from .conftest import WriteCourt, rule


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rules_in_a_file_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    circumstances = Conditions(on=dt.date(2026, 11, 2), initial=True, case_type="limited-civil")
    shipped = Path(__file__).resolve().parents[2] / "jurisdictions"
    data = yaml.load(
        (shipped / "us" / "ca" / "superior" / "jurisdiction.yaml").read_text(encoding="utf-8"),
        Loader=yaml.BaseLoader,
    )
    for entry in data["rules"]:
        _numbers(entry)
    chance.shuffle(data["rules"])
    root = tmp_path_factory.mktemp("courts")
    folder = root / "us" / "ca" / "superior"
    folder.mkdir(parents=True)
    (folder / "jurisdiction.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    shuffled = resolve("us-ca-superior", circumstances, extra=[root])
    assert shuffled.settings == resolve("us-ca-superior", circumstances).settings


def _numbers(value: object) -> None:
    """BaseLoader keeps everything text; give numbers and booleans their types back."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"cite", "id", "read"}:
                continue
            if isinstance(inner, str):
                value[key] = _typed(inner)
            elif isinstance(inner, list):
                value[key] = [_typed(item) if isinstance(item, str) else item for item in inner]
            else:
                _numbers(inner)


def _typed(text: str) -> object:
    if text in ("true", "false"):
        return text == "true"
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


def test_the_order_of_own_folders_that_do_not_overlap_does_not_matter(
    tmp_path: Path, today: Conditions
) -> None:
    roots = []
    for name in ("aa", "bb"):
        folder = tmp_path / name / "us" / name
        folder.mkdir(parents=True)
        text = f"id: us-{name}\nname: {name}\n"
        (folder / "jurisdiction.yaml").write_text(text, encoding="utf-8")
        roots.append(tmp_path / name)

    def both(extra: list[Path]) -> list[Jurisdiction]:
        return [resolve(f"us-{name}", today, extra=extra) for name in ("aa", "bb")]

    assert both(roots) == both(roots[::-1])


def test_sources_do_not_depend_on_line_ends(write_court: WriteCourt, today: Conditions) -> None:
    root = write_court("us-xx")
    before = resolve("us-xx", today, extra=[root]).sources
    file = root / "us" / "xx" / "jurisdiction.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert resolve("us-xx", today, extra=[root]).sources == before


def test_sources_name_every_file_that_took_part(today: Conditions) -> None:
    sources = resolve("us-ca-superior-alameda", today).sources
    assert "us/ca/superior/alameda/jurisdiction.yaml" in sources
    assert "us/ca/texts/ca-ccp-2015-5.yaml" in sources
    assert all(len(digest) == 64 for digest in sources.values())


def test_a_changed_rule_file_is_noticed(write_court: WriteCourt, today: Conditions) -> None:
    root = write_court("us-xx", [rule("X-1", {"font.size": {"min": "10pt"}})])
    assert resolve("us-xx", today, extra=[root])["font.size"].minimum == 10.0
    write_court("us-xx", [rule("X-1", {"font.size": {"min": "12pt"}})])
    assert resolve("us-xx", today, extra=[root])["font.size"].minimum == 12.0
