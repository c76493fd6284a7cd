"""An e-mail as it was read, whatever file it came in, and how it is set as pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from packetgen.docx.blocks import Block, Paragraph
from packetgen.reading.english_days import long_day, weekday

from ..sheets.converted import Converted, Enclosure
from ..sheets.press import Press, Script
from ..sheets.sheet_blocks import document, facts, line, rule, size_in_words, text
from .mail_html import html_blocks

MAX_ENCLOSURES = 300
_LONGEST_NAME = 120
_QUOTE = 14.0


@dataclass(frozen=True, slots=True)
class Mail:
    """``headers`` are name and value in the order in which they are shown.

    ``body`` is the message as plain text, ``html`` as HTML; one of them may be empty.
    """

    headers: tuple[tuple[str, str], ...]
    body: str = ""
    html: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    notes: tuple[str, ...] = field(default=())


def enclosed_name(name: str) -> str:
    """The name of an attached file on one line, without folders; a very long one is shortened.

    Its ending stays: the ending tells what is in the file.
    """
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if len(name) <= _LONGEST_NAME:
        return name
    ending = PurePosixPath(name).suffix[:10]
    return name[: _LONGEST_NAME - len(ending)] + ending


def day_in_words(moment: dt.datetime) -> str:
    """``Tuesday, March 3, 2026, 9:15:04 AM (UTC-08:00)``; without a zone it says so."""
    hour = f"{moment.hour % 12 or 12}:{moment:%M:%S} {'AM' if moment.hour < 12 else 'PM'}"
    offset = moment.utcoffset()
    if offset is None:
        zone = "time zone not stated"
    else:
        minutes = int(offset.total_seconds() // 60)
        zone = f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    return f"{weekday(moment)}, {long_day(moment)}, {hour} ({zone})"


def mail_pdf(mail: Mail, press: Press, *, labels: Sequence[str] = ()) -> Converted:
    """The message as pages: headers, body, and the attachments by name.

    Args:
        mail: The message.
        press: What sets it.
        labels: The label of each enclosure as a sub-exhibit; none where they are only listed.
    """
    script = Script(press)
    rows = [(name, script(value)) for name, value in mail.headers]
    rows += [
        (_attachment_row(number, len(mail.enclosures)), script(_enclosed(item, labels, number)))
        for number, item in enumerate(mail.enclosures)
    ]
    blocks: list[Block] = [facts(rows, label=92.0, size=10.5), rule()]
    blocks += _body(mail, script)
    notes: list[str] = list(mail.notes)
    made = press.sheets(document(blocks))
    return Converted(
        made.pdf, made.pages, "typeset from an e-mail",
        (*notes, *script.notes()), (), mail.enclosures,
    )  # fmt: skip


def _attachment_row(number: int, count: int) -> str:
    if number:
        return ""
    return "Attachment" if count == 1 else "Attachments"


def _enclosed(item: Enclosure, labels: Sequence[str], number: int) -> str:
    said = f"{item.name}, {size_in_words(len(item.data)).split(' (')[0]}"
    if item.note:
        said += f", {item.note}"
    if number < len(labels):
        return f"{said}: {labels[number]}"
    import hashlib

    return f"{said}, not reproduced here, SHA-256 {hashlib.sha256(item.data).hexdigest()}"


def _body(mail: Mail, script: Script) -> list[Block]:
    if mail.body.strip():
        return list(_plain(script(mail.body)))
    if mail.html.strip():
        return html_blocks(mail.html, script)
    return [line(text("(The message has no text.)", italic=True))]


def _plain(body: str) -> list[Paragraph]:
    """Lines of a plain message; quoted lines (>) are set in."""
    made: list[Paragraph] = []
    for entry in body.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n"):
        words = entry.rstrip().expandtabs(8)
        depth = 0
        rest = words
        while rest.startswith(">") and depth < 12:
            rest, depth = rest[1:].removeprefix(" "), depth + 1
        lead = len(rest) - len(rest.lstrip(" "))
        shown = "\N{NO-BREAK SPACE}" * lead + rest.lstrip(" ")
        marks = ">" * depth + " " if depth else ""
        made.append(
            line(
                text(_breakable(marks + shown), size=10.5, color="555555" if depth else ""),
                after=0.0,
                size=10.5,
                left=min(depth, 6) * _QUOTE / 2,
            )
        )
    return made


def _breakable(words: str) -> str:
    """Addresses longer than a line get places to break."""
    return " ".join(breakable_word(word) for word in words.split(" "))


def breakable_word(word: str) -> str:
    """A word of more than 60 characters with places to break every 20."""
    if len(word) <= 60:
        return word
    return "\N{ZERO WIDTH SPACE}".join(word[at : at + 20] for at in range(0, len(word), 20))
