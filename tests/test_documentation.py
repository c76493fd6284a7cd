"""What README, docs and --help show: Python that runs, and commands and options that there are."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from packetgen.case.scaffold import scaffold
from packetgen.cli.main import main

REPOSITORY = Path(__file__).resolve().parents[1]
PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
MADE = {
    "README.md": "my-case/out/packet.pdf",
    "batches.md": "out/documents/row-0002.pdf",
    "know-your-rights.md": "arrest.pdf",
    "deadlines.md": "",
}
"""A file that the Python of a page leaves behind, where it leaves any."""


def examples(page: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("page", [p for p in PAGES if examples(p)], ids=lambda page: page.name)
def test_the_python_of_a_page_runs_in_a_clean_folder(page: Path, tmp_path: Path) -> None:
    for name, data in scaffold().items():
        file = tmp_path / "my-case" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    shutil.copy(REPOSITORY / "examples" / "clinic" / "clients.csv", tmp_path)
    (tmp_path / "example.py").write_text(examples(page)[0], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "example.py"], cwd=tmp_path, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / MADE[page.name]).exists(), done.stdout


def commands_of(page: Path) -> Iterator[str]:
    for block in re.findall(r"```[^\n]*\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        lines = re.sub(r"\\\n\s*", " ", block).strip().splitlines()
        if not lines[0].startswith(("packetgen ", "$ packetgen ")):
            continue  # what a command prints, or a file
        for line in lines:
            command = re.sub(r"\s+#.*$", "", line.strip().removeprefix("$ "))
            if command.startswith("packetgen "):
                yield command


def commands_of_help(
    command: click.Command = main, parent: click.Context | None = None, name: str = "packetgen"
) -> Iterator[str]:
    context = click.Context(command, parent=parent, info_name=name)
    shown = command.get_help(context).splitlines()
    yield from (line.strip() for line in shown if re.match(r" {4,}packetgen ", line))
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            assert found is not None
            yield from commands_of_help(found, context, each)


def unknown(line: str) -> list[str]:
    """Words of a command line that packetgen does not know."""
    words = shlex.split(line)[1:]
    command: click.Command = main
    context = click.Context(main)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        if found is None:
            return [words[0]]
        command, words = found, words[1:]
        context = click.Context(command, parent=context)
    known = {"--help", "--version"}
    for parameter in command.params:
        known |= {*parameter.opts, *parameter.secondary_opts}
    return [w for w in words if re.match(r"--?[a-z]", w) and w.partition("=")[0] not in known]


@pytest.mark.parametrize(
    "page", [p for p in PAGES if any(commands_of(p))], ids=lambda page: page.name
)
def test_every_command_of_a_page_is_one(page: Path) -> None:
    assert [line for line in commands_of(page) if unknown(line)] == []


def test_every_command_that_help_shows_is_one() -> None:
    shown = list(commands_of_help())
    assert len(shown) > 20
    assert [line for line in shown if unknown(line)] == []
