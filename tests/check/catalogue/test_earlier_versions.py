"""What earlier versions of a PDF still say in it."""

from __future__ import annotations

from packetgen.check import check_pdf
from packetgen.jurisdiction.model import Jurisdiction

from ..raw_pdf import Raw, pdf, stream, text
from ..redaction_files import LINE, OVER, found


def saved_again(before: str, after: str) -> bytes:
    """A page saved by appending: the file as it was, and behind it the page as it is."""
    first = pdf(Raw(before))
    body = stream("", after.encode())
    start = len(first)
    xref = start + len(b"4 0 obj\n") + len(body) + len(b"\nendobj\n")
    tail = f"xref\n4 1\n{start:010d} 00000 n \ntrailer\n<< /Size 102 /Root 1 0 R /Prev "
    previous = first.rsplit(b"startxref\n", 1)[1].split(b"\n")[0].decode()
    tail += f"{previous} >>\nstartxref\n{xref}\n%%EOF\n"
    return first + b"4 0 obj\n" + body + b"\nendobj\n" + tail.encode()


def test_words_of_an_earlier_version_that_is_still_in_the_file(california: Jurisdiction) -> None:
    taken_out = text(72, 700, "Testimony of") + OVER + text(280, 700, "about the payment")
    (finding,) = found(saved_again(LINE, taken_out), california).findings
    assert (finding.code, finding.gate) == ("PG703", False)
    assert "earlier version" in finding.message
    assert "quackenbush" not in repr(finding).casefold()
    more = text(72, 500, "A further line was added.")
    assert found(saved_again(LINE, LINE + more), california).findings == ()


def test_an_identifier_in_an_earlier_version_is_private_still(california: Jurisdiction) -> None:
    number = text(72, 700, "His SSN is 219-09-9999.")
    data = saved_again(number, text(72, 700, "His SSN is masked."))
    outcome = check_pdf(data, jurisdiction=california, name="x.pdf", select=["PG701"])
    assert [f.gate for f in outcome.findings] == [True]
    assert "earlier version" in outcome.findings[0].message
