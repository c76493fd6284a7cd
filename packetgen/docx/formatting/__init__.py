"""Effective formatting: what styles, themes, numbering and table styles add up to for a place.

``properties`` keeps what one element says, ``styles`` adds up inheritance and defaults, ``looks``
gives the look of text; the other modules do the same for lists, borders and tables.
"""
