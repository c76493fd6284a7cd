"""Cites to exhibits that somebody typed as plain words, as findings of a build.

- EX101 no exhibit of the packet has the label that is cited
- EX102 the exhibits' labels changed under an edited draft, and a typed cite stayed as it was

Packetgen follows the cites that are links; a typed one it can only read. Both advise and refuse
nothing: the words may speak of an exhibit to another paper. What plainly does ("Exhibit B to the
complaint", "Smith Decl., Ex. B") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from packetgen.check.finding import Finding
from packetgen.docx.blocks import Document, Text
from packetgen.docx.plain import every_paragraph
from packetgen.jurisdiction.model import Effect

from ..made import Made
from ..papers.drafted import DraftedDocument

_TYPED = re.compile(
    r"""(?<!,\s)(?<![’']s\s)(?<!s[’']\s)(?<!(?:[Tt]rial|[Jj]oint)\s)
        \b(?P<words>(?:Exhibits?|Exhs?\.|Exs?\.)\s+(?P<label>[A-Z]{1,2}|\d{1,3})(?![\w’'-])
        (?:,?\s+at\s+(?:pp?\.\s*)?\d+)?)
        (?!\s*,?\s*(?:attached\s+)?(?:to|of)\s+(?!(?:this|these|my)\b)\w)""",
    re.VERBOSE,
)


def typed_cite_findings(made: Made) -> Iterator[Finding]:
    """A finding for each typed cite that leads to no exhibit, or that may not have moved along."""
    labels = made.inputs.labels
    if not labels:
        return
    for document in made.drafted.values():
        for words, label in typed_cites(document.blocks).items():
            if any(words in problem.message for problem in document.dangling):
                continue
            if label not in labels.values():
                yield _unknown(document, words, label)
            elif document.edited and document.cite_changes:
                yield _may_be_stale(document, words)


def typed_cites(document: Document) -> Mapping[str, str]:
    """The cites that are no links, in the order of the text: their words, and the label in them."""
    found: dict[str, str] = {}
    for paragraph in every_paragraph(document):
        plain = "".join(
            "\x00" if item.link else item.text
            for item in paragraph.inlines
            if isinstance(item, Text)
        )
        for match in _TYPED.finditer(plain):
            found.setdefault(" ".join(match["words"].split()), match["label"])
    return found


def _unknown(document: DraftedDocument, words: str, label: str) -> Finding:
    return Finding(
        code="EX101",
        name="typed cite to no exhibit",
        message=f"“{words}” is cited, and no exhibit of this packet has the label {label}.",
        effect=Effect.ADVISORY,
        file=document.draft_name,
        part=document.id,
        fix="Correct it, or say to which paper that exhibit is attached. A cite that is a link to "
        "packetgen:exhibit/ID follows its exhibit by itself.",
    )


def _may_be_stale(document: DraftedDocument, words: str) -> Finding:
    return Finding(
        code="EX102",
        name="typed cite beside moved labels",
        message=f"“{words}” is typed, not linked, and stayed as it is; the labels of exhibits "
        "changed after this draft was written.",
        effect=Effect.ADVISORY,
        file=document.draft_name,
        part=document.id,
        fix="Compare it with the index of exhibits. A cite that is a link to packetgen:exhibit/ID "
        "follows its exhibit by itself.",
    )
