"""The office's letterhead from its own Word file: header, footer, margins and typeface of a letter.

The file's headers and footers go into the letter as they are, with their pictures, tables, links
and styles, and with the difference between the first page and those that follow. What the form
says at the foot of its pages stands above the office's footer.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from packetgen.docx.formatting.theme import read_theme
from packetgen.docx.pictures.picture_notes import without_notes
from packetgen.errors import FormError, Location, Problem
from packetgen.form.package import pack, read_package

from ..word_files.package_xml import RELATIONSHIPS, WORD_PARTS
from ..word_files.page_setup import SECTION_ORDER, fit_tables
from ..word_files.styles import word_font
from ..word_files.template_package import DOCUMENT, TemplatePackage
from ..word_files.wml import R, W
from .form_line import drop_page_number, field_kinds, move_tabs, room_below, says
from .letterhead_limits import body_limits, limits
from .letterhead_styles import LetterheadStyles

_PAGE = ("pgSz", "pgMar", "pgBorders")
_PLACES = {"default": "", "first": " of the first page", "even": " of even pages"}
_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "svg": "image/svg+xml", "emf": "image/x-emf", "wmf": "image/x-wmf", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff",
}  # fmt: skip


def carry(package: TemplatePackage, data: bytes, name: str) -> None:
    """Put the letterhead's headers, footers, page set-up and typeface into a letter's template.

    Args:
        package: The template; changed in place.
        data: The letterhead's Word file.
        name: What the case file calls it, for messages.

    Raises:
        FormError: The file cannot be read, or holds what a letter cannot carry: all at once.
    """
    _Carrier(package, TemplatePackage(read_package(data, name=name), name), name).carry()


@dataclass(slots=True)
class _Carrier:
    into: TemplatePackage
    source: TemplatePackage
    name: str
    problems: list[Problem] = field(default_factory=list)
    made: dict[tuple[str, str, str], str] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)

    def carry(self) -> None:
        body = self.source.tree(DOCUMENT).find(f"{{{W}}}body")
        sections = [] if body is None else list(body.iter(f"{{{W}}}sectPr"))
        if body is None or not sections:
            self._stop("it has no page set-up", "Save it in Word as .docx.")
            self._refuse()
        section = sections[-1]
        self.problems += body_limits(body, self.name)
        settings = self._settings(self.source)
        even = settings is not None and _on(settings.find(f"{{{W}}}evenAndOddHeaders"))
        first = _on(section.find(f"{{{W}}}titlePg"))
        kinds = ["default", *(["first"] if first else []), *(["even"] if even else [])]
        parts = {
            (what, kind): self._part_of(section, what, kind)
            for what in ("header", "footer")
            for kind in kinds
        }
        shown = {key: part for key, part in parts.items() if part}
        if not any(self._shows(part) for part in shown.values()):
            self._stop(
                "its header and footer are empty",
                "Double-click at the top of the page in Word, and put the letterhead there.",
            )
        for (what, kind), part in shown.items():
            where = f"the {what}{_PLACES[kind]}"
            self.problems += limits(self.source.tree(part), where, self.name)
            self.problems += self._unlinked(part, where)
        shows = settings is not None and _on(settings.find(f"{{{W}}}displayBackgroundShape"))
        if shows and self._coloured():
            self._stop("its pages have a colour", "Design, Page Color, No Color.")
        self._refuse()
        self._dress(section, kinds, shown)

    def _coloured(self) -> bool:
        """Whether the pages are of another colour than white, which Google Docs writes down."""
        ground = self.source.tree(DOCUMENT).find(f"{{{W}}}background")
        if ground is None:
            return False
        colour = str(ground.get(f"{{{W}}}color", "auto")).lower()
        return len(ground) > 0 or colour not in ("auto", "ffffff")

    def _dress(self, section: Any, kinds: list[str], shown: dict[tuple[str, str], str]) -> None:
        theme = self.source.related("theme")
        theme = theme if theme in self.source.members else ""
        faces = read_theme(self.source.tree(theme) if theme else None).fonts
        styles = self.source.related("styles")
        known = self.source.tree(styles) if styles in self.source.members else None
        adopted = LetterheadStyles(known, faces)
        if theme and not self.into.related("theme"):
            self.into.members["word/theme/letterhead.xml"] = pack(
                "word/theme/letterhead.xml", self.source.members[theme].content()
            )
            self.into.relate(
                "theme", "theme/letterhead.xml",
                "application/vnd.openxmlformats-officedocument.theme+xml",
            )  # fmt: skip
        parts = {key: self.source.tree(part) for key, part in shown.items()}
        for part in parts.values():
            adopted.adopt(part)
        old_width = 0.0
        for own in self.into.tree(DOCUMENT).iter(f"{{{W}}}sectPr"):
            old_width = _room(own)
            self._dress_section(own, section, kinds, parts, shown)
        into = self.into.tree(self.into.related("styles"))
        into.extend(adopted.brought())
        _plain_text(into, *adopted.face_and_size())
        if "even" in kinds:
            self._even_pages()
        body = self.into.tree(DOCUMENT).find(f"{{{W}}}body")
        fit_tables(body, _room(section) / 20, drawn_for=old_width / 20)

    def _dress_section(
        self, own: Any, section: Any, kinds: list[str],
        parts: dict[tuple[str, str], Any], shown: dict[tuple[str, str], str],
    ) -> None:  # fmt: skip
        """One section of the letter: the office's page, the form's words at its foot kept."""
        was_first = _on(own.find(f"{{{W}}}titlePg"))
        scale = _room(section) / max(_room(own), 1)
        mine = {
            (what, kind): self._own_part(
                own, what, "first" if was_first and kind == "first" else "default"
            )
            for what in ("header", "footer")
            for kind in {*kinds, *(["first"] if was_first else [])}
        }
        dropped = {f"{{{W}}}{n}" for n in (*_PAGE, "headerReference", "footerReference", "titlePg")}
        for child in [c for c in own if c.tag in dropped]:
            own.remove(child)
        for (what, kind), part in sorted(mine.items()):
            carried = (what, kind if kind in kinds else "default")
            if carried not in parts and not part:
                continue
            identifier = self._joined(
                carried, parts.get(carried), shown.get(carried, ""), part, scale
            )
            reference = own.makeelement(f"{{{W}}}{what}Reference")
            reference.set(f"{{{W}}}type", kind)
            reference.set(f"{{{R}}}id", identifier)
            own.append(reference)
        for tag in (*_PAGE, "titlePg"):
            found = section.find(f"{{{W}}}{tag}")
            if found is not None:
                own.append(copy.deepcopy(found))
        if was_first and own.find(f"{{{W}}}titlePg") is None:
            own.append(own.makeelement(f"{{{W}}}titlePg"))
        order = {tag: n for n, tag in enumerate(SECTION_ORDER)}
        own[:] = sorted(own, key=lambda e: order.get(e.tag.rpartition("}")[2], 99))

    def _joined(
        self, key: tuple[str, str], office: Any, office_part: str, own_part: str, scale: float
    ) -> str:
        """Relationship id of a part that holds the office's and the form's words."""
        what = key[0]
        memo = (what, office_part, own_part)
        if memo in self.made:
            return self.made[memo]
        number = len(self.made) + 1
        target = f"packetLetterhead{number}.xml"
        tag = "hdr" if what == "header" else "ftr"
        self.into.put(f"word/{target}", f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}"/>')
        root = self.into.tree(f"word/{target}")
        relations: list[tuple[str, str, str, bool]] = []
        theirs = [] if office is None else [copy.deepcopy(e) for e in office]
        if office is not None:
            relations += self._relations(office_part)
        ours: list[Any] = []
        if own_part:
            ours = [copy.deepcopy(e) for e in self.into.tree(own_part)]
            relations += self._own_relations(own_part, ours)
            numbered = office is not None and "PAGE" in field_kinds(office)
            for element in ours:
                if numbered:
                    drop_page_number(element)
                move_tabs(element, scale)
            ours = [e for e in ours if says(e)] if theirs else ours
        below = room_below([*theirs, *ours])
        content = [*theirs, *ours, *below] if what == "header" else [*ours, *theirs]
        for element in content or [root.makeelement(f"{{{W}}}p")]:
            root.append(element)
        if relations:
            self.into.put(f"word/_rels/{target}.rels", _relationships(relations))
        self.made[memo] = self.into.relate(what, target, f"{WORD_PARTS}.{what}+xml")
        return self.made[memo]

    def _relations(self, part: str) -> Iterator[tuple[str, str, str, bool]]:
        for relation in self._of(self.source, part):
            target, outside = relation.get("Target", ""), relation.get("TargetMode") == "External"
            kind = relation.get("Type", "").rpartition("/")[2]
            if not outside:
                target = self._picture(_resolved(part, target))
            yield relation.get("Id", ""), kind, target, outside

    def _own_relations(
        self, part: str, elements: list[Any]
    ) -> Iterator[tuple[str, str, str, bool]]:
        """Those of the form's own part, under ids that cannot be the office's."""
        for relation in self._of(self.into, part):
            kind = relation.get("Type", "").rpartition("/")[2]
            outside = relation.get("TargetMode") == "External"
            yield f"own{relation.get('Id')}", kind, relation.get("Target", ""), outside
        for element in elements:
            for child in element.iter():
                for key in [k for k in child.attrib if k.startswith(f"{{{R}}}")]:
                    child.set(key, f"own{child.get(key)}")

    def _picture(self, path: str) -> str:
        """A picture of the letterhead in the letter, without what tells of its maker."""
        if path not in self.media:
            extension = path.rpartition(".")[2].lower()
            target = f"media/letterhead{len(self.media) + 1}.{extension}"
            content = without_notes(self.source.members[path].content())
            self.into.members[f"word/{target}"] = pack(f"word/{target}", content)
            self.into.declare(f"/word/{target}", _TYPES[extension])
            self.media[path] = target
        return self.media[path]

    def _unlinked(self, part: str, where: str) -> Iterator[Problem]:
        """Relationships to what does not lie in the file, or is no picture."""
        used = {
            value
            for element in self.source.tree(part).iter()
            for key, value in element.attrib.items()
            if key.startswith(f"{{{R}}}")
        }
        for relation in self._of(self.source, part):
            kind = relation.get("Type", "").rpartition("/")[2]
            outside = relation.get("TargetMode") == "External"
            target = relation.get("Target", "")
            path = _resolved(part, target)
            if relation.get("Id") not in used or (kind == "hyperlink" and outside):
                continue
            place = Location(self.name, detail=where)
            if kind != "image":
                yield Problem(place, "there is something that is no picture", "Put it in as one.")
            elif outside:
                yield Problem(
                    place, "a picture is linked and not in the file",
                    "Insert it again in Word, with Insert and not Link to File.",
                )  # fmt: skip
            elif path not in self.source.members:
                yield Problem(place, "a picture is missing in the file", "Insert it again.")
            elif path.rpartition(".")[2].lower() not in _TYPES:
                yield Problem(place, "a picture has an unknown format", "Save it as PNG first.")

    def _part_of(self, section: Any, what: str, kind: str) -> str:
        """The letterhead's part for a kind of page, or ''."""
        return _referred(self.source, section, what, kind)

    def _own_part(self, section: Any, what: str, kind: str) -> str:
        return _referred(self.into, section, what, kind)

    @staticmethod
    def _of(package: TemplatePackage, part: str) -> list[Any]:
        rels = f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels"
        return list(package.tree(rels)) if rels in package.members else []

    @staticmethod
    def _settings(package: TemplatePackage) -> Any:
        name = package.related("settings")
        return package.tree(name) if name in package.members else None

    def _even_pages(self) -> None:
        settings = self._settings(self.into)
        if settings is None:
            return
        element = settings.makeelement(f"{{{W}}}evenAndOddHeaders")
        before = ("zoom", "defaultTabStop", "autoHyphenation", "mirrorMargins")
        at = [n for n, c in enumerate(settings) if c.tag.rpartition("}")[2] in before]
        settings.insert(max(at, default=-1) + 1, element)

    def _shows(self, part: str) -> bool:
        return any(says(element) for element in self.source.tree(part))

    def _stop(self, message: str, hint: str) -> None:
        self.problems.append(Problem(Location(self.name), message, hint))

    def _refuse(self) -> None:
        if self.problems:
            raise FormError(
                "The letterhead cannot be carried into a letter as it is.",
                hint="Change its Word file, or name a picture (PNG or JPEG) instead.",
                problems=tuple(self.problems),
            )


