"""Packets: a plan, exhibits in, labels, and assembly into one PDF.

:func:`load_plan` reads ``packet.yaml``; :func:`exhibit_labels` fixes the labels before anything is
drafted; :func:`take_in` makes a PDF part of an exhibit's files, or says why it cannot;
:func:`assemble` binds parts by their page map.
"""

from packetgen.jurisdiction.answers import Waiver

from .assembled import Assembled, Note, PartPdf
from .assembly import assemble
from .exhibits.intake import ExhibitPart, FileTaken, IntakeFile, IntakeOptions, take_in, take_in_all
from .links import OWN_PAGE, target_of
from .metadata import About
from .outlines import Bookmark, usual_bookmarks
from .plans.labels import Offered, exhibit_labels
from .plans.plan import (
    COURT_AUDIENCES,
    AttachedExhibit,
    BatesOptions,
    Copy,
    LabelOptions,
    PacketOptions,
    Plan,
    PlannedDocument,
    PlannedFiling,
    Redaction,
    VolumeOptions,
)
from .plans.plan_loading import load_plan, plan_problems
from .sheets.press import Press
from .stamping.stamps import Stamp, StampPlan

__all__ = [
    "COURT_AUDIENCES",
    "OWN_PAGE",
    "About",
    "Assembled",
    "AttachedExhibit",
    "BatesOptions",
    "Bookmark",
    "Copy",
    "ExhibitPart",
    "FileTaken",
    "IntakeFile",
    "IntakeOptions",
    "LabelOptions",
    "Note",
    "Offered",
    "PacketOptions",
    "PartPdf",
    "Plan",
    "PlannedDocument",
    "PlannedFiling",
    "Press",
    "Redaction",
    "Stamp",
    "StampPlan",
    "VolumeOptions",
    "Waiver",
    "assemble",
    "exhibit_labels",
    "load_plan",
    "plan_problems",
    "take_in",
    "take_in_all",
    "target_of",
    "usual_bookmarks",
]
