"""What a letterhead's Word file holds that cannot go into a letter, named beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from packetgen.errors import Location, Problem

from ..word_files.wml import W

_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "HYPERLINK"})
"""Fields that say the same on every computer and every day."""
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_KINDS = {"chart": "a chart", "relIds": "SmartArt"}


def limits(part: Any, where: str, name: str) -> Iterator[Problem]:
    """What one header or footer holds that is not carried, in sentences with a remedy.

    Args:
        part: The root of the part.
        where: As its reader calls it: "the header of the first page".
        name: The letterhead's file.
    """
    place = Location(name, detail=where)
    words = "".join(part.itertext(f"{{{W}}}t"))
    if re.search(r"\{[\{%#]", words):
        yield Problem(
            place, "there are template tags in the letterhead",
            "A letterhead is taken as it is; write the words themselves.",
        )  # fmt: skip
    if (
        next(part.iter(f"{{{W}}}ins", f"{{{W}}}del", f"{{{W}}}moveFrom", f"{{{W}}}moveTo"), None)
        is not None
    ):
        yield Problem(
            place, "there are tracked changes",
            "In Word: Review, Accept All Changes, and save it again.",
        )  # fmt: skip
    for field in dict.fromkeys(_fields(part)):
        if field not in _FIELDS:
            yield Problem(
                place, f"the field {field} changes by itself",
                "Click it in Word and press Ctrl+Shift+F9: then it is plain text.",
            )  # fmt: skip
    if next(part.iter(f"{{{W}}}showingPlcHdr"), None) is not None:
        yield Problem(
            place, "a field of Word's own template is still empty (“[Type here]”)",
            "Write into it, or delete it.",
        )  # fmt: skip
    if next(part.iter(f"{{{W}}}numPr"), None) is not None:
        yield Problem(place, "there is a numbered or bulleted list", "Type the signs themselves.")
    if next(part.iter(f"{{{W}}}object", f"{{{W}}}control"), None) is not None:
        yield Problem(place, "there is an embedded object", "Put it in as a picture.")
    yield from _drawings(part, place)


def _fields(part: Any) -> Iterator[str]:
    for element in part.iter(f"{{{W}}}fldSimple"):
        yield _field(element.get(f"{{{W}}}instr", ""))
    # Word may split an instruction into runs; a field's begin and separator bound it.
    text, inside = "", 0
    for element in part.iter(f"{{{W}}}fldChar", f"{{{W}}}instrText"):
        if element.tag == f"{{{W}}}instrText":
            text += element.text or ""
            continue
        kind = element.get(f"{{{W}}}fldCharType")
        if kind == "begin":
            text, inside = "", inside + 1
        elif text.strip():
            yield _field(text)
            text = ""


def _field(instruction: str) -> str:
    return (instruction.split() or ["?"])[0].upper()


def _drawings(part: Any, place: Location) -> Iterator[Problem]:
    """Drawn things other than pictures; a picture goes as it is, floating ones too."""
    found: list[tuple[str, str]] = []
    for drawing in part.iter(f"{{{W}}}drawing"):
        if any(a.tag == f"{_MC}Fallback" for a in drawing.iterancestors()):
            continue
        for data in drawing.iter(f"{_A}graphicData"):
            kind = data[0].tag.rpartition("}")[2] if len(data) else ""
            if kind == "pic":
                continue
            boxed = next(data.iter(f"{{{W}}}txbxContent"), None) is not None
            what = _KINDS.get(kind, "")
            found.append((what, "Put it in as a picture.") if what else _shape(boxed))
            break
    for pict in part.iter(f"{{{W}}}pict"):
        if any(a.tag == f"{_MC}Fallback" for a in pict.iterancestors()):
            continue
        if next(pict.iter(f"{_V}textpath"), None) is not None:
            found.append(("a watermark", "Take it out: Design, Watermark, Remove Watermark."))
        elif next(pict.iter(f"{_V}imagedata"), None) is None:
            found.append(_shape(next(pict.iter(f"{{{W}}}txbxContent"), None) is not None))
    for what, hint in dict.fromkeys(found):
        yield Problem(place, f"there is {what}", hint)


def _shape(boxed: bool) -> tuple[str, str]:
    if boxed:
        return "a text box", "Put its words into a table without borders."
    return (
        "a drawn line or shape",
        "Use a paragraph's border for a line, or group the drawing and paste it as a picture.",
    )


def body_limits(body: Any, name: str) -> Iterator[Problem]:
    """What stands in the body of the letterhead's file, whose place is the letter's own."""
    words = " ".join("".join(body.itertext(f"{{{W}}}t")).split())
    if words:
        shown = words if len(words) <= 40 else words[:39].rstrip() + "…"
        yield Problem(
            Location(name, detail="the body"),
            f"there are words in the body: “{shown}”",
            "A letter's words come from the form. Move what belongs to the letterhead into its "
            "header (double-click at the top of the page), and delete the rest.",
        )  # fmt: skip
    elif (
        next(body.iter(f"{{{W}}}drawing", f"{{{W}}}pict", f"{{{W}}}object", f"{{{W}}}tbl"), None)
        is not None
    ):
        yield Problem(
            Location(name, detail="the body"),
            "there is a picture or a table in the body",
            "Cut it, double-click at the top of the page, and paste it into the header.",
        )  # fmt: skip
    sections = len(list(body.iter(f"{{{W}}}sectPr")))
    if sections > 1:
        yield Problem(
            Location(name), f"it has {sections} sections",
            "Delete the section breaks: a letterhead is one page with its header and footer.",
        )  # fmt: skip
