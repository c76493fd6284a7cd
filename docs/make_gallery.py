"""Draw the first page of the demo's motion in every court, for docs/gallery-courts.md.

Run: python docs/make_gallery.py             (page and pictures; COURT ... draws those alone)
     python docs/make_gallery.py --large DIR (bigger pictures elsewhere, to look at)

The motion is the demo's in each court: the same parties, lawyers, hearing and words, with the names
of places changed to the court's state and without California's statute.
"""

from __future__ import annotations

import argparse
import copy
import datetime as dt
import io
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from packetgen.case.loading import case_from_data
from packetgen.check import Finding, check_docx, check_pdf
from packetgen.docx import read_docx
from packetgen.draft import DraftingInstructions, draft
from packetgen.form import load_form
from packetgen.jurisdiction import (
    Explanation,
    explain_all,
    known_jurisdictions,
    layout,
    resolve,
)
from packetgen.jurisdiction.model import Conditions, Jurisdiction
from packetgen.reading import parse_structured, read_structured
from packetgen.typeset import FontBook, court_face, open_fonts, page_pictures, typeset

DOCS = Path(__file__).parent
DEMO = DOCS.parent / "examples" / "demo"
PAGE = DOCS / "gallery-courts.md"
PICTURES = DOCS / "pictures" / "courts"
DAY = dt.date(2026, 12, 4)
FORM = "notice-of-motion"
STATES = {
    "az": ("Arizona", "AZ", "850"), "ca": ("California", "CA", "946"),
    "fl": ("Florida", "FL", "323"), "id": ("Idaho", "ID", "837"), "il": ("Illinois", "IL", "600"),
    "ma": ("Massachusetts", "MA", "021"), "mi": ("Michigan", "MI", "482"),
    "ny": ("New York", "NY", "100"), "oh": ("Ohio", "OH", "441"), "or": ("Oregon", "OR", "972"),
    "tx": ("Texas", "TX", "787"), "wa": ("Washington", "WA", "981"),
}  # fmt: skip
STATE_OF_DISTRICT = {"cacd": "ca", "cand": "ca", "ilnd": "il", "mad": "ma", "nyed": "ny",
                     "nysd": "ny", "txed": "tx", "txnd": "tx"}  # fmt: skip
APPELLATE = ("appeal", "appellate", "-sjc", "us-tx-supreme", "us-tx-criminal")
OWN = {
    "us-tx-trial-travis": {"caption_lines": ["126TH JUDICIAL DISTRICT"]},
    "us-ny-supreme-commercial": {"court": {"county": "Kings"}},
    "gb-ew-countycourt": {"court": {"county": "Central London"}},
}
"""What the case file says of a court whose rule file cannot: its county, its district."""
GROUNDS = [
    "the default was taken through her mistake, inadvertence, surprise and excusable neglect: the "
    "summons and complaint were left with a relative who does not read English, the copy sent by "
    "mail was addressed to an apartment that does not exist, and she was caring for her mother in "
    "another city until after the default had been entered"
]


