"""How a filer's address, telephone, e-mail and bar number are written."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
PHONE = re.compile(r"(?:\(\d{3}\)\s*|\b\d{3}[-.\s])\d{3}[-.\s\u2010-\u2013]\d{4}\b")
BAR = re.compile(
    r"\b(?:SBN|CSB|bar\s*(?:card)?\s*(?:no|number|\#)|state\s*bar|BBO|ARDC|WSBA|OSB|bar\s*id"
    r"|attorney\s*(?:reg|no|number|code)|reg(?:istration)?\.?\s*no)\b|\(00\d{5}\)",
    re.I,
)
POSTCODE = re.compile(
    r"\b[A-Z]{2}\.?,?\s+\d{5}(?:-\d{4})?\b|\b(?:California|New York|Texas|Florida|Illinois|Ohio"
    r"|Massachusetts|Washington|Oregon|Idaho|Arizona|Michigan)\s+\d{5}\b"
)
FIRM = re.compile(
    r"\b(?:LLP|LLC|P\.?C\.?|PLLC|legal|associates"
    r"|law"
    r"|(?:tenant|family|community|immigrant)s?['’]? (?:aid|law|justice|rights|advocates)"
    r"|office of|defender|attorney'?s? office|& )\b|&",
    re.I,
)
OWN = re.compile(r"\b(in pro per|pro se|self[- ]represented|in propria persona)\b", re.I)
REPRESENTED = re.compile(
    r"\b(?:attorneys?|counsel|solicitors?)\s+for\b|\bpro se\b|\bin pro per\b", re.I
)


def with_whole_addresses(text: str) -> str:
    """A text in which e-mail addresses that broke at a line's end are whole again."""
    return re.sub(r"\s+(?=@\w)|(?<=@)\s+|(?<=\w\.)\s+(?=(?:com|edu|gov|net|org|us)\b)", "", text)
