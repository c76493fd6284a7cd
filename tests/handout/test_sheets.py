"""Handouts as they come out: every language in every size, whole, readable, the right way round."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
import segno

from packetgen.build.handouts import Handout, make_handout, office_case, sheet_of
from packetgen.case import Case
from packetgen.errors import CaseError, FormError, OutputError
from packetgen.form import Form
from packetgen.handout import LANGUAGES, handout_words, topic_ids
from packetgen.pdfium import PDFIUM
from packetgen.typeset import open_fonts

from .conftest import OFFICE, TODAY

Make = Callable[..., Handout]
SIZES = {"full": (612, 792, 1), "half": (396, 612, 1), "card": (252, 144, 2)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", ["home-visit", "court-day"])
def test_every_language_fits_every_size(handout: Make, topic: str, language: str) -> None:
    for size, (width, height, pages) in SIZES.items():
        made = handout(topic, language, size)
        assert made.pages == pages, (size, made.pages)
        read = pypdf.PdfReader(io.BytesIO(made.pdf))
        assert [tuple(map(round, page.mediabox[2:])) for page in read.pages] == [
            (width, height)
        ] * pages
        assert not made.notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_tagged_titled_and_says_its_languages(
    handout: Make, language: str, tmp_path: Path
) -> None:
    import outloud

    made = handout("home-visit", language)
    read = pypdf.PdfReader(io.BytesIO(made.pdf))
    root = read.trailer["/Root"]
    assert root["/Lang"].split("-")[0] == language.split("-")[0]
    assert read.metadata is not None
    assert read.metadata.title == made.title
    spoken = {lang.split("-")[0] for lang in _languages(root["/StructTreeRoot"])}
    if language != "en":
        assert "en" in spoken | {root["/Lang"]}, "what is said in English is marked as English"
    (tmp_path / "sheet.pdf").write_bytes(made.pdf)
    done = outloud.check(str(tmp_path / "sheet.pdf"))
    assert [f for f in done.findings if f.severity == "error"] == []


def _languages(item: object) -> Iterator[str]:
    item = item.get_object() if hasattr(item, "get_object") else item
    if isinstance(item, list):
        for child in item:
            yield from _languages(child)
    elif isinstance(item, dict):
        if "/Lang" in item:
            yield str(item["/Lang"])
        if "/K" in item:
            yield from _languages(item["/K"])


def test_numbers_and_names_in_arabic_read_from_left_to_right(handout: Make) -> None:
    places = _places(handout("subpoena", "ar").pdf)
    for text in ("(510)555-0142", "EastsideTenantLawProject", "https://example.org/help"):
        assert _stands(places, text), text
    # The amount stands among Arabic words: its sign is on its left.
    assert _stands(places, "$35")
    title = _places(handout("subpoena", "ar", "card").pdf)
    assert _stands(title, "(subpoena)")


def test_arabic_begins_on_the_right(handout: Make) -> None:
    lines = _lines(_places(handout("home-visit", "ar").pdf))
    ends = [max(x for _, x, _ in line) for line in lines if len(line) > 40]
    starts = [min(x for _, x, _ in line) for line in lines if len(line) > 40]
    assert max(ends) - min(ends) < 30
    assert max(starts) - min(starts) > 100


def _places(pdf: bytes) -> list[tuple[str, float, float]]:
    """Every visible character of page 1 with its left edge and base, as the page shows it."""
    import pypdfium2 as pdfium

    with PDFIUM:
        document = pdfium.PdfDocument(pdf)
        page = document[0]
        words = page.get_textpage()
        found = []
        for n in range(words.count_chars()):
            char = words.get_text_range(n, 1)
            left, bottom, right, top = words.get_charbox(n, loose=True)
            if char.strip() and char.isprintable():
                found.append((char, (left + right) / 2, (bottom + top) / 2))
        words.close()
        page.close()
        document.close()
    return found


def _lines(places: list[tuple[str, float, float]]) -> list[list[tuple[str, float, float]]]:
    rows: dict[int, list[tuple[str, float, float]]] = {}
    for place in sorted(places, key=lambda p: -p[2]):
        key = next((k for k in rows if abs(k - place[2] * 10) < 25), round(place[2] * 10))
        rows.setdefault(key, []).append(place)
    return [sorted(row, key=lambda p: p[1]) for row in rows.values()]


def _stands(places: list[tuple[str, float, float]], text: str) -> bool:
    """Whether characters stand side by side in this order; readers mirror brackets."""
    said = ("".join(c for c, _, _ in line) for line in _lines(places))
    return any(re.sub("[()]", "|", text) in re.sub("[()]", "|", line) for line in said)


def test_chinese_characters_have_the_shapes_of_simplified_chinese(handout: Make) -> None:
    fonts = set(re.findall(rb"KurintoSans\w\w", handout("home-visit", "zh-Hans").pdf))
    assert fonts == {b"KurintoSansSC"}


def test_what_is_said_is_english_with_its_meaning_in_quotation_marks(handout: Make) -> None:
    words = {code: _xml(handout("arrest", code).docx) for code in ("en", "es", "ru", "ht")}
    assert all("“I want a lawyer.”" in text for text in words.values())
    assert "«Quiero un abogado.»" in words["es"]
    assert "«Мне нужен адвокат.»" in words["ru"]
    assert "«\xa0Mwen vle yon avoka.\xa0»" in words["ht"], "blanks within, as in French"
    assert words["en"].count("I want a lawyer.") == 1


def test_the_word_file_of_arabic_is_turned_and_its_phone_is_not(handout: Make) -> None:
    with zipfile.ZipFile(io.BytesIO(handout("stops", "ar").docx)) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.S)
    (phone,) = [p for p in paragraphs if "555-0142" in p]
    assert '<w:bidi w:val="0"/>' in phone
    assert "<w:rtl/>" not in phone
    arabic = [p for p in paragraphs if re.search("[\u0600-\u06ff]", p)]
    assert len(arabic) > 15
    assert all("<w:bidi/>" in p and "<w:rtl/>" in p for p in arabic)
    assert "<w:bidiVisual/>" in xml


def _xml(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode("utf-8"))


@pytest.mark.parametrize(
    ("office", "link", "target"),
    [
        ({}, "", "https://example.org/help"),
        ({"website": "example.org"}, "", "https://example.org"),
        ({"website": ""}, "", "tel:+15105550142"),
        ({}, "https://example.org/other", "https://example.org/other"),
    ],
)
def test_the_code_opens_the_office(
    form: Form, office: dict[str, str], link: str, target: str
) -> None:
    data = {"office": {k: v for k, v in {**OFFICE["office"], **office}.items() if v}}  # type: ignore[dict-item]
    made = make_handout(
        form, office_case(data, "office.yaml"), "stops", "en", today=TODAY, size="card",
        fonts=open_fonts(system=False), link=link,
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        (name,) = [n for n in package.namelist() if n.endswith(".svg")]
        svg = package.read(name).decode("utf-8")
    path = max(re.findall(r' d="([^"]+)"', svg), key=len)
    dark = {
        (int(x) + n, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", path)
        for n in range(int(length))
    }
    wanted = segno.make_qr(target, error="m", boost_error=False).matrix
    assert dark == {
        (x + 4, y + 4) for y, row in enumerate(wanted) for x, on in enumerate(row) if on
    }


def test_a_sheet_shows_office_version_date_and_that_nobody_reviewed_it(
    handout: Make, form: Form
) -> None:
    for size in SIZES:
        said = _xml(handout("eviction", "es", size).docx)
        for words in (
            "Eastside Tenant Law Project", "(510) 555-0142", "Versión 1", "22 de noviembre de 2026",
            "Ni un abogado ni un traductor calificado", "Llámenos",
        ):  # fmt: skip
            assert words in said, (size, words)
    assert handout_words(form.content, "eviction", "es")["sources"] in _xml(
        handout("eviction", "es").docx
    )


def test_topics_cannot_change_the_words_of_every_sheet(form: Form) -> None:
    """Some topics have texts of the same id as the common ones, such as "call"."""
    calls = {handout_words(form.content, t, "en")["words"]["call"]
             for t in ("arrest", "missed-court", "stops")}  # fmt: skip
    assert calls == {"Call us"}


def test_eight_cards_on_a_sheet_have_their_backs_behind_them(handout: Make) -> None:
    made = handout("home-visit", "en", "card")
    sheet = sheet_of(made, 8, today=TODAY)
    read = pypdf.PdfReader(io.BytesIO(sheet))
    assert len(read.pages) == 2
    front, back = (page.extract_text() for page in read.pages)
    assert front.count("Keep the door closed.") == 8
    assert back.count("(510) 555-0142") == 8
    with pytest.raises(OutputError, match="two sides"):
        sheet_of(_long(made), 8, today=TODAY)


def _long(card: Handout) -> Handout:
    from dataclasses import replace

    writer = pypdf.PdfWriter()
    for _ in range(2):
        writer.append(io.BytesIO(card.pdf))
    stream = io.BytesIO()
    writer.write(stream)
    return replace(card, pdf=stream.getvalue())


def _type(made: Handout) -> int:
    """Size of the body's type in half points."""
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        styles = package.read("word/styles.xml").decode("utf-8")
    return int(re.findall(r'<w:sz w:val="(\d+)"', styles)[0])


