"""Properties of text that need no knowledge of newspapers."""
