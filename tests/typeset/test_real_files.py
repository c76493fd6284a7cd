"""Word files from the world, typeset whole or refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.errors import EngineError
from packetgen.typeset import (
    find_soffice,
    missing_words,
)

from .papers import (
    CALIFORNIA,
)
from .setting import FONTS, set_document


def test_every_real_word_file_is_typeset_whole_or_says_why_not(shared_data: Path) -> None:
    """Gates included: no file may come out with a word missing, moved or covered."""
    from packetgen.docx import read_docx

    files = sorted(shared_data.glob("docx-*/*.docx"))
    assert len(files) > 60
    done, refused = [], {}
    for file in files:
        source = file.read_bytes()
        document = read_docx(source, name=file.name)
        try:
            made = set_document(document, source=source, engine="typst", fonts=FONTS)
        except EngineError as error:
            refused[file.stem] = error
        else:
            assert not document.unsupported
            done.append(made)
    assert len(done) >= 44
    for name, error in refused.items():
        assert error.problems, name
        text = str(error)
        assert "cannot set" in text or "no font at hand" in text, f"{name}: {text}"


def test_real_word_files_on_numbered_paper(shared_data: Path) -> None:
    from packetgen.docx import read_docx

    for name in ("footnotes_three", "numbering_multilevel", "table_row_splits", "tabs_leaders"):
        source = (shared_data / "docx-features" / f"{name}.docx").read_bytes()
        made = set_document(read_docx(source), source=source, layout=CALIFORNIA)
        assert made.engine == "typst"
        assert missing_words({"body": ("no-such-word-anywhere",)}, made.pdf)


def test_libreoffice_takes_what_typst_cannot(shared_data: Path) -> None:
    if find_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    from packetgen.docx import read_docx

    source = (shared_data / "docx-features" / "textbox_wps_anchor.docx").read_bytes()
    document = read_docx(source)
    assert document.unsupported
    made = set_document(document, source=source)
    assert made.engine == "libreoffice"
    assert made.unsupported == document.unsupported
