"""A 25-page California paper, DOCX to PDF: packetgen beside LibreOffice, running and started.

Run: python bench/typeset.py [N]
N different papers (default 9, and one more to begin with) are made with python-docx. Each is
converted by every engine before the next one's turn comes, so that what else the machine does falls
on all alike; each engine has a process of its own. Printed are medians of wall time and of
processor time (all threads, and LibreOffice's own processes; the fairer figure where others use the
machine), the first paper (with everything that is loaded once; it is not in the medians) and peak
memory. packetgen is measured whole: reading, typesetting as PDF/A-2a and PDF/UA-1, and the gates
that prove the PDF complete. LibreOffice writes PDF/A-2b, tagged, without such a proof; when
running, it is driven through its UNO socket by the Python that has the ``uno`` module: it loads
each paper, stores it as PDF and closes it. When not running it is started for each paper by
``soffice --headless --convert-to pdf``, with a profile that was used before and with none; the
program's files are in the system's memory already. A last line says where packetgen's own time
goes, stage by stage.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from long_paper import california, paper


def packetgen_at_work() -> None:
    """Read, typeset and prove each paper that a line of the input names; answer with the times."""
    from packetgen.docx import read_docx
    from packetgen.typeset import open_fonts, typeset

    layout = california()
    fonts = open_fonts()
    for line in sys.stdin:
        start, cpu = time.perf_counter(), time.process_time()
        data = Path(line.rstrip("\n")).read_bytes()
        done = typeset(
            read_docx(data), layout=layout, title="Motion", today=dt.date(2026, 5, 1),
            fonts=fonts, source=data,
        )  # fmt: skip
        wall, busy = time.perf_counter() - start, time.process_time() - cpu
        answer = {"wall": wall, "cpu": busy, "pages": done.pages, "peak": _peak()}
        print(json.dumps(answer), flush=True)


def by_stage(folder: Path) -> dict[str, float]:
    """Processor time of each stage, one after the other: medians in seconds."""
    from packetgen.docx import read_docx, visible_words
    from packetgen.typeset import open_fonts
    from packetgen.typeset.composing.compose import compose
    from packetgen.typeset.engines.typst_engine import compile_pdf
    from packetgen.typeset.gates.three_gates import gate_problems, read_pdf
    from packetgen.typeset.gates.words import expect

    layout = california()
    fonts = open_fonts()
    spent: dict[str, list[float]] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = work()
        spent.setdefault(stage, []).append(time.process_time() - start)
        return result

    for file in sorted(folder.glob("*.docx")):
        data = file.read_bytes()
        document = timed("reading the DOCX", partial(read_docx, data))
        words = timed("listing its words", lambda data=data: expect(visible_words(data)))
        done = timed(
            "composing",
            partial(compose, document, layout=layout, title="M", language="en", fonts=fonts),
        )
        today = dt.date(2026, 5, 1)
        pdf = timed(
            "Typst", partial(compile_pdf, done.data, fonts=fonts, system=False, today=today)
        )
        read = timed("reading the PDF", partial(read_pdf, pdf, margin=576.0, direct=True))
        timed("comparing", partial(gate_problems, read, words, done.headings, line_numbers=28))
    return {stage: statistics.median(each[1:]) for stage, each in spent.items()}


UNO = """
import json, os, pathlib, statistics, sys, time, uno
from com.sun.star.beans import PropertyValue
def value(name, content):
    item = PropertyValue(); item.Name = name; item.Value = content; return item
resolver = uno.getComponentContext().ServiceManager.createInstance(
    "com.sun.star.bridge.UnoUrlResolver")
for _ in range(300):
    try:
        context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % sys.argv[1])
        break
    except Exception:
        time.sleep(0.2)
desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
options = uno.Any("[]com.sun.star.beans.PropertyValue", (
    value("SelectPdfVersion", 2), value("UseTaggedPDF", True), value("ExportBookmarks", True)))
def server():
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if sys.argv[1].encode() in (entry / "cmdline").read_bytes() and (
                    (entry / "comm").read_text().strip() == "soffice.bin"):
                return entry
        except OSError:
            pass
serving = server()
def busy():
    if serving is None: return float("nan")
    fields = (serving / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
for line in sys.stdin:
    url = pathlib.Path(line.rstrip("\\n")).as_uri()
    start, before = time.perf_counter(), busy()
    document = desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))
    document.storeToURL(url[:-4] + "pdf", (
        value("FilterName", "writer_pdf_Export"), value("FilterData", options)))
    document.close(True)
    wall = time.perf_counter() - start
    peak = 0.0
    if serving is not None:
        status = (serving / "status").read_text()
        peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(json.dumps({"wall": wall, "cpu": busy() - before, "peak": peak}), flush=True)
