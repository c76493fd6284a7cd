"""Captions: the court, the parties, the number, the attorney above them, a brief's cover."""
