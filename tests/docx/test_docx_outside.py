"""What a file points to outside itself, and what it tells beyond its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import PNG, field, p, r, word_file

from packetgen.docx import external_relationships, read_docx, remove_external_images, residue
from tests.zip_files import packed, unpacked

LINKED = word_file(
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:link="rIdFar"/></pic:blipFill></pic:pic></a:graphicData>'
    f"</a:graphic></wp:inline></w:drawing></w:r></w:p>{p('text')}",
    external={
        "rIdFar": ("image", "https://tracker.example/pixel.png"),
        "rIdFile": ("oleObject", "file:///c:/secret.xlsx"),
        "rIdWeb": ("hyperlink", "https://example.org/"),
    },
)


def test_outside_targets_are_listed_with_what_programs_do() -> None:
    found = external_relationships(LINKED)
    assert [(t.part, t.id, t.kind, t.fetched) for t in found] == [
        ("word/document.xml", "rIdFar", "image", True),
        ("word/document.xml", "rIdFile", "oleObject", True),
        ("word/document.xml", "rIdWeb", "hyperlink", False),
    ]
    assert found[0].target == "https://tracker.example/pixel.png"


def test_what_programs_would_fetch_is_gone_and_links_stay() -> None:
    cleaned = remove_external_images(LINKED)
    assert [t.target for t in external_relationships(cleaned) if t.fetched] == ["about:blank"] * 2
    assert b"tracker.example" not in b"".join(unpacked(cleaned).values())
    assert any(t.target == "https://example.org/" for t in external_relationships(cleaned))
    assert read_docx(cleaned).blocks == read_docx(LINKED).blocks
    assert read_docx(cleaned).unsupported[0].what == "linked picture"


def test_the_same_input_gives_the_same_bytes_and_a_clean_file_is_left_alone() -> None:
    assert remove_external_images(LINKED) == remove_external_images(LINKED)
    once = remove_external_images(LINKED)
    assert remove_external_images(once) == once
    plain = word_file(p("x"), external={"rId1": ("hyperlink", "https://example.org/")})
    assert remove_external_images(plain) is plain


def test_fields_that_include_files_lose_their_instruction_not_their_result() -> None:
    code = 'INCLUDEPICTURE "https://tracker.example/p.png" \\d'.replace('"', "&quot;")
    data = word_file(f"<w:p>{field(code, r('saved result'))}{field('DATE', r('today'))}</w:p>")
    cleaned = remove_external_images(data)
    assert b"tracker.example" not in unpacked(cleaned)["word/document.xml"]
    assert b"DATE" in unpacked(cleaned)["word/document.xml"]
    assert read_docx(cleaned).blocks[0].text == "saved resulttoday"  # type: ignore[union-attr]


def test_real_files_come_through_unharmed(shared_data: Path) -> None:
    for path in sorted(shared_data.rglob("*.docx")):
        data = path.read_bytes()
        assert read_docx(remove_external_images(data)) == read_docx(data)


WHO = 'w:author="Ann Author" w:date="2026-01-01T00:00:00Z"'


def test_residue_tells_what_a_file_carries() -> None:
    data = word_file(
        f'<w:p>{r("a")}<w:ins w:id="1" {WHO}>{r("b")}</w:ins>{r("hidden", "<w:vanish/>")}</w:p>',
        settings='<w:trackRevisions/><w:rsids><w:rsid w:val="1"/><w:rsid w:val="2"/></w:rsids>',
        parts={
            "rIdC": (
                "comments",
                f'<w:comments><w:comment w:id="0" w:author="Bo">{p("why?")}</w:comment>'
                "</w:comments>",
            )
        },
        media={"rIdM": PNG},
    )
    files = unpacked(data)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="c" Type="{package}/relationships/metadata/core-properties"'
        f' Target="core.xml"/><Relationship Id="u" Type="{office}/custom-properties"'
        ' Target="custom.xml"/></Relationships>'.encode(),
    )
    files["core.xml"] = (
        f'<c:coreProperties xmlns:c="{package}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>J. Advocate</dc:creator>'
        "<c:lastModifiedBy> </c:lastModifiedBy></c:coreProperties>"
    ).encode()
    files["custom.xml"] = b'<Properties><property name="Client"><v>Doe</v></property></Properties>'
    files["word/vbaProject.bin"] = b"x"
    found = residue(packed(files))
    assert found.properties == {"author": "J. Advocate"}
    assert found.custom_properties == {"Client": "Doe"}
    assert (found.changes, found.change_authors) == (1, ("Ann Author",))
    assert (found.comments, found.comment_authors) == (1, ("Bo",))
    assert found.hidden == ("hidden",)
    assert (found.revision_ids, found.recording, found.parts) == (2, True, ("macros",))


def test_a_clean_file_has_no_residue() -> None:
    found = residue(word_file(p("x")))
    assert found == type(found)()


@pytest.mark.parametrize("name", ["tracked_changes", "char_formats"])
def test_residue_of_real_files(name: str, shared_data: Path) -> None:
    found = residue((shared_data / "docx-features" / f"{name}.docx").read_bytes())
    assert found.properties["author"] == "python-docx"
    assert (found.changes, found.hidden) == (
        (2, ()) if name == "tracked_changes" else (0, ("hidden",))
    )
