"""A Word file with its tracked changes, comments and hidden text shown as somebody decided.

The file is rewritten before it is read: what typesets it, and what counts its words afterwards,
see the same text. ISO/IEC 29500-1, 17.13.5 says what each mark of a revision means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from packetgen.docx.ooxml import W
from packetgen.docx.package import Package
from packetgen.output.packages import packed

_STORIES = ("header", "footer", "footnotes", "endnotes")
_INSERTED = (W + "ins", W + "moveTo")
_DELETED = (W + "del", W + "moveFrom")
_RANGES = tuple(
    W + name
    for name in (
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "numberingChange",
        "cellMerge",
    )
)
_FORMER = {
    W + "rPrChange": W + "rPr", W + "pPrChange": W + "pPr", W + "sectPrChange": W + "sectPr",
    W + "tblPrChange": W + "tblPr", W + "trPrChange": W + "trPr", W + "tcPrChange": W + "tcPr",
    W + "tblPrExChange": W + "tblPrEx", W + "tblGridChange": W + "tblGrid",
}  # fmt: skip
_COMMENT_MARKS = (W + "commentRangeStart", W + "commentRangeEnd")
_NEW = "1F5C99"
_OLD = "B22222"


def rewritten(data: bytes, name: str, *, show_changes: str = "", reveal: bool = False) -> bytes:
    """The Word file with its changes settled.

    Args:
        data: The file.
        name: Its name, for messages.
        show_changes: final, original or marked; empty leaves changes and comments as they are.
        reveal: Make hidden text visible.

    Raises:
        EngineError: It is no Word document, or is damaged.
    """
    package = Package(data, name)
    main = package.main
    parts = [main, *_stories(package, main)]
    comments = package.related(main, "comments")
    replaced: dict[str, bytes] = {}
    notes = _comment_texts(package, comments) if comments else {}
    for part in parts:
        root = package.root(part)
        if show_changes:
            _settle(root, show_changes)
            _comments(root, notes if show_changes == "marked" else {})
            if part == main and show_changes == "marked" and notes:
                _list_comments(root, notes)
        if reveal:
            _reveal(root)
        replaced[part] = _xml(root)
    if show_changes and comments:
        root = package.root(comments)
        for comment in list(root):
            root.remove(comment)
        replaced[comments] = _xml(root)
    if reveal:
        styles = package.related(main, "styles")
        if styles:
            root = package.root(styles)
            _reveal(root, drop=True)
            replaced[styles] = _xml(root)
    return packed((name, replaced.get(name) or package.parts[name]) for name in package.parts)


def _stories(package: Package, main: str) -> Iterator[str]:
    seen = set()
    for relationship in package.relationships(main).values():
        target = relationship.target
        if relationship.kind in _STORIES and target in package.parts and target not in seen:
            seen.add(target)
            yield target


def _settle(root: Any, how: str) -> None:
    if how == "marked":
        _each(root, _INSERTED, lambda e: _unwrap(e, _marked(underline=True)))
        _each(root, _DELETED, lambda e: _unwrap(e, _marked(underline=False)))
        _drop_marks(root)
        return
    gone, kept = (_DELETED, _INSERTED) if how == "final" else (_INSERTED, _DELETED)
    _rows(root, gone)
    _paragraph_marks(root, gone)
    _each(root, kept, _unwrap)
    _each(root, gone, _remove)
    if how == "original":
        for tag, former in _FORMER.items():
            _each(root, (tag,), lambda e, former=former: _restore(e, former))  # type: ignore[misc]
    _drop_marks(root)
    _each(root, (W + ("cellDel" if how == "final" else "cellIns"),), _remove_cell)
    _each(root, (W + "cellDel", W + "cellIns"), _remove)


def _each(root: Any, tags: tuple[str, ...], change: Callable[[Any], None]) -> None:
    for element in list(root.iter(*tags)):
        if element.getparent() is not None:
            change(element)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if element.tail and element.tail.strip():
        element.tail = None
    parent.remove(element)


def _unwrap(element: Any, dress: Callable[[Any], None] | None = None) -> None:
    """Put an element's content in its place; its runs are dressed first."""
    parent = element.getparent()
    if parent.tag in (W + "rPr", W + "trPr"):
        parent.remove(element)
        return
    for run in element.iter(W + "r"):
        for old in list(run.iter(W + "delText", W + "delInstrText")):
            old.tag = W + ("t" if old.tag.endswith("delText") else "instrText")
        if dress is not None:
            dress(run)
    at = parent.index(element)
    for child in list(element):
        parent.insert(at, child)
        at += 1
    parent.remove(element)


def _marked(*, underline: bool) -> Callable[[Any], None]:
    def dress(run: Any) -> None:
        properties = run.find(W + "rPr")
        if properties is None:
            properties = run.makeelement(W + "rPr")
            run.insert(0, properties)
        for name in ("u", "strike", "dstrike", "color"):
            for old in properties.findall(W + name):
                properties.remove(old)
        # The order of the schema: strike, color, u.
        if not underline:
            properties.append(properties.makeelement(W + "strike"))
        colour = _NEW if underline else _OLD
        properties.append(properties.makeelement(W + "color", {W + "val": colour}))
        if underline:
            properties.append(properties.makeelement(W + "u", {W + "val": "single"}))

    return dress


