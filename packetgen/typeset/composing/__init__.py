"""Composing: a document as the data that the Typst source reads, on a court's grid or its own.

:func:`~packetgen.typeset.composing.compose.compose` is the door. What need not be measured is
reckoned here: lines that surely fit, tabs, widths of columns, places where a word may break.
"""
