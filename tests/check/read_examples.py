"""A good and a bad file for each key that a check reads and that no other test breaks by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from packetgen.case.model import Case, Hearing, Party, PersonName
from packetgen.pages.pagemap import Page, PageMap, Part, PartKind

from .broken_papers import DEFECTS, field, owner_password
from .key_examples import Example
from .proof_pairs import CERTIFICATE, MEMORANDUM, cover
from .proof_papers import (
    SIGNED,
    caption,
    image,
    outline,
    pages,
    prose,
    raw,
    rewritten,
    served,
    signature,
)
from .raw_pdf import Raw, box, gray_image, pdf, text
from .told_examples import case, foot, said
from .written_papers import BRIEF_COVER, CALIFORNIA, WITH_EXHIBITS, Exhibit, Paper, pdf_of

WORDS = prose(9)
EFILE: dict[str, Any] = {}
PAPER = {"channel": "paper"}
BRIEF = {"document": "brief"}
ALAMEDA = "us-ca-superior-alameda"
DEPOSED = CALIFORNIA.but(exhibits=(Exhibit("A", "Deposition of Henry Brown, March 3, 2026"),))


def lines(*each: str, left: float = 72, top: float = 700, pitch: float = 24) -> str:
    return "".join(text(left, top - pitch * n, s) for n, s in enumerate(each))


def exhibit(*each: str) -> bytes:
    return pages(WORDS, *each)


def portfolio(writer: Any) -> None:
    from pypdf.generic import DictionaryObject, NameObject

    writer.root_object[NameObject("/Collection")] = DictionaryObject()


def opened(zoom: float) -> Any:
    from pypdf.generic import ArrayObject, FloatObject, NameObject, NullObject

    def change(writer: Any) -> None:
        page = writer.pages[0].indirect_reference
        writer.root_object[NameObject("/OpenAction")] = ArrayObject(
            [page, NameObject("/XYZ"), NullObject(), NullObject(), FloatObject(zoom)]
        )

    return change


def with_sound(writer: Any) -> None:
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
    )  # fmt: skip

    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Sound"),
            NameObject("/Rect"): ArrayObject([FloatObject(n) for n in (72, 72, 92, 92)]),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])


def linked(data: bytes, baseline: float) -> bytes:
    from pypdf.annotations import Link

    def change(writer: Any) -> None:
        writer.add_annotation(
            0, Link(rect=(72, baseline - 3, 500, baseline + 12), url="https://example.org/1")
        )

    return rewritten(data, change)


def colored(pixels: int) -> Raw:
    """A scan in red."""
    from zlib import compress

    body = compress(bytes([220, 40, 40]) * pixels * pixels)
    head = (
        f"/Type /XObject /Subtype /Image /Width {pixels} /Height {pixels} /ColorSpace /DeviceRGB "
        "/BitsPerComponent 8 /Filter /FlateDecode"
    )
    data = f"<< {head} /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream"
    return Raw("q 612 0 0 792 0 0 cm /I Do Q\n", resources="/XObject << /I 20 0 R >>",
               objects={20: data})  # fmt: skip


def gray(pixels: int) -> Raw:
    return Raw("q 612 0 0 792 0 0 cm /I Do Q\n", resources="/XObject << /I 20 0 R >>",
               objects={20: gray_image(pixels, pixels, bytes([200]) * pixels**2)})  # fmt: skip


def logo() -> bytes:
    return pdf(Raw("q 60 0 0 60 72 705 cm /I Do Q\n" + caption(),
                   resources="/XObject << /I 20 0 R >>",
                   objects={20: gray_image(60, 60, bytes([60]) * 3600)}))  # fmt: skip


def numbered(count: int) -> bytes:
    return pdf_of(CALIFORNIA.but(number_count=count, number_pitch=24 * 28 / count))


def scanned(*, number: bool) -> bytes:
    page = image(2550, 3300)
    content = page.content.split("q BT")[0] + (text(300, 40, "1") if number else "")
    return pdf(Raw(content, resources=page.resources, objects=page.objects))


CAPTION, AT_RIGHT = caption(), caption(parties="").replace("72 616", "340 560")
PARTY_RIGHT = CAPTION.replace("72 640", "360 655").replace("72 616", "360 628")
MOTION = {"document": "motion"}
PLEADING = {"document": "complaint"}
SUBPOENA = {"document": "subpoena"}
COMMAND = "SUBPOENA. The State of Ohio to Ann Smith: you are commanded to appear with the records."
JUDGED = Case("us-ca-superior", judge=PersonName("Anna", family="Judge"))
SEALED_TITLE = "NOTICE OF MOTION FILED UNDER SEAL"
WHOLE = "SERVICE OF THIS PAPER"
CAUSE = text(200, 400, "FIRST CAUSE OF ACTION")
JUSTICE = "I hereby certify that on March 3, 2026 a true copy of the above document was served"
FILE_1 = "File 1 of 2, Volume 1"
FILE_2 = "File 2 of 2, Volume 2, pp. 3-4"
LARGE = b"\n%" + b" " * 36_000_000
TALL = prose(9) + prose(9, 440)


def secret(line: str, mask: str, court: str, **conditions: Any) -> Example:
    """On the second page: the filer's own telephone and address stand on the first."""
    return Example(court, pages(WORDS, said(mask)), pages(WORDS, said(line)), conditions)