def _drop_marks(root: Any) -> None:
    _each(root, (*_FORMER, *_RANGES), _remove)
    for holder in list(root.iter(W + "rPr", W + "trPr", W + "pPr")):
        for mark in (
            holder.findall(W + "ins")
            + holder.findall(W + "del")
            + holder.findall(W + "moveFrom")
            + holder.findall(W + "moveTo")
        ):
            holder.remove(mark)


def _rows(root: Any, gone: tuple[str, ...]) -> None:
    for properties in list(root.iter(W + "trPr")):
        if any(properties.find(tag) is not None for tag in gone):
            row = properties.getparent()
            table = row.getparent()
            table.remove(row)
            if table.find(W + "tr") is None and table.getparent() is not None:
                table.getparent().remove(table)


def _paragraph_marks(root: Any, gone: tuple[str, ...]) -> None:
    """Join a paragraph whose end was deleted (or inserted, going back) to the next."""
    for paragraph in list(root.iter(W + "p")):
        look = paragraph.find(f"{W}pPr/{W}rPr")
        if look is None or not any(look.find(tag) is not None for tag in gone):
            continue
        following = paragraph.getnext()
        if following is None or following.tag != W + "p":
            if not any(True for _ in _lasting(paragraph, gone)) and following is not None:
                paragraph.getparent().remove(paragraph)
            continue
        at = 1 if following.find(W + "pPr") is not None else 0
        for child in [c for c in paragraph if c.tag != W + "pPr"]:
            following.insert(at, child)
            at += 1
        paragraph.getparent().remove(paragraph)


def _lasting(paragraph: Any, gone: tuple[str, ...]) -> Iterator[Any]:
    for run in paragraph.iter(W + "r"):
        if not any(ancestor.tag in gone for ancestor in run.iterancestors()):
            yield run


def _restore(change: Any, former: str) -> None:
    properties = change.getparent()
    before = change.find(former)
    kept = [
        child
        for child in properties
        if child.tag in (W + "rPr", W + "sectPr") and former == W + "pPr"
    ]
    for child in list(properties):
        if child not in kept:
            properties.remove(child)
    for at, child in enumerate(list(before) if before is not None else []):
        properties.insert(at, child)


def _remove_cell(mark: Any) -> None:
    cell = next((a for a in mark.iterancestors(W + "tc")), None)
    row = cell.getparent() if cell is not None else None
    if row is not None and len(row.findall(W + "tc")) > 1:
        row.remove(cell)


def _comment_texts(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """By id: who and when, and the comment's words."""
    found: dict[str, tuple[str, str]] = {}
    for comment in package.root(part).iterchildren(W + "comment"):
        words = " ".join(
            "".join(t.text or "" for t in p.iter(W + "t")) for p in comment.iter(W + "p")
        )
        who = comment.get(W + "author", "") or "unnamed"
        day = comment.get(W + "date", "")[:10]
        found[comment.get(W + "id", "")] = (
            f"{who}, {day}" if day else who,
            " ".join(words.split()),
        )
    return found


def _comments(root: Any, notes: dict[str, tuple[str, str]]) -> None:
    """Take comment marks out; with ``notes`` their number stands where they stood."""
    numbers = {identifier: number for number, identifier in enumerate(notes, 1)}
    _each(root, _COMMENT_MARKS, _remove)
    for mark in list(root.iter(W + "commentReference")):
        run = mark.getparent()
        number = numbers.get(mark.get(W + "id", ""))
        if number is None:
            run.remove(mark)
            continue
        text = mark.makeelement(W + "t")
        text.text = f"[Comment {number}]"
        run.replace(mark, text)
        properties = run.find(W + "rPr")
        if properties is not None:
            run.remove(properties)
        _marked(underline=True)(run)


def _list_comments(root: Any, notes: dict[str, tuple[str, str]]) -> None:
    body = root.find(W + "body")
    last = body.find(W + "sectPr")
    at = body.index(last) if last is not None else len(body)
    lines = [
        "Comments",
        *(
            f"[Comment {number}] {who}: {words}"
            for number, (who, words) in enumerate(notes.values(), 1)
        ),
    ]
    for step, words in enumerate(lines):
        paragraph = body.makeelement(W + "p")
        run = paragraph.makeelement(W + "r")
        if not step:
            look = run.makeelement(W + "rPr")
            look.append(look.makeelement(W + "b"))
            run.append(look)
        text = run.makeelement(W + "t")
        text.text = words
        run.append(text)
        paragraph.append(run)
        body.insert(at + step, paragraph)


def _reveal(root: Any, *, drop: bool = False) -> None:
    for look in list(root.iter(W + "vanish")):
        if drop or look.getparent().tag == W + "rPr":
            _remove(look)


def _xml(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
