"""Hashes of everything that an approval covers and the manifest proves."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from packetgen.output import file_sha256, sha256
from packetgen.reading import inside

from .drafts import DraftedDocument
from .inputs import Inputs

ENGINES = ("packetgen", "typst", "pypdf", "pypdfium2", "docxtpl", "python-docx")


def input_hashes(inputs: Inputs, plan_path: Path) -> dict[str, str]:
    """SHA-256 of plan, case, texts, tables and exhibits, by path relative to the plan's folder."""
    folder = inputs.folder
    found = {plan_path.name: file_sha256(plan_path)}
    files = {inputs.plan.case}
    case_folder = inputs.plan.case.parent
    wanted = set(inputs.plan.exhibits)
    for exhibit in inputs.case.exhibits:
        if exhibit.id in wanted:
            files |= {case_folder / file for file in exhibit.files}
    files |= {case_folder / name for name in _named_files(inputs.case.raw)}
    for document in inputs.plan.documents:
        files |= {inside(folder, name) for name in _named_files(document.values)}
    for file in files:
        if file.is_file():
            found[_relative(file, folder)] = file_sha256(file)
    return dict(sorted(found.items()))


def rule_hashes(inputs: Inputs) -> dict[str, str]:
    """SHA-256 of every rule file that took part, by path below the jurisdictions folder."""
    return dict(sorted(inputs.jurisdiction.sources.items()))


def template_hashes(inputs: Inputs) -> dict[str, str]:
    """SHA-256 of every form's template as used in this court, by form id."""
    chain = inputs.jurisdiction.chain
    return {
        identifier: sha256(form.template_for(chain))
        for identifier, form in sorted(inputs.forms.items())
    }


def approval_hashes(
    inputs: Inputs, plan_path: Path, drafted: Mapping[str, DraftedDocument]
) -> dict[str, str]:
    """What an approval is bound to: drafts, case, plan, exhibits and rules."""
    found = {f"inputs/{name}": digest for name, digest in input_hashes(inputs, plan_path).items()}
    found |= {f"rules/{name}": digest for name, digest in rule_hashes(inputs).items()}
    found |= {document.draft_name: sha256(document.docx) for document in drafted.values()}
    return dict(sorted(found.items()))


def engine_versions() -> dict[str, str]:
    """Versions of packetgen and of the packages whose change may change the bytes of an output."""
    return {name: version(name) for name in ENGINES}


def _named_files(value: object) -> set[str]:
    """Names given as ``{file: name}`` anywhere in case data or a document's values."""
    if isinstance(value, Mapping):
        found = {str(value["file"])} if isinstance(value.get("file"), str) else set()
        return found.union(*(_named_files(item) for item in value.values()))
    if isinstance(value, (list, tuple)):
        return set().union(*(_named_files(item) for item in value))
    return set()


def _relative(file: Path, folder: Path) -> str:
    """The file's path as seen from the plan's folder, with forward slashes."""
    return file.resolve().relative_to(folder.resolve()).as_posix()
