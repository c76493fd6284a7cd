"""A whole packet for every row: the plan's papers and exhibits, with that row's own case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packetgen.build.inputs.means import Means
from packetgen.errors import CaseError, PacketgenError
from packetgen.form import Form, load_form
from packetgen.output.manifest import file_sha256
from packetgen.reading import Structured, read_structured

from .fields import Field, known_fields
from .form_maker import checked_case, plain_error
from .named_files import named_files
from .recipe import Maker, digest_of, folders_digest, form_digest, versions
from .row_case import RowCase, lay_over
from .task import MadeFile, Outcome, RowProblem, RowTask

if TYPE_CHECKING:
    from packetgen.packet import Plan

_TAGS = ("{{", "{%", "{#")


@dataclass(frozen=True)
class PacketRecipe:
    """A packet plan for every row; each gets a folder as ``packetgen build`` makes it, as a draft.

    The plan, its texts and exhibits are read by every worker: they must lie where it can read them.
    """

    plan_path: Path
    means: Means
    base: Mapping[str, Any] = field(repr=False)
    title: str = ""
    forms: tuple[Form, ...] = field(default=(), repr=False)
    documents: tuple[tuple[str, str], ...] = ()
    needed: tuple[str, ...] = ()
    hashes: tuple[tuple[str, str], ...] = ()
    places: tuple[Path, ...] = ()
    """Where the files that a row names lie: the folders of the plan and of its case."""
    quick: bool = False
    """A packet takes seconds: rows travel to workers one by one."""

    @property
    def today(self) -> dt.date:
        """See :class:`packetgen.batch.recipe.Recipe`."""
        return self.means.today

    @property
    def parts(self) -> Mapping[str, str]:
        """See :class:`packetgen.batch.recipe.Recipe`."""
        means = self.means
        return {
            "the plan or a file that it uses": digest_of(self.hashes),
            "the base case": digest_of(self.base),
            "a form": digest_of([form_digest(form) for form in self.forms]),
            "the day": self.today.isoformat(),
            "the court's rules": folders_digest(means.court_folders),
            "fonts": folders_digest(means.font_folders),
            "the reviews": digest_of([asdict(r) for r in means.reviews]) if means.reviews else "",
            "the settings": means.engine,
            "packetgen": digest_of(versions()),
        }

    def folders(self, own: str) -> tuple[Path, ...]:
        """Where the files that a row names lie: paths in it are the plan's."""
        return self.places

    def open(self) -> Maker:
        """A maker that has read the plan."""
        return _PacketMaker(self)


def plan_recipe(path: Path, means: Means) -> PacketRecipe:
    """The recipe of a packet plan.

    Raises:
        PacketgenError: Plan, case file or a form cannot be read.
    """
    from packetgen.packet import load_plan

    plan = load_plan(path)
    written = read_structured(plan.case, shown=plan.case.name, error=CaseError)
    folders = (*means.form_folders, *plan.forms)
    identifiers = dict.fromkeys(document.form for document in plan.documents)
    forms = {identifier: load_form(identifier, extra=folders) for identifier in identifiers}
    data = written.data if isinstance(written.data, dict) else {}
    return PacketRecipe(
        plan_path=path.resolve(),
        means=means,
        base={key: value for key, value in data.items() if key != "$schema"},
        title=plan.title or path.stem,
        forms=tuple(forms.values()),
        documents=tuple((document.id, document.form) for document in plan.documents),
        hashes=tuple(_hashes(plan, path, data, handouts=any(f.content for f in forms.values()))),
        places=tuple(dict.fromkeys((plan.folder, plan.case.parent))),
    )


def plan_fields(recipe: PacketRecipe) -> tuple[Field, ...]:
    """The fields that rows may fill: the case's, and each document's values."""
    forms = {form.id: form for form in recipe.forms}
    return known_fields(
        documents={identifier: forms[form].properties for identifier, form in recipe.documents}
    )


def _hashes(plan: Plan, path: Path, base: Any, *, handouts: bool) -> list[tuple[str, str]]:
    """What packets are made of beside the rows: no log, table or output that lies there too.

    These are the plan, the files that it and the case file name, its own forms and courts, the
    office's reviews, and the plans beside it, whose papers a case file may name as well.
    """
    from packetgen.build.inputs.office_reviews import reviews_file

    places = dict.fromkeys((plan.folder, plan.case.parent))
    reviews = reviews_file(plan) if handouts else None
    files = {path.resolve(), plan.case.resolve(), *([reviews] if reviews is not None else ())}
    for place in places:
        files |= {file for file in place.iterdir() if _may_be_plan(file)}
    for folder in (*plan.forms, *plan.jurisdictions):
        files |= set(folder.rglob("*"))
    found = [
        (file.resolve().relative_to(plan.folder.resolve()).as_posix(), file_sha256(file))
        for file in files
        if file.is_file() and file.resolve().is_relative_to(plan.folder.resolve())
    ]
    written = plan.written.data if plan.written is not None else None
    return sorted({*found, *named_files([written, base], *places)})


def _may_be_plan(file: Path) -> bool:
    return (
        file.suffix.lower() in {".yaml", ".yml", ".json"}
        and file.is_file()
        and b"documents" in file.read_bytes()
    )


class _PacketMaker:
    def __init__(self, recipe: PacketRecipe) -> None:
        from packetgen.packet import load_plan

        self._recipe = recipe
        self._plan = load_plan(recipe.plan_path)

    def make(self, task: RowTask, *, only_check: bool = False) -> Outcome:
        """See :class:`packetgen.batch.recipe.Maker`; checking gathers without making."""
        from packetgen.build.inputs.gathering import gather_from
        from packetgen.build.run import draft_outputs

        if task.problems:
            return Outcome(task.number, problems=task.problems)
        row = lay_over(self._recipe.base, task)
        case, problems = checked_case(row, self._plan.case.name, self._plan.case.parent)
        problems += _tags(row)
        if problems or case is None:
            return Outcome(task.number, problems=tuple(problems))
        try:
            written = Structured(row.data, self._plan.case.name)
            inputs = gather_from(_with_values(self._plan, row), written, self._recipe.means)
            if only_check:
                return Outcome(task.number)
            outputs, pages = draft_outputs(inputs, self._recipe.plan_path)
        except PacketgenError as error:
            return Outcome(task.number, problems=plain_error(error, row))
        printed = _to_print(outputs)
        files = tuple(
            MadeFile(f"/{name}", data, pages if name == printed else 0)
            for name, data in sorted(outputs.items())
        )
        return Outcome(task.number, files)


def _to_print(outputs: Mapping[str, bytes]) -> str:
    """The PDF that holds the whole packet: a packet of one paper has no other."""
    papers = [name for name in outputs if name.endswith(".pdf")]
    return "packet.pdf" if "packet.pdf" in outputs or len(papers) != 1 else papers[0]


def _with_values(plan: Plan, row: RowCase) -> Plan:
    documents = tuple(
        replace(document, values={**document.values, **row.documents[document.id]})
        if document.id in row.documents
        else document
        for document in plan.documents
    )
    return replace(plan, documents=documents)


def _tags(row: RowCase) -> list[RowProblem]:
    """A plan's values may hold tags; what a table says never is one."""
    return [
        RowProblem(
            row.places.get(f"{document}:/{name}", ""),
            f"it holds the signs {mark}, which a plan takes for a tag",
            "Take them out of the cell.",
        )
        for document, values in row.documents.items()
        for name, value in values.items()
        for mark in _TAGS
        if mark in str(value)
    ]
