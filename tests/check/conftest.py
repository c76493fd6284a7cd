"""Courts and runs that the tests of the checks share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

import pytest

from packetgen.check import Outcome, check_pdf
from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions, Jurisdiction


@lru_cache(maxsize=8)
def court(identifier: str, document: str = "") -> Jurisdiction:
    return resolve(identifier, Conditions(dt.date(2026, 6, 1), document=document))


@pytest.fixture
def california() -> Jurisdiction:
    return court("us-ca-superior-alameda")


@pytest.fixture
def federal() -> Jurisdiction:
    return court("us-federal-cand")


@pytest.fixture
def codes(california: Jurisdiction) -> Callable[..., set[str]]:
    """Codes of everything that is found in a PDF under California's rules."""

    def run(data: bytes, **options: object) -> set[str]:
        outcome: Outcome = check_pdf(data, jurisdiction=california, name="motion.pdf", **options)
        return {finding.code for finding in outcome.findings}

    return run
