"""What a case manager reports: reckoned from the case file, before any paper is drafted.

Contract: pure functions over a :class:`~packetgen.case.Case` and a day. Compliance with orders
(:mod:`.compliance`), the chronology with its gaps and conflicts (:mod:`.chronology`), what is
outstanding (:mod:`.outstanding`), the chain of custody (:mod:`.custody`), what the file holds
(:mod:`.holdings`), and counts over many cases without small groups (:mod:`.caseload`,
:mod:`.suppression`). Nothing here knows a form, a court or a page.
"""

from .compliance import Account, Compliance, Standing, Total, account, compliance
from .compliance_sheet import ComplianceRow, ComplianceSheet, compliance_sheets

__all__ = [
    "Account",
    "Compliance",
    "ComplianceRow",
    "ComplianceSheet",
    "Standing",
    "Total",
    "account",
    "compliance",
    "compliance_sheets",
]
