"""What names of other template systems (docassemble, AssemblyLine) are called here.

Only for the hints of the lint: a template brought from such a system names people and functions
that no case file has, and its author wants to know what to write instead.
"""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "users": "The people whom the office acts for are our_side; write {{ client.name }} for one.",
    "user": "The person whom the office acts for is client: write {{ client.name }}.",
    "client_name": "Write {{ client.name }}.",
    "other_parties": "The people on the other side are other_side; loop over them.",
    "opposing_party": "The people on the other side are other_side; loop over them.",
    "plaintiffs": "The parties of the first side are first_side, as parties of a role.",
    "petitioners": "The parties of the first side are first_side, as parties of a role.",
    "defendants": "The parties of the second side are second_side, as parties of a role.",
    "respondents": "The parties of the second side are second_side, as parties of a role.",
    "courts": "The court of the case is court: write {{ court.name }}.",
    "trial_court": "The court of the case is court: write {{ court.name }}.",
    "docket_number": "Write {{ case.number }}.",
    "case_number": "Write {{ case.number }}.",
    "signature_date": "Write {{ signed_on(client.id) }}: the day of a recorded signing, or a line.",
    "signature": "Write {{ signature_block(client.id) }} in a paragraph of its own.",
    "attorneys": "The lawyers of the side that files are our_counsel.",
}
"""Names of values; none of them is a name of packetgen's own."""

FUNCTIONS: Mapping[str, str] = {
    "showifdef": "Write {{ x if x is defined }}.",
    "defined": "Write x is defined, without quotation marks.",
    "value": "Write the name itself, without quotation marks.",
    "current_datetime": "Write {{ today|date }}.",
    "today": "Write {{ today|date }}, without brackets.",
    "format_date": "Write {{ x|date }}.",
    "format_time": "Write {{ x|time }}.",
    "currency": "Write {{ x|money }}, or {{ x|cents }} with the cents.",
    "comma_and_list": "Write {{ x|and_list }}.",
    "comma_list": "Write {{ x|join(', ') }}.",
    "add_separators": "Write {{ x|and_list }}.",
    "title_case": "Write {{ x|title_case }}.",
    "capitalize": "Write {{ x|capital }}.",
    "fix_punctuation": "Write {{ x|sentence }}.",
    "possessify": "Write {{ x|possessive }}.",
    "phone_number_formatted": "Write {{ x|phone }}.",
    "number_to_word": "Write {{ x|words }}.",
    "nice_number": "Write {{ x|words }}.",
    "ordinal": "Write {{ x|ordinal }}.",
    "ordinal_number": "Write {{ x|ordinal }}.",
    "language_name": "Write {{ x|language_name }}.",
    "state_name": "Write the name of the state in full, or add it to the form's schema.json.",
    "redact": "Sensitive values of the case are masked by themselves; name them, x.ssn.",
    "include_docx_template": "Write the words into this template, or {{ prose(x) }} for a text.",
    "alpha": "Exhibits have labels already: write {{ exhibit('its-id') }}, or {{ x.label }}.",
}
"""Functions; the hints name the filter that does the same."""

FILTERS: Mapping[str, str] = {
    "currency": "Write x|money, or x|cents with the cents.",
    "markdown": "Write {{ prose(x) }} in a paragraph of its own.",
    "inline_markdown": "Write {{r emphasis(x) }}.",
    "paragraphs": "Write {{ prose(x) }} in a paragraph of its own.",
    "comma_and_list": "Write x|and_list.",
    "comma_list": "Write x|join(', ').",
    "add_separators": "Write x|and_list.",
    "fix_punctuation": "Write x|sentence.",
    "nice_number": "Write x|words.",
    "ordinal_number": "Write x|ordinal.",
    "phone_number_formatted": "Write x|phone.",
    "format_date": "Write x|date.",
    "format_time": "Write x|time.",
    "redact": "Sensitive values of the case are masked by themselves.",
}
"""Filters, with those that do the same here."""
