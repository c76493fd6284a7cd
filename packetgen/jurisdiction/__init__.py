"""What a court wants: rules as data with citations, resolved for a day and a paper.

:func:`resolve` gives a court with every key settled; :func:`layout` the figures of its papers;
:func:`explain` the citation behind a value; :func:`compare` what changes between two courts. Rule
files are described in docs/jurisdictions.md.
"""

from .comparing import Change, Difference, compare
from .explain import Explanation, explain, explain_all
from .faces import equivalents, is_equivalent, wanted_faces
from .folders import known_jurisdictions
from .house import figure, house_figures
from .keys import KEYS, LABEL_SCHEMES, Key, Kind
from .layout import layout
from .resolve import resolve
from .texts import fingerprint, normalized

__all__ = [
    "KEYS",
    "LABEL_SCHEMES",
    "Change",
    "Difference",
    "Explanation",
    "Key",
    "Kind",
    "compare",
    "equivalents",
    "explain",
    "explain_all",
    "figure",
    "fingerprint",
    "house_figures",
    "is_equivalent",
    "known_jurisdictions",
    "layout",
    "normalized",
    "resolve",
    "wanted_faces",
]
