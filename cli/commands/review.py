"""``packetgen review``: who of the office read a handout's text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from packetgen.errors import ExitCode

from ..batch_setup import REVIEWS
from ..clock import day_option
from ..clock import today as today_now
from ..options import form_folders_option
from ..verdict import counted

if TYPE_CHECKING:
    from packetgen.form import Form


@click.command()
@click.argument("topics", metavar="TOPIC...", nargs=-1, required=True)
@click.option("-l", "--language", default="en", show_default=True, help="Language that was read.")
@click.option("--name", default="", help="Who reviewed; without it the text is only shown.")
@click.option("--role", type=click.Choice(["lawyer", "translator"]), default=None,
              help="What that person answers for: the law in it, or the translation.")  # fmt: skip
@click.option("--credential", default="",
              help="Bar number, or what makes the translator qualified.")  # fmt: skip
@day_option("--on", help="Day of the review (default: today).")
@click.option("--reviews", type=click.Path(path_type=Path), default=Path(REVIEWS),
              show_default=True, help="The office's file of reviews.")  # fmt: skip
@click.option("--form", "form_id", default="know-your-rights", hidden=True)
@form_folders_option
def command(
    topics: tuple[str, ...],
    language: str,
    name: str,
    role: str | None,
    credential: str,
    on: dt.date | None,
    reviews: Path,
    form_id: str,
    form_folders: tuple[Path, ...],
) -> int:
    """Show a handout's whole text with its sources, or record who reviewed it.

    The review is bound to the text: when it changes, the sheet says again that nobody reviewed it.
    A lawyer's review of the English text serves its translations too; each translation also needs
    a qualified translator. The file belongs to the office, not to packetgen.

    \b
    Examples:
      packetgen review arrest
      packetgen review arrest --role lawyer --name "Priya N. Raman" --credential "SBN 999201"
      packetgen review arrest stops -l es --role translator --name "Inés Duarte"
    """
    from packetgen.form import load_form
    from packetgen.handout import (
        Review,
        content_hash,
        load_reviews,
        reviews_text,
        topic_ids,
        translation_status,
    )

    form = load_form(form_id, extra=form_folders)
    wanted = topic_ids(form.content) if "all" in topics else tuple(dict.fromkeys(topics))
    if not name.strip():
        for topic in wanted:
            _show(form, topic, language)
        click.echo("Record a review with --name and --role.", err=True)
        return int(ExitCode.OK)
    if role is None:
        raise click.UsageError("Say what the reviewer answers for: --role lawyer or translator.")
    if role == "translator" and language == "en":
        raise click.UsageError("Name the translation that was reviewed: --language es.")
    rows = translation_status(form.content, topics=("common", *wanted), languages=(language,))
    slips = [row for row in rows if not row.usable]
    if slips:
        raise click.UsageError(
            f"{slips[0].topic} is not ready in {language}; see: packetgen translate-status"
        )
    day = on or today_now()
    earlier = load_reviews(reviews) if reviews.is_file() else ()
    new = [
        Review(
            topic, language, role, name.strip(), day,
            content_hash(form.content, topic, language), credential.strip(),
        )
        for topic in wanted
    ]  # fmt: skip
    _write(reviews, reviews_text((*earlier, *new)))
    for review in new:
        click.echo(f"{review.topic} ({language}) reviewed by {review.name}, {role}, on {day}")
    click.echo(f"Written to {reviews}: {counted(len(new), 'review')}.", err=True)
    return int(ExitCode.OK)


def _show(form: Form, topic: str, language: str) -> None:
    from packetgen.handout import read_topic, read_translation

    original = read_topic(form.content, topic)
    other = read_translation(form.content, topic, language) if language != "en" else None
    facts = {s.id: s for s in original.statements}
    click.echo(click.style(f"{topic}, version {original.version} of {original.dated}", bold=True))
    for identifier, english in original.texts.items():
        click.echo(f"{identifier}: {english}")
        if other is not None:
            click.echo(f"    {other.texts.get(identifier) or '(missing)'}")
        statement = facts.get(identifier)
        if statement is None:
            continue
        given = [*statement.sources, *(s for own in statement.place_sources.values() for s in own)]
        for source in given:
            where = f" {source.url}" if source.url else ""
            why = f" - {source.why}" if source.why else ""
            click.echo(click.style(f"    {source.cite} ({source.status}){where}{why}", dim=True))


def _write(path: Path, text: str) -> None:
    from packetgen.output.writing import write_durably

    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        write_durably(beside, text.encode("utf-8"))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
