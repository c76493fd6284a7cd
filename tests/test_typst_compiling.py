"""Typst is entered in one place, and whatever goes wrong in it is a problem that is named."""

from __future__ import annotations

import ast
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typst

from packetgen.charts import png
from packetgen.charts.figure import Figure
from packetgen.docx.pictures import vector
from packetgen.errors import EngineError
from packetgen.packet import archival
from packetgen.packet.stamping import stamp_font
from packetgen.typeset import open_fonts
from packetgen.typeset.engines import boxes, typst_engine
from packetgen.typst_compiling import compiled, opened_fonts

from .typeset.setting import letter, plain, set_document

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0L9 9"/></svg>'
_CLIENT = "Maria Hernandez"
_KEPT: tuple[Any, ...] = (
    typst_engine.compiler_of, png._compiler, png.as_png, vector._compiler,
    stamp_font.stamp_font, archival.screen_colours,
)  # fmt: skip
_USES: dict[str, Callable[[], object]] = {
    "a document": lambda: set_document(letter(plain(_CLIENT))),
    "form fields": lambda: boxes.set_boxes([boxes.TextBox(90, 20, _CLIENT)], open_fonts()),
    "a figure": lambda: png.as_png(Figure(_SVG, 9, 9, _CLIENT)),
    "stamps": lambda: stamp_font.stamp_font("ABC"),
    "an empty page": archival.screen_colours,
}


class PanicException(BaseException):
    """What Python is told where a library in Rust breaks off."""


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every compiler breaks off, with the text that it was in among its last words."""

    class Broken:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def compile(self, *_: object, **__: object) -> bytes:
            raise PanicException(f"byte index 2 is out of bounds of `{_CLIENT}`")

    for kept in _KEPT:
        kept.cache_clear()
    monkeypatch.setattr(typst, "Compiler", Broken)
    yield
    for kept in _KEPT:
        kept.cache_clear()


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("use", _USES)
def test_what_breaks_typst_off_is_an_error_that_tells_no_clients_words(use: str) -> None:
    with pytest.raises(EngineError, match="Typst broke off") as raised:
        _USES[use]()
    assert "report which document" in raised.value.hint or "report what is" in raised.value.hint
    assert _CLIENT not in str(raised.value)


@pytest.mark.usefixtures("broken")
def test_a_picture_that_breaks_typst_off_is_refused_alone() -> None:
    reason = typst_engine.refused(_SVG, fonts=open_fonts(), system=False)
    assert reason == "Typst broke off"
    with pytest.raises(ValueError, match="cannot be drawn"):
        vector.as_pixels(_SVG, width=9)


def test_fonts_that_break_their_reader_off_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fonts(**_: object) -> None:
        raise PanicException("a table that ends too early")

    monkeypatch.setattr(typst, "Fonts", fonts)
    with pytest.raises(EngineError, match="did not read the font files") as raised:
        opened_fonts(font_paths=[])
    assert "--fonts" in raised.value.hint


def test_what_typst_refuses_is_told_in_its_own_words_once() -> None:
    with pytest.raises(EngineError, match=r"could not typeset a sheet\.") as raised:
        compiled(typst.Compiler, b"#panic([no ink])", what="a sheet", hint="Fill it up.")
    (problem,) = raised.value.problems
    assert "no ink" in problem.message
    assert raised.value.hint == "Fill it up."


def test_other_exceptions_pass_as_they_are() -> None:
    def interrupted() -> typst.Compiler:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compiled(interrupted, what="a sheet")
    assert compiled(typst.Compiler, b"A page", what="a sheet", format="pdf").startswith(b"%PDF")


def test_one_thread_at_a_time_is_in_a_compiler() -> None:
    inside, most = 0, 0

    class Slow:
        def compile(self, *_: object, **__: object) -> bytes:
            nonlocal inside, most
            inside += 1
            most = max(most, inside)
            threading.Event().wait(0.01)
            inside -= 1
            return b"%PDF"

    compiler: Any = Slow()
    threads = [
        threading.Thread(target=compiled, args=(lambda: compiler,), kwargs={"what": "a sheet"})
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_nothing_else_enters_typst(repository: Path) -> None:
    elsewhere = [
        f"{path.relative_to(repository)}:{call.lineno}"
        for path in sorted((repository / "packetgen").rglob("*.py"))
        if path.name != "typst_compiling.py"
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in ("compile", "compile_with_warnings", "query", "Fonts")
        if "typst" in (owner := ast.unparse(call.func.value)) or "ompiler" in owner
    ]
    assert elsewhere == []
