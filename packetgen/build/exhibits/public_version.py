"""What the public sees of an exhibit: itself, a redacted version, or a page that stands for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from packetgen.case import Exhibit
from packetgen.errors import Location, PacketError, Problem
from packetgen.packet import AttachedExhibit, ExhibitPart, Press, take_in
from packetgen.packet.exhibits.withheld import placeholder
from packetgen.packet.metadata import About
from packetgen.packet.redacted_names import names_destroyed, names_taken_out, pages_with
from packetgen.packet.redaction import page_texts, redact

from ..inputs.model import Inputs


@dataclass(frozen=True, slots=True)
class Shown:
    """What the public sees, the exhibit itself where that differs, and what was destroyed: whole
    phrases, and names, which bookmarks tell by themselves.
    """

    part: ExhibitPart = field(repr=False)
    full: ExhibitPart | None = field(default=None, repr=False)
    destroyed: tuple[str, ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)


def shown_to_public(
    inputs: Inputs, exhibit: Exhibit, attached: AttachedExhibit, taken: ExhibitPart | None
) -> Shown:
    """The public version of an exhibit.

    Args:
        inputs: The packet's inputs.
        exhibit: The exhibit.
        attached: What the plan says of it.
        taken: Its pages; None for one that was removed.

    Raises:
        PacketError: A redacted file has other pages than the exhibit, or a redaction failed.
    """
    press = Press(inputs.today, inputs.fonts, inputs.engine)
    label = inputs.labels[exhibit.id]
    if attached.withheld:
        count = taken.pages_out if taken is not None else None
        sheet = placeholder(press, exhibit.id, label, exhibit.title, attached.withheld, count)
        return Shown(sheet, taken)
    assert taken is not None
    if attached.redacted is not None:
        part = _redacted_file(inputs, exhibit, attached, taken, press)
        names, pictures = names_taken_out(taken.pdf, part.pdf)
        if pictures:
            part = replace(part, notes=(*part.notes, _unread(pictures)))
        return Shown(part, taken, names=names)
    if attached.redactions:
        made = redact(
            taken,
            attached.redactions,
            About(f"Exhibit {label}", "en-US", inputs.today),
            name=f"exhibit {exhibit.id}",
        )
        names = names_destroyed(made.words, page_texts(taken.pdf))
        part, still = made.part, pages_with(made.part.pdf, names)
        if still:
            part = replace(part, notes=(*part.notes, _still_there(still)))
        return Shown(part, taken, made.words, names)
    return Shown(taken)


def _unread(pictures: int) -> str:
    pages = (
        "a page of the redacted file is a picture"
        if pictures == 1
        else (f"{pictures} pages of the redacted file are pictures")
    )
    return (
        f"{pages} without text: look yourself whether its bookmarks and properties tell what was "
        "redacted there"
    )


def _still_there(pages: tuple[int, ...]) -> str:
    where = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages))}"
    return (
        f"on {where} single names of a redacted region can be read: look whether they should be "
        "redacted there too"
    )


def _redacted_file(
    inputs: Inputs,
    exhibit: Exhibit,
    attached: AttachedExhibit,
    taken: ExhibitPart,
    press: Press,
) -> ExhibitPart:
    """The separately redacted file: as many pages, so that every cite leads to the same page."""
    assert attached.redacted is not None
    part = take_in(
        exhibit.id,
        (inputs.folder / attached.redacted,),
        title=exhibit.title,
        label=inputs.labels[exhibit.id],
        press=press,
    )
    if part.pages_out != taken.pages_out:
        raise PacketError(
            f"exhibit '{exhibit.id}' cannot be redacted",
            problems=(
                Problem(
                    Location(attached.redacted.as_posix()),
                    f"the redacted file has {part.pages_out} pages, the exhibit {taken.pages_out}",
                    "Redact in place, so that every page keeps its number; blank out a page that "
                    "is withheld whole.",
                ),
            ),
        )
    note = "a separately redacted file is shown in the public version"
    return replace(
        part,
        source_pages=taken.source_pages,
        notes=(*part.notes, note),
        sub_labels=taken.sub_labels,
        originals=taken.originals,
    )
