"""Blocks in the making turned into those of the model."""

from collections.abc import Iterable, Sequence
from itertools import chain

from reader.model import (
    Article,
    Block,
    BlockKind,
    Credit,
    Dateline,
    Diagnostic,
    Paragraph,
    ParagraphRole,
    PlainBlock,
    SourceLine,
)
from reader.parser.articles import Draft
from reader.parser.credits import Byline, read_byline, read_tail
from reader.parser.damage import is_literary, mark
from reader.parser.dateline import read_dateline, read_end_dateline, read_place_in_byline
from reader.parser.kinds import BLOCK_OF, LineKind
from reader.parser.layout import Layout
from reader.parser.roles import AUTHOR, PHOTOGRAPHER
from reader.parser.rules import Rules
from reader.parser.sightings import Sighting
from reader.parser.titles import Title, count_columns, split_title

MOST_BYLINES = 4
"""Lines that a byline may stand on."""
SHORT_REPORT = 120
"""A report without a title that is so short is a brief."""
_BEFORE_OPENING = {"editors-word", "caption-above"}
_REPORTS = {"dateline", "bracket-report", "own-report"}
_ROLES = {LineKind.SUBHEAD: ParagraphRole.SUBHEAD}
_TEXT = (LineKind.LEAD, LineKind.BODY, LineKind.SUBHEAD, LineKind.BRIEF)


Head = tuple[Sequence[Sighting], Sequence[Sighting]]
"""The lines of a title that name a column, and the rest."""
Found = tuple[Block, tuple[Diagnostic, ...]]
"""A block, and what there is to say about its text."""


def build(drafts: Sequence[Draft], layout: Layout, rules: Rules) -> list[Found]:
    """The blocks that the drafts of a page stand for."""
    articles = iter(_articles([draft for draft in drafts if draft.kind not in BLOCK_OF], layout, rules))
    return [(_plain_block(draft, rules), ()) if draft.kind in BLOCK_OF else next(articles) for draft in drafts]


def _plain_block(draft: Draft, rules: Rules) -> Block:
    kind = BLOCK_OF[draft.kind]
    if kind is BlockKind.ADVERTISEMENT and _is_notice(draft):
        kind = BlockKind.NOTICE
    text = tuple(text for unit in draft.units for _, text in unit.unit.printed())
    because = _strongest(draft, rules)
    return PlainBlock(kind, _lines(draft.units), because, text=text)


def _is_notice(draft: Draft) -> bool:
    clues = [clue for unit in draft.units for clue in unit.clues]
    notice = clues.count("notice-words") + 4 * clues.count("notice-head") + 2 * clues.count("notice-begins")
    return notice > clues.count("trade") + 3 * clues.count("trade-head")


def _strongest(draft: Draft, rules: Rules) -> str:
    """The clue of the block that speaks most for its kind."""
    return max(
        (rules.weights.reason(unit.clues, kind) for unit, kind in zip(draft.units, draft.kinds, strict=True)),
        key=lambda found: found[1],
    )[0]


def _articles(drafts: Sequence[Draft], layout: Layout, rules: Rules) -> list[Found]:
    """Each step is taken for all articles before the next, whereby its rules stay at hand."""
    for draft in drafts:
        _settle(draft, rules)
    tails = [_tail_credits(draft, rules) for draft in drafts]
    heads = [_titles(draft, rules) for draft in drafts]
    titles = [split_title([unit.unit.text for unit in head], layout.classical, rules.titles) for _, head in heads]
    kinds = [_article_kind(draft, tail) for draft, tail in zip(drafts, tails, strict=True)]
    signed = [_credits(draft, kind, tail, rules) for draft, kind, tail in zip(drafts, kinds, tails, strict=True)]
    datelines = [_dateline(draft, rules) for draft in drafts]
    texts = [
        _text(draft, kind, _is_news(draft, people, dateline, layout, rules), rules)
        for draft, kind, people, dateline in zip(drafts, kinds, signed, datelines, strict=True)
    ]
    return [
        (_article(draft, kind, head, title, rules)._replace(credits=people, dateline=dateline, paragraphs=text), found)
        for draft, kind, head, title, people, dateline, (text, found) in zip(
            drafts, kinds, heads, titles, signed, datelines, texts, strict=True
        )
    ]


