"""Parts of a document that was read, as expectations of its features name them."""

from __future__ import annotations

from collections.abc import Callable

from packetgen.docx.blocks import (
    Document,
    Paragraph,
    Table,
    Text,
)
from packetgen.docx.plain import paragraphs_of

Expectation = Callable[[Document], object]


def paragraphs(document: Document) -> list[Paragraph]:
    return list(paragraphs_of(document.blocks))


def only(document: Document) -> Paragraph:
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document)]


def run(document: Document, words: str) -> Text:
    return next(
        item
        for paragraph in paragraphs(document)
        for item in paragraph.inlines
        if isinstance(item, Text) and item.text.startswith(words)
    )


def labels(document: Document) -> list[str | None]:
    return [p.label.text if p.label else None for p in paragraphs(document)]


def kinds(document: Document) -> list[str]:
    return [item.what for item in document.unsupported]


def fonts(document: Document) -> set[str]:
    return {
        item.format.font
        for p in paragraphs(document)
        for item in p.inlines
        if isinstance(item, Text)
    }


def languages(document: Document) -> list[str]:
    return [
        item.format.language
        for p in paragraphs(document)
        for item in p.inlines
        if isinstance(item, Text)
    ]


def header_text(d: Document, kind: str) -> str:
    (paragraph,) = d.sections[0].headers[kind]
    assert isinstance(paragraph, Paragraph)
    return paragraph.text


def named(*what: str) -> Expectation:
    def check(d: Document) -> None:
        assert kinds(d) == list(what)

    return check


def both(*checks: Expectation) -> Expectation:
    def check(d: Document) -> None:
        for one in checks:
            one(d)

    return check


def boxed(where: str, text: str) -> Expectation:
    def check(d: Document) -> None:
        (item,) = d.unsupported
        assert (item.where, item.text) == (where, text)

    return check


NOTHING = named()


NUMBERS = " ".join(str(n) for n in range(1, 29))
