"""The report of a run on one page, as text and as HTML: counts, and what to do next."""

from __future__ import annotations

from html import escape

from .languages import english_name
from .running import BatchResult

_SHOWN = 12


def report_lines(
    result: BatchResult, *, title: str, source: str, day: str
) -> list[tuple[str, list[str]]]:
    """The report as sections: heading and lines."""
    made = sum(rows for _, rows, _ in result.by_language)
    sections: list[tuple[str, list[str]]] = [
        (
            title,
            [
                f"Table: {source}",
                f"Dated: {day}",
                f"Rows in the table: {result.total}",
                f"Documents there: {made}",
                f"Not made: {len(result.failed) + len(result.still_open)}",
            ],
        )
    ]
    if result.by_language:
        sections.append(
            (
                "By language",
                [
                    f"{english_name(code)}: {rows} people" + (f", {pages} pages" if pages else "")
                    for code, rows, pages in result.by_language
                ],
            )
        )
    if result.failed:
        lines = [
            f"Row {number}: {'; '.join(dict.fromkeys(str(p) for p in problems))}"
            for number, problems in sorted(result.failed.items())[:_SHOWN]
        ]
        if len(result.failed) > _SHOWN:
            lines.append(f"and {len(result.failed) - _SHOWN} more, all in errors.xlsx")
        lines.append(
            "Correct the yellow cells in errors.xlsx and run the same command with it as --data."
        )
        sections.append((f"Not made ({len(result.failed)})", lines))
    if result.still_open:
        listed = _listed([str(number) for number in result.still_open])
        sections.append(("Still without a document", [f"Rows {listed} of the whole table"]))
    for heading, lines in _remarks(result):
        sections.append((heading, lines))
    return sections


def _remarks(result: BatchResult) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    if result.again:
        found.append(
            (
                "Made again",
                [f"{count} because {why}" for why, count in sorted(result.again.items())],
            )
        )
    if result.left_out:
        lines = [f"Row {item.number}: {item.reason}" for item in result.left_out[:_SHOWN]]
        if len(result.left_out) > _SHOWN:
            lines.append(f"and {len(result.left_out) - _SHOWN} more")
        whole = all(item.whole for item in result.left_out)
        found.append(("Left out" if whole else "Left out, or not read", lines))
    if result.kept:
        lines = [
            f"{_listed(result.kept)}",
            "Somebody changed these documents, so they were left as they are. Move one away to "
            "have it made again, or use --force.",
        ]
        found.append((f"Changed by hand ({len(result.kept)})", lines))
    if result.removed:
        lines = [f"{_listed(result.removed)}: their rows are gone, or wrong now"]
        found.append((f"Removed ({len(result.removed)})", lines))
    if result.notes or result.remarks:
        lines = [remark[0].upper() + remark[1:] for remark in result.remarks]
        lines += [f"{note} ({count} documents)" for note, count in sorted(result.notes.items())]
        found.append(("Worth a look", lines))
    return found


def _listed(names: tuple[str, ...] | list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def report_text(sections: list[tuple[str, list[str]]]) -> str:
    """The report as plain text."""
    blocks = []
    for number, (heading, lines) in enumerate(sections):
        rule = ("=" if number == 0 else "-") * len(heading)
        blocks.append("\n".join([heading, rule, *lines]))
    return "\n\n".join(blocks) + "\n"


def report_html(sections: list[tuple[str, list[str]]]) -> str:
    """The report as one HTML page that needs nothing else."""
    (title, facts), *rest = sections
    body = [f"<h1>{escape(title)}</h1>", "<dl>"]
    for fact in facts:
        name, _, value = fact.partition(": ")
        body.append(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>")
    body.append("</dl>")
    for heading, lines in rest:
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        body.append(f"<h2>{escape(heading)}</h2><ul>{items}</ul>")
    return _PAGE.format(title=escape(title), body="\n".join(body))


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light }}
body {{ font: 15px/1.45 Arial, Arimo, Helvetica, sans-serif; max-width: 44rem;
  margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; background: #fff }}
h1 {{ font-size: 1.5rem; margin: 0 0 1rem }}
h2 {{ font-size: 1.05rem; margin: 1.4rem 0 .4rem; border-bottom: 1px solid #ccc;
  padding-bottom: .2rem }}
dl {{ display: flex; flex-wrap: wrap; gap: .8rem 2.2rem; margin: 0 }}
dt {{ font-size: .8rem; color: #555 }}
dd {{ margin: 0; font-size: 1.15rem; font-weight: 700 }}
ul {{ margin: 0; padding-left: 1.1rem }}
li {{ margin: .15rem 0 }}
@media print {{ body {{ margin: 0; max-width: none }} }}
</style></head>
<body>
{body}
</body></html>
"""
