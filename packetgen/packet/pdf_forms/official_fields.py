"""The fields of an official form: what each is called, takes and allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packetgen.errors import FormError, Location, Problem
from packetgen.form.official import FieldEntry, OfficialPdf

from ..pdf.pdf_opening import LockedError, Opened, UnusableFileError, open_pdf
from ..pdf.pdf_values import array, dictionary, plain
from .form_values import Widget, chain, rectangle, states_of, text_of, widgets_of

_REQUIRED, _RADIO, _PUSH, _EDIT = 1 << 1, 1 << 15, 1 << 16, 1 << 18


@dataclass(frozen=True, slots=True)
class FormField:
    """A field with all its widgets.

    Attributes:
        name: Fully qualified name.
        kind: text, checkbox, radio, choice, signature or button.
        page: Page of its first widget, from 1.
        options: States that mean yes (check boxes, radio buttons), or what may be chosen, as the
            file stores it.
        shown: What the viewer shows for each option.
        required: Whether the form says that it must be filled.
        multiline: Whether it takes several lines.
        limit: Most characters; 0 for any number.
        free: Whether a choice takes other words than its options.
        label: What a screen reader says; empty where the form gives nothing.
        widgets: How many places of the form show it.
        value: What the blank form holds.
    """

    name: str
    kind: str
    page: int
    options: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    required: bool = False
    multiline: bool = False
    limit: int = 0
    free: bool = False
    label: str = ""
    widgets: int = 1
    value: str = ""


def open_official(data: bytes, name: str) -> Opened:
    """An official form that can be filled.

    Raises:
        FormError: Encrypted, XFA, without fields, or no PDF that can be read; with the way out.
    """
    place = Location(name)
    try:
        opened = open_pdf(data)
    except LockedError:
        problem = Problem(
            place,
            "the form is encrypted: it opens only with a password",
            "Get the form without a password from the court.",
        )
        raise _refusal(problem) from None
    except UnusableFileError as error:
        raise _refusal(Problem(place, error.reason, error.hint)) from None
    form = dictionary(opened.catalog.get("/AcroForm"))
    if opened.encrypted:
        problem = Problem(
            place,
            "the form is encrypted: its author restricts what may be done with it",
            "Open it, print it to a new PDF and draft the attachment separately, or get a form "
            "without restrictions from the court.",
        )
    elif form is not None and plain(form.get("/XFA")) is not None:
        problem = Problem(
            place,
            "the form is an XFA form, which keeps its fields in a language of its own",
            "Get the form as an ordinary fillable PDF (AcroForm), or fill it in Adobe Reader and "
            "add it to the packet as an exhibit.",
        )
    elif form is None or not any(True for _ in widgets_of(opened)):
        problem = Problem(
            place,
            "the file has no form fields",
            "Get the fillable version of the form from the court.",
        )
    else:
        return opened
    raise _refusal(problem)


def _refusal(problem: Problem) -> FormError:
    return FormError("The official form cannot be filled.", problems=(problem,))


def form_fields(opened: Opened) -> tuple[FormField, ...]:
    """The fields of a form in the order of its pages."""
    held: dict[str, list[Widget]] = {}
    for widget in widgets_of(opened):
        held.setdefault(widget.name, []).append(widget)
    return tuple(_field(widgets) for widgets in held.values())


def _field(widgets: Sequence[Widget]) -> FormField:
    first = widgets[0]
    kind = kind_of(first)
    pairs = _choices(first) if kind == "choice" else ()
    options = tuple(stored for stored, _ in pairs)
    if kind in ("checkbox", "radio"):
        found = [s for w in widgets for s in states_of(w.annotation) if s != "Off"]
        options = tuple(dict.fromkeys(found)) or ("Yes",)
    return FormField(
        name=first.name,
        kind=kind,
        page=first.page + 1,
        options=options,
        shown=tuple(shown for _, shown in pairs),
        required=bool(first.flags & _REQUIRED),
        multiline=first.is_text and first.multiline,
        limit=first.limit,
        free=kind == "choice" and bool(first.flags & _EDIT),
        label=text_of(next(chain(first.annotation, "/TU"), "")),
        widgets=len(widgets),
        value="" if kind in ("checkbox", "radio") and first.text == "Off" else first.text,
    )


def kind_of(widget: Widget) -> str:
    """text, checkbox, radio, choice, signature or button."""
    if widget.kind == "/Btn":
        if widget.flags & _PUSH:
            return "button"
        return "radio" if widget.flags & _RADIO else "checkbox"
    return {"/Tx": "text", "/Ch": "choice", "/Sig": "signature"}.get(widget.kind, "button")


def _choices(widget: Widget) -> tuple[tuple[str, str], ...]:
    found = []
    for option in array(next(chain(widget.annotation, "/Opt"), None)):
        pair = plain(option)
        if isinstance(pair, list) and len(pair) > 1:
            found.append((text_of(plain(pair[0])), text_of(plain(pair[1]))))
        else:
            found.append((text_of(pair), text_of(pair)))
    return tuple(found)


def mapping_problems(official: OfficialPdf, place: str) -> tuple[Problem, ...]:
    """Where a mapping does not fit its form: every field and option, none left out.

    Raises:
        FormError: The form itself cannot be filled.
    """
    opened = open_official(official.data, f"{place}/{official.file}")
    known = {field.name: field for field in form_fields(opened)}
    return tuple(_mapping_problems(official, known, f"{place}/form.yaml"))


def _mapping_problems(
    official: OfficialPdf, known: dict[str, FormField], place: str
) -> Iterator[Problem]:
    from packetgen.reading import did_you_mean

    mapped = {entry.name for entry in official.entries}
    for entry in official.entries:
        at = Location(place, pointer=f"/fields/{entry.name}")
        field = known.get(entry.name)
        if field is None:
            near = did_you_mean(entry.name, [name for name in known if name not in mapped])
            hint = near or f"List its fields with: packetgen forms fields {official.file}"
            yield Problem(at, f"the form has no field '{entry.name}'", hint)
        else:
            yield from _entry_problems(entry, field, at)
    for name, field in known.items():
        if name not in mapped and field.required and field.kind not in ("signature", "button"):
            yield Problem(
                Location(place, pointer="/fields"),
                f"the form requires the field '{name}' (page {field.page}), and nothing is mapped "
                "to it",
                "Map a path of the case to it, or say why it stays blank with {blank: …}.",
            )


def _entry_problems(entry: FieldEntry, field: FormField, at: Location) -> Iterator[Problem]:
    listed = ", ".join(field.options[:12])
    if entry.blank:
        return
    if field.kind == "signature":
        yield Problem(at, f"'{field.name}' is a signature, which only people make", "Leave it out.")
    elif field.kind == "button":
        yield Problem(at, f"'{field.name}' is a push button and holds no value", "Leave it out.")
    elif field.kind == "checkbox":
        if entry.on and entry.on not in field.options:
            yield Problem(at, f"the check box has no state {entry.on!r}", f"It has: {listed}.")
        if not entry.on and len(field.options) > 1:
            yield Problem(at, "the check box has several states", f"Write on: one of {listed}.")
    elif field.kind in ("radio", "choice"):
        allowed = {*field.options, *field.shown}
        wrong = [state for state in entry.states.values() if state not in allowed]
        if wrong and not field.free:
            yield Problem(at, f"{wrong[0]!r} is none of its options", f"It has: {listed}.")


def measured(widget: Widget) -> tuple[float, float]:
    """Width and height of a widget in points."""
    rect = rectangle(widget.annotation)
    return (rect[2] - rect[0], rect[3] - rect[1]) if rect else (0.0, 0.0)
