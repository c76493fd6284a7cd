"""Tables about the same cases do not give away together what each of them withholds."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from decimal import Decimal

from packetgen.case.model import Case, Party, Requirement, RequirementEntry
from packetgen.casework import Caseload, caseload
from packetgen.casework.suppression import LEAST

DAY = dt.date(2026, 12, 4)


def _cases(groups: list[tuple[int, dict[str, str]]], *, requirements: int = 1) -> list[Case]:
    return [
        Case(
            "us", client="c",
            parties=(Party("c", "defendant", "second", demographics=dict(who)),),
            requirements=tuple(Requirement(f"r{n}", "no-contact") for n in range(requirements)),
        )
        for number, who in groups
        for _ in range(number)
    ]  # fmt: skip


def _shown(made: Caseload, title: str) -> dict[str, int | None]:
    (table,) = (table for table in made.tables if table.title == title)
    return {row.label: row.count for row in table.rows}


def test_a_region_less_a_county_does_not_give_the_other_county_away() -> None:
    cases = _cases([
        (5, {"county": "Alpha", "region": "North"}),
        (25, {"county": "Beta", "region": "North"}),
        (12, {"county": "Gamma", "region": "South"}),
        (40, {"county": "Delta", "region": "South"}),
    ])  # fmt: skip
    made = caseload(cases, DAY)
    counties = _shown(made, "Clients by county")
    regions = _shown(made, "Clients by region")
    # Alpha is 5: North (30) less Beta (25) must not stand there.
    assert not (counties.get("Beta") and regions.get("North"))
    (table,) = (t for t in made.tables if t.title == "Clients by county")
    assert table.note.startswith("The groups are too small to be shown")


def test_tables_that_nest_in_no_way_stay_as_they_are() -> None:
    es, th = {"language": "Spanish"}, {"language": "Thai"}
    cases = _cases([
        (5, {"county": "Alpha", **es}), (3, {"county": "Alpha", **th}),
        (25, {"county": "Beta", **es}), (14, {"county": "Beta", **th}),
        (12, {"county": "Gamma", **es}), (9, {"county": "Gamma", **th}),
    ])  # fmt: skip
    made = caseload(cases, DAY)
    assert _shown(made, "Clients by county") == {"Alpha": None, "Beta": 39, "Gamma": None}
    assert _shown(made, "Clients by language") == {"Spanish": 42, "Thai": 26}


def test_no_sum_of_few_shown_groups_is_a_withheld_one() -> None:
    # Every combination of up to three shown groups, with both signs, against every withheld group.
    chance = random.Random(11)
    for _ in range(20):
        counties = [(f"C{n}", f"R{n // 2}") for n in range(chance.randint(3, 6))]
        groups = [
            (
                chance.randint(1, 30),
                {"county": county, "region": region, "side": chance.choice("EW")},
            )
            for county, region in counties
            for _ in range(chance.randint(1, 2))
        ]
        cases = _cases(groups)
        made = caseload(cases, DAY)
        sets: dict[str, frozenset[int]] = {}
        known: list[tuple[int, ...]] = []
        secret: list[tuple[int, ...]] = []
        for key in ("county", "region", "side"):
            rows = _shown(made, f"Clients by {key}")
            for label, count in rows.items():
                members = frozenset(
                    n for n, c in enumerate(cases) if c.parties[0].demographics[key] == label
                )
                sets[label] = members
                row = tuple(int(n in members) for n in range(len(cases)))
                (known if count is not None else secret).append(row)
        if len(cases) >= LEAST:
            known.append((1,) * len(cases))
        for size in (1, 2, 3):
            for picked in itertools.combinations(known, size):
                for signs in itertools.product((1, -1), repeat=size):
                    total = tuple(
                        sum(s * row[n] for s, row in zip(signs, picked, strict=True))
                        for n in range(len(cases))
                    )
                    assert total not in secret


def test_many_requirements_of_few_clients_are_not_shown() -> None:
    few = caseload(_cases([(3, {})], requirements=6), DAY)
    assert not [table for table in few.tables if table.title.startswith("Requirements")]
    # Twelve of one kind, all of them one client's, among thirty others.
    cases = _cases([(40, {})])
    own = tuple(Requirement(f"s{n}", "curfew") for n in range(12))
    cases[0] = Case("us", client="c", parties=cases[0].parties, requirements=own)
    made = caseload(cases, DAY)
    assert "Curfew" not in [
        row.label for t in made.tables if t.title.endswith("by kind") for row in t.rows if row.count
    ]


def test_what_a_program_alone_orders_does_not_give_the_program_away() -> None:
    kinds = {"Court": ("curfew", 5), "Diversion": ("treatment", 12), "Probation": ("classes", 43)}
    tested = Requirement("t", "testing")
    cases = [
        Case(
            "us",
            program=program,
            requirements=(Requirement("r", kind), *((tested,) if n % 4 == 0 else ())),
        )
        for program, (kind, number) in kinds.items()
        for n in range(number)
    ]  # fmt: skip
    made = caseload(cases, DAY)
    programs = _shown(made, "Cases by program")
    orders = _shown(made, "Requirements by kind")
    # Everybody less those who were ordered treatment or classes are the 5 of the first program.
    assert sum(bool(programs.get(p) or orders.get(k.capitalize())) for p, (k, _) in
               list(kinds.items())[1:]) < 2  # fmt: skip
    assert not programs.get("Court")
    assert not orders.get("Curfew")


def test_two_groups_of_one_are_not_given_away_by_their_sum() -> None:
    cases = _cases([
        (1, {"county": "Alpha", "region": "North"}), (1, {"county": "Beta", "region": "North"}),
        (20, {"county": "Gamma", "region": "North"}), (14, {"county": "Delta", "region": "South"}),
        (6, {"county": "Kappa", "region": "South"}), (7, {"county": "Omega", "region": "South"}),
    ])  # fmt: skip
    made = caseload(cases, DAY)
    counties, regions = (_shown(made, f"Clients by {key}") for key in ("county", "region"))
    # North (22) less Gamma (20) is 2: Alpha and Beta, of which each is named and so at least 1.
    assert not (counties.get("Gamma") and regions.get("North"))


def test_a_kind_less_a_standing_does_not_give_the_other_standing_away() -> None:
    broken = Requirement("b", "no-contact", entries=(RequirementEntry(DAY, status="violation"),))
    classes = Requirement("c", "classes", unit="classes", ordered=Decimal(2))
    begun = Requirement("s", "classes", unit="classes", ordered=Decimal(2),
                        entries=(RequirementEntry(DAY),))  # fmt: skip
    kept = Requirement("k", "no-contact")
    cases = [
        Case("us", requirements=(need,))
        for number, need in ((5, broken), (25, kept), (12, classes), (40, begun))
        for _ in range(number)
    ]
    made = caseload(cases, DAY)
    standings, kinds = (_shown(made, f"Requirements by {which}") for which in ("standing", "kind"))
    # 5 violations are no-contact (30) less those of which none is reported (25).
    assert not (kinds.get("No contact") and standings.get("No violation reported"))
