"""The words of a paper that a client reads in their own language: consents and notices.

Its texts lie as those of handouts do, ``content/<form id>/<language>.yaml``, beside the common
words of all such papers; so they have hashes, worksheets and reviews of the same kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .content import COMMON, Contents, read_topic
from .reviews import Review, Standing, standing
from .sheet import texts_in


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What a paper says in a language and in English, by id, and who reviewed the translation."""

    strings: Mapping[str, str]
    english: Mapping[str, str]
    standing: Standing

    @property
    def unreviewed(self) -> bool:
        """Whether it is a translation that no translator of the office stands by."""
        return self.standing.translated and self.standing.translator is None


def paper_words(
    contents: Contents, paper: str, language: str, reviews: Sequence[Review] = ()
) -> PaperWords:
    """The words of a paper in a language.

    Args:
        contents: The form's content.
        paper: The form's id, which its texts go by.
        language: Code of the language.
        reviews: What the office recorded.

    Raises:
        FormError: Texts that are missing or out of date in the language, all at once.
    """
    originals = read_topic(contents, COMMON), read_topic(contents, paper)
    strings: dict[str, str] = {}
    english: dict[str, str] = {}
    for original in originals:
        strings |= texts_in(contents, original, language)
        english |= original.texts
    return PaperWords(strings, english, standing(contents, paper, language, reviews))
