"""From merged properties to the looks of text: one :class:`CharacterFormat` per script class."""

from __future__ import annotations

from ..blocks import CharacterFormat
from ..symbols import SYMBOL_FONTS
from . import scripts
from .properties import Properties

_DEFAULT_FACE = "Times New Roman"
"""Word's face where neither defaults nor styles name one."""


class Look:
    """What a run looks like, whichever characters it holds.

    Args:
        properties: Merged run properties, from document defaults to direct formatting.
        style: Name of the character style, if any.
    """

    __slots__ = ("_formats", "_plain", "hidden", "properties", "style", "symbols")

    def __init__(self, properties: Properties, style: str = "") -> None:
        self.properties = properties
        self.style = style
        self.hidden = bool(properties.get("vanish") or properties.get("specVanish"))
        self.symbols = SYMBOL_FONTS.get(properties.get("font.ascii", "").lower())
        """The characters of the symbol font that the run is set in, if it is."""
        self._formats: dict[tuple[str, str], CharacterFormat] = {}
        self._plain: CharacterFormat | None = None

    @property
    def plain(self) -> CharacterFormat:
        """The look of characters that have no script: Latin letters, tabs, marks."""
        if self._plain is None:
            complex_run = self.properties.get("rtl") or self.properties.get("cs")
            kind = scripts.COMPLEX if complex_run else scripts.LATIN
            self._plain = self._format(kind, self._language(kind))
        return self._plain

    def cut(self, text: str) -> list[tuple[str, CharacterFormat]]:
        """``text``, in Unicode, in pieces of one face and language each."""
        if text.isascii():
            return [(text, self.plain)]
        forced = self.properties.get("rtl") or self.properties.get("cs")
        result: list[tuple[str, CharacterFormat]] = []
        for kind, piece in scripts.pieces(text, self.properties.get("font.hint", "")):
            kind = scripts.COMPLEX if forced and kind == scripts.LATIN else kind
            language = self._language(kind)
            if kind != scripts.LATIN:
                language = scripts.spoken_language(piece, language)
            key = (kind, language)
            look = self._formats.get(key)
            if look is None:
                look = self._formats[key] = self._format(kind, language)
            if result and result[-1][1] == look:
                result[-1] = (result[-1][0] + piece, look)
            else:
                result.append((piece, look))
        return result

    def _language(self, kind: str) -> str:
        slot = {scripts.EAST_ASIAN: "lang.eastAsia", scripts.COMPLEX: "lang.bidi"}.get(kind)
        get = self.properties.get
        return str((slot and get(slot)) or get("lang.val", ""))

    def _format(self, kind: str, language: str) -> CharacterFormat:
        get = self.properties.get
        # Bold, italic and size have twins for complex scripts, used where the run says it is one
        # (ISO 29500-1, 17.3.2.2); the face follows the characters themselves.
        twin = "Cs" if get("rtl") or get("cs") else ""
        slot = {scripts.EAST_ASIAN: "font.eastAsia", scripts.COMPLEX: "font.cs"}.get(kind)
        font = (slot and get(slot)) or get("font.ascii") or get("font.hAnsi") or _DEFAULT_FACE
        size = get("sz" + twin, 10.0)
        return CharacterFormat(
            font="" if font.lower() in SYMBOL_FONTS else font,
            size=size,
            bold=bool(get("b" + twin)),
            italic=bool(get("i" + twin)),
            underline=get("u", ""),
            strike=bool(get("strike") or get("dstrike")),
            caps=bool(get("caps")),
            small_caps=bool(get("smallCaps")) and not get("caps"),
            color=get("color", ""),
            highlight=get("highlight", ""),
            vertical=get("vertAlign", ""),
            language=language,
            rtl=bool(get("rtl")),
            hidden=self.hidden,
            style=self.style,
            spacing=get("spacing", 0.0),
            position=get("position", 0.0),
            shading=get("shd", ""),
            boxed=bool(get("bdr")),
            # From the size that is stated on; not at all where nothing is (ISO 29500-1, 17.3.2.19).
            # Other scripts than Latin, Greek and Cyrillic need what their fonts say to be legible.
            kerning=0 < get("kern", 0.0) <= size or kind != scripts.LATIN,
            ligatures=bool(get("ligatures")) or kind != scripts.LATIN,
        )


def symbol(character: str, table: dict[int, str]) -> str:
    """The Unicode character that a symbol font shows for this one.

    A private one (U+F020 to U+F0FF) where Unicode has none that text fonts carry.
    """
    code = ord(character)
    if 0xF020 <= code <= 0xF0FF:
        code -= 0xF000
    if 0x20 < code <= 0xFF:
        return table.get(code, chr(0xF000 + code))
    return " " if code == 0x20 else character
