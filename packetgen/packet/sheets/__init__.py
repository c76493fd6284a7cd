"""Sheets that packetgen sets itself, and pages that it places on sheets.

``press`` sets blocks as pages; ``table_pages``, ``picture_pages`` and ``slip_sheets`` make what an
exhibit's file or its absence asks for; ``print_sheets`` and ``imposition`` lay finished pages out
for folding, cutting and binding.
"""
