"""Exhibits in: a caller's files, of whatever kind, become PDF parts.

``intake`` is the way in; ``file_kinds`` tells what a file is, ``conversion`` leads to the module of
its kind (``intake_email``, ``intake_spreadsheet``, ...), ``intake_binding`` makes one part of an
exhibit's pieces. A file that cannot be taken in is a problem with a way out, never silence.
"""
