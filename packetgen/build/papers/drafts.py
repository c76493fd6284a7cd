"""The drafts of a packet: written by packetgen, or as the attorney edited them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from packetgen.docx.blocks import Document, Revision
from packetgen.draft import Draft, refresh_cites, unwritten, unwritten_problem
from packetgen.errors import Location, PacketError, Problem
from packetgen.jurisdiction.model import RequiredWording
from packetgen.output import sha256
from packetgen.reading.letters import letters_of

from .reading_drafts import shows, text_of, unlinked
from .recounting import WORDS, recounted

_IS_MISSING = " is missing"


def is_pdf(data: bytes) -> bool:
    """Whether a draft is a filled official form."""
    return data.startswith(b"%PDF")


def draft_path(name: str, data: bytes) -> str:
    """Where a document's draft lies below the output folder: ``.docx``, official forms ``.pdf``."""
    return f"drafts/{name}.{'pdf' if is_pdf(data) else 'docx'}"


TODAY = "today"
"""The day of the build changes by itself; an edited draft keeps the day that stands in it."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that changed under an edited draft. ``carried_over``: the draft shows the new one.

    ``old`` is empty for a value that was not there when the draft was written, ``new`` for one that
    is not there any more.
    """

    path: str
    old: str
    new: str
    carried_over: bool


