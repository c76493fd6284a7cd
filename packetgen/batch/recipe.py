"""What is made of every row: a form or a packet, with everything that a worker needs for it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Protocol

from packetgen.form import Form
from packetgen.handout import Review

from .named_files import named_files
from .task import Outcome, RowTask


class Maker(Protocol):
    """Makes rows; one lives in each worker, with its templates compiled and its fonts open."""

    def make(self, task: RowTask, *, only_check: bool = False) -> Outcome:
        """Make a row, or only say what is wrong with it. Never raises for a bad row."""


class Recipe(Protocol):
    """What :func:`packetgen.batch.run_batch` makes of rows; it travels to workers by pickle.

    ``parts`` are hashes by plain name of everything that the bytes depend on beside the rows: they
    say why something is made again.
    """

    @property
    def title(self) -> str:
        """What is made, for reports."""

    @property
    def parts(self) -> Mapping[str, str]:
        """Hashes of what goes in, by name in plain words."""

    @property
    def today(self) -> dt.date:
        """The day that is printed on the papers."""

    @property
    def needed(self) -> tuple[str, ...]:
        """Fields without which no row can be made."""

    def open(self) -> Maker:
        """A maker for this process."""


@dataclass(frozen=True)
class FormRecipe:
    """One form for every row.

    Attributes:
        form: The form.
        base: Case data for every row (office, court); rows are laid over it.
        base_name: The base file's name in messages.
        base_folder: Where its relative paths begin.
        today: The day printed on the papers.
        formats: ``pdf``, ``docx`` or both.
        other_language: Language for people whose own the form is not made in; empty: an error.
        gaps: Whether missing values are shown as gaps instead of refusing the row.
        engine: What turns Word files into PDF.
        court_folders: Folders with courts of one's own.
        font_folders: Folders with fonts.
        font: Face of papers that ask for none.
        reviews: Which handouts the office reviewed.
    """

    form: Form
    today: dt.date
    base: Mapping[str, Any] = field(default_factory=dict, repr=False)
    base_name: str = ""
    base_folder: str = ""
    formats: tuple[str, ...] = ("pdf",)
    other_language: str = ""
    gaps: bool = False
    engine: str = "auto"
    court_folders: tuple[Path, ...] = ()
    font_folders: tuple[Path, ...] = ()
    font: str = "Arimo"
    reviews: tuple[Review, ...] = ()

    @property
    def title(self) -> str:
        """The form's title."""
        return self.form.title

    @property
    def needed(self) -> tuple[str, ...]:
        """Fields without which no row can be made."""
        return tuple(f"form.{name}" for name in self.form.schema.get("required", ()))

    @property
    def parts(self) -> Mapping[str, str]:
        """See :class:`Recipe`."""
        settings = [
            list(self.formats), self.other_language, self.gaps, self.engine, self.font,
        ]  # fmt: skip
        return {
            "the form": form_digest(self.form),
            "the base case": digest_of([self.base_name, self.base, self._named()]),
            "the settings": digest_of(settings),
            "the day": self.today.isoformat(),
            "the court's rules": folders_digest(self.court_folders) if self.form.paper else "",
            "fonts": folders_digest(self.font_folders),
            "the reviews": digest_of([asdict(r) for r in self.reviews]) if self.reviews else "",
            "packetgen": digest_of(versions()),
        }

    def _named(self) -> tuple[tuple[str, str], ...]:
        return named_files(self.base, *self.folders(""))

    def folders(self, own: str) -> tuple[Path, ...]:
        """Where the files that a row names lie; ``own`` is the folder of its case file."""
        folder = own or self.base_folder
        return (Path(folder),) if folder else ()

    def open(self) -> Maker:
        """A maker that keeps template, fonts and court rules."""
        from .form_maker import FormMaker

        return FormMaker(self)


def digest_of(value: Any) -> str:
    """Hash of plain data."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def form_digest(form: Form) -> str:
    """Hash of everything that a form is."""
    said = {
        f.name: getattr(form, f.name)
        for f in fields(form)
        if f.name not in {"template", "overrides", "sheets", "place", "description"}
    }
    data = hashlib.sha256(json.dumps(said, sort_keys=True, default=dict).encode("utf-8"))
    data.update(form.template)
    for name, template in sorted({**form.overrides, **form.sheets}.items()):
        data.update(name.encode("utf-8"))
        data.update(template)
    return data.hexdigest()


def folders_digest(folders: Sequence[Path]) -> str:
    """Hash of all files in some folders, by relative name; empty for no folder."""
    if not folders:
        return ""
    found = hashlib.sha256()
    for folder in folders:
        for file in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
            found.update(file.relative_to(folder).as_posix().encode("utf-8"))
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def versions() -> dict[str, str]:
    """Versions of packetgen and of the engines whose change may change an output's bytes."""
    from packetgen.build.records.hashes import engine_versions

    return engine_versions()
