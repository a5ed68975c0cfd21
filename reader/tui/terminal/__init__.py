"""Between Textual and the terminal: capabilities, screen diff, escape sequences, driver."""
