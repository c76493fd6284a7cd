"""What a case manager reports: reckoned from the case file, before any paper is drafted.

Contract: pure functions over a :class:`~packetgen.case.Case` and a day. Compliance with orders
(:mod:`.compliance`), the chronology with its gaps and conflicts (:mod:`.chronology`), what is
outstanding (:mod:`.outstanding`), the chain of custody (:mod:`.custody`), what the file holds
(:mod:`.holdings`), and counts over many cases without small groups (:mod:`.caseload`,
:mod:`.suppression`). Nothing here knows a form, a court or a page.
"""

from .caseload import Caseload, CaseloadRow, CaseloadTable, caseload
from .chronology import Chronology, ChronologyRow, Doubt, Gap, chronology, doubts
from .compliance import Account, Compliance, Standing, Total, account, compliance
from .compliance_rows import ComplianceRow, ComplianceSheet
from .compliance_sheet import compliance_sheets
from .contacts import ContactLog, ContactRow, contact_log
from .counted_twice import counted_twice
from .custody import CustodyLog, CustodyRow, custody_logs
from .holdings import Holding, HoldingGroup, holdings
from .odd_dates import odd_dates
from .outstanding import Outstanding, TaskRow, outstanding
from .suppression import Counts, published
from .witnesses import WitnessRow, witness_rows

__all__ = [
    "Account",
    "Caseload",
    "CaseloadRow",
    "CaseloadTable",
    "Chronology",
    "ChronologyRow",
    "Compliance",
    "ComplianceRow",
    "ComplianceSheet",
    "ContactLog",
    "ContactRow",
    "Counts",
    "CustodyLog",
    "CustodyRow",
    "Doubt",
    "Gap",
    "Holding",
    "HoldingGroup",
    "Outstanding",
    "Standing",
    "TaskRow",
    "Total",
    "WitnessRow",
    "account",
    "caseload",
    "chronology",
    "compliance",
    "compliance_sheets",
    "contact_log",
    "counted_twice",
    "custody_logs",
    "doubts",
    "holdings",
    "odd_dates",
    "outstanding",
    "published",
    "witness_rows",
]
