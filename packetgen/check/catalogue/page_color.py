"""Pages, covers and scans have no colour where a rule wants none.

Measured on the page as it is drawn: a colour counts when it covers half a percent of the page, so
that blue links and signatures pass.

A brief's cover that has a colour of its own has the one for its kind (Fed. R. App. P. 32(a)(2)); on
which stock a white one is printed is for a person.

Bad: a declaration filed in Washington with yellow highlighting (GR 14); a coloured cover on an
e-filed brief in a California Court of Appeal; a scan in colour on Florida's portal.
Good: black on white; scans in black and white or grey.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from packetgen.jurisdiction.model import Constraint, Operator
from packetgen.pages.pagemap import PartKind

from ..finding import Finding
from ..for_a_person import left_to_a_person
from ..scope import Check, PageNote, Scope, Unchecked
from ..told import colour_of_cover

if TYPE_CHECKING:
    from ..pdf.pdf_view import PageView

PAGE, COVER, SCAN = "page.color", "cover.color", "efile.scan_color"
STOCK = "cover.colors"
MUCH = 0.005
"""The share of a page that colour must cover to count."""


def on_page(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """Draw the page if a rule asks about its colour, and see whether it has any."""
    if note.number == 1:
        yield from _stock(page, note, scope)
    asked = [(PAGE, r) for r in scope.bounds(PAGE, note.kind) if r.operator is Operator.FORBIDDEN]
    if note.kind is PartKind.COVER and not note.label:
        asked += [(COVER, r) for r in scope.bounds(COVER, note.kind)
                  if r.operator is Operator.FORBIDDEN]  # fmt: skip
    if note.image_share >= 0.5:
        asked += [(SCAN, r) for r in scope.bounds(SCAN, note.kind)]
    if not asked or not _may_have_color(page, note) or _is_draft(page):
        return
    share = color_share(page)
    if share < MUCH:
        return
    for key, rule in asked:
        yield _finding(key, rule, note, share)


def _stock(page: PageView, note: PageNote, scope: Scope) -> Iterator[Finding | Unchecked]:
    """The colour of a brief's cover, where the file gives it one."""
    for rule in scope.setting(STOCK).constraints:
        shown = ground_color(page) if _may_have_color(page, note) else "white"
        told = colour_of_cover(rule, scope, page.text[:3000])
        if shown == "white" or not told:
            yield from left_to_a_person(scope, STOCK)
        elif shown != told[1]:
            yield CHECK.finding(
                "The cover of the brief has another brief's colour.", rule=rule, key=STOCK,
                note=note, measured=shown, wanted=f"{told[1]} ({told[0]})",
                fix="Give the cover its own colour, or none, and print it on coloured stock.",
            )  # fmt: skip


def ground_color(page: PageView) -> str:
    """The colour of most of a page, in a word: white, blue, red, green, gray or tan."""
    import colorsys

    image = page.raw.render(scale=0.1, may_draw_forms=False).to_pil().convert("RGB")
    dots = image.tobytes()
    red, green, blue = Counter(zip(dots[::3], dots[1::3], dots[2::3], strict=True)).most_common(1)[
        0
    ][0]
    hue, saturation, value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
    if saturation < 0.08:
        return "white" if value > 0.95 else "gray"
    degrees = hue * 360
    if degrees < 18 or degrees > 320:
        return "red"
    return "tan" if degrees < 65 else "green" if degrees < 170 else "blue"


def _finding(key: str, rule: Constraint, note: PageNote, share: float) -> Finding:
    said = {
        PAGE: "The page has colour on it.",
        COVER: "The cover has a colour.",
        SCAN: "The page was scanned in colour.",
    }[key]
    return CHECK.finding(
        said,
        rule=rule,
        key=key,
        note=note,
        measured=f"colour on {share:.0%} of the page" if share >= 0.01 else "colour",
        wanted="black and white",
        fix="Take the colour out, or scan the page again in black and white.",
    )


def _is_draft(page: PageView) -> bool:
    """Does the page say DRAFT across it? Its gaps are marked in colour until they are filled."""
    return any(w.artifact and w.text == "DRAFT" for w in page.content.words)


def _may_have_color(page: PageView, note: PageNote) -> bool:
    content = page.content
    colors = {b.color for b in content.boxes} | {s.color for s in content.strokes}
    colors |= {w.color for w in content.words}
    tinted = any(len({c[0:2], c[2:4], c[4:6]}) > 1 for c in colors)
    return tinted or bool(content.images) or any(n.kind != "widget" for n in page.notes)


def color_share(page: PageView) -> float:
    """The share of a page, as drawn, that has a colour."""
    image = page.raw.render(scale=0.35, may_draw_forms=False).to_pil().convert("HSV")
    saturation, value = image.split()[1], image.split()[2]
    strong = saturation.point(lambda s: 255 if s > 70 else 0)
    bright = value.point(lambda v: 255 if v > 60 else 0)
    from PIL import ImageChops

    both = ImageChops.multiply(strong, bright).histogram()
    return float(sum(both[128:]) / (sum(both) or 1))


CHECK = Check("PG108", "page-color", (PAGE, COVER, SCAN, STOCK), page=on_page, doc=__doc__)
