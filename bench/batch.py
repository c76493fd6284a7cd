"""Batches: two-page handouts to PDF and letters to DOCX, packetgen beside docxtpl and LibreOffice.

Run: python bench/batch.py [ROWS] [SAMPLE]
ROWS (default 1000) people get a two-page handout with their name, matter, hearing and papers from
one Word template with docxtpl tags, which both sides fill. packetgen's figure is a whole
``run_batch``: table read, rows validated, documents drafted, typeset as PDF/A-2a and PDF/UA-1,
proved complete, written and journalled. The other side is docxtpl rendering each document and
LibreOffice converting them in batches of 20, measured on SAMPLE documents (default 100: LibreOffice
needs minutes for more) and given per document. Letters to DOCX are compared in one process each.
Memory is the most that a run in a process of its own ever had, for a tenth of the rows and for all.
Medians of three runs (packetgen), of documents (docxtpl) and of batches (LibreOffice). Processor
time (workers and LibreOffice's own processes included, starting them too) is the fairer figure
where others use the machine.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ADVICE = (
    "Bring every paper that you got from the court, from the other side and from anybody who "
    "works for them, even if it looks unimportant to you.",
    "Come half an hour before your time. There is a line at the door, and your phone, keys and "
    "belt go through a machine.",
    "If you need an interpreter, call the clerk a week before. It is free. Do not let a child "
    "interpret for you.",
    "When your name is called, say that you are here. Speak to the judge, not to the other side.",
    "You may ask for more time. Say why you need it, and how much.",
    "Write down what the judge says, and ask for a copy of every order before you leave.",
    "Do not sign anything in the hallway that you do not understand. You may ask the judge about "
    "it first.",
    "If you cannot come, call us today. If you miss the date, the judge may decide without you.",
)
HEADINGS = ("Before you go", "What to bring", "At the door", "In the courtroom", "Afterwards",
            "If something goes wrong")  # fmt: skip
TODAY = dt.date(2026, 11, 21)


def template(pages: int) -> bytes:
    """The handout (two pages) or the letter (one) as a Word file."""
    from docx import Document

    document = Document()
    document.add_heading("Going to court", 0)
    document.add_paragraph("{{ office.name }}, {{ office.phone }}")
    document.add_paragraph("For {{ client.name }}, {{ client.address }}")
    document.add_paragraph(
        "You asked us about {{ matter }}. This sheet says what you can do now. Your case is "
        "{{ case.number }}."
    )
    document.add_paragraph("{%p if bring %}")
    document.add_paragraph("Please bring:")
    document.add_paragraph("{%p for item in bring %}")
    document.add_paragraph("{{ item }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")
    for number, heading in enumerate(HEADINGS if pages == 2 else HEADINGS[:1]):
        document.add_heading(heading, 1)
        for text in ADVICE[number % 3 : number % 3 + 3]:
            document.add_paragraph(text)
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("When", "What", "{{ reply_by }}", "Call us about {{ matter }}."),
        strict=True,
    ):
        cell.text = text
    document.add_paragraph("{{ office.contact }}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def bring(number: int) -> list[str]:
    """Papers that differ from person to person."""
    return [f"your lease of unit {number}", f"receipt {number * 7}", "the summons"]


def packetgen_batch(folder: Path, rows: int, source: bytes, formats: tuple[str, ...]) -> Any:
    """A batch of ``rows`` people from a JSON Lines file."""
    from packetgen.batch import Batch, ColumnMap, FormRecipe, known_fields, open_source
    from packetgen.form import Form

    text = {"type": "string", "description": "Text."}
    form = Form(
        "handout", "Going to court", source, kind="handout", audience="client", paper=False,
        schema={"type": "object", "properties": {
            "matter": text, "reply_by": text, "bring": {"type": "array", "description": "Papers."},
        }},
    )  # fmt: skip
    path = folder / f"people-{rows}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(1, rows + 1):
            person = {
                "id": "client", "role": "defendant",
                "name": {"first": f"María {number}", "last": "Hernández"},
                "address": f"{number} Larkmead Court, Oakland, CA 94600",
            }  # fmt: skip
            line = {
                "case": {"number": f"26CV{number:06}", "client": "client", "parties": [person]},
                "values": {"matter": f"the rent of unit {number}", "reply_by": "December 4, 2026",
                           "bring": bring(number)},
            }  # fmt: skip
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    base = {
        "jurisdiction": "us-ca-superior-alameda",
        "office": {"name": "Eastside Tenant Law Project", "phone": "(510) 555-0142",
                   "contact": "Priya N. Raman"},
    }  # fmt: skip
    recipe = FormRecipe(form=form, today=TODAY, base=base, formats=formats)
    return Batch(open_source(path), ColumnMap({}), known_fields(form.properties), recipe)


def processor_time() -> float:
    """Seconds of this process and of all that it waited for; NaN on Windows."""
    try:
        import resource
    except ImportError:
        return float("nan")
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def with_packetgen(
    folder: Path, rows: int, source: bytes, formats: tuple[str, ...], jobs: int
) -> tuple[float, float]:
    """Seconds and processor time of a run; workers are warm, as they are in a long one."""
    from packetgen.batch import run_batch, worker_processes

    batch = packetgen_batch(folder, rows, source, formats)
    small = packetgen_batch(folder, 4 * 8, source, formats)
    out = Path(tempfile.mkdtemp(dir=folder))
    busy = processor_time()
    with ExitStack() as stack:
        executor = stack.enter_context(worker_processes(jobs)) if jobs > 1 else None
        run_batch(small, out / "warm", executor=executor)
        start = time.perf_counter()
        result = run_batch(batch, out / "made", executor=executor)
        seconds = time.perf_counter() - start
    assert result.done == rows, result.failed
    pages = {pages for _, _, pages in result.by_language}
    if "pdf" in formats:
        assert pages == {2 * rows}, pages
    shutil.rmtree(out)
    return seconds, processor_time() - busy


def most_memory(rows: int) -> float:
    """Megabytes that a run of this many PDF handouts takes at most, in a process of its own."""
    command = [sys.executable, __file__, "--memory", str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def print_own_memory(rows: int) -> None:
    """Make the handouts in this process, and print the most memory that it ever had."""
    import resource

    with tempfile.TemporaryDirectory() as name:
        with_packetgen(Path(name), rows, template(2), ("pdf",), 1)
    # Linux counts kilobytes, macOS bytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


def with_docxtpl(folder: Path, count: int, source: bytes) -> tuple[float, list[Path]]:
    """Median seconds of opening, rendering and saving one document, as docxtpl's manual does it."""
    from docxtpl import DocxTemplate

    times, files = [], []
    for number in range(1, count + 1):
        start = time.perf_counter()
        document = DocxTemplate(io.BytesIO(source))
        document.render(
            {
                "office": {"name": "Eastside Tenant Law Project", "phone": "(510) 555-0142",
                           "contact": "Priya N. Raman"},
                "client": {"name": f"María {number} Hernández",
                           "address": f"{number} Larkmead Court, Oakland, CA 94600"},
                "case": {"number": f"26CV{number:06}"},
                "matter": f"the rent of unit {number}",
                "reply_by": "December 4, 2026",
                "bring": bring(number),
            },
            autoescape=True,
        )  # fmt: skip
        path = folder / f"{number:04}.docx"
        document.save(path)
        times.append(time.perf_counter() - start)
        files.append(path)
    return statistics.median(times[1:]), files


