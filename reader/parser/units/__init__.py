"""The text as units: lines, or the paragraphs that wrapped lines make up."""
