"""Papers that are wrong in one way each, and ways to break a file."""

from __future__ import annotations

from typing import Any

from .written_papers import BLOCK, CALIFORNIA, WITH_EXHIBITS, Paper

DEFECTS: dict[str, tuple[Paper, set[str]]] = {
    "wrong paper": (CALIFORNIA.but(width=630), {"PG101"}),
    "left margin 2 pt short": (CALIFORNIA.but(left=70, number_right=55, rule=False), {"PG102"}),
    "type of 11 pt": (CALIFORNIA.but(size=11), {"PG103"}),
    "footnotes of 10 pt": (CALIFORNIA.but(footnote_size=10), {"PG103"}),
    "face of another kind": (CALIFORNIA.but(font="Libertinus Serif"), {"PG104"}),
    "single spacing": (CALIFORNIA.but(pitch=13.8, number_pitch=24), {"PG105"}),
    "no line numbers": (CALIFORNIA.but(numbers=False), {"PG201"}),
    "numbers go on": (CALIFORNIA.but(restart=False), {"PG201"}),
    "27 numbers at 25 pt": (CALIFORNIA.but(number_count=26, number_pitch=25), {"PG202"}),
    "numbers drift": (CALIFORNIA.but(number_drift=1.35, number_pitch=22.4), {"PG203"}),
    "nothing beside the numbers": (CALIFORNIA.but(rule=False, number_right=84), {"PG204"}),
    "footer without title": (CALIFORNIA.but(footer_title=""), {"PG301"}),
    "footer without line": (CALIFORNIA.but(footer_rule=False), {"PG301"}),
    "footer of 8 pt": (CALIFORNIA.but(footer_size=8), {"PG301"}),
    "page number twice": (CALIFORNIA.but(printed=("1", "2", "2")), {"PG302"}),
    "roman page numbers": (CALIFORNIA.but(printed=("i", "ii", "iii")), {"PG302"}),
    "numbering starts at 4": (CALIFORNIA.but(printed=("4", "5", "6")), {"PG302"}),
    "no telephone": (CALIFORNIA.but(block=BLOCK[:4] + BLOCK[5:6] + BLOCK[7:]), {"PG401"}),
    "block too high": (CALIFORNIA.but(block_top=60), {"PG401"}),
    "text for the clerk": (CALIFORNIA.but(clerk_text="Hon. A. Rivera"), {"PG402"}),
    "court on line 7": (CALIFORNIA.but(court_line=7), {"PG403"}),
    "number at the left": (CALIFORNIA.but(number_left=90), {"PG404"}),
    "bookmark missing": (
        WITH_EXHIBITS.but(
            bookmarks=(("Exhibit A - City inspection report", 4), ("Exhibit C - Photographs", 9))
        ),
        {"PG501"},
    ),
    "bookmark elsewhere": (
        WITH_EXHIBITS.but(
            bookmarks=(
                ("Exhibit A - City inspection report", 4),
                ("Exhibit B - Letter", 2),
                ("Exhibit C - Photographs", 9),
            )
        ),
        {"PG501"},
    ),
    "bookmark without description": (
        WITH_EXHIBITS.but(
            bookmarks=(("Exhibit A", 4), ("Exhibit B - Letter", 7), ("Exhibit C - Photographs", 9))
        ),
        {"PG501"},
    ),
    "index off by one": (WITH_EXHIBITS.but(index={"B": "8"}, index_links=False), {"PG502"}),
    "no title": (CALIFORNIA.but(title=""), {"PG801"}),
    "author": (CALIFORNIA.but(author="A. Paralegal"), {"PG801"}),
    "SSN in the text": (
        CALIFORNIA.but(extra=((2, 120, 743.9, 12, "SSN 219-09-9999"),)),
        {"PG701"},
    ),
    "SSN in a bookmark": (
        CALIFORNIA.but(bookmarks=(("Statement of 219-09-9999", 2),)),
        {"PG701"},
    ),
    "SSN in the metadata": (CALIFORNIA.but(title="Motion of 219-09-9999"), {"PG701"}),
}


def script(writer: Any) -> None:
    from pypdf.generic import DictionaryObject, NameObject, TextStringObject

    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('hello');"),
        }
    )


def attachment(writer: Any) -> None:
    writer.add_attachment("notes.txt", b"hello")


def owner_password(writer: Any) -> None:
    writer.encrypt(user_password="", owner_password="secret", algorithm="RC4-128")


def field(writer: Any) -> None:
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        TextStringObject,
    )

    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("answer"),
            NameObject("/V"): TextStringObject("yes"),
            NameObject("/Rect"): ArrayObject([FloatObject(v) for v in (50, 50, 90, 70)]),
        }
    )
    reference = writer._add_object(field)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([reference])}
    )


def dangling(writer: Any) -> None:
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        TextStringObject,
    )

    link = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([FloatObject(v) for v in (90, 90, 190, 110)]),
            NameObject("/Dest"): TextStringObject("lost-in-the-merge"),
        }
    )
    writer.pages[1][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
