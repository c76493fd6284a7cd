"""Where the ``packetgen`` command starts.

Commands load when they run; errors become exit codes here and nowhere else.
"""

from __future__ import annotations

import signal
import sys
import threading
from importlib import import_module

import click

from packetgen.errors import ExitCode, PacketgenError

from .errors import path_error, show_bug, show_error, show_usage
from .streams import suit_streams

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "Write a complete example case and build its packet."),
    "new": ("new", "Start a case folder that builds at once."),
    "validate": ("validate", "Check a case file or a packet plan; list every problem."),
    "build": ("build", "Build drafts, filings, packet and report from a packet plan."),
    "approve": ("approve", "Record who approved the drafts, so that --final can be built."),
    "check": ("check", "Check a finished PDF or DOCX against a court's rules."),
    "batch": ("batch", "Make a form or packet for every row of a table."),
    "columns": ("columns", "Show which column of a table fills what; write it to a file."),
    "handout": ("handout", "Make know-your-rights sheets and wallet cards."),
    "review": ("review", "Show a handout's text, or record who reviewed it."),
    "translate-status": ("translate_status", "Show which handouts are translated and reviewed."),
    "rules": ("rules", "List the checks that packetgen knows."),
    "forms": ("forms", "List, show, lint, copy and print forms."),
    "jurisdictions": ("jurisdictions", "List courts and show what each wants."),
    "explain": ("explain", "Say what a court wants, and which rule says so."),
    "caseload": ("caseload", "Count many cases, without small groups, in a report with charts."),
    "deadlines": ("deadlines", "List the dates of a case, with rule, count and calendar."),
    "count": ("count", "Count one period by a court's rules, day by day."),
    "completion": ("completion", "Print the shell completion script."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f".commands.{COMMANDS[cmd_name][0]}", __package__)
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            from difflib import get_close_matches

            close = get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean '{close[0]}'?" if close else ""
            ctx.fail(f"No such command '{name}'.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from packetgen import __version__

        click.echo(f"packetgen {__version__}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help="Show the version and exit.",
)  # fmt: skip
def main() -> None:
    """Assemble court papers from case data, and check them against the court's own rules.

    \b
    Start here:
      packetgen demo                     a whole motion packet from a sample case
      packetgen new my-case              your own case folder, ready to build
      packetgen build my-case/packet.yaml -o my-case/out
      packetgen check paper.pdf --jurisdiction us-ca-superior-alameda

    Documents and --json go to standard output, messages to standard error. Exit codes: 0 fine;
    1 findings, or a final build refused; 2 wrong usage; 3 case; 4 court or form; 5 engine;
    6 packet; 7 output; 70 a bug in packetgen; 130 interrupted.
    """


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with the code that DESIGN gives each kind of failure."""
    args = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in args
    suit_streams(as_json=as_json)
    written_to = sys.stdout
    # A machine that shuts down, or a job that runs out of time, ends a run as Ctrl-C does: cleanly.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        result = main.main(args=args, prog_name="packetgen", standalone_mode=False)
    except PacketgenError as error:
        show_error(error, as_json=as_json)
        sys.exit(int(error.exit_code))
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Interrupted; nothing was left half-written.", err=True)
        sys.exit(int(ExitCode.INTERRUPTED))
    except click.ClickException as error:
        show_usage(error, as_json=as_json)
        sys.exit(int(ExitCode.USAGE))
    except SystemExit as stop:
        # click leaves by itself when the reader of our output (head, less) goes away; that is no
        # finding. It puts other streams in place, so that the interpreter does not complain either.
        if sys.stdout is not written_to:
            sys.exit(int(ExitCode.OK))
        sys.exit(stop.code)
    except Exception as error:
        refused = path_error(error) if isinstance(error, OSError) else None
        if refused is not None:
            show_error(refused, as_json=as_json)
            sys.exit(int(refused.exit_code))
        show_bug(error)
        sys.exit(int(ExitCode.BUG))
    sys.exit(int(result) if isinstance(result, int) else int(ExitCode.OK))
