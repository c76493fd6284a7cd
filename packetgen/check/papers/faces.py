"""Typefaces: which are essentially the same design, and which class a face is of.

Rules name a face and allow what is essentially equivalent (Cal. Rules of Court, rule 2.105). Faces
of one family here share design and widths, so that a page set in one can be set in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from packetgen.jurisdiction.faces import is_equivalent

_FAMILIES: dict[str, str] = {
    "times new roman": """times timesnewroman timesnewromanps timesnewromanpsmt timesroman timesten
        liberationserif tinos texgyretermes termes nimbusroman nimbusromanno9l nimbusromno9l
        freeserif stixtwotext stix newtx thorndale thorndaleam dutch801""",
    "arial": """arial arialmt arialunicodems arimo liberationsans helvetica helveticaneue nimbussans
        nimbussansl nimbussanl texgyreheros heros freesans albany albanyam swiss721""",
    "courier": """courier couriernew couriernewps couriernewpsmt courierstd courierprime
        liberationmono cousine texgyrecursor cursor nimbusmono nimbusmonol nimbusmonops freemono
        cumberland cumberlandam courier10pitch""",
    "century schoolbook": """centuryschoolbook newcenturyschlbk newcenturyschoolbook texgyreschola
        schola c059 centuryschl centuryschoolbookl centuryschoolbookbt""",
    "bookman old style": """bookman bookmanoldstyle itcbookman texgyrebonum bonum urwbookman
        urwbookmanl""",
    "book antiqua": """bookantiqua palatino palatinolinotype texgyrepagella pagella p052
        urwpalladio urwpalladiol""",
    "georgia": "georgia gelasio",
    "cambria": "cambria caladea cambriamath",
    "calibri": "calibri carlito",
    "garamond": "garamond ebgaramond adobegaramond agaramond agaramondpro cormorant",
    "equity": "equity equitya equityb equitytexta equitytextb",
    "century": "century centuryexpanded",
    "baskerville": "baskerville newbaskerville librebaskerville",
    "computer modern": "cmr cmr10 cmr12 sfrm sfrm1200 lmroman lmroman10 latinmodernroman",
    "source serif": "sourceserif sourceserifpro sourceserif4",
    "noto serif": "notoserif droidserif libertinusserif linuxlibertine dejavuserif",
    "verdana": "verdana dejavusans bitstreamverasans",
    "noto sans": """notosans opensans droidsans segoeui tahoma roboto lato aptos sourcesanspro
        gillsans franklingothic univers trebuchetms centurygothic""",
    "consolas": """consolas lucidaconsole dejavusansmono menlo monaco sourcecodepro notosansmono
        prestigeelite lettergothic""",
    "comic sans": "comicsans comicsansms",
    "papyrus": "papyrus",
    "brush script": "brushscript brushscriptmt lucidahandwriting zapfino lucidacalligraphy",
    "impact": "impact stencil broadway jokerman curlz curlzmt",
}

_CLASSES: dict[str, str] = {
    "times new roman": "serif", "century schoolbook": "serif", "bookman old style": "serif",
    "book antiqua": "serif", "georgia": "serif", "cambria": "serif", "garamond": "serif",
    "equity": "serif", "century": "serif", "baskerville": "serif", "computer modern": "serif",
    "source serif": "serif", "noto serif": "serif", "arial": "sans", "calibri": "sans",
    "verdana": "sans", "noto sans": "sans", "courier": "mono", "consolas": "mono",
    "comic sans": "display", "papyrus": "display", "brush script": "display", "impact": "display",
}  # fmt: skip

_BY_NAME = {name: family for family, names in _FAMILIES.items() for name in names.split()}
_CLASS_WORDS = {
    "serif": "serif", "sansserif": "sans", "sans": "sans", "monospaced": "mono", "mono": "mono",
    "proportionalserif": "serif",
}  # fmt: skip

_STYLES = re.compile(
    r"(bold|italic|oblique|regular|roman|medium|semibold|demi|light|book|black|heavy|narrow"
    r"|condensed|ital|regu|obli|medi|mt|ps|std|pro|identity-?h|wgl)+$"
)


@lru_cache(maxsize=4096)
def family_of(font: str) -> str:
    """The family that a font's name belongs to ("times new roman"), or "" if it is not known.

    Takes a face's name as people write it or as a PDF does ("ABCDEF+LiberationSerif-Bold").
    """
    name = re.sub(r"^[A-Z]{6}\+", "", font)
    name = re.split(r"[,]|-(?=[A-Za-z])", name)[0]
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    while plain:
        if plain in _BY_NAME:
            return _BY_NAME[plain]
        shorter = _STYLES.sub("", plain)
        if shorter == plain or not shorter:
            break
        plain = shorter
    return _BY_NAME.get(re.sub(r"[^a-z0-9]", "", font.lower()), "")


def class_of(font: str) -> str:
    """``serif``, ``sans``, ``mono``, ``display``, or "" for a face that is not known."""
    return _CLASSES.get(family_of(font), "")


def equivalent(font: str, named: str) -> bool:
    """Whether a face is that which a rule names, or shares its design and widths.

    A rule may name a class ("serif") instead of a face.
    """
    if is_equivalent(font, named):
        return True
    word = re.sub(r"[^a-z]", "", named.lower())
    if word in _CLASS_WORDS:
        return class_of(font) == _CLASS_WORDS[word]
    family = family_of(named)
    return bool(family) and family_of(font) == family


def plain_name(font: str) -> str:
    """A face's name without a PDF's subset prefix."""
    return re.sub(r"^[A-Z]{6}\+", "", font)
