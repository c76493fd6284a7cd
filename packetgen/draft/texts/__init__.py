"""Texts that people write in Markdown as Word paragraphs: emphasis, lists, tables, pictures, notes.

``markdown_limits`` says what it cannot hold, ``figures`` and ``qr`` draw, ``unwritten`` finds what
the writer left to be written.
"""
