"""Form fields of exhibits: every value must be visible before the fields become mere pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from packetgen.errors import EngineError

from ..links import annotations_of
from ..pdf.page_content import box_of
from ..pdf.pdf_opening import Opened, UnusableFileError, open_pdf
from ..pdf.pdf_values import array, dictionary, plain
from ..sheets.converted import Overfull
from ..sheets.press import Press
from .form_pictures import asks_for_frame, form_object, frame, mark_picture, turned
from .form_values import Widget, chain, rectangle, states_of, widgets_of

if TYPE_CHECKING:
    from packetgen.typeset import FontBook

_HINT = "Open the form in a PDF viewer and print it to a new PDF, then use that file."
_HIDDEN = 0b100010
_RADIO = 1 << 15
_DRAWN = re.compile(rb"\(((?:\\.|[^\\()])*)\)|<((?:[0-9A-Fa-f]{2})+)>", re.DOTALL)
"""Strings in a content stream: in brackets, or in pairs of hex digits."""


@dataclass(frozen=True, slots=True)
class Flattening:
    """A file whose field values are all pictured; ``overfull`` are the values too long."""

    data: bytes
    notes: tuple[str, ...] = ()
    overfull: tuple[Overfull, ...] = ()


def with_visible_fields(opened: Opened, press: Press | None = None) -> Flattening:
    """The file with a picture for every filled field, and notes.

    A field's own picture is kept where it has one that shows its value; else one is made: text in
    the form's size, face and alignment (made smaller where it would not fit), the marks of buttons.

    Raises:
        UnusableFileError: A dynamic XFA form, whose pages exist only inside the program it was made
            for; or values that no picture can be made of.
    """
    form = dictionary(opened.catalog.get("/AcroForm"))
    if form is None:
        return Flattening(opened.data)
    xfa = plain(form.get("/XFA")) is not None
    fields = array(form.get("/Fields"))
    rendering = plain(opened.catalog.get("/NeedsRendering"))
    if xfa and (bool(getattr(rendering, "value", rendering)) or not fields):
        raise UnusableFileError("it is a dynamic XFA form, which only Adobe Reader shows", _HINT)
    widgets = list(widgets_of(opened))
    if not widgets:
        return Flattening(opened.data)
    notes = ["its form fields were flattened: their values stay visible, and can no longer change"]
    if xfa:
        notes.append("it holds an XFA form too; what is shown is the static form beside it")
    needed = plain(form.get("/NeedAppearances"))
    stale = bool(getattr(needed, "value", needed))
    seen = [widget for widget in widgets if not _hidden(widget)]
    texts = [w for w in seen if w.is_text and rectangle(w.annotation) and _needs(w, stale)]
    blanks = [w for w in seen if w.is_text and stale and not w.shown_text.strip() and w.shows]
    buttons = [(w, state) for w in seen if w.is_button and (state := _state(w)) is not None]
    marked = {group for w in seen if w.is_button and _shows_another(w) and (group := _group(w))}
    torn = sorted({w.name for w, _ in buttons if _group(w) in marked})
    if torn:
        listed = ", ".join(f"'{name}'" for name in torn)
        notes.append(f"the choice that {listed} shows is not its value: what is seen stays")
        buttons = [(w, state) for w, state in buttons if _group(w) not in marked]
    done = {(w.page, w.at) for w in texts} | {(w.page, w.at) for w, _ in buttons}
    empty = [
        w
        for w in seen
        if (w.page, w.at) not in done
        and (w in blanks or w.annotation.get("/AP") is None)
        and rectangle(w.annotation)
        and asks_for_frame(w.annotation)
    ]
    unsigned = [w for w in seen if w.kind == "/Sig" and plain(w.annotation.get("/V")) is not None]
    if any(not w.pictured for w in unsigned):
        notes.append("a digital signature in it has no visible mark")
    if not (texts or blanks or buttons or empty):
        return Flattening(opened.data, tuple(notes))
    made = _pictured(opened, texts, blanks, buttons, empty, press)
    return Flattening(made.data, (*notes, *made.notes), made.overfull)


def _hidden(widget: Widget) -> bool:
    flags = plain(widget.annotation.get("/F"))
    return isinstance(flags, int) and bool(flags & _HIDDEN)


def _needs(widget: Widget, stale: bool) -> bool:
    return bool(widget.shown_text.strip()) and (stale or not widget.shows or _questioned(widget))


def _questioned(widget: Widget) -> bool:
    """Whether the picture shows a question mark for every letter of the value that its font lacks:
    programs that fill forms in Helvetica write so what is not of western Europe.
    """
    letters = "".join(widget.text.split())
    asked = "".join(c if c.encode("cp1252", "ignore") else "?" for c in letters)
    if asked == letters:
        return False
    data = plain(plain(widget.annotation["/AP"])["/N"]).get_data()
    drawn = b"".join(
        re.sub(rb"\\(.)", rb"\1", piece[1])
        if piece[1] is not None
        else bytes.fromhex(piece[2].decode())
        for piece in _DRAWN.finditer(data)
    )
    return "".join(drawn.decode("cp1252", "replace").split()) == asked


def _state(widget: Widget) -> str | None:
    """The state that a button must be given; None where it shows the right one already.

    What is seen counts: a button that shows a mark keeps it. One that shows none though its field
    says that it is on is marked.
    """
    states = states_of(widget.annotation)
    shown = plain(widget.annotation.get("/AS"))
    value = widget.text
    if shown is not None and str(shown) != "/Off":
        picture = states.get(str(shown)[1:])
        return None if hasattr(picture, "get_data") else str(shown)[1:]
    if not value or value == "Off":
        return None
    if value in states:
        return value
    # A check box of one's own whose pictures are missing altogether is on when its field is.
    alone = not states and len(array(next(chain(widget.annotation, "/Kids"), None))) < 2
    radio = dictionary(widget.annotation.get("/Parent")) is not None and not widget.annotation.get(
        "/V"
    )
    return value if alone and not radio else None


def _shows_another(widget: Widget) -> bool:
    """Whether a button shows that it is chosen, and its field says that another is."""
    shown = str(plain(widget.annotation.get("/AS")) or "/Off")[1:]
    picture = states_of(widget.annotation).get(shown)
    return shown not in ("Off", widget.text) and hasattr(picture, "get_data")


def _group(widget: Widget) -> int:
    """The field that some buttons are the choices of, by its number; 0 for a button of its own."""
    parent = dictionary(widget.annotation.get("/Parent"))
    if parent is None or not widget.flags & _RADIO:
        return 0
    return int(getattr(getattr(parent, "indirect_reference", None), "idnum", id(parent)))


def _pictured(
    opened: Opened,
    texts: Sequence[Widget],
    blanks: Sequence[Widget],
    buttons: Sequence[tuple[Widget, str]],
    empty: Sequence[Widget],
    press: Press | None,
) -> Flattening:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DictionaryObject, NameObject

    boxes, small, overfull = _set(opened, texts, press)
    try:
        writer = PdfWriter(clone_from=PdfReader(BytesIO(opened.data), strict=False))
        pages = [annotations_of(page) for page in writer.pages]
        for widget, page in zip(texts, boxes.pages if boxes else (), strict=True):
            own = pages[widget.page][widget.at]
            own[NameObject("/AP")] = DictionaryObject(
                {NameObject("/N"): form_object(writer, own, page)}
            )
        for widget in blanks:
            own = pages[widget.page][widget.at]
            own.pop("/AP", None)
        for widget in empty:
            own = pages[widget.page][widget.at]
            own[NameObject("/AP")] = DictionaryObject({NameObject("/N"): frame(writer, own)})
        for widget, state in buttons:
            own = pages[widget.page][widget.at]
            own[NameObject("/AS")] = NameObject(f"/{state}")
            if not hasattr(states_of(own).get(state), "get_data"):
                picture = mark_picture(writer, own)
                own[NameObject("/AP")] = DictionaryObject(
                    {
                        NameObject("/N"): DictionaryObject({NameObject(f"/{state}"): picture}),
                    }
                )
        buffer = BytesIO()
        writer.write(buffer)
    except UnusableFileError:
        raise
    except Exception as error:  # pypdf raises nearly anything on damaged input
        raise UnusableFileError("the values of its form fields cannot be shown", _HINT) from error
    notes = []
    if texts:
        count = len(texts)
        notes.append(
            f"{count} of its form fields had no picture of {'its' if count == 1 else 'their'} "
            f"value{'' if count == 1 else 's'}, which packetgen drew"
        )
    if small:
        listed = ", ".join(f"'{name}'" for name in small[:4]) + (" …" if len(small) > 4 else "")
        notes.append(f"the text of the field {listed} was made smaller to fit")
    return Flattening(buffer.getvalue(), tuple(notes), overfull)


def _set(
    opened: Opened, texts: Sequence[Widget], press: Press | None
) -> tuple[Opened | None, list[str], tuple[Overfull, ...]]:
    """The values set into boxes; the fields whose type had to shrink, and those too small."""
    from packetgen.typeset import open_fonts
    from packetgen.typeset.engines.boxes import OVERFULL, set_boxes

    if not texts:
        return None, [], ()
    fonts = press.fonts if press is not None else open_fonts()
    boxes = [box_for(opened, widget) for widget in texts]
    try:
        made = open_pdf(set_boxes(boxes, fonts))
    except EngineError as error:
        guilty = _guilty(texts, fonts)
        raise UnusableFileError(
            f"the value of its field {guilty} cannot be shown: {error.message}", error.hint or _HINT
        ) from error
    lost: list[Overfull] = []
    for widget, box, page in zip(texts, boxes, made.pages, strict=True):
        sheet = box_of(page.get("/MediaBox"))
        if sheet is not None and sheet[2] - sheet[0] > box.width + OVERFULL / 2:
            lost.append(Overfull(widget.page + 1, widget.name, widget.shown_text))
    if lost and press is None:
        fields = "field" if len(lost) == 1 else "fields"
        listed = ", ".join(f"'{each.field}'" for each in lost[:6])
        raise UnusableFileError(
            f"the value of its {fields} {listed} does not fit, even in type of 4 points",
            "Shorten it, or show the whole value in an attachment; or print the form to a new PDF "
            "as it should be shown.",
        )
    unfit = {each.field for each in lost}
    return made, [name for name in _shrunk(texts, made) if name not in unfit], tuple(lost)


def _shrunk(texts: Sequence[Widget], made: Opened) -> list[str]:
    """Fields whose form asks for a size of type that their text could not keep."""
    import re

    names = []
    for widget, page in zip(texts, made.pages, strict=True):
        if not widget.size:
            continue
        content = plain(page.get("/Contents"))
        data = content.get_data() if hasattr(content, "get_data") else b""
        sizes = [float(figure) for figure in re.findall(rb"/\S+ ([\d.]+) Tf", data)]
        if sizes and max(sizes) < widget.size - 0.01:
            names.append(widget.name)
    return names


def _guilty(texts: Sequence[Widget], fonts: FontBook) -> str:
    from packetgen.typeset.engines.boxes import uncovered

    names = [w.name for w in texts if uncovered([w.shown_text], fonts, system=True)]
    return ", ".join(f"'{name}'" for name in names[:5]) or "values"


def box_for(opened: Opened, widget: Widget) -> Any:
    """A widget's box with its text, in the face, size and alignment that the form asks for."""
    from packetgen.typeset.engines.boxes import TextBox

    rect = rectangle(widget.annotation)
    assert rect is not None
    wide, high = rect[2] - rect[0], rect[3] - rect[1]
    if turned(widget.annotation) % 180:
        wide, high = high, wide
    face = _face(opened, widget.font)
    return TextBox(
        round(wide, 2),
        round(high, 2),
        widget.shown_text.replace("\t", " "),
        widget.size,
        widget.align,
        widget.multiline,
        widget.comb,
        family="Times New Roman"
        if "times" in face or face.startswith(("ti", "tir"))
        else ("Courier New" if "cour" in face else "Arimo"),
        bold="bold" in face or face in {"hebo", "tibo", "cobo"},
        italic="italic" in face or "oblique" in face,
        color=widget.color,
    )


def _face(opened: Opened, resource: str) -> str:
    """The base font behind a resource name of the form, in small letters."""
    form = dictionary(opened.catalog.get("/AcroForm")) or {}
    resources = dictionary(form.get("/DR")) or {}
    font = dictionary((dictionary(resources.get("/Font")) or {}).get(f"/{resource}"))
    name = str(plain(font.get("/BaseFont")) or "") if font is not None else ""
    return (name.lstrip("/") or resource).lower()


__all__ = ["box_for", "with_visible_fields"]
