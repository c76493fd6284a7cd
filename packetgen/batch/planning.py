"""Before anything is made: what is to do, what is done already, and what has to be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from packetgen.errors import CaseError, Location, OutputError, Problem

from .fields import Field, field_at
from .journal import Journal, RowRecord
from .mapping import ColumnMap, fit_problems
from .named_files import named_files
from .naming import DEFAULT, Names
from .odd_tables import nothing_used
from .recipe import Recipe, digest_of
from .row_reading import RowReader
from .source import LeftOut, Source
from .storing import Store
from .task import RowTask
from .wording_remarks import WordingRemarks


@dataclass(frozen=True)
class Batch:
    """What is to be made of which table.

    Attributes:
        source: The opened table.
        mapping: Which column fills what.
        fields: The fields that the recipe's forms know.
        recipe: What is made of a row.
        names: Pattern of the outputs' names.
        form_id: What ``{form}`` in it stands for.
    """

    source: Source
    mapping: ColumnMap
    fields: Sequence[Field] = field(repr=False)
    recipe: Recipe
    names: str = DEFAULT
    form_id: str = "document"

    def tasks(self, taken: Mapping[int, str] | None = None) -> Iterator[RowTask]:
        """The rows as tasks, one at a time; ``taken`` are names of rows made from elsewhere."""
        yield from self._tasks(RowReader(self.mapping, self.fields), [], taken)

    def _tasks(
        self, reader: RowReader, left_out: list[LeftOut], taken: Mapping[int, str] | None
    ) -> Iterator[RowTask]:
        used = {heading for heading, path in self.mapping.targets.items() if path}
        if self.source.kind != "table" or self.source.corrections:
            used = set()
        names = Names(self.names, form=self.form_id, headings=self.mapping.targets, taken=taken)
        for row in self.source.read():
            if isinstance(row, LeftOut):
                left_out.append(row)
                continue
            if nothing_used(row.cells, used):
                left_out.append(LeftOut(row.number, "nothing stands in the columns that are used"))
                continue
            task = reader.task(row, "")
            name = names.name(row, task.entries)
            yield RowTask(
                task.number, name, task.entries, task.data, task.place, task.folder,
                task.problems, self._named(task),
            )  # fmt: skip

    def _named(self, task: RowTask) -> tuple[tuple[str, str], ...]:
        """The files that a row names: in its own folder, else in those of the recipe."""
        folders = getattr(self.recipe, "folders", None)
        if folders is None:
            return ()
        said = task.data if task.data is not None else [entry.value for entry in task.entries]
        return named_files(said, *folders(task.folder))

    def checked(
        self,
        left_out: list[LeftOut],
        taken: Mapping[int, str] | None = None,
        remarks: list[str] | None = None,
    ) -> Iterator[RowTask]:
        """The same; at the end it asks what it cannot know, and adds what it can only remark.

        Raises:
            CaseError: Dates could be read in two orders, or columns of the mapping are not there.
        """
        slips = fit_problems(self.mapping, self.source.columns, self.source.name)
        if slips and self.source.kind == "table":
            raise CaseError(
                f"the mapping {self.mapping.name} does not fit {self.source.name}".replace(
                    "  ", " "
                ),
                hint="If it was made for another table, write one for this: packetgen columns … "
                f"--data {self.source.name} -o another.yaml; then name it with --columns.",
                problems=tuple(slips),
            )
        if self.source.kind == "table":
            self._refuse_unfilled()
        reader = RowReader(self.mapping, self.fields)
        wordings = WordingRemarks(self.recipe)
        for task in self._tasks(reader, left_out, taken):
            wordings.note(task)
            yield task
        questions = reader.date_questions()
        if questions:
            raise CaseError("one thing has to be said first", problems=questions)
        if remarks is not None:
            remarks += [*reader.date_remarks(), *wordings.remarks()]

    def _refuse_unfilled(self) -> None:
        filled = {*self.mapping.targets.values(), *self.mapping.fixed}
        problems = []
        for path in self.recipe.needed:
            if path in filled or any(other.startswith(f"{path}.") for other in filled):
                continue
            known = field_at(path, self.fields)
            choices = f" One of: {', '.join(known.choices)}." if known and known.choices else ""
            label = f" ({known.label})" if known else ""
            problems.append(
                Problem(
                    Location(file=self.source.name),
                    f"nothing fills {path}{label}",
                    f"Say in the mapping file which column does, or --set "
                    f"{path.removeprefix('form.')}=… for all rows.{choices}",
                )
            )
        if problems:
            raise CaseError("no row can be made yet", problems=tuple(problems))


@dataclass
class Agenda:
    """What is to do.

    ``again`` counts rows that are made again, by reason. ``gone`` are rows that the table no longer
    has. ``moved`` are rows whose old name another row takes now. ``taken`` are names of rows that
    were made from a corrected sheet, or that this corrected sheet does not hold.
    """

    todo: set[int] = field(default_factory=set)
    total: int = 0
    ready: int = 0
    again: Counter[str] = field(default_factory=Counter)
    left_out: list[LeftOut] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)
    recipe: str = ""


def agenda(batch: Batch, journal: Journal, store: Store) -> Agenda:
    """Compare the table and the recipe with the journal. Reads every row once, makes nothing.

    Raises:
        CaseError: Something has to be asked, or the table cannot be read to its end.
        OutputError: The folder holds another batch.
    """
    plan = Agenda(recipe=digest_of(dict(batch.recipe.parts)))
    meta = journal.meta()
    corrections = batch.source.corrections
    _refuse_another(batch, meta, corrections=corrections)
    changed = changed_parts(meta, batch.recipe.parts)
    plan.taken = {
        row.number: row.name for row in journal.rows() if corrections or row.base != row.input
    }
    seen: set[int] = set()
    problems: list[Problem] = []
    new_names: dict[str, int] = {}
    old_names: dict[int, str] = {}
    for task in batch.checked(plan.left_out, plan.taken, plan.remarks):
        if task.number in seen or (corrections and task.number < 1):
            what = "stands there twice" if task.number in seen else "has no number"
            problems.append(Problem(Location(detail=task.place), f"the row {what}"))
        seen.add(task.number)
        record = journal.row(task.number)
        reason = _reason(task, record, plan.recipe, changed, journal, store)
        if reason is None:
            plan.ready += 1
            continue
        plan.todo.add(task.number)
        new_names[task.name.casefold()] = task.number
        if record is not None and record.name != task.name:
            old_names[task.number] = record.name
        if reason:
            plan.again[reason] += 1
    if problems:
        hint = "Leave the first column of the error sheet as it is."
        raise CaseError("the corrected sheet cannot be used", hint=hint, problems=tuple(problems))
    plan.total = len(seen)
    if not plan.total:
        raise no_rows(batch.source.name)
    if not corrections:
        gone = {row.number: row.name for row in journal.rows() if row.number not in seen}
        plan.gone = list(gone)
        old_names |= gone
    plan.moved = [n for n, name in old_names.items() if new_names.get(name.casefold(), n) != n]
    return plan


def no_rows(name: str) -> CaseError:
    """What is said of a table without people."""
    problem = Problem(Location(file=name), "there is no row below the headings")
    return CaseError(f"{name} is empty", problems=(problem,))


def changed_parts(meta: Mapping[str, str], parts: Mapping[str, str]) -> tuple[str, ...]:
    """Names of what changed since the folder's last run."""
    return tuple(
        name for name, digest in parts.items() if meta.get(f"part {name}", digest) != digest
    )


