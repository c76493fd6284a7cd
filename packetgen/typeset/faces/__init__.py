"""Faces: the fonts at hand, which stands in for which, and what is read from their files.

:func:`~packetgen.typeset.faces.fonts.open_fonts` is the door.
"""
