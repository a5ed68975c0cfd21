"""Searching: what can be asked of articles, how it is written, and what it means."""
