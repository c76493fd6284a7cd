"""A run: rows go out to workers, documents come in, the journal says what is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from packetgen.errors import OutputError
from packetgen.output.writing import Write

from .handing_out import chunk_size, chunked, outcomes_of
from .journal import JOURNAL, Journal, RowRecord, blank_journal, open_journal
from .planning import Agenda, Batch, agenda, no_rows
from .source import LeftOut
from .storing import Store, write_new
from .task import Outcome, RowProblem
from .workers import make_rows, pack


@dataclass(frozen=True, slots=True)
class BatchStep:
    """How far a run is. ``ready`` rows were made by an earlier run."""

    done: int
    failed: int
    ready: int
    total: int


Tell = Callable[[BatchStep], None]


@dataclass
class BatchResult:
    """What a run did.

    Attributes:
        total: Rows of the table.
        done: Rows that were made now.
        ready: Rows that an earlier run had made and that nothing changed since.
        failed: Row number to what is wrong with it.
        again: Rows made again, counted by reason.
        left_out: Rows that are nobody: totals, repeated headings, hidden rows.
        remarks: Sentences on the table as a whole.
        kept: Documents that somebody changed: they were not overwritten.
        removed: Documents of rows that the table no longer has, or that are wrong now.
        notes: Plain sentences on documents that look other than in Word, counted.
        still_open: Rows of the folder's table that have no document, beyond ``failed``.
        by_language: Language, rows, pages, over the whole folder.
    """

    total: int = 0
    done: int = 0
    ready: int = 0
    failed: dict[int, tuple[RowProblem, ...]] = field(default_factory=dict)
    again: Counter[str] = field(default_factory=Counter)
    left_out: list[LeftOut] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    kept: tuple[str, ...] = ()
    removed: list[str] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    still_open: tuple[int, ...] = ()
    by_language: list[tuple[str, int, int]] = field(default_factory=list)


Finish = Callable[[Journal, Store, BatchResult], None]
"""Makes what concerns the whole batch (report, ZIP, print file) while the folder is locked."""


def run_batch(
    batch: Batch,
    out: Path,
    *,
    executor: Executor | None = None,
    ahead: int | None = None,
    force: bool = False,
    tell: Tell | None = None,
    finish: Sequence[Finish] = (),
    write: Write = write_new,
) -> BatchResult:
    """Make every row that is not made yet, and record each in the folder's journal.

    A run that was interrupted in whatever way goes on where it stopped when it is called again:
    it repeats nothing and loses nothing, and the files are byte for byte those of one whole run.
    The same rows give the same files and journal with any executor. When a worker dies, the rows
    that it had are tried once more, each alone: one that ends its worker again fails with a
    sentence, and the others are made.

    Args:
        batch: What is to be made.
        out: The output folder; documents go to ``documents`` in it.
        executor: Where rows are made: any :class:`concurrent.futures.Executor` (processes,
            threads, Dask's ``client.get_executor()``); None: here.
        ahead: Chunks that are under way at once; default: three for each worker.
        force: Overwrite documents that somebody changed.
        tell: Called after every chunk.
        finish: Called at the end with journal, store and result, while the folder is locked.
        write: Writes one new file; another may be given to try how failures are met.

    Raises:
        CaseError: The table cannot be read, or something has to be said first.
        OutputError: Another run works in the folder, it holds another batch, or the disk is full.
        EngineError: Worker processes die whatever row they are given.
    """
    store = Store(out, force, write)
    first = None
    if not (out / JOURNAL).exists():
        # What is refused before anything was made leaves no folder behind.
        with blank_journal() as journal:
            first = agenda(batch, journal, store)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise OutputError(f"the folder {out.name} cannot be made ({reason})") from error
    with open_journal(out) as journal:
        store.open()
        try:
            plan = agenda(batch, journal, store) if first is None or journal.meta() else first
            _record_batch(batch, journal)
            result = BatchResult(
                total=plan.total, ready=plan.ready, again=plan.again, left_out=plan.left_out,
                remarks=plan.remarks,
            )  # fmt: skip
            # Before a name goes to another row, its old document has to be out of the way.
            _remove([n for n in plan.moved if n in plan.gone], journal, store, result.removed)
            _remove([n for n in plan.moved if n not in plan.gone], journal, store, [])
            _make(batch, plan, journal, store, result, executor, ahead, tell)
            store.settle()
            _remove(plan.gone, journal, store, result.removed)
            result.kept = tuple(sorted(store.kept))
            result.still_open = tuple(
                row.number for row in journal.rows("failed") if row.number not in result.failed
            )
            result.by_language = journal.by_language()
            for step in finish:
                step(journal, store, result)
        finally:
            store.close()
    return result


def check_batch(
    batch: Batch, *, executor: Executor | None = None, tell: Tell | None = None
) -> BatchResult:
    """Validate and draft every row; nothing is written. What :func:`run_batch` raises for a table.

    Raises:
        CaseError: The table cannot be read, or something has to be said first.
    """
    result = BatchResult()
    for _ in batch.checked(result.left_out, remarks=result.remarks):
        result.total += 1
    if not result.total:
        raise no_rows(batch.source.name)
    chunks = chunked(batch.tasks(), chunk_size(batch.recipe, result.total, executor))
    for outcomes in outcomes_of(batch.recipe, chunks, executor, None, only_check=True):
        for _, outcome in outcomes:
            if outcome.problems:
                result.failed[outcome.number] = outcome.problems
            else:
                result.done += 1
        if tell is not None:
            tell(BatchStep(result.done, len(result.failed), 0, result.total))
    return result


def first_document(batch: Batch) -> Outcome | None:
    """The first row that can be made, made; None when there is none."""
    packed = pack(batch.recipe)
    for task in batch.tasks():
        (outcome,) = make_rows(packed, [task])
        if outcome.files:
            return outcome
    return None


def _record_batch(batch: Batch, journal: Journal) -> None:
    parts = {f"part {name}": digest for name, digest in batch.recipe.parts.items()}
    meta = {"format": "1", "title": batch.recipe.title, "today": batch.recipe.today.isoformat()}
    if not batch.source.corrections:
        meta["source"] = batch.source.name
    journal.set_meta({**meta, **parts})


def _make(
    batch: Batch,
    plan: Agenda,
    journal: Journal,
    store: Store,
    result: BatchResult,
    executor: Executor | None,
    ahead: int | None,
    tell: Tell | None,
) -> None:
    def step() -> None:
        if tell is not None:
            tell(BatchStep(result.done, len(result.failed), plan.ready, plan.total))

    step()
    tasks = (task for task in batch.tasks(plan.taken) if task.number in plan.todo)
    chunks = chunked(tasks, chunk_size(batch.recipe, len(plan.todo), executor))
    for outcomes in outcomes_of(batch.recipe, chunks, executor, ahead):
        records = []
        for task, outcome in outcomes:
            earlier = list(journal.files(task.number))
            files = store.put(task.number, task.name, outcome.files, earlier)
            result.notes.update(outcome.notes)
            before = journal.row(task.number)
            if outcome.problems:
                result.failed[task.number] = outcome.problems
                result.removed += [f.path for f in earlier]
            else:
                result.done += 1
            base = task.digest
            if batch.source.corrections and before is not None:
                base = before.base
            state = "failed" if outcome.problems else "done"
            row = RowRecord(
                task.number, task.name, state, base, task.digest, plan.recipe, outcome.language
            )
            records.append((row, files))
        journal.record(records)
        step()


def _remove(numbers: Sequence[int], journal: Journal, store: Store, removed: list[str]) -> None:
    for number in numbers:
        removed += [file.path for file in list(journal.files(number)) if store.remove(file)]
        journal.forget(number)
