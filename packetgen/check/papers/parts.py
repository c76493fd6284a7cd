"""Which pages are the paper, which are exhibits: given, planned, or inferred.

Rules govern parts by kind (an exhibit has no margins to keep), so every page needs a role before
it is checked. Roles come, in this order of trust, from the caller's own words
(``"1-12 paper, 13- exhibit"``), from packetgen's page map, or are inferred: from bookmarks that
name exhibits, and from pages that carry little more than "EXHIBIT A".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from packetgen.errors import Location, PacketError, Problem
from packetgen.pages.pagemap import PageMap, PartKind
from packetgen.reading.english_counts import counted

from ..pdf.page_layout import index_lines
from ..pdf.pdf_structure import Bookmark
from ..pdf.pdf_view import PageView
from ..scope import PartSeen
from .caption_patterns import NUMBER, ROLES, VERSUS
from .cover_pages import Cover, cover_of
from .exhibit_names import after_label, exhibit_label
from .first_page import court_line, is_letter
from .given_parts import Role, parse_parts

_INDEX_HEADING = re.compile(
    r"^\W*(?:(?:index|table|list)\s+(?:of|to)\s+(?:\S+\s+)?exhibits"
    r"|exhibits?\s+(?:index|list))\W*$",
    re.IGNORECASE,
)
_INDEX_ROW = re.compile(
    r"^\W*(?i:exhibit|exh?\.?)?\s*(?:[A-Z]{1,3}(?:-?\d{1,3})?|\d{1,4}[A-Z]?)\b.*\D\d{1,7}\W*$"
)
"""A label first and a page number last."""

_OFFICIAL_FORM = re.compile(
    r"(Form (?:Adopted|Approved) for (?:Mandatory|Optional|Alternative)"
    r"|Judicial Council of California\b"
    r".{0,80}(?:Rev\.|New)|\bAO \d{2,3}[A-Z]? \(Rev)",
    re.IGNORECASE,
)
FORM_FIELDS = 5
"""A page with this many live form fields is a form, not a paper of the filer's own."""


