"""Files that cannot be read, and why."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packetgen.errors import CaseError, PacketError, PacketgenError
from packetgen.reading import read_structured
from packetgen.reading.structured import MAX_BYTES


def problem_of(path: Path) -> tuple[str, str]:
    with pytest.raises(CaseError) as caught:
        read_structured(path, shown=path.name)
    (problem,) = caught.value.problems
    assert str(problem.location).startswith(path.name)
    return problem.message, problem.hint


def written(folder: Path, raw: bytes, name: str = "case.yaml") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def test_yaml_and_json_by_their_names(tmp_path: Path) -> None:
    assert read_structured(written(tmp_path, b"a: no\n")).data == {"a": "no"}
    assert read_structured(written(tmp_path, b'{"a": 1}', "case.JSON")).data == {"a": 1}


def test_utf8_with_a_mark_is_fine(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbfa: Mar\xc3\xada\n")
    structured = read_structured(path)
    assert structured.data == {"a": "María"}
    assert structured.positions["/a"] == (1, 1)


def test_a_missing_file_suggests_its_neighbour(tmp_path: Path) -> None:
    written(tmp_path, b"a: 1\n")
    message, hint = problem_of(tmp_path / "cse.yaml")
    assert message == "there is no such file"
    assert hint == "Did you mean case.yaml?"


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "folder" in problem_of(tmp_path / "nowhere" / "case.yaml")[1]


def test_a_folder_suggests_the_file_in_it(tmp_path: Path) -> None:
    written(tmp_path, b"a: 1\n")
    message, hint = problem_of(tmp_path)
    assert message == "is a folder, not a file"
    assert "case.yaml" in hint


def test_an_empty_file(tmp_path: Path) -> None:
    assert problem_of(written(tmp_path, b" \n"))[0] == "the file is empty"
    assert problem_of(written(tmp_path, b""))[0] == "the file is empty"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("a: María\n".encode("utf-16"), "UTF-16"),
        ("a: María\n".encode("utf-16-le"), "UTF-16"),
        ("a: Maria\n".encode("utf-16-be"), "UTF-16"),
        (b"x: 1\na: Mar\xeda\n", "Windows-1252"),
        (b"a: \x93quoted\x94\n", "Windows-1252"),
        (b"a: \x81\xff\x00\n", "not UTF-8"),
        (b"PK\x03\x04rest", "Word, Excel or ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"\xff\xd8\xff\xe0", "a picture"),
    ],
)
def test_wrong_encodings_and_kinds(tmp_path: Path, raw: bytes, said: str) -> None:
    assert said in problem_of(written(tmp_path, raw))[0]


def test_the_place_of_the_first_wrong_byte_and_how_to_save(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        read_structured(written(tmp_path, b"x: 1\na: Mar\xeda\n"), shown="case.yaml")
    (problem,) = caught.value.problems
    assert str(problem.location) == "case.yaml:2:7"
    assert "Notepad" in problem.hint


def test_too_large(tmp_path: Path) -> None:
    message, _ = problem_of(written(tmp_path, b"#" * (MAX_BYTES + 1)))
    assert "20 MB" in message


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work differently there")
def test_not_permitted(tmp_path: Path) -> None:
    path = written(tmp_path, b"a: 1\n")
    path.chmod(0)
    try:
        readable = True
        try:
            path.read_bytes()
        except PermissionError:
            readable = False
        if readable:
            pytest.skip("this user may read everything")
        assert "permission denied" in problem_of(path)[0]
    finally:
        path.chmod(0o600)


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(PacketError):
        read_structured(tmp_path / "a\x00b.yaml", error=PacketError)


@given(raw=st.binary(max_size=300), suffix=st.sampled_from([".yaml", ".json"]))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_data_or_an_error_of_ours(tmp_path: Path, raw: bytes, suffix: str) -> None:
    path = written(tmp_path, raw, f"case{suffix}")
    try:
        outcome: object = read_structured(path).positions
    except PacketgenError as error:
        outcome = error.problems
    assert outcome


def test_real_files_that_are_no_data(shared_data: Path) -> None:
    """PDF, Word, Excel and picture files of all kinds: named, never read as data."""
    seen = 0
    for folder in ("exhibits", "broken", "docx-templates"):
        for path in sorted((shared_data / folder).iterdir()):
            if path.is_file():
                with pytest.raises(CaseError):
                    read_structured(path, shown=path.name)
                seen += 1
    assert seen > 20
