"""How errors look in a terminal: what is wrong, where, what to do next."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import click

from packetgen.errors import ExitCode, OutputError, PacketgenError, Problem


def problem_data(problem: Problem) -> dict[str, object]:
    """A problem as plain data for ``--json``."""
    place = problem.location
    return {
        "file": str(place.file) if place.file is not None else None,
        "line": place.line,
        "column": place.column,
        "pointer": place.pointer,
        "page": place.page,
        "paragraph": place.paragraph,
        "detail": place.detail,
        "message": problem.message,
        "hint": problem.hint,
    }


_UNUSABLE = frozenset({errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.ELOOP, errno.ENOTDIR})
"""What the system says of a path that it will not take, wherever it was asked."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""What it says where a text that we print goes to a full disk; files are written elsewhere."""


def path_error(error: OSError) -> OutputError | None:
    """What to tell of a path or disk that the system refuses; None where the fault may be ours."""
    if error.errno in _NO_ROOM:
        return OutputError(
            f"the output could not be written ({(error.strerror or '').lower()})",
            hint="Make room on the disk that the output goes to, or send it elsewhere.",
        )
    if error.errno not in _UNUSABLE:
        return None
    return OutputError(
        f"a file or folder named in the call cannot be used ({(error.strerror or '').lower()})",
        hint="Check the names: a shorter one, without links in a circle, that you may read.",
    )


def show_problem(problem: Problem) -> None:
    """One problem on standard error."""
    place = str(problem.location)
    if place:
        click.echo(click.style(place, bold=True), err=True)
    click.echo(f"  {problem.message}", err=True)
    if problem.hint:
        click.echo(click.style(f"  → {problem.hint}", fg="cyan"), err=True)


def show_error(error: PacketgenError, *, as_json: bool) -> None:
    """An error with all its problems: JSON on standard output, or text on standard error."""
    if as_json:
        import json

        data = {
            "error": type(error).__name__,
            "message": error.message,
            "hint": error.hint,
            "problems": [problem_data(problem) for problem in error.problems],
            "exit_code": int(error.exit_code),
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(click.style("Error: ", fg="red", bold=True) + error.message, err=True)
    for problem in error.problems:
        show_problem(problem)
    if error.hint:
        click.echo(click.style(f"→ {error.hint}", fg="cyan"), err=True)


def show_usage(error: click.ClickException, *, as_json: bool) -> None:
    """A wrong call: usage and hint on standard error, or one JSON document on standard output."""
    if not as_json:
        error.show()
        return
    import json

    data = {
        "error": "UsageError",
        "message": error.format_message(),
        "hint": "See packetgen --help.",
        "problems": [],
        "exit_code": int(ExitCode.USAGE),
    }
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def show_bug(error: Exception) -> None:
    """A bug: where in packetgen, never with case data (exception texts may quote it)."""
    place = "unknown"
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "packetgen" in file.parts or file.parent.name in {"cli", "commands"}:
            place = f"{file.parent.name}/{file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    click.echo(
        click.style("This is a bug in packetgen, not a mistake of yours: ", fg="red", bold=True)
        + f"{type(error).__name__} at {place} "
        + f"(Python {sys.version_info[0]}.{sys.version_info[1]}).",
        err=True,
    )
    click.echo("Nothing was written. Please report this line; it holds no case data.", err=True)