def with_libreoffice(folder: Path, files: list[Path]) -> float:
    """Median seconds for one document, converted in batches of 20 by one LibreOffice."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        return float("nan")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    times = []
    for at in range(0, len(files) - len(files) % 20, 20):
        names = [str(path) for path in files[at : at + 20]]
        start = time.perf_counter()
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir",
             str(folder / "pdf"), *names],
            check=True, capture_output=True,
        )  # fmt: skip
        times.append((time.perf_counter() - start) / len(names))
    assert len(list((folder / "pdf").glob("*.pdf"))) == len(times) * 20
    # The first batch makes the profile.
    return statistics.median(times[1:] or times)


def main() -> None:
    """Everything in one run, one after the other."""
    if sys.argv[1:2] == ["--memory"]:
        print_own_memory(int(sys.argv[2]))
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    sample = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with tempfile.TemporaryDirectory() as name:
        compare_handouts(Path(name), rows, sample)
        if sys.platform != "win32":
            few = max(rows // 10, 40)
            print(
                f"  memory at most {most_memory(few):.0f} MB for {few} rows, "
                f"{most_memory(rows):.0f} MB for {rows} (one process, wanted: flat)"
            )
        compare_letters(Path(name), rows, sample * 2)


def median_of_three(
    folder: Path, rows: int, source: bytes, formats: tuple[str, ...], jobs: int
) -> list[float]:
    """Seconds and processor time that packetgen takes for one document."""
    runs = [with_packetgen(folder, rows, source, formats, jobs) for _ in range(3)]
    return [statistics.median(figures) / rows for figures in zip(*runs, strict=True)]


def compare_handouts(folder: Path, rows: int, sample: int) -> None:
    """Handouts of two pages to PDF: packetgen on two processes and on one, then the others."""
    source = template(2)
    two, two_busy = median_of_three(folder, rows, source, ("pdf",), 2)
    one, _ = median_of_three(folder, max(rows // 4, 40), source, ("pdf",), 1)
    (folder / "docx").mkdir()
    busy = processor_time()
    rendered, files = with_docxtpl(folder / "docx", sample, source)
    converted = with_libreoffice(folder, files)
    their_busy = (processor_time() - busy) / sample
    theirs = rendered + converted
    print(f"handouts of two pages to PDF, {rows} rows; the others on {sample} documents")
    print(f"  packetgen, two processes      {two * 1e3:7.1f} ms a document")
    print(f"  packetgen, one process        {one * 1e3:7.1f} ms a document")
    print(
        f"  docxtpl + LibreOffice by 20   {theirs * 1e3:7.1f} ms a document"
        f" ({rendered * 1e3:.0f} + {converted * 1e3:.0f})"
    )
    print(
        f"  {theirs / two:.1f} times as fast on two processes (wanted: 10);"
        f" {theirs / one:.1f} times process for process"
    )
    print(
        f"  processor time {two_busy * 1e3:.1f} and {their_busy * 1e3:.1f} ms a document:"
        f" {their_busy / two_busy:.1f} times, so {2 * their_busy / two_busy:.1f} on two free"
        " processors"
    )
    print(f"  two processes {one / two:.2f} times one (wanted: 1.8)")
    print(
        f"  20 times would take {20 * one / theirs:.1f} free processors: more than half of the"
        " time is Typst's own, and the rest is spread thin"
    )


def compare_letters(folder: Path, rows: int, count: int) -> None:
    """Letters of one page to DOCX, one process each."""
    source = template(1)
    ours, busy = median_of_three(folder, rows, source, ("docx",), 1)
    (folder / "letters").mkdir()
    begin = processor_time()
    rendered, _ = with_docxtpl(folder / "letters", count, source)
    rendered_busy = (processor_time() - begin) / count
    print(f"letters to DOCX, one process each, {rows} and {count} documents")
    print(
        f"  packetgen {ours * 1e3:.2f} ms, docxtpl {rendered * 1e3:.2f} ms:"
        f" {rendered / ours:.1f} times as fast (wanted: 5); processor time {busy * 1e3:.2f}"
        f" and {rendered_busy * 1e3:.2f} ms: {rendered_busy / busy:.1f} times"
    )


if __name__ == "__main__":
    main()
