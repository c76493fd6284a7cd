"""Files written as a build writes them, and what is then in the folder."""

from __future__ import annotations

from pathlib import Path

from packetgen.output import Manifest, manifest_json, sha256, write_outputs

FIRST = {
    "filing/motion.pdf": b"motion",
    "filing/old.pdf": b"old",
    "drafts/motion.docx": b"draft",
    "report.txt": b"fine",
}


def build(folder: Path, files: dict[str, bytes], **options: bool) -> None:
    """Write files as a build does, with the manifest that names them."""
    hashes = {path: sha256(data) for path, data in files.items()}
    manifest = manifest_json(Manifest(today="2026-11-21", outputs=hashes))
    write_outputs(folder, {**files, "manifest.json": manifest}, **options)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }
