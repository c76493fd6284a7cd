"""A folder of case files as the rows of a batch, in the order of their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from packetgen.errors import CaseError, Location, Problem
from packetgen.reading import read_structured

from .source import LeftOut, Source, SourceRow

_SUFFIXES = {".yaml", ".yml", ".json"}


def open_folder(path: Path) -> Source:
    """Open a folder; files in folders of it count when they are called ``case.yaml``.

    Raises:
        CaseError: There is no case file in it.
    """
    files = _files(path)
    if not files:
        problem = Problem(
            Location(file=path.name),
            "there is no case file in the folder",
            "It takes .yaml and .json files, or folders that each hold a case.yaml.",
        )
        raise CaseError(f"{path.name} holds no rows", problems=(problem,))
    return Source(path.name, "folder", (), (), lambda: _rows(path, files))


def _files(folder: Path) -> tuple[Path, ...]:
    own = [f for f in folder.iterdir() if f.is_file() and f.suffix.lower() in _SUFFIXES]
    own = [f for f in own if not f.name.startswith(".") and not f.name.endswith(".schema.json")]
    below = [
        f / name
        for f in folder.iterdir()
        if f.is_dir() and not f.name.startswith(".")
        for name in ("case.yaml", "case.json")
        if (f / name).is_file()
    ]
    return tuple(sorted((*own, *below), key=lambda f: f.relative_to(folder).as_posix().casefold()))


def _rows(folder: Path, files: tuple[Path, ...]) -> Iterator[SourceRow | LeftOut]:
    for number, file in enumerate(files, 1):
        shown = file.relative_to(folder).as_posix()
        place = Location(file=shown)
        try:
            read = read_structured(file, shown=shown, error=CaseError)
        except CaseError as error:
            problems = error.problems or (Problem(place, error.message, error.hint),)
            yield SourceRow(number, {}, place, problems, None, file.parent)
            continue
        if not isinstance(read.data, dict):
            slip = Problem(place, "it is no case file: there are no keys in it")
            yield SourceRow(number, {}, place, (slip,), None, file.parent)
        elif isinstance(read.data.get("documents"), list):
            yield LeftOut(number, f"{shown} is a packet plan, not a case file")
        else:
            yield SourceRow(number, {}, place, (), read.data, file.parent)
