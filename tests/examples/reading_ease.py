"""The Flesch-Kincaid grade of a text: how many years of school it takes to read it."""

from __future__ import annotations

import re


def grade_of(text: str) -> float:
    """0.39 words per sentence + 11.8 syllables per word - 15.59, over the full sentences.

    Headings, addresses and list items without a full stop are not sentences and do not count.
    """
    text = re.sub(r"\b([ap])\.m\.", r"\1m", text)
    text = re.sub(r"\b(Ms|Mr|Inc|No)\.", r"\1", text)
    lines = [line.strip() for line in text.splitlines() if line.strip().endswith((".", "!", "?"))]
    sentences = [s for line in lines for s in re.split(r"[.!?]+(?:\s|$)", line) if s.strip()]
    words = [w for s in sentences for w in re.findall(r"[A-Za-zÀ-ỹ’']+", s)]
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_of(word: str) -> int:
    """Groups of vowels, silent endings left out."""
    word = word.lower().strip("’'")
    count = len(re.findall(r"[aeiouyà-ỹ]+", word))
    if re.search(r"[^aeiouyl]e$|[^aeioutd]ed$|[^aeiouscgz]es$", word):
        count -= 1
    return max(count, 1)
