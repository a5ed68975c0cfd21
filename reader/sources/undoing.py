"""What other programs leave in a text in the place of its characters: line ends, marks, HTML, glyphs of a PDF."""

import re

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
"""All that Unicode takes for the end of a line (UAX 14: CR, LF, BK, NL)."""
_MARKS = re.compile("^\ufeff+", re.MULTILINE)
"""Byte-order marks: a second one, or those of files that were put one behind the other."""
_ENTITY = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SPACES = {"\xa0": " ", "\u2002": " ", "\u2003": "\u3000", "\u2009": " "}
"""What stands for white space of HTML."""
_GLYPHS = re.compile(r"(?:\(cid:[0-9]{1,5}\))+")
"""What extraction from a PDF writes for glyphs of which it does not know the character."""


def with_plain_lines(text: str) -> str:
    """The text with line feeds for line ends and without marks at the beginnings of lines."""
    if LINE_ENDS.search(text):
        text = LINE_ENDS.sub("\n", text)
    return _MARKS.sub("", text) if "\ufeff" in text else text


def without_entities(text: str) -> str:
    """The text with the characters that entities of HTML stand for; what stands for none, or for a control, stays."""
    return _ENTITY.sub(_character, text) if "&" in text and ";" in text else text


def _character(found: re.Match[str]) -> str:
    import html

    character = html.unescape(found[0])
    if character in _SPACES:
        return _SPACES[character]
    is_told = len(character) == 1 and character.isprintable() and character != "\ufffd"
    return character if is_told else found[0]


def without_glyphs(text: str) -> tuple[str, int]:
    """The text with one U+FFFD for each run of unknown glyphs, and how many glyphs these were."""
    if "(cid:" not in text:
        return text, 0
    count = sum(run.count("(") for run in _GLYPHS.findall(text))
    return _GLYPHS.sub("\ufffd", text), count
