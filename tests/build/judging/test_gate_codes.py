"""Every gate of a final build has a code of its own: a waiver names one, and lets no other pass."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from packetgen.build.judging import gates


def test_every_code_stands_for_one_gate_and_is_described() -> None:
    calls = [
        node
        for module in sorted(Path(str(gates.__file__)).parent.glob("*.py"))
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("gate", "gates.gate")
    ]
    names: dict[str, set[str]] = {}
    for call in calls:
        code, name = (str(ast.literal_eval(argument)) for argument in call.args[:2])
        names.setdefault(code, set()).add(name)
    shared = {code: said for code, said in names.items() if len(said) > 1}
    assert not shared
    described = re.findall(r"^- (GT\d{3})", str(gates.__doc__), re.MULTILINE)
    assert described == sorted(names)
