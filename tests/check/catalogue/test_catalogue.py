"""The catalogue of checks holds together, and its page in the docs is up to date."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from packetgen.check import catalogue
from packetgen.check.catalogue import CHECKS
from packetgen.check.scope import Check
from packetgen.jurisdiction import KEYS


def test_codes_and_names_are_unique() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert len({check.name for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_says_what_it_wants_with_a_bad_and_a_good_example(check: Check) -> None:
    assert re.fullmatch(r"PG\d{3}", check.code)
    assert re.search(r"^Bad: ", check.doc, re.MULTILINE)
    assert re.search(r"^Good: ", check.doc, re.MULTILINE)
    assert set(check.keys) <= set(KEYS)
    assert check.page or check.file or check.docx


def test_every_module_of_the_catalogue_is_listed() -> None:
    folder = Path(catalogue.__file__).parent
    modules = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    assert len(modules) == len(CHECKS)


@pytest.mark.parametrize("script", ["make_checks.py", "make_court_checks.py"])
def test_the_pages_on_checks_are_up_to_date(script: str, repository: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(repository / "docs" / script), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_importing_the_checks_loads_no_heavy_module() -> None:
    code = (
        "import sys, packetgen.check; "
        "heavy = ('pypdf', 'pypdfium2', 'PIL', 'lxml', 'docx', 'typst'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
