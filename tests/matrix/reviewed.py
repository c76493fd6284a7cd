"""What was looked at and let stand: forms that do not serve a court, each with the reason."""

from __future__ import annotations

_NO_ENGLISH_PAPER = (
    "us",
    "It is a paper of American procedure, by a name that the courts of England and Wales do not "
    "know.",
)
_AMERICAN_RECORDS = (
    "us",
    "It rests on American law about records: HIPAA, 42 CFR part 2 or a state's statute on the "
    "records of consumers. None of them binds anybody in England and Wales.",
)
NOT_SERVED: dict[str, tuple[str | tuple[str, ...], str]] = {
    **dict.fromkeys(
        ("affidavit", "exhibit-list", "motion", "notice-of-appearance", "notice-of-deposition",
         "notice-of-hearing", "opposition", "reply",
         "request-for-judicial-notice", "sentencing-memorandum", "status-report", "stipulation",
         "witness-list", "notice-of-subpoena", "subpoena-checklist"),
        _NO_ENGLISH_PAPER,
    ),
    **dict.fromkeys(
        ("consumer-notice", "disclosure-notice", "legal-proceedings-consent",
         "release-of-information", "treatment-consent"),
        _AMERICAN_RECORDS,
    ),
    "appellate-brief": (
        ("us-appeals", "us-ca-appeal", "us-fl-appeal", "us-il-appellate", "us-ma-sjc",
         "us-tx-appeals", "us-tx-criminalappeals", "us-tx-supreme"),
        "Trial courts take memoranda; a brief with a cover goes to a court of appeals.",
    ),
    "certificate-of-service": (
        ("us-appeals", "us-az", "us-federal", "us-fl", "us-id", "us-il", "us-ma", "us-mi", "us-oh",
         "us-or", "us-tx", "us-wa"),
        "California's proof is declared under penalty of perjury and New York's is affirmed: there "
        "the form proof-of-service has the words. The certificate is not sworn.",
    ),
    "subpoena-civil": (
        ("us-fl-circuit", "us-il-circuit", "us-ma-superior", "us-ny-supreme", "us-oh-commonpleas",
         "us-tx-trial", "us-wa-superior"),
        "Of other states' subpoenas no rules were read; California's are on mandatory official "
        "forms, and federal courts have subpoena-federal-civil.",
    ),
    "subpoena-criminal": (
        ("us-ca-superior", "us-federal", "us-fl-circuit", "us-il-circuit", "us-ma-superior",
         "us-ny-supreme", "us-oh-commonpleas", "us-tx-trial", "us-wa-superior"),
        "Of subpoenas in other courts no rules were read, civil or criminal.",
    ),
    "affidavit-for-subpoena": (
        "us-ca",
        "Cal. Code Civ. Proc. § 1985(b) wants it; no other court's rules that were read do.",
    ),
    "subpoena-federal-civil": (
        "us-federal",
        "It is issued under Fed. R. Civ. P. 45 and sets out its subdivisions (d) and (e), which "
        "are no law of the states, of the courts of appeals or of England.",
    ),
}  # fmt: skip
"""Form -> the beginnings of the ids of the courts that it does serve, and why not the others."""

LATER = ("PG503", "PG504", "PG505", "PG608")
"""Checks of what assembly and naming do after typesetting: links, bookmarks, zoom, file names."""
LET_STAND: dict[str, str] = {
    "signature-block by another": "A server or declarant signs, who has no number, firm or block.",
}
"""Findings on examples that were looked at, by the name of the check, each with the reason."""

NAMED_GAPS: dict[str, tuple[str, str]] = {
    "notice-of-hearing": ("us-tx-trial", "“Say how "),
    "consumer-notice": ("us-ca", "“The words that Code of Civil Procedure section 1985.3"),
}
"""Form -> courts in which wording that nobody confirmed is a gap with a name, and its beginning."""