INTRODUCTION = """# The same motion in every court

The notice of motion of `packetgen demo`, first page, as each court's rule file lays it out: the
same words, the names of places changed. What stands under a picture is what the court's rules say
of such a page (`packetgen explain COURT KEY` gives source and standing); the rest is packetgen's
own choice. Nobody at any court has looked at these pages.

Written by `python docs/make_gallery.py`.
"""
TOLD = (
    "margins.top", "margins.right", "margins.bottom", "margins.left", "margins.first_top",
    "font.size", "font.class", "font.families", "spacing.body", "line_numbers.use",
    "line_numbers.per_page", "page_number.position", "footer.title", "caption.court_title.line",
    "caption.case_number", "caption.style", "page.clear_box.first",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """The motion as made for one court, and what its own checks find on it."""

    court: Jurisdiction
    pdf: bytes
    findings: tuple[Finding, ...]


def courts() -> tuple[str, ...]:
    """The courts that papers go to: those without a court below them."""
    known = known_jurisdictions()
    return tuple(c for c in known if not any(other.startswith(f"{c}-") for other in known))


@cache
def fonts() -> FontBook:
    """The faces of this machine."""
    return open_fonts()


def motion(court: str) -> Shown:
    """The demo's notice of motion in a court, typeset and checked."""
    state = _state_of(court)
    case = case_from_data(
        parse_structured(
            json.dumps(_case(court, state), default=str), name="case.json", format="json"
        ),
        DEMO,
    )
    form = load_form(FORM)
    conditions = Conditions(DAY, document=form.kind, case_type=case.kind)
    wanted = resolve(court, conditions, county=case.court.county)
    figures = layout(wanted, font=court_face(wanted, fonts()))
    made = draft(
        form,
        case,
        wanted,
        DraftingInstructions(today=DAY, document_id="notice", values=_values(), layout=figures),
    )
    done = typeset(
        read_docx(made.docx, name=FORM), layout=figures, title=form.title, today=DAY,
        fonts=fonts(), source=made.docx, engine="typst", footer_title=made.footer_title,
    )  # fmt: skip
    found = (
        *check_pdf(done.pdf, jurisdiction=wanted, parts="1- paper", case=case).findings,
        *check_docx(made.docx, jurisdiction=wanted, case=case).findings,
    )
    return Shown(wanted, done.pdf, found)


def _state_of(court: str) -> tuple[str, str, str]:
    _, *steps = court.split("-")
    step = STATE_OF_DISTRICT.get(steps[-1], steps[0])
    return STATES.get(step, STATES["ca"])


def _case(court: str, state: tuple[str, str, str]) -> dict[str, Any]:
    """The demo's case with its places moved to a court's own state."""
    name, short, postal = state
    case: dict[str, Any] = copy.deepcopy(read_structured(DEMO / "case.yaml").data)
    for person in (*case["counsel"], *case["case"]["parties"], *case["people"], case["office"]):
        if "bar_state" in person:
            person["bar_state"] = name
        if "address" in person:
            person["address"] |= {"city": "Tidewater", "state": short, "postal_code": f"{postal}00"}
    case["case"]["kind"] = "civil"
    article = "an" if name[0] in "AIO" else "a"
    company = f"{article} {name} limited liability company"
    case["case"]["parties"][0]["description"] = company
    if not court.startswith("us-ca-superior"):
        for hearing in case["hearings"]:  # reservations are Californian
            hearing.pop("reservation", None)
    case["exhibits"] = []
    case["events"] = []
    case["jurisdiction"] = court
    case["case"] |= OWN.get(court, {})
    if court.startswith("gb"):
        for party, role in zip(case["case"]["parties"], ("claimant", "defendant"), strict=False):
            party |= {"role": role, "description": ""}
            del party["description"]
        del case["case"]["parties"][2:]
    if any(level in court for level in APPELLATE):
        for key in ("judge", "department"):
            case["case"].pop(key)
        other = "respondent" if court.startswith("us-ca") else "appellee"
        for party, role in zip(case["case"]["parties"], (other, "appellant"), strict=False):
            party["role"] = role
        del case["case"]["parties"][2:]
    return case


def _values() -> dict[str, Any]:
    return {
        "hearing": "relief",
        "motion": "motion for relief from default",
        "relief": "setting aside the default that the clerk entered against her on October 6, "
        "2026, and giving her leave to file the answer attached to her declaration",
        "authority": ["the rules of this Court"],
        "grounds": GROUNDS,
        "papers": ["the memorandum and the declaration of María Hernández served with it"],
    }


def first_page(shown: Shown, dpi: int) -> Image.Image:
    """The motion's first page in grey, in a thin frame."""
    picture = Image.open(io.BytesIO(page_pictures(shown.pdf, (1,), dpi=dpi)[0]))
    return ImageOps.expand(picture.convert("L"), border=1, fill=176)


def page(shown: dict[str, Shown]) -> str:
    """The gallery as Markdown: a picture for each court, and what its rules say of it."""
    lines = [INTRODUCTION]
    for identifier, each in shown.items():
        court = each.court
        read = [e for e in explain_all(court) if e.citations and e.key in TOLD]
        lines += [
            f"## {court.name}",
            "",
            f"![First page of the motion, {court.name}](pictures/courts/{identifier}.png)",
            "",
            f"`{identifier}`",
            "",
            *(f"- {e.meaning}: {e.value} ({_cited(e)})" for e in read),
            *([] if read else ["- No rule of this edition fixes this look: it is packetgen's."]),
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def _findings(found: tuple[Finding, ...]) -> str:
    if not found:
        return "its checks find nothing on the page"
    return "its checks find: " + ", ".join(sorted({f"{f.code} {f.name}" for f in found}))


def _cited(explained: Explanation) -> str:
    cites = "; ".join(dict.fromkeys(c.cite for c in explained.citations))
    doubtful = all(c.status.value == "unverified" for c in explained.citations)
    return f"{cites}, unverified" if doubtful else cites


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("courts", nargs="*")
    parser.add_argument("--large", type=Path)
    asked = parser.parse_args()
    made = {each: motion(each) for each in asked.courts or courts()}
    folder, dpi = (asked.large, 80) if asked.large else (PICTURES, 62)
    folder.mkdir(parents=True, exist_ok=True)
    for each, drawn in made.items():
        picture = first_page(drawn, dpi).quantize(16)
        picture.save(folder / f"{each}.png", optimize=True)
        print(folder / f"{each}.png", _findings(drawn.findings))
    if not asked.large and not asked.courts:
        PAGE.write_text(page(made), encoding="utf-8")
