"""The full-text index beside the library: query plan, search, update, vocabulary."""