def deposed(page: str) -> bytes:
    return rewritten(exhibit(page), outline("Motion", "Deposition of Henry Brown"))


def foreign() -> bytes:
    import typst

    words = "Договор аренды квартиры заключён сторонами в городе в понедельник. " * 4
    source = f'#set page("us-letter")\nThe motion.\n#pagebreak()\n{words}'
    return bytes(typst.compile(source.encode()))  # type: ignore[arg-type]


def mapped(*parts: str) -> PageMap:
    kinds = dict.fromkeys(parts)
    return PageMap(
        tuple(Part(p, PartKind.PAPER, "Motion", parts.count(p), "filing") for p in kinds),
        tuple(
            Page(i, p, PartKind.PAPER, parts[:i].count(p) + 1, str(i + 1), str(i + 1))
            for i, p in enumerate(parts)
        ),
    )


def broken(defect: str, good: Paper = CALIFORNIA) -> Example:
    return Example("us-ca-superior", pdf_of(good), pdf_of(DEFECTS[defect][0]))


def heard(day: int) -> Case:
    hearing = Hearing("h", dt.date(2026, 12, day), dt.time(9), "17")
    return Case(ALAMEDA, number="RG26-014722", hearings=(hearing,))


HEADS = tuple(
    text(left, 700, each) + prose(9, 660)
    for left, each in ((219, "STATEMENT OF FACTS"), (238, "THE ARGUMENT"))
)
OLD_RULE = "The rule is old, see Roe v. Wade and what came of it."
UNDERLINED = text(72, 380, "See Roe v. Wade.") + box(72, 377, 120, 0.6)
MINOR = Case(
    "us-fl",
    parties=(Party("anna", "child", "first", PersonName("Anna", family="Rivera"), minor=True),),
)
FAMILY = {"case_type": "family"}
READ_EXAMPLES: dict[str, Example] = {
    "bookmarks.components": Example(
        "us-ca-appeal", rewritten(pages(WORDS, WORDS), outline("Notice", "Letter")),
        rewritten(pages(WORDS, WORDS), outline("Notice")), parts="1 paper, 2 letter",
    ),
    "bookmarks.headings": Example(
        "us-ca-appeal",
        rewritten(pages(HEADS[0], HEADS[1]), outline("STATEMENT OF FACTS", "THE ARGUMENT")),
        rewritten(pages(HEADS[0], HEADS[1]), outline("Page one", "Page two")),
    ),
    "caption.attorney_block": broken("block too high"),
    "caption.attorney_fields": broken("no telephone"),
    "caption.case_number": broken("number at the left"),
    "caption.clerk_space": broken("text for the clerk"),
    "caption.court_title.line": broken("court on line 7"),
    "caption.court_title.top": Example(
        "us-ca-superior", pdf_of(CALIFORNIA), raw(CAPTION),
    ),
    "caption.number_label": Example(
        "us-ny-supreme", raw(caption(number="Index No. 123456/2026")), raw(CAPTION),
    ),
    "caption.style": Example(
        "us-ny-supreme", raw(caption(number="Index No. 123456/2026")), raw(CAPTION),
    ),
    "efile.print_safe": Example("us-ca-superior", pdf_of(CALIFORNIA), raw(WORDS)),
    "exhibits.bookmark_title": broken("bookmark without description", WITH_EXHIBITS),
    "exhibits.bookmarks": broken("bookmark missing", WITH_EXHIBITS),
    "font.case_names": Example(
        "us-appeals", raw(said("The rule is old.") + UNDERLINED), raw(said(OLD_RULE)),
    ),
    "font.families": broken("face of another kind"),
    "font.x_height": Example(
        "us-ny-supreme", pdf_of(CALIFORNIA), pdf_of(CALIFORNIA.but(size=8.0)),
        beside=("font.size",),
    ),
    "footer.font_size": broken("footer of 8 pt"),
    "footer.order": broken("footer without line"),
    "footnote.size": broken("footnotes of 10 pt"),
    "line_numbers.alignment": broken("numbers drift"),
    "line_numbers.restart": broken("numbers go on"),
    "margins.content": Example(
        "us-appeals", pages(foot("1"), foot("2")),
        pages(foot("1"), foot("2") + text(72, 770, "Opening brief of the appellant")),
    ),
    "margins.top": Example("us-appeals", raw(prose(20)), raw(prose(20, 750))),
    "page_number.style": broken("roman page numbers"),
    "privacy.account": secret("account no. 12345678", "account ending 5678", "us-fl"),
    "privacy.birth_date": secret("born on May 4, 1985", "born in 1985", "us-fl"),
    "privacy.driver_license": secret(
        "driver's license no. D1234567", "driver's license xxxx", "us-fl"
    ),
    "privacy.minor_name": Example(
        "us-fl", pages(WORDS, said("the child A.R.")), pages(WORDS, said("the child Anna Rivera")),
        case=MINOR,
    ),
    "privacy.tax_id": secret("EIN 12-3456789", "EIN ending 6789", "us-fl"),
    "proof_of_service.on_paper": Example(
        "us-tx-trial", raw(served("CERTIFICATE OF SERVICE", JUSTICE, "by mail upon Ann Smith.")),
        raw(WORDS),
    ),
    "spacing.body": broken("single spacing"),
    "bookmarks.nested": Example(
        "us-ca-appeal",
        rewritten(pages(WORDS, WORDS, WORDS), outline("Brief", "Exhibit A", "Exhibit B")),
        rewritten(pages(WORDS, WORDS, WORDS), outline("Brief", "Exhibit A", "Exhibit A")),
    ),
    "bookmarks.page_in_title": Example(
        "gb-ew", rewritten(pages(WORDS, WORDS), outline("Claim, p. 1", "Defence, p. 2")),
        rewritten(pages(WORDS, WORDS), outline("Claim", "Defence")),
    ),
    "caption.case_title": Example("us-ca-superior", raw(CAPTION), raw(PARTY_RIGHT)),
    "caption.description": Example("us-ny-supreme", raw(CAPTION), raw(caption(paper=""))),
    "caption.email": Example(
        "us-federal-cacd",
        raw(lines("Jordan Q. Advocate", "jordan@example.org", top=734, pitch=14) + CAPTION),
        raw(lines("jordan@example.org", "Jordan Q. Advocate", top=734, pitch=14) + CAPTION),
    ),
    "caption.judge": Example(
        "us-ny-supreme", raw(caption(more=text(340, 580, "Hon. Anna Judge"))), raw(CAPTION),
        case=JUDGED,
    ),
    "caption.judge_initials": Example(
        "us-federal-cand", raw(caption(number="Case No. 3:26-cv-01472-AJ")), raw(CAPTION),
    ),
    "caption.limited_amount": Example(
        "us-ca-superior", raw(caption(more=text(340, 580, "Amount demanded exceeds $10,000"))),
        raw(CAPTION), {"case_type": "limited-civil", "initial": True},
    ),
    "caption.logo": Example("us-or-circuit", raw(CAPTION), logo()),
    "caption.motion_block": Example(
        ALAMEDA, pdf_of(CALIFORNIA), pdf_of(CALIFORNIA), case=heard(14), bad_case=heard(15),
    ),
    "caption.nature_of_paper": Example(
        "us-ca-superior", raw(CAPTION), raw(caption(paper="").replace("340 640", "340 610")
                                            + text(340, 655, "NOTICE OF MOTION")),
    ),
    "caption.parcel_numbers": Example(
        "us-oh-commonpleas-delaware", raw(caption(more=text(72, 580, "Parcel No. 519-432-01"))),
        raw(CAPTION + text(72, 300, "Parcel")),
    ),
    "caption.party_addresses": Example(
        "us-oh", raw(caption(more=text(72, 580, "100 Main Street, Columbus, OH 43215"))),
        raw(CAPTION), PLEADING,
    ),
    "certificate.font": Example(
        "us-fl-appeal", raw(MEMORANDUM + said("I certify that the font is Arial 14.", top=300)),
        raw(MEMORANDUM), BRIEF,
    ),
    "certificate.position": Example(
        "us-ny-supreme", pages(MEMORANDUM, WORDS, CERTIFICATE),
        pages(MEMORANDUM + CERTIFICATE, WORDS, WORDS), {"document": "memorandum"},
    ),
    "citation.prior_paper": Example(
        "us-ca-superior", raw(said("The declaration was filed herein on March 3, 2026.")),
        raw(said("The declaration of Ann Smith (previously filed).")),
    ),
    "cover.color": Example(
        "us-ca-appeal", cover(BRIEF_COVER), raw(box(0, 0, 612, 792, "0.5 0.7 1 rg")
                                          + text(200, 600, "BRIEF")), parts="1 cover",
    ),
    "cover.fields": Example(
        "us-appeals", cover(BRIEF_COVER), cover((*BRIEF_COVER[:3], *BRIEF_COVER[4:])), BRIEF,
        parts="1 cover",
    ),
    "cover.number": Example(
        "us-appeals", cover(BRIEF_COVER),
        cover((*BRIEF_COVER[1:6], BRIEF_COVER[0], BRIEF_COVER[6])), BRIEF, parts="1 cover",
    ),
    "declaration.caption": Example(
        "us-ca-superior",
        raw(caption(paper="DECLARATION OF ANN SMITH") + text(340, 580, "IN SUPPORT OF MOTION")),
        raw(caption(paper="DECLARATION") + text(340, 580, "IN SUPPORT OF MOTION")),
        {"document": "declaration"},
    ),
    "efile.encryption": Example(
        "us-fl", raw(WORDS), rewritten(raw(WORDS), owner_password)
    ),
    "efile.filename_length": Example(
        "us-tx-trial", raw(WORDS), raw(WORDS), name="Motion.pdf",
        bad_name="Motion" * 12 + ".pdf",
    ),
    "efile.filename_parts": Example(
        "gb-ew", raw(WORDS), raw(WORDS), name="KB-2026-000123-claim.pdf", bad_name="claim.pdf",
        case=case("KB-2026-000123"),
    ),
    "efile.forms": Example("us-federal", raw(WORDS), rewritten(raw(WORDS), field)),
    "efile.max_dpi": Example("gb-ew", pdf(gray(1700)), pdf(gray(4000))),
    "efile.max_envelope_bytes": Example("us-tx-trial", raw(WORDS), raw(WORDS) + LARGE),
    "efile.media": Example("us-federal", raw(WORDS), rewritten(raw(WORDS), with_sound)),
    "efile.open_zoom": Example(
        "gb-ew", rewritten(pages(WORDS, WORDS), opened(1.0)),
        rewritten(pages(WORDS, WORDS), opened(2.0)), parts="1 paper, 2 exhibit",
    ),
    "efile.optimized": Example("gb-ew", raw(WORDS), raw(WORDS) + LARGE),
    "efile.portfolio": Example("us-tx-trial", raw(WORDS), rewritten(raw(WORDS), portfolio)),
    "efile.scan_color": Example("us-fl", pdf(gray(600)), pdf(colored(600))),
    "efile.unalterable": Example(
        "us-il-circuit-lake", raw(WORDS), rewritten(raw(WORDS), field)
    ),
    "exhibits.deposition_cover": Example(
        ALAMEDA, deposed(lines("Deposition of Henry Brown", "March 3, 2026") + foot("1")),
        deposed(prose(9)), parts="1 paper, 2 exhibit A",
    ),
    "exhibits.deposition_page_numbers": Example(
        ALAMEDA, deposed(foot("45")), deposed(WORDS), parts="1 paper, 2 exhibit A",
    ),
    "exhibits.translation": Example(
        ALAMEDA, exhibit(WORDS), foreign(), parts="1 paper, 2 exhibit A",
    ),
    "efile.single_document": Example(
        "us-il-circuit-lake", pages(WORDS, WORDS), pages(WORDS, WORDS), page_map=mapped("a", "a"),
        bad_page_map=mapped("a", "b"),
    ),
    "privacy.reference_form": Example(
        "us-ca-superior", raw(said("MC-120")), pages(said("MC-120"), caption()),
        parts="1- paper", bad_parts="1 paper, 2 letter",
    ),
    "caption.referee": Example(
        "us-ca-superior", raw(caption(more=text(72, 580, "Referee: Ann Smith"))),
        raw(CAPTION + text(72, 300, "Referee")),
    ),
    "exhibits.index": Example(
        ALAMEDA, pdf_of(WITH_EXHIBITS), pages(WORDS, WORDS), bad_parts="1 paper, 2 exhibit A",
    ),
    "exhibits.index_columns": Example(
        ALAMEDA, pdf_of(WITH_EXHIBITS), pdf_of(WITH_EXHIBITS.but(index={"A": "", "B": "7"})),
    ),
    "exhibits.page_prefix": Example(
        "us-federal-txnd", exhibit(foot("App. 12")), exhibit(WORDS), parts="1 paper, 2 exhibit A",
    ),
    "exhibits.pagination": Example(
        "us-ma-superior", exhibit(foot("12"), foot("13")), exhibit(foot("12"), foot("3")),
        parts="1 paper, 2-3 exhibit A",
    ),
    "exhibits.separate_volume_over": Example(
        ALAMEDA, pages(*([WORDS] * 4)), pages(*([WORDS] * 30)), MOTION,
        parts="1 paper, 2- exhibit A", titles=("Motion for summary judgment",),
    ),
    "exhibits.stamp": Example(
        "us-or-circuit", exhibit(WORDS + text(500, 40, "Exhibit A Page 1")), exhibit(WORDS),
        parts="1 paper, 2 exhibit A",
    ),
    "exhibits.stamp_position": Example(
        "us-or-circuit", exhibit(WORDS + text(500, 40, "Exhibit A Page 1")),
        exhibit(WORDS + text(72, 40, "Exhibit A Page 1")), parts="1 paper, 2 exhibit A",
        beside=("exhibits.stamp",),
    ),
    "font.mono_pitch": Example(
        "us-appeals", pdf_of(CALIFORNIA.but(font="DejaVu Sans Mono")),
        pdf_of(CALIFORNIA.but(font="DejaVu Sans Mono", size=9)),
    ),
    "font.preferred": Example(
        "us-ca-appeal", pdf_of(CALIFORNIA.but(font="C059")), pdf_of(CALIFORNIA),
    ),
    "font.roman": Example(
        "us-appeals", raw(prose(24)), raw(prose(24)).replace(b"/Times-Roman", b"/Times-Italic"),
    ),
    "footer.first_page_filer": Example(
        "us-wa-superior", raw(WORDS + text(340, 60, "Legal Aid, Seattle, (206) 555-0100")),
        raw(WORDS),
    ),
    "footer.use": Example(ALAMEDA, pdf_of(CALIFORNIA), pdf_of(CALIFORNIA.but(footer_title=""))),
    "length.attachment_pages": Example(
        "us-ca-appeal", pages(*([WORDS] * 11)), pages(*([WORDS] * 12)), BRIEF,
        parts="1 paper, 2- exhibit A",
    ),
    "length.memorandum.pages": Example(
        "us-ca-superior", pages(*([MEMORANDUM] + [WORDS] * 14)),
        pages(*([MEMORANDUM] + [WORDS] * 15)), {"document": "memorandum"},
    ),
    "length.msj.pages": Example(
        "us-ca-superior", pages(*([MEMORANDUM] + [WORDS] * 19)),
        pages(*([MEMORANDUM] + [WORDS] * 20)), {"document": "memorandum"},
        titles=("Motion for summary judgment",),
    ),
    "length.pages": Example(
        "us-federal-ilnd", pages(*([WORDS] * 15)), pages(*([WORDS] * 16)),
        {"document": "memorandum"},
    ),
    "length.summary_over": Example(
        "us-ca-superior", pages(*([MEMORANDUM] + [WORDS] * 14)),
        pages(*([MEMORANDUM] + [WORDS] * 16)), {"document": "memorandum"},
    ),
    "line_numbers.per_page": Example("us-federal-cacd", numbered(28), numbered(32)),
    "links.citations": Example(
        "us-federal-ilnd", linked(raw(said("See 50 Cal.3d 100 and Exhibit A.")), 500),
        raw(said("See 50 Cal.3d 100 and Exhibit A.")),
    ),
    "links.docket": Example(
        "us-ny-supreme-commercial", linked(raw(said("See NYSCEF Doc. No. 12.")), 500),
        raw(said("See NYSCEF Doc. No. 12.")),
    ),
    "margins.bottom": Example("us-appeals", raw(prose(24)), raw(prose(28))),
    "margins.first_top": Example("us-wa", raw(prose(9, 560)), raw(prose(9, 700))),
    "margins.one": Example(
        "gb-ew", raw("".join(text(110, 700 - 24 * n, "The claimant leased it then.")
                             for n in range(20))),
        raw("".join(text(50, 700 - 24 * n, "The claimant leased it from the defendant under a deed"
                         " that was then made between the parties to it.")
                    for n in range(20))),
    ),
    "motion.pages": Example(
        "us-federal-cand", pages(*([WORDS] * 25)), pages(*([WORDS] * 26)), MOTION,
    ),
    "motion.parts": Example(
        "us-ca-superior", raw(said("Notice of motion; motion; memorandum of points")),
        raw(said("Notice of motion; motion for relief")), MOTION,
    ),
    "motion.separate_statement": Example(
        "us-ca-superior", raw(said("Undisputed facts and supporting evidence")), raw(WORDS),
        {"document": "separate_statement"},
    ),
    "notice_of_hearing.contents": Example(
        "us-tx-trial", raw(said("In courtroom 3, 100 Main Street. Call (512) 555-0100.",
                                "Hand exhibits to the clerk.")),
        raw(said("The hearing is on Monday.")), {"document": "notice"},
    ),
    "page.clear_box.later": Example(
        "us-fl", pages(prose(9, 560), prose(9, 640)),
        pages(prose(9, 560), prose(9, 640) + text(420, 750, "COPY")), {"recorded": True},
    ),
    "page.landscape": Example("gb-ew", raw(prose()), raw(prose(), page="/Rotate 90")),
    "page_number.use": Example("gb-ew", pages(foot("1"), foot("2")), pages(WORDS, WORDS)),
    "pagination.generated": Example("gb-ew", scanned(number=True), scanned(number=False)),
    "pleading.cause_headings": Example(
        "us-ca-superior",
        raw(prose(6) + CAUSE + lines("Breach of contract against all defendants", top=376)),
        raw(prose(6) + CAUSE.replace("FIRST ", "") + prose(6, 376)), PLEADING,
    ),
    "pleading.numbers_as_figures": Example(
        "gb-ew", raw(said("It lasted for 30 days.")), raw(said("It lasted for thirty days.")),
    ),
    "pleading.paragraph_numbers": Example(
        "us-or-circuit", raw(prose(4) + text(300, 500, "1.") + prose(4, 476)),
        raw(prose(4) + text(72, 500, "1.") + prose(4, 476)),
    ),
    "privacy.card": secret("Visa card 4417 1234 5678 9113", "Visa card ending 9113", "us-fl"),
    "privacy.email": secret("write to anna@example.net soon", "write to her soon", "us-fl"),
    "privacy.employee_id": secret("employee no. 5551234", "employee no. xxxx1234", "us-fl"),
    "privacy.government_id": secret("alien no. A123456789", "alien no. XXXXX", "us-ma"),
    "privacy.home_address": secret(
        "who resides at 12 Oak Street", "who resides in Oakland", "us-federal-cacd"
    ),
    "privacy.insurance_account": secret(
        "policy no. 55512345678", "policy no. xxxxx", "us-ny-supreme"
    ),
    "privacy.minor_address": secret(
        "the child lives at 12 Oak Street", "the child lives nearby", "us-tx-trial"
    ),
    "privacy.minor_birth_date": secret(
        "the child, born May 4, 2015", "the child, aged 9", "us-tx-trial"
    ),
    "privacy.minor_ssn": secret(
        "the child, SSN 219-09-9999", "the child", "us-wa-superior", **FAMILY
    ),
    "privacy.password": secret("the password is Blue77", "the password is not told", "us-fl"),
    "privacy.phone": secret(
        "she called (206) 555-0101 twice", "she called twice", "us-wa-superior", **FAMILY
    ),
    "privacy.username": secret("username: anna77", "her name there", "us-fl"),
    "proof_of_service.declaration": Example(
        "us-ca-superior",
        raw(served("PROOF OF SERVICE", "On March 3, 2026 I served it by mail upon Alex Opponent.",
                   "I declare under penalty of perjury that this is true.")),
        raw(served("PROOF OF SERVICE", "On March 3, 2026 I served it by mail upon Alex Opponent.")),
    ),
    "proof_of_service.wording": Example(
        "us-ma-superior",
        raw(served("CERTIFICATE OF SERVICE", JUSTICE, "by mail upon: Alex Opponent.")),
        raw(served("CERTIFICATE OF SERVICE", "On March 3, 2026 I served it by mail upon",
                   "Alex Opponent.")),
    ),
    "sealed.legends": Example(
        "us-ca-superior", raw(caption(paper=SEALED_TITLE, more=text(
            72, 760, "Public-Redacts materials from conditionally sealed record"))),
        raw(caption(paper=SEALED_TITLE)), parts="1 cover",
    ),
    "sealed.omission_page": Example(
        "us-ca-appeal",
        rewritten(pages(WORDS, said("Pages 3 to 5 are sealed and omitted.")),
                  outline("Brief", "Sealed pages")),
        pages(WORDS, said("Pages 3 to 5 are sealed and omitted.")),
    ),
    "signature.efile": Example(
        "us-fl", raw(signature()), raw(signature()), bad_value=("image",),
    ),
    "signature.sworn_slash_s": Example(
        "us-tx-trial", raw(signature()),
        raw(prose(6) + lines("I declare under penalty of perjury that this is true.", *SIGNED,
                             left=72, top=500)),
    ),
    "subpoena.filed": Example(
        "us-fl-circuit", raw(said("NOTICE OF HEARING")), raw(said("SUBPOENA: come to court.")),
        SUBPOENA,
    ),
    "subpoena.form": Example(
        "us-ca-superior", raw(said("SUBPOENA, form SUBP-002")), raw(said("SUBPOENA")), SUBPOENA,
    ),
    "subpoena.issuers": Example(
        "us-ma", raw(said(COMMAND, "Issued by a notary public.")), raw(said(COMMAND)), SUBPOENA,
    ),
    "subpoena.name": Example(
        "us-ma", raw(said("SUMMONS: you are commanded to appear.")),
        raw(said("SUBPOENA: you are commanded to appear.")),
        {"document": "subpoena", "case_type": "criminal"},
    ),
    "subpoena.statements": Example(
        "us-ny-supreme", raw(said("SUBPOENA. A copy of this subpoena goes with the papers.",
                                  "Records of patients need an authorization.",
                                  "It holds for adjourned dates.")),
        raw(said("SUBPOENA. Bring the papers.")), SUBPOENA,
    ),
    "subpoena.verbatim": Example(
        "us-tx-trial", raw(said("SUBPOENA. 176.8(a): failure to obey may be contempt.")),
        raw(said("SUBPOENA. Bring the papers.")), SUBPOENA,
    ),
    "volume.cover": Example(
        "us-ca-appeal", raw(said(FILE_1)), raw(said("Volume 1 of the appendix")),
    ),
    "volume.index": Example(
        "us-ca-appeal", raw(said("Index of all volumes", FILE_1, top=740)), raw(said(FILE_1)),
    ),
    "volume.max_files": Example(
        "us-ca-appeal", raw(said(FILE_1)), raw(said("File 1 of 11, Volume 1")),
    ),
    "volume.pagination": Example(
        "us-ca-appeal", pages(said(FILE_2) + text(300, 40, "3"), foot("4")),
        pages(said(FILE_2) + text(300, 40, "1"), foot("2")),
    ),
}  # fmt: skip
