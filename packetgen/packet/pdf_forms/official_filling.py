"""Filling an official form: values into fields, and the exact rest of each that has no room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from packetgen.errors import EngineError, FormError, Location, Problem
from packetgen.form.official import FieldEntry

from ..links import annotations_of
from ..pdf.page_content import box_of
from ..pdf.pdf_opening import Opened, open_pdf
from ..pdf.pdf_values import dictionary, plain
from .form_fields import box_for, with_visible_fields
from .form_values import Widget, chain, rectangle, states_of, widgets_of
from .official_fields import FormField, form_fields, kind_of

if TYPE_CHECKING:
    from packetgen.typeset import FontBook

    from ..sheets.press import Press

MARK = " (see addendum)"
"""What stands in a field after the part of a value that it has room for."""
_SHORT_MARK = "See addendum"
_PUSH, _PRINTED = 1 << 16, 1 << 2
_BREAKS = {"words": re.compile(r"\s+"), "items": re.compile(r"(?<=[,;])\s+|\n")}


@dataclass(frozen=True, slots=True)
class Continued:
    """The rest of a value: ``shown`` and ``rest`` put together are the value, sign by sign."""

    field: str
    label: str
    page: int
    shown: str
    rest: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form that can still be changed, and what it has no room for, field by field."""

    pdf: bytes = field(repr=False)
    continued: tuple[Continued, ...] = ()
    notes: tuple[str, ...] = ()


def fill_form(
    opened: Opened,
    entries: Sequence[FieldEntry],
    values: Mapping[str, str],
    press: Press,
    *,
    least: float = 8.0,
    place: str = "",
) -> Filled:
    """Write values into the fields of a form.

    A value that does not fit, measured in the field's own face and size, is cut where its entry
    says; what is left goes back in ``continued``. Characters that the form's font lacks are drawn
    in a font that has them.

    Args:
        opened: The form.
        entries: The mapping.
        values: Texts by field name; for check boxes, any text means yes and an empty one no.
        press: Fonts.
        least: Smallest type in points for fields of no fixed size.
        place: Where the mapping stands, for messages.

    Raises:
        FormError: A value is none of the field's options, or no font has its characters; all of
            them at once.
    """
    known = {found.name: found for found in form_fields(opened)}
    widgets: dict[str, list[Widget]] = {}
    for widget in widgets_of(opened):
        widgets.setdefault(widget.name, []).append(widget)
    problems: list[Problem] = []
    chosen: dict[str, str] = {}
    texts: dict[str, tuple[FieldEntry, str]] = {}
    for entry in entries:
        form_field = known.get(entry.name)
        if form_field is None or entry.blank:
            continue
        value = values.get(entry.name, "")
        if form_field.kind == "text":
            texts[entry.name] = (entry, value)
        elif form_field.kind in ("checkbox", "radio", "choice"):
            state, problem = _state(entry, form_field, value, place)
            chosen[entry.name] = state
            problems += [problem] if problem else []
    problems += list(_unprintable(texts, press.fonts, place))
    if problems:
        raise FormError("The official form cannot be filled.", problems=tuple(problems))
    rooms = {
        name: _smallest(opened, widgets[name], least)
        for name, (_, value) in texts.items()
        if value.strip()
    }
    cuts = _cuts(texts, rooms, known, press.fonts)
    continued = tuple(
        Continued(
            name, texts[name][0].label or known[name].label or name, known[name].page,
            texts[name][1][:at], texts[name][1][at:],
        )
        for name, at in cuts.items()
        if at < len(texts[name][1])
    )  # fmt: skip
    shown = {name: value for name, (_, value) in texts.items()}
    shown |= {c.field: _cut_text(c.shown) for c in continued}
    data = _written(opened, widgets, known, shown, chosen)
    flat = with_visible_fields(open_pdf(data), press)
    return Filled(flat.data, continued, tuple(n for n in flat.notes if "made smaller" in n))


