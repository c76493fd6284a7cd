"""What a report may hold beside the findings of the catalogue's checks: each code with its words.

No check of the catalogue finds these: a file that cannot be read has nothing to check, dates come
from the case, statements from the plan, and another program reads a file aloud.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Beside(NamedTuple):
    """A code that a finding may bear, its name, what it looks at, and what it says."""

    code: str
    name: str
    media: str
    doc: str


BESIDE = (
    Beside("PG001", "unreadable-file", "PDF DOCX", "The file is empty, damaged, none of its kind, "
           "without pages, or opens only with a password. Refuses a final build."),
    Beside("PG002", "unreadable-page", "PDF", "One page of the file is damaged and cannot be read. "
           "Refuses a final build."),
    Beside("PG921", "short-notice", "case, plan", "A hearing, or the day that a subpoena names, "
           "comes too soon after notice; the earliest lawful day is named."),
    Beside("PG922", "closed-day", "case, plan", "The court is closed on the day of a hearing, or "
           "on one that a subpoena names."),
    Beside("PG923", "not-served", "case, plan", "Somebody on the other side has no service "
           "recorded, or not with all papers."),
    Beside("PG924", "parties-not-notified", "case, plan", "A subpoena for documents was served "
           "before the parties had notice of it."),
    Beside("PG925", "e-service-refused", "case, plan", "Somebody was served electronically who "
           "refused it."),
    Beside("PG926", "witness-fee", "case, plan", "A subpoena was served and no witness fee is "
           "recorded."),
    Beside("PG927", "too-far", "case, plan", "A subpoena asks for a longer way than its rule "
           "allows."),
    Beside("PG928", "date-not-counted", "case, plan", "A date cannot be counted, and why."),
    Beside("PG929", "late-paper", "case, plan", "The filing date is after the last day for the "
           "paper."),
    Beside("PG930", "stated-not-kept", "plan", "Somebody stated in the plan that a rule which no "
           "file shows is not kept."),
    Beside("PG951", "read-aloud", "PDF", "What the program outloud, where it is installed, finds "
           "when it reads the file aloud (check --accessibility)."),
)  # fmt: skip

NAMES: Mapping[str, str] = MappingProxyType({each.code: each.name for each in BESIDE})
"""Names by code."""
