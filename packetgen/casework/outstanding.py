"""What is still to be done: tasks, papers to be served, requirements behind their pace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from packetgen.case.model import Case, Service, Task

from .people import Someone, is_client, someone


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task; ``overdue`` where its last day has passed undone."""

    text: str
    who: Someone
    by: dt.date | None
    done: dt.date | None
    overdue: bool
    hearing: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Outstanding:
    """Tasks by last day (those without one last), and papers that nobody has served yet.

    ``client`` are the client's own tasks, ``office`` everybody else's; ``finished`` those done.
    """

    tasks: tuple[TaskRow, ...]
    client: tuple[TaskRow, ...]
    office: tuple[TaskRow, ...]
    finished: tuple[TaskRow, ...]
    unserved: tuple[Service, ...]


def outstanding(
    case: Case, today: dt.date, *, hearing: str = "", since: dt.date | None = None
) -> Outstanding:
    """What is open on a day.

    Args:
        case: The case.
        today: The day; a task done later is still open.
        hearing: Id of a hearing: only tasks for it and those for none.
        since: Only tasks that were done on or after this day count as finished.
    """
    wanted = [task for task in case.tasks if not hearing or task.hearing in ("", hearing)]
    still = [task for task in wanted if task.done is None or task.done > today]
    finished = [
        task
        for task in wanted
        if task.done and task.done <= today and (since is None or task.done >= since)
    ]
    return Outstanding(
        tasks=_rows(case, still, today),
        client=_rows(case, [t for t in still if is_client(case, t.who)], today),
        office=_rows(case, [t for t in still if not is_client(case, t.who)], today),
        finished=tuple(
            _row(case, task, today) for task in sorted(finished, key=lambda t: t.done or today)
        ),
        unserved=tuple(service for service in case.services if service.on is None),
    )


def _rows(case: Case, tasks: Sequence[Task], today: dt.date) -> tuple[TaskRow, ...]:
    ordered = sorted(tasks, key=lambda task: (task.by is None, task.by or today))
    return tuple(_row(case, task, today) for task in ordered)


def _row(case: Case, task: Task, today: dt.date) -> TaskRow:
    late = task.done is None and task.by is not None and task.by < today
    who = someone(case, task.who)
    return TaskRow(task.text, who, task.by, task.done, late, task.hearing, task.id)
