"""``packetgen forms``: what papers there are, what each takes, and how to make one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from packetgen.errors import ExitCode, Problem
from packetgen.reading.english_counts import counted

from ..errors import problem_data, show_problem
from ..options import complete_form, echo_json, form_folders_option, json_option, read_file

if TYPE_CHECKING:
    from packetgen.form import Form


@click.group(invoke_without_command=True)
@form_folders_option
@json_option
@click.pass_context
def command(ctx: click.Context, form_folders: tuple[Path, ...], as_json: bool) -> int:
    """List the forms, your own first if you name their folder.

    \b
    Examples:
      packetgen forms
      packetgen forms show declaration
      packetgen forms eject declaration my-forms   # change it in Word, then
      packetgen build packet.yaml --forms my-forms
    """
    if ctx.invoked_subcommand is not None:
        return int(ExitCode.OK)
    from packetgen.form import known_forms

    forms = known_forms(form_folders)
    if as_json:
        echo_json(
            [
                {
                    "id": form.id,
                    "title": form.title,
                    "kind": form.kind,
                    "audience": form.audience,
                    "description": form.description,
                    "place": form.place,
                    "shadows_shipped": form.shadows,
                }
                for form in forms
            ]
        )
        return int(ExitCode.OK)
    width = max(len(form.id) for form in forms) + 2
    for form in forms:
        own = "  (yours, instead of the shipped one)" if form.shadows else ""
        click.echo(f"{form.id:<{width}}{form.title}{own}")
    return int(ExitCode.OK)


@command.command("show")
@click.argument("form_id", metavar="ID", shell_complete=complete_form)
@form_folders_option
@json_option
def show(form_id: str, form_folders: tuple[Path, ...], as_json: bool) -> int:
    """Show what form ID is for, what of the case it needs, and the values that it takes."""
    from packetgen.form import load_form

    form = load_form(form_id, extra=form_folders)
    required = set(form.schema.get("required", ()))
    if as_json:
        echo_json(
            {
                "id": form.id,
                "title": form.title,
                "kind": form.kind,
                "audience": form.audience,
                "confidential": form.confidential,
                "needs": form.needs,
                "languages": form.languages,
                "jurisdictions": form.jurisdictions or ["all"],
                "values": dict(form.schema),
            }
        )
        return int(ExitCode.OK)
    click.echo(f"{form.id}: {form.title}")
    if form.description:
        click.echo(form.description)
    click.echo(f"\nFor: {form.audience}" + (", confidential" if form.confidential else ""))
    click.echo(f"Courts: {', '.join(form.jurisdictions) or 'all'}")
    click.echo("Templates:")
    for name, courts in form.templates.items():
        click.echo(f"  {name}: {courts}")
    click.echo(f"Needs of the case: {', '.join(form.needs) or 'nothing'}")
    click.echo("\nValues (under 'values:' of the document in packet.yaml):")
    for line in _values(form.properties, required):
        click.echo(line)
    return int(ExitCode.OK)


def _values(properties: Mapping[str, Any], required: set[str]) -> Iterator[str]:
    if not properties:
        yield "  none"
        return
    width = max(len(name) for name in properties) + 2
    for name, schema in properties.items():
        must = "required" if name in required else "optional"
        kind = "Markdown, inline or {file: text/name.md}" if schema.get("format") == "prose" else ""
        allowed = " | ".join(str(item) for item in schema.get("enum", ()))
        notes = "; ".join(piece for piece in (must, kind, allowed) if piece)
        yield f"  {name:<{width}}{schema.get('description', '')} ({notes})"


@command.command("text")
@click.argument("form_id", metavar="ID", shell_complete=complete_form)
@click.option("--court", default="", help="The template for this court, where it has its own.")
@form_folders_option
def text(form_id: str, court: str, form_folders: tuple[Path, ...]) -> int:
    """Print the template of form ID, or of a Word file, as text with its tags.

    \b
    To see changes of templates in git:
      git config diff.packetgen-template.textconv "packetgen forms text"
    """
    from packetgen.form import form_text, load_form
    from packetgen.form.text import template_text

    if form_id.endswith(".docx") or Path(form_id).is_file():
        shown = template_text(read_file(Path(form_id)), Path(form_id).name)
    else:
        shown = form_text(load_form(form_id, extra=form_folders), jurisdiction=court)
    click.echo(shown, nl=False)
    return int(ExitCode.OK)


@command.command("fields")
@click.argument("pdf", metavar="FORM.pdf", type=click.Path(path_type=Path))
@click.option(
    "--scaffold",
    "folder",
    type=click.Path(path_type=Path),
    help="Write FOLDER/ID with the PDF and a form.yaml that lists every field, to map them there.",
)
@click.option("--id", "identifier", default="", help="Id of the form (default: the file's name).")
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
@json_option
def fields(pdf: Path, folder: Path | None, identifier: str, force: bool, as_json: bool) -> int:
    """List the fields of an official PDF form: names, kinds, pages, options.

    \b
    Examples:
      packetgen forms fields SUBP-001.pdf
      packetgen forms fields SUBP-001.pdf --scaffold forms   # then map the fields in form.yaml
    """
    import dataclasses

    from packetgen.packet.pdf_forms.official_fields import form_fields, open_official
    from packetgen.packet.pdf_forms.official_scaffold import described, scaffold

    data = read_file(pdf)
    found = form_fields(open_official(data, pdf.name))
    if folder is not None:
        from packetgen.output import write_outputs

        name = identifier or re.sub(r"[^a-z0-9]+", "-", pdf.stem.lower()).strip("-") or "form"
        name = name if name[0].isalpha() else f"form-{name}"
        files = scaffold(name, pdf.name, data, found)
        write_outputs(folder, {f"{name}/{k}": v for k, v in files.items()}, force=force)
        if not as_json:
            click.echo(f"{folder / name / 'form.yaml'}: map {len(found)} fields there, then use")
            click.echo(f"  'form: {name}' and 'forms: [{folder.name}]' in packet.yaml")
            return int(ExitCode.OK)
    if as_json:
        echo_json([dataclasses.asdict(each) for each in found])
        return int(ExitCode.OK)
    for each in found:
        click.echo(f"{each.name}\n    {described(each)}")
    count = counted(len(found), "field")
    click.echo(f"{count}.  To start a mapping: packetgen forms fields {pdf.name} --scaffold forms")
    return int(ExitCode.OK)


@command.command("lint")
@click.argument("form_ids", metavar="[ID]...", nargs=-1, shell_complete=complete_form)
@form_folders_option
@json_option
def lint(form_ids: tuple[str, ...], form_folders: tuple[Path, ...], as_json: bool) -> int:
    """Report every fault of the templates of forms ID (default: all), with paragraph or cell."""
    from packetgen.form import known_forms, load_form

    wanted = form_ids or tuple(form.id for form in known_forms(form_folders))
    found = {name: _faults(load_form(name, extra=form_folders)) for name in wanted}
    if as_json:
        echo_json({name: [problem_data(p) for p in problems] for name, problems in found.items()})
    else:
        for name, problems in found.items():
            click.echo(f"{name}: {len(problems) or 'no'} fault{'s' if len(problems) > 1 else ''}")
            for problem in problems:
                show_problem(problem)
    return int(ExitCode.FORM if any(found.values()) else ExitCode.OK)


def _faults(form: Form) -> tuple[Problem, ...]:
    """What is wrong with a form, and with the mapping of an official one."""
    from packetgen.form import lint_form

    found = lint_form(form)
    if form.official is not None:
        from packetgen.packet.pdf_forms.official_fields import mapping_problems

        found += mapping_problems(form.official, form.place)
    return found


@command.command("eject")
@click.argument("form_id", metavar="ID", shell_complete=complete_form)
@click.argument("folder", type=click.Path(path_type=Path), default=Path("forms"))
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
@click.option("--court", default="", help="Only the template that serves this court.")
@form_folders_option
def eject(
    form_id: str, folder: Path, force: bool, court: str, form_folders: tuple[Path, ...]
) -> int:
    """Copy form ID into FOLDER (default: forms), to change it there.

    Name the folder under 'forms:' of packet.yaml, or with --forms: own forms win over shipped ones.
    """
    from packetgen.form import eject as files_of
    from packetgen.form import load_form
    from packetgen.output import write_outputs

    files = files_of(form_id, folder, extra=form_folders, court=court)
    outputs = {path.relative_to(folder).as_posix(): data for path, data in files.items()}
    write_outputs(folder, outputs, force=force)
    served = {} if court else load_form(form_id, extra=form_folders).templates
    for path in files:
        courts = served.get(path.relative_to(folder / form_id).as_posix(), "")
        click.echo(f"{path}  ({courts})" if courts and len(served) > 1 else str(path))
    return int(ExitCode.OK)


@command.command("new")
@click.argument("form_id", metavar="ID")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("forms"))
@click.option("--title", default="", help="What people call it; default: the id in words.")
@click.option(
    "--shape",
    type=click.Choice(["letter", "paper"]),
    default="letter",
    help="letter: a page set-up of its own; paper: the court's layout, with a caption.",
)
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
def new_form(form_id: str, folder: Path, title: str, shape: str, force: bool) -> int:
    """Start a form of your own, ID, in FOLDER (default: forms): it lints and drafts at once.

    \b
    Examples:
      packetgen forms new rent-receipt
      packetgen forms new notice-of-lodging --shape paper --title "Notice of Lodging"
      packetgen forms lint rent-receipt --forms forms
    """
    from packetgen.form.scaffold import scaffold_form
    from packetgen.output import write_outputs

    words = form_id.replace("-", " ")
    files = scaffold_form(form_id, title or f"{words[:1].upper()}{words[1:]}", shape=shape)
    write_outputs(folder / form_id, dict(files), force=force)
    for name in files:
        click.echo(str(folder / form_id / name))
    click.echo(
        f"\nNext: change {folder / form_id / 'template.docx'} in Word, then\n"
        f"  packetgen forms lint {form_id} --forms {folder}",
        err=True,
    )
    return int(ExitCode.OK)
