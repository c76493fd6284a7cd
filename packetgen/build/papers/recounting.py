"""The certificate of words on a draft that was edited: whether it still states the true number."""

from __future__ import annotations

import io
import re
import zipfile

from packetgen.draft import Draft
from packetgen.draft.signing.certificates import words_in

WORDS = "certificate.words"
_STATED = re.compile(r"\bI certify\b.{0,300}?\bcontains ([\d,]+) words\b", re.DOTALL)
_STORIES = ("word/document.xml", "word/footnotes.xml")


def recounted(own: Draft, edited: bytes, shown: str) -> tuple[str, str] | None:
    """What an edited draft certifies and what it should, where the two differ.

    The edit changed the number of words by as many as the edited file has more than packetgen's
    own; what the court leaves out of the count stands in both.

    Args:
        own: packetgen's draft of the case as it is now.
        edited: The attorney's Word file.
        shown: Its text.
    """
    counted = own.values.get(WORDS, "")
    stated = _STATED.search(shown)
    if not counted or stated is None:
        return None
    number = int(counted.split()[0].replace(",", ""))
    wanted = f"{number + _words(edited) - _words(own.docx):,} words"
    said = f"{stated[1]} words"
    return None if said == wanted else (said, wanted)


def _words(docx: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = set(package.namelist())
        return sum(
            words_in(package.read(name).decode("utf-8")) for name in _STORIES if name in names
        )