try: desktop.terminate()
except Exception: pass
"""


class Worker:
    """A process that converts the papers it is told of, one by one."""

    def __init__(self, *command: str) -> None:
        self.run = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self, file: Path) -> dict[str, float]:
        assert self.run.stdin is not None
        assert self.run.stdout is not None
        self.run.stdin.write(f"{file}\n")
        self.run.stdin.flush()
        answer = self.run.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.run.args!r} broke off")
        found: dict[str, float] = json.loads(answer)
        return found

    def close(self) -> None:
        """Let the process end."""
        self.run.communicate()


def libreoffice_running(folder: Path) -> tuple[Worker, subprocess.Popen[bytes]] | None:
    """LibreOffice started beforehand, and what drives it through its socket; None without it."""
    soffice = shutil.which("soffice")
    python = next(
        (p for p in ("/usr/bin/python3", shutil.which("python3")) if p and _has_uno(p)), None
    )
    if soffice is None or python is None:
        return None
    pipe = f"packetgen-bench-{folder.name}"
    server = subprocess.Popen(
        [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return Worker(python, "-c", UNO, pipe), server


def _has_uno(python: str) -> bool:
    return subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0


def libreoffice_started(folder: Path, *, fresh: bool) -> Callable[[Path], dict[str, float]] | None:
    """LibreOffice started for each paper, by the command of its own manual.

    ``fresh``: as by somebody who never used it, without a profile.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        return None
    made = folder / f"made-{fresh}"

    def convert(file: Path) -> dict[str, float]:
        profile = folder / f"profile-{fresh}-{file.stem if fresh else ''}"
        start, before = time.perf_counter(), _children_cpu()
        subprocess.run(
            [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless",
             "--convert-to", "pdf", "--outdir", str(made), str(file)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        wall, cpu = time.perf_counter() - start, _children_cpu() - before
        if not (made / f"{file.stem}.pdf").is_file():
            raise SystemExit("LibreOffice wrote no PDF")
        return {"wall": wall, "cpu": cpu, "peak": _peak(children=True)}

    return convert


def _children_cpu() -> float:
    """Processor time of the processes that were started and have ended, in seconds."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _peak(*, children: bool = False) -> float:
    try:
        import resource
    except ImportError:
        return float("nan")
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    return resource.getrusage(who).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


@contextmanager
def engines(folder: Path) -> Iterator[dict[str, Callable[[Path], dict[str, float]]]]:
    """Each engine that is here, ready for work; what was started for them ends with the block."""
    packetgen = Worker(sys.executable, __file__, "packetgen")
    ready: dict[str, Callable[[Path], dict[str, float]]] = {"packetgen": packetgen}
    running = libreoffice_running(folder)
    if running is not None:
        ready["libreoffice, running"] = running[0]
    for name, fresh in (("started", False), ("first time", True)):
        started = libreoffice_started(folder, fresh=fresh)
        if started is not None:
            ready[f"libreoffice, {name}"] = started
    try:
        yield ready
    finally:
        packetgen.close()
        if running is not None:
            running[0].close()
            running[1].wait(timeout=60)


def main() -> None:
    """Let every engine convert each paper in turn, and say what that took."""
    if sys.argv[1:] == ["packetgen"]:
        packetgen_at_work()
        return
    if len(sys.argv) > 2:
        print(json.dumps(by_stage(Path(sys.argv[2]))))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory(prefix="packetgen-bench-") as name:
        folder = Path(name)
        papers = [folder / f"{number:03}.docx" for number in range(count + 1)]
        for number, file in enumerate(papers):
            file.write_bytes(paper(number))
        with engines(folder) as ready:
            found: dict[str, list[dict[str, float]]] = {engine: [] for engine in ready}
            for file in papers:
                for engine, convert in ready.items():
                    found[engine].append(convert(file))
        run = subprocess.run(
            [sys.executable, __file__, "stages", name], capture_output=True, text=True, check=True
        )
    report(found, json.loads(run.stdout))


def report(found: dict[str, list[dict[str, float]]], stages: dict[str, float]) -> None:
    """Print medians without the first paper, and how many times as fast packetgen is."""
    medians = {}
    for engine, (first, *others) in found.items():
        wall, cpu = (statistics.median(one[key] for one in others) for key in ("wall", "cpu"))
        medians[engine] = wall, cpu
        pages = f", {first['pages']:.0f} pages" if "pages" in first else ""
        print(
            f"{engine:23} {wall * 1e3:7.0f} ms a paper, {cpu * 1e3:.0f} ms of processor time "
            f"(first {first['wall'] * 1e3:.0f} ms), "
            f"peak {max(one['peak'] for one in (first, *others)):.0f} MB{pages}"
        )
    print("packetgen: PDF/A-2a and PDF/UA-1, every word proved to be there, none to overlap")
    print("libreoffice: PDF/A-2b, tagged, nothing proved")
    print(
        "packetgen's processor time: "
        + ", ".join(f"{stage} {spent * 1e3:.0f} ms" for stage, spent in stages.items())
        + " (the words are listed while Typst works)"
    )
    wall, cpu = medians.pop("packetgen")
    for engine, (median, busy) in medians.items():
        print(
            f"{median / wall:.1f} times as fast as {engine}; "
            f"by processor time {busy / cpu:.1f} times"
        )


if __name__ == "__main__":
    main()
