"""What happened to whom: the case file, loaded, checked and as frozen values.

Contract: :func:`load_case` turns ``case.yaml`` (or JSON, with lists in CSV or XLSX) into a
:class:`Case` in which every reference leads somewhere, or raises one
:class:`~packetgen.errors.CaseError` with all problems. Nothing here knows a court or a form.
"""

from .loading import case_from_data, load_case
from .model import (
    Address,
    Amendment,
    Case,
    Closure,
    Contact,
    Counsel,
    Event,
    Exhibit,
    ExhibitFile,
    Hearing,
    Office,
    PartialDate,
    Party,
    Person,
    PersonName,
    Requirement,
    RequirementEntry,
    Sensitive,
    SensitiveKind,
    Service,
    Signature,
    Source,
    Task,
    Transfer,
    Treatment,
)
from .sensitive import mask

__all__ = [
    "Address",
    "Amendment",
    "Case",
    "Closure",
    "Contact",
    "Counsel",
    "Event",
    "Exhibit",
    "ExhibitFile",
    "Hearing",
    "Office",
    "PartialDate",
    "Party",
    "Person",
    "PersonName",
    "Requirement",
    "RequirementEntry",
    "Sensitive",
    "SensitiveKind",
    "Service",
    "Signature",
    "Source",
    "Task",
    "Transfer",
    "Treatment",
    "case_from_data",
    "load_case",
    "mask",
]
