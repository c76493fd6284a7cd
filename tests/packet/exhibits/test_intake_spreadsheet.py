"""Spreadsheets: all sheets and columns, cells as displayed; what is hidden is decided by people."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from packetgen.errors import PacketError
from packetgen.packet import Press
from tests.zip_files import repacked

from ..exhibit_files import outline, taken, words, workbook


def ledger(book: Any, sheet: Any) -> None:
    sheet.title = "Ledger"
    sheet.append(["Date", "Payee", "Amount"])
    for number in range(80):
        sheet.append([dt.date(2026, 3, 1 + number % 28), f"Payee {number}", number * 100.5])
        sheet.cell(number + 2, 1).number_format = "m/d/yyyy"
        sheet.cell(number + 2, 3).number_format = '"$"#,##0.00'
    other = book.create_sheet("Summary")
    other["B3"] = "Total"
    other.merge_cells("B3:C3")


def test_every_cell_of_every_sheet_is_shown_as_displayed(tmp_path: Path, press: Press) -> None:
    part = taken(press, tmp_path, "ledger.xlsx", workbook(ledger))
    pages = words(part.pdf)
    whole = " ".join(pages)
    for number in range(80):
        row = f"3/{1 + number % 28}/2026 Payee {number} ${number * 100.5:,.2f}"
        assert row in whole
    heads = [page for page in pages if "Date Payee Amount" in page]
    assert len(heads) == len(pages) - 1, "the head is repeated on every page of its sheet"
    assert [title for _, title, _ in outline(part.pdf)] == ["Ledger", "Summary"]
    assert part.files[0].shown == ("2 sheets, cells as displayed",)


def hiding(book: Any, sheet: Any) -> None:
    sheet.append(["Name", "Secret", "Sum"])
    sheet.append(["Vo", "hush", 5])
    sheet.append(["Row that is hidden", "x", 6])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("Backstage").sheet_state = "hidden"
    book["Backstage"]["A1"] = "curtain"


def test_hidden_parts_stop_the_build_until_somebody_decides(tmp_path: Path, press: Press) -> None:
    data = workbook(hiding)
    with pytest.raises(PacketError) as caught:
        taken(press, tmp_path, "h.xlsx", data)
    said = str(caught.value)
    assert "1 row of “Sheet”, column B of “Sheet”, the sheet “Backstage”" in said
    assert "'hidden: show' or 'hidden: omit'" in said
    shown = taken(press, tmp_path, "h.xlsx", data, hidden="show")
    assert all(w in " ".join(words(shown.pdf)) for w in ("hush", "Row that is hidden", "curtain"))
    assert "hidden parts are shown" in shown.files[0].shown[1]
    omitted = taken(press, tmp_path, "h.xlsx", data, hidden="omit")
    text = " ".join(words(omitted.pdf))
    assert "Vo" in text
    assert not any(word in text for word in ("hush", "Row that is hidden", "curtain"))
    assert "left out" in omitted.files[0].shown[1]


def test_comments_and_charts_are_decided_too_and_all_asked_at_once(
    tmp_path: Path, press: Press
) -> None:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment

    def fill(book: Any, sheet: Any) -> None:
        sheet.append(["A", "B"])
        sheet.append([1, 2])
        sheet["A2"].comment = Comment("Is this right?", "R. Duval")
        chart = BarChart()
        chart.title = "Rent & repairs"
        chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
        sheet.add_chart(chart, "D2")

    data = workbook(fill)
    with pytest.raises(PacketError) as caught:
        taken(press, tmp_path, "c.xlsx", data)
    assert "1 comment in cells" in str(caught.value)
    assert "1 chart" in str(caught.value)
    part = taken(press, tmp_path, "c.xlsx", data, show_changes="marked", drawings="omit")
    assert "Comment on A2 by R. Duval: Is this right?" in words(part.pdf)[0]
    assert any("1 chart (“Rent & repairs”) left out" in note for note in part.notes)


def test_a_formula_without_a_result_is_refused_by_its_cell(tmp_path: Path, press: Press) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet["A1"] = 1
        sheet["B7"] = "=A1*2"

    with pytest.raises(PacketError, match=r"never calculated \(Sheet!B7\)"):
        taken(press, tmp_path, "f.xlsx", workbook(fill))


def _with_saved_text(cell: str, result: str) -> Callable[[str, bytes], bytes]:
    """Write what a formula gave as spreadsheet programs do; openpyxl saves no results."""

    def change(name: str, content: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return content
        text = re.sub(
            rf'<c r="{cell}"[^>]*>(<f>[^<]*</f>)<v ?/?>(?:</v>)?</c>',
            rf'<c r="{cell}" t="str">\1<v>{result}</v></c>',
            content.decode(),
        )
        return text.encode()

    return change


def test_a_formula_that_gave_an_empty_text_is_no_missing_result(
    tmp_path: Path, press: Press
) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet["A1"], sheet["B1"] = "Rent", "=TRIM(C9)"

    saved = repacked(workbook(fill), _with_saved_text("B1", ""))
    assert "Rent" in words(taken(press, tmp_path, "f.xlsx", saved).pdf)[0]


def test_a_formula_of_two_texts_is_not_passed_over_in_a_workbook_never_calculated(
    tmp_path: Path, press: Press
) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet["A1"], sheet["B1"], sheet["B2"] = "Rent", '=IF(A1="","unpaid","paid")', "=A1"

    with pytest.raises(PacketError, match=r"never calculated \(Sheet!B1, Sheet!B2\)"):
        taken(press, tmp_path, "f.xlsx", workbook(fill))
    calculated = repacked(workbook(fill), _with_saved_text("B2", "Rent"))
    taken(press, tmp_path, "g.xlsx", calculated)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, press: Press) -> None:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 60_000_000)
    with pytest.raises(PacketError, match="not safe"):
        taken(press, tmp_path, "bomb.xlsx", buffer.getvalue())


def test_the_same_spreadsheet_gives_the_same_bytes(tmp_path: Path, press: Press) -> None:
    data = workbook(ledger)
    first = taken(press, tmp_path, "a.xlsx", data)
    assert taken(press, tmp_path, "a.xlsx", data).pdf == first.pdf


def test_a_strict_workbook_is_read_like_any_other(tmp_path: Path, press: Press) -> None:
    """Excel's "Strict Open XML Spreadsheet" has namespaces of its own for all it says."""
    strict = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(ledger))) as usual,
        zipfile.ZipFile(strict, "w") as made,
    ):
        for name in usual.namelist():
            part = re.sub(
                rb"http://schemas\.openxmlformats\.org/"
                rb"(officeDocument|spreadsheetml|drawingml)/2006/",
                rb"http://purl.oclc.org/ooxml/\1/",
                usual.read(name),
            )
            made.writestr(name, part)
    plain = taken(press, tmp_path, "ledger.xlsx", workbook(ledger))
    part = taken(press, tmp_path, "strict.xlsx", strict.getvalue())
    assert words(part.pdf) == words(plain.pdf)
