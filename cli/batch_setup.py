"""What ``batch`` and ``columns`` share: form, table and mapping, and how they are shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from packetgen.errors import CaseError, OutputError

if TYPE_CHECKING:
    from packetgen.batch import ColumnMap, Field, Guess, Source
    from packetgen.batch.recipe import Recipe
    from packetgen.handout import Review


REVIEWS = "reviews.yaml"
"""Where an office's reviews of handouts are looked for."""


@dataclass(frozen=True)
class Choice:
    """What the user chose for every row, before anything is read."""

    what: str
    today: dt.date
    case: Path | None = None
    formats: tuple[str, ...] = ("pdf",)
    other_language: str = ""
    gaps: bool = False
    engine: str = "auto"
    form_folders: tuple[Path, ...] = ()
    court_folders: tuple[Path, ...] = ()
    font_folders: tuple[Path, ...] = ()
    reviews: Path | None = None


def recorded_reviews(path: Path | None, beside: Path | None = None) -> tuple[Review, ...]:
    """The office's reviews: the file named, else ``reviews.yaml`` beside its case file or here.

    Raises:
        CaseError: The file is none.
    """
    from packetgen.handout import load_reviews

    if path is not None:
        return load_reviews(path)
    places = [beside.parent / REVIEWS] if beside is not None else []
    for place in (*places, Path(REVIEWS)):
        if place.is_file():
            return load_reviews(place)
    return ()


def is_plan(what: str) -> bool:
    """Whether the first argument names a packet plan rather than a form."""
    return what.lower().endswith((".yaml", ".yml", ".json"))


def recipe_of(choice: Choice) -> tuple[Recipe, tuple[Field, ...], str]:
    """What is made of a row, the fields it knows, and a short word for names.

    Raises:
        PacketgenError: Form, plan or base case cannot be used.
    """
    from packetgen.batch import FormRecipe, known_fields

    if is_plan(choice.what):
        from packetgen.batch.packet_recipe import plan_fields, plan_recipe
        from packetgen.build.inputs.means import Means

        means = Means(
            choice.today,
            choice.engine,
            choice.form_folders,
            choice.court_folders,
            choice.font_folders,
            recorded_reviews(choice.reviews) if choice.reviews else None,
        )
        recipe = plan_recipe(Path(choice.what), means)
        return recipe, plan_fields(recipe), Path(choice.what).stem
    from packetgen.form import load_form

    form = load_form(choice.what, extra=choice.form_folders)
    base, name, folder = _base(choice.case)
    recipe_ = FormRecipe(
        form=form,
        today=choice.today,
        base=base,
        base_name=name,
        base_folder=folder,
        formats=choice.formats,
        other_language=choice.other_language,
        gaps=choice.gaps,
        engine=choice.engine,
        court_folders=choice.court_folders,
        font_folders=choice.font_folders,
        reviews=recorded_reviews(choice.reviews, choice.case),
    )
    return recipe_, known_fields(form.properties), form.id


def _base(path: Path | None) -> tuple[dict[str, Any], str, str]:
    if path is None:
        return {}, "", ""
    from packetgen.reading import read_structured

    read = read_structured(path, shown=path.name, error=CaseError)
    if not isinstance(read.data, dict):
        raise CaseError(f"{path.name} is no case file: there are no keys in it")
    data = {key: value for key, value in read.data.items() if key != "$schema"}
    return data, path.name, str(path.parent.resolve())


