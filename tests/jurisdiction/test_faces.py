from __future__ import annotations

import pytest

from packetgen.jurisdiction import is_equivalent


@pytest.mark.parametrize(
    ("face", "named"),
    [
        ("Arimo", "Arial"),
        ("ABCDEF+LiberationSans-Bold", "Arial"),
        ("ArialMT", "Arial"),
        ("Arial,BoldItalic", "Arial"),
        ("TimesNewRomanPSMT", "Times New Roman"),
        ("TimesNewRomanPS-BoldMT", "Times New Roman"),
        ("Times-Roman", "Times New Roman"),
        ("Tinos-Regular", "Times New Roman"),
        ("TeX Gyre Termes", "Times New Roman"),
        ("Courier New", "Courier"),
        ("CourierNewPSMT", "Courier"),
        ("NimbusMonL-Regu", "Courier"),
        ("Helvetica-Oblique", "Arial"),
    ],
)
def test_a_substitute_is_equivalent_by_any_of_its_names(face: str, named: str) -> None:
    assert is_equivalent(face, named)


@pytest.mark.parametrize(
    ("face", "named"),
    [
        ("Arial Narrow", "Arial"),
        ("ArialNarrow-Bold", "Arial"),
        ("Calibri", "Arial"),
        ("Tinos", "Arial"),
        ("Comic Sans MS", "Arial"),
        ("Arial Black", "Arial"),
        ("", "Arial"),
    ],
)
def test_other_faces_are_not(face: str, named: str) -> None:
    assert not is_equivalent(face, named)
