"""From a court's bounds to the concrete figures of a page."""

from __future__ import annotations

from typing import Any

from .house import figure
from .model import Jurisdiction, Layout, Region

_RULES = {"single_rule": "single", "double_rule": "double"}
_SLACK = 2.0
LAYOUT_KEYS = (
    "page.size", "margins.top", "margins.right", "margins.bottom", "margins.left", "font.size",
    "footnote.size", "spacing.body", "line_numbers.use", "line_numbers.per_inch",
    "line_numbers.per_page", "line_numbers.separator", "page_number.position",
    "page_number.first_page", "footer.use", "footer.title", "footer.font_size", "footer.order",
    "caption.style", "caption.attorney_block", "caption.court_title.line",
    "caption.court_title.top", "margins.first_top", "page.clear_box.first",
    "caption.motion_block", "footer.first_page_filer", "exhibits.label_scheme", "exhibits.stamp",
    "exhibits.stamp_position",
)  # fmt: skip
"""The keys that a layout is made of."""


def layout(jurisdiction: Jurisdiction, *, font: str = "Arimo") -> Layout:
    """The figures by which a paper of this court is dressed and typeset; lengths in points.

    The court's values where it has any, unverified ones included, the house profile's
    (``jurisdictions/house.yaml``) where it has none; ``from_rules`` says which keys a rule binds.
    ``font`` is the face that the caller has found to be installed; whether the court allows it is
    a check's business.
    """

    def get(key: str) -> Any:
        return figure(jurisdiction, key)

    width, height = get("page.size")
    size, multiple = get("font.size"), get("spacing.body")
    numbered = get("line_numbers.use") is True
    block = get("caption.attorney_block")
    top = get("margins.top")
    if isinstance(block, Region) and block.top is not None:
        top = block.top
    pitch, lines, bottom = multiple * size, get("line_numbers.per_page"), get("margins.bottom")
    if numbered:
        pitch, lines, bottom = _numbered_grid(jurisdiction, height, top, pitch)
    single = pitch / multiple
    if numbered and single < size - 0.01:
        # Large type does not fit two lines to a number.
        single = pitch
    order = tuple(get("footer.order").split(", "))
    titled = get("footer.title") is True
    if not titled:
        order = tuple(item for item in order if item == "page_number")
    return Layout(
        width=width,
        height=height,
        top=top,
        right=get("margins.right"),
        bottom=bottom,
        # A rule on one side that does not say which is kept on the left (CPR PD 5A).
        left=max(get("margins.left"), _minimum(jurisdiction, "margins.one")),
        font=font,
        font_size=size,
        footnote_size=_footnote_size(jurisdiction),
        pitch=pitch,
        single_pitch=single,
        numbered_lines=numbered,
        lines_per_page=lines,
        line_rule=_RULES.get(get("line_numbers.separator"), "") if numbered else "",
        caption_style=get("caption.style"),
        attorney_block_first="attorney" in jurisdiction["caption.slots"].members,
        court_alignment=jurisdiction["caption.court_title.alignment"].exact or "center",
        court_line=_court_line(jurisdiction, top, pitch),
        court_top=_minimum(jurisdiction, "caption.court_title.top"),
        page_number_position=get("page_number.position"),
        page_number_on_first=get("page_number.first_page") != "suppressed",
        footer_title=titled,
        footer_rule="rule" in order,
        footer_size=get("footer.font_size"),
        footer_order=order,
        first_top=_first_top(jurisdiction),
        first_page_filer=jurisdiction["footer.first_page_filer"].required,
        hearing_block=bool(figure(jurisdiction, "caption.motion_block")),
        exhibit_label_scheme=get("exhibits.label_scheme"),
        exhibit_stamp=get("exhibits.stamp"),
        exhibit_stamp_position=get("exhibits.stamp_position"),
        from_rules=tuple(key for key in LAYOUT_KEYS if jurisdiction[key].is_set),
    )


def _numbered_grid(
    jurisdiction: Jurisdiction, height: float, top: float, pitch: float
) -> tuple[float, int, float]:
    """Pitch, lines to a page and bottom margin, so that whole lines fill the page's height."""
    pitch = min(72.0 / figure(jurisdiction, "line_numbers.per_inch"), pitch)
    least = _minimum(jurisdiction, "margins.bottom")
    # Word needs a little room under the last line, and that may not come out of the margin.
    room = height - top - least - (_SLACK if least else 0.0)
    lines = min(figure(jurisdiction, "line_numbers.per_page"), int((room + 1e-6) // pitch))
    return pitch, lines, height - top - lines * pitch


def _first_top(jurisdiction: Jurisdiction) -> float:
    """Where text of the first page may begin, in points from the top; 0 where no rule says.

    A box that stays blank for the clerk moves the whole caption below it.
    """
    box = jurisdiction["page.clear_box.first"].exact
    below = 0.0
    if isinstance(box, Region) and box.blank and box.height is not None:
        below = (box.top or 0.0) + box.height
    return max(_minimum(jurisdiction, "margins.first_top"), below)


def _footnote_size(jurisdiction: Jurisdiction) -> float:
    """A rule on the size of type that says nothing of footnotes excepts none."""
    size = float(figure(jurisdiction, "footnote.size"))
    if jurisdiction["footnote.size"].is_set:
        return size
    return max(size, _minimum(jurisdiction, "font.size"))


def _minimum(jurisdiction: Jurisdiction, key: str) -> float:
    """The least that the court allows for a length, in points; 0 where no rule says."""
    return jurisdiction[key].minimum or 0.0


def _court_line(jurisdiction: Jurisdiction, top: float, pitch: float) -> int:
    """The first line on which the court's title may begin; 0 when no rule says."""
    line = jurisdiction["caption.court_title.line"]
    if not line.is_set:
        return 0
    number = line.exact if line.exact is not None else line.minimum
    begin = int(number or 1)
    lowest = _minimum(jurisdiction, "caption.court_title.top")
    while top + (begin - 1) * pitch < lowest - 0.01 and line.exact is None:
        begin += 1
    return begin
