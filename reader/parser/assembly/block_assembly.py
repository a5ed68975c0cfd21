"""Blocks in the making turned into those of the model."""

from collections.abc import Iterable, Sequence
from itertools import chain

from reader.model.blocks import BlockKind
from reader.model.edition import (
    Article,
    Block,
    Credit,
    Dateline,
    Diagnostic,
    Paragraph,
    ParagraphRole,
    PlainBlock,
    SourceLine,
)
from reader.parser.assembly.block_builder import BlockBuilder
from reader.parser.assembly.titles import Head, read_title, title_lines
from reader.parser.bylines.byline_reader import Byline, read_byline, read_tail
from reader.parser.bylines.byline_rules import AUTHOR, PHOTOGRAPHER
from reader.parser.features.unit_features import UnitFeatures
from reader.parser.headers.datelines import read_dateline, read_end_dateline, read_place_in_byline
from reader.parser.headers.title_parts import TitleParts
from reader.parser.labeller.labels import BLOCK_OF, LineLabel
from reader.parser.rules import Rules
from reader.parser.truncation.damage import is_literary, mark_damage
from reader.parser.units.page_layout import PageLayout

MOST_BYLINES = 4
"""Lines that a byline may stand on."""
MOST_BEFORE_OPENING = 4
"""Paragraphs among which the first of the report is looked for: captions may stand above it."""
SHORT_REPORT = 120
"""A report without a title that is so short is a brief."""
_BEFORE_OPENING = {"editors-word", "caption-above"}
_REPORTS = {"dateline", "bracket-report", "own-report"}
_ROLES = {LineLabel.SUBHEAD: ParagraphRole.SUBHEAD}
_TEXT = (LineLabel.LEAD, LineLabel.BODY, LineLabel.SUBHEAD, LineLabel.BRIEF)


AssembledBlock = tuple[Block, tuple[Diagnostic, ...]]
"""A block, and what there is to say about its text."""


def assemble_blocks(drafts: Sequence[BlockBuilder], layout: PageLayout, rules: Rules) -> list[AssembledBlock]:
    """The blocks that the drafts of a page stand for."""
    articles = iter(_articles([draft for draft in drafts if draft.label not in BLOCK_OF], layout, rules))
    return [(_plain_block(draft, rules), ()) if draft.label in BLOCK_OF else next(articles) for draft in drafts]


def _plain_block(draft: BlockBuilder, rules: Rules) -> Block:
    kind = BLOCK_OF[draft.label]
    if kind is BlockKind.ADVERTISEMENT and _is_notice(draft):
        kind = BlockKind.NOTICE
    text = tuple(text for unit in draft.units for _, text in unit.unit.printed())
    because = _strongest(draft, rules)
    return PlainBlock(kind, _lines(draft.units), because, text=text)


def _is_notice(draft: BlockBuilder) -> bool:
    features = [feature for unit in draft.units for feature in unit.features]
    notice = features.count("notice-words") + 4 * features.count("notice-head") + 2 * features.count("notice-begins")
    return notice > features.count("trade") + 3 * features.count("trade-head")


def _strongest(draft: BlockBuilder, rules: Rules) -> str:
    """The feature of the block that speaks most for its kind."""
    return max(
        (
            rules.weights.strongest_feature(unit.features, label)
            for unit, label in zip(draft.units, draft.labels, strict=True)
        ),
        key=lambda found: found[1],
    )[0]


def _articles(drafts: Sequence[BlockBuilder], layout: PageLayout, rules: Rules) -> list[AssembledBlock]:
    """Each step is taken for all articles before the next, whereby its rules stay at hand."""
    for draft in drafts:
        _relabel(draft, rules)
    tails = [_tail_credits(draft, rules) for draft in drafts]
    heads = [title_lines(draft, rules) for draft in drafts]
    titles = [read_title(head, layout, rules) for _, head in heads]
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


def _article(draft: BlockBuilder, kind: BlockKind, head: Head, title: TitleParts, rules: Rules) -> Article:
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
        column=" ".join(
            unit.unit.text.strip(rules.punctuation.label) for unit in [*draft.of(LineLabel.COLUMN), *labels]
        ),
        others=others,
        continued=next((unit.continuation.words for unit in draft.units if unit.continuation), None),
    )


