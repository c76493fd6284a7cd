"""``packetgen translate-status``: which handouts and consents are translated, reviewed, stale."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from packetgen.errors import ExitCode

from ..batch_setup import recorded_reviews
from ..options import echo_json, form_folders_option, json_option
from ..texts import every_text, text_named, texts_by_topic

if TYPE_CHECKING:
    from packetgen.handout import Standing
    from packetgen.handout.status import TextStatus


@click.command()
@click.argument("topics", metavar="[TOPIC]...", nargs=-1)
@click.option("-l", "--language", "languages", multiple=True, metavar="CODE",
              help="Only this language; may be given again.")  # fmt: skip
@click.option("--reviews", type=click.Path(path_type=Path), default=None,
              help="The office's file of reviews (default: reviews.yaml here).")  # fmt: skip
@click.option("--worksheet", is_flag=True,
              help="Print the file of one TOPIC in one language, to be filled in.")  # fmt: skip
@click.option("--form", "form_id", default="know-your-rights", hidden=True)
@form_folders_option
@json_option
def command(
    topics: tuple[str, ...],
    languages: tuple[str, ...],
    reviews: Path | None,
    worksheet: bool,
    form_id: str,
    form_folders: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Show what of the handouts is missing or out of date in each language, and what is reviewed.

    A TOPIC is that of a handout, or the form of a consent in several languages; "consents" are the
    words that those have in common. Each translated text holds the hash of the English that it was
    made from; when the English changes, it is out of date and nothing is made of it. Exit code 1 if
    anything is missing or out of date.

    \b
    Examples:
      packetgen translate-status
      packetgen translate-status arrest -l vi
      packetgen translate-status arrest -l vi --worksheet > vi.yaml
      packetgen translate-status treatment-consent
      packetgen translate-status consents -l ko --worksheet > ko.yaml
    """
    from packetgen.handout import COMMON, LANGUAGES, translation_status
    from packetgen.handout import worksheet as written

    if worksheet:
        if len(topics) != 1 or len(languages) != 1 or languages == ("en",):
            raise click.UsageError("A worksheet is of one TOPIC and one --language but English.")
        held, topic = text_named(topics[0], form_id, form_folders)
        click.echo(written(held, topic, languages[0]), nl=False)
        return int(ExitCode.OK)
    rows = []
    recorded = recorded_reviews(reviews)
    for common, group, held in _groups(form_id, topics, form_folders):
        # Letters are made in fewer languages than handouts: those that they have a file in.
        have = {name.split("/")[1].removesuffix(".yaml") for name in held}
        made_in = languages or (
            *(code for code in LANGUAGES if code in have),
            *sorted(have - set(LANGUAGES)),
        )
        rows += [
            replace(row, topic=common) if row.topic == COMMON else row
            for row in translation_status(held, topics=group, languages=made_in, reviews=recorded)
        ]
    open_ = [row for row in rows if not row.usable]
    code = int(ExitCode.FINDINGS if open_ else ExitCode.OK)
    if as_json:
        echo_json([_as_data(row) for row in rows])
        return code
    topic = ""
    for row in rows:
        if row.topic != topic:
            topic = row.topic
            click.echo(click.style(topic, bold=True))
        click.echo(_line(row))
    if open_:
        click.echo("A sheet that lacks a text is not made. Fill in: --worksheet", err=True)
    return code


def _as_data(row: TextStatus) -> dict[str, object]:
    standing = row.standing
    return {
        "topic": row.topic,
        "language": row.language,
        "texts": row.texts,
        "missing": list(row.missing),
        "out_of_date": list(row.outdated),
        "left_over": list(row.left_over),
        "lawyer": standing.lawyer.name if standing and standing.lawyer else None,
        "translator": standing.translator.name if standing and standing.translator else None,
        "void_reviews": len(standing.void) if standing else 0,
    }


def _line(row: TextStatus) -> str:
    """One language of a topic: its code, its own name, and how its texts stand."""
    from packetgen.handout import own_name

    words = []
    if row.missing:
        all_of_them = len(row.missing) == row.texts
        words.append("missing" if all_of_them else f"missing: {', '.join(row.missing)}")
    if row.outdated:
        words.append(f"out of date: {', '.join(row.outdated)}")
    if row.left_over:
        words.append(f"no longer in the English: {', '.join(row.left_over)}")
    color = "yellow" if words else "green"
    if row.standing is not None and row.usable:
        words.append(_reviewed(row.standing))
    name = own_name(row.language)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in name)
    named = f"  {row.language:<9}{name}{' ' * (17 - len(name) - wide)}"
    return named + click.style("; ".join(words) or "complete", fg=color)


def _groups(
    form_id: str, topics: tuple[str, ...], form_folders: tuple[Path, ...]
) -> Iterator[tuple[str, Sequence[str], Mapping[str, str]]]:
    """Name of the words in common, topics and contents: of those asked for, or of all."""
    from packetgen.handout import COMMON

    if not topics:
        yield from every_text(form_id, form_folders)
        return
    if COMMON in topics:
        yield COMMON, (COMMON,), next(every_text(form_id, form_folders))[2]
    named = [topic for topic in topics if topic != COMMON]
    for topic, held in texts_by_topic(form_id, named, form_folders).items():
        yield COMMON, (topic,), held


def _reviewed(standing: Standing) -> str:
    if standing.complete:
        return f"reviewed on {standing.last}"
    lacking = [] if standing.lawyer else ["lawyer"]
    if standing.translated and standing.translator is None:
        lacking.append("translator")
    void = "; an older review no longer holds" if standing.void else ""
    return f"complete, not yet reviewed by a {' or a '.join(lacking)}{void}"
