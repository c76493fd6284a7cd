"""Values that are not there: falsy, silent in conditions, visible where they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Undefined
from jinja2.utils import missing
from markupsafe import Markup

from .marks import GAP, GAP_END


class Missing(Undefined):
    """A value that neither the case nor the plan holds.

    It prints as a gap, ``[case number]``; asked for more (``.full``, ``[0]``, a call) it gives a
    gap with the longer name, so that one run finds everything that is missing.
    """

    __slots__ = ()

    @property
    def path(self) -> str:
        """Dotted path from the template's name on."""
        name = str(self._undefined_name) if self._undefined_name is not None else "value"
        parent = getattr(self._undefined_obj, "_path", None)
        if parent:
            return f"{parent}[{name}]" if name.lstrip("-").isdigit() else f"{parent}.{name}"
        return name

    @property
    def rooted(self) -> bool:
        """Whether the path begins with a name that the template said."""
        return self._undefined_obj is missing or hasattr(self._undefined_obj, "_path")

    @classmethod
    def at(cls, path: str) -> Missing:
        """The gap at a path."""
        return cls(name=path)

    def __str__(self) -> str:
        return f"{GAP}{self.path}{GAP_END}"

    def __html__(self) -> Markup:
        return Markup(str(self).replace("&", "&amp;").replace("<", "&lt;"))

    def __repr__(self) -> str:
        return f"Missing({self.path!r})"

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Missing) or other is None or other == ""

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.path)

    def __getattr__(self, name: str) -> Missing:
        if name.startswith("_"):
            raise AttributeError(name)
        return Missing.at(f"{self.path}.{name}")

    def __getitem__(self, key: Any) -> Missing:  # type: ignore[override]
        return Missing.at(f"{self.path}[{key}]")

    def __call__(self, *args: Any, **kwargs: Any) -> Missing:  # type: ignore[override]
        """A gap with the longer name."""
        return Missing.at(f"{self.path}()")

    def _same(self, *args: Any) -> Missing:
        return self

    __add__ = __sub__ = __mul__ = __truediv__ = __floordiv__ = __mod__ = __neg__ = _same  # type: ignore[assignment]
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = _same  # type: ignore[assignment]

    def _never(self, other: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never  # type: ignore[assignment]