def _article(draft: Draft, kind: BlockKind, head: Head, title: Title, rules: Rules) -> Article:
    labels, titles = head
    others = tuple(SourceLine(*printed) for unit in [*labels, *draft.of(*_OTHERS)] for printed in unit.unit.printed())
    return Article(
        kind=kind,
        lines=_lines(draft.units),
        because=_because(draft),
        section=draft.section,
        title_lines=_lines(titles),
        kicker=title.kicker,
        headline=title.headline,
        subtitle=title.subtitle,
        title_is_guess=title.is_guess,
        column=" ".join(unit.unit.text.strip(rules.signs.label) for unit in [*draft.of(LineKind.COLUMN), *labels]),
        others=others,
        continued=next((unit.continuation.words for unit in draft.units if unit.continuation), None),
    )


def _is_news(draft: Draft, signed: tuple[Credit, ...], dateline: Dateline | None, layout: Layout, rules: Rules) -> bool:
    """Whether the words that its paragraphs begin with tell anything: not in the old script, nor in an essay."""
    is_essay = dateline is None and {credit.role for credit in signed} <= {AUTHOR}
    texts = [unit.unit.text for unit in draft.of(*_TEXT)]
    return not (layout.traditional or (is_essay and is_literary(texts, rules.damage)))


def _text(
    draft: Draft, kind: BlockKind, is_news: bool, rules: Rules
) -> tuple[tuple[Paragraph, ...], tuple[Diagnostic, ...]]:
    paragraphs, found = mark(tuple(_paragraphs(draft)), rules.damage, is_news)
    return (tuple(map(_as_caption, paragraphs)) if kind is BlockKind.PHOTO_STORY else paragraphs), found


def _opening(draft: Draft) -> Sequence[Sighting]:
    """The first paragraph of the report, behind a word of the editors or the caption of a picture."""
    first = draft.of(LineKind.LEAD)[:1]
    has_word = bool(first) and not _BEFORE_OPENING.isdisjoint(first[0].clues)
    return draft.of(LineKind.BODY)[:1] or first if has_word else first


def _settle(draft: Draft, rules: Rules) -> None:
    """Take the salutation of a letter from its head to its text, and a byline above the title for one."""
    draft.settle([_settled(unit, kind, rules) for unit, kind in zip(draft.units, draft.kinds, strict=True)])


def _settled(unit: Sighting, kind: LineKind, rules: Rules) -> LineKind:
    if kind in _HEAD and rules.titles.salutation.match(unit.unit.text):
        return LineKind.BODY
    return LineKind.BYLINE if kind is LineKind.COLUMN and unit.is_signature and "byline" in unit.clues else kind


def _titles(draft: Draft, rules: Rules) -> Head:
    """The title's lines that name a column, and the rest."""
    titles = draft.of(LineKind.TITLE)
    signed = [unit.byline.form for unit in draft.of(LineKind.BYLINE) if unit.byline]
    count = count_columns([unit.unit.text for unit in titles], signed == ["bare-names"], rules.titles)
    return titles[:count], titles[count:]


_HEAD = (LineKind.COLUMN, LineKind.TITLE, LineKind.BYLINE)
_OTHERS = (LineKind.COLUMN, LineKind.BYLINE, LineKind.TAIL)


def _article_kind(draft: Draft, tail: Byline | None) -> BlockKind:
    if draft.kind is LineKind.BRIEF:
        return BlockKind.BRIEF
    if _is_untitled_report(draft):
        return BlockKind.BRIEF
    texts = [unit for unit in draft.of(LineKind.LEAD, LineKind.BODY) if "caption-head" not in unit.clues[1:]]
    has_photo = any("photo-credit" in unit.clues for unit in draft.of(LineKind.TAIL, LineKind.BYLINE))
    has_photo = has_photo or (tail is not None and tail.is_photo)
    has_byline = any("byline" in unit.clues for unit in draft.of(LineKind.TAIL, LineKind.BYLINE))
    if has_photo and not has_byline and len(texts) <= 2 and not any(unit.is_marked for unit in texts):
        return BlockKind.PHOTO_STORY
    return BlockKind.ARTICLE


def _is_untitled_report(draft: Draft) -> bool:
    """Whether it is a single short paragraph that says itself where it comes from: `本报讯 …`."""
    only = draft.units[0]
    return len(draft.units) == 1 and len(only.unit.text) <= SHORT_REPORT and not _REPORTS.isdisjoint(only.clues)


def _as_caption(paragraph: Paragraph) -> Paragraph:
    return Paragraph(
        paragraph.text,
        paragraph.lines,
        ParagraphRole.CAPTION,
        paragraph.line_starts,
        paragraph.lost_before,
        paragraph.lost_after,
    )


