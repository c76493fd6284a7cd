"""What was looked at and let stand: forms that do not serve a court, each with the reason."""

from __future__ import annotations

NOT_SERVED: dict[str, tuple[str, str]] = {
    "subpoena-federal-civil": (
        "us-federal",
        "It is issued under Fed. R. Civ. P. 45 and sets out its subdivisions (d) and (e), which "
        "are no law of the states, of the courts of appeals or of England.",
    ),
}
"""Form -> the beginning of the ids of the courts that it does serve, and why not the others."""

LATER = ("PG503", "PG504", "PG505", "PG608")
"""Checks of what assembly and naming do after typesetting: links, bookmarks, zoom, file names."""
LET_STAND: dict[str, str] = {
    "length-certificate": "No form makes a certificate of words or type; the lawyer adds one.",
    "motion-contents": "The examples give no place of hearing and, one of them, no papers.",
    "signature-block by another": "A server or declarant signs, who has no number, firm or block.",
}
"""Findings on examples that were looked at, by the name of the check, each with the reason."""
