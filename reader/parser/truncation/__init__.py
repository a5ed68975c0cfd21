"""What a dump lost: beginnings and ends of paragraphs, gaps between them."""