def test_type_grows_until_the_sheet_is_filled(handout: Make) -> None:
    short, long = handout("subpoena", "zh-Hans"), handout("stops", "tl")
    assert _type(short) > _type(long) >= 21
    for made in (short, long):
        text = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
        assert made.pages == 1
        assert "(510) 555-0142" in text


@pytest.mark.parametrize("size", ["half", "card"])
def test_a_long_office_name_fits_in_smaller_type_or_is_named(form: Form, size: str) -> None:
    def make(times: int) -> Handout:
        name = "Legal Aid Foundation of the Northern Counties and Their Neighbors " * times
        office = office_case({"office": {**OFFICE["office"], "name": name.strip()}}, "o.yaml")
        fonts = open_fonts(system=False)
        return make_handout(form, office, "stops", "tl", size=size, today=TODAY, fonts=fonts)

    fits = make(2)
    assert (fits.pages, fits.notes) == (SIZES[size][2], ())
    too_long = make(60)
    assert too_long.pages > SIZES[size][2]
    (said,) = too_long.notes
    assert "shorten the office's name" in said


def test_a_name_that_no_type_makes_fit_is_refused_and_told_why(form: Form) -> None:
    office = office_case({"office": {**OFFICE["office"], "name": "W" * 400}}, "o.yaml")
    fonts = open_fonts(system=False)
    with pytest.raises(FormError, match="does not fit on 2 sides, even in smaller type") as caught:
        make_handout(form, office, "home-visit", "en", size="card", today=TODAY, fonts=fonts)
    assert "Shorten the office's name" in str(caught.value)


