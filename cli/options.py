"""Options and completions that several commands share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from packetgen.errors import OutputError

json_option = click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")


_ENDINGS = (".yaml", ".yml", ".json")


def in_folder(given: Path, *stems: str) -> Path:
    """A folder stands for the first of the files of these names in it; else what was given.

    Raises:
        click.BadParameter: The folder holds that file twice, such as packet.yaml and packet.yml.
    """
    for stem in stems:
        found = [name for end in _ENDINGS if (name := given / f"{stem}{end}").is_file()]
        if len(found) > 1:
            names = " and ".join(name.name for name in found)
            raise click.BadParameter(f"the folder {given} holds {names}: name the one you mean.")
        if found:
            return found[0]
    return given


def _none_in(folder: Path, stems: tuple[str, ...]) -> str:
    wanted = " or ".join(f"{stem}.yaml" for stem in stems)
    others = sorted(name.name for name in folder.iterdir() if name.suffix in _ENDINGS)
    said = f"there is no {wanted} in the folder {folder}"
    return f"{said}; name the file itself ({', '.join(others[:5])})." if others else f"{said}."


def _standing_for(*stems: str) -> Callable[[click.Context, click.Parameter, Path | None], Any]:
    def callback(_: click.Context, __: click.Parameter, given: Path | None) -> Path | None:
        found = None if given is None else in_folder(given, *stems)
        if found is not None and found.is_dir():
            raise click.BadParameter(_none_in(found, stems))
        return found

    return callback


plan_in_folder = _standing_for("packet")
case_in_folder = _standing_for("case")
office_in_folder = _standing_for("office", "case")
plan_or_case_in_folder = _standing_for("packet", "case")


def _form_or_packet(_: click.Context, __: click.Parameter, given: str) -> str:
    found = in_folder(Path(given), "packet")
    # A bare name may be that of a form, whatever folder is called the same.
    if found.is_dir() and Path(given).name != given:
        raise click.BadParameter(_none_in(found, ("packet",)))
    return given if found == Path(given) else str(found)


form_or_packet_argument = click.argument("what", metavar="FORM_OR_PACKET", callback=_form_or_packet)

plan_argument = click.argument("plan", type=click.Path(path_type=Path), callback=plan_in_folder)

out_option = click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="Output folder of the build (default: 'out' beside the plan).",
)


def _with_group(
    ctx: click.Context, param: click.Parameter, value: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Folders named before the subcommand count as well: ``forms --forms mine lint ID``."""
    above = ctx.parent.params.get(str(param.name), ()) if ctx.parent else ()
    return (*above, *value)


court_folders_option = click.option(
    "--courts",
    "court_folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    callback=_with_group,
    help="A folder with courts of your own; may be given again.",
)

form_folders_option = click.option(
    "--forms",
    "form_folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    callback=_with_group,
    help="A folder with forms of your own; they win over shipped ones.",
)


engine_option = click.option(
    "--engine",
    type=click.Choice(["auto", "typst", "libreoffice"]),
    default="auto",
    show_default=True,
    help="What turns Word files into PDF.",
)

font_folders_option = click.option(
    "--fonts",
    "font_folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="A folder with fonts; may be given again.",
)

plan_reviews_option = click.option(
    "--reviews",
    type=click.Path(path_type=Path),
    default=None,
    help="For handouts: reviews that the office recorded (default: reviews.yaml beside the case "
    "file, then beside PLAN).",
)


def echo_json(data: object) -> None:
    """Plain data as JSON on standard output."""
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=False, default=str))


def complete_court(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Court ids for the shell."""
    from packetgen.jurisdiction import known_jurisdictions

    return [CompletionItem(i) for i in known_jurisdictions() if i.startswith(incomplete)]


def complete_form(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Form ids for the shell."""
    from packetgen.form import known_forms

    return [
        CompletionItem(form.id, help=form.title)
        for form in known_forms()
        if form.id.startswith(incomplete)
    ]


def conditions_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--on``, ``--document``, ``--channel`` and the rest: what conditional rules ask about.

    The command gets them together, as ``conditions``.
    """
    from .clock import day_option, today

    @wraps(command)
    def with_conditions(
        *args: Any,
        on: dt.date | None,
        document: str,
        channel: str,
        filer: str,
        case_type: str,
        initial: bool,
        recorded: bool,
        **others: Any,
    ) -> Any:
        from packetgen.jurisdiction.model import Conditions

        conditions = Conditions(
            on=on or today(),
            document=document,
            channel=channel,
            filer=filer,
            case_type=case_type,
            initial=initial,
            recorded=recorded,
        )
        return command(*args, conditions=conditions, **others)

    gathered: Callable[..., Any] = with_conditions
    for option in (
        day_option("--on", help="Rules in force on this day (default: today)."),
        click.option("--document", default="", help="Kind of paper, such as memorandum."),
        click.option(
            "--filer",
            type=click.Choice(["attorney", "self-represented"]),
            default="attorney",
            show_default=True,
            help="Who files.",
        ),
        click.option(
            "--case-type",
            type=click.Choice(
                [
                    "civil",
                    "limited-civil",
                    "family",
                    "probate",
                    "criminal",
                    "juvenile",
                    "bankruptcy",
                ]
            ),
            default="civil",
            show_default=True,
            help="Kind of case.",
        ),
        click.option("--initial", is_flag=True, help="The first paper of its side."),
        click.option("--recorded", is_flag=True, help="A paper to be recorded by the clerk."),
        click.option(
            "--channel",
            type=click.Choice(["efile", "paper"]),
            default="efile",
            show_default=True,
            help="How the paper reaches the court.",
        ),
    ):
        gathered = option(gathered)
    return gathered


def read_file(file: Path) -> bytes:
    """The bytes of a file that the user named.

    Raises:
        OutputError: It is not there or may not be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise OutputError(
            f"{file} cannot be read ({(error.strerror or 'unknown reason').lower()})",
            hint="Check the name, and that the file may be read.",
        ) from error


def refuse_unknown_document(kind: str) -> None:
    """A kind of paper that no rule asks about would silently select nothing."""
    from packetgen.jurisdiction.vocabulary import DOCUMENTS
    from packetgen.reading import did_you_mean

    if kind and kind.replace("-", "_") not in DOCUMENTS:
        hint = did_you_mean(kind, DOCUMENTS) or f"Kinds: {', '.join(DOCUMENTS)}."
        raise click.UsageError(f"There is no kind of paper '{kind}'. {hint}")
