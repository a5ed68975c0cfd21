"""How cells look: roles of text, themes, highlights, the settings of display."""
