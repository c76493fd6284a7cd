"""``python -m packetgen``: the command, where the folder of installed commands is not on PATH."""

from importlib import import_module

if __name__ == "__main__":
    # By name: the library imports no command line, and the command line stands in a package that
    # is put beside it when it is installed.
    import_module("packetgen.cli.main").run()
