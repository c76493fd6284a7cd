"""Line counts that composing states as certain are those that Typst sets."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

import packetgen.typeset
from packetgen.docx.blocks import CharacterFormat
from packetgen.typeset import open_fonts
from packetgen.typeset.composing.line_counts import flow_height, line_count, most_width
from packetgen.typeset.faces.formats import Formats

SENTENCES = (
    "The clerk entered default 2,500 days after summons was left at an address where no longer "
    "lived. A party who moves under section 473, subdivision (b), must show mistake; "
    "“inadvertence,” surprise or state-of-the-art neglect [sic] and/or act Yo-Yo AVATAR To. "
    "$4,000.00 50% Tom’s P.O. Box Cal.App.4th 1-2-3 http://www.court.gov/x?a=b§ 2111 re: "
    "pre–post a!b x?y (a)(1)(B) ‘q’ “A” W. VAN V. NUYS, fi fl office Yours. P., L’État é"
)
WORDS = SENTENCES.split(" ")
CLINGING = ["—", "—", ")", "(", "?", "”", "["]
"""Between these and a neighbour no line ends, though a space stands there."""
ENGLISH = "A party who moves must show mistake or surprise, and act in a reasonable time. "
MEASURE = """
#import "text.typ": *
#set text(font: faces.at(0), fallback: false, hyphenate: false, overhang: false)
#set par(leading: 0pt, spacing: 0pt)
#let cases = json("cases.json")
#context [#metadata(cases.map(p => calc.round(text-high(p, p.w, none, none) / 12pt)))<lines>]
"""


@pytest.fixture(scope="module")
def formats() -> Formats:
    made = Formats(open_fonts(system=False), "Arimo", "en")
    for look in ({}, {"vertical": "super"}, {"italic": True}, {"bold": True}, {"size": 9.0}):
        made.number(CharacterFormat(**({"font": "Arimo", "size": 12.0} | look)))
    return made


def set_by_typst(cases: list[dict[str, Any]], formats: Formats, folder: Path) -> list[int]:
    import typst

    for source in Path(packetgen.typeset.__file__).with_name("engines").glob("*.typ"):
        shutil.copy(source, folder)
    (folder / "measure.typ").write_text(MEASURE, encoding="utf-8")
    (folder / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    data = {
        "faces": formats.faces, "formats": formats.rows, "grid": False,
        "pitch": 24, "single": 12, "note": {"width": 400}, "tab": 36,
    }  # fmt: skip
    (folder / "look.json").write_text(json.dumps(data), encoding="utf-8")
    found = typst.query(
        str(folder / "measure.typ"), "<lines>", field="value", one=True, root=str(folder),
        font_paths=formats.book.shelf().handle, ignore_system_fonts=True,
    )  # fmt: skip
    return [int(count) for count in json.loads(found)]


def a_paragraph(chance: random.Random) -> dict[str, Any]:
    items: list[Any] = []
    stock = WORDS + CLINGING if chance.random() < 0.2 else WORDS
    for _ in range(chance.randint(1, 3)):
        words = [chance.choice(stock) for _ in range(chance.randint(1, 60))]
        text = " ".join(words).replace(" ", "  ", chance.choice((0, 0, 1)))
        text = chance.choice(("", "", " ")) + text + chance.choice(("", " "))
        row = chance.choice((0, 0, 1, 2, 2, 4))
        items.append(text if row == 0 else [row, text[:20] if row == 1 else text])
        if chance.random() < 0.1:
            items += [{"k": "br"}, "end"]
    width = chance.choice((468.0, 432.0, 223.2, 100.0, chance.uniform(80, 500)))
    first = chance.choice((0.0, 36.0))
    return {"k": "p", "c": items, "f": 0, "e": ["pt", 7.2, 4.8], "w": width, "first": first}


def test_counts_that_are_sure_are_those_of_typst(formats: Formats, tmp_path: Path) -> None:
    chance = random.Random(473)
    cases = [a_paragraph(chance) for _ in range(700)]
    counts = [line_count(case, formats, case["w"]) for case in cases]
    lines = set_by_typst(cases, formats, tmp_path)
    wrong = [
        (case, count, line)
        for case, count, line in zip(cases, counts, lines, strict=True)
        if count not in (None, line)
    ]
    assert not wrong
    assert sum(count is not None for count in counts) > 300


def test_plain_english_is_nearly_always_sure(formats: Formats) -> None:
    paragraphs = [
        {"k": "p", "c": [ENGLISH * n], "f": 0, "e": ["pt", 7.2, 4.8]} for n in range(1, 40)
    ]
    counts = [line_count(p, formats, 432.0) for p in paragraphs]
    assert sum(count is not None for count in counts) > 35
    sure = [count for count in counts if count]
    assert sure == sorted(sure)
    assert sure[-1] > 30


@pytest.mark.parametrize(
    "change",
    [
        {"c": [[3, ENGLISH]]},  # Bold is drawn from a variable font.
        {"c": ["נתבע " + ENGLISH]},
        {"c": [ENGLISH, {"k": "i", "w": 30.0}]},
        {"c": [ENGLISH, {"k": "t"}], "stops": []},
        {"al": "j"},
        {"c": ["An agreement ( the lease ) was signed."]},
    ],
)
def test_what_is_not_sure_is_left_to_be_measured(formats: Formats, change: dict[str, Any]) -> None:
    known = {"k": "p", "c": [ENGLISH], "f": 0, "e": ["pt", 7.2, 4.8]}
    assert line_count(known, formats, 400.0) == 2
    assert line_count(known | change, formats, 400.0) is None


def test_heights_add_up_and_are_unknown_together(formats: Formats) -> None:
    two = {"k": "p", "c": [ENGLISH * 2], "f": 0, "e": ["pt", 19.2, 4.8], "a": 24.0}
    group = {"k": "g", "n": 3, "a": 0.0, "b": []}
    assert flow_height([two, group, two], formats, 468.0, pitch=24.0, single=12.0) == (
        48.0 + 48.0 + 24.0 + 48.0
    )
    table = {"k": "t"}
    assert flow_height([two, table], formats, 468.0, pitch=24.0, single=12.0) is None


def test_a_label_is_as_wide_as_its_letters(formats: Formats) -> None:
    wide = most_width("10.", 0, formats)
    assert wide is not None
    assert 16.6 < wide < 16.8
    assert most_width("10.", 3, formats) is None
