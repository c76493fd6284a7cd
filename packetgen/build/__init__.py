"""The stages in order: plan and case in; drafts, filings, packet, report and manifest out."""

from .inputs import Inputs, gather

__all__ = ["Inputs", "gather"]
