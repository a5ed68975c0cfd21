"""Labels that programs put before the parts of an article, and lines that they write about it."""

from dataclasses import replace

from reader.parser.decoration.dressing_rules import DressingRules
from reader.parser.decoration.headings import LONGEST_TITLE, may_be_text, may_be_title
from reader.parser.units.text_lines import TextLine

LONGEST_FACT = 60
LONGEST_MARK = 12
LAST_OF_STAMPS = "0123456789\u65e5 )"
FENCE, MOST_MATTER = "---", 24
MOST_FACTS = 6
"""Lines of facts in a row that are looked over."""
LEAST_TEXT = 25
CLUES = {"title": "heading-mark", "kicker": "heading-mark", "subtitle": "heading-mark", "text": "labelled-text"}
"""What a label shows of the line that it stands before."""


def find_fields(lines: list[TextLine], rules: DressingRules) -> None:
    """Labelled fields, on a page with a labelled title and other labels beside it."""
    found = {number: field for number, line in enumerate(lines) if (field := _field(line, rules))}
    kinds = {rules.is_of[label] for label, _ in found.values()}
    if "title" not in kinds or len(kinds) < 2:
        return
    waiting = ""
    for number, line in enumerate(lines):
        if number in found:
            lines[number], waiting = _unlabelled(line, *found[number], rules)
        elif waiting:
            lines[number], waiting = line.undressed(line.text, waiting), ""


def find_front_matter(lines: list[TextLine], rules: DressingRules) -> None:
    """What generators of sites have between two rules at the top of a file: `title: …`, `date: …`."""
    if not lines or lines[0].text != FENCE:
        return
    end = next((number for number in range(1, min(MOST_MATTER, len(lines))) if lines[number].text == FENCE), 0)
    for number in range(end + 1 if end else 0):
        line = lines[number]
        found = _field(line, rules)
        if found and rules.is_of[found[0]] == "title":
            lines[number] = line.undressed(found[1].strip("\"' "), "heading-mark")
        else:
            lines[number] = replace(line, aside="front-matter")


def _field(line: TextLine, rules: DressingRules) -> tuple[str, str] | None:
    """The label before a line, and what stands behind it."""
    found = rules.label.match(line.normalized) if ":" in line.normalized else None
    return (found[1], line.text[found.end() :].strip()) if found else None


def _unlabelled(line: TextLine, label: str, value: str, rules: DressingRules) -> tuple[TextLine, str]:
    """The line without its label, and what the next one is where nothing stands behind the label."""
    kind = rules.is_of[label]
    if kind in CLUES:
        return (line.undressed(value, CLUES[kind]), "") if value else (replace(line, aside="field"), CLUES[kind])
    return (line if kind == "author" else replace(line, aside="field")), ""


def find_happenings(lines: list[TextLine], rules: DressingRules) -> None:
    """Lines before a text that say when and where: `时间:3月6日上午`, `地点:青石南路天桥下`."""
    run: list[int] = []
    for number, line in enumerate(lines):
        if len(line.text) <= LONGEST_TITLE and ":" in line.normalized and rules.happening.match(line.normalized):
            run.append(number)
            continue
        if len(run) > 1 and run[0] and len(line.text) >= LEAST_TEXT:
            for at in run:
                lines[at] = replace(lines[at], clues=(*lines[at].clues, "fact-line"))
        run = []


def find_marks(lines: list[TextLine], rules: DressingRules) -> None:
    """`第2版()` and `专栏:`, which archives print before every article."""
    for number, line in enumerate(lines):
        if len(line.text) > LONGEST_MARK:
            continue
        feature = _mark(line, number > 0 and "page-mark" in lines[number - 1].clues, rules)
        if feature:
            lines[number] = replace(line, clues=(*line.clues, feature))


def _mark(line: TextLine, is_below_mark: bool, rules: DressingRules) -> str | None:
    """Which mark a line is, if any; a label may have a value below the mark of a page."""
    if line.normalized[-1] in ":)" and rules.page_mark.fullmatch(line.normalized):
        return "page-mark"
    label = rules.label.match(line.normalized) if ":" in line.normalized else None
    return "empty-label" if label and (is_below_mark or label.end() == len(line.normalized)) else None


def find_stamps(lines: list[TextLine], rules: DressingRules) -> None:
    """Set aside stamps of time, and lines that say source, time or editor, but for those that head or foot a page."""
    facts = [number for number, line in enumerate(lines) if _says_facts(line, rules)]
    are_facts = set(facts)
    for number in facts:
        above = next((line for line in reversed(lines[max(number - MOST_FACTS, 0) : number]) if not line.aside), None)
        at = next((at for at in range(number + 1, min(number + MOST_FACTS, len(lines))) if at not in are_facts), None)
        below = lines[at] if at is not None else None
        if above is None or not _is_beside_article(lines[number], above, below, rules):
            continue
        is_archive = rules.archive_facts.fullmatch(lines[number].normalized)
        lines[number] = replace(lines[number], aside="field" if is_archive else "stamp")
        if at is not None and not may_be_title(above, rules):
            lines[at] = replace(lines[at], clues=(*lines[at].clues, "below-stamp"))


def _says_facts(line: TextLine, rules: DressingRules) -> bool:
    if line.aside or len(line.text) > LONGEST_FACT:
        return False
    if ":" in line.normalized and rules.archive_facts.fullmatch(line.normalized):
        return True
    if line.normalized[0].isdigit() or ":" in line.normalized:
        return rules.facts.fullmatch(line.normalized + " ") is not None
    if len(line.text) > LONGEST_TITLE or line.normalized[-1] not in LAST_OF_STAMPS:
        return False
    return any(pattern.fullmatch(line.normalized) for pattern in (rules.section_stamp, rules.paper_stamp))


def _is_beside_article(line: TextLine, above: TextLine, below: TextLine | None, rules: DressingRules) -> bool:
    if rules.page_mark.fullmatch(above.normalized) or (
        below is not None and rules.page_mark.fullmatch(below.normalized)
    ):
        return False
    label = rules.label.match(line.normalized)
    is_doubtful = rules.day_only.fullmatch(line.normalized) or rules.paper_stamp.fullmatch(line.normalized)
    if is_doubtful or (label and not rules.stamp.search(line.normalized)):
        return may_be_title(above, rules) and below is not None and may_be_text(below, rules)
    return True
