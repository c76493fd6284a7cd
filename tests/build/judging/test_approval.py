"""What an approval covers, and what voids it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from packetgen.build import approve, build
from packetgen.errors import ExitCode, OutputError

from ..cases import (
    SIGNER,
    TODAY,
    Folder,
    edit,
    example,
    replace_words,
    small,
    with_exhibits,
)
from ..final_packets import ready, refused
from ..pdfs import Seen


def test_an_approved_packet_becomes_final(tmp_path: Path) -> None:
    folder = ready(small(tmp_path / "case"))
    result = folder.final()
    assert result.refused == ()
    assert result.exit_code == ExitCode.OK
    assert result.final
    seen = Seen((folder.out / "filing/01-statement.pdf").read_bytes())
    assert "DRAFT" not in seen.whole


def test_nobody_has_approved(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    folder.build()
    assert refused(folder) == ["GT106"]
    assert "nobody has approved this packet" in folder.report()


def other_draft(folder: Folder) -> None:
    edit(folder.draft(), replace_words("See ", "Look at "))


def other_case(folder: Folder) -> None:
    folder.case["counsel"][1]["phone"] = "(510) 555-0199"


def other_plan(folder: Folder) -> None:
    folder.plan["title"] = "Motion to compel, amended"


def other_exhibit(folder: Folder) -> None:
    file = folder.place / "e1.pdf"
    file.write_bytes(file.read_bytes() + b"\n")


def other_rule(folder: Folder) -> None:
    file = folder.place / "courts/us/ca/superior/alameda/jurisdiction.yaml"
    file.write_text(file.read_text("utf-8") + "\n# amended\n", encoding="utf-8")


@pytest.mark.parametrize("change", [other_draft, other_case, other_plan, other_exhibit, other_rule])
def test_any_change_voids_an_approval(tmp_path: Path, change: Callable[[Folder], None]) -> None:
    from importlib.resources import files

    folder = with_exhibits(tmp_path / "case", ["Lease"])
    court = folder.place / "courts/us/ca/superior/alameda"
    court.mkdir(parents=True)
    shipped = files("packetgen.data.jurisdictions") / "us/ca/superior/alameda/jurisdiction.yaml"
    (court / "jurisdiction.yaml").write_text(shipped.read_text("utf-8"), encoding="utf-8")
    folder.plan["jurisdictions"] = ["courts"]
    ready(folder)
    assert folder.final().refused == ()
    change(folder)
    assert set(refused(folder)) == {"GT106"}
    assert "since the approval" in folder.report()


def test_a_template_changed_after_the_approval_voids_it(tmp_path: Path) -> None:
    import shutil
    from importlib.resources import as_file, files

    folder = small(tmp_path / "case")
    with as_file(files("packetgen.data.forms") / "declaration") as shipped:
        shutil.copytree(shipped, folder.place / "forms/declaration")
    folder.plan["forms"] = ["forms"]
    ready(folder)
    edit(folder.place / "forms/declaration/template.docx", lambda d: d.add_paragraph("Added."))
    assert "GT106" in refused(folder)


def test_a_day_that_passes_voids_nothing_and_the_approved_letter_goes_out(tmp_path: Path) -> None:
    case, out = example("subpoena-and-letter", tmp_path), tmp_path / "out"
    plan = case / "letter.yaml"
    build(plan, out, today=TODAY)
    read = (out / "drafts/letter.docx").read_bytes()
    approve(plan, out, on=TODAY + dt.timedelta(days=1), **SIGNER)
    build(plan, out, today=TODAY + dt.timedelta(days=2))
    assert "letter.docx was approved and is kept" in (out / "report.txt").read_text("utf-8")
    for days in (2, 5):
        final = build(plan, out, today=TODAY + dt.timedelta(days=days), final=True)
        assert final.refused == ()
        assert final.outputs["drafts/letter.docx"] == read
        text = Seen((out / "documents/01-letter.pdf").read_bytes()).whole
        assert "December 1, 2026" in text
        assert "DRAFT" not in text


def test_an_approval_needs_drafts_of_the_case_as_it_is_now(tmp_path: Path) -> None:
    folder = small(tmp_path / "case")
    with pytest.raises(OutputError, match="holds no build"):
        folder.approve()
    folder.build()
    folder.case["case"]["number"] = "26CV000999"
    with pytest.raises(OutputError, match=r"case\.yaml") as caught:
        folder.approve()
    assert "packetgen build packet.yaml" in str(caught.value)
    folder.build()
    folder.draft().unlink()
    with pytest.raises(OutputError, match=r"drafts/statement\.docx"):
        folder.approve()
    folder.build()
    for anonymous in ({"name": " "}, {"role": ""}):
        with pytest.raises(OutputError, match="a name and a role"):
            folder.approve(**anonymous)
    folder.approve(bar_number="", role="self-represented party")