class PartFinder:
    """Gives each page its role, in order; ask once for every page, first to last."""

    def __init__(
        self,
        page_count: int,
        *,
        page_map: PageMap | None = None,
        parts: str | None = None,
        bookmarks: Sequence[Bookmark] = (),
        cover_on: Callable[[int], str] | None = None,
        name: str = "",
        letter: bool | None = None,
    ) -> None:
        """Prepare for a file of ``page_count`` pages.

        ``cover_on`` gives the label on a page if it is an exhibit's cover; with it bookmarks that
        contradict the covers are not believed. ``letter`` says whether the file is a letter; None:
        its first page tells.
        """
        self._letter = letter
        self._map = page_map
        self._given = parse_parts(parts, page_count, name=name) if parts else ()
        if page_map is not None and len(page_map.pages) != page_count:
            raise PacketError(
                f"The page map has {len(page_map.pages)} pages and the file {page_count}.",
                hint="Check the file that was built together with this page map.",
                problems=(Problem(Location(file=name or None), "page map of another file"),),
            )
        self._starts = {} if (parts or page_map) else _from_bookmarks(bookmarks, page_count)
        if cover_on is not None:
            self._starts = _believable(self._starts, cover_on)
        self._role = Role("paper", PartKind.PAPER, "", "", 0)
        self._covers = 0
        self._forms = 0
        self._captions = 0
        self._scheme = ""
        self._last_cover: Cover | None = None
        self._more_index = False
        self._seen: list[PartSeen] = []

    @property
    def how(self) -> str:
        """How the parts were found, in one sentence for the report."""
        if self._given:
            return "Parts were given by the caller."
        if self._map is not None:
            return "Parts come from packetgen's own page map."
        named = sum(1 for role in self._starts.values() if role.kind is PartKind.EXHIBIT)
        ways = []
        if named:
            ways.append(counted(named, "exhibit bookmark"))
        if self._covers:
            ways.append(counted(self._covers, "exhibit cover page"))
        if self._forms:
            ways.append(f"{counted(self._forms, 'page')} of forms")
        if self._captions:
            ways.append(counted(self._captions, "further caption"))
        rest = "letter" if self._letter else "paper"
        if ways:
            found = " and ".join(ways)
            return f"Parts were inferred from {found}; all other pages are taken as {rest}."
        return f"No exhibit bookmarks or covers were found: every page is taken as {rest}."

    @property
    def parts(self) -> tuple[PartSeen, ...]:
        """The parts met so far."""
        return tuple(self._seen)

    def role(self, page: PageView) -> Role:
        """The role of the next page."""
        role = self._next(page)
        last = self._seen[-1] if self._seen else None
        if last is not None and last.id == role.part and last.kind is role.kind:
            self._seen[-1] = PartSeen(
                last.id, last.kind, last.label, last.title, last.first, page.number
            )
        else:
            self._seen.append(
                PartSeen(role.part, role.kind, role.label, role.title, page.number, page.number)
            )
        return role

    def _next(self, page: PageView) -> Role:
        if self._given:
            return self._with_index(self._given[page.index], page)
        if self._map is not None:
            return self._planned(page)
        return self._inferred(page)

    def _with_index(self, given: Role, page: PageView) -> Role:
        """A role in the caller's words; an index may stand among the pages of a paper."""
        if given.kind is PartKind.INDEX:
            return replace(given, index=True)
        if given.kind is not PartKind.PAPER:
            return given
        found = is_index(page) or (self._more_index and goes_on_with_index(page))
        self._more_index = found
        return replace(given, index=found)

    def _planned(self, page: PageView) -> Role:
        assert self._map is not None
        planned = self._map.pages[page.index]
        part = self._map.part(planned.part)
        return Role(
            part.id,
            planned.kind,
            part.label,
            part.title,
            planned.of_part,
            planned.printed,
            planned.bates,
            planned.kind is PartKind.INDEX,
        )

    def _inferred(self, page: PageView) -> Role:
        here = self._starts.get(page.number)
        last = self._role
        if last.of_part == 0:
            if self._letter is None:
                layout = page.layout
                unnumbered = layout.numbers is None
                self._letter = unnumbered and is_letter(layout.body, layout.width, layout.height)
            if self._letter:
                last = Role("letter", PartKind.LETTER, "", "", 0)
        cover = cover_of(page)
        if here is not None:
            kind = PartKind.COVER if cover and here.kind is PartKind.EXHIBIT else here.kind
            role = Role(here.part, kind, here.label, here.title, 1)
            self._scheme = self._scheme or _scheme(here.label)
            self._last_cover = cover or self._last_cover
        elif cover and not self._nested(cover):
            self._covers += 1
            self._scheme = self._scheme or _scheme(cover.label)
            part = _exhibit_id(cover.label, page.number, {seen.id for seen in self._seen})
            role = Role(part, PartKind.COVER, cover.label, cover.title, 1)
            self._last_cover = cover
        elif last.kind in (PartKind.COVER, PartKind.EXHIBIT):
            role = Role(last.part, PartKind.EXHIBIT, last.label, last.title, last.of_part + 1)
        elif _is_form(page):
            self._forms += 1
            same = last.kind is PartKind.OFFICIAL_FORM
            count = last.of_part + 1 if same else 1
            part = last.part if same else f"form-{page.number}"
            role = Role(part, PartKind.OFFICIAL_FORM, "", "", count)
        elif last.of_part > 0 and begins_paper(page):
            self._captions += 1
            role = Role(f"paper-{page.number}", PartKind.PAPER, "", "", 1)
        elif last.kind is PartKind.OFFICIAL_FORM and page.layout.numbers is None:
            # Instructions, and pages of a form on which nothing is to be filled in.
            role = Role(last.part, PartKind.OFFICIAL_FORM, "", "", last.of_part + 1)
        elif last.kind is PartKind.OFFICIAL_FORM:
            role = Role(f"paper-{page.number}", PartKind.PAPER, "", "", 1)
        else:
            kind = PartKind.LETTER if last.kind is PartKind.LETTER else PartKind.PAPER
            role = Role(last.part, kind, "", last.title, last.of_part + 1)
        self._role = role
        if (
            self._more_index
            and (last.kind is PartKind.INDEX or role.part == last.part)
            and (role.kind in (PartKind.PAPER, PartKind.INDEX) and goes_on_with_index(page))
        ):
            of_part = last.of_part + 1
            self._role = Role(last.part, last.kind, role.label, role.title, of_part, index=True)
            return self._role
        self._more_index = False
        if role.kind is PartKind.PAPER and is_index(page):
            self._more_index = True
            # An index on a sheet of its own is no page of the paper; one within the paper is.
            alone = page.layout.numbers is None and last.kind is PartKind.PAPER and last.of_part > 0
            kind = PartKind.INDEX if alone else role.kind
            part = f"index-{page.number}" if alone else role.part
            of_part = 1 if alone else role.of_part
            role = Role(part, kind, role.label, role.title, of_part, index=True)
            self._role = role
        elif role.kind is PartKind.PAPER and last.kind is PartKind.INDEX:
            role = Role(f"paper-{page.number}", PartKind.PAPER, "", "", 1)
            self._role = role
        return role

    def _nested(self, cover: Cover) -> bool:
        """Is a cover within an exhibit that of an exhibit to the exhibit?

        One that looks like the cover before it was made by the same hand: an exhibit of its own,
        even under a label that was given before.
        """
        inside = self._role.kind in (PartKind.COVER, PartKind.EXHIBIT)
        known = any(part.label == cover.label for part in self._seen)
        again = (
            cover.label == self._role.label
            and self._last_cover is not None
            and cover.looks_like(self._last_cover)
        )
        return inside and ((known and not again) or _scheme(cover.label) != self._scheme)


