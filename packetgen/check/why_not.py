"""Why a rule was not checked: the few kinds of reason that a reader of a report tells apart."""

from __future__ import annotations

from enum import StrEnum


class WhyNot(StrEnum):
    """The kind of reason; each report says the reason itself too."""

    ABSENT = "absent"
    NEEDED = "needed"
    UNMEASURED = "unmeasured"
    PERSON = "person"
    COUNTER = "counter"

    @property
    def heading(self) -> str:
        """What a report puts over the rules of this kind."""
        return _HEADINGS[self]

    @property
    def short(self) -> str:
        """The words after a number: "3 concern nothing that is in these files"."""
        return _SHORT[self]


_HEADINGS = {
    WhyNot.ABSENT: "They concern nothing that is in these files",
    WhyNot.NEEDED: "More must be told first (the case file, or the kind of paper)",
    WhyNot.UNMEASURED: "Could not be measured in these files",
    WhyNot.PERSON: "No file can show them: for a person to do or to look at",
    WhyNot.COUNTER: "What a defect does at the counter of the court",
}
_SHORT = {
    WhyNot.ABSENT: "concern nothing that is in these files",
    WhyNot.NEEDED: "need the case file or the kind of paper (--case, --document)",
    WhyNot.UNMEASURED: "could not be measured",
    WhyNot.PERSON: "are for a person to do or to look at",
    WhyNot.COUNTER: "say what a defect does at the counter",
}
