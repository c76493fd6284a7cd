"""Consents are in the language that the client reads, with the English beside it."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from packetgen.build import BuildResult, build
from packetgen.case.model import Case
from packetgen.check.pdf.pdf_view import open_pdf
from packetgen.docx import read_docx
from packetgen.docx.blocks import Paragraph, Table
from packetgen.draft import Draft
from packetgen.form import load_form
from packetgen.handout import Review, content_hash, paper_words
from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions
from packetgen.typeset import open_fonts, typeset
from tests.drafting import court_for, drafted_for
from tests.matrix.cells import LETTER_COURT, LETTER_EXAMPLES, Cell, form_of
from tests.matrix.debris import word_lines
from tests.matrix.making import papers_of, values_of
from tests.matrix.variants import VARIANTS, case_of

from ..cases import EXAMPLES

TODAY = dt.date(2026, 12, 4)
CONSENTS = sorted(
    {f for f, _ in LETTER_EXAMPLES if form_of(f).translated and not form_of(f).english_after}
)
LETTERS = sorted({f for f, _ in LETTER_EXAMPLES if form_of(f).english_after})
MARK = "\u200e"
OTHERS = load_form("treatment-consent").languages[1:]


def made_of(
    form_id: str, language: str, *, reads: str = "en", reviews: tuple[Review, ...] = (),
    **more: object,
) -> Draft:  # fmt: skip
    """One consent of the first example, for a client who reads a language."""
    form = form_of(form_id)
    example = next(example for name, example in LETTER_EXAMPLES if name == form_id)
    base, values, folder = values_of(Cell(form_id, example, LETTER_COURT, VARIANTS[0]))
    case = case_of(base, VARIANTS[0])
    case = replace(case, office=replace(case.office, letterhead=None))
    return drafted_for(
        court_for(form, case, LETTER_COURT), form, reading(case, reads), document_id="consent",
        values={**values, **more}, base=folder,
        titles={name: f"Paper named {name}" for name in papers_of(form, values)},
        language=language, reviews=reviews, layout=None,
    )  # fmt: skip


def reading(case: Case, language: str) -> Case:
    """The case with a client who reads a language."""
    parties = tuple(
        replace(party, language=language) if party.id == case.client else party
        for party in case.parties
    )
    return replace(case, parties=parties)


@pytest.mark.parametrize("language", OTHERS)
def test_every_letter_has_a_glyph_and_every_word_stands_in_the_pdf(language: str) -> None:
    # Each language with another form, and the one that runs from right to left with all of them.
    chosen = CONSENTS if language == "ar" else [CONSENTS[OTHERS.index(language) % len(CONSENTS)]]
    for form in chosen:
        made = made_of(form, language)
        assert not made.unresolved
        done = typeset(
            read_docx(made.docx, name=form), layout=None, title=made.title, language=language,
            today=TODAY, fonts=open_fonts(), source=made.docx, alone=True, name=form,
        )  # fmt: skip
        assert done.pages in (1, 2)
        with open_pdf(done.pdf) as seen:
            words = [word for page in seen.pages() for word in page.content.words]
        # Words from right to left have two sides too: none passes for print too small to see.
        assert all(word.right >= word.left for word in words), form


@pytest.mark.parametrize("form", [form for form in CONSENTS if form != "disclosure-notice"])
def test_each_sentence_stands_in_both_languages(form: str) -> None:
    for language in OTHERS:
        words = paper_words(form_of(form).content, form, language)
        lines = [line.replace(MARK, "") for line in word_lines(made_of(form, language))]
        shown = [key for key in words.strings if words.english[key] in lines]
        assert len(shown) > 12
        assert [k for k in shown if words.strings[k] not in lines] == [], language


def test_dates_are_in_both_languages_and_values_in_english_unless_they_are_given() -> None:
    lines = word_lines(made_of("treatment-consent", "ru"))
    assert "3 марта 2027 г." in lines
    assert "March 3, 2027" in lines
    assert lines.count("To show the court what I have done.") == 2
    given = {"purpose": "показать суду, что я сделал", "information": ["план лечения"]}
    lines = word_lines(made_of("treatment-consent", "ru", translated=given))
    assert lines.count("To show the court what I have done.") == 1
    assert "Показать суду, что я сделал." in lines
    assert "План лечения." in lines


def test_a_review_takes_the_line_away_until_the_text_changes() -> None:
    form = load_form("treatment-consent")
    line = paper_words(form.content, form.id, "vi").strings["unreviewed"]
    review = Review(form.id, "vi", "translator", "Thu Le", TODAY,
                    content_hash(form.content, form.id, "vi"))  # fmt: skip
    assert line in word_lines(made_of(form.id, "vi"))
    assert line not in word_lines(made_of(form.id, "vi", reviews=(review,)))
    older = replace(review, hash="0" * 64)
    assert line in word_lines(made_of(form.id, "vi", reviews=(older,)))


def test_a_language_without_a_text_is_named_and_the_english_stands_alone() -> None:
    made = made_of("release-of-information", "ko")
    assert [p.message for p in made.unresolved] == [
        "there is no text of release-of-information in Korean, so it stands in English alone"
    ]
    lines = word_lines(made)
    assert any(line.startswith("There is no text of this paper in Korean.") for line in lines)
    assert lines.count("My copy") == 1


def test_english_that_was_chosen_for_such_a_client_says_so_and_lacks_nothing() -> None:
    made = made_of("release-of-information", "en", reads="ko")
    assert not made.unresolved
    assert any("no text of this paper in Korean" in line for line in word_lines(made))
    for reads in ("en", "vi", "zh-CN", "es-MX"):
        lines = word_lines(made_of("release-of-information", "en", reads=reads))
        assert not any("There is no text" in line for line in lines), reads


def test_the_notice_is_the_wording_of_the_law_in_english_in_every_language() -> None:
    form = load_form("disclosure-notice")
    (clause,) = resolve("us", Conditions(TODAY)).texts["cfr-42-2-32-a-2"].clauses
    assert paper_words(form.content, form.id, "en").english["notice"] == clause.text
    for language in OTHERS:
        lines = [line.replace(MARK, "") for line in word_lines(made_of(form.id, language))]
        at = lines.index(clause.text)
        words = paper_words(form.content, form.id, language)
        assert lines[at + 1 : at + 3] == [words.strings["mark"], words.strings["notice"]]


def built(
    repository: Path, tmp_path: Path, reads: str, documents: list[dict[str, object]]
) -> BuildResult:
    folder = tmp_path / "case"
    shutil.copytree(repository / "examples" / "subpoena-and-letter", folder)
    file = folder / "case.yaml"
    case = file.read_text(encoding="utf-8")
    assert case.count("language: vi\n") == 1
    file.write_text(case.replace("language: vi\n", f"language: {reads}\n"), encoding="utf-8")
    plan = {"case": "case.yaml", "audience": "client", "documents": documents}
    (folder / "plan.yaml").write_text(yaml.safe_dump(plan), encoding="utf-8")
    return build(folder / "plan.yaml", tmp_path / "out", today=TODAY)


SERVICES = {"id": "services", "form": "informed-consent", "values": {"services_given": ["advice"]}}


def test_a_plan_that_names_no_language_takes_the_clients(repository: Path, tmp_path: Path) -> None:
    made = built(repository, tmp_path, "vi", [SERVICES])
    notes = " ".join(made.report.notes)
    assert "packetgen review informed-consent -l vi" in notes
    assert "services: services_given: in English alone" in notes
    drafted = read_docx((tmp_path / "out" / "drafts" / "services.docx").read_bytes(), name="it")
    assert "Thỏa thuận về dịch vụ" in str(drafted)


def test_a_plan_for_a_client_whose_language_is_not_there_names_the_gap(
    repository: Path, tmp_path: Path
) -> None:
    made = built(repository, tmp_path, "ko", [SERVICES, {**SERVICES, "id": "en", "language": "en"}])
    found = [f.message for f in made.report.findings if "Korean" in f.message]
    assert len(found) == 1
    assert "reading grade" in " ".join(made.report.notes)


@pytest.mark.parametrize("form", LETTERS)
def test_a_letter_is_whole_in_spanish_and_whole_again_in_english(form: str) -> None:
    words = paper_words(form_of(form).content, form, "es")
    lines = word_lines(made_of(form, "es"))
    half = lines.index(words.english["english_copy"])
    spanish, english = lines[:half], lines[half:]
    fixed = [key for key, text in words.strings.items() if "{" not in text]
    said = {key for key in fixed if words.english[key] in english}
    assert len(said) > 4
    assert [k for k in said if k != "english_copy" and words.strings[k] not in spanish] == []
    foot = {words.strings[key] for key in ("confidential", "page", "of_pages")}
    assert [t for t in english if t in set(words.strings.values()) - foot - set(said)] == []
    assert words.strings["english_follows"] in spanish
    plain = word_lines(made_of(form, "en"))
    assert not {words.english["english_copy"], words.strings["unreviewed"]} & set(plain)
    # Every line of the letter in English is in the copy, but what is signed or torn off but once.
    once = {"________", words.english["date_label"]}
    begins = ("Dear ", words.english.get("questions_h", "Dear "))
    start = plain.index(next(line for line in plain if line.startswith(begins)))
    left = [line for line in plain[start:] if line not in english and not once & {line}]
    assert [t for t in left if "________" not in t and "☐" not in t and "agree" not in t
            and "confidential" not in t.lower() and not t.startswith("Page")] == []  # fmt: skip


@pytest.mark.parametrize("form", LETTERS)
def test_the_english_begins_its_own_page_and_no_empty_one_goes_before_it(form: str) -> None:
    """A break in a paragraph of its own leaves an empty page after a full one in Word."""
    made = made_of(form, "es")
    head = paper_words(form_of(form).content, form, "es").english["english_copy"]
    body = read_docx(made.docx).blocks
    (at,) = [n for n, b in enumerate(body) if isinstance(b, Paragraph) and b.text == head]
    assert body[at].page_break_before
    before = next(b for b in reversed(body[:at]))
    assert not isinstance(before, Paragraph) or before.text.strip()


@pytest.mark.parametrize(
    "form", ["closing-letter", "intake-letter", "next-steps", "program-invitation"]
)
def test_screen_readers_are_told_of_tables_in_the_language_around_them(form: str) -> None:
    made = made_of(form, "es")
    words = paper_words(form_of(form).content, form, "es")
    blocks = read_docx(made.docx).blocks
    heads = [b.text if isinstance(b, Paragraph) else "" for b in blocks]
    half = heads.index(words.english["english_copy"])
    told = [[b.description for b in part if isinstance(b, Table) and b.description]
            for part in (blocks[:half], blocks[half:])]  # fmt: skip
    spanish = {words.english[key]: words.strings[key] for key in words.english}
    assert told[1]
    assert told[0] == [spanish[text] for text in told[1]]


def test_a_letter_says_in_spanish_what_the_plan_gives_in_spanish() -> None:
    lines = word_lines(made_of("closing-letter", "es"))
    half = lines.index("The same letter in English")
    assert "Cerramos su expediente: su desalojo" in lines[:half]
    assert "Termina su contrato de renta." in lines[:half]
    assert "30 de junio de 2027" in lines[:half]
    assert "We are closing your file about your eviction" in lines[half:]
    assert "Your lease ends." in lines[half:]
    assert not any("desalojo" in line for line in lines[half:])


def test_a_reviewed_letter_says_nothing_of_its_translation() -> None:
    form = load_form("closing-letter")
    review = Review(form.id, "es", "translator", "Ana Ruiz", TODAY,
                    content_hash(form.content, form.id, "es"))  # fmt: skip
    lines = word_lines(made_of("closing-letter", "es", reviews=(review,)))
    words = paper_words(form.content, form.id, "es")
    assert words.strings["unreviewed"] not in lines
    assert words.english["unreviewed"] not in lines
    assert words.strings["english_follows"] in lines


def test_a_client_who_reads_neither_gets_the_letter_in_english_and_the_report_says_so(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(EXAMPLES / "subpoena-and-letter", folder)
    made = build(folder / "letter.yaml", tmp_path / "out", today=TODAY)
    assert any("the client reads Vietnamese" in note for note in made.report.notes)
    assert not any("There is no text" in note for note in made.report.notes)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", ["the client reads Vietnamese"]),
        (
            "es",
            [
                "what the case file says of the hearing is in English",
                "what the case file says of tasks is in English",
                "translated: tasks: the case file has none by the id receipt",
            ],
        ),
    ],
)
def test_the_report_says_what_of_a_sheet_the_client_cannot_read(
    repository: Path, tmp_path: Path, language: str, said: list[str]
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(repository / "examples" / "compliance", folder)
    case = folder / "case.yaml"
    case.write_text(
        case.read_text("utf-8").replace("pronouns:", f"language: {language}\n      pronouns:"),
        "utf-8",
    )
    told = {"tasks": {"sign-up": "Inscríbase.", "receipt": "Traiga el recibo."},
            "requirements": {"stay-away": "No se acerque al dueño."}}  # fmt: skip
    document = {"id": "steps", "form": "next-steps", "values": {"translated": told}}
    plan = {"case": "case.yaml", "audience": "client", "documents": [document],
            "options": {"covers": False, "index": False, "stamps": False}}  # fmt: skip
    (folder / "steps.yaml").write_text(yaml.safe_dump(plan), encoding="utf-8")
    notes = build(folder / "steps.yaml", tmp_path / "out", today=TODAY).report.notes
    foreign = [n for n in notes if "in English" in n or "has none" in n]
    assert [any(words in note for note in foreign) for words in said] == [True] * len(said)
    assert len(foreign) == len(said)


def test_the_report_names_requirements_whose_kind_has_no_spanish_word(
    repository: Path, tmp_path: Path
) -> None:
    """A kind that an office named itself stands in English until the plan gives it."""
    folder = tmp_path / "case"
    shutil.copytree(repository / "examples" / "compliance", folder)
    case = folder / "case.yaml"
    written = case.read_text("utf-8").replace("kind: classes", "kind: victim-panel")
    written = written.replace("pronouns:", "language: es\n      pronouns:")
    case.write_text(written, "utf-8")
    for given, named in (({}, True), ({"theft-class": "Panel de víctimas"}, False)):
        told = {"requirements": {"stay-away": "No se acerque al dueño.", **given}}
        document = {"id": "steps", "form": "next-steps", "values": {"translated": told}}
        plan = {"case": "case.yaml", "audience": "client", "documents": [document],
                "options": {"covers": False, "index": False, "stamps": False}}  # fmt: skip
        (folder / "steps.yaml").write_text(yaml.safe_dump(plan), encoding="utf-8")
        made = build(folder / "steps.yaml", tmp_path / f"out-{named}", today=TODAY)
        assert any("says of requirements is in English" in n for n in made.report.notes) is named


def test_the_report_names_the_order_of_a_warning_that_stands_in_english(
    repository: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(repository / "examples" / "compliance", folder)
    case = folder / "case.yaml"
    written = case.read_text("utf-8").replace("pronouns:", "language: es\n      pronouns:")
    case.write_text(written, "utf-8")
    spanish = {"requirement_text": "Una prueba al mes", "order": "Orden del 3 de marzo de 2026"}
    # The English does not say what comes next.
    spanish_alone = {"next": "Tendremos que decírselo a la corte"}
    for given, named in (({}, True), (spanish | spanish_alone, False)):
        told = {"reports": [{"what": "Faltó a una prueba"}], **given}
        values = {"reports": [{"what": "You missed a test"}], "requirement": "testing",
                  "do_by": "2026-12-11", "translated": told}  # fmt: skip
        document = {"id": "warning", "form": "violation-warning", "values": values}
        plan = {"case": "case.yaml", "audience": "client", "documents": [document],
                "options": {"covers": False, "index": False, "stamps": False}}  # fmt: skip
        (folder / "warning.yaml").write_text(yaml.safe_dump(plan), encoding="utf-8")
        notes = build(folder / "warning.yaml", tmp_path / f"out-{named}", today=TODAY).report.notes
        for key in spanish:
            assert any(f"Give it under translated: {key}." in n for n in notes) is named
        assert any("translated: next: the document's values" in n for n in notes) is not named


def test_the_next_steps_are_reckoned_in_spanish() -> None:
    lines = word_lines(made_of("next-steps", "es"))
    spanish = lines[: lines.index("The same sheet in English")]
    for words in ("Viernes 18 de diciembre de 2026, 9:00\u00a0a.\u00a0m.", "Servicio comunitario",
                  "58 horas", "22 horas", "2 clases", "3 veces", "$225.00", "Pregúntenos",
                  "30 de noviembre de 2026: este día ya pasó, llámenos"):  # fmt: skip
        assert words in spanish, words


@pytest.mark.parametrize("count", [5, 7, 8, 9])
def test_what_a_closing_letter_encloses_stands_with_who_signs(count: int) -> None:
    made = made_of(
        "closing-letter", "es", still_to_do=["Pay on time"] * count, returned=["Your lease"] * 5,
    )  # fmt: skip
    done = typeset(
        read_docx(made.docx), layout=None, title=made.title, today=TODAY, fonts=open_fonts(),
        source=made.docx, alone=True,
    )  # fmt: skip
    with open_pdf(done.pdf) as seen:
        pages = [" ".join(w.text for w in page.content.words) for page in seen.pages()]
    for first, last in (("Atentamente,", "Se adjunta:"), ("Sincerely,", "Enclosed:")):
        (at,) = [n for n, text in enumerate(pages) if last in text]
        assert first in pages[at]
    assert pages[-1].count("Your lease") >= 5
    assert all("Confidential: between" in text for text in pages)


def test_columns_from_right_to_left_do_not_turn_the_english_in_them() -> None:
    """Also where nobody says that the document is in Arabic: a colon stays behind its words."""
    made = made_of("interpreter-need", "ar")
    done = typeset(
        read_docx(made.docx), layout=None, title=made.title, today=TODAY, fonts=open_fonts(),
        source=made.docx, alone=True,
    )  # fmt: skip
    with open_pdf(done.pdf) as seen:
        words = [word.text for page in seen.pages() for word in page.content.words]
    assert "best:" in words
    assert ":best" not in words


def test_the_report_says_what_of_a_letter_in_spanish_is_in_english(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(EXAMPLES / "demo", folder)
    given = {"hearing_purpose": "Audiencia sobre la moción", "note": "Venga temprano"}
    documents = [
        {"id": name, "form": "appointment-reminder", "language": "es",
         "values": {"about": "hearing", "note": "Come early", **more}}
        for name, more in (("bare", {}), ("given", {"translated": given}))
    ]  # fmt: skip
    plan = {"case": "case.yaml", "audience": "client", "documents": documents,
            "options": {"covers": False, "index": False, "stamps": False}}  # fmt: skip
    (folder / "letters.yaml").write_text(yaml.safe_dump(plan), encoding="utf-8")
    notes = build(folder / "letters.yaml", tmp_path / "out", today=TODAY).report.notes
    assert any(n.startswith("bare: note: in English alone, also in the letter") for n in notes)
    assert any(n.startswith("bare: what the case file says of the hearing") for n in notes)
    assert not any(n.startswith("given:") and "English" in n for n in notes)
    # The grade is that of the English part; a grade of Spanish would be another.
    grades = {n.split("reading grade ")[1] for n in notes if "reading grade" in n}
    assert all(0 < float(g.split()[0]) <= 8 for g in grades)
