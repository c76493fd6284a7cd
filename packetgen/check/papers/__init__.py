"""A court paper as recognised in a finished file: its caption, exhibits, headings, signatures.

``parts`` tells which pages are the paper and which are exhibits; the other modules find what the
checks of the catalogue judge. Nothing here says whether a rule is kept.
"""
