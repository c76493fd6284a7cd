"""Text, Markdown and CSV as exhibits: nothing is lost, the encoding is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.errors import PacketError
from packetgen.packet import Press

from ..exhibit_files import outline, taken, words


def test_every_line_of_a_text_is_there_and_says_what_it_was_rendered_from(
    tmp_path: Path, press: Press
) -> None:
    lines = [f"line {number} of the log" for number in range(300)]
    part = taken(press, tmp_path, "notes.txt", "\n".join(lines).encode())
    assert part.rendered_from == ("notes.txt",)
    assert " ".join(words(part.pdf)) == " ".join(lines)
    assert part.pages_out == part.pages_in > 3


def test_a_long_line_is_wrapped_and_a_word_that_is_too_long_is_cut(
    tmp_path: Path, press: Press
) -> None:
    part = taken(press, tmp_path, "n.txt", f"{'word ' * 80}\n{'x' * 400}\n".encode())
    text = words(part.pdf)[0]
    assert text.count("word") == 80
    assert text.count("x") == 400
    assert any("2 long lines were wrapped" in note for note in part.notes)


def test_a_form_feed_begins_a_page(tmp_path: Path, press: Press) -> None:
    part = taken(press, tmp_path, "n.txt", b"first\n\fsecond\n")
    assert words(part.pdf) == ["first", "second"]


@pytest.mark.parametrize(
    ("data", "encoding", "note"),
    [
        ("Señal".encode(), "", ""),
        ("Señal".encode("utf-16"), "", ""),
        ("Señal and more words".encode("utf-16-le"), "", "UTF-16-LE"),
        ("Señal".encode("cp1252"), "", "Windows-1252"),
        ("Señal 証拠".encode("utf-8-sig"), "", ""),
        ("証拠 Señal".encode("shift_jis", "ignore"), "shift_jis", "read as shift_jis"),
    ],
)
def test_encodings_are_found_or_named(
    tmp_path: Path, press: Press, data: bytes, encoding: str, note: str
) -> None:
    part = taken(press, tmp_path, "n.txt", data, encoding=encoding)
    assert "Se" in words(part.pdf)[0]
    assert ("Señal" in words(part.pdf)[0]) == (encoding != "shift_jis")
    assert any(note in said for said in part.notes) if note else part.notes == ()


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"\x81\x8d\x8f words", "", "encoding is not known"),
        (b"words", "klingon", "no encoding 'klingon'"),
        (b"\xff\xff", "utf-8", "not in the encoding"),
        (b"  \n \n", "", "empty"),
    ],
)
def test_text_that_cannot_be_read_is_refused(
    tmp_path: Path, press: Press, data: bytes, encoding: str, said: str
) -> None:
    with pytest.raises(PacketError, match=said):
        taken(press, tmp_path, "n.txt", data, encoding=encoding)


def test_a_character_without_a_glyph_is_shown_by_name(tmp_path: Path, press: Press) -> None:
    part = taken(press, tmp_path, "n.txt", "sun \U00013000 and \x07 bell".encode())
    assert "[egyptian hieroglyph a001]" in words(part.pdf)[0]
    assert "[U+0007]" in words(part.pdf)[0]
    assert any("2 characters that no font here has" in note for note in part.notes)


def test_markdown_is_set_as_a_document(tmp_path: Path, press: Press) -> None:
    text = (
        "# Notes\n\nSome *text* with **bold** and [a link](https://example.org/x).\n\n"
        "- one\n- two\n  1. nested\n\n| A | B |\n|---|---|\n| 1 | two words |\n\n"
        "```\ncode   here\n```\n<b>kept</b>\n\n## Next\n"
    )
    part = taken(press, tmp_path, "n.md", text.encode())
    said = words(part.pdf)[0]
    for piece in ("Some text with bold", "<https://example.org/x>", "• two", "1. nested",
                  "two words", "code here", "<b>kept</b>"):  # fmt: skip
        assert piece in said
    assert [(level, title) for level, title, _ in outline(part.pdf)] == [(0, "Notes"), (1, "Next")]


def test_a_wide_csv_shows_every_column_and_repeats_its_head(tmp_path: Path, press: Press) -> None:
    head = ",".join(f"Column{n}" for n in range(26))
    rows = "\n".join(",".join(f"v{row}c{n}" for n in range(26)) for row in range(20))
    part = taken(press, tmp_path, "wide.csv", f"{head}\n{rows}\n".encode())
    pages = words(part.pdf)
    whole = " ".join(pages).split()
    for row in range(20):
        for column in range(26):
            assert f"v{row}c{column}" in whole
    assert all("Column0" in page for page in pages), "the first column leads every page"
    assert part.pages_out > 1


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, press: Press, sign: str) -> None:
    text = f'Date{sign}Amount\n2026-03-01{sign}"1{sign}000.00"\n'
    part = taken(press, tmp_path, "x.csv", text.encode())
    assert f"2026-03-01 1{sign}000.00".replace("\t", " ") in words(part.pdf)[0]
