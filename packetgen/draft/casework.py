"""What a template may ask of :mod:`packetgen.casework`, by the name that it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from packetgen.casework import compliance_sheets

from .language import as_date
from .missing import Missing
from .views import Scene, View, wrap


def casework_functions(scene: Scene, today: dt.date) -> dict[str, Callable[..., Any]]:
    """Functions of templates that reckon from the case; each gives views."""

    def compliance(as_of: Any = None, party: Any = None) -> Any:
        sheets = compliance_sheets(scene.case, day_of(as_of, today), party=id_of(party))
        return wrap(sheets, "compliance", scene)

    return {"compliance": compliance}


def day_of(value: Any, today: dt.date) -> dt.date:
    """The day that a value of the plan names; today where it names none."""
    found = None if value is None or isinstance(value, Missing) else as_date(value)
    return found if isinstance(found, dt.date) else today


def id_of(value: Any) -> str:
    """The id that a value is, or whose thing it is; empty where it is missing."""
    if value is None or isinstance(value, Missing):
        return ""
    if isinstance(value, View):
        return str(getattr(value._subject, "id", ""))
    return str(value)
