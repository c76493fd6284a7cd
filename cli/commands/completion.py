"""``packetgen completion``: scripts for bash, zsh and fish."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    Examples:
      packetgen completion bash >> ~/.bashrc
      packetgen completion zsh >> ~/.zshrc
      packetgen completion fish > ~/.config/fish/completions/packetgen.fish
    """
    from click.shell_completion import get_completion_class

    from ..main import main

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(main, {}, "packetgen", "_PACKETGEN_COMPLETE").source())
