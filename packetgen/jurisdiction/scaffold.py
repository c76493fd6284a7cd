"""The beginnings of a new court: its rule file, and a test that fails until somebody fills it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from packetgen.errors import JurisdictionError

from .folders import FILE, chain_of, known_jurisdictions

_STEP = re.compile(r"[a-z0-9]+")


def split_court_path(path: PurePath, extra: Sequence[Path] = ()) -> tuple[PurePath, str]:
    """The folder of one's own courts, and the id of the new one, from ``mine/us/tx/trial/harris``.

    The id begins where the folder above the last is a court that packetgen knows.

    Raises:
        JurisdictionError: when no part of the path has a known court above it, or the name of a
            folder cannot be part of an id, or the court is there already.
    """
    known, parts = known_jurisdictions(extra), path.parts
    for start in range(len(parts) - 1):
        identifier = "-".join(parts[start:])
        if "-".join(parts[start:-1]) not in known:
            continue
        if not _STEP.fullmatch(parts[-1]):
            raise JurisdictionError(
                f"'{parts[-1]}' cannot be part of a court's id",
                hint="Use small letters and digits alone, such as 'losangeles'.",
            )
        if identifier in known:
            raise JurisdictionError(
                f"there is a court '{identifier}' already",
                hint=f"See what it sets: packetgen jurisdictions show {identifier}",
            )
        return PurePath(*parts[:start]), identifier
    raise JurisdictionError(
        f"no court is above '{path.as_posix()}'",
        hint="Name a folder and, in it, the path of the court: mine/us/tx/trial/harris. Courts: "
        "packetgen jurisdictions",
    )


def new_court(identifier: str, name: str = "") -> Mapping[str, bytes]:
    """The files of a new court by their path in the folder of one's own courts.

    The rule file loads as it is and sets nothing; the test fails and says what to write in it.
    """
    last = identifier.rpartition("-")[2]
    folder = identifier.replace("-", "/")
    above = identifier.rpartition("-")[0]
    parent = chain_of(above)[-1].layer.name if above in known_jurisdictions() else ""
    title = (
        (name or ", ".join(t for t in (parent, last.title()) if t))
        .replace("\\", "\\\\")
        .replace('"', '\\"')
    )
    texts = {
        f"{folder}/{FILE}": _RULES.format(
            id=identifier, name=title, parent=identifier.rpartition("-")[0]
        ),
        f"test_{identifier.replace('-', '_')}.py": _TEST.format(id=identifier, file=folder),
    }
    return {path: text.encode("utf-8") for path, text in texts.items()}


_RULES = """\
# Only what differs from {parent}. See what is inherited: packetgen jurisdictions show {parent}
id: {id}
name: "{name}"
#
# What the court is called in a caption; {{county}} is filled in capitals.
# identity:
#   county: ...
#   court_lines: [..., "COUNTY OF {{county}}"]
#
# Read a rule before it is written down, and write where and when it was read. If it is only
# believed, say `status: unverified` and `source: {{strength: none}}`. If the rules are silent,
# leave the key out.
# rules:
#   - id: LR-1.1
#     set: {{margins.left: {{min: 1in}}}}
#     cite: "Local Rule 1.1"
#     source: {{url: "https://...", strength: official, read: 2026-01-31}}
#     status: confirmed
#     effect: violation
"""

_TEST = '''\
"""What {id} wants. Fill EXPECTED from the rules themselves, not from {file}."""

import datetime as dt
from pathlib import Path

from packetgen.jurisdiction import explain, resolve
from packetgen.jurisdiction.model import Conditions

DAY = dt.date(2026, 1, 1)
EXPECTED = {{
    # "margins.left": "at least 1 in",
}}


def test_the_court_wants_what_its_rules_say():
    court = resolve("{id}", Conditions(on=DAY), extra=[Path(__file__).parent])
    assert EXPECTED, "write down what the rules of {id} want, as packetgen explain says it"
    assert {{key: explain(court, key).value for key in EXPECTED}} == EXPECTED
'''
