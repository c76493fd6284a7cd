"""The office's letterhead, from the case file's ``office``."""

from __future__ import annotations

from collections.abc import Mapping

from packetgen.case.model import Office

from .language import phone
from .wml import Shape, paragraph, run


def letterhead(office: Office, styles: Mapping[str, str], width: float) -> str:
    """Name, tagline, address and ways to reach the office, centred, with a rule below."""
    style = styles["letter address"]
    reach = [
        *(f"Tel. {phone(n)}" for n in (office.phone,) if n),
        *(f"Fax {phone(n)}" for n in (office.fax,) if n),
        *(t for t in (office.email, office.website) if t),
    ]
    lines = [", ".join(office.address.printed), "  ·  ".join(reach), office.hours]
    out = []
    if office.name:
        out.append(
            paragraph(
                '<w:r><w:rPr><w:b/><w:bCs/><w:spacing w:val="10"/><w:sz w:val="32"/>'
                f'<w:szCs w:val="32"/></w:rPr>{_text(office.name)}</w:r>',
                style, Shape(align="center"),
            )
        )  # fmt: skip
    if office.tagline:
        out.append(
            paragraph(run(office.tagline, italic=True), style, Shape(align="center", after=4))
        )
    small = [line for line in lines if line]
    for number, line in enumerate(small):
        content = (
            '<w:r><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>' + _text(line) + "</w:r>"
        )
        text = paragraph(content, style, Shape(align="center"))
        if number == len(small) - 1:
            rule = (
                '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="404040"/></w:pBdr>'
                '<w:spacing w:after="360"/>'
            )
            text = text.replace("<w:jc ", f"{rule}<w:jc ", 1)
        out.append(text)
    return "".join(out)


def _text(text: str) -> str:
    from .wml import text_elements

    return text_elements(text)
