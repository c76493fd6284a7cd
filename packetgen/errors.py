"""Everything that packetgen raises, and the exit code each gives on the command line.

```
PacketgenError
├── CaseError           3   case data: unreadable, invalid, inconsistent
├── JurisdictionError   4   court rules: unknown court, locked key, bad rule file
├── FormError           4   forms: unknown form, template that does not fit its schema
├── EngineError         5   typesetting or conversion: engine missing, failed, or lost content
├── PacketError         6   packets: exhibit unusable, dangling cite, index that does not settle
└── OutputError         7   writing: file not ours, disk full, path outside the folder
```

An error carries *all* problems found, not the first. Findings of checks are values
(:mod:`packetgen.check`), never exceptions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePath


class ExitCode(IntEnum):
    """What the ``packetgen`` command exits with."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    CASE = 3
    JURISDICTION = 4
    FORM = 4
    ENGINE = 5
    PACKET = 6
    OUTPUT = 7
    BUG = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Location:
    """Where a problem is; whatever is known of file, line, pointer, page and paragraph.

    Lines, columns, pages and paragraphs count from 1. ``pointer`` is a JSON pointer (RFC 6901).
    ``file`` is shown as given: callers pass paths relative to what the user named.
    """

    file: PurePath | str | None = None
    line: int | None = None
    column: int | None = None
    pointer: str | None = None
    page: int | None = None
    paragraph: int | None = None
    detail: str | None = None

    def __str__(self) -> str:
        parts: list[str] = []
        if self.file is not None:
            place = str(self.file)
            if self.line is not None:
                place += f":{self.line}"
                if self.column is not None:
                    place += f":{self.column}"
            parts.append(place)
        if self.pointer:
            parts.append(f"at {self.pointer}")
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.paragraph is not None:
            parts.append(f"paragraph {self.paragraph}")
        if self.detail:
            parts.append(self.detail)
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what to do next.

    ``message`` and ``hint`` never quote sensitive values (SSN, account number, birth date).
    """

    location: Location
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = str(self.location)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}\n  {self.hint}" if self.hint else text


class PacketgenError(Exception):
    """Root of all errors that a caller may want to catch.

    Args:
        message: One plain sentence that says what could not be done.
        hint: What to do next.
        problems: Every single problem found, in the order of the input.
    """

    exit_code: ExitCode = ExitCode.BUG

    def __init__(self, message: str, *, hint: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = tuple(problems)

    def __str__(self) -> str:
        lines = [self.message]
        lines += [f"- {problem}" for problem in self.problems]
        if self.hint:
            lines.append(self.hint)
        return "\n".join(lines)


class CaseError(PacketgenError):
    """Case data cannot be used."""

    exit_code = ExitCode.CASE


class JurisdictionError(PacketgenError):
    """A court is unknown, or its rule files do not hold together."""

    exit_code = ExitCode.JURISDICTION


class FormError(PacketgenError):
    """A form is unknown, or its template does not fit its schema or the case."""

    exit_code = ExitCode.FORM


class EngineError(PacketgenError):
    """A document could not be typeset or converted without losing something."""

    exit_code = ExitCode.ENGINE


class PacketError(PacketgenError):
    """A packet cannot be assembled as planned."""

    exit_code = ExitCode.PACKET


class OutputError(PacketgenError):
    """An output could not be written, or would have overwritten somebody's file."""

    exit_code = ExitCode.OUTPUT
