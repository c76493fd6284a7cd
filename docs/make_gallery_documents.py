"""Draw the first page of every report, sheet, letter and consent, for docs/gallery-documents.md.

Run: python docs/make_gallery_documents.py             (page and pictures; FORM ...: those alone)
     python docs/make_gallery_documents.py --large DIR (bigger pictures elsewhere, to look at)

Each page is the form's first example with the case that the example is for, drafted and typeset as
a build does it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import re
import shutil
import tempfile
import textwrap
from pathlib import Path

from PIL import Image, ImageOps

from packetgen.build import build
from packetgen.case import Case
from packetgen.case.loading import load_case
from packetgen.docx import read_docx
from packetgen.draft import Draft, DraftingInstructions, LabelledExhibit, draft
from packetgen.draft.words.language import language_name
from packetgen.form import Form, load_form
from packetgen.jurisdiction import layout, resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction, Layout
from packetgen.reading.files import read_structured
from packetgen.typeset import open_fonts, page_pictures, typeset

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PICTURES = DOCS / "pictures" / "documents"
TODAY = dt.date(2026, 12, 4)
SHOWN = {
    "compliance-summary": "basic", "chronology": "basic", "status-report": "basic",
    "progress-report": "basic", "chain-of-custody": "lines", "next-steps": "full",
    "hearing-preparation": "full", "internal-chronology": "basic", "contact-log": "basic",
    "witness-sheet": "basic", "case-index": "basic", "caseload-report": "basic",
    "notice-of-motion": "basic", "memorandum": "basic", "motion": "basic", "opposition": "basic",
    "reply": "basic", "declaration": "basic", "affidavit": "basic", "proposed-order": "basic",
    "proof-of-service": "basic", "certificate-of-service": "basic", "exhibit-list": "basic",
    "witness-list": "basic", "request-for-judicial-notice": "basic", "stipulation": "basic",
    "sentencing-memorandum": "basic", "subpoena-federal-civil": "basic", "subpoena-civil": "basic",
    "subpoena-criminal": "basic", "subpoena-checklist": "basic",
    "affidavit-for-subpoena": "basic", "notice-of-subpoena": "basic", "form-addendum": "basic",
    "intake-letter": "engaged", "appointment-reminder": "basic", "missed-contact-letter": "basic",
    "program-invitation": "basic", "violation-warning": "basic", "closing-letter": "basic",
    "referral-letter": "basic", "records-request": "basic", "progress-letter": "basic",
    "demand-letter": "basic", "clerk-cover-letter": "basic", "disclosure-notice": "basic",
    "release-of-information": "basic", "treatment-consent": "basic",
    "legal-proceedings-consent": "basic", "interpreter-need": "basic", "informed-consent": "basic",
    "notice-of-appearance": "basic", "notice-of-hearing": "basic", "notice-of-deposition": "basic",
    "consumer-notice": "basic",
}  # fmt: skip
"""The forms in the order of docs/reports.md and docs/forms.md, each with the example drawn."""
COURTS = {
    "certificate-of-service": "us-ma-superior-suffolk", "affidavit": "us-ma-superior-suffolk",
    "opposition": "us-wa-superior-king", "reply": "us-federal-cand",
    "witness-list": "us-tx-trial-travis", "subpoena-civil": "us-tx-trial-travis",
    "subpoena-criminal": "us-federal-cand",
}  # fmt: skip
"""Forms that are drawn in another court than that of their case."""
LANGUAGES = {
    "closing-letter": "es", "release-of-information": "es", "treatment-consent": "vi",
    "legal-proceedings-consent": "ar", "interpreter-need": "zh-Hans", "informed-consent": "ru",
}  # fmt: skip
"""Papers that are drawn in another language that they have."""
TITLES = {
    "report": "Status Report", "summary": "Compliance Summary",
    "release": "Permission to Share Health Information",
    "consent": "Consent to Share Substance Use Treatment Records",
}  # fmt: skip
"""Other papers of the packets, by their ids."""


IN_PACKET = {"clerk-cover-letter": "demo"}
"""Papers that tell of their packet: each is drawn in the packet of this example."""


def first_page(form_id: str, example: str, dpi: float) -> Image.Image:
    """The first page of a form's example."""
    path = ROOT / "forms" / form_id / "examples" / f"{example}.yaml"
    named = re.search(r"examples/([a-z-]+)/case\.yaml", path.read_text("utf-8").splitlines()[0])
    case = load_case(ROOT / "examples" / (named[1] if named else "demo") / "case.yaml")
    form = load_form(form_id)
    court = resolve(
        COURTS.get(form_id, case.jurisdiction),
        Conditions(on=TODAY, document=form.kind, case_type=case.kind),
    )
    figures = layout(court) if form.paper else None
    if form_id in IN_PACKET:
        docx, footer_title = drafted_in_packet(form_id, path, IN_PACKET[form_id]), ""
    else:
        made = drafted_alone(form, case, court, figures, path)
        docx, footer_title = made.docx, made.footer_title
    done = typeset(
        read_docx(docx, name=form_id), layout=figures, title=form.title, today=TODAY,
        language=LANGUAGES.get(form_id, "en"), fonts=open_fonts(), source=docx, engine="typst",
        footer_title=footer_title,
    )  # fmt: skip
    picture = Image.open(io.BytesIO(page_pictures(done.pdf, (1,), dpi=dpi)[0]))
    return ImageOps.expand(picture.convert("RGB"), border=1, fill="#b8b8b8")


