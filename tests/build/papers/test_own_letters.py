"""A letter of the office's own, in a language that packetgen has no words in."""

from __future__ import annotations

from pathlib import Path

from packetgen.form.scaffold import scaffold_form
from tests.build.cases import small


def test_a_letter_of_ones_own_is_made_in_a_language_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "case" / "own" / "our-letter"
    for name, data in scaffold_form("our-letter", "Our letter", shape="letter").items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_bytes(data)
    with (own / "form.yaml").open("a", encoding="utf-8") as file:
        file.write("languages: [uk]\n")
    letter = {
        "id": "letter",
        "form": "our-letter",
        "language": "uk",
        "values": {"subject": "Ваша справа", "text": "Ми маємо новини."},
    }
    folder = small(tmp_path / "case", letter, forms=["own"], audience="client")
    folder.case["office"] = {"name": "Legal Aid"}
    made = folder.build()
    assert "documents/01-letter.pdf" in made.outputs
    said = " ".join(folder.report().split())
    assert "its words in Ukrainian are those of your own form our-letter" in said
