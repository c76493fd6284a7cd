"""Many cases at once: rows in, documents out."""
