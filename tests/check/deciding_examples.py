"""Files for keys that no finding is about: each decides, or is named in, the finding of another."""

from __future__ import annotations

from .key_examples import Example
from .proof_papers import PROSE, SIGNED, pages, prose, raw, signature
from .raw_pdf import text
from .read_examples import lines
from .written_papers import CALIFORNIA, pdf_of

LONG = pages(*([prose(24)] * 4))
MONO = pdf_of(CALIFORNIA.but(font="DejaVu Sans Mono", pages=2))
CERTIFIED = raw(
    prose(3)
    + text(200, 560, "CERTIFICATE OF COMPLIANCE")
    + lines(*["I certify that this brief keeps the rule and say so again here"] * 12, top=530)
)
BRIEF = {"document": "brief"}
DENSE = raw("".join(text(72, 700 - 13 * n, PROSE[n % 3]) for n in range(45)))
BLANK = raw(signature(("By: ______________________", *SIGNED[1:])))
DECIDES: dict[str, tuple[str, object, Example]] = {
    "length.excluded": ("length.words", 60, Example("us-appeals", CERTIFIED, CERTIFIED, BRIEF)),
    "length.or_pages": ("length.words", 60, Example("us-appeals", LONG, LONG, BRIEF)),
    "length.or_lines": ("length.words", 60, Example("us-appeals", MONO, MONO, BRIEF)),
}
"""Key -> the key whose finding it decides, that key's limit here, and the file."""
SAID: dict[str, tuple[str, str, Example]] = {
    "spacing.exempt": ("spacing.body", "(not for: ", Example("us-appeals", DENSE, DENSE)),
    "severity.struck_unless_signed": (
        "signature.use",
        "an unsigned paper is struck",
        Example("us-federal", BLANK, BLANK),
    ),
}
