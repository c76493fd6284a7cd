"""The stages in order: plan and case in; drafts, filings, packet, report and manifest out.

:func:`build` runs them all; :func:`gather` reads and checks the inputs without making anything;
:func:`approve` records an approval, without which no final packet is made;
:func:`load_case_for_court` checks a case file by itself, together with its court;
:func:`exhibit_problems` says which exhibit files a build would refuse.
"""

from .date_list import date_list_docx, date_list_pdf
from .exhibits.files import exhibit_problems
from .inputs.courts import load_case_for_court
from .inputs.gathering import gather
from .inputs.model import Inputs
from .inputs.plan_dates import dates_of
from .judging.approving import approve
from .progress import Progress, Step
from .run import BuildResult, build

__all__ = [
    "BuildResult",
    "Inputs",
    "Progress",
    "Step",
    "approve",
    "build",
    "date_list_docx",
    "date_list_pdf",
    "dates_of",
    "exhibit_problems",
    "gather",
    "load_case_for_court",
]
