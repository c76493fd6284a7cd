"""A draft that cannot be read any more stops the build, stays as it is, and has a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.errors import EngineError
from tests.build.cases import small


@pytest.mark.parametrize("broken", [b"", b"no Word file"])
def test_what_to_do_with_a_draft_that_cannot_be_read_is_said(broken: bytes, tmp_path: Path) -> None:
    folder = small(tmp_path / "c")
    folder.build()
    folder.draft().write_bytes(broken)
    with pytest.raises(EngineError) as refused:
        folder.build()
    assert "drafts/statement.docx" in str(refused.value)
    assert "move it away to have it written anew" in refused.value.hint
    assert folder.draft().read_bytes() == broken
    folder.draft().unlink()
    folder.build()
    assert folder.draft().read_bytes()[:2] == b"PK"
