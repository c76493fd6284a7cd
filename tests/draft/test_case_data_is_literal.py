"""Case data is printed as it is; texts of the plan alone may hold tags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from packetgen.case.model import Case, PersonName
from packetgen.draft import Draft
from packetgen.errors import FormError

from .conftest import make_form, text_of

Drafter = Callable[..., Draft]
SIGNS = "{{ case.number }} {% if %} {# x #} {_{ y }_}"


@pytest.fixture
def odd_case(case: Case) -> Case:
    """A witness whose surname is full of signs that mean something to templates."""
    (witness,) = case.people
    named = replace(witness, name=PersonName(given="Grace", family=SIGNS), role=SIGNS)
    return replace(case, people=(named,))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ declarant }}",
        "{{ declarant.name }}",
        "{{ declarant.name.full }}",
        "{{ person('witness') }}",
        "{{ people[0].name.full }}",
        "{{r emphasis(declarant.name.full) }}",
        "{{ prose(people[0].name.full) }}",
    ],
)
def test_signs_of_templates_in_a_name(fill: Drafter, odd_case: Case, tag: str) -> None:
    schema = {
        "type": "object",
        "properties": {"declarant": {"type": "string", "x-id": "person"}},
    }
    form = make_form(tag, schema=schema)
    made = fill(form=form, case=odd_case, values={"declarant": "witness"})
    # In Markdown _ is a sign of its own: emphasis.
    markdown = "prose" in tag or "emphasis" in tag
    assert f"Grace {SIGNS.partition(' {_{')[0] if markdown else SIGNS}" in text_of(made)


@pytest.mark.parametrize("tag", ["{{ relief|upper }}", "{{ relief }}", "{{ grounds|and_list }}"])
def test_texts_of_the_plan_are_filled(fill: Drafter, tag: str) -> None:
    text = "see {{ exhibit('lease') }}"
    made = fill(tag, labels=["lease"], values={"relief": text, "grounds": [text]})
    assert [cite.exhibit for cite in made.cites] == ["lease"] or "upper" in tag


def test_braces_as_docxtpl_writes_them(fill: Drafter) -> None:
    made = fill("A {_{ b }_} {_% c %_} {{ case.number }}")
    assert "A {{ b }} {% c %} RG26-014722" in text_of(made)


@pytest.mark.parametrize(
    ("tag", "given"),
    [
        ("{{ relief }}", {"relief": {"an order": "that the door be opened"}}),
        ("{{ grounds|and_list }}", {"grounds": [{"he": "left"}]}),
        ("{{ grounds[0] }}", {"grounds": [{"he": "left"}]}),
        ("{{ prose(text) }}", {"text": {"he": "left"}}),
        ("{{ court }}", {}),
    ],
)
def test_keys_with_values_are_no_text(fill: Drafter, tag: str, given: dict[str, Any]) -> None:
    with pytest.raises(FormError) as caught:
        fill(tag, values=given)
    (problem,) = caught.value.problems
    assert "a text is wanted" in problem.message
    assert "opened" not in str(problem)


def test_a_cite_to_page_0(fill: Drafter) -> None:
    with pytest.raises(FormError, match="no page 0"):
        fill("{{ exhibit('lease', page=0) }}", labels=["lease"])
