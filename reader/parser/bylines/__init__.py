"""Who made an article: names, role words, and the bylines that they make up."""