def _referred(package: TemplatePackage, section: Any, what: str, kind: str) -> str:
    wanted = [
        element.get(f"{{{R}}}id")
        for element in section.findall(f"{{{W}}}{what}Reference")
        if element.get(f"{{{W}}}type", "default") == kind
    ]
    for relation in package.rels:
        if wanted and relation.get("Id") == wanted[0]:
            path = _resolved(DOCUMENT, relation.get("Target", ""))
            return path if path in package.members else ""
    return ""


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _relationships(relations: list[tuple[str, str, str, bool]]) -> str:
    from ..word_files.wml import escape

    external = ' TargetMode="External"'
    rows = "".join(
        f'<Relationship Id="{escape(identifier)}" Type="{R}/{kind}" Target="{escape(target)}"'
        f"{external if outside else ''}/>"
        for identifier, kind, target, outside in relations
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


def _on(element: Any) -> bool:
    return element is not None and element.get(f"{{{W}}}val", "1") not in ("0", "false", "off")


def _room(section: Any) -> float:
    """Width of the text in twips."""
    size, margin = section.find(f"{{{W}}}pgSz"), section.find(f"{{{W}}}pgMar")
    width = float(size.get(f"{{{W}}}w", 12240)) if size is not None else 12240.0
    if margin is None:
        return width - 2880
    return width - sum(float(margin.get(f"{{{W}}}{side}", 1440)) for side in ("left", "right"))


def _plain_text(styles: Any, face: str, size: str) -> None:
    """The letterhead's typeface, where the form's own styles name none."""
    defaults = styles.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr")
    if defaults is None:
        return
    fonts = defaults.find(f"{{{W}}}rFonts")
    if face and fonts is not None:
        for key in ("ascii", "hAnsi", "cs"):
            fonts.set(f"{{{W}}}{key}", word_font(face))
    if size.isdigit() and 18 <= int(size) <= 28:
        for tag in ("sz", "szCs"):
            found = defaults.find(f"{{{W}}}{tag}")
            if found is not None:
                found.set(f"{{{W}}}val", size)
