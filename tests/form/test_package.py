"""Word files as packages: read safely, copied unchanged, written the same every time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from packetgen.errors import FormError
from packetgen.form import package
from packetgen.form.package import pack, read_package, write_package


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_members_come_back_byte_for_byte(shared_data: Path) -> None:
    for file in sorted((shared_data / "docx-templates").glob("*.docx")):
        data = file.read_bytes()
        again = write_package(read_package(data).values())
        with (
            zipfile.ZipFile(io.BytesIO(data)) as old,
            zipfile.ZipFile(io.BytesIO(again)) as new,
        ):
            assert new.testzip() is None
            names = {i.filename for i in old.infolist() if not i.is_dir()}
            assert set(new.namelist()) == names
            assert all(old.read(n) == new.read(n) for n in names)
            assert {i.date_time for i in new.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_order_of_members_does_not_matter() -> None:
    members = [pack("word/document.xml", b"<a/>"), pack("[Content_Types].xml", b"<t/>"),
               pack("_rels/.rels", b"<r/>"), pack("wörd/ä.xml", b"<b/>")]  # fmt: skip
    assert write_package(members) == write_package(reversed(members))
    with zipfile.ZipFile(io.BytesIO(write_package(members))) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.read("wörd/ä.xml") == b"<b/>"


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 not a zip", b"{\\rtf1}", zipped(**{"a.txt": b"x"})]
)
def test_what_is_no_word_file_is_refused_plainly(data: bytes) -> None:
    with pytest.raises(FormError, match="Word") as caught:
        read_package(data, name="letter.docx")
    assert "letter.docx" in caught.value.message
    assert caught.value.hint


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_BYTES", 10_000)
    with pytest.raises(FormError, match="more than"):
        read_package(zipped(**{"word/document.xml": b" " * 20_000}))


def test_a_damaged_member_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<t/>" * 50)
        archive.writestr("word/document.xml", b"<a>text</a>" * 50)
    data = bytearray(stream.getvalue())
    at = data.index(b"word/document.xml") + 17 + 5
    data[at] ^= 0xFF
    with pytest.raises(FormError):
        read_package(bytes(data))
