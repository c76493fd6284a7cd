"""Hashes of everything that an approval covers and the manifest proves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from packetgen.deadlines import court_time
from packetgen.errors import JurisdictionError
from packetgen.form import Form
from packetgen.jurisdiction.folders import read_text, shipped
from packetgen.jurisdiction.house import FILE as HOUSE_FILE
from packetgen.output import Manifest, file_sha256, sha256
from packetgen.reading import inside

from ..inputs.model import Inputs
from ..inputs.office_reviews import reviews_file
from ..inputs.text_files import named_texts, with_texts_from

ENGINES = ("packetgen", "typst", "pypdf", "pypdfium2", "docxtpl", "python-docx", "pillow")


def input_hashes(inputs: Inputs, plan_path: Path) -> dict[str, str]:
    """SHA-256 of plan, case, tables, texts and the plan's exhibits, by path from its folder."""
    folder, case_folder = inputs.folder, inputs.plan.case.parent
    named = [(folder, plan_path.name), (folder, inputs.plan.case.relative_to(folder).as_posix())]
    named += [(case_folder, name) for name in inputs.tables]
    if inputs.case.office is not None and inputs.case.office.letterhead is not None:
        named.append((case_folder, inputs.case.office.letterhead.as_posix()))
    wanted = set(inputs.plan.exhibits)
    for exhibit in inputs.case.exhibits:
        if exhibit.id in wanted:
            named += [(case_folder, file.as_posix()) for file in exhibit.files]
    named += [(folder, _relative(file, folder)) for file in inputs.plan.options.labels.after]
    reviews = inputs.reviews_file or reviews_file(inputs.plan)
    handouts = any(form.content for form in inputs.forms.values())
    for document in inputs.plan.documents:
        for attached in document.exhibits:
            if attached.redacted is not None:
                named.append((folder, attached.redacted.as_posix()))
        values = with_texts_from(inputs.plan, dict(document.values))
        named += [(folder, name) for _, name in named_texts(values)]
    found: dict[str, str] = {}
    for base, name in named:
        with suppress(ValueError):
            file = inside(base, name)
            if file.is_file():
                found[_relative(file, folder)] = file_sha256(file)
    if reviews is not None and handouts:
        # It may lie anywhere: an office has one for all its cases.
        near = reviews.resolve().is_relative_to(folder.resolve())
        found[_relative(reviews, folder) if near else reviews.name] = file_sha256(reviews)
    return dict(sorted(found.items()))


def rule_hashes(inputs: Inputs) -> dict[str, str]:
    """SHA-256 of every rule file that took part, by path below the jurisdictions folder.

    The rules on time and packetgen's own figures for what no rule settles are among them.
    """
    found = {
        name: digest
        for court in inputs.courts.values()
        for name, digest in court.jurisdiction.sources.items()
    }
    if inputs.for_court:
        with suppress(JurisdictionError):
            court_id = inputs.plan.jurisdiction or inputs.case.jurisdiction
            found |= court_time(court_id, extra=inputs.court_folders).sources
    found[HOUSE_FILE] = read_text(shipped() / HOUSE_FILE, HOUSE_FILE)[1]
    return dict(sorted(found.items()))


def template_hashes(inputs: Inputs) -> dict[str, str]:
    """SHA-256 of every form's template as used in this court, by form id, and of its settings.

    The settings are form.yaml, schema and strings as loaded, in a canonical order.
    """
    chain = inputs.jurisdiction.chain
    found = {}
    for identifier, form in sorted(inputs.forms.items()):
        found[identifier] = sha256(form.template_for(chain))
        found[f"{identifier}/settings"] = sha256(_settings(form))
        if form.official is not None:
            found[f"{identifier}/{form.official.file}"] = form.official.sha256
    return found


def _settings(form: Form) -> bytes:
    said = {
        field.name: getattr(form, field.name)
        for field in fields(form)
        if field.name not in {"template", "overrides", "place", "description", "official"}
    }
    if form.official is not None:
        said["fields"] = [
            [e.name, e.value, e.on, dict(e.states), e.optional, e.cut, e.blank, e.label]
            for e in form.official.entries
        ]
    return json.dumps(said, sort_keys=True, default=_plain).encode("utf-8")


def _plain(value: Any) -> Any:
    """A mapping, a frozen record or a template of a form as JSON knows it."""
    if isinstance(value, bytes):  # a handout's templates of other sizes
        return sha256(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    return dict(value)


def approval_hashes(inputs: Inputs, plan_path: Path, drafts: Mapping[str, str]) -> dict[str, str]:
    """What an approval is bound to: the drafts' hashes as given, and all that they were made of."""
    groups = {
        "inputs": input_hashes(inputs, plan_path),
        "rules": rule_hashes(inputs),
        "templates": template_hashes(inputs),
    }
    found = {
        f"{group}/{name}": digest
        for group, hashes in groups.items()
        for name, digest in hashes.items()
    }
    return dict(sorted({**found, **drafts}.items()))


def changed_since(manifest: Manifest, inputs: Inputs, plan_path: Path) -> list[str]:
    """Names of the files and templates that are not as they were in an earlier build."""
    then = {**manifest.inputs, **_marked(manifest.templates), **manifest.rules}
    now = {
        **input_hashes(inputs, plan_path),
        **_marked(template_hashes(inputs)),
        **rule_hashes(inputs),
    }
    return sorted(name for name in {*then, *now} if then.get(name) != now.get(name))


def _marked(templates: Mapping[str, str]) -> dict[str, str]:
    return {f"the template of {form}": digest for form, digest in templates.items()}


def engine_versions() -> dict[str, str]:
    """Versions of packetgen and of the packages whose change may change the bytes of an output."""
    return {name: version(name) for name in ENGINES}


def _relative(file: Path, folder: Path) -> str:
    """The file's path as seen from the plan's folder, with forward slashes."""
    return file.resolve().relative_to(folder.resolve()).as_posix()
