"""How long it takes to bind a packet, beside tools that only append files.

Run ``python bench/packet.py [--pages 1000] [--rounds 5] [--folder DIR]``. Every run is a process of
its own, so that peak memory is its own; medians are printed. The corpora are fixed
(``bench/corpora.py``): exhibits of ten pages; ``typeset`` (tagged text), ``scans`` (one JPEG a
page), ``mixed`` (nine text exhibits to one scan).

The last row looks for room on every page. Where a page's content tells that the stamps may stay,
reading it takes 0.3 ms; the foot of a scan is told from the last twelfth of its JPEG (0.7 ms for a
noisy page of 230 kB, in a thread beside the writing). All other pages are shown to pdfium, in that
thread too: seconds depend on free processor cores, ``cpu s`` does not.

packetgen's rows do more than append: bookmarks, page labels, an index whose entries are links,
three stamps on each exhibit page with a look at every page for room, and tags. The rows in between
leave work out one by one and so say where the time goes.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS = {
    "pypdf": "pypdf, bare append",
    "pikepdf": "pikepdf, bare append",
    "qpdf": "qpdf, bare merge",
    "pages": "packetgen, pages and bookmarks alone",
    "links": "packetgen, + index with links",
    "packet": "packetgen, + stamps: the whole packet",
}


def corpus(kind: str, folder: Path, pages: int) -> list[Path]:
    """The files of a corpus, made on first use."""
    import corpora

    count = max(1, pages // 10)
    marker = folder / f"{kind}-{count}.json"
    if marker.exists():
        return [folder / name for name in json.loads(marker.read_text(encoding="utf-8"))]
    if kind == "scans":
        files = corpora.scans(folder / "scans", count, 10)
    elif kind == "typeset":
        files = corpora.typeset(folder / "typeset", count, 10)
    else:
        text = corpora.typeset(folder / "typeset", count - count // 10, 10)
        files = text + corpora.scans(folder / "scans", max(1, count // 10), 10)
        files.sort(key=lambda path: path.name[-8:])
    names = [path.relative_to(folder).as_posix() for path in files]
    marker.write_text(json.dumps(names), encoding="utf-8")
    return files


def run_pypdf(files: list[Path], out: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for file in files:
        writer.append(file)
    writer.write(out)


def run_pikepdf(files: list[Path], out: Path) -> None:
    import pikepdf

    with pikepdf.new() as packet:
        for file in files:
            with pikepdf.open(file) as source:
                packet.pages.extend(source.pages)
        packet.save(out)


def run_qpdf(files: list[Path], out: Path) -> None:
    names = [str(file) for file in files]
    subprocess.run(["qpdf", "--empty", "--pages", *names, "--", str(out)], check=True)


def run_packetgen(files: list[Path], out: Path, row: str, index: bytes) -> None:
    import datetime as dt

    from packetgen.packet import About, PartPdf, StampPlan, assemble
    from packetgen.pages import BatesScheme, NumberingScheme, Part, PartKind, page_map

    place = {"filing": "motion", "document": "declaration"}
    parts = []
    if row != "pages":
        parts.append(
            PartPdf(Part("index", PartKind.INDEX, "Index", index_pages(index), **place), index)
        )
    for number, file in enumerate(files):
        part = Part(
            f"exhibit-{number}", PartKind.EXHIBIT, f"Document {number}", 10, **place,
            exhibit=f"e{number}", label=str(number + 1),
        )  # fmt: skip
        parts.append(PartPdf(part, file, file.name))
    pages = page_map([p.part for p in parts], NumberingScheme(bates=BatesScheme("HER")))
    stamps = StampPlan.usual() if row == "packet" else None
    about = About("Packet", today=dt.date(2026, 1, 2))
    with out.open("w+b") as file:
        assemble(parts, pages, about, stamps=stamps, into=file)


def index_pages(index: bytes) -> int:
    import io

    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(index)).pages)


def index_of(files: list[Path]) -> bytes:
    """An index of exhibits, each entry a link, as the index form typesets it."""
    import fontpkg_arimo
    import typst

    lines = "\n\n".join(
        f'#link("packetgen:exhibit/e{n}")[Exhibit {n + 1}: {file.stem}] #h(1fr) {n * 10 + 1}'
        for n, file in enumerate(files)
    )
    fonts = [str(Path(fontpkg_arimo.__file__).parent / "files")]
    return typst.compile(
        b'#set document(title: "Index")\n#set page(paper: "us-letter")\n'
        b'#set text(font: "Arimo")\n' + lines.encode(),
        format="pdf", font_paths=fonts, ignore_system_fonts=True, timestamp=0,
    )  # fmt: skip


def one(row: str, folder: Path, kind: str, pages: int) -> None:
    """One measured run in this process; prints seconds, peak memory and output size as JSON."""
    files = corpus(kind, folder, pages)
    out = folder / f"out-{row}.pdf"
    index = folder / f"index-{kind}-{pages}.pdf"
    if not index.exists():
        index.write_bytes(index_of(files))
    data = index.read_bytes()
    warm_up(row)
    start, busy_before = time.perf_counter(), busy()
    if row in {"pypdf", "pikepdf", "qpdf"}:
        {"pypdf": run_pypdf, "pikepdf": run_pikepdf, "qpdf": run_qpdf}[row](files, out)
    else:
        run_packetgen(files, out, row, data)
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, busy() - busy_before, peak_memory(row), out.stat().st_size]))


def warm_up(row: str) -> None:
    """Import what the row needs: starting Python is not what is measured."""
    if row == "pypdf":
        import pypdf
    elif row == "pikepdf":
        import pikepdf  # noqa: F401
    elif row != "qpdf":
        import pypdf  # noqa: F401
        import pypdfium2  # noqa: F401
        import typst  # noqa: F401

        import packetgen.packet  # noqa: F401


def peak_memory(row: str) -> int:
    """Peak resident memory in bytes; of the child for qpdf. 0 where the system does not say."""
    status = Path("/proc/self/status")
    if row != "qpdf" and status.exists():
        # ru_maxrss would begin with the memory of the process that started this one.
        lines = status.read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    who = resource.RUSAGE_CHILDREN if row == "qpdf" else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def busy() -> float:
    """Processor seconds of this process and of those it waited for."""
    import os

    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measured(row: str, folder: Path, kind: str, pages: int, rounds: int) -> list[float]:
    runs = []
    for _ in range(rounds):
        command = [sys.executable, __file__, "--one", row, "--kind", kind]
        command += ["--pages", str(pages), "--folder", str(folder)]
        said = subprocess.run(command, check=True, capture_output=True, text=True)
        runs.append(json.loads(said.stdout.splitlines()[-1]))
    return [statistics.median(column) for column in zip(*runs, strict=True)]


def table(kind: str, folder: Path, pages: int, rounds: int) -> None:
    files = corpus(kind, folder, pages)
    size = sum(file.stat().st_size for file in files)
    print(f"\n{kind}: {len(files)} exhibits, {pages} pages, {size / 1e6:.1f} MB in")
    heads = f"{'seconds':>9}{'ratio':>7}{'cpu s':>8}{'ratio':>7}{'peak MB':>9}{'ratio':>7}"
    print(f"{'':42}{heads}{'out MB':>8}")
    base: list[float] = []
    for row, title in ROWS.items():
        if row == "qpdf" and shutil.which("qpdf") is None:
            continue
        if row == "pikepdf":
            try:
                import pikepdf  # noqa: F401
            except ImportError:
                continue
        figures = measured(row, folder, kind, pages, rounds)
        base = base or figures
        seconds, cpu, memory, out = figures
        print(
            f"{title:42}{seconds:9.2f}{seconds / base[0]:7.2f}{cpu:8.2f}{cpu / base[1]:7.2f}"
            f"{memory / 1e6:9.0f}{memory / base[2]:7.2f}{out / 1e6:8.1f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--kind", choices=["typeset", "scans", "mixed"])
    parser.add_argument("--folder", type=Path, help="where the corpora are kept between runs")
    parser.add_argument("--one", choices=list(ROWS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one, options.folder, options.kind, options.pages)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for kind in [options.kind] if options.kind else ["typeset", "mixed", "scans"]:
            table(kind, folder, options.pages, options.rounds)


if __name__ == "__main__":
    main()
