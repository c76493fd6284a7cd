"""What was looked at and let stand: forms that do not serve a court, each with the reason."""

from __future__ import annotations

NOT_SERVED: dict[str, tuple[str, str]] = {
    "subpoena-federal-civil": (
        "us-federal",
        "It is issued under Fed. R. Civ. P. 45 and sets out its subdivisions (d) and (e), which "
        "are no law of the states, of the courts of appeals or of England.",
    ),
}
"""Form -> the beginning of the ids of the courts that it does serve, and why not the others."""