def test_the_same_handout_has_the_same_bytes(form: Form, office: Case, handout: Make) -> None:
    again = make_handout(
        form, office, "court-day", "ar", size="card", today=TODAY, fonts=open_fonts(system=False)
    )
    assert again == handout("court-day", "ar", "card")


def test_an_office_without_a_phone_is_named() -> None:
    with pytest.raises(CaseError) as caught:
        office_case({"office": {"name": "Clinic"}}, "office.yaml")
    assert [p.location.pointer for p in caught.value.problems] == ["/office/phone"]


@pytest.mark.parametrize("size", ["full", "half", "card"])
def test_the_office_s_website_is_a_link(handout: Make, size: str) -> None:
    made = handout("arrest", "en", size)
    targets = [
        note["/A"]["/URI"]
        for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages
        for note in page.get("/Annots", ())
        if note.get("/Subtype") == "/Link"
    ]
    assert targets == ["https://example.org/help"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_of_a_card_is_filled_whatever_its_back_holds(
    handout: Make, language: str
) -> None:
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(handout("arrest", language, "card").pdf)
        text = document[0].get_textpage()
        lowest = min(text.get_rect(at)[1] for at in range(text.count_rects()))
        document.close()
    assert lowest < 0.3 * 144, "a third of the front is empty"


def test_shipped_sheets_divide_words_but_no_name_and_no_telephone(handout: Make) -> None:
    divided = {}
    for topic, language in (("court-day", "ru"), ("eviction", "pt"), ("subpoena", "vi")):
        for size in ("half", "card"):
            with PDFIUM:
                text = _text(handout(topic, language, size).pdf)
            assert "(510) 555-0142" in text
            assert "Eastside Tenant Law Project" in text
            divided[language, size] = re.findall("(\\w+)[\ufffe\u0002\xad]\\s*(\\w+)", text)
    assert divided["ru", "card"] == [("доказа", "тельства")]
    assert divided["pt", "card"] == [("fecha", "dura")]
    assert not divided["vi", "card"] + divided["vi", "half"]


def _text(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_cites_stand_on_every_arabic_sheet(form: Form, handout: Make) -> None:
    """Readers turn "1229a(b)(5)" round among lines from right to left; no word is lost for that."""
    for topic in topic_ids(form.content):
        assert handout(topic, "ar").pages == 1, topic
