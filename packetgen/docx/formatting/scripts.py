"""Which of a run's faces and languages a character takes.

Word keeps four faces (ASCII, other Latin, East Asian, complex) and three languages per run. The
reader splits text where they change, so that each piece has one face and one language.
"""

from __future__ import annotations

import re

LATIN, EAST_ASIAN, COMPLEX = "latin", "east-asian", "complex"

_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_EAST_ONLY = (
    "\u2e80-\u312f\u3190-\u31ff\u3200-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b16f"
    "\U00020000-\U0003ffff"
)
_COMPLEX = (
    "\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1aaf\u1b00-\u1bff"
    "\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f\ufb1d-\ufdff\ufe70-\ufefe"
)
# Marks and joiners stay with the letters before them.
_JOINS = "\u0300-\u036f\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f"
_PIECES = re.compile(
    f"(?P<hangul>[{_HANGUL}][{_HANGUL}{_JOINS}]*)"
    f"|(?P<east>[{_EAST_ONLY}][{_EAST_ONLY}{_JOINS}]*)"
    f"|(?P<complex>[{_COMPLEX}][{_COMPLEX}{_JOINS}]*"
    f"(?:[ \u00a0]+[{_COMPLEX}][{_COMPLEX}{_JOINS}]*)*)"
    f"|(?P<latin>[^{_HANGUL}{_EAST_ONLY}{_COMPLEX}]+)"
)
_QUOTES = re.compile("[\u2018-\u201f\u2026\u2014\u00b7\u2015]")

_LANGUAGES = (
    ("\uac00-\ud7ff\u1100-\u11ff", "ko"),
    ("\u3040-\u30ff", "ja"),
    ("\u4e00-\u9fff\u3400-\u4dbf", "zh"),
    ("\u0590-\u05ff\ufb1d-\ufb4f", "he"),
    ("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc", "ar"),
    ("\u0900-\u097f", "hi"),
    ("\u0980-\u09ff", "bn"),
    ("\u0a00-\u0a7f", "pa"),
    ("\u0a80-\u0aff", "gu"),
    ("\u0b80-\u0bff", "ta"),
    ("\u0c00-\u0c7f", "te"),
    ("\u0c80-\u0cff", "kn"),
    ("\u0d00-\u0d7f", "ml"),
    ("\u0e00-\u0e7f", "th"),
    ("\u0e80-\u0eff", "lo"),
    ("\u1000-\u109f", "my"),
    ("\u1780-\u17ff", "km"),
)
_BY_LETTER = tuple((re.compile(f"[{letters}]"), language) for letters, language in _LANGUAGES)
_WRITES_WITH = {
    "zh": ("zh", "yue"), "ja": ("ja",), "ko": ("ko",), "he": ("he", "yi"),
    "ar": ("ar", "fa", "ur", "ps", "ku", "sd", "ug", "ckb", "prs"),
    "hi": ("hi", "mr", "ne", "sa", "kok"), "bn": ("bn", "as"), "pa": ("pa",),
}  # fmt: skip


def pieces(text: str, hint: str = "") -> list[tuple[str, str]]:
    """``text`` cut where the script class changes: (LATIN | EAST_ASIAN | COMPLEX, piece).

    Korean is cut off from Chinese and Japanese, which have another language.
    ``hint`` is the run's ``w:hint``: "eastAsia" makes quotation marks and dashes East Asian.
    """
    found: list[tuple[str, str]] = []
    for match in _PIECES.finditer(text):
        kind = {"east": EAST_ASIAN, "hangul": EAST_ASIAN, "complex": COMPLEX}.get(
            match.lastgroup or "", LATIN
        )
        piece = match[0]
        if kind == LATIN and hint == "eastAsia" and _QUOTES.search(piece):
            kind = EAST_ASIAN if not _QUOTES.sub("", piece).strip() else LATIN
        if found and found[-1][0] == kind != EAST_ASIAN:
            found[-1] = (kind, found[-1][1] + piece)
        else:
            found.append((kind, piece))
    return found


def spoken_language(text: str, stated: str) -> str:
    """``stated`` if text in that language can look like this, else the likeliest language.

    Word files often say "en-US" for Chinese or "ar-SA" for Hebrew, because nobody set it; a
    screen reader would then spell out characters it cannot pronounce.
    """
    for letters, language in _BY_LETTER:
        if letters.search(text):
            primary = stated.partition("-")[0].lower()
            fits = primary in _WRITES_WITH.get(language, (language,))
            if language == "zh" and primary in ("ja", "ko"):
                return "zh"
            return stated if fits else language
    return stated
