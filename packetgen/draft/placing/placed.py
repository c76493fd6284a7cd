"""The functions that a template calls: what is placed, and what stands in running text."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup

from packetgen.case.model import Counsel, Hearing, Party, Person, Service
from packetgen.charts import Figure
from packetgen.errors import FormError, Location, Problem
from packetgen.form.model import Form
from packetgen.jurisdiction.model import Jurisdiction, Layout, RequiredWording

from ..captions.caption import caption
from ..filling.environment import Record, at_line
from ..filling.parts import CompiledPart
from ..filling.prepare import Prepared
from ..letterheads.letterhead import (
    PICTURE,
    letterhead,
    letterhead_file,
    picture,
    picture_paragraph,
)
from ..signing.certificates import certificate, is_wanted, placed_at_end, words_counted, words_in
from ..signing.service_certificate import service_certificate, wanted_on
from ..texts import markdown
from ..texts.figures import drawn
from ..texts.qr import qr_code, reached_at
from ..values.caption_values import caption_values
from ..values.caption_words import CaptionFacts
from ..values.casework import casework_functions
from ..values.cites import cite
from ..values.court_papers import paper_functions
from ..values.subpoenas import subpoena_functions
from ..values.timing import Dates, timing_functions
from ..values.views import CiteText, Scene, View, wrap
from ..word_files.template_package import DOCUMENT
from ..word_files.wml import Shape, paragraph, run
from ..words.gap_words import bracketed
from ..words.missing import Missing
from .clauses import clauses
from .oaths import oath_functions
from .placed_brief import brief_functions
from .placed_signing import day_of, signature_on, signing_functions
from .placed_texts import text_functions

_FILE = re.compile(r"^[^\n]{1,200}\.md$")
_UNHEARD = frozenset(
    {"complaint", "answer", "petition", "pleading", "notice_of_appearance", "notice_of_deposition",
     "notice_of_subpoena", "notice_to_consumer"}
)  # fmt: skip
"""Papers that no hearing is about: unless the plan names one, their captions tell of none."""


@dataclass(slots=True)
class Stage:
    """Everything that placing needs; made anew for each document, shared with nothing."""

    form: Form
    scene: Scene
    jurisdiction: Jurisdiction | None
    layout: Layout | None
    prepared: Prepared
    record: Record
    additions: markdown.Additions
    document_id: str
    base: Path | None
    filer: Party | None
    counsel: tuple[Counsel, ...]
    hearing: Hearing | None
    title: str
    signer: str
    context: dict[str, Any]
    problems: list[Problem]
    today: dt.date
    to_write: dict[str, Problem] = field(default_factory=dict)
    """Passages in [[double brackets]], by their words."""
    part: CompiledPart | None = None
    dates: Dates | None = None
    hearing_chosen: bool = False
    """Whether the plan itself names the hearing that the paper is for."""
    protected: str = ""
    apart: Counter[str] = field(default_factory=Counter)
    """Words of the sections that rules on length may leave out."""

    def functions(self) -> dict[str, Callable[..., Any]]:
        """By the name that a template says."""
        return {
            "caption": self.caption,
            **signing_functions(self),
            **oath_functions(self),
            **brief_functions(self),
            **text_functions(self),
            "required_wording": self.required_wording,
            "letterhead": self.letterhead,
            "figure": self.figure,
            "qr": self.qr,
            "exhibit": self.exhibit,
            "blank": lambda width=24: "_" * max(1, min(int(width), 120)),
            "checkbox": lambda condition=False: "☒" if condition else "☐",
            "party": self.finder(Party, "party"),
            "person": self.finder((Person, Party, Counsel), "person"),
            "hearing_of": self.finder(Hearing, "hearing"),
            "service": self.service,
            "paper": self.paper,
            **casework_functions(self.scene, self.today, self.document_id),
            **paper_functions(self.scene),
            **subpoena_functions(
                self.scene,
                self.jurisdiction.id if self.jurisdiction else self.scene.case.jurisdiction,
                self.jurisdiction.texts if self.jurisdiction else (),
            ),
            **timing_functions(
                self.scene,
                self.jurisdiction.id if self.jurisdiction else self.scene.case.jurisdiction,
                self.today,
                self.hearing.id if self.hearing else "",
                self.dates,
            ),
        }

    def caption(self, title: Any = "") -> Markup:
        """The caption; ``title`` overrides the form's."""
        if self.layout is None or self.jurisdiction is None:
            raise FormError(
                f"The form {self.form.id!r} has a caption, but is not a court paper.",
                hint="Set paper: true in form.yaml, and give the case a jurisdiction.",
            )
        facts = self.caption_facts(str(title) if title else self.title)
        xml = self.sensitive_notice() + caption(facts, self.layout, self.prepared.styles)
        for path, text in caption_values(facts, xml).items():
            self.record.values.setdefault(path, text)
        self.apart["caption"] += words_in(xml)
        return Markup(xml)

    def caption_facts(self, title: str) -> CaptionFacts:
        """What a caption or a cover is made from."""
        assert self.jurisdiction is not None
        return CaptionFacts(
            scene=self.scene,
            jurisdiction=self.jurisdiction,
            filer=self.filer,
            counsel=self.counsel,
            title=title,
            hearing=self.hearing,
            every_party=self.form.initial or self.jurisdiction.conditions.initial,
            show_hearing=self.hearing_chosen or self.form.kind not in _UNHEARD,
        )

    def identity(self, name: str, otherwise: str) -> str:
        """What the court calls a thing of its own."""
        known = self.jurisdiction.identity if self.jurisdiction else {}
        return str(known.get(name) or otherwise)

    def pitch_and_size(self) -> dict[str, float]:
        """Single line pitch and type size in points."""
        if self.layout is None:
            return {"single": 13.0, "size": 12.0}
        return {"single": self.layout.single_pitch, "size": self.layout.font_size}

    def sensitive_notice(self) -> str:
        """Words over the caption of a paper that must show sensitive data (Tex. R. Civ. P. 21c)."""
        assert self.layout is not None
        assert self.jurisdiction is not None
        wanted = self.jurisdiction.settings.get("privacy.notice")
        words = wanted.exact if wanted is not None and self.form.confidential else None
        if not words:
            return ""
        shape = Shape(align="left", after=self.layout.single_pitch)
        return paragraph(run(str(words), bold=True), self.prepared.styles["caption number"], shape)

    def served(self, xml: str) -> str:
        """The filled body with a certificate of service on it, where the court wants it there."""
        rule = wanted_on(self.jurisdiction, self.form.kind)
        if self.layout is None or rule is None or not self.form.paper:
            return xml
        signer = self.counsel[0] if self.counsel else self.filer
        signed = signature_on(self, signer)
        blocks = service_certificate(
            rule, self.scene, self.prepared.styles, document=self.document_id, signer=signer,
            signed=signed, width=self.prepared.width, single=self.layout.single_pitch,
            size=self.layout.font_size,
        )  # fmt: skip
        self.apart["proof_of_service"] += words_in(blocks)
        return placed_at_end(xml, blocks)

    def certified(self, xml: str) -> str:
        """The filled body with a certificate of its words at the end, where the court wants one."""
        if self.layout is None or self.jurisdiction is None or not is_wanted(self.jurisdiction):
            return xml
        signer = self.counsel[0] if self.counsel else self.filer
        signed = signature_on(self, signer)
        blocks, number = certificate(
            words_counted(xml, self.additions.notes, self.apart), self.jurisdiction, self.layout,
            self.scene, self.prepared.styles, signer=signer, signed=signed,
            width=self.prepared.width,
            reach=self.form.kind in ("declaration", "affidavit")
            and not self.layout.attorney_block_first,
        )  # fmt: skip
        if signed is not None:
            day_of(self, signed)
        self.record.values["certificate.words"] = f"{number:,} words"
        return placed_at_end(xml, blocks)

    def unknown(
        self, what: str, given: str, known: list[str], place: Location | None = None
    ) -> None:
        """Write down an id that names nothing, with the nearest ids that do."""
        near = difflib.get_close_matches(given, known, n=2, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else ""
        self.problems.append(
            Problem(place or Location(self.form.place), f"there is no {what} {given!r}", hint)
        )

    def letterhead(self) -> Markup:
        """The office's letterhead: in the headers already, a picture, or name and address."""
        office = self.scene.case.office
        in_body = self.part is not None and self.part.name == DOCUMENT
        if self.prepared.letterhead or self.context.get("english_copy"):
            return Markup("")
        if office.letterhead is not None and self.base is not None and in_body:
            name = str(office.letterhead)
            data, *size = picture(letterhead_file(self.base, name).read_bytes(), name)
            self.additions.pictures["letterhead.png"] = (PICTURE, data)
            return Markup(
                picture_paragraph(
                    (size[0], size[1]), office, self.prepared.styles, self.prepared.width
                )
            )
        return Markup(letterhead(self.scene.case.office, self.prepared.styles, self.prepared.width))

    def figure(self, drawing: Any, at: int = 0, *, with_next: bool = False) -> Markup:
        """A figure, each part in a paragraph of its own; nothing where there is nothing to show.

        ``with_next`` keeps it on the page of what follows: a small chart and its table.
        """
        subject = getattr(drawing, "_subject", drawing)
        if isinstance(drawing, Missing) or not isinstance(subject, Figure):
            self.record.gap(getattr(drawing, "path", "figure"), at)
            return Markup(self.placeholder(getattr(drawing, "path", "figure")))
        prepared, parts = self.prepared, (subject, *subject.more)
        return Markup(
            "".join(
                drawn(
                    part, self.additions, prepared.styles, prepared.width,
                    with_next=with_next and part is parts[-1],
                )
                for part in parts
            )
        )  # fmt: skip

    def qr(self, target: Any = "", width: float = 72, at: int = 0) -> Markup:
        """A QR code in a paragraph of its own; by default the office's website, else its phone."""
        office = self.scene.case.office
        given = "" if isinstance(target, Missing) else str(target or "")
        text = given or reached_at(office.website, office.phone)
        if not text:
            self.record.gap("office.website", at)
            return Markup(self.placeholder("office.website"))
        return Markup(qr_code(text, max(36.0, float(width)), self.additions, self.prepared.styles))

    def required_wording(self, identifier: str) -> Markup:
        """A required text, a paragraph per clause, indented by its label."""
        wording = self.wording(identifier)
        if wording is None:
            return Markup(self.placeholder(f"required wording {identifier}"))
        after = self.layout.single_pitch if self.layout else 12.0
        return Markup(clauses(wording.text, self.prepared.styles["required wording"], after))

    def wording(self, identifier: str) -> RequiredWording | None:
        """A text of the court's rules; the draft's record then names it."""
        texts = self.jurisdiction.texts if self.jurisdiction else {}
        wording = texts.get(identifier)
        if wording is None:
            self.unknown("required wording", identifier, list(texts))
            return None
        self.record.wordings.append(identifier)
        return wording

    def placeholder(self, words: str) -> str:
        """A highlighted paragraph where something could not be placed."""
        return paragraph(
            f'<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>{bracketed(words)}</w:t></w:r>',
            self.prepared.styles["body text" if self.layout else "letter text"],
        )

    def exhibit(
        self, identifier: Any, page: Any = None, paragraph: Any = None, line: Any = None,
        bates: Any = None, short: bool = False, at: int = 0, attached_to: Any = None,
    ) -> CiteText:  # fmt: skip
        """A cite to an exhibit, linked."""
        name = str(getattr(getattr(identifier, "_subject", None), "id", identifier))
        label = self.scene.labels.get(name)
        if label is None:
            self.unknown("exhibit", name, list(self.scene.labels), self.cite_place(at))
            return CiteText(None, name)
        made = cite(
            name, label, language=self.scene.language,
            page=page, paragraph=paragraph, line=line, bates=bates, short=short,
            attached_to=attached_to,
        )  # fmt: skip
        return CiteText(made, name)

    def cite_place(self, line: int) -> Location:
        """Where a cite stands: the line of a text file, else the paragraph of the template."""
        if self.record.place is not None:
            return at_line(self.record.place, line)
        number = self.part.paragraph(line) if self.part and line else None
        return Location(self.form.place, paragraph=number)

    def finder(self, kinds: Any, what: str) -> Callable[[str], Any]:
        """A function that finds one kind of thing by id."""

        def find(identifier: Any) -> Any:
            if isinstance(identifier, Missing | View):
                return identifier
            found = self.scene.case.find(str(identifier))
            if isinstance(found, kinds):
                return wrap(found, f"{what}[{identifier}]", self.scene)
            return Missing.at(f"{what} {identifier}")

        return find

    def paper(self, identifier: Any) -> Any:
        """The title of another document of the plan by its id."""
        if isinstance(identifier, Missing):
            return identifier
        title = self.scene.titles.get(str(identifier))
        return title if title else Missing.at(f"document {identifier}")

    def service(self, identifier: Any) -> Any:
        """One service by id."""
        if isinstance(identifier, Missing | View):
            return identifier
        for service in self.scene.case.services:
            if isinstance(service, Service) and service.id == str(identifier):
                return wrap(service, f"services[{service.id}]", self.scene)
        return Missing.at(f"service {identifier}")
