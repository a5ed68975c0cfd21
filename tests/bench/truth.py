"""Annotated pages of the form `PAGE.txt` beside `PAGE.truth.json`, as kinds of lines that weights are learned from."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reader.parser.kinds import LineKind
from reader.parser.reading import Reading

ARTICLES = {"article", "photo_story"}
KINDS = {
    "masthead": LineKind.HEADER,
    "section_strip": LineKind.STRIP,
    "sponsor_strip": LineKind.SPONSOR,
    "advertisement": LineKind.ADVERT,
    "notice": LineKind.ADVERT,
    "weather": LineKind.WEATHER,
    "public_service_ad": LineKind.PSA,
    "publisher": LineKind.IMPRINT,
    "other": LineKind.OTHER,
    "furniture": LineKind.OTHER,
}
"""The kind of the first line of a block that is no article."""


def annotated(folder: Path) -> Iterator[tuple[Path, str, dict[int, LineKind]]]:
    """The pages below a folder: path, text, and what each line is."""
    for path in sorted(folder.rglob("*.truth.json")):
        text = path.with_name(path.name.replace(".truth.json", ".txt")).read_text("utf-8")
        yield path, text, kinds_of(json.loads(path.read_text("utf-8"))["blocks"])


def kinds_of(blocks: Sequence[Mapping[str, Any]]) -> dict[int, LineKind]:
    """The kind of each line, by its number."""
    kinds: dict[int, LineKind] = {}
    for block in blocks:
        lines = sorted(block["line_list"])
        if block["kind"] in ARTICLES:
            kinds |= _of_article(block, lines)
        elif block["kind"] == "brief":
            kinds |= _of_brief(block, lines)
        else:
            first = KINDS[block["kind"]]
            more = first if first is LineKind.STRIP else LineKind(f"{first}+")
            kinds |= {line: more if at else first for at, line in enumerate(lines)}
    for block in blocks:
        if block["kind"] in ARTICLES and block.get("paragraphs"):
            kinds |= _interrupting(block, kinds)
    return kinds


def _interrupting(block: Mapping[str, Any], kinds: Mapping[int, LineKind]) -> dict[int, LineKind]:
    """What stands between the lines of an article and is none of them."""
    own = sorted(block["line_list"])
    text = min(paragraph["lines"][0] for paragraph in block["paragraphs"])
    last = max(paragraph["lines"][-1] for paragraph in block["paragraphs"])
    between = [line for line in range(own[0], last) if kinds.get(line) in _OTHERS]
    return {line: LineKind.HEAD_ASIDE if line < text else LineKind.TEXT_ASIDE for line in between}


_OTHERS = (LineKind.OTHER, LineKind.OTHER_MORE)


def _paragraphs(block: Mapping[str, Any]) -> dict[int, str]:
    """The lines of its paragraphs, with their roles."""
    found: dict[int, str] = {}
    for paragraph in block.get("paragraphs") or []:
        first, *rest = paragraph["lines"]
        last = rest[-1] if rest else first
        found |= dict.fromkeys(range(first, last + 1), paragraph.get("role") or "para")
    return found


def _of_article(block: Mapping[str, Any], lines: Sequence[int]) -> dict[int, LineKind]:
    texts = {line: role for line, role in _paragraphs(block).items() if line in lines}
    titles = set(block.get("title_lines") or [])
    starts = {paragraph["lines"][0] for paragraph in block.get("paragraphs") or []}
    first_text, last_text = min(texts, default=lines[-1] + 1), max(texts, default=0)
    kinds: dict[int, LineKind] = {}
    is_first = True
    for line in lines:
        if line in titles:
            kinds[line] = LineKind.TITLE
        elif line in texts:
            role = LineKind.SUBHEAD if texts[line] == "subhead" else LineKind.LEAD if is_first else LineKind.BODY
            is_first = is_first and not (line + 1 in starts or line + 1 not in texts)
            kinds[line] = role
        elif line > last_text:
            kinds[line] = LineKind.TAIL
        elif line < first_text:
            kinds[line] = LineKind.COLUMN if titles and line < min(titles) else LineKind.BYLINE
        else:
            kinds[line] = LineKind.BODY
    return kinds


def _of_brief(block: Mapping[str, Any], lines: Sequence[int]) -> dict[int, LineKind]:
    texts = _paragraphs(block)
    titles = set(block.get("title_lines") or [])
    if titles:
        return _of_article(block, lines)
    return {line: LineKind.BRIEF if line in texts or line == lines[0] else LineKind.TAIL for line in lines}


def kinds_wanted(reading: Reading, kinds: Mapping[int, LineKind]) -> list[LineKind | None]:
    """What each unit of a reading is to be; None where its line is not annotated."""
    found: list[LineKind | None] = []
    last = 0
    for seen in reading.seen:
        line = seen.unit.line
        kind = kinds.get(line)
        if line == last:
            kind = LineKind.LEAD
        elif kind in {LineKind.LEAD, LineKind.TITLE} and any(clue == "heading-mark" for clue in seen.unit.clues):
            kind = LineKind.TITLE
        if found and kind is not None and kind.goes_on and not _may_go_on(found[-1], kind):
            kind = LineKind(kind.removesuffix("+"))
        found.append(kind)
        last = line
    return found


def _may_go_on(before: LineKind | None, kind: LineKind) -> bool:
    return before is not None and before.removesuffix("+") == kind.removesuffix("+")


def in_blocks(kinds: Sequence[LineKind | None]) -> list[LineKind | None]:
    """The kinds with `other` lines that follow each other as one block."""
    found: list[LineKind | None] = []
    for kind in kinds:
        goes_on = kind is LineKind.OTHER and bool(found) and found[-1] in _OTHERS
        found.append(LineKind.OTHER_MORE if goes_on else kind)
    return found
