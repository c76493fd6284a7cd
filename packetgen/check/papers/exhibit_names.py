"""Names of exhibits as people write them: "Exhibit A - Report", "EXH. 3", "Plaintiff's Ex. 12"."""

from __future__ import annotations

import re

EXHIBIT_NAME = re.compile(
    r"""^\W*(?:(?:plaintiff|defendant|petitioner|respondent|joint|people|claimant)\S{0,3}\s+)?
        (?:exhibit|exh?\b\.?)\s*(?:no\.?\s*)?\#?\s*[-–—:]?\s*["'“”‘’]?
        (?P<label>(?!TAB\b|OF\b|AND\b|TO\b|IN\b|NO\b|FOR\b|THE\b)
            (?:[A-Z]{1,3}(?:-?\d{1,3})?|\d{1,4}(?:[-.]\d{1,3})?[A-Z]?))["'“”‘’]?(?![A-Za-z0-9])
        (?P<rest>.*)$""",
    re.VERBOSE,
)


def exhibit_label(text: str) -> str:
    """The label in "Exhibit A - Report" or "EXHIBIT 3"; empty if the text names no exhibit."""
    # "EXHIBIT", "Exhibit" and "exhibit" are one word; labels are upper-case letters or digits.
    folded = re.sub(r"(?i)\bexh?\b|\bexhibit\b", lambda m: m.group(0).lower(), text.strip())
    folded = re.sub(r"(?i)^(\W*)(plaintiff|defendant|petitioner|respondent|joint|people|claimant)",
                    lambda m: m.group(0).lower(), folded)  # fmt: skip
    folded = re.sub(r"(?i)\bno\b(?=\.?\s*\d)", "no", folded)
    found = EXHIBIT_NAME.match(folded)
    return found["label"] if found else ""


def after_label(text: str) -> str:
    """What follows the label in an exhibit's name: its description."""
    label = exhibit_label(text)
    if not label:
        return text.strip()
    rest = re.split(rf"(?<![A-Za-z0-9]){re.escape(label)}(?![A-Za-z0-9])", text, maxsplit=1)[-1]
    return rest.strip(" \t-–—:.,|()[]\"'“”‘’")


def label_rank(label: str) -> tuple[str, int] | None:
    """The kind of a plain label and its place among labels of this kind; None for others."""
    if label.isdecimal():
        return "numbers", int(label)
    if label.isalpha() and label.isupper():
        value = 0
        for letter in label:
            value = value * 26 + ord(letter) - 64
        # AA follows Z by counting (AA, AB) or by doubling (AA, BB): both rise by this measure.
        return "letters", value
    return None
