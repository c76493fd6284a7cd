"""The project's own promises: README commands, light imports, complete packages."""

from __future__ import annotations

import ast
import fnmatch
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import packetgen

HEAVY = ("docxtpl", "docx", "typst", "pypdf", "pypdfium2", "PIL", "openpyxl", "jsonschema", "rich")


def test_make_runs_the_test_command_of_the_readme(repository: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    command = next(line for line in readme.splitlines() if line.endswith("-m pytest -n auto"))
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    assert command.replace("python3 -m venv", "$(PYTHON) -m venv") in makefile


def test_a_program_in_the_repository_finds_the_data_beside_the_package(repository: Path) -> None:
    # As after "pip install .": no editable install points to the folders of data.
    code = (
        "from importlib.resources import files\n"
        "for kind in ('examples', 'forms', 'jurisdictions', 'schemas'):\n"
        "    assert any(files('packetgen.data.' + kind).iterdir())\n"
    )
    paths = os.pathsep.join([str(repository), *(path for path in sys.path if Path(path).is_dir())])
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_links_of_the_readme_lead_to_files(repository: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert targets
    missing = [target for target in targets if not (repository / target).is_file()]
    assert missing == []


def test_what_the_page_on_the_architecture_names_is_there(repository: Path) -> None:
    page = (repository / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)/`", page)) | set(re.findall(r"`([a-z_]+\.py)`", page))
    assert {"reading", "run.py"} <= named
    there = {
        path.name
        for folder in ("packetgen", "cli", "forms", "jurisdictions", "schemas")
        for path in ((repository / folder), *(repository / folder).rglob("*"))
    }
    assert named - there == set()
    packages = {init.parent.name for init in (repository / "packetgen").glob("*/__init__.py")}
    assert packages - named == {"data"}


@pytest.mark.parametrize("name", packetgen.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert (getattr(packetgen, name).__doc__ or "").strip()


def test_importing_packetgen_and_its_help_load_nothing_heavy() -> None:
    program = (
        "import sys, packetgen\n"
        "from packetgen.cli.main import main\n"
        "main.main(['--help'], standalone_mode=False)\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip() == "[]"


def test_every_package_is_named_for_the_wheel(repository: Path) -> None:
    settings = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    named = set(settings["tool"]["setuptools"]["packages"])
    there = {
        ".".join(file.parent.relative_to(repository).parts)
        for file in (repository / "packetgen").rglob("__init__.py")
    }
    assert there <= named


def test_no_folder_of_tests_is_passed_over(repository: Path, pytestconfig: pytest.Config) -> None:
    folders = {path.parent.name for path in (repository / "tests").rglob("test_*.py")}
    passed_over = pytestconfig.getini("norecursedirs")
    assert {"build", "check"} <= folders
    assert not [f for f in folders for pattern in passed_over if fnmatch.fnmatch(f, pattern)]


def test_no_module_of_tests_reads_another(repository: Path) -> None:
    reading = re.compile(r"^\s*from [\w.]*\btest_\w+ import", re.M)
    shared = [
        file.relative_to(repository).as_posix()
        for file in (repository / "tests").rglob("*.py")
        if reading.search(file.read_text(encoding="utf-8"))
    ]
    assert shared == [], "what several tests share stands in a module without tests"


def test_modules_stay_small(repository: Path) -> None:
    long = {
        str(file.relative_to(repository)): lines
        for folder in ("packetgen", "cli")
        for file in (repository / folder).rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 420
    }
    assert long == {}


def test_nothing_in_the_library_prints_or_reads_the_clock(repository: Path) -> None:
    forbidden = re.compile(r"\bprint\(|\.now\(|\.today\(\)|time\.time\(")
    guilty = [
        f"{file.relative_to(repository)}:{number}"
        for file in (repository / "packetgen").rglob("*.py")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if forbidden.search(line)
    ]
    assert guilty == []


def test_no_name_of_a_month_or_weekday_comes_from_the_locale_of_the_host_program(
    repository: Path,
) -> None:
    of_locale = re.compile(
        r"(?<!\{)%-?[aAbBcpxX](?=[^a-z%]|$)|calendar\.(?:month|day)_(?:name|abbr)"
    )
    found = [
        f"{path.relative_to(repository)}: {text}"
        for path in sorted((repository / "packetgen").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for text in _formats(node)
        if of_locale.search(text)
    ]
    assert found == []


def _formats(node: ast.AST) -> list[str]:
    """Format texts of a date: of f-strings and strftime; and names taken from the calendar."""
    if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        return [ast.unparse(node.format_spec)]
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("strftime"):
        return [ast.unparse(arg) for arg in node.args]
    if isinstance(node, ast.Attribute):
        return [ast.unparse(node)]
    return []


def test_functions_of_the_library_stay_short(repository: Path) -> None:
    long = {
        f"{file.relative_to(repository)}:{node.lineno} {node.name}": lines
        for file in (repository / "packetgen").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (lines := _lines_of_code(node)) > 66  # a long docstring is no long function
    }
    assert long == {}


def _lines_of_code(function: ast.FunctionDef) -> int:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    docstring = ast.get_docstring(function, clean=False)
    return lines - (len(docstring.splitlines()) if docstring else 0)


def test_a_file_may_be_named_by_a_text() -> None:
    folder = Path(__file__).parent.parent / "examples" / "minimal"
    assert packetgen.load_case(str(folder / "case.yaml")).number
    assert packetgen.load_plan(str(folder / "packet.yaml")).documents
