"""Making one form of a row: validated, drafted, typeset."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packetgen.case import Case, case_from_data
from packetgen.errors import CaseError, PacketgenError, Problem
from packetgen.handout.languages import spoken
from packetgen.reading import Structured, problems_against

from .languages import english_name
from .recipe import FormRecipe
from .row_case import RowCase, lay_over
from .task import MadeFile, Outcome, RowProblem, RowTask

if TYPE_CHECKING:
    from packetgen.jurisdiction.model import Jurisdiction, Layout
    from packetgen.typeset import Typeset


_KEPT = 256
_COMMON_LETTERS = 0x24F
"""The end of Latin Extended-B: letters beyond it are tried when rows are only checked."""


class FormMaker:
    """See :class:`packetgen.batch.recipe.Maker`."""

    def __init__(self, recipe: FormRecipe) -> None:
        self._recipe = recipe
        self._fonts: Any = None
        self._typeset: dict[bytes, Any] = {}
        self._letters: set[str] = set()
        self._court = lru_cache(maxsize=64)(self._resolved)

    def make(self, task: RowTask, *, only_check: bool = False) -> Outcome:
        """Make a row, or only validate and draft it."""
        from packetgen.draft import DraftingInstructions, draft

        if task.problems:
            return Outcome(task.number, problems=task.problems)
        row = lay_over(self._recipe.base, task)
        form = self._recipe.form
        language, problems = self._language(row, task)
        case, found = checked_case(row, self._recipe.base_name, self._folder(task))
        problems += found
        problems += list(self._value_problems(row, task))
        if problems or case is None:
            return Outcome(task.number, problems=tuple(problems))
        try:
            jurisdiction, layout = self._court_of(case)
            drafted = draft(
                form,
                case,
                jurisdiction,
                DraftingInstructions(
                    today=self._recipe.today,
                    document_id=form.id,
                    values=row.values,
                    layout=layout,
                    base=self._folder(task),
                    language=language,
                    literal=True,
                    reviews=self._recipe.reviews,
                ),
            )
            if drafted.unresolved and not self._recipe.gaps:
                gaps = tuple(plain_gap(p, row) for p in drafted.unresolved)
                return Outcome(task.number, problems=gaps, language=language)
            if only_check:
                self._try_letters(task, drafted, layout, language)
                return Outcome(task.number, language=language)
            size = str(row.values.get("size", "full"))
            return self._finished(task, drafted, layout, language, size)
        except PacketgenError as error:
            return Outcome(task.number, problems=plain_error(error, row), language=language)

    def _finished(
        self, task: RowTask, drafted: Any, layout: Layout | None, language: str, size: str,
    ) -> Outcome:  # fmt: skip
        recipe = self._recipe
        files: list[MadeFile] = []
        notes: tuple[str, ...] = ()
        word = drafted.docx
        if recipe.form.is_handout:
            # Handouts are the same for everybody who reads the same language.
            key = hashlib.sha256(word).digest()
            if key not in self._typeset:
                from packetgen.build.sheet_fit import fitted

                made = fitted(
                    word, size, lambda docx: self._pdf(docx, drafted, layout, language, task.name)
                )
                if len(self._typeset) == _KEPT:
                    self._typeset.clear()
                self._typeset[key] = made
            word, done, more = self._typeset[key]
            notes = (*done.notes, *more)
            if "pdf" in recipe.formats:
                files.append(MadeFile(".pdf", done.pdf, done.pages))
        elif "pdf" in recipe.formats:
            done = self._pdf(word, drafted, layout, language, task.name)
            files.append(MadeFile(".pdf", done.pdf, done.pages))
            notes = done.notes
        if "docx" in recipe.formats:
            files.append(MadeFile(".docx", word))
        return Outcome(task.number, tuple(files), (), language, notes)

    def _pdf(
        self, word: bytes, drafted: Any, layout: Layout | None, language: str, name: str
    ) -> Typeset:
        from packetgen.docx import read_docx
        from packetgen.typeset import open_fonts, typeset

        recipe = self._recipe
        if self._fonts is None:
            self._fonts = open_fonts(preferred=recipe.font, folders=recipe.font_folders)
        return typeset(
            read_docx(word, name=recipe.form.id),
            layout=layout,
            title=drafted.title if recipe.form.is_handout else recipe.form.title,
            language=language,
            today=recipe.today,
            fonts=self._fonts,
            source=word,
            engine=recipe.engine,
            footer_title=drafted.footer_title,
            alone=True,
            name=name,
        )

    def _try_letters(
        self, task: RowTask, drafted: Any, layout: Layout | None, language: str
    ) -> None:
        """Set a row whose letters no row before it had: a font may lack them."""
        recipe = self._recipe
        if "pdf" not in recipe.formats or recipe.form.is_handout or recipe.engine == "libreoffice":
            return
        rare = {c for e in task.entries for c in str(e.value) if ord(c) > _COMMON_LETTERS}
        if rare - self._letters:
            self._pdf(drafted.docx, drafted, layout, language, task.name)
            self._letters |= rare

    def _language(self, row: RowCase, task: RowTask) -> tuple[str, list[RowProblem]]:
        available = self._recipe.form.languages
        if not row.language:
            return available[0] if "en" not in available else "en", []
        for wanted in (row.language, self._recipe.other_language):
            found = spoken(wanted, available) if wanted else None
            if found is not None:
                return found, []
        column = next((e.heading for e in task.entries if e.path == "language"), "")
        have = ", ".join(english_name(code) for code in available)
        message = f"the form is not made in {english_name(row.language)}"
        hint = f"It has: {have}. To use another: --other-languages {available[0]}"
        return "en", [RowProblem(column, message, hint)]

    def _value_problems(self, row: RowCase, task: RowTask) -> Iterable[RowProblem]:
        schema = self._recipe.form.schema
        if schema:
            read = Structured(row.values, task.place)
            for problem in problems_against(schema, read):
                yield _placed(problem, row, "values:")

    def _court_of(self, case: Case) -> tuple[Jurisdiction | None, Layout | None]:
        if not self._recipe.form.paper:
            return None, None
        from packetgen.jurisdiction import layout

        client = case.client_party
        alone = client is not None and client.self_represented
        court = self._court(case.jurisdiction, case.kind, alone) if not case.orders else None
        if court is None:
            court = self._resolved(case.jurisdiction, case.kind, alone, case.orders)
        return court, layout(court, font=self._recipe.font)

    def _resolved(
        self, identifier: str, kind: str, alone: bool, orders: tuple[Mapping[str, Any], ...] = ()
    ) -> Jurisdiction:
        from packetgen.jurisdiction import resolve
        from packetgen.jurisdiction.model import Conditions

        form = self._recipe.form
        conditions = Conditions(
            on=self._recipe.today, document=form.kind, case_type=kind,
            filer="self-represented" if alone else "attorney", initial=form.initial,
        )  # fmt: skip
        return resolve(identifier, conditions, extra=self._recipe.court_folders, orders=orders)

    def _folder(self, task: RowTask) -> Path:
        return Path(task.folder or self._recipe.base_folder or ".")


def checked_case(
    row: RowCase, base_name: str, folder: Path
) -> tuple[Case | None, list[RowProblem]]:
    """The case of a row, or what is wrong with it, column by column."""
    read = Structured(row.data, base_name)
    try:
        return case_from_data(read, folder, check_files=False), []
    except CaseError as error:
        return None, [_nobody(_placed(problem, row, ""), row) for problem in error.problems]


def _nobody(problem: RowProblem, row: RowCase) -> RowProblem:
    """That a party "needs a name", said of the table's own columns."""
    if "needs 'name'" not in problem.message or problem.column:
        return problem
    columns = [f"'{name}'" for name in row.names]
    if not columns:
        return RowProblem("", "no column says who the person is", "Map one to client.name.")
    verb = "is" if len(columns) == 1 else "are"
    return RowProblem(
        "",
        f"the row names nobody: {' and '.join(columns)} {verb} blank",
        "Fill in the name. If the row is no person, delete it from the table.",
    )


