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

    def counted(self, number: int) -> str:
        """Rules of this kind in a sentence: "3 concern nothing that is in these files"."""
        one, many = _COUNTED[self]
        return f"{number} {one if number == 1 else many}"


_HEADINGS = {
    WhyNot.ABSENT: "They concern nothing that is in these files",
    WhyNot.NEEDED: "More must be told first (the case file, or the kind of paper)",
    WhyNot.UNMEASURED: "Could not be measured in these files",
    WhyNot.PERSON: "No file can show them: for a person to do or to look at",
    WhyNot.COUNTER: "What a defect does at the counter of the court",
}
_COUNTED = {
    WhyNot.ABSENT: (
        "concerns nothing that is in these files",
        "concern nothing that is in these files",
    ),
    WhyNot.NEEDED: (
        "needs the case file or the kind of paper (--case, --document)",
        "need the case file or the kind of paper (--case, --document)",
    ),
    WhyNot.UNMEASURED: ("could not be measured", "could not be measured"),
    WhyNot.PERSON: (
        "is for a person to do or to look at",
        "are for a person to do or to look at",
    ),
    WhyNot.COUNTER: (
        "says what a defect does at the counter",
        "say what a defect does at the counter",
    ),
}
