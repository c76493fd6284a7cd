"""The language of each document of a plan that does not say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from packetgen.case import Case
from packetgen.case.model import Party, Person
from packetgen.form import Form
from packetgen.handout.languages import spoken
from packetgen.packet import Plan, PlannedDocument


def with_languages(plan: Plan, case: Case, forms: Mapping[str, Form]) -> Plan:
    """The plan with a language for every document.

    A consent is in the language that the client reads, with the English beside it; a letter to
    the client too, with the English after it, where the form has that language. Every other paper
    is English unless the plan says otherwise.
    """
    client = case.find(case.client) if case.client else None
    reads = client.language if isinstance(client, Party | Person) else "en"
    documents = tuple(
        document
        if document.language
        else replace(document, language=_language_of(forms[document.form], reads))
        for document in plan.documents
    )
    return replace(plan, documents=documents)


def reads_no_letter(form: Form, case: Case) -> str:
    """The language of a client who reads none that a letter is made in; empty where one is."""
    client = case.find(case.client) if case.client else None
    reads = client.language if isinstance(client, Party | Person) else "en"
    letter = form.kind == "letter" and form.audience == "client"
    return reads if letter and spoken(reads, form.languages) is None else ""


def _language_of(form: Form, reads: str) -> str:
    if not form.translated or form.audience != "client":
        return "en"
    # Nobody signs a letter: without a text in the language of the client it goes out in English.
    return "en" if form.english_after and spoken(reads, form.languages) is None else reads


def language_set(form: Form, document: PlannedDocument) -> str:
    """The language that a document is set in: English where its form has no text in its own."""
    if not form.translated:
        return document.language
    return spoken(document.language, form.languages) or "en"
