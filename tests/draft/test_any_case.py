"""Whatever a valid case holds, a draft comes out that opens, or a problem that has a name."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal

import hypothesis.strategies as st
from docx import Document
from hypothesis import HealthCheck, given, settings

from packetgen.case.model import (
    Address,
    Case,
    Counsel,
    Hearing,
    Office,
    Party,
    PersonName,
    Requirement,
    RequirementEntry,
)
from packetgen.draft import DraftingInstructions, draft
from packetgen.draft.words.language import in_words, ordinal_word
from packetgen.jurisdiction.model import Conditions, Jurisdiction
from tests.draft.conftest import CALIFORNIA, TODAY, make_form

words = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=20)
    .map(lambda t: " ".join(t.split()))
    .filter(lambda t: t.strip("\x00 "))
)
plain = st.sampled_from(
    ["Ana", "José", "de la Cruz", "李", "O'Brien", "Nguyễn", "محمد", "", "Smith-Jones"]
)
addresses = st.builds(
    Address,
    lines=st.lists(st.sampled_from(["1 Elm", "Apt 3B"]), max_size=2).map(tuple),
    city=st.sampled_from(["", "Oakland"]),
    state=st.sampled_from(["", "CA"]),
    postal_code=st.sampled_from(["", "94600"]),
)
roles = st.sampled_from(["plaintiff", "defendant", "petitioner", "cross-defendant"])
names = st.builds(
    PersonName,
    given=plain,
    middle=st.sampled_from(["", "Q."]),
    particle=st.sampled_from(["", "de"]),
    family=plain.filter(bool),
    suffix=st.sampled_from(["", "Jr."]),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    lawyers = tuple(
        Counsel(
            f"l{n}",
            draw(names),
            draw(st.sampled_from(["", "123"])),
            firm=draw(plain),
            address=draw(addresses),
            phone=draw(st.sampled_from(["", "5105550142"])),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    parties = tuple(
        Party(
            f"p{n}",
            draw(roles),
            draw(st.sampled_from(["first", "second"])),
            name=draw(st.none() | names),
            organization=draw(st.sampled_from(["Acme, Inc.", "Bürger"])),
            represented_by=tuple(c.id for c in lawyers if draw(st.booleans())),
            minor=draw(st.booleans()),
            self_represented=draw(st.booleans()),
            address=draw(addresses),
        )
        for n in range(draw(st.integers(0, 5)))
    )
    hearings = tuple(
        Hearing(
            f"h{n}",
            draw(st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1))),
            draw(st.none() | st.times()),
            draw(st.sampled_from(["", "17"])),
            draw(st.none() | names),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    return Case(
        "us-ca-superior-alameda",
        number=draw(st.sampled_from(["", "RG1"])),
        parties=parties,
        counsel=lawyers,
        hearings=hearings,
        client=draw(st.sampled_from(["", "p0"])),
        filed=draw(st.none() | st.just(dt.date(2026, 2, 3))),
        judge=draw(st.none() | names),
        office=Office(name=draw(plain), address=draw(addresses)),
        requirements=(
            Requirement(
                "r",
                "hours",
                "Serve",
                Decimal(80),
                "hours",
                entries=(RequirementEntry(TODAY, Decimal("8.5")),),
            ),
        ),
    )


FORM = make_form(
    "{{ caption() }}",
    "{{ prose(text) }}",
    "{% for p in parties %}{{ p.name.full }} {{ p.role }}; {% endfor %}",
    "Heard {{ hearing.on }} at {{ hearing.time }}, {{ client.name }}, {{ filer.address.printed }}",
    "{% for r in requirements %}{{ r.done }} of {{ r.ordered }} {{ r.unit }}{% endfor %}",
    "{{ words }}",
    "{{ signature_block() }}",
    "{{ letterhead() }}",
    paper=True,
    caption_title="Motion of {{ filer }}",
    schema={"type": "object", "properties": {"text": {}, "words": {}}},
)
COURT = Jurisdiction(
    "us-ca-superior-alameda", "Court", ("COURT",), "Alameda", Conditions(TODAY), {}, ("us",)
)
NEVER = re.compile(r"None|Undefined|Missing\(|object at|\.\.(?!\.)|  |,,| ,|PersonName|[\x00-\x08]")


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_any_case_renders_without_debris(case: Case) -> None:
    made = draft(
        FORM,
        case,
        COURT,
        DraftingInstructions(
            today=TODAY,
            document_id="doc",
            layout=CALIFORNIA,
            values={"text": "Served on {{ today }}.", "words": "x"},
        ),
    )
    document = Document(io.BytesIO(made.docx))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    for text in (*(p.text for p in document.paragraphs), *cells):
        found = NEVER.search(text)
        assert found is None, text
    shown = set(
        re.findall(
            r"\[([a-z_.\[\]0-9]+)\]", " ".join([*cells, *(p.text for p in document.paragraphs)])
        )
    )
    named = " ".join(p.message for p in made.unresolved)
    assert all(path in named for path in shown)


@settings(max_examples=150)
@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_as_value_and_as_manuscript(text: str) -> None:
    case = Case("us-ca-superior-alameda", number="1")
    if "{{" in text or "{%" in text or "{#" in text:
        text = text.replace("{", "(")
    text = text.translate(str.maketrans("<^![", "((((")).replace("(:", "( :")
    made = draft(
        FORM,
        case,
        COURT,
        DraftingInstructions(
            today=TODAY, document_id="doc", layout=CALIFORNIA, values={"text": text, "words": text}
        ),
    )
    document = Document(io.BytesIO(made.docx))
    assert document.paragraphs


@given(st.integers(0, 10**9))
def test_numbers_in_words_are_words(number: int) -> None:
    assert re.fullmatch(r"[a-z]+([ -][a-z]+)*", in_words(number))
    assert re.fullmatch(r"[a-z]+([ -][a-z]+)*", ordinal_word(number))
