"""Tags: the structure trees of tagged parts become one, so that the packet is itself tagged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .pdf_copying import Copier
from .pdf_file import PdfFile
from .pdf_opening import Opened
from .pdf_syntax import Ref, encode, name
from .pdf_values import plain, tree_leaves

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
        # The tree of an excerpt would speak of pages that are not there.
        root = None if opened.excerpt else plain(opened.catalog.get("/StructTreeRoot"))
        self._sources += 1
        tagged = isinstance(root, dict) and root.get("/K") is not None
        if tagged and self._root is None:
            self._root = self._out.reserve()
        tags = PartTags(self, root if tagged else None, copier)
        copier.mend = tags.mend
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

    def __init__(self, tree: StructureTree, root: Any, copier: Copier) -> None:
        self._tree = tree
        self._root = root
        self._copier = copier
        self._offset = tree._next_key
        self._prefix = b"%d." % tree._sources
        self._renamed: dict[str, str] = {}
        if root is not None and tree._root is not None:
            copier.announce(root, tree._root)
            self._roles()

    @property
    def tagged(self) -> bool:
        """Whether the part has a structure tree."""
        return self._root is not None

    def key(self, value: Any) -> int | None:
        """A page's or annotation's parent-tree key in the packet; None drops it."""
        number = plain(value)
        if self._root is None or not isinstance(number, int):
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

    def finish(self) -> None:
        """Copy the part's tree, after its pages have been written."""
        if self._root is None:
            return
        tree, copier = self._tree, self._copier
        kids = plain(self._root.get("/K"))
        for kid in kids if isinstance(kids, list) else [self._root.get("/K")]:
            tree._kids.append(copier.value(kid))
        highest = -1
        for key, value in sorted(number_tree(self._root.get("/ParentTree")), key=lambda p: p[0]):
            if key > highest:
                tree._parents.append((key + self._offset, copier.value(value)))
                highest = key
        tree._next_key = self._offset + highest + 1
        namespaces = plain(self._root.get("/Namespaces"))
        if isinstance(namespaces, list):
            tree._namespaces += [copier.value(item) for item in namespaces]
        classes = plain(self._root.get("/ClassMap"))
        if isinstance(classes, dict):
            for key, value in classes.items():
                tree._classes.setdefault(str(key)[1:], copier.value(value))
        from .pdf_destinations import name_tree

        for text, value in name_tree(self._root.get("/IDTree")):
            tree._identified.append((self._prefix + text.encode("latin-1"), copier.value(value)))

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
    from .pdf_syntax import Raw

    return Raw(code)
