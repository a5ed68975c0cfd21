"""What is known of an entry, as rows: page, people by role, length, keywords, figures, damage, the file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from reader.model.edition import Article, Credit, Edition
from reader.model.toc import Entry
from reader.text.linebreak import break_lines
from reader.text.width import cells
from reader.tui.layout.fact_jumps import FIRST_JUMP, FactJump, fact_jumps
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, TextRole

if TYPE_CHECKING:
    from reader.analysis.article_facts import Facts
    from reader.analysis.keywords import Keyword
    from reader.app.other_printings import Printing

BAR = 10
"""Cells of the longest bar."""
NARROW_BAR = 5
"""Cells of the longest bar where terms are long."""
COUNT = 3
"""Cells for how often something stands in the text."""

Pair = tuple[str, str]
MOST_PRINTINGS = 20
"""Other printings that are listed."""


def fact_rows(
    edition: Edition,
    entry: Entry,
    look: DisplaySettings,
    width: int,
    facts: "Facts | None",
    keywords: "Sequence[Keyword] | None",
    printings: "Sequence[Printing]" = (),
) -> list[ListRow]:
    """The facts in groups, headed but for the first.

    The item of a keyword's row is its index in `keywords`, that of a person and the like as `fact_jumps` has it.
    That of the printing `index` is -1 - `index`.
    """
    groups: list[list[ListRow]] = [_pairs(_about(entry, look, facts), look, width)]
    if entry.is_article:
        groups.append(_headed("keywords", _keywords(keywords, look, width), look))
    groups.append(_printings(printings, look, width))
    jumps = list(enumerate(fact_jumps(edition, entry, facts), FIRST_JUMP))
    for name in ("people", "figures", "documents"):
        found = [(item, jump) for item, jump in jumps if jump.group == name]
        groups.append(_headed(name, _jumps(found, look, width), look))
    damaged = [item for item, jump in jumps if jump.group == "damage"]
    groups.append(_headed("damage", _damage(edition, entry, look, width, damaged), look))
    groups.append(_headed("file", _pairs(_file(edition, look), look, width), look))
    rows: list[ListRow] = []
    for group in groups:
        if group:
            rows += [BLANK_ROW, *group]
    return rows


def _printings(printings: "Sequence[Printing]", look: DisplaySettings, width: int) -> list[ListRow]:
    """Papers and days that print the same text, headed by how many papers they are."""
    if not printings:
        return []
    papers = len({printing.paper for printing in printings})
    rows = [ListRow(((look.messages("facts.printings", count=papers), TextRole.LABEL),))]
    for index, printing in enumerate(printings[:MOST_PRINTINGS]):
        share = int(printing.overlap.own * 100 + 1e-9)
        lines = _lines(f"{look.shown(printing.paper)} {printing.date or ''}", width - 5, look)
        rows += [
            ListRow(((line, TextRole.TEXT),), -1 - index, (f"{share}%", TextRole.DIM) if at == 0 else None)
            for at, line in enumerate(lines)
        ]
    return rows


def _headed(name: str, rows: list[ListRow], look: DisplaySettings) -> list[ListRow]:
    return [ListRow(((look.messages(f"facts.{name}"), TextRole.LABEL),)), *rows] if rows else []


def _about(entry: Entry, look: DisplaySettings, facts: "Facts | None") -> Iterator[Pair]:
    say, block = look.messages, entry.block
    yield say("facts.page"), " ".join(part for part in (entry.page.number, entry.page.name) if part)
    yield say("facts.section"), block.section or ""
    if not entry.is_article:
        yield say("facts.kind"), say(f"kind.{block.kind}")
    if isinstance(block, Article):
        yield from _credits(block.credits, look)
        yield say("facts.dateline"), block.dateline.text if block.dateline else ""
        yield say("facts.continued"), block.continued or ""
    if facts and entry.is_article:
        yield (
            say("facts.length"),
            say("facts.length-value", characters=f"{facts.characters:,}", minutes=facts.minutes),
        )
    if block.lines:
        yield say("facts.lines"), say("facts.lines-value", lines=_span(block.lines))


def _span(lines: Sequence[int]) -> str:
    return str(lines[0]) if lines[0] == lines[-1] else f"{lines[0]}-{lines[-1]}"


def _credits(credits_: Sequence[Credit], look: DisplaySettings) -> Iterator[Pair]:
    roles = list(dict.fromkeys(credit.role for credit in credits_))
    ordered = sorted(credits_, key=lambda credit: roles.index(credit.role))
    for role, group in groupby(ordered, key=lambda credit: credit.role):
        label = look.messages(f"role.{role}") if look.messages.has(f"role.{role}") else role
        names = (f"{credit.name}（{credit.rank}）" if credit.rank else credit.name for credit in group)
        yield label, " ".join(names)


def _jumps(found: "Sequence[tuple[int, FactJump]]", look: DisplaySettings, width: int) -> list[ListRow]:
    """Facts with what belongs to them; how often, where it is more than once, at the right edge."""
    pairs = [(jump.label, jump.value) for _, jump in found]
    rows = _pairs(pairs, look, width - COUNT, keep_empty=True, items=[item for item, _ in found])
    counts = {item: len(jump.spans) for item, jump in found}
    first = {row.item: at for at, row in reversed(list(enumerate(rows)))}
    return [
        replace(row, aside=(str(counts[row.item]), TextRole.DIM))
        if row.item in counts and counts[row.item] > 1 and first[row.item] == at
        else row
        for at, row in enumerate(rows)
    ]


def _damage(edition: Edition, entry: Entry, look: DisplaySettings, width: int, items: Sequence[int]) -> list[ListRow]:
    lines = set(entry.block.lines)
    found = [
        (look.messages("facts.line", line=diagnostic.line), _reason(diagnostic.because, diagnostic.message, look))
        for diagnostic in edition.diagnostics
        if diagnostic.line in lines
    ]
    return _pairs(found, look, width, value_ink=TextRole.DAMAGE, items=items)


def _reason(because: str, message: str, look: DisplaySettings) -> str:
    key = f"damage.{because}"
    return look.messages(key) if look.messages.has(key) else message


def _file(edition: Edition, look: DisplaySettings) -> Iterator[Pair]:
    source, say = edition.source, look.messages
    if source:
        yield "", source.name
        yield "", source.encoding
        if source.replaced:
            yield "", say("facts.replaced", count=source.replaced)
        if source.controls:
            yield "", say("facts.controls", count=source.controls)


def _pairs(
    pairs: "Iterator[Pair] | Sequence[Pair]",
    look: DisplaySettings,
    width: int,
    *,
    keep_empty: bool = False,
    value_ink: TextRole = TextRole.TEXT,
    items: Sequence[int] = (),
) -> list[ListRow]:
    """Labels and values, the values in a column of their own where the labels leave room for one."""
    shown = [(look.shown(label), look.shown(value)) for label, value in pairs if value or keep_empty]
    widths = [cells(label, look.ambiguous) for label, value in shown if value]
    column = min(max(widths, default=0) + 1 if any(widths) else 0, width * 3 // 5)
    given: Sequence[int | None] = items or [None] * len(shown)
    return [
        replace(row, item=item)
        for (label, value), item in zip(shown, given, strict=False)
        for row in _pair(label, value, column, look, width, value_ink)
    ]


def _pair(label: str, value: str, column: int, look: DisplaySettings, width: int, ink: TextRole) -> Iterator[ListRow]:
    if not value:
        yield from (ListRow(((line, TextRole.TEXT),)) for line in _lines(label, width, look))
        return
    used = cells(label, look.ambiguous) + 1 if label else 0
    lead = label + " " * max(1, column - used + 1) if label else ""
    start = max(column, used)
    if start > width * 2 // 3:
        # A label so long that its value goes below it.
        yield from (ListRow(((line, TextRole.DIM),)) for line in _lines(label, width, look))
        lead, start = "", 2
        yield from (ListRow((("  ", TextRole.DIM), (line, ink))) for line in _lines(value, width - start, look))
        return
    for index, line in enumerate(_lines(value, width - start, look)):
        yield ListRow(((lead if index == 0 else " " * start, TextRole.DIM), (line, ink)))


def _lines(text: str, width: int, look: DisplaySettings) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, max(2, width), ambiguous=look.ambiguous)]


def _keywords(keywords: "Sequence[Keyword] | None", look: DisplaySettings, width: int) -> list[ListRow]:
    if keywords is None:
        return [ListRow(((look.messages("facts.keywords-coming"), TextRole.DIM),))]
    if not keywords:
        return []
    terms = [look.shown(keyword.term) for keyword in keywords]
    figures = max(len(str(keyword.count)) for keyword in keywords) + 2
    widest = max(cells(term, look.ambiguous) for term in terms) + 1
    # A term that leaves no room for a bar has none; the bars of the others stay under one another.
    column = min(widest, max(0, width - figures - NARROW_BAR))
    bar = min(BAR, width - figures - column)
    most = max(keyword.count for keyword in keywords) or 1
    rows = []
    for index, (keyword, term) in enumerate(zip(keywords, terms, strict=True)):
        gap = " " * (column - cells(term, look.ambiguous))
        length = max(1, round(bar * keyword.count / most)) if gap else 0
        runs = ((term, TextRole.KEYWORD), (gap, TextRole.TEXT), ("=" * length, TextRole.KEYWORD))
        rows.append(ListRow(runs, index, (str(keyword.count), TextRole.DIM)))
    return rows
