"""The languages of handouts: what each calls itself, and which way it runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_OWN_NAMES: Mapping[str, str] = {
    "en": "English",
    "es": "Español",
    "zh-Hans": "简体中文",
    "vi": "Tiếng Việt",
    "ar": "العربية",
    "ht": "Kreyòl Ayisyen",
    "pt": "Português",
    "ru": "Русский",
    "tl": "Tagalog",
    "zh-Hant": "繁體中文",
    "ko": "한국어",
    "fa": "فارسی",
    "fr": "Français",
    "hi": "हिन्दी",
    "pa": "ਪੰਜਾਬੀ",
    "so": "Soomaali",
    "am": "አማርኛ",
    "ti": "ትግርኛ",
    "uk": "Українська",
    "hy": "Հայերեն",
    "km": "ខ្មែរ",
    "ja": "日本語",
    "pl": "Polski",
}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi"})


def runs_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.split("-")[0] in _RIGHT_TO_LEFT


def own_name(language: str) -> str:
    """What a language calls itself; its code where that is not known."""
    return _OWN_NAMES.get(language, language)


_SAME = {"zh": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "fil": "tl"}
"""Codes of the same written language."""


def spoken(code: str, available: Sequence[str]) -> str | None:
    """The one of ``available`` that serves ``code``: itself, or the same language; else None."""
    for wanted in (code, _SAME.get(code.lower(), code)):
        if wanted in available:
            return wanted
    base = code.split("-")[0].lower()
    same = [known for known in available if known.split("-")[0] == base]
    # Simplified and traditional characters are not each other's.
    return same[0] if same and base != "zh" else None
