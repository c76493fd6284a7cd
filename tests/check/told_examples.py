"""A good and a bad file for each key that a report also tells a person of."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from packetgen.case.model import Case, Exhibit

from .key_examples import Example
from .proof_papers import caption, image, outline, pages, prose, raw, rewritten
from .raw_pdf import box, text

PAPER = {"channel": "paper"}
SUBPOENA = {"document": "subpoena"}
WORDS = prose(9)


def duplex(kind: str) -> Any:
    from pypdf.generic import DictionaryObject, NameObject

    def change(writer: Any) -> None:
        writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
            {NameObject("/Duplex"): NameObject(f"/{kind}")}
        )

    return change


def said(*lines: str, top: float = 500) -> str:
    return prose(4) + "".join(text(72, top - 24 * n, s) for n, s in enumerate(lines))


def foot(number: str) -> str:
    return prose(9) + text(300, 40, number)


def case(number: str = "", *files: str) -> Case:
    exhibits = tuple(
        Exhibit(f"e{n}", "Recording", files=(PurePosixPath(f),)) for n, f in enumerate(files)
    )
    return Case("gb-ew-highcourt", number=number, exhibits=exhibits)


MOTION = caption(paper="NOTICE OF MOTION")
ORDER = caption(paper="[PROPOSED] ORDER")
LETTER_PARTS = "1- letter"
TWO = "Exhibit A is the lease; Exhibit B is the letter."
ONE = "Exhibit A is the lease, and the letter is not named."
BRIEF = "The lease is in the appendix: App. Tab 3."
RECORDS = "These are records under 42 CFR part 2."
NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
SERVICE = "Proof of service: I served this subpoena upon Ann Smith."
COVER_OF = text(200, 600, "BRIEF FOR APPELLEE") + text(72, 560, "in the Court of Appeals")


def long(words: int) -> bytes:
    return pages(*(
        "".join(text(72, 700 - 24 * n, "one two three four five six seven eight nine ten")
                for n in range(24)) for _ in range(words // 240)
    ))  # fmt: skip


def indexes(*kinds: str) -> bytes:
    lines = ("File 1 of 2, Volume 1", *(f"{kind} index of exhibits" for kind in kinds))
    return raw(said(*lines))


ONLY_PICTURES = image(612, 792)
TOLD_EXAMPLES: dict[str, Example] = {
    "paper.one_sided": Example(
        "us-ca-superior", rewritten(raw(WORDS), duplex("Simplex")),
        rewritten(raw(WORDS), duplex("DuplexFlipLongEdge")), PAPER,
    ),
    "paper.holes": Example(
        "us-ca-superior", raw(WORDS), raw(WORDS + text(205, 744, "COUNTY OF ALAMEDA")), PAPER,
        left=True,
    ),
    "pagination.late_pages": Example(
        "gb-ew-highcourt", pages(foot("45"), foot("46"), foot("47")),
        pages(foot("45"), foot("45A"), foot("46")),
    ),
    "exhibits.part_of_pleading": Example(
        "us-federal", pages(said(TWO), WORDS, WORDS), pages(said(ONE), WORDS, WORDS),
        {"document": "complaint"}, parts="1 paper, 2 exhibit A, 3 exhibit B",
    ),
    "packet.separate": Example(
        "us-ca-superior", pages(MOTION, caption(paper="MEMORANDUM OF POINTS AND AUTHORITIES")),
        pages(MOTION, ORDER),
    ),
    "efile.with_appendix": Example(
        "us-tx-supreme", pages(said(BRIEF), text(250, 700, "APPENDIX") + prose(5, 600)),
        pages(said(BRIEF), prose(5)),
    ),
    "volume.bundles": Example(
        "gb-ew-highcourt",
        rewritten(pages(WORDS, WORDS), outline("A. Statements of case", "B. Witness statements")),
        rewritten(pages(WORDS, WORDS), outline("A. Statements of case", "B. Authorities")),
        {"document": "bundle"}, left=True,
    ),
    "efile.mandatory": Example(
        "us-fl", raw(WORDS), raw(WORDS), {"channel": "efile"}, bad_conditions=PAPER,
    ),
    "efile.media_formats": Example(
        "us-ca-appeal", pages(WORDS, WORDS), pages(WORDS, WORDS), parts="1 paper, 2 exhibit A",
        case=case("", "exhibits/call.mp3"),
        bad_case=case("", "exhibits/call.ogg"),
    ),
    "volume.index_kinds": Example(
        "us-ca-appeal", indexes("Chronological", "Alphabetical"), indexes("Chronological"),
    ),
    "cover.colors": Example(
        "us-appeals", raw(box(0, 0, 612, 792, "0.95 0.4 0.4 rg") + COVER_OF),
        raw(box(0, 0, 612, 792, "0.5 0.7 1 rg") + COVER_OF),
        {"channel": "paper", "document": "brief"}, parts="1 cover",
    ),
    "privacy.safe_harbor": Example(
        "us-federal", raw(said("A de-identified summary of the course of treatment.")),
        raw(said("A de-identified summary. Telephone: (510) 555-0100.")), parts=LETTER_PARTS,
        left=True,
    ),
    "privacy.disclosure_notice": Example(
        "us-federal", raw(said(RECORDS, NOTICE)), raw(said(RECORDS)), parts=LETTER_PARTS,
    ),
    "privacy.disclosure_consent": Example(
        "us-federal", raw(said(RECORDS, "A copy of the written consent is enclosed.")),
        raw(said(RECORDS)), parts=LETTER_PARTS,
    ),
    "privacy.legal_use": Example(
        "us-federal", pages(said(RECORDS, "They are used by the court's order of March 3."), WORDS),
        pages(said(RECORDS), WORDS), parts="1 paper, 2 exhibit A",
    ),
    "privacy.sealed_copy": Example(
        "us-federal", raw(said("UNREDACTED VERSION - FILED UNDER SEAL")),
        raw(said("UNREDACTED VERSION")),
    ),
    "privacy.reference_list": Example(
        "us-ca-superior", raw(said("REFERENCE LIST, lodged by order of March 3, 2026")),
        raw(said("REFERENCE LIST of full identifiers")),
    ),
    "privacy.sealed_cover_sheet": Example(
        "us-wa-superior",
        rewritten(pages(said("SEALED FINANCIAL SOURCE DOCUMENTS"), WORDS),
                  outline("Declaration", "Bank statements")),
        rewritten(pages(WORDS, WORDS), outline("Declaration", "Bank statements")),
        {"case_type": "family"},
    ),
    "privacy.birth_surname": Example(
        "us-ma-superior", raw(said("Anna Brown, maiden name C., is the mother.")),
        raw(said("Anna Brown, maiden name Castellanos, is the mother.")),
    ),
    "privacy.patient_name": Example(
        "us-il-appellate", raw(said("In re Maria G., found subject to involuntary admission")),
        raw(said("In re Maria Gomez, found subject to involuntary admission")),
    ),
    "length.handwritten_pages": Example(
        "us-ny-supreme", raw(ONLY_PICTURES.content.split("BT")[0].rsplit("q", 1)[0], pages=10,
                             resources=ONLY_PICTURES.resources, objects=ONLY_PICTURES.objects),
        raw(ONLY_PICTURES.content.split("BT")[0].rsplit("q", 1)[0], pages=11,
            resources=ONLY_PICTURES.resources, objects=ONLY_PICTURES.objects),
        {"document": "reply"},
    ),
    "length.aggregate_words": Example(
        "us-tx-appeals", long(2400), long(28800), {"document": "brief"}, left=True,
    ),
    "subpoena.server_minimum_age": Example(
        "us-federal", raw(said(SERVICE, "I am at least 18 years old and no party.")),
        raw(said(SERVICE)), SUBPOENA,
    ),
    "subpoena.records_to": Example(
        "us-ca-superior", raw(said("Deliver the records to the clerk of the court.")),
        raw(said("Deliver the records to the public defender.")),
        {"document": "subpoena", "case_type": "criminal"},
    ),
}  # fmt: skip
"""Keys whose breach a file can show."""

SHOWN_KEPT: dict[str, Example] = {
    "pagination.case_number_unless_bound": Example(
        "gb-ew-highcourt", raw(said("KB-2026-000123")), raw(said("")),
        case=case("KB-2026-000123"),
    ),
    "subpoena.accompanied_by": Example(
        "us-ca-superior", raw(said("Affidavit of good cause; Notice to Consumer; authorization")),
        raw(said("")), {"document": "deposition_subpoena"},
    ),
    "packet.proposed_order": Example(
        "us-federal-txed", raw(said("A proposed order is attached.")), raw(said("")),
        {"document": "motion"},
    ),
    "packet.disclosure_statement": Example(
        "us-federal", raw(said("Disclosure statement under Rule 7.1")), raw(said("")),
        {"initial": True},
    ),
    "privacy.notice": Example(
        "us-tx-trial", raw(said("NOTICE: THIS DOCUMENT CONTAINS SENSITIVE DATA.")), raw(said("")),
        PAPER,
    ),
    "subpoena.notice_to_parties": Example(
        "us-federal", raw(said("Notice was given to each other party before service.")),
        raw(said("")), SUBPOENA,
    ),
}  # fmt: skip
"""Keys that a file can show kept, and that are for a person where it does not: not a defect yet."""
