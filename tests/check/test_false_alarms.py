"""What looks like a defect and is none: a checker that accuses wrongly is not believed again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from packetgen.case.model import Case, Counsel, PersonName
from packetgen.check import Outcome, check_pdf
from packetgen.check.pdf.page_numbering import roman_value

from .conftest import court
from .proof_papers import PROSE, pages
from .raw_pdf import Raw, box, gray_image, pdf, stream, text

COURIER = "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Courier >>"


def found(data: bytes, where: str, *select: str, parts: str | None = None) -> Outcome:
    return check_pdf(data, jurisdiction=court(where), name="paper.pdf", select=select, parts=parts)


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def lines(count: int, pitch: float, words: Sequence[str] = PROSE, top: float = 700) -> str:
    return "".join(text(72, top - pitch * n, words[n % len(words)]) for n in range(count))


def typewritten(size: float) -> bytes:
    words = "".join(
        f"q BT /F2 {size} Tf 72 {700 - 24 * n} Td (The relief is sought within a week.) Tj ET Q\n"
        for n in range(20)
    )
    return pdf(Raw(words)).replace(b"/F1 3 0 R", b"/F1 3 0 R " + COURIER.encode())


def test_monospaced_type_is_measured_by_its_pitch_where_a_rule_says_so() -> None:
    # Fed. R. App. P. 32(a)(5): 14 points proportional, or monospaced of 10 1/2 to the inch.
    assert "PG103" not in codes(found(typewritten(12), "us-appeals", "PG103", "PG109"))
    assert "PG109" in codes(found(typewritten(9), "us-appeals", "PG103", "PG109"))
    assert "PG103" in codes(found(pdf(Raw(lines(20, 24))), "us-appeals", "PG103"))


def test_a_case_whose_parties_alone_are_underlined_is_cited_well() -> None:
    cite = text(72, 700, "See Whitfield v. Fajardo, 564 F.3d 40, for the rule.")
    under = "q 0.5 w 95 698 m 137 698 l S 152 698 m 190 698 l S Q\n"
    assert codes(found(pdf(Raw(cite + under)), "us-appeals", "PG110")) == []
    assert codes(found(pdf(Raw(cite)), "us-appeals", "PG110")) == ["PG110"]


def test_double_spacing_of_a_face_with_long_ascenders_is_double_spacing() -> None:
    # Word sets "double" as twice the face's own line: 32 pt for 12 pt Palatino.
    assert codes(found(pdf(Raw(lines(20, 32))), "us-federal-cacd", "PG105")) == []
    assert codes(found(pdf(Raw(lines(30, 14))), "us-federal-cacd", "PG105")) == ["PG105"]


def test_a_table_of_narrow_cells_that_fills_the_pages_does_not_make_a_paper_single_spaced() -> None:
    rows = "".join(
        text(72, 700 - 14 * n, "Theodore W. Lindqvist, LLP, San")
        + text(240, 700 - 14 * n, "By handing the papers over in person at the desk")
        for n in range(30)
    )
    wall = "q 0.5 w 237 710 m 237 280 l S Q\n"
    assert codes(found(pdf(Raw(rows)), "us-federal-cacd", "PG105")) == ["PG105"]
    assert codes(found(pdf(Raw(rows + wall)), "us-federal-cacd", "PG105")) == []


def test_what_is_asked_of_a_bundle_is_not_asked_of_a_paper_by_itself() -> None:
    # General guidance on electronic court bundles, paras 3 and 6: it speaks of bundles alone.
    two = pages(lines(20, 24), lines(20, 24))
    assert codes(found(two, "gb-ew", "PG504", "PG505", parts="1-2 paper")) == []
    bundle = codes(found(two, "gb-ew", "PG504", "PG505", parts="1 paper, 2 exhibit"))
    assert bundle == ["PG504", "PG505"]


def test_two_columns_of_a_caption_are_not_taken_for_the_running_text_below_it() -> None:
    rows = (
        ("a California limited liability", "Judge: Hon. Marisol Quintero"),
        ("company, and its successors,", "Courtroom 17, fifth floor"),
        ("Plaintiff,", "Action filed: August 10, 2026"),
        ("v. MARIA HERNANDEZ, Defendant.", "NOTICE OF MOTION"),
    )
    columns = "".join(
        text(x, 640 - 24 * n, words)
        for n, row in enumerate(rows)
        for x, words in zip((72, 318), row, strict=True)
    )
    title = text(200, 700, "UNITED STATES DISTRICT COURT")
    outcome = found(pdf(Raw(title + columns + lines(12, 24, top=540))), "us-federal-cacd", "PG406")
    assert "does not show the parties" not in " ".join(f.message for f in outcome.findings)


def test_a_single_spaced_proof_of_service_does_not_make_the_paper_single_spaced() -> None:
    proof = text(200, 740, "PROOF OF SERVICE") + lines(40, 14)
    assert codes(found(pages(lines(20, 24), proof), "us-federal-cacd", "PG105")) == []
    both = pages(lines(40, 14), proof)
    assert codes(found(both, "us-federal-cacd", "PG105")) == ["PG105"]


@pytest.mark.parametrize(("sign", "found_in"), [("* ", ["PG102"]), ("\\225 ", [])])
def test_a_page_of_a_list_alone_does_not_show_how_wide_the_margin_is(
    sign: str, found_in: list[str]
) -> None:
    items = "".join(text(162, 700 - 24 * n, sign + PROSE[n % 3][:68]) for n in range(12))
    outcome = found(pages(lines(12, 24), items), "us-az-superior-maricopa", "PG102")
    assert [f.code for f in outcome.findings if "wider" in f.message] == found_in


@pytest.mark.parametrize(("middle", "found_in"), [(333, []), (None, ["PG105"])])
def test_a_cover_of_a_bound_page_is_no_single_spaced_text(
    middle: int | None, found_in: list[str]
) -> None:
    # The margins of 1 1/2 inches and 1 inch put the middle of its lines right of the page's own.
    names = (
        "The Incorporated Trustees of the Greater Northwest Region,",
        "and Maximiliana Theodora Guadalupe Anastasia Bernardina",
        "v.",
    )
    cover = "".join(
        f"q BT /F2 12 Tf {middle - 3.6 * len(words) if middle else 72} {700 - 14 * n} Td "
        f"({words}) Tj ET Q\n"
        for n, words in enumerate(names * 10)
    )
    bound = pdf(Raw(cover)).replace(b"/F1 3 0 R", b"/F1 3 0 R " + COURIER.encode())
    assert codes(found(bound, "us-federal-cacd", "PG105")) == found_in


@pytest.mark.parametrize("leaders", [True, False])
def test_the_numbers_of_a_table_of_contents_are_no_line_numbers(leaders: bool) -> None:
    dots = " " + "." * 40 if leaders else ""
    rows = "".join(
        text(72, 600 - 24 * n, str(n + 1))
        + text(84 if not leaders else 110, 600 - 24 * n, "Facts of the case" + dots)
        + text(520, 600 - 24 * n, str(n + 3))
        for n in range(9)
    )
    assert "PG204" not in codes(found(pdf(Raw(rows)), "us-ca-superior-alameda", "PG20"))


def test_pages_of_a_form_without_blanks_belong_to_the_form() -> None:
    foot = text(72, 60, "Form Adopted for Mandatory Use")
    data = pages(lines(5, 24) + foot, lines(60, 10), lines(5, 24) + foot)
    outcome = found(data, "us-ca-superior-alameda", "PG1")
    assert [(p.kind.value, p.first, p.last) for p in outcome.parts] == [("official_form", 1, 3)]
    assert outcome.findings == ()


def picture(dark: Sequence[tuple[int, int, int, int]]) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("L", (612, 792), 250)
    draw = ImageDraw.Draw(image)
    for rectangle in dark:
        draw.rectangle(rectangle, fill=10)
    return pdf(
        Raw(
            "q 612 0 0 792 0 0 cm /I Do Q\n",
            resources="/XObject << /I 20 0 R >>",
            objects={20: gray_image(612, 792, image.tobytes())},
        )
    )


@pytest.mark.parametrize(
    ("drawn", "writing"),
    [
        ([(100, 100 + 30 * n, 500, 102 + 30 * n) for n in range(20)], False),  # ruled paper
        ([(200, 200, 400, 420)], False),  # a sign
        ([(80 + 9 * m, 100 + 14 * n, 84 + 9 * m, 108 + 14 * n)
          for m in range(45) for n in range(40)], True),
    ],
)  # fmt: skip
def test_a_picture_without_writing_has_no_text_to_search(
    drawn: list[tuple[int, int, int, int]], writing: bool
) -> None:
    outcome = found(picture(drawn), "us-tx-trial", "PG601")
    assert bool(outcome.findings) is writing


def test_the_gaps_of_a_draft_are_marked_in_colour_and_no_defect_of_the_paper() -> None:
    marked = box(72, 200, 400, 60, "1 1 0 rg") + lines(12, 24)
    stamp = "/Artifact << /Type /Pagination /Subtype /Watermark >> BDC\n" + (
        text(250, 770, "DRAFT - not for filing") + "EMC\n"
    )
    assert codes(found(pdf(Raw(marked)), "us-wa-superior", "PG108")) == ["PG108"]
    assert codes(found(pdf(Raw(marked + stamp)), "us-wa-superior", "PG108")) == []


def test_a_letter_is_no_roman_page_number() -> None:
    assert [roman_value(t) for t in ("C", "L", "c", "iv", "XII", "xl")] == [
        None, None, None, 4, 12, 40,
    ]  # fmt: skip


def test_a_form_object_is_read_like_the_page_itself() -> None:
    inside = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>",
        lines(20, 24).encode(),
    )
    data = pdf(Raw("q /X Do Q\n", resources="/XObject << /X 20 0 R >>", objects={20: inside}))
    plain = pdf(Raw(lines(20, 24)))
    assert codes(found(data, "us-federal-cacd", "PG1")) == codes(
        found(plain, "us-federal-cacd", "PG1")
    )


def test_a_filer_s_block_that_long_names_make_long_is_read_to_the_court_s_title() -> None:
    names = [f"Organization of tenants and neighbors number {n}" for n in range(22)]
    block = ["Jordan Q. Advocate (SBN 123456)", "Legal Aid of Central County"]
    block += ["100 Main Street, Oakland, CA 94612", *names]
    contact = ["(510) 555-0100", "jordan@example.org", "Attorney for Defendant"]
    title = text(180, 320, "UNITED STATES DISTRICT COURT")
    signed = text(300, 200, "/s/ Jordan Q. Advocate") + text(300, 186, "Jordan Q. Advocate")

    def paper(*above: str) -> bytes:
        head = "".join(text(72, 760 - 15 * n, words) for n, words in enumerate(above))
        return pdf(Raw(head + title + text(72, 290, "MOTION TO CONTINUE TRIAL") + signed))

    assert codes(found(paper(*block, *contact), "us-federal-cacd", "PG902")) == []
    assert codes(found(paper(*block, contact[2]), "us-federal-cacd", "PG902")) == ["PG902"]


@pytest.mark.parametrize("firm", ["Eastside Tenant Aid", "Reyes Ferrer Nakamura"])
def test_a_firm_that_no_word_tells_is_known_from_the_case(firm: str) -> None:
    counsel = Counsel("a", PersonName(whole="Ines Ortiz"), firm="Reyes Ferrer Nakamura")
    case = Case("us-wa-superior-king", counsel=(counsel,))
    lines = ("Ines Ortiz", "Bar No. 45678", firm, "400 Yesler Way", "Seattle, WA 98104")
    more = ("(206) 555-0100", "iortiz@example.org", "Attorney for Plaintiff")
    block = "".join(text(320, 620 - 14 * n, words) for n, words in enumerate((*lines, *more)))
    signed = text(306, 640, "By: ____________________")
    data = pdf(Raw(text(72, 700, "MOTION TO COMPEL REPAIRS") + signed + block))
    where = court("us-wa-superior-king")
    done = check_pdf(data, jurisdiction=where, name="paper.pdf", select=("PG902",), case=case)
    assert codes(done) == []


ADDRESS = (
    "Michael Gans",
    "Clerk of Court",
    "United States Court of Appeals",
    "St. Louis, MO 63102",
)


def test_the_court_in_a_letter_s_address_is_no_caption() -> None:
    head = "".join(text(72, 700 - 15 * n, words) for n, words in enumerate(ADDRESS))
    paper = head + text(72, 620, "Notice of the order below") + lines(12, 24, top=560)
    letter = head + text(72, 620, "Dear Mr. Gans,") + lines(12, 24, top=560)
    assert "PG403" in codes(found(pdf(Raw(paper)), "us-ca-superior", "PG4"))
    assert codes(found(pdf(Raw(letter)), "us-ca-superior", "PG4")) == []


def test_a_centred_caption_is_said_to_stand_in_the_middle() -> None:
    head = (
        text(200, 540, "SUPERIOR COURT OF CALIFORNIA")
        + text(230, 500, "ANGEL ZEPEDA RIVAS, et al.,")
        + text(330, 480, "Plaintiffs,")
        + text(300, 460, "v.")
        + text(270, 440, "DAVID JENNINGS,")
        + text(330, 420, "Defendant.")
        + text(250, 390, "Case No. 3:20-cv-02731-VC")
    )
    said = {
        f.code: f.message
        for f in found(pdf(Raw(head)), "us-ca-superior", "PG404", "PG407").findings
    }
    assert "in the middle" in said["PG404"]
    assert "in the middle" in said["PG407"]


def test_an_address_that_breaks_at_a_line_s_end_and_a_long_block_are_read_whole() -> None:
    long = [f"Partner number {n} of the firm" for n in range(16)]
    under = ["Jordan Q. Advocate", *long, "(510) 555-0100", "papadimitrakopoulou@example.", "org"]
    under += ["100 Main Street", "Oakland, CA 94612"]

    def paper(*below: str) -> bytes:
        signed = text(306, 640, "By: ____________________")
        block = "".join(text(320, 620 - 14 * n, words) for n, words in enumerate(below))
        return pdf(Raw(text(72, 700, "MOTION TO CONTINUE TRIAL") + signed + block))

    assert codes(found(paper(*under), "us-federal-nysd", "PG902")) == []
    without = [words for words in under if "example" not in words and words != "org"]
    assert codes(found(paper(*without), "us-federal-nysd", "PG902")) == ["PG902"]


def test_a_table_that_fills_a_page_reaches_to_the_margin() -> None:
    cells = "".join(text(114, 700 - 24 * n, "Photograph of the mailboxes") for n in range(26))
    border = "1 w 108 86 m 108 716 l S\n"
    rule = "1 w 100 0 m 100 792 l S\n"
    assert codes(found(pdf(Raw(cells + border)), "us-az-superior-maricopa", "PG102")) == []
    assert "PG102" in codes(found(pdf(Raw(cells + rule)), "us-az-superior-maricopa", "PG102"))


def test_a_certificate_of_service_in_england_has_no_paragraphs_to_number() -> None:
    said = lines(24, 20)
    motion = found(pdf(Raw(said)), "gb-ew-highcourt", "PG909")
    assert codes(motion) == ["PG909"]
    served = court("gb-ew-highcourt", document="proof_of_service")
    outcome = check_pdf(pdf(Raw(said)), jurisdiction=served, name="p.pdf", select=("PG909",))
    assert codes(outcome) == []


def test_rules_and_blanks_of_a_form_are_no_boxes_over_words_taken_out() -> None:
    # A form scanned to outlines: its title between two rules of one shape, blanks for the names.
    rules = "q 0 g 63 700 486 1.5 re 63 727 486 1.5 re f Q\n"
    blanks = "q 0 g 72 600 150 0.7 re 72 560 150 0.7 re f Q\n"
    spaces = "BT /F1 12 Tf 3 Tr 72 710 Td [(of ) -3000 ( ) -4000 ( ) -3500 ( )] TJ ET\n"
    low = spaces.replace("710", "580")
    assert codes(found(pdf(Raw(rules + blanks + spaces + low)), "us-ca-superior", "PG702")) == []
    dark = "q 0 g 63 700 486 28 re f Q\n"
    assert codes(found(pdf(Raw(dark + spaces)), "us-ca-superior", "PG702")) == ["PG702"]
