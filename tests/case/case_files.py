"""Ways to load a case that tests share."""

from __future__ import annotations

from collections.abc import Callable

from packetgen.case import Case

Load = Callable[..., Case]

Problems = Callable[..., list[tuple[str, str, str]]]
