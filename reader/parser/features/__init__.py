"""Feature extraction: what a unit shows by itself, beside others, and on its page."""
