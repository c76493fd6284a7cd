"""What the office recorded about the handouts of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from packetgen.form import Form
from packetgen.handout import Review, load_reviews
from packetgen.packet import Plan

REVIEWS = "reviews.yaml"
"""Written by ``packetgen review``, beside the file that names the office."""


def reviews_file(plan: Plan) -> Path | None:
    """The office's file of reviews: beside the case file, else beside the plan."""
    for folder in dict.fromkeys((plan.case.parent, plan.folder)):
        if (folder / REVIEWS).is_file():
            return folder / REVIEWS
    return None


def reviews_for(plan: Plan, forms: Mapping[str, Form]) -> tuple[Review, ...]:
    """The reviews, where the plan has a handout; none without a file.

    Raises:
        CaseError: The file is no file of reviews.
    """
    file = reviews_file(plan) if any(form.content for form in forms.values()) else None
    return load_reviews(file) if file is not None else ()
