"""Checking finished papers against a court's rules.

Contract: :func:`check_pdf` and :func:`check_docx` look at one finished file, made by any program,
and give an :class:`Outcome`: findings, and the account of which of the court's rules were checked
and which were not, and why. :func:`build_report` joins outcomes into a :class:`Report`, printed by
:func:`report_text`, :func:`report_json` and :func:`report_html`. Nothing is written, and a file
that cannot be read is a finding, not an exception.
"""

from __future__ import annotations

from packetgen.jurisdiction.answers import Statement, Waiver

from .finding import Box, Finding, Place
from .kind_told import KindTold, kind_told
from .outcome import Outcome, RuleGap, RuleUse
from .reports.report import Report, build_report
from .reports.report_html import report_html
from .reports.report_json import report_json
from .reports.report_text import report_text
from .run import check_docx, check_pdf
from .scope import Check
from .timing import check_dates

__all__ = [
    "Box",
    "Check",
    "Finding",
    "KindTold",
    "Outcome",
    "Place",
    "Report",
    "RuleGap",
    "RuleUse",
    "Statement",
    "Waiver",
    "build_report",
    "check_dates",
    "check_docx",
    "check_pdf",
    "kind_told",
    "report_html",
    "report_json",
    "report_text",
]
