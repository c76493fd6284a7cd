"""The words by which the slots of a caption are known."""

from __future__ import annotations

import re

ROLES = re.compile(
    r"\b(plaintiffs?|defendants?|petitioners?|respondents?|appellants?|appellees?|claimants?"
    r"|debtors?|cross-?complainants?|counter-?claimants?|in re\b|in the matter of|estate of"
    r"|people of the|state of|united states of america)\b",
    re.IGNORECASE,
)
VERSUS = re.compile(r"(?:^|\s)(?:v\.|vs\.|-v-|-against-|against|versus)(?:\s|$)", re.IGNORECASE)
BARE_NUMBER = r"\b(?:\d:)?\d{2,4}[- ]?(?:CV|CR|Civ|Cr|MC|MJ)[- .]{0,2}\d{3,6}\b"
"""The number of a case without "No.", as in "26-CV-01234 (RPK)" and "26 Civ. 1234"."""
NUMBER = re.compile(
    r"\b(?:case|action|cause|index|docket|civil action|file|adv\.?|no\.?|number)\b[^A-Za-z0-9]{0,6}"
    r"(?:no\.?|nos\.?|number|num\.?|\#)?\s*[:.]?\s*(?=[\w:.-]*\d)"
    f"|{BARE_NUMBER}",
    re.IGNORECASE,
)
COUNTY = re.compile(
    r"\b(county|parish|borough|judicial district|division)\b|\w, ss\.", re.IGNORECASE
)
"""Massachusetts names it as "SUFFOLK, ss.", over the parties."""
JUDGE = re.compile(
    r"\b(judge|hon\.|honorable|justice|magistrate|dept\.?|department|courtroom|i\.?a\.?s\.?)\b",
    re.IGNORECASE,
)
