"""What programs put around the lines of articles: labelled fields, markup, rules, letter spacing; taken off."""
