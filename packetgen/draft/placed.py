"""The functions that a template calls: what is placed, and what stands in running text."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup

from packetgen.case.model import Counsel, Hearing, Party, Person, Service, Signature
from packetgen.charts import Figure
from packetgen.errors import FormError, Location, Problem
from packetgen.form.model import Form
from packetgen.jurisdiction.model import Jurisdiction, Layout, RequiredWording

from . import markdown
from .caption import caption
from .caption_values import caption_values
from .caption_words import CaptionFacts
from .casework import casework_functions
from .certificates import certificate, is_wanted, placed_at_end, words_counted, words_in
from .cites import cite
from .clauses import clauses
from .court_papers import paper_functions
from .environment import Mode, Record, at_line, fill_text
from .figures import drawn
from .front_tables import front_functions
from .letterhead import PICTURE, letterhead, letterhead_file, picture, picture_paragraph
from .markdown_limits import line_typed
from .marks import without_control_characters
from .missing import Missing
from .oaths import oath_functions
from .parts import CompiledPart
from .prepare import Prepared
from .qr import qr_code, reached_at
from .service_certificate import service_certificate, wanted_on
from .signature import BLANK, signature_block
from .styles import word_font
from .subpoenas import subpoena_functions
from .template_package import DOCUMENT
from .timing import Dates, timing_functions
from .unwritten import on_one_line, unwritten, unwritten_problem
from .views import CiteText, Scene, View, wrap
from .wml import Shape, paragraph, run

_FILE = re.compile(r"^[^\n]{1,200}\.md$")


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
    protected: str = ""
    apart: Counter[str] = field(default_factory=Counter)
    """Words of the sections that rules on length may leave out."""

    def functions(self) -> dict[str, Callable[..., Any]]:
        """By the name that a template says."""
        return {
            "caption": self.caption,
            "signature_block": self.signature_block,
            **oath_functions(self),
            **front_functions(self.prepared.styles),
            "prose": self.prose,
            "required_wording": self.required_wording,
            "letterhead": self.letterhead,
            "figure": self.figure,
            "qr": self.qr,
            "exhibit": self.exhibit,
            "emphasis": self.emphasis,
            "signed_on": self.signed_on,
            "signed_at": self.signed_at,
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
        facts = CaptionFacts(
            scene=self.scene,
            jurisdiction=self.jurisdiction,
            filer=self.filer,
            counsel=self.counsel,
            title=str(title) if title else self.title,
            hearing=self.hearing,
            every_party=self.form.initial or self.jurisdiction.conditions.initial,
            show_hearing=self.form.kind not in ("complaint", "answer", "petition", "pleading"),
        )
        xml = self.sensitive_notice() + caption(facts, self.layout, self.prepared.styles)
        for path, text in caption_values(facts, xml).items():
            self.record.values.setdefault(path, text)
        self.apart["caption"] += words_in(xml)
        return Markup(xml)

    def signature_block(self, who: Any = None, capacity: str = "", dated: bool = True) -> Markup:
        """A signature block for a signer, by view or id."""
        signer = self.signer_of(who)
        signing = self.signature(signer)
        if dated and signing is not None:
            self.day_of(signing)
        xml = signature_block(
            signer, signing, self.scene, self.prepared.styles,
            capacity=str(capacity), width=self.prepared.width,
            single=self.layout.single_pitch if self.layout else 13.0, dated=dated,
            size=self.layout.font_size if self.layout else 12.0,
            reach=self.layout is not None and not self.layout.attorney_block_first,
            pronouns=self.shows_pronouns(signer),
        )  # fmt: skip
        self.apart["signature_block"] += words_in(xml)
        return Markup(xml)

    def identity(self, name: str, otherwise: str) -> str:
        """What the court calls a thing of its own."""
        known = self.jurisdiction.identity if self.jurisdiction else {}
        return str(known.get(name) or otherwise)

    def pitch_and_size(self) -> dict[str, float]:
        """Single line pitch and type size in points."""
        if self.layout is None:
            return {"single": 13.0, "size": 12.0}
        return {"single": self.layout.single_pitch, "size": self.layout.font_size}

    def shows_pronouns(self, signer: Any) -> bool:
        """Whether the court provides for pronouns of filers (Mass. S.J.C. Rule 1:08), and this is
        one: a party with a lawyer signs declarations, not papers.
        """
        court = self.jurisdiction
        if self.layout is None or court is None or "caption.pronouns" not in court.settings:
            return False
        if not court["caption.pronouns"].is_set:
            return False
        return isinstance(signer, Counsel) or getattr(signer, "self_represented", False)

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
        signed = self.signature(signer)
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
        signed = self.signature(signer)
        blocks, number = certificate(
            words_counted(xml, self.additions.notes, self.apart), self.jurisdiction, self.layout,
            self.scene, self.prepared.styles, signer=signer, signed=signed,
            width=self.prepared.width,
        )  # fmt: skip
        if signed is not None:
            self.day_of(signed)
        self.record.values["certificate.words"] = f"{number:,} words"
        return placed_at_end(xml, blocks)

    def signer_of(self, who: Any) -> Any:
        """Counsel, party or person named by a view, an id, or the form's default."""
        if isinstance(who, Missing):
            # Never counsel instead of a declarant whom the plan forgot to name.
            self.record.gap(who.path, 0)
            return None
        if isinstance(who, View):
            return who._subject
        if who is None and self.signer:
            found = self.scene.case.find(self.signer)
            if found is None:
                self.unknown("signer", self.signer, self.people())
            return found
        if who is None:
            return self.counsel[0] if self.counsel else self.filer
        found = self.scene.case.find(str(who))
        if found is None:
            self.unknown("signer", str(who), self.people())
        return found

    def people(self) -> list[str]:
        """Ids of everybody in the case who can sign."""
        case = self.scene.case
        return [
            *(c.id for c in case.counsel),
            *(p.id for p in case.parties),
            *(p.id for p in case.people),
        ]

    def unknown(
        self, what: str, given: str, known: list[str], place: Location | None = None
    ) -> None:
        """Write down an id that names nothing, with the nearest ids that do."""
        near = difflib.get_close_matches(given, known, n=2, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else ""
        self.problems.append(
            Problem(place or Location(self.form.place), f"there is no {what} {given!r}", hint)
        )

    def signature(self, signer: Any) -> Signature | None:
        """The recorded signing of this document by this signer, and by nobody else."""
        return self.scene.case.signature_on(self.document_id, getattr(signer, "id", ""))

    def signed_on(self, who: Any = None) -> str:
        """The day of the recorded signing, else a blank."""
        signed = self.signature(self.signer_of(who))
        return self.day_of(signed) if signed else BLANK

    def day_of(self, signed: Signature) -> str:
        """The day of a signing as printed; an edited draft may be older than the signing."""
        day = self.scene.language.date(signed.on)
        self.record.values[f"signature[{signed.by}].on"] = day
        return day

    def signed_at(self, who: Any = None) -> str:
        """The place of the recorded signing, else a blank."""
        signed = self.signature(self.signer_of(who))
        if signed is None or not signed.place:
            return BLANK
        self.record.values[f"signature[{signed.by}].place"] = signed.place
        return signed.place

    def letterhead(self) -> Markup:
        """The office's letterhead: in the headers already, a picture, or name and address."""
        office = self.scene.case.office
        in_body = self.part is not None and self.part.name == DOCUMENT
        if self.prepared.letterhead:
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

    def figure(self, drawing: Any, at: int = 0) -> Markup:
        """A figure in a paragraph of its own; nothing where there is nothing to show."""
        subject = getattr(drawing, "_subject", drawing)
        if isinstance(drawing, Missing) or not isinstance(subject, Figure):
            self.record.gap(getattr(drawing, "path", "figure"), at)
            return Markup(self.placeholder(getattr(drawing, "path", "figure")))
        return Markup(drawn(subject, self.additions, self.prepared.styles, self.prepared.width))

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
            f'<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>[{words}]</w:t></w:r>',
            self.prepared.styles["body text" if self.layout else "letter text"],
        )

    def prose(self, value: Any, numbered: bool | None = None, at: int = 0) -> Markup:
        """A Markdown text as paragraphs."""
        if isinstance(value, Missing):
            self.record.gap(value.path, at)
            return Markup(self.placeholder(value.path))
        text, place = self.manuscript_of(value)
        text, removed = without_control_characters(text.replace("\x0b", "\n").replace("\x0c", "\n"))
        if removed:
            self.record.control_characters.append((getattr(value, "_path", ""), at))
        for line, words in unwritten(text):
            self.to_write.setdefault(words, unwritten_problem(words, at_line(place, line)))
        filled = fill_text(text, {**self.context, "packetgen place": place}, place, Mode.MARKDOWN)
        layout = self.layout
        grid = layout is not None and layout.numbered_lines
        manuscript = markdown.Manuscript(
            styles=self.prepared.styles,
            numbering=self.prepared.numbering,
            additions=self.additions,
            first_note=self.prepared.first_note,
            width=self.prepared.width,
            numbered=self.form.numbered_paragraphs if numbered is None else bool(numbered),
            body="body text" if layout else "letter text",
            single=layout.single_pitch if layout and grid else 0.0,
            pitch=layout.pitch if layout and grid else 0.0,
            size=layout.font_size if layout else 11.0,
            font=word_font(layout.font) if layout else "arial",
        )
        self.note_prose(value, text)
        try:
            return Markup(markdown.prose(on_one_line(filled), manuscript))
        except markdown.UnprintableTextError as error:
            raise self.refused(error, place, text) from None

    def refused(
        self, error: markdown.UnprintableTextError, place: Location, typed: str
    ) -> FormError:
        """What a text holds that cannot be shown, with lines of the text as typed."""
        return FormError(
            f"A text of {self.document_id} holds what cannot be printed.",
            problems=tuple(
                Problem(at_line(place, line_typed(found, typed)), found.message, found.hint)
                for found in error.found
            ),
        )

    def note_prose(self, value: Any, text: str) -> None:
        """A text of several paragraphs is a value too: an edited draft may hold an older one.

        Its beginning and a fingerprint stand for it; labels of exhibits in it do not count.
        """
        import hashlib

        path = getattr(value, "_path", "")
        if path:
            words = text.split()
            digest = hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest()[:12]
            begin = " ".join(words[:8])
            self.record.values[path] = f"{begin} … ({len(words)} words, {digest})"

    def manuscript_of(self, value: Any) -> tuple[str, Location]:
        """The Markdown text that a value is or names, and where it stands."""
        name = ""
        if isinstance(value, View) and isinstance(value._subject, Mapping):
            name = str(value._subject.get("file", ""))
        elif isinstance(value, str) and _FILE.match(value.strip()):
            name = value.strip()
        if not name:
            path = getattr(value, "_path", "")
            detail = f"the value {path!r} in the plan" if path else "a Markdown text of the plan"
            return str(value), Location(detail=detail)
        if self.base is None:
            raise FormError(f"The text file {name!r} cannot be read: the plan has no folder.")
        from packetgen.reading.text import decode, read_bytes

        path = self.inside(name)
        return decode(
            read_bytes(path, shown=name, error=FormError), name=name, error=FormError
        ), Location(name)

    def inside(self, name: str) -> Path:
        """A file of the plan's folder."""
        from packetgen.reading.paths import inside

        assert self.base is not None
        try:
            return inside(self.base, name)
        except ValueError as error:
            problem = Problem(Location(name), str(error))
            raise FormError(f"The file {name!r} cannot be used.", problems=(problem,)) from None

    def emphasis(self, value: Any) -> Any:
        """Runs of a value of one paragraph with Markdown's emphasis."""
        if isinstance(value, Missing):
            return value
        place = Location(detail=getattr(value, "_path", "") or "a value")
        text = fill_text(str(value), self.context, place, Mode.MARKDOWN)
        try:
            return Markup(markdown.emphasis(on_one_line(text), self.additions))
        except markdown.UnprintableTextError as error:
            raise self.refused(error, place, str(value)) from None

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
