"""One widget a file. A widget is given what it shows and holds no logic of its own."""
