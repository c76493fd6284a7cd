"""The people, names and gaps that a form must bear: the example cases, each changed one way.

Ids stay as they are, so that the examples of the forms fit every variant.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from packetgen.case.loading import case_from_data
from packetgen.case.model import Case
from packetgen.draft.signing.swearing import NOBODY_SWEARS
from packetgen.reading import parse_structured
from packetgen.reading.files import read_structured

ROOT = Path(__file__).resolve().parents[2]
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Variant:
    """A change to an example case, and what the change leaves open.

    ``gaps`` are the beginnings of values that the papers then lack and show in brackets;
    ``findings`` the checks that then must find something; ``hidden`` words that no court paper
    may show.
    """

    id: str
    change: Callable[[Data], None]
    gaps: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    hidden: tuple[str, ...] = field(default=())


@lru_cache(maxsize=64)
def case_of(base: str, variant: Variant) -> Case:
    """An example case after the change, loaded and validated like a user's own."""
    data = copy.deepcopy(_example(base))
    variant.change(data)
    text = json.dumps(data, ensure_ascii=False, indent=1)
    structured = parse_structured(text, name=f"{base}-{variant.id}.json", format="json")
    return case_from_data(structured, ROOT / "examples" / base)


@lru_cache
def _example(base: str) -> Data:
    data: Data = read_structured(ROOT / "examples" / base / "case.yaml").data
    return data


def _client(data: Data) -> Data:
    wanted = data["case"]["client"]
    found: Data = next(p for p in data["case"]["parties"] if p["id"] == wanted)
    return found


def _others(data: Data) -> list[Data]:
    return [p for p in data["case"]["parties"] if p["id"] != data["case"]["client"]]


def _lawyers(data: Data) -> list[Data]:
    wanted = _client(data).get("represented_by", [])
    return [lawyer for lawyer in data["counsel"] if lawyer["id"] in wanted]


def _named(party: Data, **name: str) -> None:
    party.pop("organization", None)
    party["name"] = dict(name)


def _as_it_is(data: Data) -> None:
    """The example case itself."""


def _eight_defendants(data: Data) -> None:
    parties = data["case"]["parties"]
    kept = [p for p in parties if p["role"] == "plaintiff"]
    sued = [p for p in parties if p["role"] == "defendant"]
    names = (
        "Brightwater Holdings of the Upper Peninsula, a Limited Liability Limited Partnership",
        "Quill & Daughters, P.C.",
        "The Board of Trustees of the Tidewater Community Land Trust",
        "“K” Line Movers (West), Inc.",
        "7-Up-the-Hill Deliveries LLC",
        "First National Bank, N.A.",
        "City and County of Example",
    )
    for number, name in enumerate(names[: 8 - len(sued)], 1):
        sued.append(
            {
                "id": f"more-{number}",
                "role": "defendant",
                "organization": name,
                "description": "a Delaware corporation doing business as Example No. 1",
                "represented_by": [data["counsel"][-1]["id"]],
            }
        )
    data["case"]["parties"] = [*kept, *sued]


def _long_names(data: Data) -> None:
    _named(
        _client(data),
        first="Maximiliana Theodora Guadalupe Anastasia",
        middle="Bernardina Concepción",
        last="Villaseñor-Montgomery Featherstonehaugh",
        title="Ms.",
    )
    _others(data)[0].pop("name", None)
    _others(data)[0]["organization"] = (
        "The Incorporated Trustees of the Greater Northwest Regional Housing & Water District, Inc."
    )
    lawyer = _lawyers(data)[0]
    lawyer["name"] = {
        "first": "Wolfeschlegelsteinhausenbergerdorff",
        "last": "Papadimitrakopoulou-Chrysanthopoulos",
    }
    lawyer["firm"] = "Chrysanthopoulos, Featherstonehaugh, Wolfeschlegel, Montgomery & Partners LLP"
    lawyer["email"] = "papadimitrakopoulou@example.org"


def _short_names(data: Data) -> None:
    _named(_client(data), first="Bo")
    _named(_others(data)[0], last="Ø")
    _lawyers(data)[0]["name"] = {"first": "I", "last": "Li"}
    data["case"]["title"] = {"short": "Ø v. Bo"}


