"""The HTML report in a real browser: it lays out, fetches nothing, can be read, and prints."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from packetgen.check import build_report, check_pdf, report_html
from packetgen.jurisdiction.model import Jurisdiction

from ..written_papers import CALIFORNIA, pdf_of

BROWSER = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed here")

PROBE = """
<script>
addEventListener("load", () => {
  const found = [];
  for (const sheet of document.querySelectorAll(".sheet")) {
    const page = sheet.getBoundingClientRect();
    const img = sheet.querySelector("img");
    if (!img.complete || img.naturalWidth < 300) found.push("picture");
    for (const mark of sheet.querySelectorAll("a.mark")) {
      const box = mark.getBoundingClientRect();
      if (box.left < page.left - 3 || box.right > page.right + 3) found.push("mark");
      if (!document.querySelector(mark.getAttribute("href"))) found.push("target");
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push("overflow");
  for (const element of document.querySelectorAll(".tag, p, dt, dd, h4, td")) {
    if (contrast(element) < 4.5) { found.push("contrast " + element.className); break; }
  }
  if (performance.getEntriesByType("resource").some(r => !r.name.startsWith("data:")))
    found.push("fetched");
  const sheets = document.querySelectorAll(".sheet").length;
  document.body.setAttribute("data-probe", sheets + ":" + (found.join(",") || "fine"));
});
function light(color) {
  const parts = color.match(/[\\d.]+/g).map(Number);
  const [r, g, b] = parts.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
  return .2126 * r + .7152 * g + .0722 * b;
}
function contrast(element) {
  let behind = element;
  while (behind && /rgba\\(0, 0, 0, 0\\)/.test(getComputedStyle(behind).backgroundColor))
    behind = behind.parentElement;
  const under = behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)";
  const [a, b] = [light(getComputedStyle(element).color), light(under)].sort((x, y) => y - x);
  return (a + .05) / (b + .05);
}
</script>
"""  # noqa: E501 - a script is one text


@pytest.fixture(scope="module")
def html() -> str:
    from ..conftest import court

    court_: Jurisdiction = court("us-ca-superior-alameda")
    paper = CALIFORNIA.but(
        left=70, number_right=55, rule=False, extra=((2, 120, 743.9, 12, "SSN 219-09-9999"),)
    )
    data = pdf_of(paper)
    outcome = check_pdf(data, jurisdiction=court_, name="motion.pdf")
    report = build_report([outcome], today=dt.date(2026, 6, 1), title="Motion")
    return report_html(report, pdfs={"motion.pdf": data})


def browse(folder: Path, *arguments: str) -> str:
    assert BROWSER is not None
    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu",
         f"--user-data-dir={folder / 'own'}", "--window-size=1200,1600",
         "--virtual-time-budget=4000", *arguments],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return done.stdout


def test_it_lays_out_in_a_browser_and_fetches_nothing(html: str, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(html.replace("</body>", PROBE + "</body>"), encoding="utf-8")
    dom = browse(tmp_path, "--dump-dom", file.as_uri())
    probe = re.search(r'data-probe="([^"]*)"', dom)
    assert probe is not None
    assert probe[1] == "3:fine"
    assert dom.count("<main") == dom.count("<header") == dom.count("<h1") == 1
    assert not re.search(r'(?:src|href)="(?!data:|#|https?:)', dom)
    assert not re.search(r'<img(?![^>]*alt="[^"]+)', dom)


def test_it_prints(html: str, tmp_path: Path) -> None:
    import pypdfium2

    file, printed = tmp_path / "report.html", tmp_path / "report.pdf"
    file.write_text(html, encoding="utf-8")
    browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", file.as_uri())
    document = pypdfium2.PdfDocument(printed)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert 2 <= len(document) <= 12
    assert "rules checked" in text
    assert "219-09-9999" not in text
    document.close()
