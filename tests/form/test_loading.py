"""Finding forms: shipped ones, own folders, faulty ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from packetgen.errors import FormError
from packetgen.form import eject, form_text, known_forms, load_form, load_form_folder
from tests.draft.conftest import word_file


def write_form(
    folder: Path, manifest: str, *, schema: object = None, template: bytes = b""
) -> Path:
    folder.mkdir(parents=True)
    (folder / "form.yaml").write_text(manifest, encoding="utf-8")
    (folder / "template.docx").write_bytes(template or word_file("{{ case.number }}"))
    if schema is not None:
        (folder / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    return folder


def test_own_folders_win_over_shipped_forms(tmp_path: Path) -> None:
    write_form(tmp_path / "declaration", "id: declaration\ntitle: Mine\nkind: declaration\n")
    assert load_form("declaration", extra=[tmp_path]).title == "Mine"
    assert load_form("declaration").title != "Mine"
    listed = {f.id: f for f in known_forms([tmp_path])}
    assert listed["declaration"].title == "Mine"
    assert listed["declaration"].shadows
    assert not listed["memorandum"].shadows


def test_an_unknown_form_names_the_nearest() -> None:
    with pytest.raises(FormError, match="no form 'declaratoin'") as caught:
        load_form("declaratoin")
    assert "Did you mean declaration" in caught.value.hint


def test_declarations_number_their_paragraphs_by_default(tmp_path: Path) -> None:
    folder = write_form(tmp_path / "x", "id: x\ntitle: X\nkind: declaration\n")
    assert load_form_folder(folder).numbered_paragraphs
    other = write_form(tmp_path / "y", "id: y\ntitle: Y\nkind: motion\n")
    assert not load_form_folder(other).numbered_paragraphs


def test_every_fault_of_a_manifest_is_named_with_its_line(tmp_path: Path) -> None:
    folder = write_form(tmp_path / "x", "id: x\ntitel: X\nkind: motion\naudience: court room\n")
    with pytest.raises(FormError) as caught:
        load_form_folder(folder)
    found = {p.location.line: p for p in caught.value.problems}
    assert set(found) == {2, 4}
    assert "title" in str(found[2])


def test_the_id_is_the_folders_name(tmp_path: Path) -> None:
    folder = write_form(tmp_path / "x", "id: other\ntitle: X\nkind: motion\n")
    with pytest.raises(FormError) as caught:
        load_form_folder(folder)
    assert "folder is named 'x'" in str(caught.value)


def test_missing_template_and_faulty_schema_are_named_together(tmp_path: Path) -> None:
    folder = write_form(
        tmp_path / "x", "id: x\ntitle: X\nkind: motion\n", schema={"type": "banana"}
    )
    (folder / "template.docx").unlink()
    with pytest.raises(FormError) as caught:
        load_form_folder(folder)
    assert [(p.location.file, p.location.pointer) for p in caught.value.problems] == [
        ("x/schema.json", "/type"), ("x/template.docx", None),
    ]  # fmt: skip


def test_the_most_specific_template_serves(tmp_path: Path) -> None:
    folder = write_form(tmp_path / "x", "id: x\ntitle: X\nkind: motion\n")
    for court in ("us-ca", "us-ca-superior", "us-federal"):
        (folder / court).mkdir()
        (folder / court / "template.docx").write_bytes(word_file(court))
    form = load_form_folder(folder)
    chain = ("us", "us-ca", "us-ca-superior", "us-ca-superior-alameda")
    assert form.template_for(chain) == form.overrides["us-ca-superior"]
    assert form.template_for(("us", "us-ny")) == form.template
    assert form.serves("us-anything")


def test_eject_gives_the_files_and_writes_nothing(tmp_path: Path) -> None:
    files = eject("declaration", tmp_path)
    names = {path.relative_to(tmp_path / "declaration").as_posix() for path in files}
    assert {"form.yaml", "schema.json", "template.docx"} <= names
    assert list(tmp_path.iterdir()) == []
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    again = load_form("declaration", extra=[tmp_path])
    assert again.template == load_form("declaration").template
    with pytest.raises(FormError):
        eject("nothing", tmp_path)


def test_text_shows_tags_and_marks_tables() -> None:
    text = form_text(load_form("proof-of-service"))
    assert text.startswith("{{ caption() }}\n")
    assert "[table 1, row 1, cell 1]" in text
    assert "{%tr endfor %}" in text


def test_eject_for_a_court_gives_the_one_template_that_serves_it(tmp_path: Path) -> None:
    assert load_form("certificate-of-service").templates == {
        "template.docx": "all other courts",
        "us-federal/template.docx": "us-federal and all courts below it",
        "us-ma/template.docx": "us-ma and all courts below it",
    }
    files = eject("certificate-of-service", tmp_path, court="us-ma-superior")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    own = load_form("certificate-of-service", extra=[tmp_path])
    assert own.overrides == {}
    assert own.template == load_form("certificate-of-service").overrides["us-ma"]
    elsewhere = eject("certificate-of-service", tmp_path, court="us-tx-trial")
    assert (
        elsewhere[tmp_path / "certificate-of-service/template.docx"]
        == load_form("certificate-of-service").template
    )


def test_an_own_template_without_its_manifest_is_refused_not_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "declaration"
    folder.mkdir()
    (folder / "template.docx").write_bytes(word_file("mine"))
    for given in (tmp_path, folder):
        with pytest.raises(FormError) as refused:
            load_form("declaration", extra=[given])
        (problem,) = refused.value.problems
        assert str(problem.location) == "declaration/template.docx"
        assert "form.yaml" in problem.message


def test_a_forms_own_folder_may_be_named(tmp_path: Path) -> None:
    folder = write_form(tmp_path / "mine", "id: mine\ntitle: Mine\nkind: motion\n")
    assert load_form("mine", extra=[folder]).title == "Mine"