def _names_of_other_kinds(data: Data) -> None:
    _named(_client(data), whole="Sukarnoputri")
    _named(
        _others(data)[0], first="Johannes", particle="van der", last="Berg y Ortiz", suffix="III"
    )
    _lawyers(data)[0]["name"] = {
        "first": "Siobhán", "particle": "Ní", "last": "O’Dowd", "suffix": "Jr.", "title": "Dr.",
    }  # fmt: skip
    _lawyers(data)[0]["firm"] = "O’Dowd & Sons, Inc."
    for person in data["people"]:
        if person["name"].get("last"):
            person["name"] = {**person["name"], "particle": "de la", "suffix": "Jr."}


def _minor(data: Data) -> None:
    client = _client(data)
    _named(client, first="Zofia", last="Wiśniewska")
    client |= {"minor": True, "guardian": "guardian", "birth_date": "2012-05-17"}
    data["people"].append({"id": "guardian", "name": {"first": "Agnieszka", "last": "Nowak"}})
    data["case"]["title"] = {"short": "Oakwood v. Z.W."}


def _many_lawyers(data: Data) -> None:
    first = _lawyers(data)[0]
    partner = {**first, "id": "partner", "name": {"first": "Ada", "last": "Kim"}}
    partner |= {"bar_number": "999402", "email": "akim@example.org"}
    other = {
        "id": "visiting",
        "name": {"first": "Moses", "last": "Okonjo", "suffix": "Jr."},
        "bar_number": "999403",
        "bar_state": "New York",
        "pro_hac_vice": True,
        "firm": "Okonjo Law, P.C.",
        "address": {"lines": ["1 Test Plaza"], "city": "Albany", "state": "NY",
                    "postal_code": "12200"},
        "phone": "(518) 555-0110",
        "email": "mokonjo@example.org",
    }  # fmt: skip
    data["counsel"] += [partner, other]
    _client(data)["represented_by"] = [first["id"], "partner", "visiting"]


def _self_represented(data: Data) -> None:
    client = _client(data)
    client.pop("represented_by")
    client["self_represented"] = True


def _no_hearing(data: Data) -> None:
    data["hearings"] = []
    for task in data.get("tasks", []):
        task.pop("hearing", None)


def _bare_hearing(data: Data) -> None:
    for hearing in data["hearings"]:
        for key in ("time", "department", "place", "judge", "purpose", "reservation"):
            hearing.pop(key, None)
    data["case"].pop("department", None)
    data["case"].pop("judge", None)


def _no_telephone(data: Data) -> None:
    for thing in (*data["counsel"], *data["case"]["parties"], *data["people"]):
        for key in ("phone", "fax"):
            thing.pop(key, None)
    data["office"].pop("fax", None)


def _other_scripts(data: Data) -> None:
    parties = data["case"]["parties"]
    _named(_client(data), first="Nguyễn Thị", last="Hằng", title="Bà")
    _others(data)[0].pop("name", None)
    _others(data)[0]["organization"] = "Łódź Żółć Spółka z o.o."
    parties.append({"id": "greek", "role": "defendant", "name": {"whole": "Ἀθηνᾶ Παπαδοπούλου"}})
    _lawyers(data)[0]["name"] = {"first": "Екатерина", "last": "Щербакова"}
    _lawyers(data)[0]["firm"] = "Ďáblův & Şahin Hukuk Bürosu"
    data["office"]["contact"] = "Екатерина Щербакова"


def _nothing_beside(data: Data) -> None:
    """Every list empty and every field left out that the examples of the forms do not name."""
    for key in ("events", "services", "requirements", "contacts", "tasks"):
        data[key] = []
    for hearing in data["hearings"]:
        for key in ("arrive", "transport", "interpreter", "attend", "result"):
            hearing.pop(key, None)
    for exhibit in data.get("exhibits", []):
        for key in ("custody", "received", "kept", "date"):
            exhibit.pop(key, None)
    for key in ("filed", "judge", "department", "trial", "title"):
        data["case"].pop(key, None)
    for party in data["case"]["parties"]:
        for key in ("description", "address", "phone", "email", "pronouns"):
            party.pop(key, None)
    for person in data["people"]:
        for key in ("address", "organization", "role", "phone"):
            person.pop(key, None)
    for lawyer in data["counsel"]:
        for key in ("fax", "firm", "bar_state"):
            lawyer.pop(key, None)
    data["office"] = {key: data["office"][key] for key in ("name", "phone", "contact")}


