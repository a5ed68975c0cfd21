"""Use cases: load, resolve, import, session, reading history, keyword worker."""
