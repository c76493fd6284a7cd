"""Pictures of a document: read with what Word cuts away, cleaned of a camera's notes, written."""
