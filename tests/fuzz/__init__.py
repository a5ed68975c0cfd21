"""Random input, and what must hold whatever it is."""
