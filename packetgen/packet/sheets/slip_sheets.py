"""Sheets that stand for something: a file that cannot be printed, the start of a sub-exhibit."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from packetgen.docx.blocks import Block, Paragraph

from .converted import Comment, Converted, Overfull
from .press import Press, Script
from .sheet_blocks import document, facts, line, rule, size_in_words


def split_hash(digest: str) -> str:
    """A SHA-256 on two lines of 32 digits."""
    return f"{digest[:32]}\n{digest[32:]}"


def slip_sheet(
    press: Press,
    name: str,
    data: bytes,
    *,
    heading: str,
    kind: str = "",
    duration: str = "",
    reason: str = "",
    lodged: str = "",
) -> Converted:
    """One page that stands for a file: name, kind, length, size, SHA-256, where it is lodged."""
    script = Script(press)
    rows = [("File", script(name))]
    rows += [
        (label, script(value))
        for label, value in (
            ("Kind", kind),
            ("Duration", duration),
            ("Size", size_in_words(len(data))),
            ("SHA-256", split_hash(hashlib.sha256(data).hexdigest())),
            ("Reason", reason),
            ("Native file", f"lodged {lodged}" if lodged else ""),
        )
        if value
    ]
    blocks: list[Block] = [
        line("SLIP SHEET", size=20.0, bold=True, align="center", before=170.0, after=10.0),
        line(heading, size=13.0, align="center", after=14.0),
        rule(),
        facts(rows, label=96.0, size=11.5),
        rule(),
    ]
    made = press.sheets(document(blocks))
    return Converted(made.pdf, made.pages, notes=script.notes(), slip_sheet=True)


def overfull_sheet(press: Press, values: Sequence[Overfull]) -> bytes:
    """The values of form fields that are too long for their boxes, by the name of the field."""
    script = Script(press)
    blocks: list[Block] = [
        line("Values that do not fit their fields", size=15.0, bold=True, after=6.0),
        line(
            "The form has no room for these values. They are shown here whole.",
            after=12.0,
        ),
        rule(),
        facts(((script(each.field), script(each.value)) for each in values), label=150.0),
    ]
    return press.sheets(document(blocks)).pdf


def comments_sheet(press: Press, comments: Sequence[Comment]) -> bytes:
    """The comments of a file, by page and author."""
    script = Script(press)
    rows = (
        (
            script(f"Page {comment.page}" + (f", {comment.author}" if comment.author else "")),
            script(comment.text),
        )
        for comment in comments
    )
    blocks: list[Block] = [
        line("Comments in the file", size=15.0, bold=True, after=6.0),
        line(
            "Somebody attached these comments to pages of the file. The pages do not show their "
            "words.",
            after=12.0,
        ),
        rule(),
        facts(rows, label=150.0),
    ]
    return press.sheets(document(blocks)).pdf


def divider(
    press: Press,
    label: str,
    title: str,
    *,
    source: tuple[str, str] | None = None,
    shown: tuple[str, ...] = (),
    word: str = "EXHIBIT",
) -> Converted:
    """The sheet before a sub-exhibit, in the manner of an exhibit's cover.

    Args:
        press: What sets it.
        label: The sub-exhibit's label, such as A-1.
        title: Its title.
        source: Name and SHA-256 of the file that it was rendered from.
        shown: What else is to be said of how the file is shown.
        word: What stands before the label.
    """
    script = Script(press)
    top = line(
        f"{word} {label}".strip(), size=26.0, bold=True, align="center", before=210.0, after=16.0
    )
    blocks: list[Paragraph] = [top, line(script(title), size=14.0, align="center", after=24.0)]
    if source is not None:
        said = f"Rendered from the file {script(source[0])}\nSHA-256 {split_hash(source[1])}"
        blocks.append(line(said, size=9.5, align="center", after=8.0))
    blocks += [line(script(item), size=9.5, align="center", after=4.0) for item in shown]
    made = press.sheets(document(blocks))
    return Converted(made.pdf, made.pages, notes=script.notes())
