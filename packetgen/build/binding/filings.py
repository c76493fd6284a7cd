"""Binding: one PDF per filing and the combined packet, from the same parts and the same map."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from packetgen.jurisdiction.model import Jurisdiction
from packetgen.output import safe_name
from packetgen.packet import About, Assembled, PartPdf, PlannedFiling, Stamp, StampPlan, assemble
from packetgen.packet.outlines import TITLE as BOOKMARK_TITLE

from ..inputs.model import Inputs
from ..papers.typesetting import pdf_title
from ..progress import Progress, Step, silent
from .compose import Composed
from .legends import public_legend
from .volume_sheets import says_which, volume_words

PACKET = "packet.pdf"


def bind(
    inputs: Inputs, composed: Composed, *, draft: bool, tell: Progress = silent
) -> dict[str, Assembled]:
    """Every PDF of the packet by its path below the output folder, filings first, in order.

    Papers that a rule keeps apart (a proposed order: Cal. Rules of Court, rule 3.1113(m)) are
    filings of their own and not in the combined packet. There is no combined packet of one filing.

    Args:
        inputs: The packet's inputs.
        composed: Its parts and page map.
        draft: Mark every page as a draft.
        tell: Called after each PDF.

    Raises:
        PacketError: A part cannot be bound. Links that lead nowhere are listed in ``dangling``.
    """
    stamps, archival = stamps_of(inputs), wants_archival(inputs)
    files = filed_files(inputs, composed)
    total = len(files) + 1
    bound: dict[str, Assembled] = {}
    for number, file in enumerate(files, 1):
        form = inputs.forms[inputs.plan.document(file.filing.documents[0]).form]
        bound[file.name] = assemble(
            composed.of(file.filing.id, file.volume),
            composed.whole.select(file.filing.id, volume=file.volume),
            about_of(inputs, form.title),
            stamps=_with_words(stamps, _head(inputs, composed, file)),
            whole=composed.whole,
            draft=draft,
            archival=archival,
            lenient=True,
        )
        tell(Step("assemble", number, total))
    if len(composed.bound) > 1:
        parts, together = composed.together()
        bound[PACKET] = assemble(
            parts,
            together,
            about_of(inputs, inputs.plan.title or "Packet"),
            stamps=stamps,
            whole=composed.whole,
            draft=draft,
            archival=archival,
            lenient=True,
        )
    tell(Step("assemble", total, total))
    return bound


def wants_archival(inputs: Inputs) -> bool:
    """Whether PDF/A is to be declared where it may be: by the plan, or because the court takes
    nothing else.
    """
    only = inputs.jurisdiction["efile.format"].exact == "pdf/a"
    return inputs.plan.options.pdfa or (inputs.for_court and only)


def about_of(inputs: Inputs, title: str) -> About:
    """Title, day, and what the court wants of bookmarks and of the zoom at which a file opens."""
    court = inputs.jurisdiction
    return About(
        pdf_title(inputs, title),
        "en-US",
        inputs.today,
        open_zoom=str(court["efile.open_zoom"].exact or ""),
        page_in_titles=court["bookmarks.page_in_title"].required,
        bookmark_title=_bookmark_title(court),
    )


def _bookmark_title(court: Jurisdiction) -> str:
    """The court's pattern, with a dash between words; the page comes by its own rule."""
    pattern = str(court["exhibits.bookmark_title"].exact or BOOKMARK_TITLE)
    return pattern.replace(" ({page})", "").replace(" - ", " – ")


@dataclass(frozen=True, slots=True)
class FiledFile:
    """A PDF that is filed: its path below the output folder, and which volume of what it is.

    ``words`` say so on its first page; ``volume`` is 0 where the filing has but one.
    """

    name: str
    filing: PlannedFiling
    volume: int = 0
    words: str = ""
    stamped: bool = False
    """Whether they stand at the head of a first page that is no cover, as the court or plan says.
    Without a rule the caption page stays as it is, and the file's name says it."""


