"""Many words, characters and patterns looked for at little cost."""
