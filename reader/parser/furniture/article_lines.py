"""Lines that a site prints about an article: who edited it, which paper it is from."""

from itertools import pairwise

from reader.parser.furniture.finder import Found, Looked

LONGEST = 60
LONGEST_SOURCE = 14
_OF_SITES = {
    *("site-fields", "stamp", "stamp-row", "dated-label", "buttons", "trail", "place-on-site", "prompt", "counter"),
    *("step-to-title", "rights", "edited-by", "links", "channels"),
}
_STAMPS = {"site-fields", "empty-field", "stamp", "stamp-row", "dated-label", "counter", "day"}


def find_editors(looked: Looked) -> None:
    """`责编：林平`, `审核:`: on pages of sites, or some below each other, they are about the article above."""
    lines = [
        number
        for number, line in enumerate(looked.lines)
        if len(line.text) <= LONGEST and looked.rules.editors.fullmatch(line.normalized)
    ]
    if not lines:
        return
    in_row = {number for pair in pairwise(lines) if pair[1] - pair[0] == 1 for number in pair}
    is_site = any(found and found.because in _OF_SITES for found in looked.found)
    for number in lines:
        if (is_site or number in in_row) and not looked.is_header(looked.lines[number]):
            looked.found[number] = Found("edited-by", True)


def find_sources(looked: Looked) -> None:
    """The name of a paper alone, between a title and the time that a site prints, or below `来源:`."""
    for number, line in enumerate(looked.lines[:-1]):
        if number and looked.found[number] is None and len(line.text) <= LONGEST_SOURCE:
            above, below = looked.found[number - 1], looked.found[number + 1]
            if not looked.rules.source.fullmatch(line.normalized):
                continue
            if below and below.because in _STAMPS and (above is None or above.because in _STAMPS):
                looked.found[number] = Found("source")


def find_first_titles(looked: Looked) -> None:
    """The second line of `原标题：…` where the text is wrapped: it is as long at most, with no blank line between."""
    for above, number in pairwise(range(len(looked.lines))):
        reason, line = looked.found[above], looked.lines[number]
        if not reason or reason.because != "first-title" or line.gap or line.indent or looked.is_marked(line):
            continue
        if looked.may_be_title(number) and len(line.text) <= len(looked.lines[above].text):
            looked.found[number] = reason
