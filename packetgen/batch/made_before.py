"""Files of the whole batch that an earlier run made of the very same documents: they stay.

A print file of ten thousand people takes a minute, and a run that finds nothing to do should take
seconds. The journal keeps, for each such file, a hash of all that went into it and of its bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from packetgen.output.manifest import file_sha256

from .journal import Journal
from .planning import Batch
from .recipe import digest_of
from .storing import Store


def ingredients(journal: Journal, batch: Batch | None = None, **more: Any) -> str:
    """Hash of everything that a file of the whole batch is made of.

    Args:
        journal: The documents, in order.
        batch: What was made, where more than the documents' bytes goes in.
        more: What else decides how the file looks.
    """
    documents = [(file.path, file.sha256, file.pages) for file in journal.files()]
    if batch is None:
        return digest_of([documents, more])
    rows = [(row.number, row.language, row.input) for row in journal.rows("done")]
    return digest_of([documents, rows, dict(batch.recipe.parts), batch.recipe.title, more])


def is_made(journal: Journal, store: Store, what: str, made_of: str) -> bool:
    """Whether the files under a name are there, untouched, and made of the same."""
    known = journal.meta()
    if known.get(f"{what} made of") != made_of:
        return False
    files = [line.split(" ", 1) for line in known.get(f"{what} files", "").splitlines()]
    try:
        return bool(files) and all(file_sha256(store.out / name) == sha for sha, name in files)
    except OSError:
        return False


def record_made(
    journal: Journal, store: Store, what: str, made_of: str, names: Sequence[str]
) -> None:
    """Remember the files that were made under a name."""
    lines = [f"{file_sha256(store.out / name)} {name}" for name in names]
    found: Mapping[str, str] = {f"{what} made of": made_of, f"{what} files": "\n".join(lines)}
    journal.set_meta(found)