def _done(data: Data) -> None:
    """Everything done and served, in every way; ``making`` records who signed the paper itself."""
    for requirement in data.get("requirements", []):
        for unit, amount in list(requirement.get("ordered", {}).items()):
            if unit not in ("from", "by"):
                requirement["entries"] = [{"on": "2026-11-01", unit: amount}]
    for task in data.get("tasks", []):
        task.setdefault("done", "2026-12-01")
    if not data.get("services"):
        return
    to = data["services"][0]["to"]
    by = data["services"][0]["by"]
    documents = data["services"][0]["documents"]
    signed = {"by": by, "on": "2026-12-04", "how": "ink", "place": "Oakland, California"}
    ways = ("mail", "personal", "overnight", "electronic", "ecf", "other")
    data["services"] = [
        {
            "id": "on-custodian" if way == "personal" else f"by-{way}",
            "to": to, "by": by, "documents": documents, "method": way, "on": "2026-12-04",
            "address": "88 Quarry Lane, San Leandro, California", "email": "served@example.com",
            "signed": signed,
        }
        for way in ways
    ]  # fmt: skip


def _they(data: Data) -> None:
    """A client of the pronoun "they", and nobody else's pronouns known."""
    for person in (*data["case"]["parties"], *data["people"], *data["counsel"]):
        person.pop("pronouns", None)
    _client(data)["pronouns"] = "they/them"


def _companies(data: Data) -> None:
    """A company is the client, and companies with full stops in their names are all the others."""
    names = ("Bright & Sons, Inc.", "Oakwood Properties of the Bay Area, L.P.", "Acme Ltd.")
    for number, party in enumerate((_client(data), *_others(data))):
        for key in ("name", "pronouns", "birth_date", "aliases", "language"):
            party.pop(key, None)
        party["organization"] = names[number % len(names)]
        party["description"] = "a California corporation"
    data["case"]["title"] = {"short": "Acme Ltd. v. Bright & Sons, Inc."}
    data["office"]["name"] = "Legal Aid of Example, Inc."
    for lawyer in data["counsel"]:
        lawyer["firm"] = "Law Offices of Example, P.C."


def _many_on_each_side(data: Data) -> None:
    parties = data["case"]["parties"]
    for number, name in enumerate(("Ana Sofía", "Björn", "Chidi"), 1):
        for party in (_client(data), _others(data)[0]):
            role, lawyers = party["role"], party.get("represented_by", [])
            parties.append({"id": f"{role}-{number}", "role": role, "represented_by": lawyers,
                            "name": {"first": name, "last": f"{role.title()}son"}})  # fmt: skip
    data["case"]["parties"] = sorted(parties, key=lambda p: str(p["role"]) != "plaintiff")


def _scripts_of_asia(data: Data) -> None:
    """Names written from right to left, without spaces, and with signs above and below."""
    _named(_client(data), whole="فاطمة الزهراء بنت محمد")
    _others(data)[0].pop("name", None)
    _others(data)[0]["organization"] = "上海長江房地產有限公司"
    _lawyers(data)[0]["name"] = {"whole": "สมชาย ศรีสุวรรณ"}
    data["office"]["contact"] = "สมชาย ศรีสุวรรณ"
    for person in data["people"][:1]:
        person["name"] = {"first": "यशोदा", "last": "शर्मा"}


VARIANTS = (
    Variant("as-it-is", _as_it_is),
    Variant("eight-defendants", _eight_defendants),
    Variant("long-names", _long_names),
    Variant("short-names", _short_names),
    Variant("other-names", _names_of_other_kinds),
    Variant("minor", _minor, hidden=("Wiśniewska",)),
    Variant("many-lawyers", _many_lawyers),
    Variant("self-represented", _self_represented),
    Variant("no-hearing", _no_hearing, gaps=("hearing",), findings=("hearing-block",)),
    Variant("bare-hearing", _bare_hearing, gaps=("hearing.time", "hearing.department")),
    Variant(
        "no-telephone",
        _no_telephone,
        gaps=("issuer.phone",),
        findings=("filer-block", "signature-block", "brief-cover"),
    ),
    Variant("other-scripts", _other_scripts),
    Variant("nothing-beside", _nothing_beside, gaps=("services",), findings=("signature-block",)),
    Variant("done", _done),
    Variant("they", _they),
    Variant("companies", _companies, gaps=(NOBODY_SWEARS,)),
    Variant("many-sides", _many_on_each_side),
    Variant("scripts-of-asia", _scripts_of_asia),
)