def mapped(
    data: Path,
    fields: tuple[Field, ...],
    columns: Path | None,
    *,
    sheet: str = "",
    hidden_rows: str = "",
    dates: str = "",
    fixed: dict[str, str] | None = None,
    use_found: bool = True,
) -> tuple[Source, ColumnMap, tuple[Guess, ...]]:
    """The opened table and its mapping: the file's, or a guess where there is none.

    Raises:
        CaseError: Table or mapping cannot be used.
    """
    from packetgen.batch import ColumnMap, from_guesses, guess_columns, load_mapping, open_source
    from packetgen.batch.guessing import is_known
    from packetgen.batch.mapping import MAPPING

    beside = data.parent / MAPPING
    path = columns or (beside if use_found and beside.is_file() else None)
    mapping = load_mapping(path, fields) if path is not None else ColumnMap({})
    source = open_source(
        data,
        sheet=sheet or mapping.sheet,
        heading_rows=mapping.heading_rows,
        hidden_rows=hidden_rows or mapping.hidden_rows,
        known=lambda heading: is_known(heading, fields),
    )
    guesses: tuple[Guess, ...] = ()
    if path is None:
        guesses = guess_columns([c.heading for c in source.columns], fields)
        mapping = from_guesses(guesses)
    mapping = replace(
        mapping,
        dates=dates or mapping.dates,
        hidden_rows=hidden_rows or mapping.hidden_rows,
        sheet=sheet or mapping.sheet,
        fixed={**mapping.fixed, **_known_only(fixed or {}, fields)},
    )
    return source, mapping, guesses


def _known_only(fixed: dict[str, str], fields: tuple[Field, ...]) -> dict[str, str]:
    from packetgen.batch.fields import field_at
    from packetgen.reading import did_you_mean

    found = {}
    for name, value in fixed.items():
        path = name if field_at(name, fields) or "." in name else f"form.{name}"
        if field_at(path, fields) is None and not path.startswith(("case.", "office.")):
            near = did_you_mean(path, [f.path for f in fields])
            raise click.UsageError(f"--set: there is no field '{name}'. {near}")
        found[path] = value
    return found


def show_mapping(
    source: Source, mapping: ColumnMap, fields: tuple[Field, ...], *, guessed: bool
) -> None:
    """The mapping as a table on standard error."""
    from packetgen.batch.fields import field_at
    from packetgen.batch.mapping import RESERVED, unmapped

    for note in source.notes:
        click.echo(click.style(f"note: {note}", fg="yellow"), err=True)
    headings = [h for h in mapping.targets if h.casefold() not in RESERVED]
    if not headings:
        return
    width = min(36, max(len(heading) for heading in headings)) + 2
    how = "guessed from the headings" if guessed else f"from {mapping.name}"
    click.echo(f"Columns, {how}:", err=True)
    for heading in headings:
        path = mapping.targets[heading]
        field = field_at(path, fields)
        shown = f"{path}  ({field.label})" if field is not None else path or "not used"
        mark = "?" if heading in mapping.unsure else " "
        line = f" {mark} {heading[:36]:<{width}}{shown}"
        color = "yellow" if mark == "?" else None
        click.echo(click.style(line, fg=color, dim=not path), err=True)
    for heading in unmapped(mapping, source.columns):
        click.echo(click.style(f"   {heading:<{width}}not in the mapping, not used", dim=True),
                   err=True)  # fmt: skip


def refuse_unsure(mapping: ColumnMap, data: Path) -> None:
    """A guess that nobody confirmed may put a value into the wrong place.

    Raises:
        CaseError: with each unsure column.
    """
    if not mapping.unsure:
        return
    from packetgen.errors import Location, Problem

    problems = tuple(
        Problem(Location(detail=f"column '{heading}'"), f"it may mean {mapping.targets[heading]}")
        for heading in mapping.targets
        if heading in mapping.unsure
    )
    where = f"in {mapping.name}" if mapping.name else "(packetgen columns writes columns.yaml)"
    raise CaseError(
        "some columns are not certain",
        hint=f"Confirm or correct them {where}, or take the guesses as they are with --guess.",
        problems=problems,
    )


def earlier_day(out: Path) -> dt.date | None:
    """The day that a batch in this folder was dated on its first run.

    Raises:
        OutputError: Another run works in the folder.
    """
    from packetgen.batch.journal import JOURNAL, open_journal

    if not (out / JOURNAL).is_file():
        return None
    with open_journal(out) as journal:
        text = journal.meta().get("today")
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise OutputError(f"{JOURNAL} in the output folder is not packetgen's") from None
