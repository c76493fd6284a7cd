"""``packetgen review``: who of the office read the text of a handout or of a consent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import click

from packetgen.errors import ExitCode
from packetgen.reading.english_counts import counted

from ..batch_setup import REVIEWS
from ..clock import day_option
from ..clock import today as today_now
from ..options import form_folders_option
from ..texts import paper_ids, texts_by_topic


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

    A TOPIC is that of a handout, or the form of a consent in several languages. The review is bound
    to the text: when it changes, the sheet says again that nobody reviewed it. A lawyer's review of
    the English text serves its translations too; each translation also needs a qualified
    translator, and of a consent that alone is said. The file belongs to the office, not to
    packetgen: it lies beside the case file, or where the command is run.

    \b
    Examples:
      packetgen review arrest
      packetgen review arrest --role lawyer --name "Priya N. Raman" --credential "SBN 999201"
      packetgen review arrest stops -l es --role translator --name "Inés Duarte"
      packetgen review treatment-consent -l vi --role translator --name "Thu Lê"
    """
    from packetgen.handout import (
        COMMON,
        Review,
        content_hash,
        load_reviews,
        reviews_text,
        translation_status,
    )

    wanted = texts_by_topic(form_id, topics, form_folders)
    if not name.strip():
        for topic, contents in wanted.items():
            if topic in paper_ids(form_folders):
                _show(contents, COMMON, language)
            _show(contents, topic, language)
        click.echo("Record a review with --name and --role.", err=True)
        return int(ExitCode.OK)
    if role is None:
        raise click.UsageError("Say what the reviewer answers for: --role lawyer or translator.")
    if role == "translator" and language == "en":
        raise click.UsageError("Name the translation that was reviewed: --language es.")
    slips = [
        row
        for topic, contents in wanted.items()
        for row in translation_status(contents, topics=("common", topic), languages=(language,))
        if not row.usable
    ]
    if slips:
        raise click.UsageError(
            f"{slips[0].topic} is not ready in {language}; see: packetgen translate-status"
        )
    day = on or today_now()
    earlier = load_reviews(reviews) if reviews.is_file() else ()
    new = [
        Review(
            topic, language, role, name.strip(), day,
            content_hash(contents, topic, language), credential.strip(),
        )
        for topic, contents in wanted.items()
    ]  # fmt: skip
    _write(reviews, reviews_text((*earlier, *new)))
    for review in new:
        click.echo(f"{review.topic} ({language}) reviewed by {review.name}, {role}, on {day}")
    click.echo(f"Written to {reviews}: {counted(len(new), 'review')}.", err=True)
    return int(ExitCode.OK)


def _show(contents: Mapping[str, str], topic: str, language: str) -> None:
    from packetgen.handout import read_topic, read_translation

    original = read_topic(contents, topic)
    other = read_translation(contents, topic, language) if language != "en" else None
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
