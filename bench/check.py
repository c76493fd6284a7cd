"""``packetgen check`` beside pdfium extracting the same file's text once: time, ratio, memory.

Run: python bench/check.py [PAGES ...]
A pleading of that many pages (default 1000 and 10000) is made from thirty different pages; text
extraction and all checks run in processes of their own, three times for files of up to 2,000 pages
(the fastest counts: others may use the machine). The promise: at most 15 times the extraction, and
memory that does not grow with the number of pages.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

PROMISE = 15.0
SENTENCES = (
    "The default was entered while settlement talks were under way, and the answer was ready",
    "within a week of its entry, so that relief is sought promptly and without prejudice to the",
    "opposing party, who has conducted no discovery and has not asked for a date of trial yet.",
)


def pleading(pages: int) -> bytes:
    """A pleading on numbered paper; pages beyond the thirtieth repeat the first thirty."""
    import fontpkg_arimo
    import typst

    numbers = "".join(f'#place(dx: 50pt, dy: {72 + 24 * n - 4.8}pt, "{n}")\n' for n in range(1, 29))
    rules = (
        "#place(line(start: (82pt, 0pt), end: (82pt, 792pt)))\n"
        "#place(line(start: (85pt, 0pt), end: (85pt, 792pt)))\n"
        "#place(line(start: (90pt, 757pt), end: (576pt, 757pt)))\n"
    )
    made = []
    for page in range(1, min(pages, 30) + 1):
        text = "".join(
            f'#place(dx: 90pt, dy: {72 + 24 * n - 4.8}pt, "{SENTENCES[(n + page) % 3]}")\n'
            for n in range(1, 28)
        )
        foot = f'#place(dx: 300pt, dy: 752pt, "{page}")\n#place(dx: 200pt, dy: 769pt, "MOTION")\n'
        made.append(numbers + rules + text + foot)
    source = (
        "#set page(width: 612pt, height: 792pt, margin: 0pt)\n"
        '#set text(font: "Arimo", size: 12pt, top-edge: "baseline", bottom-edge: "baseline")\n'
        + "\n#pagebreak()\n".join(made)
    )
    fonts = [str(Path(fontpkg_arimo.__file__).parent)]
    return _repeated(bytes(typst.compile(source.encode(), font_paths=fonts)), pages)


def _repeated(data: bytes, pages: int) -> bytes:
    import pypdfium2 as pdfium

    source = pdfium.PdfDocument(data)
    if pages <= len(source):
        return data
    target = pdfium.PdfDocument.new()
    while len(target) < pages:
        count = min(len(source), pages - len(target))
        target.import_pages(source, list(range(count)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.pdf"
        target.save(str(path))
        return path.read_bytes()


EXTRACT = """
import json, sys, time, resource, pypdfium2
start = time.perf_counter()
document = pypdfium2.PdfDocument(open(sys.argv[1], "rb").read())
letters = 0
for page in document:
    text = page.get_textpage()
    letters += len(text.get_text_range())
    text.close(); page.close()
print(json.dumps([time.perf_counter() - start,
                  resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, letters]))
"""
CHECK = """
import datetime, json, sys, time, resource
from pathlib import Path
from packetgen.check import check_pdf
from packetgen.jurisdiction import resolve
from packetgen.jurisdiction.model import Conditions
court = resolve("us-ca-superior-alameda", Conditions(datetime.date(2026, 6, 1)))
start = time.perf_counter()
outcome = check_pdf(Path(sys.argv[1]), jurisdiction=court)
print(json.dumps([time.perf_counter() - start,
                  resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                  len(outcome.findings)]))
"""


def measured(script: str, file: Path, times: int) -> tuple[float, float, int]:
    """Seconds of the fastest run, peak memory in MB, and what the script counted."""
    runs = []
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-c", script, str(file)], check=True, capture_output=True, text=True
        )
        runs.append(json.loads(done.stdout))
    seconds, memory, count = min(runs)
    return float(seconds), float(memory), int(count)


def main() -> None:
    """Print one line for each length."""
    lengths = [int(a) for a in sys.argv[1:]] or [1000, 10_000]
    heads = ("pages", "text", "check", "ratio", "ms/page", "MB", "file MB")
    print("{:>6} {:>9} {:>9} {:>6} {:>8} {:>6} {:>8}".format(*heads))
    for pages in lengths:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "pleading.pdf"
            file.write_bytes(pleading(pages))
            times = 3 if pages <= 2000 else 1
            text, _, _ = measured(EXTRACT, file, times)
            check, memory, _ = measured(CHECK, file, times)
            size = file.stat().st_size / 1e6
        print(
            f"{pages:>6} {text:>8.2f}s {check:>8.2f}s {check / text:>6.1f} "
            f"{1000 * check / pages:>8.2f} {memory:>6.0f} {size:>8.1f}"
            f"{'' if check / text <= PROMISE else '  OVER THE PROMISE'}",
            flush=True,
        )


if __name__ == "__main__":
    main()