def _state(
    entry: FieldEntry, form_field: FormField, value: str, place: str
) -> tuple[str, Problem | None]:
    """What a button or choice is set to; empty for off."""
    if form_field.kind == "checkbox":
        return ((entry.on or form_field.options[0]) if value.strip() else ""), None
    wanted = entry.states.get(value, value)
    if not wanted or wanted in form_field.options or form_field.free:
        return wanted, None
    if wanted in form_field.shown:
        return form_field.options[form_field.shown.index(wanted)], None
    listed = ", ".join(entry.states or form_field.shown or form_field.options)
    return "", Problem(
        Location(place, pointer=f"/fields/{entry.name}"),
        f"the value for '{entry.name}' is none of the form's options",
        f"It takes: {listed}. Name other words for them with states:.",
    )


def _unprintable(
    texts: Mapping[str, tuple[FieldEntry, str]], fonts: FontBook, place: str
) -> Iterator[Problem]:
    from packetgen.typeset.engines.boxes import uncovered

    for name, (_, value) in texts.items():
        lost = uncovered([value.replace("\n", "").replace("\t", "")], fonts, system=fonts.system)
        if lost:
            signs = " ".join(f"U+{ord(sign):04X} {sign}" for sign in sorted(lost)[:5])
            yield Problem(
                Location(place, pointer=f"/fields/{name}"),
                f"no font at hand has {signs}, which the value for '{name}' holds",
                "Install fonts for the language (pip install 'packetgen[languages]'), or name a "
                "folder with --fonts.",
            )


def _smallest(opened: Opened, widgets: Sequence[Widget], least: float) -> Any:
    """The box of a field in which its text has the least room."""
    boxes = [
        replace(box_for(opened, widget), least=min(widget.size or least, least))
        if not widget.size
        else replace(box_for(opened, widget), least=widget.size)
        for widget in widgets
        if rectangle(widget.annotation)
    ]
    return min(boxes, key=lambda box: (box.width * box.height, box.width), default=None)