def drafted_alone(
    form: Form, case: Case, court: Jurisdiction, figures: Layout | None, example: Path
) -> Draft:
    """A form's example drafted with the exhibits of its case and no packet around it."""
    attached = [] if form.audience in ("internal", "client") else case.exhibits
    exhibits = [
        LabelledExhibit(e.id, chr(65 + n), e.title, e.description, 1, str(10 + n))
        for n, e in enumerate(attached)
    ]
    return draft(
        form,
        case,
        court,
        DraftingInstructions(
            today=TODAY,
            document_id="paper",
            values=dict(read_structured(example).data or {}),
            exhibits=exhibits,
            layout=figures,
            base=example.parent,
            titles=TITLES,
            language=LANGUAGES.get(form.id, "en"),
        ),
    )


def drafted_in_packet(form_id: str, example: Path, packet: str) -> bytes:
    """The draft of a form's example that stands first in the packet of an example folder."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(shutil.copytree(ROOT / "examples" / packet, Path(scratch) / packet))
        plan = folder / "packet.yaml"
        values = textwrap.indent(example.read_text("utf-8"), " " * 6)
        paper = f"documents:\n  - id: paper\n    form: {form_id}\n    filed: false\n    values:\n"
        text = plan.read_text("utf-8").replace("documents:\n", f"{paper}{values}\n", 1)
        plan.write_text(text, encoding="utf-8")
        build(plan, folder / "out", today=TODAY)
        return (folder / "out" / "drafts" / "paper.docx").read_bytes()


def page() -> str:
    """The text of the gallery."""
    lines = [
        "# The documents, one page of each", "",
        "Made by `python docs/make_gallery_documents.py` from the examples; everybody in "
        "them is invented.",
        "What each is for: [reports.md](reports.md), [forms.md](forms.md).", "",
    ]  # fmt: skip
    for form_id in SHOWN:
        form = load_form(form_id)
        spoken = f" Here in {language_name(LANGUAGES[form_id])}." if form_id in LANGUAGES else ""
        lines += [f"## {form.title}", "", f"`{form_id}`: {form.description}{spoken}", "",
                  f"![First page of {form_id}](pictures/documents/{form_id}.png)", ""]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("forms", nargs="*")
    parser.add_argument("--large", type=Path)
    given = parser.parse_args()
    folder = given.large or PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for name in given.forms or SHOWN:
        picture = first_page(name, SHOWN[name], 110 if given.large else 56)
        picture.quantize(24).save(folder / f"{name}.png", optimize=True)
        print(folder / f"{name}.png")
    if not given.large and not given.forms:
        (DOCS / "gallery-documents.md").write_text(page(), encoding="utf-8")
