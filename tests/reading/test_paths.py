"""Paths stay in their folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packetgen.reading import inside


@pytest.mark.parametrize(
    ("relative", "parts"),
    [
        ("a.pdf", ("a.pdf",)),
        ("exhibits/a.pdf", ("exhibits", "a.pdf")),
        ("exhibits\\a.pdf", ("exhibits", "a.pdf")),
        ("./a.pdf", ("a.pdf",)),
        ("exhibits/Ünïcode (1).pdf", ("exhibits", "Ünïcode (1).pdf")),
        ("a..b/c...pdf", ("a..b", "c...pdf")),
    ],
)
def test_a_path_within_the_folder_is_taken_with_either_slash(
    tmp_path: Path, relative: str, parts: tuple[str, ...]
) -> None:
    assert inside(tmp_path, relative) == tmp_path.joinpath(*parts)


@pytest.mark.parametrize(
    "relative",
    [
        "../a", "a/../../b", "a/..", "..", "..\\a", "a\\..\\..\\b", "/etc/passwd", "\\\\server\\x",
        "//server/x", "C:\\x", "c:x", "C:/x", "~/x", "", " ", ".", "./", "a\x00b", "a\nb",
        "CON", "exhibits/nul", "exhibits/Aux.pdf", "com1/a.pdf", "lpt9 .txt",
    ],
)  # fmt: skip
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, relative: str) -> None:
    with pytest.raises(ValueError, match="the path"):
        inside(tmp_path, relative)


def test_symbolic_links(tmp_path: Path) -> None:
    folder, other = tmp_path / "case", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    (other / "secret").write_text("x", encoding="utf-8")
    try:
        (folder / "out").symlink_to(other, target_is_directory=True)
        (folder / "here").mkdir()
        (folder / "within").symlink_to(folder / "here", target_is_directory=True)
    except OSError:
        pytest.skip("symbolic links cannot be made here")
    with pytest.raises(ValueError, match="symbolic link"):
        inside(folder, "out/secret")
    assert inside(folder, "within/a.pdf") == folder / "within" / "a.pdf"


@given(st.text("ab./\\:~ C", max_size=12))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_gets_out(tmp_path: Path, relative: str) -> None:
    try:
        path = inside(tmp_path, relative)
    except ValueError:
        return
    assert path.resolve().is_relative_to(tmp_path.resolve())
    assert path.resolve() != tmp_path.resolve()
