"""Stamps: what is printed on which page, where there is room for it, in which font.

``stamps`` says what a page bears; ``clearance``, ``scanned_page`` and ``scan_edges`` whether its
place is free; ``stamp_layout`` settles places for a whole packet; ``stamp_font`` is the one font.
"""
