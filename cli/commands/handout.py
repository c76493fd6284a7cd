"""``packetgen handout``: know-your-rights sheets for everybody, without a table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from packetgen.errors import CaseError, ExitCode

from ..batch_setup import recorded_reviews
from ..clock import today as today_now
from ..clock import today_option
from ..options import font_folders_option, form_folders_option, office_in_folder

FORM = "know-your-rights"


@click.command()
@click.argument("topics", metavar="[TOPIC]...", nargs=-1)
@click.option("-l", "--language", "languages", multiple=True, metavar="CODE",
              help="Language: en, es, zh-Hans, vi, ar, ht, pt, ru, tl, or all; may be given "
              "again. Default: en.")  # fmt: skip
@click.option("--size", "sizes", multiple=True, type=click.Choice(["full", "half", "card"]),
              help="Full sheet, half sheet or wallet card; may be given again.")  # fmt: skip
@click.option("--case", "base", type=click.Path(path_type=Path), default=Path("office.yaml"),
              callback=office_in_folder, show_default=True,
              help="A file with the office, or its folder: name, phone, website.")  # fmt: skip
@click.option("--reviews", type=click.Path(path_type=Path), default=None,
              help="Reviews that the office recorded (default: reviews.yaml beside the office's "
              "file or here).")  # fmt: skip
@click.option("--link", default="", help="What the QR code opens (default: the office's website).")
@click.option("--format", "format_", type=click.Choice(["pdf", "docx", "both"]), default="pdf",
              show_default=True)  # fmt: skip
@click.option("--cut", is_flag=True,
              help="Also sheets to print and cut: 8 cards or 2 half sheets.")  # fmt: skip
@click.option(
    "--fold",
    is_flag=True,
    help="Cards to fold: 4 on a sheet, front and back side by side; instead of --cut.",
)
@click.option("--flip", type=click.Choice(["long-edge", "short-edge"]), default="long-edge",
              show_default=True, help="How the printer turns the sheet.")  # fmt: skip
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("handouts"),
              show_default=True)  # fmt: skip
@click.option("--form", "form_id", default=FORM, hidden=True)
@font_folders_option
@form_folders_option
@today_option
@click.option("--force", is_flag=True, help="Replace files that packetgen did not make.")
def command(
    topics: tuple[str, ...],
    languages: tuple[str, ...],
    sizes: tuple[str, ...],
    base: Path,
    reviews: Path | None,
    link: str,
    format_: str,
    cut: bool,
    fold: bool,
    flip: str,
    out: Path,
    form_id: str,
    font_folders: tuple[Path, ...],
    form_folders: tuple[Path, ...],
    today: dt.date | None,
    force: bool,
) -> int:
    """Make know-your-rights handouts for everybody; without a TOPIC, list the topics.

    A sheet whose text no lawyer (and, translated, no qualified translator) of the office has
    reviewed says so, until packetgen review records it.

    \b
    Examples:
      packetgen handout
      packetgen handout arrest stops -l en -l es --case office.yaml
      packetgen handout home-visit -l all --size card --cut
      packetgen handout all --size half -l vi -o vietnamese
    """
    from packetgen.build.handouts import make_handout, office_case, sheet_of
    from packetgen.form import load_form
    from packetgen.handout import read_topic, topic_ids
    from packetgen.output import write_outputs
    from packetgen.reading import read_structured
    from packetgen.typeset import open_fonts

    if fold and "card" not in sizes:
        raise click.UsageError("--fold is for cards: add --size card.")
    form = load_form(form_id, extra=form_folders)
    known = topic_ids(form.content)
    if not topics:
        for topic in known:
            click.echo(f"{topic:<18}{read_topic(form.content, topic).texts['title']}")
        click.echo("Make one with: packetgen handout TOPIC -l es --case office.yaml", err=True)
        return int(ExitCode.OK)
    if not base.is_file():
        raise CaseError(
            f"there is no {base.name} that says whose handouts these are",
            hint="Name a case file with an office: --case FILE. "
            "packetgen new clinic --clinic writes one as an example.",
        )
    read = read_structured(base, shown=base.name, error=CaseError)
    case = office_case(read.data if isinstance(read.data, dict) else {}, base.name)
    day = today or today_now()
    recorded = recorded_reviews(reviews, base)
    fonts = open_fonts(folders=font_folders)
    files: dict[str, bytes] = {}
    for topic in known if "all" in topics else dict.fromkeys(topics):
        for language in form.languages if "all" in languages else languages or ("en",):
            for size in sizes or ("full",):
                made = make_handout(
                    form, case, topic, language, size=size, today=day, fonts=fonts, link=link,
                    reviews=recorded,
                )  # fmt: skip
                if format_ != "docx":
                    files[f"{made.name}.pdf"] = made.pdf
                if format_ != "pdf":
                    files[f"{made.name}.docx"] = made.docx
                if fold and size == "card":
                    files[f"{made.name}-4-fold.pdf"] = sheet_of(made, 8, today=day, fold=True)
                if cut and size != "full":
                    up = 8 if size == "card" else 2
                    files[f"{made.name}-{up}-up.pdf"] = sheet_of(made, up, today=day, flip=flip)
                for note in made.notes:
                    click.echo(f"note: {made.name}: {note}", err=True)
    write_outputs(out, _with_earlier(out, files, day), force=force)
    for name in files:
        click.echo(str(out / name))
    return int(ExitCode.OK)


def _with_earlier(out: Path, files: dict[str, bytes], day: dt.date) -> dict[str, bytes]:
    """The files with those that an earlier run left in the folder, and a manifest of all."""
    from packetgen.output import Manifest, manifest_json, read_manifest, sha256

    earlier = read_manifest(out)
    kept = dict(earlier.outputs) if earlier is not None else {}
    every = dict(files)
    for name, digest in kept.items():
        if name not in files and (out / name).is_file():
            data = (out / name).read_bytes()
            if sha256(data) == digest:
                every[name] = data
    made = Manifest(day.isoformat(), outputs={name: sha256(every[name]) for name in every})
    return {**every, "manifest.json": manifest_json(made)}
