"""Names of languages as people write them into a table, and the codes that forms know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "en": "english|inglés|inglese|anglais|eng",
    "es": "spanish|español|castellano|castilian|espagnol|spa|sp",
    "zh-Hans": "chinese|chinese simplified|simplified chinese|mandarin|中文|简体中文|普通话"
    "|chino|zh|zh cn|chi|zho|mandarin chinese|chinese mandarin",
    "zh-Hant": "traditional chinese|chinese traditional|繁體中文|cantonese|chinese cantonese|zh tw"
    "|粵語",
    "vi": "vietnamese|tiếng việt|vietnamita|vie",
    "ar": "arabic|العربية|عربي|árabe|ara",
    "ht": "haitian creole|haitian|kreyòl|kreyòl ayisyen|creole|haitian kreyol|hat",
    "pt": "portuguese|português|brazilian portuguese|portugués|por|pt br",
    "ru": "russian|русский|ruso|rus",
    "tl": "tagalog|filipino|pilipino|fil|tgl|filipino tagalog|tagalog filipino",
    "ko": "korean|한국어|coreano|kor",
    "fa": "farsi|persian|فارسی|dari|per|fas",
    "fr": "french|français|francés|fra|fre",
    "hi": "hindi|हिन्दी|hin",
    "pa": "punjabi|ਪੰਜਾਬੀ|panjabi",
    "so": "somali|soomaali",
    "am": "amharic|አማርኛ",
    "ti": "tigrinya|ትግርኛ",
    "uk": "ukrainian|українська",
    "hy": "armenian|հայերեն",
    "km": "khmer|cambodian|ខ្មែរ",
    "ja": "japanese|日本語",
    "pl": "polish|polski",
}


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c) or ord(c) > 0x36F)
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", bare)))


_CODES = {_plain(word): code for code, words in _NAMES.items() for word in words.split("|")}
_PLACES = re.compile(
    "mexico|mx|spain|espana|latin america|latinoamerica|us|usa|united states|guatemala|brazil"
    "|brasil|br|portugal|haiti|ayiti|egypt|iraq|syria|levantine|yemen|standard|modern standard"
    "|china|prc|mainland china|russia|philippines|vietnam|incl filipino|including filipino"
)
_CODES |= {_plain(code): code for code in _NAMES}


def language_code(text: str, own: Mapping[str, str] | None = None) -> str:
    """The code for "Spanish", "español", "ES" or "es-MX".

    Args:
        text: What the table says.
        own: The mapping's own words, case folded.

    Raises:
        ValueError: It is no language that packetgen knows by that name.
    """
    wanted = (own or {}).get(text.strip().casefold()) or _CODES.get(_plain(text))
    if wanted is None:
        wanted = _with_place(text)
    if wanted is None:
        # "English/Spanish" and "Spanish (some English)" are not one language.
        match = re.fullmatch(r"([a-z]{2,3})[-_ ]([a-z]{2}|[a-z]{4})", text.strip().casefold())
        wanted = _CODES.get(match[1]) if match else None
    if wanted is None:
        raise ValueError("is not one language that packetgen knows by name")
    return wanted


def _with_place(text: str) -> str | None:
    """The one language of "Spanish (Mexico)", "Spanish; Castilian" or "Chinese - Mandarin".

    What stands beside the name must be a place, or a name of the same language.
    """
    pieces = [_plain(piece) for piece in re.split(r"[();,/–—]|\s-\s", text) if _plain(piece)]
    codes = {_CODES[piece] for piece in pieces if piece in _CODES}
    rest = [piece for piece in pieces if piece not in _CODES and not _PLACES.fullmatch(piece)]
    if len(codes) != 1 or rest or len(pieces) < 2:
        return None
    return codes.pop()


def english_name(code: str) -> str:
    """English name of a language, for those who hand out."""
    words = _NAMES.get(code, "") or _NAMES.get(code.split("-")[0], "")
    return words.split("|")[0].title() if words else code
