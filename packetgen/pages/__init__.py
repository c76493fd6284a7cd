"""The page map: computed once from the final parts; index, links, labels, stamps obey it."""

from .lookup import (
    SUB,
    NotInPacket,
    bates_page,
    bates_range,
    exhibit_page,
    exhibit_parts,
    first_page,
    index_page,
    nearest_papers,
    own_pages,
    source_page,
    sub_exhibit_page,
)
from .numbering import BatesScheme, NumberingScheme, labels_of, page_map
from .pagemap import Page, PageMap, Part, PartKind

__all__ = [
    "SUB",
    "BatesScheme",
    "NotInPacket",
    "NumberingScheme",
    "Page",
    "PageMap",
    "Part",
    "PartKind",
    "bates_page",
    "bates_range",
    "exhibit_page",
    "exhibit_parts",
    "first_page",
    "index_page",
    "labels_of",
    "nearest_papers",
    "own_pages",
    "page_map",
    "source_page",
    "sub_exhibit_page",
]