def _is_news(
    draft: BlockBuilder, signed: tuple[Credit, ...], dateline: Dateline | None, layout: PageLayout, rules: Rules
) -> bool:
    """Whether the words that its paragraphs begin with tell anything: not in the old script, nor in an essay."""
    is_essay = dateline is None and {credit.role for credit in signed} <= {AUTHOR}
    texts = [unit.unit.text for unit in draft.of(*_TEXT)]
    return not (layout.traditional or (is_essay and is_literary(texts, rules.damage)))


def _text(
    draft: BlockBuilder, kind: BlockKind, is_news: bool, rules: Rules
) -> tuple[tuple[Paragraph, ...], tuple[Diagnostic, ...]]:
    paragraphs, found = mark_damage(tuple(_paragraphs(draft)), rules.damage, is_news)
    return (tuple(map(_as_caption, paragraphs)) if kind is BlockKind.PHOTO_STORY else paragraphs), found


def _opening(draft: BlockBuilder) -> Sequence[UnitFeatures]:
    """The first paragraph of the report, behind a word of the editors or the captions of pictures."""
    first = draft.of(LineLabel.LEAD)[:1]
    if first and not first[0].is_marked and (marked := _marked_below(draft)):
        return [marked]
    has_word = bool(first) and not _BEFORE_OPENING.isdisjoint(first[0].features)
    return draft.of(LineLabel.BODY)[:1] or first if has_word else first


def _marked_below(draft: BlockBuilder) -> UnitFeatures | None:
    """The only one of the first paragraphs that begins as reports do."""
    texts = draft.of(LineLabel.LEAD, LineLabel.BODY)
    marked = [unit for unit in texts if unit.is_marked]
    return marked[0] if len(marked) == 1 and marked[0] in texts[:MOST_BEFORE_OPENING] else None


def _relabel(draft: BlockBuilder, rules: Rules) -> None:
    """Take the salutation of a letter from its head to its text, and a byline above the title for one."""
    draft.relabel([_relabelled(unit, label, rules) for unit, label in zip(draft.units, draft.labels, strict=True)])


def _relabelled(unit: UnitFeatures, label: LineLabel, rules: Rules) -> LineLabel:
    if label in _HEAD and rules.titles.salutation.match(unit.unit.text):
        return LineLabel.BODY
    return LineLabel.BYLINE if label is LineLabel.COLUMN and unit.is_signature and "byline" in unit.features else label


_HEAD = (LineLabel.COLUMN, LineLabel.TITLE, LineLabel.BYLINE)
_OTHERS = (LineLabel.COLUMN, LineLabel.BYLINE, LineLabel.TAIL)


def _article_kind(draft: BlockBuilder, tail: Byline | None) -> BlockKind:
    if draft.label is LineLabel.BRIEF:
        return BlockKind.BRIEF
    if _is_untitled_report(draft):
        return BlockKind.BRIEF
    texts = [unit for unit in draft.of(LineLabel.LEAD, LineLabel.BODY) if "caption-head" not in unit.features[1:]]
    has_photo = any("photo-credit" in unit.features for unit in draft.of(LineLabel.TAIL, LineLabel.BYLINE))
    has_photo = has_photo or (tail is not None and tail.is_photo)
    has_byline = any("byline" in unit.features for unit in draft.of(LineLabel.TAIL, LineLabel.BYLINE))
    if has_photo and not has_byline and len(texts) <= 2 and not any(unit.is_marked for unit in texts):
        return BlockKind.PHOTO_STORY
    return BlockKind.ARTICLE


def _is_untitled_report(draft: BlockBuilder) -> bool:
    """Whether it is a single short paragraph that says itself where it comes from: `本报讯 …`."""
    only = draft.units[0]
    return len(draft.units) == 1 and len(only.unit.text) <= SHORT_REPORT and not _REPORTS.isdisjoint(only.features)


def _as_caption(paragraph: Paragraph) -> Paragraph:
    return Paragraph(
        paragraph.text,
        paragraph.lines,
        ParagraphRole.CAPTION,
        paragraph.line_starts,
        paragraph.lost_before,
        paragraph.lost_after,
    )


def _because(draft: BlockBuilder) -> str:
    """What showed that there is an article."""
    if draft.label is LineLabel.BRIEF:
        return "brief"
    if draft.has(LineLabel.TITLE) and draft.has(LineLabel.BYLINE):
        return "byline-below-title"
    if any(unit.is_marked for unit in draft.of(LineLabel.LEAD)):
        return "dateline-below-title" if draft.has(LineLabel.TITLE) else "dateline"
    if draft.has(LineLabel.TAIL):
        return "byline-behind-text"
    return "title-above-text" if draft.has(LineLabel.TITLE) else "text"


