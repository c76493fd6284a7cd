"""A sentence speaks of a person with the person's own pronouns."""

from __future__ import annotations

import pytest

from packetgen.case.pronouns import pronouns_of


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("she/her", "she her her herself is"),
        ("He / him", "he him his himself is"),
        ("they/them", "they them their themself are"),
        ("", "they them their themself are"),
        ("any", "they them their themself are"),
        ("she/they", "she her her herself is"),
        ("ze/zir/zirs", "ze zir zir zirself is"),
        ("none", "Noor Noor Noor’s Noor is"),
        ("pregúntame, por favor", "they them their themself are"),
    ],
)
def test_stated_pronouns_give_every_form_and_unknown_ones_give_they(stated: str, said: str) -> None:
    p = pronouns_of(stated, "Noor")
    shown = f"{p.they} {p.them} {p.their} {p.themself} {'are' if p.plural else 'is'}"
    assert shown == said
