"""A one-page letter to DOCX: packetgen beside docxtpl's own render and save, same template.

Run: python bench/draft.py [N]
Prints medians over N documents (default 200) in one run of each, and each run's peak memory.
docxtpl is used as its manual says: the template is opened, rendered and saved for each document.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

LETTER = (
    "{{ office.name }}",
    "{{ office.address.printed }}",
    "{{ today }}",
    "{{ client.name }}",
    "{{ client.address.printed }}",
    "Re: {{ case.short_title }}, {{ case.number }}",
    "Dear {{ client.name }}:",
    "Thank you for coming to see us on {{ met }}. You told us about the default that was entered "
    "in your case, and we looked at the papers that you brought. This letter says what we will "
    "do, what we ask of you, and when your next court date is. Please keep it.",
    "{%p if engaged %}",
    "We have agreed to represent you in this matter. The clerk entered the default on "
    "{{ entered }}; a motion to set it aside has to be made within six months of that day and "
    "within a reasonable time, which is why we ask you to answer our calls quickly.",
    "{%p endif %}",
    "Please bring these papers to our next meeting:",
    "{%p for item in bring %}",
    "{{ item }}",
    "{%p endfor %}",
    "Your hearing is on {{ hearing.on }} in Department {{ hearing.department }}. Please be there "
    "half an hour before. If you need an interpreter, tell us at least a week before the hearing.",
    "We do not charge you for our work. Court fees may be waived; we enclose the form. If anything "
    "changes, such as your address or your telephone number, let us know at once.",
    "Sincerely,",
    "{{ office.contact }}",
)
BRING = ["the lease", "rent receipts since January", "photographs of the apartment",
         "letters from the landlord", "the summons and complaint with their envelopes"]  # fmt: skip


def template() -> bytes:
    """The letter as a Word file."""
    from docx import Document

    document = Document()
    for text in LETTER:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_docxtpl(source: bytes) -> Callable[[int], bytes]:
    """One letter by docxtpl, as its manual does it."""
    from docxtpl import DocxTemplate

    def letter(number: int) -> bytes:
        document = DocxTemplate(io.BytesIO(source))
        document.render(
            {
                "office": {
                    "name": "Eastside Tenant Law Project",
                    "address": {"printed": "2210 Alder Crossing, Oakland, CA 94600"},
                    "contact": "Priya N. Raman",
                },
                "today": "November 21, 2026",
                "client": {
                    "name": f"Client {number}",
                    "address": {"printed": f"{number} Larkmead Court, Oakland, CA 94600"},
                },
                "case": {"short_title": "Oakwood v. Client", "number": f"26CV{number:06d}"},
                "met": "November 9, 2026",
                "engaged": True,
                "entered": "October 6, 2026",
                "bring": BRING,
                "hearing": {"on": "January 14, 2027", "department": "17"},
            },
            autoescape=True,
        )
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return letter


def with_packetgen(source: bytes) -> Callable[[int], bytes]:
    """One letter by packetgen, from a case."""
    from packetgen.case.model import Address, Case, Hearing, Office, Party, PersonName
    from packetgen.draft import DraftingInstructions, draft
    from packetgen.form import Form

    form = Form(
        "letter", "Letter", source, kind="letter", audience="client", paper=False,
        schema={"type": "object", "properties": {
            "met": {"type": "string"}, "engaged": {"type": "boolean"},
            "entered": {"type": "string"}, "bring": {"type": "array"}}},
    )  # fmt: skip
    office = Office(
        name="Eastside Tenant Law Project",
        address=Address(("2210 Alder Crossing",), "Oakland", "CA", "94600"),
        contact="Priya N. Raman",
    )
    values = {"met": "November 9, 2026", "engaged": True, "entered": "October 6, 2026",
              "bring": BRING}  # fmt: skip

    def letter(number: int) -> bytes:
        client = Party(
            "client", "defendant", "second", PersonName(given="Client", family=str(number)),
            address=Address((f"{number} Larkmead Court",), "Oakland", "CA", "94600"),
        )  # fmt: skip
        case = Case(
            "us-ca-superior-alameda", number=f"26CV{number:06d}", short_title="Oakwood v. Client",
            parties=(client,), client="client", office=office,
            hearings=(Hearing("h", dt.date(2027, 1, 14), department="17"),),
        )  # fmt: skip
        made = draft(
            form,
            case,
            None,
            DraftingInstructions(today=dt.date(2026, 11, 21), document_id="letter", values=values),
        )
        assert not made.unresolved
        return made.docx

    return letter


def measure(name: str, count: int) -> dict[str, float]:
    """Median milliseconds per letter after the first, and this process's peak memory in MB."""
    source = template()
    letter = {"docxtpl": with_docxtpl, "packetgen": with_packetgen}[name](source)
    start = time.perf_counter()
    letter(0)
    first = time.perf_counter() - start
    times = []
    for number in range(1, count + 1):
        start = time.perf_counter()
        letter(number)
        times.append(time.perf_counter() - start)
    return {"median": statistics.median(times) * 1e3, "first": first * 1e3, "peak": _peak()}


def _peak() -> float:
    try:
        import resource
    except ImportError:
        return float("nan")
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Measure each in a process of its own, so that neither pays for the other."""
    if len(sys.argv) > 2:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
        return
    count = sys.argv[1] if len(sys.argv) > 1 else "200"
    found = {}
    for name in ("docxtpl", "packetgen"):
        run = subprocess.run(
            [sys.executable, __file__, name, count], capture_output=True, text=True, check=True
        )
        found[name] = json.loads(run.stdout)
        print(
            f"{name:10} {found[name]['median']:7.2f} ms a letter (first {found[name]['first']:.0f} "
            f"ms), peak {found[name]['peak']:.0f} MB"
        )
    print(f"{found['docxtpl']['median'] / found['packetgen']['median']:.1f} times as fast")


if __name__ == "__main__":
    main()
