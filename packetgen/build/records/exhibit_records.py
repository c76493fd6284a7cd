"""What became of every exhibit's files, page by page: for the report and the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from packetgen.packet import Assembled, ExhibitPart, FileTaken
from packetgen.reading.english_counts import counted

from ..exhibits.indexes import exhibit_part
from ..exhibits.parts import AttachedPart


def exhibit_records(
    attached: Mapping[tuple[str, str], AttachedPart], bound: Mapping[str, Assembled]
) -> dict[str, dict[str, Any]]:
    """A record of each attached exhibit by ``document/exhibit``, as plain data.

    ``pages_in`` counts the pages of its files, ``pages_out`` the pages in the packet,
    ``sheets_added`` those among them that packetgen added (slip sheets, sheets before
    sub-exhibits); ``source_pages`` says which pages of the files they are, as ranges. ``tagged``
    says whether a screen reader has more than the bare text of every page in the PDFs that were
    bound, ``untagged_pages`` of which it has not where only some are without tags.
    """
    untagged = {name for assembled in bound.values() for name in assembled.untagged}
    bare: dict[str, set[int]] = {}
    for assembled in bound.values():
        for name, numbers in assembled.bare_pages.items():
            owner, before = _owner(name)
            bare.setdefault(owner, set()).update(before + number for number in numbers)
    return {
        f"{document}/{exhibit}": {
            **_record(item),
            **_tags(exhibit_part(document, exhibit), untagged, bare),
        }
        for (document, exhibit), item in attached.items()
    }


def _owner(name: str) -> tuple[str, int]:
    """The exhibit's part that a part is, or goes on in another volume, and its pages before."""
    owner, _, first = name.rpartition(".")
    return (owner, int(first) - 1) if owner and first.isdigit() else (name, 0)


def _tags(part: str, untagged: set[str], bare: Mapping[str, set[int]]) -> dict[str, bool | str]:
    pages = {"untagged_pages": ranges(sorted(bare[part]))} if part in bare else {}
    return {"tagged": part not in untagged and part not in bare, **pages}


def _record(item: AttachedPart) -> dict[str, Any]:
    part = item.part
    return {
        "label": item.label,
        "pages_in": part.pages_in,
        "pages_out": part.pages_out,
        "sheets_added": part.sheets_added,
        "source_pages": ranges(part.source_pages),
        "files": [_file(file) for file in part.files],
        "notes": list(part.notes),
    }


def _file(file: FileTaken) -> dict[str, Any]:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "bytes": file.size,
        "pages": file.pages,
        "taken": file.taken,
        "label": file.label,
        "attached_to": file.within,
        "rendered": file.rendered,
        "shown": list(file.shown),
        "repaired": file.repaired,
        "slip_sheet": file.slip_sheet,
    }


def ranges(numbers: Sequence[int]) -> str:
    """Pages of the files in the order in which they stand, as ``1-3, 7``; added sheets left out."""
    runs: list[list[int]] = []
    for number in numbers:
        if not number:
            continue
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def exhibit_notes(attached: Mapping[tuple[str, str], AttachedPart]) -> Iterator[str]:
    """Plain sentences for the report: pages in and out of every exhibit, and what was done."""
    for item in attached.values():
        part = item.part
        files = ", ".join(file.name for file in part.files if not file.within)
        instead = "withheld" if item.withheld else "a document of this plan"
        yield f"Exhibit {item.label} ({files or instead}): {_counted(part)}."
        for file in part.files:
            if file.within:
                what = "a slip sheet" if file.slip_sheet else counted(file.taken, "page")
                label = file.label or item.label
                yield f"Exhibit {label} ({file.name}, attached to {file.within}): {what}."
        for note in part.notes:
            yield f"Exhibit {item.label}: {note}."


def _counted(part: ExhibitPart) -> str:
    said = f"{counted(part.pages_in, 'page')} in, {part.pages_out - part.sheets_added} out"
    if part.sheets_added:
        said += f", and {counted(part.sheets_added, 'sheet')} added"
    return said
