"""``handout``, ``review``, ``translate-status`` and the batch as a volunteer uses them."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pypdf
import pytest
import yaml

from cli.main import run
from packetgen.form import load_form
from packetgen.handout import paper_words

OFFICE = (
    "jurisdiction: us-ca-superior-alameda\n"
    "office: {name: Eastside Tenant Law Project, phone: (510) 555-0142}\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "office.yaml").write_text(OFFICE, encoding="utf-8")
    return tmp_path


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        run([*arguments])
    assert isinstance(stop.value.code, int)
    return stop.value.code


def said(path: Path) -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return " ".join(text.split())


def test_from_the_list_of_topics_to_reviewed_sheets(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("handout") == 0
    assert "arrest            Arrest and Questioning" in capsys.readouterr().out
    make = ("handout", "arrest", "-l", "en", "-l", "es", "--size", "card", "--today", "2026-11-22")
    assert call(*make, "--cut") == 0
    assert sorted(p.name for p in (folder / "handouts").iterdir()) == [
        "arrest-card-en-8-up.pdf", "arrest-card-en.pdf", "arrest-card-es-8-up.pdf",
        "arrest-card-es.pdf", "manifest.json",
    ]  # fmt: skip
    assert "No lawyer of this office" in said(folder / "handouts" / "arrest-card-en.pdf")

    capsys.readouterr()
    assert call("review", "arrest", "-l", "es") == 0
    shown = capsys.readouterr()
    assert "384 U.S. 436" in shown.out
    assert "Pida un abogado" in shown.out
    assert not (folder / "reviews.yaml").exists()
    on = ("--on", "2026-11-20")
    assert call("review", "arrest", "--role", "lawyer", "--name", "Priya N. Raman", *on) == 0
    assert (
        call("review", "arrest", "-l", "es", "--role", "translator", "--name", "Inés D.", *on) == 0
    )
    kept = yaml.safe_load((folder / "reviews.yaml").read_text(encoding="utf-8"))["reviews"]
    assert [(r["language"], r["role"], str(r["on"])) for r in kept] == [
        ("en", "lawyer", "2026-11-20"), ("es", "translator", "2026-11-20"),
    ]  # fmt: skip
    assert call(*make) == 0
    assert "Reviewed by this office (November 20, 2026)" in said(
        folder / "handouts" / "arrest-card-en.pdf"
    )
    assert "Revisado por esta oficina" in said(folder / "handouts" / "arrest-card-es.pdf")
    # Sheets of other topics stay in the folder.
    assert call("handout", "stops", "--size", "half", "--format", "both") == 0
    assert (folder / "handouts" / "arrest-card-es.pdf").is_file()
    assert (folder / "handouts" / "stops-half-en.docx").is_file()


def test_a_file_that_is_not_packetgens_is_not_overwritten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "handouts").mkdir()
    (folder / "handouts" / "stops-card-en.pdf").write_bytes(b"mine")
    assert call("handout", "stops", "--size", "card") == 7
    assert "packetgen did not make this file" in capsys.readouterr().err
    assert (folder / "handouts" / "stops-card-en.pdf").read_bytes() == b"mine"


def test_changed_english_shows_in_the_status_and_stops_the_translation(
    folder: Path, capsys: pytest.CaptureFixture[str], repository: Path
) -> None:
    mine = folder / "forms" / "know-your-rights"
    shutil.copytree(repository / "forms" / "know-your-rights", mine)
    english = mine / "content" / "arrest" / "en.yaml"
    english.write_text(
        english.read_text(encoding="utf-8").replace("Then stop talking.", "Then say no more."),
        encoding="utf-8",
    )
    assert call("review", "arrest", "--role", "lawyer", "--name", "P. Raman") == 0
    capsys.readouterr()
    assert call("translate-status", "arrest", "-l", "vi", "-l", "en", "--forms", "forms") == 1
    shown = capsys.readouterr().out
    assert "out of date: silent" in shown
    assert "an older review no longer holds" in shown
    assert call("translate-status", "arrest", "-l", "vi", "--forms", "forms", "--json") == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert row["out_of_date"] == ["silent"]
    assert call("handout", "arrest", "-l", "vi", "--forms", "forms") == 4
    assert "older English text" in capsys.readouterr().err
    assert not (folder / "handouts").exists()

    assert call("translate-status", "arrest", "-l", "vi", "--forms", "forms", "--worksheet") == 0
    sheet = capsys.readouterr().out
    filled = re.sub(r'text: ""', 'text: "Hãy im lặng."', sheet)
    (mine / "content" / "arrest" / "vi.yaml").write_text(filled, encoding="utf-8")
    assert call("translate-status", "arrest", "-l", "vi", "--forms", "forms") == 0
    assert call("handout", "arrest", "-l", "vi", "--size", "card", "--forms", "forms") == 0
    assert "Hãy im lặng." in said(folder / "handouts" / "arrest-card-vi.pdf")


def test_what_ships_is_complete(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("translate-status") == 0
    shown = capsys.readouterr().out
    assert shown.count("not yet reviewed by a lawyer or a translator") == (8 + 6) * 8 + 7
    assert "consents in common" in shown
    assert "treatment-consent" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("handout", "arest"), 4, "There are: arrest"),
        (("handout", "arrest", "-l", "xx"), 4, "not made in 'xx'"),
        (("handout", "arrest", "--case", "absent.yaml"), 3, "packetgen new clinic"),
        (("review", "arrest", "--name", "X"), 2, "--role"),
        (("review", "arrest", "--name", "X", "--role", "translator"), 2, "--language"),
        (("translate-status", "--worksheet"), 2, "one TOPIC"),
        (("handout", "arrest", "--reviews", "office.yaml"), 3, "office.yaml is not valid"),
    ],
)
def test_what_cannot_be_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int,
    words: str,
) -> None:  # fmt: skip
    assert call(*arguments) == code
    assert words in capsys.readouterr().err
    assert sorted(p.name for p in folder.iterdir()) == ["office.yaml"]


def test_a_table_of_people_in_their_languages(folder: Path) -> None:
    (folder / "people.csv").write_text(
        "Name,Language\nMaría Hernández,español\nAhmed Ali,Arabic\nJohn Roe,\nIvan Petrov,ru\n",
        encoding="utf-8",
    )
    assert call("review", "arrest", "--role", "lawyer", "--name", "P. Raman") == 0
    done = call(
        "batch", "know-your-rights", "--data", "people.csv", "--case", "office.yaml",
        "--set", "topic=arrest", "--set", "size=card", "--layout", "cards-8", "--jobs", "1",
        "--format", "both",
    )  # fmt: skip
    assert done == 0
    made = folder / "out" / "documents"
    assert len(list(made.glob("*.pdf"))) == len(list(made.glob("*.docx"))) == 4
    assert "Pida un abogado" in said(made / "row-0002.pdf")
    assert "Reviewed by this office" in said(made / "row-0004.pdf")
    assert "переводчик этого бюро" in said(made / "row-0005.pdf")
    for path in made.glob("*.pdf"):
        data = path.read_bytes()
        assert b"Hern" not in data
        assert "Hernández" not in said(path)
        title = pypdf.PdfReader(io.BytesIO(data)).metadata
        assert title is not None
        assert "Roe" not in str(title.title)
    # Front and back of one sheet for each language, behind its separator.
    assert len(pypdf.PdfReader(folder / "out" / "print.pdf").pages) == 4 * 4


def test_a_consent_is_reviewed_as_a_handout_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("review", "treatment-consent", "-l", "vi") == 0
    shown = capsys.readouterr().out
    assert "Chữ ký" in shown  # the words in common belong to what is reviewed
    assert "42 CFR phần 2" in shown
    said = ("--role", "translator", "--name", "Thu Le")
    assert call("review", "treatment-consent", "-l", "vi", *said) == 0
    capsys.readouterr()
    assert call("translate-status", "treatment-consent", "-l", "vi") == 0
    assert "or a translator" not in capsys.readouterr().out


def test_a_worksheet_of_the_words_that_consents_share(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("translate-status", "consents", "-l", "ko", "--worksheet") == 0
    assert 'signature: {of: "f1a73e22", text: ""}' in capsys.readouterr().out


def test_what_is_neither_handout_nor_consent_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("review", "motion") == 4
    assert "treatment-consent" in capsys.readouterr().err


def test_a_language_is_added_to_a_copy_by_its_worksheets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "my" / "treatment-consent"
    assert call("forms", "eject", "treatment-consent", str(tmp_path / "my")) == 0
    for name, topic in (("consents", "common"), ("treatment-consent", "treatment-consent")):
        place = form / "content" / topic / "ko.yaml"
        place.write_text("", encoding="utf-8")  # as a shell does before it writes
        capsys.readouterr()
        folder = ("--forms", str(tmp_path / "my"))
        assert call("translate-status", name, "-l", "ko", "--worksheet", *folder) == 0
        said = capsys.readouterr().out.replace('text: ""', 'text: "글"')
        place.write_text(said, encoding="utf-8")
    assert call("translate-status", "treatment-consent", "-l", "ko", *folder) == 0
    manifest = form / "form.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("tl]", "tl, ko]"), encoding="utf-8")
    own = load_form("treatment-consent", extra=(tmp_path / "my",))
    assert paper_words(own.content, own.id, "ko").strings["signature"] == "글"
