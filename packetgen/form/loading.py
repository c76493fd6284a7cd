"""Find forms and load them: a person's own folders first, then those that packetgen ships."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path
from typing import Any

from packetgen.errors import FormError, Location, Problem
from packetgen.reading.text import decode

from .model import PLEADINGS, Element, Form, FormSummary
from .official import addendum_template, read_official

PDF = "pdf"
"""Kind of a form that fills a court's own PDF."""
_MANIFEST = "form.yaml"
_TEMPLATE = "template.docx"
_SHARED = "shared"
"""The folder of words that several shipped forms have in common."""
_COMMON = "common"


def known_forms(extra: Sequence[Path] = ()) -> tuple[FormSummary, ...]:
    """Every form that can be loaded, by id; own folders win over shipped ones.

    Args:
        extra: Folders that hold form folders of one's own.

    Raises:
        FormError: A ``form.yaml`` among them cannot be read; all problems at once.
    """
    found: dict[str, FormSummary] = {}
    problems: list[Problem] = []
    for folder, own in _form_folders(extra):
        if folder.name in found:
            if not own:
                found[folder.name] = _shadowing(found[folder.name])
            continue
        try:
            data, place = _manifest(folder)
        except FormError as error:
            problems += error.problems or (Problem(Location(folder.name), error.message),)
            continue
        found[folder.name] = FormSummary(
            id=folder.name,
            title=data["title"],
            kind=data.get("kind", ""),
            audience=data.get("audience", "court"),
            paper=data.get("paper", True),
            description=data.get("description", ""),
            place=place,
            shared_words=data.get("shared_words", ""),
        )
    if problems:
        raise FormError("Some forms cannot be read.", problems=tuple(problems))
    return tuple(found[name] for name in sorted(found))


def load_form(id: str, *, extra: Sequence[Path] = ()) -> Form:
    """The form with this id; folders of forms in ``extra`` come before packetgen's own.

    Raises:
        FormError: No such form (with the nearest names), or its folder does not hold together.
    """
    names: list[str] = []
    for folder, _ in _form_folders(extra):
        if folder.name == id:
            return _load(folder)
        names.append(folder.name)
    near = difflib.get_close_matches(id, names, n=3, cutoff=0.5)
    raise FormError(
        f"There is no form {id!r}.",
        hint=(f"Did you mean {' or '.join(near)}? " if near else "")
        + "List all forms with: packetgen forms",
    )


def load_form_folder(folder: Path) -> Form:
    """The form in one folder, whatever the folder's place.

    Raises:
        FormError: The folder does not hold together.
    """
    if not (folder / _MANIFEST).is_file():
        raise FormError(f"{folder.name} is not a form: it holds no {_MANIFEST}.")
    return _load(folder)


def _form_folders(extra: Sequence[Path]) -> Iterator[tuple[Traversable, bool]]:
    roots: list[tuple[Traversable, bool]] = [(root, True) for root in extra]
    roots.append((files("packetgen.data.forms"), False))
    for root, own in roots:
        if own and not root.is_dir():
            raise FormError(f"There is no folder of forms at {root.name!r}.")
        entries = [root] if _meant_as_form(root) else list(root.iterdir())
        if own:
            _refuse_without_manifest(entries)
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.is_dir() and entry.joinpath(_MANIFEST).is_file():
                yield entry, own


def _meant_as_form(folder: Traversable) -> bool:
    """Whether a folder is a form, or is broken as one; a folder of forms holds neither file."""
    return any(folder.joinpath(name).is_file() for name in (_MANIFEST, _TEMPLATE))


def _refuse_without_manifest(folders: Sequence[Traversable]) -> None:
    """A template without its form.yaml would be passed over, and the shipped form used instead.

    Raises:
        FormError: A folder holds a template and no ``form.yaml``; all of them at once.
    """
    problems = tuple(
        Problem(
            Location(f"{folder.name}/{_TEMPLATE}"),
            f"the template has no {_MANIFEST} beside it, so nothing says what form it is",
            f"Copy the whole form with: packetgen forms eject {folder.name} FOLDER; "
            "then put the template into that folder.",
        )
        for folder in sorted(folders, key=lambda e: e.name)
        if folder.is_dir()
        and folder.joinpath(_TEMPLATE).is_file()
        and not folder.joinpath(_MANIFEST).is_file()
    )
    if problems:
        raise FormError("Some forms of your own cannot be used.", problems=problems)


def _shadowing(summary: FormSummary) -> FormSummary:
    from dataclasses import replace

    return replace(summary, shadows=True)


def _manifest(folder: Traversable) -> tuple[Mapping[str, Any], str]:
    """``form.yaml``, checked against its schema."""
    from .reading import checked_yaml

    place = f"{folder.name}/{_MANIFEST}"
    data = checked_yaml(folder.joinpath(_MANIFEST), place)
    if data.get("id", folder.name) != folder.name:
        problem = Problem(
            Location(place, pointer="/id"),
            f"the id is {data['id']!r}, but the folder is named {folder.name!r}",
            "Give both the same name.",
        )
        raise FormError(f"The form {folder.name!r} cannot be read.", problems=(problem,))
    return data, place


