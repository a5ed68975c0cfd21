"""Editions and articles in the formats that other programs and people read.

typeset     lines set for a width: text files, and what is printed in the shell
markdown    CommonMark
html        one page that needs nothing else
plain       JSON and YAML, which the reader opens again
formats     all of them by name
"""
