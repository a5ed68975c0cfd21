"""What holds for any text at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader import resources, shipped
from reader.model import Article, Edition
from reader.parser import parse
from reader.parser.explain import explain

PAGE = resources.text("editions/pinghu-2021-11-08-c01.txt")
PIECES = [line for line in PAGE.split("\n") if line.strip()] + [
    "●某某遗失营业执照正本一份,声明作废。",
    "【本報訊】昨日上午市府舉行會議，討論冬令救濟事宜。",
    "遗失声明",
    "国际",
    "(下转第四版)",
    "\x1b[31m",
    "\x00",
    "第3版:要闻",
]
LINES = st.one_of(st.sampled_from(PIECES), st.text(max_size=80), st.just(""), st.just("　　"))
TEXTS = st.one_of(st.text(), st.lists(LINES, max_size=40).map("\n".join))


def lines_of(edition: Edition) -> list[int]:
    return sorted(line for page in edition.pages for block in page.blocks for line in block.lines)


def printed(text: str) -> list[int]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [number for number, line in enumerate(lines, 1) if line.strip()]


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_line_that_prints_something_is_in_one_block(text: str) -> None:
    assert lines_of(parse(text, shipped.rules())) == printed(text)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_line_is_explained(text: str) -> None:
    assert [line.line for line in explain(text, shipped.rules()).lines] == printed(text)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_line_ends_and_a_last_one_make_no_difference(text: str) -> None:
    text = text.replace("\r", "")
    expected = parse(text, shipped.rules())
    assert parse(text.replace("\n", "\r\n"), shipped.rules()) == expected
    assert parse(text + "\n", shipped.rules()) == expected


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_paragraphs_lead_back_to_the_source(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    edition = parse(text, shipped.rules())
    articles = [block for page in edition.pages for block in page.blocks if isinstance(block, Article)]
    for paragraph in (paragraph for article in articles for paragraph in article.paragraphs):
        ends = [*paragraph.line_starts[1:], len(paragraph.text)]
        parts = zip(paragraph.lines, paragraph.line_starts, ends, strict=True)
        assert all(paragraph.text[start:end].strip() in lines[line - 1] for line, start, end in parts)


@given(st.integers(1, 6))
@settings(max_examples=6, deadline=None)
def test_more_blank_lines_between_blocks_make_no_difference(more: int) -> None:
    rules = shipped.rules()
    first_lines = {block.lines[0] for page in parse(PAGE, rules).pages for block in page.blocks}
    lines = ["\n" * more + line if number in first_lines else line for number, line in enumerate(PAGE.split("\n"), 1)]
    expected = [(block.kind, block.texts) for page in parse(PAGE, rules).pages for block in page.blocks]
    found = [(block.kind, block.texts) for page in parse("\n".join(lines), rules).pages for block in page.blocks]
    assert found == expected
