"""Headings of real exports and what they are taken for; a question mark: not sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.batch import guess_columns, known_fields
from packetgen.form import load_form

EXPORTS = {
    "legal aid case system": {
        "Matter/Case ID#": "", "First Name": "client.name.first", "Last Name": "client.name.last",
        "Date of Birth": "client.birth_date", "Social Security #": "client.ssn",
        "Street Address": "client.address.lines", "Apt#/Suite#": "client.address.lines",
        "Zip Code": "client.address.postal_code", "Mobile Phone": "client.phone",
        "Interpreter Needed?": "client.interpreter", "Legal Problem Code": "form.matter?",
        "Intake Date": "", "Primary Advocate": "", "Court Case Number": "case.number",
    },
    "law firm system": {
        "Id": "", "Prefix": "client.name.title", "First Name": "client.name.first",
        "Last Name": "client.name.last", "Company": "client.organization?",
        "Primary Phone Number": "client.phone", "Home Address Street": "client.address.lines",
        "Home Address State / Province": "client.address.state",
        "Home Address ZIP / Postal Code": "client.address.postal_code", "Matter Number": "",
        "Responsible Attorney": "", "Custom Field: Preferred Language": "language",
        "Custom Field: Court Date": "hearing.on",
    },
    "contacts in camel case": {
        "FirstName": "client.name.first", "MailingStreet": "client.address.lines",
        "MailingPostalCode": "client.address.postal_code", "Preferred_Language__c": "language",
        "Next_Court_Date__c": "hearing.on", "Court_Room__c": "hearing.department",
        "OwnerId": "", "CreatedDate": "",
    },
    "Spanish": {
        "Nombre": "client.name.first", "Apellidos": "client.name.last",
        "Fecha de nacimiento": "client.birth_date", "Dirección": "client.address.lines",
        "Código postal": "client.address.postal_code", "Teléfono celular": "client.phone",
        "Idioma preferido": "language", "Número de caso": "case.number",
        "Fecha de la audiencia": "hearing.on", "Hora de la audiencia": "hearing.time",
        "Sala": "hearing.department", "Asunto": "form.matter", "Arrendador": "other.organization",
    },
    "web form": {
        "Timestamp": "", "What is your first name?": "client.name.first",
        "What is your last name?": "client.name.last", "What language do you prefer?": "language",
        "When is your next court date?": "hearing.on",
        "Date of birth (MM/DD/YYYY)": "client.birth_date",
    },
    "defender's calendar": {
        "Def Last Name": "client.name.last?", "Def First Name": "client.name.first?",
        "Docket #": "case.number", "Next Appearance": "hearing.on", "Ctrm": "hearing.department?",
        "Judge": "", "Atty": "",
    },
    "court's list": {
        "Case No.": "case.number", "Event Date": "hearing.on?", "Plaintiff": "other.organization?",
        "Defendant": "client.name?", "Defendant Zip": "client.address.postal_code?", "Attorney": "",
    },
    "codes of an old program": {
        "NAM_LAST": "client.name.last?", "NAM_FIRST": "client.name.first?",
        "ADDR_1": "client.address.lines", "ST_CD": "client.address.state?",
        "PHONE_NBR": "client.phone?", "DOB_DT": "client.birth_date?", "CASE_NBR": "case.number?",
        "CRT_DT": "hearing.on?",
    },
    "group headings that run on": {
        "Name First Name": "client.name.first", "Mailing address City": "client.address.city",
        "Mailing address Next Court Date": "hearing.on", "Attorney Phone": "",
    },
    "homelessness system": {
        "PersonalID": "", "NameSuffix": "client.name.suffix", "SSN": "client.ssn",
        "Project Name": "", "Entry Date": "",
    },
    "address book": {
        "First Name": "client.name.first", "Title": "client.name.title?",
        "Home Street": "client.address.lines", "Home Postal Code": "client.address.postal_code",
        "Birthday": "client.birth_date",
    },
    "immigration list": {
        "Respondent Name": "client.name?", "A-Number": "", "Best Language": "language",
        "Immigration Judge": "", "Hearing Location": "hearing.place", "Atty of Record": "",
    },
}  # fmt: skip


@pytest.mark.parametrize("export", EXPORTS)
def test_headings_of_real_exports(export: str) -> None:
    fields = known_fields(load_form("intake-letter").properties)
    wanted = EXPORTS[export]
    found = {
        guess.heading: f"{guess.field.path}{'' if guess.sure else '?'}" if guess.field else ""
        for guess in guess_columns(list(wanted), fields)
    }
    assert found == wanted


def test_the_example_clinic_s_table_is_guessed_as_its_page_says() -> None:
    table = Path(__file__).parents[2] / "examples" / "clinic" / "clients.csv"
    headings = table.read_text("utf-8-sig").splitlines()[0].split(",")
    fields = known_fields(load_form("intake-letter").properties)
    found = {g.heading: g for g in guess_columns(headings, fields)}
    assert {h for h, g in found.items() if g.field is None} == {"Notes"}
    matter = found["What it is about"]
    assert matter.field is not None
    assert (matter.field.path, matter.sure) == ("form.matter", False)
    (below,) = guess_columns(["Case What it is about"], fields)  # two rows of headings
    assert below.field == matter.field
    assert not below.sure