def _cuts(
    texts: Mapping[str, tuple[FieldEntry, str]],
    rooms: Mapping[str, Any],
    known: Mapping[str, FormField],
    fonts: FontBook,
) -> dict[str, int]:
    """How many characters of each value its field shows: all, or up to the last break that fits.

    Every round tries one break of each value that is too long, all of them in one sheet.
    """
    places: dict[str, list[int]] = {}
    low: dict[str, int] = {}
    high: dict[str, int] = {}
    whole = {n: texts[n][1] for n, room in rooms.items() if room is not None}
    fits = _fit({n: _one(rooms[n], text) for n, text in whole.items()}, whole, known, fonts)
    cuts = {name: len(texts[name][1]) if fits.get(name, True) else 0 for name in texts}
    for name in (n for n, fit in fits.items() if not fit):
        entry, value = texts[name]
        breaks = _BREAKS.get(entry.cut)
        found = [m.start() for m in breaks.finditer(value)] if breaks else []
        places[name] = [0, *(at for at in found if at)]
        low[name], high[name] = 0, len(places[name]) - 1
    while any(low[n] < high[n] for n in places):
        tried = {n: (low[n] + high[n] + 1) // 2 for n in places if low[n] < high[n]}
        trial = {n: _cut_text(texts[n][1][: places[n][at]]) for n, at in tried.items()}
        fits = _fit({n: _one(rooms[n], text) for n, text in trial.items()}, trial, known, fonts)
        for name, at in tried.items():
            if fits[name]:
                low[name] = at
            else:
                high[name] = at - 1
    return cuts | {name: places[name][low[name]] for name in places}


def _cut_text(shown: str) -> str:
    head = shown.rstrip()
    return f"{head}{MARK}" if head else _SHORT_MARK


def _one(room: Any, text: str) -> Any:
    return replace(room, text=text.replace("\t", " "))


def _fit(
    boxes: Mapping[str, Any], texts: Mapping[str, str], known: Mapping[str, FormField],
    fonts: FontBook,
) -> dict[str, bool]:  # fmt: skip
    """Whether each text fits its box and the number of characters that its field takes."""
    from packetgen.typeset.engines.boxes import OVERFULL, set_boxes

    if not boxes:
        return {}
    try:
        pages = open_pdf(set_boxes(list(boxes.values()), fonts)).pages
    except EngineError as error:
        raise FormError("The official form cannot be filled.", hint=error.message) from error
    found = {}
    for (name, box), page in zip(boxes.items(), pages, strict=True):
        sheet = box_of(page.get("/MediaBox"))
        wide = sheet is not None and sheet[2] - sheet[0] > box.width + OVERFULL / 2
        limit = known[name].limit
        found[name] = not wide and (not limit or len(texts[name]) <= limit)
    return found


def _written(
    opened: Opened,
    widgets: Mapping[str, Sequence[Widget]],
    known: Mapping[str, FormField],
    texts: Mapping[str, str],
    chosen: Mapping[str, str],
) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(opened.data), strict=False))
    pages = [annotations_of(page) for page in writer.pages]
    for name, value in {**texts, **chosen}.items():
        for widget in widgets[name]:
            own = pages[widget.page][widget.at]
            _set_value(own, kind_of(widget), value)
    form = dictionary(writer.root_object.get("/AcroForm"))
    if form is not None:
        form.pop("/NeedAppearances", None)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def without_buttons(data: bytes) -> bytes:
    """A form without its "Print" and "Reset": push buttons that are not printed, by their flags.

    The same bytes where there are none. One that is printed may hold a seal, and stays.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, NameObject

    def on_screen_only(annotation: Any) -> bool:
        kind = str(next(chain(annotation, "/FT"), ""))
        field_flags, flags = next(chain(annotation, "/Ff"), 0), plain(annotation.get("/F")) or 0
        push = kind == "/Btn" and isinstance(field_flags, int) and bool(field_flags & _PUSH)
        return push and isinstance(flags, int) and not flags & _PRINTED

    try:
        writer = PdfWriter(clone_from=PdfReader(BytesIO(data), strict=False))
    except Exception:  # damaged since it was filled: taking it in says what is wrong
        return data
    found = False
    for page in writer.pages:
        every = page.get("/Annots")
        every = every.get_object() if every is not None else None
        if not isinstance(every, list):
            continue
        kept = [a for a in every if not on_screen_only(dictionary(a) or {})]
        if len(kept) < len(every):
            found = True
            page[NameObject("/Annots")] = ArrayObject(kept)
    if not found:
        return data
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _set_value(own: Any, kind: str, value: str) -> None:
    from pypdf.generic import NameObject, TextStringObject

    owner = _owner(own)
    owner.pop("/RV", None)
    for node in _below(own, owner):
        # Some editors leave an old value on the widget itself, which would be shown instead.
        for key in ("/V", "/RV", "/I"):
            node.pop(key, None)
    if kind in ("checkbox", "radio"):
        mine = [state for state in states_of(own) if state != "Off"] or (["Yes"] if value else [])
        on = value if value in mine else "Off"
        own[NameObject("/AS")] = NameObject(f"/{on}")
        owner[NameObject("/V")] = NameObject(f"/{value or 'Off'}")
        return
    if value:
        owner[NameObject("/V")] = TextStringObject(value)
    else:
        owner.pop("/V", None)
    owner.pop("/I", None)
    own.pop("/AP", None)


def _owner(own: Any) -> Any:
    """The dictionary that holds a widget's value: itself, or the field above it."""
    node: Any = own
    for _ in range(50):
        above = dictionary(node.get("/Parent"))
        if above is None or node.get("/T") is not None:
            return node
        node = above
    return node


def _below(own: Any, owner: Any) -> Iterator[Any]:
    """A widget and what stands between it and its field."""
    node: Any = own
    while node is not None and node is not owner:
        yield node
        node = dictionary(node.get("/Parent"))


__all__ = ["MARK", "Continued", "Filled", "fill_form", "without_buttons"]
