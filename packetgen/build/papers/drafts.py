"""packetgen's own draft and the one that the attorney edited: which of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from packetgen.docx.blocks import Document
from packetgen.draft import Draft, refresh_cites, unwritten, unwritten_problem
from packetgen.errors import EngineError, Location, PacketError, Problem
from packetgen.jurisdiction.model import RequiredWording
from packetgen.output import sha256
from packetgen.reading.letters import letters_of

from .drafted import DraftedDocument, EarlierDraft, is_pdf
from .printed_values import (
    ValueChange,
    gaps_shown,
    printed_values,
    same_but_for_the_day,
    value_changes,
)
from .reading_drafts import text_of, unlinked
from .recounting import WORDS, recounted


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
    packet loses its link and is listed as dangling. An official form is edited when somebody typed
    into its fields; it has no blocks and no cites.

    Args:
        planned_id: The document's id.
        kind: Its kind.
        own: packetgen's draft of the case as it is now.
        earlier: The draft that lies in the output folder; one of the other sort (Word file, PDF
            form) is passed over.
        labels: Exhibit id to label.
        approved: Hash of the approved draft: one that says the same but for the day is kept.
        texts: The court's required wording by id.

    Raises:
        EngineError: The edited draft is no Word file that can be read.
        PacketError: The edited official form is no PDF that can be read.
    """
    if earlier is not None and is_pdf(own.docx) != is_pdf(earlier.now):
        earlier = None
    drafted = _standing(planned_id, kind, own, earlier, approved)
    if not drafted.official:
        drafted = _read_back(drafted, labels)
    if earlier is None or not drafted.edited:
        return drafted
    return _as_edited(drafted, own, earlier, texts or {})


def _standing(
    planned_id: str, kind: str, own: Draft, earlier: EarlierDraft | None, approved: str
) -> DraftedDocument:
    """The file that stands, own or earlier, with what the manifest keeps of it; not read yet."""
    edited = earlier is not None and earlier.edited
    if earlier is not None and (edited or _still_approved(earlier, own, approved)):
        docx, own_sha256, values = earlier.now, earlier.own_sha256, earlier.values
    else:
        docx, own_sha256, values = own.docx, sha256(own.docx), printed_values(own)
    return DraftedDocument(
        id=planned_id,
        kind=kind,
        title=own.title,
        footer_title=own.footer_title,
        docx=docx,
        blocks=Document((), ()),
        own_sha256=own_sha256,
        edited=edited,
        kept=not edited and docx != own.docx,
        unresolved=own.unresolved,
        values=values,
        wordings=own.wordings,
    )


def _read_back(drafted: DraftedDocument, labels: Mapping[str, str]) -> DraftedDocument:
    """A Word file with its blocks, its cites in the words of the labels as they are now."""
    from packetgen.docx import read_docx

    try:
        read = read_docx(drafted.docx, name=drafted.draft_name)
    except EngineError as error:
        hint = "Save it anew in Word, put a copy back, or move it away to have it written anew."
        raise EngineError(error.message, hint=hint, problems=error.problems) from error
    blocks, cites = refresh_cites(read, labels)
    dangling = tuple(change for change in cites if change.dangling)
    return replace(
        drafted,
        blocks=unlinked(blocks, frozenset(change.uri for change in dangling)),
        dangling=tuple(
            Problem(
                Location(file=drafted.draft_name, paragraph=change.paragraph),
                f"The cite “{change.old}” points to an exhibit that is not in this packet.",
            )
            for change in dangling
        ),
        cite_changes=tuple((c.old, c.new) for c in cites if not c.dangling),
    )


def _as_edited(
    drafted: DraftedDocument,
    own: Draft,
    earlier: EarlierDraft,
    texts: Mapping[str, RequiredWording],
) -> DraftedDocument:
    """The edited draft with what the case holds otherwise, still lacks, or wants word for word."""
    shown, would_show = _what_both_show(drafted, own)
    changes = value_changes(earlier.values, printed_values(own), shown, would_show)
    count = recounted(own, drafted.docx, shown)
    return replace(
        drafted,
        unresolved=(
            *gaps_shown(earlier.values, own, shown),
            *_unwritten(shown, drafted.draft_name),
        ),
        changes=(
            *(change for change in changes if change.path != WORDS),
            *([ValueChange(WORDS, *count, carried_over=False)] if count else []),
        ),
        lost_wordings=tuple(_lost(own.wordings, texts, shown, would_show)),
    )


def _what_both_show(drafted: DraftedDocument, own: Draft) -> tuple[str, str]:
    """All text of the edited draft and of packetgen's own; of forms, what stands in the fields."""
    from packetgen.docx import read_docx

    if drafted.official:
        return _typed(drafted.docx), _typed(own.docx)
    return text_of(drafted.blocks), text_of(read_docx(own.docx, name=drafted.draft_name))


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


def _still_approved(earlier: EarlierDraft, own: Draft, approved: str) -> bool:
    now = printed_values(own)
    return sha256(earlier.now) == approved and same_but_for_the_day(earlier.values, now)


def _unwritten(shown: str, name: str) -> list[Problem]:
    """Passages in [[double brackets]] that an edited draft holds."""
    words = dict.fromkeys(words for _, words in unwritten(shown))
    return [unwritten_problem(each, Location(file=name)) for each in words]
