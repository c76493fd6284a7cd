"""The documents of other plans for the same case, which a case file may name as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from packetgen.errors import PacketgenError
from packetgen.form import load_form
from packetgen.packet import Plan
from packetgen.reading import read_structured

_MOST_BYTES = 1024 * 1024
_SUFFIXES = frozenset({".yaml", ".yml", ".json"})


def documents_beside(plan: Plan) -> frozenset[str]:
    """Ids of the documents of every plan in the folders of this plan and of its case.

    A case has many packets over the years; its file records the services and signatures of all.
    A file that cannot be read is nobody's plan here: it is named when it is built itself.
    """
    return frozenset(str(document["id"]) for document in _documents(plan))


def titles_beside(plan: Plan, form_folders: Sequence[Path] = ()) -> dict[str, str]:
    """Titles of the documents of every plan beside this one, by id: the plan's, else the form's.

    An id that two plans use under different titles has none.
    """
    found: dict[str, set[str]] = {}
    for document in _documents(plan):
        title = document.get("title")
        if not isinstance(title, str):
            try:
                title = load_form(str(document.get("form")), extra=form_folders).title
            except PacketgenError:
                continue
        found.setdefault(str(document["id"]), set()).add(title)
    return {identifier: min(said) for identifier, said in found.items() if len(said) == 1}


def _documents(plan: Plan) -> Iterator[Mapping[str, Any]]:
    for folder in dict.fromkeys((plan.folder, plan.case.parent)):
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() not in _SUFFIXES or file == plan.case or not file.is_file():
                continue
            if file.stat().st_size > _MOST_BYTES:
                continue
            try:
                data = read_structured(file, shown=file.name).data
            except PacketgenError:
                continue
            documents = data.get("documents") if isinstance(data, Mapping) else None
            for document in documents if isinstance(documents, list) else ():
                if isinstance(document, Mapping) and isinstance(document.get("id"), str):
                    yield document
