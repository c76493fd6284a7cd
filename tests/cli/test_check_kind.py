"""``packetgen check`` tells the kind of paper by its title where nobody names it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .conftest import Run

COURT = ("-j", "us-federal-nysd")


def _paper(path: Path, *titles: str) -> Path:
    """Papers under captions of their own, one after the other in one file."""
    import typst

    words = " ".join(["The motion is made on the papers filed in this case."] * 60)
    captions = [
        "#align(center)[UNITED STATES DISTRICT COURT \\ SOUTHERN DISTRICT OF NEW YORK]\n"
        f"ROSA DELGADO, Plaintiff, \\ v. \\ HARBOR POINT, INC., Defendant. \\ No. 26-cv-1877\n\n"
        f"#align(center)[*{title}*]\n\n{words}"
        for title in titles
    ]
    source = '#set page("us-letter", margin: 1in)\n' + "\n#pagebreak()\n".join(captions)
    path.write_bytes(typst.compile(source.encode()))
    return path


def _told(run: Run, *arguments: Any) -> dict[str, Any]:
    done = run("check", *arguments, *COURT, "--json", "--fail-on", "never")
    assert done.code == 0, done.err
    return dict(json.loads(done.out)["files"][0])


def test_the_rules_for_the_kind_that_the_title_tells_are_applied_and_the_report_says_so(
    run: Run, tmp_path: Path
) -> None:
    memorandum = _paper(tmp_path / "memo.pdf", "MEMORANDUM OF LAW IN SUPPORT OF MOTION")
    told = _told(run, memorandum)
    assert told["document"] == "memorandum"
    assert "“MEMORANDUM OF LAW IN SUPPORT OF MOTION”" in told["document_how"]
    assert "PG905" in {finding["code"] for finding in told["findings"]}
    assert "memorandum" in run("check", memorandum, *COURT).out


def test_a_kind_that_is_named_wins_over_the_title(run: Run, tmp_path: Path) -> None:
    memorandum = _paper(tmp_path / "memo.pdf", "MEMORANDUM OF LAW IN SUPPORT OF MOTION")
    named = _told(run, memorandum, "--document", "declaration")
    assert (named["document"], named["document_how"]) == ("declaration", None)
    assert "PG905" not in {finding["code"] for finding in named["findings"]}


def test_no_kind_is_told_of_a_file_with_several_papers_or_without_a_title(
    run: Run, tmp_path: Path
) -> None:
    several = _told(run, _paper(tmp_path / "two.pdf", "NOTICE OF MOTION", "MEMORANDUM OF LAW"))
    assert several["document"] is None
    assert "several papers" in several["document_how"]
    untitled = _told(run, _paper(tmp_path / "none.pdf", ""))
    assert untitled["document"] is None
    assert "--document" in untitled["document_how"]


def test_the_title_in_the_caption_of_a_word_file_tells_the_kind(run: Run, tmp_path: Path) -> None:
    from docx import Document

    paper = Document()
    paper.add_paragraph("WHITFIELD & OKAFOR LLP")
    paper.add_paragraph("UNITED STATES DISTRICT COURT")
    paper.add_paragraph("SOUTHERN DISTRICT OF NEW YORK")
    left, right = paper.add_table(rows=1, cols=2).rows[0].cells
    left.text = "ROSA DELGADO, Plaintiff, v. HARBOR POINT, INC., Defendant."
    right.text = "No. 26-cv-1877"
    right.add_paragraph("MEMORANDUM OF LAW IN OPPOSITION")
    right.add_paragraph("TO MOTION TO COMPEL")
    paper.add_paragraph("The motion is made on the papers filed in this case. " * 30)
    file = tmp_path / "memo.docx"
    paper.save(str(file))
    told = _told(run, file)
    assert told["document"] == "opposition"
    assert "“MEMORANDUM OF LAW IN OPPOSITION TO MOTION TO COMPEL”" in told["document_how"]
