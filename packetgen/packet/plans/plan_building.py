"""The data of a plan file into a :class:`~packetgen.packet.plans.plan.Plan`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from packetgen.case.treatment import treatment_of
from packetgen.jurisdiction.answers import Waiver
from packetgen.reading import Structured, date_of, inside

from .plan import (
    AttachedExhibit,
    Authority,
    BatesOptions,
    Copy,
    LabelOptions,
    PacketOptions,
    Plan,
    PlannedDocument,
    PlannedFiling,
    Redaction,
    VolumeOptions,
)
from .plan_statements import statements_of
from .plan_texts import bare_name


def built(structured: Structured, folder: Path) -> Plan:
    """The plan of data that fit its schema and whose paths stay in the folder."""
    data = structured.data
    documents = tuple(_document(structured, at, d) for at, d in enumerate(data["documents"]))
    filings = tuple(
        PlannedFiling(entry["id"], tuple(entry["documents"]), bare_name(entry.get("name", "")))
        for entry in data.get("filings", ())
    ) or tuple(PlannedFiling(d.id, (d.id,)) for d in documents if d.filed)
    day = data.get("filing_date")
    return Plan(
        case=inside(folder, data["case"]),
        folder=folder,
        documents=documents,
        filings=filings,
        jurisdiction=data.get("jurisdiction", ""),
        title=data.get("title", ""),
        filing_date=None if day is None else date_of(day),
        audience=data.get("audience", "court"),
        channel=data.get("channel", "efile"),
        filer=data.get("filer", ""),
        options=_options(structured, folder, data.get("options", {})),
        forms=tuple(inside(folder, value) for value in data.get("forms", ())),
        jurisdictions=tuple(inside(folder, value) for value in data.get("jurisdictions", ())),
        authorities=tuple(
            Authority(tuple(entry["for"]), entry["kind"], entry["text"])
            for entry in data.get("authorities", ())
        ),
        waivers=tuple(Waiver(**entry) for entry in data.get("waivers", ())),
        statements=statements_of(data.get("statements", ())),
        copies=tuple(_copy(entry) for entry in data.get("copies", ())),
        source=structured.name,
        written=structured,
    )


def _document(structured: Structured, at: int, entry: dict[str, Any]) -> PlannedDocument:
    attached = []
    for number, item in enumerate(entry.get("exhibits", ())):
        pointer = f"/documents/{at}/exhibits/{number}"
        if isinstance(item, dict):
            pages = item.get("pages", "")
            written = structured.written.get(f"{pointer}/pages", str(pages))
            attached.append(_attached(item, written if pages != "" else ""))
        else:
            attached.append(AttachedExhibit(item))
    return PlannedDocument(
        entry["id"],
        entry["form"],
        entry.get("title", ""),
        entry.get("values", {}),
        tuple(attached),
        entry.get("filed", True),
        entry.get("recorded", False),
        entry.get("language", ""),
        entry.get("protected", ""),
    )


def _attached(item: dict[str, Any], pages: str) -> AttachedExhibit:
    redacted = item.get("redacted")
    return AttachedExhibit(
        item["exhibit"],
        pages,
        treatment_of(item),
        late=item.get("late", False),
        section=item.get("section", ""),
        withheld=item.get("withheld", ""),
        original_pages=item.get("original_pages"),
        placeholder=item.get("placeholder", True),
        redacted=PurePosixPath(redacted.replace("\\", "/")) if redacted else None,
        redactions=tuple(_region(region) for region in item.get("redact", ())),
    )


def _region(entry: dict[str, Any]) -> Redaction:
    left, top, right, bottom = (float(side) for side in entry["box"])
    return Redaction(entry["page"], (left, top, right, bottom))


def _copy(entry: dict[str, Any]) -> Copy:
    return Copy(
        entry["id"],
        entry["for"],
        tuple(entry.get("documents", ())),
        entry.get("legend", ""),
        entry.get("duplex", entry["for"] == "print"),
        entry.get("tabs", False),
    )


def _volumes(entry: dict[str, Any]) -> VolumeOptions:
    size = entry.get("max_bytes")
    return VolumeOptions(
        None if size is None else byte_count(size), entry.get("max_pages"), entry.get("cover", "")
    )


def byte_count(size: int | str) -> int:
    """Bytes of ``25MB``, ``800 kB`` or a plain number; a megabyte is a million bytes."""
    if isinstance(size, int):
        return size
    figure, unit = size[:-2].strip(), size[-2:].upper()
    return int(float(figure) * {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}[unit])


def _options(structured: Structured, folder: Path, entry: dict[str, Any]) -> PacketOptions:
    labels, bates = entry.get("labels", {}), entry.get("bates")
    index = entry.get("index", True)
    columns = tuple(index.get("columns", ())) if isinstance(index, dict) else ()
    after = labels.get("after", ())
    ledger = (bates or {}).get("ledger")
    start = labels.get("start", "")
    written = structured.written.get("/options/labels/start", str(start))
    return PacketOptions(
        covers=entry.get("covers", True),
        index=index is not False,
        stamps=entry.get("stamps", True),
        labels=LabelOptions(
            labels.get("scheme", ""),
            written if start != "" else "",
            labels.get("prefix", ""),
            tuple(inside(folder, f) for f in ([after] if isinstance(after, str) else after)),
        ),
        bates=None
        if bates is None
        else BatesOptions(**{**bates, "ledger": inside(folder, ledger) if ledger else None}),
        font=entry.get("font", ""),
        exhibits=treatment_of(entry.get("exhibits", {})),
        pdfa=entry.get("pdfa", False),
        index_columns=columns,
        volumes=_volumes(entry.get("volumes", {})),
    )
