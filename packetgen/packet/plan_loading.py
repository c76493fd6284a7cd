"""A plan file into a :class:`~packetgen.packet.plan.Plan`, or all of its problems at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from packetgen.case.model import Case
from packetgen.case.treatment import treatment_of
from packetgen.errors import PacketError, Problem
from packetgen.reading import (
    Structured,
    child,
    date_of,
    did_you_mean,
    in_file_order,
    inside,
    load_schema,
    problems_against,
    read_structured,
)

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
    Waiver,
)
from .plan_statements import statement_problems, statements_of
from .plan_texts import bare_name, text_problems


def load_plan(path: Path) -> Plan:
    """The plan in a YAML or JSON file. Paths in it are relative to its folder and stay inside it.

    Raises:
        PacketError: with every problem found, in the order of the file.
    """
    structured = read_structured(path, shown=path.name, error=PacketError)
    _refuse_case(structured)
    found = [*problems_against(load_schema("packet"), structured)]
    if isinstance(structured.data, dict):
        found += path_problems(structured, path.parent)
        found += _reference_problems(structured)
        found += ledger_problems(structured, path.parent)
        found += _copy_problems(structured)
        found += [*statement_problems(structured), *text_problems(structured)]
    if found:
        count = "a problem" if len(found) == 1 else f"{len(found)} problems"
        raise PacketError(f"{structured.name} has {count}", problems=in_file_order(found))
    return built(structured, path.parent)


def _refuse_case(structured: Structured) -> None:
    """A case file given for its plan has many problems as a plan, and only one that matters."""
    data = structured.data
    if not isinstance(data, dict) or "documents" in data:
        return
    case = data.get("case")
    if isinstance(case, dict) and ("parties" in case or "number" in case):
        raise PacketError(
            f"{structured.name} is a case file, not a packet plan",
            problems=(
                Problem(
                    structured.where("/case"),
                    "this is a case file; it says what the case is, not which papers to make",
                    "Give the packet plan, often packet.yaml. 'packetgen new' writes one.",
                ),
            ),
        )


def plan_problems(plan: Plan, case: Case) -> tuple[Problem, ...]:
    """What the plan names that the case does not have, and exhibits that are no document of it."""
    known = {exhibit.id: exhibit for exhibit in case.exhibits}
    planned = {document.id for document in plan.documents}
    problems: list[Problem] = []
    for document in plan.documents:
        for at, attached in enumerate(document.exhibits):
            place = plan.place_of(document, "exhibits", at)
            exhibit = known.get(attached.exhibit)
            if exhibit is None:
                problems.append(
                    Problem(
                        place,
                        f"the case has no exhibit '{attached.exhibit}'",
                        did_you_mean(attached.exhibit, known) or _listed("exhibits", known),
                    )
                )
            elif exhibit.document and exhibit.document not in planned:
                problems.append(
                    Problem(
                        place,
                        f"exhibit '{exhibit.id}' is the document '{exhibit.document}', "
                        "which the plan does not have",
                        did_you_mean(exhibit.document, planned) or "Add the document to the plan.",
                    )
                )
    return tuple(problems)


def _listed(what: str, known: Iterable[str]) -> str:
    names = list(known)
    more = " …" if len(names) > 12 else ""
    return f"It has: {', '.join(names[:12])}{more}." if names else f"It has no {what} yet."


def path_problems(structured: Structured, folder: Path) -> Iterator[Problem]:
    """Paths of a plan that leave its folder, or lead to nothing."""
    data = structured.data
    named: list[tuple[str, Any, bool]] = [("/case", data.get("case"), True)]
    for key in ("forms", "jurisdictions"):
        folders = data.get(key)
        listed = folders if isinstance(folders, list) else []
        named += [(f"/{key}/{at}", value, False) for at, value in enumerate(listed)]
    named += _further_files(data)
    for pointer, value, file in named:
        if not isinstance(value, str):
            continue
        where = structured.where(pointer)
        try:
            path = inside(folder, value)
        except ValueError as reason:
            yield Problem(where, str(reason), "Copy it into the plan's folder.")
            continue
        if file and not path.is_file():
            hint = _near(path) or "Correct the path, or put the file there."
            yield Problem(where, f"there is no file '{value}' beside the plan", hint)
        elif not file and not path.is_dir():
            hint = _near(path) or "Correct the path, or make the folder."
            yield Problem(where, f"there is no folder '{value}' beside the plan", hint)


def _near(path: Path) -> str:
    try:
        return did_you_mean(path.name, [each.name for each in path.parent.iterdir()])
    except OSError:
        return ""


def _further_files(data: dict[str, Any]) -> Iterator[tuple[str, Any, bool]]:
    """Earlier packets that labels continue, and redacted files; a ledger may not be there yet."""
    options = data.get("options")
    labels = options.get("labels") if isinstance(options, dict) else None
    after = labels.get("after") if isinstance(labels, dict) else None
    if isinstance(after, list):
        yield from ((f"/options/labels/after/{at}", value, True) for at, value in enumerate(after))
    else:
        yield "/options/labels/after", after, True
    for pointer, document in _mappings(data.get("documents")):
        attached = document.get("exhibits")
        for at, item in enumerate(attached if isinstance(attached, list) else ()):
            if isinstance(item, dict):
                yield f"{pointer}/exhibits/{at}/redacted", item.get("redacted"), True


def ledger_problems(structured: Structured, folder: Path) -> Iterator[Problem]:
    """A Bates ledger that would stand outside the case folder."""
    options = structured.data.get("options")
    bates = options.get("bates") if isinstance(options, dict) else None
    ledger = bates.get("ledger") if isinstance(bates, dict) else None
    if isinstance(ledger, str):
        try:
            inside(folder, ledger)
        except ValueError as reason:
            yield Problem(
                structured.where("/options/bates/ledger"),
                str(reason),
                "Keep the ledger in the case folder.",
            )


def _copy_problems(structured: Structured) -> Iterator[Problem]:
    """Documents that a copy names and the plan does not have, and two copies of one id."""
    known = [entry.get("id") for _, entry in _mappings(structured.data.get("documents"))]
    copies = structured.data.get("copies")
    seen: set[Any] = set()
    for at, copy in enumerate(copies if isinstance(copies, list) else ()):
        if not isinstance(copy, dict):
            continue
        if copy.get("id") in seen:
            where = structured.where(f"/copies/{at}/id")
            yield Problem(where, f"two copies have the id '{copy['id']}'")
        seen.add(copy.get("id"))
        named = copy.get("documents")
        for number, identifier in enumerate(named if isinstance(named, list) else ()):
            if identifier not in known:
                yield Problem(
                    structured.where(f"/copies/{at}/documents/{number}"),
                    f"the plan has no document '{identifier}'",
                    did_you_mean(identifier, [str(each) for each in known]),
                )


def _reference_problems(structured: Structured) -> Iterator[Problem]:
    data = structured.data
    documents = _mappings(data.get("documents"))
    identifiers = [entry.get("id") for _, entry in documents if isinstance(entry.get("id"), str)]
    for pointer, entry in documents:
        if identifiers.count(entry.get("id")) > 1:
            yield Problem(
                structured.where(f"{pointer}/id"),
                f"two documents have the id '{entry['id']}'",
                "Rename one, and what points to it.",
            )
        ids = [_attached_id(item) for item in entry.get("exhibits") or []]
        for at, identifier in enumerate(ids):
            if identifier is not None and ids.index(identifier) != at:
                yield Problem(
                    structured.where(f"{pointer}/exhibits/{at}"),
                    f"exhibit '{identifier}' is attached to this document twice",
                )
    unfiled = {entry.get("id") for _, entry in documents if entry.get("filed") is False}
    filings = _mappings(data.get("filings"))
    if not filings:
        return
    names = Counter(entry.get("id") for _, entry in filings)
    placed: Counter[Any] = Counter()
    for pointer, entry in filings:
        if names[entry.get("id")] > 1:
            yield Problem(
                structured.where(f"{pointer}/id"), f"two filings have the id '{entry['id']}'"
            )
        for at, identifier in enumerate(entry.get("documents") or []):
            where = structured.where(child(child(pointer, "documents"), at))
            placed[identifier] += 1
            if identifier not in identifiers:
                hint = did_you_mean(identifier, [str(known) for known in identifiers])
                yield Problem(where, f"the plan has no document '{identifier}'", hint)
            elif identifier in unfiled:
                yield Problem(
                    where,
                    f"document '{identifier}' is not filed (filed: false), but stands in a filing",
                    "Take it out here, or remove 'filed: false'.",
                )
            elif placed[identifier] > 1:
                yield Problem(where, f"document '{identifier}' stands in two filings")
    for pointer, entry in documents:
        identifier = entry.get("id")
        if identifier not in unfiled and not placed[identifier]:
            yield Problem(
                structured.where(pointer),
                f"document '{identifier}' is in no filing",
                "Name it in one of the filings, or mark it 'filed: false'.",
            )


def _mappings(value: Any) -> list[tuple[str, dict[str, Any]]]:
    if not isinstance(value, list):
        return []
    key = "documents" if any(isinstance(v, dict) and "form" in v for v in value) else "filings"
    return [(f"/{key}/{at}", item) for at, item in enumerate(value) if isinstance(item, dict)]


def _attached_id(item: Any) -> str | None:
    if isinstance(item, dict):
        item = item.get("exhibit")
    return item if isinstance(item, str) else None


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
