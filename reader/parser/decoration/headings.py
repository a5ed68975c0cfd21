"""Headlines that are dressed as such: in Markdown, in brackets, above a rule, before their text on one line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parser.decoration.dressing_rules import DressingRules
from reader.parser.units.text_lines import TextLine

LONGEST_TITLE, LEAST_TITLE = 50, 4
"""Code points of a title."""
LEAST_TEXT = 25
"""Code points of a text below or behind a title."""
BRACKETED, LEAST_BRACKETED = 2, 8
"""So many lines in lenticular brackets above texts are headlines; a single one that is longer than a label."""
LEAST_ALONE = 8
"""Code points of a title before its text where no other line of the page is so."""
LEAST_SAID, LONGEST_SAID, LEAST_BEHIND = 6, 80, 12
"""Code points of a title that is said again before its text, and of the text."""
MOST_TITLE_LINES = 4
MOST_ASIDE = 4
"""Lines between a headline and its text that are looked over."""
OPENING, CLOSING = "\u3010", "\u3011"
"""Lenticular brackets."""
_HEADING = re.compile(r"#{1,6} +(.*?)[ #]*$")
_BOLD = re.compile(r"(\*\*|__)([^*]+)\1$")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*(?: \"[^\"]*\")?\)")
_BESIDE = re.compile("(?=[^ ])(.{4,60}?)(?: {2,}| ?\t ?)(?=[^ ])")


def may_be_title(line: TextLine, rules: DressingRules) -> bool:
    """Whether a line is as short as a title and ends no sentence."""
    return len(line.text) <= LONGEST_TITLE and not rules.ends_sentence(line.normalized)


def may_be_text(line: TextLine, rules: DressingRules) -> bool:
    """Whether a line may stand below a title and be none: a text, a byline."""
    return len(line.text) >= LEAST_TEXT or line.indent > 0 or rules.signed.match(line.normalized) is not None


def find_markdown(lines: list[TextLine], rules: DressingRules) -> None:
    """Take off the marks of Markdown: headings of the highest level are titles, unless the page has another."""
    heads = {
        number: head for number, line in enumerate(lines) if line.text[0] in "#*_" and (head := _heading(line.text))
    }
    levels = [_level(lines[number].text) for number in heads]
    has_title = any("heading-mark" in line.clues for line in lines) if levels else False
    for number, line in enumerate(lines):
        text = line.text
        if number in heads:
            is_title = not has_title and _level(text) == min(levels)
            lines[number] = line.undressed(heads[number], "heading-mark" if is_title else "subheading-mark")
        elif "](" in text or (heads and ("**" in text or text.startswith("> "))):
            lines[number] = line.undressed(_LINK.sub(r"\1", _IMAGE.sub("", text.removeprefix("> ").replace("**", ""))))
        elif text[0] == "[" and rules.placeholder.fullmatch(line.normalized):
            lines[number] = replace(line, aside="placeholder")


def _level(text: str) -> int:
    """The level of a heading; bold lines are below all others."""
    return len(text) - len(text.lstrip("#")) or _BOLD_LEVEL


_BOLD_LEVEL = 7
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\s]*(?: \"[^\"]*\")?\)")


def _heading(text: str) -> str | None:
    if found := _HEADING.match(text):
        inner = _BOLD.match(found[1])
        return inner[2] if inner else found[1]
    found = _BOLD.match(text)
    return found[2] if found and len(found[2]) <= LONGEST_TITLE else None


def find_brackets(lines: list[TextLine], rules: DressingRules) -> None:
    """Take off the lenticular brackets of headlines: each stands above a text, and hardly any is there twice."""
    found = [number for number, line in enumerate(lines) if line.text[0] == OPENING and _is_bracketed(line.text, rules)]
    heads = [number for number in found if _stands_above_text(lines, number, rules)]
    texts = {lines[number].text for number in heads}
    if not texts or 10 * len(texts) < 7 * len(found):
        return
    if len(heads) < BRACKETED and not any(len(text) > LEAST_BRACKETED for text in texts):
        return
    if sum(map(len, texts)) >= (LEAST_BRACKETED + 2) * len(texts):
        for number in heads:
            lines[number] = lines[number].undressed(lines[number].text[1:-1], "heading-mark")


def _is_bracketed(text: str, rules: DressingRules) -> bool:
    is_whole = text[-1] == CLOSING and text.count(OPENING) == 1 and len(text) <= LONGEST_TITLE
    return is_whole and not rules.signed_in_brackets.search(text)


def _stands_above_text(lines: Sequence[TextLine], number: int, rules: DressingRules) -> bool:
    below = lines[number + 1 : number + 1 + MOST_ASIDE]
    return next((may_be_text(line, rules) for line in below if not line.aside), False)


def find_rules(lines: list[TextLine], rules: DressingRules) -> None:
    """Set aside rows of one sign: below a title they mark it, elsewhere they part what they stand between."""
    found = [number for number, line in enumerate(lines) if _is_rule(line, rules)]
    marks = [number for number in found if _underlines(lines, number, rules)]
    are_marks = 2 * len(marks) > len(found)
    for number in found:
        lines[number] = replace(lines[number], aside="rule")
        at, feature = (number - 1, "heading-mark") if are_marks else (number + 1, "below-rule")
        if at < len(lines) and (number in marks or not are_marks):
            lines[at] = replace(lines[at], clues=(*lines[at].clues, feature))


def _is_rule(line: TextLine, rules: DressingRules) -> bool:
    return not line.text[0].isalnum() and not line.aside and rules.rule.fullmatch(line.text) is not None


def _underlines(lines: Sequence[TextLine], number: int, rules: DressingRules) -> bool:
    """Whether a rule stands right below a line that may be a title, with nothing right above that."""
    if not number or lines[number].gap or number + 1 == len(lines):
        return False
    above = lines[number - 1]
    is_apart = number == 1 or above.gap > 0 or bool(lines[number - 2].aside)
    return is_apart and may_be_title(above, rules) and not above.aside


def part_titles(lines: list[TextLine], rules: DressingRules) -> None:
    """Part a title from the text behind it on one line; take off one that the lines above say."""
    found = {
        number: cut for number, line in enumerate(lines) if "  " in line.normalized and (cut := _title_end(line, rules))
    }
    again = {
        number: end for number, line in enumerate(lines) if number and (end := _said_end(line, lines, number, rules))
    }
    is_doubtful = len(found) == 1 and next(iter(found.values()))[0] < LEAST_ALONE
    if not again and (is_doubtful or not found):
        return
    parted: list[TextLine] = []
    for number, line in enumerate(lines):
        if number in again:
            if "heading-mark" not in parted[-1].clues and may_be_title(parted[-1], rules):
                parted[-1] = replace(parted[-1], clues=(*parted[-1].clues, "heading-mark"))
            parted.append(line.undressed(line.text[again[number] :], "labelled-text"))
        elif number in found and not is_doubtful:
            end, start = found[number]
            parted.append(line.undressed(line.text[:end], "heading-mark"))
            parted.append(replace(line.undressed(line.text[start:], "labelled-text"), gap=0))
        else:
            parted.append(line)
    lines[:] = parted


def _said_end(line: TextLine, lines: Sequence[TextLine], number: int, rules: DressingRules) -> int:
    """Where the title ends that stands before a text and on the lines above, too; 0 where there is none."""
    if len(line.text) < LEAST_TEXT or line.aside:
        return 0
    said = ""
    for above in reversed(lines[max(number - MOST_TITLE_LINES, 0) : number]):
        said = "".join(rules.list_number.sub("", above.text).split()) + said
        if len(said) > LONGEST_SAID:
            return 0
        end = _end_of(said, line.text) if len(said) >= LEAST_SAID else 0
        if end and line.text[end : end + 1].isspace() and len(line.text) - end >= LEAST_BEHIND:
            return end
    return 0


def _end_of(said: str, text: str) -> int:
    """Where `said` ends at the beginning of `text`, white space apart; 0 where it is not there."""
    at = 0
    for char in said:
        while at < len(text) and text[at].isspace():
            at += 1
        if text[at : at + 1] != char:
            return 0
        at += 1
    return at


def _title_end(line: TextLine, rules: DressingRules) -> tuple[int, int] | None:
    """Where a title ends and where the text behind it begins; None where a line is not both."""
    if len(line.text) < LEAST_TEXT + LEAST_TITLE or line.aside:
        return None
    found = _BESIDE.match(line.normalized)
    if found is None or rules.no_title.search(found[1]) or rules.ends_sentence(found[1]):
        return None
    rest = line.text[found.end() :]
    has_sentence = rules.sentence.search(rest) or (len(rest) > LONGEST_TITLE and rules.clause.search(rest))
    return (found.end(1), found.end()) if len(rest) >= LEAST_TEXT and has_sentence else None


def find_said_again(lines: list[TextLine], rules: DressingRules) -> None:
    """Set aside titles behind bullets that are said again right below, on a line or on several."""
    for number, line in enumerate(lines[:-1]):
        found = rules.bullet.match(line.text) if len(line.text) <= LONGEST_TITLE + 2 else None
        if found is None:
            continue
        words, said = "".join(found[1].split()), ""
        for below in lines[number + 1 : number + 1 + MOST_TITLE_LINES]:
            said += "".join(below.text.split())
            if said == words:
                lines[number] = replace(line, aside="title-said-below")
                lines[number + 1] = replace(lines[number + 1], clues=(*lines[number + 1].clues, "heading-mark"))
