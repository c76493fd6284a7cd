"""The office's letterhead: its lines, or those of its own Word file, over a letter."""
