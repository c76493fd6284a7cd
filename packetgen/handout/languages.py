"""The languages of handouts: what each calls itself, and which way it runs."""

from __future__ import annotations

from collections.abc import Mapping

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
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi"})
"""Languages that are written from right to left."""


def own_name(language: str) -> str:
    """What a language calls itself; its code where that is not known."""
    return _OWN_NAMES.get(language, language)
