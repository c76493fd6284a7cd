"""Pages of a tagged file that its tags say nothing of."""

from __future__ import annotations

import re
from typing import Any

from .page_content import streams_of
from .pdf_values import plain

_ARTIFACT = re.compile(rb"/Artifact\b.*?\bEMC\b", re.DOTALL)
_SHOWN = re.compile(rb"(?<![^\s\])>}])(?:Tj|TJ|'|\"|Do|BI|sh)(?![^\s/\[(<])")


def shows_something(page: Any) -> bool:
    """Whether a page shows text, pictures or shades outside what is marked as no content.

    A page of a tagged file that has no tags of its own may be blank, or hold a running head only.
    """
    try:
        data = b"\n".join(plain(stream).get_data() for stream in streams_of(page))
    except Exception:  # a stream that cannot be decoded; viewers show what comes before it
        return False
    return _SHOWN.search(_ARTIFACT.sub(b" ", data)) is not None
