"""The screen: the only package that knows Textual.

What can be said without it stands in modules that do not import it, so that the shell can list the keys at no cost:
commands, inks, arrangement, typeset, columns, highlights, and the rows of the lists.
"""
