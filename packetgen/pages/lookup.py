"""Where things are: exhibits, their pages, the index, by the page map alone.

``page=3`` always means the exhibit's own page 3 *of what is included*: the page that is stamped
"Exhibit B, Page 3", so that a cite and the stamp say the same. When an exhibit is cut from a longer
file, :func:`source_page` finds a page by the number it has in that file.
"""

from __future__ import annotations

from collections.abc import Iterable

from packetgen.reading.english_counts import counted

from .pagemap import Page, PageMap, Part, PartKind

SUB = "."
"""Between the id of an exhibit and the label of one of its sub-exhibits, in addresses."""
OWN_PAGES = (PartKind.EXHIBIT, PartKind.SLIP_SHEET, PartKind.PAPER, PartKind.OFFICIAL_FORM)


Near = Part | str
"""Where a cite stands: the part that holds it, or the id of its filing ("" if unknown)."""


class NotInPacket(LookupError):  # noqa: N818 - named for what the reader is told
    """A cite or link that leads nowhere. The text says what was sought and what there is."""


def exhibit_parts(pages: PageMap, exhibit: str, *, near: Near = "") -> tuple[Part, ...]:
    """The parts of an exhibit (cover, then pages).

    An exhibit may be attached to several papers. ``near`` chooses: the copy attached to the paper
    of that part, else one in its filing, else the first. A filing's id chooses among filings only.

    Raises:
        NotInPacket: No such exhibit in this map.
    """
    found = tuple(part for part in pages.parts if part.exhibit == exhibit)
    if not found:
        known = sorted({part.exhibit for part in pages.parts if part.exhibit})
        raise NotInPacket(
            f"there is no exhibit {exhibit!r} in the packet; it has {', '.join(known) or 'none'}"
        )
    home = min(found, key=lambda part: _distance(part, near))
    return tuple(
        part for part in found if (part.filing, part.document) == (home.filing, home.document)
    )


def nearest_papers(pages: PageMap, exhibit: str, *, near: Near = "") -> tuple[str, ...]:
    """Ids of the papers nearest to a cite to which an exhibit is attached: several are a doubt."""
    found = [part for part in pages.parts if part.exhibit == exhibit]
    least = min((_distance(part, near) for part in found), default=0)
    return tuple(dict.fromkeys(part.document for part in found if _distance(part, near) == least))


def first_page(pages: PageMap, exhibit: str, *, near: Near = "", cover: bool = True) -> Page:
    """Where an exhibit begins: its cover sheet, or with ``cover=False`` its own page 1.

    The index cites, and bookmarks and links go to, this page.
    """
    parts = exhibit_parts(pages, exhibit, near=near)
    chosen = parts if cover else tuple(part for part in parts if part.kind in OWN_PAGES)
    return pages.of((chosen or parts)[0].id)[0]


def own_pages(pages: PageMap, exhibit: str, *, near: Near = "") -> tuple[Page, ...]:
    """The exhibit's own pages in order, without covers: page *n* is at position *n* - 1."""
    parts = exhibit_parts(pages, exhibit, near=near)
    return tuple(page for part in parts if part.kind in OWN_PAGES for page in pages.of(part.id))


def sub_exhibit_page(pages: PageMap, exhibit: str, label: str, *, near: Near = "") -> Page:
    """Where a sub-exhibit (A-1) begins. Raises NotInPacket."""
    for part in exhibit_parts(pages, exhibit, near=near):
        if label in part.sub_labels:
            return pages.of(part.id)[part.sub_labels.index(label)]
    raise NotInPacket(f"exhibit {exhibit!r} has no sub-exhibit {label!r}")


def exhibit_page(pages: PageMap, exhibit: str, page: int, *, near: Near = "") -> Page:
    """The exhibit's own page ``page``, counted from 1; the sheet that stands for a withheld one.

    Raises:
        NotInPacket: The exhibit is not here or has fewer pages.
    """
    own = own_pages(pages, exhibit, near=near)
    numbered = _own_numbers(pages, exhibit, near)
    if page in numbered:
        return own[numbered.index(page)]
    if page > 0 and own and all(each.kind is PartKind.SLIP_SHEET for each in own):
        return own[0]
    count = counted(len(own), "page")
    advice = ""
    numbers = _source_numbers(pages, exhibit, near)
    if page in numbers:
        advice = f"; page {page} of its file is its own page {numbers.index(page) + 1}"
    raise NotInPacket(f"exhibit {exhibit!r} has {count}, so there is no page {page}{advice}")


def source_page(pages: PageMap, exhibit: str, page: int, *, near: Near = "") -> Page:
    """The page that is page ``page`` of the file that the exhibit was cut from.

    Raises:
        NotInPacket: That page of the file is not included.
    """
    numbers = _source_numbers(pages, exhibit, near)
    if page not in numbers:
        raise NotInPacket(f"page {page} of the file of exhibit {exhibit!r} is not included")
    return own_pages(pages, exhibit, near=near)[numbers.index(page)]


def bates_page(pages: PageMap, bates: str) -> Page:
    """The page with this Bates number. Raises NotInPacket."""
    for page in pages.pages:
        if bates and page.bates == bates:
            return page
    raise NotInPacket(f"no page bears the Bates number {bates!r}")


def bates_range(pages: PageMap, exhibit: str, *, near: Near = "") -> tuple[str, str]:
    """First and last Bates number of an exhibit; two empty strings where it has none."""
    numbers = [page.bates for page in own_pages(pages, exhibit, near=near) if page.bates]
    return (numbers[0], numbers[-1]) if numbers else ("", "")


def index_page(pages: PageMap, *, near: Part | None = None) -> Page:
    """First page of the index of exhibits: of ``near``'s document, else filing, else any.

    Raises:
        NotInPacket: The packet has no index.
    """
    indexes = [part for part in pages.parts if part.kind is PartKind.INDEX]
    if not indexes:
        raise NotInPacket("the packet has no index of exhibits")
    wanted: Iterable[Part] = indexes
    if near is not None:
        same_filing = [part for part in indexes if part.filing == near.filing]
        same_document = [part for part in same_filing if part.document == near.document]
        wanted = same_document or same_filing or indexes
    return pages.of(next(iter(wanted)).id)[0]


def _own_numbers(pages: PageMap, exhibit: str, near: Near) -> list[int]:
    """The own number of each of an exhibit's pages; not from 1 where a volume begins inside it."""
    numbers: list[int] = []
    for part in exhibit_parts(pages, exhibit, near=near):
        if part.kind in OWN_PAGES:
            first = part.own_from if part.own_pages else len(numbers) + 1
            numbers += range(first, first + part.pages)
    return numbers


def _source_numbers(pages: PageMap, exhibit: str, near: Near) -> list[int]:
    parts = exhibit_parts(pages, exhibit, near=near)
    return [
        number
        for part in parts
        if part.kind in OWN_PAGES
        for number in (part.source_pages or range(1, part.pages + 1))
    ]


def _distance(part: Part, near: Near) -> int:
    """0 for the same paper, 1 for the same filing, 2 for elsewhere."""
    if isinstance(near, str):
        return 1 if part.filing == near else 2
    if part.filing != near.filing:
        return 2
    return 0 if part.document == near.document else 1
