"""What a run leaves for the whole batch: report, error sheet, ZIP."""

from __future__ import annotations

import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

from .error_sheet import error_sheets
from .journal import Journal
from .made_before import ingredients, is_made, record_made
from .planning import Batch
from .run_report import report_html, report_lines, report_text
from .running import BatchResult, Finish
from .storing import DOCUMENTS, Store

ERRORS_XLSX, ERRORS_CSV = "errors.xlsx", "errors.csv"
ZIP = "documents.zip"
_DAY = (1980, 1, 1, 0, 0, 0)


def write_reports(batch: Batch) -> Finish:
    """``report.html``, ``report.txt`` and, where rows failed, the error sheets."""

    def finish(journal: Journal, store: Store, result: BatchResult) -> None:
        if result.failed:
            workbook, table = error_sheets(batch.source, result.failed)
            store.place(ERRORS_XLSX, workbook)
            store.place(ERRORS_CSV, table)
        elif not result.still_open:
            # An old error sheet would be corrected again, for nothing.
            for name in (ERRORS_XLSX, ERRORS_CSV):
                with suppress(OSError):  # open in Excel, perhaps: it does no harm there
                    (store.out / name).unlink(missing_ok=True)
        sections = report_lines(
            result,
            title=batch.recipe.title,
            source=batch.source.name,
            day=batch.recipe.today.isoformat(),
        )
        store.place("report.html", report_html(sections).encode("utf-8"))
        store.place("report.txt", report_text(sections).encode("utf-8"))

    return finish


def write_zip() -> Finish:
    """``documents.zip`` with every document of the batch: the same set gives the same bytes."""

    def finish(journal: Journal, store: Store, result: BatchResult) -> None:
        # A document that somebody changed goes in as it is now, so that no hash tells of it.
        made_of = "" if result.kept else ingredients(journal)
        if made_of and is_made(journal, store, ZIP, made_of):
            return

        def fill(room: Path) -> None:
            with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED, strict_timestamps=True) as out:
                for file in journal.files():
                    path = store.out / DOCUMENTS / file.path
                    if not path.is_file():
                        continue
                    member = zipfile.ZipInfo(file.path, _DAY)
                    # PDF and DOCX are compressed within; deflating them again only takes time.
                    member.compress_type = zipfile.ZIP_STORED
                    member.external_attr = 0o644 << 16
                    with path.open("rb") as source, out.open(member, "w") as target:
                        shutil.copyfileobj(source, target)

        store.place_from(ZIP, fill)
        record_made(journal, store, ZIP, made_of, [ZIP])

    return finish
