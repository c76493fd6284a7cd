"""Case files as offices write them: a slip is named in its place, and what is meant is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.case import Case, load_case
from packetgen.errors import CaseError, Problem

SOUND = """\
jurisdiction: us-ca-superior-alameda
case:
  number: RG26-014722
  filed: 2026-03-02
  parties:
    - id: ana
      role: plaintiff
      name: {first: Ana, last: Ruiz}
      self_represented: true
    - {id: oak, role: defendant, organization: Oak LLC}
"""
JSON = (
    '{"jurisdiction": "us-ca-superior-alameda", "case": {"number": "RG26", "parties": ['
    '{"id": "ana", "role": "plaintiff", "name": "Ana"}, '
    '{"id": "oak", "role": "defendant", "organization": "Oak"}]}'
)
HEARING = "hearings:\n  - {id: h, on: 2026-12-14, time: %s}\n"
FILED = "exhibits:\n  - {id: e, title: E, file: %s}\n"
EXHIBIT = "/exhibits/0/file"
FEE = "requirements:\n  - {id: q, kind: fee, ordered: {dollars: %s}}\n"


def loaded(folder: Path, content: str | bytes, name: str = "case.yaml") -> Case:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_case(path)


def problems(folder: Path, content: str | bytes, name: str = "case.yaml") -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        loaded(folder, content, name)
    return caught.value.problems


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        ("filed: 2026-03-02", "filed: 2026-02-30", 4, "February 2026 has 28 days", "Correct"),
        ("filed: 2026-03-02", "filed: 31/12/2026", 4, "is not a date", "2026-12-31."),
        ("filed: 2026-03-02", "filed: 12/31/2026", 4, "is not a date", "2026-12-31, if that"),
        ("filed: 2026-03-02", "filed: March 2, 2026", 4, "is not a date", "2026-03-02."),
        ("filed: 2026-03-02", "filed: 2 de marzo de 2026", 4, "is not a date", "2026-03-02."),
        ("filed: 2026-03-02", "filed: 2026-03-02 00:00:00", 4, "is not a date", "2026-03-02."),
        ("filed: 2026-03-02", "filed: 2026-03-02T00:00:00Z", 4, "not a date", "time of day"),
        ("filed: 2026-03-02", "filed: 46083", 4, "46083 is not a date", "Excel"),
        ("filed: 2026-03-02", "filed: 20260302", 4, "is not a date", "2026-03-02."),
        ("filed: 2026-03-02", "filed:", 4, "is empty", "delete the line"),
        ("RG26-014722", "“RG26-014722”", 3, "curly quotes", "straight"),
        ("{first: Ana, last: Ruiz}", "{first: “Ana, B”, last: Ruiz}", 8, "unknown", "straight"),
        ("      role: plain", "\trole: plain", 7, "indented with a tab", "spaces"),
        ("role: plaintiff", "role: plaintiff\n      role: x", 8, "second time", "Keep one"),
        ("true", "yes", 9, "true or false is wanted", "Write true."),
        ("id: ana", "id: Ana Ruiz", 6, "is not an id", "For instance"),
        ("id: ana", "id: 1", 6, "read as a number", '"1"'),
        ("role: plaintiff", "role\u00a0: plaintiff", 7, "no-break space", "spaces again"),
        ("first: Ana", "first: A\u200bna", 8, "U+200B", "Delete it"),
        ("first: Ana", "first: A\u202ena", 8, "U+202E", "Delete it"),
        ("first: Ana", "first: A\ufeffna", 8, "U+FEFF", "Delete it"),
        ("Oak LLC", '"Oak\\x07"', 10, "U+0007", "Delete it"),
        ("Oak LLC", '"Oak\\u202e"', 10, "U+202E", "Delete it"),
        ("Oak LLC", "Oak: the LLC", 10, "colon and a space|is not closed|unknown key", ""),
    ],
)  # fmt: skip
def test_a_slip_is_named_on_its_line_with_what_to_do(
    tmp_path: Path, old: str, new: str, line: int, message: str, hint: str
) -> None:
    assert old in SOUND
    first = problems(tmp_path, SOUND.replace(old, new))[0]
    assert first.location.line == line
    told = f"{first.message} {first.hint}"
    assert any(words in told for words in message.split("|")), told
    assert hint in first.hint


@pytest.mark.parametrize(
    ("added", "pointer", "message", "hint"),
    [
        ("people:\n  - &p {id: x, name: X}\n  - <<: *p\n    id: y\n", None, "'<<'", "in full"),
        (HEARING % "9:30 AM", "/hearings/0/time", "is not a time", "09:30."),
        (HEARING % "25:99", "/hearings/0/time", "is not a time", "24-hour clock"),
        ("events:\n", "/events", "is empty", "a list; or a table"),
        ("events: ~\n", "/events", "is empty", "delete the line"),
        ("people: null\n", "/people", "is empty", "delete the line"),
        ("events:\n  on: 2026-01-01\n  text: X\n", "/events", "a list is wanted", "'- '"),
        ("people:\n  id: x\n  name: X\n", "/people", "a list is wanted", "'- '"),
        ("events:\n  - [[{on: 2026-01-01, text: x}]]\n", "/events/0", "not a list", "Keys that"),
        ("events: {fiel: x.csv}\n", "/events/fiel", "unknown key", "'file'"),
        (FEE % "99999999999999999999", "/requirements/0/ordered/dollars", "is text", "digits only"),
        (FEE % "1e308", "/requirements/0/ordered/dollars", "is text", "digits only"),
        (FEE % "$1250", "/requirements/0/ordered/dollars", "is text", "without $"),
        (FEE % '"1,250.00"', "/requirements/0/ordered/dollars", "is text", "commas"),
        (FEE % "-5", "/requirements/0/ordered/dollars", "must be at least 0", ""),
        ("people:\n  - {id: x, name: X, ssn: 12345678}\n", "/people/0/ssn", "no Social", "nine"),
        ("people:\n  - !!python/object:os.x {id: x}\n", None, "YAML tag", "quotes"),
        ("people:\n  - {id: x, name: {{ client }}}\n", None, "where a key should be", "quotes"),
        ("---\npeople: []\n", None, "second document", "Keep one"),
        (FILED % "C:\\x\\e.pdf", EXHIBIT, "drive", "Copy"),
        (FILED % "../e.pdf", EXHIBIT, "leaves", "Copy"),
        (FILED % "con.pdf", EXHIBIT, "device", ""),
    ],
)  # fmt: skip
def test_what_is_added_wrong_is_named_by_its_pointer(
    tmp_path: Path, added: str, pointer: str | None, message: str, hint: str
) -> None:
    first = problems(tmp_path, SOUND + added)[0]
    assert first.location.line is not None
    assert first.location.line > 10
    assert first.location.pointer == pointer
    assert message in first.message
    assert hint in first.hint


@pytest.mark.parametrize(
    ("end", "message"),
    [
        (",}", "comma stands before"), (", // note\n}", "no comments"),
        (", 'a': 1}", "double quotes"),
        (', "tasks": [{"text": "x", "done": None}]}', "small letters"), ("", "never closed"),
        (', "tasks": [{"text": NaN}]}', "no number that JSON knows"), ("}\n{}", "after the end"),
        (', "people": [], "people": []}', "second time"),
    ],
)  # fmt: skip
def test_json_that_another_program_wrote_wrong(tmp_path: Path, end: str, message: str) -> None:
    (problem,) = problems(tmp_path, JSON + end, "case.json")
    assert message in problem.message
    assert problem.location.line


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (SOUND.replace("Ana", "Ána").encode("cp1252"), "Windows-1252"),
        (SOUND.encode("utf-16"), "UTF-16"), (b"PK\x03\x04x", "Excel"), (b"", "is empty"),
        (b"# only a note\n", "says nothing"), (b"- a\n- b\n", "not a list"), (b"hello", "not text"),
    ],
)  # fmt: skip
def test_what_is_no_case_file_at_all(tmp_path: Path, content: bytes, message: str) -> None:
    (problem,) = problems(tmp_path, content)
    assert message in problem.message


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_marks_and_line_ends_of_other_systems_change_nothing(tmp_path: Path, ending: str) -> None:
    plain = loaded(tmp_path, SOUND)
    assert loaded(tmp_path, "\ufeff" + SOUND.replace("\n", ending)).raw == plain.raw


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("{first: No, last: On}", "No On"),
        ("Suharto", "Suharto"),
        ("{last: Suharto}", "Suharto"),
        ("{first: 小明, last: 王}", "王小明"),
        ("{first: 민준, last: 김}", "김민준"),
        ("{first: マリ, last: 田中}", "田中マリ"),
        ("{first: ジョン, last: スミス}", "ジョン スミス"),
        ("{first: 小明, last: Wang}", "小明 Wang"),
        ("{first: محمد, last: الهاشمي}", "محمد الهاشمي"),
        ("{first: Nguyễn, middle: Thị, last: Ngọc Ánh}", "Nguyễn Thị Ngọc Ánh"),
        ("{first: María, particle: de la, last: Cruz, suffix: III}", "María de la Cruz III"),
        ("{first: " + "A" * 400 + ", last: B}", "A" * 400 + " B"),
        ('{first: 1e3, last: "0123"}', "1e3 0123"),
    ],
)
def test_names_print_as_their_bearers_write_them(
    tmp_path: Path, written: str, printed: str
) -> None:
    case = loaded(tmp_path, SOUND.replace("{first: Ana, last: Ruiz}", written))
    assert case.parties[0].printed == printed


def test_signs_that_a_script_needs_are_kept(tmp_path: Path) -> None:
    # Khmer parts its words by spaces of no width; Persian and emoji need their joiners.
    for name in ("ភាសា\u200bខ្មែរ", "می\u200cخواهم", "Oak 👩\u200d⚖️ LLC"):
        case = loaded(tmp_path, SOUND.replace("Oak LLC", name))
        assert case.parties[1].organization == name