def _because(draft: Draft) -> str:
    """What showed that there is an article."""
    if draft.kind is LineKind.BRIEF:
        return "brief"
    if draft.has(LineKind.TITLE) and draft.has(LineKind.BYLINE):
        return "byline-below-title"
    if any(unit.is_marked for unit in draft.of(LineKind.LEAD)):
        return "dateline-below-title" if draft.has(LineKind.TITLE) else "dateline"
    if draft.has(LineKind.TAIL):
        return "byline-behind-text"
    return "title-above-text" if draft.has(LineKind.TITLE) else "text"


def _paragraphs(draft: Draft) -> list[Paragraph]:
    return [
        Paragraph(unit.unit.text, unit.unit.lines, _ROLES.get(kind, ParagraphRole.TEXT), unit.unit.starts)
        for unit, kind in zip(draft.units, draft.kinds, strict=True)
        if kind in _TEXT
    ]


def _tail_credits(draft: Draft, rules: Rules) -> Byline | None:
    last = draft.of(*_TEXT)[-1:]
    return _read_tail(last[0], rules) if last else None


def _read_tail(unit: Sighting, rules: Rules) -> Byline | None:
    return read_tail(unit.unit.text, unit.unit.lines[-1], rules.credits)


def _credits(draft: Draft, kind: BlockKind, tail: Byline | None, rules: Rules) -> tuple[Credit, ...]:
    above = _signed(draft.of(LineKind.BYLINE), rules)
    if kind is BlockKind.ARTICLE and not _written_by(above):
        above = _with_writers(above, draft.of(LineKind.BYLINE), rules)
    found = [*above, *_signed(draft.of(LineKind.TAIL), rules)]
    found += [credit for unit in _opening(draft) if unit.lead for credit in unit.lead.credits]
    captions = [_read_tail(unit, rules) for unit in draft.of(*_TEXT)[:-1] if "credited" in unit.clues]
    found += [credit for ending in (*captions, tail) if ending for credit in ending.credits]
    return tuple({(credit.role, credit.name): credit for credit in reversed(found)}.values())[::-1]


def _with_writers(people: list[Credit], units: Sequence[Sighting], rules: Rules) -> list[Credit]:
    """`本报记者 包亦然 路遥 摄` above an article: the last of them took the pictures, the others wrote.

    Below a picture all of them took it.
    """
    if len(units) != 1 or not rules.credits.begins_with_reporter(units[0].unit.text):
        return people
    words = rules.credits.without_last_word(units[0].unit.text)
    written = read_byline(words, units[0].unit.line, rules.credits)
    return [*written.credits[:-1], *people[-1:]] if written else people


def _signed(units: Sequence[Sighting], rules: Rules) -> list[Credit]:
    """The credits of bylines one below the other, read as one: `文/摄` behind the second is about both."""
    apart = [credit for unit in units if unit.byline for credit in unit.byline.credits]
    if len(units) < 2 or len(units) > MOST_BYLINES or not _may_reach_back([unit.unit.text for unit in units], rules):
        return apart
    whole = read_byline(" ".join(unit.unit.text for unit in units), units[0].unit.line, rules.credits)
    if whole is None or _written_by(whole.credits) != _written_by(apart):
        return apart
    lines = {credit.name: credit.line for credit in apart}
    return [credit._replace(line=lines.get(credit.name, credit.line)) for credit in whole.credits]


def _may_reach_back(lines: Sequence[str], rules: Rules) -> bool:
    """Whether a word of a line may be about the people of the line before it: not that of `通讯员 曹金凤`."""
    return lines[0].endswith(("/", "／")) or not all(map(rules.credits.begins_anew, lines[1:]))


def _written_by(found: Iterable[Credit]) -> set[tuple[str, str]]:
    return {(credit.role, credit.name) for credit in found if credit.role != PHOTOGRAPHER}


def _dateline(draft: Draft, rules: Rules) -> Dateline | None:
    """At the head of the first paragraph, in a byline (`記者林平／南投報導`) or at the end."""
    found = next((unit.dateline for unit in _opening(draft) or draft.of(LineKind.BRIEF) if unit.dateline), None)
    above = [unit.unit.text for unit in draft.of(LineKind.BYLINE)]
    above += [unit.unit.text[unit.lead.start : unit.lead.end] for unit in _opening(draft) if unit.lead]
    for read in (read_dateline, read_place_in_byline):
        found = found or next(filter(None, (read(text, rules.datelines) for text in above)), None)
    if found is None and (last := draft.of(*_TEXT)[-1:]):
        found = read_end_dateline(last[0].unit.text, rules.datelines)
    return found.dateline if found else None


def _lines(units: Sequence[Sighting]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(unit.unit.lines for unit in units)))
