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

    A consent is in the language that the client reads, with the English beside it; every other
    paper is English unless the plan says otherwise.
    """
    client = case.find(case.client) if case.client else None
    reads = client.language if isinstance(client, Party | Person) else "en"
    documents = tuple(
        document
        if document.language
        else replace(document, language=reads if _for_the_client(forms[document.form]) else "en")
        for document in plan.documents
    )
    return replace(plan, documents=documents)


def _for_the_client(form: Form) -> bool:
    return form.translated and form.audience == "client"


def language_set(form: Form, document: PlannedDocument) -> str:
    """The language that a document is set in: English where its form has no text in its own."""
    if not form.translated:
        return document.language
    return spoken(document.language, form.languages) or "en"
