"""Keys that a good file leaves to a person, who answers for them in the plan."""

from __future__ import annotations

from dataclasses import replace

from .key_examples import Example
from .proof_papers import prose, raw, signature
from .raw_pdf import text
from .read_examples import deposed
from .told_examples import SHOWN_KEPT, TOLD_EXAMPLES, foot

PAPER = {"channel": "paper"}
PLAIN = raw(prose(9) + text(72, 300, "and nothing else is said"))
SIGNED = raw(signature())
DEPOSED = Example(
    "us-ca-superior-alameda", deposed(foot("45")), deposed(foot("45")),
    parts="1 paper, 2 exhibit A",
)  # fmt: skip
STATED: dict[str, Example] = {
    "paper.binding": Example("us-ca-superior", PLAIN, PLAIN, PAPER),
    "exhibits.tabs": Example("us-ca-superior", PLAIN, PLAIN, PAPER),
    "pagination.print_match": Example("gb-ew-highcourt", PLAIN, PLAIN, PAPER),
    "declaration.retention": Example("us-wa-superior", PLAIN, PLAIN),
    "privacy.retention": Example("us-tx-trial", PLAIN, PLAIN),
    "exhibits.excerpts": Example("us-ny-supreme", PLAIN, PLAIN),
    "service.email_subject": Example("us-fl-circuit", PLAIN, PLAIN),
    "forms.mandatory_unaltered": Example("us-ca-superior", PLAIN, PLAIN),
    "privacy.redaction_style": Example("us-tx-trial", PLAIN, PLAIN),
    "pleading.margin_references": Example("gb-ew", PLAIN, PLAIN),
    "signature.nonfiler_perjury": Example("us-ca-superior", SIGNED, SIGNED),
    "exhibits.deposition_marking": DEPOSED,
    "exhibits.translator_affidavit": replace(DEPOSED, court="us-ny-supreme"),
    **{key: replace(example, good=example.bad) for key, example in SHOWN_KEPT.items()},
    **{key: example for key, example in TOLD_EXAMPLES.items() if example.left},
}
