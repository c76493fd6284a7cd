"""The words a reader of a document sees, by a walk that shares no code with the reader of blocks.

What this walk finds must turn up in the typeset PDF; so it may not repeat a mistake of the reader.
It takes from the package around it only the archive and the table of symbol faces.
"""
