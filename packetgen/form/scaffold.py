"""A form to start from: it lints and drafts at once, and says where to go on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib import resources

from packetgen.errors import FormError

SHAPES: Mapping[str, str] = {"letter": "referral-letter", "paper": "notice-of-hearing"}
"""Shape of a new form -> the shipped form whose page set-up and styles it takes."""
_BODY = re.compile(r"(<w:body>).*?(<w:sectPr\b(?:(?!<w:sectPr\b).)*</w:body>)", re.S)
_LETTER = (
    ("Slot", "{{ letterhead() }}"),
    ("LetterText", "{{ today }}"),
    ("LetterAddress", "{{ client }}"),
    ("LetterAddress", "{%p if client.address.printed %}"),
    ("LetterAddress", "{{ client.address.printed }}"),
    ("LetterAddress", "{%p endif %}"),
    ("LetterAddress", ""),
    ("LetterSubject", "{{ subject }}"),
    ("LetterText", "Dear {{ client.name.formal }}:"),
    ("Slot", "{{ prose(text) }}"),
    ("LetterText", "{%p if bring %}"),
    ("Heading2", "What to bring"),
    ("ListBullet", "{%p for x in bring %}"),
    ("ListBullet", "{{ x|sentence }}"),
    ("ListBullet", "{%p endfor %}"),
    ("LetterText", "{%p endif %}"),
    ("LetterText", "Sincerely,"),
    ("LetterAddress", ""),
    ("LetterAddress", "{{ office.contact }}"),
    ("LetterAddress", "{{ office.name }}"),
)
_PAPER = (
    ("Slot", "{{ caption() }}"),
    ("BodyText", "TO ALL PARTIES AND THEIR ATTORNEYS OF RECORD:"),
    ("Slot", "{{ prose(text) }}"),
    ("BodyText", "{%p if bring %}"),
    ("BodyText", "These papers are attached:"),
    ("ListNumber", "{%p for x in bring %}"),
    ("ListNumber", "{{ x|sentence }}"),
    ("ListNumber", "{%p endfor %}"),
    ("BodyText", "{%p endif %}"),
    ("Slot", "{{ signature_block() }}"),
)


def scaffold_form(identifier: str, title: str, *, shape: str = "letter") -> Mapping[str, bytes]:
    """The files of a new form by their path below its folder.

    Args:
        identifier: The form's id: small letters, digits and hyphens.
        title: What people call it.
        shape: ``letter``, with a page set-up of its own, or ``paper``, in the court's layout.

    Raises:
        FormError: The id is none.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", identifier):
        raise FormError(
            f"{identifier!r} cannot be the id of a form.",
            hint="Use small letters, digits and hyphens, and begin with a letter: rent-receipt",
        )
    paper = shape == "paper"
    manifest = {
        "id": identifier,
        "title": title,
        "description": "What the form is for, in a sentence.",
        "kind": "notice" if paper else "letter",
        "audience": "court" if paper else "client",
        "paper": paper,
        "needs": ["case.number", "parties"] if paper else ["parties", "office.name"],
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in manifest.items()]
    example = {
        "subject": "A word about your case",
        "text": "We have news.",
        "bring": ["this letter"],
    }
    if paper:
        del example["subject"]
        example["bring"] = ["the notice of March 3"]
    return {
        "form.yaml": ("\n".join(lines) + "\n").encode(),
        "schema.json": (
            json.dumps(_schema(title, paper), indent=2, ensure_ascii=False) + "\n"
        ).encode(),
        "template.docx": _template(shape),
        "examples/basic.yaml": "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in example.items()
        ).encode(),
    }


def _schema(title: str, paper: bool) -> dict[str, object]:
    properties: dict[str, object] = {
        "subject": {"type": "string", "minLength": 1, "description": "Subject line."},
        "text": {"type": "string", "format": "prose", "minLength": 1, "description": "The text."},
        "bring": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Papers that are attached." if paper else "What to bring.",
        },
    }
    if paper:
        del properties["subject"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "description": "What the plan says for it.",
        "properties": properties,
        "required": [name for name in properties if name != "bring"],
        "additionalProperties": False,
    }


def _template(shape: str) -> bytes:
    """The Word file: page set-up and styles of a shipped form, paragraphs of its own."""
    from markupsafe import escape

    from .package import pack, read_package, write_package

    source = resources.files("packetgen.data.forms").joinpath(SHAPES[shape], "template.docx")
    members = read_package(source.read_bytes(), name="template.docx")
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        + (f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else "")
        + "</w:p>"
        for style, text in (_PAPER if shape == "paper" else _LETTER)
    )
    name = "word/document.xml"
    xml = members[name].content().decode("utf-8")
    filled = _BODY.sub(lambda m: f"{m[1]}{body}{m[2]}", xml)
    return write_package([
        pack(name, filled.encode("utf-8")) if key == name else member
        for key, member in members.items()
    ])  # fmt: skip
