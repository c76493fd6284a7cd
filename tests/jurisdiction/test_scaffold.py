from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path, PurePath

import pytest

from packetgen.errors import JurisdictionError
from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions
from packetgen.jurisdiction.scaffold import new_court, split_court_path

DAY = Conditions(on=dt.date(2026, 12, 4))


def written(root: Path, identifier: str) -> Path:
    for name, data in new_court(identifier, 'Court "of" Harris').items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


def test_a_new_court_loads_and_sets_nothing(tmp_path: Path) -> None:
    root = written(tmp_path, "us-tx-trial-harris")
    court = resolve("us-tx-trial-harris", DAY, extra=[root])
    assert court.name == 'Court "of" Harris'
    above = resolve("us-tx-trial", DAY)
    assert dict(court.settings) == dict(above.settings)


def test_its_test_fails_until_it_is_filled_and_then_passes(tmp_path: Path) -> None:
    root = written(tmp_path, "us-tx-trial-harris")
    test = root / "test_us_tx_trial_harris.py"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)]
    first = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert first.returncode == 1
    assert "write down what the rules of us-tx-trial-harris want" in first.stdout
    words = test.read_text(encoding="utf-8")
    words = words.replace('# "margins.left": "at least 1 in"', '"caption.style": "section-sign"')
    test.write_text(words, encoding="utf-8")
    second = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert second.returncode == 0, second.stdout


def test_the_id_begins_where_a_court_is_above() -> None:
    assert split_court_path(PurePath("my/courts/us/tx/trial/harris")) == (
        PurePath("my/courts"),
        "us-tx-trial-harris",
    )
    assert split_court_path(PurePath("us/ca/superior/kern"))[1] == "us-ca-superior-kern"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("mine/atlantis/supreme", "no court is above"),
        ("mine/us/tx/trial/travis", "already"),
        ("mine/us/tx/trial/San-Jacinto", "cannot be part"),
        ("harris", "no court is above"),
    ],
)
def test_what_cannot_be_a_court_is_refused(path: str, says: str) -> None:
    with pytest.raises(JurisdictionError, match=says):
        split_court_path(PurePath(path))