def filed_files(inputs: Inputs, composed: Composed) -> tuple[FiledFile, ...]:
    """Every PDF that is filed, in the order in which they are filed."""
    files: list[FiledFile] = []
    for name, filing in zip(filing_names(inputs), composed.filings, strict=True):
        words = volume_words(inputs, filing.id, composed.whole)
        for volume in composed.volumes(filing.id):
            file = _of_volume(inputs, name, volume, len(words)) if volume else name
            stamped = volume == 1 and says_which(inputs)
            files.append(FiledFile(file, filing, volume, words.get(volume, ""), stamped))
    return tuple(files)


def _of_volume(inputs: Inputs, name: str, volume: int, count: int) -> str:
    """The name of one volume of a filing, as the court takes names."""
    court = inputs.jurisdiction
    plain = inputs.for_court and court["efile.filename_characters"].exact == "alphanumeric"
    more = f"Volume{volume}of{count}" if plain else f"-volume-{volume}-of-{count}"
    folder, _, file = name.removesuffix(".pdf").rpartition("/")
    most = court["efile.filename_length"].maximum if inputs.for_court else None
    if most is not None:
        file = file[: int(most) - len(more) - 4].rstrip("-")
    return f"{folder}/{file}{more}.pdf"


def _head(inputs: Inputs, composed: Composed, file: FiledFile) -> str:
    """What stands at the head of a file's first page: its volume, and that it is redacted."""
    words = [file.words] if file.stamped else []
    if hides_something(inputs, composed.of(file.filing.id, file.volume)):
        words.append(public_legend(inputs))
    return "\n".join(words)


def hides_something(inputs: Inputs, parts: Sequence[PartPdf]) -> bool:
    """Whether the public sees something else of one of these parts than the court under seal."""
    hidden = {
        (document.id, attached.exhibit)
        for document in inputs.plan.documents
        for attached in document.exhibits
        if attached.hidden_from_public
    }
    return any((part.part.document, part.part.exhibit) in hidden for part in parts)


def _with_words(stamps: StampPlan, words: str) -> StampPlan:
    """The stamps, and words at the head of the file's first page."""
    if not words:
        return stamps
    return replace(stamps, first=Stamp(words, "top-center", size=9.0, subtype="Header"))


def filing_names(inputs: Inputs) -> list[str]:
    """Path of each filing's PDF, in the order of the plan, under a name that the court takes.

    ``filing/01-notice.pdf`` as a rule; ``filing/01Notice.pdf`` where the portal takes letters and
    digits alone; ``filing/01-notice-26CV999014.pdf`` where the name must hold the case's number.
    """
    if not inputs.for_court:
        names = [_numbered(n, filing) for n, filing in enumerate(inputs.plan.filings, 1)]
        return [f"documents/{safe_name(name, '.pdf').replace(' ', '-')}" for name in names]
    court = inputs.jurisdiction
    most = court["efile.filename_length"].maximum
    plain = court["efile.filename_characters"].exact == "alphanumeric"
    number = ""
    if "case_reference" in court["efile.filename_parts"].members:
        number = re.sub(r"[^A-Za-z0-9]+", "", inputs.case.number)
    names = []
    for place, filing in enumerate(inputs.plan.filings, 1):
        words = [_numbered(place, filing), *([number] if number else [])]
        name = "-".join(words)
        if plain:
            name = "".join(w[:1].upper() + w[1:] for w in re.split(r"[^A-Za-z0-9]+", name))
        safe = safe_name(name, ".pdf").replace(" ", "-")
        if most is not None and len(safe) > most:
            # The place in the plan stands first, so that names that are cut stay apart.
            safe = f"{safe.removesuffix('.pdf')[: int(most) - 4].rstrip('-')}.pdf"
        names.append(f"filing/{safe}")
    return names


def _numbered(place: int, filing: PlannedFiling) -> str:
    return f"{place:02d}-{filing.name or filing.id}"


def stamps_of(inputs: Inputs) -> StampPlan:
    """What is stamped on the pages of exhibits in this court."""
    if not inputs.plan.options.stamps:
        return StampPlan()
    layout = inputs.courts[""].layout
    prefix = inputs.jurisdiction["exhibits.page_prefix"].exact if inputs.for_court else None
    plan = StampPlan.usual(
        layout.exhibit_stamp, layout.exhibit_stamp_position, before_number=str(prefix or "")
    )
    if not inputs.plan.options.font:
        return plan
    fonts = inputs.fonts
    return replace(plan, font=fonts.preferred, font_folders=fonts.folders)
