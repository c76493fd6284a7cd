"""Same input, same bytes: in any folder, at any time of any clock, on any run."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from packetgen.build import BuildResult, build

from .cases import TODAY, digests, example

SCRIPT = """
import datetime, sys
from packetgen.build import build
build(sys.argv[1], sys.argv[2], today=datetime.date(2026, 12, 1))
"""


def test_a_second_build_gives_the_same_bytes(
    demo_first: dict[str, str], demo_result: BuildResult
) -> None:
    assert demo_first == {
        name: hashlib.sha256(data).hexdigest() for name, data in demo_result.outputs.items()
    }


def test_another_folder_zone_locale_and_hash_seed_give_the_same_bytes(
    demo_folder: Path, demo_result: BuildResult, tmp_path: Path
) -> None:
    folder = example("demo", tmp_path / "a folder with spaces é")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = os.environ | {
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "de_DE",
        "TMPDIR": str(temporary),
    }
    subprocess.run(
        [sys.executable, "-c", SCRIPT, "demo/packet.yaml", "elsewhere/out"],
        cwd=folder.parent,
        env=environment,
        check=True,
    )
    made = folder.parent / "elsewhere" / "out"
    assert digests(made) == {
        name: hashlib.sha256(data).hexdigest() for name, data in demo_result.outputs.items()
    }
    assert list(temporary.iterdir()) == [], "temporary files are gone"


def test_the_callers_files_are_only_read(tmp_path: Path) -> None:
    folder = example("minimal", tmp_path)
    before = digests(folder)
    build(folder / "packet.yaml", tmp_path / "out", today=TODAY)
    assert digests(folder) == before


def test_another_day_changes_no_draft_and_no_word_of_a_paper(tmp_path: Path) -> None:
    """Nothing of this packet prints the day of the build, so only dates inside files differ."""
    folder = example("minimal", tmp_path)
    one = build(folder / "packet.yaml", tmp_path / "one", today=TODAY)
    two = build(folder / "packet.yaml", tmp_path / "two", today=TODAY + dt.timedelta(days=9))
    from .pdfs import Seen

    for name, data in one.outputs.items():
        if name.endswith(".docx"):
            assert two.outputs[name] == data, name
        if name.endswith(".pdf") and name != "upload-list.pdf":
            assert Seen(two.outputs[name]).text == Seen(data).text, name


def test_a_letter_bears_the_day_of_the_build(tmp_path: Path) -> None:
    from .pdfs import Seen

    folder = example("subpoena-and-letter", tmp_path)
    for day, said in ((dt.date(2026, 12, 7), "December 7, 2026"),
                      (dt.date(2026, 12, 8), "December 8, 2026")):  # fmt: skip
        made = build(folder / "letter.yaml", tmp_path / "letter", today=day)
        assert said in Seen(made.outputs["documents/01-letter.pdf"]).whole
