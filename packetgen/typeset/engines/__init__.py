"""Engines: what makes a PDF, Typst for what was composed and LibreOffice for the rest.

The Typst sources (``*.typ``) stand beside the module that compiles them. LibreOffice runs with a
profile of its own that trusts nothing, and its PDF is made the same on every run.
"""
