"""Gates: the finished PDF is complete, clean and whole, whichever engine made it.

Everything is read from the file itself; nothing here knows how it was composed.
"""
