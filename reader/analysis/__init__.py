"""What an article is about, and what can be told of it. Pure: lexicons, tables and the segmenter are arguments."""
