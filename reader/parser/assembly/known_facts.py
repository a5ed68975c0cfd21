"""What furniture knows of paper, day and page: `《江口日报》（2024年10月20日 第 10 版）`, `来源:江口日报`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.parser.furniture.finder import Found
from reader.parser.headers.page_header import PageHeader, PageHeaderRules, is_paper
from reader.parser.rules import Rules
from reader.parser.units.text_lines import TextLine
from reader.text.han import HAN

_WORDS = re.compile(f"[{HAN}]{{3,12}}")
_DATED = frozenset(
    {
        "head-inside",
        "folio",
        "comment",
        "site-fields",
        "stamp",
        "stamp-row",
        "day",
        "dated-label",
        "file-name",
        "fields",
        "page-field",
    }
)
_NAMING = frozenset(
    {"head-inside", "folio", "comment", "site-fields", "trail", "file-name", "page-field", "title-said-below"}
)


def known_from(furniture: Sequence[tuple[TextLine, Found]], rules: Rules) -> PageHeader:
    """Paper, day and page, each where all lines that name one name the same."""
    if not furniture:
        return PageHeader()
    masthead = rules.page_header
    return PageHeader(
        newspaper=_only(_papers(_of(furniture, _NAMING), masthead)),
        date=_only(_days(_of(furniture, _DATED), masthead)),
        number=_only(_pages(_of(furniture, frozenset({"folio"})), rules)),
    )


def _of(furniture: Sequence[tuple[TextLine, Found]], reasons: frozenset[str]) -> list[str]:
    return [line.normalized for line, found in furniture if found.because in reasons]


def _only(values: Iterable[str]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _papers(lines: Iterable[str], rules: PageHeaderRules) -> Iterator[str]:
    return (word for line in lines for word in _WORDS.findall(line) if is_paper(word, rules))


def _days(lines: Iterable[str], rules: PageHeaderRules) -> Iterator[str]:
    for line in lines:
        if (found := rules.date.search(line)) and (day := rules.numerals.iso(found)):
            yield day


def _pages(lines: Iterable[str], rules: Rules) -> Iterator[str]:
    for line in lines:
        if found := rules.furniture.folio_page.search(line):
            yield found[1]
