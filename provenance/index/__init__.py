"""Which documents are known, and which of them may a text come from? One SQLite file."""
