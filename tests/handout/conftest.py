"""An office, the shipped content, and handouts that are typeset once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

import pytest

from packetgen.build.handouts import Handout, make_handout, office_case
from packetgen.case import Case
from packetgen.form import Form, load_form
from packetgen.typeset import open_fonts

TODAY = dt.date(2026, 11, 22)
OFFICE = {
    "jurisdiction": "us-ca-superior-alameda",
    "office": {
        "name": "Eastside Tenant Law Project",
        "phone": "(510) 555-0142",
        "website": "https://example.org/help",
    },
}


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form("know-your-rights")


@pytest.fixture(scope="session")
def office() -> Case:
    return office_case(OFFICE, "office.yaml")


@pytest.fixture(scope="session")
def handout(form: Form, office: Case) -> Callable[..., Handout]:
    fonts = open_fonts(system=False)

    @cache
    def make(topic: str, language: str = "en", size: str = "full") -> Handout:
        return make_handout(form, office, topic, language, size=size, today=TODAY, fonts=fonts)

    return make
