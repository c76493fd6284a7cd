"""What a template of an appellate brief places: its cover, and tables that count apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from packetgen.errors import FormError

from ..captions.brief_cover import Below, brief_cover
from ..signing.certificates import words_in
from ..values.caption_values import caption_values
from ..word_files.front_tables import front_functions
from ..words.missing import Missing

if TYPE_CHECKING:
    from .placed import Stage


def brief_functions(stage: Stage) -> dict[str, Callable[..., Any]]:
    """``brief_cover`` and the places of tables, by the names that a template says."""
    tables = front_functions(stage.prepared.styles)

    def counting(name: str, placing: Callable[..., Markup]) -> Callable[..., Markup]:
        def place(last: bool = False) -> Markup:
            xml = placing(last)
            stage.apart[name] += words_in(xml)
            return xml

        return place

    def cover(nature: Any = "", court: Any = "", number: Any = "", judge: Any = "") -> Markup:
        """The cover: what is reviewed, and which court decided it."""
        if stage.layout is None or stage.jurisdiction is None:
            raise FormError(
                f"The form {stage.form.id!r} has a brief's cover, but is not a court paper.",
                hint="Set paper: true in form.yaml, and give the case a jurisdiction.",
            )
        said = ["" if isinstance(v, Missing) else str(v) for v in (nature, court, number, judge)]
        facts = stage.caption_facts(stage.title)
        xml = brief_cover(facts, stage.layout, stage.prepared.styles, Below(*said))
        for path, text in caption_values(facts, xml).items():
            stage.record.values.setdefault(path, text)
        stage.apart["cover"] += words_in(xml)
        return Markup(xml)

    return {
        "brief_cover": cover,
        **{name: counting(name, placing) for name, placing in tables.items()},
    }
