"""Editions drawn at random, with every field filled in one way or another."""

import string

from hypothesis import strategies as st

from reader.model import (
    ARTICLE_KINDS,
    Area,
    Article,
    BlockKind,
    Credit,
    Dateline,
    Diagnostic,
    Edition,
    Origin,
    Page,
    Paragraph,
    ParagraphRole,
    PlainBlock,
    Source,
    SourceLine,
)

ALPHABET = (
    string.printable
    + "看报的人党建“”——……,。：；！？（）《》●■　\x00\x1b\x7f\x85\xa0\xad\u200b\u202e\u2028\ufeff\ufffd𠮷🀄"
)
TEXTS = st.text(ALPHABET, max_size=12) | st.text(st.characters(codec="utf-8"), max_size=6)
WORDS = TEXTS.filter(bool)
MAYBE = st.none() | WORDS
LINES = st.lists(st.integers(1, 500), max_size=4).map(tuple)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(TEXTS)
    lines = draw(st.lists(st.integers(1, 500), min_size=1, max_size=3))
    starts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=len(lines), max_size=len(lines))))
    return Paragraph(
        text,
        tuple(lines),
        draw(st.sampled_from(ParagraphRole)),
        tuple(starts),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(MAYBE),
    )


NUMBERS = st.integers(0, 10**6)
AREAS = st.none() | st.builds(Area, *[st.integers(0, 1000)] * 4)
ARTICLES = st.builds(
    Article,
    st.sampled_from(sorted(ARTICLE_KINDS)),
    LINES,
    TEXTS,
    MAYBE,
    title_lines=LINES,
    kicker=TEXTS,
    headline=TEXTS,
    subtitle=TEXTS,
    title_is_guess=st.booleans(),
    column=TEXTS,
    credits=st.lists(st.builds(Credit, WORDS, WORDS, st.integers(1, 500), MAYBE, MAYBE), max_size=3).map(tuple),
    dateline=st.none() | st.builds(Dateline, WORDS, MAYBE, MAYBE, MAYBE),
    paragraphs=st.lists(paragraphs(), max_size=3).map(tuple),
    others=st.lists(st.builds(SourceLine, st.integers(1, 500), TEXTS), max_size=2).map(tuple),
    continued=MAYBE,
    address=MAYBE,
    area=AREAS,
)
BLOCKS = st.builds(
    PlainBlock,
    st.sampled_from(sorted(set(BlockKind) - ARTICLE_KINDS)),
    LINES,
    TEXTS,
    MAYBE,
    st.lists(TEXTS, max_size=3).map(tuple),
    MAYBE,
    AREAS,
)
PAGES = st.builds(Page, st.lists(ARTICLES | BLOCKS, max_size=4).map(tuple), MAYBE, MAYBE, st.sampled_from(Origin))
SOURCES = st.builds(Source, WORDS, WORDS, WORDS, NUMBERS, NUMBERS, NUMBERS, st.just(""))
EDITIONS = st.builds(
    Edition,
    st.lists(PAGES, max_size=2).map(tuple),
    MAYBE,
    st.none() | st.sampled_from(Origin),
    st.none() | st.dates().map(str),
    st.none() | st.sampled_from(Origin),
    st.lists(st.builds(Diagnostic, WORDS, NUMBERS, TEXTS, TEXTS), max_size=3).map(tuple),
    st.none() | SOURCES,
)
