"""Word numbering for numbered paragraphs, lists and headings."""

from __future__ import annotations

from dataclasses import dataclass

from .wml import twips

BULLETS = ("•", "–", "•", "–")
_LEVELS = ("decimal", "lowerLetter", "lowerRoman", "decimal")
_HEADINGS = ("upperRoman", "upperLetter", "decimal", "lowerLetter")


@dataclass(frozen=True, slots=True)
class Numbering:
    """Ids of packetgen's own lists in a package.

    ``ordered`` is the abstract list behind ordinary numbered lists: each such list of a document
    is an instance of its own, ids from ``free`` on, and begins again at 1.
    """

    numbered: int
    bullet: int
    number: int
    headings: int
    ordered: int
    free: int

    def properties(self) -> dict[str, str]:
        """``w:numPr`` for the style that each list belongs to."""
        lists = {"numbered": self.numbered, "bullet": self.bullet, "number": self.number}
        found = {name: _num_pr(number, 0) for name, number in lists.items()}
        for level in range(1, 5):
            found[f"heading{level}"] = _num_pr(self.headings, level - 1)
        return found


def _num_pr(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def plan_numbering(abstract_ids: list[int], ids: list[int]) -> Numbering:
    """Ids that a package does not use yet."""
    first = max(ids, default=0) + 1
    abstract = max(abstract_ids, default=-1) + 1
    return Numbering(first, first + 1, first + 2, first + 3, abstract + 2, first + 4)


def numbering_elements(
    numbering: Numbering, style_ids: dict[str, str], *, numbered_headings: bool
) -> tuple[list[str], list[str]]:
    """``w:abstractNum`` and ``w:num`` elements of packetgen's own lists."""
    base = numbering.ordered - 2
    sid = style_ids
    abstract = [
        _abstract(base, [_level(0, "decimal", "%1.", left=0, first=36, tab=72,
                                style=sid["numbered paragraph"]),
                         *(_level(n, _LEVELS[n], f"(%{n + 1})", left=36 * n + 36, first=36)
                           for n in range(1, 4))]),
        _abstract(base + 1, [_level(n, "bullet", BULLETS[n], left=72 + 36 * n, first=-18,
                                    style=sid["list bullet"] if n == 0 else "")
                             for n in range(4)]),
        _abstract(base + 2, [_level(n, _LEVELS[n], "%1." if n == 0 else f"({'%' + str(n + 1)})",
                                    left=72 + 36 * n, first=-36 if n == 0 else -24,
                                    style=sid["list number"] if n == 0 else "")
                             for n in range(4)]),
    ]  # fmt: skip
    instances = [
        f'<w:num w:numId="{numbering.numbered}"><w:abstractNumId w:val="{base}"/></w:num>',
        f'<w:num w:numId="{numbering.bullet}"><w:abstractNumId w:val="{base + 1}"/></w:num>',
        f'<w:num w:numId="{numbering.number}"><w:abstractNumId w:val="{base + 2}"/></w:num>',
    ]
    if numbered_headings:
        abstract.append(_abstract(base + 3, [
            _level(n, _HEADINGS[n], f"%{n + 1}.", left=36 * n if n else 0,
                   first=-36 if n else 0, style=sid[f"heading {n + 1}"],
                   suffix="tab" if n else "space")
            for n in range(4)
        ]))  # fmt: skip
        instances.append(
            f'<w:num w:numId="{numbering.headings}"><w:abstractNumId w:val="{base + 3}"/></w:num>'
        )
    return abstract, instances


def ordered_list(numbering: Numbering, number: int, start: int = 1) -> str:
    """A list instance that begins at ``start``."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{numbering.ordered}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
    )


def _abstract(identifier: int, levels: list[str]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{identifier}">'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def _level(
    level: int, kind: str, text: str, *, left: float, first: float, tab: float = 0,
    style: str = "", suffix: str = "tab",
) -> str:  # fmt: skip
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    stop = f'<w:tabs><w:tab w:val="num" w:pos="{twips(tab)}"/></w:tabs>' if tab else ""
    name = "firstLine" if first >= 0 else "hanging"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr>{stop}<w:ind w:left="{twips(left)}" w:{name}="{twips(abs(first))}"/>'
        "</w:pPr></w:lvl>"
    )
