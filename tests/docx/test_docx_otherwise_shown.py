"""What Word shows otherwise than the PDF is told: bound content controls, effects of letters."""

from __future__ import annotations

import pytest
from word_files import p, word_file

from packetgen.docx import read_docx
from tests.zip_files import packed, unpacked

STORE = "{11111111-2222-3333-4444-555555555555}"
BINDING = (
    "<w:dataBinding w:prefixMappings=\"xmlns:c='urn:case'\""
    f' w:xpath="/c:case[1]/c:client[1]" w:storeItemID="{STORE}"/>'
)
_SCHEMAS = "http://schemas.openxmlformats.org"


def bound(shown: str, data: str, more: str = "") -> bytes:
    """A Word file with a content control that is bound to data of the file's own."""
    source = word_file(
        f'<w:sdt><w:sdtPr><w:alias w:val="Client"/>{more}{BINDING}</w:sdtPr>'
        f"<w:sdtContent>{p(shown)}</w:sdtContent></w:sdt>"
    )
    return packed(
        unpacked(source)
        | {
            "customXml/item1.xml": (
                f'<case xmlns="urn:case"><client>{data}</client></case>'
            ).encode(),
            "customXml/itemProps1.xml": (
                f'<ds:datastoreItem xmlns:ds="{_SCHEMAS}/officeDocument/2006/customXml"'
                f' ds:itemID="{STORE}"/>'
            ).encode(),
            "customXml/_rels/item1.xml.rels": (
                f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships"><Relationship'
                f' Id="rId1" Type="{_SCHEMAS}/officeDocument/2006/relationships/customXmlProps"'
                ' Target="itemProps1.xml"/></Relationships>'
            ).encode(),
        }
    )


def test_data_that_say_other_than_the_text_are_told() -> None:
    (remark,) = read_docx(bound("Ann Lee", "Bea Wu")).remarks
    assert "“Client” shows “Ann Lee”" in remark
    assert "say “Bea Wu”" in remark


CHOICES = '<w:dropDownList><w:listItem w:displayText="Ann Lee" w:value="a"/></w:dropDownList>'


@pytest.mark.parametrize(
    ("shown", "data", "more"),
    [
        ("Ann Lee", "Ann  Lee", ""),
        ("Ann Lee", "a", CHOICES),
        ("Click here", "", "<w:showingPlcHdr/>"),
        ("March 5", "2026-03-05", "<w:date/>"),
    ],
)
def test_data_that_say_the_same_are_not(shown: str, data: str, more: str) -> None:
    assert read_docx(bound(shown, data, more)).remarks == ()


def test_data_that_are_damaged_are_passed_over() -> None:
    assert read_docx(bound("Ann Lee", "<client>")).remarks == ()


def test_letters_that_are_set_plainly_are_told() -> None:
    body = p("wide", rpr='<w:w w:val="150"/>') + p("plain", rpr='<w:w w:val="100"/>')
    assert read_docx(word_file(body)).remarks == (
        "letters that Word shows stretched or narrowed are set plainly",
    )
    assert read_docx(word_file(p("plain", rpr='<w:shadow w:val="0"/>'))).remarks == ()
