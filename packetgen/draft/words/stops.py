"""One sign at the end of a sentence or clause, however the value before it was typed.

A template writes "{{ relief }}." or "{{ motion }}, set for hearing"; people type the value with a
full stop ("Acme, Inc.", "Set aside the default."), with the semicolon of a list, or without. What
a template goes on with is marked behind each tag before it is filled, and where the value ends in
a sign of its own one of the two is taken out: the template's full stop behind another, else the
value's sign. A stop that belongs to a word ("Inc.", "No.") stays. Within a value nothing changes.
"""

from __future__ import annotations

import re

_STOP = "\x0e"
"""No value can hold this character: it is taken out of case data (XML 1.0, section 2.2)."""
_INSIDE = r"<(?!/?w:p[ >/])[^>]*>"
_OWN = re.compile(
    rf"([}}%]\}}(?:{_INSIDE})*)(?=[.,;:](?:[\s<”’\"]|\)|\{{%|$)|(?:\{{%[^%]*%\}}|{_INSIDE})*\s+[a-z])"
)
_BETWEEN = rf"(?:[\x05\x08{_STOP}]|{_INSIDE})*"
_GOES_ON = rf"(?:{_INSIDE})*\s+(?:{_INSIDE})*[a-z]"
_SECOND = re.compile(rf"([.!?](?:[”’\"]|&#3[49];)?{_BETWEEN}){_STOP}\.")
_SEMICOLON = r"(?<!&amp)(?<!&lt)(?<!&gt)(?<!&#3\d);"
# The patterns that are sought in a whole document begin with their sign: what stands before it is
# looked at behind that, as a search for a sign is fast and one for a place between two is not.
_LIST_SIGN = re.compile(
    rf"[,:;](?<!&amp;)(?<!&lt;)(?<!&gt;)(?<!&#3\d;)"
    rf"(?:(?={_BETWEEN}{_STOP}[.,;:])|(?<=;)(?<!{_STOP};)(?={_BETWEEN}{_STOP}{_GOES_ON}))"
)
_TEMPLATES_OWN = re.compile(rf"(?<!{_STOP}){_SEMICOLON}(?=(?:{_INSIDE})*\{{%)")
"""A semicolon that the template writes before a tag: the clause may go on behind that."""
_SHORT_FORMS = (
    "Assoc", "Assocs", "Distrib", "Enters", "Indus", "Prods", "Props", "Servs", "Techs", "Univs",
    "Supp", "approx", "subd", "subds",
)  # fmt: skip
_FULL_STOP = (
    r"\.(?:(?<=[)\d]\.)|(?<=[a-z]{4}\.)" + "".join(rf"(?<!{w}\.)" for w in _SHORT_FORMS) + ")"
)
"""A stop that no word is shortened by: behind four small letters, and none of the usual forms."""
_IN_SENTENCE = re.compile(rf"{_FULL_STOP}(?={_BETWEEN}{_STOP}(?:[,;:]|{_GOES_ON}))")


def with_marked_stops(source: str) -> str:
    """A template's XML or text, marked behind each tag after which its clause ends or goes on."""
    return _TEMPLATES_OWN.sub(f"{_STOP};", _OWN.sub(rf"\1{_STOP}", source))


def one_stop(filled: str) -> str:
    """The filled text without marks, and with one sign wherever a value and its template meet."""
    if _STOP not in filled:
        return filled
    filled = _SECOND.sub(r"\1", _LIST_SIGN.sub("", filled))
    return _IN_SENTENCE.sub("", filled).replace(_STOP, "")


def without_last_sign(text: str) -> str:
    """A title without the full stop, comma, colon or semicolon that it was typed with."""
    return re.sub(rf"(?:{_FULL_STOP}|[,:]|{_SEMICOLON})\s*$", "", text)
