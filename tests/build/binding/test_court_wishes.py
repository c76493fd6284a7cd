"""What a court wants of files and first pages, done in a build: names, zoom, bookmarks, footer."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from pypdf import PdfReader

from packetgen.build import BuildResult, build

from ..cases import TODAY, example


@pytest.fixture(scope="module", params=["gb-ew-countycourt", "us-tx-trial-travis",
                                        "us-wa-superior-king"])  # fmt: skip
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The minimal packet moved to another court."""
    folder = example("minimal", tmp_path_factory.mktemp("moved"))
    case = folder / "case.yaml"
    text = case.read_text(encoding="utf-8")
    moved = re.sub(r"(?m)^jurisdiction: .*$", f"jurisdiction: {request.param}", text)
    assert moved != text
    case.write_text(moved, encoding="utf-8")
    return build(folder / "packet.yaml", folder / "out", today=TODAY)


def court_of(built: BuildResult) -> str:
    return next(o.jurisdiction for o in built.report.outcomes if o.kind == "build")


def notice(built: BuildResult) -> tuple[str, PdfReader]:
    """The first filing: its name and its pages."""
    path = next(p for p in built.files if p.endswith(".pdf") and "otice" in p)
    return path.removeprefix("filing/"), PdfReader(io.BytesIO(built.outputs[path]))


def test_files_bear_names_that_the_court_takes(built: BuildResult) -> None:
    name, _ = notice(built)
    wanted = {
        "gb-ew-countycourt": r"01-notice-[A-Z0-9]+\.pdf",
        "us-tx-trial-travis": r"01Notice\.pdf",
        "us-wa-superior-king": r"01-notice\.pdf",
    }
    assert re.fullmatch(wanted[court_of(built)], name)
    assert "PG608" not in {f.code for f in built.report.findings}


def test_english_files_open_at_full_size_and_bookmarks_show_the_page(built: BuildResult) -> None:
    _, pdf = notice(built)
    england = court_of(built) == "gb-ew-countycourt"
    opening = pdf.root_object.get("/OpenAction")
    assert (float(opening[4]) if opening else None) == (1.0 if england else None)
    titles = [str(item.title) for item in pdf.outline if not isinstance(item, list)]
    assert titles
    assert all(title.endswith("(1)") for title in titles) == england
    assert not {"PG504", "PG505"} & {f.code for f in built.report.findings}


def test_washington_has_the_filer_at_the_foot_of_the_first_page(built: BuildResult) -> None:
    path = next(p for p in built.files if p.endswith(".pdf") and "otice" in p)
    document = pypdfium2.PdfDocument(built.outputs[path])
    feet = [page.get_textpage().get_text_bounded(top=100) for page in document]
    document.close()
    assert ("(510) 555-0101" in feet[0]) == (court_of(built) == "us-wa-superior-king")
    assert "(510) 555-0101" not in " ".join(feet[1:])
    assert not {"PG301", "PG302"} & {f.code for f in built.report.findings}


def test_a_server_who_is_no_lawyer_need_not_sign_like_one(built: BuildResult) -> None:
    asked = [f for f in built.report.findings if f.code == "PG902" and "proof" in f.file.lower()]
    assert asked == []
