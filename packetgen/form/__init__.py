"""What a form is: a Word template, a manifest, the schema of its own values, words per language.

Contract: :func:`load_form` gives a :class:`Form` from the shipped forms or one's own folders, which
win; :func:`known_forms` lists them, :func:`eject` copies one, :func:`form_text` shows a template as
text with its tags, :func:`lint_form` says everything that is wrong with one and where.
"""

from .lint import lint_form
from .loading import eject, known_forms, load_form, load_form_folder
from .model import Form, FormSummary
from .text import form_text

__all__ = [
    "Form",
    "FormSummary",
    "eject",
    "form_text",
    "known_forms",
    "lint_form",
    "load_form",
    "load_form_folder",
]
