"""Oaths, jurats and the line on which a judge signs: what a court's papers end with.

The words of an oath are a required text of the court (``identity: oath:`` in its rules). A court on
whose wording nothing was read has a neutral one, which the report calls unverified.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from packetgen.jurisdiction.model import RequiredWording

from ..signing.certificates import words_in
from ..signing.signature import BLANK
from ..values.caption_words import honorable, printed_name
from ..word_files.wml import Shape, paragraph, run
from ..words.missing import Missing
from .placed_signing import signed_at, signed_on, signer_of

if TYPE_CHECKING:
    from .placed import Stage

_RULE = "_" * 32
_DAY = _PLACE = "_" * 20


def oath_functions(stage: Stage) -> dict[str, Callable[..., Any]]:
    """Functions of templates; each places paragraphs of its own."""
    styles, width = stage.prepared.styles, stage.prepared.width

    def judged(title: Any = "") -> Markup:
        """The lines on which the judge signs; the title is the court's own unless one is given."""
        judge = (stage.hearing.judge if stage.hearing else None) or stage.scene.case.judge
        named = "" if isinstance(title, Missing) else str(title or "")
        xml = judge_block(
            honorable(judge.full, stage.scene) if judge else "",
            named or stage.identity("judge", "Judge of the Court"),
            styles, width=width, **stage.pitch_and_size(),
        )  # fmt: skip
        stage.apart["signature_block"] += words_in(xml)
        return Markup(xml)

    def sworn(who: Any = None, certify: bool = False) -> Markup:
        """The oath of an unsworn paper in the court's words, with day and place of signing."""
        words = stage.wording(stage.identity("oath", "neutral-oath"))
        if words is None:
            return Markup(stage.placeholder("oath"))
        day = signed_on(stage, who) if who else BLANK
        place = signed_at(stage, who) if who else BLANK
        named = styles.get("body text" if stage.layout else "field note", styles["letter text"])
        return Markup(oath(words, day, place, named, certify=bool(certify)))

    def at(state: Any = "", county: Any = "") -> Markup:
        """The place of an affidavit; blanks where the plan does not say it."""
        said = [
            _PLACE if isinstance(given, Missing) or not given else str(given)
            for given in (state, county)
        ]
        single = stage.pitch_and_size()["single"]
        return Markup(venue(said[0], said[1], styles, width=width, single=single))

    def certified(who: Any = None) -> Markup:
        """The officer's certificate under an affidavit; the officer alone fills it in."""
        signer = signer_of(stage, who)
        words = stage.wording(stage.identity("jurat", "neutral-jurat"))
        if words is None or (signer is None and not isinstance(who, Missing)):
            return Markup(stage.placeholder("jurat"))
        named = str(who) if signer is None else printed_name(signer, stage.scene)
        said = words.text.replace("{name}", named)
        for blank in ("{day}", "{place}"):
            said = said.replace(blank, _DAY)
        return Markup(jurat(said, styles, width=width, **stage.pitch_and_size()))

    return {"judge_block": judged, "oath": sworn, "venue": at, "jurat": certified}


def oath(words: RequiredWording, day: str, place: str, style: str, *, certify: bool = False) -> str:
    """The oath as paragraphs, with the line for day and place.

    Args:
        words: The court's text; one of two clauses has the day between them (N.Y. CPLR 2106(a)).
        day: The day of signing, or a blank.
        place: The place of signing, or a blank.
        style: Id of the paragraphs' style.
        certify: Whether the signer certifies instead of declaring, where the text declares.
    """
    parts = [clause.printed for clause in words.clauses]
    if len(parts) > 1:
        return paragraph(run(f"{parts[0]} {day}, {' '.join(parts[1:])}"), style)
    said = words.text.replace("I declare", "I certify", 1) if certify else words.text
    signed = f"Executed on {day}, at {place.rstrip('.')}."  # "Washington, D.C." ends it
    return paragraph(run(said), style, Shape(keep_next=True)) + paragraph(run(signed), style)


def venue(
    state: str, county: str, styles: Mapping[str, str], *, width: float, single: float
) -> str:
    """The place where an affidavit is sworn, "State of …, County of …, ss."."""
    at = width * 0.5
    lines = (f"State of {state}\t)", "\t) ss.", f"County of {county}\t)")
    return "".join(
        paragraph(
            run(line), styles["signature"],
            Shape(tabs=((at, "left", ""),),
                  after=single if number == len(lines) - 1 else None),
        )
        for number, line in enumerate(lines)
    )  # fmt: skip


def jurat(
    words: str, styles: Mapping[str, str], *, width: float, single: float, size: float
) -> str:
    """The officer's certificate that an oath was taken, with the lines that the officer fills.

    Args:
        words: The certificate's sentence, its blanks included.
        styles: Style ids by name.
        width: Width of the text in points.
        single: Single line pitch in points.
        size: Size of the type in points.
    """
    style, half = styles["signature"], width * 0.5
    lines = [_line(half, size), "Notary public or other officer", "authorized to administer oaths"]
    out = [paragraph(run(words), style, Shape(before=single))]
    out += [
        paragraph(run(line), style,
                  Shape(left=half, before=single * 2 if not number else None))
        for number, line in enumerate(lines)
    ]  # fmt: skip
    out.append(
        paragraph(run(f"My commission expires: {_DAY}\t(Seal)"), style,
                  Shape(before=single, tabs=((half, "left", ""),), lets_go=True))
    )  # fmt: skip
    return "".join(out)


def judge_block(
    name: str, title: str, styles: Mapping[str, str], *, width: float, single: float, size: float
) -> str:
    """The lines that the judge dates and signs; nothing ever fills them."""
    style, half = styles["signature"], width * 0.5
    out = [paragraph(run(f"Dated: {_DAY}"), style, Shape(before=single))]
    lines = [_line(half, size), *([name] if name else []), title]
    out += [
        paragraph(run(line), style,
                  Shape(left=half, before=single * 2 if not number else None,
                        lets_go=number == len(lines) - 1,
                        after=single if number == len(lines) - 1 else None))
        for number, line in enumerate(lines)
    ]  # fmt: skip
    return "".join(out)


def _line(room: float, size: float) -> str:
    """A line to sign on, no longer than its half of the page."""
    return _RULE[: max(int(room / (0.56 * size)), 12)]
