"""Any data at all: a valid case loads, everything else is an error of packetgen's own."""
# ruff: noqa: E501

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packetgen.case import case_from_data
from packetgen.errors import PacketgenError
from packetgen.reading import parse_structured

IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]),
    min_size=1,
    max_size=20,
)


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)).map(dt.date.isoformat)


NAMES = st.one_of(
    WORDS,
    st.fixed_dictionaries(
        {"last": WORDS}, optional={"first": WORDS, "particle": WORDS, "suffix": WORDS}
    ),
)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, object]:
    """Valid case data with references between its parts."""
    ids = draw(st.lists(IDS, min_size=8, max_size=16, unique=True))
    lawyer, first, second, person, exhibit, hearing, requirement, service, *events = ids
    about: dict[str, object] = {
        "parties": [
            {"id": first, "role": "plaintiff", "name": draw(NAMES), "represented_by": [lawyer]},
            {"id": second, "role": "defendant", "organization": draw(WORDS)},
        ]
    }
    if draw(st.booleans()):
        about["number"] = draw(WORDS)
    return {
        "jurisdiction": draw(st.sampled_from(["us-ca", "us-federal-cand"])),
        "case": about,
        "counsel": [{"id": lawyer, "name": draw(NAMES)}],
        "people": [{"id": person, "name": draw(NAMES), "witness": draw(st.booleans())}],
        "hearings": [{"id": hearing, "on": draw(DAYS), "time": draw(st.sampled_from(["09:30", "14:00"]))}],
        "exhibits": [{"id": exhibit, "title": draw(WORDS), "document": "paper"}],
        "events": [
            {"id": e, "on": draw(DAYS), "text": draw(WORDS), "sources": [{"exhibit": exhibit}], "people": [person]}
            for e in events
        ],
        "requirements": [{"id": requirement, "kind": "classes", "ordered": {"hours": draw(st.integers(0, 500))}}],
        "services": [{"id": service, "to": draw(st.sampled_from([first, second, person, lawyer]))}],
    }  # fmt: skip


@given(cases())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_valid_case_loads(data: dict[str, object]) -> None:
    text = json.dumps(data, ensure_ascii=True)
    structured = parse_structured(text, name="case.json", format="json")
    case = case_from_data(structured, Path())
    assert [e.on.earliest for e in case.events] == sorted(e.on.earliest for e in case.events)
    assert len(case.events) == len(data["events"])  # type: ignore[arg-type]
    names = [lawyer.name for lawyer in case.counsel] + [person.name for person in case.people]
    assert all(name.full and name.surname for name in names)
    assert case.title


JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=9)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["case", "parties", "id", "name", "events", "on", "file", "files", "sources", "exhibit",
                 "exhibits", "services", "signed", "signatures", "requirements", "entries", "ordered",
                 "from", "until", "people", "counsel", "jurisdiction", "office", "letterhead", "role"]
            ),
            inner, max_size=5,
        ),
    ),
    max_leaves=25,
)  # fmt: skip


@given(st.dictionaries(
    st.sampled_from(["jurisdiction", "case", "counsel", "people", "events", "exhibits",
                     "requirements", "services", "signatures", "office", "hearings", "sensitive"]),
    JUNK, max_size=8))  # fmt: skip
@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
def test_any_data_gives_a_case_or_an_error_of_ours(data: dict[str, object]) -> None:
    text = json.dumps(data, ensure_ascii=True)
    try:
        structured = parse_structured(text, name="case.json", format="json")
        outcome: object = case_from_data(structured, Path("nowhere"))
    except PacketgenError as error:
        outcome = error.problems
    assert outcome
