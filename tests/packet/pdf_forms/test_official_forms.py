"""Official forms: every value in its own field, the exact rest on an addendum, faults by name."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from packetgen.errors import FormError
from packetgen.form.official import FieldEntry, OfficialPdf
from packetgen.output.manifest import sha256
from packetgen.packet import Press
from packetgen.packet.pdf_forms.official_fields import (
    FormField,
    form_fields,
    mapping_problems,
    open_official,
)
from packetgen.packet.pdf_forms.official_filling import (
    MARK,
    Filled,
    fill_form,
    without_buttons,
)
from packetgen.packet.pdf_forms.official_scaffold import scaffold
from packetgen.typeset import open_fonts

FORMS = (
    "civil-docketing-statement", "dropdown-fields", "option-groups",
    "petition-to-enforce-sanitary-code", "state-form-095b9d", "state-form-3a09aa",
    "state-form-ebb272",
)  # fmt: skip
LONG = "María Hernández, Oakwood Properties, LLC, and the City of Example; " * 14


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(dt.date(2026, 12, 4), open_fonts())


def _form(shared_data: Path, name: str) -> bytes:
    return (shared_data / "pdf-forms" / f"{name}.pdf").read_bytes()


def _fields(data: bytes) -> tuple[FormField, ...]:
    return form_fields(open_official(data, "form.pdf"))


def _filled(data: bytes, press: Press, values: dict[str, str], **how: str) -> Filled:
    entries = [FieldEntry(name, "x", **how) for name in values]  # type: ignore[arg-type]
    return fill_form(open_official(data, "form.pdf"), entries, values, press, place="f/form.yaml")


def _value(found: FormField, number: int) -> str:
    if found.kind in ("checkbox", "radio", "choice"):
        return found.options[0]
    return ("Nguyễn Thị Hằng", LONG, "Łódź 李明")[number % 3]


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_a_real_form_takes_its_own_value_and_nothing_is_lost(
    shared_data: Path, press: Press, name: str
) -> None:
    data = _form(shared_data, name)
    fillable = [f for f in _fields(data) if f.kind not in ("signature", "button")]
    values = {f.name: _value(f, n) for n, f in enumerate(fillable)}
    made = _filled(data, press, values)
    after = {f.name: f for f in _fields(made.pdf)}
    rest = {item.field: item for item in made.continued}
    assert len(after) == len(_fields(data)), "the form can still be filled"
    for found in fillable:
        value, item = values[found.name], rest.get(found.name)
        if item is None:
            assert after[found.name].value == value
            continue
        assert item.shown + item.rest == value
        kept = after[found.name].value
        assert kept in (item.shown.rstrip() + MARK, "See addendum")
        assert not item.shown or value[len(item.shown)].isspace(), "cut between words"
    assert any(values[name] == LONG for name in rest) == (LONG in values.values())


@pytest.mark.parametrize("name", FORMS)
def test_a_filled_form_shows_its_values_in_any_viewer(
    shared_data: Path, press: Press, name: str
) -> None:
    data = _form(shared_data, name)
    texts = [f for f in _fields(data) if f.kind == "text" and not f.limit]
    values = {f.name: f"Qx{n}z" for n, f in enumerate(texts)}
    seen = _flat_text(_filled(data, press, values).pdf)
    assert [value for value in values.values() if value not in seen] == []


def _widgets(writer: PdfWriter) -> list[DictionaryObject]:
    return [a.get_object() for page in writer.pages for a in page.get("/Annots", [])]


def _saved(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_an_old_value_left_on_a_widget_is_not_shown_for_the_new_one(
    shared_data: Path, press: Press
) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(_form(shared_data, "state-form-ebb272")))
    kid = next(
        w for w in _widgets(writer)
        if "/T" not in w and "/Parent" in w and w["/Parent"].get("/FT") == "/Tx"
    )  # fmt: skip
    kid[NameObject("/V")] = TextStringObject("ADDRESS")
    name = str(kid["/Parent"]["/T"])
    made = _filled(_saved(writer), press, {name: "Qx7z"})
    shown = next(
        w for w in _widgets(PdfWriter(clone_from=io.BytesIO(made.pdf)))
        if "/Parent" in w and w["/Parent"].get("/T") == name
    )  # fmt: skip
    assert "/V" not in shown
    assert shown["/Parent"]["/V"] == "Qx7z"
    page = _flat_text(made.pdf)
    assert "Qx7z" in page
    assert "ADDRESS" not in page


def _flat_text(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        page.flatten()
    buffer = io.BytesIO()
    document.save(buffer)
    return "".join(page.extract_text() for page in PdfReader(buffer).pages)


def test_a_flat_form_has_none_of_the_buttons_that_are_not_printed(shared_data: Path) -> None:
    data = _form(shared_data, "state-form-ebb272")
    assert without_buttons(data) == data
    writer = PdfWriter(clone_from=io.BytesIO(data))
    for number, flags in enumerate((0, 4)):
        widget = DictionaryObject({
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Btn"), NameObject("/Ff"): NumberObject(1 << 16),
            NameObject("/F"): NumberObject(flags), NameObject("/T"): TextStringObject(f"b{number}"),
            NameObject("/Rect"): ArrayObject(NumberObject(n) for n in (20, 20, 90, 40)),
        })  # fmt: skip
        writer.pages[0]["/Annots"].append(widget)
    left = _widgets(PdfWriter(clone_from=io.BytesIO(without_buttons(_saved(writer)))))
    assert [w.get("/T") for w in left if w.get("/Ff") == 1 << 16] == ["b1"], "it may hold a seal"
    assert len(left) == len(_widgets(writer)) - 1
    assert without_buttons(b"%PDF-1.4 damaged") == b"%PDF-1.4 damaged"


def test_names_are_cut_between_items_when_the_mapping_says_so(
    shared_data: Path, press: Press
) -> None:
    data = _form(shared_data, "civil-docketing-statement")
    names = ", ".join(["Brightwater Holdings of the Upper Peninsula", "Quill and Daughters"] * 6)
    (item,) = _filled(data, press, {"defendant": names}, cut="items").continued
    assert item.shown.endswith(",")
    assert item.shown + item.rest == names
    (item,) = _filled(data, press, {"defendant": names}, cut="never").continued
    assert (item.shown, item.rest) == ("", names)


def test_a_value_that_is_no_option_is_refused_with_the_options(
    shared_data: Path, press: Press
) -> None:
    data = _form(shared_data, "dropdown-fields")
    with pytest.raises(FormError) as caught:
        _filled(data, press, {"favorite_color": "Mauve", "pick_one": "Z"})
    assert len(caught.value.problems) == 2, "all at once"
    assert "Red, Green, Blue" in caught.value.problems[0].hint
    assert "Mauve" not in str(caught.value), "a value may be confidential"


def test_a_character_that_no_font_has_is_refused_by_field(shared_data: Path, press: Press) -> None:
    data = _form(shared_data, "dropdown-fields")
    with pytest.raises(FormError) as caught:
        _filled(data, press, {"plain_text": "private \U0010fffd use"})
    assert "U+10FFFD" in caught.value.problems[0].message
    assert "plain_text" in caught.value.problems[0].message


def test_an_empty_check_box_is_off_and_a_filled_one_on(shared_data: Path, press: Press) -> None:
    data = _form(shared_data, "option-groups")
    made = _filled(data, press, {"service_method+by_mail": "on", "service_method+in_hand": ""})
    after = {f.name: f.value for f in _fields(made.pdf)}
    assert (after["service_method+by_mail"], after["service_method+in_hand"]) == ("On", "")


def _mapping(data: bytes, *entries: FieldEntry) -> tuple[str, ...]:
    official = OfficialPdf("form.pdf", data, sha256(data), entries=entries)
    return tuple(problem.message for problem in mapping_problems(official, "mine"))


def test_fields_that_are_not_there_and_wrong_states_are_named(shared_data: Path) -> None:
    data = _form(shared_data, "option-groups")
    found = _mapping(
        data,
        FieldEntry("users1_name_frist", "client"),
        FieldEntry("relief_sought+rent", "true", on="Yes"),
    )
    assert any("no field 'users1_name_frist'" in message for message in found)
    assert any("no state 'Yes'" in message for message in found)
    assert len(found) == 2


def test_a_signature_is_never_filled_and_a_required_field_never_forgotten(
    shared_data: Path,
) -> None:
    data = _form(shared_data, "state-form-ebb272")
    assert any("only people make" in m for m in _mapping(data, FieldEntry("Signature", "client")))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_form(shared_data, "option-groups"))))
    for annotation in writer.pages[0]["/Annots"]:
        if annotation.get_object().get("/T") == "users1_name_first":
            annotation.get_object()[NameObject("/Ff")] = NumberObject(2)
    buffer = io.BytesIO()
    writer.write(buffer)
    (message,) = _mapping(buffer.getvalue())
    assert "requires the field 'users1_name_first'" in message
    blank = FieldEntry("users1_name_first", blank="the client writes it")
    assert _mapping(buffer.getvalue(), blank) == ()


def _changed(data: bytes, *, xfa: bool = False, password: str | None = None) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    if xfa:
        form = writer.root_object["/AcroForm"].get_object()
        assert isinstance(form, DictionaryObject)
        form[NameObject("/XFA")] = TextStringObject("<xdp/>")
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_xfa_encrypted_and_empty_forms_are_refused_by_name(shared_data: Path) -> None:
    data = _form(shared_data, "option-groups")
    for changed, words in (
        (_changed(data, xfa=True), "XFA"),
        (_changed(data, password="secret"), "encrypted"),
        (_changed(data, password=""), "encrypted"),
        ((shared_data / "exhibits" / "one-page.pdf").read_bytes(), "no form fields"),
    ):
        with pytest.raises(FormError) as caught:
            open_official(changed, "SUBP-001.pdf")
        (problem,) = caught.value.problems
        assert words in problem.message
        assert problem.location.file == "SUBP-001.pdf"
        assert problem.hint


@pytest.mark.parametrize("name", FORMS)
def test_a_scaffold_lists_every_field_once_and_maps_none(shared_data: Path, name: str) -> None:
    from packetgen.reading import parse_structured

    data = _form(shared_data, name)
    found = _fields(data)
    files = scaffold("mine", "form.pdf", data, found)
    read = parse_structured(files["form.yaml"].decode(), name="form.yaml", format="yaml").data
    listed = {f.name for f in found if f.kind not in ("signature", "button")}
    assert set(read["fields"]) == listed
    assert all(value == {"blank": "not mapped yet"} for value in read["fields"].values())
    assert read["sha256"] == sha256(data)


def test_the_same_values_give_the_same_bytes(shared_data: Path, press: Press) -> None:
    data = _form(shared_data, "state-form-ebb272")
    values = {"users1_name": "Łódź", "docket_number": LONG}
    assert _filled(data, press, values).pdf == _filled(data, press, values).pdf


def test_a_word_wider_than_its_field_goes_to_the_addendum_and_is_not_cut_at_the_edge(
    shared_data: Path, press: Press
) -> None:
    data = _form(shared_data, "petition-to-enforce-sanitary-code")
    word = "praman-papadimitrakopoulou@example.org"
    made = _filled(data, press, {"rent_amount": word, "inspector_name": "Ms. Okonkwo"})
    (item,) = made.continued
    assert (item.field, item.shown + item.rest) == ("rent_amount", word)
