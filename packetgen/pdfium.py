"""One thread at a time in pdfium.

pdfium keeps state for the whole process and may not be entered by two threads at once, whatever
documents they have open. Every function that opens a document with pypdfium2 holds this lock from
opening to closing, so that applications may build and check in as many threads as they like.
"""

import logging
from threading import RLock

logging.getLogger("pypdfium2").addHandler(logging.NullHandler())
"""What its wrapper remarks of a strange file is for whoever listens, not for the console."""

PDFIUM = RLock()
