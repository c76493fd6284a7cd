"""Tags: the structure trees of tagged parts become one, so that the packet is itself tagged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .pdf.page_content import is_filled
from .pdf.pdf_copying import Copier
from .pdf.pdf_file import PdfFile
from .pdf.pdf_opening import Opened
from .pdf.pdf_syntax import Name, Ref, encode, name
from .pdf.pdf_values import array, dictionary, plain, tree_leaves
from .structure_taken import DrawnField, Taken

_LIMIT = 2_000_000


class StructureTree:
    """Collects structure trees (ISO 32000-1, 14.7) under one root.

    Parent-tree keys are moved past those in use, role names that two files map differently are
    renamed, and element identifiers get the part's number as a prefix.
    """

    def __init__(self, out: PdfFile) -> None:
        self._out = out
        self._root: Ref | None = None
        self._kids: list[bytes] = []
        self._parents: list[tuple[int, bytes]] = []
        self._roles: dict[str, bytes] = {}
        self._classes: dict[str, bytes] = {}
        self._identified: list[tuple[bytes, bytes]] = []
        self._namespaces: list[bytes] = []
        self._next_key = 0
        self._sources = 0

    @property
    def empty(self) -> bool:
        """Whether no part had tags."""
        return not self._kids

    def begin(self, opened: Opened, copier: Copier) -> PartTags:
        """Get ready to copy a part; ask the result for its offset and call ``finish`` after its
        pages are written.
        """
        root = plain(opened.catalog.get("/StructTreeRoot"))
        self._sources += 1
        tagged = isinstance(root, dict) and root.get("/K") is not None
        if tagged and self._root is None:
            self._root = self._out.reserve()
        tags = PartTags(self, root if tagged else None, copier, opened)
        copier.mend = tags.mend
        copier.leave = tags.leave
        return tags

    def write(self) -> Ref | None:
        """Write the root; None when nothing is tagged."""
        if self.empty or self._root is None:
            return None
        entries: dict[str, bytes] = {
            "Type": b"/StructTreeRoot",
            "K": b"[" + b" ".join(self._kids) + b"]",
            "ParentTree": encode(self._number_tree()),
            "ParentTreeNextKey": b"%d" % self._next_key,
        }
        for key, mapping in (("RoleMap", self._roles), ("ClassMap", self._classes)):
            if mapping:
                entries[key] = (
                    b"<<" + b"".join(name(k) + b" " + v for k, v in mapping.items()) + b">>"
                )
        if self._namespaces:
            entries["Namespaces"] = b"[" + b" ".join(dict.fromkeys(self._namespaces)) + b"]"
        if self._identified:
            pairs = sorted(self._identified)
            entries["IDTree"] = encode(
                self._out.add(
                    {"Names": [_raw(item) for key, ref in pairs for item in (encode(key), ref)]}
                )
            )
        body = b"<<" + b"".join(name(k) + b" " + v for k, v in entries.items()) + b">>"
        return self._out.put(self._root, body)

    def _number_tree(self) -> Ref:
        leaves = []
        for start in range(0, len(self._parents), 200):
            chunk = self._parents[start : start + 200]
            nums = b" ".join(b"%d %s" % pair for pair in chunk)
            limits = b"[%d %d]" % (chunk[0][0], chunk[-1][0])
            leaves.append(
                self._out.put(self._out.reserve(), b"<</Limits %s/Nums[%s]>>" % (limits, nums))
            )
        return self._out.add({"Kids": leaves})


class PartTags:
    """The tags of one part while it is copied."""

    def __init__(self, tree: StructureTree, root: Any, copier: Copier, opened: Opened) -> None:
        self._tree = tree
        self._root = root
        self._copier = copier
        self._opened = opened
        self._offset = tree._next_key
        self._prefix = b"%d." % tree._sources
        self._renamed: dict[str, str] = {}
        self._taken: Taken | None = None
        self._parents: dict[int, Any] = {}
        self._drawn: dict[int, list[Any]] = {}
        self._page_keys: dict[int, int] = {}
        self._made: list[tuple[Ref, DrawnField]] = []
        if root is not None and tree._root is not None:
            copier.announce(root, tree._root)
            for key, value in number_tree(root.get("/ParentTree")):
                self._parents.setdefault(key, value)
            self._roles()

    @property
    def tagged(self) -> bool:
        """Whether the part has a structure tree, and one that speaks of the pages taken."""
        if self._root is None:
            return False
        return self._taken is None or self._taken.any or bool(self._made)

    def draw(self, annotation: Any, page: Any, described: str) -> DrawnField | None:
        """Give the picture of a form field its place in the reading order of its page.

        A field that its file left out of the tags is read after the rest of the part. None: there
        are no tags, or nothing to read. Ask before :meth:`take`.
        """
        if self._root is None or page.indirect_reference is None:
            return None
        key = plain(dict.get(annotation, "/StructParent"))
        owner: Any = self._parents.get(key) if isinstance(key, int) else None
        own = dictionary(owner) is not None
        if not own:
            if not is_filled(annotation):
                return None
            owner = self._tree._out.reserve()
        number = page.indirect_reference.idnum
        page_key = plain(dict.get(page, "/StructParents"))
        if not isinstance(page_key, int):
            page_key = self._page_keys.setdefault(
                number, max(self._parents, default=-1) + 1 + len(self._page_keys)
            )
        drawn = self._drawn.setdefault(page_key, [])
        before = len(array(self._parents.get(page_key)))
        drawn.append(owner)
        field = DrawnField(page, before + len(drawn) - 1, described)
        if not own:
            self._made.append((owner, field))
        return field

    def take(
        self, annotations: list[Any], gone: list[Any], drawn: Mapping[int, DrawnField]
    ) -> None:
        """Say which annotations are carried along, before anything is copied."""
        if self._root is None:
            return
        self._taken = Taken(
            self._root,
            self._opened.pages,
            excerpt=self._opened.excerpt,
            annotations=annotations,
            gone=[annotation for annotation in gone if "/StructParent" in annotation],
            drawn=drawn,
        )
        if not self._taken.whole:
            self._copier.as_text = False

    def leave(self, thing: Any) -> bool:
        """Whether an object of the source stays behind: an element of pages that do."""
        if self._taken is None or not self._opened.excerpt or not isinstance(thing, dict):
            return False
        return "/S" in thing and "/P" in thing and not self._taken.has(thing)

    def page_key(self, page: Any) -> int | None:
        """A page's parent-tree key in the packet; None when it has no tagged content."""
        reference = page.indirect_reference
        own = self._page_keys.get(reference.idnum) if reference is not None else None
        return self.key(dict.get(page, "/StructParents")) if own is None else own + self._offset

    def key(self, value: Any) -> int | None:
        """An object's parent-tree key in the packet; None drops it."""
        number = plain(value)
        if self._root is None or not isinstance(number, int):
            return None
        if self._taken is not None and self._opened.excerpt and number not in self._taken.keys:
            return None
        return int(number) + self._offset

    def mend(self, thing: Any) -> Any:
        """Rewrite keys, roles and identifiers of a dictionary before it is copied."""
        keyed = "/StructParents" in thing or "/StructParent" in thing
        element = "/S" in thing and "/P" in thing
        headers = "/Headers" in thing
        if not (keyed or element or headers):
            return thing
        from pypdf.generic import ByteStringObject, NameObject, NumberObject

        changed = thing
        if keyed:
            changed = _copy(changed)
            for key in ("/StructParents", "/StructParent"):
                if key in changed:
                    number = self.key(dict.get(changed, key))
                    if number is None:
                        del changed[key]
                    else:
                        changed[NameObject(key)] = NumberObject(number)
        if element and self._root is not None:
            new = self._renamed.get(str(thing.get("/S")))
            identifier = plain(thing.get("/ID"))
            if new is not None or identifier is not None:
                changed = _copy(changed)
            if new is not None:
                changed[NameObject("/S")] = NameObject(new)
            changed = self._without_gone(thing, changed)
            if identifier is not None:
                changed[NameObject("/ID")] = ByteStringObject(self._prefix + _bytes(identifier))
        if headers and isinstance(plain(thing.get("/Headers")), list):
            from pypdf.generic import ArrayObject

            changed = _copy(changed)
            changed[NameObject("/Headers")] = ArrayObject(
                ByteStringObject(self._prefix + _bytes(plain(item)))
                for item in plain(thing.get("/Headers"))
            )
        return changed

    def _without_gone(self, thing: Any, changed: Any) -> Any:
        """An element without what is not taken along; a drawn field reads as text."""
        if self._taken is None or self._taken.whole:
            return changed
        from pypdf.generic import ArrayObject, NameObject, TextStringObject

        content = self._taken.content(thing)
        if content is None:
            return changed
        changed = _copy(changed) if changed is thing else changed
        changed[NameObject("/K")] = ArrayObject(content)
        field = self._taken.field_of(thing)
        if field is not None:
            changed.pop("/Alt", None)
            if field.described:
                changed[NameObject("/Alt")] = TextStringObject(field.described)
        if field is not None or self._taken.lost_its_link(thing):
            changed[NameObject("/S")] = NameObject("/Span")
        return changed

    def finish(self) -> None:
        """Copy the part's tree, after its pages have been written."""
        if self._root is None or self._taken is None:
            return
        tree, copier, taken = self._tree, self._copier, self._taken
        kids = plain(self._root.get("/K"))
        for kid in kids if isinstance(kids, list) else [dict.get(self._root, "/K")]:
            if taken.has(kid):
                tree._kids.append(copier.value(kid))
        for key in sorted({*self._parents, *self._drawn}):
            if self._opened.excerpt and key not in taken.keys and key not in self._drawn:
                continue
            body = copier.value(self._parents.get(key, []))
            if key in self._drawn:
                owners = [*array(self._parents.get(key)), *self._drawn[key]]
                body = b"[" + b" ".join(self._referred(owner) for owner in owners) + b"]"
            tree._parents.append((key + self._offset, body))
            tree._next_key = key + self._offset + 1
        for ref, field in self._made:
            self._write_field(ref, field)
        namespaces = plain(self._root.get("/Namespaces"))
        if isinstance(namespaces, list):
            tree._namespaces += [copier.value(item) for item in namespaces]
        classes = plain(self._root.get("/ClassMap"))
        if isinstance(classes, dict):
            for name_, value in classes.items():
                tree._classes.setdefault(str(name_)[1:], copier.value(value))
        from .pdf.pdf_destinations import name_tree

        for text, value in name_tree(self._root.get("/IDTree")):
            if taken.has(value):
                tree._identified.append(
                    (self._prefix + text.encode("latin-1"), copier.value(value))
                )

    def _referred(self, owner: Any) -> bytes:
        return encode(owner) if isinstance(owner, Ref) else self._copier.value(owner)

    def _write_field(self, ref: Ref, field: DrawnField) -> None:
        """A paragraph of its own for a field that no element was about."""
        assert self._tree._root is not None
        entries: dict[str, Any] = {
            "Type": Name("StructElem"),
            "S": Name("P"),
            "P": self._tree._root,
            "Pg": _raw(self._copier.value(field.page.indirect_reference)),
            "K": field.number,
        }
        if field.described:
            entries["Alt"] = field.described
        self._tree._out.put(ref, encode(entries))
        self._tree._kids.append(encode(ref))

    def _roles(self) -> None:
        roles = plain(self._root.get("/RoleMap"))
        if not isinstance(roles, dict):
            return
        for key, value in roles.items():
            text, body = str(key)[1:], self._copier.value(value)
            if self._tree._roles.get(text, body) != body:
                new = f"{text}-{self._tree._sources}"
                self._renamed[str(key)] = f"/{new}"
                self._copier.as_text = False
                text = new
            self._tree._roles[text] = body


def number_tree(node: Any) -> Iterator[tuple[int, Any]]:
    """Key and value of every leaf of a number tree, however it is broken up."""
    for key, value in tree_leaves(node, "/Nums", _LIMIT):
        if isinstance(key, int):
            yield int(key), value


def _copy(thing: Any) -> Any:
    """A dictionary of its own; a stream keeps its bytes."""
    copied = type(thing)() if not hasattr(thing, "_data") else _stream_copy(thing)
    for key, value in dict.items(thing):
        dict.__setitem__(copied, key, value)
    return copied


def _stream_copy(thing: Any) -> Any:
    copied = type(thing)()
    copied._data = thing._data
    return copied


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return bytes(value)
    return value.original_bytes if hasattr(value, "original_bytes") else str(value).encode()


def _raw(code: bytes) -> Any:
    from .pdf.pdf_syntax import Raw

    return Raw(code)
