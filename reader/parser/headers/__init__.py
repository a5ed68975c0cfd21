"""What stands above a text: page headers, datelines, the parts of titles."""
