"""The languages of handouts: what each calls itself, and the tag that readers understand."""

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
}
_TAGS: Mapping[str, str] = {
    "en": "en-US", "es": "es-US", "zh-Hans": "zh-CN", "vi": "vi-VN", "ar": "ar", "ht": "ht",
    "pt": "pt-BR", "ru": "ru-RU", "tl": "fil-PH",
}  # fmt: skip


def own_name(language: str) -> str:
    """What a language calls itself; its code where that is not known."""
    return _OWN_NAMES.get(language, language)


def language_tag(language: str) -> str:
    """The tag that Word's proofing and screen readers know: "zh-CN" for "zh-Hans"."""
    return _TAGS.get(language, language)
