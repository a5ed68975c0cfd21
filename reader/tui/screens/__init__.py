"""One screen a file. A screen's command calls the session and gives the widgets what has changed."""
