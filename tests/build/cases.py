"""Small cases that tests write for themselves, and what they do to the drafts of a build."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

from packetgen.build import BuildResult, approve, build
from tests.zip_files import repacked

TODAY = dt.date(2026, 12, 1)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SIGNER: dict[str, Any] = {"name": "Priya N. Raman", "role": "attorney", "bar_number": "999201"}

CASE: dict[str, Any] = {
    "jurisdiction": "us-ca-superior-alameda",
    "case": {
        "number": "26CV000111",
        "title": {"short": "Ferris v. Vo"},
        "kind": "civil",
        "filed": "2026-01-05",
        "client": "vo",
        "parties": [
            {
                "id": "ferris",
                "role": "plaintiff",
                "name": {"first": "Nora", "last": "Ferris"},
                "represented_by": ["lind"],
            },
            {
                "id": "vo",
                "role": "defendant",
                "name": {"first": "Minh", "last": "Vo", "title": "Mr."},
                "represented_by": ["duval"],
            },
        ],
    },
    "counsel": [
        {
            "id": "duval",
            "name": {"first": "Robin", "last": "Duval"},
            "bar_number": "999411",
            "bar_state": "California",
            "firm": "Duval Law Office",
            "address": {"lines": "100 Example Avenue", "city": "Oakland", "state": "CA",
                        "postal_code": "94600"},
            "phone": "(510) 555-0101",
            "email": "robin@example.org",
        },
        {
            "id": "lind",
            "name": {"first": "Casey", "last": "Lind"},
            "bar_number": "999412",
            "address": {"lines": "7 Sample Plaza", "city": "Oakland", "state": "CA",
                        "postal_code": "94600"},
            "phone": "(510) 555-0102",
            "email": "clind@example.com",
        },
    ],
    "people": [{"id": "okafor", "name": {"first": "Sam", "last": "Okafor"}, "role": "paralegal"}],
}  # fmt: skip

DECLARATION = {
    "id": "statement",
    "form": "declaration",
    "values": {
        "declarant": "vo",
        "supports": "motion to compel",
        "statements": "1. I am the defendant.\n\n2. I live in Oakland.\n\n3. I paid the rent.",
    },
}

PROOF = {"id": "proof", "form": "proof-of-service", "values": {"server": "okafor"}}
SERVICE = {
    "id": "to-lind",
    "to": "lind",
    "documents": ["statement"],
    "method": "electronic",
    "by": "okafor",
    "email": "clind@example.com",
}


class Folder:
    """A case folder and its output folder; ``case`` and ``plan`` are written before each build."""

    def __init__(self, place: Path, case: dict[str, Any], plan: dict[str, Any]) -> None:
        self.place, self.case, self.plan = place, case, plan
        self.out = place.parent / f"{place.name}-out"
        place.mkdir(parents=True, exist_ok=True)

    def write(self) -> Path:
        for name, data in (("case.yaml", self.case), ("packet.yaml", self.plan)):
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            (self.place / name).write_text(text, encoding="utf-8")
        return self.place / "packet.yaml"

    def build(self, **options: Any) -> BuildResult:
        return build(self.write(), self.out, **{"today": TODAY, **options})

    def approve(self, **options: Any) -> None:
        approve(self.write(), self.out, **{**SIGNER, "on": TODAY, **options})

    def final(self, **options: Any) -> BuildResult:
        return self.build(final=True, **options)

    def draft(self, document: str = "statement") -> Path:
        return self.out / "drafts" / f"{document}.docx"

    def report(self) -> str:
        return (self.out / "report.txt").read_text(encoding="utf-8")


def small(place: Path, *documents: dict[str, Any], **plan: Any) -> Folder:
    """A case with one declaration, or with the documents given."""
    return Folder(
        place,
        copy.deepcopy(CASE),
        {
            "case": "case.yaml",
            "title": "Motion to compel",
            "filing_date": "2026-12-04",
            "documents": copy.deepcopy(list(documents or (DECLARATION,))),
            **plan,
        },
    )


def example(name: str, place: Path) -> Path:
    """A copy of a shipped example's folder."""
    return Path(shutil.copytree(EXAMPLES / name, place / name))


def with_exhibits(place: Path, titles: Iterable[str], **plan: Any) -> Folder:
    """A declaration with one exhibit per title, each a PDF of two pages: e1, e2, …"""
    folder = small(place, **plan)
    names = [f"e{number}" for number, _ in enumerate(titles, 1)]
    folder.case["exhibits"] = [
        {"id": name, "title": title, "file": f"{name}.pdf"}
        for name, title in zip(names, titles, strict=True)
    ]
    for name in names:
        (folder.place / f"{name}.pdf").write_bytes(pdf(f"{name} first", f"{name} second"))
    cites = "\n\n".join(
        f"{number}. See {{{{ exhibit('{name}', page=2) }}}}."
        for number, name in enumerate(names, 1)
    )
    document = folder.plan["documents"][0]
    document["values"]["statements"] = cites or "1. I have nothing to show."
    document["exhibits"] = names
    return folder


def pdf(*texts: str) -> bytes:
    """A PDF with one page for each text, as a simple program would have made it."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(texts)))
    objects.append(b"<</Type/Catalog/Pages 2 0 R>>")
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(texts)}>>".encode())
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for at, text in enumerate(texts):
        stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {5 + 2 * at} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(body))
    )


def digests(folder: Path) -> dict[str, str]:
    """Hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, change: Callable[[Any], None]) -> bytes:
    """Open a draft as Word's own user would, change it, save it; gives the new bytes."""
    import docx

    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return path.read_bytes()


def paragraph(document: Any, beginning: str) -> Any:
    """The body paragraph whose text begins so."""
    return next(p for p in document.paragraphs if p.text.strip().startswith(beginning))


def replace_words(old: str, new: str) -> Callable[[Any], None]:
    """Replace words wherever one run of the document holds them, captions and tables too."""

    def change(document: Any) -> None:
        from docx.oxml.ns import qn

        found = 0
        for text in document.element.body.iter(qn("w:t")):
            if text.text and old in text.text:
                text.text = text.text.replace(old, new)
                found += 1
        assert found, f"the draft does not hold {old!r} in one run"

    return change


def rewrite(path: Path, member: str, change: Callable[[str], str]) -> None:
    """Change one XML part of a draft."""

    def changed(name: str, content: bytes) -> bytes:
        return change(content.decode("utf-8")).encode("utf-8") if name == member else content

    path.write_bytes(repacked(path.read_bytes(), changed))
