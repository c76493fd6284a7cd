"""Names are printed as people write them."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from packetgen.case import PersonName

HERNANDEZ = PersonName(given="María", family="Hernández")


@pytest.mark.parametrize(
    ("name", "full", "surname", "initials"),
    [
        (HERNANDEZ, "María Hernández", "Hernández", "M.H."),
        (
            PersonName(given="María", particle="de la", family="Cruz Hernández", suffix="Jr."),
            "María de la Cruz Hernández Jr.", "de la Cruz Hernández", "M.C.H.",
        ),
        (
            PersonName(given="Gabriel", middle="José", family="García Márquez"),
            "Gabriel José García Márquez", "García Márquez", "G.J.G.M.",
        ),
        (PersonName(given="Thurston", family="Howell", suffix="III"),
         "Thurston Howell III", "Howell", "T.H."),
        (PersonName(given="Ana", family="Ruiz", suffix="M.D."), "Ana Ruiz, M.D.", "Ruiz", "A.R."),
        (PersonName(given="Ana", family="Ruiz", suffix=", Jr."), "Ana Ruiz, Jr.", "Ruiz", "A.R."),
        (PersonName(given="Suharto"), "Suharto", "Suharto", "S."),
        (PersonName(family="Teller"), "Teller", "Teller", "T."),
        (PersonName(given="Jean", particle="d'", family="Arc"), "Jean d'Arc", "d'Arc", "J.A."),
        (PersonName(given="Nagib", particle="al-", family="Masri"), "Nagib al-Masri", "al-Masri", "N.M."),
        (PersonName(given="Mary Ann", family="Smith-Jones"), "Mary Ann Smith-Jones", "Smith-Jones", "M.A.S.J."),
        (PersonName(given="Sinéad", family="O’Connor"), "Sinéad O’Connor", "O’Connor", "S.O."),
        (PersonName(given="Élodie", family="Öz"), "Élodie Öz", "Öz", "É.Ö."),
        (PersonName(given="Xiaoming", family="Wang", native="王小明"), "Xiaoming Wang", "Wang", "X.W."),
        (PersonName(native="王小明"), "王小明", "王小明", ""),
        (PersonName(native="محمد علي"), "محمد علي", "محمد علي", "م.ع."),
        (PersonName(whole="Prince Rogers Nelson"), "Prince Rogers Nelson", "Prince Rogers Nelson", "P.R.N."),
        (PersonName(whole="Juan de la Cruz Jr."), "Juan de la Cruz Jr.", "Juan de la Cruz Jr.", "J.C."),
        (PersonName(given="Victor", middle="V.", family="Do"), "Victor V. Do", "Do", "V.V.D."),
        (PersonName(), "", "", ""),
    ],
)  # fmt: skip
def test_a_name_is_printed_whole_by_surname_and_by_initials(
    name: PersonName, full: str, surname: str, initials: str
) -> None:
    assert (name.full, name.surname, name.initials) == (full, surname, initials)
    assert str(name) == full


def test_a_decomposed_letter_keeps_its_accent() -> None:
    assert PersonName(given="E\u0301lodie", family="N").initials == "É.N."


@pytest.mark.parametrize(
    ("name", "formal"),
    [
        (PersonName(given="María", family="Hernández", title="Ms."), "Ms. Hernández"),
        (PersonName(given="Jan", particle="van der", family="Berg", suffix="Jr.", title="Mr."), "Mr. van der Berg"),
        (PersonName(given="Suharto", title="President"), "President Suharto"),
        (PersonName(whole="Teller", title="Mr."), "Mr. Teller"),
        (HERNANDEZ, "María Hernández"),
    ],
)  # fmt: skip
def test_a_formal_name_is_title_and_surname(name: PersonName, formal: str) -> None:
    assert name.formal == formal
