"""The edition: frozen values, its table of contents, the format `kanbao-edition/1`."""