@dataclass(frozen=True, slots=True)
class DraftedDocument:
    """One document of the plan as a Word file and as blocks.

    ``docx`` is what goes to ``out/drafts``: packetgen's own draft, or the attorney's edited one,
    byte for byte. ``kept``: it was approved and stays as it is, though packetgen would now write
    another day into it. ``own_sha256`` and ``values`` are those of packetgen's draft when it was
    written.
    """

    id: str
    kind: str
    title: str
    footer_title: str
    docx: bytes = field(repr=False)
    blocks: Document = field(repr=False)
    own_sha256: str = ""
    edited: bool = False
    kept: bool = False
    unresolved: tuple[Problem, ...] = ()
    dangling: tuple[Problem, ...] = ()
    changes: tuple[ValueChange, ...] = ()
    cite_changes: tuple[tuple[str, str], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    wordings: tuple[str, ...] = ()
    """Ids of the required wording that packetgen put on it."""
    lost_wordings: tuple[tuple[str, str], ...] = ()
    """Title and first missing words of required wording that an edited draft no longer has."""

    @property
    def draft_name(self) -> str:
        """The draft's path below the output folder."""
        return draft_path(self.id, self.docx)

    @property
    def official(self) -> bool:
        """Whether this is a filled official form, a PDF, and no Word file."""
        return is_pdf(self.docx)

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Tracked changes and comments that are still open."""
        return self.blocks.revisions


@dataclass(frozen=True, slots=True)
class EarlierDraft:
    """What an earlier build left: the file as it is now, and what the manifest says of it."""

    now: bytes = field(repr=False)
    own_sha256: str
    values: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def edited(self) -> bool:
        """Whether somebody changed the file since packetgen wrote it."""
        return sha256(self.now) != self.own_sha256


def refreshed(document: Document, labels: Mapping[str, str]) -> Document:
    """Blocks with the words of their cites as the labels are now, dangling ones as plain words."""
    blocks, cites = refresh_cites(document, labels)
    return unlinked(blocks, frozenset(change.uri for change in cites if change.dangling))


def settle_draft(
    planned_id: str,
    kind: str,
    own: Draft,
    earlier: EarlierDraft | None,
    labels: Mapping[str, str],
    *,
    approved: str = "",
    texts: Mapping[str, RequiredWording] | None = None,
) -> DraftedDocument:
    """Choose between packetgen's draft and the one that lies there, and refresh its exhibit cites.

    An edited draft is used as it is; what changed in the data under it is listed, and so is every
    cite whose words no longer fit the exhibits' labels. A cite to an exhibit that is not in the
    packet loses its link and is listed as dangling.

    Args:
        planned_id: The document's id.
        kind: Its kind.
        own: packetgen's draft of the case as it is now.
        earlier: The draft that lies in the output folder.
        labels: Exhibit id to label.
        approved: Hash of the approved draft: one that says the same but for the day is kept.
        texts: The court's required wording by id.

    Raises:
        EngineError: The edited draft is no Word file that can be read.
    """
    from packetgen.docx import read_docx

    if is_pdf(own.docx) != is_pdf(earlier.now if earlier is not None else own.docx):
        earlier = None  # the document's form was another one then
    if is_pdf(own.docx):
        return _settle_official(planned_id, kind, own, earlier, approved)
    edited = earlier is not None and earlier.edited
    kept = earlier is not None and (edited or _still_approved(earlier, own, approved))
    docx = earlier.now if kept and earlier is not None else own.docx
    name = f"drafts/{planned_id}.docx"
    read = read_docx(docx, name=name)
    blocks, cites = refresh_cites(read, labels)
    dangling = tuple(change for change in cites if change.dangling)
    drafted = DraftedDocument(
        id=planned_id,
        kind=kind,
        title=own.title,
        footer_title=own.footer_title,
        docx=docx,
        blocks=unlinked(blocks, frozenset(change.uri for change in dangling)),
        kept=kept and not edited and docx != own.docx,
        own_sha256=earlier.own_sha256 if kept and earlier is not None else sha256(own.docx),
        unresolved=own.unresolved,
        dangling=tuple(
            Problem(
                Location(file=name, paragraph=change.paragraph),
                f"The cite “{change.old}” points to an exhibit that is not in this packet.",
            )
            for change in dangling
        ),
        cite_changes=tuple((c.old, c.new) for c in cites if not c.dangling),
        values=earlier.values if kept and earlier is not None else printed_values(own),
        wordings=own.wordings,
    )
    if not edited or earlier is None:
        return drafted
    shown, would_show = text_of(blocks), text_of(read_docx(own.docx, name=name))
    return _as_edited(drafted, own, earlier, shown, would_show, texts or {})


def _as_edited(
    drafted: DraftedDocument,
    own: Draft,
    earlier: EarlierDraft,
    shown: str,
    would_show: str,
    texts: Mapping[str, RequiredWording],
) -> DraftedDocument:
    """The edited draft with what the case holds otherwise now, still lacks, or wants word for word.

    ``shown`` is what the edited draft says, ``would_show`` what packetgen's own says.
    """
    changes = value_changes(earlier.values, printed_values(own), shown, would_show)
    count = recounted(own, drafted.docx, shown)
    return replace(
        drafted,
        edited=True,
        unresolved=(*_gaps(earlier.values, own, shown), *_unwritten(shown, drafted.draft_name)),
        changes=(
            *(change for change in changes if change.path != WORDS),
            *([ValueChange(WORDS, *count, carried_over=False)] if count else []),
        ),
        lost_wordings=tuple(_lost(own.wordings, texts, shown, would_show)),
    )


def _lost(
    names: Sequence[str], texts: Mapping[str, RequiredWording], shown: str, would_show: str
) -> Iterator[tuple[str, str]]:
    """Required wording that packetgen's own draft has, word for word, and the edited one has not.

    Compared letter by letter, as the check PG802 does: line breaks and punctuation do not count.
    """
    edited, own = letters_of(shown), letters_of(would_show)
    for name in names:
        wording = texts.get(name)
        for line in wording.text.split("\n") if wording is not None else ():
            letters = letters_of(line)
            if wording is not None and letters in own and letters not in edited:
                yield wording.title, line.strip()
                break


def _settle_official(
    planned_id: str, kind: str, own: Draft, earlier: EarlierDraft | None, approved: str
) -> DraftedDocument:
    """The same for a filled official form: somebody may have typed into its fields."""
    edited = earlier is not None and earlier.edited
    kept = earlier is not None and (edited or _still_approved(earlier, own, approved))
    data = earlier.now if kept and earlier is not None else own.docx
    drafted = DraftedDocument(
        id=planned_id,
        kind=kind,
        title=own.title,
        footer_title=own.footer_title,
        docx=data,
        blocks=Document((), ()),
        kept=kept and not edited and data != own.docx,
        own_sha256=earlier.own_sha256 if kept and earlier is not None else sha256(own.docx),
        unresolved=own.unresolved,
        values=earlier.values if kept and earlier is not None else printed_values(own),
    )
    if not edited or earlier is None:
        return drafted
    shown, would_show = _typed(data), _typed(own.docx)
    return replace(
        drafted,
        edited=True,
        unresolved=(
            *_gaps(earlier.values, own, shown),
            *_unwritten(shown, draft_path(planned_id, data)),
        ),
        changes=value_changes(earlier.values, printed_values(own), shown, would_show),
    )


def _typed(data: bytes) -> str:
    """What stands in the fields of a form.

    Raises:
        PacketError: The file cannot be read.
    """
    from packetgen.packet.pdf.pdf_opening import UnusableFileError, open_pdf
    from packetgen.packet.pdf_forms.official_fields import form_fields

    try:
        return "\n".join(found.value for found in form_fields(open_pdf(data)))
    except UnusableFileError as error:
        raise PacketError(
            f"an edited official form cannot be used: {error.reason}", hint=error.hint
        ) from error


def printed_values(own: Draft) -> dict[str, str]:
    """The values that a draft prints, by path; empty text for those that it shows as gaps."""
    return {**dict.fromkeys(_missing_paths(own), ""), **own.values}


def same_but_for_the_day(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two drafts print the same values, the day of the build aside."""
    return {**one, TODAY: ""} == {**other, TODAY: ""}


def value_changes(
    old: Mapping[str, str], new: Mapping[str, str], shown: str, would_show: str
) -> tuple[ValueChange, ...]:
    """What changed in the data since a draft was written.

    A new value is carried over when the edited draft shows it and does not show the old one where
    packetgen's draft of today would not. A value that is gone is a change only if the edited draft
    still shows it: a template may have stopped to print it.

    Args:
        old: Values printed when the draft was written.
        new: Values that packetgen would print now.
        shown: All text of the edited draft.
        would_show: All text of the draft that packetgen would write now.
    """
    changes = []
    for path in sorted({*old, *new} - {TODAY}):
        before, now = old.get(path, ""), new.get(path, "")
        outdated = shows(shown, before) and not shows(would_show, before)
        if before == now or (not now and not outdated):
            continue
        changes.append(ValueChange(path, before, now, shows(shown, now) and not outdated))
    return tuple(changes)


def _still_approved(earlier: EarlierDraft, own: Draft, approved: str) -> bool:
    now = printed_values(own)
    return sha256(earlier.now) == approved and same_but_for_the_day(earlier.values, now)


def _gaps(old: Mapping[str, str], own: Draft, shown: str) -> tuple[Problem, ...]:
    """Gaps that an edited draft shows, whether the case has the value by now or not."""
    known = {p.message.removesuffix(_IS_MISSING): p for p in own.unresolved}
    paths = dict.fromkeys([*(path for path, value in old.items() if not value), *known])
    hint = "The case has it now: write it into the draft, or move the draft away."
    return tuple(
        known.get(path) or Problem(Location(detail="draft"), f"{path}{_IS_MISSING}", hint)
        for path in paths
        if f"[{path}]" in shown
    )


def _unwritten(shown: str, name: str) -> list[Problem]:
    """Passages in [[double brackets]] that an edited draft holds."""
    words = dict.fromkeys(words for _, words in unwritten(shown))
    return [unwritten_problem(each, Location(file=name)) for each in words]


def _missing_paths(own: Draft) -> list[str]:
    return [
        problem.message.removesuffix(_IS_MISSING)
        for problem in own.unresolved
        if problem.message.endswith(_IS_MISSING)
    ]
