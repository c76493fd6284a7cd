"""The only place that reads the clock: the library takes ``today`` as a value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import click


def today() -> dt.date:
    """The local calendar day."""
    return dt.datetime.now().astimezone().date()


def day_option(*names: str, help: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option that takes a calendar day written YYYY-MM-DD; None when it is not given."""
    return click.option(
        *names, metavar="YYYY-MM-DD", default=None, help=help, callback=_day, expose_value=True
    )


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            f"'{value}' is not a day; write it as 2026-04-20.", ctx=ctx, param=param
        ) from None


today_option = day_option("--today", help="Build as of this day instead of the current one.")
