"""The only place that reads the clock: the library takes ``today`` as a value."""

from __future__ import annotations

import datetime as dt

import click


class DateParameter(click.ParamType):
    """A calendar day written YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a day; write it as 2026-04-20.", param, ctx)


def today() -> dt.date:
    """The local calendar day."""
    return dt.datetime.now().astimezone().date()


today_option = click.option(
    "--today",
    type=DateParameter(),
    default=None,
    help="Build as of this day (YYYY-MM-DD) instead of the current one.",
)