def _placed(problem: Problem, row: RowCase, above: str) -> RowProblem:
    """A problem with the column that it comes from, or with the place where nothing stands."""
    pointer = f"{above}{problem.location.pointer or ''}"
    place = pointer
    while place and place not in row.places:
        place = place.rpartition("/")[0]
    heading = row.places.get(place, "")
    message = problem.message
    if not heading and pointer:
        message = f"{_words(pointer)}: {message}" if _words(pointer) else message
    return RowProblem(heading, message, problem.hint)


def _words(pointer: str) -> str:
    """A pointer as a person would say it: /case/parties/0/phone is "client's phone"."""
    steps = [s for s in pointer.removeprefix("values:").split("/") if s and not s.isdecimal()]
    return " ".join(s.replace("_", " ") for s in steps if s not in {"case"})


def plain_gap(problem: Problem, row: RowCase) -> RowProblem:
    """A missing value in plain words."""
    hint = "Fill in the cell, or add a column for it (packetgen columns)."
    return RowProblem(_gap_column(problem.message, row), problem.message, hint)


def _gap_column(message: str, row: RowCase) -> str:
    name = message.removesuffix(" is missing").split(" ")[-1].replace(".", "/")
    for pointer, heading in row.places.items():
        if pointer.split(":")[-1].strip("/") == name:
            return heading
    return ""


def plain_error(error: PacketgenError, row: RowCase) -> tuple[RowProblem, ...]:
    """An error's problems for the error sheet."""
    if not error.problems:
        return (RowProblem("", error.message, error.hint),)
    return tuple(RowProblem(_gap_column(p.message, row), p.message, p.hint) for p in error.problems)


def addressee(case: Case) -> tuple[str, ...]:
    """The client's name, for a label beside the print file; nothing else uses it."""
    client = case.client_party
    return (client.printed,) if client is not None and client.printed else ()