def _paragraphs(draft: BlockBuilder) -> list[Paragraph]:
    return [
        Paragraph(unit.unit.text, unit.unit.lines, _ROLES.get(label, ParagraphRole.TEXT), unit.unit.starts)
        for unit, label in zip(draft.units, draft.labels, strict=True)
        if label in _TEXT
    ]


def _tail_credits(draft: BlockBuilder, rules: Rules) -> Byline | None:
    last = draft.of(*_TEXT)[-1:]
    return _read_tail(last[0], rules) if last else None


def _read_tail(unit: UnitFeatures, rules: Rules) -> Byline | None:
    return read_tail(unit.unit.text, unit.unit.lines[-1], rules.bylines)


def _credits(draft: BlockBuilder, kind: BlockKind, tail: Byline | None, rules: Rules) -> tuple[Credit, ...]:
    above = _signed(draft.of(LineLabel.BYLINE), rules)
    if kind is BlockKind.ARTICLE and not _written_by(above):
        above = _with_writers(above, draft.of(LineLabel.BYLINE), rules)
    found = [*above, *_signed(draft.of(LineLabel.TAIL), rules)]
    found += [credit for unit in _opening(draft) if unit.lead for credit in unit.lead.credits]
    captions = [_read_tail(unit, rules) for unit in draft.of(*_TEXT)[:-1] if "credited" in unit.features]
    found += [credit for ending in (*captions, tail) if ending for credit in ending.credits]
    return tuple({(credit.role, credit.name): credit for credit in reversed(found)}.values())[::-1]


def _with_writers(people: list[Credit], units: Sequence[UnitFeatures], rules: Rules) -> list[Credit]:
    """`本报记者 包亦然 路遥 摄` above an article: the last of them took the pictures, the others wrote.

    Below a picture all of them took it.
    """
    if len(units) != 1 or not rules.bylines.begins_with_reporter(units[0].unit.text):
        return people
    words = rules.bylines.without_last_word(units[0].unit.text)
    written = read_byline(words, units[0].unit.line, rules.bylines)
    return [*written.credits[:-1], *people[-1:]] if written else people


def _signed(units: Sequence[UnitFeatures], rules: Rules) -> list[Credit]:
    """The credits of bylines one below the other, read as one: `文/摄` behind the second is about both."""
    apart = [credit for unit in units if unit.byline for credit in unit.byline.credits]
    if len(units) < 2 or len(units) > MOST_BYLINES or not _may_reach_back([unit.unit.text for unit in units], rules):
        return apart
    whole = read_byline(" ".join(unit.unit.text for unit in units), units[0].unit.line, rules.bylines)
    if whole is None or _written_by(whole.credits) != _written_by(apart):
        return apart
    lines = {credit.name: credit.line for credit in apart}
    return [credit._replace(line=lines.get(credit.name, credit.line)) for credit in whole.credits]


def _may_reach_back(lines: Sequence[str], rules: Rules) -> bool:
    """Whether a word of a line may be about the people of the line before it: not that of `通讯员 曹金凤`."""
    return lines[0].endswith(("/", "／")) or not all(map(rules.bylines.begins_anew, lines[1:]))


def _written_by(found: Iterable[Credit]) -> set[tuple[str, str]]:
    return {(credit.role, credit.name) for credit in found if credit.role != PHOTOGRAPHER}


def _dateline(draft: BlockBuilder, rules: Rules) -> Dateline | None:
    """At the head of the first paragraph, in a byline (`記者林平／南投報導`) or at the end."""
    found = next((unit.dateline for unit in _opening(draft) or draft.of(LineLabel.BRIEF) if unit.dateline), None)
    above = [unit.unit.text for unit in draft.of(LineLabel.BYLINE)]
    above += [unit.unit.text[unit.lead.start : unit.lead.end] for unit in _opening(draft) if unit.lead]
    for read in (read_dateline, read_place_in_byline):
        found = found or next(filter(None, (read(text, rules.datelines) for text in above)), None)
    if found is None and (last := draft.of(*_TEXT)[-1:]):
        found = read_end_dateline(last[0].unit.text, rules.datelines)
    return found.dateline if found else None


def _lines(units: Sequence[UnitFeatures]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(unit.unit.lines for unit in units)))
