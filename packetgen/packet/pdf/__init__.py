"""PDF files as such: opened with care, read without surprises, copied and written object by object.

Nothing here knows of plans, exhibits or stamps. ``pdf_opening`` says what of a foreign file can be
read and why the rest cannot; ``page_content``, ``painted`` and ``geometry`` tell what a page shows
and where; ``pdf_copying``, ``pdf_file`` and ``pdf_syntax`` write.
"""
