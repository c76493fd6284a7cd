"""The documents of other plans for the same case, which a case file may name as well."""

from __future__ import annotations

from collections.abc import Mapping

from packetgen.errors import PacketgenError
from packetgen.packet import Plan
from packetgen.reading import read_structured

_MOST_BYTES = 1024 * 1024
_SUFFIXES = frozenset({".yaml", ".yml", ".json"})


def documents_beside(plan: Plan) -> frozenset[str]:
    """Ids of the documents of every plan in the folders of this plan and of its case.

    A case has many packets over the years; its file records the services and signatures of all.
    A file that cannot be read is nobody's plan here: it is named when it is built itself.
    """
    found: set[str] = set()
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
                    found.add(document["id"])
    return frozenset(found)