def _reason(
    task: RowTask,
    record: RowRecord | None,
    recipe: str,
    changed: Sequence[str],
    journal: Journal,
    store: Store,
) -> str | None:
    """Why a row is made: None not at all, empty because it never was, else what changed."""
    if record is None or record.state != "done":
        return ""
    if task.digest not in {record.base, record.input}:
        return "the row changed"
    corrected = record.base != record.input and task.digest == record.base
    if task.name != record.name and not corrected:
        return "the name changed"
    if record.recipe != recipe:
        return f"{' and '.join(changed) or 'the settings'} changed"
    states = [store.state(file) for file in journal.files(record.number)]
    if "missing" in states:
        return "a document was missing"
    changed_files = [
        file.path
        for file, state in zip(journal.files(record.number), states, strict=True)
        if state == "changed"
    ]
    if changed_files and store.force:
        return "somebody changed a document, and it is made anew (--force)"
    store.kept |= dict.fromkeys(changed_files)
    return None


def _refuse_another(batch: Batch, meta: Mapping[str, str], *, corrections: bool) -> None:
    if corrections:
        if not meta:
            raise OutputError(
                "this is a corrected error sheet, but its batch is not in the output folder",
                hint="Name the folder of the run that wrote it with -o.",
            )
        return
    source, title = meta.get("source"), meta.get("title")
    if source is not None and source != batch.source.name:
        raise OutputError(
            f"the output folder holds the batch of {source}, and this is {batch.source.name}",
            hint="Choose another output folder with -o.",
        )
    if title is not None and title != batch.recipe.title:
        raise OutputError(
            f"the output folder holds a batch of “{title}”, and this is “{batch.recipe.title}”",
            hint="Choose another output folder with -o.",
        )
