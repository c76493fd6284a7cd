"""Document-wide settings that change what a page shows."""

from __future__ import annotations

from dataclasses import dataclass

from ..ooxml import VAL, Element, W, on
from .measures import integer, twips


@dataclass(frozen=True, slots=True)
class NoteNumbering:
    """How notes are numbered. ``restart``: continuous, eachSect or eachPage."""

    number_format: str
    start: int = 1
    restart: str = "continuous"


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``word/settings.xml`` says, with Word's defaults."""

    even_and_odd_headers: bool = False
    default_tab: float = 36.0
    compatibility: int = 12
    hyphenation_zone: float | None = None
    gutter_at_top: bool = False
    html_spacing: bool = True
    mirrored: bool = False
    footnotes: NoteNumbering = NoteNumbering("decimal")
    endnotes: NoteNumbering = NoteNumbering("lowerRoman")


def read_settings(root: Element | None) -> Settings:
    """Read the settings part; defaults without one."""
    if root is None:
        return Settings()
    compatibility = 12
    for setting in root.iterfind(f"{W}compat/{W}compatSetting"):
        if setting.get(W + "name") == "compatibilityMode":
            compatibility = integer(setting.get(VAL)) or compatibility
    stop = root.find(W + "defaultTabStop")
    zone = root.find(W + "hyphenationZone")
    spacing = root.find(f"{W}compat/{W}doNotUseHTMLParagraphAutoSpacing")
    return Settings(
        even_and_odd_headers=on(root.find(W + "evenAndOddHeaders")),
        default_tab=(twips(stop.get(VAL)) if stop is not None else None) or 36.0,
        compatibility=compatibility,
        hyphenation_zone=(
            ((twips(zone.get(VAL)) if zone is not None else None) or 18.0)
            if on(root.find(W + "autoHyphenation"))
            else None
        ),
        gutter_at_top=on(root.find(W + "gutterAtTop")),
        html_spacing=not on(spacing),
        mirrored=on(root.find(W + "mirrorMargins")),
        footnotes=read_note_numbering(root.find(W + "footnotePr"), NoteNumbering("decimal")),
        endnotes=read_note_numbering(root.find(W + "endnotePr"), NoteNumbering("lowerRoman")),
    )


def read_note_numbering(element: Element | None, default: NoteNumbering) -> NoteNumbering:
    """Read ``w:footnotePr`` or ``w:endnotePr`` of the settings or of a section."""
    if element is None:
        return default
    shape, start = element.find(W + "numFmt"), element.find(W + "numStart")
    restart = element.find(W + "numRestart")
    first = integer(start.get(VAL)) if start is not None else None
    return NoteNumbering(
        number_format=shape.get(VAL, "decimal") if shape is not None else default.number_format,
        start=default.start if first is None else first,
        restart=restart.get(VAL, "continuous") if restart is not None else default.restart,
    )
