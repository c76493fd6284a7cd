"""Lists for a terminal: grouped, wrapped to its width, in words instead of the words of files."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterable
from typing import Protocol, TypeVar

Row = TypeVar("Row", bound="_Keyed")

NARROW, WIDE = 60, 110

CHECK_GROUPS = {
    "PG00": "Files and pages that cannot be read",
    "PG1": "Page, paper and type",
    "PG2": "Numbered lines",
    "PG3": "Page numbers and footer",
    "PG4": "First page and caption",
    "PG5": "Exhibits, bookmarks and links",
    "PG6": "The file and its filing",
    "PG7": "Privacy and redaction",
    "PG8": "Metadata, required wording, traces of Word",
    "PG90": "Signatures, service, length and contents",
    "PG91": "Signatures, service, length and contents",
    "PG92": "Dates of the case (a build, and check with --case)",
    "PG93": "What the plan states (a build, and check with --plan)",
    "PG95": "Accessibility",
}
"""Headings by the beginning of a check's code."""

KEY_GROUPS = {
    "page": "Page",
    "paper": "Page",
    "margins": "Margins",
    "font": "Type and spacing",
    "footnote": "Type and spacing",
    "spacing": "Type and spacing",
    "text": "Type and spacing",
    "line_numbers": "Numbered lines",
    "page_number": "Page numbers and footer",
    "footer": "Page numbers and footer",
    "caption": "First page and caption",
    "cover": "First page and caption",
    "signature_block": "Signatures",
    "signature": "Signatures",
    "declaration": "Signatures",
    "exhibits": "Exhibits",
    "citation": "Cites to the record",
    "bookmarks": "Bookmarks, links and pagination",
    "links": "Bookmarks, links and pagination",
    "pagination": "Bookmarks, links and pagination",
    "volume": "Volumes",
    "efile": "Electronic filing",
    "sealed": "Sealing",
    "privacy": "Privacy",
    "wording": "Required wording",
    "packet": "What is filed together",
    "motion": "Motions",
    "notice_of_hearing": "Motions",
    "pleading": "Pleadings",
    "length": "Length",
    "certificate": "Length",
    "proof_of_service": "Service",
    "service": "Service",
    "subpoena": "Subpoenas",
    "forms": "Official forms",
    "severity": "What a defect does at the counter",
}
"""Headings by the beginning of a rule key."""

_WORDS = {
    "account-and-name": "the filer's account with the typed name",
    "all-own-lines": "all, each on its own line",
    "approved-esignature": "an approved electronic signature",
    "as-of-right": "as of right",
    "before-service": "before it is served",
    "below-case-number": "below the case number",
    "below-title": "below the title of the case",
    "centered-below-court": "centred below the court's title",
    "et_al_in_first_pleading": "“et al.” in a first pleading",
    "first-each-side": "the first party of each side",
    "ip_address": "IP address",
    "last4": "last four digits",
    "left-below-court": "at the left below the court's title",
    "listed-defects-only": "may refuse it for the listed defects only",
    "must-not-refuse": "must not refuse it",
    "must-reject": "must reject it",
    "paragraph_or_line": "paragraph or line",
    "pdf": "PDF",
    "pdf/a": "PDF/A",
    "redact_all": "all taken out",
    "right-opposite-title": "at the right, opposite the title of the case",
    "section-sign": "section signs",
    "slash-s": "“/s/”",
    "ssn": "Social Security number",
    "url": "web address",
    "verifiable-esignature": "a verifiable electronic signature",
    "wet-original-kept": "ink, and the original kept",
    "x-per-character": "an x for each character",
}
_WHOLE = frozenset({"black-and-white", "blue-black", "cross-complaint", "dark-blue", "two-box"})
_TOKEN = re.compile(r"(?<![\w{/.@$-])[a-z0-9]+(?:[_-][a-z0-9]+)*(?:/[a-z])?(?![\w}@])")


def width() -> int:
    """Columns to write in: the terminal's, within what can be read in one go."""
    return max(NARROW, min(WIDE, shutil.get_terminal_size((100, 24)).columns))


def wrapped(text: str, first: str = "", later: str | None = None) -> str:
    """A paragraph between the indents of its first and its later lines."""
    return textwrap.fill(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=first if later is None else later,
        break_on_hyphens=False,
        break_long_words=False,
    )


def in_words(key: str, value: str) -> str:
    """A value of a key as a reader says it: ``bar_number`` is "bar number".

    Only words that a key chooses from are said otherwise; names, patterns and texts stay.
    """
    from packetgen.jurisdiction import KEYS

    if not KEYS[key].choices:
        return value

    def said(found: re.Match[str]) -> str:
        token = found.group()
        if token in _WORDS:
            return _WORDS[token]
        return token if token in _WHOLE else token.replace("_", " ").replace("-", " ")

    return _TOKEN.sub(said, value)


def group_of_check(code: str) -> str:
    """The heading under which a check is listed."""
    return next((said for start, said in CHECK_GROUPS.items() if code.startswith(start)), "")


def group_of_key(key: str) -> str:
    """The heading under which a rule key is listed."""
    return KEY_GROUPS.get(key.partition(".")[0], "")


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


def by_subject(rows: Iterable[Row]) -> list[Row]:
    """Rows with a key, each subject's together, in the order of :data:`KEY_GROUPS`."""
    order = list(dict.fromkeys(KEY_GROUPS.values()))
    return sorted(rows, key=lambda row: order.index(group_of_key(row.key)))
