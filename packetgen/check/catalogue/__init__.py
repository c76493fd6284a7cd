"""The checks: one module each, listed here in the order of their codes.

A check module's docstring says what is wanted, gives a bad and a good example, and is what the
catalogue page prints. To add one: write the module, add it here, add its cases to the tests.
"""

from __future__ import annotations

from ..scope import Check
from . import (
    attachments,
    case_number,
    clerk_space,
    court_title,
    dangling_links,
    encryption,
    exhibit_bookmarks,
    exhibit_index,
    face,
    failed_redactions,
    file_size,
    filer_block,
    footer,
    form_fields,
    hearing_block,
    hidden_text,
    line_alignment,
    line_density,
    line_separator,
    line_spacing,
    margins,
    metadata,
    numbered_lines,
    page_numbers,
    page_size,
    private_identifiers,
    required_wording,
    scripts,
    searchable_text,
    type_size,
    word_residue,
)

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (
            page_size.CHECK,
            margins.CHECK,
            type_size.CHECK,
            face.CHECK,
            line_spacing.CHECK,
            numbered_lines.CHECK,
            line_density.CHECK,
            line_alignment.CHECK,
            line_separator.CHECK,
            footer.CHECK,
            page_numbers.CHECK,
            filer_block.CHECK,
            clerk_space.CHECK,
            court_title.CHECK,
            case_number.CHECK,
            hearing_block.CHECK,
            exhibit_bookmarks.CHECK,
            exhibit_index.CHECK,
            dangling_links.CHECK,
            searchable_text.CHECK,
            encryption.CHECK,
            scripts.CHECK,
            attachments.CHECK,
            form_fields.CHECK,
            file_size.CHECK,
            private_identifiers.CHECK,
            failed_redactions.CHECK,
            hidden_text.CHECK,
            metadata.CHECK,
            required_wording.CHECK,
            word_residue.CHECK,
        ),
        key=lambda check: check.code,
    )
)
"""Every check, by code."""
