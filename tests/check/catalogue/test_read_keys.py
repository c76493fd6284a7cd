"""Each of these keys has a file that keeps its rule, and one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packetgen.check import check_pdf
from packetgen.jurisdiction.model import Jurisdiction, Setting

from ..deciding_examples import DECIDES, SAID
from ..key_examples import Example, outcome_of, place_of
from ..proof_papers import pages, prose, raw
from ..raw_pdf import text
from ..read_examples import READ_EXAMPLES, WORDS
from ..told_examples import foot
from ..written_papers import CALIFORNIA, pdf_of


@pytest.mark.parametrize("key", READ_EXAMPLES)
def test_a_file_that_keeps_the_rule_passes(key: str) -> None:
    outcome = outcome_of(key, READ_EXAMPLES[key], bad=False)
    assert [f"{f.message} {f.measured}" for f in outcome.findings if f.key == key] == []
    assert key in {use.key for use in outcome.checked}


@pytest.mark.parametrize("key", READ_EXAMPLES)
def test_a_file_that_breaks_the_rule_has_the_finding(key: str) -> None:
    outcome = outcome_of(key, READ_EXAMPLES[key], bad=True)
    found = [f for f in outcome.findings if f.key == key]
    assert found
    assert all(f.citation and f.wanted for f in found)


@pytest.mark.parametrize("key", DECIDES)
def test_a_rule_that_saves_a_paper_does_so_and_its_absence_does_not(key: str) -> None:
    main, limit, example = DECIDES[key]
    place = place_of(key, replace(example, beside=(main,)), bad=False)
    rule = replace(place[main].constraints[0], value=limit)
    settings = {**place.settings, main: Setting(main, (rule,))}

    def found(without: str = "") -> set[str]:
        kept = {**settings, **({without: Setting(without)} if without else {})}
        here = replace(place, settings=kept)
        outcome = check_pdf(example.good, jurisdiction=here, name="brief.pdf")
        return {f.key for f in outcome.findings}

    assert main not in found()
    assert main in found(without=key)


@pytest.mark.parametrize("key", SAID)
def test_a_rule_that_a_finding_names_is_named_where_it_holds_and_not_elsewhere(key: str) -> None:
    main, words, example = SAID[key]
    place = place_of(key, replace(example, beside=(main,)), bad=False)
    bare = replace(place, settings={**place.settings, key: Setting(key)})

    def wanted(here: Jurisdiction) -> str:
        outcome = check_pdf(example.good, jurisdiction=here, name="a.pdf")
        return " ".join(f.wanted for f in outcome.findings if f.key == main)

    assert words in wanted(place)
    assert wanted(bare)
    assert words not in wanted(bare)


def test_the_space_that_divides_numbers_from_text_is_the_rules() -> None:
    key, main = "line_numbers.separator_space", "line_numbers.separator"
    paper = pdf_of(CALIFORNIA.but(rule=False, left=96))
    example = Example("us-ca-superior", paper, paper, beside=(main,))
    assert main not in {f.key for f in outcome_of(key, example, bad=False).findings}
    wide = replace(example, value=40.0)
    assert main in {f.key for f in outcome_of(key, wide, bad=False).findings}


def test_the_first_page_shows_its_number_only_where_the_rule_wants_it() -> None:
    key, main = "page_number.first_page", "page_number.position"
    bare = pages(WORDS, foot("2"), foot("3"))
    example = Example("us-ca-superior", bare, bare, beside=(main,))
    assert main not in {f.key for f in outcome_of(key, example, bad=False).findings}
    printed = replace(example, value="printed")
    assert main in {f.key for f in outcome_of(key, printed, bad=False).findings}


def test_footnotes_count_where_the_rule_counts_them() -> None:
    key, main = "length.footnotes", "length.words"
    note = text(72, 100, "1 a note of eleven words stands here at the foot", size=9)
    paper = raw(prose(16) + note)
    example = Example("us-ca-appeal", paper, paper, {"document": "brief"}, beside=(main,))
    place = place_of(key, example, bad=False)
    words = check_pdf(paper, jurisdiction=_limited(place, 1), name="b.pdf").findings
    without = replace(place, settings={**place.settings, key: _not_counted(place[key])})
    fewer = check_pdf(paper, jurisdiction=_limited(without, 1), name="b.pdf").findings
    counted, less = (next(f.measured for f in fs if f.key == main) for fs in (words, fewer))
    assert int(counted.split()[0]) - int(less.split()[0]) >= 10


def _limited(place: Jurisdiction, limit: int) -> Jurisdiction:
    rule = replace(place["length.words"].constraints[0], value=limit)
    settings = {**place.settings, "length.words": Setting("length.words", (rule,))}
    return replace(place, settings=settings)


def _not_counted(setting: Setting) -> Setting:
    return replace(setting, constraints=(replace(setting.constraints[0], value="not-counted"),))
