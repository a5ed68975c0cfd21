"""What an edition is: frozen values, its table of contents, the format `kanbao-edition/1`."""
