"""Assemble court papers from structured case data, and check them against the court's own rules.

The verbs, in the order in which they are used; each is documented where it is defined:

* :func:`load_case`, :func:`load_plan`, :func:`load_form`, :func:`resolve` read what people write.
* :func:`draft_document` makes a Word draft; :func:`read_docx` and :func:`typeset_document` turn one
  into PDF.
* :func:`build_packet` and :func:`approve_packet` run the whole way from a packet plan to files.
* :func:`check_pdf`, :func:`check_docx`, :func:`build_report` judge finished files.
* :func:`explain` says which rule wants what.

Nothing here prints, reads the clock or keeps state; every failure is a
:class:`packetgen.errors.PacketgenError`. Importing is cheap: modules load when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from packetgen.build import BuildResult
    from packetgen.build import approve as approve_packet
    from packetgen.build import build as build_packet
    from packetgen.case import Case, load_case
    from packetgen.check import Finding, Report, build_report, check_docx, check_pdf
    from packetgen.docx import read_docx
    from packetgen.draft import Draft, DraftingInstructions
    from packetgen.draft import draft as draft_document
    from packetgen.errors import PacketgenError
    from packetgen.form import Form, known_forms, lint_form, load_form
    from packetgen.jurisdiction import explain, known_jurisdictions, layout, resolve
    from packetgen.jurisdiction.model import Conditions, Jurisdiction
    from packetgen.packet import Plan, load_plan
    from packetgen.typeset import Typeset, open_fonts
    from packetgen.typeset import typeset as typeset_document

__version__ = "0.1.0"

_HOMES = {
    "BuildResult": "packetgen.build",
    "Case": "packetgen.case",
    "Conditions": "packetgen.jurisdiction.model",
    "Draft": "packetgen.draft",
    "DraftingInstructions": "packetgen.draft",
    "Finding": "packetgen.check",
    "Form": "packetgen.form",
    "Jurisdiction": "packetgen.jurisdiction.model",
    "PacketgenError": "packetgen.errors",
    "Plan": "packetgen.packet",
    "Report": "packetgen.check",
    "Typeset": "packetgen.typeset",
    "approve_packet": "packetgen.build",
    "build_packet": "packetgen.build",
    "build_report": "packetgen.check",
    "check_docx": "packetgen.check",
    "check_pdf": "packetgen.check",
    "draft_document": "packetgen.draft",
    "explain": "packetgen.jurisdiction",
    "known_forms": "packetgen.form",
    "known_jurisdictions": "packetgen.jurisdiction",
    "layout": "packetgen.jurisdiction",
    "lint_form": "packetgen.form",
    "load_case": "packetgen.case",
    "load_form": "packetgen.form",
    "load_plan": "packetgen.packet",
    "open_fonts": "packetgen.typeset",
    "read_docx": "packetgen.docx",
    "resolve": "packetgen.jurisdiction",
    "typeset_document": "packetgen.typeset",
}

_NAMES_AT_HOME = {
    "approve_packet": "approve",
    "build_packet": "build",
    "draft_document": "draft",
    "typeset_document": "typeset",
}
"""The verb alone would be the name of the subpackage that it lives in."""

__all__ = [
    "BuildResult",
    "Case",
    "Conditions",
    "Draft",
    "DraftingInstructions",
    "Finding",
    "Form",
    "Jurisdiction",
    "PacketgenError",
    "Plan",
    "Report",
    "Typeset",
    "approve_packet",
    "build_packet",
    "build_report",
    "check_docx",
    "check_pdf",
    "draft_document",
    "explain",
    "known_forms",
    "known_jurisdictions",
    "layout",
    "lint_form",
    "load_case",
    "load_form",
    "load_plan",
    "open_fonts",
    "read_docx",
    "resolve",
    "typeset_document",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'packetgen' has no attribute {name!r}")
    return getattr(import_module(home), _NAMES_AT_HOME.get(name, name))


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