def _load(folder: Traversable) -> Form:
    from .reading import read_schema, read_strings

    data, _ = _manifest(folder)
    problems: list[Problem] = []
    schema = read_schema(folder.joinpath("schema.json"), f"{folder.name}/schema.json", problems)
    strings = read_strings(folder.joinpath("strings"), f"{folder.name}/strings", problems)
    template = b""
    official = None
    if data.get("kind") == PDF:
        official = read_official(folder, data, folder.name, problems)
        own = folder.joinpath(_TEMPLATE)
        template = own.read_bytes() if own.is_file() else addendum_template()
    elif folder.joinpath(_TEMPLATE).is_file():
        template = folder.joinpath(_TEMPLATE).read_bytes()
    else:
        problems.append(
            Problem(
                Location(f"{folder.name}/{_TEMPLATE}"),
                "the form has no Word template",
                f"Save one as {folder.name}/{_TEMPLATE}.",
            )
        )
    if problems:
        raise FormError(f"The form {folder.name!r} cannot be used.", problems=tuple(problems))
    kind = data.get("kind", folder.name)
    if kind == PDF:
        kind = data.get("document", "official_form")
    return Form(
        id=folder.name,
        title=data["title"],
        template=template,
        kind=kind,
        audience=data.get("audience", "court"),
        confidential=data.get("confidential", False),
        paper=data.get("paper", True) and official is None,
        caption_title=data.get("caption_title", ""),
        footer_title=data.get("footer_title", ""),
        signer=data.get("signer", ""),
        initial=data.get("initial", False),
        numbered_paragraphs=data.get("numbered_paragraphs", kind in PLEADINGS),
        numbered_headings=data.get("numbered_headings", False),
        needs=tuple(data.get("needs", ())),
        languages=tuple(data.get("languages", ("en",))),
        jurisdictions=tuple(data.get("jurisdictions", ())),
        formats=("pdf",) if official else tuple(data.get("formats", ("docx", "pdf"))),
        schema=schema,
        strings=strings,
        overrides=_overrides(folder),
        sheets=_sheets(folder.joinpath("sheets")),
        content=_content(folder, data.get("shared_words", "")),
        description=data.get("description", ""),
        place=folder.name,
        official=official,
        elements=tuple(Element(**element) for element in data.get("elements", ())),
        protected=data.get("protected", ""),
        shared_words=data.get("shared_words", ""),
        english_after=data.get("english") == "after",
    )


def _overrides(folder: Traversable) -> dict[str, bytes]:
    """Templates of courts that want other words: ``<jurisdiction id>/template.docx``."""
    return {
        entry.name: entry.joinpath(_TEMPLATE).read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.is_dir() and entry.joinpath(_TEMPLATE).is_file()
    }


def _sheets(folder: Traversable) -> dict[str, bytes]:
    """Templates of other sizes: ``sheets/<size>.docx``."""
    if not folder.is_dir():
        return {}
    return {
        entry.name.removesuffix(".docx"): entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".docx") and not entry.name.startswith("~$")
    }


def _content(folder: Traversable, shared: str) -> dict[str, str]:
    """Texts by ``topic/language.yaml``, those it shares among them; read when they are used."""
    found = {}
    for topic, texts in _topics(folder, shared):
        for entry in sorted(texts.iterdir(), key=lambda e: e.name):
            if entry.name.endswith(".yaml"):
                place, data = f"{topic}/{entry.name}", entry.read_bytes()
                # An empty file is a translation that lacks every text: told where it is wanted.
                text = decode(data, name=f"content/{place}", error=FormError) if data else ""
                found[place] = text
    return found


def _topics(folder: Traversable, shared: str) -> Iterator[tuple[str, Traversable]]:
    """Folders of texts by their topic; the shared words are the form's own once it has a copy."""
    content = folder.joinpath("content")
    own = sorted(content.iterdir(), key=lambda e: e.name) if content.is_dir() else []
    yield from ((topic.name, topic) for topic in own if topic.is_dir())
    if not shared or any(topic.name == _COMMON for topic in own):
        return
    words = files("packetgen.data.forms").joinpath(_SHARED, shared)
    if not words.is_dir():
        problem = Problem(
            Location(f"{folder.name}/{_MANIFEST}", pointer="/shared_words"),
            f"there are no shared words {shared!r}",
            f"Put them into {folder.name}/content/{_COMMON}.",
        )
        raise FormError(f"The form {folder.name!r} cannot be used.", problems=(problem,))
    yield _COMMON, words


def eject(
    id: str, destination: Path, *, extra: Sequence[Path] = (), court: str = ""
) -> Mapping[Path, bytes]:
    """The files of a form, to be written below ``destination/<id>`` and changed there.

    Some courts have a template of their own, which serves them and the courts below whatever the
    common one says: :attr:`Form.templates` lists them. With a court, the one template that serves
    it becomes the form's only one, so that a change to it is a change in that court.

    Nothing is written here: the caller's output policy decides what may be replaced.

    Args:
        id: The form.
        destination: The folder of forms.
        extra: Folders that hold form folders of one's own.
        court: A jurisdiction's id; empty takes every template along.

    Raises:
        FormError: No such form.
    """
    for folder, _ in _form_folders(extra):
        if folder.name != id:
            continue
        tree = dict(_tree(folder, destination / id))
        form = _load(folder)
        if form.shared_words:
            texts = destination / id / "content"
            tree |= {texts / name: text.encode("utf-8") for name, text in form.content.items()}
        if not court:
            return tree
        steps = court.split("-")
        chain = ["-".join(steps[:count]) for count in range(1, len(steps) + 1)]
        others = {destination / id / name / _TEMPLATE for name in form.overrides}
        kept = {path: data for path, data in tree.items() if path not in others}
        return {**kept, destination / id / _TEMPLATE: form.template_for(chain)}
    load_form(id, extra=extra)
    raise AssertionError("load_form raises for an unknown form")


def _tree(folder: Traversable, target: Path) -> Iterator[tuple[Path, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.startswith((".", "__", "~$")):
            continue
        if entry.is_dir():
            yield from _tree(entry, target / entry.name)
        else:
            yield target / entry.name, entry.read_bytes()
