"""Texts by topic and language, of handouts and of papers for clients: sources, reviews.

Texts lie in a form's folder ``content/<topic>/<language>.yaml``. The English file is the original:
it says which statements there are, what each rests on, and on which sheets it stands. A translation
holds, for each text, the hash of the English that it was made from; so it is known which are
missing or out of date. A :class:`Review` is bound to the hash of all texts of a topic in a
language.

Contract: nothing here touches the disk but :func:`load_reviews`; a text that is missing is never
replaced by another language's.
"""

from .content import (
    COMMON,
    LANGUAGES,
    SIZES,
    Source,
    Statement,
    Topic,
    Translation,
    read_topic,
    read_translation,
    text_hash,
    topic_ids,
)
from .languages import own_name
from .paper import PaperWords, paper_words
from .reviews import (
    ROLES,
    Review,
    Standing,
    content_hash,
    load_reviews,
    reviews_text,
    standing,
)
from .sheet import handout_words
from .status import TextStatus, translation_status, worksheet

__all__ = [
    "COMMON",
    "LANGUAGES",
    "ROLES",
    "SIZES",
    "PaperWords",
    "Review",
    "Source",
    "Standing",
    "Statement",
    "TextStatus",
    "Topic",
    "Translation",
    "content_hash",
    "handout_words",
    "load_reviews",
    "own_name",
    "paper_words",
    "read_topic",
    "read_translation",
    "reviews_text",
    "standing",
    "text_hash",
    "topic_ids",
    "translation_status",
    "worksheet",
]
