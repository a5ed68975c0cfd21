"""White space, bars and line breaks that a program put into a text: taken out."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reader.parser.dressing_rules import DressingRules
from reader.parser.lines import Line

LEAST_SPACED = 0.6
"""Share of a page's text in which a space stands behind every letter, where the page is so."""
LONG_SPACED = 50
"""Code points of a line that shows it: names in a row may be spaced, too."""
LEAST_LINES = 5
"""Lines of a page whose indentation means nothing where all have it."""
LONGEST_DESK, MOST_PIECES, LONGEST_PIECE = 50, 8, 3
LEAST_FULL = 16
_LONE = re.compile("(?:(?<=^)|(?<= ))[\u4e00-\u9fff](?= |$)")
_HAN = re.compile("[\u4e00-\u9fff]")
_SPACES = re.compile(" +")
_BARS = "|\uff5c \t\u3000"


def close_letters(lines: list[Line], _: DressingRules) -> None:
    """Take out the spaces behind every letter, as some readers of scanned pages write them."""
    spaced = [number for number, line in enumerate(lines) if _is_spaced(line.text)]
    if not any(len(lines[number].text) >= LONG_SPACED for number in spaced):
        return
    if sum(len(lines[number].text) for number in spaced) < LEAST_SPACED * sum(len(line.text) for line in lines):
        return
    for number in spaced:
        text = _SPACES.sub(lambda found: " " if len(found[0]) > 1 else "", lines[number].text)
        lines[number] = lines[number].undressed(text)


def _is_spaced(text: str) -> bool:
    spaces = text.count(" ")
    return spaces > 2 and 5 * spaces >= 2 * len(text) and 10 * len(_LONE.findall(text)) >= 7 * len(_HAN.findall(text))


def dedent(lines: list[Line], _: DressingRules) -> None:
    """Take out the white space that stands before all lines."""
    if len(lines) < LEAST_LINES or not (lines[0].indent or lines[-1].indent):
        return
    indents = [line.indent for line in lines]
    if 20 * indents.count(0) > len(indents):
        return
    least = min(filter(None, indents))
    for number, line in enumerate(lines):
        if line.indent:
            lines[number] = replace(line, indent=line.indent - least, inset=max(line.inset - least, 0))


def strip_bars(lines: list[Line], _: DressingRules) -> None:
    """Take out the bars of a table of one column."""
    for number, line in enumerate(lines):
        if line.plain[0] == "|" or line.plain[-1] == "|":
            bare = line.text.strip(_BARS)
            if "|" not in bare:
                lines[number] = line.undressed(bare)


def strip_tags(lines: list[Line], rules: DressingRules) -> None:
    """Take out tags of HTML, and the mark of the page that an archive prints before a text on the same line."""
    for number, line in enumerate(lines):
        if "<" in line.text and (bare := _TAG.sub(" ", line.text)) != line.text:
            line = lines[number] = line.undressed(bare)
        found = rules.page_prefix.match(line.plain) if ":" in line.plain and not line.aside else None
        if found and len(line.text) - found.end() >= LEAST_FULL:
            lines[number] = line.undressed(line.text[found.end() :])


_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,120}>|&(?:nbsp|emsp|ensp);")


def join_scattered(lines: list[Line], rules: DressingRules) -> None:
    """Join names that a text layer has scattered over lines to the `本报记者` above them."""
    for number, line in enumerate(lines[:-1]):
        if (
            len(line.text) > LONGEST_DESK
            or not _is_piece(lines[number + 1].text)
            or not rules.desk.fullmatch(line.plain)
        ):
            continue
        at = number + 1
        while at < len(lines) and at - number <= MOST_PIECES and _is_piece(lines[at].text):
            at += 1
        if sum(len(piece.text) for piece in lines[number + 1 : at]) > 1:
            for piece in range(number + 1, at):
                lines[piece] = replace(lines[piece], is_joined=True)


def _is_piece(text: str) -> bool:
    return len(text) <= LONGEST_PIECE and all("\u4e00" <= char <= "\u9fff" or char == " " for char in text)


def join_breaks(lines: list[Line], feet: Sequence[int], rules: DressingRules) -> None:
    """Join a paragraph that the foot of a page cuts in mid-sentence. `feet` are the numbers of the lines there."""
    numbers = [line.number for line in lines]
    for at in {bisect_left(numbers, foot) for foot in feet}:
        if 0 < at < len(lines) and _breaks_off(lines[at - 1]) and _goes_on(lines[at], rules):
            lines[at] = replace(lines[at], is_joined=True)


def _breaks_off(line: Line) -> bool:
    last = line.plain[-1]
    return len(line.text) >= LEAST_FULL and ("\u4e00" <= last <= "\u9fff" or last in ",\u3001")


def _goes_on(line: Line, rules: DressingRules) -> bool:
    return not line.indent and rules.clause.search(line.text) is not None and not rules.signed.match(line.plain)