def begins_paper(page: PageView) -> bool:
    """Does a page look like the first of a paper: a caption, and page number 1 or none?"""
    layout = page.layout
    court = court_line(layout.body, layout.height)
    if court is None or court.baseline > 0.5 * layout.height:
        return False
    numbers = [n.value for n in layout.page_numbers if n.alone]
    if numbers and 1 not in numbers:
        return False
    upper = [n.text for n in layout.body if n.baseline < 0.75 * layout.height]
    return any(NUMBER.search(t) for t in upper) and any(
        ROLES.search(t) or VERSUS.search(t) for t in upper
    )


def is_index(page: PageView) -> bool:
    """Does the page carry a heading such as "Index of Exhibits" and rows that name exhibits?"""
    lines = page.layout.body
    if not any(_INDEX_HEADING.match(line.text) for line in lines):
        return False
    return any(re.search(r"\d\s*$", line.text) for line in lines)


def goes_on_with_index(page: PageView) -> bool:
    """Does the page after one of an index hold nothing but further rows, label to page?"""
    lines = index_lines(page.layout)
    rows = [line for line in lines if _INDEX_ROW.match(line.text)]
    return len(rows) >= 2 and 2 * len(rows) >= len(lines)


def _is_form(page: PageView) -> bool:
    """Is the page one of a form: it says so at its foot, or has blanks to fill in?"""
    layout = page.layout
    lines = (*layout.body, *layout.notes, *layout.footer)
    foot = " ".join(line.text for line in lines[-12:])
    fields = sum(1 for note in page.notes if note.kind == "widget")
    return bool(_OFFICIAL_FORM.search(foot)) or fields >= FORM_FIELDS


def _scheme(label: str) -> str:
    return "numbers" if label[:1].isdigit() else "letters"


def _exhibit_id(label: str, page: int, taken: Set[str]) -> str:
    """The name of an exhibit as a part: two of one label that follow each other are two parts."""
    plain = f"exhibit-{label}"
    return f"{plain}-{page}" if plain in taken else plain


def _from_bookmarks(bookmarks: Sequence[Bookmark], page_count: int) -> dict[int, Role]:
    """Pages on which a part starts, by the outline's own words."""
    starts: dict[int, Role] = {}
    level: int | None = None
    for mark in bookmarks:
        if mark.page is None or mark.page > page_count:
            continue
        label = exhibit_label(mark.title)
        if label and (level is None or mark.level <= level):
            level = mark.level if level is None else level
            if mark.page not in starts or starts[mark.page].kind is not PartKind.EXHIBIT:
                part = _exhibit_id(label, mark.page, {role.part for role in starts.values()})
                title = after_label(mark.title)
                starts[mark.page] = Role(part, PartKind.EXHIBIT, label, title, 1)
        elif level is not None and mark.level <= level and mark.page not in starts:
            before = max((p for p in starts if p < mark.page), default=None)
            if before is not None and starts[before].kind is PartKind.EXHIBIT:
                starts[mark.page] = Role(f"paper-{mark.page}", PartKind.PAPER, "", mark.title, 1)
    return starts


def _believable(starts: dict[int, Role], cover_on: Callable[[int], str]) -> dict[int, Role]:
    """Where most bookmarked exhibits begin with a cover, those that do not are mistaken."""
    exhibits = {page: role for page, role in starts.items() if role.kind is PartKind.EXHIBIT}
    right = {page for page, role in exhibits.items() if cover_on(page) == role.label}
    if len(right) * 2 <= len(exhibits):
        return starts
    return {p: r for p, r in starts.items() if r.kind is not PartKind.EXHIBIT or p in right}
